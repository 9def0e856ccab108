"""Rows of a table of agreements that say what the rows below them belong to: an axis, a field, an item."""

from __future__ import annotations

from extract.bracketed_fields import axis_in, field_in_brackets
from extract.family import printed
from extract.outline import heading_text
from extract.tables.headers import Table, spots_of
from schemas.labels import undecorated
from schemas.printed import Printed

_LONGEST = 40
"""Letters of a title at most."""
_BELOW = {"axis": ("policy_field", "item"), "policy_field": ("item",), "item": ()}
"""What a title ends that holds until printed anew."""


def _with_titles(table: Table, row: int, named: dict[str, Printed]) -> dict[str, Printed] | None:
    """What the rows below a title belong to; None where a row is none, over the whole width of the table.

    Args:
        table: the table.
        row: one of its rows.
        named: what the titles above it say.
    """
    spots = spots_of(table.rows[row])
    if len(spots) != 1 or spots[0].cell.column_span != table.width:
        return None
    told = dict(named)
    for line in spots[0].cell.lines:
        axis, field = axis_in(line), field_in_brackets(line.text)
        text = axis or field or undecorated(heading_text(line)).strip()
        if not text or len(text) > _LONGEST or text.endswith("。"):
            return None
        level = "axis" if axis is not None else "policy_field" if field is not None else "item"
        told = {name: value for name, value in told.items() if name not in _BELOW[level]}
        told[level] = printed(spots[0].page, [line], text)
    return told


def titles_in(table: Table, labelled: set[int]) -> tuple[tuple[dict[str, Printed], ...], set[int]]:
    """What titles in a table say of each labelled row, and their rows; nothing where it has no titles.

    Args:
        table: the table.
        labelled: its rows with the label of a statement.
    """
    named: dict[str, Printed] = {}
    levels: list[dict[str, Printed]] = []
    titles: set[int] = set()
    for row in range(len(table.rows)):
        if row in labelled:
            levels.append(dict(named))
        elif (told := _with_titles(table, row, named)) is not None:
            named = told
            titles.add(row)
    return (tuple(levels), titles) if titles else ((), titles)
