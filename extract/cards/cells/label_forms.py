"""What a text has to look like to be a label, whatever its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from extract.cards.cells.figures import is_money_unit
from extract.cards.cells.pieces import Piece, role_of, same_edges
from schemas.folding import fold
from schemas.glossary import is_known_axis
from schemas.labels import is_year
from schemas.patterns import lazy_re
from schemas.vocabulary_cards import INDICATOR_NOUNS

MEASURES: tuple[str, ...] = ("baseline", "target", "unit", "result")
"""Fields of the figures of an indicator."""
_LEAST_IN_GROUPS = 2
"""So many labels make a column beside cells over several rows."""

_FIGURE = lazy_re(r"[▲△+\-(約]*\d")
_LISTED = lazy_re(r"[・○●◯〇【]")


def could_be_label(piece: Piece) -> bool:
    """Whether a text that no vocabulary knows has the form of a label: short, no sentence, no figure."""
    return piece.role == "value" and has_form_of_label(piece.text)


def could_label_indicator(piece: Piece) -> bool:
    """Whether the words of a cell can label an indicator, which may be plain where other labels are set off."""
    label = role_of(piece.text)[1]
    return fold(piece.text) in INDICATOR_NOUNS or (
        label is not None and not {"kpi", "indicator"}.isdisjoint(label.fields)
    )


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


def is_in_group_of_labels(
    piece: Piece, rows: Mapping[int, Sequence[Piece]], pieces: Sequence[Piece], left_edge: float
) -> bool:
    """Whether a text beside a cell over several rows at the left edge is set in a column of labels."""
    left = [p for p in rows[piece.row] if p.x1 <= piece.x0 + 0.01]
    if len(left) != 1 or left[0].last == left[0].row or left[0].x0 > left_edge or piece.last > piece.row:
        return False
    alike = [p for p in pieces if p is not piece and p.role != "blank" and same_edges(p, piece)]
    labels = [p for p in alike if p.role == "label"]
    return len(labels) >= max(_LEAST_IN_GROUPS, len(alike) / 2)


def is_dated_measure(piece: Piece) -> bool:
    """Whether a label says of which year the figure of an indicator is: 実績値（R9）."""
    dated = piece.label is not None and piece.label.remark is not None and is_year(piece.label.remark)
    return dated and piece.is_field(*MEASURES)


def names_indicator_of_rows(piece: Piece, left: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether 「指標名」 stands over 「現状値」 or 「目標値」 in a column of labels, beside one of the group."""
    below = [p for p in rows.get(piece.last + 1, ()) if same_edges(p, piece)]
    return (
        piece.is_field("indicator")
        and left.last > piece.last
        and left.is_field("kpi", "indicator")
        and any(p.row == piece.last + 1 and p.is_field(*MEASURES) for p in below)
    )
