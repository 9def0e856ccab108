"""Heads of indicators over figures in the next column, where a timetable below them tells the columns."""

from __future__ import annotations

from typing import Any

from schemas.printed import Grid

ROWS = (
    "施策名 | 朝市の運営 | < | < | <",
    "成果指標 | 指標名 | 目標値 | | 現状値",
    "^ | ^ | R8 | | R4",
    "^ | 市を開いた回数 | < | 12回 | 9回",
    "事業内容 | 毎月開く。 | < | < | <",
    "実施計画 | 項目 | R5 | R6 | R7",
    "^ | 市を開く | ○ | ○ | ○",
)


def _kpis(sketch: Any) -> list[tuple[str | None, ...]]:
    names = ("indicator", "baseline", "target", "target_label")
    return [tuple(k.get(n) for n in names) for k in sketch.texts("kpis")]


def _grid(sketch: Any, *, ruled: bool) -> Grid:
    drawn: Grid = sketch.grid(*ROWS, ruled=ruled)
    return drawn


def test_a_head_stands_over_the_blank_cell_beside_it_and_the_figure_below(sketch: Any) -> None:
    sketch.page(_grid(sketch, ruled=False))
    assert _kpis(sketch) == [("市を開いた回数", "9回", "12回", "目標値\nR8")]
    assert not sketch.remarks()


def test_rulings_say_where_a_head_ends(sketch: Any) -> None:
    sketch.page(_grid(sketch, ruled=True))
    assert [kpi[2] for kpi in _kpis(sketch)] != ["12回"]


def test_names_and_amounts_of_one_year_are_one_table_though_others_cut_their_columns(sketch: Any) -> None:
    grid = sketch.grid(
        "施策名 | 朝市の運営 | < | < | < | <",
        "事業内容 | 毎月開く。 | < | < | < | <",
        "事業費（千円） | | 市町村 | R5 | | ",
        "^ | | 合計 | < | < | 90",
        "^ | | 山川市 | < | < | 60",
        "^ | | 里町 | < | 30 | <",
        "実施計画 | 項目 | R5 | R6 | R7 | R8",
        "^ | 市を開く | ○ | ○ | ○ | ○",
        ruled=False,
    )
    sketch.page(grid)
    budgets = [(b.get("municipality"), b["fiscal_year"], b["amount"]) for b in sketch.texts("budgets")]
    assert budgets == [(None, "R5", "90"), ("山川市", "R5", "60"), ("里町", "R5", "30")]
