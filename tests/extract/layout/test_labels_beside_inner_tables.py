"""Forms without rulings whose labels stand beside several rows, or beside the white between two lines."""

from __future__ import annotations

import pytest

from schemas.printed import Cell
from tests.drawing import Drawing, only_grid

LABEL, TEXT = 40.0, 120.0
LABELLED = [
    ("政策分野", "教育"),
    ("関係市町村", "青井町、緑川町、白浜町"),
    ("事業内容", "森の道を直し、子どもと歩く。"),
]
YEARS = ("区分", "令和８年度", "令和９年度", "令和10年度")
AMOUNTS = [
    ("青井町", "1,200", "1,250", "1,300"),
    ("緑川町", "300", "310", "320"),
    ("計", "1,500", "1,560", "1,620"),
]
PLAN = [("道の整備", "○", "○", "－"), ("催し", "－", "○", "○")]


def _table(d: Drawing, top: float, rows: list[tuple[str, ...]]) -> float:
    for row in rows:
        for x, text in zip((TEXT, 220, 300, 380), row, strict=True):
            d.text(x, top, text, 9)
        top += 15
    return top


def _labels(cells: tuple[Cell, ...]) -> list[tuple[str, int]]:
    return [(cell.text.replace("\n", ""), cell.row_span) for cell in cells if cell.column == 0]


@pytest.mark.parametrize("centred", [True, False])
def test_a_label_has_the_rows_that_it_stands_beside_the_middle_or_below_the_top_of(centred: bool) -> None:
    d = Drawing(480, 400)
    for k, (label, value) in enumerate(LABELLED):
        d.text(LABEL, 40 + 20 * k, label, 9)
        d.text(TEXT, 40 + 20 * k, value, 9)
    end = _table(d, 100, [YEARS, *AMOUNTS])
    for k, line in enumerate(("事業費", "（単位：千円）")):
        d.text(LABEL, (116 if centred else 100) + 13 * k, line, 9)
    _table(d, end + 5, [YEARS, *PLAN])
    d.text(LABEL, end + (20 if centred else 5), "工程", 9)
    assert _labels(only_grid(d.read()).cells) == [
        *((label, 1) for label, _ in LABELLED),
        ("事業費（単位：千円）", 4),
        ("工程", 3),
    ]


def test_a_label_beside_the_white_between_two_lines_is_the_label_of_both() -> None:
    d = Drawing(480, 400)
    for k, (label, value) in enumerate(LABELLED):
        d.text(LABEL, 40 + 20 * k, label, 9)
        d.text(TEXT, 40 + 20 * k, value, 9)
    d.text(TEXT, 100, "青井町が道を直し、緑川町と白浜町は案内する人を出して", 9)
    d.text(LABEL, 107, "役割分担", 9)
    d.text(TEXT, 114, "月に一度は集まって話す。", 9)
    grid = only_grid(d.read())
    assert _labels(grid.cells) == [*((label, 1) for label, _ in LABELLED), ("役割分担", 1)]
    assert grid.cells[-1].text.replace("\n", "").endswith("案内する人を出して月に一度は集まって話す。")


@pytest.mark.parametrize("marks", [False, True])
def test_a_label_level_with_the_first_row_below_the_heads_has_that_row_only(marks: bool) -> None:
    d = Drawing(480, 400)
    names = ("圏域計", "青井町", "緑川町", "白浜町", "赤岩村")
    rows = [("○", "－", "○", "○") if marks else (f"{k},200", f"{k},250", f"{k},300", f"{k},350") for k in range(5)]
    for k, row in enumerate((("R8", "R9", "R10", "R11"), *rows)):
        if k:
            d.text(LABEL, 40 + 12 * k, names[k - 1], 9.5)
        for x, text in zip((180, 260, 340, 420), row, strict=True):
            d.text(x, 40 + 12 * k, text, 9.5)
    cells = only_grid(d.read()).cells
    assert _labels(cells) == [("", 1), *((name, 1) for name in names)]
    assert [cell.text for cell in cells if cell.row == 1] == [names[0], *rows[0]]
