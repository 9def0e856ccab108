"""The rows of two readings compared, table by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kohyo.changes.cells import unexplained_cells
from kohyo.changes.change import Cause, Change
from kohyo.changes.labels import Labels, row_label, summary, value_text
from kohyo.changes.matching import agree, compared_columns, match
from kohyo.changes.results import Fields
from kohyo.writers.columns import Column, Value, columns_of, parents_of
from schemas.tables import TABLES, DocumentRow, Row

Rows = Mapping[str, Sequence[Fields]]
_OF_A_FILE = frozenset({"document_id", "sha256"})
_RAW = "_raw"


def compare(before: Rows, after: Rows, ids: tuple[str, str], cause: Cause) -> Iterator[Change]:
    """Everything in which the rows of one document differ from those of another one, in the order of the tables.

    Args:
        before: rows by table.
        after: rows by table.
        ids: the ids of both documents.
        cause: ``program`` where both are readings of one file; then every difference counts, and otherwise only
            what a reader of the paper sees.
    """
    same_file = cause == "program"
    yield from _document(before, after, ids, cause)
    partners: dict[tuple[str, Value], Value] = {}
    labels: tuple[Labels, Labels] = ({}, {})
    said: list[Change] = []
    for table, model in TABLES.items():
        if model.IDENTITY is None or table == DocumentRow.TABLE:
            continue
        old, new = before.get(table, ()), after.get(table, ())
        named = tuple(_named(model, rows, known) for rows, known in zip((old, new), labels, strict=True))
        told: set[tuple[object, ...]] = set()
        for i, j in match(model, old, new, partners, same_file=same_file):
            if i is not None and j is not None:
                partners[table, new[j].get(model.KEY)] = old[i].get(model.KEY)
            for change in _row_changes(model, (old, new), (i, j), ids, cause, named):
                if _told_before(model, change, partners, new, j, told):
                    continue
                said.append(change)
                yield change
    yield from unexplained_cells(before, after, ids, cause, said)


def _named(model: type[Row], rows: Sequence[Fields], known: Labels) -> list[str]:
    """What every row is about; rows that cannot be told apart by it are numbered. Fills ``known`` for children."""
    found = []
    counts: Counter[str] = Counter()
    for row in rows:
        label = row_label(model, row, known)
        counts[label] += 1
        found.append(label if counts[label] == 1 else f"{label}（{counts[label]}）")
        known[model.TABLE, row.get(model.KEY)] = found[-1]
    return found


def _page(row: Fields) -> int | None:
    value = row.get("page", row.get("page_start"))
    return value if isinstance(value, int) else None


def _row_changes(
    model: type[Row],
    rows: tuple[Sequence[Fields], Sequence[Fields]],
    places: tuple[int | None, int | None],
    ids: tuple[str, str],
    cause: Cause,
    named: tuple[list[str], ...],
) -> Iterator[Change]:
    columns = compared_columns(model, same_file=cause == "program")
    i, j = places
    one = rows[0][i] if i is not None else None
    other = rows[1][j] if j is not None else None
    label = named[1][j] if j is not None else named[0][i or 0]
    base = Change(
        "changed",
        "row",
        cause,
        model.TABLE,
        *ids,
        record_id_before=None if one is None else str(one.get(model.KEY)),
        record_id_after=None if other is None else str(other.get(model.KEY)),
        record=label,
        page=_page(other or one or {}),
    )
    if one is None or other is None:
        gone, come = (None if row is None else summary(columns, row) for row in (one, other))
        yield replace(base, kind="added" if one is None else "removed", before=gone, after=come)
        return
    for column in _differing(model, columns, one, other, exact=cause == "program"):
        before, after = (value_text(row.get(column.name)) for row in (one, other))
        yield replace(base, column=column.name, before=before, after=after)


def _differing(
    model: type[Row], columns: Sequence[Column], one: Fields, other: Fields, *, exact: bool
) -> Iterator[Column]:
    """The columns in which two rows differ; what is printed only where no value was made of it."""
    for column in columns:
        before, after = one.get(column.name), other.get(column.name)
        if (before == after) if exact else agree(before, after):
            continue
        if column.name.endswith(_RAW):
            made = _made_of(model, column.name)
            if any(row.get(name) is not None for name in made for row in (one, other)):
                continue
        yield column


@cache
def _made_of(model: type[Row], raw: str) -> tuple[str, ...]:
    """The columns whose values are made of what ``raw`` keeps as printed: their names begin like its own."""
    stem = raw.removesuffix(_RAW)
    names = (name for name in model.model_fields if name != raw)
    return tuple(name for name in names if name == stem or name.startswith(f"{stem}_"))


def _told_before(
    model: type[Row],
    change: Change,
    partners: Mapping[tuple[str, Value], Value],
    new: Sequence[Fields],
    j: int | None,
    told: set[tuple[object, ...]],
) -> bool:
    """Whether a new wording that many rows share, such as the title of a table, has been told once already."""
    identity = model.IDENTITY
    if identity is None or change.column is None or change.column != identity.reworded or j is None:
        return False
    parents = tuple(partners.get((table, new[j].get(c))) for c, table in parents_of(model).items())
    key = (*parents, change.before, change.after)
    if key in told:
        return True
    told.add(key)
    return False


def _document(before: Rows, after: Rows, ids: tuple[str, str], cause: Cause) -> Iterator[Change]:
    """What the two documents say about themselves."""
    one, other = (next(iter(rows.get(DocumentRow.TABLE, ())), None) for rows in (before, after))
    if one is None or other is None:
        return
    columns = [
        column
        for column in columns_of(DocumentRow)
        if column.name not in _OF_A_FILE and (cause == "program" or column.name not in DocumentRow.DERIVED)
        and column.name not in ("supersedes", "source_name")
    ]  # fmt: skip
    label = str(other.get("title") or other.get("source_name"))
    for column in _differing(DocumentRow, columns, one, other, exact=cause == "program"):
        values = [value_text(row.get(column.name)) for row in (one, other)]
        yield Change(
            "changed",
            "document",
            cause,
            DocumentRow.TABLE,
            *ids,
            record=label,
            column=column.name,
            before=values[0],
            after=values[1],
        )
