"""What stands right above the table of a card: its name below the label, its number in brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Initiative, InitiativeProject
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_ROWS = (
    ("政策分野", "福祉"),
    ("取組内容", "集いの場を開く団体に費用を支援する。"),
    ("事業効果", "外に出る人が増える。"),
    ("事業名称", "【共通】○集いの場支援事業"),
)


def _card(d: Drawing, top: float, rows: tuple[tuple[str, str], ...]) -> None:
    d.grid((40, 130, 360), [top + 20 * n for n in range(len(rows) + 1)])
    for n, (label, value) in enumerate(rows):
        d.text(44, top + 14 + 20 * n, label, 9)
        d.text(134, top + 14 + 20 * n, value, 9)
    d.page()


def test_the_name_on_a_band_above_the_table_leaves_its_projects_projects(tmp_path: Path) -> None:
    d = Drawing()
    for name in ("集いの場開設事業", "見守りの輪づくり事業"):
        d.fill(40, 50, 360, 88, 0.8, 0.9, 0.85)
        d.text(46, 62, "施策名", 7)
        d.text(46, 82, name, 14)
        _card(d, 96, _ROWS)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.name for row in rows if isinstance(row, Initiative)] == [
        "集いの場開設事業",
        "見守りの輪づくり事業",
    ]
    assert [row.project for row in rows if isinstance(row, InitiativeProject)] == ["集いの場支援事業"] * 2


def test_a_number_in_brackets_above_the_table_is_the_card_s(tmp_path: Path) -> None:
    d = Drawing()
    for number in ("1-①", "1-②"):
        d.text(40, 60, f"【施策番号　{number}】", 9)
        _card(d, 70, (("施策名", "集いの場開設事業"), *_ROWS))
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.number for row in rows if isinstance(row, Initiative)] == ["1-①", "1-②"]


def test_a_place_beside_the_title_on_a_band_is_no_name(tmp_path: Path) -> None:
    d = Drawing()
    for name in ("集いの場の開設", "見守りの輪づくり"):
        d.fill(30, 40, 370, 80, 0.2, 0.3, 0.5)
        d.text(60, 64, name, 15)
        d.text(320, 54, "岩手県", 8)
        d.text(316, 70, "早稲沢町", 8)
        _card(d, 96, _ROWS)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.name for row in rows if isinstance(row, Initiative)] == ["集いの場の開設", "見守りの輪づくり"]


def test_the_towns_below_their_label_above_the_table_take_part(tmp_path: Path) -> None:
    d = Drawing()
    d.text(40, 52, "事業名", 9)
    d.text(50, 66, "集いの場開設事業", 9)
    d.text(40, 80, "関係市町村名", 9)
    d.text(50, 94, "浜辺市、岬村、潮見町", 9)
    _card(d, 104, _ROWS)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    found = [(row.name, row.municipalities) for row in rows if isinstance(row, Initiative)]
    assert found == [("集いの場開設事業", "浜辺市、岬村、潮見町")]


def test_a_measure_of_another_axis_is_not_that_of_a_card_without_one(tmp_path: Path) -> None:
    d = Drawing()
    for axis, field, measure in (
        ("１　生活機能の強化", "（１）医療", "ア　救急医療の確保"),
        ("２　結びつきやネットワークの強化", "（１）地域公共交通", ""),
    ):
        for n, heading in enumerate((axis, field, measure)):
            d.text(40 + 10 * n, 50 + 22 * n, heading, 14 - 2 * n)
        _card(d, 110, (("施策名", f"{field[3:]}の事業"), *_ROWS[1:]))
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    found = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]
    assert [row.policy_field for row in found] == ["医療", "地域公共交通"]
    assert [row.measure for row in found] == ["救急医療の確保", None]


def test_a_label_with_its_value_above_the_table_is_no_name(tmp_path: Path) -> None:
    d = Drawing()
    d.text(40, 60, "政策分野：福祉", 9)
    _card(d, 70, _ROWS[1:])
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [(row.name, row.policy_field) for row in rows if isinstance(row, Initiative)] == [(None, "福祉")]


def test_an_office_at_the_end_of_the_line_is_none_of_the_field_before_it(tmp_path: Path) -> None:
    d = Drawing()
    d.text(40, 60, "政策分野：福祉", 9)
    d.text(290, 60, "社会局集いの場室", 9)
    _card(d, 70, _ROWS[1:])
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.policy_field for row in rows if isinstance(row, Initiative)] == ["福祉"]


def test_an_office_at_the_end_of_the_line_below_the_title_is_no_name(tmp_path: Path) -> None:
    d = Drawing()
    for number, name in enumerate(("集いの場開設事業", "見守りの輪づくり事業"), 1):
        d.text(40, 40, f"{number}．{name}", 15)
        d.text(40, 60, "政策分野：福祉", 9)
        d.text(250, 60, "社会局集いの場推進室", 9)
        _card(d, 70, _ROWS[1:])
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    found = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]
    assert [(row.number, row.name) for row in found] == [("1", "集いの場開設事業"), ("2", "見守りの輪づくり事業")]


def test_a_marked_line_above_a_card_with_its_name_in_a_band_is_its_field(tmp_path: Path) -> None:
    d = Drawing()
    for name in ("集いの場開設事業", "見守りの輪づくり事業"):
        d.text(40, 40, "■ 生活機能の強化", 12)
        d.text(46, 58, "◇ 福祉", 10)
        d.frame(40, 70, 360, 90)
        d.text(44, 84, name, 11, mode=2)
        _card(d, 90, (("関係市町", "飯田市、松川町"), *_ROWS[1:3]))
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    cards = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]
    assert [(card.name, card.axis, card.policy_field) for card in cards] == [
        ("集いの場開設事業", "生活機能の強化", "福祉"),
        ("見守りの輪づくり事業", "生活機能の強化", "福祉"),
    ]


def test_a_number_before_the_name_above_the_table_is_the_card_s(tmp_path: Path) -> None:
    d = Drawing()
    for number, name in ((1, "集いの場開設事業"), (2, "見守りの輪づくり事業")):
        d.text(44, 62, "事業名", 9)
        d.text(134, 62, f"{number}　{name}", 9)
        _card(d, 70, _ROWS[:3])
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [(row.number, row.name) for row in rows if isinstance(row, Initiative)] == [
        ("1", "集いの場開設事業"),
        ("2", "見守りの輪づくり事業"),
    ]


def test_a_field_at_the_head_of_the_page_is_the_card_s_whatever_stands_between(tmp_path: Path) -> None:
    d = Drawing(400, 500)
    for name in ("集いの場開設事業", "見守りの輪づくり事業"):
        d.text(250, 24, "政策分野名：福祉", 8)
        d.text(40, 46, name, 16)
        for row, text in enumerate(
            ("令和８年度要求額", "85百万円", "（令和７年度予算額　114百万円）", "山村振興室")
        ):
            d.text(250, 40 + 14 * row, text, 9)
        _card(d, 100, (("関係市町", "飯田市、松川町"), *_ROWS[1:3]))
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    cards = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]
    assert [(card.name, card.policy_field) for card in cards] == [
        ("集いの場開設事業", "福祉"),
        ("見守りの輪づくり事業", "福祉"),
    ]
