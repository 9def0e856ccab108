"""Population tables set side by side, each with a name or labels of its own, and tables that go on overleaf."""

from __future__ import annotations

from pathlib import Path

from kohyo.pipeline import read_document
from samples.drawing import CID_GOTHIC, Cell, Sheet, label
from tests.extract.tables.facts import Drawn, Rows, facts


def test_the_corner_of_a_table_names_its_pattern(drawn: Drawn, rows: Rows) -> None:
    one = "| 社人研推計準拠 | 2030 | 2040 |\n| 総人口 | 1,933 | 1,474 |\n| 年少人口 | 150 | 110 |"
    other = "| 村独自推計 | 2030 | 2040 |\n| 総人口 | 2,010 | 1,702 |\n| 年少人口 | 171 | 152 |"
    found = rows(drawn(["年齢３区分別人口の推計（単位：人）", one, other]), "population")
    assert facts(found, "pattern", "age_group", "year", "value") == [
        ("社人研推計準拠", "total", 2030, 1933),
        ("社人研推計準拠", "total", 2040, 1474),
        ("社人研推計準拠", "0-14", 2030, 150),
        ("社人研推計準拠", "0-14", 2040, 110),
        ("村独自推計", "total", 2030, 2010),
        ("村独自推計", "total", 2040, 1702),
        ("村独自推計", "0-14", 2030, 171),
        ("村独自推計", "0-14", 2040, 152),
    ]


def test_ages_between_men_and_women_twice_side_by_side_with_a_total_at_the_end_only(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 男 | 年齢階級 | 女 | 男 | 年齢階級 | 女 |
    | 28 | 0～4歳 | 27 | 68 | 45～49歳 | 65 |
    | 34 | 5～9歳 | 33 | 73 | 50～54歳 | 70 |
    |  |  |  | 203 | 合計 | 195 |
    """
    found = rows(drawn(["男女別・年齢５歳階級別人口（令和２年国勢調査）（単位：人）", table]), "population")
    assert set(facts(found, "age_group", "sex", "value")) == {
        ("0-4", "male", 28),
        ("0-4", "female", 27),
        ("5-9", "male", 34),
        ("5-9", "female", 33),
        ("45-49", "male", 68),
        ("45-49", "female", 65),
        ("50-54", "male", 73),
        ("50-54", "female", 70),
        ("total", "male", 203),
        ("total", "female", 195),
    }


def test_a_title_that_says_that_the_table_goes_on_is_the_same_title(drawn: Drawn, rows: Rows) -> None:
    first = "| 年 | 総人口 |\n| 2020年 | 359 |\n| 2025年 | 326 |"
    second = "| 年 | 総人口 |\n| 2030年 | 293 |\n| 2035年 | 265 |"
    document = drawn(["表１ 総人口の推計（単位：人）", first], ["表１ 総人口の推計（つづき）（単位：人）", second])
    found = rows(document, "population")
    assert len(found) == 4
    assert len({row["table_title"] for row in found}) == 1


def test_the_right_one_of_two_halves_has_the_title_above_the_left_one(tmp_path: Path) -> None:
    path = tmp_path / "halves.pdf"
    sheet = Sheet(path, "人口ビジョン", font=CID_GOTHIC)
    sheet.line("【令和２年の男女別人口】（単位：人）")
    top = sheet.top
    for x, rows in (
        (56, (("0～4歳", "24", "25"), ("5～9歳", "28", "26"))),
        (320, (("10～14歳", "33", "31"), ("15～19歳", "29", "24"))),
    ):
        sheet.top = top
        sheet.table(
            [[label(head) for head in ("年齢階級", "男", "女")], *([Cell(text) for text in row] for row in rows)],
            [80, 60, 60],
            x=x,
        )
    sheet.line("資料：総務省「国勢調査」")
    sheet.save()
    found = [row for row in read_document(path).rows if row.TABLE == "population"]
    assert {(row.table_title, row.series) for row in found} == {("令和２年の男女別人口", "census")}
    assert [(row.age_group, row.sex, row.value) for row in found] == [
        ("0-4", "male", 24),
        ("0-4", "female", 25),
        ("5-9", "male", 28),
        ("5-9", "female", 26),
        ("10-14", "male", 33),
        ("10-14", "female", 31),
        ("15-19", "male", 29),
        ("15-19", "female", 24),
    ]
