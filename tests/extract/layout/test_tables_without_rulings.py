"""Tables whose rulings are missing in part or altogether."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid, spans, texts

YEARS = ["2010年", "2015年", "2020年"]
ROWS = [
    ["一関市", "127,642", "121,583", "111,932"],
    ["平泉町", "8,345", "7,868", "7,252"],
    ["計", "135,987", "129,451", "119,184"],
]


def print_rows(d: Drawing, top: float = 100, step: float = 16) -> None:
    for row, values in enumerate([["", *YEARS], *ROWS]):
        for column, value in enumerate(values):
            width = sum(10 if ord(c) > 0x2E80 else 5 for c in value)
            d.text(50 if column == 0 else 150 + 70 * column - width, top + step * row, value)


def test_only_horizontal_rulings() -> None:
    d = Drawing()
    d.text(50, 70, "表１　圏域の人口（単位：人）")
    for y in (86, 105, 137, 155):
        d.line(45, y, 365, y)
    print_rows(d)
    grid = only_grid(d.read())
    assert not grid.ruled
    assert (grid.row_count, grid.column_count) == (4, 4)
    assert [c.text for c in grid.row(1)] == ROWS[0]
    assert [c.text for c in grid.column(3)] == [YEARS[2], *(row[3] for row in ROWS)]


def test_no_rulings_at_all() -> None:
    d = Drawing()
    d.text(50, 70, "表１　圏域の人口（単位：人）")
    print_rows(d)
    d.text(50, 200, "資料：国勢調査の結果をもとに作成した。")
    document = d.read()
    grid = only_grid(document)
    assert not grid.ruled
    assert [[c.text for c in grid.row(r)] for r in range(4)] == [["", *YEARS], *ROWS]
    assert texts(document) == ["表１　圏域の人口（単位：人）", "資料：国勢調査の結果をもとに作成した。"]


def test_a_heading_over_two_columns_spans_them() -> None:
    d = Drawing()
    d.text(200, 84, "国勢調査による人口の推移")
    d.text(55, 84, "市町")
    print_rows(d)
    grid = only_grid(d.read())
    assert grid.cells[1].text == "国勢調査による人口の推移"
    assert grid.cells[1].column_span >= 2


def test_columns_ruled_in_the_heading_only() -> None:
    d = Drawing()
    d.frame(45, 86, 372, 160)
    d.line(45, 105, 372, 105)
    for x in (140, 232, 302):
        d.line(x, 86, x, 105)
    d.line(140, 105, 140, 160)
    print_rows(d, step=17)
    grid = only_grid(d.read())
    assert [c.text for c in grid.row(3)] == ROWS[2]
    assert len(spans(grid)) == 16


def test_prose_and_contents_are_no_tables() -> None:
    d = Drawing()
    for k in range(5):
        d.text(40, 60 + 15 * k, f"第{k}章　取組の内容")
        d.text(200, 60 + 15 * k, "・・・・・・・・")
        d.text(340, 60 + 15 * k, str(k * 7))
    for k in range(4):
        d.text(40, 200 + 15 * k, "圏域の人口は減少が続いており、高齢化が進んでいる。")
    assert d.read().pages[0].grids == ()


def test_a_ruling_below_every_row_and_a_coloured_heading() -> None:
    d = Drawing()
    for x, end in ((45, 148), (150, 218), (220, 288), (290, 365)):
        d.fill(x, 88, end, 104, 0.8, 0.9, 1)
    for y in (104, 121, 148, 165):
        d.line(45, y, 365, y)
    for base, values in ((116, ROWS[0]), (143, ROWS[1]), (160, ROWS[2])):
        for column, value in enumerate(values):
            d.text(50 if column == 0 else 85 + 70 * column, base, value)
    d.text(50, 132, "岩手県の")
    for column, value in enumerate(["区分", *YEARS]):
        d.text(60 + 70 * column, 100, value)
    grid = only_grid(d.read())
    assert [c.text for c in grid.row(0)] == ["区分", *YEARS]
    assert [c.fill for c in grid.row(0)] == [(204, 230, 255)] * 4
    assert grid.row(2)[0].text == "岩手県の\n平泉町"
    assert [c.text for c in grid.row(3)] == ROWS[2]


def test_captions_with_units_at_the_right_part_tables_without_rulings() -> None:
    d = Drawing(400, 400)
    for number, top in enumerate((76.0, 164.0)):
        d.text(50, top, f"表{number + 1}　圏域を構成する市町の人口の推移")
        d.text(310, top, "（単位：人）")
        print_rows(d, top + 16, 14)
        d.text(50, top + 72, "資料：国勢調査")
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 4), (4, 4)]
