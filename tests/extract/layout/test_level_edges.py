"""Lines between two level rulings: which are further lines of headings, and which are rows."""

from __future__ import annotations

import pytest

from extract.layout.gaps.aligned import Piece, Row
from extract.layout.grids.level_edges import _together

COLUMNS = ((40.0, 90.0), (120.0, 160.0), (190.0, 230.0), (260.0, 300.0), (330.0, 370.0))


def _row(top: float, *columns: int) -> Row:
    return Row(tuple(Piece(*COLUMNS[n], 0, 4) for n in columns), top, top + 9, 9.0)


@pytest.mark.parametrize(
    ("columns", "together"),
    [
        ((2, 3), 1),  # 「（R5）」 and 「（R6）」 below two of the headings
        ((0, 1, 2, 3), 2),  # a row of values without a note, which begins with its label
    ],
)
def test_a_line_that_begins_below_the_first_text_is_a_row_of_its_own(
    columns: tuple[int, ...], together: int
) -> None:
    rows = [(_row(100.0, 0, 1, 2, 3, 4), False), (_row(116.0, *columns), False)]
    assert len(_together(rows)) == together
