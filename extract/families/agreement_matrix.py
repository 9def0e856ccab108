"""Which municipality takes part in which agreement item: items down, municipalities across, ○ and ― in the cells.

Seen as: 「定住自立圏形成協定項目一覧表」 with merged 政策分野 and 分類, numbered items, and the municipalities
below a common header 「○○市との協定締結」; blank cells where nothing is agreed yet.
"""

from __future__ import annotations

from extract.family import Family, Region
from extract.family import keys as line_keys
from extract.memo import once
from extract.tables.agreement_grid import Matrix, matrix, opens_matrix
from extract.tables.agreement_marks import matrix_records
from extract.tables.captions import caption
from extract.tables.headers import region, runs
from schemas.printed import Document, Reading

_PRIORITY = 30


@once
def _found(document: Document) -> tuple[Matrix, ...]:
    return tuple(found for grids in runs(document, opens=opens_matrix) if (found := matrix(grids)) is not None)


def find(document: Document) -> tuple[Region, ...]:
    """One region a list, over all the pages that it runs over."""
    return tuple(
        region(document, "agreement_matrix", found.table.grids, caption(document, found.table.grids).used)
        for found in _found(document)
    )


def read(document: Document, region: Region) -> Reading:
    """Reads one record an item and municipality, blank cells too."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    used = frozenset(caption(document, found.table.grids).used | line_keys(found.table.lines))
    return Reading(tuple(matrix_records(found)), used)


FAMILY = Family("agreement_matrix", find, read, _PRIORITY)
