"""Amounts and goals on sheets: in the head, in sentences broken anywhere, and in small tables of years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from extract.sheets.inner_tables import measures
from kohyo.pipeline import read_document
from schemas.tables import Budget, FindingRow, InitiativeExtraField, Kpi
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_LEFT, _RIGHT, _WIDTH = 30.0, 430.0, 380.0
_NAMES = ("水辺の学び舎整備事業", "山の工房支援事業", "港の台所再生対策")
Row = TypeVar("Row")
_AMOUNT = ("令和８年度要求額　48百万円", "（前年度　36百万円）")


def _box(d: Drawing, x: float, top: float, heading: str, *lines: str) -> None:
    d.fill(x, top, x + _WIDTH, top + 18, 0.85, 0.9, 0.95)
    d.frame(x, top, x + _WIDTH, top + 110)
    d.text(x + 150, top + 13, heading, 11)
    for n, line in enumerate(lines):
        d.text(x + 8, top + 34 + 15 * n, line, 10)


def _sheet(
    amounts: Sequence[str] = _AMOUNT, goals: Sequence[str] = (), tag: str = "", number: str = "", pages: int = 1
) -> Drawing:
    d = Drawing(842, 595)
    for page in range(pages):
        if page:
            d.page()
        _draw(d, _NAMES[page], amounts, goals, tag, number)
    return d


def _draw(d: Drawing, name: str, amounts: Sequence[str], goals: Sequence[str], tag: str, number: str) -> None:
    d.text(36, 45, number, 15)
    if "-" in number:
        d.frame(30, 27, 84, 51)
    d.text(90, 45, name, 18)
    d.text(300, 45, tag, 9)
    for n, amount in enumerate(amounts):
        d.text(640, 45 + 14 * (n - len(amounts) // 2), amount, 10)
    _box(d, _LEFT, 90, "事業の内容", "川辺の校舎を改修し、自然を学ぶ場をつくる。")
    _box(d, _RIGHT, 90, "期待される効果", "川を守る人が育つ。")
    _box(d, _LEFT, 220, "政策目標", *goals)


def _years(d: Drawing, label: str, amounts: Sequence[str], note: str = "") -> None:
    _box(d, _RIGHT, 220, "年度別の事業費", note)
    xs = [_RIGHT + 10, _RIGHT + 80, _RIGHT + 170, _RIGHT + 260]
    d.grid(xs, [262, 280, 298])
    for row, words in enumerate((("区分", "令和７年度", "令和８年度"), (label, *amounts))):
        for x, word in zip(xs, words, strict=False):
            d.text(x + 5, 275 + 18 * row, word, 9)


def _rows(d: Drawing, path: Path, kind: type[Row]) -> list[Row]:
    if not (path / "drawn.pdf").exists():
        (path / "drawn.pdf").write_bytes(d.data())
    return [row for row in read_document(path / "drawn.pdf").rows if isinstance(row, kind)]


def _costs(d: Drawing, path: Path) -> list[tuple[int | None, int | float | None, str | None]]:
    return [(b.fiscal_year, b.amount_thousand_yen, b.kind) for b in _rows(d, path, Budget)]


def _goals(d: Drawing, path: Path) -> list[tuple[str | None, object, object, object, object]]:
    rows = _rows(d, path, Kpi)
    return [(k.indicator, k.baseline_value, k.baseline_fy, k.target_value, k.target_fy) for k in rows]


def test_both_figures_of_a_goal_may_stand_on_a_line_below_its_name(tmp_path: Path) -> None:
    d = _sheet(
        goals=(
            "学んだ子どもの数",
            "　基準値　310人（2023(R5)年度）　→　達成目標　900人（2027(R9)年",
            "度）",
            "直した校舎の割合（累計）",
            "　基準値　17.7%（2023(R5)年度）　→　達成目標　55.5%（2027(R9)年度）",
        )
    )
    assert _goals(d, tmp_path) == [
        ("学んだ子どもの数", 310, 2023, 900, 2027),
        ("直した校舎の割合（累計）", 17.7, 2023, 55.5, 2027),
    ]


def test_what_a_sentence_says_in_brackets_goes_on_in_the_next_line(tmp_path: Path) -> None:
    d = _sheet(
        goals=(
            "令和10（2028）年度までに、学んだ子どもの数を1,749人（令和5",
            "（2023）年度：699人）とする。",
            "2030(R12)年度までに、直した校舎の数を487棟（2024(R6)",
            "年度：166棟）とする。",
            "2031(R13)年度までに、川に入る人の数を62人",
            "（2022(R4)年度：51人）とする。",
        )
    )
    assert _goals(d, tmp_path) == [
        ("学んだ子どもの数", 699, 2023, 1749, 2028),
        ("直した校舎の数", 166, 2024, 487, 2030),
        ("川に入る人の数", 51, 2022, 62, 2031),
    ]


def test_a_mark_beside_the_title_is_no_label_of_the_amount_below_its_year(tmp_path: Path) -> None:
    # the year stands on every page
    d = _sheet(("令和８年度要求額", "48百万円", "（前年度　36百万円）"), tag="継続", pages=3)
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)] * 3


def test_the_number_beside_a_title_parts_no_amount_from_that_of_the_year_before(tmp_path: Path) -> None:
    d = _sheet(number="2")
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)]


def test_an_amount_alone_in_brackets_below_another_is_that_of_the_year_before(tmp_path: Path) -> None:
    d = _sheet(("令和８年度要求額　48百万円", "（36百万円）"))
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)]
    assert [row.rule for row in _rows(d, tmp_path, FindingRow)].count("assumed-year") == 1


def test_an_amount_in_words_and_in_the_table_of_years_counts_once(tmp_path: Path) -> None:
    d = _sheet()
    _years(d, "事業費", ("36百万円", "48百万円"))
    assert _costs(d, tmp_path) == [(2025, 36_000, None), (2026, 48_000, "planned")]


def test_an_amount_below_its_own_year_and_in_the_table_of_years_counts_once(tmp_path: Path) -> None:
    d = _sheet(())
    xs = [430, 560, 690, 810]
    d.grid(xs, [52, 66, 80])
    heads, amounts = (
        ("令和８年度予算額（案）", "令和７年度予算額", "対前年度増減"),
        ("48百万円", "36百万円", "12百万円"),
    )
    for base, words in ((62, heads), (76, amounts)):
        for x, word in zip(xs, words, strict=False):
            d.text(x + 4, base, word, 9)
    _years(d, "事業費", ("36百万円", "48百万円"))
    d.page()
    _draw(d, _NAMES[1], _AMOUNT, (), "", "")
    assert sorted(row[:2] for row in _costs(d, tmp_path)[:2]) == [(2025, 36_000), (2026, 48_000)]
    assert len(_costs(d, tmp_path)) == 4


def test_an_amount_in_the_cell_of_a_strip_and_in_the_table_of_years_counts_once(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    for page, name in enumerate(_NAMES[:2]):
        if page:
            d.page()
        _draw(d, name, (), (), "", "")
        d.fill(430, 56, 490, 76, 0.85, 0.9, 0.95)
        d.grid([430, 490, 810], [56, 76])
        d.text(436, 70, "予算額等", 10)
        d.text(496, 70, "令和８年度当初予算額　48百万円（36百万円）", 10)
        _years(d, "事業費", ("36百万円", "48百万円"))
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2025, 36_000), (2026, 48_000)] * 2


def test_another_amount_in_the_table_of_years_leaves_both(tmp_path: Path) -> None:
    d = _sheet(_AMOUNT[:1])
    _years(d, "執行額", ("36百万円", "47百万円"))
    assert _costs(d, tmp_path) == [
        (2026, 48_000, "planned"),
        (2025, 36_000, "settled"),
        (2026, 47_000, "settled"),
    ]


def test_what_the_state_pays_is_what_a_ministry_s_sheet_is_about_in_the_unit_above_the_table(
    tmp_path: Path,
) -> None:
    d = _sheet(("令和９年度要求額　60百万円",))
    _years(d, "国費", ("36", "48"), note="（単位：百万円）")
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2027, 60_000), (2025, 36_000), (2026, 48_000)]
    assert not any(row.label == "単位" for row in _rows(d, tmp_path, InitiativeExtraField))


def test_a_table_of_years_down_may_have_no_rulings_but_those_of_its_rows(tmp_path: Path) -> None:
    d = _sheet(("令和９年度要求額　60百万円",))
    d.fill(_RIGHT, 220, _RIGHT + _WIDTH, 330, 0.9, 0.9, 0.9)
    d.text(_RIGHT + 6, 233, "年度別の事業費", 11)
    for n, (year, amount) in enumerate(
        (("年度", "事業費"), ("令和７年度", "36百万円"), ("令和８年度", "48百万円"))
    ):
        d.line(_RIGHT + 10, 245 + 16 * n, _RIGHT + 360, 245 + 16 * n)
        d.text(_RIGHT + 40, 257 + 16 * n, year, 9)
        d.text(_RIGHT + 250, 257 + 16 * n, amount, 9)
    d.line(_RIGHT + 10, 293, _RIGHT + 360, 293)
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2027, 60_000), (2025, 36_000), (2026, 48_000)]


def test_a_note_in_a_box_at_the_foot_of_a_page_is_said_of_what_is_in_the_box(tmp_path: Path) -> None:
    d = _sheet()
    d.fill(_RIGHT, 470, _RIGHT + _WIDTH, 488, 0.85, 0.9, 0.95)
    d.frame(_RIGHT, 470, _RIGHT + _WIDTH, 585)
    d.text(_RIGHT + 150, 483, "事業費の推移", 11)
    d.text(_RIGHT + 8, 575, "※ このほか、令和７年度補正予算額　27百万円", 10)
    assert sorted(row[:2] for row in _costs(d, tmp_path)) == [(2025, 27_000), (2025, 36_000), (2026, 48_000)]


def test_the_amount_may_stand_below_the_label_of_the_name(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    d.text(30, 45, "事業名　水辺の学び舎整備事業", 12)
    d.text(560, 66, "令和８年度要求額 48百万円（前年度　36百万円）", 10)
    _box(d, _LEFT, 90, "事業の内容", "川辺の校舎を改修し、自然を学ぶ場をつくる。")
    _box(d, _RIGHT, 90, "期待される効果", "川を守る人が育つ。")
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)]


def test_amounts_below_their_years_between_rulings_only_are_each_of_the_year_above_it(tmp_path: Path) -> None:
    d = _sheet(())
    for y in (50, 66, 82):
        d.line(560, y, 810, y)
    for x, year, amount in ((580, "R8年度予算額（案）", "9.1億円"), (710, "R7年度予算額", "10.9億円")):
        d.text(x, 61, year, 9)
        d.text(x + 10, 77, amount, 9)
    d.page()
    _draw(d, _NAMES[1], _AMOUNT, (), "", "")
    assert [row[:2] for row in _costs(d, tmp_path)[:2]] == [(2026, 910_000), (2025, 1_090_000)]


def test_a_strip_with_the_name_and_a_table_of_years_are_parts_of_the_sheet_around_them(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    for page, name in enumerate(_NAMES[:2]):
        if page:
            d.page()
        d.fill(30, 30, 90, 60, 0.85, 0.9, 0.95)
        d.grid([30, 90, 810], [30, 60])
        d.text(36, 49, "事業名", 10)
        d.text(100, 51, name, 16)
        boxes = (
            (_LEFT, 90, "1　対策のポイント", "川辺の校舎を改修し、自然を学ぶ場をつくる。"),
            (_LEFT, 220, "2　活動指標", "学んだ子どもの数：310人（令和５年度）→900人（令和９年度）"),
            (_RIGHT, 90, "3　期待される効果", "川を守る人が育つ。"),
            (_RIGHT, 220, "4　予算額の状況", ""),
        )
        for x, top, heading, line in boxes:
            d.fill(x, top, x + _WIDTH, top + 18, 0.85, 0.9, 0.95)
            d.text(x + 150, top + 13, heading, 11)
            d.text(x + 8, top + 34, line, 10)
        d.grid([_RIGHT + 10, _RIGHT + 190, _RIGHT + 370], [250, 268, 286, 304])
        for n, words in enumerate((("年度", "事業費"), ("令和７年度", "36百万円"), ("令和８年度", "48百万円"))):
            for x, word in zip((_RIGHT + 20, _RIGHT + 220), words, strict=True):
                d.text(x, 263 + 18 * n, word, 9)
    assert [goal[0] for goal in _goals(d, tmp_path)] == ["学んだ子どもの数"] * 2
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2025, 36_000), (2026, 48_000)] * 2


@pytest.mark.parametrize(
    ("label", "values", "amounts"),
    [
        ("国費（百万円）", ("－", "36", "48"), True),
        ("国費", ("開始", "増額", "継続して増額"), False),
        ("採択件数", ("12", "36", "48"), False),
    ],
)
def test_years_between_rulings_are_a_table_of_amounts_where_its_row_says_so(
    label: str, values: tuple[str, ...], amounts: bool
) -> None:
    d = Drawing(842, 595)
    for y in (245, 263, 281):
        d.line(40, y, 400, y)
    for n, words in enumerate((("区分", "令和６年度", "令和７年度", "令和８年度"), (label, *values))):
        for x, word in zip((50, 160, 240, 320), words, strict=True):
            d.text(x, 258 + 18 * n, word, 9)
    [page] = d.read().pages
    [grid] = page.grids
    assert measures(page, grid) is amounts


def test_goals_of_what_is_done_stand_beside_those_of_what_comes_of_it(tmp_path: Path) -> None:
    d = _sheet()
    for x, heading, goal in (
        (_LEFT, "活動目標（アウトプット）", "開いた講座の数：12回（令和５年度）→20回（令和９年度）"),
        (_RIGHT, "成果目標（アウトカム）", "学んだ子どもの数：310人（令和５年度）→900人（令和９年度）"),
    ):
        _box(d, x, 350, heading, goal)
    assert [goal[0] for goal in _goals(d, tmp_path)] == ["開いた講座の数", "学んだ子どもの数"]


def test_the_end_of_a_line_may_tear_a_figure(tmp_path: Path) -> None:
    d = _sheet(
        goals=(
            "学ぶ会の数：36回（令和5年度）→5",
            "3回（令和10年度）",
            "舟を漕いだ人の数：12,400人（令和5年度）→22,0",
            "00人（令和10年度）",
        )
    )
    assert _goals(d, tmp_path) == [
        ("学ぶ会の数", 36, 2023, 53, 2028),
        ("舟を漕いだ人の数", 12400, 2023, 22000, 2028),
    ]


def test_a_table_of_indicators_may_name_them_across() -> None:
    d = Drawing(842, 595)
    for y in (245, 263, 281, 299):
        d.line(40, y, 440, y)
    rows = (
        ("項目", "学ぶ会の数", "舟の数"),
        ("現状値", "12回（R5）", "8艘（R5）"),
        ("目標値", "20回（R9）", "15艘（R9）"),
    )
    for n, words in enumerate(rows):
        for x, word in zip((50, 180, 310), words, strict=True):
            d.text(x, 258 + 18 * n, word, 9)
    [page] = d.read().pages
    [grid] = page.grids
    assert measures(page, grid)


def test_a_table_of_indicators_may_have_heads_in_two_storeys() -> None:
    d = Drawing(842, 595)
    for y, left in ((245, 40), (263, 130), (281, 40), (299, 40), (317, 40)):
        d.line(left, y, 450, y)
    d.text(60, 267, "指標", 9)
    d.text(196, 258, "現状値", 9)
    d.text(356, 258, "目標値", 9)
    rows = (
        ("年度", "数値", "年度", "数値"),
        ("令和5年度", "8艘", "令和9年度", "15艘"),
        ("令和5年度", "9人", "令和9年度", "20人"),
    )
    for n, words in enumerate(rows):
        for x, word in zip((150, 230, 310, 390), words, strict=True):
            d.text(x, 276 + 18 * n, word, 9)
    for n, name in enumerate(("直した舟の数", "漕ぎ手の数")):
        d.text(50, 294 + 18 * n, name, 9)
    [page] = d.read().pages
    [grid] = page.grids
    assert measures(page, grid)


def test_the_number_beside_a_title_parts_no_label_from_its_amount(tmp_path: Path) -> None:
    # the year stands on every page
    d = _sheet(("令和８年度要求額", "48百万円", "（前年度　36百万円）"), number="2-1", pages=3)
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)] * 3


def test_a_mark_beside_the_title_parts_no_amount_from_the_one_in_brackets_below_it(tmp_path: Path) -> None:
    d = _sheet(("令和８年度要求額", "48百万円", "（36百万円）"))
    d.text(36, 52, "継続", 9)
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)]


def test_a_line_that_ends_with_a_particle_goes_on(tmp_path: Path) -> None:
    d = _sheet(
        goals=("R10までに、直した校舎の数を", "250棟とする。", "R12までに、学ぶ会の割合を51％（R5：39％）とする。")
    )
    assert [(name, target, year) for name, _, _, target, year in _goals(d, tmp_path)] == [
        ("直した校舎の数", 250, 2028),
        ("学ぶ会の割合", 51, 2030),
    ]


def test_the_year_before_may_stand_on_the_line_below_a_label_with_its_amount(tmp_path: Path) -> None:
    d = _sheet((), number="2-1")
    d.text(640, 38, "令和８年度予算額（案）：48百万円", 10)
    d.text(652, 52, "（前年度予算額　36百万円）", 10)
    assert [row[:2] for row in _costs(d, tmp_path)] == [(2026, 48_000), (2025, 36_000)]
