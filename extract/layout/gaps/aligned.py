"""Columns without rulings: words that stand under each other, and the cells that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from extract.layout.ink import Glyph
from extract.layout.lines import SPREAD_CELL_EM, by_baseline, is_square_letter

APART_EM = 0.8
"""Two pieces of a line further apart than this may stand in two columns."""
SPACED_EM = 1.6
"""The same where a space is printed between them: one full square is part of a title."""
SQUARE_EM = 1.2
"""The same where the space has no width of its own and stands between letters of full width: it is one square."""
FLUSH_EM = 0.1
"""White between two texts of which one ends and the other begins right where a border's white does."""
CUT_PT = 0.6
"""Text reaches so far over an edge at most."""
TYPED_EM = 0.04
"""The white between two letters differs by so little from a square that was typed there."""
TIGHT_EM = 0.1
"""Glyphs of one run that stand closer than this are one word whatever is drawn there."""
CLOSE_EM = 0.4
"""Two pieces are at least so far apart where only other rows tell that a border runs between them."""
TYPED_SHARE = 0.6
"""White space filled to this share with printed spaces was typed."""

BoxTuple = tuple[float, float, float, float]


class Piece(NamedTuple):
    """A part of a line without a wide gap.

    ``sign`` where it is a single sign and no letter, as ○ and → are; ``colon`` where a colon ends it.
    """

    x0: float
    x1: float
    digits: int
    letters: int
    sign: bool = False
    colon: bool = False


class Row(NamedTuple):
    """The pieces of one line, left to right, with its extent."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float


class Cut(NamedTuple):
    """A place where two pieces part though hardly any white space parts them.

    What is drawn there (``low`` equals ``high``) parts text at once; a border that was found elsewhere lies
    anywhere from ``low`` to ``high`` and parts what stands ``CLOSE_EM`` apart at least, or just that far.
    """

    low: float
    high: float


LIST_MARKS = frozenset("○〇◯●◆◇■□・◎※")
"""What stands in front of an item in a running list; in a cell of its own nothing stands behind it."""
COLONS = frozenset(":：")
HEAD_MARKS = frozenset("◆◇■")
"""What stands in front of a heading, and of no figure."""
_LEFT = itemgetter(1)
_OPENING, _CLOSING = "［【〔[", "］】〕]"
LONGEST_BRACKET = 8
"""Letters of a label in brackets, which may be set apart: ［指　標］."""


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The pieces of the glyphs on each baseline, from the top; a line that holds only spaces is left out."""
    return [row for line in by_baseline(list(glyphs)) if (row := row_of(line)) is not None]


def row_of(glyphs: Sequence[Glyph], cuts: Sequence[Cut] | None = None) -> Row | None:
    """The pieces of the glyphs on one baseline; None where they are all spaces.

    With ``cuts``, what stands on both sides of one of them is never one piece, nor are a figure and the word that
    stands a little apart from it: those are two cells whose padding is narrow.
    """
    blanks = [g for g in glyphs if g[0].isspace()]
    printed = [g for g in glyphs if not g[0].isspace()] if blanks else list(glyphs)
    if not printed:
        return None
    printed.sort(key=_LEFT)
    size = max([g[5] for g in printed])
    spaces = [g[1] for g in blanks]
    bare = not any(g[3] > g[1] for g in blanks)
    pieces: list[Piece] = []
    x0, x1 = printed[0][1], printed[0][3]
    ended = x1
    start = digits = letters = 0
    run = opened = -1
    for k, glyph in enumerate(printed):
        text, left, right = glyph[0], glyph[1], glyph[3]
        gap = left - x1
        # most letters touch the one before: asking how wide no white is would take as long as all else here
        if left > ended and letters and _is_square(left - ended, glyph[5]) and _is_typed_apart(printed, k):
            x1, ended, run, letters = right, right, glyph[9], letters + 1
            continue
        if gap > APART_EM * size or cuts is not None:
            inside = opened >= 0 and letters - opened <= LONGEST_BRACKET and gap <= SPREAD_CELL_EM * size
            widest = (SQUARE_EM if bare and is_square_letter(printed[k - 1][0]) else SPACED_EM) * size
            if bare and spaces:
                # a label in larger type at the line's head says nothing of the squares of another one
                widest = widest / size * max(printed[k - 1][5], glyph[5])
            spaced = APART_EM * size < gap <= widest and any(x1 - 0.1 * size <= x <= left for x in spaces)
            if not inside and (
                (gap > APART_EM * size and not spaced)
                or (
                    cuts is not None
                    and gap > -CUT_PT
                    and not (gap < TIGHT_EM * size and glyph[9] == run >= 0)
                    and not _begins_item(printed, k, spaces)
                    and not (letters == 1 and _is_headed(printed[k - 1], glyph))
                    and (_is_cut(x1, left, size, cuts) or _is_beside(glyph, gap, digits * 2 >= letters, spaces))
                )
            ):
                if not _is_leader(printed[start:k]):
                    pieces.append(_piece(x0, x1, digits, printed[start:k]))
                start, x0, digits, letters, opened = k, left, 0, 0, -1
        if text in _OPENING:
            # one that closes on another line encloses no label: what follows may stand in the next column
            closed = any(g[0] == _CLOSING[_OPENING.index(text)] for g in printed[k + 1 : k + 2 + LONGEST_BRACKET])
            opened = letters if closed else -1
        elif text in _CLOSING:
            opened = -1
        if right > x1 or not letters:
            x1 = right
        run, ended = glyph[9], right
        letters += 1
        digits += text.isdigit()
    if not pieces or not _is_leader(printed[start:]):
        pieces.append(_piece(x0, x1, digits, printed[start:]))
    if sum(p.letters == 1 for p in pieces) > 1:
        pieces = _unspaced(pieces, glyphs, size)
    return Row(tuple(pieces), min([g[2] for g in printed]), max([g[4] for g in printed]), size)


def _piece(x0: float, x1: float, digits: int, printed: Sequence[Glyph]) -> Piece:
    """A part of a line with what it begins and ends with."""
    first, last = printed[0][0], printed[-1][0]
    sign = len(printed) == 1 and (first in LIST_MARKS or not first.isalnum())
    return Piece(x0, x1, digits, len(printed), sign, last in COLONS)


def _unspaced(pieces: list[Piece], glyphs: Sequence[Glyph], size: float) -> list[Piece]:
    """The pieces of a line, single letters that a run or typed spaces set evenly apart as a word: 「効　果」."""
    single = {g[1]: g[9] for g in glyphs if is_square_letter(g[0])}
    blank = sorted((g[1], g[3]) for g in glyphs if g[0].isspace())
    found: list[Piece] = []
    pitch, last = 0.0, -1.0
    for piece in pieces:
        before = found[-1] if found else None
        gap = piece.x0 - before.x1 if before is not None else 0.0
        even = (not pitch or abs(gap - pitch) <= CLOSE_EM * size) and gap <= SPREAD_CELL_EM * size
        alone = piece.letters == 1 and piece.x0 in single and last in single
        if (
            before is not None
            and alone
            and even
            and (
                single[piece.x0] == single[last] >= 0
                or _typed(before.x1, piece.x0, blank, size) >= TYPED_SHARE * gap
            )
        ):
            found[-1] = Piece(before.x0, piece.x1, 0, before.letters + 1)
            pitch = gap
        else:
            found.append(piece)
            pitch = 0.0
        last = piece.x0 if piece.letters == 1 else -1.0
    return found


def _typed(low: float, high: float, blank: Sequence[tuple[float, float]], size: float) -> float:
    """How much of the white space between two places printed spaces fill.

    Several spaces without a width of their own are typed squares; a single one may only stand for the white space.
    """
    bare = sum(a == b and low - TYPED_EM * size <= a < high for a, b in blank)
    if bare > 1:
        return bare * size
    return sum(min(b, high) - max(a, low) for a, b in blank if a < high and b > low)


def _is_cut(x1: float, x0: float, size: float, cuts: Sequence[Cut]) -> bool:
    """Whether a glyph that ends at ``x1`` and one that begins at ``x0`` stand on two sides of a cut."""
    gap = x0 - x1
    return any(
        x1 - CUT_PT <= cut.low <= x0 + CUT_PT
        if cut.low == cut.high
        else (gap >= CLOSE_EM * size and x1 <= cut.high and cut.low <= x0)
        or (gap >= FLUSH_EM * size and abs(x1 - cut.low) <= CUT_PT and abs(x0 - cut.high) <= CUT_PT)
        for cut in cuts
    )


def _is_beside(glyph: Glyph, gap: float, after_figure: bool, spaces: Sequence[float]) -> bool:
    """Whether a letter of full width stands too far from the figure before it to be its unit."""
    return (
        after_figure
        and gap > CLOSE_EM * glyph[5]
        and glyph[0] >= "\u2e80"
        and not any(glyph[1] - gap - 0.1 * glyph[5] <= x < glyph[1] for x in spaces)
    )


def _is_typed_apart(printed: Sequence[Glyph], k: int) -> bool:
    """Whether a letter goes on a word whose letters are typed with one full square between them: 総　数.

    Nothing else of the line stands as near to either of them, and columns are hardly ever one square apart.
    """
    if k == 0:
        return False
    left, right = printed[k - 1], printed[k]
    gap = right[1] - left[3]
    if not (_is_square(gap, right[5]) and is_square_letter(left[0]) and is_square_letter(right[0])):
        return False
    before = left[1] - printed[k - 2][3] if k > 1 else gap
    after = printed[k + 1][1] - right[3] if k + 1 < len(printed) else gap
    return before >= gap * (1 - TYPED_EM) and after >= gap * (1 - TYPED_EM)


def _begins_item(printed: Sequence[Glyph], k: int, spaces: Sequence[float]) -> bool:
    """Whether a glyph is the mark of a list's next item, a typed square behind the last one: 「○診療　○輪番」."""
    if printed[k][0] not in LIST_MARKS or k == 0 or k + 1 == len(printed):
        return False
    left, right, after = printed[k - 1], printed[k], printed[k + 1]
    typed = any(left[3] - 0.1 * right[5] <= x < right[1] for x in spaces)
    return typed and after[0].isalpha() and after[1] - right[3] < TIGHT_EM * right[5] and left[0] not in LIST_MARKS


def _is_headed(mark: Glyph, letter: Glyph) -> bool:
    """Whether a letter stands behind the mark of a heading: 「◆ 医療」 is one text."""
    return mark[0] in HEAD_MARKS and letter[0].isalpha() and letter[1] - mark[3] <= SQUARE_EM * letter[5]


def _is_square(gap: float, size: float) -> bool:
    """Whether the white between two letters is that of one typed square."""
    return abs(gap - size) <= TYPED_EM * size


def _is_leader(glyphs: Sequence[Glyph]) -> bool:
    """Whether a piece is a row of dots that leads the eye from a title to its page."""
    return len(glyphs) >= 3 and not glyphs[0][0].isalnum() and len({g[0] for g in glyphs}) == 1


def row_edges(rows: Sequence[Row], top: float, bottom: float) -> list[float]:
    """The borders between rows, half way from one to the next, with the outer ones."""
    return [top, *((a.bottom + b.top) / 2 for a, b in pairwise(rows)), bottom]


def cell_boxes(rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float]) -> list[BoxTuple]:
    """A box for every cell; a piece that reaches into several columns spans them.

    >>> row = Row((Piece(0, 30, 0, 3),), 0, 9, 9)
    >>> cell_boxes([row], [-1, 14, 35, 51], [0, 9])
    [(-1, 0, 35, 9), (35, 0, 51, 9)]
    """
    boxes: list[BoxTuple] = []
    for row, top, bottom in zip(rows, ys, ys[1:], strict=False):
        column = 0
        pieces = list(row.pieces)
        while column < len(xs) - 1:
            end = column + 1
            for piece in pieces:
                if xs[column] <= (piece.x0 + min(piece.x1, piece.x0 + row.size)) / 2 < xs[end]:
                    while end < len(xs) - 1 and piece.x1 > xs[end] + 0.3 * row.size:
                        end += 1
            boxes.append((xs[column], top, xs[end], bottom))
            column = end
    return boxes
