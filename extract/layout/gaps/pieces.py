"""The pieces of upright glyphs: what stands on one line and apart from others."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from extract.layout.columns import is_kana
from extract.layout.gaps.aligned import LIST_MARKS, Cut, row_of
from extract.layout.gaps.blocks import Block, Edge
from extract.layout.gaps.set_apart import with_labels_set_apart, with_readings
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline

_OPENING, _CLOSING = frozenset("（([［【〔〈《＜「『"), frozenset("）)]］】〕〉》＞」』")
MOST_BESIDE = 2
"""Pieces of a line with a remark at its end: the remark, and a label."""
MAX_LINES = 2_000


def pieces_of(glyphs: Sequence[Glyph], edges: Sequence[Edge] = ()) -> list[list[Block]]:
    """The pieces of upright glyphs, line by line from the top, one block each.

    Args:
        glyphs: those of one table or zone.
        edges: a piece is parted where an edge stands between two of its characters.
    """
    found = []
    readings: list[tuple[Block, int]] = []
    for line in by_baseline([g for g in glyphs if g[8] == 0])[:MAX_LINES]:
        y = (line[0][2] + line[0][4]) / 2
        row = row_of(line, [Cut(edge.low, edge.high) for edge in edges if edge.top <= y <= edge.bottom])
        if row is not None:
            base = line[0][6]
            found.append(
                [
                    Block(
                        p.x0,
                        row.top,
                        p.x1,
                        row.bottom,
                        row.size,
                        p.digits,
                        p.letters,
                        1,
                        base,
                        sign=p.sign,
                        colon=p.colon,
                    )
                    for p in row.pieces
                ]
            )
            if any(g[0] in _OPENING for g in line):
                found[-1] = [b._replace(open=_is_open(b, line), enclosed=_is_enclosed(b, line)) for b in found[-1]]
            marks = [g[1] for g in line if g[0] in LIST_MARKS]
            if marks:
                found[-1] = [b._replace(marked=b.letters > 1 and b.x0 in marks) for b in found[-1]]
            last = found[-1][-1]
            if 1 < len(found[-1]) <= MOST_BESIDE and last.enclosed and not last.digits:
                found[-1][-1] = last._replace(remark=True)
            if all(is_kana(g[0]) or g[0].isspace() for g in line):
                readings.extend((block, len(found) - 1) for block in found[-1])
    return with_labels_set_apart(with_readings(found, readings) if readings else found)


def _is_open(block: Block, line: Sequence[Glyph]) -> bool:
    """Whether a text opens a bracket that it does not close."""
    inside = [g[0] for g in line if block.x0 <= g[1] < block.x1]
    return sum(text in _OPENING for text in inside) > sum(text in _CLOSING for text in inside)


def _is_enclosed(block: Block, line: Sequence[Glyph]) -> bool:
    """Whether all of a text stands in brackets, a colon behind it apart: not so 「（９）事業費（千円）」."""
    inside = sorted([g for g in line if block.x0 <= g[1] < block.x1 and not g[0].isspace()], key=itemgetter(1))
    inside = inside[:-1] if block.colon else inside
    depth = 0
    for glyph in inside:
        if not depth and glyph[0] not in _OPENING:
            return False
        depth += (glyph[0] in _OPENING) - (glyph[0] in _CLOSING)
    return bool(inside) and not depth
