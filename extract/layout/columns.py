"""Vertical writing: telling it from lines, and the frame in which its columns are lines.

In the frame of turned text the reading direction runs along x and lines follow each other along y, so that one
routine makes lines of all directions.
"""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from statistics import median

from extract.layout.ink import Glyph
from schemas.printed import Box

RUBY_EM = 0.6
"""Kana beside the letters of a column that are at most so large are their reading, set at half their size."""
NARROW_EM = 2.6
"""A cell narrower than this holds a column of upright glyphs rather than lines of one."""
_OVER_EM = 0.1
"""Of the letters' size their reading may reach over them."""
MOST_BESIDE, FEWEST_DOWN = 4, 4
"""So many columns without a gutter share a cell at most; the longest has so many letters at least."""
CLOSER = 1.04
"""Letters stand so much nearer to the next one of their column than to the next column."""


def is_vertical(rows: list[list[Glyph]], width: float | None) -> bool:
    """Whether upright glyphs, given by baseline from the top, read from top to bottom.

    Square letters that touch the next one below and none beside are a column. In a narrow cell (``width`` in
    points, None outside cells) a spread column of single letters is one too.
    """
    if len(rows) < 4 and any(len(row) > 6 for row in rows):
        return False
    sample = rows[:: len(rows) // 6 + 1]
    if sum(map(_is_set_across, sample)) * 2 > len(sample):
        return False
    letters = [[g for g in row if not g[0].isspace()] for row in rows]
    letters = [row for row in letters if row]
    if width is not None and letters:
        letters = _without_readings(letters)
    if len(letters) < 2:
        return False
    if all(len(row) == 1 for row in letters) and _is_column([row[0] for row in letters], width):
        return True
    return _runs_down(letters) or (width is not None and _is_closer_down(letters))


def _without_readings(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows without small kana right of single letters, which are the reading of a column."""
    size = max([g[5] for row in rows for g in row])
    large = [[g for g in row if g[5] > RUBY_EM * size] for row in rows]
    if any(len(row) > 1 for row in large):
        return rows
    letters = [row for row in large if row]
    small = [g for row in rows for g in row if g[5] <= RUBY_EM * size]
    edge = max(row[0].x1 for row in letters) - _OVER_EM * size
    if not small or not all(is_kana(g.text) and g.x0 >= edge for g in small):
        return rows
    return letters


def is_kana(text: str) -> bool:
    """Whether a character is hiragana or katakana, the script of ruby."""
    return all(0x3041 <= ord(c) <= 0x30FF or 0xFF66 <= ord(c) <= 0xFF9F for c in text)


def _is_set_across(row: list[Glyph]) -> bool:
    """Whether most glyphs of a row touch the next one: that of a column of vertical writing is a gutter away."""
    if len(row) < 4:
        return False
    row.sort(key=itemgetter(1))
    touching = sum(1 for a, b in pairwise(row) if b[1] - a[3] < 0.2 * a[5])
    return touching * 2 >= len(row)


def _is_square_letter(text: str) -> bool:
    return "\u2e80" <= text[0] < "\uff61" and text[0].isalpha()


def _is_column(glyphs: list[Glyph], width: float | None) -> bool:
    """Whether single letters under each other are one column."""
    size = max(g.size for g in glyphs)
    middles = [(g.x0 + g.x1) / 2 for g in glyphs]
    if max(middles) - min(middles) > 0.4 * size:
        return False
    if sum(_is_square_letter(g.text) for g in glyphs) * 3 < len(glyphs) * 2:
        return False
    pitch = max(b.base - a.base for a, b in pairwise(glyphs))
    if width is not None and width <= NARROW_EM * size:
        return True
    return len(glyphs) >= 3 and pitch <= 1.15 * size


def _runs_down(rows: list[list[Glyph]]) -> bool:
    """Whether letters touch their neighbours below rather than beside; among many figures they are labels only."""
    if 3 * sum(_is_square_letter(g.text) for row in rows for g in row) < sum(map(len, rows)):
        return False
    down = beside = 0
    places: dict[int, list[tuple[float, float]]] = {}
    for row in rows:
        row.sort(key=lambda g: g.x0)
        for a, b in pairwise(row):
            if _is_square_letter(a.text) and _is_square_letter(b.text) and b.x0 - a.x1 < 0.25 * a.size:
                beside += 1
        here: dict[int, list[tuple[float, float]]] = {}
        for g in row:
            if not _is_square_letter(g.text):
                continue
            middle = (g.x0 + g.x1) / 2
            key = round(middle / 4)
            for near in (key - 1, key, key + 1):
                if any(
                    abs(x - middle) <= 0.15 * g.size and 0.8 * g.size <= g.base - base <= 1.25 * g.size
                    for x, base in places.get(near, ())
                ):
                    down += 1
                    break
            here.setdefault(key, []).append((middle, g.base))
        for key, found in here.items():
            places[key] = found + places.get(key, [])[:2]
    return down >= 3 and down > 3 * beside


def _is_closer_down(rows: list[list[Glyph]]) -> bool:
    """Whether the letters of a narrow cell are few columns in which each touches the next one below.

    Columns without a gutter stand as near as letters of a line, yet lines keep more than their height apart.
    """
    if len(rows) < FEWEST_DOWN or any(len(row) > MOST_BESIDE for row in rows):
        return False
    letters = sorted((g for row in rows for g in row), key=lambda g: g.x0 + g.x1)
    size = max(g.size for g in letters)
    if 3 * sum(_is_square_letter(g.text) for g in letters) < 2 * len(letters):
        return False
    ranks = [[letters[0]]]
    for a, b in pairwise(letters):
        if (b.x0 + b.x1 - a.x0 - a.x1) / 2 > 0.4 * size:
            ranks.append([])
        ranks[-1].append(b)
    if not 1 < len(ranks) <= MOST_BESIDE or max(map(len, ranks)) < FEWEST_DOWN:
        return False
    middles = [sum(g.x0 + g.x1 for g in rank) / 2 / len(rank) for rank in ranks]
    across = (middles[-1] - middles[0]) / (len(ranks) - 1)
    down = median(b - a for rank in ranks for a, b in pairwise(sorted(g.base for g in rank)))
    return 0.8 * size <= down <= min(1.05 * size, across / CLOSER)


def upright(glyphs: list[Glyph]) -> list[Glyph]:
    """Upright glyphs in the frame of text that reads downwards.

    Narrow characters side by side (a number set across the column) become one glyph.
    """
    found: list[Glyph] = []
    pending: Glyph | None = None
    for g in sorted(glyphs, key=lambda g: (round(g.base, 1), g.x0)):
        narrow = not g.text[0] >= "\u2e80" and not g.text.isspace()
        if (
            pending is not None
            and narrow
            and abs(g.base - pending.base) < 0.1 * g.size
            and g.x0 - pending.x1 < 0.2 * g.size
        ):
            pending = pending._replace(text=pending.text + g.text, x1=max(g.x1, pending.x1))
            continue
        if pending is not None:
            found.append(_down(pending))
        pending = g if narrow else None
        if not narrow:
            found.append(_down(g))
    if pending is not None:
        found.append(_down(pending))
    return found


def _down(g: Glyph) -> Glyph:
    middle = (g.x0 + g.x1) / 2
    base = -middle + 0.38 * g.size
    return Glyph(g.text, g.top, base - 0.88 * g.size, g.bottom, base + 0.12 * g.size, g.size, base, g.bold, 0)


def turned(g: Glyph) -> Glyph:
    """A turned glyph in the frame of its own reading direction."""
    if g.turn == 90:
        return Glyph(g.text, g.top, -g.x1, g.bottom, -g.x0, g.size, -g.base, g.bold, 0)
    if g.turn == 270:
        return Glyph(g.text, -g.bottom, g.x0, -g.top, g.x1, g.size, g.base, g.bold, 0)
    if g.turn == 180:
        return Glyph(g.text, -g.x1, -g.bottom, -g.x0, -g.top, g.size, -g.base, g.bold, 0)
    return g


def turned_back(box: Box, turn: int) -> Box:
    """A box of the frame of turned text on the page.

    >>> turned_back(Box(10, -30, 50, -20), 90)
    Box(x0=20, top=10, x1=30, bottom=50)
    """
    if turn == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if turn == 270:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    if turn == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    return box
