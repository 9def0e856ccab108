"""Scanned cards: fine dotted rulings, labels in columns; left out where the optional packages are missing."""

from __future__ import annotations

import pytest

from extract.sources.pdf.triage import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from extract.sources.scan.picture import straighten
from extract.sources.scan.rulings import find_heads, find_rulings, without
from tests.scan_drawing import DPI, SCALE, array, as_pdf, blank, grid, line, write


def _dotted(draw: ImageDraw.ImageDraw, x0: float, y: float, x1: float) -> None:
    for x in np.arange(x0 * SCALE, x1 * SCALE, 3.0):
        draw.point([(round(x), round(y * SCALE)), (round(x) + 1, round(y * SCALE))], fill=90)


def _open_card() -> Image.Image:
    picture, draw = blank(400, 300)
    for y in (40, 70, 110, 170):
        line(draw, 30, y, 370, y, 3)
    for y in (90, 130, 150):
        _dotted(draw, 110, y, 370)
    write(draw, 36, 50, "事業名")
    write(draw, 116, 50, "夜間診療の運営")
    write(draw, 36, 84, "事業費")
    for k, (year, amount) in enumerate(
        (("令和７年度", "1,250"), ("令和８年度", "1,300"), ("令和９年度", "1,400"))
    ):
        write(draw, 130 + 85 * k, 76, year, 9)
        write(draw, 145 + 85 * k, 95, amount)
    write(draw, 36, 134, "指標")
    for k, (name, value) in enumerate((("受診者の数", "45人"), ("診療の日数", "72日"))):
        write(draw, 116, 134 + 20 * k, name)
        write(draw, 330, 134 + 20 * k, value)
    return picture


def test_fine_dots_are_whole_rulings_where_others_end() -> None:
    noise = np.random.default_rng(3)
    for angle in (0.0, 0.5):
        drawn = array(_open_card().rotate(angle, Image.Resampling.BICUBIC, fillcolor=245))
        noisy = np.asarray((drawn + noise.normal(0, 6, drawn.shape)).clip(0, 255), np.uint8)
        straight = straighten(noisy, DPI)
        level = [(r.at / SCALE, r.low / SCALE, r.high / SCALE) for r in find_rulings(straight).level]
        assert [round(at / 2) * 2 for at, _, _ in sorted(level)] == [40, 70, 90, 110, 130, 150, 170], angle
        assert all(abs(high - 370) < 4 for _, _, high in level), angle
        assert all(abs(low - 110) < 5 for at, low, _ in level if round(at / 2) * 2 in (90, 130, 150)), angle


def test_dots_between_words_are_no_ruling() -> None:
    picture, draw = blank(400, 200)
    for y in (40, 160):
        line(draw, 30, y, 370, y, 3)
    for k, title in enumerate(("医療", "福祉", "産業振興")):
        write(draw, 40, 60 + 24 * k, title)
        for x in range(90, 320, 5):
            draw.ellipse([x * SCALE, (71 + 24 * k) * SCALE, x * SCALE + 2, (71 + 24 * k) * SCALE + 2], fill=40)
        write(draw, 330, 60 + 24 * k, str(k + 3))
    found = find_rulings(straighten(array(picture.filter(ImageFilter.GaussianBlur(0.5))), DPI))
    assert [round(r.at / SCALE / 10) * 10 for r in found.level] == [40, 160]


def test_brackets_of_vertical_writing_are_brackets() -> None:
    picture, draw = blank(400, 260)
    grid(draw, [30, 60, 380], [30, 60, 200])
    write(draw, 34, 38, "名称", 9)
    write(draw, 70, 38, "夜間診療の運営")
    for k, letter in enumerate("事業費"):
        write(draw, 40, 66 + 13 * k, letter)
    draw.arc([40 * SCALE, 108 * SCALE, 50 * SCALE, 116 * SCALE], 190, 350, fill=20, width=3)
    for k, letter in enumerate("千円"):
        write(draw, 40, 112 + 13 * k, letter)
    draw.arc([40 * SCALE, 134 * SCALE, 50 * SCALE, 144 * SCALE], 10, 170, fill=20, width=3)
    write(draw, 70, 100, "1,250")
    cells = [cell.text for grid_ in as_pdf(picture).pages[0].grids for cell in grid_.cells]
    assert "".join(next(text for text in cells if "費" in text).split()) == "事業費（千円）"


def test_a_long_thin_head_is_that_of_an_arrow() -> None:
    picture, draw = blank(400, 120)
    grid(draw, [30, 110, 380], [30, 60, 90])
    line(draw, 118, 45, 372, 45, 4)
    for side in (-1, 1):
        line(draw, 349, 45 + 3.5 * side, 372, 45, 3)
    write(draw, 36, 40, "診療の実施")
    write(draw, 36, 70, "周知")
    write(draw, 330, 66, "広報紙で")
    straight = straighten(array(picture), DPI)
    ruled = find_rulings(straight)
    [head], _ = find_heads(without(straight, ruled.mask), ruled)
    assert 340 < head.x0 < 354
    assert 366 < head.x1 < 378
    assert 40 < head.top < head.bottom < 50


def _level_card() -> Image.Image:
    """A card with level rulings only, in whose last row a label stands a square before its value."""
    picture, draw = blank(420, 260)
    for y in (44, 66, 88, 132, 154):
        line(draw, 30, y, 400, y, 3)
    _dotted(draw, 114, 110, 400)
    write(draw, 34, 50, "事業名")
    write(draw, 116, 50, "夜間診療の運営")
    write(draw, 34, 72, "事業内容")
    write(draw, 116, 72, "夜間に診療する。")
    write(draw, 34, 94, "事業費（千円）")
    for k, (year, amount) in enumerate(
        (("令和８年度", "1,300"), ("令和９年度", "1,400"), ("令和10年度", "1,500"))
    ):
        write(draw, 215 + 48 * k, 96, year, 7.5)
        write(draw, 232 + 48 * k, 115, amount, 9)
    write(draw, 116, 115, "圏域計")
    write(draw, 34, 138, "活用する補助制度", 9)
    write(draw, 116, 138, "医療提供体制推進事業費補助金", 9)
    return picture


def test_a_label_a_square_before_its_value_is_a_cell_of_its_own() -> None:
    [table] = as_pdf(_level_card()).pages[0].grids
    assert {"活用する補助制度", "医療提供体制推進事業費補助金"} <= {cell.text for cell in table.cells}


def test_strokes_below_each_other_in_close_lines_between_rulings_are_no_borders() -> None:
    picture, draw = blank(400, 140)
    for y in (42.5, 76.5):
        line(draw, 30, y, 370, y, 2)
    for k in range(3):
        write(draw, 60, 42 + 10 * k, "告知の出口の停止", 10)
    assert not find_rulings(straighten(array(picture), DPI)).plumb
