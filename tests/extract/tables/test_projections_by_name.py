"""What the names of projections, groups and sexes say of a population table."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows, facts


def test_a_numbered_projection_stays_one_where_it_is_glossed_as_the_outlook(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2020年 | 2030年 |
    | パターン１（社人研推計準拠） | 900 | 700 |
    | パターン２（里の将来展望） | 900 | 760 |
    | パターン３（目標人口） | 900 | 780 |
    | 将来展望 | 900 | 790 |
    """
    document = drawn(["総人口の比較（単位：人）", table, "※2020年は国勢調査による。"])
    assert facts(rows(document, "population"), "pattern", "series")[1::2] == [
        ("パターン１（社人研推計準拠）", "projection"),
        ("パターン２（里の将来展望）", "projection"),
        ("パターン３（目標人口）", "target"),
        ("将来展望", "target"),
    ]


def test_a_title_may_name_the_outlook_by_its_number(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2020年 | 2030年 |\n| 総人口 | 900 | 760 |\n| 老年人口 | 300 | 280 |"
    note = "※2020年は国勢調査による。"
    for title, series in (
        ("里の将来展望（パターン２）における人口", "projection"),
        ("里の将来展望における人口", "target"),
    ):
        found = rows(drawn([f"{title}（単位：人）", table, note]), "population")
        assert facts(found, "year", "series")[:2] == [(2020, "census"), (2030, series)]


def test_a_share_below_the_aged_is_a_share_as_below_the_other_groups(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | < | 2015年 | 2020年 |
    | 年少人口 | 人数 | 100 | 90 |
    | ^ | 割合 | 10.0％ | 10.0％ |
    | 老年人口 | 人数 | 300 | 315 |
    | ^ | 割合 | 30.0％ | 35.0％ |
    | 高齢化率 | < | 30.0％ | 35.0％ |
    """
    found = rows(drawn(["年齢別人口の推移（単位：人）", table, "資料：国勢調査"]), "population")
    shares = [row for row in found if row["metric"] != "population"]
    assert facts(shares, "age_group", "metric", "value")[1::2] == [
        ("0-14", "share_pct", 10.0),
        ("65+", "share_pct", 35.0),
        ("65+", "aging_rate_pct", 35.0),
    ]


def test_the_sexes_of_areas_make_up_a_population_that_only_the_title_names(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 行政区 | 世帯数 | 男 | 女 | 計 |
    | 上の原 | 118 | 168 | 185 | 353 |
    | 新町 | 142 | 229 | 203 | 432 |
    | 計 | 260 | 397 | 388 | 785 |
    """
    document = drawn(["行政区別人口（令和６年９月末日現在）", table, "資料：住民基本台帳"])
    assert facts(rows(document, "population"), "area", "sex", "year", "series", "value")[:4] == [
        ("上の原", "male", 2024, "register", 168),
        ("上の原", "female", 2024, "register", 185),
        ("上の原", "both", 2024, "register", 353),
        ("新町", "male", 2024, "register", 229),
    ]
    assert facts(rows(document, "statistics"), "row_label", "column_label", "value")[0] == (
        "上の原",
        "世帯数",
        118,
    )


@pytest.mark.parametrize(
    ("title", "pattern"),
    [
        ("独自推計２による年齢３区分別人口", "独自推計２"),
        ("本村独自推計Ａ年齢３区分別人口", "本村独自推計Ａ"),
        ("独自推計１（移動の均衡）による人口", "独自推計１（移動の均衡）"),
        ("独自推計 2060年までの人口", "独自推計"),
        ("社人研推計による年齢３区分別人口の見通し", "社人研推計"),
        ("将来人口の推計（社人研推計を参考に作成）", None),
        ("男女別の人口（基準推計）", "基準推計"),
        ("【施策反映推計】年齢別人口の見通し", "施策反映推計"),
        ("高位推計による年齢別人口", "高位推計"),
        ("人口の推移（将来推計）", None),
        ("コーホート推計による人口", None),
    ],
)
def test_a_title_may_name_the_one_projection_of_its_table(
    drawn: Drawn, rows: Rows, title: str, pattern: str | None
) -> None:
    table = "| 区分 | 2030年 | 2040年 |\n| 総人口 | 900 | 760 |\n| 老年人口 | 300 | 280 |"
    found = rows(drawn([f"表１　{title}", "（単位：人）", table]), "population")
    assert {row["pattern"] for row in found} == {pattern}
    assert len(found) == 4


def test_dashes_before_a_projection_begins_are_figures_that_are_missing_and_no_labels(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 区分 | 2015年 | 2020年 | 2030年 |
    | 実績 | 950 | 900 | … |
    | パターン１ | … | … | 800 |
    | パターン２ | … | … | 820 |
    | パターン３ | … | … | 840 |
    | パターン４ | … | … | 860 |
    """
    found = rows(drawn(["表１　総人口の比較（単位：人）", table, "資料：国勢調査"]), "population")
    assert facts(found, "pattern", "year", "value") == [
        (None, 2015, 950),
        (None, 2020, 900),
        ("パターン１", 2030, 800),
        ("パターン２", 2030, 820),
        ("パターン３", 2030, 840),
        ("パターン４", 2030, 860),
    ]


@pytest.mark.parametrize(
    ("title", "pattern"),
    [
        ("５歳階級別人口の推計　社人研推計", "社人研推計"),
        ("５歳階級別人口　男性　民間機関推計準拠", "民間機関推計準拠"),
        ("年齢別人口の推計　パターン２（出生率上昇）", "パターン２（出生率上昇）"),
        ("年齢別人口の見通し　将来推計", None),
    ],
)
def test_a_name_set_apart_at_the_end_of_a_title_is_the_projection_whatever_it_assumes(
    title: str, pattern: str | None, drawn: Drawn, rows: Rows
) -> None:
    table = "| 区分 | 2030年 | 2040年 |\n| 総人口 | 900 | 760 |\n| 老年人口 | 300 | 280 |"
    found = rows(drawn([f"{title}（単位：人）", table]), "population")
    assert [row["pattern"] for row in found] == [pattern] * 4


def test_a_projection_beside_the_aim_is_not_aimed_at_in_any_table(drawn: Drawn, rows: Rows) -> None:
    compared = """
    | 区分 | 2030年 | 2040年 |
    | 目標人口 | 900 | 850 |
    | パターン１ | 880 | 760 |
    """
    alone = "| 区分 | 2030年 | 2040年 |\n| 総人口 | 880 | 760 |\n| 老年人口 | 300 | 280 |"
    titles = "将来人口の推計（パターン１）（単位：人）", "人口の将来展望（単位：人）"
    found = rows(drawn([titles[0], alone, titles[1], compared]), "population")
    assert {(row["pattern"], row["series"]) for row in found} == {
        ("パターン１", "projection"),
        ("目標人口", "target"),
    }
