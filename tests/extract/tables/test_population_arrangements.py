"""Populations in every arrangement: what stands across or down, and who says which year and series it is."""

from __future__ import annotations

from typing import Any

from tests.extract.tables.facts import Drawn, Rows, facts


def one(rows: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    found = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    assert len(found) == 1, f"{len(found)} rows of {wanted}"
    return found[0]


def test_notes_on_the_page_after_a_table_tell_its_series(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2015年 | 2020年 | 2025年 |\n| 合計 | 7,800 | 7,000 | 6,500 |"
    document = drawn(
        ["人口の推移及び推計（単位：人）", table, "※ 2015年の人口は国勢調査の結果による。"],
        ["2020年の人口は住民基本台帳に基づく人口による。", "２ 圏域の将来像"],
    )
    split = drawn(
        ["人口の推移及び推計（単位：人）", table],
        ["※ 2015年の人口は国勢調査の結果による。", "２ 圏域の将来像"],
    )
    series = {row["year"]: row["series"] for row in rows(document, "population")}
    assert (series[2015], series[2020]) == ("census", "register")
    assert {row["year"]: row["series"] for row in rows(split, "population")}[2015] == "census"


def test_areas_with_ages_down_and_years_across(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【圏域人口の推移及び推計（国立社会保障・人口問題研究所平成30年３月公表）】",
            """
            | 市町   | 区分     | 2015年      | 2020年     | 2040年      | 増減率(%) | 人口比率 |
            | ^      | ^        | （H27年度） | （R２年度）| （R22年度） | R2比      | R22      |
            | 山川市 | 0～14歳  | 1,200       | 1,000      | 600         | ▲ 40.00   | 10.00%   |
            | ^      | 15～64歳 | 4,000       | 3,500      | 2,800       | ▲ 20.00   | 46.67%   |
            | ^      | 65歳以上 | 2,600       | 2,500      | 2,600       | 4.00      | 43.33%   |
            | ^      | 合計     | 7,800       | 7,000      | 6,000       | ▲ 14.29   |          |
            """,
            "※ 2015年（Ｈ27年）及び2020年（Ｒ２年）の人口は国勢調査の結果による。",
        ]
    )
    found = rows(document, "population")
    assert len(found) == 4 * 4 + 3
    assert {row["table_title"] for row in found} == {
        "圏域人口の推移及び推計（国立社会保障・人口問題研究所平成30年３月公表）"
    }
    young = one(found, age_group="0-14", year=2015)
    assert (young["area"], young["series"], young["value"], young["metric"]) == (
        "山川市",
        "census",
        1200,
        "population",
    )
    change = one(found, age_group="0-14", metric="change_rate_pct")
    assert (change["year"], change["base_year"], change["series"], change["value"]) == (
        2040,
        2020,
        "projection",
        -40.0,
    )
    share = one(found, age_group="65+", metric="share_pct")
    assert (share["year"], share["base_year"], share["value"]) == (2040, None, 43.33)
    assert one(found, age_group="total", year=2040, metric="population")["series"] == "projection"


def test_the_same_table_dumped_without_spans(dumped: Drawn, rows: Rows) -> None:
    document = dumped(
        """
        ## 資料
        【人口の推移】
        | 市町 | 区分 | 2015年 | 2020年 |
        |  |  | （H27） | （R2） |
        | 山川市 | 年少人口（0～14歳） | 1,200 | 1,000 |
        |  | 老年人口（65歳以上） | 2,600 | 2,500 |
        | 里町 | 年少人口（0～14歳） | 120 | 100 |
        |  | 老年人口（65歳以上） | 260 | 250 |
        """
    )
    found = rows(document, "population")
    assert facts(found, "area", "age_group", "year", "value") == [
        ("山川市", "0-14", 2015, 1200),
        ("山川市", "0-14", 2020, 1000),
        ("山川市", "65+", 2015, 2600),
        ("山川市", "65+", 2020, 2500),
        ("里町", "0-14", 2015, 120),
        ("里町", "0-14", 2020, 100),
        ("里町", "65+", 2015, 260),
        ("里町", "65+", 2020, 250),
    ]


def test_years_down_and_ages_across(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "年齢３区分別人口の推移（山川市）",
            """
            | 年       | 総人口 | 年少人口/（0～14歳） | 生産年齢人口/（15～64歳） | 老年人口 | 高齢化率 |
            | 平成22年 | 8,000  | 1,300                | 4,400                     | 2,300    | 28.8%    |
            | 平成27年 | 7,800  | 1,200                | 4,000                     | 2,600    | 33.3%    |
            | 令和2年  | 7,000  | 1,000                | 3,500                     | 2,500    | 35.7%    |
            """,
            "資料：国勢調査",
        ]
    )
    found = rows(document, "population")
    assert len(found) == 15
    aging = one(found, metric="aging_rate_pct", year=2015)
    assert (aging["age_group"], aging["value"], aging["area"], aging["series"]) == (
        "65+",
        33.3,
        "山川市",
        "census",
    )
    assert one(found, age_group="15-64", year=2010)["value"] == 4400
    assert one(found, age_group="total", year=2020)["value"] == 7000


def test_a_village_in_five_year_classes_by_sex_and_pattern(drawn: Drawn, rows: Rows) -> None:
    def page(pattern: str) -> list[str]:
        return [
            f"{pattern}",
            """
            | 年齢     | 2020年 | <   | <   | 2025年 | <   | <   |
            | ^        | 総数   | 男  | 女  | 総数   | 男  | 女  |
            | 総数     | 310    | 150 | 160 | 290    | 140 | 150 |
            | 0～4歳   | 100    | 50  | 50  | 90     | 45  | 45  |
            | 5～9歳   | 110    | 50  | 60  | 100    | 45  | 55  |
            | 85歳以上 | 100    | 50  | 50  | 100    | 50  | 50  |
            """,
        ]

    document = drawn(
        ["谷村 人口ビジョン", "将来人口推計"],
        page("パターン１（社人研推計準拠） 5歳階級別人口"),
        page("パターン２（独自推計） 5歳階級別人口"),
    )
    found = rows(document, "population")
    assert len(found) == 2 * 4 * 6
    assert {row["pattern"] for row in found} == {"パターン１（社人研推計準拠）", "パターン２（独自推計）"}
    girls = one(found, age_group="5-9", sex="female", year=2025, pattern="パターン２（独自推計）")
    assert (girls["value"], girls["area"]) == (55, "谷村")
    assert (
        one(found, age_group="total", sex="both", year=2020, pattern="パターン１（社人研推計準拠）")["value"]
        == 310
    )
    assert {row["age_group"] for row in found} == {"total", "0-4", "5-9", "85+"}


def test_sex_and_pattern_as_sections_of_the_body(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "将来推計人口（川村）",
            """
            | 区分             | 2020 | 2025 | 2030 |
            | パターン１       |      |      |      |
            | 男               | 150  | 140  | 130  |
            | 女               | 160  | 150  | 140  |
            | 計               | 310  | 290  | 270  |
            | パターン２       |      |      |      |
            | 男               | 150  | 145  | 140  |
            | 女               | 160  | 155  | 150  |
            | 計               | 310  | 300  | 290  |
            """,
        ]
    )
    found = rows(document, "population")
    assert len(found) == 18
    assert one(found, pattern="パターン２", sex="both", year=2030)["value"] == 290
    assert one(found, pattern="パターン１", sex="female", year=2025)["area"] == "川村"


def test_one_year_across_areas_takes_the_year_of_its_title(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "年齢別人口（令和2年国勢調査）",
            """
            | 区分   | 総数   | 0～14歳 | 15～64歳 | 65歳以上 |
            | 山川市 | 7,000  | 1,000   | 3,500    | 2,500    |
            | 里町   | 700    | 100     | 350      | 250      |
            """,
        ]
    )
    found = rows(document, "population")
    assert {(row["year"], row["series"]) for row in found} == {(2020, "census")}
    assert one(found, area="里町", age_group="total")["value"] == 700


def test_calendars_that_disagree_are_decided_by_the_document_and_reported(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["計画は令和7年度に始まり、令和7年に見直す。"],
        [
            "将来人口の推移",
            """
            | 区分   | 2020年/（R2年） | 2026年/（R7年） |
            | 山川市 | 7,000           | 6,500           |
            | 里町   | 700             | 650             |
            """,
        ],
    )
    found = rows(document, "population")
    assert facts(found, "area", "year") == [("山川市", 2020), ("山川市", 2025), ("里町", 2020), ("里町", 2025)]
    assert [f["rule"] for f in rows(document, "findings")].count("era-gregorian") >= 1


def test_households_beside_a_population_are_statistics(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口と世帯の推移",
            """
            | 区分   | 2015年 | 2020年 |
            | 人口   | 7,800  | 7,000  |
            | 男     | 3,800  | 3,400  |
            | 女     | 4,000  | 3,600  |
            | 年少人口 | 1,200 | 1,000 |
            | 世帯数 | 2,900  | 2,800  |
            """,
        ]
    )
    assert len(rows(document, "population")) == 8
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value") == [
        ("世帯数", "2015年", 2900),
        ("世帯数", "2020年", 2800),
    ]


def test_a_table_over_two_pages_is_one(drawn: Drawn, rows: Rows) -> None:
    top = "| 年齢 | 2020年 | 2025年 |\n| 0～4歳 | 100 | 90 |\n| 5～9歳 | 110 | 100 |"
    rest = "| 10～14歳 | 120 | 110 |\n| 85歳以上 | 300 | 310 |"
    found = rows(drawn(["将来推計人口", top], [rest]), "population")
    assert facts(found, "age_group", "year", "value", "page") == [
        ("0-4", 2020, 100, 1),
        ("0-4", 2025, 90, 1),
        ("5-9", 2020, 110, 1),
        ("5-9", 2025, 100, 1),
        ("10-14", 2020, 120, 2),
        ("10-14", 2025, 110, 2),
        ("85+", 2020, 300, 2),
        ("85+", 2025, 310, 2),
    ]


def test_thousands_of_persons_become_persons(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口の推移",
            "（単位：千人）",
            "| 区分 | 2015年 | 2020年 |\n| 山川県 | 1,258.4 | 1,201 |\n| 全国 | 127,095 | 126,146 |",
        ]
    )
    assert [row["value"] for row in rows(document, "population")] == [1258400, 1201000, 127095000, 126146000]


def test_other_tables_with_the_word_population_are_none(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【昼夜間人口比率】",
            "(単位:人)",
            """
            |                | 山川市 | 里町  | 計    |
            | 人口           | 7,000  | 700   | 7,700 |
            | 昼間人口       | 7,300  | 600   | 7,900 |
            | 昼夜間人口比率 | 104.3  | 85.7  | 102.6 |
            """,
            "人口動態の推移",
            """
            | 区分 | 2015年 | 2020年 |
            | 出生 | 80     | 60     |
            | 死亡 | 100    | 110    |
            """,
        ]
    )
    assert rows(document, "population") == []
    assert len(rows(document, "statistics")) == 13


def test_merged_labels_over_figure_and_rate(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "【総人口の推移と将来推計】 (単位：人、下段は増減率)",
            """
            |          | 実績  | <     | 推計  |
            | ^        | 2015  | 2020  | 2025  |
            | 山 川 市 | 1,000 | 900   | 810   |
            | ^        |       | -10%  | -10%  |
            """,
        ]
    )
    found = rows(document, "population")
    assert facts(found, "table_title", "area", "year", "base_year", "value") == [
        ("総人口の推移と将来推計", "山川市", 2015, None, 1000),
        ("総人口の推移と将来推計", "山川市", 2020, None, 900),
        ("総人口の推移と将来推計", "山川市", 2025, None, 810),
        ("総人口の推移と将来推計", "山川市", 2020, 2015, -10),
        ("総人口の推移と将来推計", "山川市", 2025, 2020, -10),
    ]


def test_two_halves_side_by_side(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "年齢別人口（令和2年国勢調査）",
            """
            | 年齢  | 男 | 女 | 年齢   | 男 | 女  |
            | 0～4  | 10 | 11 | 10～14 | 14 | 15  |
            | 5～9  | 12 | 13 | 90+    | 16 | 17  |
            """,
        ]
    )
    assert facts(rows(document, "population"), "age_group", "sex", "value") == [
        ("0-4", "male", 10),
        ("0-4", "female", 11),
        ("10-14", "male", 14),
        ("10-14", "female", 15),
        ("5-9", "male", 12),
        ("5-9", "female", 13),
        ("90+", "male", 16),
        ("90+", "female", 17),
    ]


def test_rows_without_rulings_between_them(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "年齢別人口の推移",
            """
            | 市町   | 区分                        | 2015年              | 2020年            |
            | 山川市 | 0～14歳/15～64歳/65歳以上   | 1,200/4,000/2,600   | 1,000/3,500/2,500 |
            | 里町   | 0～14歳/15～64歳/65歳以上   | 120/400/260         | 100/350/250       |
            """,
        ]
    )
    found = rows(document, "population")
    assert len(found) == 12
    assert one(found, area="里町", age_group="15-64", year=2020)["value"] == 350
    assert one(found, area="山川市", age_group="65+", year=2015)["value"] == 2600


CENTRED = """
| 区分     | 2015年 | 2020年 |
| 0～14歳  | 1,200  | 1,000  |
| 山川市   |        |        |
| 65歳以上 | 2,600  | 2,500  |
| 0～14歳  | 120    | 100    |
| 里町     |        |        |
| 65歳以上 | 260    | 250    |
"""


def test_labels_beside_the_middle_of_their_rows_hold_for_the_rows_above_too(drawn: Drawn, rows: Rows) -> None:
    found = rows(drawn(["人口の推移", CENTRED]), "population")
    assert facts([row for row in found if row["year"] == 2020], "area", "age_group", "value") == [
        ("山川市", "0-14", 1000),
        ("山川市", "65+", 2500),
        ("里町", "0-14", 100),
        ("里町", "65+", 250),
    ]


def test_labels_in_the_middle_of_unequal_groups_are_not_guessed(drawn: Drawn, rows: Rows) -> None:
    unequal = CENTRED.replace("| 65歳以上 | 260    | 250    |", "| 85歳以上 | 260    | 250    |")
    assert rows(drawn(["人口の推移", unequal]), "population") == []


def test_patterns_alone_are_a_population_where_the_title_says_so(drawn: Drawn, rows: Rows) -> None:
    table = "| 推計 | 2020年 | 2040年 |\n| 社人研推計 | 983 | 610 |\n| 村の目標 | 983 | 700 |"
    found = rows(drawn(["総人口の推計結果の比較（人）", table]), "population")
    assert facts(found, "pattern", "year", "value") == [
        ("社人研推計", 2020, 983),
        ("社人研推計", 2040, 610),
        ("村の目標", 2020, 983),
        ("村の目標", 2040, 700),
    ]
    rates = "| 推計 | 2020年 | 2040年 |\n| パターン１ | 1.45 | 1.50 |\n| パターン２ | 1.45 | 2.10 |"
    document = drawn(["人口推計の前提", "合計特殊出生率の仮定値", rates])
    assert rows(document, "population") == []
    assert {row["metric"] for row in rows(document, "statistics")} == {"rate"}


def test_hamlets_under_a_head_of_areas_are_areas(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 行政区 | 世帯数 | 人口 | < | < |
    | ^ | ^ | 総数 | 男 | 女 |
    | 上野 | 30 | 85 | 40 | 45 |
    | 下田原 | 52 | 135 | 66 | 69 |
    """
    document = drawn(["行政区別の人口と世帯数（令和6年4月1日現在）", table])
    assert facts(rows(document, "population"), "area", "sex", "year", "value")[:3] == [
        ("上野", "both", 2024, 85),
        ("上野", "male", 2024, 40),
        ("上野", "female", 2024, 45),
    ]
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value") == [
        ("上野", "世帯数", 30),
        ("下田原", "世帯数", 52),
    ]


def test_footnotes_and_remarks_beside_figures(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 人口 | 備考 |\n| 平成27年 | 1,087※1 | 国勢調査 |\n| 令和2年 | 983 | 国勢調査 |"
    found = rows(drawn(["総人口の推移（人）", table]), "population")
    assert facts(found, "year", "value", "value_raw") == [(2015, 1087, "1,087※1"), (2020, 983, "983")]


def test_the_number_of_a_plan_is_no_part_of_a_name(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2015年 | 2020年 |
    | 総人口 | 1,991 | 1,725 |
    | 65歳以上 | 852 | 810 |
    """
    found = rows(drawn(["第３期姫島村人口ビジョン", "総人口の推移", table]), "population")
    assert {row["area"] for row in found} == {"姫島村"}


def test_a_municipality_in_the_corner_is_that_of_the_rows(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "圏域人口の推移（単位：人）",
            "| 山川市 | 2015年 | 2020年 |\n| 0～14歳 | 60 | 54 |\n| 65歳以上 | 140 | 130 |",
            "| 里町 | 2015年 | 2020年 |\n| 0～14歳 | 55 | 50 |\n| 65歳以上 | 160 | 160 |",
        ]
    )
    assert [area for (area,) in facts(rows(document, "population"), "area")] == ["山川市"] * 4 + ["里町"] * 4


def test_a_word_over_the_names_of_hamlets_is_no_area(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分地区 | 世帯数 | 人口 |\n| 日向 | 140 | 320 |\n| 石倉 | 169 | 402 |"
    found = rows(drawn(["地区別の人口と世帯数（令和2年）", "（単位：人、世帯）", table]), "statistics")
    assert all("区分地区" not in row["row_label"] for row in found)
