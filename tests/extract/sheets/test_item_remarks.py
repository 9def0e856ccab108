"""Remarks in brackets on lines of their own, below items of a list and below other text."""

from __future__ import annotations

from extract.layout.fragments import fragments_of
from extract.sheets.item_remarks import remarks_of_items
from schemas.printed import Box
from tests.drawing import Drawing

_REMARK = "（対象経費：報償費、旅費）"


def _remarks(first: str, left: float) -> list[str]:
    d = Drawing()
    d.text(30, 60, first, 10)
    d.text(left, 74, "古い舟を直す費用を補助する。", 10)
    d.text(left, 88, _REMARK, 10)
    [page] = d.read().pages
    fragments = fragments_of(page.lines)
    found = remarks_of_items(fragments)
    return [f.text for f in fragments if id(f) in found]


def test_a_remark_that_hangs_below_the_text_of_an_item_is_a_part_of_it() -> None:
    assert _remarks("○　海の学びの場を開く者に、", 50) == [_REMARK]


def test_a_remark_flush_with_the_text_above_it_may_be_a_label_with_its_value() -> None:
    assert _remarks("○　海の学びの場を開く者に、", 30) == []
    assert _remarks("海の学びの場を開く者に、", 50) == []


def test_a_remark_below_the_text_of_a_numbered_point_is_a_part_of_it() -> None:
    assert _remarks("１．海の学びの場", 50) == [_REMARK]


def _below_drawn_bullets(marked: bool) -> list[str]:
    """The remarks of a list with drawn bullets, below the text of an item, or with one of its own."""
    d = Drawing()
    for base, text in ((60, "古い舟を直す費用を補助する。"), (74, _REMARK), (88, "海の学びの場を開く。")):
        d.text(50, base, text, 10)
    [page] = d.read().pages
    fragments = fragments_of(page.lines)
    bullets = [Box(38, base - 6, 43, base - 1) for base in ((60, 74, 88) if marked else (60, 88))]
    found = remarks_of_items(fragments, bullets)
    return [f.text for f in fragments if id(f) in found]


def test_a_remark_below_a_text_with_a_drawn_bullet_is_a_part_of_it_unless_it_has_one_itself() -> None:
    assert _below_drawn_bullets(marked=False) == [_REMARK]
    assert _below_drawn_bullets(marked=True) == []
