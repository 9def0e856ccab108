"""Words in the picture of a page: recognised piece by piece and made into glyphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.layout.ink import Glyph
from extract.sources.look_alikes import repair
from extract.sources.scan.lexicon import heads_value, lost_letter, smudged_letter, spread_labels
from extract.sources.scan.line_ink import gaps_between, type_sizes
from extract.sources.scan.marks import MARK_CONFIDENCE, lone_mark, lone_sign, marks_within
from extract.sources.scan.models import Models
from extract.sources.scan.numerals import with_numerals
from extract.sources.scan.picture import Mask, Picture, Straight
from extract.sources.scan.pieces import Piece
from extract.sources.scan.points import with_points
from extract.sources.scan.setting import (
    Character,
    flush,
    is_full_width,
    is_letter,
    set_line,
    without_doubles,
)
from extract.sources.scan.sideways import sign_in_column
from extract.sources.scan.sizes import font_size
from schemas.printed import LOST_LETTER

_ASCENT = 0.88
_SURE_ENOUGH = 0.4
_NEXT_EM = 1.4
"""The middles of letters of a word are so many of their heights apart at most."""
_EDGE = 0.06
"""Share of a page's height, above and below, in which only running heads and page numbers stand."""
_RESTS = frozenset("一―ー-－~〜へヘ^⌒・.。、,'\"`|丨¬")
_LONGEST_REST, _LEAST_TYPE_PT = 3, 4.0
"""Of a number that an edge cuts so few characters are left at most, and lower than so many points."""
_ROUGH = 0.35
"""How far from the middle of its square a column may be cut, in squares."""
_SPREAD_EM = 5.0
"""The letters of a label are so many of their heights apart at most."""
_NARROWEST, _TOUCHING = 0.6, 1.35
"""A column is so broad at least, in heights of a usual line; a block so much taller than a square is several."""
_WIDEST_SPACE = 1.4
"""A space between two pieces of a line is so wide at most, in heights of the latter; what is wider parts them."""
_BEHIND_NUMBER, _NARROW, _TITLE = 1.8, 0.7, 5.0
"""The same behind the number of a title, in the middle of its square: so narrow before so long a text."""
_SQUARE_APART = 0.8
"""The stretch without ink between a label and the value beside it, in ems, at least."""
_TALL = 1.6
"""A piece so many times taller than wide is a column of vertical writing, or one narrow character."""


class Recognised(NamedTuple):
    """Glyphs in points, for each how sure the recogniser is (0-1), and the pieces of ink that stay unread."""

    glyphs: list[Glyph]
    confidences: list[float]
    unread: list[Piece]


def read_words(picture: Straight, pieces: Sequence[Piece], models: Models) -> Recognised:
    """The glyphs of the pieces of a picture whose rulings are painted over; each line has a run of its own."""
    found = Recognised([], [], [])
    height = float(np.median([p.y1 - p.y0 for p in pieces])) if pieces else 0.0
    crops: list[Picture] = []
    owners: list[tuple[Piece, list[Piece]]] = []
    for piece in pieces:
        parts = _stacked(picture.ink, piece, height)
        crops.append(_strip(picture.grey, parts) if parts else crop_of(picture, piece))
        owners.append((piece, parts))
    lines = models.read(crops)
    _look_again(picture, [piece if not parts else None for piece, parts in owners], lines, crops, models)
    sizes = type_sizes(lines, crops, owners, picture.ink, height)
    runs = _runs(lines, pieces)
    for k, (characters, crop, (piece, parts)) in enumerate(zip(lines, crops, owners, strict=True)):
        if parts:
            _add_column(found, characters, crop, parts, picture, runs[k])
            continue
        own = picture.ink[piece.y0 : piece.y1, piece.x0 : piece.x1]
        mark = lone_mark(own, characters, picture.scale)
        if mark is not None:
            characters = [Character(mark, crop.shape[1] / 2, MARK_CONFIDENCE)]
        else:
            characters = lone_sign(own, characters, height)
        if not any(not c.text.isspace() for c in characters):
            found.unread.append(piece)
        before = _before(piece, pieces)
        follows = before is not None and not _is_value(lines[before], pieces[before], characters, piece)
        if before is None and "".join(c.text for c in characters).strip() == "了" and _leads(piece, pieces):
            # alone before a heading it counts it
            characters = [c._replace(text="ア") for c in characters if not c.text.isspace()]
        _add_line(found, characters, own, piece, crop.shape[1], sizes[k], picture.scale, runs[k], follows)
    return found


def _runs(lines: Sequence[list[Character]], pieces: Sequence[Piece]) -> list[int]:
    """The number of the run of each piece: its own, or that of the first letter of a label that is set apart."""
    runs = list(range(len(pieces)))
    single = [k for k, line in enumerate(lines) if len(line) == 1 and is_full_width(line[0].text)]
    while single:
        first = pieces[single[0]]
        high = first.y1 - first.y0
        row = [k for k in single if abs(pieces[k].y0 + pieces[k].y1 - first.y0 - first.y1) <= high]
        single = [k for k in single if k not in row]
        row.sort(key=lambda k: pieces[k].x0)
        for label in spread_labels([lines[k][0].text for k in row]):
            letters = [row[n] for n in label]
            steps = [pieces[b].x0 - pieces[a].x0 for a, b in pairwise(letters)]
            if max(steps) <= min(_SPREAD_EM * high, min(steps) + high):
                for k in letters:
                    runs[k] = letters[0]
    return runs


def without_rests(found: Recognised, height: float) -> Recognised:
    """Without what is left in the margins above and below of page numbers that a sheet's edge cuts.

    That are single marks, and a few characters lower than any type. ``height`` is the page's, in points.
    """
    margin = _EDGE * height
    alone = Counter(glyph.run for glyph in found.glyphs if not glyph.text.isspace())
    kept = []
    for k, glyph in enumerate(found.glyphs):
        single, cut = alone[glyph.run] <= 1, alone[glyph.run] <= _LONGEST_REST and glyph.size < _LEAST_TYPE_PT
        sure = glyph.text not in _RESTS and found.confidences[k] >= _SURE_ENOUGH
        within = margin <= (glyph.top + glyph.bottom) / 2 <= height - margin
        if within or not (cut or (single and not sure)):
            kept.append(k)
    return Recognised([found.glyphs[k] for k in kept], [found.confidences[k] for k in kept], found.unread)


def column(picture: Straight, piece: Piece) -> Picture:
    """The characters of a column of vertical writing side by side; the piece as it is where it is no column."""
    parts = _stacked(picture.ink, piece, 0.0)
    return _strip(picture.grey, parts) if parts else crop_of(picture, piece)


def _look_again(
    picture: Straight,
    pieces: Sequence[Piece | None],
    lines: list[list[Character]],
    crops: Sequence[Picture],
    models: Models,
) -> None:
    """Reads ink of lines that no character accounts for by itself, and puts what it is into ``lines``.

    What cannot be read within a word is told as a letter that is lost, of which nobody is sure.
    """
    spots: list[tuple[int, float]] = []
    again: list[Picture] = []
    marks: list[str | None] = []
    sizes: dict[int, float] = {}
    for k, piece in enumerate(pieces):
        if piece is None or not lines[k]:
            continue
        start = (piece.x1 - piece.x0 - crops[k].shape[1]) / 2
        own = picture.ink[piece.y0 : piece.y1, piece.x0 : piece.x1]
        size = sizes[k] = font_size(lines[k], piece.y1 - piece.y0)
        for x0, x1 in unread(own, [start + c.at for c in lines[k]], size):
            spots.append((k, (x0 + x1) / 2 - start))
            again.append(_alone(picture, Piece(piece.x0 + x0, piece.y0, piece.x0 + x1, piece.y1)))
            marks.append(lone_mark(own[:, x0:x1], [], picture.scale))
    for (k, at), characters, mark in zip(spots, models.read(again), marks, strict=True):
        within = _within_word(lines[k], at, sizes[k])
        sure = characters[0].confidence if len(characters) == 1 else 0.0
        line = sorted([*lines[k], Character(LOST_LETTER, at, sure)], key=lambda c: c.at)
        place = next(n for n, c in enumerate(line) if c.text == LOST_LETTER and c.at == at)
        known = lost_letter([c.text for c in line], place) if within else None
        if known is not None:
            line[place] = line[place]._replace(text=known)
        elif mark is not None and mark in "○◎●△▲※":
            line[place] = Character(mark, at, MARK_CONFIDENCE)
        elif sure >= _SURE_ENOUGH:
            line[place] = characters[0]._replace(at=at)
            # what it is depends on what stands beside it
            line = [c._replace(text=text) for c, text in zip(line, repair([c.text for c in line]), strict=True)]
        elif not within:
            continue
        lines[k] = line


def _within_word(characters: Sequence[Character], at: float, size: float) -> bool:
    """Whether a place stands between two ideographs or kana with no white space for anything else."""
    before = max((c for c in characters if c.at < at), key=lambda c: c.at, default=None)
    after = min((c for c in characters if c.at > at), key=lambda c: c.at, default=None)
    return all(c is not None and abs(c.at - at) <= _NEXT_EM * size and is_letter(c.text) for c in (before, after))


def _alone(picture: Straight, piece: Piece) -> Picture:
    """The picture of a part of a line with nothing of its neighbours."""
    crop = crop_of(picture, piece).copy()
    beside = (crop.shape[1] - (piece.x1 - piece.x0)) // 2
    paper = picture.paper[piece.y0, piece.x0]
    crop[:, : max(0, beside - 1)] = paper
    crop[:, crop.shape[1] - max(0, beside - 1) :] = paper
    return crop


def unread(ink: Mask, places: Sequence[float], size: float) -> list[tuple[int, int]]:
    """Left and right of each stretch of a line's ink, about a square wide, in which no character stands.

    >>> ink = np.zeros((10, 40), np.bool_); ink[:, 1:9] = ink[:, 12:20] = ink[:, 22:30] = True
    >>> unread(ink, [16.0, 26.0], 10.0)
    [(1, 9)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.any(axis=0).astype(np.int8), [0]))))
    blocks: list[list[int]] = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        if blocks and left - blocks[-1][1] <= 0.12 * size and right - blocks[-1][0] <= 1.1 * size:
            blocks[-1][1] = int(right)
        else:
            blocks.append([int(left), int(right)])
    return [
        (left, right)
        for left, right in blocks
        if 0.5 * size <= right - left <= 1.2 * size
        and not any(left - 0.35 * size <= place <= right + 0.35 * size for place in places)
    ]


def _before(piece: Piece, pieces: Sequence[Piece]) -> int | None:
    """Which other piece of the same line stands before this one, a space away; None without one.

    >>> title = Piece(40, 0, 140, 12)
    >>> _before(title, [Piece(14, 0, 20, 12)]), _before(title, [Piece(0, 0, 20, 12)])
    (0, None)
    """
    height = piece.y1 - piece.y0
    title = piece.x1 - piece.x0 >= _TITLE * height
    for k, other in enumerate(pieces):
        widest = _BEHIND_NUMBER if title and other.x1 - other.x0 <= _NARROW * height else _WIDEST_SPACE
        if 0.4 * height <= piece.x0 - other.x1 <= widest * height and min(piece.y1, other.y1) - max(
            piece.y0, other.y0
        ) > 0.5 * min(height, other.y1 - other.y0):
            return k
    return None


def _is_value(before: Sequence[Character], label: Piece, characters: Sequence[Character], piece: Piece) -> bool:
    """Whether a piece is another cell than the one before it, which is a label a square away."""
    apart = piece.x0 - label.x1 >= _SQUARE_APART * (piece.y1 - piece.y0)
    return apart and heads_value(*("".join(c.text for c in part).strip() for part in (before, characters)))


def _leads(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether another piece of the same line stands behind this one, a space away."""
    return any(other.x0 > piece.x1 and _before(other, [piece]) is not None for other in pieces)


def crop_of(picture: Straight, piece: Piece) -> Picture:
    """The picture of a piece with the margin that the recogniser is used to; flat marks get that of a line.

    Ink of neighbours that reaches into the margin is painted over.
    """
    height = piece.y1 - piece.y0
    above = round(0.16 * height) + 1
    if piece.x1 - piece.x0 > 2.5 * height and height < 14:
        above = max(above, (20 - height) // 2)
    beside = round(0.2 * height) + 2
    rows, columns = picture.grey.shape
    top, bottom = max(0, piece.y0 - above), min(rows, piece.y1 + above)
    left, right = max(0, piece.x0 - beside), min(columns, piece.x1 + beside)
    crop = picture.grey[top:bottom, left:right].copy()
    for first, last in ((top, piece.y0), (piece.y1, bottom)):
        alien = picture.ink[first:last, left:right]
        if alien.any():
            spread = cv2.dilate(alien.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
            crop[first - top : last - top][spread] = picture.paper[first:last, left:right][spread]
    return crop


def _stacked(ink: Mask, piece: Piece, usual: float) -> list[Piece]:
    """The characters of a column of vertical writing from the top; empty for anything else."""
    width, height = piece.x1 - piece.x0, piece.y1 - piece.y0
    if height < _TALL * width or height < 1.5 * usual:
        return []
    part = ink[piece.y0 : piece.y1, piece.x0 : piece.x1].any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], part.astype(np.int8), [0]))))
    blocks = [[int(a), int(b)] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    square = max(width, 0.6 * usual)
    merged: list[list[int]] = []
    for block in blocks:
        # 三 and 言 fall into several blocks: they belong together as long as they fit into a square
        if merged and block[1] - merged[-1][0] <= 1.08 * square:
            merged[-1][1] = block[1]
        else:
            merged.append(block)
    if width >= _NARROWEST * usual:
        rows = ink[piece.y0 : piece.y1, piece.x0 : piece.x1].sum(axis=1)
        merged = [part for block in merged for part in _apart(rows, block, square)]
    if len(merged) < 2 or any(b - a > 1.6 * square for a, b in merged):
        return []
    return [Piece(piece.x0, piece.y0 + a, piece.x1, piece.y0 + b) for a, b in merged]


def _apart(rows: npt.NDArray[np.int64], block: list[int], square: float) -> list[list[int]]:
    """A block of a column cut where characters touch: where the least ink stands near the edges of their squares.

    ``rows`` is how much ink stands in each row of the column, ``square`` how large its characters are.
    """
    top, bottom = block
    count = round((bottom - top) / square)
    if bottom - top <= _TOUCHING * square or count < 2:
        return [block]
    reach = max(1, round(_ROUGH / 2 * square))
    cuts = [top]
    for k in range(1, count):
        middle = top + round(k * (bottom - top) / count)
        near = rows[middle - reach : middle + reach + 1]
        cuts.append(middle - reach + int(near.argmin()))
    return [[a, b] for a, b in pairwise([*cuts, bottom])]


def _strip(grey: Picture, parts: Sequence[Piece]) -> Picture:
    """The characters of a column side by side, each on a square."""
    side = max(max(p.x1 - p.x0, p.y1 - p.y0) for p in parts)
    margin = round(0.16 * side) + 1
    paper = int(np.median(grey[parts[0].y0 : parts[-1].y1, parts[0].x0 : parts[0].x1].max(axis=0)))
    strip = np.full((side + 2 * margin, (side + 2) * len(parts) + 2 * margin), paper, np.uint8)
    for k, p in enumerate(parts):
        part = grey[p.y0 : p.y1, p.x0 : p.x1]
        top = margin + (side - part.shape[0]) // 2
        left = margin + k * (side + 2) + (side - part.shape[1]) // 2
        strip[top : top + part.shape[0], left : left + part.shape[1]] = part
    return strip


def _add_line(
    found: Recognised,
    characters: Sequence[Character],
    ink: Mask,
    piece: Piece,
    width: int,
    type_of: float,
    scale: float,
    run: int,
    follows: bool,
) -> None:
    """Adds the glyphs of a line whose crop is ``width`` pixels wide and whose own ink is ``ink``.

    ``type_of`` is the size of its type, ``follows`` says that a space stands before it.
    """
    printed = [c for c in characters if not c.text.isspace()]
    if not printed:
        return
    size = font_size(printed, piece.y1 - piece.y0)
    start = (piece.x1 - piece.x0 - width) / 2
    printed = without_doubles(marks_within(ink, printed, size, start), size)
    printed = with_numerals(ink, printed, size, start)
    printed = with_points(ink, printed, size, start)
    base = (piece.y0 + piece.y1) / 2 + (_ASCENT - 0.5) * type_of
    gaps = gaps_between(ink, [start + c.at for c in printed], size)
    smudged = smudged_letter([c.text for c in printed])
    if smudged is not None:
        printed[0] = printed[0]._replace(text=smudged)
    characters, spans, spaces = set_line(printed, gaps, size)
    spans = flush(characters, spans, -start, piece.x1 - piece.x0 - start, size)
    apart = _value_from(characters, spaces, gaps)
    for k, (character, (left, right)) in enumerate(zip(characters, spans, strict=True)):
        x0 = max(piece.x0 + start + left, piece.x0 - 0.3 * size)
        x1 = min(piece.x0 + start + right, piece.x1 + 0.3 * size)
        if (spaces[k - 1] and k != apart) if k else follows:
            found.glyphs.append(_glyph(" ", x0, base, x0, type_of, scale, run))
            found.confidences.append(1.0)
        found.glyphs.append(_glyph(character.text, x0, base, max(x1, x0 + 1), type_of, scale, run))
        found.confidences.append(character.sure)


def _value_from(characters: Sequence[Character], spaces: Sequence[bool], gaps: Sequence[float]) -> int | None:
    """The character that begins the value beside a label: no space joins them, as none is printed there."""
    first = next((k + 1 for k, space in enumerate(spaces) if space), None)
    if first is None or gaps[first - 1] < _SQUARE_APART:
        return None
    text, rest = ("".join(c.text for c in part) for part in (characters[:first], characters[first:]))
    return first if heads_value(text, rest) else None


def _add_column(
    found: Recognised,
    characters: Sequence[Character],
    strip: Picture,
    parts: Sequence[Piece],
    picture: Straight,
    run: int,
) -> None:
    """Adds the glyphs of a column whose characters were recognised side by side on ``strip``.

    A dot in the middle of its square is one, whatever the recogniser takes it for.
    """
    pitch = strip.shape[1] / len(parts)
    size = float(max(max(p.x1 - p.x0, p.y1 - p.y0) for p in parts)) / 0.95
    x = (parts[0].x0 + parts[0].x1) / 2
    for character in characters:
        if character.text.isspace():
            continue
        part = parts[min(int(character.at / pitch), len(parts) - 1)]
        base = (part.y0 + part.y1) / 2 + (_ASCENT - 0.5) * size
        text = sign_in_column(picture.ink[part.y0 : part.y1, part.x0 : part.x1], character.text, size)
        found.glyphs.append(_glyph(text, x - size / 2, base, x + size / 2, size, picture.scale, run))
        found.confidences.append(character.sure)


def _glyph(text: str, x0: float, base: float, x1: float, size: float, scale: float, run: int) -> Glyph:
    top, bottom = base - _ASCENT * size, base + (1 - _ASCENT) * size
    return Glyph(
        text, x0 / scale, top / scale, x1 / scale, bottom / scale, size / scale, base / scale, False, 0, run
    )
