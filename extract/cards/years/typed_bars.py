"""Bars over the years of a timetable that are typed rather than drawn: 「━━━━▶」, 「------＞」."""

from __future__ import annotations

from dataclasses import replace

from extract.cards.cells.pieces import Piece
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Box

_BAR = lazy_re(r"[←⇐◀●]?[━─―ー─\-=＝…~〜～]{2,}[→⇒▶►>＞●]?")


def is_bar(text: str) -> bool:
    """Whether a text is nothing but a bar, perhaps with the head of an arrow at an end.

    >>> is_bar("━━━━▶"), is_bar("―――→"), is_bar("→"), is_bar("-"), is_bar("継続 ――→")
    (True, True, False, False, False)
    """
    return _BAR.fullmatch(fold(text)) is not None


def within_text(piece: Piece) -> Piece:
    """A piece that reaches as far as its text, where it is not known how far its cell does."""
    printed = Box.around([line.box for line in piece.lines if line.box is not None])
    return replace(piece, x0=printed.x0, x1=printed.x1) if printed is not None else piece
