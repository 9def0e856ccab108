"""Which labels are those of an agreement: what is to be done, a party's part, an item."""

from __future__ import annotations

from extract.shapes import is_place
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.vocabulary_agreements import AGREEMENT_CAPTIONS, CONTENT_LABELS, ITEM_HEADS, PARTY_LABELS

_ROLE = lazy_pattern(r"(.+?)(?:が果たす|の果たす|の)役割(分担)?")
CONTENT = frozenset(fold(label) for label in (*CONTENT_LABELS, *AGREEMENT_CAPTIONS))
"""The labels of what is to be done, folded."""
_PARTIES = frozenset(fold(word) for word in PARTY_LABELS)
_DESIGNATED = lazy_pattern(rf"(?:{'|'.join(PARTY_LABELS)})\([^()]{{2,20}}\)")
ITEMS = frozenset(fold(word) for word in ITEM_HEADS)
"""The heads of items, folded."""


def is_content(text: str) -> bool:
    """Whether a label says that what is to be done follows.

    >>> is_content("取組の内容"), is_content("形成協定の内容"), is_content("甲の役割")
    (True, True, False)
    """
    return fold(text) in CONTENT


def is_role(text: str) -> bool:
    """Whether a label names a party whose part a statement is.

    >>> is_role("甲の役割"), is_role("連携町村が果たす役割"), is_role("役割分担")
    (True, True, False)
    >>> is_role("甲の役割分担"), is_role("事業の役割分担")
    (True, False)
    """
    folded = fold(text)
    found = _ROLE.fullmatch(folded)
    # several labels in one cell are rows that no ruling parts: which text belongs to which is not certain
    if found is None or folded.count("役割") != 1:
        return False
    # 「事業の役割分担」 is shared by all
    return found[2] is None or is_party(found[1])


def is_party(text: str) -> bool:
    """Whether a label is a party's name or designation and nothing else.

    >>> is_party("甲"), is_party("乙（連携町村）"), is_party("一関市"), is_party("役割分担")
    (True, True, True, False)
    >>> is_party("中心市（一関市）")
    True
    """
    folded = fold(text)
    return folded in _PARTIES or _DESIGNATED.fullmatch(folded) is not None or is_place(text)


def is_item_head(text: str) -> bool:
    """Whether a label stands over or beside the items of an agreement."""
    return fold(text) in ITEMS
