from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kohyo.writers.columns import columns_of
from kohyo.writers.parts import write_part
from kohyo.writers.sheets import TECHNICAL, Sheets
from kohyo.writers.tables import TableCounts, write_tables
from kohyo.writers.wareki import fiscal_year_text
from kohyo.writers.widths import text_width
from kohyo.writers.workbook import WORKBOOK_NAME, write_workbook
from schemas.tables import TABLES, Budget, DocumentRow, Initiative, Input, Passage, Row

Written = tuple[Path, TableCounts]
RowsOf = Callable[..., list[Row]]
InputsOf = Callable[[int], list[Row]]


def opened(out: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(out / WORKBOOK_NAME)


def csv_rows(out: Path, table: str) -> list[dict[str, str]]:
    text = (out / "tables" / f"{table}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def data_sheets(book: openpyxl.Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book.worksheets if sheet.title != "はじめに")


def same(text: str, value: Any) -> bool:
    if value is None:
        return text == ""
    if isinstance(value, bool):
        return text == ("true" if value else "false")
    if isinstance(value, int | float):
        return text != "" and float(text) == value
    return bool(text == value)


@pytest.fixture
def made(written: Written) -> Path:
    out, counts = written
    assert write_workbook(out, counts) == ()
    return out


def test_the_workbook_says_the_same_as_the_csv(made: Path) -> None:
    book = opened(made)
    for table, model in TABLES.items():
        sheet = book[model.TITLE]
        header = [cell.value for cell in sheet[1]]
        assert len(set(header)) == len(header)
        rows = csv_rows(made, table)
        assert rows
        for line, cells in zip_longest(rows, sheet.iter_rows(min_row=2)):
            by_title = dict(zip(header, cells, strict=True))
            for column in columns_of(model):
                cell = by_title[column.title]
                assert same(line[column.name], cell.value), (table, column.name, line[column.name], cell.value)
                if column.kind == "text" and cell.value is not None:
                    assert cell.data_type == "s"
                    assert cell.number_format == "@"
                elif column.kind in ("integer", "number"):
                    assert cell.value is None or cell.data_type == "n"
                assert cell.value is None or cell.number_format != "General"


def test_numbers_are_shown_as_people_write_them(tmp_path: Path) -> None:
    amounts = [13766, -39.3, 0, 0.25, None]
    rows: list[Row] = [
        Budget(record_id=f"r{n}", document_id="d", initiative_id="i", fiscal_year=2025, amount_thousand_yen=amount)
        for n, amount in enumerate(amounts)
    ]
    write_part(tmp_path / "part", rows)
    write_workbook(tmp_path, write_tables([tmp_path / "part"], [], tmp_path))
    sheet = opened(tmp_path)["事業費"]
    column = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    cells = [sheet.cell(row, column["事業費（千円）"]) for row in range(2, 7)]
    assert [cell.value for cell in cells] == amounts
    assert [cell.number_format for cell in cells[:4]] == [
        '#,##0;"▲"#,##0;0',
        '#,##0.0;"▲"#,##0.0;0',
        '#,##0;"▲"#,##0;0',
        '#,##0.00;"▲"#,##0.00;0',
    ]
    year = sheet.cell(2, column["年度（西暦）"])
    assert (year.value, year.number_format.split(";")[0]) == (2025, "0")
    assert sheet.cell(2, column["年度（和暦）"]).value == "令和7年度"


@pytest.mark.parametrize("text", ["=SUM(A1:A9)", "+81", "-", "@home", "=HYPERLINK(1)", "'quoted", "#N/A", "00123"])
def test_a_text_that_looks_like_a_formula_is_a_text(tmp_path: Path, text: str) -> None:
    write_part(tmp_path / "p", [Passage(record_id="r", document_id="d", ordinal=1, kind="note", text=text)])
    write_workbook(tmp_path, write_tables([tmp_path / "p"], [], tmp_path))
    sheet = opened(tmp_path)["本文"]
    found = [cell for cell in sheet[2] if cell.value == text]
    assert [cell.data_type for cell in found] == ["s"]
    data = zipfile.ZipFile(tmp_path / WORKBOOK_NAME)
    assert not any(b"<f>" in data.read(name) for name in data.namelist() if name.startswith("xl/worksheets/"))


def test_a_text_that_looks_like_an_escape_is_not_decoded_by_excel(tmp_path: Path) -> None:
    write_part(tmp_path / "p", [Passage(record_id="r", document_id="d", ordinal=1, kind="note", text="_x000A_")])
    write_workbook(tmp_path, write_tables([tmp_path / "p"], [], tmp_path))
    data = b"".join(map((z := zipfile.ZipFile(tmp_path / WORKBOOK_NAME)).read, z.namelist()))
    assert b"_x005F_x000A_" in data


def test_sheets_follow_the_rules_for_machine_readable_data(made: Path) -> None:
    for sheet in data_sheets(opened(made)):
        assert sheet.merged_cells.ranges == set()
        assert not any(d.hidden for d in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not sheet.auto_filter.filterColumn
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 where nothing is said
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.center.text is not None
        assert all(cell.value for cell in sheet[1])
        assert all(0 < d.width <= 62 for d in sheet.column_dimensions.values())


def test_long_texts_wrap_in_rows_that_are_high_enough(made: Path) -> None:
    sheet = opened(made)["取組（個票）"]
    header = [cell.value for cell in sheet[1]]
    letter = get_column_letter(header.index("取組内容") + 1)
    lines = 0
    for cell in sheet[letter][1:]:
        needed = text_width(cell.value or "") / sheet.column_dimensions[letter].width
        height = sheet.row_dimensions[cell.row].height or sheet.sheet_format.defaultRowHeight
        assert height >= min(409, 15 * needed)
        assert cell.alignment.wrap_text or cell.value is None
        lines = max(lines, round(needed))
    assert lines > 3


def test_the_first_sheet_lists_files_and_sheets_and_links_to_them(made: Path) -> None:
    book = opened(made)
    front = book.worksheets[0]
    assert front.title == "はじめに"
    texts = {str(cell.value): cell for row in front.iter_rows() for cell in row if cell.value is not None}
    assert "町/1.pdf" in texts
    assert "鍵.pdf" in texts
    linked = {c.value: c.hyperlink.location for r in front.iter_rows() for c in r if c.hyperlink}
    assert linked == {sheet.title: f"'{sheet.title}'!A1" for sheet in data_sheets(book)}


def test_order_of_sheets(made: Path) -> None:
    names = opened(made).sheetnames
    assert names[0] == "はじめに"
    assert names[-4:] == ["コード表", "項目の説明", *(TABLES[table].TITLE for table in TECHNICAL)]


def test_empty_tables_have_no_sheet_but_are_named(tmp_path: Path) -> None:
    write_workbook(tmp_path, write_tables([], [], tmp_path))
    book = opened(tmp_path)
    assert book.sheetnames == ["はじめに", "コード表", "項目の説明"]
    words = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert "人口" in words


def test_tables_that_make_the_workbook_too_large_are_left_out_and_said(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path / "p", rows_of(1, 7, tables=("documents", "initiatives", "passages", "table_cells")))
    counts = write_tables([tmp_path / "p"], [], tmp_path)
    sheets = Sheets(tmp_path, counts)
    one, passages = sheets.of("documents").cells, sheets.of("passages").cells
    remarks = write_workbook(tmp_path, counts, book_cells=one + passages)
    assert [remark.sheet for remark in remarks] == ["取組（個票）", "表のセル"]
    assert "initiatives.csv" in remarks[0].message
    book = opened(tmp_path)
    assert {"文書", "本文"} < set(book.sheetnames)
    assert not {"取組（個票）", "表のセル"} & set(book.sheetnames)
    assert book["本文"].max_row == 8
    words = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert any("取組（個票）、表のセル" in word and "tables" in word for word in words[:6])
    linked = [c.value for r in book.worksheets[0].iter_rows() for c in r if c.hyperlink]
    assert linked == [sheet.title for sheet in data_sheets(book)]


def test_what_is_for_checking_leaves_the_workbook_light(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path / "p", rows_of(1, 7, tables=("documents", "table_cells")))
    counts = write_tables([tmp_path / "p"], [], tmp_path)
    cells = sum(Sheets(tmp_path, counts).of(table).cells for table in ("documents", "table_cells"))
    assert write_workbook(tmp_path, counts, book_cells=2 * cells) == ()
    assert [remark.sheet for remark in write_workbook(tmp_path, counts, book_cells=2 * cells - 2)] == ["表のセル"]


def test_a_sheet_is_made_block_by_block(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path / "p", rows_of(1, 200))
    counts = write_tables([tmp_path / "p"], [], tmp_path)
    write_workbook(tmp_path, counts)
    whole = opened(tmp_path)
    blocks = replace(counts, longest=dict.fromkeys(counts.longest, 8_000))
    assert len(list(Sheets(tmp_path, blocks).of("initiatives").batches())) > 5
    write_workbook(tmp_path, blocks)
    for one, other in zip(data_sheets(whole), data_sheets(opened(tmp_path)), strict=True):
        assert list(one.values) == list(other.values)


@pytest.mark.parametrize("letter", ["長", "𠮷"])
def test_a_text_too_long_for_a_cell_is_cut_and_said(tmp_path: Path, letter: str) -> None:
    rows: list[Row] = [
        Passage(record_id=f"r{n}", document_id="d", ordinal=n, kind="note", text=letter * length)
        for n, length in enumerate((10, 40_000))
    ]
    write_part(tmp_path / "p", rows)
    remarks = write_workbook(tmp_path, write_tables([tmp_path / "p"], [], tmp_path))
    assert [remark.sheet for remark in remarks] == ["本文"]
    sheet = opened(tmp_path)["本文"]
    place = re.search(r"[A-Z]+[0-9]+", remarks[0].message)
    assert place is not None
    text = sheet[place.group()].value
    assert isinstance(text, str)
    assert 32_700 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("全文はCSVを参照】")


def test_the_same_tables_make_the_same_bytes(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    out, counts = written
    write_workbook(out, counts)
    first = (out / WORKBOOK_NAME).read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    write_workbook(out, counts)
    assert (out / WORKBOOK_NAME).read_bytes() == first
    with zipfile.ZipFile(out / WORKBOOK_NAME) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_names_stand_beside_rows_of_the_right_document(tmp_path: Path) -> None:
    parts = []
    for number, with_cards in enumerate((True, False, True, True)):
        document = f"d{number}"
        rows: list[Row] = [
            DocumentRow(
                document_id=document,
                source_name=f"{number}.pdf",
                sha256="0",
                media_type="application/pdf",
                text_layer="native",
                doc_type="vision",
            ),
            # The second document names a card that it does not have; the third has a card without budgets.
            Budget(record_id=f"b{number}", document_id=document, initiative_id=f"{document}-i"),
        ]
        if with_cards:
            rows.append(
                Initiative(initiative_id=f"{document}-i", document_id=document, ordinal=1, name=f"名{number}")
            )
        if number == 2:
            rows.pop(1)
        parts.append(tmp_path / document)
        write_part(parts[-1], rows)
    sheet = Sheets(tmp_path, write_tables(parts, [], tmp_path)).of("budgets")
    titles = [column.title for column in sheet.columns]
    (batch,) = sheet.batches()
    names, files = (batch[titles.index(title)].to_pylist() for title in ("施策・事業名", "ファイル名"))
    assert list(zip(names, files, strict=True)) == [("名0", "0.pdf"), (None, "1.pdf"), ("名3", "3.pdf")]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = ("2024/vision.pdf", "2025/vision.pdf", "2025/progress.pdf")
    parts, inputs = [], []
    for number, path in enumerate(paths):
        document = f"d{number}"
        rows: list[Row] = [
            DocumentRow(
                document_id=document,
                source_name=Path(path).name,
                sha256="0",
                media_type="application/pdf",
                text_layer="native",
                doc_type="vision",
            ),
            Budget(record_id=f"b{number}", document_id=document, initiative_id=f"{document}-i"),
        ]
        parts.append(tmp_path / document)
        write_part(parts[-1], rows)
        inputs.append(Input(path=path, document_id=document, status="ok", records=1, findings=0))
    sheet = Sheets(tmp_path, write_tables(parts, inputs, tmp_path)).of("budgets")
    titles = [column.title for column in sheet.columns]
    (batch,) = sheet.batches()
    assert batch[titles.index("ファイル名")].to_pylist() == ["2024/vision.pdf", "2025/vision.pdf", "progress.pdf"]


@pytest.mark.parametrize(
    ("year", "text"),
    [(2019, "令和元年度"), (2018, "平成30年度"), (1989, "平成元年度"), (1988, "昭和63年度"), (1867, "")],
)
def test_wareki(year: int, text: str) -> None:
    assert fiscal_year_text(year) == text
