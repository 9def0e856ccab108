"""From a document to raw records: every family finds its regions, one family reads each table."""

from __future__ import annotations

from collections.abc import Sequence

from extract.families import families
from extract.family import Family, Region
from schemas.printed import Document, Grid, Line, RawRecord, Reading, Remark


def _claims(document: Document, known: Sequence[Family]) -> list[tuple[Family, Region]]:
    claims = [(family, region) for family in known for region in family.find(document)]
    claims.sort(key=lambda claim: (claim[0].priority, claim[1].key, claim[0].name))
    return claims


def read_regions(document: Document, known: Sequence[Family] | None = None) -> Reading:
    """What all families read from a document.

    A table or line is read by one family only: the one with the lowest priority. Two families of equal priority
    that claim one table give a remark ``ambiguous-table``, and the first by reading order and name reads it.

    Args:
        document: the document as read by a source.
        known: the families to ask; None for all that are registered.
    """
    taken_grids: dict[int, Family] = {}
    taken_lines: dict[int, Family] = {}
    records: list[RawRecord] = []
    remarks: list[Remark] = []
    used: set[int] = set()
    pages = {item.key: page.number for page, item in document.flow}
    for family, region in _claims(document, families() if known is None else known):
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
        reading = family.read(document, region)
        records.extend(reading.records)
        remarks.extend(reading.remarks)
        used |= reading.used
    records.sort(key=lambda record: record.key)
    return Reading(tuple(records), frozenset(used), tuple(remarks))


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
