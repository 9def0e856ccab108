"""Tables without rulings or colours whose rows stand further apart than the lines of their texts."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.row_gaps import rows_by_gaps
from tests.drawing import Drawing, only_grid

LEADING, PADDING = 12.0, 9.0
TEXTS = [
    ("事業名", ["花の道づくり"]),
    ("取組内容", ["町の道に沿って花を植え、みんなで水をやり、", "季節ごとに植え替える。", "絵地図も作る。"]),
    ("事業効果", ["道を歩く人が増える。"]),
    ("役割分担", ["苗は市が用意し、水やりは町が行い、", "絵地図は学校が作る。"]),
]


def _rows(drawing: Drawing, top: float, rows: Sequence[tuple[str, Sequence[str]]]) -> float:
    """Labels in the middle of their rows, or at their top where there is no room."""
    for label, lines in rows:
        height = LEADING * len(lines)
        drawing.text(40, top + height / 2 + 3, label, 9)
        for k, line in enumerate(lines):
            drawing.text(126, top + 9 + LEADING * k, line, 9)
        top += height + PADDING
    return top


def test_lines_are_one_row_where_rows_stand_further_apart() -> None:
    drawing = Drawing()
    _rows(drawing, 60, TEXTS)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.column == 0] == [label for label, _ in TEXTS]
    assert [cell.text for cell in grid.cells if cell.column == 1] == ["\n".join(lines) for _, lines in TEXTS]


def test_the_label_of_two_rows_stands_beside_the_space_between_them() -> None:
    drawing = Drawing()
    top = _rows(drawing, 60, TEXTS)
    drawing.text(40, top + (LEADING + PADDING) / 2 + 9, "成果指標", 9)
    drawing.text(126, top + 9, "花を植えた道の長さ", 9)
    for x, text in ((126, "現状値"), (186, "3km"), (246, "目標値"), (306, "8km")):
        drawing.text(x, top + 9 + LEADING + PADDING, text, 9)
    grid = only_grid(drawing.read())
    label = next(cell for cell in grid.cells if cell.text == "成果指標")
    assert (label.row, label.row_span) == (len(TEXTS), 2)
    assert [cell.text for cell in grid.cells if cell.row == len(TEXTS) + 1] == ["現状値", "3km", "目標値", "8km"]


def test_rows_of_a_form_with_other_columns_go_on_at_the_distance_of_its_rows() -> None:
    drawing = Drawing()
    top = _rows(drawing, 60, TEXTS)
    for row in (("実施年度（予定）", "2024", "2025", "2026"), ("事業費（千円）", "1,200", "1,300", "1,400")):
        drawing.text(60, top + 9, row[0], 9)
        for k, text in enumerate(row[1:]):
            drawing.text(180 + 60 * k, top + 9, text, 9)
        top += LEADING + PADDING
    grid = only_grid(drawing.read())
    assert grid.row_count == len(TEXTS) + 2
    last = [cell.text for cell in grid.cells if cell.row == grid.row_count - 1 and cell.lines]
    assert last == ["事業費（千円）", "1,200", "1,300", "1,400"]


def test_figures_below_several_pieces_are_a_row_however_near() -> None:
    def piece(x0: float, top: float, digits: int = 0) -> Block:
        return Block(x0, top, x0 + 40, top + 9, 9, digits, 4, 1, top + 8)

    lines = [[piece(40, 0), piece(126, 0)], [piece(126, 12)], [piece(40, 30), piece(126, 30)], [piece(126, 42)]]
    lines.append([piece(40, 60), piece(126, 60), piece(220, 60), piece(290, 60)])
    lines += [[piece(126, y), piece(220, y, 4), piece(290, y, 4)] for y in (72, 84)]
    found = rows_by_gaps(lines)
    assert found is not None
    assert found.borders == [25.5, 55.5, 70.5, 82.5]


def test_a_line_far_below_a_table_is_none_of_its_rows() -> None:
    drawing = Drawing()
    rows = [
        ("市町", "令和７年度", "令和８年度"),
        ("東市", "1,200", "1,250"),
        ("西町", "300", "310"),
        ("合計", "1,500", "1,560"),
    ]
    for k, row in enumerate(rows):
        for x, text in zip((40, 160, 260), row, strict=True):
            drawing.text(x, 60 + 13 * k, text, 9)
    below = 60 + 13 * len(rows) + 18
    drawing.text(40, below, "事業名：水辺の道づくり", 9)
    drawing.text(40, below + 13, "視点：暮らし", 9)
    drawing.text(200, below + 13, "分野：環境", 9)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.column == 0] == ["市町", "東市", "西町", "合計"]


def _years(drawing: Drawing, base: float, name: str, texts: Sequence[str]) -> None:
    drawing.text(126, base, name, 9)
    for k, text in enumerate(texts):
        drawing.text(240 + 40 * k, base, text, 9)


def test_a_line_of_marks_is_a_row_however_near_the_years_above_it() -> None:
    drawing = Drawing()
    top = _rows(drawing, 60, TEXTS) + 9
    drawing.text(40, top, "実施予定", 9)
    _years(drawing, top, "", ["Ｒ７", "Ｒ８", "Ｒ９"])
    _years(drawing, top + LEADING, "苗を植える", ["○", "○", "○"])
    grid = only_grid(drawing.read())
    rows = [[cell.text for cell in grid.cells if cell.row == row] for row in range(len(TEXTS), grid.row_count)]
    assert rows == [["実施予定", "", "Ｒ７", "Ｒ８", "Ｒ９"], ["苗を植える", "○", "○", "○"]]


def test_a_wrapped_name_beside_marks_is_one_row() -> None:
    drawing = Drawing()
    top = _rows(drawing, 60, TEXTS) + 9
    drawing.text(40, top, "実施予定", 9)
    _years(drawing, top, "", ["Ｒ７", "Ｒ８", "Ｒ９"])
    top += LEADING + PADDING
    for k, (name, marks) in enumerate((("苗を選び、", []), ("土を作り、", ["○", "○", "○"]), ("植える", []))):
        _years(drawing, top + LEADING * k, name, marks)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.row == len(TEXTS) + 1] == [
        "苗を選び、\n土を作り、\n植える",
        "○",
        "○",
        "○",
    ]


def test_a_unit_that_reaches_into_the_line_below_it_stands_over_that_line() -> None:
    drawing = Drawing()
    top = _rows(drawing, 60, TEXTS) + 9
    drawing.text(40, top, "事業費", 9)
    drawing.text(300, top, "（単位：千円）", 9)
    _years(drawing, top + 8, "", ["Ｒ７", "Ｒ８", "Ｒ９"])
    _years(drawing, top + 8 + LEADING, "花の市", ["1,200", "1,300", "1,400"])
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.row == len(TEXTS) + 1 and cell.text] == [
        "Ｒ７",
        "Ｒ８",
        "Ｒ９",
    ]


def test_text_that_runs_over_the_columns_of_a_timetable_is_one_cell() -> None:
    drawing = Drawing(500)
    top = _rows(drawing, 60, TEXTS) + 9
    drawing.text(40, top, "成果指標", 9)
    text = "現状値　120人（令和5年度）　→　目標値　300人（令和11年度）"
    drawing.text(126, top, text, 9)
    top += LEADING + PADDING
    drawing.text(40, top, "実施予定", 9)
    for name, mark in (("", "R"), ("苗を植えて育てる人を募る", "○"), ("季節ごとの見回り", "○")):
        drawing.text(126, top, name, 9)
        for k in range(5):
            drawing.text(252 + 36 * k, top, f"R{k + 4}" if mark == "R" else mark, 9)
        top += LEADING
    grid = only_grid(drawing.read())
    assert [(cell.column, cell.column_span) for cell in grid.cells if cell.text == text] == [(1, 6)]
