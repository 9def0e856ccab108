"""Rows with years across for which there is no table."""

from __future__ import annotations

from extract.cards.cells.figures import is_dash
from extract.cards.cells.places import joined
from extract.cards.draft import Draft
from extract.cards.years.blocks import BlockRow


def keep_row(row: BlockRow, draft: Draft) -> None:
    """Keeps a row for which there is no table: its label and year with the value."""
    for covered, piece in row.values:
        draft.use(piece)
        if is_dash(piece.text):
            continue
        heads = [column.title for column in covered]
        names = [p.printed for p in row.path] or ([row.name.printed] if row.name is not None else [])
        draft.extra.append((joined([*names, *heads], " "), piece.printed))
        draft.use(piece)
    draft.use(*row.path)
