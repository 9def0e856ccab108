"""The one CSV form of every table: UTF-8 with BOM, CRLF, every field quoted, one record a line.

Values are written as they are: a text that begins with ``=`` stays so. Only what would break the form is
changed: line breaks, control characters and halves of surrogate pairs.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from kohyo.writers.columns import Column, Kind, Value, columns_of
from schemas.patterns import lazy_pattern, lazy_re
from schemas.tables import Row

BOM = b"\xef\xbb\xbf"

_INT64 = range(-(2**63), 2**63)
_CJK = "[\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003fffd]"
_BREAK = r"[ \t]*[\n\r\v\f\x85\u2028\u2029]\s*"
_BREAKS = lazy_re(_BREAK)
_OUTER_BREAKS = lazy_re(rf"\A{_BREAK}|{_BREAK}\Z")
_CJK_BREAKS = lazy_pattern(rf"(?<={_CJK}){_BREAK}(?={_CJK})")
_CONTROLS = lazy_re(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARACTERS = lazy_re("[\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""The text on one line: breaks become a space, or nothing between CJK characters.

    Control characters are removed, a tab becomes a space, and code points that are no characters (halves of
    surrogate pairs, U+FFFE, U+FFFF) become U+FFFD. Applying it twice changes nothing more.

    >>> one_line("病院群輪番制\n病院運営事業")
    '病院群輪番制病院運営事業'
    >>> one_line("KPI\r\n2 025\t回\x07")
    'KPI 2 025 回'
    >>> one_line("\n")
    ''
    """
    if text.isprintable():
        return text
    text = _NO_CHARACTERS.sub("\ufffd", _CONTROLS.sub("", text))
    if _BREAKS.search(text):
        text = _BREAKS.sub(" ", _CJK_BREAKS.sub("", _OUTER_BREAKS.sub("", text)))
    return text.replace("\t", " ")


def number_text(value: int | float) -> str:
    """The shortest exact decimal form; whole numbers have no point.

    Raises:
        ValueError: the value is not finite, which no table may hold.

    >>> number_text(13766.0), number_text(-39.3), number_text(0)
    ('13766', '-39.3', '0')
    """
    if type(value) is int:
        return str(value)
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no number that a table can hold")
    return str(int(number)) if number.is_integer() else repr(number)


def _integer_text(value: int) -> str:
    if value not in _INT64:
        raise ValueError(f"{value} does not fit an integer column (64 bits)")
    return str(int(value))


# Positions, years and labels repeat: looking a text up takes a fifth of the time of making it.
_one_line = lru_cache(1 << 12)(one_line)
_text_of: dict[Kind, Callable[[Any], str]] = {
    "number": lru_cache(1 << 16)(lambda value: "" if value is None else number_text(value)),
    "integer": lru_cache(1 << 14)(lambda value: "" if value is None else _integer_text(value)),
    "boolean": lambda value: "" if value is None else "true" if value else "false",
}


def _column_texts(kind: Kind, values: Iterable[Any]) -> list[str]:
    if kind != "text":
        return list(map(_text_of[kind], values))
    texts = [value or "" for value in values]
    if "".join(texts).isprintable():
        return texts
    return [text if text.isprintable() else _one_line(text) for text in texts]


def row_texts(model: type[Row], rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """The fields of ``rows``, all of one table, as texts; null is an empty text.

    Raises:
        ValueError: a value does not fit its column.
    """
    if not rows:
        return iter(())
    columns = columns_of(model)
    # Column by column: the kind of a value is then asked once a column and not once a field. What a model holds is
    # a dict in the order of its columns.
    values = zip(*[vars(row).values() for row in rows], strict=True)
    return zip(*(_column_texts(c.kind, v) for c, v in zip(columns, values, strict=True)), strict=True)


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    r"""Rows of texts as CSV without BOM; the texts must be free of line breaks (:func:`one_line`).

    >>> csv_bytes([("", '1 "a" b'), ("c,d", "")])
    b'"","1 ""a"" b"\r\n"c,d",""\r\n'
    """
    fields = list(rows)
    if not fields:
        return b""
    # All of it is done in C; the csv module takes three times as long.
    text = '"\r\n"'.join(map('","'.join, fields))
    if text.count('"') != 2 * (sum(map(len, fields)) - 1):
        # No field has a line break: while the quotes within fields are doubled, breaks stand between them.
        text = "\r".join(map("\n".join, fields)).replace('"', '""').replace("\n", '","').replace("\r", '"\r\n"')
    return f'"{text}"\r\n'.encode()


def header_bytes(names: Sequence[str]) -> bytes:
    """The BOM and the header line."""
    return BOM + csv_bytes([names])


def read_texts(lines: Iterable[str]) -> Iterator[list[str]]:
    """The fields of CSV lines, however long a field is."""
    # The limit is the csv module's own and global; a passage may be longer than its 128 KiB.
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    return csv.reader(lines)


def read_value(column: Column, text: str) -> Value:
    """A field's text as a value of its column; an empty text is None."""
    if not text:
        return None
    if column.kind == "integer":
        return int(text)
    if column.kind == "number":
        return float(text)
    return text == "true" if column.kind == "boolean" else text
