"""Text typed with labels at the heads of its lines: 「［参画市町村］　甲市、乙町」. It lines up, but is no table.

What belongs to a label hangs behind it at one place, line after line, and only the labels' column is kept by all.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline

_OPENING, _CLOSING = "［【〔[", "］】〕]"
_FEWEST_LABELS = 3
_FEWEST_HANGING = 2
_LONGEST_LABEL = 12
"""Letters of a label in brackets at most."""
_FLUSH_EM = 0.6
_LONG_SHARE = 0.6
"""Of the width a line of prose takes at least so much."""


def is_typed(table: Skeleton, glyphs: Sequence[Glyph]) -> bool:
    """Whether words that line up are labels in brackets with text that hangs behind them.

    Lines without a label begin behind the labels, and some of them are as long as lines of prose.
    """
    inside = [g for g in glyphs if not g[0].isspace() and table.find((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) >= 0]
    lines = [sorted(line, key=lambda g: g[1]) for line in by_baseline(inside)]
    edge = min((line[0][1] for line in lines if _label_end(line)), default=table.xs[0])
    labels = others = hanging = long = 0
    for line in lines:
        begin = _label_end(line)
        flush = line[0][1] - edge <= _FLUSH_EM * max(g[5] for g in line)
        if begin and flush:
            labels += 1
        elif flush:
            others += 1  # a heading over the next labels, or the label of a row of a table
            continue
        else:
            begin = 0
            hanging += 1
        width = line[-1][3] - line[begin][1] if len(line) > begin else 0.0
        long += width >= _LONG_SHARE * (table.xs[-1] - table.xs[0])
    return labels >= max(_FEWEST_LABELS, 2 * others) and hanging >= _FEWEST_HANGING and long > 0


def _label_end(line: Sequence[Glyph]) -> int:
    """How many glyphs of a line are the label in brackets at its head; 0 where it begins with none."""
    if line[0][0] not in _OPENING:
        return 0
    return next((k + 1 for k, g in enumerate(line[: _LONGEST_LABEL + 2]) if g[0] in _CLOSING), 0)
