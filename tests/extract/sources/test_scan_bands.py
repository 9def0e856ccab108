"""Dark bands, bars and dotted rulings on scans; left out where the optional packages are missing."""

from __future__ import annotations

import pytest

from extract.sources.pdf.triage import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from extract.layout.ink import Fill
from extract.sources.scan.arrows import find_arrows
from extract.sources.scan.covered import drawn_behind
from extract.sources.scan.grounds import dark_rims, find_grounds, without_soft_rims
from extract.sources.scan.marks import lone_mark, lone_sign, marks_within
from extract.sources.scan.models import Heat, Models
from extract.sources.scan.picture import Straight, straighten
from extract.sources.scan.pieces import find_pieces
from extract.sources.scan.rulings import Ruled, find_rulings, without
from extract.sources.scan.runs import Line
from extract.sources.scan.setting import Character
from tests.scan_drawing import DPI, FONT, SCALE, array, as_pdf, blank, grid, line, write


def noisy(picture: Image.Image, sigma: float = 6) -> npt.NDArray[np.uint8]:
    noise = np.random.default_rng(1).normal(0, sigma, array(picture).shape)
    return np.asarray((array(picture) + noise).clip(0, 255), np.uint8)


def ruled(picture: Image.Image) -> Ruled:
    return find_rulings(without_soft_rims(straighten(noisy(picture), DPI)))


def test_a_dark_band_among_the_rows_of_a_table_is_a_row_of_it() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 140, 360], [40, 60, 80])
    grid(draw, [40, 140, 360], [100, 120, 140])
    draw.rectangle([40 * SCALE, 80 * SCALE, 360 * SCALE, 100 * SCALE], fill=60, outline=0, width=2)
    for y, (label, value) in ((46, ("担当", "圏域の住民")), (66, ("区分", "担当の設置"))):
        write(draw, 50, y, label)
        write(draw, 150, y, value)
    write(draw, 46, 86, "2 事業費の現状", fill=255)
    for y, (label, value) in ((106, ("転入者", "1,240")), (126, ("現状値", "310"))):
        write(draw, 50, y, label)
        write(draw, 150, y, value)
    [table] = as_pdf(picture).pages[0].grids
    assert [cell.text for cell in table.cells] == [
        *("担当", "圏域の住民", "区分", "担当の設置", "2 事業費の現状"),
        *("転入者", "1,240", "現状値", "310"),
    ]


def test_a_dark_head_of_a_table_keeps_its_cells_though_no_ruling_parts_them() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 140, 360], [60, 80, 100])
    draw.rectangle([40 * SCALE, 44 * SCALE, 360 * SCALE, 60 * SCALE], fill=90)
    for y, fill, cells in (
        (47, 255, ("区分", "現状値")),
        (66, 20, ("担当", "圏域の住民")),
        (86, 20, ("転入者", "310")),
    ):
        for x, text in zip((50, 150), cells, strict=True):
            write(draw, x, y, text, fill=fill)
    [table] = as_pdf(picture).pages[0].grids
    assert "区分 現状値" not in [cell.text for cell in table.cells]


def test_a_dark_head_as_wide_as_the_table_whose_sides_begin_at_its_foot_is_a_row_of_it() -> None:
    picture, draw = blank(400, 300)
    grid(draw, [40, 200, 360], [20, 38])
    draw.line([200 * SCALE, 20 * SCALE, 200 * SCALE, 41 * SCALE], fill=0, width=4)
    draw.rectangle([40 * SCALE, 44 * SCALE, 360 * SCALE, 60 * SCALE], fill=90)
    for x in (40, 360):
        line(draw, x, 62, x, 120)
    for y, x in ((80, 120), (100, 120), (120, 40)):
        line(draw, x, y, 360, y)
    for y, fill, cells in (
        (23, 20, ("令和６年度", "", "", "310")),
        (47, 255, ("区分", "担当", "現状値", "年次")),
        (66, 20, ("", "圏域の住民", "302", "320")),
        (86, 20, ("事業費", "計画の実績", "125", "150")),
        (106, 20, ("", "担当の設置", "46", "80")),
    ):
        for x, text in zip((46, 126, 236, 300), cells, strict=True):
            write(draw, x, y, text, fill=fill)
    first, table = as_pdf(picture).pages[0].grids
    assert (first.row_count, table.row_count, table.column_count) == (1, 4, 4)
    assert [cell.text for cell in table.cells if cell.row == 0] == ["区分", "担当", "現状値", "年次"]


def test_a_dark_column_beside_the_rows_of_a_table_has_the_cells_that_rulings_show_on_it() -> None:
    picture, draw = blank(400, 300)
    ys = [40.0, 60.0, 80.0, 100.0, 120.0]
    grid(draw, [80, 160, 360], ys)
    draw.rectangle([40 * SCALE, 40 * SCALE, 80 * SCALE, 120 * SCALE], fill=85)
    for y in (40, 80, 120):
        draw.line([40 * SCALE, y * SCALE, 80 * SCALE, y * SCALE], fill=0, width=2)
    for y, text in ((54, "計画"), (94, "実績")):
        write(draw, 50, y, text, fill=255)
    rows = (("担当", "圏域の住民"), ("区分", "担当の設置"), ("転入者", "1,240"), ("現状値", "310"))
    for top, (label, value) in zip(ys, rows, strict=False):
        write(draw, 90, top + 6, label)
        write(draw, 170, top + 6, value)
    [table] = as_pdf(picture).pages[0].grids
    cells = {(cell.row, cell.column, cell.row_span): cell.text for cell in table.cells}
    assert cells[0, 0, 2] == "計画"
    assert cells[2, 0, 2] == "実績"
    assert [cells[k, 2, 1] for k in range(4)] == [value for _, value in rows]


def test_dots_between_level_rulings_are_marks_though_no_upright_ruling_encloses_them() -> None:
    picture, draw = blank(400, 200)
    for y in (40, 60, 80):
        line(draw, 40, y, 360, y)
    dots = ((200, 50), (320, 50), (260, 70), (260, 100))
    for x, y in dots:
        draw.ellipse([(x - 3.5) * SCALE, (y - 3.5) * SCALE, (x + 3.5) * SCALE, (y + 3.5) * SCALE], fill=20)
    straight = straighten(noisy(picture), DPI)
    rulings = find_rulings(straight)

    class Blind(Models):
        """A detector that sees no text."""

        def __init__(self) -> None: ...

        def heat(self, picture: Straight, longest: int) -> Heat:
            assert longest
            return Heat(np.zeros(picture.grey.shape, np.float32), 1.0)

    pieces = find_pieces(without(straight, rulings.mask), rulings, Blind())
    middles = sorted(((p.y0 + p.y1) / 2 / SCALE, (p.x0 + p.x1) / 2 / SCALE) for p in pieces)
    assert middles == [pytest.approx((y, x), abs=1) for x, y in dots[:3]]


def test_the_head_of_a_table_that_touches_brighter_bars_keeps_its_light_letters() -> None:
    picture, draw = blank(400, 200)
    draw.rectangle([40 * SCALE, 40 * SCALE, 360 * SCALE, 60 * SCALE], fill=50)
    draw.rectangle([160 * SCALE, 60 * SCALE, 360 * SCALE, 160 * SCALE], fill=165)
    for x in (60, 180):
        write(draw, x, 44, "担当の設置", fill=245)
    straight = straighten(noisy(picture), DPI)
    letters = straight.grey[round(45 * SCALE) : round(56 * SCALE), round(60 * SCALE) : round(110 * SCALE)]
    assert 0.05 < float((letters < 90).mean()) < 0.6
    assert len(straight.grounds) == 1


def test_an_arrow_that_crosses_a_dotted_ruling_is_a_shape_of_its_row() -> None:
    picture, draw = blank(400, 200)
    grid(draw, [40, 160, 240, 320], [40, 60, 80])
    write(draw, 46, 65, "担当の設置")
    for x, year in ((190, "R7"), (270, "R8")):
        write(draw, x, 45, year)
    body, tip = [(164, 67), (300, 67), (300, 63), (312, 70)], [(300, 77), (300, 73), (164, 73)]
    draw.polygon([(x * SCALE, y * SCALE) for x, y in (*body, *tip)], fill=140)
    [page] = as_pdf(picture).pages
    [arrow] = [shape for shape in page.shapes if shape.kind == "arrow"]
    assert arrow.box.x0 == pytest.approx(164, abs=2)
    assert arrow.box.x1 == pytest.approx(312, abs=2)
    assert "担当の設置" in [cell.text for grid in page.grids for cell in grid.cells]


def test_the_edges_of_a_bar_are_no_rulings_and_its_point_no_letter() -> None:
    picture, draw = blank()
    draw.polygon(
        [(x * SCALE, y * SCALE) for x, y in ((60, 60), (200, 60), (207, 67), (200, 74), (60, 74))], fill=140
    )
    write(draw, 60, 120, "圏域の住民が安心して暮らせる")
    straight = straighten(noisy(picture), DPI)
    rulings = ruled(picture)
    assert not rulings.level
    assert not rulings.plumb
    [bar] = find_grounds(straight, rulings)
    assert abs(bar.x0 - 60) < 3
    assert abs(bar.x1 - 205) < 6
    around = (straight.ink & ~dark_rims(straight))[round(55 * SCALE) : round(80 * SCALE)]
    assert not around[:, round(50 * SCALE) :].any()


def test_letters_on_a_bar_that_is_just_dark_enough_are_no_rims() -> None:
    picture, draw = blank()
    draw.rectangle([60 * SCALE, 60 * SCALE, 240 * SCALE, 90 * SCALE], fill=182)
    write(draw, 80, 68, "圏域の住民が安心して")
    rims = dark_rims(straighten(noisy(picture, 10), DPI, turn=False))
    inner = rims[round(66 * SCALE) : round(84 * SCALE), round(66 * SCALE) : round(234 * SCALE)]
    assert float(inner.mean()) < 0.02


def test_the_outline_of_a_dark_cell_is_ruled() -> None:
    picture, draw = blank()
    draw.rectangle([60 * SCALE, 60 * SCALE, 200 * SCALE, 80 * SCALE], fill=140, outline=0, width=3)
    write(draw, 60, 120, "圏域の住民が安心して暮らせる")
    rulings = ruled(picture)
    assert [round(line.at / SCALE) for line in rulings.level] == [60, 80]


def dotted(draw: ImageDraw.ImageDraw, x0: float, x1: float, y: float) -> None:
    """A level ruling of dots."""
    x = x0
    while x < x1:
        draw.rectangle([x * SCALE, y * SCALE, (x + 0.8) * SCALE, (y + 0.7) * SCALE], fill=90)
        x += 1.6


def test_dotted_rulings_beside_each_other_and_beside_a_ruling_across_are_rulings() -> None:
    picture, draw = blank()
    for x0, x1, y in ((40, 180, 80), (188, 300, 82)):
        dotted(draw, x0, x1, y)
    draw.line([32 * SCALE, 60 * SCALE, 32 * SCALE, 200 * SCALE], fill=0, width=3)
    write(draw, 44, 64, "修了者の数")
    write(draw, 200, 64, "60人")
    write(draw, 40, 120, "目次")
    dotted(draw, 70, 290, 126)
    write(draw, 296, 120, "12")
    found = {round(line.at / SCALE) for line in ruled(picture).level}
    assert found == {80, 82}


def test_strokes_of_letters_between_dotted_rulings_are_no_rulings() -> None:
    picture, draw = blank()
    for y in (60, 73, 86, 99):
        dotted(draw, 40, 340, y)
    for y, name in ((63, "鳴川町"), (76, "川上町"), (89, "中川町")):
        write(draw, 44, y, name, 8)
        write(draw, 200, y, "1,240", 8)
    assert ruled(picture).plumb == []


def test_left_strokes_of_figures_in_a_column_are_no_ruling() -> None:
    picture, draw = blank(400, 400)
    grid(draw, [40, 120, 200], [40 + 15.5 * k for k in range(9)])
    for k, text in enumerate(("120", "152", "166", "160", "155", "126", "162", "165")):
        write(draw, 60, 44 + 15.5 * k, "5～9歳", 8)
        write(draw, 170, 44 + 15.5 * k, text, 8)
    assert {round(line.at / SCALE) for line in ruled(picture).plumb} == {40, 120, 200}


def drawn(text: str, size: float = 9) -> npt.NDArray[np.bool_]:
    """The ink of a short text and nothing else."""
    picture, draw = blank(80, 60)
    write(draw, 20, 20, text, size)
    ink = array(picture) < 160
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


@pytest.mark.parametrize("text", list("⑤⑥⑧⑨"))
def test_a_figure_in_a_circle_is_no_double_circle(text: str) -> None:
    ink = drawn(text)
    assert lone_mark(ink, [Character("⑥", 8, 0.5)], SCALE) is None
    double = np.zeros((27, 27), np.bool_)
    away = np.hypot(*(np.indices(double.shape) - 13))
    double[(abs(away - 12) <= 1) | (abs(away - 6.5) <= 1)] = True
    assert lone_mark(double, [Character("⑥", 8, 0.5)], SCALE) == "◎"
    line = marks_within(ink, [Character("6", ink.shape[1] / 2, 0.9)], 9 * SCALE, 0.0)
    assert [c.text for c in line] == ["⑥"]


def test_a_closed_letter_alone_is_a_nought() -> None:
    assert lone_sign(drawn("0"), [Character("C", 5, 0.6)])[0].text == "0"
    assert lone_sign(drawn("C"), [Character("C", 5, 0.6)])[0].text == "C"


def test_lines_of_letters_from_border_to_border_are_no_rulings() -> None:
    picture, draw = blank(300, 200)
    grid(draw, [40, 91, 150], [40, 100])
    for y in (56, 61.2, 66.4):
        write(draw, 41, y, "圏域の住民が安心して", 5)
    found = {round(line.at / SCALE) for line in ruled(picture).level}
    assert found == {40, 100}


def test_a_blurred_letter_is_no_square() -> None:
    ink = np.ones((24, 24), np.bool_)
    for text, sure, expected in (("圏", 0.98, "圏"), ("国", 0.5, "■"), ("口", 0.98, "■")):
        found = marks_within(ink, [Character(text, 12.0, sure)], 24.0, 0.0)
        assert [c.text for c in found] == [expected]


@pytest.mark.parametrize("top", [63, 64, 65])
def test_the_stroke_of_a_letter_above_a_dotted_border_is_no_part_of_it(top: float) -> None:
    picture, draw = blank(400, 300)
    line(draw, 40, 60, 360, 60)
    line(draw, 40, 160, 360, 160)

    def dotted(x0: float, y0: float, x1: float, y1: float) -> None:
        for k in range(int(max(x1 - x0, y1 - y0) / 1.8)):
            x, y = (x0 + 1.8 * k, y0) if x1 > x0 else (x0, y0 + 1.8 * k)
            draw.rectangle([x * SCALE, y * SCALE, x * SCALE + 2, y * SCALE + 2], fill=20)

    for y in (78, 98, 118, 138):
        dotted(100, y, 340, y)
    for x in (100, 180, 260, 340):
        dotted(x, 78, x, 138)
    for x in (331, 340):  # 円 in （単位：千円）
        draw.line([x * SCALE, top * SCALE, x * SCALE, (top + 9) * SCALE], fill=20, width=2)
    draw.line([331 * SCALE, top * SCALE, 340 * SCALE, top * SCALE], fill=20, width=2)
    ends = [round(r.low / SCALE) for r in ruled(picture).plumb if abs(r.at / SCALE - 340) < 2]
    assert ends == pytest.approx([78], abs=1)


def test_cells_of_a_dark_head_as_wide_as_the_table_stand_above_its_columns() -> None:
    picture, draw = blank(400, 300)
    draw.rectangle([40 * SCALE, 40 * SCALE, 360 * SCALE, 60 * SCALE], fill=90)
    for x in (40, 200, 280, 360):
        line(draw, x, 62, x, 120)
    for y in (80, 100, 120):
        line(draw, 40, y, 360, y)
    for x, text in ((90, "区分"), (225, "現状値"), (305, "計画")):
        write(draw, x, 45, text, fill=255)
    for y, cells in (
        (66, ("圏域の住民", "302", "320")),
        (86, ("事業費", "125", "150")),
        (106, ("転入者", "46", "80")),
    ):
        for x, text in zip((46, 230, 310), cells, strict=True):
            write(draw, x, y, text)
    [table] = as_pdf(picture).pages[0].grids
    assert [cell.text for cell in table.cells if cell.row == 0] == ["区分", "現状値", "計画"]


def test_a_tinted_cell_above_several_columns_is_no_bar_that_hides_their_rulings() -> None:
    upright = [Line(10, 0, 90, 1), Line(40, 20, 90, 1), Line(70, 40, 90, 1), Line(110, 0, 90, 1)]
    level = [Line(20, 10, 110, 1), Line(40, 40, 110, 1), Line(90, 10, 110, 1)]
    ink = np.zeros((91, 120), np.bool_)
    ink[20, 10:111] = True
    rulings = Ruled(level, upright, ink)
    assert drawn_behind(rulings, [Fill(40, 21, 110, 40, (225, 225, 225), 0)], ink, 1.0) is rulings


def test_a_line_of_small_letters_beside_a_border_is_no_row_of_dashes() -> None:
    picture, draw = blank(400, 200)
    grid(draw, [40, 140, 360], [40, 60, 80])
    for y in (47, 67):
        write(draw, 141, y, "圏域の住民が安心して暮らせる地域の医療を確保する", 5)
    assert [round(r.at / SCALE) for r in ruled(picture).level] == [40, 60, 80]


def test_a_border_that_ends_where_letters_of_the_next_cell_begin_is_a_ruling() -> None:
    picture, draw = blank(400, 200)
    grid(draw, [40, 62, 360], [40, 90])
    line(draw, 40, 65, 62, 65)
    for k in range(4):  # letters whose bars touch the border's end
        left = 63 + 6 * k
        draw.rectangle([left * SCALE, 65 * SCALE, (left + 5.8) * SCALE, 69 * SCALE], fill=20)
    assert 65 in [round(r.at / SCALE) for r in ruled(picture).level]


def test_bold_light_letters_that_stand_close_are_all_turned_dark() -> None:
    picture, draw = blank(400, 100)
    draw.rectangle([20 * SCALE, 30 * SCALE, 380 * SCALE, 66 * SCALE], fill=60)
    font = ImageFont.truetype(str(FONT), round(18 * SCALE))
    draw.text((40 * SCALE, 33 * SCALE), "圏域の医療確保計画", fill=250, font=font, stroke_width=1, stroke_fill=250)
    draw.rectangle([46 * SCALE, 42 * SCALE, 52 * SCALE, 48 * SCALE], fill=250)  # strokes that run together
    seen = straighten(noisy(picture), DPI)
    band = seen.grey[round(34 * SCALE) : round(62 * SCALE), round(24 * SCALE) : round(376 * SCALE)]
    assert float((band > 225).mean()) < 0.002
    assert float((band < 90).mean()) > 0.05


def test_strokes_of_large_bold_letters_are_no_arrows() -> None:
    picture, draw = blank(400, 120)
    letters = (
        [(40, 40, 56, 43), (53, 43, 56, 50), (51, 50, 54, 53)],  # フ
        [(80, 45, 96, 48), (87, 38, 90, 55)],  # 十
        [(120, 50, 134, 53), (126, 42, 129, 50)],  # ェ
    )
    for strokes in letters:
        for x0, y0, x1, y1 in strokes:
            draw.rectangle([x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE], fill=0)
    draw.polygon(
        [(x * SCALE, y * SCALE) for x, y in ((40, 84), (58, 84), (58, 78), (68, 87), (58, 96), (58, 90))], fill=90
    )
    draw.rectangle([40 * SCALE, 84 * SCALE, 58 * SCALE, 90 * SCALE], fill=90)
    arrows, _ = find_arrows(straighten(noisy(picture), DPI))
    assert [(round(arrow.x0), round(arrow.x1)) for arrow in arrows] == [(40, 68)]
