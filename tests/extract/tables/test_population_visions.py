"""The tables of a population vision: groups within groups, patterns, years that do not fit, and whose they are."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows, facts


def test_groups_within_groups_and_a_group_of_one_sex(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 年少人口（0～14歳） | < | 老年人口 | < | 20～39歳女性人口 |
    | ^ | 人数 | うち0～4歳 | 人数 | うち75歳以上 | ^ |
    | 2020年 | 120 | 31 | 400 | 220 | 55 |
    | 2030年 | 90 | 22 | 380 | 250 | 40 |
    """
    found = rows(drawn(["年齢別人口の推計（単位：人）", table]), "population")
    assert facts(found, "age_group", "sex", "year", "value")[:5] == [
        ("0-14", "both", 2020, 120),
        ("0-4", "both", 2020, 31),
        ("65+", "both", 2020, 400),
        ("75+", "both", 2020, 220),
        ("20-39", "female", 2020, 55),
    ]


def test_a_label_of_changes_names_both_years(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | < | 総人口 | 65歳以上人口 |
    | 平成22(2010)年→平成52(2040)年/増減率 | パターン１ | -52.0% | -34.5% |
    | ^ | シミュレーション１ | -49.6% | -34.5% |
    """
    found = rows(drawn(["推計結果ごとの人口増減率", table]), "population")
    assert facts(found, "pattern", "age_group", "year", "base_year", "metric", "series")[::3] == [
        ("パターン１", "total", 2040, 2010, "change_rate_pct", "projection"),
        ("シミュレーション１", "65+", 2040, 2010, "change_rate_pct", "projection"),
    ]


def test_years_that_do_not_fit_go_on_below_in_the_same_grid(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 令和2年 | 令和7年 | 令和12年 |
    | ^ | (2020) | (2025) | (2030) |
    | 総人口 | 900 | 850 | 800 |
    | 老年人口 | 400 | 390 | 380 |
    | 区分 | 令和17年 | 令和22年 | 令和27年 |
    | ^ | (2035) | (2040) | (2045) |
    | 総人口 | 750 | 700 | 650 |
    | 老年人口 | 360 | 340 | 320 |
    """
    found = rows(drawn(["村の目標人口（単位：人）", table]), "population")
    assert facts(found, "table_title", "age_group", "year", "value")[3::4] == [
        ("村の目標人口", "65+", 2020, 400),
        ("村の目標人口", "total", 2040, 700),
        ("村の目標人口", "65+", 2045, 320),
    ]
    assert len(found) == 12


def test_years_that_do_not_fit_go_on_beside_in_the_same_grid(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2020年 | 2025年 | 区分 | 2030年 |
    | 総人口 | 900 | 850 | 総人口 | 800 |
    | 老年人口 | 400 | 390 | 老年人口 | 380 |
    """
    found = rows(drawn(["将来人口の推計", table]), "population")
    assert sorted(facts(found, "year", "age_group", "value")) == [
        (2020, "65+", 400),
        (2020, "total", 900),
        (2025, "65+", 390),
        (2025, "total", 850),
        (2030, "65+", 380),
        (2030, "total", 800),
    ]


def test_numbered_hamlets_with_sexes_and_a_total_over_two_columns(drawn: Drawn, rows: Rows) -> None:
    table = """
    | No. | 集落 | 世帯数 | 人口計 | 男 | 女 | 高齢化率 |
    | 1 | 上野 | 30 | 85 | 40 | 45 | 50.6% |
    | 2 | 田原 | 52 | 135 | 66 | 69 | 48.1% |
    | 合計 | < | 82 | 220 | 106 | 114 | 49.1% |
    """
    found = rows(drawn(["集落別人口・世帯数（令和元年10月1日現在）", table]), "population")
    assert facts(found, "area", "sex", "metric", "value")[::5] == [
        ("上野", "both", "population", 85),
        ("田原", "male", "population", 66),
        ("合計", "female", "population", 114),
    ]


def test_what_was_counted_is_of_the_survey_that_another_table_names(drawn: Drawn, rows: Rows) -> None:
    counted = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    compared = """
    | 年 | 区分 | 総人口 |
    | 2010年 | 現状値 | 1,200 |
    | 2040年 | パターン１ | 700 |
    | ^ | パターン２ | 650 |
    """
    found = rows(drawn(["総人口の推移", counted, "資料：国勢調査", "推計結果の比較", compared]), "population")
    assert facts(found, "year", "pattern", "series")[2:] == [
        (2010, None, "census"),
        (2040, "パターン１", "projection"),
        (2040, "パターン２", "projection"),
    ]


def test_ages_by_year_under_the_name_of_a_projection_are_a_population(drawn: Drawn, rows: Rows) -> None:
    table = "| 年齢 | 2020年 | 2030年 |\n| 0～14 | 80 | 61 |\n| 15～64 | 331 | 262 |\n| 65～ | 251 | 240 |"
    found = rows(drawn(["【村独自推計　女性】", table]), "population")
    assert facts(found, "pattern", "sex", "series", "age_group", "value")[-1:] == [
        ("村独自推計", "female", "projection", "65+", 240)
    ]


def test_a_prefecture_before_a_municipality_says_where_that_lies(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    document = drawn(["人口ビジョン", "山形県 大蔵村"], ["総人口の推移", table])
    assert facts(rows(document, "population"), "area", "area_code") == [("大蔵村", "06365")] * 2


def test_years_in_two_calendars_beside_each_other_and_a_source_in_brackets(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | < | 総人口 | 増減率(%) | 世帯数 |
    | 和暦 | 西暦 | ^ | ^ | ^ |
    | 平成17年 | 2005 | 639 | ― | 186 |
    | 平成22年 | 2010 | 584 | △8.6 | 180 |
    """
    document = drawn(["人口・世帯数の推移", table, "（国勢調査）", "減少が続く。"])
    assert facts(rows(document, "population"), "metric", "year", "base_year", "series", "value") == [
        ("population", 2005, None, "census", 639),
        ("population", 2010, None, "census", 584),
        ("change_rate_pct", 2010, 2005, "census", -8.6),
    ]
    assert facts(rows(document, "statistics"), "column_label", "value") == [("世帯数", 186), ("世帯数", 180)]


def test_the_difference_of_patterns_is_no_pattern(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2030年 | 2040年 |
    | パターン１ | 550 | 476 |
    | シミュレーション１ | 568 | 507 |
    | 差（シミュレーション１－パターン１） | 18 | 31 |
    | シミュレーション１－パターン１ | 18 | 31 |
    """
    document = drawn(["総人口の推計結果（単位：人）", table])
    assert len(rows(document, "population")) == 4
    assert [row["value"] for row in rows(document, "statistics")] == [18, 31, 18, 31]


def test_a_column_in_percent_below_an_age_group_is_its_share(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 総人口 | 年少人口 | < | うち75歳以上 | < |
    | ^ | ^ | (人) | (%) | (人) | (%) |
    | 2030年 | 500 | 60 | 12.0 | 90 | 18.0 |
    | 2040年 | 400 | 50 | 12.5 | 80 | 20.0 |
    """
    found = rows(drawn(["年齢別推計人口（パターン１）", table]), "population")
    assert facts(found, "age_group", "metric", "value")[:5] == [
        ("total", "population", 500),
        ("0-14", "population", 60),
        ("0-14", "share_pct", 12.0),
        ("75+", "population", 90),
        ("75+", "share_pct", 18.0),
    ]


def test_changes_below_patterns_compare_with_the_column_without_pattern(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2010年/（現状値） | 2040年 | < |
    | ^ | ^ | パターン１ | パターン２ |
    | 20～39歳女性人口 | 70人 | 45人 | 42人 |
    | 増減率 | － | △35.7％ | △40.0％ |
    """
    found = rows(drawn(["推計人口の比較", table]), "population")
    assert facts(found, "age_group", "sex", "pattern", "year", "base_year", "value")[-2:] == [
        ("20-39", "female", "パターン１", 2040, 2010, -35.7),
        ("20-39", "female", "パターン２", 2040, 2010, -40.0),
    ]


PATTERNS = """
| 推計区分 | 2020年 | 2030年 |
| 社人研準拠 | {0} | {1} |
| 出生率上昇ケース | {2} | {3} |
"""


def test_ages_between_men_and_women(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 男性 | 年齢 | 女性 | 計 |
    | 30 | 5～9歳 | 28 | 58 |
    | 24 | 0～4歳 | 21 | 45 |
    | 54 | 合計 | 49 | 103 |
    """
    found = rows(drawn(["男女別・年齢別人口（平成27年国勢調査、単位：人）", table]), "population")
    assert facts(found, "age_group", "sex", "year", "series", "value")[::4] == [
        ("5-9", "male", 2015, "census", 30),
        ("0-4", "female", 2015, "census", 21),
        ("total", "both", 2015, "census", 103),
    ]


@pytest.mark.parametrize("label", ["目標人口", "目標人口（人）"])
def test_the_population_aimed_at_with_its_rates_is_no_pattern(drawn: Drawn, rows: Rows, label: str) -> None:
    table = f"| 区分 | 2030年 | 2040年 |\n| {label} | 1,280 | 1,180 |\n| 高齢化率 | 33.0％ | 32.0％ |"
    found = rows(drawn(["１ 人口の将来展望", "村のすがた", table]), "population")
    assert facts(found, "age_group", "pattern", "series", "metric", "value")[::3] == [
        ("total", None, "target", "population", 1280),
        ("65+", None, "target", "aging_rate_pct", 32.0),
    ]


def test_the_population_aimed_at_with_its_parts_is_no_pattern(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2030年 | 2040年 |\n| 目標人口 | 1,280 | 1,180 |\n| うち年少人口 | 150 | 160 |"
    found = rows(drawn(["人口の将来展望（目標人口）", table]), "population")
    assert facts(found, "age_group", "pattern", "series", "value")[::2] == [
        ("total", None, "target", 1280),
        ("0-14", None, "target", 150),
    ]


def test_the_population_aimed_at_beside_another_sum_is_a_pattern(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2030年 | 2040年 |
    | 総人口 | 1,200 | 1,050 |
    | 老年人口 | 480 | 420 |
    | 目標人口 | 1,280 | 1,180 |
    """
    found = rows(drawn(["人口の推計（単位：人）", table]), "population")
    assert facts(found, "age_group", "pattern", "value")[::2] == [
        ("total", None, 1200),
        ("65+", None, 480),
        ("total", "目標人口", 1280),
    ]


def test_three_rows_of_headings_and_a_heading_that_names_no_group(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年次 | 総人口 | < | 年齢３区分 | < | < | < |
    | ^ | 実数 | 指数 | ０～14歳 | < | 65歳以上 | < |
    | ^ | ^ | ^ | 人口 | 割合 | 人口 | 割合 |
    | 平成2年/（1990） | 1,620 | 100.0 | 210 | 13.0% | 510 | 31.5% |
    | 平成7年/（1995） | 1,560 | 96.3 | 180 | 11.5% | 560 | 35.9% |
    """
    document = drawn(["総人口・年齢３区分別人口の推移", table])
    assert facts(rows(document, "population"), "age_group", "metric", "year", "value")[::4] == [
        ("total", "population", 1990, 1620),
        ("65+", "share_pct", 1990, 31.5),
        ("65+", "population", 1995, 560),
    ]
    assert [row["value"] for row in rows(document, "statistics")] == [100.0, 96.3]


def test_hamlets_beside_their_wards(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 大字 | 集落 | H27国調 | < | R元住基 | < |
    | ^ | ^ | 人口 | 世帯 | 人口 | 世帯 |
    | 大河原 | 上蔵 | 38 | 19 | 30 | 17 |
    | ^ | 釜沢 | 46 | 20 | 41 | 20 |
    """
    found = rows(drawn(["集落別人口・世帯数の推移", table]), "population")
    assert facts(found, "area", "year", "series", "value")[1:] == [
        ("上蔵", 2019, "register", 30),
        ("釜沢", 2015, "census", 46),
        ("釜沢", 2019, "register", 41),
    ]


def test_projections_of_two_years_are_patterns_and_persons(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 推計 | 2015年 | 2045年 |
    | 社人研（平成25年推計） | 1,105 | 513 |
    | 社人研（平成30年推計） | 1,105 | 479 |
    | 新旧推計の差 | 0 | △34 |
    """
    found = rows(drawn(["推計の新旧比較", "単位：人", table]), "population")
    assert facts(found, "pattern", "age_group", "year", "value")[1::2] == [
        ("社人研（平成25年推計）", "total", 2045, 513),
        ("社人研（平成30年推計）", "total", 2045, 479),
    ]


def test_sections_name_patterns_in_brackets(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2015年 | 2045年 |
    | 【パターンＡ（社人研準拠）】 | < | < |
    | 総人口 | 1,105 | 479 |
    | 【パターンＢ（出生率向上）】 | < | < |
    | 総人口 | 1,105 | 552 |
    """
    found = rows(drawn(["将来人口の推計", table]), "population")
    assert facts(found, "pattern", "value")[1::2] == [
        ("パターンＡ（社人研準拠）", 479),
        ("パターンＢ（出生率向上）", 552),
    ]


def test_bare_years_come_again_under_each_sex(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年齢 | 男性 | < | 女性 | < |
    | ^ | 2015 | 2020 | 2015 | 2020 |
    | 0～4 | 9 | 8 | 7 | 6 |
    | 85歳～ | 30 | 31 | 45 | 47 |
    """
    found = rows(drawn(["年齢５歳階級別将来人口（パターンＡ）", table]), "population")
    assert facts(found, "age_group", "sex", "year", "value")[2::4] == [
        ("0-4", "female", 2015, 7),
        ("85+", "female", 2015, 45),
    ]


def test_shares_in_brackets_beside_persons(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 | 老年人口 |\n| 2030年 | 900 | 360（40.0%） |\n| 2040年 | 810 | 324（40.0%） |"
    found = rows(drawn(["目標人口の年齢構成（（　）内は構成比）", table]), "population")
    assert facts(found, "age_group", "metric", "year", "value")[:3] == [
        ("total", "population", 2030, 900),
        ("65+", "population", 2030, 360),
        ("65+", "share_pct", 2030, 40.0),
    ]


def test_the_prefecture_of_an_issuer_is_no_part_of_its_name(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    document = drawn(["人口ビジョン", "長野県下伊那郡大鹿村"], ["総人口の推移", table])
    assert facts(rows(document, "population"), "area", "area_code") == [("大鹿村", "20417")] * 2


def test_ages_may_head_the_rows_of_patterns(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2020年 | 2040年 |
    | 年少人口 | < | < |
    | パターン１ | 120 | 80 |
    | パターン２ | 121 | 90 |
    | 老年人口 | < | < |
    | パターン１ | 400 | 380 |
    | パターン２ | 400 | 385 |
    """
    found = rows(drawn(["年齢別の推計人口", table]), "population")
    assert facts(found, "age_group", "pattern", "year", "value")[3::4] == [
        ("0-14", "パターン２", 2040, 90),
        ("65+", "パターン２", 2040, 385),
    ]


def test_part_of_a_population_by_sex_and_groups_over_their_years(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 総数 | うち女性 | 年少人口/０～14歳 | < |
    | ^ | ^ | ^ | 人数（人） | 構成比（％） |
    | 平成27年 | 900 | 460 | 120 | 13.3 |
    | 令和2年 | 850 | 430 | 102 | 12.0 |
    """
    found = rows(drawn(["年齢別人口の推移", table]), "population")
    assert facts(found, "age_group", "sex", "metric", "value")[:4] == [
        ("total", "both", "population", 900),
        ("total", "female", "population", 460),
        ("0-14", "both", "population", 120),
        ("0-14", "both", "share_pct", 13.3),
    ]


def test_a_group_of_hamlets_prints_its_year_in_brackets(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 地区 | 集落名 | 人口（人） | < | 65歳以上（R2） | 高齢化率（R2） |
    | ^ | ^ | H27 | R2 | ^ | ^ |
    | 上地区 | 沢口 | 95 | 89 | 37 | 41.6% |
    | ^ | 上地区計 | 95 | 89 | 37 | 41.6% |
    """
    found = rows(drawn(["集落別の人口", table]), "population")
    assert facts(found, "area", "age_group", "year", "value")[1:4] == [
        ("沢口", "total", 2020, 89),
        ("沢口", "65+", 2020, 37),
        ("沢口", "65+", 2020, 41.6),
    ]


def test_shares_of_households_are_no_shares_of_a_population(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2020年 | 2030年 |
    | 一般世帯数 | 519世帯 | 480世帯 |
    | 高齢単身世帯の割合 | 14.1％ | 19.3％ |
    """
    document = drawn(["将来人口の推計", "高齢者のいる世帯の見通し", table])
    assert rows(document, "population") == []
    assert facts(rows(document, "statistics"), "row_label", "metric", "value")[2:] == [
        ("高齢単身世帯の割合", "share_pct", 14.1),
        ("高齢単身世帯の割合", "share_pct", 19.3),
    ]


def test_headings_that_come_again_head_rates_of_change(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 単位：人 | < | 総人口 | 65歳以上人口 |
    | 2020年 | 現状値 | 900 | 400 |
    | 2050年 | パターン１ | 600 | 300 |
    | ^ | パターン２ | 630 | 320 |
    | 2020年→2050年増減率 | < | 総人口 | 65歳以上人口 |
    | 増減率 | パターン１ | -33.3% | -25.0% |
    | ^ | パターン２ | -30.0% | -20.0% |
    """
    found = rows(drawn(["推計結果ごとの人口増減率", table]), "population")
    assert facts(found, "pattern", "age_group", "year", "base_year", "metric", "value")[2:8:2] == [
        ("パターン１", "total", 2050, None, "population", 600),
        ("パターン２", "total", 2050, None, "population", 630),
        ("パターン１", "total", 2050, 2020, "change_rate_pct", -33.3),
    ]
    assert len(found) == 10


def test_rates_between_years_that_go_on_from_one_with_its_era(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 人口 | < | < | 増減率 | < |
    | ^ | 平成22年 | 27年 | 令和２年 | H22～R2 | H27～R2 |
    | 大 川 村 | 500 | 450 | 400 | ▲ 20.0 | ▲ 11.1 |
    | 小川町 | 900 | 850 | 800 | ▲ 11.1 | ▲ 5.9 |
    """
    found = rows(drawn(["近隣町村との比較（単位：人、％）", table]), "population")
    assert facts(found, "area", "year", "base_year", "metric", "value")[:5] == [
        ("大川村", 2010, None, "population", 500),
        ("大川村", 2015, None, "population", 450),
        ("大川村", 2020, None, "population", 400),
        ("大川村", 2020, 2010, "change_rate_pct", -20.0),
        ("大川村", 2020, 2015, "change_rate_pct", -11.1),
    ]


def test_what_is_compared_with_the_survey_before(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 調査年 | 人口 | < | 前回調査比 | < |
    | ^ | 総数 | 男 | 増減数 | 増減率 |
    | 平成27年 | 900 | 430 | － | － |
    | 令和2年 | 850 | 410 | ▲ 50 | ▲ 5.6 |
    """
    found = rows(drawn(["人口の推移", table, "資料：国勢調査"]), "population")
    assert facts(found, "year", "base_year", "metric", "value")[-1] == (2020, 2015, "change_rate_pct", -5.6)
