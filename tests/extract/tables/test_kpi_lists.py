"""Lists of indicators with their columns in any order, and the counts of their grades."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_grades_by_year_with_merged_fields_over_two_pages(drawn: Drawn, rows: Rows) -> None:
    head = "| № | 政策分野 | 施策名 | 重要業績評価指標（KPI） | R6 | R7 |"
    document = drawn(
        [
            "第3次共生ビジョン　成果指標（KPI）達成状況一覧",
            head
            + "\n| 1 | 医療 | 休日診療事業 | ○診療を実施した割合 | A | |"
            + "\n| 2 | ^ | 医師確保事業 | ○就職者数 (累計) | Ｂ | |",
        ],
        [head + "\n| 3 | 福祉 | 子育て事業 | ○利用者数（人） | C | A |" + "\n| | | | ○職員研修の参加者数 | | |"],
    )
    found = rows(document, "kpi_summary")
    assert facts(
        found, "number", "policy_field", "initiative_name", "indicator", "fiscal_year", "grade", "page"
    ) == [
        (1, "医療", "休日診療事業", "診療を実施した割合", 2024, "A", 1),
        (2, "医療", "医師確保事業", "就職者数 (累計)", 2024, "B", 1),
        (3, "福祉", "子育て事業", "利用者数", 2024, "C", 2),
        (3, "福祉", "子育て事業", "利用者数", 2025, "A", 2),
        (3, "福祉", "子育て事業", "職員研修の参加者数", None, None, 2),
    ]
    assert [row["unit"] for row in found] == [None, None, "人", "人", None]


def test_a_landscape_list_with_full_width_figures_and_groups_of_years(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "成果指標の達成状況",
            """
            |番号|分野|事業名|成果指標|単位|基準値|令和５年度|<|<|令和６年度|<|<|目標値|
            |^|^|^|^|^|（Ｒ４）|実績値|達成率|評価|実績値|達成率|評価|（Ｒ１０）|
            |１|観光|誘客|宿泊者数|人|１，２３４|１，５００|７５％|Ｃ|１，９００|９５．０％|Ｂ|２，０００|
            |２|観光|祭り|満足度|％|８０．５|―|―|―|９０|１００％|Ａ|９０|
            """,
        ]
    )
    found = rows(document, "kpi_summary")
    assert facts(found, "number", "fiscal_year", "value", "achievement_rate", "grade") == [
        (1, 2023, 1500, 0.75, "C"),
        (1, 2024, 1900, 0.95, "B"),
        (2, 2023, None, None, None),
        (2, 2024, 90, 1.0, "A"),
    ]
    assert facts(found, "unit", "baseline_value", "baseline_fy", "target_value", "target_fy")[0] == (
        "人",
        1234,
        2022,
        2000,
        2028,
    )
    assert [row["value_raw"] for row in found[2:]] == ["―", "９０"]


def test_columns_in_another_order_and_no_group_row(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "KPI一覧",
            """
            | 指標名 | 目標値（2028年度） | 現状値（2022年度） | 2024年度実績 | 2024年度評価 | 取組名 | 政策分野 |
            | 参加者数（人） | 120 | 80 | 100 | ○ | 研修事業 | 教育 |
            | 開催数（回） | 6 | 3 | 6 | ◎ | 研修事業 | 教育 |
            """,
        ]
    )
    assert facts(
        rows(document, "kpi_summary"),
        "indicator",
        "unit",
        "baseline_value",
        "baseline_fy",
        "target_value",
        "target_fy",
        "fiscal_year",
        "value",
        "grade",
        "initiative_name",
        "number",
    ) == [
        ("参加者数", "人", 80, 2022, 120, 2028, 2024, 100, "○", "研修事業", None),
        ("開催数", "回", 3, 2022, 6, 2028, 2024, 6, "◎", "研修事業", None),
    ]


def test_targets_of_each_year_beside_its_result(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "KPI一覧",
            """
            | 番号 | 事業名 | 指標 | R5 | < | R6 | < |
            | ^ | ^ | ^ | 目標 | 実績 | 目標 | 実績 |
            | 1 | 研修事業 | 参加者数 | 100 | 90 | 110 | 115 |
            """,
        ]
    )
    assert facts(rows(document, "kpi_summary"), "fiscal_year", "target_value", "target_fy", "value") == [
        (2023, 100, 2023, 90),
        (2024, 110, 2024, 115),
    ]


def test_a_list_with_baseline_and_target_only(dumped: Drawn, rows: Rows) -> None:
    document = dumped(
        """
        ## KPI一覧
        | 番号 | 連携項目 | 指標 | 現状値 | 目標値 |
        |  |  |  | （R6） | （R12） |
        | 1 | ９　次代を担う人の研修 | 参加者数 | 100人 | 120人 |
        | 2 | 10　手続の簡素化 | 電子申請ができる手続数（手続） | 80 | 90以上 |
        """
    )
    found = rows(document, "kpi_summary")
    assert facts(
        found, "initiative_name", "fiscal_year", "baseline_value", "baseline_fy", "target_fy", "unit"
    ) == [
        ("次代を担う人の研修", None, 100, 2024, 2030, "人"),
        ("手続の簡素化", None, 80, 2024, 2030, "手続"),
    ]


def test_the_year_of_results_may_stand_in_the_title(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "令和６年度　ＫＰＩ実績一覧",
            "| No | 事業名 | 指標 | 目標値 | 実績値 | 達成率（％） |\n| 1 | 研修 | 回数 | 10 | 9 | 90.0 |",
        ]
    )
    assert facts(rows(document, "kpi_summary"), "fiscal_year", "value", "achievement_rate") == [(2024, 9, 0.9)]


def test_the_indicators_of_a_card_are_no_list(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "| 事業名 | 研修事業 | < |\n| 事業内容 | 研修を行う。 | < |\n"
            "| 指標名 | 現状値（R6） | 目標値（R12） |\n| 回数（回） | 3 | 6 |"
        ]
    )
    assert rows(document, "kpi_summary") == []
    assert rows(document, "statistics") == []


def test_counts_of_grades_in_one_cell_below_the_heading_of_an_axis(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "成果指標の令和6年度実績 結果概要",
            "● 令和5年度の結果（参考）",
            "(1) 生活機能の強化",
            "● 政策分野別の達成状況",
            "| 政策分野 | 達成状況 |\n| 医療 | A : 1項目　B : 2項目 |\n| 福祉 | Ａ：３項目 |",
        ]
    )
    assert facts(rows(document, "grade_counts"), "axis", "policy_field", "fiscal_year", "grade", "count") == [
        ("生活機能の強化", "医療", 2024, "A", 1),
        ("生活機能の強化", "医療", 2024, "B", 2),
        ("生活機能の強化", "福祉", 2024, "A", 3),
    ]


def test_grades_across_with_rows_of_sums_and_shares(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "令和6年度の評価結果",
            "| 分野 | Ａ | Ｂ | Ｃ | 計 |\n| 医療 | 1 | 2 | 0 | 3 |\n| 合計 | 1 | 2 | ― | 3 |"
            "\n| 構成比（％） | 33.3 | 66.7 | ― | 100.0 |",
        ]
    )
    assert facts(rows(document, "grade_counts"), "policy_field", "grade", "count") == [
        ("医療", "A", 1),
        ("医療", "B", 2),
        ("医療", "C", 0),
    ]


def test_losses_marked_with_triangles_are_no_grades(drawn: Drawn, rows: Rows) -> None:
    document = drawn(["変動計算書", "| 区分 | 評価差額 |\n| 期首 | △747 |\n| 期末 | △65 |"])
    assert rows(document, "grade_counts") == []


def test_the_year_of_grades_is_the_only_one_that_the_list_has_filled_in(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "令和7年度第2回懇談会",
            "(1) 生活機能の強化",
            "| 政策分野 | 達成状況 |\n| 医療 | A : 1項目 |",
            "KPI一覧",
            "| No | 政策分野 | 指標 | R6 | R7 |\n| 1 | 医療 | 割合 | A | |",
        ]
    )
    assert facts(rows(document, "grade_counts"), "axis", "fiscal_year", "count") == [("生活機能の強化", 2024, 1)]


def test_a_heading_with_the_year_in_brackets_behind(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "１ 分野別の達成状況（令和７年度）",
            "| 政策分野 | 達成状況 |\n| 医療 | A：1項目 |",
            "令和3年度の実績は良好であった。",
        ]
    )
    assert facts(rows(document, "grade_counts"), "policy_field", "fiscal_year") == [("医療", 2025)]


def test_a_first_column_of_rising_numbers_needs_no_header(drawn: Drawn, rows: Rows) -> None:
    document = drawn(["KPI一覧", "| | 事業名 | 指標 | R6 |\n| 1 | 研修 | 回数 | A |\n| 3 | 祭り | 人数 | B |"])
    assert facts(rows(document, "kpi_summary"), "number", "initiative_name", "grade") == [
        (1, "研修", "A"),
        (3, "祭り", "B"),
    ]


def test_goals_and_results_may_be_two_rows_of_an_indicator(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "KPIの目標と実績",
            """
            | No. | 指標名 | 単位 | 基準値 | 区分 | R2 | R3 | R4 |
            | 1 | 相談件数 | 件 | 40 | 目標 | 45 | 50 | 55 |
            | ^ | ^ | ^ | ^ | 実績 | 38 | 52 | |
            | 2 | 参加者数 | 人 | 7 | 目標 | 8 | 9 | 10 |
            | ^ | ^ | ^ | ^ | 実績 | 8 | ― | |
            """,
        ]
    )
    found = rows(document, "kpi_summary")
    assert facts(found, "number", "indicator", "baseline_value", "fiscal_year", "target_value", "value") == [
        (1, "相談件数", 40, 2020, 45, 38),
        (1, "相談件数", 40, 2021, 50, 52),
        (2, "参加者数", 7, 2020, 8, 8),
        (2, "参加者数", 7, 2021, 9, None),
    ]


def test_now_and_goal_may_share_a_cell(drawn: Drawn, rows: Rows) -> None:
    table = "| 施策 | KPI | 基準値 → 目標値 |\n| 農業 | 就農者数 | 2人（R1）→ 10人（R6） |"
    assert facts(
        rows(drawn(["施策とKPI", table]), "kpi_summary"),
        "initiative_name",
        "unit",
        "baseline_value",
        "baseline_fy",
        "target_value",
        "target_fy",
    ) == [("農業", "人", 2, 2019, 10, 2024)]


def test_several_indicators_in_a_cell_are_told_by_their_bullets(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | KPI | 現状値（R5） | 目標値（R10） |
    | 農業 | ・就農者数/・農地の集積率 | 2人/48.2％ | 10人/60％ |
    | 観光 | ・観光入込客数/（年間） | 102,000人 | 120,000人 |
    """
    assert facts(
        rows(drawn(["施策とKPI", table]), "kpi_summary"), "indicator", "unit", "baseline_value", "target_value"
    ) == [
        ("就農者数", "人", 2, 10),
        ("農地の集積率", "%", 48.2, 60),
        ("観光入込客数（年間）", "人", 102000, 120000),
    ]


def test_values_that_cannot_be_shared_out_are_left_with_a_remark(drawn: Drawn, rows: Rows) -> None:
    table = (
        "| 施策 | KPI | 現状値 | 目標値 |\n| 農業 | ・就農者数/・農地の集積率/・組織の数 | 2人/48％ | 10人/60％ |"
    )
    document = drawn(["施策とKPI", table])
    assert rows(document, "kpi_summary") == []
    assert [finding["rule"] for finding in rows(document, "findings")] == ["value-in-wrong-cell"]


SMALL = "| 指標 | 現状値（R1） | 目標値（R6） |\n| {} | 2人 | 10人 |"


def test_a_column_beside_the_indicator_parts_it(drawn: Drawn, rows: Rows) -> None:
    below = "\n| 利用者数 | 村内 | 20人 | 30人 |\n| ^ | 村外 | 5人 | 8人 |\n"
    for second in ("<", "区分", ""):
        head = f"| 指標 | {second} | 現状値（R1） | 目標値（R6） |"
        found = rows(drawn(["KPI一覧", head + below + "| 出生数 | < | 3人 | 4人 |"]), "kpi_summary")
        assert facts(found, "policy_field", "indicator", "target_value") == [
            (None, "利用者数 村内", 30),
            (None, "利用者数 村外", 8),
            (None, "出生数", 4),
        ]


def test_goal_and_result_rows_below_an_aim_over_all_columns(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | 指標 | 区分 | R5 | R6 | 評価 |
    | 基本目標１　しごとをつくる | < | < | < | < | < |
    | 農業 | 就農者数 | 目標 | 4 | 5 | B |
    | ^ | ^ | 実績 | 3 | 6 | ^ |
    """
    assert facts(
        rows(drawn(["検証シート", table]), "kpi_summary"),
        "policy_field",
        "initiative_name",
        "fiscal_year",
        "target_value",
        "value",
        "grade",
    ) == [
        ("基本目標１　しごとをつくる", "農業", 2023, 4, 3, None),
        ("基本目標１　しごとをつくる", "農業", 2024, 5, 6, "B"),
    ]


def test_indicators_may_stand_across(drawn: Drawn, rows: Rows) -> None:
    table = """
    | ＫＰＩ | にんじんの出荷量 | きびの作付面積 |
    | 基準値（平成30年度） | 12.4トン | 3.1ha |
    | 目標値（令和６年度） | 20.0トン | 5.0ha |
    """
    assert facts(
        rows(drawn(["基本目標１　産業", "（１）農業", table]), "kpi_summary"),
        "initiative_name",
        "indicator",
        "unit",
        "baseline_value",
        "target_value",
        "target_fy",
    ) == [
        ("農業", "にんじんの出荷量", "トン", 12.4, 20.0, 2024),
        ("農業", "きびの作付面積", "ha", 3.1, 5.0, 2024),
    ]


def test_a_column_without_header_holds_the_years_of_the_values_beside_it(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標名 | 基準値 |  | 目標値 |  |
    | 人口 | 346人 | 平成30年度 | 350人 | 令和６年度 |
    | 合計特殊出生率 | 1.8 | 平成25～29年 | 2.0 | 令和２～６年度 |
    """
    assert facts(rows(drawn(["KPI一覧", table]), "kpi_summary"), "baseline_fy", "target_fy") == [
        (2018, 2024),
        (None, 2024),
    ]


def test_a_label_that_wraps_beside_values_that_wrap_is_one(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 基準値（R1） | 目標値（R6） |
    | 学力調査の/平均正答率 | 全国平均/+2.1ポイント | 全国平均/以上 |
    | 受入人数 | 0人 | 各年度/5人 |
    """
    assert facts(rows(drawn(["KPI一覧", table]), "kpi_summary"), "indicator", "target_value") == [
        ("学力調査の平均正答率", None),
        ("受入人数", 5),
    ]


def test_a_value_below_zero_is_no_name_of_an_indicator(drawn: Drawn, rows: Rows) -> None:
    table = "| 成果目標 | 基準値 | 目標値 |\n| 社会動態 | -14人（R5） | 0人（R11） |"
    assert facts(
        rows(drawn(["数値目標", table]), "kpi_summary"), "indicator", "baseline_value", "target_value"
    ) == [("社会動態", -14, 0)]


def test_an_indicator_may_stand_over_the_labels_of_its_values(drawn: Drawn, rows: Rows) -> None:
    table = "| 入居戸数 | < |\n| 現状値（R1） | 目標値（R7） |\n| 5戸 | 12戸 |"
    found = rows(drawn(["基本目標１　くらし", "（１）住まい", table]), "kpi_summary")
    assert facts(found, "initiative_name", "indicator", "unit", "baseline_value", "target_value", "target_fy") == [
        ("住まい", "入居戸数", "戸", 5, 12, 2025)
    ]


def test_a_value_and_its_year_stand_side_by_side(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策名 | 指標名 | 現状 | < | 目標 | < |
    | ^ | ^ | 値 | 年度 | 値 | 年度 |
    | 農業 | 就農者数 | 2人 | R1 | 10人 | R6 |
    """
    assert facts(
        rows(drawn(["KPI一覧", table]), "kpi_summary"),
        "baseline_value",
        "baseline_fy",
        "target_value",
        "target_fy",
    ) == [(2, 2019, 10, 2024)]


def test_the_last_value_measured_is_a_result(drawn: Drawn, rows: Rows) -> None:
    table = "| 指標 | 基準値（R1） | 現状値（R5） | 目標値（R6） | 評価 |\n| 就農者数 | 2人 | 7人 | 10人 | Ｂ |"
    assert facts(
        rows(drawn(["KPIの進捗", table]), "kpi_summary"), "baseline_value", "fiscal_year", "value", "grade"
    ) == [(2, 2023, 7, "B")]


def test_sentences_under_now_and_goal_are_no_indicators(drawn: Drawn, rows: Rows) -> None:
    table = "| 項目 | 現状 | 目標 |\n| 道路 | 狭い区間が残っている。 | 安心して通れる道路にする。 |"
    assert rows(drawn(["課題と目標", table]), "kpi_summary") == []


def test_figures_broken_by_a_narrow_cell_are_whole(drawn: Drawn, rows: Rows) -> None:
    table = "| 番号 | 指標 | 現状値 | 目標値 |\n| 1 | 入込客数 | １０２，０/００ | １２０，/０００ |"
    assert facts(rows(drawn(["KPI一覧", table]), "kpi_summary"), "baseline_value", "target_value") == [
        (102000, 120000)
    ]


def test_a_bound_is_a_goal_and_a_word_is_none_in_figures(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 番号 | 指標 | 現状値 | 目標値 |
    | 1 | 受診率 | ― | 60％以上 |
    | 2 | 利用者数 | 12人（H26～H30平均） | 現状維持 |
    """
    document = drawn(["KPI一覧", table])
    found = rows(document, "kpi_summary")
    assert facts(found, "unit", "baseline_value", "target_value", "target_raw") == [
        ("%", None, 60, "60％以上"),
        ("人", 12, None, "現状維持"),
    ]
    assert [finding["found"] for finding in rows(document, "findings")] == ["現状維持"]


def test_shares_in_brackets_of_all_figures_are_no_rates_of_achievement(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "成果指標の達成状況",
            """
            | 成果指標 | 基準値（R1） | 実績値（R5） | 目標値（R6） |
            | 健診の受診者数（受診率） | 512人（45.2%） | 560人（50.1%） | 600人（55.0%） |
            | 移住相談の件数 | 12件 | 34件（85.0%） | 40件 |
            """,
        ]
    )
    assert facts(rows(document, "kpi_summary"), "baseline_value", "value", "target_value", "achievement_rate") == [
        (512, 560, 600, None),
        (12, 34, 40, 0.85),
    ]
