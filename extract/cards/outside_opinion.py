"""The opinion of outsiders (外部評価) on a card that prints no evaluation of its own."""

from __future__ import annotations

from extract.cards.cells.view import View
from extract.cards.draft import Draft
from schemas.folding import fold
from schemas.vocabulary_cards import OUTSIDE_OPINIONS

_SHORTEST = 12
"""An opinion has so many letters; fewer are a grade."""


def take_outside_opinion(view: View, draft: Draft) -> None:
    """Makes the only opinion of outsiders the evaluation of a card without another; its band may name the year."""
    if "evaluation" in draft.fields:
        return
    told = [
        (label, value)
        for label, value in draft.extra
        if fold(label.text) in OUTSIDE_OPINIONS and len(fold(value.text)) >= _SHORTEST
    ]
    if len(told) != 1:
        return
    band = next((piece.printed for piece in view.pieces if piece.is_field("evaluation")), None)
    label, value = told[0]
    draft.extra.remove(told[0])
    draft.put("evaluation", band or label, value)
