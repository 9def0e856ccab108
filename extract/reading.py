"""From a document to raw records: every family finds its regions, one family reads each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from extract.families import families
from extract.family import Family, Region
from extract.memo import once
from schemas.frozen import dataclass
from schemas.printed import Beside, Document, Grid, Line, RawRecord, Reading, Remark


@dataclass(frozen=True, slots=True)
class _Claim:
    """A region that a family finds in ``document``, which may lack the tables that others have taken."""

    family: Family
    region: Region
    document: Document


def _claims(document: Document, family: Family, taken: frozenset[int]) -> Iterator[_Claim]:
    """The regions of a family; where others have taken a part of one, those of what they leave of the document."""
    if family.of_tables and taken and all(grid.key in taken for page in document.pages for grid in page.grids):
        return
    regions = family.find(document)
    if any(region.grids & taken and region.grids - taken for region in regions):
        document = _without(document, taken)
        regions = family.find(document)
    for region in regions:
        yield _Claim(family, region, document)


@once
def _without(document: Document, grids: frozenset[int]) -> Document:
    """A document without some of its tables, by their keys."""
    pages = []
    for page in document.pages:
        flow = tuple(item for item in page.flow if not (isinstance(item, Grid) and item.key in grids))
        pages.append(page if len(flow) == len(page.flow) else replace(page, flow=flow))
    return replace(document, pages=tuple(pages))


def _in_order(document: Document, known: Sequence[Family], taken: Mapping[int, Family]) -> Iterator[_Claim]:
    """All claims, those of families that come before others first; ``taken`` grows while they are read."""
    for _, group in groupby(sorted(known, key=lambda family: family.priority), key=lambda family: family.priority):
        before = frozenset(taken)
        claims = [claim for family in group for claim in _claims(document, family, before)]
        claims.sort(key=lambda claim: (claim.region.key, claim.family.name))
        yield from claims


def read_regions(document: Document, known: Sequence[Family] | None = None) -> Reading:
    """What all families read from a document.

    A table or line is read by one family only: the one with the lowest priority. Two families of equal priority
    that claim one table give a remark ``ambiguous-table``, and the first by reading order and name reads it. What
    loses some of its tables to a family that comes before keeps the others: it is looked for again without them.

    Args:
        document: the document as read by a source.
        known: the families to ask; None for all that are registered.
    """
    taken_grids: dict[int, Family] = {}
    taken_lines: dict[int, Family] = {}
    records: list[RawRecord] = []
    remarks: list[Remark] = []
    used: set[int] = set()
    beside: list[Beside] = []
    pages = {item.key: page.number for page, item in document.flow}
    for claim in _in_order(document, families() if known is None else known, taken_grids):
        family, region = claim.family, claim.region
        rivals = {taken_grids[key] for key in region.grids if key in taken_grids}
        rivals |= {taken_lines[key] for key in region.lines if key in taken_lines} if not region.grids else set()
        if rivals:
            if any(rival.priority == family.priority and rival is not family for rival in rivals):
                names = "、".join(sorted({rival.name for rival in rivals} | {family.name}))
                place = next((pages.get(key) for key in sorted(region.grids)), None)
                where = f"{place}ページの表" if place is not None else "表"
                remarks.append(
                    Remark(
                        "ambiguous-table",
                        f"{where}は複数の様式（{names}）に当てはまります。読み取った値を原本と照らし合わせてください。",
                    )
                )
            continue
        for key in region.grids:
            taken_grids[key] = family
        for key in region.lines:
            taken_lines.setdefault(key, family)
        reading = family.read(claim.document, region)
        records.extend(reading.records)
        remarks.extend(reading.remarks)
        used |= reading.used
        beside.append(reading.beside)
    records.sort(key=lambda record: record.key)
    return Reading(tuple(records), frozenset(used), tuple(remarks), Beside.together(beside))


def all_lines(document: Document) -> dict[int, Line]:
    """Every printed line of a document outside the furniture, by key."""
    lines: dict[int, Line] = {}
    for _, item in document.flow:
        if isinstance(item, Grid):
            for cell in item.cells:
                for line in cell.lines:
                    lines[line.key] = line
        else:
            lines[item.key] = item
    return lines
