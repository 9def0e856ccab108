"""Tables of a region's municipalities: population, area and rates side by side, the year in a header or a note."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

TABLE = """
| 市町名 | 人口（令和２年国勢調査） | 高齢化率 | 面積（km²） |
| 中津市 | 82,863人 | 30.4％ | 491.44 |
| 宇佐市 | 52,771人 | 36.9％ | 439.05 |
| 豊前市 | 24,391人 | 37.5％ | 111.01 |
"""


def test_the_year_of_a_head_count_stands_in_its_header_and_a_note_on_the_area_tells_none(
    drawn: Drawn, rows: Rows
) -> None:
    note = "※ 面積は国土地理院「全国都道府県市区町村別面積調」（令和６年10月１日時点）による。"
    found = rows(drawn(["■圏域を構成する市町の状況", TABLE, note]), "population")
    counts = [row for row in found if row["metric"] == "population"]
    assert facts(counts, "area", "year", "value") == [
        ("中津市", 2020, 82863),
        ("宇佐市", 2020, 52771),
        ("豊前市", 2020, 24391),
    ]
    assert all(row["year"] != 2024 for row in found)


def test_a_description_of_each_municipality_makes_its_table_none_of_a_programme(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 市町村名 | 人口 | 面積 | 概要 |
    | 新庄市 | 32,075人 | 222.85km² | 城下町として栄えてきた。 |
    | 金山町 | 4,511人 | 161.67km² | 宿場町として栄えた。 |
    """
    document = drawn(["①構成市町村の概要", table, "※人口：「令和6年山形県の人口と世帯数」より"])
    assert facts(rows(document, "population"), "area", "year", "value") == [
        ("新庄市", 2024, 32075),
        ("金山町", 2024, 4511),
    ]
    assert facts(rows(document, "statistics"), "row_label", "metric", "value") == [
        ("新庄市", "area", 222.85),
        ("金山町", "area", 161.67),
    ]
    assert not rows(document, "cooperation_areas")


def test_a_note_on_area_and_persons_tells_the_year_of_the_persons_only(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 市町村名 | 面積（km²） | 人口（人） | 世帯数（世帯） |
    | 新庄市 | 222.85 | 32,075 | 13,001 |
    | 金山町 | 161.67 | 4,511 | 1,620 |
    """
    note = "資料：面積は面積調（令和６年10月１日）、人口及び世帯数は住民基本台帳（令和７年４月１日現在）"
    found = rows(drawn(["表１　構成市町村の面積、人口及び世帯数", table, note]), "population")
    assert facts(found, "area", "year", "series", "value") == [
        ("新庄市", 2025, "register", 32075),
        ("金山町", 2025, "register", 4511),
    ]
