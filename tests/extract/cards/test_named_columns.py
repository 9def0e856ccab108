"""Tables with a column an indicator, told from those that only look like one."""

from __future__ import annotations

from typing import Any

import pytest

from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.measures.named_columns import find_named_columns

HEAD = ("施策名 | 朝市の運営 | < | <", "取組内容 | 毎月開く。 | < | <")
NAMES = "成果指標 | *市を開いた回数 | *出店した人の数 | *"


@pytest.mark.parametrize("boxed", [True, False])
def test_each_column_is_an_indicator(sketch: Any, boxed: bool) -> None:
    head = HEAD if boxed else [row.replace("<", "") for row in HEAD]
    rows = (
        "現状値(R4) | 9回 | | ",
        "実績値 R5 | 10回 | 31人 | ",
        "実績値 R6 | | － | ",
        "目標値(R8) | 12回 | 40人 | ",
    )
    sketch.page(
        sketch.grid(*head, NAMES.replace("*", ""), *rows, "期待される効果 | 町が賑わう。 | | ", boxed=boxed)
    )
    assert sketch.kpis() == [
        ("市を開いた回数", "9回", "現状値(R4)", "12回", "目標値(R8)"),
        ("出店した人の数", None, None, "40人", "目標値(R8)"),
    ]
    assert sketch.results() == [(1, "実績値 R5", "10回"), (2, "実績値 R5", "31人"), (2, "実績値 R6", "－")]
    assert sketch.texts("initiatives")[0]["effect"] == "町が賑わう。"
    assert not sketch.remarks()


def test_a_form_that_nobody_has_filled_in_names_its_indicators(sketch: Any) -> None:
    sketch.page(sketch.grid(*HEAD, NAMES, "現状値(R4) | | | ", "目標値(R8) | | | "))
    assert sketch.kpis() == [
        (name, None, "現状値(R4)", None, "目標値(R8)") for name in ("市を開いた回数", "出店した人の数")
    ]


def test_figures_below_no_name_are_those_of_an_indicator_without_one(sketch: Any) -> None:
    sketch.page(sketch.grid(*HEAD, NAMES, "現状値(R4) | 9回 | 20人 | 5%", "目標値(R8) | 12回 | 40人 | 8%"))
    assert sketch.kpis()[2] == (None, "5%", "現状値(R4)", "8%", "目標値(R8)")
    assert [remark.rule for remark in sketch.remarks()] == ["value-in-wrong-cell"]


def test_a_table_goes_on_overleaf_below_its_heads_once_more(sketch: Any) -> None:
    sketch.page(sketch.grid(*HEAD, NAMES, "現状値(R4) | 9回 | 20人 | ", "実績値 R5 | 10回 | 31人 | "))
    sketch.page(sketch.grid(NAMES, "実績値 R6 | 11回 | 35人 | ", "目標値(R8) | 12回 | 40人 | ", top=40.0))
    assert [kpi[3] for kpi in sketch.kpis()] == ["12回", "40人"]
    assert [value for _, _, value in sorted(sketch.results())] == ["10回", "11回", "31人", "35人"]


@pytest.mark.parametrize(("band", "again"), [("成果指標", "成果指標"), ("", "成果指標"), ("成果指標", "")])
def test_the_band_beside_the_names_may_stand_overleaf_too(sketch: Any, band: str, again: str) -> None:
    names = "| 区分 | 市を開いた回数 | 出店した人の数"
    sketch.page(
        sketch.grid(
            *HEAD, f"{band} {names}", "^ | 単位 | 回 | 人", "^ | 現状値(R4) | 9 | 20", "^ | 実績値 R5 | 10 | 31"
        )
    )
    sketch.page(sketch.grid(f"{again} {names}", "^ | 目標値(R8) | 12 | 40", top=40.0))
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [
        ("市を開いた回数", "9", "12"),
        ("出店した人の数", "20", "40"),
    ]
    assert [kpi["unit"] for kpi in sketch.texts("kpis")] == ["回", "人"]
    assert not sketch.remarks()


def test_a_figure_may_have_a_narrower_cell_than_its_name(sketch: Any) -> None:
    head = ("施策名 | 朝市の運営 | < | < | < | <", "取組内容 | 毎月開く。 | < | < | < | <")
    names = "成果指標 | 区分 | 市を開いた回数 | < | 出店した人の数 | <"
    sketch.page(sketch.grid(*head, names, "^ | 現状値(R4) | | 9 | | 20", "^ | 目標値(R8) | | 12 | | 40"))
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [
        ("市を開いた回数", "9", "12"),
        ("出店した人の数", "20", "40"),
    ]


def test_blank_cells_beside_the_title_of_indicators_are_none_of_it(sketch: Any) -> None:
    rows = ("成果指標 | | | ", "区分 | | 市を開いた回数 | ", "現状値(R4) | | 9 | ", "目標値(R8) | | 12 | ")
    sketch.page(sketch.grid(*HEAD, *rows))
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [("市を開いた回数", "9", "12")]


def test_a_table_of_other_columns_overleaf_is_no_part_of_a_timetable(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | 朝市の運営 | < | < | < | <",
            "取組内容 | 毎月開く。 | < | < | < | <",
            "年次計画 | 項目 | < | R5 | R6 | R7",
            "^ | 場所の準備 | < | ○ | | ",
            "^ | 市の開催 | < | | ○ | ○",
        )
    )
    rows = ("^ | 現状値(R4) | 9 | < | 20 | <", "^ | 目標値(R8) | 12 | < | 40 | <")
    sketch.page(sketch.grid("めじるし | 区分 | 市を開いた回数 | < | 出店した人の数 | <", *rows, top=40.0))
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [
        ("市を開いた回数", "9", "12"),
        ("出店した人の数", "20", "40"),
    ]
    items = {r.fields["item"].text for r in sketch.records() if r.table == "schedules"}
    assert items == {"場所の準備", "市の開催"}


def test_a_name_that_is_only_like_a_label_is_a_name(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *(f"*{row}" for row in HEAD),
            "*成果指標 | *参加市町村数 | *達成率 | ",
            "*現状値(R4) | 3 | 40% | ",
            "*目標値(R8) | 5 | 60% | ",
        )
    )
    assert [kpi[0] for kpi in sketch.kpis()] == ["参加市町村数", "達成率"]


def test_amounts_of_the_same_table_stay_beside_the_indicators(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | 朝市の運営 | < | < | < | <",
            "成果指標 | 市を開いた回数 | 出店した人の数 | | 実施年度 | 事業費（千円）",
            "現状値(R4) | 9回 | 20人 | ^ | R5 | 120",
            "実績値 R5 | 10回 | 31人 | ^ | R6 | 130",
            "目標値(R8) | 12回 | 40人 | ^ | R7 | 140",
            " | | | ^ | R8 | 150",
            "期待される効果 | 町が賑わう。 | < | < | < | <",
        )
    )
    assert [kpi[0::3] for kpi in sketch.kpis()] == [("市を開いた回数", "12回"), ("出店した人の数", "40人")]
    assert [b["amount"] for b in sketch.texts("budgets")] == ["120", "130", "140", "150"]


@pytest.mark.parametrize(
    "rows",
    [
        ("年度 | 目標値 | 実績値", "R5 | 10回 | 9回", "R6 | 12回 | 11回"),
        ("年度 | 市を開いた回数 | 出店した人の数", "R5 | 10回 | 31人", "R6 | 12回 | 40人"),
        ("成果指標 | 市を開いた回数 | <", "現状値(R4) | 9回 | 目標値(R8)", "評価 | 12回 | <"),
        ("成果指標 | 市を開いた回数 | 出店した人の数", "実績値 | R5 | R6", "目標値 | R7 | R8"),
        ("指標 | 市を開いた回数 | <", "現状値(R4) | 9回 | <", "取組状況 | 開いた。 | <"),
        ("区分 | 一関市 | 平泉町", "現状値 | 10人 | 20人", "目標値 | 12人 | 24人"),
        ("区分 | 今の姿 | 目指す姿", "現状値 | 人が少ない。 | 市がない。", "目標値 | 人が増える。 | 市を開く。"),
        ("区分 | 総人口 | 65歳以上", "R2 | 10,000人 | 3,000人", "R7 | 9,500人 | 3,100人"),
        ("取組項目 | R5 | R6", "準備 | ○ | ", "運営 | | ○"),
    ],
)
def test_other_tables_are_none_of_these(sketch: Any, rows: tuple[str, ...]) -> None:
    grid = sketch.grid(*rows)
    sketch.page(grid)
    view = view_of([pieces_of(sketch.pages[-1], grid)])
    assert [find_named_columns(view, row) for row in range(len(view.rows))] == [None] * len(view.rows)


def test_the_label_beside_the_table_may_stand_overleaf_once_more_as_well(sketch: Any) -> None:
    names = "*成果指標 | 区分 | 市を開いた回数 | 出店した人の数"
    sketch.page(sketch.grid(*(f"*{row}" for row in HEAD), names, "^ | 現状値(R4) | 9回 | 20人"))
    sketch.page(sketch.grid(names, "^ | 実績値(R6) | | 35人", "^ | 目標値(R8) | 12回 | 40人", top=40.0))
    assert [kpi[3] for kpi in sketch.kpis()] == ["12回", "40人"]
    assert sketch.results() == [(2, "実績値(R6)", "35人")]
