"""Columns below underlined headings whose texts nearly touch."""

from __future__ import annotations

from extract.layout.fragments import fragments_of
from extract.sheets.underlined import columns_below_lines
from tests.drawing import Drawing


def _parts(gap: float) -> list[str]:
    d = Drawing()
    d.line(30, 50, 180, 50)
    d.line(180 + gap, 50, 370, 50)
    d.text(30, 66, "・学びの会を開いた町の数を", 11)
    d.text(186, 66, "海の道を歩く人が増える。", 11)
    [page] = d.read().pages
    return [f.text for f in fragments_of(page.lines, columns_below_lines(page))]


def test_the_ends_of_the_lines_below_headings_part_the_texts_of_two_columns() -> None:
    assert _parts(5) == ["・学びの会を開いた町の数を", "海の道を歩く人が増える。"]


def test_one_line_over_both_is_none_of_two_columns() -> None:
    assert len(_parts(0)) == 1
