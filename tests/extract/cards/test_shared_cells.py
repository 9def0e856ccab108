"""Arrows in cells over several years on pages read from their picture, and on drawn ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.draft import Draft
from extract.cards.pairs import read_card
from schemas.printed import Box, Ruling

HEAD = ("事業名 | A事業 | < | < | < | < | <", "実施スケジュール | 項目 | R8 | R9 | R10 | R11 | R12")
ALL = "^ | 出展 |  | < | < | < | <"
"""One cell over the years R8 to R12, which begin at 200, 300, 400, 500 and 600."""
SOME = "^ | 出展 |  |  | < | < | "
"""A cell over R9 to R11 beside cells of one year each."""
T, F = True, False


def _draft(sketch: Any, row: str, x0: float, x1: float, method: str = "ocr") -> Draft:
    grid = sketch.grid(*HEAD, row)
    sketch.page(grid, rulings=[Ruling(Box(x0, 175.0, x1, 175.0), horizontal=True)])
    page = replace(sketch.pages[-1], method=method)
    draft = read_card(view_of([pieces_of(page, grid)]))
    assert isinstance(draft, Draft)
    return draft


def _told(draft: Draft) -> list[bool | None]:
    return [None if mark.in_doubt else mark.mark is not None for mark in draft.marks]


@pytest.mark.parametrize(
    ("row", "x0", "x1", "told"),
    [
        pytest.param(ALL, 365, 533, [T, T, T, T, T], id="typed in the middle"),
        pytest.param(ALL.replace("|  |", "| ・ |"), 365, 533, [T, T, T, T, T], id="beside a speck"),
        pytest.param(SOME, 360, 538, [F, T, T, T, F], id="typed in the middle of some years"),
        pytest.param(SOME, 403, 497, [F, T, T, T, F], id="as long as a year of some"),
        pytest.param(ALL, 302, 596, [None, T, T, T, None], id="in the middle, from year to year"),
        pytest.param(ALL, 206, 355, [T, T, None, None, None], id="from the left to the middle of a year"),
        pytest.param(ALL, 204, 497, [T, T, T, F, F], id="drawn from year to year"),
        pytest.param(ALL, 350, 596, [F, T, T, T, F], id="drawn aside"),
    ],
)
def test_an_arrow_in_the_middle_of_a_cell_is_for_all_its_years(
    sketch: Any, row: str, x0: float, x1: float, told: list[bool | None]
) -> None:
    draft = _draft(sketch, row, x0, x1)
    assert _told(draft) == told
    assert [r.rule for r in draft.remarks] == (["doubtful-years"] if None in told else [])


def test_an_arrow_that_a_text_page_draws_tells_its_years_itself(sketch: Any) -> None:
    assert _told(_draft(sketch, ALL, 365, 533, method="text")) == [F, F, T, F, F]


def test_words_in_a_cell_over_several_years_are_for_all_of_them(sketch: Any) -> None:
    draft = _draft(sketch, ALL.replace("|  |", "| 実施 |"), 240, 355)
    assert _told(draft) == [T, T, T, T, T]


@pytest.mark.parametrize("amounts", ["1,200千円34,500千円", "１，２００千円　３４，５００千円"])
def test_amounts_in_a_cell_over_several_years_are_of_one_year_each(sketch: Any, amounts: str) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <", "事業年度 | R8 | R9 | R10", f"概算事業費 | {amounts} | < | 980千円"
    )
    told = [(row["fiscal_year"].text, row["amount"].text) for row in draft.budgets]
    assert [year for year, _ in told] == ["R8", "R9", "R10"]
    assert "".join(amount for _, amount in told) == amounts.replace("　", "") + "980千円"


def test_amounts_that_are_not_as_many_as_the_years_over_them_stay_one_text(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <", "事業年度 | R8 | R9 | R10", "概算事業費 | 1,200千円34,500千円 | < | <"
    )
    assert "1,200千円" not in [row["amount"].text for row in draft.budgets]
