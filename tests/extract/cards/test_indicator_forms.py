"""Indicators with a small form each: the name, 現状値 and 目標値 beside each other, the results by year."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = ("*施策名 | 朝市の運営 | < | < | <", "*取組内容 | 毎月開く。 | < | < | <")


@pytest.mark.parametrize("word", ["指標", "指標名", "項目", "区分"])
def test_forms_stand_below_each_other_beside_one_label(sketch: Any, word: str) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            f"*成果指標 | {word} | 市を開いた回数 | < | <",
            "^ | 現状値(R4) | 9回 | 目標値(R8) | 12回",
            "^ | 各年度の実績 | R5 | R6 | R7",
            "^ | ^ | 10回 | 11回 | －",
            f"^ | {word} | 出店した人の数 | < | <",
            "^ | 現状値(R4) | 20人 | 目標値(R8) | 40人",
            "^ | 各年度の実績 | R5 | R6 | R7",
            "^ | ^ | 31人 | | ",
            "*効果 | 町が賑わう。 | < | < | <",
        )
    )
    assert sketch.kpis() == [
        ("市を開いた回数", "9回", "現状値(R4)", "12回", "目標値(R8)"),
        ("出店した人の数", "20人", "現状値(R4)", "40人", "目標値(R8)"),
    ]
    assert sketch.results() == [(1, "R5", "10回"), (1, "R6", "11回"), (1, "R7", "－"), (2, "R5", "31人")]
    assert sketch.texts("initiatives")[0]["effect"] == "町が賑わう。"
    assert not sketch.remarks()


def test_labels_below_the_first_one_may_take_in_a_blank_cell_beside_it(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*施策名 | 朝市の運営 | < | < | < | <",
            "*取組内容 | 毎月開く。 | < | < | < | <",
            "*数値目標 | | 項目 | 市を開いた回数 | < | <",
            "^ | 現状値(R4) | < | 9回 | 目標値(R8) | 12回",
            "^ | | 実績 | R5 | R6 | R7",
            "^ | ^ | ^ | 10回 | | ",
            "^ | | 項目 | 出店した人の数 | < | <",
            "^ | 現状値(R4) | < | 20人 | 目標値(R8) | 40人",
            "^ | | 実績 | R5 | R6 | R7",
            "^ | ^ | ^ | 31人 | | ",
        )
    )
    assert [kpi[:2] for kpi in sketch.kpis()] == [("市を開いた回数", "9回"), ("出店した人の数", "20人")]
    assert sketch.results() == [(1, "R5", "10回"), (2, "R5", "31人")]


def test_the_label_above_all_forms_is_that_of_each(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*数値目標 | < | < | < | <",
            "項目 | 市を開いた回数 | < | < | <",
            "現状値(R4) | 9回 | 目標値(R8) | 12回 | <",
            "項目 | 出店した人の数 | < | < | <",
            "現状値(R4) | 20人 | 目標値(R8) | 40人 | <",
        )
    )
    assert [kpi[:2] for kpi in sketch.kpis()] == [("市を開いた回数", "9回"), ("出店した人の数", "20人")]


def test_a_figure_that_is_not_there_yet_leaves_a_blank_cell(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*数値目標 | 指標名 | 市を開いた回数 | < | <",
            "^ | 現状値(R4) | | 目標値(R8) | 12回",
            "^ | 実績 | R5 | < | <",
            "^ | ^ | 10回 | < | <",
        )
    )
    assert sketch.kpis() == [("市を開いた回数", None, "現状値(R4)", "12回", "目標値(R8)")]
    assert sketch.results() == [(1, "R5", "10回")]


def test_several_labels_may_stand_beside_all_forms(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*見るところ | *成果指標 | 指標名 | 市を開いた回数 | <",
            "^ | ^ | 現状値(R4) | 9回 | 目標値(R8) | 12回",
            "^ | ^ | 実績 | R5 | R6 | R7",
            "^ | ^ | ^ | 10回 | 11回 | ",
        )
    )
    assert sketch.kpis() == [("市を開いた回数", "9回", "現状値(R4)", "12回", "目標値(R8)")]
    assert sketch.results() == [(1, "R5", "10回"), (1, "R6", "11回")]


def test_a_column_of_words_alone_heads_no_indicator_without_a_label_of_indicators(sketch: Any) -> None:
    sketch.page(sketch.grid(*HEAD, "備考 | 項目 | 市の日 | < | <", "^ | 現状値(R4) | 9回 | 目標値(R8) | 12回"))
    assert [kpi[0] for kpi in sketch.kpis()] != ["市の日"]


def test_a_result_yet_to_come_is_labelled_all_the_same(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*効果 | 町が賑わう。 | < | < | <",
            "*関係市町村 | 川端市 | < | < | <",
            "*役割分担 | 川端市が市を開く。 | < | < | <",
            "*備考 | 冬は休む。 | < | < | <",
            "*成果指標 | 区分 | 市を開いた回数 | < | <",
            "^ | 現状値(R4) | 9回 | < | <",
            "^ | 目標値(R8) | 12回 | < | <",
            "^ | 実績値(R5) | 10回 | < | <",
            "^ | 実績値(R6) | | < | <",
        )
    )
    assert sketch.kpis() == [("市を開いた回数", "9回", "現状値(R4)", "12回", "目標値(R8)")]
    assert sketch.results() == [(1, "実績値(R5)", "10回")]
    assert not sketch.remarks()


@pytest.mark.parametrize("bands", [("*成果指標", "^"), ("*目標 | *成果指標", "^ | ^")])
def test_a_plain_word_beside_labels_that_are_set_off_labels_its_indicator(
    sketch: Any, bands: tuple[str, str]
) -> None:
    first, below = bands
    wide = " | < | < | < | <" if "|" in first else " | < | < | <"
    sketch.page(
        sketch.grid(
            f"*施策名 | 朝市の運営{wide}",
            f"*取組内容 | 毎月開く。{wide}",
            f"*関係市町村 | 青井町{wide}",
            f"*役割分担 | 町が場所を貸す。{wide}",
            f"{first} | 指標 | 市を開いた回数 | < | <",
            f"{below} | 現状値(R4) | 9回 | 目標値(R8) | 12回",
            f"*効果 | 町が賑わう。{wide}",
            f"*補助金 | なし{wide}",
        )
    )
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [("市を開いた回数", "9回", "12回")]


def test_a_result_may_stand_between_the_values_of_each_form(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*施策名 | 朝市の運営 | < | < | < | < | <",
            "*取組内容 | 毎月開く。 | < | < | < | < | <",
            "*成果指標 | 項目 | 市を開いた回数 | < | < | < | <",
            "^ | 現状値(R4) | 9回 | 実績値(R6) | 11回 | 目標値(R8) | 12回",
            "^ | 項目 | 出店した人の数 | < | < | < | <",
            "^ | 現状値(R4) | 20人 | 実績値(R6) | 31人 | 目標値(R8) | 40人",
            "*効果 | 町が賑わう。 | < | < | < | < | <",
        )
    )
    assert sketch.kpis() == [
        ("市を開いた回数", "9回", "現状値(R4)", "12回", "目標値(R8)"),
        ("出店した人の数", "20人", "現状値(R4)", "40人", "目標値(R8)"),
    ]
    assert sketch.results() == [(1, "実績値(R6)", "11回"), (2, "実績値(R6)", "31人")]


def test_the_figures_of_a_form_stand_below_their_heads_and_its_unit_beside_the_name(sketch: Any) -> None:
    heads = "基準値⏎（R4） | R5実績 | R6実績 | 目標値⏎（R8）"
    sketch.page(
        sketch.grid(
            "*施策名 | 朝市の運営 | < | < | <",
            "*取組内容 | 毎月開く。 | < | < | <",
            "*成果指標 | *指標名 | 市を開いた回数 | *単位 | 回",
            f"^ | {heads}",
            "^ | 9 | 10 | 11 | 12",
            "^ | *指標名 | 出店した人の数 | *単位 | 人",
            f"^ | {heads}",
            "^ | 20 | 31 | | 40",
            "*効果 | 町が賑わう。 | < | < | <",
        )
    )
    assert sketch.kpis() == [
        ("市を開いた回数", "9", "基準値\n（R4）", "12", "目標値\n（R8）"),
        ("出店した人の数", "20", "基準値\n（R4）", "40", "目標値\n（R8）"),
    ]
    assert [kpi["unit"] for kpi in sketch.texts("kpis")] == ["回", "人"]
    assert [(number, figure) for number, _, figure in sketch.results()] == [(1, "10"), (1, "11"), (2, "31")]
    assert sketch.texts("initiatives")[0]["effect"] == "町が賑わう。"


def test_heads_of_which_two_say_the_same_are_no_form_of_one_indicator(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*成果指標 | 指標名 | 市を開いた回数 | < | <",
            "^ | 現状値（R4） | 中間目標（R6） | 最終目標（R8） | 備考",
            "^ | 9回 | 10回 | 12回 | ",
        )
    )
    assert ("市を開いた回数", "9回", "現状値（R4）", "10回", "中間目標（R6）") not in sketch.kpis()
