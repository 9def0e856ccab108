"""Sums that are areas, and what titles, units and notes say of a whole region."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import Population
from tests.drawing import Drawing
from tests.extract.tables.facts import Drawn, Rows, facts


def test_a_sum_beside_age_groups_that_have_one_of_their_own_is_an_area(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | <        | 2015年 | 2020年 |
    | 合計 | 0～14歳  | 100    | 90     |
    | ^    | 15～64歳 | 500    | 450    |
    | ^    | 65歳以上 | 400    | 410    |
    | ^    | 合計     | 1,000  | 950    |
    """
    found = facts(rows(drawn(["年齢３区分別人口の推移", table]), "population"), "area", "age_group")
    assert found[::2] == [("合計", age) for age in ("0-14", "15-64", "65+", "total")]


def test_a_title_names_the_region_as_the_area_of_a_table_without_areas(drawn: Drawn, rows: Rows) -> None:
    table = "| 区分 | 2030年 | 2040年 |\n| 社人研推計 | 900 | 800 |\n| 目標人口 | 950 | 900 |"
    for title, area in (("圏域の人口の目標", "圏域"), ("人口の目標", None)):
        found = rows(drawn(["表７　" + title, table]), "population")
        assert {row["area"] for row in found} == {area}


def test_a_note_says_what_rows_are_of_which_the_unit_tells_only_the_sign(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分   | 2020年 | 2025年 | 2030年 |
    | 山川市 | 10,000 | 9,000  | 8,100  |
    |        | －     | ▲ 10.0 | ▲ 10.0 |
    | 里町   | 2,000  | 1,900  | 1,710  |
    |        | －     | ▲ 5.0  | ▲ 10.0 |
    """
    lines = ["将来推計人口（単位：人、下段は％）", table, "※下段は、５年前に対する増減率"]
    found = [row for row in rows(drawn(lines), "population") if row["metric"] == "change_rate_pct"]
    assert facts(found, "area", "year", "base_year", "value")[:2] == [
        ("山川市", 2025, 2020, -10.0),
        ("山川市", 2030, 2025, -10.0),
    ]


def test_a_closing_quote_ends_what_a_note_says_of_another_column(drawn: Drawn, rows: Rows) -> None:
    table = "| 町名 | 面積（㎢） | 人口（人） |\n| 山川市 | 120.5 | 10,000 |\n| 里町 | 30.2 | 2,000 |"
    note = "出典：面積は国土地理院「面積調」、人口、世帯数は住民基本台帳（令和６年４月１日現在）"
    found = rows(drawn(["圏域の概況", table, note]), "population")
    assert {(row["year"], row["series"]) for row in found} == {(2024, "register")}


def test_the_reading_in_small_kana_above_a_place_is_no_part_of_its_name() -> None:
    d = Drawing(420, 160)
    xs = (40.0, 140.0, 240.0, 340.0)
    d.text(40, 30, "人口の推移（単位：人）", 9)
    d.grid(xs, (40, 60, 84, 108))
    for x, base, text in ((140, 54, "2015年"), (240, 54, "2020年"), (40, 80, "新庄市"), (40, 104, "金山町")):
        d.text(x + 4, base, text, 9)
    for x, kana in zip((46.0, 55.0, 64.0), "しんじ", strict=True):
        d.text(x, 69, kana, 4.5)
    for base, row in ((80, ("10,000", "9,000")), (104, ("2,000", "1,900"))):
        for x, text in zip(xs[1:], row, strict=False):
            d.text(x + 40, base, text, 9)
    found = [row for row in process(d.read()).rows if isinstance(row, Population)]
    assert {row.area for row in found} == {"新庄市", "金山町"}
