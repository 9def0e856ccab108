"""Letters that a table gives its columns to calculate with: 「夜間人口（Ａ）」 beside 「比率（Ｂ／Ａ）」."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.folding import unify
from schemas.patterns import lazy_re

_LETTER = "[A-Za-zＡ-Ｚａ-ｚ①-⑳]"
_OPERAND = rf"(?:{_LETTER}|[0-9０-９]+|[%％])"
_SIGN = r"[＋+－\-−‐―／/÷×*＝=]"
_FORMULA = rf"{_OPERAND}(?:\s*{_SIGN}\s*{_OPERAND})+"
_AT_THE_END = lazy_re(rf"\s*[（(]\s*(?P<key>{_LETTER}|{_FORMULA})\s*[)）]\s*$")
_KEY = lazy_re(_LETTER)


def _keys(text: str) -> frozenset[str]:
    return frozenset(unify(key) for key in _KEY.findall(text))


def calculated_with(labels: Iterable[str]) -> frozenset[str]:
    """The letters that a table calculates with: those of the formulas in brackets at the end of its labels.

    A formula has two of them or more; one letter in brackets may as well be a name (「ケース（Ａ）」).

    >>> sorted(calculated_with(["夜間人口（Ａ）", "昼間人口（Ｂ）", "昼夜間人口比率（Ｂ／Ａ×100）"]))
    ['A', 'B']
    >>> sorted(calculated_with(["ケース（Ａ）", "ケース（Ｂ）", "増減率（Ａ－１）"]))
    []
    """
    found: set[str] = set()
    for label in labels:
        match = _AT_THE_END.search(label)
        keys = _keys(match["key"]) if match is not None else frozenset()
        found |= keys if len(keys) > 1 else set()
    return frozenset(found)


def without_key(label: str, calculated: frozenset[str]) -> str:
    """A label without the letter or formula in brackets at its end, as far as its table calculates with them.

    A letter without brackets is part of the printed name, and with it the formula that it is the result of.

    >>> without_key("夜間人口（Ａ）", frozenset("AB")), without_key("比率（Ｂ／Ａ×100）", frozenset("AB"))
    ('夜間人口', '比率')
    >>> without_key("差引額Ｃ（Ａ－Ｂ）", frozenset("AB")), without_key("（Ａ）", frozenset("AB"))
    ('差引額Ｃ（Ａ－Ｂ）', '（Ａ）')
    >>> without_key("世帯（Ｃ）", frozenset("AB")), without_key("世帯（Ａ）", frozenset())
    ('世帯（Ｃ）', '世帯（Ａ）')
    """
    match = _AT_THE_END.search(label)
    if match is None or not (keys := _keys(match["key"])) or not keys <= calculated:
        return label
    name = label[: match.start()]
    return label if not name or _KEY.match(name[-1]) else name
