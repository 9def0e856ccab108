"""``kohyo.xlsx``: the tables for people, made from the CSV files so that both say the same.

XlsxWriter makes the workbook with every sheet's header, widths, filter and page setup; the rows are written into
the sheets while the file is packed (:mod:`kohyo.writers.sheet_xml`). So memory does not depend on the rows.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO

import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kohyo.writers.atomic import replace_file
from kohyo.writers.dictionary import CODES_HEADER, DICTIONARY_HEADER, code_rows, dictionary_rows
from kohyo.writers.front_sheet import LISTED_FILES, TITLE, Listed, fill_front
from kohyo.writers.japanese import TABLES_ABOUT
from kohyo.writers.sheet_xml import LINE_HEIGHT, CellStyle, column_letters, fitting_width, row_blocks, widths
from kohyo.writers.sheets import TECHNICAL, Batch, Sheet, SheetColumn, Sheets, listing
from kohyo.writers.tables import TableCounts
from kohyo.writers.widths import line_count, text_width
from schemas.frozen import dataclass
from schemas.tables import TABLES, Input

WORKBOOK_NAME = "kohyo.xlsx"
SHEET_ROWS = 1_048_575
"""Rows of data that a sheet of Excel holds below its header."""
BOOK_CELLS = 6_000_000
"""Cells that a workbook may have: some 30 MB, all that an office's computer opens without a long wait."""

_FONT = {"font_name": "游ゴシック", "font_size": 11}
"""The font of Japanese Excel; other programs replace it by one that they have."""
_SAMPLED_ROWS = 1_000
_CAPS = (60, 48, 38, 30, 24, 20)
_FROZEN_CAP = 36
_KEY_WIDTH = 16.0
_PAGE_WIDTH = 180
_FROZEN_WIDTH = 64
_DECIMALS = 10
# Excel shows truth values as TRUE and FALSE in any format, LibreOffice as 1 and 0 in most.
_TRUTH = '"TRUE";"TRUE";"FALSE"'
_PROBE = re.compile(rb'<c r="([A-Z]+)([0-9]+)" s="([0-9]+)"/>')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_ROWS = re.compile(rb"(<sheetData><row .*?</row>)(.*)</sheetData>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WorkbookRemark:
    """Something the workbook does not show as the CSV does; ``message`` is Japanese and says where to look."""

    sheet: str
    message: str


def write_workbook(out: Path, counts: TableCounts, *, book_cells: int = BOOK_CELLS) -> tuple[WorkbookRemark, ...]:
    """Writes ``out/kohyo.xlsx``.

    Tables without rows have no sheet and are named on the first one. So are tables for which the workbook would
    become too large; a table is there as a whole or not at all, because sums over a part of one would be wrong
    without a sign of it.

    Args:
        out: the output folder, in which the tables have been written.
        counts: what :func:`kohyo.writers.tables.write_tables` returned.
        book_cells: cells that the workbook may have.

    Returns:
        What differs from the CSV files; empty for nearly every run.
    """
    remarks: list[WorkbookRemark] = []
    tables = Sheets(out, counts)
    named = {table: tables.of(table) for table in TABLES}
    shown = _shown(named, book_cells)
    listed: list[Listed] = []
    sheets: list[Sheet] = []
    for table, sheet, about in _listed(named):
        note = None
        left_out = False
        if sheet.count == 0:
            note = "データがないため、シートはありません。"
        elif table is not None and table not in shown:
            note = f"行数が多いため、このブックにはありません。フォルダ tables の {table}.csv をご覧ください。"
            left_out = True
            remarks.append(WorkbookRemark(sheet.title, f"「{sheet.title}」は{note}"))
        else:
            sheets.append(sheet)
        listed.append(Listed(sheet.title, about, None if table is None else sheet.count, note, left_out))
    skeleton = BytesIO()
    book = _Book(skeleton)
    inputs = tables.first(Input.TABLE, LISTED_FILES)
    fill_front(book.add_sheet(TITLE), book.format, inputs, counts.rows[Input.TABLE], listed)
    pieces = [book.add_table(sheet) for sheet in sheets]
    book.close()
    with (
        zipfile.ZipFile(skeleton) as source,
        replace_file(out / WORKBOOK_NAME) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        remarks += _pack(source, target, pieces)
    return tuple(remarks)


def _shown(sheets: Mapping[str, Sheet], book_cells: int) -> set[str]:
    """The tables that have a sheet: the smallest ones first, so that as many as possible are there."""
    shown = set()
    used = 0
    for table in sorted(sheets, key=lambda table: (table in TECHNICAL, sheets[table].cells)):
        # What is for checking only must leave the workbook light.
        most = book_cells // 2 if table in TECHNICAL else book_cells
        if sheets[table].count <= SHEET_ROWS and used + sheets[table].cells <= most:
            used += sheets[table].cells
            shown.add(table)
    return shown


def _listed(tables: Mapping[str, Sheet]) -> Iterator[tuple[str | None, Sheet, str]]:
    """Every sheet in its order, with its table (None for the lists that explain them) and what a row is."""
    for table, sheet in tables.items():
        if table not in TECHNICAL:
            yield table, sheet, TABLES_ABOUT[TABLES[table].ABOUT]
    codes = listing("コード表", tuple(map(SheetColumn, CODES_HEADER.values())), code_rows())
    yield None, codes, "コード（英数字で表した区分）の意味"
    words = listing("項目の説明", _dictionary_columns(), dictionary_rows())
    yield None, words, "各シートの項目の意味、単位、空欄の意味"
    for table in TECHNICAL:
        yield table, tables[table], TABLES_ABOUT[TABLES[table].ABOUT]


def _dictionary_columns() -> tuple[SheetColumn, ...]:
    columns = []
    english = False
    for name, title in DICTIONARY_HEADER.items():
        # From the physical name on it is for programs and their authors.
        english = english or name == "table"
        columns.append(SheetColumn(title, "boolean" if name in ("required", "identity") else "text", key=english))
    return tuple(columns)


@dataclass(frozen=True, slots=True)
class _Look:
    """Formats and width of a column, before the styles have numbers."""

    text: Format
    by_decimals: tuple[Format, ...]
    width: float
    wrap: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sheet of the file: a table, how its columns look, and what gives its rows."""

    sheet: Sheet
    looks: tuple[_Look, ...]
    batches: Callable[[], Iterable[Batch]]


class _Book:
    """A workbook of sheets without data: what a program shows around the rows."""

    def __init__(self, file: BytesIO) -> None:
        self._book = Workbook(file, {"in_memory": True, "default_format_properties": dict(_FONT)})
        # The time of the day would make every file another one.
        self._book.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """The format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(_FONT | properties)
        return self._formats[key]

    def add_sheet(self, name: str) -> Worksheet:
        """An empty sheet with its page set up."""
        sheet = self._book.add_worksheet(name)
        sheet.set_default_row(LINE_HEIGHT)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.set_footer("&C&9&A　　&P / &N", {"margin": 0.3})
        return sheet

    def add_table(self, table: Sheet) -> _Piece:
        """A sheet with header, widths, panes and filter; its rows come when the file is packed."""
        sheet = self.add_sheet(table.title)
        sheet.hide_gridlines(0)
        first = next(iter(table.batches()))
        looks = self._looks(table, first)
        header = self.format(bold=True, valign="vcenter", text_wrap=True, bottom=2, num_format="@")
        lines = 1
        for place, (column, look) in enumerate(zip(table.columns, looks, strict=True)):
            sheet.write_string(0, place, column.title, header)
            sheet.set_column(place, place, look.width)
            lines = max(lines, line_count(column.title, look.width - 2))
            # The number of a style is known once the file is written: a cell without a value tells it.
            for row, style in enumerate((look.text, *look.by_decimals), 1):
                sheet.write_blank(row, place, None, style)
        sheet.set_row(0, LINE_HEIGHT * lines + 4)
        frozen = table.named
        if sum(look.width for look in looks[:frozen]) > _FROZEN_WIDTH:
            frozen = 1
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, table.count, len(looks) - 1)
        sheet.repeat_rows(0)
        # Ids and codes at the right are for programs: printed, they would only make the rest smaller. A print
        # area also keeps long texts that do not wrap from running over pages of empty columns.
        printed = sum(table.plain or not column.key for column in table.columns)
        sheet.print_area(0, 0, table.count, printed - 1)
        # A file that is open reads ahead; with all of a large output open at once, that would be much.
        whole = len(first[0]) == table.count
        return _Piece(table, looks, (lambda: [first]) if whole else table.batches)

    def close(self) -> None:
        """Writes the workbook."""
        self._book.close()

    def _looks(self, table: Sheet, first: Batch) -> tuple[_Look, ...]:
        """Widths from the first rows and formats of a sheet's columns."""
        widest = _widest(first)
        chosen: list[float] = []
        for cap in _CAPS:
            chosen = []
            for place, (column, width) in enumerate(zip(table.columns, widest, strict=True)):
                limit = min(cap, _FROZEN_CAP) if place == 0 else cap
                chosen.append(_KEY_WIDTH if column.key else fitting_width(text_width(column.title), width, limit))
            if sum(w for w, column in zip(chosen, table.columns, strict=True) if not column.key) <= _PAGE_WIDTH:
                break
        return tuple(map(self._look, table.columns, chosen, [table.plain] * len(chosen)))

    def _look(self, column: SheetColumn, width: float, plain: bool) -> _Look:
        wrap = not plain and not column.key and column.kind == "text"
        shared: dict[str, object] = {"valign": "top"} | ({"text_wrap": True} if wrap else {})
        formats: list[Format] = []
        if column.kind in ("integer", "number"):
            most = 0 if column.kind == "integer" else _DECIMALS + 1
            formats = [self.format(num_format=_number_format(column, n), **shared) for n in range(most + 1)]
        text = self.format(num_format=_TRUTH if column.kind == "boolean" else "@", **shared)
        return _Look(text, tuple(formats), width, wrap)


def _widest(batch: Batch) -> list[int]:
    return [pc.max(widths(texts.slice(0, _SAMPLED_ROWS))).as_py() or 0 for texts in batch]


def _number_format(column: SheetColumn, decimals: int) -> str:
    whole = "#,##0" if column.grouped else "0"
    if decimals > _DECIMALS:
        digits = ".0" + "#" * 14
    else:
        digits = "." + "0" * decimals if decimals else ""
    zero = "0" + digits if column.decimals is not None else "0"
    return f'{whole}{digits};"▲"{whole}{digits};{zero}'


def _pack(source: zipfile.ZipFile, target: zipfile.ZipFile, pieces: Sequence[_Piece]) -> Iterator[WorkbookRemark]:
    """Copies XlsxWriter's file member by member, with the rows in the sheets; yields what was cut."""
    by_member = {f"xl/worksheets/sheet{place}.xml": piece for place, piece in enumerate(pieces, 2)}
    for name in source.namelist():
        piece = by_member.get(name)
        # A member opened by its name has the time 1980-01-01 and no other trace of the run.
        huge = piece is not None and piece.sheet.most_bytes > zipfile.ZIP64_LIMIT
        with target.open(name, "w", force_zip64=huge) as member:
            data = source.read(name)
            if piece is None:
                member.write(data)
            else:
                yield from _fill(member, data, piece)


def _fill(member: IO[bytes], data: bytes, piece: _Piece) -> Iterator[WorkbookRemark]:
    """Writes a sheet with its rows."""
    found = _ROWS.search(data)
    if found is None:
        raise ValueError(f"there is no header on the sheet {piece.sheet.title}")
    sheet = piece.sheet
    area = f'<dimension ref="A1:{column_letters(len(sheet.columns))}{sheet.count + 1}"'.encode()
    member.write(_DIMENSION.sub(area, data[: found.start()]) + found.group(1))
    cuts: list[tuple[int, int]] = []
    styles = _styles(found.group(2), piece.looks)
    for block in row_blocks(
        piece.batches(), sheet.columns, styles, 2, lambda row, column: cuts.append((row, column))
    ):
        member.write(block)
    member.write(b"</sheetData>" + data[found.end() :])
    for row, column in cuts:
        place = f"{column_letters(column)}{row}"
        yield WorkbookRemark(
            sheet.title, f"シート「{sheet.title}」のセル{place}は長いため途中までです。全文はCSVにあります。"
        )


def _styles(probes: bytes, looks: Sequence[_Look]) -> tuple[CellStyle, ...]:
    """The styles of a sheet's columns, told by the numbers of the cells that were written for it."""
    numbers: dict[tuple[str, int], int] = {}
    for letters, row, style in _PROBE.findall(probes):
        numbers[letters.decode(), int(row)] = int(style)
    styles = []
    for place, look in enumerate(looks, 1):
        mine = [numbers[column_letters(place), row] for row in range(2, len(look.by_decimals) + 3)]
        styles.append(CellStyle(mine[0], tuple(mine[1:]), look.width, look.wrap))
    return tuple(styles)
