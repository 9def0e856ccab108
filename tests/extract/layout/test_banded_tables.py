"""Tables without vertical rulings whose rows are headed by lines over the whole width."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

XS = (28, 190, 250, 310, 355)
HEADS = ("指　　標", "基準値", "実績値", "目標値", "区分")


def _list(d: Drawing, *, alone: bool = False, bands: float = 8) -> None:
    """A list with level rulings: a header, two bands, and rows whose cells are of unequal width."""
    top = 80.0
    if not alone:
        d.line(24, 46, 380, 46)
        for x, text in zip(XS, HEADS, strict=True):
            d.text(x, 58, text, 8)
        for x, text in zip(XS[1:4], ("Ｒ３", "Ｒ６", "Ｒ８"), strict=True):
            d.text(x, 74, text, 8)
        d.line(24, 80, 380, 80)
    rows: list[tuple[str, ...]] = [
        ("Ⅰ　里の恵みを仕事にする",),
        ("　　棚田米の販売量", "46t", "48t", "80t", "Ｃ"),
        ("　　オーナーの組数", "38組", "41組", "60組", "Ａ"),
        ("Ⅱ　訪れる人をふやす",),
        ("　　農家民泊の宿泊者数", "214人", "1,596人", "1,700人", "Ａ"),
        ("　　道の駅の来場者数", "183千人", "226千人", "280千人", "Ｂ"),
    ]
    if alone:
        rows.insert(0, ("　　農業法人の数", "5法人", "6法人", "8法人", "Ｃ"))
    for row in rows:
        height = 24 if len(row) == 1 else 15  # a band in so much white looks like a title between two tables
        for x, text in zip(XS, row, strict=False):
            d.text(x, top + height - 5, text, bands if len(row) == 1 else 8)
        top += height
        d.line(24, top, 380, top)


def test_lines_over_the_whole_width_are_rows_of_the_table() -> None:
    d = Drawing()
    d.text(24, 30, "３　指標別の達成状況", 9)
    _list(d)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (7, 5)
    assert [cell.text for cell in grid.cells if cell.column_span == 5] == [
        "Ⅰ　里の恵みを仕事にする",
        "Ⅱ　訪れる人をふやす",
    ]
    assert [cell.text for cell in grid.row(6)][1:] == ["183千人", "226千人", "280千人", "Ｂ"]


def test_a_single_row_above_the_first_band_of_a_page_belongs_to_the_table() -> None:
    d = Drawing()
    _list(d, alone=True)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (7, 5)
    assert [cell.text for cell in grid.row(0)][1:] == ["5法人", "6法人", "8法人", "Ｃ"]


def test_lines_in_larger_type_than_the_rows_head_tables_of_their_own() -> None:
    d = Drawing()
    _list(d, bands=10.5)
    assert len(d.read().pages[0].grids) > 1
