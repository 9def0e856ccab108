"""Two forms side by side on one sheet, as where two pages are printed on one: the same labels stand in both.

Each is read like a page of its own. What tells them is that several labels occur a second time at one distance
to the right, and that nothing is printed or drawn over the white between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.layout.ink import Frame, Glyph, PageInk, upright_letters
from extract.layout.lines import by_baseline

_LANDSCAPE = 1.2
_FEWEST_LABELS = 3
_SHORTEST_LABEL = 3
_GAP_EM = 0.6
"""White that parts two labels on one line."""
_SAME_PT = 3.0
_FARTHEST_SHARE = 0.35
"""The second form begins so far right of the first one, by the width of the page, at least."""
_GUTTER_PT = 6.0
_WIDEST_CELL_SHARE = 0.1
"""The border of the cell around the first label stands so far left of it at most, by the width of the page."""
_PADDING_PT = 12.0
_BEYOND_PT = 2.0
"""A form ends so far beyond its outermost rulings: what stands on the sides of a panel only frames it."""
_MARGIN_SHARE = 0.05
_NEXT_EM = 2.0


class _Twin(NamedTuple):
    """A text that stands twice on a line: where it begins, and where its line does."""

    text: str
    left: float
    right: float
    top: float


def twin_forms(ink: PageInk) -> list[Frame]:
    """The two forms as frames, the left one first; none where the page does not hold the same form twice."""
    if ink.width < _LANDSCAPE * ink.height:
        return []
    printed = [g for g in upright_letters(ink.glyphs) if g[4] <= (1 - _MARGIN_SHARE) * ink.height]
    if not _is_white_somewhere(printed, ink.width):
        return []
    lines = [sorted(line, key=lambda g: g[1]) for line in by_baseline(printed)]
    twins = _twins(lines, ink.width)
    if (
        len({twin.text for twin in twins}) < _FEWEST_LABELS
        or len({round(twin.top) for twin in twins}) < _FEWEST_LABELS
    ):
        return []
    first = min(twin.right for twin in twins)
    top = _top(lines, min(twin.top for twin in twins), first - _GUTTER_PT / 2)
    gutter = _gutter(ink, printed, first, top)
    if gutter is None:
        return []
    bottom = max(g[4] for g in printed)
    # the borders of the outermost cells stand a little above and below their texts
    sides = [y for f in ink.fills for y in (f.top, f.bottom)] + [y for s in ink.strokes for y in (s.y0, s.y1)]
    high = min([top, *(y for y in sides if top - _PADDING_PT <= y <= top)]) - _BEYOND_PT
    low = max([bottom, *(y for y in sides if bottom <= y <= bottom + _PADDING_PT)]) + _BEYOND_PT
    return [Frame(0.0, high, gutter, low, 0), Frame(gutter, high, ink.width, low, 0)]


def _is_white_somewhere(glyphs: Sequence[Glyph], width: float) -> bool:
    """Whether some place near the middle of the page has next to no text; asked of every page, so cheaply."""
    first, last = int(width * _FARTHEST_SHARE), int(width * (1 - _FARTHEST_SHARE))
    covered = [0] * (last - first + 1)
    for g in glyphs:
        for x in range(max(int(g[1]), first), min(int(g[3]), last) + 1):
            covered[x - first] += 1
    return min(covered, default=0) * 100 <= len(glyphs)


def _pieces(line: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    start = 0
    for n in range(1, len(line) + 1):
        if n == len(line) or line[n][1] - line[n - 1][3] > _GAP_EM * line[n][5]:
            yield line[start:n]
            start = n


def _twins(lines: Sequence[Sequence[Glyph]], width: float) -> list[_Twin]:
    """The labels that stand twice on their lines at the distance that most of them do."""
    found: dict[int, list[_Twin]] = defaultdict(list)
    for line in lines:
        first: dict[str, float] = {}
        for piece in _pieces(line):
            text = "".join(g[0] for g in piece)
            if len(text) < _SHORTEST_LABEL or not any(c.isalpha() and not c.isascii() for c in text):
                continue
            if text in first and piece[0][1] - first[text] >= _FARTHEST_SHARE * width:
                twin = _Twin(text, first[text], piece[0][1], min(g[2] for g in piece))
                found[round((twin.right - twin.left) / _SAME_PT)].append(twin)
            first.setdefault(text, piece[0][1])
    return max(found.values(), key=len, default=[])


def _top(lines: Sequence[Sequence[Glyph]], top: float, gutter: float) -> float:
    """Where the forms begin: with the lines right above their first labels that print something in both."""
    for line in sorted(lines, key=lambda line: -line[0][2]):
        high, size = min(g[2] for g in line), line[0][5]
        if high >= top:
            continue
        both = line[0][3] < gutter < line[-1][1] and not any(g[1] < gutter < g[3] for g in line)
        if not both or top - max(g[4] for g in line) > _NEXT_EM * size:
            break
        top = high
    return top


def _gutter(ink: PageInk, glyphs: Sequence[Glyph], first: float, top: float) -> float | None:
    """The middle of the widest white left of the second form's first label; None where everything is crossed.

    The form may begin with the border of a cell around that label.
    """
    bottom = max(g[4] for g in glyphs)
    reached = [(g[1], g[3]) for g in glyphs if top <= g[2] <= bottom]
    reached += [(f.x0, f.x1) for f in ink.fills if f.top < bottom and f.bottom > top]
    reached += [
        (min(s.x0, s.x1), max(s.x0, s.x1))
        for s in ink.strokes
        if min(s.y0, s.y1) < bottom and max(s.y0, s.y1) > top
    ]
    best, at = _GUTTER_PT / 2, None
    edge = first - _WIDEST_CELL_SHARE * ink.width
    for x0, x1 in sorted(reached):
        start = min(x0, first)
        if start - edge > best:
            best, at = start - edge, (start + edge) / 2
        edge = max(edge, x1)
        if edge >= first:
            break
    return at
