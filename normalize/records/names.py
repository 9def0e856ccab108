"""Names and labels as a reader would say them: without numbering, bullets, outer brackets and layout."""

from __future__ import annotations

import re
from functools import lru_cache

from normalize import text
from schemas.folding import unify
from schemas.glossary import bare_axis
from schemas.patterns import any_of, lazy_pattern, lazy_re
from schemas.vocabulary_sheets import TAG_WORDS

_WIDE = "\u3040-\u30ff\u3400-\u9fff々"
_LABEL_SPACE = lazy_pattern(rf"(?<=[{_WIDE}）)])[ \u3000]+(?=[{_WIDE}（(])|(?<=[{_WIDE}])[ \u3000]+(?=[)）])")
_NUMBERING = lazy_re(
    r"^\s*(?:[（(](?:[0-9０-９]{1,2}|[ア-コ]|[一二三四五六七八九十]{1,2})[)）]\s*|[①-⑳㉑-㉟]\s*|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[\s.．、]*"
    r"|(?:[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*)(?:[.．、]\s*|\s+)(?=\D)|[ア-コ][\s.．、]+)"
)
_NUMBER_LINE = lazy_re(r"^(\s*[（(]?[0-9０-９]{1,3}[)）.．]?)[ \u3000]*\n(?=\s*\D)")
"""A number on a line of its own above a name."""
_BULLET = lazy_re(r"^\s*[○◯〇●◎・･◆◇■□▪•▶►*＊※]+\s*(?=\S)")
_WHOLE = lazy_re(r"^[（(【〔\[](?P<inside>[^（()）【】]*)[】〕\]）)]$")


@lru_cache(maxsize=1 << 11)
def label(printed: str) -> str | None:
    r"""A row or column label on one line, without the layout's spaces; None for a blank one.

    >>> label("入院患者 数"), label("圏域内の\n他市町村へ"), label(" ")
    ('入院患者数', '圏域内の他市町村へ', None)
    >>> label("実績 2020"), label("甲（新庄市） の役割")
    ('実績 2020', '甲（新庄市）の役割')
    """
    flowed = text.unspace(text.flow(printed))
    return _LABEL_SPACE.sub("", flowed) or None


@lru_cache(maxsize=1 << 11)
def name(printed: str) -> str | None:
    """The name of an axis, field or item without numbering and without brackets around the whole; None for blank.

    >>> name("（医療）"), name("1. 医療"), name("(１) 生活機能の強化"), name("イ 広域観光"), name("（一）教育")
    ('医療', '医療', '生活機能の強化', '広域観光', '教育')
    >>> name("5G基地局の整備"), name("９　次代を担う人材"), name("")
    ('5G基地局の整備', '次代を担う人材', None)
    """
    flowed = text.flow(_NUMBER_LINE.sub(r"\1 ", printed))
    if not flowed:
        return None
    # the number goes first: 「９　次代を担う人材」 is no count with a space in it
    shorter = text.unspace(_NUMBERING.sub("", flowed, count=1) or flowed)
    inside = _WHOLE.match(shorter)
    return inside["inside"] if inside else shorter


@lru_cache(maxsize=1 << 11)
def axis(printed: str) -> str | None:
    r"""The name of an axis, without the words 「に係る政策分野」 that its heading adds; None for blank.

    >>> axis("１ 生活機能の強化に係る政策分野の取組"), axis("生活機能の強化")
    ('生活機能の強化', '生活機能の強化')
    >>> axis("(1) 生活機能の強化に係る政策分野"), axis("3. 資源制約に対応するための\n圏域マネジメント等")
    ('生活機能の強化', '資源制約に対応するための圏域マネジメント等')
    """
    found = name(printed)
    return bare_axis(found) if found else None


_NUMBER_SIGN = lazy_re(r"^(?:№|[NＮ][oｏOＯ][.．]?|\D{0,4}番号)[\s　:：]*(?=[0-9０-９(（①-⑳])")


def card_number(printed: str) -> str | None:
    """The number of a card as printed, without the sign 「№」 that only says that it is one; None for a blank one.

    >>> card_number("№ 3"), card_number("No.1-2"), card_number("１－①"), card_number("整理番号　4")
    ('3', '1-2', '１－①', '4')
    """
    return _NUMBER_SIGN.sub("", text.flow(printed)) or None


_UPRIGHT_DIGITS = lazy_re(r"\s*[0-9０-９](?:\s*\n\s*[0-9０-９]){1,2}\s*")


def numbered(printed: str) -> tuple[int | None, str | None]:
    r"""The number before a name, and the name; None for what is not printed.

    >>> numbered("7 企業誘致"), numbered("12．下水道施設の共同管理"), numbered("企業誘致"), numbered("⑳ 学術振興")
    ((7, '企業誘致'), (12, '下水道施設の共同管理'), (None, '企業誘致'), (20, '学術振興'))
    >>> numbered("20\n自治体の電子化"), numbered("2024\n年度")
    ((20, '自治体の電子化'), (None, '2024年度'))
    """
    flowed = text.flow(_NUMBER_LINE.sub(r"\1 ", printed))
    circled = re.match(r"^\s*[①-⑳㉑-㉟]", flowed)
    if circled is not None:
        return number(circled.group()), name(flowed)
    match = re.match(r"^\s*[(]?([0-9]{1,3})[).、\s]\s*(?=\D)", unify(flowed))
    return (int(match[1]) if match else None), name(flowed)


def number(printed: str) -> int | None:
    r"""The number that a cell or mark of numbering prints and nothing else; None for any other text.

    >>> number("７"), number("(12)"), number("㉑"), number("1-2")
    (7, 12, 21, None)
    >>> number("1\n0"), number("10\n11")
    (10, None)
    """
    if _UPRIGHT_DIGITS.fullmatch(printed):
        printed = "".join(printed.split())  # a column of a digit's width has broken the number
    bare = text.flow(printed).strip()
    if re.fullmatch(r"[①-⑳㉑-㉟]", bare):
        code = ord(bare)
        return code - 0x245F if code < 0x2474 else code - 0x3251 + 21
    match = re.fullmatch(r"(?:No\.?)?[(]?([0-9]{1,3})[).、]?", unify(bare))
    return int(match[1]) if match else None


@lru_cache(maxsize=1 << 11)
def unbulleted(printed: str) -> str:
    """A text without the bullet before it; empty for blank.

    >>> unbulleted("○休日に診療を実施した割合"), unbulleted("・参加者数"), unbulleted("参加者数")
    ('休日に診療を実施した割合', '参加者数', '参加者数')
    """
    return _BULLET.sub("", text.flow(printed))


_NOTE_MARK = lazy_re(r"\s*(?:[※＊*][0-9０-９]{0,2}|[(（](?:※|＊|\*|注)[0-9０-９]{0,2}[)）])$")


@lru_cache(maxsize=1 << 11)
def unmarked(indicator: str) -> str:
    """An indicator without the mark of a footnote behind it.

    >>> unmarked("軽症者の割合※"), unmarked("参加者数（人）（注２）"), unmarked("※"), unmarked("利用者数（累計）")
    ('軽症者の割合', '参加者数（人）', '※', '利用者数（累計）')
    """
    return _NOTE_MARK.sub("", indicator) or indicator


_TAG = any_of(TAG_WORDS)
_TAGGED = lazy_pattern(rf"^(?:{_TAG})[ \u3000\n]+(?=\S{{4}})|(?<=\S{{4}})[ \u3000\n]+(?:{_TAG})$")


@lru_cache(maxsize=1 << 11)
def untagged(printed: str) -> str:
    """The name of an initiative without the word on a tag at its left or right: 新規, 継続, ハード.

    >>> untagged("継続 創業支援事業"), untagged("図書館相互利用事業　ソフト"), untagged("新規就農者支援事業")
    ('創業支援事業', '図書館相互利用事業', '新規就農者支援事業')
    """
    name: str = _TAGGED.sub("", printed.strip())
    return name


_SOURCE = lazy_re(r"[(（【〔\[]\s*(?:データの?)?(?:出典|出所|資料|データ元)\s*[:：].*[】〕\]）)]$")


@lru_cache(maxsize=1 << 11)
def without_source(indicator: str) -> tuple[str, str | None]:
    """An indicator, and what stands in brackets at its end to say where its figures come from.

    >>> without_source("移住者数（累計）（出典：住民基本台帳（総務省））")
    ('移住者数（累計）', '出典：住民基本台帳（総務省）')
    >>> without_source("郷土資料の点数（累計）"), without_source("（出典：国勢調査）")
    (('郷土資料の点数（累計）', None), ('（出典：国勢調査）', None))
    """
    match = _SOURCE.search(indicator)
    before = indicator[: match.start()].rstrip() if match is not None else ""
    return (before, indicator[len(before) :].strip()[1:-1].strip()) if before else (indicator, None)
