"""Small marks on scans that a recogniser takes for letters, and strokes of letters that look like rulings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.sources.pdf.triage import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from extract.sources.scan.covered import drawn_behind
from extract.sources.scan.grounds import find_grounds, without_soft_rims
from extract.sources.scan.marks import lone_mark, lone_sign, marks_within
from extract.sources.scan.models import load_models
from extract.sources.scan.picture import straighten
from extract.sources.scan.pieces import Piece
from extract.sources.scan.rulings import find_rulings
from extract.sources.scan.setting import Character
from extract.sources.scan.words import crop_of, read_words
from tests.scan_drawing import DPI, SCALE, array, as_pdf, blank, grid, write


def noisy(picture: Image.Image, sigma: float = 6) -> npt.NDArray[np.uint8]:
    noise = np.random.default_rng(1).normal(0, sigma, array(picture).shape)
    return np.asarray((array(picture) + noise).clip(0, 255), np.uint8)


def pointer(high: int) -> npt.NDArray[np.bool_]:
    """A solid triangle that points to the right."""
    picture = Image.new("L", (high, high + 1), 0)
    ImageDraw.Draw(picture).polygon([(0, 0), (0, high), (0.75 * high, high / 2)], fill=255)
    ink = np.asarray(picture) > 128
    return np.asarray(ink[:, ink.any(axis=0)], np.bool_)


def test_small_dashes_in_cells_are_no_figures() -> None:
    picture, draw = blank(400, 200)
    ys = [40.0, 60.0, 80.0, 100.0]
    grid(draw, [40, 140, 210, 280, 360], ys)
    for top, label in zip(ys, ("転入者", "転出者", "現状値"), strict=False):
        write(draw, 50, top + 5, label)
        for x, text in ((150, "310"), (220, "240")):
            write(draw, x, top + 5, text)
        draw.rectangle([318 * SCALE, (top + 10) * SCALE, 318 * SCALE + 4, (top + 10) * SCALE + 1], fill=20)
    [table] = as_pdf(picture, turn=0.4).pages[0].grids
    values = [cell.text for cell in table.cells if cell.column == 3]
    assert not [text for text in values if any(c.isdigit() for c in text)]


@pytest.mark.parametrize("taken_for", ["0", "1", "8", "一"])
def test_a_piece_much_smaller_than_a_line_is_a_dash(taken_for: str) -> None:
    [found] = lone_sign(np.ones((3, 5), np.bool_), [Character(taken_for, 2.0, 0.8)], 13.0)
    assert found.text == "-"


def test_a_sure_nought_that_is_narrower_than_tall_is_no_circle() -> None:
    picture = Image.new("L", (40, 50), 0)
    ImageDraw.Draw(picture).ellipse([2, 2, 38, 43], outline=255, width=6)
    ink = np.asarray(picture) > 128
    ink = ink[ink.any(axis=1)][:, ink.any(axis=0)]
    assert lone_mark(ink, [Character("0", 18.0, 1.0)], SCALE) is None
    assert lone_mark(ink, [Character("O", 18.0, 0.7)], SCALE) == "○"


@pytest.mark.parametrize("high", [13, 16, 24, 38])
def test_a_triangle_between_two_figures_points_to_the_second(high: int) -> None:
    ink = np.zeros((40, 200), np.bool_)
    size = max(30.0, float(high))
    shape = pointer(high)
    ink[8:35, 10:24] = ink[8:35, 150:164] = True
    ink[20 - high // 2 : 20 - high // 2 + len(shape), 80 : 80 + shape.shape[1]] = shape
    line = [Character("4", 17.0, 1.0), Character("8", 157.0, 1.0)]
    assert "".join(c.text for c in marks_within(ink, line, size, 0.0)) == "4▶8"


@pytest.mark.parametrize(("at", "read"), [(92.0, "、諸"), (104.0, "、▶諸")])
def test_a_triangle_on_the_square_of_an_ideograph_is_a_part_of_it(at: float, read: str) -> None:
    ink = np.zeros((40, 140), np.bool_)
    shape = pointer(9)
    ink[8 : 8 + len(shape), 78 : 78 + shape.shape[1]] = shape
    line = [Character("、", 60.0, 1.0), Character("諸", at, 1.0)]
    assert "".join(c.text for c in marks_within(ink, line, 21.0, 0.0)) == read


@pytest.mark.parametrize(("before", "apart", "read"), [("M", 18, "MO"), ("市", 18, "市○"), ("5", 18, "5○")])
def test_a_ring_beside_a_capital_is_a_letter(before: str, apart: int, read: str) -> None:
    picture = Image.new("L", (60, 24), 0)
    ImageDraw.Draw(picture).ellipse((26, 3, 43, 20), outline=255, width=2)
    word = [Character(before, 35.0 - apart, 1.0), Character("○", 35.0, 0.9)]
    ink = np.asarray(picture) > 128
    marks = marks_within(ink, [word[0], word[1]._replace(text="O", confidence=0.9)], 20.0, 0.0)
    assert "".join(c.text for c in marks) == read


def test_a_dot_between_the_letters_of_a_column_is_one() -> None:
    picture, draw = blank(300, 220)
    for y, letter in zip((40, 51, 73, 84), "担当設置", strict=True):
        write(draw, 50, y, letter)
    draw.ellipse([53.8 * SCALE, 67.5 * SCALE, 56 * SCALE, 69.7 * SCALE], fill=20)
    for y in (40, 60):
        write(draw, 80, y, "圏域の住民")
    seen, models = straighten(noisy(picture), DPI), load_models()
    assert models is not None
    pieces = []
    for left, top, right, bottom in ((45, 38, 65, 100), (75, 38, 200, 56), (75, 58, 200, 76)):
        x, y = round(left * SCALE), round(top * SCALE)
        own = seen.ink[y : round(bottom * SCALE), x : round(right * SCALE)]
        down, across = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
        pieces.append(Piece(x + int(across[0]), y + int(down[0]), x + int(across[-1]) + 1, y + int(down[-1]) + 1))
    glyphs = read_words(seen, pieces, models).glyphs
    assert "".join(glyph.text for glyph in glyphs if glyph.run == 0) == "担当・設置"


def test_the_tops_of_letters_in_a_row_are_no_ruling() -> None:
    picture, draw = blank(400, 120)
    grid(draw, [40, 360], [30, 70])
    top = 44 * SCALE
    for k in range(6):  # letters with a bar at their top and two legs, a hair apart
        left = (120 + 7.1 * k) * SCALE
        draw.rectangle([left, top, left + 6.9 * SCALE, top + 1], fill=20)
        for x in (left + 1.5 * SCALE, left + 5 * SCALE):
            draw.rectangle([x, top, x + 1, top + 8 * SCALE], fill=20)
    level = find_rulings(straighten(noisy(picture), DPI)).level
    assert sorted({round(line.at / SCALE) for line in level}) == [30, 70]


@pytest.mark.parametrize("fill", [175, 190])
def test_rulings_go_on_behind_the_bars_of_a_timetable(fill: int) -> None:
    picture, draw = blank(400, 200)
    grid(draw, [40, 120, 200, 280, 360], [30, 50])
    grid(draw, [40, 120, 200, 280, 360], [50, 150])
    for left, right, top in ((44, 196, 56), (124, 356, 84), (204, 356, 118)):
        draw.rectangle([left * SCALE, top * SCALE, right * SCALE, (top + 24) * SCALE], fill=fill)
    seen = straighten(noisy(picture), DPI)
    found = find_rulings(without_soft_rims(seen))
    ruled = drawn_behind(found, find_grounds(seen, found), seen.ink, seen.scale)
    whole = [line for line in ruled.plumb if line.low < 52 * SCALE and line.high > 148 * SCALE]
    assert [round(line.at / SCALE) for line in whole] == [40, 120, 200, 280, 360]


@pytest.mark.parametrize("offset", [0.0, 0.5])
def test_a_ground_stands_where_it_is_printed(offset: float) -> None:
    picture, draw = blank(400, 120)
    left, top, right, bottom = (at + offset for at in (60.0, 40.0, 180.0, 70.0))
    draw.rectangle([left * SCALE, top * SCALE, right * SCALE, bottom * SCALE], fill=220)
    seen = straighten(noisy(picture), DPI)
    [fill] = find_grounds(seen, find_rulings(seen))
    assert abs(fill.x0 + fill.x1 - left - right) <= 1.0
    assert abs(fill.top + fill.bottom - top - bottom) <= 1.0


@pytest.mark.parametrize(("radius", "mark"), [(10.5, "●"), (8.0, None)])
def test_strokes_that_run_together_are_no_disc(radius: float, mark: str | None) -> None:
    picture = Image.new("L", (40, 40), 0)
    ImageDraw.Draw(picture).rounded_rectangle([8, 8, 29, 29], radius=radius, fill=255)
    ink = np.asarray(picture) > 128
    assert lone_mark(ink[8:30, 8:30], [], SCALE) == mark


class Deaf:
    """A recogniser that reads the whole of a line but for one letter, and no letter by itself."""

    def __init__(self, line: list[Character]) -> None:
        self._line = line

    def read(self, lines: Sequence[npt.NDArray[np.uint8]]) -> list[list[Character]]:
        whole, self._line = self._line, []
        return [whole for _ in lines]


@pytest.mark.parametrize(("before", "found"), [("支援", "支援〓業"), ("支 ", "支 業")])
def test_a_letter_of_a_word_that_cannot_be_read_is_told_as_lost(before: str, found: str) -> None:
    picture, draw = blank(200, 60)
    write(draw, 20, 20, "支援事業" if before == "支援" else "支　事業", size=12)
    seen = straighten(array(picture), DPI)
    down, across = np.flatnonzero(seen.ink.any(axis=1)), np.flatnonzero(seen.ink.any(axis=0))
    piece = Piece(int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1)
    em = 12 * SCALE
    beside = (crop_of(seen, piece).shape[1] - (piece.x1 - piece.x0)) / 2
    at = {"支": 0.5, "援": 1.5, "業": 3.5}
    line = [Character(c, at[c] * em + beside, 0.9) for c in before.strip() + "業"]
    glyphs = read_words(seen, [piece], Deaf(line)).glyphs  # type: ignore[arg-type]
    assert "".join(glyph.text for glyph in glyphs).replace(" ", "") == found.replace(" ", "")
