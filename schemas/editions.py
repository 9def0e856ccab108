"""Which document comes before which: the editions of one region's plan, and the reports on it, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Edition(NamedTuple):
    """What a document says about its place in a series.

    Two documents are of one series when region and kind are the same. ``published_on`` is ISO 8601, as precise as
    printed; ``pages`` tells a whole plan from a part of it.
    """

    document_id: str
    area_key: str | None
    doc_type: str
    edition: int | None
    plan_start_fy: int | None
    published_on: str | None
    pages: int = 0


def precedes(first: Edition, second: Edition) -> bool:
    """Whether ``first`` is the earlier of two documents of one series; False where what they print does not tell.

    The edition decides, else the first year of the plan, else the date of publication.

    >>> vision = Edition("d1", "03209", "vision", 2, 2020, "2020-03")
    >>> precedes(vision, vision._replace(edition=3, plan_start_fy=None)), precedes(vision, vision)
    (True, False)
    >>> precedes(vision, vision._replace(published_on="2020-03-31"))  # a month does not tell before which day
    False
    >>> precedes(vision, vision._replace(edition=None, published_on="2021"))
    True
    >>> precedes(vision, vision._replace(edition=3, doc_type="annex"))
    False
    """
    if first.area_key is None or (first.area_key, first.doc_type) != (second.area_key, second.doc_type):
        return False
    for before, after in (
        (first.edition, second.edition),
        (first.plan_start_fy, second.plan_start_fy),
    ):
        if before is not None and after is not None and before != after:
            return before < after
    if first.published_on is None or second.published_on is None:
        return False
    precision = min(len(first.published_on), len(second.published_on))
    return first.published_on[:precision] < second.published_on[:precision]


def predecessors(documents: Iterable[Edition]) -> Mapping[str, str]:
    """The id of the preceding document by the id of each document that has one.

    Of several that come before, the latest is taken; of several that are equally late, the one with the most
    pages, for a plan may lie beside excerpts of it.

    >>> plan = Edition("d1", "03209", "vision", 1, None, None)
    >>> dict(predecessors([plan._replace(document_id=f"d{n}", edition=n) for n in (4, 1, 2)]))
    {'d4': 'd2', 'd2': 'd1'}
    """
    # documents at one place in a series are many copies and excerpts, places are few
    series: dict[tuple[str, str], dict[tuple[object, ...], list[Edition]]] = {}
    for document in documents:
        if document.area_key is not None:
            places = series.setdefault((document.area_key, document.doc_type), {})
            place = (document.edition, document.plan_start_fy, document.published_on)
            places.setdefault(place, []).append(document)
    found: dict[str, str] = {}
    for places in series.values():
        chosen = [max(members, key=lambda one: (one.pages, one.document_id)) for members in places.values()]
        chosen.sort(key=lambda one: (-one.pages, one.document_id))
        for members in places.values():
            before: Edition | None = None
            for other in chosen:
                if precedes(other, members[0]) and (before is None or precedes(before, other)):
                    before = other
            if before is not None:
                found |= {member.document_id: before.document_id for member in members}
    return found
