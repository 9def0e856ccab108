"""Lists with upright rulings on their first page go on overleaf in rows between level ones."""

from __future__ import annotations

import pytest

from extract.tables.continued import runs
from schemas.printed import Grid
from tests.drawing import Drawing

XS = (40.0, 70.0, 200.0, 240.0, 300.0, 360.0)
HEAD = ("番号", "指標", "単位", "現状値", "目標値")
FIRST = (("1", "渡しに乗る人", "人", "1,204", "1,400"), ("2", "直した舟", "隻", "3", "5"))
REST = (("3", "橋を渡る人", "人", "85", "120"), ("4", "直した橋", "本", "2", "4"))


def _rows(drawing: Drawing, top: float, rows: tuple[tuple[str, ...], ...], shift: float) -> None:
    for k, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            drawing.text(x + 3 + (shift if x == XS[1] else 0), top + 12 + 16 * k, text, 8)
    for k in range(len(rows) + 1):
        drawing.line(XS[0], top + 16 * k, XS[-1], top + 16 * k)


@pytest.mark.parametrize(("shift", "tables"), [(0.0, 1), (-12.0, 2)])
def test_what_stands_in_the_columns_of_the_header_goes_on(shift: float, tables: int) -> None:
    drawing = Drawing()
    drawing.grid(XS, (40, 56, 72, 88))
    for x, text in zip(XS, HEAD, strict=False):
        drawing.text(x + 3, 52, text, 8)
    _rows(drawing, 56, FIRST, 0.0)
    drawing.page()
    _rows(drawing, 40, REST, shift)
    document = drawing.read()
    grids = [item for page in document.pages for item in page.flow if isinstance(item, Grid)]
    assert [grid.ruled for grid in grids] == [True, False]
    assert len(runs(document)) == tables
