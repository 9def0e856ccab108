"""Words set letter by letter over the width of a cell, each letter drawn by itself: 担　当　部　署.

Where nothing but white tells the columns, such letters look like columns of one letter each. A text of another row
that stands over the white between two of them shows that no column ends there, and so does another word that
begins and ends at the same places with more letters or fewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.ink import Glyph
from extract.layout.lines import SPREAD_CELL_EM, by_baseline
from schemas.frozen import dataclass

_FEWEST = 3
_LEAST_EM = 0.4
"""White between two letters that are set apart, at least."""
_EVEN_EM = 0.15
"""By so much the white between the letters of one word differs at most."""
_SAME_PT = 1.0
_KANA, _HANGUL = "\u3041", "\uac00"
"""Between these stand kana and ideographs."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Letters that stand evenly apart on one line, each drawn by itself."""

    letters: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        return self.letters[0].x0

    @property
    def x1(self) -> float:
        return self.letters[-1].x1

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """The white between the letters."""
        return [(a.x1, b.x0) for a, b in pairwise(self.letters)]


def joined_letters(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs, each letter of such a word as wide as to the next one and of one run with it.

    Args:
        glyphs: upright ones of a part of a page where white tells the columns.
    """
    if not _may_be_apart(glyphs):
        return glyphs
    words = [word for line in by_baseline(list(glyphs)) for word in _words(line)]
    rows = rows_of(glyphs) if words else []
    told = [word for word in words if _is_one(word, words, rows)]
    # the other words of a head are set as one of it is
    beside = [w for w in words if w not in told and _stands_beside(w, told) and not _is_parted(w, words, rows)]
    wide: dict[Glyph, Glyph] = {}
    pairs = [w for w in _pairs(glyphs, told) if _is_over_one(w, rows) and not _is_parted(w, words, rows)]
    for word in (*told, *beside, *pairs):
        run = word.letters[0].run
        ends = [*(b.x0 for b in word.letters[1:]), word.x1]
        wide.update((g, g._replace(x1=end, run=run)) for g, end in zip(word.letters, ends, strict=True))
    return [wide.get(g, g) for g in glyphs] if wide else glyphs


def _may_be_apart(glyphs: Sequence[Glyph]) -> bool:
    """Whether three letters drawn one after the other by themselves stand evenly apart; asked first of all."""
    return any(
        a[9] != b[9] != c[9]
        and b[1] - a[3] > _LEAST_EM * b[5]
        and abs((c[1] - b[3]) - (b[1] - a[3])) <= _EVEN_EM * b[5]
        and a[6] == b[6] == c[6]
        for a, b, c in zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
    )


def _is_letter(glyph: Glyph) -> bool:
    return _KANA <= glyph[0] < _HANGUL


def _words(line: Sequence[Glyph]) -> list[_Word]:
    """The words of a line whose letters stand evenly apart, and all else at another distance."""
    row = sorted((g for g in line if not g[0].isspace()), key=lambda g: g[1])
    together = Counter(g[9] for g in row)
    found: list[_Word] = []
    start = 0
    while start < len(row) - 1:
        end, gap = start + 1, row[start + 1][1] - row[start][3]
        even = _EVEN_EM * row[start][5]
        while end < len(row) and together[row[end][9]] == 1 and abs(row[end][1] - row[end - 1][3] - gap) <= even:
            end += 1
        letters = row[start:end]
        if _is_spread(letters, gap):
            found.append(_Word(tuple(letters)))
            start = end
        else:
            start = max(start + 1, end - 1)
    return found


def _is_spread(letters: Sequence[Glyph], gap: float) -> bool:
    size = letters[0][5]
    alone = len({g[9] for g in letters}) == len(letters) and letters[0][9] >= 0
    told = sum(map(_is_letter, letters)) * 2 > len(letters) >= _FEWEST
    return (
        told and alone and _LEAST_EM * size < gap <= SPREAD_CELL_EM * size and all(g[5] == size for g in letters)
    )


def _is_one(word: _Word, words: Sequence[_Word], rows: Sequence[Row]) -> bool:
    """Whether other rows show that no column ends between the letters of a word."""
    if _is_parted(word, words, rows):
        return False
    if any(_is_justified_with(word, other) for other in words):
        return True
    return any(
        piece.x0 < low - _SAME_PT and high + _SAME_PT < piece.x1
        for row in rows
        for piece in row.pieces
        for low, high in word.gaps
    )


def _is_justified_with(word: _Word, other: _Word) -> bool:
    """Whether two words begin and end at the same places, with another number of letters each."""
    return _has_ends(word, other.x0, other.x1) and len(word.letters) != len(other.letters)


def _has_ends(word: _Word, x0: float, x1: float) -> bool:
    return abs(word.x0 - x0) <= _SAME_PT and abs(word.x1 - x1) <= _SAME_PT


def _is_parted(word: _Word, words: Sequence[_Word], rows: Sequence[Row]) -> bool:
    """Whether another row has white right where letters of a word do, with a text on both sides."""
    spread = [(other.letters[0].top, other.x0, other.x1) for other in words]
    for row in rows:
        own = [p for p in row.pieces if p.x1 > word.x0 and p.x0 < word.x1]
        apart = any(a.x1 < high and b.x0 > low for a, b in pairwise(own) for low, high in word.gaps)
        if not apart or (all(p.letters == 1 for p in own) and _has_ends(word, own[0].x0, own[-1].x1)):
            continue
        if not any(abs(top - row.top) <= row.size / 2 and x0 < word.x1 and x1 > word.x0 for top, x0, x1 in spread):
            return True
    return False


def _pairs(glyphs: Sequence[Glyph], told: Sequence[_Word]) -> list[_Word]:
    """Two letters by themselves on the lines of such words: 単　位 beside 担　当　部　署."""
    taken = {letter for word in told for letter in word.letters}
    found: list[_Word] = []
    for line in by_baseline([g for g in glyphs if not g[0].isspace()]) if told else ():
        if not any(abs(line[0].base - word.letters[0].base) <= _SAME_PT for word in told):
            continue
        together = Counter(g[9] for g in line)
        for a, b in pairwise(sorted(line, key=lambda g: g[1])):
            alone = together[a[9]] == together[b[9]] == 1 and _is_letter(a) and _is_letter(b)
            near = _LEAST_EM * a[5] < b[1] - a[3] <= SPREAD_CELL_EM * a[5]
            if alone and near and a not in taken and b not in taken:
                found.append(_Word((a, b)))
                taken.update((a, b))
    return found


def _is_over_one(word: _Word, rows: Sequence[Row]) -> bool:
    """Whether a text of another row stands across the white of a word, or below its middle."""
    (low, high), middle = word.gaps[0], word.x0 + word.x1
    own = word.letters[0].top
    return any(
        (p.x0 < low and high < p.x1)
        or (p.x0 >= word.x0 and p.x1 <= word.x1 and abs(p.x0 + p.x1 - middle) < _EVEN_EM)
        for row in rows
        if abs(row.top - own) > row.size / 2
        for p in row.pieces
    )


def _stands_beside(word: _Word, told: Sequence[_Word]) -> bool:
    return any(abs(word.letters[0].base - other.letters[0].base) <= _SAME_PT for other in told)
