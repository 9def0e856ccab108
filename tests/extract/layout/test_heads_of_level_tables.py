"""Tables between level rulings whose headings have no ruling above them, and rows that the page's end has cut."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing

DARK = (0.12, 0.31, 0.47)
LEFT, RIGHT, SECOND = 40.0, 340.0, 130.0


def _grids(drawing: Drawing) -> list[Grid]:
    return [item for _, item in drawing.read().flow if isinstance(item, Grid)]


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.row(n) if cell.row == n] for n in range(grid.row_count)]


def _row(drawing: Drawing, top: float, name: str, *lines: str) -> float:
    """A row of a name and a text, with a ruling below; returns where it ends."""
    drawing.text(LEFT + 4, top + 12, name, 9)
    for k, line in enumerate(lines):
        drawing.text(SECOND, top + 12 + 12 * k, line, 9)
    end = top + 8 + 12 * len(lines)
    drawing.line(LEFT, end, RIGHT, end)
    return end


def test_two_headings_over_their_columns_are_a_row_in_each_table_of_a_page() -> None:
    d = Drawing(400, 400)
    top = 40.0
    texts = ("川辺の道を直し、花を植え、\n歩く人を増やす。", "空き家を直して貸す。", "古い橋を渡る催しを開く。")
    for number in range(2):
        d.text(LEFT, top, f"採択された団体　その{number + 1}", 10)
        d.text(LEFT + 6, top + 17, "団体名", 9)
        d.text(SECOND + 2, top + 17, "事業の内容", 9)
        top += 21
        d.line(LEFT, top, RIGHT, top)
        for name, text in zip(("緑台市", "香美町", "水守村"), texts, strict=True):
            top = _row(d, top, name, *text.split("\n"))
        d.text(LEFT, top + 14, "※　名前は仮のもの", 8)
        top += 40
    found = _grids(d)
    assert [_rows(grid)[:2] for grid in found] == [
        [["団体名", "事業の内容"], ["緑台市", texts[0]]],
        [["団体名", "事業の内容"], ["緑台市", texts[0]]],
    ]
    assert [grid.row_count for grid in found] == [4, 4]


def test_what_is_left_of_a_row_at_the_top_of_a_page_is_a_row_of_the_table() -> None:
    d = Drawing(400, 300)
    d.text(SECOND, 42, "話を聞いて書きとめ、", 9)
    d.text(SECOND, 54, "冊子にまとめる。", 9)
    d.line(LEFT, 60, RIGHT, 60)
    top = _row(d, 60.0, "香美町", "空き家を直して貸す。")
    top = _row(d, top, "水守村", "古い橋を渡る催しを開き、", "写真を飾る。")
    top = _row(d, top, "緑台市", "花を植える。")
    d.text(LEFT + 4, top + 12, "汐見市", 9)
    d.text(SECOND, top + 12, "海の見える道を掃き、", 9)
    d.text(SECOND, top + 24, "旗を立てる。", 9)
    (grid,) = _grids(d)
    assert _rows(grid) == [
        ["", "話を聞いて書きとめ、\n冊子にまとめる。"],
        ["香美町", "空き家を直して貸す。"],
        ["水守村", "古い橋を渡る催しを開き、\n写真を飾る。"],
        ["緑台市", "花を植える。"],
        ["汐見市", "海の見える道を掃き、\n旗を立てる。"],
    ]


def test_a_unit_above_headings_of_several_lines_is_none_of_them() -> None:
    d = Drawing(400, 300)
    d.text(300, 42, "単位：人", 9)
    for x, lines in ((44, ("市町村",)), (140, ("令和２年",)), (230, ("2025年", "（推計）", "見込"))):
        for k, line in enumerate(lines):
            d.text(x, 66 + 10 * k - 5 * (len(lines) - 1), line, 9)
    top = 80.0
    d.line(LEFT, top, RIGHT, top)
    for name, one, other in (("緑台市", "1,200", "1,100"), ("香美町", "800", "760"), ("水守村", "300", "280")):
        for x, text in ((44, name), (140, one), (230, other)):
            d.text(x, top + 12, text, 9)
        top += 18
        d.line(LEFT, top, RIGHT, top)
    (grid,) = _grids(d)
    assert _rows(grid)[0] == ["市町村", "令和２年", "2025年\n（推計）\n見込"]


def _list(d: Drawing, top: float, heads: tuple[str, ...], rows: int) -> float:
    step = (RIGHT - LEFT) / len(heads)
    for k, head in enumerate(heads):
        d.fill(LEFT + step * k, top, LEFT + step * (k + 1), top + 16, *DARK)
        d.text(LEFT + step * k + 6, top + 11, head, 8, grey=1)
    top += 16
    d.line(LEFT, top, RIGHT, top)
    for row in range(rows):
        for k in range(len(heads)):
            d.text(LEFT + step * k + 6, top + 11, f"{row + 1}{k}0", 8)
        top += 16
        d.line(LEFT, top, RIGHT, top)
    return top


def test_lists_below_coloured_headings_are_no_form_and_one_row_at_the_foot_is_a_list() -> None:
    d = Drawing(400, 420)
    top = 30.0
    for number, (heads, rows) in enumerate(
        (
            (("年", "計", "男", "女"), 3),
            (("町", "本", "枚"), 4),
            (("年", "冊", "点", "回"), 3),
            (("年", "人", "戸"), 1),
        )
    ):
        d.text(LEFT, top + 10, f"表{number + 1}　数の移り変わり", 9)
        top = _list(d, top + 16, heads, rows) + 8
    assert [(grid.row_count, grid.column_count) for grid in _grids(d)] == [(4, 4), (5, 3), (4, 4), (2, 3)]


def test_a_ruling_within_headings_parts_those_over_several_columns_from_what_they_head() -> None:
    d = Drawing(400, 300)
    for x, text in ((44, "年"), (110, "総数")):
        d.text(x, 60, text, 9)
    for x, group in ((190, "15歳未満"), (290, "65歳以上")):
        d.text(x - 6, 52, group, 9)
        d.text(x - 20, 68, "人数", 9)
        d.text(x + 30, 68, "割合", 9)
    d.line(160, 56, RIGHT, 56)
    top = 72.0
    d.line(LEFT, top, RIGHT, top)
    for year, *figures in (("2015年", "900", "90", "10", "300", "33"), ("2020年", "860", "80", "9", "310", "36")):
        d.text(44, top + 12, year, 9)
        for x, text in zip((110, 172, 222, 272, 322), figures, strict=True):
            d.text(x, top + 12, text, 9)
        top += 18
        d.line(LEFT, top, RIGHT, top)
    (grid,) = _grids(d)
    assert _rows(grid)[:2] == [["年", "総数", "15歳未満", "65歳以上"], ["人数", "割合", "人数", "割合"]]


def test_a_head_of_one_line_between_the_two_lines_of_the_others_is_in_their_row() -> None:
    d = Drawing(400, 300)
    heads = (
        (100, ("学ぶ会に来た子", "どもの数")),
        (180, ("舟の漕ぎ手の会", "の会員数")),
        (260, ("直した古い舟の", "数")),
    )
    d.text(LEFT + 10, 60, "項目", 9)
    for x, lines in heads:
        for k, line in enumerate(lines):
            d.text(x + (63 - 9 * len(line)) / 2, 54 + 12 * k, line, 9)
    d.line(LEFT, 42, RIGHT, 42)
    d.line(LEFT, 72, RIGHT, 72)
    top = 72.0
    for name, *figures in (("現状値", "310人", "12人", "8艘"), ("目標値", "500人", "20人", "15艘")):
        for x, text in zip((LEFT + 4, 120, 204, 282), (name, *figures), strict=True):
            d.text(x, top + 12, text, 9)
        top += 18
        d.line(LEFT, top, RIGHT, top)
    (grid,) = _grids(d)
    assert _rows(grid)[0] == ["項目", *("\n".join(lines) for _, lines in heads)]
