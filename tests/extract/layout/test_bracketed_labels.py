"""What parts the words of a line: labels in brackets whose letters are set apart stay one text."""

from __future__ import annotations

from extract.layout.gaps.aligned import row_of
from extract.layout.ink import Glyph


def _line(text: str, starts: list[float]) -> list[Glyph]:
    return [Glyph(char, x, 40.0, x + 10, 50.0, 10.0, 49.0, False, 0) for char, x in zip(text, starts, strict=True)]


def test_a_bracket_is_not_parted_between_its_letters() -> None:
    row = row_of(_line("［指標］人の数", [40, 50, 80, 90, 130, 140, 150]))
    assert row is not None
    assert [(piece.x0, piece.x1) for piece in row.pieces] == [(40, 100), (130, 160)]


def test_a_space_without_width_is_one_square_between_letters_and_no_more() -> None:
    def line(apart: float) -> list[Glyph]:
        glyphs = _line("甲町乙町", [40, 50, 60 + apart, 70 + apart])
        return [*glyphs, Glyph(" ", 60 + apart, 40.0, 60 + apart, 50.0, 10.0, 49.0, False, 0)]

    pieces = {apart: row_of(line(apart)) for apart in (10.5, 13.0)}
    assert [len(row.pieces) for row in pieces.values() if row is not None] == [1, 2]


def test_an_open_bracket_does_not_hold_a_line_together() -> None:
    row = row_of(_line("［指標人の数", [40, 50, 60, 230, 240, 250]))
    assert row is not None
    assert [(piece.x0, piece.x1) for piece in row.pieces] == [(40, 70), (230, 260)]
