"""Columns without rulings: words that stand under each other, and the cells that they mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.ink import Glyph

APART_EM = 0.8
"""Two pieces of a line further apart than this may stand in two columns."""
SPACED_EM = 1.6
"""The same where a space is printed between them: one full square is part of a title."""
FULL_ROW_SHARE = 0.7
"""Rows with at least this share of the most pieces show where the columns are; fewer are headings or gaps."""

BoxTuple = tuple[float, float, float, float]


class Piece(NamedTuple):
    """A part of a line without a wide gap."""

    x0: float
    x1: float
    digits: int
    letters: int


class Row(NamedTuple):
    """The pieces of one line, left to right, with its extent."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float


def row_of(glyphs: Sequence[Glyph]) -> Row | None:
    """The pieces of the glyphs on one baseline; None where they are all spaces."""
    printed = sorted((g for g in glyphs if not g[0].isspace()), key=lambda g: g[1])
    if not printed:
        return None
    size = max(g[5] for g in printed)
    spaces = [g[1] for g in glyphs if g[0].isspace()]
    pieces: list[Piece] = []
    x0, x1 = printed[0][1], printed[0][3]
    digits = letters = 0
    texts: set[str] = set()
    for glyph in printed:
        gap = glyph[1] - x1
        if gap > APART_EM * size and (
            gap > SPACED_EM * size or not any(x1 - 0.1 * size <= x < glyph[1] for x in spaces)
        ):
            if not _is_leader(texts, letters):
                pieces.append(Piece(x0, x1, digits, letters))
            x0, digits, letters, texts = glyph[1], 0, 0, set()
        x1 = max(x1, glyph[3]) if letters else glyph[3]
        letters += 1
        texts.add(glyph[0])
        digits += glyph[0].isdigit()
    if not pieces or not _is_leader(texts, letters):
        pieces.append(Piece(x0, x1, digits, letters))
    return Row(tuple(pieces), min(g[2] for g in printed), max(g[4] for g in printed), size)


def _is_leader(texts: set[str], count: int) -> bool:
    """Whether a piece is a row of dots that leads the eye from a title to its page."""
    return count >= 3 and len(texts) == 1 and not next(iter(texts)).isalnum()


def column_edges(rows: Sequence[Row], left: float, right: float, hints: Sequence[float] = ()) -> list[float]:
    """The borders of the columns that the rows' pieces stand in, with the outer ones.

    A border is put half way between two columns, or on one of ``hints`` (sides of fills) that lies between them.

    >>> row = Row((Piece(0, 9, 0, 1), Piece(20, 29, 2, 2), Piece(42, 50, 2, 2)), 0, 9, 9)
    >>> column_edges([row, row._replace(pieces=row.pieces[:1])], -1, 51)
    [-1, 14.5, 35.5, 51]
    >>> column_edges([row], -1, 51, [40])
    [-1, 14.5, 40, 51]
    """
    most = max(len(row.pieces) for row in rows)
    telling = [row for row in rows if len(row.pieces) >= FULL_ROW_SHARE * most]
    spans: list[list[float]] = []
    held: list[set[int]] = []
    for piece, number in sorted((piece, k) for k, row in enumerate(telling) for piece in row.pieces):
        if spans and piece.x0 <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], piece.x1)
            held[-1].add(number)
        else:
            spans.append([piece.x0, piece.x1])
            held.append({number})
    while len(spans) > most:
        # A heading set in the middle over figures set to the side has a column of its own: it joins the nearest
        # one that no row fills together with it.
        free = [k for k in range(len(spans) - 1) if not held[k] & held[k + 1]]
        if not free:
            break
        nearest = min(free, key=lambda k: spans[k + 1][0] - spans[k][1])
        spans[nearest][1] = spans.pop(nearest + 1)[1]
        held[nearest] |= held.pop(nearest + 1)
    edges = [left]
    for a, b in pairwise(spans):
        between = [x for x in hints if a[1] - 1 <= x <= b[0] + 1]
        middle = (a[1] + b[0]) / 2
        edges.append(min(between, key=lambda x: abs(x - middle)) if between else middle)
    return [*edges, right]


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


def is_numeric(rows: Sequence[Row], xs: Sequence[float]) -> bool:
    """Whether the columns after the first mostly hold figures."""
    first = xs[1]
    pieces = [piece for row in rows for piece in row.pieces if piece.x0 >= first - 0.1]
    figures = sum(1 for piece in pieces if piece.digits * 2 >= piece.letters)
    return bool(pieces) and figures * 2 >= len(pieces)


def filled_columns(rows: Sequence[Row], xs: Sequence[float]) -> int:
    """How many columns hold something in at least half of the rows."""
    count = 0
    for left, right in pairwise(xs):
        held = sum(1 for row in rows if any(left <= (p.x0 + p.x1) / 2 < right for p in row.pieces))
        count += held * 2 >= len(rows)
    return count
