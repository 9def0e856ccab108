"""The first sheet of the workbook, 「はじめに」: what this is, what was read, how to read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kohyo.version import VERSION
from kohyo.writers.columns import CONTRACT_VERSION
from kohyo.writers.csv_form import one_line
from kohyo.writers.sheet_xml import LINE_HEIGHT
from kohyo.writers.widths import line_count
from schemas.codes import CODES
from schemas.frozen import dataclass

TITLE = "はじめに"

LISTED_FILES = 200
"""Files that the first sheet names; the others stand on a sheet of their own."""

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


Formats = Callable[..., Format]
"""Makes a format of properties by their names in XlsxWriter."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A table in the list of sheets.

    Attributes:
        title: Japanese name of the table, which is that of its sheet.
        about: what one row is.
        rows: number of rows; None for the lists that explain the tables.
        note: why there is no sheet; None where there is one.
        left_out: whether there are rows and the sheet is missing.
    """

    title: str
    about: str
    rows: int | None
    note: str | None = None
    left_out: bool = False


def fill_front(
    sheet: Worksheet, formats: Formats, inputs: Sequence[Mapping[str, str]], count: int, tables: Sequence[Listed]
) -> None:
    """Writes the first sheet.

    Args:
        sheet: an empty worksheet of the workbook.
        formats: gives the formats of the workbook.
        inputs: the first rows of the table ``inputs`` as texts by column, at least ``LISTED_FILES`` of them.
        count: number of those rows in all.
        tables: all tables of the contract and the lists that explain them.
    """
    page = _Page(sheet, formats)
    page.heading("ビジョン資料の読み取り結果", size=16)
    for line in _ABOUT:
        page.text(line)
    missing = "、".join(table.title for table in tables if table.left_out)
    if missing:
        page.text(
            "※行数が多いため、次の表はこのブックに入っていません"
            f"（すべての行がフォルダ tables のCSVにあります）：{missing}",
            bold=True,
        )
    page.heading(f"読み取ったファイル（{count:,}件）")
    page.row(("ファイル", "結果", "ページ数", "行数", "確認事項"), bold=True)
    for fields in inputs[:LISTED_FILES]:
        page.row(_file(fields))
    if count > LISTED_FILES:
        page.text(f"ほか{count - LISTED_FILES:,}件は、シート「入力ファイル」にあります。")
    page.heading("シートの一覧")
    page.row(("シート", "1行が表すもの", "行数"), bold=True)
    for table in tables:
        about = table.about if table.note is None else f"{table.about}　※{table.note}"
        page.row((table.title, about, table.rows), link=table.title if table.note is None else None)
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
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)


def _file(fields: Mapping[str, str]) -> tuple[str | int | None, ...]:
    titles = {code.value: code.title for code in CODES["status"]}
    result = titles.get(fields["status"], fields["status"])
    remarks = "".join(text for text in (fields["reason"], fields["advice"]) if text)
    # A reason says more than the status, but for a file that was read it says something else.
    words = [result, remarks] if fields["status"] == "ok" else [remarks or result]
    numbers = [int(fields[name]) if fields[name] else None for name in ("pages", "records", "findings")]
    return (fields["path"], "。".join(filter(None, words)), *numbers)


class _Page:
    """Fills a worksheet from top to bottom."""

    def __init__(self, sheet: Worksheet, formats: Formats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._row = -1

    def heading(self, text: str, size: int = 12) -> None:
        """A line of its own, below an empty one."""
        self._row += 1 if self._row < 0 else 2
        self._sheet.write_string(self._row, 0, text, self._formats(font_size=size, bold=True))
        self._sheet.set_row(self._row, LINE_HEIGHT * size / 10)

    def text(self, text: str, *, bold: bool = False) -> None:
        """A line that runs over the columns."""
        self._row += 1
        self._sheet.write_string(self._row, 0, text, self._formats(valign="top", bold=bold))

    def row(self, values: Sequence[str | int | None], *, bold: bool = False, link: str | None = None) -> None:
        """Cells beside each other; the first one leads to the sheet ``link``."""
        self._row += 1
        lines = 1
        for column, (value, width) in enumerate(zip(values, _WIDTHS, strict=False)):
            # Headers of numbers stand above their numbers, at the right.
            side = {"align": "right"} if column >= _NUMBERS_FROM else {}
            if isinstance(value, str):
                style = self._formats(valign="top", text_wrap=True, num_format="@", bold=bold, **side)
                # A path may begin with "=", and is no formula.
                self._sheet.write_string(self._row, column, one_line(value)[:2000], style)
                lines = max(lines, line_count(value, width))
            elif value is not None:
                style = self._formats(valign="top", num_format="#,##0", bold=bold, **side)
                self._sheet.write_number(self._row, column, value, style)
        if link is not None:
            style = self._formats(valign="top", text_wrap=True, num_format="@", underline=1, font_color="#0563C1")
            self._sheet.write_url(self._row, 0, f"internal:'{link}'!A1", style, link)
        self._sheet.set_row(self._row, LINE_HEIGHT * lines)
