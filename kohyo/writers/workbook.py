"""``kohyo.xlsx``: the tables for people, made from the CSV files so that both say the same.

openpyxl makes the workbook with every sheet's header, widths, filter and page setup; the rows are written into
the sheets while the file is packed (:mod:`kohyo.writers.sheet_xml`). Packing it a second time also is what makes
the bytes repeatable: openpyxl stamps the time of the day on the file and on its properties.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kohyo.writers.atomic import replace_file
from kohyo.writers.dictionary import CODES_HEADER, DICTIONARY_HEADER, code_rows, dictionary_rows
from kohyo.writers.front_sheet import FONT, TITLE, Listed, fill_front
from kohyo.writers.japanese import TABLES_ABOUT
from kohyo.writers.sheet_xml import LINE_HEIGHT, CellStyle, Fields, fitting_width, row_blocks
from kohyo.writers.sheets import TECHNICAL, Sheet, SheetColumn, table_rows, table_sheet
from kohyo.writers.tables import TableCounts
from kohyo.writers.widths import line_count, text_width
from schemas.tables import TABLES, Input

WORKBOOK_NAME = "kohyo.xlsx"
SHEET_ROWS = 1_048_575
"""Rows of data that a sheet of Excel holds below its header."""

_TECHNICAL_SHEETS = 3
_SAMPLED_ROWS = 1_000
_CAPS = (60, 48, 38, 30, 24, 20)
_FROZEN_CAP = 36
_KEY_WIDTH = 16.0
_PAGE_WIDTH = 180
_FROZEN_WIDTH = 64
_DECIMALS = 10
# Excel shows truth values as TRUE and FALSE in any format, LibreOffice as 1 and 0 in most.
_TRUTH = '"TRUE";"TRUE";"FALSE"'
_EPOCH = b"1980-01-01T00:00:00Z"
_ROWS_END = b"</sheetData>"


@dataclass(frozen=True, slots=True)
class WorkbookRemark:
    """Something the workbook does not show as the CSV does; ``message`` is Japanese and says where to look."""

    sheet: str
    message: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sheet of the file: all rows of a table, or as many as one sheet holds."""

    sheet: Sheet
    name: str
    count: int


def write_workbook(out: Path, counts: TableCounts, *, sheet_rows: int = SHEET_ROWS) -> tuple[WorkbookRemark, ...]:
    """Writes ``out/kohyo.xlsx``.

    Tables without rows have no sheet and are named on the first one. A table that fills more than one sheet is
    continued on 「…(2)」. The two technical tables (表のセル, 出典箇所) are left to CSV and Parquet where they
    would fill more than three sheets: no program opens such a file.

    Args:
        out: the output folder, in which the tables have been written.
        counts: what :func:`kohyo.writers.tables.write_tables` returned.
        sheet_rows: rows of data on one sheet.

    Returns:
        What differs from the CSV files; empty for nearly every run.
    """
    remarks: list[WorkbookRemark] = []
    pieces: list[_Piece] = []
    listed: list[Listed] = []
    for sheet, about, rows in _sheets(out, counts):
        note = None
        names: tuple[str, ...] = ()
        if sheet.count == 0:
            note = "データがないため、シートはありません。"
        elif sheet.plain and sheet.count > _TECHNICAL_SHEETS * sheet_rows:
            note = "行数が多いため、シートはありません。フォルダ tables のCSVをご覧ください。"
            remarks.append(WorkbookRemark(sheet.title, f"「{sheet.title}」は{note}"))
        else:
            mine = _pieces(sheet, sheet_rows)
            names = tuple(piece.name for piece in mine)
            pieces += mine
        listed.append(Listed(sheet.title, about, rows, names, note))
    book = Workbook()
    book.calculation.fullCalcOnLoad = False
    front = book.worksheets[0]
    front.title = TITLE
    fill_front(front, table_rows(out, Input.TABLE), counts.rows[Input.TABLE], listed)
    _set_page(front)
    styles = _Styles(front)
    looks: dict[str, tuple[CellStyle, ...]] = {}
    for piece in pieces:
        if piece.sheet.title not in looks:
            looks[piece.sheet.title] = _looks(piece.sheet, styles)
        _set_up(book.create_sheet(piece.name), piece, looks[piece.sheet.title], styles)
    skeleton = BytesIO()
    book.save(skeleton)
    with replace_file(out / WORKBOOK_NAME) as file, zipfile.ZipFile(skeleton) as source:
        _pack(source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3), pieces, looks, remarks)
    return tuple(remarks)


def _sheets(out: Path, counts: TableCounts) -> Iterator[tuple[Sheet, str, int | None]]:
    """Every sheet in its order, with what a row is and the number of rows to show in the list."""
    for table, model in TABLES.items():
        if table not in TECHNICAL:
            yield table_sheet(out, table, counts.rows[table]), TABLES_ABOUT[model.ABOUT], counts.rows[table]
    codes = list(code_rows())
    yield (
        Sheet("コード表", tuple(map(SheetColumn, CODES_HEADER.values())), len(codes), lambda: codes),
        "コード（英数字で表した区分）の意味",
        None,
    )
    words = list(dictionary_rows())
    yield (
        Sheet("項目の説明", _dictionary_columns(), len(words), lambda: words),
        "各シートの項目の意味、単位、空欄の意味",
        None,
    )
    for table in TECHNICAL:
        yield table_sheet(out, table, counts.rows[table]), TABLES_ABOUT[TABLES[table].ABOUT], counts.rows[table]


def _dictionary_columns() -> tuple[SheetColumn, ...]:
    columns = []
    english = False
    for name, title in DICTIONARY_HEADER.items():
        # From the physical name on it is for programs and their authors.
        english = english or name == "table"
        columns.append(SheetColumn(title, "boolean" if name == "required" else "text", key=english))
    return tuple(columns)


def _pieces(sheet: Sheet, sheet_rows: int) -> list[_Piece]:
    starts = range(0, sheet.count, sheet_rows)
    return [
        _Piece(
            sheet,
            sheet.title if not place else f"{sheet.title}({place + 1})",
            min(sheet_rows, sheet.count - start),
        )
        for place, start in enumerate(starts)
    ]


class _Styles:
    """Registers the styles of a workbook and gives their indices."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._font = Font(name=FONT, size=11)

    def of(self, number_format: str, *, wrap: bool) -> int:
        cell = Cell(self._sheet, row=1, column=1)
        cell.font = self._font
        cell.alignment = Alignment(vertical="top", wrap_text=wrap)
        cell.number_format = number_format
        return int(cell.style_id)

    def header(self, sheet: Worksheet, column: int, title: str) -> None:
        cell = sheet.cell(1, column, title)
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="medium"))
        cell.number_format = "@"


def _number_format(column: SheetColumn, decimals: int) -> str:
    whole = "#,##0" if column.grouped else "0"
    if decimals > _DECIMALS:
        digits = ".0" + "#" * 14
    else:
        digits = "." + "0" * decimals if decimals else ""
    zero = "0" + digits if column.decimals is not None else "0"
    return f'{whole}{digits};"▲"{whole}{digits};{zero}'


def _looks(sheet: Sheet, styles: _Styles) -> tuple[CellStyle, ...]:
    """Widths from the first rows and styles of a sheet's columns."""
    sample = list(islice(sheet.rows(), _SAMPLED_ROWS))
    widest = [max(map(text_width, values)) for values in zip(*sample, strict=True)]
    widths: list[float] = []
    for cap in _CAPS:
        widths = []
        for place, (column, width) in enumerate(zip(sheet.columns, widest, strict=True)):
            limit = min(cap, _FROZEN_CAP) if place == 0 else cap
            widths.append(_KEY_WIDTH if column.key else fitting_width(text_width(column.title), width, limit))
        if sum(w for w, column in zip(widths, sheet.columns, strict=True) if not column.key) <= _PAGE_WIDTH:
            break
    looks = []
    for column, fitted in zip(sheet.columns, widths, strict=True):
        wrap = not sheet.plain and not column.key and column.kind == "text"
        numbers: tuple[int, ...] = ()
        if column.kind in ("integer", "number"):
            numbers = tuple(styles.of(_number_format(column, n), wrap=False) for n in range(_DECIMALS + 2))
        text = styles.of(_TRUTH if column.kind == "boolean" else "@", wrap=wrap)
        looks.append(CellStyle(text, numbers, fitted, wrap))
    return tuple(looks)


def _set_up(sheet: Worksheet, piece: _Piece, looks: Sequence[CellStyle], styles: _Styles) -> None:
    """Header, widths, panes, filter and page of a sheet of data; the rows come when the file is packed."""
    lines = 1
    for place, (column, look) in enumerate(zip(piece.sheet.columns, looks, strict=True), 1):
        styles.header(sheet, place, column.title)
        sheet.column_dimensions[get_column_letter(place)].width = look.width
        lines = max(lines, line_count(column.title, look.width - 2))
    sheet.row_dimensions[1].height = LINE_HEIGHT * lines + 4
    frozen = piece.sheet.named
    if sum(look.width for look in looks[:frozen]) > _FROZEN_WIDTH:
        frozen = 1
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    sheet.auto_filter.ref = _reference(piece)
    sheet.print_title_rows = "1:1"
    # Ids and codes at the right are for programs: printed, they would only make the rest smaller. A print area
    # also keeps long texts that do not wrap from running over pages of empty columns.
    printed = sum(piece.sheet.plain or not column.key for column in piece.sheet.columns)
    sheet.print_area = f"A1:{get_column_letter(printed)}{piece.count + 1}"
    _set_page(sheet)


def _reference(piece: _Piece) -> str:
    return f"A1:{get_column_letter(len(piece.sheet.columns))}{piece.count + 1}"


def _set_page(sheet: Worksheet) -> None:
    sheet.sheet_format.defaultRowHeight = LINE_HEIGHT
    sheet.sheet_format.customHeight = True
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.gridLines = sheet.title != TITLE
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.3)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&A　　&P / &N", size=9))


def _pack(
    source: zipfile.ZipFile,
    target: zipfile.ZipFile,
    pieces: Sequence[_Piece],
    looks: dict[str, tuple[CellStyle, ...]],
    remarks: list[WorkbookRemark],
) -> None:
    """Copies openpyxl's file member by member, with fixed times and with the rows in the sheets."""
    by_member = {f"xl/worksheets/sheet{place}.xml": piece for place, piece in enumerate(pieces, 2)}
    rows: dict[str, Iterator[Fields]] = {}
    with target:
        for name in source.namelist():
            data = source.read(name)
            piece = by_member.get(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + _EPOCH, data)
            # A member opened by its name has the time 1980-01-01 and no other trace of the run.
            with target.open(name, "w", force_zip64=piece is not None and piece.count > SHEET_ROWS // 4) as member:
                if piece is None:
                    member.write(data)
                    continue
                head, tail = data.split(_ROWS_END)
                member.write(
                    re.sub(rb'<dimension ref="[^"]*"', f'<dimension ref="{_reference(piece)}"'.encode(), head)
                )
                title = piece.sheet.title
                own = islice(rows.setdefault(title, iter(piece.sheet.rows())), piece.count)

                def on_cut(row: int, column: int, piece: _Piece = piece) -> None:
                    place = f"{get_column_letter(column)}{row}"
                    message = f"シート「{piece.name}」のセル{place}は長いため途中までです。全文はCSVにあります。"
                    remarks.append(WorkbookRemark(piece.name, message))

                for block in row_blocks(own, piece.sheet.columns, looks[title], 2, on_cut):
                    member.write(block)
                member.write(_ROWS_END + tail)
