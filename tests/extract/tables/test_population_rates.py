"""Rates and shares in population tables: below figures, beside them, and of what they are."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows, facts
from tests.extract.tables.test_population_arrangements import one


def test_growth_rates_below_each_area(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【総人口の推移と将来推計】",
            "(単位：人、下段は増減率)",
            """
            |            | 実績     | <        | 推計     |
            |            | 平成27年 | 令和2年  | 令和7年  |
            |            | 2015     | 2020     | 2025     |
            | 山川市     | 10,000   | 9,000    | 8,100    |
            |            |          | -10.0%   | -10.0%   |
            | 里町       | 2,000    | 1,900    | 1,710    |
            |            |          | -5.0%    | -10.0%   |
            | 圏域の合計 | 12,000   | 10,900   | 9,810    |
            |            |          | -9.2%    | -10.0%   |
            | 山形県人口 | 120,000  | 109,000  | 100,000  |
            | 圏域の割合 | 10.0%    | 10.0%    | 9.8%     |
            """,
            "資料：実績は、「国勢調査」より",
            "推計は、国立社会保障・人口問題研究所「日本の市町村別将来推計人口」（令和5年12月推計）より",
        ]
    )
    found = rows(document, "population")
    assert len(found) == 3 * 3 + 3 * 2 + 3 + 3
    rate = one(found, area="里町", metric="change_rate_pct", year=2025)
    assert (rate["base_year"], rate["value"], rate["series"], rate["age_group"]) == (
        2020,
        -10.0,
        "projection",
        "total",
    )
    assert one(found, area="里町", metric="change_rate_pct", year=2020)["series"] == "census"
    share = one(found, metric="share_pct", year=2015)
    assert (share["area"], share["value"], share["age_group"]) == ("圏域の合計", 10.0, "total")
    assert one(found, area="山形県", year=2025)["area_code"] == "06000"


def test_figure_and_rate_in_one_cell(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【総人口の推移】",
            "(単位：人、下段は増減率)",
            """
            |        | 2015年 | 2020年         |
            | 山川市 | 10,000 | 9,000/-10.0%   |
            | 里町   | 2,000  | 1,900/-5.0%    |
            """,
        ]
    )
    found = rows(document, "population")
    assert one(found, area="里町", metric="change_rate_pct")["base_year"] == 2015
    assert one(found, area="里町", year=2020, metric="population")["value"] == 1900
    assert len(found) == 6


def test_rates_below_that_are_not_growth_are_not_called_growth(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【総人口の推移】",
            """
            |        | 2015年 | 2020年 |
            | 山川市 | 10,000 | 9,000  |
            |        | 83.3%  | 82.6%  |
            | 里町   | 2,000  | 1,900  |
            |        | 16.7%  | 17.4%  |
            """,
        ]
    )
    found = rows(document, "population")
    assert all(row["metric"] == "population" for row in found)
    assert "printed-rate" in {finding["rule"] for finding in rows(document, "findings")}


def test_a_share_row_below_each_age_group(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "年齢別人口の推移",
            """
            | 区分     | 2015  | 2020  |
            | 0～14歳  | 1,200 | 1,000 |
            | 構成比   | 15.4% | 14.3% |
            | 65歳以上 | 2,600 | 2,500 |
            | 構成比   | 33.3% | 35.7% |
            """,
        ]
    )
    found = rows(document, "population")
    assert facts([row for row in found if row["metric"] == "share_pct"], "age_group", "year", "value") == [
        ("0-14", 2015, 15.4),
        ("0-14", 2020, 14.3),
        ("65+", 2015, 33.3),
        ("65+", 2020, 35.7),
    ]


def test_the_base_of_a_growth_column_is_found_from_its_figures(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口の推移",
            """
            | 区分   | 2010年 | 2015年 | 2020年 | 増減率 |
            | 山川市 | 8,000  | 7,800  | 7,000  | -12.5% |
            | 里町   | 1,000  | 900    | 800    | -20.0% |
            """,
        ]
    )
    rates = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert facts(rates, "year", "base_year", "value") == [(2020, 2010, -12.5), (2020, 2010, -20.0)]


def test_rates_that_name_their_own_age_group(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "年齢3区分別人口",
            """
            |                  | 2015年 | 2020年 |
            | 総人口           | 1,000  | 900    |
            | 年少人口         | 200    | 150    |
            | 年少人口割合     | 20.0%  | 16.7%  |
            | うち65歳以上     | 300    | 310    |
            | 老年人口割合     | 30.0%  | 34.4%  |
            """,
        ]
    )
    found = rows(document, "population")
    assert facts([row for row in found if row["year"] == 2020], "age_group", "metric", "value") == [
        ("total", "population", 900),
        ("0-14", "population", 150),
        ("0-14", "share_pct", 16.7),
        ("65+", "population", 310),
        ("65+", "aging_rate_pct", 34.4),
    ]


def test_an_index_and_a_loss_beside_persons_are_statistics(drawn: Drawn, rows: Rows) -> None:
    table = (
        "| 区分 | 2020年 | 2030年 |\n| 総人口 | 2,000 | 1,700 |\n| 増減数 | ― | △300 |\n| 指数 | 100.0 | 85.0 |"
    )
    document = drawn(["総人口の推計", table])
    assert facts(rows(document, "population"), "year", "value") == [(2020, 2000), (2030, 1700)]
    assert facts(rows(document, "statistics"), "row_label", "value") == [
        ("増減数", -300),
        ("指数", 100.0),
        ("指数", 85.0),
    ]


def test_shares_in_brackets_below_persons_are_told_by_the_title(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2020年 | 2040年 |\n| 年少人口 | 88人/（9.0%） | 42人/（6.9%） |\n| 総人口 | 983人 | 610人 |"
    found = rows(drawn(["年齢別人口　（　）内は構成比", table]), "population")
    assert facts(found, "age_group", "year", "metric", "value")[:4] == [
        ("0-14", 2020, "population", 88),
        ("0-14", 2020, "share_pct", 9.0),
        ("0-14", 2040, "population", 42),
        ("0-14", 2040, "share_pct", 6.9),
    ]


@pytest.mark.parametrize(
    ("figures", "metric"), [(("87.5", "75.0"), None), (("▲12.5", "▲25.0"), "change_rate_pct")]
)
def test_a_ratio_to_a_year_is_told_from_a_change_by_the_figures(
    figures: tuple[str, str], metric: str | None, drawn: Drawn, rows: Rows
) -> None:
    table = (
        "| 年 | 人口 | 対2010年比 |\n| 2010年 | 1,200 | ― |\n"
        f"| 2020年 | 1,050 | {figures[0]} |\n| 2030年 | 900 | {figures[1]} |"
    )
    document = drawn(["総人口の推計（人）", table])
    changes = [row for row in rows(document, "population") if row["metric"] != "population"]
    assert [(row["metric"], row["base_year"]) for row in changes] == ([(metric, 2010)] * 2 if metric else [])
    ratios = [] if metric else [("2020年", 87.5), ("2030年", 75.0)]
    assert facts(rows(document, "statistics"), "row_label", "value") == ratios


@pytest.mark.parametrize("told", ["下段は増減率", "各年の下段は、前回からの増減率"])
def test_years_down_with_their_changes_below_compare_with_the_year_above(
    drawn: Drawn, rows: Rows, told: str
) -> None:
    table = """
    | 区分 | 新庄市 | 圏域の合計 | 山形県人口 | 圏域の割合 |
    | 平成2年 1990 | 43,125 | 102,214 | 1,258,390 | 8.1% |
    | ^ | | | ^ | ^ |
    | 平成7年 1995 | 42,896 | 99,766 | 1,256,958 | 7.9% |
    | ^ | -0.5% | -2.4% | ^ | ^ |
    """
    found = rows(drawn(["【総人口の推移】", "（単位：人）", table.replace("%", ""), f"※{told}"]), "population")
    figures = facts(found, "area", "metric", "year", "base_year", "value")
    assert len(figures) == 10
    assert [row for row in figures if row[1] == "change_rate_pct"] == [
        ("新庄市", "change_rate_pct", 1995, 1990, -0.5),
        ("圏域の合計", "change_rate_pct", 1995, 1990, -2.4),
    ]
    assert [row for row in figures if row[1] == "share_pct"] == [
        ("圏域の合計", "share_pct", 1990, None, 8.1),
        ("圏域の合計", "share_pct", 1995, None, 7.9),
    ]


def test_shares_below_the_persons_of_age_groups_are_told_by_the_figures(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【年齢３区分別人口の推移】",
            """
            | 区分 | 2015年 | 2020年 |
            | 15歳未満 | 100/（10.0%） | 80/（8.9%） |
            | 15～64歳 | 500/（50.0%） | 440/（48.9%） |
            | 65歳以上 | 400/（40.0%） | 380/（42.2%） |
            | 計 | 1,000/（100.0%） | 900/（100.0%） |
            """,
        ]
    )
    shares = [row for row in rows(document, "population") if row["metric"] != "population"]
    assert facts(shares, "age_group", "year", "metric", "value", "base_year") == [
        ("0-14", 2015, "share_pct", 10.0, None),
        ("0-14", 2020, "share_pct", 8.9, None),
        ("15-64", 2015, "share_pct", 50.0, None),
        ("15-64", 2020, "share_pct", 48.9, None),
        ("65+", 2015, "share_pct", 40.0, None),
        ("65+", 2020, "share_pct", 42.2, None),
        ("total", 2015, "share_pct", 100.0, None),
        ("total", 2020, "share_pct", 100.0, None),
    ]


def test_thousands_of_persons_have_decimals(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2025年 | 2030年 |\n| パターン１ | 46.7 | 43.7 |\n| パターン２ | 47.1 | 45.2 |"
    found = rows(drawn(["【将来人口の推計】", "（単位：千人）", table]), "population")
    assert [row["value"] for row in found] == [46700, 43700, 47100, 45200]


def test_the_persons_tell_whether_a_comparison_with_some_years_before_is_a_change(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 年              | 総人口 | 高齢化率 | 総人口の５年前比 |
    | 令和２年 (2020) | 1,000  | 40.0     | －               |
    | 令和７年 (2025) | 900    | 41.0     | {}               |
    | 令和12年 (2030) | 810    | 42.0     | {}               |
    """
    found = rows(drawn(["村の推計（単位：人、％）", table.format("△10.0", "△10.0")]), "population")
    changes = [row for row in found if row["metric"] == "change_rate_pct"]
    assert facts(changes, "base_year", "year", "value") == [(2020, 2025, -10.0), (2025, 2030, -10.0)]
    document = drawn(["村の推計（単位：人、％）", table.format("90.0", "90.0")])
    assert not [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert facts(rows(document, "statistics"), "column_label", "value") == [("総人口の５年前比", 90.0)] * 2


def test_a_rate_whose_label_names_what_it_compares_with_is_not_one_to_the_year_before(
    drawn: Drawn, rows: Rows
) -> None:
    down = """
    | 区分   | 年   | 総人口 | 65歳以上 | 高齢化率 | 2020年からの増減率 |
    | 推計Ａ | 2025 | 900    | 390      | 43.3     | ▲10.0              |
    | ^      | 2030 | 800    | 380      | 47.5     | ▲20.0              |
    """
    across = """
    | 区分                | 2020年 | 2025年 | 2030年 |
    | 総人口              | 1,000  | 900    | 800    |
    | 令和２年に対する増減率 | －     | ▲10.0  | ▲20.0  |
    """
    for table in (down, across):
        found = rows(drawn(["人口の推計（単位：人、％）", table]), "population")
        changes = [row for row in found if row["metric"] == "change_rate_pct"]
        assert facts(changes, "base_year", "year", "value") == [(2020, 2025, -10.0), (2020, 2030, -20.0)]


_AGES = "| 地区 | 年少人口 | 生産年齢人口 | 老年人口 | 計 |"


def test_shares_in_brackets_behind_the_figures_of_one_year(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "表１　地区別・年齢別の人口（令和２年）",
            f"""
            {_AGES}
            | 北谷地区 | 120（14.0%） | 480（56.1%） | 256（29.9%） | 856 |
            | 南谷地区 | 90（11.3%） | 420（52.5%） | 290（36.3%） | 800 |
            """,
        ]
    )
    found = rows(document, "population")
    assert len(found) == 2 * 7
    shares = [row for row in found if row["metric"] == "share_pct"]
    assert facts(shares, "area", "age_group", "value")[2:4] == [
        ("北谷地区", "65+", 29.9),
        ("南谷地区", "0-14", 11.3),
    ]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("| 126（5.0%） | 528（10.0%） | 300（20.0%） | 954（12.2%） |", ("change_rate_pct", 2015, 5.0)),
        ("| 126（13.2%） | 528（55.3%） | 300（31.4%） | 954 |", ("share_pct", None, 13.2)),
    ],
)
def test_the_figures_tell_what_rates_in_brackets_are_where_years_stand_below_each_other(
    drawn: Drawn, rows: Rows, figures: str, expected: tuple[str, int | None, float]
) -> None:
    document = drawn(
        [
            "表１　年齢別の人口の推移",
            f"""
            {_AGES.replace("地区", "年")}
            | 平成27年 | 120 | 480 | 250 | 850 |
            | 令和２年 {figures}
            """,
        ]
    )
    rates = [row for row in rows(document, "population") if row["metric"] != "population"]
    assert facts(rates, "metric", "base_year", "value")[0] == expected
    assert {row["year"] for row in rates} == {2020}


def test_signs_in_brackets_are_no_shares(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "表１　地区別・年齢別の人口（令和２年）",
            f"""
            {_AGES}
            | 北谷地区 | 120（▲14.0%） | 480（6.1%） | 256（9.9%） | 856（2.0%） |
            """,
        ]
    )
    assert {row["metric"] for row in rows(document, "population")} == {"population"}


def test_shares_in_brackets_of_sexes_and_of_areas(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "表１　地区別の人口（令和２年）",
            """
            | 地区 | 人口 | 男 | 女 |
            | 北谷地区 | 400（40.0%） | 180（45.0%） | 220（55.0%） |
            | 南谷地区 | 600（60.0%） | 280（46.7%） | 320（53.3%） |
            | 計 | 1,000（100.0%） | 460（46.0%） | 540（54.0%） |
            """,
        ]
    )
    shares = [row for row in rows(document, "population") if row["metric"] == "share_pct"]
    assert facts(shares, "area", "sex", "value")[:4] == [
        ("北谷地区", "both", 40.0),
        ("北谷地区", "male", 45.0),
        ("北谷地区", "female", 55.0),
        ("南谷地区", "both", 60.0),
    ]
    assert len(shares) == 9


def test_a_lower_row_that_the_unit_line_calls_the_rate_of_the_aged(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分   | 平成27年 | 令和2年 |
    | 山川市 | 3,000    | 3,100   |
    |        | 30.1%    | 34.4%   |
    """
    found = rows(drawn(["【65歳以上人口と高齢化率】", "（単位：人、下段は高齢化率）", table]), "population")
    assert facts(found, "age_group", "metric", "year", "value") == [
        ("65+", "population", 2015, 3000),
        ("65+", "population", 2020, 3100),
        ("65+", "aging_rate_pct", 2015, 30.1),
        ("65+", "aging_rate_pct", 2020, 34.4),
    ]
