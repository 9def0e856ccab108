"""Heads above a card with the form and the number of the sheet: 「事業評価シート　№ 3」, 「【調書３】　福祉」."""

from __future__ import annotations

from dataclasses import replace

from schemas.patterns import lazy_re
from schemas.printed import Line, Word

_SIGN = "(?:№|[NＮ][oｏOＯ][.．]?|番号)"
_NUMBER = "(?P<number>[0-9０-９]{1,3}(?:[-－―‐ー.．][0-9０-９]{1,2}){0,2})"
_SHEET = r"(?:シート|個票|調書|(?:管理|評価|進捗|検証)[票表]|カード|カルテ)"
_FORM_AND_NUMBER = lazy_re(
    r"^(?:\S*?(?:シート|個票|調書|[票表書]|カード|カルテ).{0,16}?[\s　]*[(（【\[［〔]?[\s　]*"
    rf"{_SIGN}[\s　]*[:：]?"
    rf"|\S*?{_SHEET}[\s　]*[(（【\[［〔\s　])[\s　]*"
    rf"{_NUMBER}[\s　]*[)）】\]］〕]?$"
)
_NUMBERED_FORM = lazy_re(
    rf"^[■□◆◇●○]?(?P<open>[(（【\[［〔〈《<＜])?[\s　]*[^\s　(（【\[［〔〈《<＜]{{0,6}}?{_SHEET}"
    rf"[\s　]*(?:{_SIGN}[\s　]*[:：]?[\s　]*)?{_NUMBER}[\s　]*"
    r"(?(open)[)）】\]］〕〉》>＞]|(?=[\s　:：]|$))[\s　:：]*"
)


def number_behind_form(line: Line) -> str | None:
    """The number behind the title of a form, at the end of its line; None without one."""
    match = _FORM_AND_NUMBER.match(line.text.strip())
    return match["number"] if match is not None else None


def number_of_form(line: Line) -> tuple[str, Line | None] | None:
    """The number of the sheet that begins a line, and what stands behind it; None for other lines.

    >>> number, behind = number_of_form(Line((), "【調書３】　生活機能の強化"))
    >>> number, behind.text
    ('３', '生活機能の強化')
    >>> number_of_form(Line((), "個票 1-2")), number_of_form(Line((), "個票の見方"))
    (('1-2', None), None)
    >>> number_of_form(Line((), "進捗管理票 1/6")) is None, number_of_form(Line((), "評価シート 7年度")) is None
    (True, True)
    """
    match = _NUMBERED_FORM.match(line.text)
    if match is None:
        return None
    behind = line.text[match.end() :].strip()
    return match["number"], _behind(line, behind) if behind else None


def _behind(line: Line, text: str) -> Line:
    """A line without what stands before a text that ends it."""
    kept = len("".join(text.split()))
    words: list[Word] = []
    for word in reversed(line.words):
        if kept <= 0:
            break
        words.insert(0, replace(word, text=word.text[-kept:]))
        kept -= len("".join(word.text.split()))
    return replace(line, words=tuple(words), text=text)
