"""Lists of indicators with rows for years or measures, grades in words, and rows that name the field."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

YEARS_DOWN = """
| 施策名 | 指標名 | 目標値（R8） | 当初値（R3） | 実績年度 | 実績値 | 達成率 |
| 森林の整備 | 間伐の面積（ha） | 60 | 40 | 2023 (R5) | 45 | 75.0% |
| ^ | ^ | ^ | ^ | 2024 (R6) | 48 | 80.0% |
| ^ | 林業の就業者数 | 20 | 12 | 2023 (R5) | ― | ― |
| ^ | ^ | ^ | ^ | 2024 (R6) | 15 | 75.0% |
"""
MEASURES_DOWN = """
| 施策名 | 指標名 | 目標値（R8） | 項目 | R5 | R6 |
| 就業の支援 | 参加者数（人） | 100 | 実績値 | 85 | 87 |
| ^ | ^ | ^ | 達成度 | 85.0% | 87.0% |
| ^ | ^ | ^ | 評価区分 | 概ね達成 | 概ね達成 |
| 移住の支援 | 社会増減数（人） | 0 | 実績値 | -5 | -3 |
| ^ | ^ | ^ | 達成度 | ― | ― |
| ^ | ^ | ^ | 評価区分 | 未達成 | 未達成 |
"""


def test_a_cross_is_a_grade_in_a_row_of_grades(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策名 | 指標名 | 目標値（R8） | 項目 | R5 | R6 |
    | 就業の支援 | 参加者数（人） | 100 | 実績値 | 35 | 87 |
    | ^ | ^ | ^ | 進捗評価 | × | ○ |
    | 移住の支援 | 相談件数（件） | 9 | 実績値 | 8 | 2 |
    | ^ | ^ | ^ | 進捗評価 | ○ | × |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "value", "grade") == [(35, "×"), (87, "○"), (8, "○"), (2, "×")]


def test_a_cross_alone_is_a_grade_in_a_column_of_grades(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策名 | 指標名 | 進捗評価 | < |
    | ^ | ^ | R6年度 | R7年度 |
    | 就業の支援 | 参加者数 | ○ | |
    | 移住の支援 | 相談件数 | × | |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "fiscal_year", "grade") == [(2024, "○"), (2024, "×")]


def test_a_row_over_the_table_names_the_field_without_its_label(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策名 | 指標名 | R6実績 |
    | 【政策分野】医療 | < | < |
    | 当番医の確保 | 実施率 | 96% |
    | 政策分野　産業・雇用 | < | < |
    | 就業の支援 | 参加者数 | 85人 |
    | 基本目標１　ひとの流れ | < | < |
    | 移住の支援 | 相談件数 | 9件 |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "policy_field", "initiative_name") == [
        ("医療", "当番医の確保"),
        ("産業・雇用", "就業の支援"),
        ("基本目標１　ひとの流れ", "移住の支援"),
    ]


def test_a_row_over_the_table_may_name_the_initiative(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標名 | 基準値（R5） | 目標値（R8） |
    | 政策分野：医療 | < | < |
    | 施策名：当番医の確保 | < | < |
    | 実施率 | 90% | 96% |
    | 施策名：救急の充実 | < | < |
    | 受入件数 | 30件 | 40件 |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "policy_field", "initiative_name", "indicator") == [
        ("医療", "当番医の確保", "実施率"),
        ("医療", "救急の充実", "受入件数"),
    ]


def test_rates_and_grades_without_a_year_are_of_the_last_year_with_results(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策名 | 指標名 | 実績値 | < | < | 達成率 | 評価 |
    | ^ | ^ | R5 | R6 | R7 | ^ | ^ |
    | 政策分野　医療 | < | < | < | < | < | < |
    | 当番医の確保 | 実施率 | 90% | 96% | | 98% | ▲ |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "fiscal_year", "value", "achievement_rate", "grade") == [
        (2023, 90, None, None),
        (2024, 96, 0.98, "▲"),
    ]


def test_a_list_may_hold_nothing_but_grades_in_words(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 取組事業 | 成果指標（KPI） | 単位 | R5 | R6 | R7 |
    | 鳥獣害の対策 | 被害額 | 千円 | 概ね達成 | 達成 | |
    | 創業の支援 | 創業件数 | 件 | 未達成 | 一部達成 | |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "indicator", "fiscal_year", "grade") == [
        ("被害額", 2023, "概ね達成"),
        ("被害額", 2024, "達成"),
        ("創業件数", 2023, "未達成"),
        ("創業件数", 2024, "一部達成"),
    ]


def test_an_indicator_may_have_a_row_for_each_year(drawn: Drawn, rows: Rows) -> None:
    found = rows(drawn(["KPI一覧", YEARS_DOWN]), "kpi_summary")
    told = ("indicator", "baseline_value", "baseline_fy", "target_fy", "fiscal_year", "value", "achievement_rate")
    assert facts(found, *told) == [
        ("間伐の面積", 40, 2021, 2026, 2023, 45, 0.75),
        ("間伐の面積", 40, 2021, 2026, 2024, 48, 0.8),
        ("林業の就業者数", 12, 2021, 2026, 2023, None, None),
        ("林業の就業者数", 12, 2021, 2026, 2024, 15, 0.75),
    ]


def test_goals_of_single_years_stand_in_their_rows(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策名 | 指標名 | 年度 | 目標 | 実績 |
    | 森林の整備 | 間伐の面積 | R5 | 40 | 45 |
    | ^ | ^ | R6 | 50 | 48 |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "fiscal_year", "target_value", "value") == [(2023, 40, 45), (2024, 50, 48)]


def test_what_a_row_holds_is_told_by_its_word_and_its_cells(drawn: Drawn, rows: Rows) -> None:
    found = rows(drawn(["KPI一覧", MEASURES_DOWN]), "kpi_summary")
    assert facts(found, "indicator", "fiscal_year", "value", "achievement_rate", "grade") == [
        ("参加者数", 2023, 85, 0.85, "概ね達成"),
        ("参加者数", 2024, 87, 0.87, "概ね達成"),
        ("社会増減数", 2023, -5, None, "未達成"),
        ("社会増減数", 2024, -3, None, "未達成"),
    ]


def test_an_indicator_a_column_may_stand_below_a_title_over_all(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 重要業績評価指標 | < | < |
    | 指標名 | 設置の延長（km） | 取扱頭数（頭） |
    | 当初値（R6） | 132.9 | 108 |
    | 目標値（R11） | 491.2 | 112 |
    """
    found = rows(drawn(["（１）野生鳥獣の対策", table]), "kpi_summary")
    assert facts(found, "indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy") == [
        ("設置の延長", "km", 132.9, 2024, 491.2, 2029),
        ("取扱頭数", "頭", 108, 2024, 112, 2029),
    ]


def test_indicators_may_begin_with_a_figure_of_their_own(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 成果目標 | 基準値（R6） | 目標値（R11） |
    | １人当たりの所得 | 2,285千円 | 3,200千円 |
    | ６次産業の事業者数 | 3事業者 | 5事業者 |
    | １人１日当たりのごみ | 863g | 754g |
    """
    found = rows(drawn(["基本目標１　しごとをつくる", table]), "kpi_summary")
    assert facts(found, "indicator", "baseline_value", "unit") == [
        ("１人当たりの所得", 2285, "千円"),
        ("６次産業の事業者数", 3, "事業者"),
        ("１人１日当たりのごみ", 863, "g"),
    ]


def test_four_digits_alone_are_a_figure_where_figures_stand(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | 指標 | 現状値（R4） | 目標値（R9） | R5実績 |
    | 関係人口の創出 | 登録者数 | 1909 | 2074 | 1950 |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "baseline_value", "baseline_fy", "target_value", "target_fy", "value") == [
        (1909, 2022, 2074, 2027, 1950)
    ]


def test_nothing_before_an_arrow_is_no_baseline(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | 指標 | 現状値（R5）→目標値（R9） |
    | 雇用の確保 | 利用者数 | → 15人 |
    | 担い手の確保 | 就農者数 | 3人 → 11人 |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "baseline_value", "baseline_fy", "target_value", "target_fy") == [
        (None, None, 15, 2027),
        (3, 2023, 11, 2027),
    ]


def test_a_figure_that_looks_like_a_year_stands_beside_its_own(drawn: Drawn, rows: Rows) -> None:
    table = "| 施策 | 指標 | 現状値 | 目標値 |\n| 子育ての支援 | 拠点の利用者数 | 1838（R4） | 1980（R9） |"
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert facts(found, "baseline_value", "baseline_fy", "target_value", "target_fy") == [(1838, 2022, 1980, 2027)]


def test_a_column_of_grades_for_each_year_may_be_called_after_classes(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 取組の名称 | 指標の名称 | 令和7 | < | < | 令和8 | < | < | 最終目標値 |
    | ^ | ^ | 実績 | 達成率 | 区分 | 実績 | 達成率 | 区分 | ^ |
    | 分野：産業振興 | < | < | < | < | < | < | < | < |
    | 販路の開拓 | 商談の件数 | 37 | 70% | 一部達成 | | | | 53 |
    """
    found = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert [(row["policy_field"], row["fiscal_year"], row["value"], row["grade"]) for row in found] == [
        ("産業振興", 2025, 37, "一部達成")
    ]


def test_the_field_of_an_agreement_is_a_policy_field(drawn: Drawn, rows: Rows) -> None:
    table = "| 協定の分野 | 取組名 | 成果指標 | 目標値 |\n| 観光 | 周遊の促進 | 宿泊者数 | 53 |"
    (found,) = rows(drawn(["KPI一覧", table]), "kpi_summary")
    assert found["policy_field"] == "観光"
