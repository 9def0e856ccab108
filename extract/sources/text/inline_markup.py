"""Markup inside a line or a cell: what it does to the printed text, and where it breaks lines.

Markup is not printed: `<b>`, `<u>` and `**` go, `<br>`, `<p>`, `<div>` and `<li>` end a printed line, entities
become their characters. Brackets that are no tag of HTML (「<委嘱状交付>」) are printed text and stay.
"""

from __future__ import annotations

import html

import regex

from schemas.patterns import lazy_pattern
from schemas.printed import Line, Word

_BREAKING = r"br|p|div|li|ul|ol|tr|hr|h[1-6]|blockquote|section|center"
_INLINE = r"b|i|u|s|em|strong|span|font|a|del|ins|small|big|mark|tt|code|sub|ruby|rb|td|th|img|label|nobr|wbr"
_TAG_BREAK = lazy_pattern(rf"<\s*/?\s*(?:{_BREAKING})(?:\s[^<>]*)?/?\s*>", regex.IGNORECASE)
_TAG_INLINE = lazy_pattern(rf"<\s*/?\s*(?:{_INLINE})(?:\s[^<>]*)?/?\s*>", regex.IGNORECASE)
_COMMENT = lazy_pattern(r"<!--.*?-->", regex.DOTALL)
_READING = lazy_pattern(r"<\s*(rt|rp)\b[^<>]*>.*?<\s*/\s*\1\s*>", regex.IGNORECASE | regex.DOTALL)
_RAISED = lazy_pattern(r"<\s*sup(?:\s[^<>]*)?>\s*([0-9])\s*<\s*/\s*sup\s*>", regex.IGNORECASE)
_SUP = lazy_pattern(r"<\s*/?\s*sup(?:\s[^<>]*)?>", regex.IGNORECASE)
_ENTITY = lazy_pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_IMAGE = lazy_pattern(r"!\[[^\]]*\]\([^)\s]*(?:\s\"[^\"]*\")?\)")
_LINK = lazy_pattern(r"(?<!!)\[([^\]]+)\]\((?:https?:|mailto:|#|\.{0,2}/)[^)\s]*(?:\s\"[^\"]*\")?\)")
_STRONG = lazy_pattern(r"\*\*(?=\S)(.+?)\*\*|__(?=\S)(.+?)__")
_ESCAPE = lazy_pattern(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_KNOWN = rf"{_BREAKING}|{_INLINE}|sup|rt|rp|table|thead|tbody"
TAG = lazy_pattern(rf"<\s*/?\s*(?:{_KNOWN})(?:\s[^<>]*)?/?\s*>", regex.IGNORECASE)
"""Any tag that this module or the tables know; what looks like a tag and is none is printed text."""


def strip_markup(text: str) -> str:
    r"""The printed text of a piece of Markdown or HTML; a line feed where the markup breaks the line.

    >>> strip_markup("<p>新庄市</p> <p>人口：32,075 人</p>")
    '新庄市\n人口：32,075 人'
    >>> strip_markup("持続可能な**稼ぐ**<u>地域</u>づくり")
    '持続可能な稼ぐ地域づくり'
    >>> strip_markup("<委嘱状交付> &amp; 222.85 km<sup>2</sup>")
    '<委嘱状交付> & 222.85 km²'
    """
    text = _COMMENT.sub("", text)
    text = _READING.sub("", text)
    text = _RAISED.sub(lambda match: str(match.group(1)).translate(_SUPERSCRIPTS), text)
    text = _TAG_BREAK.sub("\n", text)
    text = _SUP.sub("", _TAG_INLINE.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _STRONG.sub(lambda match: match.group(1) or match.group(2), text)
    # entities and escapes come last: what they stand for is printed and no markup
    text = _ENTITY.sub(lambda match: html.unescape(match.group(0)), text)
    text = _ESCAPE.sub(r"\1", text)
    return "\n".join(part for part in (piece.strip(" \t\r\n\f") for piece in text.split("\n")) if part)


def line_of(text: str, number: int, key: int, *, level: int | None = None, bullet: bool = False) -> Line:
    """A line of a text input; its words are the runs without white space."""
    words = tuple(Word(word) for word in text.split())
    return Line(words, text, number=number, key=key, level=level, bullet=bullet)
