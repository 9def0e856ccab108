"""What a text has to look like to be a label, whatever its words."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.cards.cells.figures import is_money_unit
from extract.cards.cells.pieces import Piece
from schemas.folding import fold
from schemas.glossary import is_known_axis

_FIGURE = re.compile(r"[▲△+\-(約]*\d")
_LISTED = re.compile(r"[・○●◯〇【]")


def could_be_label(piece: Piece) -> bool:
    """Whether a text that no vocabulary knows has the form of a label: short, no sentence, no figure."""
    return piece.role == "value" and has_form_of_label(piece.text)


@lru_cache(maxsize=1 << 12)
def has_form_of_label(text: str) -> bool:
    """Whether a text is short, no sentence, no figure and none of the known values.

    >>> has_form_of_label("見るところ"), has_form_of_label("診療を行う。"), has_form_of_label("120人")
    (True, False, False)
    """
    folded = fold(text)
    return (
        2 <= len(folded) <= 20
        and not folded.endswith(("。", "、"))
        and not _FIGURE.match(folded)
        and not _LISTED.match(folded)
        and not is_known_axis(folded)
        and not is_money_unit(folded)
    )
