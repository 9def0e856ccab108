"""The colour of a cell where fills overlap it by a hair, or cover it but for a strip."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

XS, YS = (30.0, 130.0, 230.0, 330.0), (40.0, 60.0, 80.0, 100.0)
GROUND, DARK = (0.95, 0.95, 0.95), (0.2, 0.4, 0.8)


def _drawing() -> Drawing:
    d = Drawing()
    d.fill(XS[0], YS[0], XS[-1], YS[-1], *GROUND)
    return d


def _ruled(d: Drawing) -> Drawing:
    d.grid(XS, YS)
    d.label(XS, YS)
    return d


def test_a_fill_that_touches_the_cell_above_leaves_its_colour() -> None:
    d = _drawing()
    d.fill(XS[1], YS[1], XS[2], YS[2], *DARK)
    d.fill(XS[1], YS[2] - 0.01, XS[2], YS[3], *GROUND)
    grid = only_grid(_ruled(d).read())
    assert {cell.text: cell.fill for cell in grid.cells}["r1c1"] == (51, 102, 204)


def test_a_strip_of_the_next_cells_ground_does_not_hide_that_of_a_cell() -> None:
    d = _drawing()
    d.fill(XS[1], YS[1], XS[2] - 4, YS[2], *DARK)
    d.line(XS[2] - 4, YS[2], XS[2] - 4, YS[3])  # a border of the row below
    grid = only_grid(_ruled(d).read())
    assert {cell.text: cell.fill for cell in grid.cells}["r1c1"] == (51, 102, 204)
