"""Tables in the cells of a form whose own outer borders are not drawn."""

from __future__ import annotations

import pytest

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid

LEFT, BORDER, RIGHT = 40.0, 120.0, 380.0
YEARS = ("R6", "R7", "R8")


def _amounts(d: Drawing, *, side: bool) -> None:
    """A form of two rows; beside its second label a note and a table whose columns begin below that."""
    for y in (40.0, 60.0, 130.0):
        d.line(LEFT, y, RIGHT, y)
    if side:
        d.line(BORDER, 40, BORDER, 130)
    d.text(44, 54, "事業名", 8)
    d.text(124, 54, "渡し船の運航", 8)
    d.text(44, 100, "事業費", 8)
    d.text(330, 71, "（単位：千円）", 7)
    for y in (92.0, 110.0):
        d.line(122, y, RIGHT - 2, y)
    for x in (180.0, 250.0, 320.0):
        d.line(x, 76, x, 127)
    for base, texts in (
        (87, ("町名", *YEARS)),
        (104, ("青井町", "1", "2", "3")),
        (123, ("緑川町", "4", "5", "6")),
    ):
        for k, text in enumerate(texts):
            d.text((126.0, 200.0, 270.0, 340.0)[k], base, text, 8)


def test_a_note_above_the_columns_of_a_cell_is_a_row_where_the_form_has_no_right_side() -> None:
    d = Drawing(420, 200)
    _amounts(d, side=True)
    rows = {cell.text: cell.row for cell in only_grid(d.read()).cells if cell.lines}
    assert rows["（単位：千円）"] + 1 == rows["町名"] == rows["R6"] == rows["R8"]


@pytest.mark.parametrize("columns", [(200.0,), (200.0, 290.0)])
def test_the_values_of_a_form_begin_where_the_rulings_of_a_table_beside_a_label_do(
    columns: tuple[float, ...],
) -> None:
    d = Drawing(420, 220)
    for x in (LEFT, RIGHT):
        d.line(x, 40, x, 152)
    for y in (40.0, 60.0, 152.0):
        d.line(LEFT, y, RIGHT, y)
    d.text(44, 54, "事業名", 8)
    d.text(BORDER, 54, "渡し船の運航", 8)
    d.text(44, 71, "事業費", 8)
    d.text(320, 71, "（単位：千円）", 7)
    for y in (92.0, 110.0, 128.0):
        d.line(BORDER, y, RIGHT - 5, y)
    for x in columns:
        d.line(x, 76, x, 149)
    for base, texts in ((87, ("年度", "事業費", "一般財源")), (104, ("R6", "1", "2")), (122, ("R7", "3", "4"))):
        for x, text in zip((BORDER + 4, *columns), texts, strict=False):
            d.text(x + 4, base, text, 8)
    cells = {cell.text: (cell.row, cell.column) for cell in only_grid(d.read()).cells if cell.lines}
    assert (cells["事業名"], cells["渡し船の運航"]) == ((0, 0), (0, 1))
    assert (
        cells["（単位：千円）"][0] + 1
        == cells["年度"][0]
        == cells["事業費" if len(columns) < 2 else "一般財源"][0]
    )
    assert cells["R6"][1] == cells["年度"][1] == 1


def test_what_the_end_of_a_page_cuts_off_below_a_form_is_none_of_its_rows() -> None:
    d = Drawing(420, 260)
    for x in (LEFT, RIGHT):
        d.line(x, 40, x, 110)
        d.line(x, 150, x, 190)
    for y in (40.0, 60.0, 110.0, 150.0):
        d.line(LEFT, y, RIGHT, y)
    for y in (76.0, 92.0):
        d.line(BORDER, y, RIGHT - 5, y)
    for x in (200.0, 290.0):
        d.line(x, 62, x, 108)
    d.text(44, 54, "事業名", 8)
    d.text(BORDER, 54, "渡し船の運航", 8)
    d.text(44, 72, "指標", 8)
    for base, texts in ((72, ("人数", "5", "6")), (88, ("便数", "7", "8")), (104, ("日数", "1", "2"))):
        for x, text in zip((BORDER, 200.0, 290.0), texts, strict=True):
            d.text(x + 4, base, text, 8)
    d.text(LEFT, 140, "【福祉】", 8)
    document = d.read()
    assert not any(
        "福祉" in cell.text for _, item in document.flow if isinstance(item, Grid) for cell in item.cells
    )


def test_rows_of_a_label_and_its_value_between_level_rulings_in_a_box_are_a_table() -> None:
    d = Drawing(420, 200)
    for y in (40.0, 60.0, 130.0):
        d.line(LEFT, y, RIGHT, y)
    for x in (LEFT, BORDER, RIGHT):
        d.line(x, 40, x, 130)
    d.text(44, 54, "事業名", 8)
    d.text(124, 54, "渡し船の運航", 8)
    d.text(44, 98, "指標", 8)
    for y in (66.0, 85.0, 104.0, 124.0):
        d.line(126, y, 374, y)
    for base, label, value in (
        (79, "項目", "乗った人の数（人）"),
        (98, "基準（R5）", "26"),
        (117, "目標（R8）", "31"),
    ):
        d.text(140, base, label, 8)
        d.text(250, base, value, 8)
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(2, 2), (3, 2)]
