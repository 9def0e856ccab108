"""Which row of one reading is which row of another: by what the rows are about, never by where they stand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from kohyo.changes.results import Fields
from kohyo.writers.columns import Column, Value, columns_of, parents_of
from schemas.folding import fold
from schemas.tables import DocumentRow, Row

LEAST_WORDING = 50.0
"""Likeness of two names in percent below which nothing makes them the same thing."""
LEAST_LIKENESS = 70.0
"""Likeness of names and texts taken together: 「休日当番医制事業」 and 「休日当番医制運営事業」 have 89 by name
alone, 「医療対策事業」 and 「福祉対策事業」 67."""
LEAST_TEXT = 10
"""Characters that the other texts of a row need for them to say anything about what it is."""
MAX_COMPARED = 4_000_000
"""Pairs of names that are looked at; beyond it rows that do not agree count as removed and added."""

Match = tuple[int | None, int | None]
"""Positions of a row before and after; None where there is none."""
_PLACES = frozenset({"page", "page_start", "page_end", "ordinal"})


@cache
def compared_columns(model: type[Row], *, same_file: bool) -> tuple[Column, ...]:
    """The columns in which rows can differ: neither ids nor places, and what follows from others only on request.

    ``same_file`` says that two readings of one file are compared, in which any difference is one of the program.
    """
    identity = model.IDENTITY
    strict = set(identity.columns) - {identity.reworded, *identity.weak} if identity else set()
    left_out = {model.KEY, DocumentRow.KEY, *parents_of(model), *_PLACES, *strict}
    return tuple(
        column
        for column in columns_of(model)
        if column.name not in left_out and (same_file or column.name not in model.DERIVED)
    )


def agree(one: Value, other: Value) -> bool:
    """Whether a reader takes two values for the same: texts by their characters, without width and spaces."""
    if one == other:
        return True
    return isinstance(one, str) and isinstance(other, str) and fold(one) == fold(other)


def match(
    model: type[Row],
    before: Sequence[Fields],
    after: Sequence[Fields],
    partners: Mapping[tuple[str, Value], Value],
    *,
    same_file: bool,
) -> list[Match]:
    """Every row of both sides exactly once: those of ``after`` in their order, then those that are gone.

    Args:
        model: the table of the rows; it must have an identity.
        before: rows of one reading.
        after: rows of another reading.
        partners: by (table, id after) the id before of each row that is matched already, for rows that belong
            to it.
        same_file: see :func:`compared_columns`.
    """
    old, new = _keys(model, before, {}), _keys(model, after, partners)
    found: dict[int, int] = {}
    waiting = _grouped(old)
    columns = compared_columns(model, same_file=same_file)
    left: list[int] = []
    for key, positions in _grouped(new).items():
        same = waiting.get(key, [])
        for position, partner in _equal_first(positions, same, before, after, columns):
            found[position] = partner
            same.remove(partner)
        left += [position for position in positions if position not in found]
    gone = sorted(position for positions in waiting.values() for position in positions)
    found |= _reworded(model, before, after, (old, new), gone, sorted(left))
    taken = set(found.values())
    matches: list[Match] = [(found.get(position), position) for position in range(len(after))]
    return matches + [(position, None) for position in gone if position not in taken]


def _grouped(keys: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for position, key in enumerate(keys):
        groups.setdefault(key, []).append(position)
    return groups


def _keys(
    model: type[Row], rows: Sequence[Fields], partners: Mapping[tuple[str, Value], Value]
) -> list[tuple[Hashable, ...]]:
    """The identity of every row; a parent after is named by its id before, so that children compare under it."""
    if model.IDENTITY is None:
        raise ValueError(f"rows of {model.TABLE} are not compared")
    parents = parents_of(model)
    keys = []
    for row in rows:
        parts: list[Hashable] = []
        for name in model.IDENTITY.columns:
            value = row.get(name)
            if name in parents:
                value = partners.get((parents[name], value), value)
            parts.append(fold(value) if isinstance(value, str) else value)
        keys.append(tuple(parts))
    return keys


def _equal_first(
    after: Sequence[int],
    before: Sequence[int],
    old: Sequence[Fields],
    new: Sequence[Fields],
    columns: Sequence[Column],
) -> Iterator[tuple[int, int]]:
    """Pairs rows of one identity: those that say the same, then the others in their order."""
    if len(after) == 1 and len(before) == 1:
        yield after[0], before[0]
        return
    contents: dict[Hashable, list[int]] = {}
    for position in before:
        contents.setdefault(_content(old[position], columns), []).append(position)
    later, taken = [], set()
    for position in after:
        equal = contents.get(_content(new[position], columns))
        if equal:
            partner = equal.pop(0)
            taken.add(partner)
            yield position, partner
        else:
            later.append(position)
    yield from zip(later, [position for position in before if position not in taken], strict=False)


def _content(row: Fields, columns: Sequence[Column]) -> Hashable:
    values = (row.get(column.name) for column in columns)
    return tuple(fold(value) if isinstance(value, str) else value for value in values)


def _reworded(
    model: type[Row],
    before: Sequence[Fields],
    after: Sequence[Fields],
    keys: tuple[Sequence[tuple[Hashable, ...]], Sequence[tuple[Hashable, ...]]],
    gone: Sequence[int],
    come: Sequence[int],
) -> dict[int, int]:
    """Pairs rows whose wording differs and that are the same thing all the same, the likeliest first."""
    identity = model.IDENTITY
    if identity is None or identity.reworded is None or not gone or not come:
        return {}
    strict = [i for i, c in enumerate(identity.columns) if c != identity.reworded and c not in identity.weak]
    weak = [i for i, c in enumerate(identity.columns) if c in identity.weak]
    wording = identity.columns.index(identity.reworded)
    groups: dict[Hashable, tuple[list[int], list[int]]] = {}
    for side, positions in enumerate((gone, come)):
        for position in positions:
            place = tuple(keys[side][position][i] for i in strict)
            groups.setdefault(place, ([], []))[side].append(position)
    candidates: list[tuple[float, int, int, int]] = []
    for old, new in groups.values():
        if not old or not new or len(old) * len(new) > MAX_COMPARED:
            continue
        names = [[str(keys[side][p][wording] or "") for p in group] for side, group in enumerate((old, new))]
        likeness = process.cdist(names[0], names[1], scorer=fuzz.ratio, score_cutoff=LEAST_WORDING)
        for i, j in zip(*(places.tolist() for places in likeness.nonzero()), strict=True):
            score = _supported(model, float(likeness[i, j]), before[old[i]], after[new[j]])
            if names[0][i] and names[1][j] and score >= LEAST_LIKENESS:
                agreeing = sum(keys[0][old[i]][k] == keys[1][new[j]][k] for k in weak)
                candidates.append((score, agreeing, old[i], new[j]))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, other in sorted(candidates, key=lambda c: (-c[0], -c[1], abs(c[2] - c[3]), c[2], c[3])):
        if one not in taken and other not in found:
            taken.add(one)
            found[other] = one
    return found


def _supported(model: type[Row], wording: float, one: Fields, other: Fields) -> float:
    """The likeness of two rows: that of their names, half of it that of their other texts where they have some."""
    texts = [_texts(model, row) for row in (one, other)]
    if wording == 100.0 or min(map(len, texts)) < LEAST_TEXT:
        return wording
    return (wording + fuzz.ratio(*texts)) / 2


@cache
def _text_columns(model: type[Row]) -> tuple[str, ...]:
    own = model.IDENTITY.columns if model.IDENTITY else ()
    return tuple(
        column.name
        for column in compared_columns(model, same_file=True)
        if column.kind == "text" and column.codes is None and column.name not in own
        and not column.name.endswith("_raw")
    )  # fmt: skip


def _texts(model: type[Row], row: Fields) -> str:
    return "".join(fold(str(row[name])) for name in _text_columns(model) if row.get(name))
