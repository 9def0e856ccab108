"""Sentences as printed, without what only the layout put there: line breaks, markup, letter spacing."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from schemas.folding import ideographs
from schemas.patterns import lazy_pattern, lazy_re

_TAGS = (
    "a|b|big|blockquote|br|caption|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre"
    "|ruby|rb|s|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_BREAKING = "blockquote|br|caption|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul"
_RUBY_READING = lazy_re(r"<(rt|rp)\b[^<>]*>.{0,200}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = lazy_re(rf"</?(?:{_BREAKING})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = lazy_re(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_COMMENT = lazy_re(r"<!--.{0,500}?-->", re.DOTALL)
_IMAGE = lazy_re(r"!\[[^\]\n]*\]\([^)\n]*\)")
_BOLD = lazy_re(r"(?<!\*)\*\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*\*(?!\*)")
_STRAY_BOLD = lazy_re(r"^\*\*(?=[^\s*])|(?<=[^\s*])\*\*$")
_ESCAPE = lazy_re(r"\\([*_~#|<>`\[\]])")
_ENTITY = lazy_re(r"&(?:nbsp|amp|lt|gt|quot|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")

_LINE_BREAK = lazy_re(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = lazy_re(r"[^\S\n]{2,}")
_ODD_SPACE = lazy_re(r"[^\S\n \u3000]")
_LAID_OUT = lazy_re(r"[\s<*\\&\[\u2e80-\u2fd5]")
"""What a text has that :func:`flow` could change."""
_LATIN_END = lazy_re(r"[A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a.,;:!?%&'\"]$")
_LATIN_START = lazy_re(r"[A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a&'\"]")
_BROKEN_NUMBER = lazy_re(r"[0-9][,.]$")
_BROKEN_YEAR = lazy_re(r"(?<!\d)(?:[12１２]|[12１２][089０８９]\d?|(?:令和|平成|昭和|[RHSＲＨＳ])[1-9１-９])$")
"""What the first line of a year that is broken within its digits ends with."""
_REST_OF_YEAR = lazy_re(r"\d{1,3}[年)）]")
_YEAR = lazy_re(r"(?:[1１][9９]|[2２][01０１])\d\d[年)）]|\D+\d\d[年)）]")
_BROKEN_GROUP = lazy_re(r"\d[,，](\d{1,2})$")
_REST_OF_GROUP = lazy_re(r"(\d{1,2})(?!\d)")


def strip_markup(text: str) -> str:
    """Removes HTML tags, Markdown emphasis, images and escapes; a tag that breaks the line becomes a line feed.

    Only names of HTML are tags: a printed 「<委嘱状交付>」 stays. Readings of ruby (``<rt>``) are removed.

    >>> strip_markup("持続可能な**稼ぐ**地域づくり")
    '持続可能な稼ぐ地域づくり'
    >>> strip_markup('<ul style="x"><li>①医療<br>②<u>福祉</u></li></ul> <委嘱状交付>').split()
    ['①医療', '②福祉', '<委嘱状交付>']
    >>> strip_markup("***")
    '***'
    """
    if "<" in text:
        text = _COMMENT.sub("", text)
        text = _RUBY_READING.sub("", text)
        text = _BREAK.sub("\n", text)
        text = _TAG.sub("", text)
    if "![" in text:
        text = _IMAGE.sub("", text)
    if "**" in text:
        text = _BOLD.sub(r"\1", text)
        text = _STRAY_BOLD.sub("", text.strip())
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    return text


def flow(text: str) -> str:
    r"""A printed text as one line: layout line breaks joined, markup removed, runs of spaces collapsed.

    Lines are joined without a space, except between two Latin words or numbers. Spaces printed inside a line
    stay (one of each run); indents go. Radicals become the ideographs that the paper shows. An empty result means
    that nothing is printed.

    >>> flow("　地域医療体制の充実に向\nけた取り組みを推進する。")
    '地域医療体制の充実に向けた取り組みを推進する。'
    >>> flow("KPI：Key Performance\nIndicator の<br>**設定**   について")
    'KPI：Key Performance Indicator の設定 について'
    >>> flow("利用実績107,\n399人/R6.9\n月末")
    '利用実績107,399人/R6.9月末'
    >>> flow("4,244人（202\n7年度）")
    '4,244人（2027年度）'
    >>> flow("防犯灯ＬＥ\nＤ化事業")
    '防犯灯ＬＥＤ化事業'
    >>> flow("1,0\n28件")
    '1,028件'
    >>> flow(" \n<br>　")
    ''
    """
    # most texts are one line without a space, and forms print the same labels on every page
    return _flow(text) if _LAID_OUT.search(text) else text


@lru_cache(maxsize=1 << 12)
def _flow(text: str) -> str:
    joined = ""
    for line in _LINE_BREAK.split(strip_markup(text)):
        part = _SPACES.sub(lambda run: run.group()[0], _ODD_SPACE.sub(" ", line).strip())
        if not part:
            continue
        joined += _joint(joined, part) + part
    return ideographs(joined)


def _joint(left: str, right: str) -> str:
    if not left or not _LATIN_END.search(left) or not _LATIN_START.match(right):
        return ""
    if _WIDE_LETTER.match(left[-1]) and _WIDE_LETTER.match(right):
        return ""  # full-width letters are set on squares like ideographs, and wrapped like them
    if right[0].isdigit() and (
        _BROKEN_NUMBER.search(left) or _breaks_year(left, right) or _breaks_group(left, right)
    ):
        return ""
    return " "


def _breaks_year(left: str, right: str) -> bool:
    """Whether the digits on both sides of a line break are those of one year."""
    begun, rest = _BROKEN_YEAR.search(left), _REST_OF_YEAR.match(right)
    return begun is not None and rest is not None and _YEAR.fullmatch(begun[0] + rest[0]) is not None


def _breaks_group(left: str, right: str) -> bool:
    """Whether the digits on both sides of a line break are three after a comma: 「1,0」 over 「28件」."""
    begun, rest = _BROKEN_GROUP.search(left), _REST_OF_GROUP.match(right)
    return begun is not None and rest is not None and len(begun[1]) + len(rest[1]) == 3


_WIDE = (
    r"[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WIDE_LETTER = lazy_re(r"[\uff21-\uff3a\uff41-\uff5a]")
_GAP = r"[^\S\n]+"
_ANY_SPACE = lazy_re(r"\s")
_SPACED_WIDE = lazy_pattern(
    rf"(?<!\S){_WIDE}(?:{_GAP}(?:{_WIDE}|[0-9\uff10-\uff19](?={_GAP}{_WIDE}(?!\S))))+(?!\S)"
)
_SPACED_LATIN = lazy_re(
    rf"(?<![A-Za-z0-9\uff10-\uff5a])[A-Z\uff21-\uff3a](?:{_GAP}[A-Z0-9\uff10-\uff19\uff21-\uff3a])+(?![A-Za-z0-9,.])"
)
_SPACED_POINT = lazy_pattern(rf"(?<={_WIDE}){_GAP}\N{{KATAKANA MIDDLE DOT}}{_GAP}(?={_WIDE})")
_COUNTED = r"(?!次世?代|回[復遊帰廊]|日[本常]|年[齢少長金]|期[待間限]|節[目電])[年月日次回号期章節]"
"""What is counted, unless a word begins with it: 「基本目標３　次代を担う人」."""
_COUNT_SPACE = lazy_re(
    rf"(?<=第){_GAP}(?=[0-9\uff10-\uff19])|(?<=[令平昭][和成]){_GAP}(?=[0-9\uff10-\uff19元])"
    rf"|(?<=[0-9\uff10-\uff19元]){_GAP}(?={_COUNTED})|(?<=[年月]){_GAP}(?=[0-9\uff10-\uff19]{{1,2}}{_GAP}?[月日])"
    rf"|(?<=年){_GAP}(?=度)"
)


def unspace(text: str) -> str:
    r"""Removes the spaces of letter-spaced words and inside dates; spaces between words stay.

    >>> unspace("新 庄 市 ・ 金 山 町")
    '新庄市・金山町'
    >>> unspace("真室川町 ・ 大 蔵 村　R 1 0")
    '真室川町・大蔵村\u3000R10'
    >>> unspace("会 場 一関市役所2階 大会議室")
    '会場 一関市役所2階 大会議室'
    >>> unspace("第 3 次共生ビジョン (素案) 令和 8 年 1 月")
    '第3次共生ビジョン (素案) 令和8年1月'
    >>> unspace("基本目標 3 次代を担う人を育む")
    '基本目標 3 次代を担う人を育む'
    >>> unspace("")
    ''
    """
    if not _ANY_SPACE.search(text):
        return text
    text = _SPACED_WIDE.sub(lambda run: re.sub(_GAP, "", run.group()), text)
    text = _SPACED_LATIN.sub(lambda run: re.sub(_GAP, "", run.group()), text)
    text = _SPACED_POINT.sub("\N{KATAKANA MIDDLE DOT}", text)
    return _COUNT_SPACE.sub("", text)
