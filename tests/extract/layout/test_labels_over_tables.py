"""Forms without rulings in which a label stands alone on its line, over a table of white space."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.printed import Grid
from tests.drawing import Drawing, texts

LABELLED = [
    ("事業名", "森の学校"),
    ("政策分野", "教育"),
    ("関係市町村", "青井町、緑川町"),
    ("事業内容", "森の道を直し、月に一度、子どもと歩く日を設ける。"),
]
YEARS = ("令和８年度", "令和９年度", "令和10年度")
AMOUNTS = ("1,200", "1,250", "1,300")
ITEMS = [("森の道の整備と案内板の設置", "○", "○", "○"), ("催し", "○", "○", "－")]


def _form(d: Drawing) -> float:
    for k, (label, value) in enumerate(LABELLED):
        d.text(40, 40 + 18 * k, label)
        d.text(110, 40 + 18 * k, value)
    return 40 + 18 * len(LABELLED)


def _across(d: Drawing, base: float, texts: Sequence[str], *, end: bool = False) -> None:
    """Heads and marks in the middle of wide columns, or figures at the right end of them."""
    d.text(44, base, texts[0])
    for k, text in enumerate(texts[1:]):
        width = sum(5 if ord(c) < 256 else 10 for c in text)
        d.text(290 + 80 * k - width if end else 250 + 80 * k - width / 2, base, text)


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)]


def test_a_label_alone_on_its_line_parts_a_table_from_the_form_above() -> None:
    d = Drawing(480, 400)
    top = _form(d)
    d.text(40, top + 4, "工程")
    for k, row in enumerate([("項目", *YEARS), *ITEMS]):
        _across(d, top + 22 + 16 * k, row)
    form, plan = d.read().pages[0].grids
    assert _rows(form) == [list(row) for row in LABELLED]
    assert _rows(plan) == [["項目", *YEARS], *map(list, ITEMS)]


def test_one_row_below_its_heads_is_a_table_below_a_label() -> None:
    d = Drawing(480, 400)
    top = _form(d)
    d.text(40, top + 4, "事業費")
    d.text(400, top + 4, "（単位：千円）")
    _across(d, top + 22, ("", *YEARS))
    _across(d, top + 38, ("計", *AMOUNTS), end=True)
    document = d.read()
    assert _rows(document.pages[0].grids[1]) == [["", *YEARS], ["計", *AMOUNTS]]
    assert texts(document) == ["事業費 （単位：千円）"]


def test_figures_at_the_end_of_wide_columns_are_of_the_heads_in_their_middle() -> None:
    d = Drawing(480, 400)
    towns = ("青井町", "緑川町")
    d.text(40, 40, "負担額")
    _across(d, 58, ("", "R8", "R9", "R10"))
    for k, town in enumerate(towns):
        _across(d, 74 + 16 * k, (town, *AMOUNTS), end=True)
    d.text(40, 110, "備考")
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [["", "R8", "R9", "R10"], *([town, *AMOUNTS] for town in towns)]


def _put(d: Drawing, base: float, pieces: Sequence[tuple[float, str]], size: float = 10.5) -> None:
    for x, text in pieces:
        d.text(x, base, text, size)


def _ends(ends: Sequence[float], texts: Sequence[str], size: float = 10.5) -> list[tuple[float, str]]:
    """Texts that end at given places."""
    widths = [sum(size / 2 if ord(c) < 256 else size for c in text) for text in texts]
    return [(end - width, text) for end, width, text in zip(ends, widths, texts, strict=True)]


_COSTS = ("令和5年度", "令和6年度", "令和7年度", "令和8年度", "令和9年度", "計")
_OF_TOWNS = (
    ("青井町", "６,１４８", "６,００９", "５,８８０", "６,１４８", "６,１４８", "３０,３３３"),
    ("緑川町", "４１８", "４５０", "４２６", "４１１", "４５０", "２,１５５"),
)


def _costs(d: Drawing, base: float, label: str = "■{}") -> None:
    """Amounts of towns below the label of them."""
    _put(d, base, [(60, label.format("事業費の見込み（千円）"))])
    _put(d, base + 22, _ends((199, 265, 331, 397, 463, 511), _COSTS))
    for k, (town, *amounts) in enumerate(_OF_TOWNS):
        _put(d, base + 44 + 22 * k, [(84, town), *_ends((216, 282, 348, 414, 480, 550), amounts)])


@pytest.mark.parametrize("label", ["■{}", "{}："])
@pytest.mark.parametrize("value", ["交付金", "渡し船の交付金を受けて舟を直し、乗り場の道を広げて、休む所を置く。"])
def test_a_table_below_a_label_ends_above_the_next_one_with_the_same_mark(label: str, value: str) -> None:
    d = Drawing(595, 300)
    _costs(d, 60, label)
    below = [label.format("補助制度"), value]
    _put(d, 148, list(zip((60, 173), below, strict=True)))
    document = d.read()
    (grid,) = document.pages[0].grids
    assert _rows(grid) == [["", *_COSTS], *map(list, _OF_TOWNS)]
    assert texts(document) == [label.format("事業費の見込み（千円）"), " ".join(below)]


def _goals(d: Drawing, base: float) -> None:
    """Heads that wrap, some of them in two storeys, above names of one line and of two."""
    _put(d, base, [(60, "■ＫＰＩ")])
    _put(d, base + 26, [(208, "現況値(令和"), (476, "最終目標値")])
    _put(d, base + 22, [(343, "年度別実績")])
    _put(d, base + 33, [(102, "指標の名称")])
    _put(d, base + 40, [(218, "元年度)"), (474, "(令和６年度)")])
    _put(d, base + 44, [(280, "令和２年度"), (345, "令和３年度"), (410, "令和４年度")])
    ends = (276, 342, 406, 472, 545)
    for k, (name, figures) in enumerate((row[0].split("\n"), row[1:]) for row in _GOALS[2:]):
        _put(d, base + 64.8 + 34.2 * k, [(60, name[0])])
        _put(d, base + 72.1 + 34.2 * k, _ends(ends, figures))
        _put(d, base + 79.5 + 34.2 * k, [(60, name[1])])


_GOALS = [
    ["指標の名称", "現況値(令和\n元年度)", "年度別実績", "最終目標値\n(令和６年度)"],
    ["指標の名称", "現況値(令和\n元年度)", "令和２年度", "令和３年度", "令和４年度", "最終目標値\n(令和６年度)"],
    ["渡し船に乗って市に来た人数\n（人）", "３９４", "４１８", "３０５", "３６９", "４８０"],
    ["渡し場で市に店を出した人数\n（人）", "５１", "５６", "６３", "４５", "７２"],
]


def test_heads_in_two_storeys_below_a_marked_label_have_names_of_two_lines_below_them() -> None:
    d = Drawing(595, 300)
    _goals(d, 60)
    _put(d, 202, [(60, "■期待する効果"), (142, "待つ人が減り、町を行き来する人が増える。")])
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == _GOALS


def test_tables_below_marked_labels_right_under_each_other_are_several() -> None:
    d = Drawing(595, 400)
    _costs(d, 60)
    _goals(d, 148)
    _put(d, 290, [(60, "■期待する効果"), (142, "待つ人が減り、町を行き来する人が増える。")])
    costs, goals = d.read().pages[0].grids
    assert _rows(costs) == [["", *_COSTS], *map(list, _OF_TOWNS)]
    assert _rows(goals) == _GOALS


def test_a_year_in_brackets_stands_below_its_figure_in_the_row() -> None:
    d = Drawing(595, 300)
    _put(d, 60, [(54, "【目標指標】")])
    _put(d, 83, [(134, "成果指標"), (278, "単位"), (356, "策定時"), (460, "最終目標値")])
    _put(d, 105, [(367, "１６"), (482, "２１")])
    _put(d, 112, [(54, "渡し場に開いた市の数"), (283, "件")])
    _put(d, 119, [(342, "（令和2年度）"), (457, "（令和7年度）")])
    _put(d, 141, [(54, "【期待される効果】待つ人が減り、町を行き来する人が増える。")])
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [
        ["成果指標", "単位", "策定時", "最終目標値"],
        ["渡し場に開いた市の数", "件", "１６\n（令和2年度）", "２１\n（令和7年度）"],
    ]


@pytest.mark.parametrize("marks", [("○", "○", ""), ("○", "", "○")])
def test_marks_below_names_of_towns_need_not_stand_in_all_columns(marks: tuple[str, ...]) -> None:
    d = Drawing(595, 300)
    _put(d, 60, [(54, "【関係市町名】")])
    _put(d, 83, [(116, "青井町"), (281, "緑川町"), (446, "白山町")])
    _put(d, 106, [(x, mark) for x, mark in zip((127, 292, 457), marks, strict=True) if mark])
    _put(d, 128, [(54, "【実施内容】舟を毎日走らせ、待つ所に花を植える。乗り場の道を直し、休む所を置く。")])
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [["青井町", "緑川町", "白山町"], list(marks)]


@pytest.mark.parametrize("unit", ["件", "か所"])
def test_a_row_of_figures_below_a_label_has_one_unit_among_them(unit: str) -> None:
    d = Drawing(595, 300)
    _put(d, 60, [(54, "成果指標")])
    _put(d, 82, [(54, "指標"), (278, "単位"), (356, "策定時"), (460, "目標値")])
    _put(d, 104, [(54, "渡し場に開いた市"), (278, unit), (366, "16"), (470, "21")])
    (grid,) = d.read().pages[0].grids
    assert _rows(grid)[1] == ["渡し場に開いた市", unit, "16", "21"]


def test_labelled_texts_right_below_a_small_table_are_none_of_its_rows() -> None:
    d = Drawing(595, 300)
    _put(d, 60, [(60, "成果指標")])
    _put(d, 82, [(60, "指標名"), (250, "現状値"), (350, "目標値")])
    _put(d, 104, [(60, "渡し場に開いた市に来た人の数"), (250, "418"), (350, "450")])
    _put(d, 126, [(60, "補助制度"), (130, "交付金を受けて舟を直し、乗り場の道を広げて休む所を置く。")])
    _put(d, 148, [(60, "担当課"), (130, "企画課が受け持ち、月に一度、舟の手入れと水やりをする。")])
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [["指標名", "現状値", "目標値"], ["渡し場に開いた市に来た人の数", "418", "450"]]


def test_figures_may_stand_hardly_apart_from_those_of_the_next_column() -> None:
    d = Drawing(595, 300)
    names = ("R1年度実績", "R2年度実績", "R3年度実績")
    _put(d, 60, [(46, "業績評価指標：")], 10)
    heads = [
        (96, "指標"),
        (176, "単位"),
        (221, "現状値"),
        *zip((276, 346, 416), names, strict=True),
        (508, "目標"),
    ]
    _put(d, 81, heads, 10)
    figures = zip((310, 380, 450), ("32", "37", "42"), strict=True)
    _put(d, 102, [(46, "舟に乗った人数（累計）"), (181, "人"), (204, "－（H30年度）"), *figures], 10)
    _put(d, 102, [(488, "49（R5年度）")], 10)
    _put(d, 124, [(46, "見込まれる効果：待つ人が減り、町を行き来する人が増える。")], 10)
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [
        ["指標", "単位", "現状値", *names, "目標"],
        ["舟に乗った人数（累計）", "人", "－（H30年度）", "32", "37", "42", "49（R5年度）"],
    ]


@pytest.mark.parametrize("label", ["成果指標", "【目標値】"])
def test_the_label_of_a_table_at_the_top_of_a_page_may_stand_left_of_its_heads(label: str) -> None:
    d = Drawing(595, 300)
    _put(d, 40, [(46, label), (150, "指標"), (330, "現状値（R5）"), (440, "目標値（R9）")], 10)
    _put(d, 62, [(150, "舟に乗って市に来た人の数（人）"), (345, "410"), (455, "650")], 10)
    _put(d, 84, [(46, "■効果　待つ人が減り、町を行き来する人が増える。")], 10)
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [
        [label, "指標", "現状値（R5）", "目標値（R9）"],
        ["", "舟に乗って市に来た人の数（人）", "410", "650"],
    ]
