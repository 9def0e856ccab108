"""Forms in two halves with nothing drawn between them: row rulings end on one side and begin on the other."""

from __future__ import annotations

import pytest

from extract.layout.drawn.half_borders import borders_between_halves
from extract.layout.drawn.rulings import Rule
from tests.drawing import Drawing, only_grid

_LEFT = (("視点", "山を守る"), ("分野", "林業"), ("概要", "道を直す。"), ("効果", "人が通う。"))
_RIGHT = (
    ("費用", "R7：10千円"),
    ("工程", "橋を架ける"),
    ("目安", "窯の数"),
    ("評価", "よくできた。"),
    ("今後", "続ける。"),
)


def _form(gap: float, last: bool = True) -> Drawing:
    """Both halves below a row with the name; ``last`` is whether one ruling closes both."""
    d = Drawing(600, 400)
    d.line(40, 40, 560, 40)
    d.line(40, 60, 560, 60)
    d.text(44, 54, "取組名", 9)
    d.text(114, 54, "里山の手入れ", 9)
    middle = 300.0
    for x0, x1, rows in ((40.0, middle, _LEFT), (middle + gap, 560.0, _RIGHT)):
        step = 200 / len(rows)
        d.line(x0 + 60, 60, x0 + 60, 260)
        for number, (label, text) in enumerate(rows):
            top = 60 + step * number
            d.text(x0 + 4, top + 14, label, 9)
            d.text(x0 + 66, top + 14, text, 9)
            if number:
                d.line(x0, top, x1, top)
        if not last:
            d.line(x0, 260, x1, 260)
    if last:
        d.line(40, 260, 560, 260)
    return d


@pytest.mark.parametrize(("gap", "last"), [(0.0, True), (8.0, True), (8.0, False)])
def test_the_rows_of_each_half_stay_its_own(gap: float, last: bool) -> None:
    cells = [cell for cell in only_grid(_form(gap, last).read()).cells if cell.lines]
    texts = {cell.text for cell in cells}
    assert {word for row in (*_LEFT, *_RIGHT) for word in row} <= texts


def test_a_text_over_the_white_between_two_halves_leaves_the_cells_as_drawn() -> None:
    d = _form(8)
    d.text(240, 170, "山と川の道を歩いて直す人を募る", 9)
    cells = only_grid(d.read()).cells
    assert any("山と川の道を歩いて直す人を募る" in cell.text for cell in cells)


def test_cells_with_white_between_them_are_no_halves() -> None:
    tops = [60 + 30.0 * row for row in range(4)]
    lefts = [40 + 110.0 * column for column in range(3)]
    level = [Rule(y, x, x + 107.5, 0.5) for top in tops for y in (top, top + 27.5) for x in lefts]
    level = sorted([Rule(40.0, 40.0, 367.5, 0.5), *level, Rule(180.0, 40.0, 367.5, 0.5)])
    plumb = sorted(Rule(x, top, top + 27.5, 0.5) for left in lefts for x in (left, left + 107.5) for top in tops)
    assert borders_between_halves(level, plumb, []) == []
