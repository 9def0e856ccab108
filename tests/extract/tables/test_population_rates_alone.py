"""Rates of change in population tables whose labels leave open whose they are, or that they are changes."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows, facts

_CENSUS = ["表２　総人口の推移（国勢調査）（単位：人）", "| 年 | 総人口 |\n| 2015年 | 900 |\n| 2020年 | 800 |"]
_OTHER_COUNT = [
    "表３　総人口の推移（住民基本台帳）（単位：人）",
    "| 年 | 総人口 |\n| 2015年 | 850 |\n| 2020年 | 790 |",
]


def _projected(head: str, figures: tuple[str, str, str, str]) -> str:
    return f"""
    | 年 | パターン１ | < | < | パターン２ | < | < |
    | ^ | 総人口 | 高齢化率 | {head} | 総人口 | 高齢化率 | {head} |
    | 2030年 | 700 | 45.0% | {figures[0]} | 720 | 44.0% | {figures[1]} |
    | 2040年 | 600 | 46.0% | {figures[2]} | 650 | 43.0% | {figures[3]} |
    """


_CHANGES = ("▲ 12.5%", "▲ 10.0%", "▲ 25.0%", "▲ 18.8%")
_RATIOS = ("87.5%", "90.0%", "75.0%", "81.3%")


@pytest.mark.parametrize("head", ["R2比", "2020年比", "令和２年比", "対R2比(%)", "対令和２年", "増減率（R2比）"])
def test_a_year_compared_with_that_two_sources_counted_still_tells_changes(
    head: str, drawn: Drawn, rows: Rows
) -> None:
    title = "表４　将来人口の推計（単位：人）"
    document = drawn(["西目屋村人口ビジョン", *_CENSUS, *_OTHER_COUNT, title, _projected(head, _CHANGES)])
    found = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert facts(found, "pattern", "year", "base_year", "age_group", "value") == [
        ("パターン１", 2030, 2020, "total", -12.5),
        ("パターン２", 2030, 2020, "total", -10.0),
        ("パターン１", 2040, 2020, "total", -25.0),
        ("パターン２", 2040, 2020, "total", -18.8),
    ]


def test_what_is_compared_with_2015_is_compared_with_2015(drawn: Drawn, rows: Rows) -> None:
    figures = ("▲ 22.2%", "▲ 20.0%", "▲ 33.3%", "▲ 27.8%")
    title = "表４　将来人口の推計（単位：人）"
    document = drawn(["西目屋村人口ビジョン", *_CENSUS, *_OTHER_COUNT, title, _projected("平成27年比", figures)])
    found = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert {row["base_year"] for row in found} == {2015}
    assert [row["value"] for row in found] == [-22.2, -20.0, -33.3, -27.8]


def test_ratios_to_a_year_that_two_sources_counted_are_no_changes(drawn: Drawn, rows: Rows) -> None:
    title = "表４　将来人口の推計（単位：人）"
    document = drawn(["西目屋村人口ビジョン", *_CENSUS, *_OTHER_COUNT, title, _projected("R2比", _RATIOS)])
    assert not [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert {row["value"] for row in rows(document, "statistics")} >= {87.5, 90.0, 75.0, 81.3}


@pytest.mark.parametrize(
    ("note", "changes"),
    [
        ("※R2比は、令和２年国勢調査人口に対する増減率", 4),
        ("※R2比は、令和２年を100とした指数（増減率ではない）", 0),
        ("※R2比は端数を四捨五入している。増減率は別表による。", 0),
        ("※推計は社人研による。", 0),
    ],
)
def test_a_note_calls_what_compares_with_a_year_a_change(
    note: str, changes: int, drawn: Drawn, rows: Rows
) -> None:
    document = drawn(
        ["西目屋村人口ビジョン", "表４　将来人口の推計（単位：人）", _projected("R2比", _CHANGES), note]
    )
    found = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert facts(found, "base_year") == [(2020,)] * changes
    open_ones = [row for row in rows(document, "findings") if "何の割合か" in str(row["message"])]
    assert len(open_ones) == 4 - changes


_BY_HAMLET = """
| 年 | 上沢 | 下沢 | 西目屋村 | 増減率（％） |
| 2010年 | 500 | 300 | 800 | － |
| 2015年 | 450 | 285 | 735 | {} |
| 2020年 | 360 | 270 | 630 | {} |
"""


@pytest.mark.parametrize(
    ("figures", "area"),
    [
        (("▲8.1", "▲14.3"), "西目屋村"),
        (("▲10.0", "▲20.0"), "上沢"),
        (("▲1.0", "▲2.0"), None),
    ],
)
def test_a_rate_beside_several_areas_is_of_the_one_whose_change_it_is(
    figures: tuple[str, str], area: str | None, drawn: Drawn, rows: Rows
) -> None:
    title = "表１　集落別の人口の推移（住民基本台帳）（単位：人）"
    found = rows(drawn(["西目屋村人口ビジョン", title, _BY_HAMLET.format(*figures)]), "population")
    rates = [row for row in found if row["metric"] == "change_rate_pct"]
    assert [(row["area"], row["base_year"], row["year"]) for row in rates] == [
        (area, 2010, 2015),
        (area, 2015, 2020),
    ]


@pytest.mark.parametrize("head", ["性比", "構成比", "人口比率", "前期比"])
def test_other_words_with_ratio_in_them_name_no_change_since_a_year(head: str, drawn: Drawn, rows: Rows) -> None:
    title = "表４　将来人口の推計（単位：人）"
    document = drawn(["西目屋村人口ビジョン", *_CENSUS, *_OTHER_COUNT, title, _projected(head, _RATIOS)])
    found = [row for row in rows(document, "population") if row["metric"] == "change_rate_pct"]
    assert not [row for row in found if row["base_year"] == 2020]


def test_a_rate_beside_the_sum_of_all_areas_is_of_that_sum(drawn: Drawn, rows: Rows) -> None:
    table = _BY_HAMLET.replace("西目屋村", "計").format("▲8.1", "▲14.3")
    found = rows(
        drawn(["西目屋村人口ビジョン", "表１　集落別の人口の推移（住民基本台帳）（単位：人）", table]),
        "population",
    )
    rates = [row for row in found if row["metric"] == "change_rate_pct"]
    assert facts(rates, "area", "base_year", "value") == [("計", 2010, -8.1), ("計", 2015, -14.3)]


def test_dashes_below_the_first_year_are_no_second_column_of_labels(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 町村 | 実績 | < | 推計 |
    | ^ | H27 | R2 | R7 |
    | 西目屋村 | － | ▲8.1% | ▲9.0% |
    | 大鰐町 | － | ▲6.2% | ▲7.5% |
    """
    found = rows(drawn(["表２　総人口の増減率（対前回）", table, "資料：国勢調査、推計は町"]), "population")
    assert facts(found, "area", "year", "value") == [
        ("西目屋村", 2020, -8.1),
        ("西目屋村", 2025, -9.0),
        ("大鰐町", 2020, -6.2),
        ("大鰐町", 2025, -7.5),
    ]
