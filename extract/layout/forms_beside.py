"""Two forms side by side that need not begin on one height: all of the left column is read before the right one.

Headings stand above each form and, where the next form begins at the head of the right column, at the foot of the
left one. What tells the two columns is that many of the same labels stand in both tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.grids.tables import TableDraft
from extract.layout.lines import Draft

FEWEST_SHARED = 6
"""So many texts stand in both forms at least."""
SHORTEST = 2
OVERLAP = 0.5
"""Share of the height of the lower form that stands beside the other one."""

Item = Draft | TableDraft


def columns_of_forms(items: Sequence[Item]) -> tuple[list[Item], list[Item]] | None:
    """What stands in the left and in the right column of a page; None where no two forms stand side by side.

    What stands below both and over the white between them, as the page's number, is of the right one.

    Args:
        items: the lines and tables of a page.
    """
    tables = sorted((i for i in items if isinstance(i, TableDraft)), key=lambda table: table.box.x0)
    pair = next(
        (
            (a, b)
            for n, a in enumerate(tables)
            for b in tables[n + 1 :]
            if _stand_beside(a, b) and _are_alike(a, b)
        ),
        None,
    )
    if pair is None:
        return None
    end, start = pair[0].box.x1, pair[1].box.x0
    floor = max(item.box.bottom for item in items if item.box.x1 <= end + 1 or item.box.x0 >= start - 1)
    left = [item for item in items if item.box.x1 <= end + 1]
    right = [item for item in items if item.box.x0 >= start - 1]
    rest = [item for item in items if item not in left and item not in right]
    if any(item.box.top < floor for item in rest):
        return None
    return left, [*right, *rest]


def _stand_beside(one: TableDraft, other: TableDraft) -> bool:
    """Whether a table stands right of another one, at its height for the most part."""
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return one.box.x1 < other.box.x0 and shared >= OVERLAP * min(one.box.height, other.box.height)


def _are_alike(one: TableDraft, other: TableDraft) -> bool:
    """Whether many texts in the left half of a table stand in that of another one, too: they are its labels.

    Parts of one table begin with the same heads; the first rows of two forms have values of their own.
    """
    return one.heads() != other.heads() and len(_labels(one) & _labels(other)) >= FEWEST_SHARED


def _labels(table: TableDraft) -> set[str]:
    middle = table.box.center[0]
    texts = {line.text for lines in table.lines for line in lines if line.box.x1 <= middle}
    return {text for text in texts if len(text) >= SHORTEST and not any(c.isdigit() for c in text)}
