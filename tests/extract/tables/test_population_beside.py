"""Populations beside other measures, with parties, units and letters among their labels."""

from __future__ import annotations

from tests.drawing import Drawing
from tests.extract.tables.facts import Drawn, Rows


def test_areas_beside_a_population_stay_statistics_and_parties_are_no_areas(drawn: Drawn, rows: Rows) -> None:
    table = """
| 区分 | < | 国勢調査人口（人） | < | 増減率/（％） | 面積/（k㎡） | 構成比/（％） |
| ^ | ^ | 平成27年 | 令和２年 | ^ | ^ | ^ |
| 甲 | 山川市 | 2,000 | 1,900 | △5.0 | 80.00 | 80.0 |
| 乙 | 里町 | 500 | 450 | △10.0 | 20.00 | 20.0 |
| 圏域計 | < | 2,500 | 2,350 | △6.0 | 100.00 | 100.0 |
"""
    document = drawn(["表１　構成市町村の人口及び面積", table])
    found = [
        (r["area"], r["year"], r["base_year"], r["series"], r["metric"], r["value"])
        for r in rows(document, "population")
    ]
    assert found[:3] == [
        ("山川市", 2015, None, "census", "population", 2000),
        ("山川市", 2020, None, "census", "population", 1900),
        ("山川市", 2020, 2015, "census", "change_rate_pct", -5.0),
    ]
    others = [
        (r["row_label"], r["column_label"], r["metric"], r["unit"], r["value"])
        for r in rows(document, "statistics")
    ]
    assert others[:2] == [
        ("山川市", "面積", "area", "km²", 80.0),
        ("山川市", "構成比", "share_pct", "%", 80.0),
    ]


def test_the_unit_above_the_first_figures_and_shares_of_a_group_named_by_a_letter(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
| 区分 | 昭和35年 | 昭和50年 | < |
| ^ | 実数 | 実数 | 増減率 |
| 総数 | 人/1,000 | 人/800 | ％/△20.0 |
| うち15歳～/29歳(ａ) | 200 | 100 | △50.0 |
| 65歳以上(ｂ) | 100 | 120 | 20.0 |
| (ａ)／総数/若年者比率 | ％/20.0 | ％/12.5 | － |
"""
    found = [
        (r["age_group"], r["year"], r["base_year"], r["metric"], r["value"])
        for r in rows(drawn(["表１　人口の推移（国勢調査）", table]), "population")
    ]
    assert found == [
        ("total", 1960, None, "population", 1000),
        ("total", 1975, None, "population", 800),
        ("total", 1975, 1960, "change_rate_pct", -20.0),
        ("15-29", 1960, None, "population", 200),
        ("15-29", 1975, None, "population", 100),
        ("15-29", 1975, 1960, "change_rate_pct", -50.0),
        ("65+", 1960, None, "population", 100),
        ("65+", 1975, None, "population", 120),
        ("65+", 1975, 1960, "change_rate_pct", 20.0),
        ("15-29", 1960, None, "share_pct", 20.0),
        ("15-29", 1975, None, "share_pct", 12.5),
    ]


def test_a_column_from_one_year_to_another_is_a_change(drawn: Drawn, rows: Rows) -> None:
    table = (
        "| 市町村 | 2020年/（人） | 2040年/（人） | 2020年→/2040年 |\n"
        "| 山川市 | 2,000 | 1,500 | ▲ 25.0％ |\n| 里町 | 500 | 400 | ▲ 20.0％ |"
    )
    document = drawn(["表１　構成市町村の人口", table, "※2020年は国勢調査、2040年は研究所の推計値"])
    found = [(r["area"], r["year"], r["base_year"], r["metric"], r["value"]) for r in rows(document, "population")]
    assert found[:3] == [
        ("山川市", 2020, None, "population", 2000),
        ("山川市", 2040, None, "population", 1500),
        ("山川市", 2040, 2020, "change_rate_pct", -25.0),
    ]
    assert [r["series"] for r in rows(document, "population")][:3] == ["census", "projection", "projection"]


def test_a_title_names_all_areas_together(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 年少人口/０～14歳 | 総人口 |\n| 2015年 | 120 | 900 |\n| 2020年 | 100 | 800 |"
    document = drawn(["山川市", "ビジョン", "表２　年齢別人口（圏域計）", table])
    assert {row["area"] for row in rows(document, "population")} == {"圏域計"}


def test_an_age_and_above_may_be_printed_with_a_dash_behind_it(drawn: Drawn, rows: Rows) -> None:
    table = """
| 区分 | R2 | R7 |
| 総人口 | 1,929 | 1,803 |
| 65歳- | 662 | 650 |
"""
    found = {(r["age_group"], r["value"]) for r in rows(drawn(["◆ 地区の人口の推移", table]), "population")}
    assert found == {("total", 1929), ("total", 1803), ("65+", 662), ("65+", 650)}


def test_a_note_below_the_table_at_the_right_is_none_of_the_table_at_the_left(rows: Rows) -> None:
    d = Drawing()
    for x0, title, years, figures in (
        (20, "表１　人口の推移（国勢調査）", ("平成27年", "令和２年"), ("4,832", "4,401")),
        (210, "表２　人口の推計", ("令和12年", "令和22年"), ("3,610", "2,870")),
    ):
        d.text(x0, 40, title, 8)
        d.grid((x0, x0 + 60, x0 + 115, x0 + 170), (46, 62, 78, 94))
        for x, text in zip((x0 + 4, x0 + 64, x0 + 119), ("区分", *years), strict=True):
            d.text(x, 57, text, 8)
        for row, label in enumerate(("総人口", "65歳以上")):
            for x, text in zip((x0 + 4, x0 + 64, x0 + 119), (label, *figures), strict=True):
                d.text(x, 73 + 16 * row, text.replace(",", f",{row}")[:5], 8)
    d.text(210, 108, "※社会保障・人口問題研究所の推計による。", 7)
    found = {(r["table_title"], r["series"]) for r in rows(d.read(), "population")}
    assert found == {("人口の推移（国勢調査）", "census"), ("人口の推計", "projection")}


def test_a_designation_beside_municipalities_is_no_area_and_alone_it_is(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | < | 人口/（人） | 世帯数/（世帯） | 面積/（km²） | 人口密度/（人/km²） |
    | 中心市 | 中津市 | 82,863 | 37,000 | 491.44 | 168.6 |
    | 連携市町 | 宇佐市 | 52,771 | 24,000 | 439.05 | 120.2 |
    | ^ | 上毛町 | 7,251 | 3,000 | 62.44 | 116.1 |
    """
    document = drawn(["【圏域の人口・面積・人口密度】", table, "資料：令和２年国勢調査"])
    assert [(row["area"], row["value"]) for row in rows(document, "population")] == [
        ("中津市", 82863),
        ("宇佐市", 52771),
        ("上毛町", 7251),
    ]
    assert {row["row_label"] for row in rows(document, "statistics")} == {"中津市", "宇佐市", "上毛町"}
    sums = "| 区分 | 2015年 | 2020年 |\n| 中心市 | 900 | 850 |\n| 連携市町村 | 300 | 280 |"
    found = rows(drawn(["【総人口の推移】", sums]), "population")
    assert [row["area"] for row in found] == ["中心市", "中心市", "連携市町村", "連携市町村"]
