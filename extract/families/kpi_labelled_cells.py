"""Indicators in cells that begin with their labels: 「指標：…」 over 「現在（2024年度）：…」 and 「2030年度：…」.

Seen as: the form of plans of cities for sustainable development, with goals and targets in columns on the left, an
indicator over two rows, and another year in every cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

import regex

from extract.family import Family, Region, printed_cell
from extract.family import keys as line_keys
from extract.memo import once
from extract.tables.captions import caption
from extract.tables.headers import region
from extract.tables.kpi_heads import field_of
from extract.tables.rows import Spot, positions
from extract.words import words_of
from extract.year_shapes import has_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Page, Printed, RawRecord, Reading

_PRIORITY = 17
"""Before all that reads labels beside values: these cells say themselves what they hold."""
_LABELLED = lazy_pattern(r"\s*(?P<label>[^:：]{2,20}?)\s*[:：]\s*(?P<value>.+)", flags=regex.DOTALL)
_NOW = lazy_pattern(r"現在|現況")


@dataclass(slots=True)
class _Indicator:
    """An indicator, and the values that the cells below it print."""

    name: tuple[Spot, str]
    values: dict[str, tuple[Spot, str, str]] = field(default_factory=dict)


def _parts(spot: Spot) -> tuple[str, str, str] | None:
    """The field that a cell's label names, the label and the value behind it; None for other cells."""
    # most cells have no colon: finding none takes a tenth of the time
    match = _LABELLED.fullmatch(spot.text) if ":" in spot.text or "：" in spot.text else None
    if match is None:
        return None
    label, value = match["label"].strip(), match["value"].strip()
    named = field_of(label)
    if named is not None and named[0] in ("indicator", "baseline", "target"):
        return named[0], label, value
    if _NOW.match(fold(label)):
        return "baseline", label, value
    return ("target", label, value) if has_year(label) else None


def _indicators(page: Page, grid: Grid) -> list[_Indicator]:
    found: list[_Indicator] = []
    seen: set[int] = set()
    for row in positions(page, grid):
        for spot in row:
            if spot is None or spot.blank or id(spot) in seen:
                continue
            seen.add(id(spot))
            parts = _parts(spot)
            if parts is None:
                continue
            name, label, value = parts
            if name == "indicator":
                found.append(_Indicator((spot, value)))
            elif found and name not in found[-1].values:
                found[-1].values[name] = (spot, label, value)
    return [indicator for indicator in found if indicator.values]


@once
def _found(document: Document) -> dict[int, tuple[Page, Grid, tuple[_Indicator, ...]]]:
    found = {}
    for page in document.pages:
        for grid in page.grids:
            words = words_of(grid)
            if "指標" not in words and "KPI" not in fold(words):
                continue
            indicators = _indicators(page, grid)
            # a card may print one indicator so among its other labels
            labelled = sum(len(i.values) + 1 for i in indicators)
            filled = sum(1 for cell in grid.cells if cell.lines)
            if indicators and all("target" in i.values for i in indicators) and 3 * labelled >= filled:
                found[grid.key] = (page, grid, tuple(indicators))
    return found


def find(document: Document) -> tuple[Region, ...]:
    """One region a table."""
    return tuple(
        region(document, "kpi_labelled_cells", [(page, grid)], caption(document, [(page, grid)]).used)
        for page, grid, _ in _found(document).values()
    )


def _records(indicators: tuple[_Indicator, ...]) -> Iterator[RawRecord]:
    for indicator in indicators:
        spot, text = indicator.name
        fields: dict[str, Printed] = {"indicator": printed_cell(spot.page, spot.cell, text)}
        for name, (cell, label, value) in indicator.values.items():
            fields[name] = printed_cell(cell.page, cell.cell, value)
            fields[f"{name}_label"] = printed_cell(cell.page, cell.cell, label)
        yield RawRecord("kpi_summary", spot.cell.lines[0].key, fields)


def read(document: Document, region: Region) -> Reading:
    """Reads one record an indicator."""
    page, grid, indicators = _found(document)[region.key]
    around = caption(document, [(page, grid)])
    used = around.used | line_keys(grid.lines)
    return Reading(tuple(_records(indicators)), frozenset(used), beside=around.beside)


FAMILY = Family("kpi_labelled_cells", find, read, _PRIORITY)
