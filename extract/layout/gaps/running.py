"""Lines of text that run over the columns of other rows: the white between their words is no border of theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from extract.layout.gaps.aligned import CLOSE_EM
from extract.layout.gaps.blocks import Block
from extract.layout.gaps.borders import Border
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline

FEWEST_BORDERS = 3
"""So many borders a text runs over at least."""
FEWEST_AMID = 2
"""So many of them stand amid its words."""
BESIDE_LABEL = 3
"""Lines up to the text below one, a label of so many lines less one between both."""
MOST_PIECES = 2
"""Pieces of a line of text: a label, and the text beside it."""


def running_lines(
    lines: Sequence[Sequence[Block]], glyphs: Sequence[Glyph], borders: Sequence[Border]
) -> list[tuple[float, float]]:
    """Where lines begin and end, from the top, whose text goes on over several of the borders that it meets.

    Args:
        lines: the pieces of a table, line by line from the top, parted by nothing but wide white space.
        glyphs: the glyphs of the table.
        borders: where other rows have white space.
    """
    if len(borders) < FEWEST_BORDERS:
        return []
    starts = [border.low for border in borders]
    over: list[tuple[Block, Sequence[Border], Sequence[Block]]] = []
    for k, line in enumerate(lines):
        text = line[-1]
        met = [border for border in borders[bisect_left(starts, text.x0) :] if border.high < text.x1]
        if len(line) <= MOST_PIECES and not text.is_figure and len(met) >= FEWEST_BORDERS:
            # a label in the middle of several rows may stand between two of them
            below = next((o for o in lines[k + 1 : k + 1 + BESIDE_LABEL] if o[-1].x1 > text.x0), ())
            over.append((text, met, below))
    printed = {line[0][6]: line for line in by_baseline(list(glyphs))} if over else {}
    found: list[tuple[float, float]] = []
    for text, crossed, below in over:
        inside = sorted((g for g in printed.get(text.base, ()) if not g[0].isspace()), key=itemgetter(1))
        white = [(a[3], b[1]) for a, b in pairwise(inside) if b[1] - a[3] >= CLOSE_EM * text.size]
        amid = sum(not any(low < border.high and border.low < high for low, high in white) for border in crossed)
        if _heads_values(text, white, crossed, below):
            continue
        if inside and amid >= FEWEST_AMID and (not found or text.top >= found[-1][1]):
            found.append((text.top, text.bottom))
    return found


def _heads_values(
    text: Block, white: Sequence[tuple[float, float]], borders: Sequence[Border], below: Sequence[Block]
) -> bool:
    """Whether borders part a text into heads that each stand over one text of the line below."""
    cuts = [(low + high) / 2 for low, high in white if any(low < b.high and b.low < high for b in borders)]
    ends = [text.x0, *cuts, text.x1]
    middles = [(piece.x0 + piece.x1) / 2 for piece in below]
    counts = [sum(low <= middle <= high for middle in middles) for low, high in pairwise(ends)]
    return bool(cuts) and counts == [1] * len(counts)
