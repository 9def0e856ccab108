"""Charts are no tables: their gridlines, bars, labels and frames line up as those of tables do."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, only_grid, texts

SIZE = 8.0


def test_the_gridlines_of_a_chart_are_no_rulings() -> None:
    d = Drawing()
    for k in range(5):
        d.line(80, 60 + 30 * k, 360, 60 + 30 * k, grey=0.7)
        d.text(60, 63 + 30 * k, f"{100 - 20 * k}", SIZE)
    for k in range(5):
        d.fill(95 + 50 * k, 80 + 15 * k, 120 + 50 * k, 180, 0.3, 0.5, 0.9)
        d.text(98 + 50 * k, 76 + 15 * k, f"{90 - 11 * k}.5", SIZE)
        d.text(95 + 50 * k, 195, f"20{20 + k}", SIZE)
    assert d.read().pages[0].grids == ()


def chart(d: Drawing, *, gridlines: bool, frame: bool, labels: bool = True) -> None:
    """Stacked bars with the figures on them and a scale at the left."""
    heights = [(60, 42), (55, 44), (47, 45), (40, 43), (33, 41), (28, 36), (21, 30)]
    for k in range(5):
        y = 200 - 32 * k
        if gridlines:
            d.line(80, y, 360, y, grey=0.7)
        d.text(60, y + 3, f"{200 * k}", SIZE)
    if frame:
        d.line(80, 72, 80, 200)
        d.line(360, 72, 360, 200)
    for k, parts in enumerate(heights):
        bottom = 200.0
        for j, height in enumerate(parts):
            d.fill(88 + 39 * k, bottom - height, 112 + 39 * k, bottom, 0.3 + 0.2 * j, 0.5, 0.9)
            if labels:
                d.text(94 + 39 * k, bottom - height / 2 + 3, f"{height * 7}", SIZE)
            bottom -= height
        d.text(90 + 39 * k, 212, f"H{10 + k}", SIZE)


@pytest.mark.parametrize(("gridlines", "frame"), [(True, True), (True, False), (False, False)])
def test_the_labels_of_stacked_bars_are_no_table(gridlines: bool, frame: bool) -> None:
    d = Drawing(440, 320)
    chart(d, gridlines=gridlines, frame=frame)
    assert d.read().pages[0].grids == ()


def test_a_chart_between_underlined_headings_is_no_table() -> None:
    d = Drawing(595, 842)
    for y in (40, 87, 425):
        d.line(71, y, 538, y)
    d.text(400, 34, "みどり村総合戦略", 8)
    d.text(71, 80, "第２章　人口の現状", 16)
    d.text(81, 101, "本村の人口は、昭和55年の5,581人から令和２年には2,806人となり、大きく減りました。", 10)
    d.text(71, 121, "図１　総人口の推移", 9)
    for k in range(8):
        d.line(113, 144 + 18 * k, 512, 144 + 18 * k, grey=0.7)
        d.text(94, 146 + 18 * k, f"{7 - k},000" if k < 7 else "0", 6.5)
    for k in range(9):
        d.fill(120 + 44.4 * k, 170 + 6 * k, 148 + 44.4 * k, 270, 0.3, 0.5, 0.9)
        d.text(126 + 44.4 * k, 168 + 6 * k, f"{5 - k // 3},{580 - 50 * k}", 6.5)
        d.text(129 + 44.4 * k, 280, f"{1980 + 5 * k}", 6.5)
    d.text(71, 308, "資料：国勢調査", 8)
    for k in range(2):
        d.text(81, 322 + 38 * k, "高齢者の割合は四割を超えており、地域の活動を支える世代の確保が課題とな", 10)
        d.text(71, 340 + 38 * k, "っています。", 10)
    d.text(71, 419, "第３章　基本目標と施策", 16)
    d.text(81, 440, "働く場をつくるため、次の施策に取り組みます。", 10)
    assert d.read().pages[0].grids == ()


def test_a_table_of_decimals_above_a_chart() -> None:
    d = Drawing(440, 420)
    d.text(150, 30, "表１ 目標とする人口", 10)
    rows = [
        ["年次", "総人口", "割合", "率"],
        *([f"{2020 + k}年", f"{600 - k}", f"{35.0 + k}", f"{1.5 + k}"] for k in range(5)),
    ]
    for k, row in enumerate(rows):
        for column, text in enumerate(row):
            d.text(90 + 70 * column, 46 + 10 * k, text, SIZE)
    for k in range(5):
        y = 250 - 28 * k
        d.line(80, y, 360, y, grey=0.7)
        d.text(60, y + 3, f"{200 * k}", SIZE)
    for k in range(6):
        d.text(85 + 50 * k, 158 + 9 * k, f"{590 - 30 * k}", SIZE)
        d.text(85 + 50 * k, 262, f"{2020 + 5 * k}", SIZE)
    document = d.read()
    assert [[c.text for c in only_grid(document).row(r)] for r in range(6)] == rows
    assert texts(document)[0] == "表１ 目標とする人口"
