"""Which line above a table is its title."""

from __future__ import annotations

import pytest

from extract.titles import table_titles
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")


def _titles(d: Drawing) -> list[str | None]:
    document = d.read()
    found = table_titles(document)
    return [found.get(grid.key) for page in document.pages for grid in page.grids if grid.ruled]


def _table(d: Drawing, x: float, top: float) -> None:
    xs, ys = [x, x + 60, x + 120, x + 180], [top, top + 20, top + 40, top + 60]
    d.grid(xs, ys)
    d.label(xs, ys)


def test_the_line_above_a_table_is_its_title() -> None:
    d = Drawing()
    d.text(20, 90, "朝市の客の数")
    _table(d, 20, 100)
    assert _titles(d) == ["朝市の客の数"]


def test_a_line_of_another_column_is_no_title() -> None:
    d = Drawing()
    d.text(240, 60, "令和４年度　240千円")
    d.text(240, 76, "令和５年度　310千円")
    _table(d, 20, 100)
    assert _titles(d) == [None]


def test_lines_in_a_box_of_their_own_are_no_title_but_one_alone_in_it_is() -> None:
    d = Drawing()
    d.rounded(20, 40, 200, 90, 4)
    d.text(26, 60, "令和４年度　240千円")
    d.text(26, 76, "令和５年度　310千円")
    _table(d, 20, 100)
    d.rounded(20, 200, 200, 220, 4)
    d.text(26, 214, "朝市の客の数")
    _table(d, 20, 224)
    assert _titles(d) == [None, "朝市の客の数"]


def test_texts_of_boxes_beside_each_other_are_no_title() -> None:
    d = Drawing()
    for x, words in ((20, "漕ぎ手の会"), (120, "２分の１以内")):
        d.rounded(x, 60, x + 90, 80, 4)
        d.text(x + 6, 74, words)
    _table(d, 20, 100)
    assert _titles(d) == [None]
