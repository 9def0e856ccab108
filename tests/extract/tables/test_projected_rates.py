"""Rates of population tables that other labels, the title or another table explain."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

COUNTED = """
| 区分 | 2015年 | 2020年 |
| 総人口 | 1,000 | 900 |
| 年少人口 | 120 | 100 |
| 生産年齢人口 | 580 | 500 |
| 老年人口 | 300 | 300 |
| 高齢化率 | 30.0 | 33.3 |
"""


def test_a_share_of_the_aged_below_a_label_of_all_shares_is_a_share(drawn: Drawn, rows: Rows) -> None:
    table = """
    | | < | 2020年 | 2030年 |
    | 総人口 | < | 900 | 800 |
    | 年少人口 | < | 100 | 80 |
    | 老年人口 | < | 300 | 290 |
    | 割合 | 年少人口 | 11.1 | 10.0 |
    | ^ | 老年人口 | 33.3 | 36.3 |
    """
    found = rows(drawn(["表１　年齢別人口の推計（単位：人、％）", table]), "population")
    shares = [row for row in found if row["metric"] != "population"]
    assert facts(shares, "metric", "age_group", "year", "value") == [
        ("share_pct", "0-14", 2020, 11.1),
        ("share_pct", "0-14", 2030, 10.0),
        ("share_pct", "65+", 2020, 33.3),
        ("share_pct", "65+", 2030, 36.3),
    ]


def test_projected_rates_start_from_the_rate_that_another_table_gives_as_counted(drawn: Drawn, rows: Rows) -> None:
    projected = """
    | 区分 | 2020年 | 2025年 | 2030年 |
    | パターン１ | 33.3 | 35.0 | 37.1 |
    | パターン２ | 33.3 | 34.6 | 36.0 |
    """
    document = drawn(
        ["表１　人口の推移（単位：人、％）", COUNTED, "資料：国勢調査"],
        ["表２　高齢化率の推計結果の比較（単位：％）", projected],
    )
    found = [row for row in rows(document, "population") if row["pattern"] is not None]
    assert facts(found, "year", "series") == [
        (year, series)
        for _ in range(2)
        for year, series in ((2020, "census"), (2025, "projection"), (2030, "projection"))
    ]


def test_shares_of_several_areas_are_of_the_survey_that_gives_one_of_them(drawn: Drawn, rows: Rows) -> None:
    rates = """
    | 区分 | 2015年 | 2020年 |
    | 里の村 | 30.0％ | 33.3％ |
    | 全国 | 26.6％ | 28.6％ |
    """
    shares = """
    | 区分 | 0～14歳 | 15～64歳 | 65歳以上 |
    | 里の村 | 11.1 | 55.6 | 33.3 |
    | 全国 | 12.1 | 59.3 | 28.6 |
    | 長野県 | 12.0 | 55.7 | 32.3 |
    """
    document = drawn(
        ["表１　高齢化率の比較", rates, "資料：国勢調査"],
        ["表２　住民基本台帳人口の推移（単位：人）", "| 区分 | 2020年 | 2021年 |\n| 総人口 | 905 | 896 |"],
        ["表３　年齢３区分別人口の比較（令和２年）（単位：％）", shares],
    )
    found = [row for row in rows(document, "population") if row["metric"] == "share_pct"]
    assert facts(found, "area", "series") == [
        *[("里の村", "census")] * 3,
        *[("全国", "census")] * 3,
        *[("長野県", None)] * 3,
    ]


def test_rates_of_change_take_both_years_from_their_title(drawn: Drawn, rows: Rows) -> None:
    table = """
    | | 総人口 | 0～14歳人口 | 65歳以上人口 |
    | パターン１ | ▲40.1 | ▲50.2 | ▲9.0 |
    | パターン２ | ▲30.5 | ▲11.7 | 4.2 |
    """
    found = rows(drawn(["表１　推計ごとの人口増減率（令和２年→令和32年）（単位：％）", table]), "population")
    assert {(row["metric"], row["year"], row["base_year"]) for row in found} == {("change_rate_pct", 2050, 2020)}
    assert len(found) == 6
