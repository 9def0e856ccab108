"""Where two engines do not see the same figures on one page: digits, signs and marks, character by character.

Words and lines are not compared, because they are made of the characters by the same code for both engines. What
belongs together as a figure is gathered only where something differs, so that a person can be told both readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.layout.ink import Glyph, PageInk
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Box

REACH = 0.4
"""Distance in ems within which two engines put the same character: less than the half of a digit's width apart
from the next digit, more than their boxes differ."""
LEAST_REACH_PT = 1.0
MOVED = 1.0
"""Distance in ems along a line by which one engine may place a whole run of characters differently."""
GAP = 0.7
"""White space in ems between two characters of one figure; a thousands comma has half an em of its own."""
_BASE = 0.35
_SQUARE_PT = 8.0
_FIGURE = lazy_pattern(r"[0-9]")
_SIGN = lazy_pattern(r"[▲△▼▽+\-±%,.‰]")
_MARK = lazy_pattern(r"[○◯〇◎●◉×✕✖✓✔☑☐□■レ→⇒⇨]")


class Difference(NamedTuple):
    """A place where the engines disagree.

    Attributes:
        box: around what either of them sees there.
        first: the figure as the first engine reads it; None where it sees nothing.
        second: the same for the second engine.
    """

    box: Box
    first: str | None
    second: str | None


def differences(first: PageInk, second: PageInk) -> list[Difference]:
    """Every figure on which two engines differ, from the top of the page to its bottom."""
    sides = (_Side(first), _Side(second))
    left = _without_moved(list(sides[0].unmatched(sides[1])), list(sides[1].unmatched(sides[0])))
    places: dict[tuple[tuple[Glyph, ...], ...], Difference] = {}
    for side, other, glyphs_left in ((sides[0], sides[1], left[0]), (sides[1], sides[0], left[1])):
        for glyph in glyphs_left:
            mine = side.figure_at(glyph)
            theirs = list(dict.fromkeys(near for one in mine for near in other.figure_near(one)))
            found = (mine, theirs) if side is sides[0] else (theirs, mine)
            readings = [_text(glyphs) for glyphs in found]
            box = Box.around([Box(g.x0, g.top, g.x1, g.bottom) for glyphs in found for g in glyphs])
            if box is not None and readings[0] != readings[1]:
                # the characters of one figure lead to the same place, whichever engine one begins with
                key = (tuple(found[0]), tuple(found[1]))
                places.setdefault(key, Difference(box, readings[0] or None, readings[1] or None))
    return sorted(places.values(), key=lambda d: (round(d.box.top), d.box.x0))


def _without_moved(ones: list[Glyph], others: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """What is left of unmatched characters without those that both engines see on one line, one of them shifted.

    The width of a space before them is what engines differ in; the figure is the same.
    """
    waiting: dict[tuple[str, int], list[Glyph]] = {}
    for other in others:
        waiting.setdefault((_meaning(other.text), other.turn), []).append(other)
    found: set[int] = set()
    for one in ones:
        candidates = waiting.get((_meaning(one.text), one.turn), [])
        reach = MOVED * one.size
        near = [o for o in candidates if _same_line(one, o) and abs(_along(o) - _along(one)) <= reach]
        if near:
            partner = min(near, key=lambda o: abs(_along(o) - _along(one)))
            candidates.remove(partner)
            found |= {id(one), id(partner)}
    return [one for one in ones if id(one) not in found], [o for o in others if id(o) not in found]


@lru_cache(maxsize=4096)
def _meaning(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=4096)
def _is_figure(text: str) -> bool:
    """Whether a character carries a value: a digit or a mark; signs and separators belong to digits."""
    folded = fold(text) or text
    return bool(_FIGURE.search(folded) or _MARK.fullmatch(text) or _SIGN.fullmatch(folded))


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


class _Side:
    """The characters that one engine sees, found by their place."""

    def __init__(self, ink: PageInk) -> None:
        self.glyphs = [
            glyph
            for glyph in ink.glyphs
            # what is off the page is seen by nobody
            if glyph.x1 > 0 and glyph.bottom > 0 and glyph.x0 < ink.width and glyph.top < ink.height
        ]
        self._squares: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in self.glyphs:
            if not glyph.text.isspace():
                self._squares.setdefault(_square(glyph), []).append(glyph)
        self._lines: dict[int, list[Glyph]] | None = None

    def around(self, glyph: Glyph) -> Iterator[Glyph]:
        """Characters at the place of ``glyph``, however they read."""
        reach = max(LEAST_REACH_PT, REACH * glyph.size)
        x, y = _middle(glyph)
        span = int(reach // _SQUARE_PT) + 1
        column, row = _square(glyph)
        for i in range(column - span, column + span + 1):
            for j in range(row - span, row + span + 1):
                for other in self._squares.get((i, j), ()):
                    ox, oy = _middle(other)
                    if abs(ox - x) <= reach and abs(oy - y) <= reach:
                        yield other

    def meanings_around(self, glyph: Glyph) -> Iterator[str]:
        """What the characters at the place of ``glyph`` say, without those that say nothing."""
        for one in self.around(glyph):
            if meaning := _meaning(one.text):
                yield meaning

    def unmatched(self, other: _Side) -> Iterator[Glyph]:
        """Figures that ``other`` does not see in the same way at the same place, each character once."""
        told: set[tuple[str, int, int]] = set()
        for glyph in self.glyphs:
            if not _is_figure(glyph.text):
                continue
            meaning = _meaning(glyph.text)
            # one glyph may stand for several characters, which one engine keeps together and the other does not
            if any(meaning in theirs or theirs in meaning for theirs in other.meanings_around(glyph)):
                continue
            place = (meaning, round(glyph.x0), round(glyph.base))
            if place not in told:
                told.add(place)
                yield glyph

    def figure_at(self, glyph: Glyph) -> list[Glyph]:
        """The figure that a character of this side belongs to, in reading order."""
        line = sorted(
            (one for one in self.glyphs if one.turn == glyph.turn and _same_line(one, glyph)), key=_along
        )
        position = next(i for i, one in enumerate(line) if one is glyph)
        start = end = position
        while start > 0 and _joined(line[start - 1], line[start]):
            start -= 1
        while end + 1 < len(line) and _joined(line[end], line[end + 1]):
            end += 1
        return line[start : end + 1]

    def figure_near(self, glyph: Glyph) -> list[Glyph]:
        """What this side reads where the other one reads ``glyph``; empty where it sees nothing there."""
        x, y = _middle(glyph)
        near = min(self.around(glyph), key=lambda one: _distance(one, x, y), default=None)
        if near is None:
            return []
        return self.figure_at(near) if _is_figure(near.text) else [near]


def _square(glyph: Glyph) -> tuple[int, int]:
    x, y = _middle(glyph)
    return (int(x // _SQUARE_PT), int(y // _SQUARE_PT))


def _middle(glyph: Glyph) -> tuple[float, float]:
    return ((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)


def _distance(glyph: Glyph, x: float, y: float) -> float:
    ox, oy = _middle(glyph)
    return abs(ox - x) + abs(oy - y)


def _along(glyph: Glyph) -> float:
    """The position in reading direction."""
    return {0: glyph.x0, 90: glyph.top, 180: -glyph.x1, 270: -glyph.bottom}.get(glyph.turn, glyph.x0)


def _same_line(one: Glyph, other: Glyph) -> bool:
    return abs(one.base - other.base) <= _BASE * max(one.size, other.size)


def _joined(before: Glyph, after: Glyph) -> bool:
    """Whether two neighbours on a line belong to one figure."""
    if not _is_figure(before.text) or not _is_figure(after.text):
        return False
    long = (before.x1, after.x0) if before.turn in (0, 180) else (before.bottom, after.top)
    if before.turn in (180, 270):
        long = (after.x1, before.x0) if before.turn == 180 else (after.bottom, before.top)
    return long[1] - long[0] <= GAP * min(before.size, after.size)
