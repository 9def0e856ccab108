"""Heads of indicators in two and three storeys, and bands at the side of them."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = ("事業名 | 渡し船の運航 | < | < | < | <", "取組内容 | 船を出す。 | < | < | < | <")
ROWS = ("^ | 乗った人の数 | 412人 | 430人 |  | 500人", "^ | 運航した日数 | 88日 | 91日 |  | 100日")
TWO = ("{} | {} | 現状値 | 実績 | < | 目標値", "^ | ^ | R5 | R6 | R7 | R10")
THREE = ("{} | {} | 値の推移 | < | < | <", "^ | ^ | 現状値 | 実績 | < | 目標値", "^ | ^ | R5 | R6 | R7 | R10")
AFTER = "期待される効果 | 川に親しむ。 | < | < | < | <"


@pytest.mark.parametrize("name", ["成果を測る指標", "指標名", "項目"])
@pytest.mark.parametrize("band", ["成果指標", "達成度", "ものの見方"])
@pytest.mark.parametrize("storeys", [TWO, THREE])
def test_a_year_below_a_word_is_that_of_its_figures(
    sketch: Any, storeys: tuple[str, ...], band: str, name: str
) -> None:
    if band != "成果指標" and name == "項目":
        pytest.skip("nothing says that indicators stand there")
    heads = [row.format(band, name) for row in storeys]
    sketch.page(sketch.grid(*HEAD, *heads, *ROWS, AFTER))
    assert sketch.kpis() == [
        ("乗った人の数", "412人", "現状値\nR5", "500人", "目標値\nR10"),
        ("運航した日数", "88日", "現状値\nR5", "100日", "目標値\nR10"),
    ]
    assert sketch.results() == [(1, "R6", "430人"), (2, "R6", "91日")]
    assert sketch.texts("initiatives")[0]["effect"] == "川に親しむ。"


def test_a_band_at_the_side_ends_the_table_whatever_it_says(sketch: Any) -> None:
    heads = [row.format("達成度", "指標名") for row in TWO]
    after = (
        "ふりかえり | 評価 | 船に乗る人が増えた。 | < | < | <",
        "^ | 今後の取組方針 | 便を増やす。 | < | < | <",
    )
    sketch.page(sketch.grid(*HEAD, *heads, *ROWS, *after))
    assert [k[0] for k in sketch.kpis()] == ["乗った人の数", "運航した日数"]
    card = sketch.texts("initiatives")[0]
    assert (card["evaluation"], card["next_steps"]) == ("船に乗る人が増えた。", "便を増やす。")


def test_a_head_of_no_year_stands_beside_all_storeys(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 渡し船の運航 | < | < | < | < | <",
            "成果指標 | 指標 | 単位 | 数値 | < | < | 備考",
            "^ | ^ | ^ | 目標値 | 現状値 | 実績 | ^",
            "^ | ^ | ^ | R10 | R5 | R6 | ^",
            "^ | 乗った人の数 | 人 | 500 | 412 | 430 | 船頭調べ",
            "期待される効果 | 川に親しむ。 | < | < | < | < | <",
        )
    )
    (kpi,) = sketch.texts("kpis")
    assert (kpi["unit"], kpi["target"], kpi["baseline"], kpi["note"]) == ("人", "500", "412", "船頭調べ")
    assert sketch.results() == [(1, "R6", "430")]


def test_years_over_aims_and_results_are_no_storeys_of_heads(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 渡し船の運航 | < | < | < | <",
            "成果指標 | 指標 | R6 | < | R7 | <",
            "^ | ^ | 目標 | 実績 | 目標 | 実績",
            "^ | 乗った人の数 | 420 | 430 | 450 | 441",
        )
    )
    assert sketch.results() == [(1, "R6", "430"), (1, "R7", "441")]
    assert [k[3] for k in sketch.kpis()] == ["450"]
