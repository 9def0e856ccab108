"""Glyphs become lines as they are printed, in any order of drawing and any direction."""

from __future__ import annotations

import random

import pytest

from extract.layout.gaps.aligned import row_of
from extract.layout.grids.overflow import settle_runs
from extract.layout.ink import Glyph
from tests.drawing import Drawing, only_grid, texts


def test_order_of_drawing_does_not_matter() -> None:
    words = [(20 + 10 * k, 40 + 15 * row, char) for row in range(3) for k, char in enumerate("市町村の連携協約")]
    random.Random(1).shuffle(words)  # noqa: S311  the order only has to be a mess
    d = Drawing()
    for x, y, char in words:
        d.text(x, y, char)
    assert texts(d.read()) == ["市町村の連携協約"] * 3


@pytest.mark.parametrize("offset", [0.2, 0.4, 0.8])
def test_a_glyph_struck_twice_is_one_bold_glyph(offset: float) -> None:
    d = Drawing()
    for shift in (0, offset):
        d.text(20 + shift, 40, "成果指標")
    for char, x in zip("一字ずつ", range(20, 60, 10), strict=True):
        for shift in (0, offset, offset / 2):
            d.text(x + shift, 80, char)
    d.text(20, 120, "本文")
    lines = d.read().pages[0].lines
    assert [(line.text, line.bold) for line in lines] == [("成果指標", True), ("一字ずつ", True), ("本文", False)]


def test_a_doubled_line_drawn_apart_is_one_bold_line() -> None:
    d = Drawing()
    for shift in (0, 0.3):
        for k, char in enumerate("事業費見込及び財源"):
            d.text(20 + shift + 10 * k, 40, char)
    [line] = d.read().pages[0].lines
    assert (line.text, line.bold) == ("事業費見込及び財源", True)


def test_stroked_text_is_bold() -> None:
    d = Drawing()
    d.text(20, 40, "見出し", mode=2)
    assert d.read().pages[0].lines[0].bold


def test_double_letters_stay() -> None:
    d = Drawing()
    d.text(20, 40, "1,111 人 ・・")
    assert texts(d.read()) == ["1,111 人 ・・"]


def test_letter_spacing_is_no_space_but_printed_spaces_stay() -> None:
    d = Drawing()
    d.text(20, 40, "実施年度", spacing=6)
    d.text(20, 70, "新 庄 市")
    d.text(20, 100, "事業", spacing=4)
    d.text(80, 100, "名称", spacing=4)
    assert texts(d.read()) == ["実施年度", "新 庄 市", "事業 名称"]


def test_a_label_spread_over_its_cell_is_one_word() -> None:
    d = Drawing()
    d.grid([20, 140, 200], [30, 50, 70])
    for x, char in zip((30, 75, 120), "合計額", strict=True):
        d.text(x, 44, char)
    d.text(150, 44, "1")
    assert only_grid(d.read()).cells[0].text == "合計額"


def test_a_wide_gap_is_a_space() -> None:
    d = Drawing()
    d.text(20, 40, "資料：国勢調査")
    d.text(120, 40, "（単位：人）")
    assert texts(d.read()) == ["資料：国勢調査 （単位：人）"]


def test_raised_and_lowered_characters_stay_in_their_line() -> None:
    d = Drawing()
    d.text(20, 40, "面積12km")
    end = 20 + 20 + 4 * 5
    d.text(end, 36, "2", 6)
    d.text(end + 4, 40, "以上")
    d.text(20, 80, "CO")
    d.text(30, 82, "2", 6)
    d.text(34, 80, "排出量")
    found = texts(d.read())
    assert [t.replace(" ", "") for t in found] == ["面積12km2以上", "CO2排出量"]


def test_ruby_does_not_mix_with_its_line() -> None:
    d = Drawing()
    d.text(20, 40, "子どもの権利を守る")
    d.text(60, 30, "けんり", 5)
    page = d.read().pages[0]
    assert [line.text for line in page.lines] == ["子どもの権利を守る"]
    assert [line.text for line in page.furniture] == ["けんり"]


def test_a_reading_over_the_whole_name_is_a_line_of_its_own() -> None:
    d = Drawing()
    d.text(20, 40, "夕張市")
    d.text(20, 30, "ゆうばりし", 6)
    assert texts(d.read()) == ["ゆうばりし", "夕張市"]


def test_cells_whose_texts_touch_do_not_mix() -> None:
    d = Drawing()
    d.grid([20, 70, 120, 170], [30, 50])
    d.text(30, 44, "8,636")
    d.text(45, 44, "千円")
    d.text(70.2, 44, "一関市平泉")
    d.text(120.2, 44, "備考欄")
    assert [c.text for c in only_grid(d.read()).cells][1:] == ["一関市平泉", "備考欄"]


@pytest.mark.parametrize("turn", [90, 270])
def test_turned_text_is_a_line(turn: int) -> None:
    d = Drawing()
    d.text(100, 100 if turn == 90 else 200, "実施スケジュール", turn=turn)
    d.text(150, 100 if turn == 90 else 200, "二列目", turn=turn)
    first, second = ("二列目", "実施スケジュール") if turn == 90 else ("実施スケジュール", "二列目")
    assert texts(d.read()) == [first, second]


def test_a_column_of_upright_letters_in_a_narrow_cell_is_a_line() -> None:
    d = Drawing()
    d.grid([20, 36, 200], [20, 120])
    for k, char in enumerate("事業費"):
        d.text(23, 40 + 26 * k, char)
    d.text(50, 60, "一行目")
    d.text(50, 75, "二行目")
    assert [[line.text for line in c.lines] for c in only_grid(d.read()).cells] == [
        ["事業費"],
        ["一行目", "二行目"],
    ]


def test_two_upright_columns_read_from_the_right() -> None:
    d = Drawing()
    d.grid([20, 60, 200], [20, 120])
    for x, text in ((42, "実施スケジ"), (24, "ュール欄")):
        for k, char in enumerate(text):
            d.text(x, 40 + 10 * k, char)
    d.text(100, 60, "本文")
    assert [line.text for line in only_grid(d.read()).cells[0].lines] == ["実施スケジ", "ュール欄"]


def test_upright_columns_without_a_gutter_read_from_the_right() -> None:
    d = Drawing()
    d.grid([20, 60, 200], [20, 150])
    for x, y, text in ((42, 50, "２歩道や公園"), (31, 40, "水辺の手入れと"), (20, 40.5, "花壇の世話")):
        for k, char in enumerate(text):
            d.text(x, y + 10 * k, char)
    d.text(100, 60, "本文")
    assert [line.text for line in only_grid(d.read()).cells[0].lines] == [
        "２歩道や公園",
        "水辺の手入れと",
        "花壇の世話",
    ]


def test_lines_of_few_letters_stay_lines() -> None:
    d = Drawing()
    d.grid([20, 60, 200], [20, 150])
    lines = ["歩道や", "公園の", "手入れ", "と世話"]
    for k, text in enumerate(lines):
        d.text(22, 40 + 12 * k, text)
    d.text(100, 60, "本文")
    assert [line.text for line in only_grid(d.read()).cells[0].lines] == lines


def test_a_number_in_the_middle_beside_two_lines_comes_before_them() -> None:
    d = Drawing()
    d.grid([20, 120, 200], [20, 80])
    d.text(40, 40, "花壇と水辺の")
    d.text(24, 47, "9")
    d.text(40, 54, "手入れ")
    d.text(140, 40, "本文")
    assert [line.text for line in only_grid(d.read()).cells[0].lines] == ["9", "花壇と水辺の", "手入れ"]


def test_numbers_below_each_other_stay_lines() -> None:
    d = Drawing()
    d.grid([20, 36, 200], [20, 120])
    for k, char in enumerate("123"):
        d.text(25, 40 + 26 * k, char)
    d.text(50, 60, "本文")
    assert [line.text for line in only_grid(d.read()).cells[0].lines] == ["1", "2", "3"]


def test_an_indentation_of_a_full_square_is_kept() -> None:
    d = Drawing()
    d.text(20, 40, "\u3000地域で安心して暮らす。")
    assert texts(d.read()) == ["\u3000地域で安心して暮らす。"]


@pytest.mark.parametrize(
    ("places", "run", "pieces"),
    [
        ([("効", 0), (" ", 10), (" ", 20), (" ", 30), ("果", 40), ("通", 90)], -1, [(0, 50), (90, 100)]),
        ([("効", 0), ("果", 40), ("通", 90)], -1, [(0, 10), (40, 50), (90, 100)]),
        ([("効", 0), ("果", 40), ("通", 80)], 7, [(0, 90)]),
        ([("○", 0), (" ", 10), (" ", 20), (" ", 30), ("○", 40)], 7, [(0, 10), (40, 50)]),
    ],
    ids=["typed", "set apart", "one run", "marks"],
)
def test_single_letters_that_typed_spaces_or_a_run_hold_apart_are_one_word(
    places: list[tuple[str, int]], run: int, pieces: list[tuple[int, int]]
) -> None:
    row = row_of(
        [Glyph(char.replace(" ", "\u3000"), x, 0, x + 10, 10, 10, 9, False, 0, run) for char, x in places]
    )
    assert row is not None
    assert [(p.x0, p.x1) for p in row.pieces] == pieces


def test_two_small_lines_beside_a_large_one_stay_two() -> None:
    d = Drawing()
    d.text(20, 100, "森の学校事業", 18)
    d.text(250, 91, "令和６年度予算", 9)
    d.text(250, 105, "120百万円", 9)
    assert sorted(texts(d.read())) == ["120百万円", "令和６年度予算", "森の学校事業"]


def test_small_kana_above_a_line_of_spaces_are_a_line() -> None:
    d = Drawing()
    d.text(20, 100, "かな", 6)
    d.text(20, 112, "　　", 12)
    assert texts(d.read()) == ["かな"]


def test_two_small_lines_beside_a_large_title_stay_two() -> None:
    d = Drawing()
    d.text(20, 46, "大きな題の文字", 18)
    d.text(240, 35.5, "令和６年度の予算額", 9)
    d.text(240, 49.9, "（前年度の予算額）", 9)
    assert set(texts(d.read())) == {"大きな題の文字", "令和６年度の予算額", "（前年度の予算額）"}


def test_letters_of_a_label_with_typed_squares_between_are_one_piece() -> None:
    def at(x: float, text: str, run: int, width: float = 10.0) -> Glyph:
        return Glyph(text, x, 10.0, x + width, 20.0, 10.0, 19.0, False, 0, run)

    glyphs = [at(0, "概", 1), at(30, "要", 2), at(10, " ", -1, 0.0), at(20, " ", -1, 0.0), at(80, "病", 3)]
    row = row_of(glyphs)
    assert row is not None
    assert [(p.x0, p.x1) for p in row.pieces] == [(0, 40), (80, 90)]


@pytest.mark.parametrize(("width", "expected"), [(0.0, [0, 0, 0, 1, 1]), (4.0, [0, 0, 0, 0, 0])])
def test_a_space_without_width_parts_a_line_over_a_border_and_a_printed_one_does_not(
    width: float, expected: list[int]
) -> None:
    starts = zip("甲町 乙町", (40.0, 50.0, 60.0, 64.0, 74.0), strict=True)
    glyphs = [
        Glyph(c, x, 40.0, x + (width if c == " " else 10.0), 50.0, 10.0, 49.0, False, 0, 7) for c, x in starts
    ]
    places = [0, 0, 0, 1, 1]
    settle_runs(glyphs, places, {}, lambda _x, _y: 0)
    assert places == expected


def test_kana_beside_a_column_of_letters_in_a_cell_do_not_mix_with_it() -> None:
    d = Drawing()
    for x in (50, 85, 150, 220):
        d.line(x, 100, x, 160)
    for y in (100, 160):
        d.line(50, y, 220, y)
    for y in (115, 130, 145):
        d.line(85, y, 220, y)
    for k, letter in enumerate("川上野市"):
        d.text(62, 117 + 9 * k, letter, size=8.5)
    for k, letter in enumerate("かわかみの"):
        d.text(70.5, 114 + 6.4 * k, letter, size=4.2)
    for row, y in enumerate(range(111, 160, 15)):
        d.text(90, y, f"階級{row}")
        d.text(160, y, "12")
    assert only_grid(d.read()).column(0)[0].text == "かわかみの\n川上野市"
