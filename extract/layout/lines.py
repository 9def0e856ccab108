"""Lines out of glyphs, in any reading direction and from any order of drawing.

Glyphs are gathered by baseline, small raised or lowered ones join the line they belong to, ruby stays apart, and
what is left is cut into words at printed spaces and at gaps wider than the line's own letter spacing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from extract.layout import columns
from extract.layout.ink import Glyph
from extract.layout.raised import small_joined
from schemas.printed import Box, Word

SAME_BASE_EM = 0.3
"""Baselines closer than this share of the font size are one line."""
SMALL_SIZE, LOWER_EM = 0.75, 0.45
"""Glyphs smaller than this share of a row's and lower than this share of their own size are another line."""
LOWERED_EM, FAR_EM = 0.15, 2.0
"""Small text so much lower than large text, and so far right of it, is another line (in sizes of the large)."""
GAP_EM = 0.5
"""A gap wider than this between East Asian letters is a printed space."""
LATIN_GAP_EM = 0.22
"""The same between two Latin letters or digits, which are set closer."""
APART_EM = 0.36
"""The same on a line whose other letters stand close: the two cells of a row without a border between them."""
OTHER_TYPE_EM, OTHER_SIZE_PT = 0.25, 0.5
"""The same gap where bold type of another size begins, set apart from what stands before it."""
CLOSE_EM = 0.05
"""Letters no farther apart than this stand close."""
_FEWEST_CLOSE = 5
"""So many letters of a line stand close to the next one at least where a narrow gap parts two words."""
SPREAD_FLOW_EM = 1.2
"""The widest even letter spacing in running text; a wider one is columns."""
SPREAD_CELL_EM = 6.0
"""The widest even letter spacing in a cell, where labels are spread over the width."""
_SHORT_NAME = 6
"""A line of so many letters can be a name whose reading is printed above it."""
_FLUSH_EM = 0.12
"""Lines that begin closer than this are set flush."""
STRUCK_EM = 0.3
"""The same glyph again within this distance is one glyph struck twice."""

_SPACES = frozenset(" \u3000\xa0\t\u2002\u2003\u2009\u200a")
_BASE = itemgetter(6)
_LEFT = itemgetter(1)
_TURN = itemgetter(8)


class Draft(NamedTuple):
    """A line before it has a key; ``turn`` is its reading direction, 90 also for columns of upright glyphs."""

    words: tuple[Word, ...]
    text: str
    box: Box
    turn: int = 0


class Set(NamedTuple):
    """The lines of some glyphs in reading order, and the ruby that was set beside them."""

    lines: list[Draft]
    ruby: list[Draft]


def is_wide(text: str) -> bool:
    """Whether a character is set on a full square: ideographs, kana, full-width forms.

    >>> [is_wide(c) for c in "市ア１A2ｱ"]
    [True, True, True, False, False, False]
    """
    code = ord(text[0])
    return code >= 0x2E80 and not 0xFF61 <= code <= 0xFFDC


def is_square_letter(text: str) -> bool:
    """Whether a character is a full-width letter, the kind that is spread over a cell; digits and signs are not.

    >>> [is_square_letter(c) for c in "市ー１○"]
    [True, True, False, False]
    """
    return is_wide(text) and text[0].isalpha()


def read_lines(glyphs: list[Glyph], width: float | None = None) -> Set:
    """The lines of ``glyphs``; ``width`` is that of the cell they stand in, None in running text.

    Text turned by 90 or 270 degrees and columns of upright glyphs become lines too, columns from right to left.
    """
    if any(map(_TURN, glyphs)):
        return _turned(glyphs, width)
    rows = by_baseline(glyphs)
    if len(rows) > 1 and columns.is_vertical(rows, width):
        return _turned_back(columns.upright(glyphs), 90, width)
    rows = [part for row in rows for part in _set_apart(row)]
    return _finish(rows, width)


def _set_apart(row: list[Glyph]) -> list[list[Glyph]]:
    """A row, and the small text far right of a large one that stands lower: one of the lines beside a title."""
    size = _size(row)
    small = [g for g in row if g[5] < SMALL_SIZE * size]
    if not small:
        return [row]
    large = [g for g in row if g[5] >= SMALL_SIZE * size]
    reach = max(g[3] for g in large) + FAR_EM * size
    lower = [g for g in small if g[1] > reach and g[6] - large[0][6] > LOWERED_EM * size]
    return [[g for g in row if g not in lower], lower] if lower else [row]


def _turned(glyphs: list[Glyph], width: float | None) -> Set:
    """Glyphs of several directions: one set each; upright glyphs in a vertical column join its turned ones."""
    by_turn: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_turn.setdefault(glyph.turn, []).append(glyph)
    straight = by_turn.get(0, [])
    if straight and 90 in by_turn and columns.is_vertical(by_baseline(straight), width):
        beside = columns.upright(straight) + [columns.turned(g) for g in by_turn.pop(90)]
        del by_turn[0]
        parts = [_turned_back(beside, 90, width)]
    else:
        parts = []
    for turn, group in sorted(by_turn.items()):
        if turn == 0:
            parts.append(read_lines(group, width))
        else:
            parts.append(_turned_back([columns.turned(g) for g in group], turn, width))
    return Set([line for part in parts for line in part.lines], [line for part in parts for line in part.ruby])


def _turned_back(glyphs: list[Glyph], turn: int, width: float | None) -> Set:
    """The lines of glyphs given in their own frame, with boxes of the page."""
    lines, ruby = _finish(by_baseline(glyphs), width)
    return Set([_back(line, turn) for line in lines], [_back(line, turn) for line in ruby])


def _back(line: Draft, turn: int) -> Draft:
    words = tuple(
        Word(w.text, columns.turned_back(w.box, turn) if w.box else None, w.size, w.bold, w.confidence)
        for w in line.words
    )
    return Draft(words, line.text, columns.turned_back(line.box, turn), turn)


def by_baseline(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top; within a row in any order."""
    glyphs.sort(key=_BASE)
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    limit = first = small = -1e9
    for glyph in glyphs:
        base = glyph[6]
        if base > limit or (glyph[5] < small and base - first > LOWER_EM * glyph[5]):
            row = []
            rows.append(row)
            first, small = base, SMALL_SIZE * glyph[5]
            limit = base + SAME_BASE_EM * glyph[5]
        row.append(glyph)
    return rows


def _finish(rows: list[list[Glyph]], width: float | None) -> Set:
    ruby: list[list[Glyph]] = []
    if len(rows) > 1:
        rows = small_joined(rows)
        rows, ruby = _without_ruby(rows)
    spread = SPREAD_FLOW_EM if width is None else SPREAD_CELL_EM
    lines = [line for row in rows if (line := read_line(row, spread)) is not None]
    return Set(lines, [line for row in ruby if (line := read_line(row, spread)) is not None])


def _size(row: Iterable[Glyph]) -> float:
    return max([glyph[5] for glyph in row])


def _without_ruby(rows: list[list[Glyph]]) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """Rows without small kana set above parts of the next row, and those kana.

    Small kana over the whole of the next row are a line of their own: the reading printed above a name.
    """
    kept: list[list[Glyph]] = []
    ruby: list[list[Glyph]] = []
    for k, row in enumerate(rows):
        below = rows[k + 1] if k + 1 < len(rows) else None
        if below is not None and _is_ruby(row, below):
            ruby.append(row)
        else:
            kept.append(row)
    return kept, ruby


def _is_ruby(row: list[Glyph], below: list[Glyph]) -> bool:
    size = _size(below)
    if _size(row) > 0.65 * size or not 0.7 * size <= below[0][6] - row[0][6] <= 1.5 * size:
        return False
    if not all(columns.is_kana(g.text) or g.text in _SPACES for g in row):
        return False
    letters = [g for g in below if g.text not in _SPACES]
    if not letters:
        return False  # a line of spaces is no name
    if len(letters) <= _SHORT_NAME and abs(row[0].x0 - letters[0].x0) <= _FLUSH_EM * size:
        return False  # set flush with a short name it is the reading of all of it
    covered = sum(1 for g in letters if any(r.x0 < g.x1 and r.x1 > g.x0 for r in row))
    return 0 < covered < 0.7 * len(letters)


def read_line(row: list[Glyph], spread: float) -> Draft | None:
    """One line out of the glyphs on one baseline; None where they are all spaces.

    ``spread`` is the widest even letter spacing in ems that is still one word.
    """
    row.sort(key=_LEFT)
    glyphs: list[Glyph] = []
    struck: set[int] = set()
    widest = 0.0
    last: Glyph | None = None
    for glyph in row:
        if last is not None:
            gap = glyph[1] - last[3]
            if gap < 0 and glyph[0] in [g[0] for g in glyphs[-3:]] and _again(glyph, glyphs, struck):
                continue
            if gap > widest * glyph[5]:
                widest = gap / glyph[5] if glyph[5] > 0 else 0.0
        glyphs.append(glyph)
        last = glyph
    if widest <= LATIN_GAP_EM:
        text = "".join([glyph[0] for glyph in glyphs])
        if _SPACES.isdisjoint(text):
            box, word = _word(glyphs, text, 0, struck, glyphs)
            return Draft((word,), text, box)
    loose, apart = _spacing(glyphs, spread) if widest > LATIN_GAP_EM else (0.0, GAP_EM)
    return _words(glyphs, struck, loose, apart)


def _again(glyph: Glyph, glyphs: list[Glyph], struck: set[int]) -> bool:
    """Whether ``glyph`` is one of the last glyphs struck again; notes which one then."""
    for k in range(len(glyphs) - 1, max(len(glyphs) - 4, -1), -1):
        before = glyphs[k]
        if before[0] == glyph[0] and glyph[1] - before[1] <= STRUCK_EM * min(
            glyph[5], before[3] - before[1] or 1.0
        ):
            struck.add(k)
            return True
    return False


def _spacing(glyphs: list[Glyph], spread: float) -> tuple[float, float]:
    """The even letter spacing of square letters on a line, in points, 0 where they are set close.

    Beside it the gap between two of them, in ems, beyond which they belong to two words.
    """
    gaps = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and is_square_letter(glyph[0]) and is_square_letter(before[0]):
            gaps.append(glyph[1] - before[3])
        before = glyph
    if not gaps:
        return 0.0, GAP_EM
    gaps.sort()
    middle = gaps[(len(gaps) - 1) // 2]
    size = _size(glyphs)
    if 0.15 * size < middle <= spread * size:
        return middle, GAP_EM
    close = bisect_right(gaps, CLOSE_EM * size)
    even = close >= _FEWEST_CLOSE and (close == len(gaps) or gaps[close] > APART_EM * size)
    return 0.0, APART_EM if even else GAP_EM


def _words(glyphs: list[Glyph], struck: set[int], loose: float, apart: float) -> Draft | None:
    words: list[Word] = []
    text: list[str] = []
    pending = ""
    start = 0
    before: Glyph | None = None
    for k, glyph in enumerate(glyphs):
        char = glyph[0]
        if char in _SPACES:
            if before is not None:
                _flush(glyphs, start, k, struck, words, text)
            before = None
            start = k + 1
            pending += char
            continue
        if before is None:
            if pending:
                text.append(_space(pending, glyphs, k, first=not words))
                pending = ""
            start = k
        else:
            gap = glyph[1] - before[3]
            size = glyph[5] if glyph[5] > before[5] else before[5]
            if gap > LATIN_GAP_EM * size and gap > _break(before, glyph, size, loose, apart):
                _flush(glyphs, start, k, struck, words, text)
                text.append(" ")
                start = k
        before = glyph
    if before is not None:
        _flush(glyphs, start, len(glyphs), struck, words, text)
    if not words:
        return None
    boxes = [word.box for word in words if word.box is not None]
    box = boxes[0] if len(boxes) == 1 else Box.around(boxes)
    assert box is not None  # noqa: S101  every word here has a box
    return Draft(tuple(words), "".join(text), box)


def _space(pending: str, glyphs: list[Glyph], k: int, first: bool) -> str:
    """What printed spaces leave in the text: an indentation of full squares at the start, themselves elsewhere.

    A space whose width the engine does not know is as wide as the gap that it stands in.
    """
    start = k - len(pending)
    size = glyphs[k][5]
    gap = glyphs[k][1] - glyphs[start][1] if first else glyphs[k][1] - glyphs[start - 1][3]
    if all(glyphs[j][3] - glyphs[j][1] < 0.01 for j in range(start, k)):
        squares = gap / size if size > 0 else 0.0
        pending = "\u3000" * round(squares) if squares >= 0.8 else " "
    if first:
        return pending if not pending.strip("\u3000") else ""
    return pending if gap >= 0.08 * size else ""  # a space that nobody sees: the next glyph is set over it


def _break(before: Glyph, glyph: Glyph, size: float, loose: float, apart: float) -> float:
    """The gap in points beyond which two glyphs belong to two words."""
    if is_wide(before[0]) or is_wide(glyph[0]):
        if before[7] != glyph[7] and before[9] != glyph[9] and abs(before[5] - glyph[5]) > OTHER_SIZE_PT:
            return OTHER_TYPE_EM * size  # a label and its value
        if is_square_letter(before[0]) and is_square_letter(glyph[0]):
            return max(GAP_EM * size, 1.6 * loose + 0.25 * size) if loose else apart * size
        return GAP_EM * size
    return LATIN_GAP_EM * size


def _flush(
    glyphs: list[Glyph], start: int, end: int, struck: set[int], words: list[Word], text: list[str]
) -> None:
    """Makes a word of the glyphs from ``start`` to ``end`` (exclusive)."""
    part = glyphs[start:end]
    string = "".join([glyph[0] for glyph in part])
    words.append(_word(part, string, start, struck, glyphs)[1])
    text.append(string)


def _word(part: list[Glyph], string: str, start: int, struck: set[int], glyphs: list[Glyph]) -> tuple[Box, Word]:
    """The word of some glyphs of a line that stand together, from ``start`` on, and its box."""
    _, x0, top, x1, bottom, size, _, bold, _, _ = part[0]
    if len(part) > 1:
        for _, _, t, right, b, s, _, is_bold, _, _ in part:
            if t < top:
                top = t
            if b > bottom:
                bottom = b
            if right > x1:
                x1 = right
            if s > size:
                size = s
            bold = bold and is_bold
    if struck and not bold:
        bold = all(k in struck or glyphs[k][7] for k in range(start, start + len(part)))
    box = Box(x0, top, x1, bottom)
    return box, Word(string, box, round(size, 2), bold)
