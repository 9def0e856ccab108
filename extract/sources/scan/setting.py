"""How a recognised line was set: widths, spaces and full-width figures. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas.patterns import lazy_re

_GAP_EM = 0.53
"""A stretch without ink so many ems wide between two letters is a space."""
_BETWEEN_KANA_EM, _APART_EM = 0.72, 0.35
"""Narrow kana leave as much between them (イト, くり) as a space does: there it is broader, or they are so much
further apart than their squares."""
_AFTER_SIGN_EM = 0.25
_AFTER_FIGURE_EM = 0.2
_AFTER_ONE_EM = 0.31
_BETWEEN_FIGURES_EM, _BESIDE_ONE_EM = 0.26, 0.42
_BEFORE_FIGURE_EM, _BEFORE_ONE_EM = 0.33, 0.38
_ON_SQUARES_EM = 0.17
_LEAST_SQUARE, _MOST_SQUARE, _UNEVEN, _MOST_DIGITS = 0.75, 1.4, 1.5, 7
"""How far apart, in ems, the digits of a figure on squares are (its size is known only roughly), by how much the
farthest are further apart than the nearest, and how many there are."""
_AFTER_SQUARE_EM = 0.6
"""More than a figure 1 in the middle of its square leaves blank before an ideograph."""
_NEAREST_SQUARE = 0.6
"""How far apart, in ems, a figure on a square and each of its neighbours are at least."""
_ERAS = frozenset("RHS")
_ERA_APART_EM = 1.0
"""The stretch without ink between the letter of an era and its year is narrower than this."""
_ON_ONE_SQUARE = 0.6
_BEFORE_COUNTER_EM = 0.42
"""A full-width figure leaves as much beside it as a space does: before a counter there is rarely a space."""
_UNIT_LETTERS = 2
_COUNTERS = frozenset("億万次年月日人市町村回件期者名歳時分箇区階級部種枚台割点組世園校社個本冊週第")
_SPARSE = frozenset("！？!?、。・，．,.:：;（）()「」『』【】〔〕［］[]〈〉《》/／ー一―－-~〜～%％'’\"1１")
"""Characters that leave much of their square empty: beside them the distance tells, not the ink."""
_TO_WIDE = 0xFEE0
_NUMBER = lazy_re(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_BETWEEN_NUMBERS_EM = 0.24
"""How far apart two figures stand at least whose digits together are no figure."""
_BLANK_EM = 0.25
"""How far beyond the middle of its ink the square of a bracket goes on, as against that of an ideograph."""
_BEARING_EM, _OPENING_EM, _FLUSH_EM = 0.05, 0.55, 0.35
"""How far from the edge of its square the ink of an ideograph and of an opening bracket is, and how rough a
recogniser's place is."""
OPENING = frozenset("（「『【〔〈《［｛(")
CLOSING = frozenset("）」』】〕〉》］｝)、。，．")


class Character(NamedTuple):
    """A recognised character: its middle in pixels from the left of its line's picture, and how sure (0-1).

    ``round`` is how sure the recogniser is that it is a nought or a letter O, whichever of them it is.
    """

    text: str
    at: float
    confidence: float
    round: float = 0.0

    @property
    def sure(self) -> float:
        """How sure the recogniser is of the figure: a nought that it might take for a letter O is no doubtful one.

        >>> Character("0", 5.0, 0.6, 0.99).sure, Character("8", 5.0, 0.6, 0.3).sure
        (0.99, 0.6)
        """
        return max(self.confidence, self.round) if self.text in "0０" else self.confidence


def is_full_width(character: str) -> bool:
    """Whether a character is set on a square in Japanese type.

    >>> [is_full_width(c) for c in "市１○→A1ｱ"]
    [True, True, True, True, False, False, False]
    """
    return unicodedata.east_asian_width(character) in "WFA"


class Setting(NamedTuple):
    """A line as it was set: characters, left and right of each, whether a space follows (none for the last)."""

    characters: list[Character]
    spans: list[tuple[float, float]]
    spaces: list[bool]


def set_line(characters: Sequence[Character], gaps: Sequence[float], size: float) -> Setting:
    """Widths and spaces of a line; ``gaps`` are the stretches without ink between neighbours, in ems.

    Neighbours touch unless there is a space between them. Figures as far apart as ideographs are full-width ones.
    What numbers a line is no full-width figure beside a dash. What counts a line is ア, whose shape 了 has, and 一
    with a space on both sides is a dash.

    >>> line = [Character(c, 10.0 + 20 * k, 1.0) for k, c in enumerate("市12人")]
    >>> "".join(c.text for c in set_line(line, [0.3] * 3, 20).characters)
    '市１２人'
    >>> line = [Character(c, at, 1.0) for c, at in (("ア", 8), ("-", 18), ("1", 26), ("産", 54))]
    >>> setting = set_line(line, [0.1, 0.1, 0.8], 20)
    >>> "".join(c.text for c in setting.characters), setting.spaces
    ('ア-1産', [False, False, True])
    >>> line = [Character("了", 10.0, 0.9), Character("市", 50.0, 1.0)]
    >>> "".join(c.text for c in set_line(line, [1.1], 20).characters)
    'ア市'
    >>> line = [Character(c, at, 1.0) for c, at in zip("R10", (10, 32, 42), strict=True)]
    >>> set_line(line, [0.7, 0.1], 20).spaces
    [False, False]
    >>> line = [Character(c, at, 1.0) for c, at in zip("強化一医療", (10, 30, 70, 110, 130), strict=True)]
    >>> "".join(c.text for c in set_line(line, [0.1, 1.1, 1.1, 0.1], 20).characters)
    '強化―医療'
    """
    characters = _widened(characters, gaps, size)
    widths = [size if is_full_width(c.text) else size / 2 for c in characters]
    spans = [[c.at - w / 2, c.at + w / 2] for c, w in zip(characters, widths, strict=True)]
    spaces = []
    for k, (a, b) in enumerate(pairwise(characters)):
        both = widths[k] + widths[k + 1]
        # a figure and a word as short as a unit are one value: what is numbered is longer
        end = next((n for n in range(k + 1, len(characters)) if characters[n].text in OPENING), len(characters))
        numbering = end - k > _UNIT_LETTERS + 1 or not a.text.isdecimal()
        first = numbering and (k == 0 or (k == 1 and characters[0].text.isdigit()))
        spaced = _is_spaced(a.text, b.text, (b.at - a.at - both / 2) / size, gaps[k], first=first)
        spaces.append(spaced or _follows_year(characters, gaps, k) or _begins_figure(characters, gaps, k))
    if spaces and spaces[0] and characters[0].text == "了":
        characters[0] = characters[0]._replace(text="ア")
    for k in range(1, len(characters) - 1):
        words = is_letter(characters[k - 1].text) and is_letter(characters[k + 1].text)
        if characters[k].text == "一" and words and spaces[k - 1] and spaces[k] and sum(spaces) < len(spaces):
            characters[k] = characters[k]._replace(text="―")
    for start, end in _on_squares(characters, size):
        spaces[start : end - 1] = [False] * (end - 1 - start)
    for k in _between_numbers("".join(c.text[0] for c in characters), gaps, spaces):
        spaces[k] = True
    for k, character in enumerate(characters[:-1]):
        # 「R 10」 is one year: the letter stands on a square
        era = character.text in _ERAS and characters[k + 1].text.isdecimal() and (k == 0 or spaces[k - 1])
        spaces[k] = spaces[k] and not (era and gaps[k] < _ERA_APART_EM)
    spread = sum(spaces) * 2 > len(spaces) and len(spaces) > 1
    for k, (a, b) in enumerate(pairwise(characters)):
        both = widths[k] + widths[k + 1]
        if not spaces[k]:
            middle = a.at + (b.at - a.at) * widths[k] / both
            spans[k][1] = spans[k + 1][0] = middle
        elif not spread:
            # The recogniser's places are rough: the gap is at least the half square that a space takes.
            short = 0.3 * size - (spans[k + 1][0] - spans[k][1])
            if short > 0:
                spans[k][1] -= short / 2
                spans[k + 1][0] += short / 2
            _to_whole_squares(spans[k], spans[k + 1], a.text, b.text, size)
    return Setting(
        characters, [(left, max(right, left)) for left, right in spans], [s and not spread for s in spaces]
    )


def is_letter(text: str) -> bool:
    """Whether a character is an ideograph, kana or another letter of full width."""
    return is_full_width(text) and text.isalpha()


def _to_whole_squares(left: list[float], right: list[float], before: str, after: str, size: float) -> None:
    """Gives brackets beside a space their whole squares, half of which is blank; the space keeps its least width.

    >>> left, right = [0.0, 20.0], [45.0, 65.0]
    >>> _to_whole_squares(left, right, "）", "市", 20.0)
    >>> left, right
    ([0.0, 25.0], [45.0, 65.0])
    """
    blank = [_BLANK_EM * size * (before in CLOSING), _BLANK_EM * size * (after in OPENING)]
    spare = right[0] - left[1] - 0.3 * size
    share = min(1.0, max(0.0, spare) / sum(blank)) if any(blank) else 0.0
    left[1] += share * blank[0]
    right[0] -= share * blank[1]


def _between_numbers(line: str, gaps: Sequence[float], spaces: Sequence[bool]) -> list[int]:
    """Behind which characters of a line a figure ends, where the digits up to the next space are no figure.

    >>> gaps = [0.1, 0.1, 0.1, 0.1, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    >>> _between_numbers("2,2882,650.5", gaps, [False] * 11), _between_numbers("2288265", gaps, [False] * 6)
    ([4], [])
    """
    found: list[int] = []
    for run in re.finditer(r"[0-9][0-9.,]+", line):
        start, end = run.span()
        inner = [k for k in range(start, end - 1) if spaces[k]]
        bounds = [start, *(k + 1 for k in inner), end]
        for low, high in pairwise(bounds):
            found += _cuts(line, low, high, gaps)
    return found


def _cuts(line: str, low: int, high: int, gaps: Sequence[float]) -> list[int]:
    if _NUMBER.fullmatch(line, low, high):
        return []
    wide = sorted((k for k in range(low, high - 1) if gaps[k] >= _BETWEEN_NUMBERS_EM), key=lambda k: -gaps[k])
    for count in range(1, min(len(wide), 4) + 1):
        cuts = sorted(wide[:count])
        bounds = [low, *(k + 1 for k in cuts), high]
        if all(_NUMBER.fullmatch(line, a, b) for a, b in pairwise(bounds)):
            return cuts
    return []


def flush(
    characters: Sequence[Character], spans: Sequence[tuple[float, float]], left: float, right: float, size: float
) -> list[tuple[float, float]]:
    """The spans of a line whose first and last character end where its ink does, from ``left`` to ``right``.

    The recogniser's places are rough, and lines that are set flush are told by where they begin.

    >>> flush([Character(c, 0, 1.0) for c in "事業"], [(13.0, 33.0), (33.0, 53.0)], 10.0, 49.0, 20.0)
    [(9.0, 33.0), (33.0, 50.0)]
    >>> flush([Character("（", 0, 1.0)], [(13.0, 33.0)], 22.0, 31.0, 20.0)
    [(11.0, 33.0)]
    """
    found = list(spans)
    # a bracket before an ideograph is a full-width one, whichever the recogniser takes it for
    opening = bool(characters) and (
        characters[0].text in OPENING
        or (characters[0].text in "([" and characters[1:2] and is_full_width(characters[1].text))
    )
    if opening or (characters and is_full_width(characters[0].text) and characters[0].text not in _SPARSE):
        own, end = left - (_OPENING_EM if opening else _BEARING_EM) * size, found[0][1]
        if abs(own - found[0][0]) <= (_OPENING_EM + _FLUSH_EM if opening else _FLUSH_EM) * size and own < end:
            found[0] = (own, end)
    if characters and is_full_width(characters[-1].text) and characters[-1].text not in _SPARSE:
        begin, own = found[-1][0], right + _BEARING_EM * size
        if abs(own - found[-1][1]) <= _FLUSH_EM * size and own > begin:
            found[-1] = (begin, own)
    return found


def _on_squares(characters: Sequence[Character], size: float) -> list[tuple[int, int]]:
    """The figures of a line that are set on squares: their digits are evenly apart, and no space is among them.

    The first figure of a line of words may number it: a full stop behind it ends it.

    >>> def line(*places): return [Character(c, 20.0 * at, 1.0) for c, at in places]
    >>> _on_squares(line(("▲", 0), ("2", 1.2), (".", 2.1), ("5", 3.5)), 20.0)
    [(1, 4)]
    >>> _on_squares(line(("3", 0), ("2", 1.15)), 20.0), _on_squares(line(("3", 0), ("2", 0.5), ("5", 1.6)), 20.0)
    ([(0, 2)], [])
    """
    found = []
    words = sum(is_full_width(c.text) and c.text.isalpha() for c in characters)
    start = 0
    while start < len(characters):
        end = start
        while end < len(characters) and (characters[end].text.isdecimal() or characters[end].text in ".,"):
            end += 1
        run = characters[start:end]
        steps = [b.at - a.at for a, b in pairwise(run) if a.text.isdecimal() and b.text.isdecimal()]
        pointed = [
            (b.at - a.at) / 2
            for a, point, b in zip(run, run[1:], run[2:], strict=False)
            if point.text in ".," and a.text.isdecimal() and b.text.isdecimal()
        ]
        numbers = bool(pointed) and start == 0 and words > 2
        every = [step / size for step in (*steps, *pointed)]
        least, most = min(every, default=0.0), max(every, default=0.0)
        even = least >= _LEAST_SQUARE and most <= min(_MOST_SQUARE, _UNEVEN * least)
        if even and not numbers and len(steps) + len(pointed) < _MOST_DIGITS:
            found.append((start, end))
        start = end + 1
    return found


def _follows_year(characters: Sequence[Character], gaps: Sequence[float], k: int) -> bool:
    """Whether the figure behind character ``k`` is another one than the year of an era that ends with it: R6 1.2.

    >>> line = [Character(c, 10.0 * k, 1.0) for k, c in enumerate("R612")]
    >>> _follows_year(line, [0.1, 0.5, 0.3], 1), _follows_year(line, [0.5, 0.5, 0.5], 1)
    (True, False)
    >>> "".join(c.text for c in set_line(line[:3] + [Character("億", 38.0, 1.0)], [0.1, 0.5, 0.1], 11).characters)
    'R61億'
    """
    if not (_is_figure(characters[k].text) and _is_figure(characters[k + 1].text)):
        return False
    start = k
    while start and _is_figure(characters[start].text):
        start -= 1
    if characters[start].text not in _ERAS or k - start > 2:
        return False
    least = _BESIDE_ONE_EM if "1" in (characters[k].text, characters[k + 1].text) else _BETWEEN_FIGURES_EM
    return gaps[k] >= max(least, 2 * max(gaps[start:k]))


def _begins_figure(characters: Sequence[Character], gaps: Sequence[float], k: int) -> bool:
    """Whether a figure of narrow digits begins a space behind the ideograph or kana ``k``: 令和5年度 420か所.

    >>> line = [Character(c, at, 1.0) for c, at in (("度", 10), ("4", 32), ("2", 42), ("件", 58))]
    >>> _begins_figure(line, [0.4, 0.1, 0.1], 0), _begins_figure(line, [0.2, 0.1, 0.1], 0)
    (True, False)
    """
    before, figure, behind = characters[k], characters[k + 1], characters[k + 2 : k + 3]
    if not is_full_width(before.text) or not before.text.isalpha() or before.text in _SPARSE:
        return False
    if not (_is_figure(figure.text) and behind and (_is_figure(behind[0].text) or behind[0].text in ".,")):
        return False
    return gaps[k] >= (_BEFORE_ONE_EM if figure.text == "1" else _BEFORE_FIGURE_EM)


def _is_figure(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _widened(characters: Sequence[Character], gaps: Sequence[float], size: float) -> list[Character]:
    """The characters with the ASCII figures and letters that are set on squares as their full-width forms."""
    found = list(characters)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and _has_wide_form(found[end].text):
            end += 1
        if end > start:
            around = characters[max(0, start - 1) : end + 1]
            steps = sorted((b.at - a.at) / size for a, b in pairwise(around))
            outer = len(around) - (end - start)
            if end - start == 1 and outer == 2:
                wide = 1.75 <= sum(steps) <= 2.4 and steps[0] >= _NEAREST_SQUARE
            else:
                wide = end - start > 1 and 0.82 <= steps[len(steps) // 2] <= 1.2
                beside = [gaps[k] for k in range(start, end - 1) if found[k + 1].text.isdigit()]
                wide = wide and min(beside, default=1.0) >= _ON_SQUARES_EM
            if wide:
                for k in range(start, end):
                    found[k] = found[k]._replace(text=chr(ord(found[k].text) + _TO_WIDE))
        start = end + 1
    return found


def without_doubles(characters: Sequence[Character], size: float) -> list[Character]:
    """The characters without the second of two equal ones that stand on one square: Ⅲ is recognised twice.

    >>> line = [Character("Ⅲ", 5, 1.0), Character("Ⅲ", 15, 1.0), Character("目", 50, 1.0)]
    >>> "".join(c.text for c in without_doubles(line, 20))
    'Ⅲ目'
    """
    return [
        c
        for k, c in enumerate(characters)
        if not k
        or c.text != characters[k - 1].text
        or not is_full_width(c.text)
        or c.at - characters[k - 1].at > _ON_ONE_SQUARE * size
    ]


def _has_wide_form(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _is_spaced(before: str, after: str, beyond: float, gap: float, *, first: bool) -> bool:
    """Whether a space stands between two characters.

    ``beyond`` is how much further apart they are than their widths explain, ``gap`` the stretch without ink, both
    in ems. The first character of a line (or two figures) may number it: a smaller gap tells then.

    >>> [_is_spaced("イ", "ト", beyond, gap, first=False) for beyond, gap in ((0.2, 0.6), (0.5, 0.6), (0.2, 0.8))]
    [False, True, True]
    """
    if first and before.isdigit() and ("\u4e00" <= after <= "\u9fff" or "ぁ" <= after <= "ヺ"):
        if after in _COUNTERS:
            return gap >= _BEFORE_COUNTER_EM
        return gap >= (_AFTER_ONE_EM if before in "1１" else _AFTER_FIGURE_EM)
    if before in "1１" and "\u4e00" <= after <= "\u9fff" and gap >= _AFTER_SQUARE_EM:
        return True
    if before in _SPARSE or after in _SPARSE:
        return beyond >= _GAP_EM
    if first and "\u4e00" <= after <= "\u9fff" and ("ア" <= before <= "ン" or "①" <= before <= "⑳"):
        return gap >= _AFTER_SIGN_EM
    if _is_kana(before) and _is_kana(after):
        return gap >= _BETWEEN_KANA_EM or (gap >= _GAP_EM and beyond >= _APART_EM)
    return gap >= _GAP_EM


def _is_kana(text: str) -> bool:
    return "ぁ" <= text <= "ヺ"
