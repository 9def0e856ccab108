"""What a text of a card is: a figure, a dash, a unit of money."""

from __future__ import annotations

from functools import lru_cache

from schemas.folding import fold
from schemas.patterns import lazy_re

_FIGURE = lazy_re(r"[▲△+\-(約]*\d")
_COUNTED = lazy_re(
    r"(?:\d+[^\d\W]{1,4})?\d+[^\d]{5,}(?:数|率|割合|件数|量|額|面積|時間|距離|人口|度|点|値)(?:\(\D+\))?"
    r"|\d+[^\d\W]{4,}(?:事業|事業費|補助金|助成金|交付金)(?:\(\D+\))?"
)
"""What is counted or done, though it begins with a figure: 40歳未満の従事者数, ６次産業化支援事業."""
_NUMBERED = lazy_re(r"\s*[①-⑳㉑-㉟]\s*[^\W\d]")
"""A name with its number in front: ③売上高."""
_DASH = lazy_re(r"[-ー・…*]+")
_MONEY = "(?:千円|百万円|万円|億円|円)"
_MONEY_UNIT = lazy_re(rf"\(?(?:単位:?)?{_MONEY}(?:、税込)?\)?")
_MONEY_BRACKET = lazy_re(rf"\((?:単位:?)?{_MONEY}(?:、税込)?\)$")


# families and cards ask the same cells over and over, and forms print the same units on every page
@lru_cache(maxsize=1 << 12)
def is_figure(text: str) -> bool:
    """Whether a text begins like a figure or is the dash that stands for none."""
    if _NUMBERED.match(text) is not None:
        return False
    folded, first = fold(text), fold(text.partition("\n")[0])
    # figures may stand below the name of what is counted: 「1人当たりの排出量」, 「現状値（R5） 829g」
    counted = _COUNTED.fullmatch(folded) or _COUNTED.fullmatch(first)
    return bool((_FIGURE.match(folded) and not counted) or _DASH.fullmatch(folded))


def is_dash(text: str) -> bool:
    """Whether a text only stands for nothing, or is blank."""
    folded = fold(text)
    return not folded or _DASH.fullmatch(folded) is not None


@lru_cache(maxsize=1 << 12)
def is_money_unit(text: str) -> bool:
    """Whether a text is a unit of money and nothing else: 「（千円）」."""
    return _MONEY_UNIT.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def names_money_unit(text: str) -> bool:
    """Whether a text ends with a unit of money in brackets, as a table's corner may: 「区分（単位：千円）」."""
    return _MONEY_BRACKET.search(fold(text)) is not None
