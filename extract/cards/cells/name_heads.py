"""What heads the name of a card where no label of the vocabulary does: 「取組」, a number, a word behind one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece, sorted_rows_of, style_of
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import Label
from schemas.patterns import lazy_pattern, lazy_re
from schemas.vocabulary_card_patterns import NAME_NOUN_PATTERN
from schemas.vocabulary_cards import NAME_NOUNS

NUMBER_CELL = lazy_re(
    r"(?:No\.?|№|事業|取組|施策|事例)?[-(]?\d{1,3}(?:[-.]\d{1,3}){0,2}\)?|(?:[A-Z]|[IVX]{1,4})(?:[-.]\d{1,3}){1,3}|[①-⑳]",
    re.IGNORECASE,
)
"""A cell that prints a card's number and nothing else: 「3」, 「No.12」, 「1-2」, 「A-1」, 「Ⅱ-1-3」, 「③」."""
NUMBER_WITH_LABEL = lazy_re(
    r"(?:事業|取組|施策|事例|整理|個票)?番号[:.]?(?:\(?\d{1,3}(?:[-.]\d{1,3}){0,2}\)?|[①-⑳])"
)
"""A cell that prints a card's number with the label of it, which may head the card's name as well."""
_NO_COUNT = lazy_re(r"0\d|\d{1,3}[-.]|No|№|[①-⑳]", re.IGNORECASE)
"""How a number begins that cannot be a count of anything."""
NUMBER_NOUN = lazy_re(r"^\s*(?:(?:事業|取組|施策|事例)(?:番号)?|番号)\s*")
"""What stands before a card's number: 施策１－①."""
_NAME_NOUN = lazy_pattern(NAME_NOUN_PATTERN)
_LONGEST_NAME = 60
_LEAST_FIELDS = 2
_NOUN_AND_NAME = ("noun", "name")
_SHORTEST_NOUN = 2
"""Words as short as 事業 and 取組 begin other bands too."""


def settle_name(pieces: list[Piece]) -> list[Piece]:
    """Takes 「取組」, 「事業」 or a number beside a short text for what heads the name, where no label does.

    Behind a card's number at the very top any word may, 「№ 3 | 具体的取組 | 夜間診療事業」.
    """
    if any(p.is_field("name") for p in pieces):
        return pieces
    rows = sorted_rows_of(pieces)
    band = _name_of_band(pieces) if len(rows) == 1 else pieces
    if band is not pieces:
        return band
    if len({f for p in pieces if p.role == "label" for f in p.fields if f in FIELD_OF_ONE}) < _LEAST_FIELDS:
        return pieces
    for piece in pieces:
        word = fold(piece.text)
        left = [p for p in rows[piece.row] if p.x1 <= piece.x0 + 0.01]
        behind = piece.row == 0 and _print_number(left)
        numbered = (
            piece.row == 0 and (NUMBER_CELL.fullmatch(word) or NUMBER_WITH_LABEL.fullmatch(word)) is not None
        )
        plain = piece.role in ("value", "unknown-label") or piece.is_field("purpose")
        items = piece.row == 0 and piece.is_field("schedule_item") and _NAME_NOUN.fullmatch(word) is not None
        noun = (plain and word in NAME_NOUNS) or items or (behind and _could_name(piece, pieces))
        if (left and not behind) or not (numbered or noun):
            continue
        right = [p for p in rows[piece.row] if p.x0 >= piece.x1 - 0.01]
        # white may part the name from the next label
        after = next((p for p in right[1:] if p.role != "blank"), None)
        alone = len(right) == 1 or (after is not None and after.role == "label" and (numbered or piece.row == 0))
        # beside a number the name may be filled as the labels are
        roles = ("value", "unknown-label") if numbered and len(right) == 1 else ("value",)
        if not alone or right[0].role not in roles or right[0].last != piece.last:
            continue
        if len(fold(right[0].text)) <= _LONGEST_NAME and not fold(right[0].text).endswith("。"):
            head = replace(piece, role="label", label=Label(("name",), "名称"))
            name = replace(right[0], role="value")
            return [head if p is piece else name if p is right[0] else p for p in pieces]
    return pieces


def _print_number(left: Sequence[Piece]) -> bool:
    """Whether cells print the number of a card and nothing else: 「№ 3」, 「番号 | 3」."""
    numbers = [p for p in left if NUMBER_CELL.fullmatch(fold(p.text)) is not None]
    return bool(numbers) and all(p in numbers or p.is_field("number") for p in left)


def _could_name(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a word could head the name: the vocabulary does not know it, or has another one for its field."""
    if piece.role in ("value", "unknown-label"):
        return piece.role == "unknown-label" or _NAME_NOUN.fullmatch(fold(piece.text)) is not None
    return piece.is_field("description") and any(p.is_field("description") for p in pieces if p is not piece)


def _name_of_band(pieces: list[Piece]) -> list[Piece]:
    """Takes 「施策１－①」, 「1-2」 or 「具体的取組」 beside a short text, alone in a table, for a name's head."""
    printed = [p for p in pieces if p.role != "blank"]
    numbers = [p for p in printed if p.is_field("number") or NUMBER_CELL.fullmatch(fold(p.text)) is not None]
    words = [p for p in printed if p not in numbers]
    if len(words) == len(_NOUN_AND_NAME) and _is_noun(words[0], alone=not numbers):
        head, name = words
    elif len(printed) == len(_NOUN_AND_NAME):
        head, name = printed
        numbered = NUMBER_CELL.fullmatch(fold(head.text)) is not None
        # a number with words beside it names something only where it is set off, or is clearly no count
        told = NUMBER_NOUN.match(head.text) is not None or style_of(head) != style_of(name)
        if not numbered or not (told or _NO_COUNT.match(fold(head.text)) is not None):
            return pieces
    else:
        return pieces
    if name.role != "value" or len(fold(name.text)) > _LONGEST_NAME or fold(name.text).endswith("。"):
        return pieces
    return [replace(p, role="label", label=Label(("name",), "名称")) if p is head else p for p in pieces]


def _is_noun(piece: Piece, *, alone: bool) -> bool:
    """Whether a text is a word for what cards are about; one as short as 事業 only beside a number."""
    word = fold(piece.text)
    known = word in NAME_NOUNS or _NAME_NOUN.fullmatch(word) is not None
    return known and piece.role != "label" and (not alone or len(word) > _SHORTEST_NOUN)
