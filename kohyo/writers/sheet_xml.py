"""Rows as SpreadsheetML, made by Arrow a column at a time.

Cells are inline strings, numbers and booleans. The 400,000 cells of 200 card pages take Arrow a tenth of a second;
writing them cell by cell takes XlsxWriter or openpyxl more than a second.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from kohyo.writers.arrow_arrays import integer, integers, strings, text
from kohyo.writers.sheets import Batch, SheetColumn
from schemas.frozen import dataclass
from schemas.patterns import lazy_re

MAX_CELL_CHARS = 32_767
LINE_HEIGHT = 18.0
"""Points that a line takes in the workbook's font."""

_MAX_HEIGHT = 409.0
_CUT_NOTE = "…【長いため以下を省略。全文はCSVを参照】"
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
# Excel reads _x000A_ in a text as a line feed; an underscore that begins such a group is written as _x005F_.
_ESCAPE_LIKE = lazy_re("_(?=x[0-9A-Fa-f]{4}_)")
_SLACK = 2
"""Characters of a line that stay empty: the cell's margin, and punctuation that must not begin a line."""

OnCut = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How the cells of a column look.

    Attributes:
        text: index of the style of texts and booleans.
        by_decimals: indices of the styles of numbers by their digits after the point; the last one is for all
            with more.
        width: width of the column in half-width characters.
        wrap: whether long texts wrap, so that rows must be high enough for them.
    """

    text: int
    by_decimals: tuple[int, ...]
    width: float
    wrap: bool


def column_letters(number: int) -> str:
    """The letters of a column, counted from 1.

    >>> column_letters(1), column_letters(27), column_letters(703)
    ('A', 'AA', 'AAA')
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def widths(texts: pa.Array) -> pa.Array:
    """The widths of texts in half-width characters; null for null.

    A character beyond ASCII has three bytes in UTF-8 and is two wide (nearly always), one of ASCII has one and is
    one wide.
    """
    both = pc.add(pc.utf8_length(texts), pc.binary_length(texts))
    return pc.divide(both, integer(2))


def cut(value: str) -> str:
    """The text as far as a cell can hold it, with a note at its end that says so; short texts stay."""
    if len(value) * 2 <= MAX_CELL_CHARS or _units(value) <= MAX_CELL_CHARS:
        return value
    room = MAX_CELL_CHARS - len(_CUT_NOTE)
    kept = value[:room]
    while _units(kept) > room:
        kept = kept[: -max(1, (_units(kept) - room) // 2)]
    return kept + _CUT_NOTE


def _units(value: str) -> int:
    """Length in UTF-16 units, in which Excel counts."""
    return len(value) + sum(c > "\uffff" for c in value)


def row_blocks(
    batches: Iterable[Batch],
    columns: Sequence[SheetColumn],
    styles: Sequence[CellStyle],
    first: int,
    on_cut: OnCut,
) -> Iterator[pa.Buffer]:
    """The rows of a sheet as XML.

    Args:
        batches: texts as in the CSV; null makes no cell.
        columns: the sheet's columns.
        styles: one for each column.
        first: number of the first row on the sheet.
        on_cut: called with the row and the column (both from 1) of every text that was cut.
    """
    for batch in batches:
        yield _block(batch, columns, styles, first, on_cut)
        first += len(batch[0])
        # what was freed is kept, more with every block, and given back with those to come
        pa.default_memory_pool().release_unused()


def _block(
    batch: Batch, columns: Sequence[SheetColumn], styles: Sequence[CellStyle], first: int, on_cut: OnCut
) -> pa.Buffer:
    count = len(batch[0])
    numbers = pc.cast(integers(range(first, first + count)), pa.string())
    lines = integers([1] * count)
    row: list[pa.Array | str] = ['<row r="', numbers, '"', "", ">"]
    for place, (column, style, values) in enumerate(zip(columns, styles, batch, strict=True), 1):
        begin = f'<c r="{column_letters(place)}'
        if column.kind == "text":
            texts = _cut_all(values, first, place, on_cut)
            if style.wrap:
                room = max(2, int(style.width) - _SLACK)
                needed = pc.divide(pc.add(widths(texts), integer(room - 1)), integer(room))
                lines = pc.max_element_wise(lines, needed)
            texts = _escaped(texts)
            middle = f'" s="{style.text}" t="inlineStr"><is><t{_space(texts)}>'
            cell: tuple[pa.Array | str, ...] = (begin, numbers, middle, texts, "</t></is></c>")
        elif column.kind == "boolean":
            truth = pc.if_else(pc.equal(values, text("true")), text("1"), text("0"))
            cell = (begin, numbers, f'" s="{style.text}" t="b"><v>', truth, "</v></c>")
        else:
            middle = _number_styles(values, style.by_decimals, column.decimals)
            cell = (begin, numbers, '" s="', middle, '"><v>', values, "</v></c>")
        # a column that has a value in every row is written at once, without cells of its own
        row += cell if values.null_count == 0 else (_joined(*cell),)
    row[3] = _heights(lines)
    return _content(_joined(*_run_together(row), "</row>", nulls="skip"))


def _run_together(pieces: Iterable[pa.Array | str]) -> Iterator[pa.Array | str]:
    """The pieces with those that are the same in all rows as one where they follow each other."""
    for same, found in groupby(pieces, lambda piece: isinstance(piece, str)):
        together = list(found)
        yield from ["".join(together)] if same else together


def _joined(*pieces: pa.Array | str, nulls: str = "emit_null") -> pa.Array:
    """The pieces one after the other; null where one of them is null, or without the ones that are."""
    values = [text(piece) if isinstance(piece, str) else piece for piece in pieces]
    return pc.binary_join_element_wise(*values, text(""), null_handling=nulls)


def _content(texts: pa.StringArray) -> pa.Buffer:
    """The bytes of all texts of an array, without a copy."""
    _, offsets, data = texts.buffers()
    places = memoryview(offsets).cast("i")
    first, last = places[texts.offset], places[texts.offset + len(texts)]
    return data.slice(first, last - first)


def _heights(lines: pa.Array) -> pa.Array:
    """The attributes of rows that say their height; empty for a single line."""
    most = math.ceil(_MAX_HEIGHT / LINE_HEIGHT)
    high = [f' ht="{min(_MAX_HEIGHT, n * LINE_HEIGHT):g}" customHeight="1"' for n in range(2, most + 1)]
    texts = ["", "", *high]
    return pc.take(strings(texts), pc.min_element_wise(lines, integer(most)))


def _cut_all(texts: pa.Array, first: int, column: int, on_cut: OnCut) -> pa.Array:
    longest = pc.max(pc.utf8_length(texts)).as_py()
    if longest is None or 2 * longest <= MAX_CELL_CHARS:
        return texts
    whole = texts.to_pylist()
    kept = [cut(value or "") for value in whole]
    for row, (before, after) in enumerate(zip(whole, kept, strict=True), first):
        if (before or "") != after:
            on_cut(row, column)
    return strings(kept)


def _escaped(texts: pa.Array) -> pa.Array:
    # looking through the bytes of all texts at once costs a tenth of what a replacement in each of them does
    data = bytes(_content(texts))
    for character, entity in _ESCAPES:
        if character.encode() in data:
            texts = pc.replace_substring(texts, character, entity)
    if b"_x" in data:
        texts = strings([_ESCAPE_LIKE.sub("_x005F_", value or "") for value in texts.to_pylist()])
    return texts


def _space(texts: pa.Array) -> str:
    """What keeps the spaces at the ends of texts."""
    spaced = pc.or_(pc.starts_with(texts, " "), pc.ends_with(texts, " "))
    return ' xml:space="preserve"' if pc.any(spaced).as_py() else ""


def _number_styles(values: pa.Array, styles: Sequence[int], decimals: int | None) -> pa.Array | str:
    """The style of each number by its digits after the point, or the one of all."""
    most = len(styles) - 1
    if decimals is not None or most == 0:
        return str(styles[min(most, decimals or 0)])
    point = pc.find_substring(values, ".")
    after = pc.subtract(pc.subtract(pc.binary_length(values), point), integer(1))
    digits = pc.if_else(pc.less(point, integer(0)), integer(0), after)
    digits = pc.if_else(pc.match_substring(values, "e"), integer(most), digits)
    return pc.take(strings(list(map(str, styles))), pc.min_element_wise(digits, integer(most)))


def fitting_width(header_width: int, widest: int, cap: int) -> float:
    """The width of a column: as wide as its texts up to ``cap``, and wide enough for a header of two lines."""
    # The filter's button covers the end of a short header; a long one wraps, with room before its last bracket.
    header = header_width + 3 if header_width <= 16 else math.ceil(header_width / 2) + 6
    return float(max(8, header, min(cap, widest + 2)))
