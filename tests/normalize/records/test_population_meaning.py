"""Series, years and measures from raw records, as any family may yield them."""

from __future__ import annotations

from typing import Any

import pytest

from normalize.places import Gazetteer
from normalize.records import kpi_summary, population, statistics
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.population_sources import Sources
from schemas.printed import Printed, RawRecord


def record(table: str, key: int = 1, /, **fields: str) -> RawRecord:
    return RawRecord(table, key, {name: Printed(text, page=1, line=key) for name, text in fields.items()})


def read(module: Any, *records: RawRecord, **context: Any) -> tuple[list[dict[str, Any]], Ledger]:
    ledger = Ledger("d0")
    module.read(records, Context("d0", Gazetteer.load(), **context), ledger)
    return [row.model_dump() for row in ledger.rows], ledger


@pytest.mark.parametrize(
    ("title", "note", "label", "year", "series"),
    [
        ("人口の推移", "資料：国勢調査", "", 2010, "census"),
        ("人口の推移", "資料：住民基本台帳（各年3月末）", "", 2023, "register"),
        ("将来人口推計（人口ビジョンより）", "※ 2020年の人口は国勢調査の結果による。", "", 2020, "census"),
        ("将来人口推計（人口ビジョンより）", "※ 2020年の人口は国勢調査の結果による。", "", 2025, "target"),
        ("人口（社会保障・人口問題研究所平成30年３月公表）", "", "", 2015, "census"),
        ("人口（社会保障・人口問題研究所平成30年３月公表）", "", "", 2020, "projection"),
        ("人口", "2020年までは国勢調査、以降は社人研推計", "", 2015, "census"),
        ("人口", "2020年までは国勢調査、以降は社人研推計", "", 2025, "projection"),
        ("人口", "資料：国勢調査、社人研推計", "", 2025, None),
        ("人口", "資料：国勢調査、社人研（平成30年推計）", "", 2025, "projection"),
        ("人口", "資料：国勢調査、社人研（平成30年推計）", "", 2010, "census"),
        ("人口", "資料：実績は国勢調査より", "実績", 2010, "census"),
        ("人口", "", "実績", 2010, None),
        ("人口の目標", "", "令和2年国勢調査", 2020, "census"),
        ("人口", "", "", 2020, None),
        ("人口", "※2020年は国勢調査による実績値", "目標人口（人）", 2020, "census"),
        ("人口", "※2020年は国勢調査による実績値", "目標人口（人）", 2030, "target"),
        ("人口", "資料：実績は2020年国勢調査", "推計値", 2020, "projection"),
    ],
)
def test_the_series_of_a_year(title: str, note: str, label: str, year: int, series: str | None) -> None:
    assert Sources(title, note).of(year, label) == series


def test_a_growth_column_takes_the_last_year_of_its_row_whatever_its_order() -> None:
    common = {"table_title": "人口の推移", "area": "一関市", "row_label": "合計"}
    rows, ledger = read(
        population,
        record("population", 1, **common, column_label="増減率(%)\nR2比", value="▲ 39.30"),
        record("population", 2, **common, column_label="2020年\n（R2年度）", value="1,000"),
        record("population", 3, **common, column_label="2040年\n（R22年度）", value="607"),
        record("population", 4, **common, column_label="人口比率\nR22", value="8.19%"),
    )
    assert [(row["metric"], row["year"], row["base_year"], row["value"]) for row in rows] == [
        ("change_rate_pct", 2040, 2020, -39.3),
        ("population", 2020, None, 1000),
        ("population", 2040, None, 607),
        ("share_pct", 2040, None, 8.19),
    ]
    assert not ledger.findings
    assert rows[1]["year_raw"] == "2020年（R2年度）"


def test_a_conflict_that_nothing_decides_leaves_the_year_empty() -> None:
    rows, ledger = read(population, record("population", column_label="2026年\n（R7年）", value="1,000"))
    assert rows[0]["year"] is None
    assert {finding.rule for finding in ledger.findings} == {"era-gregorian", "unreadable-year"}


def test_percent_without_any_measure_is_reported_and_not_guessed() -> None:
    rows, ledger = read(population, record("population", table_title="人口", column_label="2020年", value="8.1%"))
    assert rows == []
    assert [finding.rule for finding in ledger.findings] == ["unknown-label"]


def test_a_value_that_is_no_number_is_empty_and_reported() -> None:
    rows, ledger = read(population, record("population", column_label="2020年", value="1,2345"))
    assert (rows[0]["value"], rows[0]["value_raw"]) == (None, "1,2345")
    assert [finding.rule for finding in ledger.findings] == ["unreadable-number"]


def test_the_area_is_the_place_that_a_label_names() -> None:
    for label, area, code in (
        ("山形県人口", "山形県", "06000"),
        ("新庄市の総人口", "新庄市", "06205"),
        ("圏域の総人口", "圏域の総人口", None),
        ("山の上地区計", "山の上地区計", None),
    ):
        one = record("population", area=label, column_label="2020年", value="1")
        found = read(population, one, prefecture="山形県")[0][0]
        assert (found["area"], found["area_code"]) == (area, code)


def test_namesakes_need_the_prefecture_of_the_document() -> None:
    one = record("population", area="金 山 町", column_label="2020年", value="1")
    assert read(population, one, prefecture="山形県")[0][0]["area_code"] == "06361"
    rows, ledger = read(population, one)
    assert (rows[0]["area"], rows[0]["area_code"]) == ("金山町", None)
    assert [finding.rule for finding in ledger.findings] == ["unknown-place"]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"row_label": "団体数", "value": "16団体"}, ("count", "団体", 16)),
        ({"column_label": "上限額", "value": "500万円"}, ("amount", "万円", 500)),
        ({"column_label": "面積", "value": "374.22 km ²"}, ("area", "km²", 374.22)),
        ({"row_label": "面積", "unit_label": "（単位： ）", "value": "63.39"}, ("area", None, 63.39)),
        ({"row_label": "世帯当たり", "value": "2.5", "unit_label": "（単位：人・％）"}, ("other", None, 2.5)),
        ({"row_label": "件数", "value": "集計中"}, ("count", None, None)),
    ],
)
def test_the_measure_of_a_statistic(fields: dict[str, str], wanted: tuple[Any, ...]) -> None:
    rows, _ = read(statistics, record("statistics", **fields))
    assert tuple(rows[0][name] for name in ("metric", "unit", "value")) == wanted


def test_an_indicator_without_year_in_the_list_takes_the_year_of_results() -> None:
    one = record("kpi_summary", number="①", indicator="○参加者数（人）（累計）", value="１２", grade="Ｂ")
    rows, ledger = read(kpi_summary, one, results_fy=2024)
    row = rows[0]
    assert (row["number"], row["indicator"], row["unit"]) == (1, "参加者数（累計）", "人")
    assert (row["fiscal_year"], row["value"], row["grade"]) == (2024, 12, "B")
    assert not ledger.findings
    rows, ledger = read(kpi_summary, one)
    assert rows[0]["fiscal_year"] is None
    assert [finding.rule for finding in ledger.findings] == ["unreadable-year"]


def test_a_year_printed_in_the_cell_beats_the_one_over_the_column() -> None:
    one = record("kpi_summary", indicator="回数", baseline="80（R3）", baseline_label="基準値\n（R4）")
    rows, _ = read(kpi_summary, one)
    assert (rows[0]["baseline_value"], rows[0]["baseline_fy"], rows[0]["fiscal_year"]) == (80, 2021, None)


def test_two_figures_for_one_place_are_reported_once() -> None:
    values = ("1", "2", "3")
    records = [record("population", n, column_label="2020年", value=value) for n, value in enumerate(values, 1)]
    rows, ledger = read(population, *records)
    assert [row["value"] for row in rows] == [1, 2, 3]
    assert [finding.rule for finding in ledger.findings] == ["value-in-wrong-cell"]


def test_a_number_before_the_name_counts_where_no_column_numbers() -> None:
    one = record("kpi_summary", indicator="回数", initiative_name="12 研修事業")
    row = read(kpi_summary, one)[0][0]
    assert (row["number"], row["initiative_name"]) == (12, "研修事業")


def test_a_table_without_areas_is_of_the_municipality_whose_document_it_is() -> None:
    cover = Printed("福島県 昭和村", page=1, line=1)
    own = {"prefecture": "福島県", "municipality": "昭和村", "municipality_source": cover}
    rows, ledger = read(
        population,
        record("population", 1, column_label="2020年", area_of_document="山川市", value="1,200"),
        record("population", 2, column_label="2030年", areas_around="昭和村と山川市の人口", value="1,000"),
        record("population", 3, column_label="2040年", area="本村", value="900"),
        **own,
    )
    assert [(row["area"], row["area_code"]) for row in rows] == [
        ("昭和村", "07446"),
        (None, None),
        ("本村", "07446"),
    ]
    assert [p.raw_text for p in ledger.provenance if p.field == "area"] == ["福島県 昭和村", "本村"]


@pytest.mark.parametrize(
    ("title", "value", "metric", "age"),
    [
        ("高齢化率の推移", "28.60", "aging_rate_pct", "65+"),
        ("高齢化率の推移", "2,860", "population", "total"),
        ("人口と高齢化率の推移", "28.60", "population", "total"),
    ],
)
def test_decimals_below_a_title_of_the_rate_of_the_aged_alone_are_that_rate(
    title: str, value: str, metric: str, age: str
) -> None:
    rows, _ = read(
        population,
        record("population", 1, table_title=title, area="全国", column_label="2015年", value=value),
    )
    assert [(row["metric"], row["age_group"]) for row in rows] == [(metric, age)]
