"""Titles and captions of population tables, and what they tell that no label does."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from samples.drawing import CID_GOTHIC, Cell, Sheet, label
from tests.extract.tables.facts import Drawn, Rows, facts
from tests.extract.tables.test_population_visions import PATTERNS


def test_the_second_part_of_a_table_has_its_title_unit_and_notes(drawn: Drawn, rows: Rows) -> None:
    first = "| 年齢 | 総数 | 男 | 女 |\n| 0～4歳 | 40 | 25 | 15 |\n| 5～9歳 | 56 | 41 | 15 |"
    second = "| 年齢 | 総数 | 男 | 女 |\n| 10～14歳 | 97 | 58 | 39 |\n| 総数 | 193 | 124 | 69 |"
    document = drawn(
        ["年齢階級別人口（平成27年10月1日現在）", first, second, "資料：国勢調査", "人口は減っている。"]
    )
    found = rows(document, "population")
    assert facts(found, "table_title", "age_group", "sex", "year", "series", "value")[-4:-2] == [
        ("年齢階級別人口（平成27年10月1日現在）", "10-14", "female", 2015, "census", 39),
        ("年齢階級別人口（平成27年10月1日現在）", "total", "both", 2015, "census", 193),
    ]
    assert len(found) == 12


def test_a_numbered_caption_below_is_the_title(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    pages = [
        ["人口は減少している。", table, "資料：国勢調査", "図表１　総人口の推移"],
        ["図表１のとおりである。", table, "図表２　総人口のあゆみ", "将来も減少する。"],
    ]
    found = rows(drawn(*pages), "population")
    assert facts(found, "table_title", "series") == [
        *[("総人口の推移", "census")] * 2,
        *[("総人口のあゆみ", "census")] * 2,
    ]


def test_a_figure_above_does_not_name_the_table_below_it(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    found = rows(drawn(["図3-1　人口の見通し", table, "表3-2　総人口の比較", "目標に近づける。"]), "population")
    assert {(row["table_number"], row["table_title"]) for row in found} == {("表3-2", "総人口の比較")}


def test_captions_above_stay_with_the_table_below_them(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    found = rows(drawn(["表１　総人口の推移", table, "表２　総人口のあゆみ", table, "減少が続く。"]), "population")
    assert [row["table_title"] for row in found[::2]] == ["総人口の推移", "総人口のあゆみ"]


def test_a_unit_alone_in_brackets_is_no_title(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1.2 |\n| 2015年 | 1.1 |"
    found = rows(drawn(["総人口の推移", "（千人）", table]), "population")
    assert facts(found, "table_title", "value") == [("総人口の推移", 1200), ("総人口の推移", 1100)]


def test_a_title_names_the_group_that_no_label_names(drawn: Drawn, rows: Rows) -> None:
    title = "図表２－２　20～39歳女性人口の推計結果（単位：人）"
    found = rows(drawn([title, PATTERNS.format(120, 90, 125, 101)]), "population")
    assert facts(found, "age_group", "sex", "pattern", "value")[2:] == [
        ("20-39", "female", "出生率上昇ケース", 125),
        ("20-39", "female", "出生率上昇ケース", 101),
    ]


def test_a_title_names_the_rate_that_no_label_names(drawn: Drawn, rows: Rows) -> None:
    found = rows(drawn(["高齢化率の推計結果（％）", PATTERNS.format(41.2, 44.4, 41.0, 43.1)]), "population")
    assert facts(found, "metric", "age_group", "year", "value")[-1] == ("aging_rate_pct", "65+", 2030, 43.1)
    title = "人口増減率の推移（５年前との比較、％）"
    found = rows(drawn([title, PATTERNS.format("▲9.1", "▲9.5", "▲8.0", "▲7.5")]), "population")
    assert facts(found, "metric", "year", "base_year", "value")[::3] == [
        ("change_rate_pct", 2020, 2015, -9.1),
        ("change_rate_pct", 2030, 2025, -7.5),
    ]


def test_percent_in_the_brackets_that_close_a_title(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2010年 | 2015年 |\n| 年少人口 | 12.1 | 11.8 |\n| 老年人口 | 33.6 | 35.1 |"
    found = rows(drawn(["年齢区分別人口割合の推移（％）", table]), "population")
    assert facts(found, "metric", "age_group", "value")[::3] == [
        ("share_pct", "0-14", 12.1),
        ("share_pct", "65+", 35.1),
    ]


def test_a_title_says_that_names_are_areas(drawn: Drawn, rows: Rows) -> None:
    table = """
    |  | 沢口 | 中田 | 両原 | 村全体 |
    | 平成22年（2010） | 297 | 232 | 50 | 579 |
    | 令和2年（2020） | 241 | 188 | 38 | 467 |
    | 増減率/2010→2020 | ▲ 18.9 | ▲ 19.0 | ▲ 24.0 | ▲ 19.3 |
    """
    found = rows(drawn(["地区別人口の推移", table]), "population")
    assert facts(found, "area", "year", "base_year", "metric", "value")[::5] == [
        ("沢口", 2010, None, "population", 297),
        ("中田", 2020, None, "population", 188),
        ("両原", 2020, 2010, "change_rate_pct", -24.0),
    ]


def test_the_source_may_stand_below_a_caption_that_stands_below(drawn: Drawn, rows: Rows) -> None:
    first = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    second = "| 年 | 総人口 |\n| 2015年 | 1,100 |\n| 2020年 | 1,000 |"
    document = drawn(
        [
            "人口は減少している。",
            first,
            "図表１　総人口の推移",
            "資料：国勢調査",
            "次のとおりである。",
            second,
            "図表２　総人口のあゆみ",
            "資料：住民基本台帳",
        ]
    )
    assert facts(rows(document, "population"), "table_title", "series") == [
        *[("総人口の推移", "census")] * 2,
        *[("総人口のあゆみ", "register")] * 2,
    ]


def test_a_sentence_behind_a_source_is_none_of_the_table(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    document = drawn(["【総人口】", table, "資料：国勢調査", "今後もこの傾向が続くと見込まれる。"])
    assert [row["series"] for row in rows(document, "population")] == ["census", "census"]


def test_what_the_two_figures_of_a_cell_are_is_no_part_of_the_title(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2030年 | 2040年 |
    | 年少人口 | 143/(7.2) | 97/(6.2) |
    | 老年人口 | 980/(49.0) | 860/(55.0) |
    """
    document = drawn(["◆将来の年齢別人口　（上段：人口（人）、下段：構成比（％））", table, "資料：村の推計"])
    found = rows(document, "population")
    assert {row["table_title"] for row in found} == {"将来の年齢別人口"}
    assert [(row["metric"], row["value"]) for row in found][:2] == [("population", 143), ("share_pct", 7.2)]


def test_what_the_two_figures_of_a_cell_are_may_stand_on_a_line_of_its_own(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 2030年 | 2040年 |
    | 年少人口 | 143/7.2 | 97/6.2 |
    | 老年人口 | 980/49.0 | 860/55.0 |
    """
    document = drawn(
        [
            "表１　総人口の推移",
            "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |",
            "資料：国勢調査",
            "表２　将来の年齢別人口",
            "（上段：人、下段：構成比％）",
            table,
        ]
    )
    found = rows(document, "population")
    assert facts(found, "table_title", "metric", "value")[1:4] == [
        ("総人口の推移", "population", 1100),
        ("将来の年齢別人口", "population", 143),
        ("将来の年齢別人口", "share_pct", 7.2),
    ]


def test_columns_that_go_on_overleaf_are_those_of_the_table_before(drawn: Drawn, rows: Rows) -> None:
    table = "| 年齢 | {} | {} |\n| 0～14歳 | 100 | 90 |\n| 15～64歳 | 500 | 450 |\n| 65歳以上 | 300 | 310 |"
    document = drawn(
        ["年齢別人口の推移（単位：人）", table.format("2010年", "2015年"), "資料：国勢調査"],
        [table.format("2020年", "2025年")],
    )
    found = facts(rows(document, "population"), "table_title", "year", "age_group", "value")
    assert len(found) == 12
    assert {title for title, *_ in found} == {"年齢別人口の推移"}
    assert {year for _, year, *_ in found} == {2010, 2015, 2020, 2025}


def test_the_running_head_names_the_area_where_nothing_else_does(tmp_path: Path) -> None:
    path = tmp_path / "village.pdf"
    sheet = Sheet(path, "人口", font=CID_GOTHIC)
    for number in (1, 2, 3):
        if number > 1:
            sheet.next_page()
        sheet.text("東吉野村人口ビジョン（改訂版）", 530, 30, size=8, align="right")
        sheet.line(f"{number}　総人口の推移")
        years = [
            [Cell(year), Cell(f"1,{number}{k}5")] for k, year in enumerate(("平成27年", "令和２年", "令和７年"))
        ]
        sheet.table([[label("年次"), label("総人口（人）")], *years], [100, 100])
    sheet.save()
    found = [row for row in read_document(path).rows if row.TABLE == "population"]
    assert {(row.area, row.area_code) for row in found} == {("東吉野村", "29453")}
    assert [row.value for row in found] == [1105, 1115, 1125, 1205, 1215, 1225, 1305, 1315, 1325]


@pytest.mark.parametrize("title", ["表５　平成12年の５歳階級別人口", "表５　2000年の５歳階級別人口"])
def test_a_year_right_behind_the_number_of_a_table_is_its_year(drawn: Drawn, rows: Rows, title: str) -> None:
    table = """
    | 年齢 | 男 | 女 | 年齢 | 男 | 女 |
    | 0～4歳 | 28 | 27 | 65～69歳 | 68 | 65 |
    | 5～9歳 | 34 | 33 | 70歳以上 | 73 | 70 |
    |  | < | < | 総数 | 203 | 195 |
    """
    found = rows(drawn([title, "（単位：人）", table]), "population")
    assert facts(found, "age_group", "sex", "year", "value")[::3] == [
        ("0-4", "male", 2000, 28),
        ("65-69", "female", 2000, 65),
        ("70+", "male", 2000, 73),
        ("total", "female", 2000, 195),
    ]


def test_labels_of_a_whole_population_tell_more_than_the_section_around(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2030年 | 2040年 |\n| 総人口 | 900 | 760 |\n| {} | 300 | 280 |"
    above = ["１ 自然増減・社会増減の影響", "表１　シミュレーション１による推計結果", "（単位：人）"]
    found = rows(drawn([*above, table.format("老年人口")]), "population")
    assert facts(found, "age_group", "pattern", "value") == [
        ("total", "シミュレーション１", 900),
        ("total", "シミュレーション１", 760),
        ("65+", "シミュレーション１", 300),
        ("65+", "シミュレーション１", 280),
    ]
    assert not rows(drawn([*above, table.format("出生数")]), "population")


def test_what_a_document_calls_its_own_village_is_the_only_one_that_its_titles_name(
    drawn: Drawn, rows: Rows
) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1,200 |\n| 2015年 | 1,100 |"
    other = "| 行先 | 通勤者 |\n| 村内 | 210 |\n| 村外 | 320 |"
    said = "本村の人口は減少している。"
    document = drawn([said, "表１　総人口の推移", table, "表２　木島平村に常住する就業者の通勤先", other])
    assert {row["area"] for row in rows(document, "population")} == {"木島平村"}
    both = "表２　木島平村及び栄村に常住する就業者の通勤先"
    document = drawn([said, "表１　総人口の推移", table, both, other, "表３　栄村の通勤先", other])
    assert {row["area"] for row in rows(document, "population")} == {None}


def test_a_table_of_households_below_a_heading_of_population_is_none(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2015年 | 2020年 |\n| 単独世帯 | 40世帯 | 45世帯 |\n| 合計 | 70世帯 | 72世帯 |"
    document = drawn(["１　総人口と世帯数", "表１　世帯類型別世帯数", table, "資料：国勢調査"])
    assert rows(document, "population") == []
    assert len(rows(document, "statistics")) == 4


def test_shares_that_only_the_end_of_a_title_names(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 年少人口 | 老年人口 |\n| 2015年 | 12.5 | 30.1 |\n| 2020年 | 11.0 | 33.3 |"
    found = rows(drawn(["表１　年齢別人口構成の推移（割合）", table, "資料：国勢調査"]), "population")
    assert {row["metric"] for row in found} == {"share_pct"}


def test_a_unit_in_lenticular_brackets_behind_a_title_is_no_part_of_it(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総人口 |\n| 2010年 | 1.2 |\n| 2015年 | 1.1 |"
    found = rows(drawn(["総人口の推移【単位：千人】", table]), "population")
    assert facts(found, "table_title", "value") == [("総人口の推移", 1200), ("総人口の推移", 1100)]
    split = "| 年 | 総人口 |\n| 2010年 | 1,200 (5.0) |\n| 2015年 | 1,100 (4.0) |"
    found = rows(drawn(["総人口の推移　【上段：人口（人）、下段：構成比（％）】", split]), "population")
    assert {row["table_title"] for row in found} == {"総人口の推移"}
