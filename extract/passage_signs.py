"""What a piece of running text looks like: marks, brackets, numbers, sentences. Predicates of one text each."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extract.outline import numbering
from extract.setting import MARKS, ZERO
from schemas.folding import fold, unify
from schemas.patterns import lazy_pattern

BULLET = lazy_pattern(rf"^\s*(?P<mark>[{MARKS}\ue000-\uf8ff]|{ZERO}|[\-–](?=\s|[^\s\d\-–].*[^\-–]$))\s*")
BRACKETED = lazy_pattern(r"^\s*(?P<open>[【<＜〈《])[^】>＞〉》]*[】>＞〉》]\s*$")
ANGLED = lazy_pattern(r"^\s*[<＜]\s*(?P<inside>[^<>＜＞]+?)\s*[>＞]\s*$")
_NUMBERED = (
    r"(?:(?:図表?|表|写真|グラフ)\s*[0-9０-９]+(?:\s*[-－ー‐.．]\s*[0-9０-９]+)*|第\s*[0-9０-９]+\s*[図表])"
)
NUMBERED_CAPTION = lazy_pattern(
    rf"^\s*(?:{_NUMBERED}(?:[\s　:：.．]|$)|[【〔\[［]\s*{_NUMBERED}\s*[】〕\]］]\s*\S)"
)
PICTURE = lazy_pattern(r"(?:イメージ|イメージ図|図|写真|様子|グラフ|推移)[】>＞〉》]?$|©")
WAVED = lazy_pattern(r"^\s*[～~〜\-－―].*[～~〜\-－―]\s*$")
INSERTED = lazy_pattern(r"^\s*[(（][^()（）]*[)）]\s*$")
NEXT_NOTE = lazy_pattern(r"^\s*[0-9０-９]{1,2}\s*[)）]")
ASIDE = lazy_pattern(r"^\s*[～~〜\-－―(（「『:：]|[:：]\s*\S+\s*[0-9０-９]")
NO_TITLE = lazy_pattern(
    r"第[0-9]+号$|^(?:資料|別紙|別添|参考)[0-9]*$|年[0-9]+月(?:[0-9]+日)?\)?$|[省庁県市町村]$"
    r"|^(?:担当|問い?合わ?せ先?|連絡先|電話|tel|https?:|www\.)|@",
    regex.IGNORECASE,
)
BODY = lazy_pattern(
    r"^[\p{Han}\p{Katakana}ー・]{2,}(?:協議会|委員会|会議|センター|研究所|組合|連合|機構|[局部課室])$"
)
"""A body that signs a cover; meetings with a number are titles."""
_OPENED = lazy_pattern(r"[「『（(【]")
_CLOSED = lazy_pattern(r"[」』）)】]")
_ITEM_NUMBER = lazy_pattern(r"(?<![0-9０-９A-Za-z])[0-9０-９A-Za-zア-コ]{1,2}\s?[)）]")
SENTENCE = lazy_pattern(r"(?:。|、|である|です|ます|ました)[」）)]?$")
CLAUSE = lazy_pattern(r"\p{Hiragana}、")
"""A clause that goes on behind a comma: a text, where names list one thing beside the other."""
_FIGURE = lazy_pattern(r"[(]?[-+▲△]?[0-9]+(?:[.,][0-9]+)*[%)]*")
_ARABIC = lazy_pattern(r"^([0-9]{1,2})(?![0-9])")
_DECIMAL = lazy_pattern(r"^([0-9]{1,2})\s?[-.]\s?([0-9]{1,2})(?![0-9])")
_LEAST_LETTERS = 4
_MANY = 10


def is_short(text: str, longest: int) -> bool:
    """Whether a text is no longer than ``longest`` characters and no sentence.

    >>> is_short("医療の充実", 10), is_short("進めます。", 10), is_short("12.3", 10)
    (True, False, False)
    """
    folded = fold(text)
    return 1 < len(folded) <= longest and not SENTENCE.search(text) and any(c.isalpha() for c in folded)


def is_piece(text: str) -> bool:
    """Whether a text is a remark in brackets or the end of one.

    >>> [is_piece(t) for t in ("（参考）", "省・文部科学省】", "１）先行地域をつくる", "医療（救急）")]
    [True, True, False, False]
    """
    bare = _ITEM_NUMBER.sub("", text)
    return INSERTED.match(text) is not None or len(_CLOSED.findall(bare)) > len(_OPENED.findall(bare))


def is_chart(text: str) -> bool:
    """Whether a text is what a picture is labelled with: figures side by side, letters that stand in columns.

    >>> [is_chart(t) for t in ("広域型商店街(226) 4.4 18.6", "9 ～ ～ ～ ～", "3 令和6年度の事業", "2 取組")]
    [True, True, False, False]
    """
    words = unify(text).split()
    figures = sum(_FIGURE.fullmatch(word) is not None for word in words)
    letters = any(c.isalpha() for word in words for c in word)
    return figures > 2 or 1 < figures >= len(words) / 2 or (len(words) >= _LEAST_LETTERS and not letters)


def number_style(text: str) -> str | None:
    """The style of the numbering that a text begins with; None without one."""
    found = numbering(text)
    return found[0] if found else None


def numbers_of(texts: Iterable[str]) -> frozenset[tuple[int, ...]]:
    """The Arabic numbers, simple ones and pairs, that texts begin with.

    >>> sorted(numbers_of(["1 目的", "２．方針", "3-1 医療"]))
    [(1,), (2,), (3,), (3, 1)]
    """
    found: set[tuple[int, ...]] = set()
    for text in texts:
        unified = unify(text.strip())
        for pattern in (_ARABIC, _DECIMAL):
            match = pattern.match(unified)
            if match:
                found.add(tuple(int(group) for group in match.groups()))
    return frozenset(found)


def in_sequence(text: str, numbers: frozenset[tuple[int, ...]]) -> bool:
    """Whether the Arabic number that a text begins with may number a heading: small or with a neighbour.

    >>> numbers = numbers_of(["1 目的", "2 方針", "25 店舗", "22.3 会員"])
    >>> [in_sequence(t, numbers) for t in ("2 方針", "25 店舗", "22.3 会員", "医療", "0 時間")]
    [True, False, False, True, False]
    """
    unified = unify(text.strip())
    match = _DECIMAL.match(unified) or _ARABIC.match(unified)
    if match is None:
        return True
    *outer, last = (int(group) for group in match.groups())
    if not outer and last < _MANY:
        return last > 0
    return last <= 1 or any((*outer, last + step) in numbers for step in (-1, 1))
