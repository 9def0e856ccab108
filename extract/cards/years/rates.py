"""Rates in columns of their own below each year: 目標値 | 実績値 | 達成率 three times over."""

from __future__ import annotations

from dataclasses import replace

from extract.cards.cells.figures import is_dash
from extract.cards.cells.places import joined
from extract.cards.draft import Draft
from extract.cards.years.blocks import Block, BlockRow, Column


def _is_rate(covered: tuple[Column, ...]) -> bool:
    return len(covered) == 1 and covered[0].word is not None and covered[0].word.is_field("rate")


def _without_rates(row: BlockRow, draft: Draft) -> BlockRow:
    for covered, piece in row.values:
        if not _is_rate(covered):
            continue
        draft.use(piece)
        if not is_dash(piece.text):
            named = [row.name.printed] if row.name is not None else []
            draft.extra.append((joined([*named, covered[0].title], " "), piece.printed))
    return replace(row, values=tuple(value for value in row.values if not _is_rate(value[0])))


def without_rates(block: Block, draft: Draft) -> Block:
    """Keeps the printed rates of a table beside its figures, and gives the table without them."""
    words = [c.word for c in block.columns if _is_rate((c,)) and c.word is not None]
    if not words:
        return block
    draft.use(*words)
    rows = tuple(_without_rates(row, draft) for row in block.rows)
    return replace(block, rows=rows, columns=tuple(c for c in block.columns if not _is_rate((c,))))
