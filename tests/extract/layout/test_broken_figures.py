"""Figures and years that a narrow cell breaks within their digits."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, only_grid

_XS = [20.0, 100.0, 114.0, 128.0, 142.0]
_SIZE = 8.0


def _table(heads: list[str], rows: list[list[str]], xs: list[float]) -> list[list[str]]:
    """The texts of a ruled table as read, whose cells are printed with the line breaks given."""
    drawing = Drawing()
    height = 26.0
    drawing.grid(xs, [40 + height * n for n in range(len(rows) + 2)])
    for number, row in enumerate([heads, *rows]):
        for column, text in enumerate(row):
            for line, part in enumerate(text.split("\n")):
                drawing.text(xs[column] + 2, 50 + height * number + 10 * line, part, _SIZE)
    grid = only_grid(drawing.read())
    return [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)]


def test_what_has_no_room_beside_it_is_one_figure() -> None:
    rows = [["北山図書館", "73\n8", "1,2\n34", "95"], ["南川図書館", "12", "98\n7冊", "10\n.5"]]
    found = _table(["施設", "H2\n7", "R2", "R7"], rows, _XS)
    assert found == [
        ["施設", "H27", "R2", "R7"],
        ["北山図書館", "738", "1,234", "95"],
        ["南川図書館", "12", "987冊", "10.5"],
    ]


@pytest.mark.parametrize("pair", ["12\n34", "12\n3.4", "12\n(3)"])
def test_two_figures_of_a_narrow_cell_stay_two(pair: str) -> None:
    found = _table(["施設", "R2", "R6", "R7"], [["北山図書館", pair, "95", "81"]], _XS)
    assert found[1][1] == pair


def test_a_table_that_prints_two_figures_in_a_cell_breaks_none() -> None:
    rows = [["北山図書館", "73\n8", "95\n4", "73\n8"], ["南川図書館", "60\n5", "81\n6", "60\n5"]]
    found = _table(["施設", "R2", "R6", "合計"], rows, [20.0, 100.0, 114.0, 128.0, 180.0])
    assert found[1] == rows[0]


def test_a_year_below_another_one_stays_one() -> None:
    found = _table(["施設", "R1\n2019", "R2\n2020"], [["北山図書館", "95", "81"]], [20.0, 100.0, 122.0, 144.0])
    assert found[0] == ["施設", "R1\n2019", "R2\n2020"]
