"""Cards between level rulings with labels over their tables, and values beside labels of two lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.cards.bounds.item import Item
from extract.cards.text.parted_tables import parts_between_labels
from extract.cards.years.drawn_timetable import drawn_timetables
from kohyo.pipeline import process
from schemas.printed import Box, Grid, Ruling, Shape
from schemas.tables import Kpi
from tests.drawing import Drawing

LEFT, RIGHT = 40.0, 540.0
FIELDS = (
    ("事業名", "川の渡し事業"),
    ("分野名", "交通"),
    ("構成市町", "浜辺市、岬村"),
    ("事業内容", "渡し船を直し、夜も出す。"),
    ("期待される効果", "川の向こうへ通う人が増える。"),
)


def _fields(drawing: Drawing) -> float:
    top = 40.0
    drawing.line(LEFT, top, RIGHT, top, 1.2)
    for label, text in FIELDS:
        drawing.text(LEFT + 3, top + 12, f"【{label}】", 9)
        drawing.text(LEFT + 3, top + 25, text, 9)
        top += 30
        drawing.line(LEFT, top, RIGHT, top, 1.2)
    return top


def _level(x0: float, x1: float, y: float) -> Ruling:
    return Ruling(Box(x0, y, x1, y), horizontal=True)


@pytest.mark.parametrize("drawn", [True, False])
def test_a_table_below_its_label_may_have_heads_in_two_storeys(sketch: Any, drawn: bool) -> None:
    """The ruling between the storeys runs below the heads of one storey only."""
    grid = sketch.grid(
        "【目標指標】 | | | ",
        " | 指標の名称 | 目標値 | 現状",
        "^ | ^ | 令和10年度 | 令和５年度",
        "渡った人の数 | | 961人 | 813人",
        "【年度別事業費】 | | | ",
        "区分 | 令和６年度 | 令和７年度 | 令和８年度",
        "浜辺市 | 510 | 511 | 512",
        ruled=False,
    )
    sketch.page(
        "【構成市町】",
        grid,
        rulings=[_level(200.0 if n == 2 else 0.0, 400.0, 100.0 + 30 * n) for n in range(1, 8) if drawn or n != 2],
    )
    label = replace(sketch.line("【構成市町】"), box=Box(2, 60, 42, 69))
    parts = parts_between_labels(Item(0, sketch.pages[0], grid, frozenset({grid.key})), [label])
    found = [
        [(c.row, c.column, c.row_span, c.text) for c in part.item.cells if c.lines]
        for part in parts
        if isinstance(part.item, Grid)
    ]
    if not drawn:
        assert parts == []
        return
    assert found[0] == [
        (0, 0, 2, "指標の名称"),
        (0, 1, 1, "目標値"),
        (0, 2, 1, "現状"),
        (1, 1, 1, "令和10年度"),
        (1, 2, 1, "令和５年度"),
        (2, 0, 1, "渡った人の数"),
        (2, 1, 1, "961人"),
        (2, 2, 1, "813人"),
    ]
    assert [text for _, _, _, text in found[1]][:4] == ["区分", "令和６年度", "令和７年度", "令和８年度"]


def test_values_half_way_down_beside_labels_of_two_lines() -> None:
    drawing = Drawing()
    top = _fields(drawing) + 14
    drawing.text(LEFT + 3, top, "【数値目標】", 9)
    drawing.text(LEFT + 30, top + 16, "指標　　　　渡った人の数", 9)
    for x, word, year, value in ((80, "現況値", "（2017年度）", "38人"), (290, "目標", "（2022年度）", "56人")):
        drawing.text(x, top + 32, word, 9)
        drawing.text(x - 12, top + 45, year, 9)
        drawing.text(x + 120, top + 38.5, value, 9)
    drawing.text(LEFT + 3, top + 62, "【今後の方向性】", 9)
    drawing.text(LEFT + 3, top + 75, "船を増やす。", 9)
    found = [row for row in process(drawing.read()).rows if isinstance(row, Kpi)]
    assert [(k.indicator, k.baseline_value, k.baseline_fy, k.target_value, k.target_fy) for k in found] == [
        ("渡った人の数", 38, 2017, 56, 2022)
    ]


def test_the_head_of_the_items_may_stand_in_a_cell_of_its_own_level_with_the_years_of_bars(sketch: Any) -> None:
    lines = [
        sketch.line("取組", Box(120, 100, 150, 109)),
        sketch.line("R5 R6 R7 R8", Box(200, 100, 310, 109)),
        sketch.line("渡し船を直す", Box(120, 112, 180, 121)),
    ]
    sketch.page("工程表", paged=True, shapes=[Shape(Box(225, 112, 285, 121), "arrow")])
    (table,) = drawn_timetables(sketch.pages[0], lines)
    assert [cell.text for cell in table.cells if cell.column == 0] == ["取組", "渡し船を直す"]
