"""Indicators whose labels stand in their cells, in bands, or in heads that print two labels."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_the_year_of_a_value_in_a_cell_of_its_own_below_the_same_head(drawn: Drawn, rows: Rows) -> None:
    table = """
| 番号 | 政策分野 | 成果指標 | 単位 | 現状値 | < | 目標値（令和11年度） |
| 1 | 医療 | 受診者数 | 人 | 6,210 | （R5） | 6,500 |
| 2 | ^ | 診療所の数 | 箇所 | 2 | （R6） | 3 |
"""
    found = rows(drawn(["成果指標の一覧", table]), "kpi_summary")
    assert [(r["indicator"], r["baseline_value"], r["baseline_fy"], r["target_value"]) for r in found] == [
        ("受診者数", 6210, 2023, 6500),
        ("診療所の数", 2, 2024, 3),
    ]


def test_projects_beside_their_indicators_with_results_at_the_end_of_a_year(drawn: Drawn, rows: Rows) -> None:
    table = """
| No. | 交付対象事業の名称/（事業期間） | 指標 | 単位 | 申請時 | 目標値/(R6.3) | 実績値/(R6.3) |
| 1 | 里山の再生事業/（令和３年度～令和５年度） | 植えた木の数 | 本 | 0 | 300 | 340 |
| ^ | ^ | 参加者数 | 人 | 12 | 200 | 110 |
"""
    found = rows(drawn(["効果検証", table]), "kpi_summary")
    names = ("initiative_name", "indicator", "baseline_value", "target_value", "fiscal_year", "value")
    assert [tuple(r[n] for n in names) for r in found] == [
        ("里山の再生事業", "植えた木の数", 0, 300, 2023, 340),
        ("里山の再生事業", "参加者数", 12, 200, 2023, 110),
    ]


def test_rows_over_the_width_name_the_initiative_where_the_head_says_so(drawn: Drawn, rows: Rows) -> None:
    table = """
| No. | 事業名／ＫＰＩ | 基準値（Ｒ元） | Ｒ５実績 | 目標値（Ｒ６） |
|  | ◇ 里山の再生事業 | < | < | < |
| 1 | 植えた木の数（本） | 12 | 51 | 48 |
|  | ◇ 居場所づくり事業 | < | < | < |
| 2 | 参加者数（人） | 0 | 23 | 30 |
"""
    found = rows(drawn(["ＫＰＩの実績", table]), "kpi_summary")
    assert [(r["initiative_name"], r["policy_field"], r["indicator"], r["value"]) for r in found] == [
        ("里山の再生事業", None, "植えた木の数", 51),
        ("居場所づくり事業", None, "参加者数", 23),
    ]


def test_indicators_in_cells_that_begin_with_their_labels(drawn: Drawn, rows: Rows) -> None:
    table = """
| ゴール、/ターゲット番号 | < | ＫＰＩ | < |
| 8 | 8.2/8.9 | 指標：加工品の出荷額 | < |
| ^ | ^ | 現在（2023年）：/21.4億円 | 2030年：/28.0億円 |
| 12 | 12.b | 指標：民泊の宿泊者数 | < |
| ^ | ^ | 現在（2024年度）：/－ | 2028年度：/2,000人泊 |
"""
    found = rows(drawn(["（経済）", table]), "kpi_summary")
    names = ("indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy", "fiscal_year")
    assert [tuple(r[n] for n in names) for r in found] == [
        ("加工品の出荷額", "億円", 21.4, 2023, 28.0, 2030, None),
        ("民泊の宿泊者数", "人泊", None, None, 2000, 2028, None),
    ]


def test_an_unknown_head_below_the_common_one_is_not_the_indicator(drawn: Drawn, rows: Rows) -> None:
    table = """
| No. | 事業名 | 成果指標 | < | < | < |
| ^ | ^ | 指標 | 空の色 | 目標値（R6） | 実績値（R5） |
| 1 | 里山の再生事業 | 植えた木の数（本） | 0 | 300 | 340 |
| ^ | ^ | 参加者数（人） | 12 | 200 | 110 |
"""
    document = drawn(["効果検証", table])
    found = rows(document, "kpi_summary")
    names = ("initiative_name", "indicator", "unit", "baseline_value", "target_value", "value")
    assert [tuple(r[n] for n in names) for r in found] == [
        ("里山の再生事業", "植えた木の数", "本", None, 300, 340),
        ("里山の再生事業", "参加者数", "人", None, 200, 110),
    ]
    remarks = [(r["rule"], r["message"]) for r in rows(document, "findings")]
    assert remarks == [("unknown-label", "「空の色」は登録されていない項目名です。値は「表のセル」に残しました。")]


def test_grades_may_stand_under_a_word_for_fields(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 基準値/Ｒ３ | Ｒ６ | 目標値/Ｒ８ | 区分 |
    | 相談件数（件） | 40 | 45 | 60 | Ｂ |
    | 参加者数（人） | 7 | 9 | 8 | Ａ |
    """
    found = rows(drawn(["指標別の達成状況", table]), "kpi_summary")
    assert [(row["indicator"], row["grade"], row["policy_field"]) for row in found] == [
        ("相談件数", "B", None),
        ("参加者数", "A", None),
    ]


def test_four_digits_in_brackets_behind_a_figure_are_its_year(drawn: Drawn, rows: Rows) -> None:
    table = "| 指標（KPI） | 現状値 | 目標値 |\n| 星を見る会の参加者数（人） | 55（2020） | 82（2025） |"
    found = rows(drawn(["数値目標", table]), "kpi_summary")
    assert facts(found, "unit", "baseline_value", "baseline_fy", "target_value", "target_fy") == [
        ("人", 55, 2020, 82, 2025)
    ]


def test_many_words_name_the_initiative_the_state_at_the_start_the_results_and_the_grade(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
| 連携取組 | 評価指標名 | 計画時（R4） | 目標値（R9） | 実績の推移 | < | 評価結果 |
| ^ | ^ | ^ | ^ | R5 | R6 | ^ |
| 渡し船の運航 | 乗った人の数（人） | 410 | 650 | 430 | 520 | B |
| 花壇の手入れ | 花壇の数（基） | 2 | 5 | 3 | 5 | A |
"""
    found = rows(drawn(["成果指標の一覧", table]), "kpi_summary")
    names = ("initiative_name", "indicator", "baseline_value", "baseline_fy", "fiscal_year", "value", "grade")
    assert [tuple(r[n] for n in names) for r in found] == [
        ("渡し船の運航", "乗った人の数", 410, 2022, 2023, 430, None),
        ("渡し船の運航", "乗った人の数", 410, 2022, 2024, 520, "B"),
        ("花壇の手入れ", "花壇の数", 2, 2022, 2023, 3, None),
        ("花壇の手入れ", "花壇の数", 2, 2022, 2024, 5, "A"),
    ]
