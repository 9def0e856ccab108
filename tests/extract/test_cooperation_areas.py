"""Areas of a programme in a small table each, or one beside the other, below the headings of their list."""

from __future__ import annotations

import pytest

from extract.document import read_bytes
from extract.families import cooperation_area, programme_cards, programme_list
from extract.family import Family
from extract.programmes.columns import programme_tables
from normalize.records import programmes
from normalize.records.context import context_of
from normalize.records.ledger import Ledger
from schemas.printed import Document, RawRecord
from schemas.tables import CooperationArea

HEADS = "# 海の連携事業（令和元年度）取組団体の概要\n\n## 都市圏の形成に向けた取組\n\n"
FORMS = (
    HEADS
    + """
| 代表団体 | 長野市 |  |  |
|---|---|---|---|
| 関係団体 | 須坂市、千曲市 |  |  |
| 関係団体の人口（人） | 543,424（うち長野市 377,598） | 面積（km²） | 1,558 |
| 取組概要 | 調べる。 |  |  |

| 代表団体 | 福山市 |  |  |
|---|---|---|---|
| 関係団体 | 三原市、尾道市 |  |  |
| 関係団体の人口（人） | 857,212（うち福山市 464,811） | 面積（km²） | 2,509 |
| 取組概要 | 作る。 |  |  |

## 県との連携に向けた取組

| 代表団体 | 秋田県 |  |  |
|---|---|---|---|
| 関係団体 | 横手市、湯沢市 |  |  |
| 関係団体の人口（人） | 170,356 | 面積（km²） | 2,368 |
| 取組概要 | 話す。 |  |  |
"""
)
ACROSS = (
    HEADS
    + """
| 団体名 | 長野市 | 福山市 |
|---|---|---|
| 連携市町村 | 須坂市 | 三原市 |
| 圏域人口（人） | 543,424 | 857,212 |
| うち中心市の人口（人） | 377,598 | － |
| 圏域面積（km²） | 1,558 | 2,509 |
| 事業概要 | 調べる。 | 作る。 |
"""
)
DOWN = (
    HEADS
    + """
| 実施団体 | 圏域人口 | （うち中心市） | 圏域面積 |
|---|---|---|---|
| 長野市 | 543,424人 | 377,598人 | 1,558km² |
| 関係市町村 |  |  |  |
| 須坂市、千曲市 |  |  |  |
| 取組の概要 |  |  |  |
| 調べる。 |  |  |  |
"""
)


def _document(text: str) -> Document:
    return read_bytes(text.encode("utf-8"), source_name="a.md")


def _records(family: Family, document: Document) -> list[RawRecord]:
    return [record for region in family.find(document) for record in family.read(document, region).records]


def _areas(text: str) -> list[CooperationArea]:
    ledger = Ledger("d0")
    records = _records(cooperation_area.FAMILY, _document(text))
    programmes.read(records, context_of("d0", [], records, None), ledger)
    return [row for row in ledger.rows if isinstance(row, CooperationArea)]


def test_the_headings_above_a_small_table_tell_the_year_and_category_of_its_area() -> None:
    found = [
        (area.fiscal_year, area.category, area.organization, area.partners, area.core_population, area.area_km2)
        for area in _areas(FORMS)
    ]
    assert found == [
        (2019, "都市圏の形成に向けた取組", "長野市", "須坂市、千曲市", 377598, 1558),
        (2019, "都市圏の形成に向けた取組", "福山市", "三原市、尾道市", 464811, 2509),
        (2019, "県との連携に向けた取組", "秋田県", "横手市、湯沢市", None, 2368),
    ]


def test_areas_stand_beside_each_other_with_their_labels_at_the_left() -> None:
    found = [
        (area.fiscal_year, area.category, area.organization, area.population, area.core_population, area.summary)
        for area in _areas(ACROSS)
    ]
    assert found == [
        (2019, "都市圏の形成に向けた取組", "長野市", 543424, 377598, "調べる。"),
        (2019, "都市圏の形成に向けた取組", "福山市", 857212, None, "作る。"),
    ]


def test_a_label_that_stands_alone_below_heads_makes_their_table_a_form_and_no_list() -> None:
    assert programme_tables(_document(DOWN)) == ()
    (area,) = _areas(DOWN)
    assert (area.organization, area.population, area.core_population) == ("長野市", 543424, 377598)
    assert (area.partners, area.summary) == ("須坂市、千曲市", "調べる。")


@pytest.mark.parametrize(
    ("printed", "core"), [("10,000（うち燕市 8,000）", 8000), ("10,000人（うち高齢者 3,000）", None)]
)
def test_without_its_unit_the_people_of_the_core_are_known_by_a_place(printed: str, core: int | None) -> None:
    area = _areas(FORMS.replace("543,424（うち長野市 377,598）", printed))[0]
    assert (area.population, area.core_population) == (10000, core)


def test_selected_projects_may_stand_beside_each_other_as_well() -> None:
    text = """
# 令和元年度「海」事業 採択団体

| 団体名 | 燕市 | 阿南市 | 弥彦村 | 秋田県 |
|---|---|---|---|---|
| 対象者 | 漁師 | 学生 | 子ども | 大人 |
| 事業概要 | 魚を売る。 | 泳ぐ。 | 遊ぶ。 | 話す。 |
"""
    records = _records(programme_list.FAMILY, _document(text))
    names = ("organization", "audience", "summary")
    assert [[record.fields[name].text for name in names] for record in records] == [
        ["燕市", "漁師", "魚を売る。"],
        ["阿南市", "学生", "泳ぐ。"],
        ["弥彦村", "子ども", "遊ぶ。"],
        ["秋田県", "大人", "話す。"],
    ]
    assert _records(programme_cards.FAMILY, _document(text)) == []
