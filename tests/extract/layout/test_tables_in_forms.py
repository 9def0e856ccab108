"""Forms of one column whose cells hold tables of their own, close to the borders of the cell."""

from __future__ import annotations

from extract.cards.bounds.embedded import with_inner_tables
from extract.cards.bounds.item import Item
from extract.layout.drawn.rulings import Rule
from extract.layout.grids.cells import find_skeletons
from schemas.printed import Grid
from tests.drawing import Drawing

LABELS = ("事業の名称", "関係市町村", "成果指標", "実施スケジュール")


def form() -> Drawing:
    """Four labels on grey bands over their values, the last over a table whose arrow has an outline."""
    d = Drawing(440, 320)
    for k, label in enumerate(LABELS):
        top = 40 + 40 * k
        d.fill(40, top, 390, top + 16, 0.9, 0.9, 0.9)
        d.text(46, top + 12, label, 8)
        for y in (top, top + 16):
            d.line(40, y, 390, y)
    d.text(46, 68, "渡し船の運航", 8)
    d.text(46, 108, "浜北市、沖野町", 8)
    d.text(46, 148, "船に乗る人を増やす。", 8)
    bottom = 240
    d.line(40, bottom, 390, bottom)
    for x in (40, 390):
        d.line(x, 40, x, bottom)
    for y in (178.8, 198, 237.2):
        d.line(46, y, 384, y)
    for x in (46, 180, 282, 384):
        d.line(x, 178.8, x, 237.2)
    for x, text in ((50, "取組"), (200, "Ｒ７"), (300, "Ｒ８")):
        d.text(x, 192, text, 8)
    d.text(50, 220, "船の更新", 8)
    d.arrow(186, 206, 370, 226)
    return d


def test_a_form_of_many_rows_around_a_table_is_no_frame_and_the_table_is_whole() -> None:
    grids = {grid.column_count: grid for grid in form().read().pages[0].grids}
    assert [c.text for c in grids[1].cells if c.text][0::2] == list(LABELS)
    assert [c.text for c in grids[3].cells] == ["取組", "Ｒ７", "Ｒ８", "船の更新", "", ""]


def test_a_ruling_that_ends_on_another_does_not_reach_for_the_next() -> None:
    outer = [Rule(0, 0, 200, 1), Rule(20, 0, 200, 1), Rule(60, 0, 200, 1)]
    inner = [Rule(30, 10, 190, 1), Rule(57.4, 10, 190, 1)]
    plumb = [Rule(0, 0, 60, 1), Rule(200, 0, 60, 1), *(Rule(x, 30, 57.4, 1) for x in (10, 100, 190))]
    tables, _ = find_skeletons(sorted([*outer, *inner]), sorted(plumb))
    assert sorted(len(table.xs) for table in tables) == [2, 3]


def test_the_label_above_the_cell_of_an_inner_table_says_what_that_holds() -> None:
    document = form().read()
    flow = with_inner_tables([Item(0, document.pages[0], item, frozenset()) for item in document.pages[0].flow])
    (whole,) = [item.item for item in flow if isinstance(item.item, Grid)]
    assert [c.text for c in whole.cells if c.text][-5:] == ["実施スケジュール", "取組", "Ｒ７", "Ｒ８", "船の更新"]
