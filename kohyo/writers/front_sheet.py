"""The first sheet of the workbook, 「はじめに」: what this is, what was read, how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from kohyo.version import VERSION
from kohyo.writers.columns import CONTRACT_VERSION
from kohyo.writers.csv_form import one_line
from kohyo.writers.sheet_xml import LINE_HEIGHT
from kohyo.writers.widths import line_count
from schemas.codes import CODES
from schemas.tables import Input

TITLE = "はじめに"

_LISTED_FILES = 200
_NUMBERS_FROM = 2
_WIDTHS = (34.0, 84.0, 12.0, 12.0, 12.0)

_ABOUT = (
    "ビジョンなどの資料（PDF・テキスト）に書かれている内容を読み取り、表の形に整理したものです。",
    "1つのシートが1つの表です。1行目が項目名、2行目からがデータです。見出しのフィルターで絞り込みができます。",
    "読み取りに疑いのある箇所は、値を空欄にし、シート「確認事項」に場所と内容を示しています。はじめにご確認ください。",
)
_HOW_TO_READ = (
    (
        "空欄",
        "値がないことを表します（書かれていない、読み取れないなど）。0とは異なります。意味は「項目の説明」にあります。",
    ),
    ("数値", "計算に使える数値です。負の数は▲を付けて表示します（セルの値は－の付いた数値です）。"),
    ("単位", "項目名の括弧内（例：事業費（千円））、または「単位」の列にあります。"),
    ("年度", "西暦の年度です（令和7年度は2025）。右隣に和暦、「（原文）」の列に資料の表記があります。"),
    ("（原文）", "資料に書かれたとおりの文字です（改行は除いています）。"),
    ("ページ", "資料の先頭を1ページとして数えた番号です。資料に印字されたページ番号とは異なることがあります。"),
    (
        "コード",
        "区分を英数字で表したもので、各シートの右のほうにあります。意味は「（日本語）」の列とシート「コード表」にあります。",
    ),
    (
        "ID",
        "プログラムが付けた番号で、各シートの右のほうにあります。表どうしの行を結び付けます（IDとコードは印刷されません）。",
    ),
    ("地域コード", "都道府県と市区町村を表す5桁の標準地域コードです（先頭の0を残すため文字列にしています）。"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A table in the list of sheets.

    Attributes:
        title: Japanese name of the table.
        about: what one row is.
        rows: number of rows; None for the lists that explain the tables.
        sheets: the sheets it stands on; empty for a table without rows or one that is too large.
        note: why there is no sheet; None where there is one.
    """

    title: str
    about: str
    rows: int | None
    sheets: tuple[str, ...]
    note: str | None = None


def fill_front(sheet: Worksheet, inputs: Iterator[Sequence[str]], count: int, tables: Iterable[Listed]) -> None:
    """Writes the first sheet.

    Args:
        sheet: an empty worksheet of the workbook.
        inputs: rows of the table ``inputs`` as texts.
        count: number of those rows.
        tables: all tables of the contract and the lists that explain them.
    """
    page = _Page(sheet)
    page.heading("ビジョン資料の読み取り結果", size=16)
    for line in _ABOUT:
        page.text(line)
    page.heading(f"読み取ったファイル（{count:,}件）")
    page.row(("ファイル", "結果", "ページ数", "行数", "確認事項"), bold=True)
    for fields in _first(inputs, _LISTED_FILES):
        page.row(_file(dict(zip(Input.model_fields, fields, strict=True))))
    if count > _LISTED_FILES:
        page.text(f"ほか{count - _LISTED_FILES:,}件は、シート「入力ファイル」にあります。")
    page.heading("シートの一覧")
    page.row(("シート", "1行が表すもの", "行数"), bold=True)
    for table in tables:
        names = table.sheets or (table.title,)
        for place, name in enumerate(names):
            about = table.about if place == 0 else "（続き）"
            if table.note is not None:
                about = f"{about}　※{table.note}"
            page.row((name, about, table.rows if place == 0 else None), link=name if table.sheets else None)
    page.heading("読み方")
    for term, meaning in _HOW_TO_READ:
        page.row((term, meaning))
    page.heading("データの形式")
    page.row(
        ("CSV", "フォルダ tables に、同じ内容のCSVがあります。文字コードはUTF-8（BOM付き）、改行はCRLFです。")
    )
    page.row(("Parquet", "フォルダ tables に、同じ内容のParquetがあります（分析用）。"))
    page.row(("JSON", "フォルダ records に、文書ごとのJSONがあります（システム連携用）。"))
    page.row(("バージョン", f"kohyo {VERSION}（データ形式 第{CONTRACT_VERSION}版）"))
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width


def _first(rows: Iterator[Sequence[str]], count: int) -> Iterator[Sequence[str]]:
    for _, row in zip(range(count), rows, strict=False):
        yield row


def _file(fields: dict[str, str]) -> tuple[str | int | None, ...]:
    titles = {code.value: code.title for code in CODES["status"]}
    result = titles.get(fields["status"], fields["status"])
    remarks = "".join(text for text in (fields["reason"], fields["advice"]) if text)
    # A reason says more than the status, but for a file that was read it says something else.
    words = [result, remarks] if fields["status"] == "ok" else [remarks or result]
    numbers = [int(fields[name]) if fields[name] else None for name in ("pages", "records", "findings")]
    return (fields["path"], "。".join(filter(None, words)), *numbers)


class _Page:
    """Fills a worksheet from top to bottom."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0

    def heading(self, text: str, size: int = 12) -> None:
        if self._row:
            self._row += 1
        self._row += 1
        cell = self._sheet.cell(self._row, 1, text)
        cell.font = Font(name=FONT, size=size, bold=True)
        self._sheet.row_dimensions[self._row].height = LINE_HEIGHT * size / 10

    def text(self, text: str) -> None:
        self._row += 1
        cell = self._sheet.cell(self._row, 1, text)
        cell.font = Font(name=FONT, size=11)
        cell.alignment = Alignment(vertical="top")

    def row(self, values: Sequence[str | int | None], *, bold: bool = False, link: str | None = None) -> None:
        self._row += 1
        lines = 1
        for column, (value, width) in enumerate(zip(values, _WIDTHS, strict=False), 1):
            if value is None:
                continue
            cell = self._sheet.cell(self._row, column)
            cell.font = Font(name=FONT, size=11, bold=bold)
            # Headers of numbers stand above their numbers, at the right.
            side = "right" if column > _NUMBERS_FROM else None
            cell.alignment = Alignment(vertical="top", horizontal=side, wrap_text=isinstance(value, str))
            if isinstance(value, str):
                cell.value = one_line(value)[:2000]
                # A path may begin with "=", and is no formula.
                cell.data_type = "s"
                cell.number_format = "@"
                lines = max(lines, line_count(value, width))
            else:
                cell.value = value
                cell.number_format = "#,##0"
        if link is not None:
            cell = self._sheet.cell(self._row, 1)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{link}'!A1")
            cell.font = Font(name=FONT, size=11, underline="single", color="0563C1")
        self._sheet.row_dimensions[self._row].height = LINE_HEIGHT * lines


FONT = "游ゴシック"
"""The font of Japanese Excel; other programs replace it by one that they have."""
