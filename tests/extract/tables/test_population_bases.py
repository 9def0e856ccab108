"""The years that rates of change compare with, and rates that other tables tell."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

PERSONS = """
| 地区 | 令和２年 | 令和７年 | 令和12年 |
| 上沢地区 | 500 | 450 | 400 |
| 下沢地区 | 300 | 270 | 240 |
| 西目屋村計 | 800 | 720 | 640 |
"""
RATES = """
| 地区 | 令和７年 | 令和12年 |
| 上沢地区 | ▲10.0 | ▲20.0 |
| 下沢地区 | ▲10.0 | ▲20.0 |
"""


def _changes(found: list[dict[str, object]]) -> list[tuple[object, ...]]:
    changes = [row for row in found if row["metric"] == "change_rate_pct"]
    return facts(changes, "area", "year", "base_year", "value")


SINCE_2020 = [
    ("上沢地区", 2025, 2020, -10.0),
    ("上沢地区", 2030, 2020, -20.0),
    ("下沢地区", 2025, 2020, -10.0),
    ("下沢地区", 2030, 2020, -20.0),
]


def test_the_base_that_a_title_names_is_that_of_all_its_figures(drawn: Drawn, rows: Rows) -> None:
    for title in (
        "表１　地区別人口の増減率（対令和２年）（単位：％）",
        "地区別人口増減率（単位：％、令和２年比）",
    ):
        assert _changes(rows(drawn([title, RATES]), "population")) == SINCE_2020


def test_the_base_that_a_note_names_is_that_of_all_rates(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["表１　地区別人口の増減率（単位：％）", RATES, "※増減率は、令和２年（2020年）を基準とした率"]
    )
    assert _changes(rows(document, "population")) == SINCE_2020


def test_the_persons_of_another_table_tell_base_and_series_of_rates(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["表１　人口の推移（国勢調査）（単位：人）", "| | 平成27年 | 令和２年 |\n| 西目屋村 | 900 | 800 |"],
        ["表２　地区別人口の推計（単位：人）", PERSONS],
        ["表３　地区別人口の増減率（単位：％）", RATES],
    )
    found = rows(document, "population")
    assert _changes(found) == SINCE_2020
    assert {row["series"] for row in found if row["metric"] == "change_rate_pct"} == {"projection"}


def test_a_district_starts_from_the_count_of_the_village(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "西目屋村人口ビジョン",
            "表１　総人口の推移（国勢調査）（単位：人）",
            "| | 2015年 | 2020年 |\n| 西目屋村 | 900 | 800 |",
        ],
        ["表２　地区別人口の推計（単位：人）", PERSONS],
    )
    found = [row for row in rows(document, "population") if row["area"] == "上沢地区"]
    assert facts(found, "year", "series") == [(2020, "census"), (2025, "projection"), (2030, "projection")]


def test_changes_since_some_years_before_stand_below_a_label_of_their_own(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 総人口 | < | < | ５年前からの | < |
    | ^ | 総数 | 男 | 女 | 増減数 | 増減率 |
    | 平成27年 | 900 | 430 | 470 | ▲100 | ▲10.0 |
    | 令和２年 | 810 | 390 | 420 | ▲90 | ▲10.0 |
    """
    document = drawn(["表１　総人口の推移（国勢調査）（単位：人、％）", table])
    changes = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert facts(changes, "age_group", "sex", "year", "base_year", "series") == [
        ("total", "both", 2015, 2010, "census"),
        ("total", "both", 2020, 2015, "census"),
    ]
    others = rows(document, "statistics")
    assert facts(others, "column_label", "value") == [
        ("５年前からの／増減数", -100),
        ("５年前からの／増減数", -90),
    ]


def test_a_rate_below_a_label_of_change_needs_no_more_than_the_word(drawn: Drawn, rows: Rows) -> None:
    for number, rate in (("実数", "率"), ("人", "％"), ("増減数（人）", "増減（％）")):
        table = f"""
        | 年次 | 総人口 | 対前回増減 | < |
        | ^ | ^ | {number} | {rate} |
        | 2015年 | 900 | － | － |
        | 2020年 | 810 | ▲90 | ▲10.0 |
        """
        document = drawn(["表１　総人口の推移（国勢調査）", table])
        changes = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
        assert facts(changes, "year", "base_year", "value") == [(2020, 2015, -10.0)]
        assert facts(rows(document, "statistics"), "value") == [(-90,)]


def test_a_title_names_both_years_in_words(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 総人口 | 年少人口 | 老年人口 |
    | 推計１ | ▲40.1 | ▲50.2 | ▲9.0 |
    | 推計２ | ▲30.5 | ▲11.7 | 4.2 |
    """
    found = rows(drawn(["表６　2020年から2050年までの人口増減率（単位：％）", table]), "population")
    assert {(row["table_title"], row["year"], row["base_year"]) for row in found} == {
        ("2020年から2050年までの人口増減率", 2050, 2020)
    }


def test_persons_above_rates_stay_persons_under_a_title_of_both(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 令和２年 | 令和７年 |
    | パターン１ | 1,000 | 900 |
    | | － | (▲10.0) |
    """
    lines = ["総人口の推計結果と増減率（単位：人、％）", table, "※（　）内は令和２年からの増減率"]
    found = rows(drawn(lines), "population")
    assert facts(found, "metric", "year", "base_year", "value") == [
        ("population", 2020, None, 1000),
        ("population", 2025, None, 900),
        ("change_rate_pct", 2025, 2020, -10.0),
    ]


def test_a_title_of_indices_heads_no_persons(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2020年 | 2030年 |
    | 三芳町 | 100.0 | 81.0 |
    | 東山町 | 100.0 | 85.0 |
    """
    document = drawn(["表３　総人口の推移（令和２年＝100）", table])
    assert rows(document, "population") == []
    assert facts(rows(document, "statistics"), "row_label", "column_label", "metric", "value")[1] == (
        "三芳町",
        "2030年",
        "other",
        81.0,
    )


def test_the_sex_of_a_title_may_stand_before_brackets(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2020年 | 2030年 |
    | 0～4歳 | 20 | 15 |
    | 5～9歳 | 22 | 18 |
    | 10～14歳 | 25 | 20 |
    """
    for sex, title in (
        ("male", "５歳階級別人口　男（パターン１）"),
        ("female", "５歳階級別人口・女"),
        ("both", "５歳階級別人口　男女計（パターン１）"),
        ("both", "５歳階級別人口（男性・女性）"),
    ):
        assert {row["sex"] for row in rows(drawn([title, table]), "population")} == {sex}


def test_the_first_rate_compares_with_the_survey_or_year_before(drawn: Drawn, rows: Rows) -> None:
    for title, source, base in (
        ("人口増減率の推移（対前回国勢調査）（単位：％）", "資料：国勢調査", 2015),
        ("人口の対前年増減率の推移（単位：％）", "資料：住民基本台帳", 2019),
        ("人口増減率の推移（単位：％）", "資料：国勢調査", None),
    ):
        document = drawn([title, "| 区分 | 令和２年 |\n| 上沢村 | ▲5.0 |\n| 下沢村 | ▲10.0 |", source])
        assert {row["base_year"] for row in rows(document, "population")} == {base}


def test_a_narrow_label_is_broken_within_what_a_change_compares_with(drawn: Drawn, rows: Rows) -> None:
    for label in ("令和２年からの/増減率", "令和２年に/対する/増減率", "対令和２年/増減率", "令和２年比"):
        table = f"""
        | 区分 | 令和２年 | 令和32年 | {label} |
        | 年少人口 | 500 | 450 | ▲10.0 |
        | 老年人口 | 400 | 360 | ▲10.0 |
        """
        found = rows(drawn(["表１　将来人口（単位：人、％）", table]), "population")
        changes = [row for row in found if row["metric"] == "change_rate_pct"]
        assert facts(changes, "age_group", "year", "base_year") == [("0-14", 2050, 2020), ("65+", 2050, 2020)]


def test_rates_that_come_again_are_of_what_stands_left_of_them(drawn: Drawn, rows: Rows) -> None:
    by_age = """
    | 年 | 総人口 | 増加率 | 年少人口 | 増加率 |
    | 2015年 | 900 | － | 100 | － |
    | 2020年 | 810 | ▲10.0 | 81 | ▲19.0 |
    """
    found = rows(drawn(["表１　人口の推移（単位：人、％）", by_age]), "population")
    changes = [row for row in found if row["metric"] == "change_rate_pct"]
    assert facts(changes, "age_group", "base_year", "value") == [("total", 2015, -10.0), ("0-14", 2015, -19.0)]
    by_year = """
    | 区分 | 2015年 | 2020年 | 増減率 | 2025年 | 増減率 |
    | 年少人口 | 500 | 450 | ▲10.0 | 360 | ▲20.0 |
    """
    found = rows(drawn(["表２　年齢別人口の推移（単位：人、％）", by_year]), "population")
    changes = [row for row in found if row["metric"] == "change_rate_pct"]
    assert facts(changes, "year", "base_year", "value") == [(2020, 2015, -10.0), (2025, 2020, -20.0)]


def test_the_calendars_of_one_year_in_two_rows_are_one_label(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 令和２年 | 令和７年 |
    | ^ | （2020年） | （2025年） |
    | 総人口 | 900 | 800 |
    | 世帯数 | 400 | 390 |
    """
    found = rows(drawn(["表１　人口・世帯数の推移（単位：人、世帯）", table]), "statistics")
    assert facts(found, "column_label") == [("令和２年（2020年）",), ("令和７年（2025年）",)]


def test_spans_of_years_head_rates_of_change_where_the_title_says_so(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 平成22年→平成27年 | 平成27年～令和２年 |
    | 上沢町 | ▲3.4 | ▲3.2 |
    | 下沢町 | ▲5.8 | ▲6.2 |
    """
    found = rows(drawn(["表３　人口増減率の推移（単位：％）", table]), "population")
    assert facts(found[:2], "metric", "year", "base_year", "value") == [
        ("change_rate_pct", 2015, 2010, -3.4),
        ("change_rate_pct", 2020, 2015, -3.2),
    ]
    yearly = drawn(["表３　人口の年平均増減率の推移（単位：％）", table])
    assert rows(yearly, "population") == []
    assert facts(rows(yearly, "statistics")[:1], "metric", "value", "unit") == [("rate", -3.4, "%")]


def test_whole_indices_are_no_counts(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 年 | 総人口 | 年少人口 |
    | 2020年 | 100 | 100 |
    | 2030年 | 90 | 80 |
    """
    document = drawn(["表10　推計人口（2020年を100とした指数）", table])
    assert rows(document, "population") == []
    assert {row["metric"] for row in rows(document, "statistics")} == {"other"}


def test_a_count_of_the_register_that_equals_the_census_leaves_the_start_of_projections(
    drawn: Drawn, rows: Rows
) -> None:
    projected = """
    | 区分 | 2020年 | 2030年 |
    | 総人口 | 800 | 700 |
    | 0～14歳 | 90 | 80 |
    """
    document = drawn(
        [
            "西目屋村人口ビジョン",
            "表１　年齢別人口（国勢調査）（単位：人）",
            projected.replace("2030年", "2015年"),
        ],
        [
            "表２　地区別人口（住民基本台帳）（単位：人）",
            "| 地区 | 2020年 |\n| 上沢地区 | 500 |\n| 西目屋村計 | 800 |",
        ],
        ["表３　パターン１による年齢別人口（単位：人）", projected],
    )
    found = [row for row in rows(document, "population") if row["pattern"] is not None]
    assert {(row["year"], row["series"]) for row in found} == {(2020, "census"), (2030, "projection")}


def test_what_a_source_says_of_later_years_is_no_base_of_the_rates_in_the_next_note(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 区分 | 令和２年 | 令和７年 | 令和12年 |
    | 総人口 | 800 | 720 | 630 |
    | 増減率 | － | ▲10.0 | ▲12.5 |
    """
    source = "資料：令和２年は国勢調査。令和７年以降は村の推計値{}"
    for end in ("。", ""):
        document = drawn(
            [
                "表１　総人口の見通し（単位：人、％）",
                table,
                source.format(end),
                "注：増減率は、前の欄の年に対するもの",
            ]
        )
        found = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
        assert facts(found, "year", "base_year", "value") == [(2025, 2020, -10.0), (2030, 2025, -12.5)]
