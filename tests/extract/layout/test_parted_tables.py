"""Tables side by side that the words alone have made one."""

from __future__ import annotations

from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.grids.parted import parted
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Glyph


def _table(texts: tuple[str, ...]) -> tuple[Skeleton, list[Glyph]]:
    """A table of five columns a text, the third of them white: ``甲1 乙3`` has words in columns 1 and 4."""
    xs = (0.0, 60.0, 100.0, 140.0, 200.0, 240.0)
    boxes = [(a, 20.0 * k, b, 20.0 * k + 20) for k in range(len(texts)) for a, b in pairwise(xs)]
    glyphs = [
        Glyph(letter, x + 5, 20.0 * k + 5, x + 13, 20.0 * k + 13, 8.0, 20.0 * k + 12, False, 0, -1)
        for k, text in enumerate(texts)
        for x, letter in zip(xs, text, strict=False)
        if letter != " "
    ]
    skeleton = from_boxes(boxes)
    assert skeleton is not None
    return skeleton, glyphs


def test_a_white_column_between_labels_and_figures_on_both_sides_parts_two_tables() -> None:
    table, glyphs = _table(("齢男 齢男", "甲1 乙3", "丙5 丁7", "戊9 己1"))
    assert [len(part.xs) - 1 for part in parted(table, glyphs)] == [2, 2]


def test_a_ruling_through_a_white_column_keeps_the_table_whole() -> None:
    table, glyphs = _table(("齢男 齢男", "甲1 乙3", "丙5 丁7", "戊9 己1"))
    assert parted(table, glyphs, [Rule(20.0, 0.0, 240.0, 0.5)]) == [table]


def test_a_white_column_among_figures_parts_nothing() -> None:
    table, glyphs = _table(("齢男 女計", "甲1 33", "丙5 77", "戊9 11"))
    assert parted(table, glyphs) == [table]
