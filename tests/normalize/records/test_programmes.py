from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import read_bytes
from kohyo.pipeline import process, read_document
from schemas.tables import CooperationArea, ModelProject, Row, Statistic

SHARED = Path(__file__).parents[4] / "shared" / "seeds"

TEXT = """
令和元年度「海」拡大事業 採択団体

関係型（これから関わる者等を対象とする取組）

提案団体\t対象者\t事業概要
いちきくしきのし いちき 串木野市 (鹿児島県)\t芸術家、 学生等\t・村をつくる。 ・人を招く。
三重県 【伊勢市 ほか12市町】\tファン\t県民になってもらう。
山海交流協議会\t子ども\t海で遊ぶ。

令和２年度 連携事業 委託団体

団体名\t関係団体\t圏域人口\t圏域面積\t概要
長野市\t【長野県】須坂市 【新潟県】妙高市 (計2市)\t543,424人 (うち長野市 377,598人)\t約1,558km²\t進める。
"""


def _rows(text: str) -> tuple[Row, ...]:
    return process(read_bytes(text.encode("utf-8"), source_name="a.txt")).rows


def test_projects_have_names_readings_prefectures_and_partners() -> None:
    projects = [row for row in _rows(TEXT) if isinstance(row, ModelProject)]
    assert [(p.organization, p.furigana, p.prefecture, p.partners) for p in projects] == [
        ("いちき串木野市", "いちきくしきのし", "鹿児島県", None),
        ("三重県", None, "三重県", "伊勢市 ほか12市町"),
        ("山海交流協議会", None, None, None),
    ]
    assert {(p.fiscal_year, p.programme, p.category) for p in projects} == {(2019, "「海」拡大事業", "関係型")}
    assert projects[0].audience == "芸術家、学生等"
    assert projects[0].summary == "村をつくる。 人を招く。"


def test_a_dash_is_no_partner_and_a_row_with_its_number_names_the_category() -> None:
    table = """
令和元年度「海」拡大事業 採択団体

提案団体\t都道府県\t連携団体\t事業概要
■ 関係型\t1団体
阿南市\t徳島県\t－\t泳ぐ。
■ 創出型\t2団体
燕市\t新潟県\t弥彦村\t魚を売る。
美波町\t徳島県\t―\t海を守る。
"""
    projects = [row for row in _rows(table) if isinstance(row, ModelProject)]
    assert [(p.organization, p.category, p.partners) for p in projects] == [
        ("阿南市", "関係型", None),
        ("燕市", "創出型", "弥彦村"),
        ("美波町", "創出型", None),
    ]


def test_areas_have_figures_and_what_is_not_certain_is_null() -> None:
    rows = _rows(TEXT)
    (area,) = [row for row in rows if isinstance(row, CooperationArea)]
    assert (area.fiscal_year, area.population, area.core_population) == (2020, 543424, 377598)
    assert area.partners == "【長野県】須坂市、【新潟県】妙高市"
    assert area.area_km2 is None
    messages = [str(row.model_dump().get("message")) for row in rows if row.TABLE == "findings"]
    assert any("長野市" in message and "面積" in message for message in messages)
    assert any("山海交流協議会" in message for message in messages)


@pytest.mark.shared
def test_a_whole_national_programme_is_read() -> None:
    path = SHARED / "soumu_kankeijinko.txt"
    if not path.exists():
        pytest.skip("the shared documents are not beside the checkout")
    rows = read_document(path).rows
    counts = [sum(isinstance(row, kind) for row in rows) for kind in (ModelProject, CooperationArea, Statistic)]
    assert counts == [74, 8, 23]
