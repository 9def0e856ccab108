"""The year that a rate of change in a population table compares with, as far as its labels tell it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.tables.headers import Spot, printed_spots
from extract.tables.population_grid import PopulationGrid
from extract.tables.population_labels import Labels, kind
from extract.year_shapes import has_year
from schemas.folding import fold, has_word
from schemas.printed import Printed
from schemas.vocabulary_tables import CHANGE_WORDS


def column_text(row: Labels, column: Labels) -> list[Spot]:
    """The labels that tell year and measure, outermost first."""
    across_ages = column.metric_level == "age"
    kept = [
        spot
        for spot in column.spots
        if spot in column.years
        or spot is column.series
        or (spot in column.metrics and (not across_ages or has_year(spot.text)))
        or (not column.years and has_year(spot.text) and kind(spot.text, None) == "count")
    ]
    compared = [spot for spot in row.metrics if has_year(spot.text)]
    before = [spot for spot in (row.before, column.before) if spot is not None]
    return [*row.years, *kept, *compared, *before]


def _is_change(spots: Sequence[Spot]) -> bool:
    return has_word("".join(spot.folded for spot in spots), CHANGE_WORDS)


def is_of_changes(found: PopulationGrid) -> bool:
    """Whether the title alone says that all figures are changes: no label names a measure, or all are percents."""
    title, unit = found.caption.name, found.caption.unit
    if title is None or not has_word(fold(title.text), CHANGE_WORDS):
        return False
    units = fold(unit.text) if unit is not None else ""
    if not found.plain and "人" not in units:
        return True
    measured = any(labels.metrics for labels in (*found.columns.values(), *found.rows.values()))
    return "%" in units and "人" not in units and not measured


def _base_above(found: PopulationGrid, row: int) -> Spot | None:
    """The year of the nearest row above with another year and the same other labels."""
    own = found.rows[row]
    for other in range(row - 1, found.table.head - 1, -1):
        labels = found.rows.get(other)
        if labels is None or not labels.years or labels.years[0] is own.years[0]:
            continue
        if (labels.area, labels.sex, labels.pattern, labels.age) == (own.area, own.sex, own.pattern, own.age):
            return labels.years[0]
    return None


def base_of(found: PopulationGrid, row: int, column: int, *, lower: bool) -> Printed | None:
    """The label of the year that a growth rate compares with; None where the labels leave it open."""
    row_labels, column_labels = found.rows[row], found.columns[column]
    if any(has_year(spot.text) for spot in (*row_labels.metrics, *column_labels.metrics)):
        return None  # 「2020年からの増減率」 says it itself
    of_title = is_of_changes(found)
    if (lower or _is_change(row_labels.metrics) or of_title) and (column_labels.years or not row_labels.years):
        years = [spot.folded for spot in column_labels.years]
        for other in reversed([c for c in found.columns if c < column and found.columns[c].years]):
            labels = found.columns[other]
            same = labels.pattern is None or labels.pattern is column_labels.pattern
            if years and same and [spot.folded for spot in labels.years] != years:
                return printed_spots(column_text(Labels(), labels))
        return None
    changes = lower or _is_change(row_labels.metrics) or _is_change(column_labels.metrics) or of_title
    if changes and not column_labels.years and row_labels.years:
        spot = _base_above(found, row)
        return printed_spots([spot]) if spot is not None else None
    return None
