"""Lines above tables that are set as the headings of the text are: they head a section, and the table with it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import read_bytes
from kohyo.pipeline import process
from schemas.printed import Document
from schemas.tables import Passage
from tests.drawing import Drawing

ROWS = (("項目", "基準値（R6）", "目標値（R11）"), ("就農者数", "4人", "6人"), ("遊休農地の面積", "9ha", "8ha"))
SENTENCE = "就農の相談から研修、農地のあっせんまでを一つの窓口で受け付け、就農後の定着を図る。"


def _list(drawing: Drawing, top: float, rows: Sequence[Sequence[str]] = ROWS) -> None:
    xs, ys = [40, 200, 300, 400], [top + 20 * number for number in range(len(rows) + 1)]
    drawing.grid(xs, ys)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            drawing.text(xs[column] + 4, ys[number] + 14, text)


def _told(document: Document) -> list[tuple[str, str | None, str]]:
    return [(row.kind, row.heading_path, row.text) for row in process(document).rows if isinstance(row, Passage)]


def _measure(drawing: Drawing, top: float, number: int, mark: str) -> None:
    drawing.text(40, top, f"({number}) 農業の担い手の確保", 12)
    drawing.text(40, top + 20, f"{mark}考え方")
    drawing.text(50, top + 36, SENTENCE)
    drawing.text(40, top + 56, f"{mark}数値目標")
    _list(drawing, top + 64)
    drawing.text(40, top + 146, f"{mark}取組")
    drawing.text(50, top + 162, "・研修の費用を助成する。")


def test_a_line_with_the_mark_of_the_headings_around_it_is_one() -> None:
    drawing = Drawing(595, 842)
    drawing.text(40, 60, "基本目標１　しごとをつくる", 14)
    for number in (1, 2):
        _measure(drawing, 90 + 200 * (number - 1), number, "■")
    told = _told(read_bytes(drawing.data(), source_name="a.pdf"))
    path = "基本目標１　しごとをつくる > (2) 農業の担い手の確保"
    assert told[-5:] == [
        ("heading", path, "考え方"),
        ("paragraph", f"{path} > 考え方", SENTENCE),
        ("heading", path, "数値目標"),
        ("heading", path, "取組"),
        ("bullet", f"{path} > 取組", "研修の費用を助成する。"),
    ]


def test_a_mark_that_no_heading_has_is_that_of_a_caption() -> None:
    drawing = Drawing(595, 842)
    drawing.text(40, 60, "基本目標１　しごとをつくる", 14)
    drawing.text(40, 90, SENTENCE)
    drawing.text(40, 120, "■数値目標")
    _list(drawing, 128)
    told = _told(read_bytes(drawing.data(), source_name="a.pdf"))
    assert [kind for kind, _, text in told if "数値目標" in text] == ["caption"]


def test_a_line_in_the_type_of_numbered_headings_is_one_of_their_level() -> None:
    drawing = Drawing(595, 842)
    for aim, top in ((1, 60), (2, 300)):
        drawing.text(40, top, f"基本目標{aim}　しごとをつくる", 13)
        for number in (1, 2):
            drawing.text(40, top + 50 * number - 20, f"{aim}－{number}　農業の担い手の確保", 11)
            drawing.text(40, top + 50 * number, SENTENCE)
        drawing.text(40, top + 125, "施策ごとの指標", 11)
        _list(drawing, top + 135)
    told = _told(read_bytes(drawing.data(), source_name="a.pdf"))
    assert [row for row in told if row[2] == "施策ごとの指標"] == [
        ("heading", f"基本目標{aim}　しごとをつくる", "施策ごとの指標") for aim in (1, 2)
    ]


def test_a_line_in_the_type_of_headings_is_one_above_a_caption_too() -> None:
    drawing = Drawing(595, 842)
    drawing.text(40, 60, "基本目標１　しごとをつくる", 13)
    for number in (1, 2):
        drawing.text(40, 40 + 50 * number, f"（{number}）農業の担い手の確保", 11)
        drawing.text(40, 60 + 50 * number, SENTENCE)
    drawing.text(40, 190, "施策ごとの指標", 11)
    drawing.text(180, 210, "【重要業績評価指標】", 9)
    _list(drawing, 216)
    told = _told(read_bytes(drawing.data(), source_name="a.pdf"))
    aim = "基本目標１　しごとをつくる"
    assert told[-2:] == [
        ("heading", aim, "施策ごとの指標"),
        ("caption", f"{aim} > 施策ごとの指標", "【重要業績評価指標】"),
    ]
