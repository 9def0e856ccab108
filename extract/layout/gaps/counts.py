"""Figures below words, in what rulings enclose: the heads of columns and their first row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from extract.layout.gaps.aligned import Piece, Row, row_of
from extract.layout.gaps.hanging import goes_on_hanging
from extract.layout.gaps.heads import meet
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline
from schemas.patterns import lazy_re

FEWEST_COUNTS, YEAR_DIGITS = 2, 4
"""So many figures stand below words of their own; so many digits alone may be a year."""
APART_EM = 1.5
"""White between a head and the figures below it at most."""
LABEL_PT = 3.0
_YEAR = lazy_re(r"\d年")
_BRACKETED = lazy_re(r"[(（\[［][^)）\]］]*[)）\]］]")
_BRACKETS = lazy_re(r"[(（][^)）]*[)）]?")


def counts_below(glyphs: Sequence[Glyph]) -> bool:
    """Whether figures stand below words, two or more side by side: the heads of columns and their first row.

    Words are what does not begin with a digit, as the years of eras, and years; each figure has its own word.
    """
    if sum([g[0].isdigit() for g in glyphs]) < FEWEST_COUNTS:
        return False  # as most texts, which nobody has to look at line by line
    words: list[Piece] = []
    for line in by_baseline(list(glyphs)):
        row = row_of(line)
        if row is None:
            continue
        starts = {g[1]: g for g in line if not g[0].isspace()}
        figures = [p for p in row.pieces if _counts(p, starts, line)]
        if not figures:
            words.extend(row.pieces)
            continue
        under = [[w for w in words if meet(w, p)] for p in figures]
        return len(figures) >= FEWEST_COUNTS and all(len(found) >= 1 for found in under)
    return False


def remarks_below(glyphs: Sequence[Glyph]) -> bool:
    """Whether all of a line stands in brackets below what the line above prints: 「5,707人」, 「（令和６年度）」.

    Both lines have several pieces, and are the only ones that do: a name may stand at half their height.
    """
    lines = [(line, row) for line in by_baseline(list(glyphs)) if (row := row_of(line)) is not None]
    several = [(line, row) for line, row in lines if len(row.pieces) > 1]
    if len(several) != len(("figures", "remarks")):
        return False
    (_, upper), (line, lower) = several
    return all(
        _BRACKETED.fullmatch(_text(p, line)) is not None and any(meet(p, q) for q in upper.pieces)
        for p in lower.pieces
    )


def edges_below_heads(glyphs: Sequence[Glyph]) -> list[tuple[float, float]]:
    """Where lines with a figure below each of several heads begin, as (height, left end).

    What begins at the left end of all lines may be a label that has wrapped beside them; they begin right of it.

    Args:
        glyphs: upright ones of the table.
    """
    found = []
    words: list[Piece] = []
    left = min((g[1] for g in glyphs if not g[0].isspace()), default=0.0)
    lines = [(line, row) for line in by_baseline(list(glyphs)) if (row := row_of(line)) is not None]
    last: Row | None = None
    for k, (line, row) in enumerate(lines):
        if last is not None and row.top - last.bottom > APART_EM * row.size:
            words = []
        starts = {g[1]: g for g in line if not g[0].isspace()}
        figures = [p for p in row.pieces if _counts(p, starts, line)]
        if last is not None and words and _have_words(figures, words):
            after = lines[k + 1][1].pieces if k + 1 < len(lines) else ()
            hangs = goes_on_hanging(last.pieces, row.pieces, after, row.size)
            own = row.pieces[1:] if hangs else row.pieces
            start = min(p.x0 for p in (*own, *figures) if p.x0 > left + LABEL_PT)
            found.append(((last.bottom + row.top) / 2, start))
        words, last = ([] if figures else [*words, *row.pieces]), row
    return found


def _have_words(figures: Sequence[Piece], words: Sequence[Piece]) -> bool:
    """Whether several figures stand below a word each, none of which reaches over two of them."""
    if len(figures) < FEWEST_COUNTS:
        return False
    over = [word for word in words if sum(meet(word, figure) for figure in figures) == 1]
    return all(any(meet(word, figure) for word in over) for figure in figures)


def _counts(piece: Piece, starts: Mapping[float, Glyph], line: Sequence[Glyph]) -> bool:
    """Whether a piece is a count: it begins with a digit, and is no year; what stands in brackets is left out."""
    first = starts.get(piece.x0)
    if first is None or not first[0].isdigit():
        return False
    bare = _BRACKETS.sub("", _text(piece, line))
    digits = sum(map(str.isdigit, bare))
    return 2 * digits >= len(bare) and _YEAR.search(bare) is None and not (digits == YEAR_DIGITS == len(bare))


def _text(piece: Piece, line: Sequence[Glyph]) -> str:
    """What a piece of a line prints, without spaces."""
    inside = "".join(g[0] for g in sorted(line, key=itemgetter(1)) if piece.x0 <= g[1] < piece.x1)
    return "".join(inside.split())
