"""Years that print their era only where it begins, beside the rows and over the columns."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_years_beside_the_rows_go_on_from_the_one_that_prints_its_era(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "総人口の推移（単位：人）",
            """
            | 年次      | 山川市 | 里町  |
            | 昭和55年  | 9,012  | 5,001 |
            | 60        | 8,670  | 4,902 |
            | 平成 2年  | 8,302  | 4,700 |
            | 7         | 7,797  | 4,512 |
            | 令和 2年  | 5,111  | 3,204 |
            """,
            "資料：国勢調査",
        ]
    )
    assert facts(rows(document, "population"), "area", "year", "value")[2:8] == [
        ("山川市", 1985, 8670),
        ("里町", 1985, 4902),
        ("山川市", 1990, 8302),
        ("里町", 1990, 4700),
        ("山川市", 1995, 7797),
        ("里町", 1995, 4512),
    ]


def test_years_over_the_columns_go_on_by_the_step_of_a_census(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "総人口の推移（単位：人）",
            "| 区分 | 平成12年 | 17 | 22 | 27 | 令和2年 |\n| 総人口 | 720 | 676 | 626 | 579 | 511 |",
            "資料：国勢調査",
        ]
    )
    assert [row["year"] for row in rows(document, "population")] == [2000, 2005, 2010, 2015, 2020]


def test_a_first_year_of_dashes_is_no_header(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "総人口の増減率の推移（単位：％）",
            """
            | 年次     | 山川市 | 里町   |
            | 平成27年 | －     | －     |
            | 令和２年 | ▲ 3.8  | ▲ 1.9  |
            | 令和７年 | ▲ 4.2  | ▲ 1.5  |
            """,
            "資料：国勢調査",
        ]
    )
    assert facts(rows(document, "population"), "area", "base_year", "year", "value") == [
        ("山川市", 2015, 2020, -3.8),
        ("里町", 2015, 2020, -1.9),
        ("山川市", 2020, 2025, -4.2),
        ("里町", 2020, 2025, -1.5),
    ]


def test_eras_in_a_column_of_their_own_belong_to_the_years_beside_them(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "総人口の推移（単位：人）",
            """
            | 年次 | <    | 総人口 | 男    |
            | 昭和 | 55年 | 9,012  | 4,400 |
            | ^    | 60年 | 8,670  | 4,200 |
            | 令和 | 2年  | 5,111  | 2,500 |
            """,
            "年齢３区分別人口の推移（単位：人）",
            """
            | 年次 | <  | 年少人口 | 老年人口 |
            | 平成 | 22 | 733      | 2,356    |
            |      | 27 | 589      | 2,404    |
            | 令和 | ２ | 440      | 2,315    |
            """,
            "資料：国勢調査",
        ]
    )
    found = facts(rows(document, "population"), "year", "age_group", "sex", "value")
    assert found[:4] == [
        (1980, "total", "both", 9012),
        (1980, "total", "male", 4400),
        (1985, "total", "both", 8670),
        (1985, "total", "male", 4200),
    ]
    assert [year for year, *_ in found] == [1980, 1980, 1985, 1985, 2020, 2020, 2010, 2010, 2015, 2015, 2020, 2020]
    assert {row["year_raw"] for row in rows(document, "population")} >= {"昭和60年", "平成27年", "令和２年"}
