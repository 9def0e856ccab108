"""A small table of indicators in a document with cards, under the heading of what they belong to.

Seen as: 「数値目標｜基準値（令和元年度）｜目標値（令和６年度）」 under 基本目標, 「重要業績評価指標（KPI）」 under
each measure; 「項目｜現状値｜目標値」 below the heading 【重要業績評価指標】; targets of each year across.
"""

from __future__ import annotations

from extract.family import Family, Region
from extract.tables.headers import region
from extract.tables.kpi_lists import KpiList, lists
from extract.tables.kpi_records import lines_around, reading_of
from schemas.printed import Document, Reading

_PRIORITY = 35
"""After cards, whose indicators stand in tables of the same look."""


def _small(document: Document) -> list[KpiList]:
    return [found for found in lists(document) if not found.alone]


def find(document: Document) -> tuple[Region, ...]:
    """One region a table."""
    return tuple(
        region(document, "kpi_under_heading", found.table.grids, lines_around(document, found))
        for found in _small(document)
    )


def read(document: Document, region: Region) -> Reading:
    """Reads one record an indicator and year; one without a year where none is filled in."""
    return reading_of(document, next(found for found in _small(document) if found.table.key == region.key))


FAMILY = Family("kpi_under_heading", find, read, _PRIORITY)
