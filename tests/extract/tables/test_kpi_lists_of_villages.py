"""Small lists of indicators as strategies of villages set them: across, in bands, with both values in one cell."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows, facts

VALUES = ("indicator", "baseline_value", "baseline_fy", "target_value", "target_fy")


def test_indicators_across_below_a_blank_corner(drawn: Drawn, rows: Rows) -> None:
    table = """
    |  | 柚子の生産量（ｔ） | 取引先数（社） |
    | 基準値（平成30年度） | 612 | 2 |
    | 目標値（令和６年度） | 700 | 8 |
    """
    found = rows(drawn(["（１）柚子の振興", "《重要業績評価指標（ＫＰＩ）》", table]), "kpi_summary")
    assert facts(found, *VALUES) == [("柚子の生産量", 612, 2018, 700, 2024), ("取引先数", 2, 2018, 8, 2024)]
    assert [row["unit"] for row in found] == ["t", "社"] or [row["unit"] for row in found] == ["ｔ", "社"]


@pytest.mark.parametrize("corner", ["項　目", "区分"])
def test_indicators_across_below_a_corner_that_names_neither(drawn: Drawn, rows: Rows, corner: str) -> None:
    table = f"""
    | {corner} | 山葵の出荷量 | 農泊の宿泊者数 |
    | 策定時の値（R５年度） | ９１t | ２０人 |
    | 最終目標値（R１０年度） | １２０t | ８０人 |
    """
    found = rows(drawn(["（１）山葵の里づくり", "■KPI（重要業績評価指標）", table]), "kpi_summary")
    assert facts(found, *VALUES) == [("山葵の出荷量", 91, 2023, 120, 2028), ("農泊の宿泊者数", 20, 2023, 80, 2028)]


def test_labels_come_again_above_the_values_of_each_indicator_beside_a_band(drawn: Drawn, rows: Rows) -> None:
    table = """
    | Ｋ Ｐ Ｉ | 間伐面積 | 現状（令和元年度） | 目標（令和６年度） |
    | ^ | ^ | 84ha | 120ha |
    | ^ | 婚姻届出件数 | 現状（令和元年度） | 目標（令和６年度） |
    | ^ | ^ | ５件 | ８件 |
    """
    found = rows(drawn(["（２）林業の再生", table]), "kpi_summary")
    assert facts(found, *VALUES) == [("間伐面積", 84, 2019, 120, 2024), ("婚姻届出件数", 5, 2019, 8, 2024)]


def test_brackets_hold_the_baseline_where_the_header_says_so(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標名 | 目標値（　）内は現状値 |
    | 狩猟免許所持者数 | 令和11年度：30人（令和６年度：24人） |
    | 加工頭数 | 令和11年度：年間60頭（令和６年度：－） |
    """
    found = rows(drawn(["施策１－２ 獣害に強い里", "◎ＫＰＩ", table]), "kpi_summary")
    assert facts(found, *VALUES)[0] == ("狩猟免許所持者数", 24, 2024, 30, 2029)
    assert facts(found, *VALUES)[1][3:] == (60, 2029)


def test_two_heads_beside_each_other_over_cells_with_an_arrow(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 現状値 目標値/（令和６年度） （令和11年度） |
    | 農地集積率 | 38.6％ ⇒ 50％ |
    | 新規就農者数 | 9人 ⇒ 10人 |
    """
    found = rows(drawn(["施策１－１ 農地と担い手", "■重要業績評価指標（ＫＰＩ）", table]), "kpi_summary")
    assert facts(found, *VALUES) == [
        ("農地集積率", 38.6, 2024, 50, 2029),
        ("新規就農者数", 9, 2024, 10, 2029),
    ]


def test_a_cell_with_an_arrow_below_both_heads_tells_both(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 現状値（令和６年度） | 目標値（令和11年度） |
    | 農地集積率 | 38.6％ ⇒ 50％ | < |
    | 新規就農者数 | 9人 ⇒ 10人 | < |
    """
    found = rows(drawn(["施策１－１ 農地と担い手", "■重要業績評価指標（ＫＰＩ）", table]), "kpi_summary")
    assert facts(found, *VALUES) == [
        ("農地集積率", 38.6, 2024, 50, 2029),
        ("新規就農者数", 9, 2024, 10, 2029),
    ]


def test_lists_below_headings_that_come_again_with_each_goal_are_no_parts_of_cards(
    drawn: Drawn, rows: Rows
) -> None:
    headings = (
        "（１）基本的方向",
        "川と山を生かす。",
        "（２）施策の内容",
        "船を走らせる。",
        "（３）重要業績評価指標",
    )
    goal = """
    | № | 具体的な施策 | 指標名 | 基準値→目標値 |
    | {} | 渡し船の運航 | 乗船者数 | 58人（R5）→90人（R11） |
    | {} | ^ | 船頭の数 | 2人（R5）→3人（R11） |
    | {} | 山車の保存 | 直した山車 | 1台（R6）→4台（R11） |
    """
    pages = [
        (f"{n}　{name}", *headings, goal.format(3 * n, 3 * n + 1, 3 * n + 2))
        for n, name in ((1, "里の船"), (2, "里の山車"))
    ]
    found = rows(drawn(*pages), "kpi_summary")
    assert [row["number"] for row in found] == [3, 4, 5, 6, 7, 8]
    assert found[1]["initiative_name"] == "渡し船の運航"
    assert facts(found[2:3], *VALUES) == [("直した山車", 1, 2024, 4, 2029)]
