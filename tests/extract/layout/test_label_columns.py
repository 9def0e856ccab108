"""Forms without rulings whose labels stand on coloured cells under each other."""

from __future__ import annotations

from itertools import pairwise

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid

LABEL = (0.85, 0.88, 0.95)
STRIPE = (0.96, 0.96, 0.96)
ROWS = [
    ("事業名", ["花の道づくり"]),
    ("事業内容", ["町の道に沿って花を植え、みんなで水をやり、", "季節ごとに植え替える。", "絵地図も作る。"]),
    ("期待される効果", ["歩く人が増える。"]),
    ("役割分担", ["苗は市が用意し、水やりは町が行い、", "絵地図は学校が作る。"]),
]


def _form(striped: bool = False) -> Drawing:
    """Rows with hardly more white space between them than between the lines of a text."""
    drawing = Drawing()
    top = 60.0
    for number, (label, lines) in enumerate(ROWS):
        height = 11.0 * len(lines) + 4
        drawing.fill(40, top, 120, top + height, *LABEL)
        if striped and number % 2:
            drawing.fill(120, top, 360, top + height, *STRIPE)
        drawing.text(50, top + height / 2 + 3, label, 9)
        for k, line in enumerate(lines):
            drawing.text(126, top + 10 + 11 * k, line, 9)
        top += height
    return drawing


def _texts(grid: Grid, column: int) -> list[str]:
    return [cell.text for cell in grid.cells if cell.column == column]


def test_rows_of_a_form_reach_as_far_as_the_colour_of_their_labels() -> None:
    for striped in (False, True):
        grid = only_grid(_form(striped).read())
        assert _texts(grid, 0) == [label for label, _ in ROWS]
        assert _texts(grid, 1) == ["\n".join(lines) for _, lines in ROWS]


def test_what_is_unpainted_between_coloured_cells_of_a_row_is_a_cell() -> None:
    drawing = _form()
    top = 60.0 + sum(11.0 * len(lines) + 4 for _, lines in ROWS)
    for x, (label, value) in zip((40, 200), (("現状値", "35人"), ("目標値", "50人")), strict=True):
        drawing.fill(x, top, x + 80, top + 16, *LABEL)
        drawing.text(x + 10, top + 11, label, 9)
        drawing.text(x + 90, top + 11, value, 9)
    grid = only_grid(drawing.read())
    last = [cell.text for cell in grid.cells if cell.row == len(ROWS)]
    assert last == ["現状値", "35人", "目標値", "50人"]


def test_a_label_over_rows_painted_one_by_one_stands_in_the_middle_of_its_cell() -> None:
    drawing = _form()
    top = 60.0 + sum(11.0 * len(lines) + 4 for _, lines in ROWS)
    edges = [top + 16 * k for k in range(6)]
    for k, (upper, lower) in enumerate(pairwise(edges)):
        drawing.fill(40, upper, 120, lower, *LABEL)
        if k % 2:
            drawing.fill(120, upper, 360, lower, *STRIPE)
        drawing.text(126, upper + 11, f"第{k + 1}の町", 9)
        drawing.text(300, upper + 11, str(1000 + k), 9)
    drawing.text(50, (edges[0] + edges[-1]) / 2 - 3, "事業費見込", 9)
    drawing.text(60, (edges[0] + edges[-1]) / 2 + 8, "（千円）", 9)
    grid = only_grid(drawing.read())
    label = next(cell for cell in grid.cells if cell.text.startswith("事業費"))
    assert (label.text, label.row, label.row_span) == ("事業費見込\n（千円）", len(ROWS), 5)


def test_what_the_end_of_a_page_leaves_of_a_form_is_one_too() -> None:
    drawing = _form()
    drawing.fill(40, 300, 120, 330, *LABEL)
    drawing.text(50, 318, "次年度の取組", 9)
    drawing.text(126, 312, "道の両側に広げ、学校の庭にも花を", 9)
    drawing.text(126, 323, "植える。", 9)
    grids = [item for _, item in drawing.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 2), (1, 2)]
    assert _texts(grids[1], 1) == ["道の両側に広げ、学校の庭にも花を\n植える。"]


def test_coloured_headings_above_their_texts_are_no_labels() -> None:
    drawing = Drawing()
    for k in range(4):
        drawing.fill(40, 60 + 16 * k, 360, 76 + 16 * k, *LABEL)
        drawing.text(46, 71 + 16 * k, f"取組の柱{k + 1}", 9)
    assert not [item for _, item in drawing.read().flow if isinstance(item, Grid)]


def test_labels_on_a_dark_ground_with_pale_stripes_behind_other_rows_are_beside_their_values() -> None:
    drawing = Drawing()
    for k in range(8):
        top = 60.0 + 18 * k
        drawing.fill(40, top, 120, top + 18, 0.2, 0.25, 0.3)
        if k % 2:
            drawing.fill(120, top, 360, top + 18, *STRIPE)
        drawing.text(50, top + 12, f"第{k + 1}の項目", 9)
        drawing.text(126, top + 12, f"町のみんなで{k + 1}年続ける取組", 9)
    grid = only_grid(drawing.read())
    assert (grid.row_count, grid.column_count) == (8, 2)


def test_one_label_below_a_row_of_coloured_headings_is_a_row_of_their_form() -> None:
    drawing = Drawing()
    for k, word in enumerate(("", "平成27年", "令和2年", "令和7年")):
        drawing.fill(40 + 80 * k, 60, 120 + 80 * k, 78, *LABEL)
        drawing.text(50 + 80 * k, 72, word, 9)
    drawing.fill(40, 78, 120, 110, *LABEL)
    drawing.text(50, 97, "みどり市", 9)
    for k, (value, rate) in enumerate((("3,120", "-0.5%"), ("3,040", "-2.6%"), ("2,910", "-4.3%"))):
        drawing.text(140 + 80 * k, 89, value, 9)
        drawing.text(140 + 80 * k, 104, rate, 9)
    grid = only_grid(drawing.read())
    assert grid.column_count == 4
    label = next(cell for cell in grid.cells if cell.text == "みどり市")
    assert next(cell.text for cell in grid.cells if cell.row == label.row and cell.column > 0).startswith("3,120")


def test_a_ground_at_the_left_of_a_ruled_cell_parts_the_label_from_its_value() -> None:
    d = Drawing(440, 320)
    d.fill(40, 60, 90, 100, 0.9, 0.95, 0.9)
    d.frame(40, 60, 390, 100)
    d.text(46, 84, "施策の内容", 8)
    d.text(98, 84, "渡し船を毎日出して、島の暮らしを支える。", 8)
    assert [c.text for c in only_grid(d.read()).cells] == [
        "施策の内容",
        "渡し船を毎日出して、島の暮らしを支える。",
    ]
