"""Labels of which a recogniser was not sure, told by the vocabulary: 重要巣款評価指標 can be one label only.

A character is replaced only where the recogniser doubts it and the whole line, without numbering and brackets, is
then a word of the vocabulary, the only one so near.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from schemas.folding import fold
from schemas.glossary import AGREEMENT_HEADINGS, AXES, CARD_HEADINGS
from schemas.labels import read_label
from schemas.patterns import lazy_pattern
from schemas.vocabulary_agreements import CONTENT_LABELS
from schemas.vocabulary_cards import CARD_LABELS
from schemas.vocabulary_lists import KPI_COLUMNS
from schemas.vocabulary_tables import (
    AGE_WORDS,
    AGING_WORDS,
    AREA_HEADS,
    CHANGE_WORDS,
    HEAD_COUNT_WORDS,
    OTHER_MEASURES,
    SHARE_WORDS,
    TOTAL_WORDS,
)

DOUBTED = 0.95
"""A character of which the recogniser is less sure may be another one."""
_SHORTEST = 3
_LONGEST_SPREAD = 6
_LONGEST_LABEL = 16
_SMUDGES = frozenset("■●◆▲〓")
_LONG = 6
"""Words of so many letters are told by all but one of them."""
_EVERY = 4
"""One character in so many may be replaced, one at least."""
_LABEL = lazy_pattern(
    r"^[^\p{Han}\p{Hiragana}\p{Katakana}ー]*([\p{Han}\p{Hiragana}\p{Katakana}ー々]+)(?:[(（【\[].*)?[:：]?$"
)


@cache
def _words() -> dict[int, tuple[str, ...]]:
    """The words of the vocabulary by length."""
    groups: list[Iterable[str]] = [
        *CARD_LABELS.values(),
        *KPI_COLUMNS.values(),
        *AGE_WORDS.values(),
        *(AXES, CARD_HEADINGS, AGREEMENT_HEADINGS, CONTENT_LABELS, AGING_WORDS, AREA_HEADS, CHANGE_WORDS),
        *(HEAD_COUNT_WORDS, OTHER_MEASURES, SHARE_WORDS, TOTAL_WORDS),
    ]
    found: dict[int, dict[str, None]] = {}
    for word in (fold(word) for group in groups for word in group):
        found.setdefault(len(word), {})[word] = None
    return {length: tuple(words) for length, words in found.items()}


def settled(characters: Sequence[str], sures: Sequence[float]) -> list[str]:
    """The characters of a line, those that the recogniser doubts replaced where that makes it a known label.

    >>> line, sures = list("重要巣款評価指標（KPI）"), [1, 1, 0.7, 0.7, 1, 1, 1, 0.5, 1, 1, 1, 1, 1]
    >>> "".join(settled(line, sures)), "".join(settled(line, [1.0] * 13)) == "".join(line)
    ('重要業績評価指標（KPI）', True)
    >>> "".join(settled("事業賀", [1, 1, 0.6]))  # 事業費 or 事業名
    '事業賀'
    """
    found = list(characters)
    line = "".join(found)
    if len(line) != len(found) or min(sures, default=1.0) >= DOUBTED:
        return found
    match = _LABEL.match(line)
    if match is None:
        return found
    start, end = match.span(1)
    label = line[start:end]
    known = _words().get(len(label), ())
    if label in known or len(label) < _SHORTEST:
        return found
    doubted = {k for k in range(len(label)) if sures[start + k] < DOUBTED}
    most = max(1, len(label) // _EVERY)
    near = sorted((off, word) for word in known if (off := _off(label, word, doubted)) is not None and off <= most)
    if near and (len(near) == 1 or near[0][0] < near[1][0]):
        found[start:end] = near[0][1]
    return found


def lost_letter(line: Sequence[str], at: int) -> str | None:
    """The one letter that makes a long label of the vocabulary of a place of a line and those around; else None.

    >>> lost_letter("３　圏域全体の生活関連〓能サービスの向上", 11), lost_letter("診療支援〓業", 4)
    ('機', None)
    """
    found: set[str] = set()
    for length, words in _words().items():
        for start in range(max(0, at - length + 1), min(at, len(line) - length) + 1) if length >= _LONG else ():
            before, after = "".join(line[start:at]), "".join(line[at + 1 : start + length])
            found.update(w[at - start] for w in words if w.startswith(before) and w.endswith(after))
    return found.pop() if len(found) == 1 else None


def smudged_letter(line: Sequence[str]) -> str | None:
    """The letter that the smudge at the head of a line is, for the whole is a label then; None for other lines.

    >>> smudged_letter("■域計"), smudged_letter("■目標"), smudged_letter("●所")
    ('圏', None, None)
    """
    if len(line) < _SHORTEST or line[0] not in _SMUDGES:
        return None
    rest, words = "".join(line[1:]), _words()
    letters = {word[0] for word in words.get(len(line), ()) if word.endswith(rest)}
    told = len(letters) == 1 and rest not in words.get(len(rest), ())
    return letters.pop() if told else None


def spread_labels(texts: Sequence[str]) -> list[range]:
    """Which single letters of a line, each with white beside it, are the letters of one label of the vocabulary.

    >>> spread_labels(["概", "要"]), spread_labels(["男", "女", "備", "考"]), spread_labels(["市民", "備", "考"])
    ([range(0, 2)], [range(2, 4)], [range(1, 3)])
    """
    found: list[range] = []
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and len(texts[end]) == 1 and end - start < _LONGEST_SPREAD:
            end += 1
        while end - start > 1 and "".join(texts[start:end]) not in _words().get(end - start, ()):
            end -= 1
        if end - start > 1:
            found.append(range(start, end))
        start = max(end, start + 1)
    return found


def heads_value(text: str, rest: str) -> bool:
    """Whether a text is a label of the vocabulary, so that what stands a square away from it is another cell.

    >>> heads_value("活用する補助制度", "交付金"), heads_value("第５章", "取組の内容"), heads_value("現状値", "R5")
    (True, False, False)
    """
    if not _SHORTEST < len(text) <= _LONGEST_LABEL or len(rest) < _SHORTEST:
        return False
    label = read_label(text, loose=False)
    return label is not None and label.exact and label.remark is None


def _off(label: str, word: str, doubted: set[int]) -> int | None:
    """By how many characters a label differs from a word of its length; None where a sure one does."""
    off = 0
    for k, (own, other) in enumerate(zip(label, word, strict=True)):
        if own != other:
            if k not in doubted:
                return None
            off += 1
    return off
