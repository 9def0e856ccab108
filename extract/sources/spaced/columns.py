"""Tables in a text dump that keeps its columns by spaces: which lines are one, and where its columns lie.

The columns of a table are parted by places that stay blank on nearly all of its lines; a piece that runs over a
border and has a space there is two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.outline import numbering
from extract.sources.spaced.pieces import Piece, measure_of, pieces_of
from extract.sources.spaced.slots import slots
from schemas.folding import fold
from schemas.patterns import lazy_pattern

_SENTENCE_END = ("。", "。」", "。）", "。)")
_BRACKETED = lazy_pattern(r"^[(（【<＜].*[)）】>＞]$")
_HEADS = "■□◆◇●○◎★▼"
_LEAST_LINES = 3
_LEAST_KNOWN = 2
_MOST_BLANK = 5
_STRAY_SHARE = 0.08
_LONG = 24
_APART = 2
_MIDDLE = 0.55
_FAR = 2
_LEAST_PARTED = 2
_LEAST_CLOSE = 5
_LEAST_WORD = 4


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """The lines of a table and the places of its columns.

    Attributes:
        pieces: by line, those with text only.
        columns: (first place, place after the last) of each column.
        placed: the columns of pieces that are told otherwise than by their places.
    """

    pieces: dict[int, list[Piece]]
    columns: tuple[tuple[int, int], ...]
    placed: dict[Piece, int]

    def column_of(self, piece: Piece) -> int:
        """The column that a piece shares most places with, the nearest where it shares none."""
        known = self.placed.get(piece)
        if known is not None:
            return known
        shared = [min(piece.end, b) - max(piece.start, a) for a, b in self.columns]
        return max(range(len(shared)), key=lambda k: (shared[k], -k))


def lattices(lines: Sequence[str], free: Sequence[bool], known: set[str]) -> list[Lattice]:
    """The tables among the lines of a page of a dump, from the top.

    Args:
        lines: the lines of one page as printed.
        free: whether a line may belong to a table.
        known: the heads of tables seen before, without spaces; those found are added. A table with a known head
            may have a single row.
    """
    measure = measure_of(lines)
    pieces = {n: pieces_of(text, n, measure) for n, text in enumerate(lines) if text.strip() and free[n]}
    found: list[Lattice] = []
    for run in _runs(pieces, lines, free, known):
        found.extend(_parted({n: pieces[n] for n in run}, known))
    known.update(_head(lattice.pieces) for lattice in found)
    return found


def _head(pieces: dict[int, list[Piece]]) -> str:
    """The first line of several pieces, without spaces."""
    return next((fold("".join(p.text for p in pieces[n])) for n in sorted(pieces) if len(pieces[n]) > 1), "")


def _are_enough(rows: Sequence[Sequence[Piece]], known: set[str]) -> bool:
    head = fold("".join(piece.text for piece in rows[0])) if rows else ""
    return len(rows) >= (_LEAST_LINES if head not in known else _LEAST_KNOWN)


def _runs(
    pieces: dict[int, list[Piece]], lines: Sequence[str], free: Sequence[bool], known: set[str]
) -> list[list[int]]:
    """Lines that lines of several pieces hold together, with few blank lines between them."""
    runs: list[list[int]] = []
    run: list[int] = []
    blank = 0
    for n, text in enumerate(lines):
        if not text.strip():
            blank += 1
            if blank > _MOST_BLANK:
                runs.append(run)
                run = []
            continue
        if not free[n] or _is_prose(pieces[n], blank):
            runs.append(run)
            run = []
        else:
            run.append(n)
        blank = 0
    runs.append(run)
    trimmed = []
    for run in runs:
        several = [n for n in run if len(pieces[n]) > 1]
        if _are_enough([pieces[n] for n in several], known):
            trimmed.append([n for n in run if _first(pieces, run, several) <= n])
    return trimmed


def _first(pieces: dict[int, list[Piece]], run: Sequence[int], several: Sequence[int]) -> int:
    """The first line of a table: heads may stand over inner columns, right above the first of several pieces."""
    first = several[0]
    width = max(piece.end for n in several for piece in pieces[n])
    for n in reversed(run[: run.index(first)]):
        piece = pieces[n][0]
        # what stands over the middle of the whole table is its title
        over_part = piece.start > pieces[first][0].end and piece.centre > _MIDDLE * width
        if first - n > 1 or not over_part or _BRACKETED.match(piece.text):
            break
        first = n
    return first


def _is_prose(pieces: Sequence[Piece], blank: int) -> bool:
    """Whether a line of one piece is a sentence at the left, or a heading apart from what stands above."""
    if len(pieces) > 1:
        return False
    text = pieces[0].text
    if text.endswith(_SENTENCE_END) and pieces[0].start <= _APART and len(text) >= _LONG:
        return True
    heading = numbering(text) is not None or text[:1] in _HEADS or _BRACKETED.match(text) is not None
    return heading and pieces[0].start <= _APART and blank > 0


def _parted(pieces: dict[int, list[Piece]], known: set[str]) -> list[Lattice]:
    """A run as one table, or as several where lines of one piece cross its borders."""
    lattice = _lattice(pieces, known)
    if lattice is None:
        return []
    inner = [(a, b) for (_, a), (b, _) in pairwise(lattice.columns)]
    before = dict(pairwise(pieces))
    gaps = {n: n - above - 1 for above, n in before.items()}
    crossing = [n for n, row in pieces.items() if len(row) == 1 and _crosses(row[0], inner, gaps.get(n, 0))]
    if not crossing:
        return [lattice]
    found: list[Lattice] = []
    order = list(pieces)
    begin = 0
    for n in (*crossing, None):
        end = order.index(n) if n is not None else len(order)
        part = {k: pieces[k] for k in order[begin:end]}
        several = [k for k, row in part.items() if len(row) > 1]
        if _are_enough([part[k] for k in several], known) and len(part) < len(pieces):
            first = _first(part, list(part), several)
            found.extend(_parted({k: row for k, row in part.items() if k >= first}, known))
        begin = end + 1
    return found


def _extents(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """The columns of the pieces beside figures, those on lines of their own too."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((p.start, p.end) for p in pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _crosses(piece: Piece, inner: Sequence[tuple[int, int]], blank: int) -> bool:
    """Whether a line of one piece, with so many blank lines above, runs over borders as no cell of a row does."""
    crossed = sum(piece.start < a - 1 and piece.end > b + 1 for a, b in inner)
    if len(inner) == 1 or blank >= _FAR:
        return crossed > 0
    return len(piece.text) >= _LONG and crossed > max(1, len(inner) // 2)


def _lattice(pieces: dict[int, list[Piece]], known: set[str]) -> Lattice | None:
    """The columns between the places that stay blank on nearly all lines; None where there are less than two."""
    rows = [row for row in pieces.values() if len(row) > 1]
    if not _are_enough(rows, known):
        return None
    taken: Counter[int] = Counter()
    filling = rows
    for row in filling:
        for piece in row:
            taken.update(
                place
                for at, char in enumerate(piece.text)
                if not char.isspace()
                for place in range(piece.places[at], piece.places[at + 1])
            )
    most = int(_STRAY_SHARE * len(filling))
    width = max(piece.end for row in filling for piece in row)
    columns: list[tuple[int, int]] = []
    start: int | None = None
    for place in range(width + 1):
        filled = taken[place] > most
        if filled and start is None:
            start = place
        elif not filled and start is not None:
            columns.append((start, place))
            start = None
    columns = _with_sparse(_without_narrow_gaps(columns, rows), rows)
    cut = {n: _cut(row, columns) for n, row in pieces.items()}
    lattice = _with_slots(Lattice(cut, tuple(columns), {}))
    return lattice if len(lattice.columns) > 1 else None


def _with_slots(lattice: Lattice) -> Lattice:
    """The table with its columns of figures told by their number, where their places do not part them."""
    found = slots(lattice.pieces)
    if found is None:
        return lattice
    usual, placed = found.usual, found.placed
    told = {piece: lattice.column_of(piece) for piece in placed}
    apart = all(
        len({told[piece] for piece in row if piece in told}) == sum(piece in told for piece in row)
        for row in lattice.pieces.values()
    )
    loose = [p for row in found.rows.values() for p in row if p not in placed]
    left = _extents([p for p in loose if p.end <= usual[0][0]])
    right = _extents([p for p in loose if p.start >= usual[-1][1]])
    if apart and left and len(lattice.columns) <= len(left) + len(usual) + len(right):
        return lattice
    placed = {piece: len(left) + k for piece, k in placed.items()}
    if not left:
        # labels on lines of their own may stand as far right as the first figures
        labels = [p for row in found.rows.values() for p in row if p not in placed and p.start < usual[0][1]]
        if labels:
            left = [(min(p.start for p in labels), usual[0][0])]
            placed = dict.fromkeys(labels, 0) | {piece: 1 + k for piece, k in placed.items()}
    columns = (*left, *usual, *right)
    pieces = {
        n: [q for p in row for q in ([p] if p in placed else _cut([p], columns))] for n, row in found.rows.items()
    }
    return Lattice(pieces, columns, placed)


def _with_sparse(columns: list[tuple[int, int]], rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """The columns, with those that hardly a line fills: heads of empty columns, a remark."""
    found = list(columns)
    loose = sorted(
        ((p.start, p.end) for row in rows for p in row if all(p.end < a or p.start > b for a, b in columns)),
    )
    for start, end in loose:
        if found[-1:] and len(found) > len(columns) and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return sorted(found)


def _without_narrow_gaps(columns: list[tuple[int, int]], rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """The columns; a blank place that parts words on few lines is a chance of the words."""
    kept = columns[:1]
    for column in columns[1:]:
        a, b = kept[-1][1], column[0]
        if b - a > 1:
            heads = any(p.end <= a + 1 and q.start >= b - 1 for p, q in pairwise(rows[0]))
            least = 1 if heads else _LEAST_PARTED
            parting = sum(any(p.end <= a + 1 and q.start >= b - 1 for p, q in pairwise(row)) for row in rows)
        else:
            least = max(_LEAST_CLOSE, len(rows) // 2)
            close = sum(_meet(row, a, b) for row in rows)
            apart = sum(any(p.end <= a < b <= q.start for p, q in pairwise(row)) for row in rows)
            parting = close + apart if close >= _LEAST_PARTED else 0
        if parting >= min(least, len(rows)):
            kept.append(column)
        else:
            kept[-1] = (kept[-1][0], column[1])
    return kept


def _meet(row: Sequence[Piece], a: int, b: int) -> bool:
    """Whether two texts end and begin at the places of a border, with a single space between them."""
    piece = next((p for p in row if p.start < a and p.end > b), None)
    if piece is None or a not in piece.places or b not in piece.places:
        return False
    left, right = piece.text[: piece.places.index(a)], piece.text[piece.places.index(b) :]
    return min(len(left.split()[-1]), len(right.split()[0])) >= _LEAST_WORD


def _cut(row: Sequence[Piece], columns: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces of a line; one that has a space where two columns meet is cut there."""
    found: list[Piece] = []
    for piece in row:
        rest = piece
        for (_, a), (b, _) in pairwise(columns):
            if not rest.start < a or not rest.end > b:
                continue
            at = next(
                (k for k, char in enumerate(rest.text) if char in " \u3000" and a - 1 <= rest.places[k] <= b), None
            )
            if at is None:
                continue
            found.append(Piece(rest.line, rest.text[:at], rest.places[: at + 1]))
            rest = Piece(rest.line, rest.text[at + 1 :], rest.places[at + 1 :])
        found.append(rest)
    return found
