"""Headers of indicator lists that say more than one thing: two years, or a unit."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_both_years_stand_in_the_header_of_a_change(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 現状値（令和４年度）→ 目標値（令和10年度） | 所管 |
    | 就農者数 | 19人　→　30人 | 農政課 |
    | 継承した面積 | ―　→　12.0ha | 農政課 |
    """
    found = rows(drawn(["■ 重要業績評価指標（KPI）", table]), "kpi_summary")
    told = ("indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy")
    assert tuple(found[0][name] for name in told) == ("就農者数", "人", 19, 2022, 30, 2028)
    assert [found[1][name] for name in ("baseline_value", "target_value", "target_fy")] == [None, 12, 2028]


def test_units_in_corner_brackets_and_goals_for_each_year(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 成果指標【単位】 | 区分 | R7 | R8 |
    | 村内の従業者数【人】 | 目標 | 905 | 910 |
    | ^ | 実績 | | |
    """
    found = rows(drawn(["◎成果指標", table]), "kpi_summary")
    assert {(row["indicator"], row["unit"]) for row in found} == {("村内の従業者数", "人")}


def test_labels_stand_in_front_of_each_value(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 椿油の生産量 | 現状値 | 6.2トン（R1） | 目標値 | 8.0トン（R7） |
    | 指標 | 後継者の数 | 現状値 | 3人（R1） | 目標値 | 6人（R7） |
    """
    found = rows(drawn(["（１）椿の産業", table]), "kpi_summary")
    told = ("indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy")
    assert [tuple(row[name] for name in told) for row in found] == [
        ("椿油の生産量", "トン", 6.2, 2019, 8, 2025),
        ("後継者の数", "人", 3, 2019, 6, 2025),
    ]


def test_grades_without_a_year_are_of_the_newest_where_that_stands_first(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 評価 | 施策 | 指標 | 目標値（令和11年度） | 実績 | < | 基準値 | No. |
    | ^ | ^ | ^ | ^ | 令和７年度 | 令和６年度 | ^ | ^ |
    | Ｂ | 交通 | １日の乗車人員 | 40人 | 35.9人 | 31.0人 | 28.4人（R5） | 12 |
    | Ｄ | 学び | 端末を使う日数 | 週4日 | 週3.8日 | 週3.1日 | 週2.5日（R5） | 13 |
    """
    found = rows(drawn(["重要業績評価指標一覧", table]), "kpi_summary")
    assert facts(found, "number", "fiscal_year", "value", "grade") == [
        (12, 2025, 35.9, "B"),
        (12, 2024, 31, None),
        (13, 2025, 3.8, "D"),
        (13, 2024, 3.1, None),
    ]


def test_a_column_of_years_stands_beside_each_value(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | 指標 | 基準値 | 年度 | 目標値 | 年度 |
    | (1) | 支援員の数 | ３人 | R6 | ５人 | R11 |
    | (1) | 修了者の数（累計） | － | － | 20人 | R11 |
    """
    found = rows(drawn(["ＫＰＩ一覧", table]), "kpi_summary")
    assert facts(found, "baseline_value", "baseline_fy", "target_value", "target_fy") == [
        (3, 2024, 5, 2029),
        (None, None, 20, 2029),
    ]


def test_a_unit_stands_behind_a_cumulative_count_and_the_programme_beside_it(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策分野 | 主な事業 | 指標名（単位） | 基準値 | 最終目標値（Ｒ７年度） | 区分 | Ｒ５ | Ｒ６ |
    | 防災 | 防災力向上事業 | 計画を定めた地区数（累計）（地区） | 2（R元） | 28 | 目標 | 10 | 20 |
    | ^ | ^ | ^ | ^ | ^ | 実績 | 7 | 11 |
    """
    found = rows(drawn(["数値目標一覧", table]), "kpi_summary")
    assert facts(found, "initiative_name", "indicator", "unit", "fiscal_year", "value") == [
        ("防災力向上事業", "計画を定めた地区数（累計）", "地区", 2023, 7),
        ("防災力向上事業", "計画を定めた地区数（累計）", "地区", 2024, 11),
    ]


def test_what_a_mark_says_behind_a_figure_explains_it(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 数値目標 | 基準値 | 目標値 |
    | 新規就農者数 | ２人（Ｈ30） | 10人（Ｒ６）※５年間の累計 |
    """
    found = rows(drawn(["◆数値目標", table]), "kpi_summary")
    assert facts(found, "baseline_value", "target_value", "target_fy") == [(2, 10, 2024)]


def test_the_numbers_of_the_names_stand_under_the_header_of_the_names(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | < | 指標 | 基準値 | 目標値 |
    | １－１ | 担い手の確保 | 新規就農者数 | 12人 | 25人 |
    | ^ | ^ | 農業産出額 | 28億円 | 30億円 |
    | １－２ | 企業誘致 | 誘致企業数 | 3社 | 6社 |
    """
    found = rows(drawn(["重要業績評価指標一覧", table]), "kpi_summary")
    names = ["担い手の確保", "担い手の確保", "企業誘致"]
    assert [row["initiative_name"] for row in found] == names


def test_results_and_grades_of_one_year_that_is_printed_in_two_ways(drawn: Drawn, rows: Rows) -> None:
    table = """
    | № | 施策名 | 指標 | 現状値 | 目標値 | 実績値 | 達成状況 | < |
    | ^ | ^ | ^ | ２０２２年度 | ２０２８年度 | ２０２４年度 | Ｒ６ | Ｒ７ |
    | 1 | 移住 | 移住者数 | 84人 | 90人 | 86人 | Ｂ | |
    | 2 | 医療 | 診療日数 | 10日 | 15日 | 14日 | Ｂ | |
    """
    found = rows(drawn(["成果指標（ＫＰＩ）達成状況一覧", table]), "kpi_summary")
    assert facts(found, "fiscal_year", "value", "grade") == [(2024, 86, "B"), (2024, 14, "B")]


def test_a_column_of_grades_below_the_evaluation_holds_grades_whatever_it_is_called(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 番号 | 重要業績評価指標 | 基準値 | 目標値 | 実績値 | 令和６年度評価 | < |
    | ^ | ^ | 令和元年度 | 令和６年度 | 令和６年度 | 達成率（％） | 区分 |
    | １ | 就農者数 | ３ | １２ | １１ | ９１．７ | Ｂ |
    | ２ | 契約棟数 | １４ | ２０ | １２ | ６０．０ | Ｃ |
    """
    found = rows(drawn(["基本目標１　働く場をつくる", table]), "kpi_summary")
    assert facts(found, "indicator", "fiscal_year", "value", "grade") == [
        ("就農者数", 2024, 11, "B"),
        ("契約棟数", 2024, 12, "C"),
    ]


def test_the_year_over_a_baseline_that_is_not_printed_is_that_of_nothing(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 現状値（令和４年度） | 目標値（令和10年度） |
    | 就農者数 | 19人 | 30人 |
    | 橋の点検率 | | 80％ |
    | 講座の数 | － | 5回 |
    """
    found = rows(drawn(["■ 重要業績評価指標（KPI）", table]), "kpi_summary")
    assert [(row["baseline_value"], row["baseline_fy"]) for row in found] == [
        (19, 2022),
        (None, None),
        (None, None),
    ]


def test_a_mark_in_place_of_a_year_leaves_the_year_of_the_target_to_the_target(drawn: Drawn, rows: Rows) -> None:
    table = """
    | No. | 重要業績評価指標（KPI） | 単位 | 現状 | < | 目標 | < |
    | ^ | ^ | ^ | 年度 | 値 | 年度 | 値 |
    | 9 | 延べ宿泊者数 | 人泊 | R5 | 9,260 | R11 | 12,000 |
    | 10 | 応援する人の登録者数 | 人 | ― | ― | R11 | 500 |
    """
    found = rows(drawn(["（２）交流の拡大", table]), "kpi_summary")
    assert facts(found, "number", "baseline_value", "baseline_fy", "target_value", "target_fy") == [
        (9, 9260, 2023, 12000, 2029),
        (10, None, None, 500, 2029),
    ]


def test_the_years_of_baselines_and_goals_stand_in_columns_of_their_own(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 基準年 | 策定時 | 目標年 | 目標 |
    | 就農者数 | R5 | 19人 | R11 | 30人 |
    | 講座の数 | R4 | 2回 | R10 | 5回 |
    """
    found = rows(drawn(["■ 重要業績評価指標（KPI）", table]), "kpi_summary")
    assert facts(found, "baseline_value", "baseline_fy", "target_value", "target_fy") == [
        (19, 2023, 30, 2029),
        (2, 2022, 5, 2028),
    ]


def test_years_beside_an_item_are_no_indicator(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 項目 | 基準年 | 現状 | 目標年 | 目標値 |
    | 炭焼きの参加者数 | R5年度 | 43人 | R10年度 | 57人 |
    """
    found = rows(drawn(["◎ＫＰＩ", table]), "kpi_summary")
    told = ("indicator", "baseline_value", "baseline_fy", "target_value", "target_fy")
    assert facts(found, *told) == [("炭焼きの参加者数", 43, 2023, 57, 2028)]
