"""Headings of a plan that a word and a number tell: basic aims (基本目標１　…) and measures (施策（２）　…)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from schemas.folding import fold, unify
from schemas.patterns import lazy_pattern, lazy_re
from schemas.vocabulary_headings import AIM_HEADINGS, MEASURE_HEADINGS

_NUMBER = (
    r"(?:[0-9]{1,2}(?:\s*[-.]\s*[0-9]{1,2}){0,2}(?![0-9%])|[一二三四五六七八九十](?=[^\p{Han}]|$)"
    r"|[①-⑳Ⅰ-Ⅻ]|[IVX]{1,4}(?![A-Za-z])|[A-Z](?![A-Za-z]))"
)
_NUMERAL = lazy_re(r"[-:.(]?[0-9一二三四五六七八九十①-⑳Ⅰ-ⅫA-Z]")
_MARKS, _OPENING = "■□●○◆◇▶★・", "【〔[(<《『「"
_PARTICLE = r"[つ項のはにをがでとや人件回年か]|から|及び|以[上下]"


class PlanLabel(NamedTuple):
    """What a heading's word tells: ``aim`` or ``measure``, the word, and the name behind its number."""

    kind: str
    word: str
    name: str


def _labelled(words: Sequence[str]) -> regex.Pattern[str]:
    """A word of these with a number behind it, and what follows; a particle behind it makes it a sentence."""
    known = "|".join(r"\s*".join(word) for word in sorted(words, key=len, reverse=True))
    return lazy_pattern(
        rf"[{_MARKS}\s]*[{regex.escape(_OPENING)}]?\s*(?P<word>{known})\s*[-:.(]?\s*{_NUMBER}"
        rf"(?:\s*[)\]】〕>》』」:.、]+\s*|\s+|(?!{_PARTICLE}))(?P<name>.*)"
    )


_KINDS = (
    ("aim", AIM_HEADINGS, _labelled(AIM_HEADINGS)),
    ("measure", MEASURE_HEADINGS, _labelled(MEASURE_HEADINGS)),
)


@lru_cache(maxsize=1 << 12)
def plan_label(text: str) -> PlanLabel | None:
    """What the word of a heading tells; None for any other text.

    >>> plan_label("基本目標Ⅱ　ひとの流れをつくる")
    PlanLabel(kind='aim', word='基本目標', name='ひとの流れをつくる')
    >>> plan_label("【施策２－１】移住の促進"), plan_label("取組１")
    (PlanLabel(kind='measure', word='施策', name='移住の促進'), PlanLabel(kind='measure', word='取組', name=''))
    >>> plan_label("基本目標１の進み方は次のとおり"), plan_label("基本目標を次のように定める")
    (None, None)
    """
    unified = unify(text).strip()
    begin = "".join(unified.split()).lstrip(_MARKS)
    begin = begin[1:] if begin[:1] in _OPENING else begin
    for kind, words, pattern in _KINDS:
        # few headings begin so, and the pattern takes as long to compile as a page to read
        numbered = any(begin.startswith(word) and _NUMERAL.match(begin, len(word)) for word in words)
        match = pattern.fullmatch(unified) if numbered else None
        if match is not None:
            return PlanLabel(kind, fold(match["word"]), match["name"].strip())
    return None
