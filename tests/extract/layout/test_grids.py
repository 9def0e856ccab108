"""Grids come out with exact spans, however their rulings are drawn."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from random import Random

import pytest

from extract.layout.grids.skeleton import from_boxes, is_chart
from tests.drawing import Drawing, only_grid, spans, texts

XS, YS = [50, 120, 200, 300], [100, 120, 140, 170]
REGULAR = [(r, c, 1, 1) for r in range(3) for c in range(3)]


def strokes(d: Drawing) -> None:
    d.grid(XS, YS)


def thin_fills(d: Drawing) -> None:
    for x in XS:
        d.fill(x - 0.3, YS[0], x + 0.3, YS[-1])
    for y in YS:
        d.fill(XS[0], y - 0.3, XS[-1], y + 0.3)


def cell_rectangles(d: Drawing) -> None:
    for x0, x1 in itertools.pairwise(XS):
        for y0, y1 in itertools.pairwise(YS):
            d.frame(x0, y0, x1, y1)


def double_strokes(d: Drawing) -> None:
    d.grid([x - 0.9 for x in XS], [y - 0.9 for y in YS])
    d.grid([x + 0.9 for x in XS], [y + 0.9 for y in YS])


def dashes(d: Drawing) -> None:
    for x in XS:
        for k in range(int(YS[0]), int(YS[-1]), 4):
            d.line(x, k, x, min(k + 2, YS[-1]))
    for y in YS:
        for k in range(int(XS[0]), int(XS[-1]), 4):
            d.line(k, y, min(k + 2, XS[-1]), y)


def dots(d: Drawing) -> None:
    for x in XS:
        for k in range(int(YS[0]), int(YS[-1]) + 1, 2):
            d.fill(x - 0.4, k - 0.4, x + 0.4, k + 0.4)
    for y in YS:
        for k in range(int(XS[0]), int(XS[-1]) + 1, 2):
            d.fill(k - 0.4, y - 0.4, k + 0.4, y + 0.4)


def short_lines(d: Drawing) -> None:
    for x in XS:
        d.line(x, YS[0] + 1.5, x, YS[-1] - 1.5)
    for y in YS:
        d.line(XS[0] + 1.5, y, XS[-1] - 1.5, y)


def without_sides(d: Drawing) -> None:
    for x in XS[1:-1]:
        d.line(x, YS[0], x, YS[-1])
    for y in YS:
        d.line(XS[0], y, XS[-1], y)


def without_top_and_bottom(d: Drawing) -> None:
    for x in XS:
        d.line(x, YS[0], x, YS[-1])
    for y in YS[1:-1]:
        d.line(XS[0], y, XS[-1], y)


def over_white_fills(d: Drawing) -> None:
    for x0, x1 in itertools.pairwise(XS):
        d.fill(x0 + 10, YS[0] - 5, x1 - 10, YS[-1] + 5, 1, 1, 1)
    d.grid(XS, YS)
    d.fill(XS[0] + 2, YS[0] + 2, XS[1] - 2, YS[1] - 2, 1, 1, 1)


def in_a_form(d: Drawing) -> None:
    d.canvas.beginForm("table", upperx=2000, uppery=2000)
    d.canvas.translate(-20, 30)
    d.grid([x * 2 for x in XS], [d.height - (d.height - y) * 2 for y in YS])
    d.canvas.endForm()
    d.canvas.saveState()
    d.canvas.scale(0.5, 0.5)
    d.canvas.translate(20, -30)
    d.canvas.doForm("table")
    d.canvas.restoreState()


def on_coloured_fills(d: Drawing) -> None:
    for x0, x1 in itertools.pairwise(XS):
        for y0, y1 in itertools.pairwise(YS):
            d.fill(x0, y0, x1, y1, 0.8, 0.9, 1)
    d.grid(XS, YS, grey=1, width=1)


def fills_side_by_side(d: Drawing) -> None:
    for row, (y0, y1) in enumerate(itertools.pairwise(YS)):
        for column, (x0, x1) in enumerate(itertools.pairwise(XS)):
            shade = 0.85 if (row + column) % 2 else 0.95
            d.fill(x0 + 0.4, y0 + 0.4, x1 - 0.4, y1 - 0.4, shade, shade, 1)


@pytest.mark.parametrize(
    "draw",
    [
        strokes,
        thin_fills,
        cell_rectangles,
        double_strokes,
        dashes,
        dots,
        short_lines,
        without_sides,
        without_top_and_bottom,
        over_white_fills,
        in_a_form,
        on_coloured_fills,
        fills_side_by_side,
    ],
)
def test_a_regular_grid_is_read_however_it_is_drawn(draw: Callable[[Drawing], None]) -> None:
    d = Drawing()
    draw(d)
    d.label(XS, YS)
    grid = only_grid(d.read())
    assert spans(grid) == REGULAR
    assert [c.text for c in grid.cells] == [f"r{r}c{c}" for r in range(3) for c in range(3)]
    assert grid.box is not None
    assert grid.box.x0 == pytest.approx(XS[0], abs=1.6)
    assert grid.box.bottom == pytest.approx(YS[-1], abs=1.6)


def test_irregular_cells_have_exact_spans() -> None:
    d = Drawing()
    d.frame(50, 100, 350, 200)
    d.line(120, 100, 120, 200)
    for y in (120, 160, 180):
        d.line(120, y, 350, y)
    d.line(50, 160, 120, 160)
    d.line(200, 120, 200, 160)
    d.line(280, 160, 280, 200)
    d.line(200, 140, 350, 140)
    d.text(60, 130, "縦の見出し", 8)
    assert spans(only_grid(d.read())) == [
        (0, 0, 3, 1),
        (0, 1, 1, 3),
        (1, 1, 2, 1),
        (1, 2, 1, 2),
        (2, 2, 1, 2),
        (3, 0, 2, 1),
        (3, 1, 1, 2),
        (3, 3, 1, 1),
        (4, 1, 1, 2),
        (4, 3, 1, 1),
    ]


def test_a_white_fill_hides_the_ruling_below_it() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.fill(XS[0] + 1, YS[0] + 1, XS[1] - 1, YS[2] - 1, 1, 1, 1)
    d.label(XS, YS)
    assert (0, 0, 2, 1) in spans(only_grid(d.read()))


def test_tables_side_by_side_are_two() -> None:
    d = Drawing()
    for left in (50, 210):
        xs = [left, left + 60, left + 140]
        d.grid(xs, YS)
        d.label(xs, YS)
    assert [spans(g) for g in d.read().pages[0].grids] == [[(r, c, 1, 1) for r in range(3) for c in range(2)]] * 2


def test_tables_that_touch_at_a_corner_are_two() -> None:
    d = Drawing()
    for xs, ys in (([50, 100, 150], [100, 120, 140]), ([150, 200, 250], [140, 160, 180])):
        d.grid(xs, ys)
        d.label(xs, ys)
    assert len(d.read().pages[0].grids) == 2


def test_tables_stacked_without_a_gap_are_two_where_nothing_lines_up() -> None:
    d = Drawing()
    for xs, ys in (([50, 100, 300], [100, 120, 140]), ([50, 160, 220], [141, 160, 180])):
        d.grid(xs, ys)
        d.label(xs, ys)
    assert [spans(g) for g in d.read().pages[0].grids] == [[(r, c, 1, 1) for r in range(2) for c in range(2)]] * 2


def test_a_cross_table_without_a_corner_is_one() -> None:
    d = Drawing()
    d.grid([120, 200, 300], [100, 120])
    d.grid([50, 120, 200, 300], [120, 140, 160])
    d.label([120, 200, 300], [100, 120])
    d.label([50, 120, 200, 300], [120, 140, 160])
    grid = only_grid(d.read())
    assert grid.at(0, 0) is None
    assert len(grid.cells) == 8


def test_a_frame_around_prose_is_no_table() -> None:
    d = Drawing()
    d.frame(20, 20, 380, 480)
    d.text(40, 60, "枠の中の文章です。")
    document = d.read()
    assert document.pages[0].grids == ()
    assert texts(document) == ["枠の中の文章です。"]


def test_an_inner_grid_refines_its_cell() -> None:
    d = Drawing()
    d.grid([50, 100, 300], [100, 130, 190])
    d.grid([100, 200, 300], [130, 160, 190])
    d.text(55, 120, "A")
    d.text(105, 150, "B")
    assert spans(only_grid(d.read())) == [
        (0, 0, 1, 1),
        (0, 1, 1, 2),
        (1, 0, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_rows_of_an_inner_grid_end_in_the_padding_of_its_cell() -> None:
    drawing = Drawing()
    drawing.grid([40, 120, 360], [60, 140])
    for x in (190, 270):
        drawing.line(x, 60, x, 140)
    for y in (83, 100, 117):
        drawing.line(127, y, 353, y)
    drawing.text(44, 100, "事業費")
    for k, row in enumerate(
        (("町村", "R6", "R7"), ("川上", "12", "14"), ("川中", "20", "22"), ("川下", "8", "9"))
    ):
        for x, text in zip((130, 200, 280), row, strict=True):
            drawing.text(x, 78 + 17 * k, text)
    found = [cell.text for cell in only_grid(drawing.read()).cells if cell.lines]
    assert found == ["事業費", "町村", "R6", "R7", "川上", "12", "14", "川中", "20", "22", "川下", "8", "9"]


def test_gridlines_of_a_chart_are_no_table() -> None:
    d = Drawing()
    d.grid([50 + 20 * k for k in range(13)], [100 + 15 * k for k in range(11)], grey=0.7)
    d.text(60, 92, "図１　人口の推移")
    for k in range(10):
        d.text(25, 105 + 15 * k, str(k * 100), 7)
    assert d.read().pages[0].grids == ()


def test_fill_colours_belong_to_cells_even_in_pieces() -> None:
    d = Drawing()
    d.fill(50, 100, 120, 110, 0.2, 0.4, 0.6)
    d.fill(50, 110, 120, 120, 0.2, 0.4, 0.6)
    d.fill(120, 120, 300, 140, 0.6, 0.8, 1)
    d.grid(XS, YS)
    d.label(XS, YS)
    document = d.read()
    grid = only_grid(document)
    fills = {(c.row, c.column): c.fill for c in grid.cells if c.fill}
    assert fills == {(0, 0): (51, 102, 153), (1, 1): (153, 204, 255), (1, 2): (153, 204, 255)}
    assert document.pages[0].shapes == ()


def test_a_bar_inside_a_row_is_a_shape() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.label(XS, YS)
    d.fill(130, 146, 260, 160, 0, 0, 1)
    document = d.read()
    assert spans(only_grid(document)) == REGULAR
    [bar] = document.pages[0].shapes
    assert (bar.kind, round(bar.box.x0), round(bar.box.x1), bar.fill) == ("fill", 130, 260, (0, 0, 255))


@pytest.mark.parametrize("head", ["triangle", "strokes"])
def test_an_arrow_through_cells_is_a_shape_and_no_ruling(head: str) -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.label(XS, YS)
    d.line(120, 162, 300, 162, width=1)
    if head == "triangle":
        d.polygon([(300, 162), (294, 159), (294, 165)])
    else:
        d.line(295, 159, 300, 162, width=1)
        d.line(295, 165, 300, 162, width=1)
    document = d.read()
    assert spans(only_grid(document)) == REGULAR
    [arrow] = document.pages[0].shapes
    assert arrow.kind == "arrow"
    assert (round(arrow.box.x0), round(arrow.box.x1)) == (120, 300)


def test_the_border_of_a_cell_right_behind_the_tip_of_an_arrow_is_no_shaft() -> None:
    d = Drawing()
    for x0, top, x1, bottom in ((40, 40, 200, 80), (200, 40, 280, 60), (280, 40, 360, 60), (200, 60, 360, 80)):
        d.frame(x0, top, x1, bottom)
    d.fill(50, 58, 192, 62)
    d.polygon([(198, 60), (192, 56), (192, 64)])
    for text, x, y in (("船を出す。", 60, 54), ("役割", 210, 54), ("運航", 290, 54), ("経費", 210, 74)):
        d.text(x, y, text, 8)
    assert spans(only_grid(d.read())) == [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 2)]


def test_text_that_overflows_its_cell_stays_together() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.text(55, 114, "隣の欄まではみ出す名称", 8)
    d.text(122, 134, "右の欄", 8)
    cells = {(c.row, c.column): c.text for c in only_grid(d.read()).cells if c.lines}
    assert cells == {(0, 0): "隣の欄まではみ出す名称", (1, 1): "右の欄"}


def test_text_cut_by_the_clip_of_its_cell_belongs_to_that_cell() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.canvas.saveState()
    path = d.canvas.beginPath()
    path.rect(XS[0], d.height - YS[1], XS[1] - XS[0], YS[1] - YS[0])
    d.canvas.clipPath(path, stroke=0, fill=0)
    d.text(55, 114, "長い住所が右の欄の下に隠れている", 8)
    d.text(55, 125, "行の高さに入らない二行目", 8)
    d.canvas.restoreState()
    d.text(122, 114, "0191-21-2111", 8)
    cells = {(c.row, c.column): c.text for c in only_grid(d.read()).cells if c.lines}
    assert cells == {
        (0, 0): "長い住所が右の欄の下に隠れている\n行の高さに入らない二行目",
        (0, 1): "0191-21-2111",
    }


def test_text_cut_by_the_clip_of_a_whole_row_stays_in_its_column() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.canvas.saveState()
    path = d.canvas.beginPath()
    path.rect(XS[0], d.height - YS[-1], XS[-1] - XS[0], YS[-1] - YS[-2])
    d.canvas.clipPath(path, stroke=0, fill=0)
    d.text(XS[0] + 5, YS[-1] + 5, "岬村", 8)
    d.canvas.restoreState()
    cells = {(c.row, c.column): c.text for c in only_grid(d.read()).cells if c.lines}
    assert cells == {(len(YS) - 2, 0): "岬村"}


def test_text_cut_by_the_clip_of_a_whole_column_stays_above_the_table() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.canvas.saveState()
    path = d.canvas.beginPath()
    path.rect(XS[0], 0, XS[1] - XS[0], d.height)
    d.canvas.clipPath(path, stroke=0, fill=0)
    d.text(XS[0] + 2, YS[0] - 10, "表１　地区ごとの人口の推移と見通し", 8)
    d.text(XS[0] + 5, YS[1] + 12, "岬村", 8)
    d.canvas.restoreState()
    document = d.read()
    assert {(c.row, c.column): c.text for c in only_grid(document).cells if c.lines} == {(1, 0): "岬村"}
    assert texts(document) == ["表１　地区ごとの人口の推移と見通し"]


def test_a_row_printed_at_once_is_still_cut_at_its_borders() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.text(60, 114, "1,234 　　　　　　5,678　　　　　　　 9,012", 8)
    cells = [c.text for c in only_grid(d.read()).cells if c.lines]
    assert cells == ["1,234", "5,678", "9,012"]


def test_the_outline_of_a_bar_is_no_border() -> None:
    """A timetable without sides ends where its rulings do, and not where the bars of its last year end."""
    drawing = Drawing()
    for y in (60.0, 80.0, 100.0, 120.0):
        drawing.line(40, y, 340, y)
    for x in (140.0, 240.0):
        drawing.line(x, 60, x, 120)
    for x, text in ((46, "項目"), (176, "R7"), (276, "R8")):
        drawing.text(x, 74, text)
    for top, name in ((87.0, "舟を出す"), (107.0, "花を植える")):
        drawing.text(46, top + 7, name)
        drawing.canvas.setFillGray(0.6)
        drawing.canvas.rect(143, drawing.height - top - 6, 194, 6, stroke=1, fill=1)
        drawing.canvas.setFillGray(0)
    grid = only_grid(drawing.read())
    assert (grid.row_count, grid.column_count) == (3, 3)
    assert grid.box is not None
    assert grid.box.x1 == pytest.approx(340, abs=1)


def test_outlined_bars_over_the_gridlines_of_a_scale_are_no_table() -> None:
    cuts = Random(7)  # noqa: S311  a drawing that is the same every time
    d = Drawing(500, 500)
    for k in range(6):
        d.line(100 + 60 * k, 60, 100 + 60 * k, 420)
    for y in (60, 420):
        d.line(100, y, 400, y)
    for row in range(12):
        top = 70 + 29 * row
        d.text(40, top + 11, f"地区{row}", 8)
        for x0, x1 in itertools.pairwise([100, *sorted(cuts.sample(range(170, 390), 4)), 400]):
            d.frame(x0, top, x1, top + 16)
            if x1 - x0 > 20:
                d.text((x0 + x1) / 2 - 6, top + 11, f"{(x1 - x0) / 3:.0f}", 7)
    assert d.read().pages[0].grids == ()


def test_a_form_whose_bands_cut_the_border_of_its_labels_is_a_table() -> None:
    cuts = Random(3)  # noqa: S311  a drawing that is the same every time
    d = Drawing(500, 500)
    for row in range(20):
        top = 60 + 18 * row
        band = row % 5 == 0
        inner = [] if band else [110, *sorted(cuts.sample(range(150, 390, 12), 2))]
        for x0, x1 in itertools.pairwise([40, *inner, 460]):
            d.frame(x0, top, x1, top + 18)
            d.text(x0 + 2, top + 12, "項目", 7)
    grid = only_grid(d.read())
    assert len(grid.cells) == 4 + 16 * 4
    assert grid.column_count > 16


def test_figures_in_one_table_are_no_scale_of_the_table_beside_it() -> None:
    d = Drawing()
    left, right = [100, 140, 180, 220, 260], [120, 160, 200, 240, 280]
    d.grid([40, 110, 180], left)
    d.grid([195, 260, 380], right)
    for k in range(4):
        d.text(45, left[k] + 24, "年度", 8)
        d.text(150, left[k] + 24, f"{k + 1},200", 8)
        d.text(200, right[k] + 24, "参加者", 8)
    assert [len(grid.cells) for grid in d.read().pages[0].grids] == [8, 8]


def test_bars_with_room_above_and_below_are_a_chart() -> None:
    boxes = [(0.0, 0.0, 100.0, 10.0), (0.0, 90.0, 100.0, 100.0)]
    for k in range(16):
        ends = [0.0, 20.0, 30.0 + k, 60.0 + 1.3 * k, 100.0]
        boxes += [(x0, 10.0 + 5 * k, x1, 15.0 + 5 * k) for x0, x1 in itertools.pairwise(ends)]
    bars = from_boxes(boxes)
    assert bars is not None
    assert is_chart(bars)


@pytest.mark.parametrize(("left", "right"), [(90, 260), (50, 260), (90, 300)])
def test_the_frame_of_a_chart_right_below_a_table_is_none_of_its_rows(left: int, right: int) -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.label(XS, YS)
    d.frame(left, YS[-1], right, YS[-1] + 120)
    d.text(left + 40, YS[-1] + 20, "図１　人口の推移")
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (len(YS) - 1, len(XS) - 1)


def test_a_cell_below_some_columns_is_a_row_of_its_table() -> None:
    d = Drawing()
    d.grid(XS, YS)
    d.label(XS, YS)
    d.frame(XS[0], YS[-1], XS[-2], YS[-1] + 20)
    d.text(XS[0] + 40, YS[-1] + 14, "合計")
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (len(YS), len(XS) - 1)
