"""Labels in brackets whose letters are set apart stay one text."""

from __future__ import annotations

from extract.layout.gaps.aligned import row_of
from extract.layout.ink import Glyph


def _line(text: str, starts: list[float]) -> list[Glyph]:
    return [Glyph(char, x, 40.0, x + 10, 50.0, 10.0, 49.0, False, 0) for char, x in zip(text, starts, strict=True)]


def test_a_bracket_is_not_parted_between_its_letters() -> None:
    row = row_of(_line("［指標］人の数", [40, 50, 80, 90, 130, 140, 150]))
    assert row is not None
    assert [(piece.x0, piece.x1) for piece in row.pieces] == [(40, 100), (130, 160)]


def test_an_open_bracket_does_not_hold_a_line_together() -> None:
    row = row_of(_line("［指標人の数", [40, 50, 60, 230, 240, 250]))
    assert row is not None
    assert [(piece.x0, piece.x1) for piece in row.pieces] == [(40, 70), (230, 260)]
