"""Rows of a table that stand on a ground of their own for what they are: sums, which head nothing."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.ink import Glyph
from extract.shapes import is_figure
from schemas.patterns import lazy_pattern

_NO_YEAR = lazy_pattern(r"[,，.．%％▲△]")
"""What a figure has that is no year: its thousands parted, decimals, a share, a sign."""


def are_sums(boxes: Sequence[tuple[float, float]], glyphs: Sequence[Glyph]) -> bool:
    """Whether more than half of the texts in a row of cells are figures, and no years.

    Args:
        boxes: the left and the right side of each cell, in points.
        glyphs: those of the row.
    """
    ordered = sorted(glyphs, key=lambda g: g[1])
    texts = ["".join([g[0] for g in ordered if x0 <= (g[1] + g[3]) / 2 <= x1]).strip() for x0, x1 in boxes]
    figures = [_NO_YEAR.search(text) is not None and is_figure(text) for text in texts if text]
    return 2 * sum(figures) > len(figures)
