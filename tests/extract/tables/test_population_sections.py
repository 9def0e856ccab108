"""Labels of a population table that hold for several rows or columns: sections, corners and groups."""

from __future__ import annotations

from tests.drawing import Drawing
from tests.extract.tables.facts import Drawn, Rows, facts


def test_a_sum_among_sections_of_sexes_is_of_both(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "男女別年齢別人口の推計（単位：人）",
            """
            | 区分     | 2030年 | 2040年 |
            | 総数     | <      | <      |
            | 0～14歳  | 115    | 104    |
            | 65歳以上 | 300    | 290    |
            | 男       | <      | <      |
            | 0～14歳  | 60     | 54     |
            | 65歳以上 | 140    | 130    |
            | 女       | <      | <      |
            | 0～14歳  | 55     | 50     |
            | 65歳以上 | 160    | 160    |
            """,
        ]
    )
    found = facts(rows(document, "population"), "sex", "age_group", "year", "value")
    assert len(found) == 12
    assert found[::4] == [("both", "0-14", 2030, 115), ("male", "0-14", 2030, 60), ("female", "0-14", 2030, 55)]


def test_a_sex_in_the_corner_is_that_of_the_rows(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口の推移（単位：人）",
            "| 男性 | 2015年 | 2020年 |\n| 0～14歳 | 60 | 54 |\n| 65歳以上 | 140 | 130 |",
            "（単位：人）",
            "| 女性 | 2015年 | 2020年 |\n| 0～14歳 | 55 | 50 |\n| 65歳以上 | 160 | 160 |",
        ]
    )
    assert [sex for (sex,) in facts(rows(document, "population"), "sex")] == ["male"] * 4 + ["female"] * 4


def test_a_rate_below_a_heading_of_changes_is_one_of_the_population(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口の見通し（単位：人、％）",
            """
            | 区分     | 2020年 | 2050年 | 増　減 | <      |
            | ^        | ^      | ^      | 増減数 | 増減率 |
            | 年少人口 | 500    | 400    | ▲100   | ▲20.0  |
            | 老年人口 | 800    | 1,000  | 200    | 25.0   |
            """,
        ]
    )
    changes = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert facts(changes, "age_group", "base_year", "year", "value") == [
        ("0-14", 2020, 2050, -20.0),
        ("65+", 2020, 2050, 25.0),
    ]
    assert facts(rows(document, "statistics"), "row_label", "value") == [("年少人口", -100), ("老年人口", 200)]


def test_projections_told_by_a_number_only_are_patterns(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "◎人口の推計（単位：人）",
            """
            | 年     | 推計①    | <        | 推計②（村独自） | <        |
            | ^      | 年少人口 | 老年人口 | 年少人口        | 老年人口 |
            | 2030年 | 50       | 90       | 55              | 92       |
            | 2040年 | 40       | 85       | 52              | 91       |
            """,
        ]
    )
    found = rows(document, "population")
    assert facts(found, "pattern", "age_group", "year", "value")[:4] == [
        ("推計①", "0-14", 2030, 50),
        ("推計①", "65+", 2030, 90),
        ("推計②（村独自）", "0-14", 2030, 55),
        ("推計②（村独自）", "65+", 2030, 92),
    ]
    assert {row["table_title"] for row in found} == {"人口の推計"}


def test_a_year_over_the_first_of_its_columns_is_that_of_all_where_nothing_is_ruled(rows: Rows) -> None:
    d = Drawing(440, 300)
    d.text(40, 50, "男女別人口の推移（単位：人）", 9)
    for k, year in enumerate(("2010年", "2020年", "2030年")):
        d.text(104 + 100 * k, 74, year, 8)
    for k in range(6):
        d.text(124 + 50 * k, 88, "男女"[k % 2], 8)
    for row, label in enumerate(("0～14歳", "15～64歳", "65歳以上", "合計")):
        d.text(44, 102 + 14 * row, label, 8)
        for k in range(6):
            d.text(120 + 50 * k, 102 + 14 * row, f"{row + 1}{k}0", 8)
    for y in (64.0, 92, 150):
        d.line(40, y, 400, y)
    found = facts(rows(d.read(), "population"), "age_group", "year", "sex", "value")
    assert [fact[1:] for fact in found[:6]] == [
        (2010, "male", 100),
        (2010, "female", 110),
        (2020, "male", 120),
        (2020, "female", 130),
        (2030, "male", 140),
        (2030, "female", 150),
    ]


def test_projections_of_their_own_names_beside_each_other_are_patterns(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "総人口の推移（単位：人）",
            "| 区分 | 2010年 | 2020年 |\n| 総人口 | 1,100 | 1,000 |",
            "資料：国勢調査",
            "総人口の推計と2020年比",
            """
            | 年     | 基本推計   | <              | 対策推計   | <              |
            | ^      | 人口（人） | 2020年比（％） | 人口（人） | 2020年比（％） |
            | 2030年 | 900        | 90.0           | 930        | 93.0           |
            | 2040年 | 800        | 80.0           | 870        | 87.0           |
            """,
        ]
    )
    found = [row for row in rows(document, "population") if row["pattern"]]
    assert facts(found, "pattern", "year", "series", "value") == [
        ("基本推計", 2030, "projection", 900),
        ("対策推計", 2030, "projection", 930),
        ("基本推計", 2040, "projection", 800),
        ("対策推計", 2040, "projection", 870),
    ]
    ratios = facts(rows(document, "statistics"), "row_label", "value")
    assert sorted(ratios) == [("2030年", 90.0), ("2030年", 93.0), ("2040年", 80.0), ("2040年", 87.0)]


def test_a_column_of_units_tells_the_unit_of_each_row(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "人口と世帯の推移",
            """
            | 項目             | 単位 | 2015年 | 2020年 |
            | 総人口           | 人   | 2,610  | 2,400  |
            | うち老年人口     | 人   | 900    | 950    |
            | うち後期高齢者   | 人   | 500    | 560    |
            | 高齢化率         | ％   | 34.5   | 39.6   |
            | 世帯数           | 世帯 | 1,044  | 1,000  |
            | １世帯当たり人員 | 人   | 2.5    | 2.4    |
            """,
            "資料：国勢調査",
        ]
    )
    found = [row for row in rows(document, "population") if row["year"] == 2020]
    assert facts(found, "age_group", "metric", "value") == [
        ("total", "population", 2400),
        ("65+", "population", 950),
        ("75+", "population", 560),
        ("65+", "aging_rate_pct", 39.6),
    ]
    assert facts(rows(document, "statistics"), "row_label", "value", "unit") == [
        ("世帯数", 1044, "世帯"),
        ("世帯数", 1000, "世帯"),
        ("１世帯当たり人員", 2.5, "人"),
        ("１世帯当たり人員", 2.4, "人"),
    ]
