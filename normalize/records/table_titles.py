"""The title over a table: its number in the document, and its words without number, brackets and unit."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from normalize import text, units
from schemas.patterns import lazy_pattern, lazy_re
from schemas.vocabulary_tables import CAPTION_WORDS

_WORDS = "|".join(CAPTION_WORDS)
_DIGIT = "[0-9０-９]"
_NUMBER = rf"(?:{_DIGIT}+|[IVXⅠ-Ⅻ]+|[一二三四五六七八九十]+(?![ぁ-ん一-龠ァ-ヶ]))"
_JOINED = rf"(?>{_NUMBER}(?:[ 　]*[-－‐‑–—―−ー.．・][ 　]*{_NUMBER})*)"
_PART = rf"(?:[ 　]*[(（]{_DIGIT}+[)）]|[ 　]*[①-⑳])?"
_NO_PERIOD = (
    rf"(?!{_DIGIT}|[ 　]+{_DIGIT}(?!{_DIGIT}{{3}}年|{_DIGIT}?(?:歳|区分|階級))|[ 　]*[(（])"
    r"(?![ 　]+(?:年|月|日)[のに])"
    r"(?!年(?![齢代次間])|か年|カ年|ヵ年|ヶ年|月(?!別)|日(?!常)|人(?![口員])|[%％])"
)
"""What a number is not followed by, lest 「表2025年の人口」 be told as table 2025."""
_NAME = rf"(?P<number>(?:{_WORDS})[ 　]*{_JOINED}{_PART}|第[ 　]*{_JOINED}[ 　]*(?:{_WORDS}){_PART})"
_TITLE = r"[ 　:：.．、，]*(?P<title>.*)$"
_CAPTION = lazy_pattern(f"^{_NAME}{_NO_PERIOD}{_TITLE}")
_BRACKETED = lazy_pattern(rf"^[(（\[［【〔<＜]{_NAME}[)）\]］】〕>＞]{_TITLE}")
_BARE_WORD = lazy_pattern(rf"^(?:{_WORDS})[ 　]*[ 　:：][ 　]*(?=[^ 　]{{3}})")
"""A caption's word that no number follows: 「表　人口の推移」."""
_END_BRACKET = lazy_re(r"[ 　]*(?P<whole>[(（\[［〔][^()（）\[\]［］〔〕]*[)）\]］〕])$")


class TableTitle(NamedTuple):
    """The number of a table as printed (「表１－２」) and its title; each None where it is not printed."""

    number: str | None
    title: str | None


@lru_cache(maxsize=1 << 11)
def table_title(printed: str) -> TableTitle:
    r"""The number and the title that a line above a table prints.

    >>> table_title("表１－２　総人口の推移"), table_title("【総人口の推移と\n将来推計】")
    (TableTitle(number='表１－２', title='総人口の推移'), TableTitle(number=None, title='総人口の推移と将来推計'))
    >>> table_title("（図表3）自然増減（人）"), table_title("第２表 世帯数（令和７年）")
    (TableTitle(number='図表3', title='自然増減'), TableTitle(number='第２表', title='世帯数（令和７年）'))
    >>> table_title("表2025年の人口").number, table_title("表一覧").number, table_title("表４").title
    (None, None, None)
    >>> table_title("表１－２　人口の推移"), table_title("図表3　年齢別人口")
    (TableTitle(number='表１－２', title='人口の推移'), TableTitle(number='図表3', title='年齢別人口'))
    >>> table_title("表６　2020年からの増減率"), table_title("表６ 20 年").number
    (TableTitle(number='表６', title='2020年からの増減率'), None)
    >>> table_title("図表１－３　５歳階級別人口"), table_title("表２ ３区分別人口").title
    (TableTitle(number='図表１－３', title='５歳階級別人口'), '３区分別人口')
    >>> table_title("表　人口の推移").title, table_title("図 表 一 覧").title, table_title("表彰の件数").title
    ('人口の推移', '図 表 一 覧', '表彰の件数')
    """
    flowed = _bare(text.flow(printed))
    match = _BRACKETED.match(flowed) or _CAPTION.match(flowed)
    if match is None:
        return TableTitle(None, _without_unit(_BARE_WORD.sub("", flowed)) or None)
    return TableTitle(text.flow(match["number"]), _without_unit(_bare(match["title"].strip())) or None)


def _bare(title: str) -> str:
    """A title without the brackets 【】 around the whole."""
    whole = title.startswith("【") and title.endswith("】") and title.count("【") == 1
    return title[1:-1].strip() if whole else title


def _without_unit(title: str) -> str:
    """A title without the units in brackets at its end, which are told beside its figures."""
    match = _END_BRACKET.search(title)
    if match is None or not match.start():
        return title
    named = units.unit_note(match["whole"]).units or units.unit_of_header(title)
    return title[: match.start()].rstrip() if named else title
