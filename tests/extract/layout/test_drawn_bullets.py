"""Round dots before the items of a list, drawn as figures."""

from __future__ import annotations

from extract.layout.drawn.bullets import with_drawn_bullets
from extract.layout.ink import Fill, Glyph, PageInk

_ROUND = 53
_BLACK = (0, 0, 0)


def _page(*dots: Fill, words: tuple[tuple[float, str], ...] = ((80, "舟の運航"),)) -> PageInk:
    glyphs = [
        Glyph(letter, x + 11 * k, 100, x + 11 * (k + 1), 111, 11, 109, False, 0)
        for x, text in words
        for k, letter in enumerate(text)
    ]
    return PageInk(1, 400, 300, glyphs=glyphs, fills=list(dots))


def _marks(ink: PageInk) -> list[tuple[str, float, float]]:
    return [(g.text, g.x0, g.base) for g in with_drawn_bullets(ink).glyphs[len(ink.glyphs) :]]


def test_a_dot_before_the_first_letter_of_a_line_is_its_bullet() -> None:
    assert _marks(_page(Fill(68, 104, 71, 107, _BLACK, 1, _ROUND))) == [("•", 68, 109)]


def test_a_dot_that_is_square_coloured_large_or_far_away_is_none() -> None:
    for dot in (
        Fill(68, 104, 71, 107, _BLACK, 1, 4),
        Fill(68, 104, 71, 107, (220, 60, 40), 1, _ROUND),
        Fill(60, 101, 69, 110, _BLACK, 1, _ROUND),
        Fill(40, 104, 43, 107, _BLACK, 1, _ROUND),
        Fill(68, 90, 71, 93, _BLACK, 1, _ROUND),
        Fill(68, 104, 74, 106, _BLACK, 1, _ROUND),
    ):
        assert _marks(_page(dot)) == []


def test_a_dot_between_the_words_of_a_line_is_none() -> None:
    words = ((20.0, "舟小屋"), (80.0, "舟の運航"))
    assert _marks(_page(Fill(68, 104, 71, 107, _BLACK, 1, _ROUND), words=words)) == []
