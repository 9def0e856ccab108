"""What stands right above the table of a card: its name below the label, its number in brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Budget, Initiative, InitiativeProject, Kpi
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


_GOAL = "1人1日当たりの外出の時間（81分［令和５年度］⇒95分［令和11年度］）"


def _strip_and_form(d: Drawing, number: int, name: str, amount: str = "") -> None:
    """A number, a strip with the name alone and an amount beside it, above a form that names nothing."""
    d.text(40, 30, f"施策番号　{number}", 9)
    d.grid([40, 110, 250], [44, 66])
    d.text(46, 58, "事業名", 9)
    d.text(116, 59, name, 12)
    d.text(255, 58, amount, 8)
    rows = (
        ("目的", "外に出る人が減っている。"),
        ("事業内容", "集いの場を開く団体を支援する。"),
        ("期待される効果", "外に出る人が増える。"),
        ("成果指標", _GOAL),
        ("対象", "町村"),
    )
    _card(d, 80, rows)


def _rows_of(d: Drawing, path: Path) -> tuple[list[Initiative], list[Budget], list[Kpi]]:
    (path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(path / "drawn.pdf").rows
    return (
        [row for row in rows if isinstance(row, Initiative)],
        [row for row in rows if isinstance(row, Budget)],
        [row for row in rows if isinstance(row, Kpi)],
    )


def test_a_strip_with_the_name_alone_names_the_form_below_it(tmp_path: Path) -> None:
    d = Drawing()
    _strip_and_form(d, 6, "集いの場開設事業")
    cards, _, _ = _rows_of(d, tmp_path)
    assert [(card.number, card.name) for card in cards] == [("6", "集いの場開設事業")]


def test_each_strip_of_a_name_begins_a_card(tmp_path: Path) -> None:
    d = Drawing()
    for number, name in ((6, "集いの場開設事業"), (7, "見守りの輪づくり事業")):
        _strip_and_form(d, number, name)
        d.page()
    cards, _, _ = _rows_of(d, tmp_path)
    assert [card.name for card in cards] == ["集いの場開設事業", "見守りの輪づくり事業"]


def test_amounts_beside_the_strip_of_a_name_are_those_of_the_form_below_it(tmp_path: Path) -> None:
    d = Drawing()
    for number, name in ((6, "集いの場開設事業"), (7, "見守りの輪づくり事業")):
        _strip_and_form(d, number, name, f"令和８年度予算案　{number}百万円")
    cards, budgets, _ = _rows_of(d, tmp_path)
    assert [(card.number, card.name) for card in cards] == [
        ("6", "集いの場開設事業"),
        ("7", "見守りの輪づくり事業"),
    ]
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2026, 6000), (2026, 7000)]


def test_a_goal_that_begins_with_a_figure_is_no_row_of_figures(tmp_path: Path) -> None:
    d = Drawing(600, 500)
    _strip_and_form(d, 6, "集いの場開設事業")
    (kpi,) = _rows_of(d, tmp_path)[2]
    assert (kpi.indicator, kpi.unit) == ("1人1日当たりの外出の時間", "分")
    assert (kpi.baseline_value, kpi.baseline_fy, kpi.target_value, kpi.target_fy) == (81, 2023, 95, 2029)


def test_brackets_around_a_whole_title_are_no_part_of_the_name(tmp_path: Path) -> None:
    d = Drawing()
    for name in ("【集いの場開設事業】", "〔見守りの輪づくり事業〕"):
        d.text(40, 60, name, 12)
        _card(d, 70, _ROWS[:3])
    cards, _, _ = _rows_of(d, tmp_path)
    assert [card.name for card in cards] == ["集いの場開設事業", "見守りの輪づくり事業"]


def test_a_strip_of_a_number_and_a_name_names_the_forms_side_by_side_below_it(tmp_path: Path) -> None:
    d = Drawing(700, 420)
    for number, name in ((6, "集いの場開設事業"), (7, "見守りの輪づくり事業")):
        d.grid([380, 460, 560, 660], [80, 100, 120, 140])
        for k, row in enumerate(
            (("団体名", "R7所要額", "R8所要額"), ("鳥取市", "600", "800"), ("岩美町", "100", "200"))
        ):
            for x, text in zip((386, 466, 566), row, strict=True):
                d.text(x, 94 + 20 * k, text, 9)
        d.text(40, 200, "（単位：所要額は千円）", 9)
        d.grid([40, 130, 660], [40, 62])
        d.text(46, 54, f"取組番号 {number}", 9)
        d.text(136, 54, name, 9)
        _card(d, 80, (*_ROWS[:3], ("関係市町", "鳥取市、岩美町")))
    cards, budgets, _ = _rows_of(d, tmp_path)
    assert [(card.number, card.name) for card in cards] == [
        ("6", "集いの場開設事業"),
        ("7", "見守りの輪づくり事業"),
    ]
    amounts = [(b.municipality, b.fiscal_year, b.amount_thousand_yen) for b in budgets]
    assert (
        amounts == [("鳥取市", 2025, 600), ("鳥取市", 2026, 800), ("岩美町", 2025, 100), ("岩美町", 2026, 200)] * 2
    )
