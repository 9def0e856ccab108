"""Which document of one output is which document of another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from kohyo.changes.results import Known, Results
from schemas.editions import precedes
from schemas.frozen import dataclass

Relation = Literal["same", "revised", "edition", "added", "removed", "gone", "chosen"]
"""``same``: the same bytes. ``revised``: other bytes under the same path, or the same edition of the same plan.
``edition``: the next edition, where the one before is not there any more. ``chosen``: compared because a person or
the link from an edition to the one before it asks for it. ``gone``: its file is gone, and its results are kept."""

_LEAST_LIKENESS = 70.0
"""Of two titles, in percent: a plan and its draft （素案） have more, a plan and its annex less."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A document before and after; one of both is None where it is new or gone."""

    relation: Relation
    before: Known | None
    after: Known | None


def pair(before: Results, after: Results) -> list[Pair]:
    """Every document of both outputs exactly once, in the order of ``after``; those that are gone come last.

    A file with the same bytes is the same document. Others are taken for each other when they were given by the
    same path, then when region, kind, edition and plan years agree, then when one is the edition before the other.
    """
    found: dict[str, Pair] = {}
    vanished = (after.gone - before.gone) & before.documents.keys()
    old = {i: known for i, known in before.documents.items() if i not in after.documents or i in vanished}
    new = {i: known for i, known in after.documents.items() if i not in before.documents}

    def take(relation: Relation, one: Known, other: Known) -> None:
        found[other.document_id] = Pair(relation, one, other)
        del old[one.document_id], new[other.document_id]

    by_path = {known.path: known for known in old.values()}
    for known in list(new.values()):
        if known.path in by_path:
            take("revised", by_path[known.path], known)
    for one, other in _best(_versions(old.values(), new.values())):
        take("revised", one, other)
    for one, other in _best(_editions(old.values(), new.values())):
        take("edition", one, other)
    pairs: list[Pair] = []
    for i, known in after.documents.items():
        if i in found:
            pairs.append(found[i])
        elif i in new:
            pairs.append(Pair("added", None, known))
        else:
            # of a document that another one has taken the place of, the results are just kept
            pairs.append(Pair("gone" if i in vanished and i in old else "same", before.documents[i], known))
    return pairs + [Pair("removed", known, None) for i, known in old.items() if i not in after.documents]


Candidate = tuple[float, Known, Known]


def _best(candidates: Iterable[Candidate]) -> Iterator[tuple[Known, Known]]:
    """The likeliest pairs, each document at most once; equal ones in the order of the outputs."""
    taken: set[int] = set()
    for _, one, other in sorted(candidates, key=lambda c: -c[0]):
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            yield one, other


def _versions(old: Iterable[Known], new: Iterable[Known]) -> Iterator[Candidate]:
    """Documents of the same edition of the same plan, with the likeness of their titles."""
    series: dict[tuple[object, ...], list[Known]] = {}
    for known in old:
        key = _version(known)
        if key is not None:
            series.setdefault(key, []).append(known)
    for known in new:
        for other in series.get(_version(known) or (), ()):
            likeness = _likeness(other, known)
            if likeness >= _LEAST_LIKENESS:
                yield likeness, other, known


def _version(known: Known) -> tuple[object, ...] | None:
    """What two versions of one document have in common; None where the document does not tell its edition."""
    edition = known.edition
    if edition.area_key is None or (edition.edition is None and edition.plan_start_fy is None):
        return None
    # reports on one plan differ by their date and nothing else
    dated = edition.published_on if edition.doc_type == "progress_report" else None
    return (edition.area_key, edition.doc_type, edition.edition, edition.plan_start_fy, dated)


def _editions(old: Iterable[Known], new: Iterable[Known]) -> Iterator[Candidate]:
    """Documents of which one is the latest before the other among those that are gone."""
    series: dict[tuple[str, str], list[Known]] = {}
    for known in old:
        if known.edition.area_key is not None:
            series.setdefault((known.edition.area_key, known.edition.doc_type), []).append(known)
    for known in new:
        members = series.get((known.edition.area_key or "", known.edition.doc_type), [])
        latest: Known | None = None
        for other in members:
            if precedes(other.edition, known.edition) and (
                latest is None or precedes(latest.edition, other.edition)
            ):
                latest = other
        if latest is not None:
            yield _likeness(latest, known), latest, known


def _likeness(one: Known, other: Known) -> float:
    """Of two titles, in percent."""
    # only then, because most outputs have no documents to liken, and this loads slowly
    from rapidfuzz import fuzz

    from schemas.folding import fold

    return fuzz.ratio(fold(one.title), fold(other.title))
