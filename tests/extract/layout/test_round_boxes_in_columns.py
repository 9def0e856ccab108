"""Boxes with round corners: cells of a table stand beside each other, boxes in columns do not."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

_LEFT = ((70, 88, 140), (146, 164, 260))
_RIGHT = ((70, 88, 200), (206, 224, 300), (306, 324, 400))


def test_boxes_in_two_columns_that_part_at_other_heights_are_no_table() -> None:
    d = Drawing()
    d.rounded(20, 30, 380, 66, 4)
    d.text(120, 52, "里山の手入れ支援事業", 12)
    for x, column in ((20, _LEFT), (203, _RIGHT)):
        for number, (top, middle, bottom) in enumerate(column):
            d.rounded(x, top, x + 177, middle, 4)
            d.rounded(x, middle, x + 177, bottom, 4)
            d.text(x + 60, middle - 5, f"見出し{number}", 9)
            d.text(x + 8, middle + 16, "道具の使い方を学ぶ会を開く。", 9)
    assert d.read().pages[0].grids == ()


def test_boxes_in_rows_are_the_cells_of_a_table() -> None:
    d = Drawing()
    for row in range(3):
        for x0, x1 in ((20, 110), (114, 380)):
            d.rounded(x0, 60 + 34 * row, x1, 90 + 34 * row, 4)
            d.text(x0 + 8, 79 + 34 * row, f"r{row}", 9)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (3, 2)


def test_boxes_under_each_other_in_a_box_beside_a_label_are_its_text() -> None:
    d = Drawing()
    for row, (top, bottom) in enumerate(((60, 90), (94, 180), (184, 214))):
        for x0, x1 in ((20, 110), (114, 380)):
            d.rounded(x0, top, x1, bottom, 4)
        d.text(28, top + 19, f"見出し{row}", 9)
        if row != 1:
            d.text(122, top + 19, "道具の使い方を学ぶ会を開く。", 9)
    for number, top in enumerate((98, 138)):
        d.rounded(120, top, 374, top + 38, 3)
        d.text(126, top + 15, ("会に来た人の数", "手入れをした山の広さ")[number], 9)
        d.text(126, top + 31, ("現状（R6） 12人 目標（R9） 40人", "現状（R6） 3ha 目標（R9） 9ha")[number], 9)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (3, 2)
    assert [line.text for line in grid.row(1)[1].lines][::2] == ["会に来た人の数", "手入れをした山の広さ"]
