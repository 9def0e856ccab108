"""What the PDF source promises: places from the visible corner, refusals in words, notes instead of silence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.document import read, read_bytes
from extract.sources.pdf import library as pdf_library
from extract.sources.pdf import source as pdf
from extract.sources.pdf import text as pdf_text
from extract.sources.pdf.triage import find_models
from schemas.errors import UnreadableInputError
from schemas.printed import Document
from tests.drawing import Drawing, only_grid, texts


def refusal(data: bytes, name: str = "x.pdf") -> UnreadableInputError:
    with pytest.raises(UnreadableInputError) as caught:
        read_bytes(data, source_name=name)
    return caught.value


def turned(data: bytes, rotate: int, crop: str = "") -> Document:
    """The same file with /Rotate and /CropBox set on its pages; reportlab writes both before /Contents."""
    entry = f"/Rotate {rotate} {crop}".encode()
    assert b"/Rotate 0" in data
    return read_bytes(data.replace(b"/Rotate 0", entry), source_name="turned.pdf")


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", "empty"),
        (b"\n \x00", "empty"),
        (b"<!DOCTYPE html><html>", "not_pdf"),
        (b"PK\x03\x04 a workbook", "not_pdf"),
        (b"%PDF-1.7\n%cut off", "not_pdf"),
    ],
)
def test_what_is_no_pdf_is_refused_with_advice(data: bytes, status: str) -> None:
    error = refusal(data)
    assert error.status == status
    assert error.reason
    assert error.advice


def test_an_unknown_kind_of_file_is_unsupported() -> None:
    assert refusal(b"PK\x03\x04", "book.xlsx").status == "unsupported"
    assert refusal(b"\x89PNG\r\n\x1a\n\x00\x00", "picture.txt").status == "unsupported"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError):
        read(tmp_path / "none.pdf")


def test_a_password_is_told() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(10, 10, "x")
    canvas.save()
    assert refusal(buffer.getvalue()).status == "encrypted"


def test_a_pdf_without_pages_is_refused() -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    assert refusal(data).status == "not_pdf"


def test_the_content_tells_the_kind_and_not_the_name() -> None:
    d = Drawing()
    d.text(20, 40, "本文")
    document = read_bytes(d.data(), source_name="notes.txt")
    assert document.media_type == "application/pdf"
    assert document.document_id == "d" + document.sha256[:12]
    assert (document.page_count, document.text_layer) == (1, "native")


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_has_its_words_where_one_sees_them(rotate: int) -> None:
    """Text printed so that it is upright once the viewer has turned the page."""
    d = Drawing(300, 400)
    place = {0: (50, 60), 90: (50, 60), 180: (250, 340), 270: (250, 340)}[rotate]
    d.text(*place, "見える", 10, turn=-rotate)
    page = turned(d.data(), rotate).pages[0]
    [line] = page.lines
    box = line.box
    assert box is not None
    assert line.text == "見える"
    assert box.width == pytest.approx(30, abs=1)
    assert box.height == pytest.approx(10, abs=0.5)
    assert (page.width, page.height) == ((400, 300) if rotate in (90, 270) else (300, 400))
    seen = {0: (50, 60), 90: (400 - 60, 50), 180: (50, 60), 270: (340, 50)}[rotate]
    assert box.x0 == pytest.approx(seen[0], abs=1)
    assert box.bottom - 1.2 == pytest.approx(seen[1], abs=1)


def test_a_turned_grid_keeps_its_rows() -> None:
    d = Drawing(300, 400)
    d.grid([100, 150, 180, 240], [50, 120, 260])
    d.text(110, 60, "x")
    grid = only_grid(turned(d.data(), 90))
    assert (grid.row_count, grid.column_count) == (3, 2)


def test_the_crop_box_moves_the_corner() -> None:
    d = Drawing(300, 400)
    d.text(60, 90, "切り抜き")
    page = turned(d.data(), 0, "/CropBox [40 100 280 360]").pages[0]
    assert (page.width, page.height) == (240, 260)
    box = page.lines[0].box
    assert box is not None
    assert box.x0 == pytest.approx(20, abs=0.5)
    assert box.bottom - 1.2 == pytest.approx(50, abs=0.5)


def test_printed_spaces_survive_even_alone_in_their_text_object() -> None:
    d = Drawing()
    d.text(20, 40, "\u3000")
    d.text(30, 40, "両市町は、")
    d.text(80, 40, " ")
    d.text(83, 40, "本文")
    assert texts(d.read()) == ["\u3000両市町は、 本文"]


def test_invisible_text_is_an_ocr_layer() -> None:
    d = Drawing()
    d.text(20, 40, "読み取った文字", mode=3)
    scanned = d.read()
    assert scanned.text_layer == "ocr"
    assert scanned.pages[0].method == "ocr"
    d = Drawing()
    d.text(20, 40, "読み取った文字", mode=3)
    d.page()
    d.text(20, 40, "本文")
    mixed = d.read()
    assert mixed.text_layer == "mixed"
    assert [p.method for p in mixed.pages] == ["ocr", "text"]


def test_a_page_of_pictures_is_a_note() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    d = Drawing()
    d.canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "grey")), 0, 0, 400, 500)
    d.page()
    d.text(20, 40, "本文")
    [note] = d.read().notes
    # without the optional recogniser the page was not read; with it nothing was found on it
    rule = "no-text-layer" if find_models() is None else "picture-page"
    assert (note.rule, note.page) == (rule, 1)
    assert "1ページ" in note.message


def test_glyphs_without_unicode_are_counted() -> None:
    d = Drawing()
    d.text(20, 40, "外字\ue000と市")
    document = d.read()
    [note] = document.notes
    assert (note.rule, note.page, note.found) == ("unreadable-glyphs", 1, "1")


def test_kangxi_radicals_stay_as_printed() -> None:
    d = Drawing()
    d.text(20, 40, "⽂字")
    printed = texts(d.read())[0]
    assert printed in ("⽂字", "文字")  # the test font may know the radical by its ideograph only


def test_too_many_characters_are_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MAX_GLYPHS_PER_PAGE", 4)
    d = Drawing()
    d.text(20, 40, "一二三四五六")
    document = d.read()
    assert [n.rule for n in document.notes] == ["layout-limit"]
    assert texts(document) == ["一二三四"]


def test_page_numbers_and_running_heads_are_furniture() -> None:
    d = Drawing()
    for number in range(1, 6):
        d.text(20, 20, "連携中枢都市圏ビジョン")
        d.text(20, 100, f"本文の{number}行目です")
        d.text(190, 485, f"- {number} -")
        d.page()
    document = d.read()
    for number, page in enumerate(document.pages[:5], start=1):
        assert [line.text for line in page.lines] == [f"本文の{number}行目です"]
        assert {line.text for line in page.furniture} == {"連携中枢都市圏ビジョン", f"- {number} -"}


def test_a_heading_that_comes_again_and_again_is_none_where_it_begins_pages() -> None:
    d = Drawing()
    for number in range(1, 6):
        d.text(20, 20, "■主な事業")
        d.text(20, 60, f"本文の{number}行目です")
        d.text(20, 100, "■主な事業")
        d.text(20, 140, f"本文の{number}行目に続く行です")
        d.page()
    assert all(len(page.lines) == 4 for page in d.read().pages[:5])


def test_a_running_head_is_furniture_on_a_page_where_it_stands_elsewhere() -> None:
    d = Drawing()
    for number in range(1, 7):
        d.text(20 if number < 5 else 260, 20, "人口ビジョン")
        d.text(20, 100, f"本文の{number}行目です")
        d.page()
    assert [[line.text for line in page.lines] for page in d.read().pages[4:6]] == [
        ["本文の5行目です"],
        ["本文の6行目です"],
    ]


def test_a_running_head_right_above_titles_and_tables_is_furniture_where_pages_begin_with_it() -> None:
    d = Drawing()
    for number in range(1, 5):
        d.text(380 - 9 * (8 + number % 2), 18, "人口ビジョン資料編", 8 + number % 2)
        if number == 3:
            d.grid([20, 60, 100], [22, 42, 62])
            d.label([20, 60, 100], [22, 42, 62])
        else:
            d.text(20, 30, ("人口の推移", "人口動態", "", "将来推計")[number - 1], 9)
        d.text(20, 100, f"本文の{number}行目です")
        d.page()
    pages = d.read().pages[:4]
    assert all("人口ビジョン資料編" in {line.text for line in page.furniture} for page in pages)
    assert [len(page.flow) for page in pages] == [2, 2, 2, 2]


def test_a_unit_right_above_the_tables_of_all_pages_is_no_running_head() -> None:
    d = Drawing()
    for _ in range(4):
        d.text(320, 18, "（単位：人）", 9)
        d.grid([20, 60, 380], [22, 42, 62])
        d.label([20, 60, 380], [22, 42, 62])
        d.page()
    assert all(page.lines[0].text == "（単位：人）" for page in d.read().pages[:4])


def test_keys_increase_in_reading_order() -> None:
    d = Drawing()
    d.text(20, 200, "後")
    d.text(20, 40, "先")
    d.grid([20, 60, 100], [60, 80, 100])
    d.text(25, 75, "表")
    d.page()
    d.text(20, 40, "次の頁")
    document = d.read()
    keys = []
    for _, item in document.flow:
        keys.append(item.key)
        if not hasattr(item, "words"):
            keys.extend(line.key for line in item.lines)
    assert keys == sorted(set(keys))
    assert keys[0] == 1


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    d = Drawing()
    d.text(20, 40, "二段組の見出し")
    for k in range(6):
        d.text(20, 70 + 15 * k, f"左の段の{k}行目の文章が続く")
        d.text(210, 70 + 15 * k, f"右の段の{k}行目の文章が続く")
    d.text(20, 200, "段のあとの本文")
    found = texts(d.read())
    assert found[0] == "二段組の見出し"
    assert [t[0] for t in found[1:13]] == ["左"] * 6 + ["右"] * 6
    assert found[-1] == "段のあとの本文"


def test_a_long_file_is_opened_again_so_that_what_its_pages_held_is_freed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    d = Drawing()
    for number in range(1, 6):
        d.text(20, 40 + 30 * number, "一二三四五"[:number])
        d.page()
    data = d.data()
    opened: list[int] = []
    closed: list[int] = []
    load, close = pdf_library.load_document, pdf_library.close_document

    def noted_load(*arguments: object) -> int:
        opened.append(load(*arguments))
        return opened[-1]

    def noted_close(handle: int) -> None:
        closed.append(handle)
        close(handle)

    monkeypatch.setattr(pdf_library, "load_document", noted_load)
    monkeypatch.setattr(pdf_library, "close_document", noted_close)
    monkeypatch.setattr(pdf, "PAGES_AN_OPENING", 2)
    pages = read_bytes(data, source_name="x.pdf").pages
    assert [line.text for page in pages for line in page.lines] == ["一二三四五"[:n] for n in range(1, 6)]
    assert len(opened) == 3
    assert closed == opened
