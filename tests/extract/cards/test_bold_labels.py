"""Labels in bold type at the head of the cell of their value."""

from __future__ import annotations

import pytest

from extract.cards.cells.inside import on_chip
from schemas.printed import Box, Line, Word


def _line(*words: tuple[str, bool]) -> Line:
    placed = []
    x = 40.0
    for text, bold in words:
        placed.append(Word(text, Box(x, 0, x + 9.0 * len(text), 9), 9.0, bold))
        x += 9.0 * len(text) + 9.0
    return Line(tuple(placed), "　".join(text for text, _ in words), Box(40, 0, x, 9))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((("事業概要", True), ("毎月朝市を開く。", False)), ("事業概要", "毎月朝市を開く。")),
        ((("連携市", True), ("山川市", False), ("海辺市", False)), ("連携市", "山川市　海辺市")),
        ((("事業概要", False), ("毎月朝市を開く。", False)), None),
        ((("事業概要", True), ("毎月朝市を開く。", True)), None),
        ((("朝市", True), ("毎月開く。", False)), None),
    ],
)
def test_bold_type_sets_a_label_off_from_its_value(
    words: tuple[tuple[str, bool], ...], told: tuple[str, str] | None
) -> None:
    found = on_chip(_line(*words))
    assert (found[1:] if found is not None else None) == told
