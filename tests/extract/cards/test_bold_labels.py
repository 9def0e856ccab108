"""Labels in bold type at the head of the cell of their value."""

from __future__ import annotations

import pytest

from extract.cards.bounds.labelled_lines import fields_on, says_other_than_name
from extract.cards.cells.inside import on_chip
from schemas.printed import Box, Line, Page, Word

PAGE = Page(1, 400.0, 600.0, (), (), ())


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


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ((("●協定項目", True), ("観光の振興", False)), "measure"),
        ((("政策分野", True), ("観光", False)), "policy_field"),
        ((("政策分野", False), ("観光", False)), None),
        ((("朝市の運営", True), ("", False)), None),
    ],
)
def test_a_line_above_a_card_that_begins_with_such_a_label_is_no_title(
    words: tuple[tuple[str, bool], ...], field: str | None
) -> None:
    line = _line(*words)
    assert says_other_than_name(line, PAGE) is (field is not None)
    assert [name for name, _, _ in fields_on(line, PAGE)] == ([field] if field is not None else [])


def test_a_measure_of_the_plan_is_a_title_and_an_item_of_an_agreement_none() -> None:
    assert not says_other_than_name(_line(("施策１", True), ("救急医療の確保", False)), PAGE)
    assert says_other_than_name(_line(("協定項目", True), ("救急医療の確保", False)), PAGE)
