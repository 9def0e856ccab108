"""Tables between level rulings whose labels stand in the middle of several rows, or beside rows of two lines."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, only_grid
from tests.extract.layout.test_open_tables import cells, width

SIZE = 9.0


def _written(d: Drawing, middle: float, y: float, text: str) -> None:
    d.text(middle - len(text) * SIZE / 2, y + 0.35 * SIZE, text, SIZE)


@pytest.mark.parametrize("in_middle", [True, False])
def test_labels_of_rows_that_no_ruling_parts_at_their_side(in_middle: bool) -> None:
    d = Drawing(460, 420)
    ys = [60.0, 84] + [84 + 22.0 * k for k in range(1, 10)]
    fields = [("海岸の清掃", 2), ("遊歩道", 3), ("案内板の\n多言語化", 4)]
    for x0, y in [(40, ys[0]), (40, ys[1]), *((190, y) for y in ys[2:-1]), (40, ys[-1])]:
        d.line(x0, y, 420, y)
    for x, text in ((115, "分野"), (250, "取組"), (370, "件数")):
        _written(d, x, 72, text)
    top = ys[1]
    for text, rows in fields:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            middle = top + (11 * rows - 11.5 * (len(lines) - 1) / 2 if in_middle else 11)
            _written(d, 115, middle + 11.5 * number, line)
        top += 22 * rows
    for k in range(9):
        d.text(200, ys[k + 1] + 14, f"{'甲乙丙丁戊己庚辛壬'[k]}地区の取組", SIZE)
        d.text(365, ys[k + 1] + 14, str(3 * k + 2), SIZE)
    labels = [entry for entry in cells(only_grid(d.read())) if entry[1] == 0]
    assert labels == [
        (0, 0, 1, 1, "分野"),
        (1, 0, 2, 1, "海岸の清掃"),
        (3, 0, 3, 1, "遊歩道"),
        (6, 0, 4, 1, "案内板の\n多言語化"),
    ]


def test_letters_of_a_label_set_apart_down_its_rows_are_one_label() -> None:
    d = Drawing(460, 420)
    ys = [60.0, 84] + [84 + 22.0 * k for k in range(1, 10)]
    for x0, y in [(40, ys[0]), (40, ys[1]), *((80, y) for y in ys[2:-1]), (40, ys[-1])]:
        d.line(x0, y, 420, y)
    _written(d, 250, 72, "人口")
    for letters, middle in (("実績", ys[1] + 55), ("推計", ys[6] + 44)):
        _written(d, 60, middle - 9, letters[0])
        _written(d, 60, middle + 9, letters[1])
    for k in range(9):
        d.text(90, ys[k + 1] + 14, f"{1990 + 5 * k}年", SIZE)
        d.text(240, ys[k + 1] + 14, f"{9 - k},{k}45", SIZE)
    labels = [entry[:4] for entry in cells(only_grid(d.read())) if entry[1] == 0]
    assert labels == [(1, 0, 5, 1), (6, 0, 4, 1)]


def test_a_year_and_the_same_year_below_it_are_one_label_beside_two_rows_of_figures() -> None:
    d = Drawing(460, 420)
    ys = [60.0, 80, 108, 136, 164]
    for y in ys:
        d.line(40, y, 420, y)
    for x, text in ((220, "浜辺町"), (320, "岬村")):
        _written(d, x, 70, text)
    for k, year in enumerate((7, 12, 17)):
        d.text(50, ys[k + 1] + 11, f"平成{year}年", SIZE)
        d.text(50, ys[k + 1] + 24, f"({1988 + year})", SIZE)
        for x in (210, 310):
            d.text(x, ys[k + 1] + 11, f"4,{x - k}", SIZE)
            d.text(x + 3, ys[k + 1] + 24, f"-{k}.5%", SIZE)
    labels = [entry for entry in cells(only_grid(d.read())) if entry[1] == 0]
    assert labels == [(1 + 2 * k, 0, 2, 1, f"平成{y}年\n({1988 + y})") for k, y in enumerate((7, 12, 17))]


def test_heads_in_the_middle_of_figures_set_flush_right_head_their_columns() -> None:
    d = Drawing(560, 420)
    ys = [60.0, 78] + [78 + 16.0 * k for k in range(1, 6)]
    for y in ys:
        d.line(40, y, 520, y)
    for x, text in ((225, "人口"), (345, "昼間の人口"), (465, "昼夜間比率")):
        _written(d, x, 69, text)
    for k, name in enumerate(("浜辺町", "岬村", "潮見町", "灯台町", "入江村")):
        _written(d, 90, ys[k + 1] + 8, name)
        for end, text in ((282, f"{k + 3},072"), (402, f"{k + 2},941"), (518, f"{90 + k}.3")):
            d.text(end - width(text) * SIZE / 8, ys[k + 1] + 11.5, text, SIZE)
    heads = [entry for entry in cells(only_grid(d.read())) if entry[0] == 0]
    assert heads == [(0, 1, 1, 1, "人口"), (0, 2, 1, 1, "昼間の人口"), (0, 3, 1, 1, "昼夜間比率")]
