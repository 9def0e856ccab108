"""Damage in a table or line that shows from its own shape: what a person should look at before using the values.

The text is never repaired here: what is printed stays as printed, and the note says where the doubt is. A family
that understands the table may still read the value rightly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from schemas.folding import fold
from schemas.glossary import card_fields
from schemas.patterns import lazy_pattern
from schemas.printed import SourceNote

RULE = "damaged-source"
Rows = Sequence[tuple[int, Sequence[str]]]

_YEAR = r"(?:[12][0-9]{3}|[RHS][0-9]{1,2}|令和[0-9元]{1,2}|平成[0-9元]{1,2})(?:年度?)?"
_YEAR_ONLY = lazy_pattern(rf"^{_YEAR}(?:\({_YEAR}\))?$")
_YEAR_AND_VALUE = lazy_pattern(rf"^({_YEAR}(?:\({_YEAR}\))?)[ \u3000]+(\S.*)$")
_JAPANESE = r"[\p{Han}\p{Hiragana}\p{Katakana}ー]"
# Greek letters do occur in Japanese words (プラスα); these two scripts do not
_OTHER_SCRIPT = lazy_pattern(rf"(?<={_JAPANESE})[\p{{Cyrillic}}\p{{Hangul}}]+(?={_JAPANESE})")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_FIGURE = lazy_pattern(r"^[▲△\-−]?[0-9０-９][0-9０-９,，.．]*[^\s\d]{0,3}$")


def _note(line: int, message: str, found: str) -> SourceNote:
    return SourceNote(RULE, f"{line}行目: {message}原本と照らし合わせてください。", line=line, found=found)


def text_damage(text: str, number: int) -> Iterator[SourceNote]:
    """Characters that no Japanese text has there: broken bytes and letters of another script inside a word."""
    if _REPLACED in text:
        yield SourceNote(
            "unreadable-glyphs",
            f"{number}行目: 文字コードが壊れていて読めない文字があります。原本と照らし合わせてください。",
            line=number,
            found=text,
        )
    stray = _OTHER_SCRIPT.search(text)
    if stray:
        start = max(0, stray.start() - 8)
        yield _note(
            number,
            f"日本語の語の中に別の文字体系の文字「{stray.group(0)}」が混じっています。",
            text[start : stray.end() + 4],
        )


def table_damage(rows: Rows) -> Iterator[SourceNote]:
    """What is damaged in a table without spans, given as (source line, printed fields) row by row."""
    yield from _missing_first_label(rows)
    for number, fields in rows:
        yield from _glued_label(number, fields)
        yield from _label_as_value(number, fields)
        yield from _header_with_value(number, fields)
    yield from _slid_labels(rows)


def _filled(fields: Sequence[str]) -> list[str]:
    return [part for part in fields if part]


def _missing_first_label(rows: Rows) -> Iterator[SourceNote]:
    """A card whose first row has a value and no label, while the rows below begin with labels."""
    if len(rows) < 4:
        return
    number, fields = rows[0]
    labelled = sum(1 for _, below in rows[1:4] if below and card_fields(below[0]))
    named = any("name" in card_fields(part) for _, row in rows for part in row[:1])
    if labelled == 3 and not named and len(_filled(fields)) == 1 and fields[0] and not card_fields(fields[0]):
        yield _note(number, "表の先頭行に項目名がなく、値だけがあります。", fields[0])


def _glued_label(number: int, fields: Sequence[str]) -> Iterator[SourceNote]:
    """A value with the label of the next cell at its end."""
    for value in fields[1:]:
        parts = value.rsplit(maxsplit=1)
        if len(parts) == 2 and len(fold(parts[1])) > 2 and card_fields(parts[1]) and not card_fields(value):
            yield _note(number, f"値の後ろに項目名「{parts[1]}」がつながっています。", value)


def _label_as_value(number: int, fields: Sequence[str]) -> Iterator[SourceNote]:
    """A row of two labels and nothing else: the value of the first has been replaced by the second."""
    filled = _filled(fields)
    if len(filled) != 2 or not fields[0]:
        return
    first, second = (card_fields(part) for part in filled)
    # a label may well stand under a heading label (成果指標 | 指標名); prose fields hold no labels
    if {"description", "effect", "measure", "role_sharing", "name"} & set(first) and second:
        yield _note(number, f"「{filled[0]}」の欄に別の項目名「{filled[1]}」が入っています。", "\t".join(filled))


def _header_with_value(number: int, fields: Sequence[str]) -> Iterator[SourceNote]:
    """A row of years in which a year and a value stand in one cell."""
    years = sum(1 for part in fields if _YEAR_ONLY.match(fold(part)))
    if years < 2:
        return
    for part in fields:
        match = _YEAR_AND_VALUE.match(regex.sub(r"[ \u3000]+(?=[(（])", "", part))
        if match and not _YEAR_ONLY.match(fold(part)):
            yield _note(number, "見出しの年度と値が一つの欄に入っています。", part)


def _slid_labels(rows: Rows) -> Iterator[SourceNote]:
    """Rows whose label stands one column too far left, beside rows of the same kind."""
    for index in range(1, len(rows)):
        number, fields = rows[index]
        _, above = rows[index - 1]
        if len(fields) < 2 or len(above) < 3 or not (fields[0] and above[1] and above[2]) or above[0]:
            continue
        below = rows[index + 1][1] if index + 1 < len(rows) else ()
        alone = not below or bool(below[0])
        same = len(fold(fields[0])) <= 8 and not card_fields(fields[0]) and not card_fields(above[1])
        if alone and same and _FIGURE.match(fields[1]) and _FIGURE.match(above[2]):
            yield _note(number, "行の項目名が一つ左の列にずれています。", "\t".join(_filled(fields)))
