"""Pages that were scanned badly: noise, blur and damage; left out where the optional packages are missing."""

from __future__ import annotations

import pytest

from extract.sources.pdf.triage import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from extract.sources.scan.grounds import dark_rims, find_grounds
from extract.sources.scan.marks import marks_within
from extract.sources.scan.picture import straighten
from extract.sources.scan.reversed import with_dark_letters
from extract.sources.scan.rulings import find_rulings
from extract.sources.scan.runs import Line, Run, Runs
from extract.sources.scan.setting import Character
from tests.scan_drawing import DPI, SCALE, array, as_pdf, blank, grid, write


def noisy(picture: Image.Image, sigma: float) -> npt.NDArray[np.uint8]:
    noise = np.random.default_rng(1).normal(0, sigma, array(picture).shape)
    return np.asarray((array(picture) + noise).clip(0, 255), np.uint8)


def test_a_pale_tint_is_a_ground_in_noise_and_white_paper_is_none() -> None:
    picture, draw = blank()
    picture.paste(255, (0, 0, *picture.size))
    for x in (50, 150, 250):
        draw.rectangle([x * SCALE, 50 * SCALE, (x + 100) * SCALE, 63 * SCALE], fill=242)
        write(draw, x + 20, 52, "現状値", 8)
    grid(draw, [50, 150, 250, 350], [50, 63, 76, 89])
    for sigma in (3, 8):
        straight = straighten(noisy(picture, sigma), DPI)
        grounds = find_grounds(straight, find_rulings(straight))
        assert sorted(round((f.x0 + f.x1) / 20) * 10 for f in grounds) == [100, 200, 300], sigma
        assert all(f.top < 56 < f.bottom < 67 for f in grounds), sigma


@pytest.mark.parametrize("size", [14, 17, 20])
def test_a_large_letter_of_many_strokes_is_no_dark_ground(size: int) -> None:
    picture, draw = blank()
    write(draw, 40, 40, "農業費事業書", size)
    write(draw, 41, 40, "農業費事業書", size)
    write(draw, 40, 120, "圏域の住民が安心して暮らせる")
    assert not dark_rims(straighten(noisy(picture.filter(ImageFilter.GaussianBlur(0.7)), 5), DPI)).any()
    draw.rectangle([40 * SCALE, 200 * SCALE, 300 * SCALE, 220 * SCALE], fill=60)
    assert dark_rims(straighten(noisy(picture, 5), DPI)).any()


def test_noise_on_a_dark_ground_is_neither_ink_nor_ruling() -> None:
    picture, draw = blank()
    draw.rectangle([40 * SCALE, 60 * SCALE, 350 * SCALE, 78 * SCALE], fill=60)
    write(draw, 60, 150, "圏域の住民が安心して暮らせる")
    straight = straighten(noisy(picture, 10), DPI)
    inside = straight.ink[round(64 * SCALE) : round(74 * SCALE), round(46 * SCALE) : round(344 * SCALE)]
    assert inside.mean() < 0.01
    assert [r for r in find_rulings(straight).plumb if 50 < r.at / SCALE < 340] == []


def test_a_dash_between_circles_stands_on_their_line() -> None:
    picture, draw = blank()
    for x, text in ((40, "担当の設置"), (180, "○"), (240, "―"), (300, "―")):
        write(draw, x, 60, text)
    for x, text in ((40, "相談会"), (180, "―"), (240, "○"), (300, "○")):
        write(draw, x, 84, text)
    page = as_pdf(picture).pages[0]
    rows = [line.text for line in page.lines] or [
        " ".join(c.text for c in row) for g in page.grids for row in [g.cells]
    ]
    assert ["".join(row.split()) for row in rows] == ["担当の設置○――", "相談会―○○"]


def test_a_figure_behind_the_year_of_an_era_is_one_of_its_own() -> None:
    picture, draw = blank()
    write(draw, 40, 60, "予算額：R6  3.4千円")  # as wide as a space of half a square
    assert [line.text for line in as_pdf(picture).pages[0].lines] == ["予算額：R6 3.4千円"]


def test_rulings_go_on_through_punched_holes() -> None:
    picture, draw = blank(400, 500)
    grid(draw, [34, 54, 350], [80, 132, 320, 390])
    for y in (132, 359):
        draw.ellipse([(33 - 8) * SCALE, (y - 8) * SCALE, (33 + 8) * SCALE, (y + 8) * SCALE], fill=40)
    write(draw, 80, 100, "休日診療")
    straight = straighten(noisy(picture, 5), DPI)
    assert len(straight.holes) == 2
    assert not straight.ink[round(126 * SCALE) : round(130 * SCALE), round(26 * SCALE) : round(32 * SCALE)].any()
    ruled = find_rulings(straight)
    assert {round(r.at / SCALE) for r in ruled.plumb} == {34, 54, 350}
    assert max(r.high - r.low for r in ruled.plumb if r.at / SCALE < 40) / SCALE == pytest.approx(310, abs=3)
    assert {round(r.at / SCALE) for r in ruled.level} == {80, 132, 320, 390}
    assert min(r.low for r in ruled.level if round(r.at / SCALE) == 132) / SCALE == pytest.approx(34, abs=1.5)


def test_a_tint_below_large_letters_is_one_ground() -> None:
    picture, draw = blank()
    picture.paste(255, (0, 0, *picture.size))
    draw.rectangle([50 * SCALE, 50 * SCALE, 150 * SCALE, 63 * SCALE], fill=243)
    write(draw, 60, 51, "目標値事業費", 9)
    write(draw, 60.4, 51, "目標値事業費", 9)
    grid(draw, [50, 150, 250], [50, 63, 76])
    straight = straighten(noisy(picture.filter(ImageFilter.GaussianBlur(0.8)), 6), DPI)
    [ground] = find_grounds(straight, find_rulings(straight))
    assert (ground.x0, ground.x1) == pytest.approx((50, 150), abs=3)


def test_light_letters_on_a_dark_band_are_the_head_of_the_table_below() -> None:
    picture, draw = blank(400, 300)
    picture.paste(255, (0, 0, *picture.size))
    draw.rectangle([40 * SCALE, 60 * SCALE, 360 * SCALE, 78 * SCALE], fill=80)
    # a white line between two cells
    draw.rectangle([150 * SCALE - 1, 60 * SCALE, 150 * SCALE + 1, 78 * SCALE], fill=255)
    draw.rectangle([40 * SCALE, 78 * SCALE, 360 * SCALE, 94 * SCALE], fill=225)
    for x, head, first, second in (
        (60, "年次", "実績値", "2020年"),
        (180, "総人口", "", "9,288"),
        (280, "65歳以上", "", "3,616"),
    ):
        write(draw, x, 64, head, 9, fill=255)
        write(draw, x, 81, first, 9)
        write(draw, x, 98, second, 9)
    for y in (111, 128):
        draw.rectangle([40 * SCALE, y * SCALE, 360 * SCALE, y * SCALE + 1], fill=60)
    write(draw, 60, 115, "2025年", 9)
    write(draw, 180, 115, "8,680", 9)
    write(draw, 280, 115, "3,344", 9)
    straight = straighten(noisy(picture.filter(ImageFilter.GaussianBlur(0.6)), 6), DPI)
    ruled = find_rulings(straight)
    assert ruled.plumb == []
    assert [round(r.at / SCALE) for r in ruled.level if r.high - r.low > 100] == [111, 128]
    left, right, row = sorted(find_grounds(straight, ruled), key=lambda f: (f.top, f.x0))
    assert left[:4] == pytest.approx((40, 60, 150, 78), abs=1)
    assert right[:4] == pytest.approx((150, 60, 360, 78), abs=1)
    assert row[:4] == pytest.approx((40, 78, 360, 94), abs=1)
    [page] = as_pdf(Image.fromarray(noisy(picture, 6))).pages
    texts = [cell.text for g in page.grids for cell in g.cells]
    assert {"年次", "総人口", "65歳以上", "実績値", "9,288"} <= set(texts)


def test_strokes_of_figures_in_every_row_and_its_rulings_are_no_dashed_ruling() -> None:
    picture, draw = blank(400, 300)
    rows = [60 + 14.7 * k for k in range(6)]
    grid(draw, [40, 200, 360], rows)
    for y in rows[:-1]:
        draw.rectangle([300 * SCALE, (y + 3.6) * SCALE, 300 * SCALE + 2, (y + 11) * SCALE], fill=0)
    assert {round(r.at / SCALE) for r in find_rulings(straighten(array(picture), DPI)).plumb} == {40, 200, 360}
    for y in range(60, 133, 5):
        draw.rectangle([260 * SCALE, y * SCALE, 260 * SCALE + 1, (y + 3) * SCALE], fill=0)
    assert {round(r.at / SCALE) for r in find_rulings(straighten(array(picture), DPI)).plumb} == {
        40,
        200,
        260,
        360,
    }


def test_strokes_of_letters_in_a_tight_cell_are_no_rulings() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 110, 360], [60, 74.5, 89])
    write(draw, 44, 60, "活用した制度", 12)
    write(draw, 116, 60, "過疎集落等再建補助金、集落活性化交付金", 12)
    assert {round(r.at / SCALE) for r in find_rulings(straighten(array(picture), DPI)).plumb} == {40, 110, 360}


def test_short_rulings_of_a_table_without_a_border_above_end_where_the_others_do() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 360], [40, 200])
    for y in (120, 140, 160):
        draw.line([40 * SCALE, y * SCALE, 360 * SCALE, y * SCALE], fill=30, width=2)
    draw.line([160 * SCALE, 100 * SCALE, 160 * SCALE, 180 * SCALE], fill=30, width=2)
    for x, y0, y1 in ((220, 100, 120), (280, 160, 180), (320, 108, 120)):
        draw.line([x * SCALE, y0 * SCALE, x * SCALE, y1 * SCALE], fill=30, width=2)
    plumb = {round(r.at / SCALE) for r in find_rulings(straighten(array(picture), DPI)).plumb}
    assert plumb == {40, 160, 220, 280, 360}


def test_bars_before_headings_and_round_corners_are_no_letters() -> None:
    picture, draw = blank(400, 300)
    draw.rounded_rectangle([60 * SCALE, 60 * SCALE, 340 * SCALE, 120 * SCALE], 9 * SCALE, outline=30, width=2)
    write(draw, 80, 84, "事業の内容")
    draw.rectangle([60 * SCALE, 160 * SCALE, 65 * SCALE, 176 * SCALE], fill=70)
    write(draw, 70, 163, "期待される効果")
    assert sorted(line.text for line in as_pdf(picture).pages[0].lines) == ["事業の内容", "期待される効果"]


def test_round_ends_of_boxes_around_headings_are_no_brackets() -> None:
    picture, draw = blank(400, 300)
    for y, heading, text in ((60, "事業の内容", "人口が減っている。"), (120, "成果目標", "地区を増やす。")):
        box = [40 * SCALE, y * SCALE, 140 * SCALE, (y + 22) * SCALE]
        draw.rounded_rectangle(box, 8 * SCALE, outline=30, width=2)
        write(draw, 66, y + 6, heading)
        write(draw, 160, y + 6, text)
    text = "".join("".join(line.text for line in as_pdf(picture).pages[0].lines).split())
    assert text == "事業の内容人口が減っている。成果目標地区を増やす。"


def test_a_column_whose_characters_touch_is_read_downwards() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 60, 360], [40, 100, 160])
    for k, character in enumerate("概算経費"):
        write(draw, 45, 45 + 9.2 * k, character, 10)
    write(draw, 80, 62, "4,120千円")
    write(draw, 80, 120, "夜間や休日でも診療を受けられる。")
    [grid_found] = as_pdf(picture).pages[0].grids
    assert "".join(grid_found.cells[0].text.split()) == "概算経費"


def test_a_numeral_of_one_stroke_before_a_heading_is_told_by_its_shape() -> None:
    ink = np.zeros((34, 200), np.bool_)
    ink[6:30, 0:4] = ink[2:32, 60:90:4] = ink[2:32, 94:124:4] = True
    heading = [Character("強", 75, 1.0), Character("化", 109, 1.0)]
    assert "".join(c.text for c in marks_within(ink, heading, 33.0, 0.0)) == "Ⅰ強化"
    ink[0:34, 0:4] = True  # the bar that marks a heading
    assert "".join(c.text for c in marks_within(ink, heading, 33.0, 0.0)) == "強化"


def test_a_cross_alone_in_a_cell_is_no_letter() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 200, 360], [120, 150, 180])
    write(draw, 60, 130, "わさびの出荷額")
    write(draw, 60, 160, "転入者の数")
    for x0, y0 in ((276, 131), (276, 161)):
        draw.line([x0 * SCALE, y0 * SCALE, (x0 + 7) * SCALE, (y0 + 7) * SCALE], fill=20, width=2)
        draw.line([x0 * SCALE, (y0 + 7) * SCALE, (x0 + 7) * SCALE, y0 * SCALE], fill=20, width=2)
    [table] = as_pdf(picture).pages[0].grids
    assert [cell.text for cell in table.cells] == ["わさびの出荷額", "×", "転入者の数", "×"]


@pytest.mark.parametrize("size", [16, 19, 22])
def test_large_bold_letters_are_no_dark_ground_with_light_ones(size: int) -> None:
    picture, draw = blank()
    for shift in (0, 0.5, 1.0):
        write(draw, 40 + shift, 40, "地域農業者事業費", size)
    sheet = noisy(picture.filter(ImageFilter.GaussianBlur(0.6)), 6)
    assert not with_dark_letters(sheet, SCALE)[1].any()


def test_a_short_run_whose_pixels_are_all_those_of_a_longer_one_is_no_error() -> None:
    labels = np.zeros((3, 6), np.int32)
    labels[1] = 1
    line, within = Line(1.5, 0.0, 6.0, 1.0), Line(1.5, 2.0, 4.0, 1.0)
    runs = Runs([Run(line, 1, 0.0), Run(within, 2, 0.0)], labels)
    ink = np.ones((3, 6), np.uint8)
    assert runs.pixels(ink, [within]).sum() == 0
    assert runs.pixels(ink, [line]).sum() == 6
