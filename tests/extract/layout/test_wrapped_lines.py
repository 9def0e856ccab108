"""Lines of one text beside others, where a line stands by chance in the middle over the columns around it."""

from __future__ import annotations

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.marks import marked_lines
from extract.layout.gaps.wrapped import joined


def _piece(x0: float, top: float, letters: int, digits: int = 0) -> Block:
    return Block(x0, top, x0 + 8 * letters, top + 8, 8, digits, letters, 1, top + 7)


def test_a_long_line_goes_on_below_though_columns_stand_around_its_middle() -> None:
    lines = [
        [_piece(100, 0, 12)],
        [_piece(100, 10, 12)],
        [_piece(0, 20, 4), _piece(60, 20, 2), _piece(100, 20, 11), _piece(220, 20, 3, 3), _piece(272, 20, 3, 3)],
        [_piece(100, 30, 12)],
    ]
    blocks = joined(lines, (), 1.5)
    assert [block.lines for block in blocks if block.x0 == 100] == [4]


def test_the_last_letters_of_long_lines_are_no_marks_of_a_timetable() -> None:
    above = [_piece(0, 0, 19), _piece(160, 0, 12), _piece(270, 0, 8)]
    assert marked_lines([above, [_piece(0, 10, 16), _piece(160, 10, 2)]]) == frozenset()
    assert marked_lines([above, [_piece(0, 10, 16), _piece(200, 10, 2)]]) == {1}
