"""Labels of two lines that a page break tears: the first line at the foot of a page, the rest alone overleaf."""

from __future__ import annotations

from dataclasses import replace

from extract.cards.bounds.card import Card
from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece
from extract.cards.cells.view import view_of
from extract.shapes import is_mark
from schemas.labels import label_mark, read_label


def mend_label(card: Card, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a card's next page without the rest of a label, which goes to where the label begins.

    That is so where the first row holds nothing but a text at the left, which together with the last text at the
    left of the card is a label that the first line alone is not.

    Args:
        card: the card so far; the label at its end is replaced.
        pieces: the pieces of the table that begins the next page.
    """
    view, part = view_of([pieces]), card.parts[-1]
    last = max(p.last for p in part)
    label = min((p for p in part if p.last == last), key=lambda p: p.x0)
    if len(view.rows) < 2 or len(view.printed(0)) != 1:
        return pieces
    first = min(p.row for p in pieces)
    rest = next(p for p in pieces if p.row == first and p.role != "blank")
    if rest.last > first or abs(rest.x0 - label.x0) > SAME_EDGE_PT:
        return pieces
    of_table = label.role == "year" or is_figure(label.text) or is_mark(label.text)
    if of_table or label_mark(rest.text):
        return pieces  # the last row of a table, or a label that begins with its mark
    text = f"{label.text}\n{rest.text}"
    read, alone = read_label(text, loose=False), read_label(label.text)
    if read is None or (alone is not None and alone.exact):
        return pieces
    lines = (*label.lines, *rest.lines)
    part[part.index(label)] = replace(label, text=text, lines=lines, role="label", label=read)
    return [p for p in pieces if p.row > first]
