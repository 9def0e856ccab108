"""Rulings, skew, marks and words in pictures drawn here; left out where the optional packages are missing."""

from __future__ import annotations

import io
import socket
import sys

import pytest

from extract.document import read_bytes, read_sections
from extract.sources.pdf import source as pdf_source
from extract.sources.pdf.triage import find_models
from schemas.limits import Limits
from schemas.printed import Grid, Page
from tests.drawing import Drawing, only_grid, spans

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from extract.sources.scan.marks import lone_mark, marks_within
from extract.sources.scan.models import load_models
from extract.sources.scan.picture import inked_bands, straighten
from extract.sources.scan.rulings import find_heads, find_rulings, without
from extract.sources.scan.setting import Character
from extract.sources.scan.turn import quarter_turns
from tests.scan_drawing import DPI, FONT, SCALE, array, as_pdf, blank, grid, line, write


@pytest.mark.parametrize("degrees", [-4.2, -0.7, 0.0, 1.3])
def test_a_page_is_turned_straight(degrees: float) -> None:
    picture, draw = blank()
    grid(draw, [50, 150, 350], [50, 80, 200])
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=245)
    assert straighten(array(turned), DPI).angle == pytest.approx(-degrees, abs=0.06)


def test_rulings_are_found_and_strokes_of_letters_are_not() -> None:
    picture, draw = blank()
    grid(draw, [50, 150, 350], [50, 80, 110])
    write(draw, 60, 55, "事業名", 16)
    write(draw, 160, 85, "三重県事業書", 18)
    write(draw, 50, 200, "一二三事業書二三一", 18)
    ruled = find_rulings(straighten(array(picture), DPI))
    assert [round(r.at / SCALE) for r in ruled.level] == [50, 80, 110]
    assert [round(r.at / SCALE) for r in ruled.plumb] == [50, 150, 350]


def test_borders_of_tables_below_each_other_may_stand_a_little_beside_one_another() -> None:
    picture, draw = blank()
    for n, top in enumerate((50, 90, 130)):
        grid(draw, [50, 200 + 1.4 * n, 350], [top, top + 20, top + 40])
    ruled = find_rulings(straighten(array(picture), DPI))
    middle = [r for r in ruled.plumb if 190 < r.at / SCALE < 210]
    assert [r.at / SCALE for r in middle] == pytest.approx([200, 201.4, 202.8], abs=0.4)
    assert [(r.low / SCALE, r.high / SCALE) for r in middle] == [
        pytest.approx((top, top + 40), abs=1.2) for top in (50, 90, 130)
    ]


def test_the_feet_of_figures_are_no_ruling() -> None:
    picture, draw = blank()
    grid(draw, [50, 150, 350], [50, 80, 110])
    line(draw, 200, 100, 232, 100, 2)
    for k in range(8):
        line(draw, 201 + 4 * k, 92, 201 + 4 * k, 100, 4)
    ruled = find_rulings(straighten(array(picture), DPI))
    assert [round(r.at / SCALE) for r in ruled.level] == [50, 80, 110]


def test_dashes_between_rulings_are_a_ruling_and_leaders_are_not() -> None:
    picture, draw = blank()
    grid(draw, [50, 350], [50, 110])
    for k in range(75):
        line(draw, 50 + 4 * k, 80, 52 + 4 * k, 80)
        if 10 < k < 50:
            line(draw, 50 + 4 * k, 200, 51 + 4 * k, 200)
            line(draw, 50 + 4 * k, 150, 51 + 4 * k, 150)
    write(draw, 60, 194, "概要")
    write(draw, 252, 194, "3")
    ruled = find_rulings(straighten(array(picture), DPI))
    assert [round(r.at / SCALE) for r in ruled.level] == [50, 80, 110, 150]  # that at 150 stands alone


def test_a_short_row_of_dashes_is_a_ruling_where_it_leads_from_one_to_another() -> None:
    picture, draw = blank()
    grid(draw, [50, 350], [50, 74, 98])
    for top in (50, 130):
        for k in range(6):
            line(draw, 200, top + 4 * k, 200, top + 4 * k + 2)
    write(draw, 203, 56, "休日診療")
    ruled = find_rulings(straighten(array(picture), DPI))
    assert [round(r.at / SCALE) for r in ruled.plumb] == [50, 200, 350]
    [dashed] = [r for r in ruled.plumb if round(r.at / SCALE) == 200]
    assert (dashed.low / SCALE, dashed.high / SCALE) == pytest.approx((50, 74), abs=3)


@pytest.mark.parametrize("level", [170, 205, 222])
def test_pale_rulings_are_found_in_noise_and_letters_are_none(level: int) -> None:
    picture, draw = blank()
    for x in (50, 150, 350):
        draw.line([x * SCALE, 50 * SCALE, x * SCALE, 110 * SCALE], fill=level, width=2)
    for y in (50, 80, 110):
        draw.line([50 * SCALE, y * SCALE, 350 * SCALE, y * SCALE], fill=level, width=2)
    write(draw, 160, 58, "一般会計の二割三分")
    write(draw, 60, 150, "サービスセンター一覧三重県")
    noisy = array(picture) + np.random.default_rng(1).normal(0, 3, array(picture).shape)
    ruled = find_rulings(straighten(noisy.clip(0, 255).astype(np.uint8), DPI))
    assert [round(r.at / SCALE) for r in ruled.level] == [50, 80, 110]
    assert [round(r.at / SCALE) for r in ruled.plumb] == [50, 150, 350]


def test_the_head_of_an_arrow_is_a_triangle() -> None:
    picture, draw = blank()
    grid(draw, [50, 150, 250, 350], [50, 80])
    line(draw, 160, 65, 330, 65, 3)
    draw.polygon([(330 * SCALE, 61 * SCALE), (338 * SCALE, 65 * SCALE), (330 * SCALE, 69 * SCALE)], fill=30)
    straight = straighten(array(picture), DPI)
    ruled = find_rulings(straight)
    [head], _ = find_heads(without(straight, ruled.mask), ruled)
    assert head.corners == 3
    assert head.x1 == pytest.approx(338, abs=1.5)
    assert (head.top + head.bottom) / 2 == pytest.approx(65, abs=1)


def mark(draw_it: str) -> npt.NDArray[np.bool_]:
    picture = Image.new("L", (40, 40), 255)
    draw = ImageDraw.Draw(picture)
    if draw_it in "○◎":
        draw.ellipse([5, 5, 34, 34], outline=0, width=2)
    if draw_it == "◎":
        draw.ellipse([12, 12, 27, 27], outline=0, width=2)
    if draw_it == "●":
        draw.ellipse([5, 5, 34, 34], fill=0)
    if draw_it in "△▲":
        draw.polygon([(20, 5), (36, 33), (4, 33)], outline=0, fill=0 if draw_it == "▲" else None, width=2)
    if draw_it in "→➡":
        draw.rectangle([4, 18 if draw_it == "→" else 14, 26, 20 if draw_it == "→" else 24], fill=0)
        draw.polygon([(24, 8), (37, 19), (24, 30)], fill=0)
    if draw_it == "■":
        draw.rectangle([6, 6, 33, 33], fill=0)
    if draw_it == "◆":
        draw.polygon([(19.5, 3), (36, 19.5), (19.5, 36), (3, 19.5)], fill=0)
    if draw_it == "―":
        draw.rectangle([4, 19, 36, 20], fill=0)
    if draw_it == "口":
        draw.rectangle([6, 6, 33, 33], outline=0, width=2)
    ink = array(picture) < 128
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return np.asarray(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


@pytest.mark.parametrize("shape", ["○", "◎", "●", "△", "▲", "→", "➡", "―", "■", "◆"])
def test_a_lone_mark_is_told_by_its_shape(shape: str) -> None:
    assert lone_mark(mark(shape), [], SCALE) == shape


@pytest.mark.parametrize("shape", ["○", "●", "―"])
def test_specks_beside_a_mark_do_not_hide_it(shape: str) -> None:
    clean = mark(shape)
    ink = np.zeros((clean.shape[0] + 4, clean.shape[1] + 6), np.bool_)
    ink[4:, : clean.shape[1]] = clean
    ink[:2, :2] = ink[-2:, -3:] = True
    assert lone_mark(ink, [Character("o", 10, 0.5)], SCALE) == shape


def test_a_title_touching_its_table_keeps_all_its_letters() -> None:
    picture, draw = blank(500, 200)
    grid(draw, [50, 74, 150, 250, 450], [60, 90, 120])
    write(draw, 50, 45.5, "圏域の住民が安心して暮らせる取組", 12)
    write(draw, 160, 70, "休日診療")
    document = as_pdf(picture)
    assert document.pages[0].lines[0].text == "圏域の住民が安心して暮らせる取組"
    assert only_grid(document).column_count == 4


def test_the_shadow_of_a_books_back_does_not_turn_the_page() -> None:
    picture, draw = blank()
    write(draw, 60, 60, "圏域の住民が安心して暮らせる", 12)
    write(draw, 60, 90, "休日診療の当番の医師を確保し", 12)
    turned = np.asarray(picture.rotate(1.4, Image.Resampling.BICUBIC, fillcolor=245), np.float64)
    turned[:, :70] *= np.linspace(0.35, 1, 70)
    assert straighten(turned.astype(np.uint8), DPI).angle == pytest.approx(-1.4, abs=0.1)


def test_turning_rulings_gives_the_rulings_of_the_turned_picture() -> None:
    picture, draw = blank(300, 200)
    grid(draw, [40, 90, 260], [30, 60, 170])
    straight = straighten(array(picture), DPI)
    for quarters in (1, 2, 3):
        turned, again = find_rulings(straight).turned(quarters), find_rulings(straight.turned(quarters))
        for ours, theirs in ((turned.level, again.level), (turned.plumb, again.plumb)):
            assert [tuple(line) for line in ours] == [pytest.approx(tuple(line), abs=1.5) for line in theirs]
        assert (turned.mask != again.mask).mean() < 0.03


def test_what_is_blank_is_not_looked_at() -> None:
    picture, draw = blank(400, 800)
    write(draw, 60, 60, "圏域の住民が安心して暮らせる", 12)
    write(draw, 200, 760, "12", 9)
    bands = inked_bands(straighten(array(picture), DPI, turn=False), 1 / SCALE)
    assert len(bands) == 2
    (top, bottom, left, right), foot = bands
    assert top <= 60 < 72 <= bottom <= 100
    assert left <= 60 < 220 <= right
    assert foot[0] > 700


def test_a_letter_is_no_mark() -> None:
    # a C is a ring with a gap, a figure zero a narrow one
    assert lone_mark(mark("○"), [Character("C", 10, 0.99)], SCALE) is None
    assert lone_mark(mark("○"), [Character("C", 10, 0.7)], SCALE) == "○"
    assert lone_mark(mark("○")[:, 6:-6], [Character("0", 10, 0.9)], SCALE) is None
    assert lone_mark(mark("口"), [], SCALE) is None
    assert lone_mark(mark("○"), [Character("市", 10, 0.99)], SCALE) is None
    assert lone_mark(mark("○"), [Character("O", 10, 0.99)], SCALE) == "○"
    assert lone_mark(mark("●"), [Character("2", 3, 0.99), Character("5", 9, 0.99)], SCALE) is None


def test_a_short_flat_mark_is_a_hyphen_whatever_it_is_taken_for() -> None:
    assert lone_mark(np.ones((3, 7), np.bool_), [Character("1", 3, 0.7)], SCALE) == "-"
    assert lone_mark(np.ones((3, 4), np.bool_), [Character(".", 3, 0.7)], SCALE) is None


def test_a_circle_that_the_recogniser_dropped_is_put_back() -> None:
    ring = mark("○")
    ink = np.zeros((30, 100), np.bool_)
    ink[: ring.shape[0], : ring.shape[1]] = ring
    found = marks_within(ink, [Character("市", 50.0, 1.0)], 32.0, 0.0)
    assert "".join(c.text for c in found) == "○市"


def card() -> Image.Image:
    picture, draw = blank(400, 300)
    write(draw, 50, 20, "定住自立圏共生ビジョン", 14)
    grid(draw, [50, 130, 240, 350], [60, 90, 120, 150])
    for x, y, text in (
        (56, 68, "事業名"),
        (136, 68, "休日診療"),
        (246, 68, "12,480"),
        (136, 98, "医療"),
        (246, 128, "9,640"),
    ):
        write(draw, x, y, text)
    return picture


def test_a_scan_becomes_the_same_table_as_a_drawing() -> None:
    document = as_pdf(card(), turn=0.8)
    table = only_grid(document)
    assert spans(table) == [(r, c, 1, 1) for r in range(3) for c in range(3)]
    assert [cell.text for cell in table.cells] == ["事業名", "休日診療", "12,480", "", "医療", "", "", "", "9,640"]
    assert document.pages[0].lines[0].text == "定住自立圏共生ビジョン"
    assert (document.text_layer, document.pages[0].method) == ("ocr", "ocr")
    assert all(0.5 < word.confidence <= 1 for at in table.lines for word in at.words)
    box = table.box
    assert box is not None
    assert box.x0 == pytest.approx(50, abs=2)
    assert box.top == pytest.approx(60, abs=2)


@pytest.mark.parametrize(("quarters", "degrees"), [(0, 1.2), (1, -0.8), (2, 0.6), (3, 0.9)])
def test_places_can_be_told_on_the_page_as_the_file_shows_it(quarters: int, degrees: float) -> None:
    upright = card()
    dot = upright.copy()
    # where the middle of 12,480 goes when the sheet lies askew on the glass
    spot = Image.new("L", upright.size, 0)
    ImageDraw.Draw(spot).rectangle([246 * SCALE, 71 * SCALE, 276 * SCALE, 83 * SCALE], fill=255)
    dot, spot = (p.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=f) for p, f in ((dot, 245), (spot, 0)))
    dot, spot = (p.rotate(90 * quarters, expand=True) for p in (dot, spot))
    lit = np.argwhere(np.asarray(spot) > 128)
    y, x = lit.mean(axis=0) / SCALE
    page = as_pdf(dot).pages[0]
    assert page.turned is not None
    [word] = [w for line in only_grid_of(page).lines for w in line.words if w.text == "12,480"]
    assert word.box is not None
    found = page.turned.as_shown(word.box).center
    assert found[0] == pytest.approx(x, abs=2)
    assert found[1] == pytest.approx(y, abs=2)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_which_way_up_a_page_of_close_lines_lies(quarters: int) -> None:
    picture, draw = blank(400, 300)
    for k, text in enumerate(
        (
            "圏域内の休日及び夜間における救急医療体制を確保するため、医師会と連携し、",
            "当番医の体制を維持する。あわせて、受診の目安を住民に周知する。",
            "診療所の運営に要する経費は、人口割により市町村が負担する。",
            "救急医療の体制が維持され、住民が安心して暮らせる。",
        )
        * 3
    ):
        write(draw, 30, 30 + 8.2 * k, text, 7)
    models = load_models()
    assert models is not None
    lying = np.ascontiguousarray(np.rot90(array(picture), quarters))
    assert (quarters + quarter_turns(straighten(lying, DPI), models)) % 4 == 0


def test_what_the_edge_of_the_sheet_leaves_of_a_page_number_is_no_line() -> None:
    picture, draw = blank(400, 500)
    write(draw, 60, 60, "圏域の住民が安心して暮らせる", 12)
    line(draw, 197, 490, 203, 490, 3)
    assert [at.text for at in as_pdf(picture).pages[0].lines] == ["圏域の住民が安心して暮らせる"]


def test_a_very_large_page_is_read_coarsely_and_says_so() -> None:
    picture = Image.new("L", (2000, 1400), 245)
    ImageDraw.Draw(picture).text(
        (300, 500), "圏域の住民が安心して暮らせる", fill=20, font=ImageFont.truetype(str(FONT), 30)
    )
    stored = io.BytesIO()
    picture.save(stored, "PDF", resolution=36.0)
    document = read_bytes(stored.getvalue(), source_name="poster.pdf")
    assert [line.text for line in document.pages[0].lines] == ["圏域の住民が安心して暮らせる"]
    [note] = document.notes
    assert (note.rule, note.page) == ("layout-limit", 1)


def test_the_pixels_of_a_page_can_be_limited_further() -> None:
    picture = Image.new("L", (827, 1169), 245)
    font = ImageFont.truetype(str(FONT), 60)
    ImageDraw.Draw(picture).text((100, 300), "圏域の将来像", fill=20, font=font)
    stored = io.BytesIO()
    picture.save(stored, "PDF", resolution=100.0)
    usual, small = (
        list(read_sections(stored.getvalue(), source_name="scan.pdf", limits=limits))
        for limits in (Limits(), Limits(pixels=900_000))
    )
    assert [note.rule for note in usual[0].notes] == []
    assert [note.rule for note in small[0].notes] == ["layout-limit"]
    [line] = small[0].pages[0].lines  # the last letter is too coarse to be told
    assert line.text.startswith("圏域の将来")


def only_grid_of(page: Page) -> Grid:
    [table] = page.grids
    return table


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a network connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert only_grid(as_pdf(card())).cells[0].text == "事業名"
    assert "rapidocr" not in sys.modules


def test_a_scan_beside_a_page_with_text_is_mixed() -> None:
    stored = io.BytesIO()
    card().save(stored, "PNG")
    from reportlab.lib.utils import ImageReader

    d = Drawing()
    d.text(20, 40, "本文がある頁")
    d.page()
    d.canvas.drawImage(ImageReader(Image.open(stored)), 0, 200, 400, 300)
    document = d.read()
    assert document.text_layer == "mixed"
    assert [p.method for p in document.pages] == ["text", "ocr"]
    assert document.notes == ()


def test_a_page_that_lies_is_read_from_its_picture_and_its_own_rulings() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("lying", str(FONT)))
    d = Drawing()
    d.grid([50, 150, 350], [60, 90, 120])
    for x, y, text in ((56, 80, "事業名"), (156, 80, "休日診療体制維持事業"), (56, 110, "事業費")):
        d.text(x, y, text, font="lying")
    data = d.data()
    document = read_bytes(data, source_name="good.pdf")
    assert document.pages[0].method == "text"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_source, "why_recognise", lambda _: "broken")
        lying = read_bytes(data, source_name="lying.pdf")
    assert lying.pages[0].method == "ocr"
    assert [c.text for c in only_grid(lying).cells] == [c.text for c in only_grid(document).cells]
    assert only_grid(lying).box == only_grid(document).box
    assert [note.rule for note in lying.notes] == ["unreadable-glyphs"]
