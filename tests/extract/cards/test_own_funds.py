"""国費 as what an initiative costs, where a sheet says of no other amount what it is."""

from __future__ import annotations

import pytest

from extract.cards.amounts.own_funds import funds_as_budget
from extract.cards.cells.roles import pieces_of
from tests.extract.cards.conftest import Sketch

_DOWN = ("年度 | 国費", "令和６年度 | 28百万円", "令和７年度 | 40百万円")


def _costs(sketch: Sketch, *rows: str) -> list[str]:
    grid = sketch.grid(*rows)
    sketch.page(grid)
    return [p.text for p in funds_as_budget(pieces_of(sketch.pages[-1], grid)) if p.fields == ("budget",)]


def test_a_label_beside_all_of_their_table_leaves_funds_what_the_initiative_costs(sketch: Sketch) -> None:
    first, *others = _DOWN
    assert _costs(sketch, f"予算額の推移 | {first}", *(f"^ | {row}" for row in others)) == ["予算額の推移", "国費"]


@pytest.mark.parametrize(
    "rows", [("年度 | 国費 | 事業費", "令和６年度 | 28百万円 | 56百万円"), ("事業費 | 56百万円", *_DOWN)]
)
def test_beside_another_amount_funds_are_a_part(sketch: Sketch, rows: tuple[str, ...]) -> None:
    assert "国費" not in _costs(sketch, *rows)
