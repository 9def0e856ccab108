"""Columns of labels that explain the names left of them: 類型 | 内容 | 採択団体数."""

from __future__ import annotations

from extract.memo import once
from extract.shapes import is_dash
from extract.tables.headers import Table
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.vocabulary_headings import EXPLANATION_HEADS

_HEADS = frozenset(fold(word) for word in EXPLANATION_HEADS)
_CLAUSE = lazy_pattern(r"を|する|した|により|において|(?:もの|こと|取組|場合|。)$")
_NUMBER = lazy_pattern(r"[0-9A-Za-zア-ンⅠ-ⅿ①-⑳().-]{1,4}")
_LEAST_CLAUSES = 0.5
_LONGER = 1.5
"""Explanations are so much longer than the names that they explain, at least."""


@once
def explaining_columns(table: Table) -> frozenset[int]:
    """The columns of labels that say in words what the names left of them mean; they tell no row from another."""
    found: set[int] = set()
    for column in range(1, table.stubs):
        texts = _texts(table, column)
        lefts = [_texts(table, left) for left in range(column) if left not in found]
        names = max((left for left in lefts if not all(map(_NUMBER.fullmatch, left))), key=len, default=[])
        if not texts or len(set(names)) < max(len(names), len(texts)):
            continue  # names that come again are told apart by what stands beside them
        headed = any(spot.folded in _HEADS for spot in table.header(column)[-1:])
        clauses = sum(_CLAUSE.search(text) is not None for text in texts) >= _LEAST_CLAUSES * len(texts)
        longer = sum(map(len, texts)) * len(names) >= _LONGER * sum(map(len, names)) * len(texts)
        if headed or (clauses and longer):
            found.add(column)
    return frozenset(found)


def _texts(table: Table, column: int) -> list[str]:
    """The folded labels of a column below the headers, each printed cell once."""
    spots = {id(spot): spot for row in table.body if (spot := table.filled(row, column)) is not None}
    return [spot.folded for spot in spots.values() if not is_dash(spot.text)]
