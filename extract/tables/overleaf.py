"""What a page break cuts in a table that goes on overleaf: labels of merged cells, and the last row of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.tables.rows import Row, Spot
from extract.year_shapes import has_year, is_year


def continued_rows(
    rows: list[Row], head: int, following: Sequence[Row], is_data: Callable[[str], bool], *, ruled: bool
) -> list[Row]:
    """The rows of a table with those overleaf, put together where a page break has cut a cell or a row.

    Args:
        rows: the rows so far.
        head: how many of them are headers.
        following: the rows on the next page, without headers that are repeated there.
        is_data: whether a text is a datum and not a label.
        ruled: whether rulings tell the cells overleaf, so that a blank one is certain.
    """
    if not following:
        return rows
    rest = _rest_of_row(rows, head, following, is_data)
    if rest:
        above = [tuple(_put(spot, rest, 0) for spot in row) for row in rows]
        below = [tuple(_put(spot, rest, 1) for spot in row) for row in following[1:]]
        return [*above, *below]
    return [*(_labelled(rows, head, following[0], is_data) if ruled else rows), *following]


def _put(spot: Spot | None, parts: Sequence[tuple[Spot, Spot, Spot]], side: int) -> Spot | None:
    return next((whole for *halves, whole in parts if halves[side] is spot), spot)


def _rest_of_row(
    rows: Sequence[Row], head: int, following: Sequence[Row], is_data: Callable[[str], bool]
) -> list[tuple[Spot, Spot, Spot]]:
    """The cells of a page's last row that go on in the first row overleaf: each part and the whole.

    The first row overleaf has no figure where the last one has, and leaves a label of it blank, so that it is no
    row of its own; all that it prints goes on with texts of the last one, or is the year of a figure there. Empty
    where this is not so.
    """
    if len(rows) <= head:
        return []
    last, first = rows[-1], following[0]
    found: dict[int, tuple[Spot, Spot, Spot]] = {}
    dated = {
        k for k, (above, below) in enumerate(zip(last, first, strict=True)) if _is_year_of(above, below, is_data)
    }
    figures = labels = 0
    for column, (above, below) in enumerate(zip(last, first, strict=True)):
        if above is None or below is None or above.page is below.page:
            return []
        if below.blank:
            figures += not above.blank and is_data(above.text)
            labels += not above.blank and not is_data(above.text)
            continue
        same = above.cell.column == below.cell.column and above.cell.column_span == below.cell.column_span
        if above.blank or not same:
            return []
        if column not in dated and (is_data(below.text) or is_data(above.text)):
            return []
        lines = tuple(replace(line, box=None) for line in below.cell.lines)
        whole = Spot(above.page, replace(above.cell, lines=(*above.cell.lines, *lines)))
        found.setdefault(id(below), (above, below, whole))
    numbered = last[0] is not None and first[0] is not None and first[0].blank and not last[0].blank
    told = bool(figures and (labels or numbered)) or (bool(labels) and len(found) == len(dated))
    return list(found.values()) if found and told else []


def _is_year_of(above: Spot | None, below: Spot | None, is_data: Callable[[str], bool]) -> bool:
    """Whether a cell overleaf prints nothing but a year in brackets, and the one above it a figure without one."""
    if above is None or below is None or above.blank or not below.folded.startswith("("):
        return False
    return is_year(below.text) and is_data(above.text) and not has_year(above.text)


def _labelled(rows: list[Row], head: int, following: Row, is_data: Callable[[str], bool]) -> list[Row]:
    """The rows with the label of a cell that a page break has cut, where it is printed overleaf only.

    At the page's foot such a cell is blank though the one above it is not, and no other of its column is blank.
    """
    for column, label in enumerate(following):
        if label is None or label.blank or is_data(label.text):
            break
        cut = next((spot for row in reversed(rows[head:]) if (spot := row[column]) is not None), None)
        if cut is None or not cut.blank:
            continue  # as in most columns
        others = [spot for row in rows[head:] if (spot := row[column]) is not None and spot is not cut]
        if not others or any(spot.blank for spot in others):
            continue
        if cut.page is label.page or cut.cell.box is None or _goes_on_from(rows, column, cut):
            continue
        rows = [tuple(label if spot is cut else spot for spot in row) for row in rows]
    return rows


def _goes_on_from(rows: Sequence[Row], column: int, cut: Spot) -> bool:
    """Whether a blank cell is all of its column on a page but a head: it goes on from the page before."""
    first = rows[0][column]
    if first is None or first.page is cut.page:
        return False
    own = [spot for row in rows if (spot := row[column]) is not None and spot.page is cut.page and spot is not cut]
    return all(spot.folded == first.folded for spot in own)
