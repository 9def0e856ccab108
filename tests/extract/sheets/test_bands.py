"""Sheets of boxes with a band at the top of each, whose heading stands at the left of the band."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.layout.fragments import fragments_of
from extract.sheets.bands import bands_of, is_on_band
from kohyo.pipeline import read_document
from schemas.tables import Budget, FindingRow, Initiative
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_NAMES = ("森の学校をひらく", "港の台所を支える")
_BODY = "住民と事業者が集まり、山の道具の使い方を子どもに教えている。"
_EFFECT = "通う子どもが増え、山の手入れが進んだ。"
_LEFT, _RIGHT, _WIDTH = 30.0, 430.0, 380.0


def _box(d: Drawing, x: float, top: float, height: float, heading: str, text: str = "") -> None:
    d.fill(x, top, x + _WIDTH, top + 18, 0.85, 0.9, 0.95)
    d.frame(x, top, x + _WIDTH, top + height)
    d.text(x + 6, top + 13, heading, 11)
    d.text(x + 8, top + 34, text, 11)


def _costs(d: Drawing, top: float, amounts: tuple[str, ...]) -> None:
    xs = [_RIGHT + 10, _RIGHT + 80, _RIGHT + 170, _RIGHT + 260]
    d.grid(xs, [top, top + 18, top + 36])
    for row, words in enumerate((("年度", "R4年度", "R5年度"), ("事業費", *amounts))):
        for x, word in zip(xs, words, strict=False):
            d.text(x + 5, top + 13 + 18 * row, word, 9)


def _read(
    path: Path, unit: str = "（百万円）", hoped: str = ""
) -> tuple[list[Initiative], list[Budget], list[FindingRow]]:
    d = Drawing(842, 595)
    for name in _NAMES:
        d.text(30, 45, name, 19)
        _box(d, _LEFT, 70, 60, "取組の概要", _BODY)
        _box(d, _LEFT, 140, 60, "得られた成果", _EFFECT)
        if hoped:
            _box(d, _LEFT, 210, 60, "期待される効果", hoped)
        _box(d, _RIGHT, 70, 48, "分野", "環境の教育")
        _box(d, _RIGHT, 126, 70, f"事業費{unit}")
        _costs(d, 150, ("18.4", "36"))
        _box(d, _RIGHT, 204, 48, "活用した支援制度", "－")
        d.frame(_RIGHT, 262, _RIGHT + _WIDTH, 400)
        d.polygon([(440, 395), (600, 290), (760, 395)])
        d.text(560, 414, "写真：開校の日の山道", 9)
        d.page()
    (path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(path / "drawn.pdf").rows
    return (
        [row for row in rows if isinstance(row, Initiative)],
        [row for row in rows if isinstance(row, Budget)],
        [row for row in rows if isinstance(row, FindingRow)],
    )


def test_every_box_is_read_below_its_band_and_the_caption_below_a_drawing_in_none(tmp_path: Path) -> None:
    cards, _, _ = _read(tmp_path)
    assert [card.name for card in cards] == list(_NAMES)
    for card in cards:
        assert card.policy_field == "環境の教育"
        assert card.description == _BODY
        assert card.effect == _EFFECT
        assert card.evaluation is None
        assert card.subsidy is None


def test_the_band_names_the_unit_of_the_table_below_it(tmp_path: Path) -> None:
    _, budgets, findings = _read(tmp_path)
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2022, 18_400), (2023, 36_000)] * 2
    assert not any(finding.rule == "unreadable-number" for finding in findings)


def test_without_a_unit_in_the_band_the_amounts_stay_open(tmp_path: Path) -> None:
    _, budgets, findings = _read(tmp_path, unit="")
    assert [b.amount_thousand_yen for b in budgets] == [None] * 4
    assert any(finding.rule == "unreadable-number" for finding in findings)


def test_what_was_gained_evaluates_a_sheet_that_also_says_what_was_hoped_for(tmp_path: Path) -> None:
    cards, _, _ = _read(tmp_path, hoped="山に入る人が増える。")
    assert [(card.effect, card.evaluation) for card in cards] == [("山に入る人が増える。", _EFFECT)] * 2


def test_a_ground_at_the_top_of_a_frame_is_a_band_and_one_amid_it_is_none() -> None:
    d = Drawing(842, 595)
    _box(d, _RIGHT, 126, 70, "経費")
    _costs(d, 150, ("18.4", "36"))
    d.frame(_LEFT, 70, _LEFT + _WIDTH, 200)
    d.fill(_LEFT, 100, _LEFT + _WIDTH, 118, 0.85, 0.9, 0.95)
    d.text(_LEFT + 6, 113, "目的", 11)
    [page] = d.read().pages
    bands = bands_of(page, [shape.box for shape in page.shapes])
    assert [f.text for f in fragments_of(page.lines) if is_on_band(f, bands)] == ["経費"]


def test_a_ground_right_above_a_box_as_wide_is_a_band_and_one_above_a_wider_box_is_none() -> None:
    d = Drawing(842, 595)
    for x, width, word in ((_LEFT, _WIDTH, "KPI"), (_RIGHT, _WIDTH - 40, "目的")):
        d.fill(x, 70, x + width, 88, 0.85, 0.9, 0.95)
        d.frame(x, 88, x + _WIDTH, 200)
        d.text(x + 150, 83, word, 11)
    [page] = d.read().pages
    bands = bands_of(page, [*(shape.box for shape in page.shapes), *page.frames])
    assert [f.text for f in fragments_of(page.lines) if is_on_band(f, bands)] == ["KPI"]


def _description_beside_a_flow(tmp_path: Path, d: Drawing) -> list[str | None]:
    """What is done by the sheet whose headings stand on ``d``: three lines, beside the parties of a flow."""
    d.text(30, 45, "森の学校整備事業", 19)
    d.text(640, 45, "令和７年度予算額　20百万円", 10)
    for row, text in enumerate(("山の道具を直す。", "子どもに使い方を教える。", "道を歩けるようにする。")):
        d.text(_LEFT + 10, 140 + 40 * row, text, 10)
    for x, party in ((450, "国"), (560, "協議会"), (700, "町")):
        d.text(x, 180, party, 10)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    return [row.description for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]


def test_a_box_below_its_band_owns_what_begins_left_of_its_heading(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    for x, heading in ((_LEFT, "【事業内容】"), (_RIGHT, "【資金の流れ】")):
        d.fill(x, 100, x + _WIDTH, 118, 0.6, 0.7, 0.9)
        d.frame(x, 100, x + _WIDTH, 118)
        d.fill(x, 118, x + _WIDTH, 300, 0.85, 0.9, 0.95)
        d.text(x + 160, 113, heading, 11)
    told = _description_beside_a_flow(tmp_path, d)
    assert told == ["山の道具を直す。子どもに使い方を教える。道を歩けるようにする。"]


def test_headings_on_bands_as_wide_as_their_columns_part_these_where_the_bands_do(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    for x, heading in ((_LEFT, "事業内容"), (_LEFT + _WIDTH + 6, "資金の流れ")):
        d.fill(x, 100, x + _WIDTH, 118, 0.85, 0.9, 0.95)
        d.text(x + 170, 113, heading, 11)
    told = _description_beside_a_flow(tmp_path, d)
    assert told == ["山の道具を直す。子どもに使い方を教える。道を歩けるようにする。"]


def test_a_word_on_a_ground_as_high_as_those_of_other_headings_is_one_too(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    d.text(30, 45, "森の学校整備事業", 19)
    d.text(640, 45, "令和７年度予算額　20百万円", 10)
    boxes = (
        ("事業の内容", "山の道具を直す。"),
        ("事業の目的", "森に人を呼ぶ。"),
        ("効果", "通う子どもが増える。"),
    )
    for row, (heading, text) in enumerate(boxes):
        d.fill(30, 80 + 100 * row, 410, 98 + 100 * row, 0.85, 0.9, 0.95)
        d.text(200, 93 + 100 * row, heading, 10)
        d.text(40, 120 + 100 * row, text, 10)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    cards = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]
    assert [(card.description, card.effect) for card in cards] == [("山の道具を直す。", "通う子どもが増える。")]
