"""Forms between level rulings with a label that fills its column: hardly any white parts it from its text."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

_ROWS = (
    ("主な取組", "山里の宿を開く", 20),
    ("基本目標", "人が集う里をつくる", 20),
    ("担当部署", "観光課", 20),
    ("事業概要", "空いた家を宿に直し、湖の道を歩く人を泊める。", 20),
    ("事業の効果", "里に泊まる人が増える。", 20),
)


def test_high_rows_with_such_a_label_belong_to_the_form() -> None:
    d = Drawing(500, 400)
    top = 40.0
    d.line(40, top, 460, top)
    for label, text, height in _ROWS:
        d.text(46, top + 14, label, 9)
        d.text(112, top + 14, text, 9)
        top += height
        d.line(40, top, 460, top)
    for lines, text in (
        (("７年度の取組に", "ついての評価"), "「宿を開く会」に通う人が増えた。"),
        (("来年度の取組に", "ついて"), "会を続ける。"),
    ):
        for number, line in enumerate(lines):
            d.text(45, top + 25 + 12 * number, line, 9)
        d.text(112, top + 25, text, 9)
        top += 60
        d.line(40, top, 460, top)
    grid = only_grid(d.read())
    assert [[cell.text for cell in grid.row(row)] for row in (5, 6)] == [
        ["７年度の取組に\nついての評価", "「宿を開く会」に通う人が増えた。"],
        ["来年度の取組に\nついて", "会を続ける。"],
    ]
