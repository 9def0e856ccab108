"""Boxes side by side: each is read from its title to its end before the next one, as if it were a page."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, only_grid, texts

WORDS = "広い文の一行がここに書かれている"


def _panel(d: Drawing, x0: float, top: float, x1: float, bottom: float, title: str, *, round_: bool) -> None:
    if round_:
        d.rounded(x0, top, x1, bottom, 6)
    else:
        d.frame(x0, top, x1, bottom)
    d.fill(x0 + 0.5, top + 0.5, x1 - 0.5, top + 18, 0.7, 0.8, 0.9)
    d.text(x0 + 6, top + 13, title, 10)


def _table(d: Drawing, x0: float, top: float, rows: int, pitch: float) -> None:
    for k in range(rows):
        base = top + 11 + pitch * k
        for x, text in zip((0, 70, 110), (f"項目その{k}", f"{k}件", f"{k + 3}件"), strict=True):
            d.text(x0 + x, base, text, 8)
        d.line(x0, base + 4, x0 + 145, base + 4)


@pytest.mark.parametrize("round_", [True, False])
def test_panels_of_columns_that_do_not_begin_on_one_line(round_: bool) -> None:
    d = Drawing()
    d.text(20, 24, "計画のあらまし", 14)
    _panel(d, 20, 40, 190, 140, "１　しごとの現状", round_=round_)
    _panel(d, 20, 150, 190, 250, "２　ひとの流れ", round_=round_)
    _panel(d, 210, 40, 380, 170, "３　子育ての環境", round_=round_)
    _panel(d, 210, 180, 380, 250, "４　地域の足", round_=round_)
    for x, base in ((26, 75), (26, 185), (216, 77), (216, 215)):
        for k in range(3):
            d.text(x, base + 12 * k, f"{WORDS}{x}{k}", 8)
    found = texts(d.read())
    starts = ("計画", "１", f"{WORDS}260", f"{WORDS}262", "２", "３", f"{WORDS}2160", "４")
    places = [
        next(k for k, line in enumerate(found) if line.startswith(word)) for word in starts[:2] + starts[4:6]
    ]
    assert places == sorted(places)
    assert found.index(f"{WORDS}262") < places[2] < places[3] < found.index(f"{WORDS}2160")
    assert not any(line.count(WORDS) > 1 for line in found)


def test_tables_in_panels_do_not_become_one() -> None:
    d = Drawing()
    _panel(d, 20, 40, 190, 160, "左の表", round_=True)
    _panel(d, 200, 40, 370, 160, "右の表", round_=True)
    _table(d, 32, 70, 5, 15)
    _table(d, 212, 66, 5, 17)
    grids = d.read().pages[0].grids
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(5, 3), (5, 3)]
    assert [grid.at(4, 2).text for grid in grids if grid.at(4, 2) is not None] == ["7件", "7件"]


def test_the_figures_of_tiles_stand_with_the_name_below_them() -> None:
    d = Drawing()
    d.text(20, 24, "目標とする指標", 10)
    for k, name in enumerate(("年間の利用者の数", "一便の乗車の人数", "拠点の数")):
        d.rounded(20 + 122 * k, 40, 134 + 122 * k, 90, 5)
        d.text(30 + 122 * k, 60, f"{k + 1}万人 → {k + 2}万人", 11)
        d.text(30 + 122 * k, 80, name, 8)
    d.text(20, 120, "続きの文はこの下にある。", 10)
    assert texts(d.read()) == [
        "目標とする指標",
        "1万人 → 2万人",
        "年間の利用者の数",
        "2万人 → 3万人",
        "一便の乗車の人数",
        "3万人 → 4万人",
        "拠点の数",
        "続きの文はこの下にある。",
    ]


def test_cells_drawn_one_by_one_with_white_between_are_no_panels() -> None:
    d = Drawing()
    for row in range(3):
        for column in range(3):
            x, y = 20 + 120 * column, 40 + 44 * row
            d.frame(x, y, x + 116, y + 40)
            d.text(x + 4, y + 14, f"行{row}列{column}の", 8)
            d.text(x + 4, y + 28, "二行の文", 8)
    assert texts(d.read())[0].count("列") == 3


def test_the_halves_of_a_ruled_table_with_coloured_cells_are_no_panels() -> None:
    d = Drawing()
    d.fill(20, 40, 200, 58, 0.8, 0.9, 0.9)
    d.fill(200, 40, 380, 58, 0.8, 0.9, 0.9)
    d.grid((20, 200, 380), (40, 58, 130))
    for x in (26, 206):
        d.text(x, 53, "見出しの語", 9)
        for k in range(3):
            d.text(x, 74 + 14 * k, f"{WORDS}{k}", 8)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (2, 2)


def test_rows_of_tiles_with_a_head_in_larger_type_are_read_one_by_one() -> None:
    d = Drawing()
    for row in range(2):
        for column in range(2):
            x, y = 20 + 188 * column, 40 + 108 * row
            d.frame(x, y, x + 180, y + 100)
            d.text(x + 6, y + 16, f"町の名{row}{column}", 10.5)
            d.text(x + 6, y + 34, f"対象{row}{column}", 9)
            d.text(x + 6, y + 48 + 4 * column, "文の一行目", 9)
            d.text(x + 6, y + 62 + 2 * column, "文の二行目", 9)
    tile = ("町の名{}", "対象{}", "文の一行目", "文の二行目")
    assert texts(d.read()) == [text.format(place) for place in ("00", "01", "10", "11") for text in tile]
