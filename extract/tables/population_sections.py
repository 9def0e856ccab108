"""Rows of a population table that open sections, and labels that stand beside the middle of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.memo import once
from extract.shapes import is_sex, is_total
from extract.tables.headers import Spot, Table, is_datum
from extract.tables.population_labels import Dimension, kind, names_projection
from extract.year_shapes import has_year
from schemas.folding import fold

_BOTH_SEXES = 2
_SECTIONS: tuple[Dimension, ...] = ("area", "sex", "pattern", "year", "series", "age")


def grouped(leaves: Sequence[str], labels: Sequence[tuple[float, Spot]]) -> list[Spot | None] | None:
    """For each row the label of its group, where labels stand beside the middle of groups; None if uncertain.

    A group begins where the first row's innermost label comes again; all groups must have the same innermost
    labels and one label each. Rows below the last group whose labels come only once are in none.

    Args:
        leaves: the innermost label of each row of data.
        labels: outer labels with their place: 2.0 beside the third row, 2.5 between the third and the fourth.
    """
    bounds = [index for index, leaf in enumerate(leaves) if leaf == leaves[0]] + [len(leaves)]
    found: list[Spot | None] = []
    if len(bounds) > 2:
        size = bounds[1]
        alone = leaves[bounds[-2] + size :]
        if not any(leaf in leaves[:size] for leaf in alone):
            bounds[-1] = bounds[-2] + size
    for first, end in pairwise(bounds):
        inside = [spot for place, spot in labels if first - 0.5 <= place < end - 0.5]
        if list(leaves[first:end]) != list(leaves[: bounds[1]]) or len(inside) != 1:
            return None
        found.extend(inside * (end - first))
    return [*found, *[None] * (len(leaves) - len(found))]


def _repeats_head(table: Table, row: int) -> bool:
    """Whether the headings of the columns come again in a row, for the figures below them are something else."""
    printed = {c: spot.folded for c in table.data_columns if (spot := table.filled(row, c)) is not None}
    heads = {c: {spot.folded for spot in table.header(c)} for c in printed}
    return len(set(printed.values())) > 1 and all(text in heads[c] for c, text in printed.items())


def is_data_row(table: Table, row: int) -> bool:
    """Whether a row of the body holds figures, and no label of the rows below it or the headings once more."""
    if _repeats_head(table, row):
        return False
    stubs = [table.rows[row][column] for column in range(table.stubs)]
    if not table.ruled and section_of(table, row) is not None and not is_datum(table.text(row, table.stubs)):
        return False
    return any(
        spot is not None and all(spot is not stub for stub in stubs)
        for spot in (table.filled(row, column) for column in table.data_columns)
    )


def section_of(table: Table, row: int) -> tuple[Dimension, Spot] | None:
    """The only label of a row without data, if it names something that holds for several rows.

    Where no ruling tells how far it reaches, it may stand in the middle of the row.
    """
    spot = _only_label(table, row)
    if spot is None:
        return None
    if is_total(spot.text):
        return ("sex", spot) if _are_by_sex(table) else None  # 総数 above the rows of all, then 男 and 女
    what = "pattern" if names_projection(spot.text) else kind(spot.text, None)
    told = what in _SECTIONS or (what == "metric" and has_year(spot.text))  # 「2020年→2050年増減率」
    return (what, spot) if told else None


def _only_label(table: Table, row: int) -> Spot | None:
    """The only label of a row; None where it has several, or figures beside it."""
    width = table.stubs if table.ruled or _repeats_head(table, row) else table.width
    spots = {id(s): s for column in range(width) if (s := table.filled(row, column)) is not None}
    return next(iter(spots.values())) if len(spots) == 1 else None


@once
def _are_by_sex(table: Table) -> bool:
    """Whether rows of a single label name both sexes and hold no figures, so that a sum among them is of both."""
    labels = [
        spot
        for row in table.body
        if (spot := _only_label(table, row)) is not None
        and all(s is spot for column in table.data_columns if (s := table.filled(row, column)) is not None)
    ]
    return sum(is_sex(spot.text) for spot in labels if not is_total(spot.text)) >= _BOTH_SEXES


def outer_labels(table: Table, rows: list[int]) -> dict[int, Spot | None] | None:
    """The outer labels that stand beside the middle of their groups by row; empty where there are none such.

    None where labels stand so and their rows are uncertain.
    """
    places = {row: index for index, row in enumerate(rows)}
    sections: list[tuple[float, Spot]] = []
    for row in table.body:
        found = section_of(table, row) if row not in places and not _repeats_head(table, row) else None
        if found is not None:
            sections.append((sum(other < row for other in rows) - 0.5, found[1]))
    columns = [] if table.ruled else list(range(table.stubs - 1))
    outer = [(r, s) for c in columns for r in rows if (s := table.filled(r, c)) is not None]
    if any(spot.cell.row_span > 1 for _, spot in outer):
        outer = []  # the words tell how far the labels reach
    beside = [(float(places[row]), spot) for row, spot in outer]
    middle = bool(sections) and sections[0][0] > 0
    if not middle and (not beside or len(beside) == len(rows) * len(columns)):
        return {}
    leaves = [fold(table.text(row, table.stubs - 1)) for row in rows]
    labels = grouped(leaves, [*sections, *beside])
    return dict(zip(rows, labels, strict=True)) if labels is not None else None
