"""Two forms side by side in one table: their rows end at different heights, on both sides of one upright ruling.

Seen as the texts of an initiative (事業内容, 役割分担, …) at the left and its timetable and amounts at the right,
with rows over the whole width above and below. A person reads the left one to its end before the right one; read
row by row, the figures of one would stand beside the labels of the other. So the rows of the right one are set
below those of the left one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, role_of
from schemas.frozen import dataclass

_SAME_ROW_PT = 5.0
"""Rows that end so near each other's height end together, though not drawn exactly."""
_ROW_PT = 10.0
"""The height of a row where the input has no positions."""
_CROSSES_PT = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """The pieces between two borders over the whole width of a table, from row ``first`` on."""

    first: int
    pieces: tuple[Piece, ...]

    @property
    def partings(self) -> list[float]:
        """Where nothing reaches over an upright line, from the left."""
        found: list[float] = []
        reach = min(p.x1 for p in self.pieces)
        for piece in sorted(self.pieces, key=lambda p: p.x0):
            if piece.x0 >= reach - _CROSSES_PT:
                found.append(piece.x0)
            reach = max(reach, piece.x1)
        return found

    def sides(self, x: float) -> tuple[list[Piece], list[Piece]]:
        """The pieces left and right of an upright line."""
        at = x - _CROSSES_PT
        return [p for p in self.pieces if p.x0 < at], [p for p in self.pieces if p.x0 >= at]

    def is_parted_at(self, x: float) -> bool:
        """Whether nothing reaches over an upright line, with something on both sides of it."""
        return any(abs(parting - x) <= _CROSSES_PT for parting in self.partings)

    def stands_beside(self, x: float) -> bool:
        """Whether everything stands on one side of an upright line, because nothing is drawn on the other."""
        return all(p.x1 <= x + _CROSSES_PT for p in self.pieces) or all(
            p.x0 >= x - _CROSSES_PT for p in self.pieces
        )


def set_below(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a table, in reading order, with the right one of two forms side by side below the left one.

    Rows over the whole width below them move down. Without such forms the pieces come back as they are.
    """
    bands = _bands(pieces)
    forms = _forms(bands)
    if not forms:
        return list(pieces)
    parts: list[Sequence[Piece]] = []
    start = 0
    for first, end, x in forms:
        parts.append(_pieces(bands[start:first]))
        parts.extend(set_below(half) for half in _halves(_pieces(bands[first:end]), x))
        start = end
    parts.append(_pieces(bands[start:]))
    found: list[Piece] = []
    row = bands[0].first
    for part in parts:
        found.extend(moved := _closed_up(part, row))
        row = max((p.last + 1 for p in moved), default=row)
    return sorted(found, key=lambda p: (p.row, p.x0))


def _bands(pieces: Sequence[Piece]) -> list[_Band]:
    bands: list[list[Piece]] = []
    reach = -1
    for piece in sorted(pieces, key=lambda p: p.row):
        if piece.row > reach:
            bands.append([])
        bands[-1].append(piece)
        reach = max(reach, piece.last)
    return [_Band(band[0].row, tuple(band)) for band in bands]


def _pieces(bands: Iterable[_Band]) -> list[Piece]:
    return [piece for band in bands for piece in band.pieces]


def _halves(pieces: Sequence[Piece], x: float) -> tuple[list[Piece], list[Piece]]:
    """The two forms, without a blank column that only parts them."""
    first, last = min(p.row for p in pieces), max(p.last for p in pieces)
    own = tuple(p for p in pieces if not (p.role == "blank" and p.row == first and p.last == last))
    return _Band(first, own).sides(x)


def _forms(bands: Sequence[_Band]) -> list[tuple[int, int, float]]:
    """The pairs of forms: their first band, the one after the last, and where the two meet.

    Of several places the leftmost: the right form is parted again.
    """
    found: list[tuple[int, int, float]] = []
    start = 0
    for n, band in enumerate(bands):
        if n < start or all(p.row == band.first for p in band.pieces):
            continue
        for x in band.partings:
            if not _stand_apart(band, x):
                continue
            first, end = _extent(bands, n, x, start)
            if all(map(_is_form, _halves(_pieces(bands[first:end]), x))):
                found.append((first, end, x))
                start = end
                break
    return found


def _extent(bands: Sequence[_Band], n: int, x: float, start: int) -> tuple[int, int]:
    """The first and the band after the last that two forms stand in, which may have borders at one height, too."""
    first, end = n, n + 1
    while first > start and _leads_to(bands[first - 1], bands[first], x):
        first -= 1
    while end < len(bands) and _goes_on(bands[end - 1], bands[end], x):
        end += 1
    return first, end


def _stand_apart(band: _Band, x: float) -> bool:
    """Whether both sides of an upright line have rows that the other has not, by more than inexact drawing.

    Where one form has rows at all heights of the other, the cells of the first column of each may still tell.
    """
    left, right = band.sides(x)
    return _have_own_rows(band, left, right) or _have_own_rows(band, _first_column(left), _first_column(right))


def _first_column(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that begin at the left end of all of them."""
    left = min([p.x0 for p in pieces], default=0.0)
    return [p for p in pieces if p.x0 <= left + SAME_EDGE_PT]


def _have_own_rows(band: _Band, one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    left, right = ({p.row: p for p in side if p.row > band.first} for side in (one, other))
    if left.keys() <= right.keys() or right.keys() <= left.keys():
        return False
    tops = [[_top(p) for p in side.values()] for side in (left, right)]
    return _lacks(*tops) or _lacks(*reversed(tops))


def _differ(band: _Band, x: float) -> bool:
    """Whether one side of an upright line has rows that the other has not."""
    left, right = ({p.row for p in side} for side in band.sides(x))
    return left != right


def _lacks(places: Sequence[float], others: Sequence[float]) -> bool:
    """Whether one of ``others`` is near none of some places."""
    return any(all(abs(place - other) > _SAME_ROW_PT for place in places) for other in others)


def _is_form(pieces: Sequence[Piece]) -> bool:
    """Whether labels have values among some pieces; a column of labels alone has none."""
    labels = sum(p.role == "label" for p in pieces)
    if any(map(_names_itself, pieces)):
        return True
    if len({p.x0 for p in pieces}) > 1:
        return 0 < labels < len(pieces)
    roles = [p.role for p in sorted(pieces, key=lambda p: p.row)]
    return labels > 0 and roles[-1] != "label" and ("label", "label") not in pairwise(roles)


def _names_itself(piece: Piece) -> bool:
    """Whether a cell prints a label on its first line and the value below it."""
    return piece.role == "value" and len(piece.lines) > 1 and role_of(piece.lines[0].text)[0] == "label"


def _goes_on(above: _Band, band: _Band, x: float) -> bool:
    """Whether two forms go on in the next band: in the columns of both, or of one where the rows differ.

    So does the longer one where nothing is drawn below the other.
    """
    if band.stands_beside(x):
        return True
    if not band.is_parted_at(x):
        return False
    alike = _meeting(above, band, x)
    return _stand_apart(band, x) or _belongs(alike, band, x) or _is_headed(alike, above, band, x)


def _is_headed(alike: Sequence[bool], above: _Band, band: _Band, x: float) -> bool:
    """Whether one form goes on in its columns, and a label over all of the other heads what stands below it."""
    rows = zip(map(_ends, above.sides(x)), map(_starts, band.sides(x)), strict=True)
    heads = [any(len(row) == 1 and row[0].role == "label" for row in both) for both in rows]
    return any(alike) and all(a or head for a, head in zip(alike, heads, strict=True))


def _leads_to(band: _Band, below: _Band, x: float) -> bool:
    """Whether two forms begin in the band above already, be it with the title of one of them."""
    if not band.is_parted_at(x):
        return band.stands_beside(x)
    alike = _meeting(band, below, x)
    titled = [len(side) == 1 and side[0].role == "label" for side in band.sides(x)]
    return _belongs(alike, band, x) or (alike[0] and titled[1]) or (alike[1] and titled[0])


def _meeting(above: _Band, below: _Band, x: float) -> list[bool]:
    """Whether the columns are the same in the last row of a band and the first one of the next, left and right."""
    return [_alike(_ends(a), _starts(b)) for a, b in zip(above.sides(x), below.sides(x), strict=True)]


def _belongs(alike: Sequence[bool], band: _Band, x: float) -> bool:
    """Whether a band has the columns of both forms, or several of one beside other rows of the other."""
    several = [len(_starts(side)) > 1 for side in band.sides(x)]
    return all(alike) or (_differ(band, x) and any(a and s for a, s in zip(alike, several, strict=True)))


def _starts(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the first row, left to right."""
    first = min((p.row for p in pieces), default=0)
    return sorted((p for p in pieces if p.row == first), key=lambda p: p.x0)


def _ends(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the last row, left to right."""
    last = max((p.last for p in pieces), default=0)
    return sorted((p for p in pieces if p.last == last), key=lambda p: p.x0)


def _alike(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether two rows have the same columns."""
    return len(above) == len(below) and all(
        abs(a.x0 - b.x0) <= SAME_EDGE_PT for a, b in zip(above, below, strict=True)
    )


def _top(piece: Piece) -> float:
    return piece.cell.box.top if piece.cell.box is not None else _ROW_PT * piece.row


def _closed_up(pieces: Sequence[Piece], row: int) -> list[Piece]:
    """Some pieces from a row on, without the borders of others that stood beside them."""
    borders = sorted({*chain.from_iterable((p.row, p.last + 1) for p in pieces)})
    row_of = {border: row + n for n, border in enumerate(borders)}
    return [replace(p, row=row_of[p.row], last=row_of[p.last + 1] - 1) for p in pieces]
