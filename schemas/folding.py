"""Characters that stand for others, unified for matching and for reading values; printed text is never altered.

A PDF's text layer prints 「⽇」 (a Kangxi radical) for 「日」, 「⻑」 (CJK Radicals Supplement) for 「長」, and
any of a dozen dashes for a minus sign. NFKC alone repairs the Kangxi radicals but only two of the Supplement,
and no dash but the full-width one; on the other hand it turns ① into 1 and ㎢ into km2, which spoils values.
Therefore two functions: :func:`fold` for comparing texts, :func:`unify` for reading values.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from schemas.patterns import lazy_re

_SUPPLEMENT_START = 0x2E80
_SUPPLEMENT = (
    " 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"
    "钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""Unicode's Equivalent_Unified_Ideograph of U+2E80-2EF3 in order; a space where there is none."""

_DASHES = (
    "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
    "\N{HYPHEN BULLET}\N{SMALL EM DASH}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
    "\N{BOX DRAWINGS LIGHT HORIZONTAL}\N{BOX DRAWINGS HEAVY HORIZONTAL}\N{TWO-EM DASH}\N{THREE-EM DASH}"
    "\N{HORIZONTAL LINE EXTENSION}"
)
_TILDES = "\N{WAVE DASH}\N{FULLWIDTH TILDE}\N{TILDE OPERATOR}\N{SMALL TILDE}\N{SINE WAVE}\N{WAVY DASH}"
_DOTS = "\N{MIDDLE DOT}\N{HYPHENATION POINT}\N{BULLET OPERATOR}\N{DOT OPERATOR}\N{HALFWIDTH KATAKANA MIDDLE DOT}"
_BRACKETS = {
    "\N{LEFT TORTOISE SHELL BRACKET}": "(",
    "\N{RIGHT TORTOISE SHELL BRACKET}": ")",
    "\N{LEFT WHITE PARENTHESIS}": "(",
    "\N{RIGHT WHITE PARENTHESIS}": ")",
    "\N{LEFT BLACK TORTOISE SHELL BRACKET}": "(",
    "\N{RIGHT BLACK TORTOISE SHELL BRACKET}": ")",
    "\N{FULLWIDTH LEFT SQUARE BRACKET}": "(",
    "\N{FULLWIDTH RIGHT SQUARE BRACKET}": ")",
    "[": "(",
    "]": ")",
    "\N{LEFT ANGLE BRACKET}": "<",
    "\N{RIGHT ANGLE BRACKET}": ">",
    "\N{LEFT-POINTING ANGLE BRACKET}": "<",
    "\N{RIGHT-POINTING ANGLE BRACKET}": ">",
    "\N{MATHEMATICAL LEFT ANGLE BRACKET}": "<",
    "\N{MATHEMATICAL RIGHT ANGLE BRACKET}": ">",
    "\N{LEFT WHITE LENTICULAR BRACKET}": "\N{LEFT BLACK LENTICULAR BRACKET}",
    "\N{RIGHT WHITE LENTICULAR BRACKET}": "\N{RIGHT BLACK LENTICULAR BRACKET}",
}
_QUOTES = {
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{RATIO}": ":",
}
_INVISIBLE = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{SOFT HYPHEN}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
_VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_WHITE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


def _radicals() -> dict[int, str]:
    supplement = {_SUPPLEMENT_START + offset: form for offset, form in enumerate(_SUPPLEMENT) if form != " "}
    return supplement | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}


def _look_alikes() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(_radicals())
    table.update((ord(c), "-") for c in _DASHES)
    table.update((ord(c), "~") for c in _TILDES)
    table.update((ord(c), "\N{KATAKANA MIDDLE DOT}") for c in _DOTS)
    table.update((ord(c), other) for c, other in (_BRACKETS | _QUOTES).items())
    table.update((ord(c), None) for c in _INVISIBLE)
    table.update((code, None) for code in _VARIATION_SELECTORS)
    return table


def _single_forms() -> dict[int, str]:
    """Compatibility characters that are one other character (full width, radicals, ideographs) or an era."""
    blocks = (
        range(0x2F00, 0x2FD6),
        range(0xF900, 0xFB00),
        range(0x2F800, 0x2FA1E),
        range(0xFF01, 0xFF61),
        range(0xFFE0, 0xFFE7),
    )
    eras = (*range(0x337B, 0x337F), 0x32FF)
    codes = [code for block in blocks for code in block] + list(eras)
    forms = ((code, unicodedata.normalize("NFKC", chr(code))) for code in codes)
    return {code: form for code, form in forms if form != chr(code) and not form.isspace()}


_LOOK_ALIKES = _look_alikes()
_RADICALS = _radicals()
_RADICAL = lazy_re("[\u2e80-\u2fd5]")
_FOLD = str.maketrans({**_LOOK_ALIKES, **{ord(c): None for c in _WHITE}})
_UNIFY = str.maketrans({**_single_forms(), **_LOOK_ALIKES})
_FOLDED = lazy_re("[" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")
"""What folding changes, in most texts nothing; finding it takes less time than translating."""
_HALF_WIDTH_KANA = lazy_re(r"[\uff61-\uff9f]+")

_KANA = r"\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_LOST_LONG_MARK = lazy_re(r"(?<=[\u30a1-\u30fa])-(?![0-9A-Za-z(])")
_FALSE_LONG_MARK = lazy_re(rf"(?<![{_KANA}])\N{{KATAKANA-HIRAGANA PROLONGED SOUND MARK}}")


def _long_marks(text: str) -> str:
    """A dash after katakana is the long mark ー, and ー after anything but kana is a dash."""
    if "-" in text:
        text = _LOST_LONG_MARK.sub("\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}", text)
    if "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}" in text:
        text = _FALSE_LONG_MARK.sub("-", text)
    return text


def fold(text: str) -> str:
    r"""Folds a text for comparison only: two texts that a reader takes for the same become equal.

    Compatibility forms (NFKC; ① becomes 1), radicals, dashes, tildes, brackets, quotes and middle dots are
    unified, white space and invisible characters are removed, case is kept. Folding twice changes nothing.

    >>> fold("関 係 市 町")
    '関係市町'
    >>> fold("⻑野県　⽇ 本【ＫＰＩ】〔１－２〕") == fold("長野県日本【KPI】(1−2)")
    True
    >>> fold("スケジュ－ル")
    'スケジュール'
    >>> fold(" \n")
    ''
    """
    # every family folds every cell, and forms print the same labels on every page
    if len(text) <= _SHORT:
        return _fold_short(text)
    return _fold_long(text) if len(text) <= _LONG else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return _settled(text.translate(_FOLD)) if _FOLDED.search(text) else _settled(text)
    normal = unicodedata.normalize("NFKC", text)
    if not _FOLDED.search(normal):
        return _settled(normal)
    folded = _settled(normal.translate(_FOLD))
    # Deleting a space can bring a combining mark to its letter, which then composes: か゛ becomes が.
    while not unicodedata.is_normalized("NFKC", folded):
        folded = _settled(unicodedata.normalize("NFKC", folded).translate(_FOLD))
    return folded


_SHORT = 120
_LONG = 4000
_fold_short = lru_cache(maxsize=1 << 15)(_fold)
_fold_long = lru_cache(maxsize=1 << 9)(_fold)


def _settled(text: str) -> str:
    if "-" in text or "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}" in text:
        return _long_marks(text)
    return text


def has_word(folded: str, words: tuple[str, ...]) -> bool:
    """Whether one of the printed ``words`` stands in a folded text.

    >>> has_word(fold("参 考（再掲）"), ("〔再掲〕",)), has_word(fold("総人口"), ("世帯", "戸"))
    (True, False)
    """
    for word in _folded_words(words):  # noqa: SIM110  asked of every label; a generator costs more than the answer
        if word in folded:
            return True
    return False


@lru_cache(maxsize=1 << 8)
def _folded_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def ideographs(text: str) -> str:
    """Puts the ideograph for a radical of the same shape, and changes nothing else.

    Paper shows 「西」; that a PDF's font names the glyph 「⻄」 is an accident of the file, which would keep a
    reader from finding the word.

    >>> ideographs("関⻄圏①～⑳")
    '関西圏①～⑳'
    """
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


def unify(text: str) -> str:
    r"""Unifies the characters that :func:`fold` unifies, for reading values; white space and ①, ², ㎢, Ⅲ stay.

    >>> unify("Ｒ７　～　Ｒ１２")
    'R7\u3000~\u3000R12'
    >>> unify("▲３９．３０　（㎢）①")
    '▲39.30\u3000(㎢)①'
    >>> unify("㋿７年⽉")
    '令和7年月'
    >>> unify("")
    ''
    """
    return _unify_short(text) if len(text) <= _SHORT else _unify(text)


def _unify(text: str) -> str:
    if text.isascii():
        return text.translate(_UNIFY)
    if _HALF_WIDTH_KANA.search(text):
        text = _HALF_WIDTH_KANA.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    return _settled(text.translate(_UNIFY))


_unify_short = lru_cache(maxsize=1 << 13)(_unify)
