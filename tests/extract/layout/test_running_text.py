"""Lines of text that run over the columns of other rows, and heads that nearly touch."""

from __future__ import annotations

import pytest

from extract.layout.gaps.borders import Border
from extract.layout.gaps.pieces import pieces_of
from extract.layout.gaps.running import running_lines
from extract.layout.ink import Glyph

SIZE = 9.0


def _set(text: str, left: float, top: float) -> list[Glyph]:
    return [
        Glyph(c, left + SIZE * k, top, left + SIZE * (k + 1), top + SIZE, SIZE, top + SIZE, False, 0)
        for k, c in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("below", "runs"), [((("七二日", 385.0), ("七三日", 450.0)), 0), ((("と比べて増やす。", 320.0),), 1)]
)
def test_heads_over_a_value_each_are_no_running_text(below: tuple[tuple[str, float], ...], runs: int) -> None:
    glyphs = [*_set("現状（令和五年度）", 320.0, 10.0), *_set("目標（令和七年度）", 407.0, 10.0)]
    glyphs += _set("成果指標", 40.0, 16.0)
    for text, left in below:
        glyphs += _set(text, left, 22.0)
    borders = [Border(350.0, 340.0, 360.0), Border(404.0, 390.0, 416.0), Border(450.0, 440.0, 460.0)]
    assert len(running_lines(pieces_of(glyphs), glyphs, borders)) == runs
