"""Words set letter by letter over the width of a cell, each letter drawn by itself: 担　当　部　署, 5　歳　未　満.

Where nothing but white tells the columns, such letters look like columns of one letter each. A text of another row
that stands over the white between two of them shows that no column ends there, and so does another word that
begins and ends at the same places with other white between its letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import APART_EM, TIGHT_EM, Piece, Row, rows_of
from extract.layout.ink import Glyph
from extract.layout.lines import SPREAD_CELL_EM, by_baseline
from schemas.frozen import dataclass

_FEWEST = 3
_LEAST_EM = 0.4
"""White between two letters that are set apart, at least."""
_EVEN_EM = 0.15
"""By so much the white between the letters of one word differs at most."""
_SAME_PT = 1.0
_SAME_WHITE_PT = 0.3
_LONGEST_NUMBER = 3
_FARTHEST_EM = 4.0
"""So far below two letters of a head the first text of their column stands, at most."""
_NEARER = 0.6
"""The white before the last letter of a word is less than so much of that behind it."""
_ERAS = frozenset("RHSＲＨＳ")
_FEWEST_BELOW = 3
_KANA, _HANGUL = "\u3041", "\uac00"
"""Between these stand kana and ideographs."""
_LATIN = frozenset("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ")
"""Letters as wide as ideographs, of which words are set as of these: Ｋ　Ｐ　Ｉ."""


_Part = tuple[Glyph, ...]
"""A letter, or the digits of a number among letters."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Letters and numbers that stand evenly apart on one line, each drawn by itself."""

    parts: tuple[_Part, ...]

    @property
    def letters(self) -> list[Glyph]:
        """All its letters and digits."""
        return [glyph for part in self.parts for glyph in part]

    @property
    def x0(self) -> float:
        return self.parts[0][0].x0

    @property
    def x1(self) -> float:
        return self.parts[-1][-1].x1

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """The white between the letters."""
        return [(a[-1].x1, b[0].x0) for a, b in pairwise(self.parts)]


def joined_letters(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs, each letter of such a word as wide as to the next one and of one run with it.

    Args:
        glyphs: upright ones of a part of a page where white tells the columns.
    """
    if not _may_be_apart(glyphs):
        return _with_pairs(glyphs, _lone_pairs(glyphs))
    lines = [_parts(line) for line in by_baseline(list(glyphs))]
    words = [word for line in lines for word in _words(line)]
    words += [pair for line in lines for pair in _pairs_along(line, words)]
    rows = rows_of(glyphs) if words else []
    told = [word for word in words if _is_one(word, words, rows)]
    # the other words of a head are set as one of it is, and a table elsewhere has columns of its own
    others = [w for w in words if w not in told and _stands_beside(w, told)]
    beside = [w for w in others if _is_set_like(w, told) or not _is_parted(w, words, rows)]
    pairs = [
        w for w in _pairs(glyphs, [*told, *beside]) if _is_over_one(w, rows) and not _is_parted(w, words, rows)
    ]
    taken = {letter for word in (*told, *beside, *pairs) for letter in word.letters}
    lone = [pair for pair in _lone_pairs(glyphs) if taken.isdisjoint(pair.letters)]
    return _with_pairs(glyphs, [*told, *beside, *pairs, *lone])


def _with_pairs(glyphs: Sequence[Glyph], words: Sequence[_Word]) -> Sequence[Glyph]:
    """The glyphs with those of words set apart joined."""
    wide: dict[Glyph, Glyph] = {}
    for word in words:
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
    return _KANA <= glyph[0] < _HANGUL or glyph[0] in _LATIN


def _parts(line: Sequence[Glyph]) -> list[_Part]:
    """The letters of a line that are drawn by themselves, and its numbers; other text as far as it touches."""
    row = sorted((g for g in line if not g[0].isspace()), key=lambda g: g[1])
    found: list[list[Glyph]] = []
    for glyph in row:
        before = found[-1][-1] if found else None
        if (
            before is not None
            and glyph[1] - before[3] <= _LEAST_EM * glyph[5]
            and (glyph[9] == before[9] or (glyph[0].isdigit() and before[0].isdigit()))
        ):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [tuple(part) for part in found]


def _is_part(part: _Part) -> bool:
    """Whether a text is a letter, or a number of few digits, which may be a part of a word set apart."""
    return part[0][9] >= 0 and (
        len(part) == 1 or (len(part) <= _LONGEST_NUMBER and all(glyph[0].isdigit() for glyph in part))
    )


def _words(row: Sequence[_Part]) -> list[_Word]:
    """The words of a line whose letters stand evenly apart, and all else at another distance."""
    together = Counter(glyph[9] for part in row for glyph in part)
    found: list[_Word] = []
    start = 0
    while start < len(row) - 1:
        end, gap = start + 1, row[start + 1][0][1] - row[start][-1][3]
        if _ends_word(row, start, gap):
            start += 1
            continue
        even = _EVEN_EM * row[start][0][5]
        while end < len(row) and _is_part(row[end]) and abs(row[end][0][1] - row[end - 1][-1][3] - gap) <= even:
            end += 1
        # a letter that the next one touches begins the text behind the word: 「関 係 市 町 一関市」
        parts = row[start : end - 1 if _touches(row, end - 1) else end]
        if parts and not _touches(row, start - 1) and _is_spread(parts, gap) and _is_drawn_alone(parts, together):
            found.append(_Word(tuple(parts)))
            start += len(parts)
        else:
            start = max(start + 1, end - 1)
    return found


def _ends_word(row: Sequence[_Part], k: int, gap: float) -> bool:
    """Whether a letter stands much nearer to the one before it than to the next, ``gap`` points away."""
    if not k or not (_is_letter(row[k - 1][0]) and _is_letter(row[k][0])):
        return False
    return row[k][0].x0 - row[k - 1][-1].x1 < _NEARER * gap


def _touches(row: Sequence[_Part], k: int) -> bool:
    """Whether a letter is followed by another one right behind it, so that they are one text."""
    if not 0 <= k < len(row) - 1 or not (_is_letter(row[k][0]) and _is_letter(row[k + 1][0])):
        return False
    return row[k + 1][0].x0 - row[k][-1].x1 < TIGHT_EM * row[k][0][5]


def _is_drawn_alone(parts: Sequence[_Part], together: Counter[int]) -> bool:
    """Whether letters, or several of them, are drawn by themselves, and nothing else of the line with them."""
    runs = {part[0][9] for part in parts}
    return len(runs) > 1 and sum(together[run] for run in runs) == sum(map(len, parts))


def _pairs_along(row: Sequence[_Part], words: Sequence[_Word]) -> list[_Word]:
    """Two letters that stand where words of more letters begin and end: 総　　　数."""
    return [
        _Word((a, b))
        for a, b in pairwise(row)
        if len(a) == len(b) == 1
        and _is_letter(a[0])
        and _is_letter(b[0])
        and a[0][9] >= 0
        and any(_has_ends(word, a[0][1], b[0][3]) for word in words)
    ]


def _is_spread(parts: Sequence[_Part], gap: float) -> bool:
    """Whether letters are the parts of a word; with numbers among them it ends with a letter: ０　～　14　歳."""
    size = parts[0][0][5]
    letters = sum(_is_letter(part[0]) for part in parts)
    told = letters * 2 > len(parts) or (_is_letter(parts[-1][0]) and any(p[0][0].isdigit() for p in parts))
    return (
        len(parts) >= _FEWEST
        and told
        and all(map(_is_part, parts))
        and _LEAST_EM * size < gap <= SPREAD_CELL_EM * size
        and all(part[0][5] == size for part in parts)
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
    """Whether two words begin and end at the same places, with other white between the letters of each."""
    if word is other or not _has_ends(word, other.x0, other.x1):
        return False
    if len(word.parts) != len(other.parts):
        return True
    return any(abs(a - b) > _SAME_PT for (a, _), (b, _) in zip(word.gaps, other.gaps, strict=True))


def _has_ends(word: _Word, x0: float, x1: float) -> bool:
    return abs(word.x0 - x0) <= _SAME_PT and abs(word.x1 - x1) <= _SAME_PT


def _is_parted(word: _Word, words: Sequence[_Word], rows: Sequence[Row]) -> bool:
    """Whether another row has white right where letters of a word do, with a text on both sides."""
    spread = [(other.letters[0].top, other.x0, other.x1) for other in words]
    for row in rows:
        own = [p for p in row.pieces if p.x1 > word.x0 and p.x0 < word.x1]
        apart = any(a.x1 < high and b.x0 > low for a, b in pairwise(own) for low, high in word.gaps)
        if not apart or (
            all(p.letters <= _LONGEST_NUMBER for p in own) and _has_ends(word, own[0].x0, own[-1].x1)
        ):
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
                found.append(_Word(((a,), (b,))))
                taken.update((a, b))
    return found


def _lone_pairs(glyphs: Sequence[Glyph]) -> list[_Word]:
    """Two letters by themselves in the middle of which the text right below stands: 単　　位 over 百万円."""
    near = [
        (a, b)
        for a, b in pairwise(glyphs)
        if a[9] != b[9]
        and a[6] == b[6]
        and a[5] == b[5]
        and APART_EM * a[5] <= b[1] - a[3] <= SPREAD_CELL_EM * a[5]
        and ((_is_letter(a) and _is_letter(b)) or (a[0] in _ERAS and b[0].isdigit()))
    ]
    if not near:
        return []
    together = Counter(g[9] for g in glyphs)
    alone = [(a, b) for a, b in near if a[9] >= 0 and together[a[9]] == together[b[9]] == 1]
    words = [_Word(((a,), (b,))) for a, b in alone if not _stands_in_word(a, b, glyphs)]
    rows = rows_of(glyphs) if words else []
    return [
        word
        for word in words
        if (_heads_middle(word, rows) or _heads_one_column(word, rows)) and not _is_parted(word, words, rows)
    ]


def _stands_in_word(a: Glyph, b: Glyph, glyphs: Sequence[Glyph]) -> bool:
    """Whether another letter stands much nearer to one of two than they do to each other: 実績　達成率."""
    near = _NEARER * (b.x0 - a.x1)
    return any(
        abs(g.base - a.base) <= _SAME_PT
        and not g[0].isspace()
        and (0 <= a.x0 - g.x1 + _SAME_PT < near or 0 <= g.x0 - b.x1 + _SAME_PT < near)
        for g in glyphs
        if g is not a and g is not b
    )


def _heads_middle(word: _Word, rows: Sequence[Row]) -> bool:
    """Whether the nearest text below two letters is one, in the middle of them."""
    below = _texts_below(word, rows, _FARTHEST_EM * word.letters[0].size)
    if not below or len(below[0]) != 1:
        return False
    only, (low, high) = below[0][0], word.gaps[0]
    over = (only.x0 <= low and only.x1 >= high) or (word.x0 <= only.x0 and only.x1 <= word.x1)
    return over and abs(only.x0 + only.x1 - word.x0 - word.x1) <= 2 * _SAME_PT


def _heads_one_column(word: _Word, rows: Sequence[Row]) -> bool:
    """Whether in all rows below two letters one text stands below their white: 数　値 over figures.

    An era and its year are no heads of two columns, wherever the figures stand.
    """
    low, high = word.gaps[0]
    below = _texts_below(word, rows)
    if len(below) < _FEWEST_BELOW or any(len(own) > 1 for own in below):
        return False
    era = word.letters[0].text in _ERAS
    return era or all(
        p.x0 <= (low + high) / 2 <= p.x1 or (word.x0 <= p.x0 < high and low < p.x1 <= word.x1) for (p,) in below
    )


def _texts_below(word: _Word, rows: Sequence[Row], reach: float = float("inf")) -> list[list[Piece]]:
    """The texts that stand below a word in each row no further than ``reach`` below it, from the top."""
    top, size = word.letters[0].top, word.letters[0].size
    return [
        own
        for row in rows
        if size / 2 < row.top - top <= reach
        and (own := [p for p in row.pieces if p.x1 > word.x0 and p.x0 < word.x1])
    ]


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


def _is_set_like(word: _Word, told: Sequence[_Word]) -> bool:
    """Whether a word of the same line has as many letters, with the same white between them."""
    return any(
        len(word.parts) == len(other.parts)
        and abs(word.letters[0].base - other.letters[0].base) <= _SAME_PT
        and all(
            abs((b - a) - (d - c)) <= _SAME_WHITE_PT for (a, b), (c, d) in zip(word.gaps, other.gaps, strict=True)
        )
        for other in told
    )
