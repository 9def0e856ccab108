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


def _halves(sheet: Sheet, title: str, unit: str, parts: dict[int, tuple[tuple[str, ...], ...]]) -> None:
    """A table in parts beside each other, its title above the first one and its unit at the right end."""
    sheet.line(title)
    if unit:
        sheet.text(unit, 536, sheet.top - 6, align="right")
    top, bottom = sheet.top, 0.0
    for x, rows in parts.items():
        sheet.top = top
        sheet.table(
            [[label(t) for t in rows[0]], *([Cell(t) for t in row] for row in rows[1:])], [60, 40, 40], x=x
        )
        bottom = max(bottom, sheet.top)
    sheet.top = bottom
    sheet.line("資料：総務省「国勢調査」", size=8)


def test_tables_in_parts_below_each_other_are_read_part_by_part(tmp_path: Path) -> None:
    head = ("年齢", "男", "女")
    sheet = Sheet(tmp_path / "parts.pdf", "人口ビジョン", font=CID_GOTHIC)
    for number, year in ((1, "平成27年"), (2, "令和２年")):
        parts = {
            56: (head, ("0～4歳", f"1{number}", "14"), ("5～9歳", "16", f"1{number}")),
            226: (head, ("10～14歳", f"2{number}", "24"), ("15～19歳", "26", "29")),
            396: (head, ("20～24歳", f"3{number}", "34"), ("25～29歳", "36", "39"), ("総数", "99", f"8{number}")),
        }
        _halves(sheet, f"表{number}　５歳階級別・男女別人口（{year}）", "（単位：人）", parts)
    sheet.save()
    found = [row for row in read_document(tmp_path / "parts.pdf").rows if row.TABLE == "population"]
    assert {row.series for row in found} == {"census"}
    for number, year in ((1, 2015), (2, 2020)):
        own = {(row.age_group, row.sex): row.value for row in found if row.year == year}
        assert len(own) == 14
        assert (own["0-4", "male"], own["10-14", "male"], own["total", "female"]) == (
            10 + number,
            20 + number,
            80 + number,
        )


def test_the_unit_over_the_right_half_is_that_of_the_left_one_too(tmp_path: Path) -> None:
    head = ("年", "戸数", "耕地")
    sheet = Sheet(tmp_path / "unit.pdf", "農業の統計", font=CID_GOTHIC)
    parts = {
        56: (head, ("平成12年", "310", "420"), ("平成17年", "280", "400")),
        396: (head, ("平成22年", "250", "380"), ("平成27年", "230", "360")),
    }
    _halves(sheet, "表１　農家数の推移", "（単位：戸）", parts)
    sheet.save()
    found = [row for row in read_document(tmp_path / "unit.pdf").rows if row.TABLE == "statistics"]
    assert {(row.table_title, row.unit) for row in found} == {("農家数の推移", "戸")}
    assert len(found) == 8


def test_a_blank_column_parts_two_halves_below_a_row_that_names_the_year(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 令和２年国勢調査人口（人） | < | < | < | < | < | < |
    | 年齢 | 男 | 女 |  | 年齢 | 男 | 女 |
    | 0～4歳 | 10 | 11 |  | 10～14歳 | 14 | 15 |
    | 5～9歳 | 12 | 13 |  | 合計 | 36 | 39 |
    """
    found = rows(drawn(["表１ 年齢別・男女別人口", table]), "population")
    assert set(facts(found, "age_group", "sex", "year", "series", "value")) == {
        ("0-4", "male", 2020, "census", 10),
        ("0-4", "female", 2020, "census", 11),
        ("5-9", "male", 2020, "census", 12),
        ("5-9", "female", 2020, "census", 13),
        ("10-14", "male", 2020, "census", 14),
        ("10-14", "female", 2020, "census", 15),
        ("total", "male", 2020, "census", 36),
        ("total", "female", 2020, "census", 39),
    }
