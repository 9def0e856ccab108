"""The heads of a table in a text dump: which columns they make one, and which of them one head spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.sources.spaced.columns import Lattice
from extract.sources.spaced.pieces import Piece
from schemas.folding import unify
from schemas.patterns import lazy_pattern

_DIGITS = lazy_pattern(r"[0-9][0-9,.]*")
_LETTER = lazy_pattern(r"[A-Za-z]")
_ALIKE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: where it stands in the grid, its spans and its pieces, line by line."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: tuple[Piece, ...]


def grouped(lattice: Lattice, head: Sequence[int], body: Sequence[dict[int, list[Piece]]]) -> list[list[int]]:
    """Columns by the head that they stand under: those without a head of their own go with the nearest head.

    A column left of all heads keeps its place, for it holds the labels of the rows, unless a head with nothing
    below it stands right beside it: over the middle of labels set to the left. Columns that hold the same kind of
    words are the parts of one, where not all have a head.
    """
    count = len(lattice.columns)
    filled = {k for row in body for k in row}
    kinds = [_kind([row[k][0].text for row in body if k in row]) for k in range(count)]
    pieces = [piece for n in head for piece in lattice.pieces[n]]
    if len(pieces) < 2:
        return [[k] for k in range(count)]
    own: dict[int, list[Piece]] = {}
    for piece in pieces:
        under = [k for k, (a, b) in enumerate(lattice.columns) if min(piece.end, b) > max(piece.start, a)]
        for k in [lattice.column_of(piece)] if piece in lattice.placed else under or [lattice.column_of(piece)]:
            own.setdefault(k, []).append(piece)
    groups: list[list[int]] = []
    for k, (a, b) in enumerate(lattice.columns):
        if k in own or not groups or b <= min(piece.start for piece in pieces):
            groups.append([k])
            continue
        if kinds[k] is not None and kinds[groups[-1][-1]] == kinds[k]:
            groups[-1].append(k)
            continue
        if kinds[k] is not None and k + 1 < count and kinds[k + 1] == kinds[k]:
            groups.append([k])
            continue
        middle = (a + b) / 2
        before = max((p.end for j in groups[-1] for p in own.get(j, ())), default=None)
        after = min((p.start for j in range(k + 1, count) for p in own.get(j, ())), default=None)
        nearer = before is not None and after is not None and after - middle < middle - before
        if nearer or (len(groups[-1]) == 1 and groups[-1][0] not in own):
            groups.append([k])
        else:
            groups[-1].append(k)
    # a column that waits for the head to its right goes with it
    joined: list[list[int]] = []
    for group in groups:
        waiting = joined and not any(k in own for k in joined[-1]) and joined[-1][0] > 0
        if waiting and any(k in own for k in group):
            joined[-1].extend(group)
        else:
            joined.append(group)
    at = 0
    while at < len(joined):
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(joined) and not any(k in own for k in joined[n])]
        if beside and any(k in own for k in joined[at]) and not filled.intersection(joined[at]):
            first, second = sorted((at, beside[0]))
            joined[first : second + 1] = [[*joined[first], *joined[second]]]
            at = first
        else:
            at += 1
    return joined


def _kind(texts: Sequence[str]) -> str | None:
    """What most texts of a column begin like, figures and letters aside; None where they are no short formulas."""
    shapes = [_DIGITS.sub("0", _LETTER.sub("a", unify(text.split()[0]))) for text in texts]
    if not shapes:
        return None
    usual = max(set(shapes), key=lambda shape: (shapes.count(shape), shape))
    return usual if "0" in usual and len(usual) > 1 and shapes.count(usual) >= _ALIKE_SHARE * len(shapes) else None


def heads_of(lattice: Lattice, head: Sequence[int], groups: Sequence[Sequence[int]]) -> list[Spot]:
    """The cells above the rows; a piece over several columns that have heads on one line below it spans them."""
    if not head:
        return []
    extents = [(lattice.columns[g[0]][0], lattice.columns[g[-1]][1]) for g in groups]
    group_of = {k: at for at, group in enumerate(groups) for k in group}
    at: dict[int, dict[int, list[Piece]]] = {}
    for n in head:
        for piece in lattice.pieces[n]:
            k = group_of[lattice.column_of(piece)]
            at.setdefault(n, {}).setdefault(k, []).append(piece)
    wide: list[tuple[Piece, int, int]] = []
    for index, n in enumerate(head):
        for m in head[index + 1 :]:
            under = [k for k in at[n] if k in at[m]]
            if under and not wide:
                wide = _wide([at[n][k][0] for k in under], sorted(at[m]), extents)
            if under:
                break
    spanning = {id(piece) for piece, _, _ in wide}
    below = {k for _, a, b in wide for k in range(a, b)}
    found = [Spot(0, a, 1, b - a, (piece,)) for piece, a, b in wide]
    for k in range(len(groups)):
        pieces = tuple(p for n in head for p in at.get(n, {}).get(k, ()) if id(p) not in spanning)
        found.append(Spot(1, k, 1, 1, pieces) if k in below else Spot(0, k, 2 if wide else 1, 1, pieces))
    return found


def _wide(
    pieces: Sequence[Piece], columns: Sequence[int], extents: Sequence[tuple[int, int]]
) -> list[tuple[Piece, int, int]]:
    """The columns (first, after the last) that each head spans of those with heads below; none where all match."""
    runs: list[list[int]] = []
    for k in columns:
        if runs and k == runs[-1][-1] + 1:
            runs[-1].append(k)
        else:
            runs.append([k])
    found: list[tuple[Piece, int, int]] = []
    for run in runs:
        left, right = extents[run[0]][0], extents[run[-1]][1]
        over = [piece for piece in pieces if left - 1 <= piece.centre <= right + 1]
        if over and len(over) < len(run):
            ends = _dealt(over, [extents[k] for k in run])
            found.extend((p, run[0] + a, run[0] + b) for p, (a, b) in zip(over, pairwise(ends), strict=True))
    return found


def _dealt(pieces: Sequence[Piece], extents: Sequence[tuple[int, int]]) -> list[int]:
    """Where the columns of each of several heads begin, and their number: each head over the middle of its own."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for index, piece in enumerate(pieces):
        after: dict[int, tuple[float, list[int]]] = {}
        for end in (len(extents),) if index + 1 == len(pieces) else range(1, len(extents)):
            for begin, (cost, path) in best.items():
                if begin < end:
                    middle = (extents[begin][0] + extents[end - 1][1]) / 2
                    total = cost + abs(middle - piece.centre)
                    if end not in after or total < after[end][0]:
                        after[end] = (total, [*path, end])
        best = after
    return best[len(extents)][1]
