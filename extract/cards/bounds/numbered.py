"""A number before the name of a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.cards.cells.pieces import Piece
from schemas.glossary import CARD_HEADINGS
from schemas.patterns import lazy_re

_HEAD = "|".join(sorted({*CARD_HEADINGS, "事例"}, key=len, reverse=True))
_DIGITS = "[0-9０-９]{1,2}"
_PART = f"(?:{_DIGITS}|[(（]{_DIGITS}[)）]|[①-⑳])"
_SQUARE = rf"[\[［【〔]{_DIGITS}[\]］】〕]"
_DASH = "[-－―ー.．]"
NUMBERED = lazy_re(
    rf"^\s*(?:(?:(?:事業|取組|施策|整理|個票)?番号\s*[:：]?|{_HEAD}|[NＮ][oｏOＯ][.．]?|№)\s*(?=\S))?"
    rf"(?P<number>[(（]?[0-9０-９]{{1,3}}(?:{_DASH}{_DIGITS})*[)）.．]?|[①-⑳]|(?:[Ⅰ-Ⅻア-コ]|{_DIGITS})(?:{_DASH}{_PART})+)"
    r"[\s　]+(?P<name>\D.*)$",
    re.DOTALL,
)
"""A number before a name: 「１－２　地域医療」, 「連携事業Ⅰ－１－(1)　地域医療」, 「整理番号：３　里の花」."""

SET_OFF = lazy_re(
    rf"^\s*(?:(?P<number>{_SQUARE})|(?P<dotted>{_DIGITS})[.．])[\s　]*(?P<name>[^\d\s](?:(?!{_SQUARE}).)*)$",
    re.DOTALL,
)
"""A number in square brackets or with a dot before a cell's only name: 「［３］地域医療」, 「３．地域医療」."""


def is_title(printed: Sequence[Piece]) -> bool:
    """Whether the only texts of a row name a card: one alone, or one behind its number."""
    if not 1 <= len(printed) <= 2 or any(p.role != "value" for p in printed):
        return False
    return len(printed) == 1 or NUMBERED.match(" ".join(p.text for p in printed)) is not None
