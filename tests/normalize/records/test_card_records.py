"""What the raw records of cards mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from normalize.places import Gazetteer
from normalize.records import budgets, initiatives, kpis, schedules
from normalize.records.context import Context, context_of
from normalize.records.ledger import Ledger
from normalize.records.projects import projects_in
from schemas.printed import Box, Printed, RawRecord

DOCUMENT = "d0123456789ab"


@pytest.fixture
def context() -> Context:
    return Context(
        DOCUMENT,
        Gazetteer.load(),
        prefecture="山形県",
        plan=(2024, 2028),
        supported_years=Counter({2028: 3, 2023: 1}),
        grade_thresholds=(("A", 1.0), ("B", 0.8), ("C", 0.5), ("D", float("-inf"))),
    )


def _raw(
    table: str,
    key: int = 10,
    card: int | None = 1,
    ordinal: int | None = None,
    more: Mapping[str, str] | None = None,
    **fields: str,
) -> RawRecord:
    fields |= more or {}
    printed = {name: Printed(text, 3, Box(1, 2, 3, 4), keys=(key,)) for name, text in fields.items()}
    return RawRecord(table, key, printed, card, ordinal)


CARD = _raw("initiatives", 1, None, name="夜間診療事業")


def _read(module: Any, context: Context, *records: RawRecord) -> tuple[list[Any], Ledger]:
    ledger = Ledger(DOCUMENT)
    module.read(list(records), context, ledger)
    return ledger.rows, ledger


def _rules(ledger: Ledger) -> list[str]:
    return [finding.rule for finding in ledger.findings]


class TestInitiatives:
    def test_an_axis_in_a_cell_is_named_as_in_a_heading(self, context: Context) -> None:
        record = _raw("initiatives", 1, None, name="夜間診療事業", axis="生活機能の強化に係る\n政策分野")
        rows, _ = _read(initiatives, context, record)
        assert rows[0].axis == "生活機能の強化"

    def test_texts_lose_the_layout_and_ids_follow_the_reading_order(self, context: Context) -> None:
        rows, ledger = _read(
            initiatives,
            context,
            _raw("initiatives", 9, None, name="B事業", policy_field="医　療", description="夜間の診\n療を行う。"),
            _raw("initiatives", 2, None, name="A事業", evaluation_label="2024年度評価", evaluation="進んだ。"),
        )
        assert [(row.initiative_id, row.ordinal, row.name) for row in rows] == [
            (f"{DOCUMENT}-i001", 1, "A事業"),
            (f"{DOCUMENT}-i002", 2, "B事業"),
        ]
        assert (rows[1].policy_field, rows[1].description) == ("医療", "夜間の診療を行う。")
        assert (rows[0].evaluation_fy, rows[1].evaluation_fy) == (2024, None)
        places = {(p.record_id, p.field): p.raw_text for p in ledger.provenance}
        assert places[f"{DOCUMENT}-i001", "evaluation_fy"] == "2024年度評価"

    def test_a_report_on_one_year_evaluates_that_year(self) -> None:
        context = context_of(DOCUMENT, [], [], "つぼみ広域定住自立圏共生ビジョン R7進捗状況")
        rows, _ = _read(
            initiatives,
            context,
            _raw("initiatives", 1, None, name="A事業", evaluation="進んだ。"),
            _raw("initiatives", 2, None, name="B事業"),
        )
        assert [row.evaluation_fy for row in rows] == [2025, None]

    def test_a_dash_is_no_subsidy(self, context: Context) -> None:
        rows, _ = _read(initiatives, context, _raw("initiatives", 1, None, name="A事業", subsidy="―"))
        assert rows[0].subsidy is None

    def test_municipalities_are_joined_and_have_codes(self, context: Context) -> None:
        rows, ledger = _read(
            initiatives,
            context,
            _raw("initiatives", 1, None, name="A", municipalities="新 庄 市、金山町、\n真室\n川町"),
        )
        assert rows[0].municipalities == "新庄市、金山町、真室川町"
        assert [(row.municipality, row.area_code) for row in rows[1:]] == [
            ("新庄市", "06205"),
            ("金山町", "06361"),
            ("真室川町", "06364"),
        ]
        assert _rules(ledger) == []

    def test_a_trailing_comma_adds_no_municipality(self, context: Context) -> None:
        rows, _ = _read(initiatives, context, _raw("initiatives", 1, None, name="A", municipalities="新庄市、"))
        assert rows[0].municipalities == "新庄市"
        assert len(rows) == 2

    def test_a_collective_stays_a_word(self, context: Context) -> None:
        rows, _ = _read(initiatives, context, _raw("initiatives", 1, None, name="A", municipalities="全市町村"))
        assert (rows[0].municipalities, len(rows)) == ("全市町村", 1)

    def test_an_unknown_municipality_is_a_finding(self, context: Context) -> None:
        _, ledger = _read(initiatives, context, _raw("initiatives", 1, None, name="A", municipalities="架空町"))
        assert _rules(ledger) == ["unknown-place"]

    def test_a_card_without_a_name_is_an_error(self, context: Context) -> None:
        rows, ledger = _read(initiatives, context, _raw("initiatives", 1, None, description="行う。"))
        assert rows[0].name is None
        assert _rules(ledger) == ["missing-name"]

    def test_labels_without_a_column_are_kept(self, context: Context) -> None:
        extra = ((Printed("根拠\n計画"), Printed("医療構想")), (Printed("SDGsとの関連性"), Printed("―")))
        record = RawRecord("initiatives", 1, {"name": Printed("A事業")}, extra=extra)
        rows, _ = _read(initiatives, context, record)
        assert [(row.label, row.text) for row in rows[1:]] == [("根拠計画", "医療構想"), ("SDGsとの関連性", None)]

    def test_projects_of_a_card(self, context: Context) -> None:
        block = "【共　通】○共同事業\n【新庄市】○甲事業　○乙\n事業"
        rows, _ = _read(initiatives, context, CARD, _raw("initiative_projects", projects=block))
        assert [(row.owner, row.project) for row in rows[1:]] == [
            ("共通", "共同事業"),
            ("新庄市", "甲事業"),
            ("新庄市", "乙事業"),
        ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("○休日・夜間当番医制\n　（病院と共同）\n○補助金", ["休日・夜間当番医制（病院と共同）", "補助金"]),
        ("・甲事業\n・乙事業", ["甲事業", "乙事業"]),
        ("甲事業\n乙事業\n（県と共同）", ["甲事業", "乙事業（県と共同）"]),
        ("新庄市：○甲事業\n金山町：○乙事業", ["甲事業", "乙事業"]),
        ("○甲事業【新規】", ["甲事業【新規】"]),
        ("<b>【一関市】</b> ○甲事業 ○乙事業 (県と共同実施)", ["甲事業", "乙事業 (県と共同実施)"]),
        ("夜間診療事業、病院への補助金（市、県）", ["夜間診療事業", "病院への補助金（市、県）"]),
        ("夜間、休日の当番医制", ["夜間、休日の当番医制"]),
        ("○～過去に学び、今を見つめる～\n平泉ひとづくり事業", ["～過去に学び、今を見つめる～平泉ひとづくり事業"]),
    ],
)
def test_projects_behind_whatever_marks_them(block: str, expected: list[str]) -> None:
    assert [project.name for project in projects_in(block)] == expected


def test_owners_named_with_a_colon() -> None:
    assert [p.owner for p in projects_in("新庄市：○甲事業\n金山町：○乙事業")] == ["新庄市", "金山町"]


def test_owners_in_round_brackets_before_names_that_commas_part_over_wrapped_lines() -> None:
    block = "（山川市）夜間当番医の運営、病院への補助、看護師を育て\nる学校（県立）\n（里町）通院の支援\n送迎"
    assert [tuple(project) for project in projects_in(block)] == [
        ("山川市", "夜間当番医の運営"),
        ("山川市", "病院への補助"),
        ("山川市", "看護師を育てる学校（県立）"),
        ("里町", "通院の支援"),
        ("里町", "送迎"),
    ]


class TestBudgets:
    def _amount(self, context: Context, amount: str, **fields: str) -> Any:
        rows, ledger = _read(budgets, context, CARD, _raw("budgets", amount=amount, more=fields))
        return (rows[0] if rows else None), ledger

    def test_what_the_years_come_to_is_no_amount_of_a_year(self, context: Context) -> None:
        def of(year: str, amount: str, payer: str) -> RawRecord:
            return _raw("budgets", fiscal_year=year, amount=amount, municipality=payer, unit_label="予算（千円）")

        rows, _ = _read(
            budgets, context, CARD, of("R7", "5", "新庄市"), of("計", "9", "新庄市"), of("計", "8", "金山町")
        )
        told = [(row.TABLE, row.municipality, row.amount_thousand_yen, row.kind) for row in rows]
        assert told == [
            ("budgets", "新庄市", 5, "planned"),
            ("budget_totals", "新庄市", 9, "planned"),
            ("budgets", "金山町", 8, "planned"),  # all that is printed of this payer
        ]
        assert (rows[1].years_raw, rows[2].fiscal_year) == ("計", None)

    @pytest.mark.parametrize(
        ("amount", "label", "expected"),
        [
            ("48,221", "事業費(千円)", 48221),
            ("44, 550", "事業費見込\n（千円）", 44550),
            ("12.5", "事業費（単位：百万円）", 12500),
            ("1,500,000円", "事業費", 1500),
            ("0", "事業費\n(千円)", 0),
            ("△5", "事業費（百万円）", -5000),
        ],
    )
    def test_amounts_in_thousand_yen(self, context: Context, amount: str, label: str, expected: float) -> None:
        row, ledger = self._amount(context, amount, fiscal_year="R 1 0", unit_label=label)
        assert (row.amount_thousand_yen, row.fiscal_year, row.fiscal_year_raw) == (expected, 2028, "R 1 0")
        assert _rules(ledger) == []

    @pytest.mark.parametrize("blank", ["", "―", " － "])
    def test_blank_cells_and_dashes_are_no_rows(self, context: Context, blank: str) -> None:
        assert self._amount(context, blank, fiscal_year="R7", unit_label="事業費（千円）")[0] is None

    def test_an_amount_without_a_unit_is_null_and_found(self, context: Context) -> None:
        row, ledger = self._amount(context, "7,000", fiscal_year="R7", unit_label="事業費")
        assert (row.amount_thousand_yen, row.amount_raw) == (None, "7,000")
        assert _rules(ledger) == ["unreadable-number"]

    def test_the_sum_over_the_years_has_no_year(self, context: Context) -> None:
        row, ledger = self._amount(context, "700", fiscal_year="計", unit_label="事業費（千円）")
        assert (row.fiscal_year, row.fiscal_year_raw) == (None, "計")
        row, ledger = self._amount(context, "700", fiscal_year="５ か年計", unit_label="事業費（千円）")
        assert (row.fiscal_year, row.fiscal_year_raw) == (None, "５ か年計")
        assert not ledger.findings
        assert _rules(ledger) == []

    def test_payers_lose_their_letter_spacing(self, context: Context) -> None:
        row, _ = self._amount(context, "5", fiscal_year="R7", unit_label="(千円)", municipality="真 室 川 町")
        assert (row.municipality, row.area_code) == ("真室川町", "06364")

    def test_an_unreadable_year_is_null_and_found(self, context: Context) -> None:
        row, ledger = self._amount(context, "5", fiscal_year="前期", unit_label="(千円)")
        assert row.fiscal_year is None
        assert _rules(ledger) == ["unreadable-year"]


class TestSchedules:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, (None, None)),
            ({"fiscal_year": "R7"}, (2025, False)),
            ({"fiscal_year": "R7", "mark": "➡"}, (2025, True)),
            ({"fiscal_year": "R7", "mark": ""}, (2025, True)),
            ({"fiscal_year": "R7", "mark": "―"}, (2025, False)),
            ({"fiscal_year": "R7", "mark": "先進地の視察"}, (2025, True)),
            ({"fiscal_year": "R7", "mark_in_doubt": "普及啓発"}, (2025, None)),
        ],
    )
    def test_years_that_an_item_covers(
        self, context: Context, fields: dict[str, str], expected: tuple[int | None, bool | None]
    ) -> None:
        rows, _ = _read(schedules, context, CARD, _raw("schedules", item="普及\n啓発", more=fields))
        assert (rows[0].fiscal_year, rows[0].active, rows[0].item) == (*expected, "普及啓発")


class TestKpis:
    def _kpi(self, context: Context, *results: RawRecord, **fields: str) -> tuple[Any, list[Any], Ledger]:
        rows, ledger = _read(kpis, context, CARD, _raw("kpis", ordinal=1, more=fields), *results)
        return rows[0], rows[1:], ledger

    def test_unit_in_brackets_and_years_in_labels(self, context: Context) -> None:
        row, _, _ = self._kpi(
            context,
            indicator="年間開催数（回）",
            baseline="25",
            baseline_label="現状値 (R6)",
            target="36",
            target_label="目標値（R12）",
            note="幹事会を除く",
        )
        assert (row.kpi_id, row.indicator, row.unit) == (f"{DOCUMENT}-i001-k1", "年間開催数", "回")
        assert (row.baseline_value, row.baseline_fy, row.target_value, row.target_fy) == (25, 2024, 36, 2030)
        assert (row.note, row.cumulative) == ("幹事会を除く", False)

    @pytest.mark.parametrize(
        ("baseline", "year"),
        [({}, None), ({"baseline": "－"}, None), ({"baseline": "－（R4）"}, None), ({"baseline": "5"}, 2022)],
    )
    def test_the_year_over_a_baseline_that_is_not_printed_is_that_of_nothing(
        self, context: Context, baseline: dict[str, str], year: int | None
    ) -> None:
        row, _, _ = self._kpi(
            context, indicator="進捗率", baseline_label="現状値（R4年度）", target="15%", **baseline
        )
        assert row.baseline_fy == year

    @pytest.mark.parametrize("march", ["令和６年３月末", "R6.3", "2024年3月31日"])
    def test_a_month_before_april_belongs_to_the_fiscal_year_that_ends(self, context: Context, march: str) -> None:
        result = _raw("kpi_results", 11, ordinal=1, fiscal_year=march, value="30")
        row, results, _ = self._kpi(
            context,
            result,
            indicator="年間開催数（回）",
            baseline="25",
            baseline_label=f"現状値（{march}）",
            target="36",
            target_label="目標値（R12.4）",
        )
        assert (row.baseline_fy, row.target_fy, results[0].fiscal_year) == (2023, 2030, 2023)

    def test_a_year_without_era_stands_behind_the_value(self, context: Context) -> None:
        told = replace(context, supported_years=Counter({2022: 2, 2025: 3}))
        row, _, ledger = self._kpi(told, indicator="利用量", baseline="2,085（４年度）", target="4,000（８年度）")
        assert (row.baseline_value, row.baseline_fy, row.target_value, row.target_fy) == (2085, 2022, 4000, 2026)
        assert not ledger.findings

    def test_a_year_behind_the_value_says_more_than_that_over_its_column(self, context: Context) -> None:
        row, _, _ = self._kpi(context, indicator="利用量", target="４０（R10）", target_label="目標数値\nR 9")
        assert (row.target_value, row.target_fy) == (40, 2028)

    def test_unit_behind_the_value_and_cumulative(self, context: Context) -> None:
        row, _, _ = self._kpi(context, indicator="合格者数（累計）", target="28,108人/年", target_label="目標値")
        assert (row.indicator, row.unit, row.cumulative, row.target_fy) == (
            "合格者数（累計）",
            "人/年",
            True,
            None,
        )

    def test_a_column_of_units(self, context: Context) -> None:
        row, _, _ = self._kpi(context, indicator="満足度", unit="％", target="80")
        assert (row.unit, row.target_value) == ("%", 80)

    def test_a_blank_target_keeps_the_year_of_its_label(self, context: Context) -> None:
        row, _, ledger = self._kpi(
            context, indicator="件数", baseline="―", baseline_label="現状値（R6）", target_label="目標値（R12）"
        )
        assert (row.baseline_value, row.baseline_fy, row.baseline_raw) == (None, None, "―")
        assert (row.target_value, row.target_fy) == (None, 2030)
        assert _rules(ledger) == []

    def test_calendars_that_disagree_are_decided_by_the_plan_and_found(self, context: Context) -> None:
        row, _, ledger = self._kpi(context, indicator="件数", target="5", target_label="目標値 (2023年 (R10) 度)")
        assert row.target_fy == 2028
        assert _rules(ledger) == ["era-gregorian"]

    def test_calendars_that_disagree_stay_open_without_support(self, context: Context) -> None:
        row, _, ledger = self._kpi(context, indicator="件数", target="5", target_label="目標値 (2035年 (R20) 度)")
        assert row.target_fy is None
        assert _rules(ledger) == ["era-gregorian"]

    def test_a_value_in_words_is_null_and_found(self, context: Context) -> None:
        row, _, ledger = self._kpi(context, indicator="件数", target="増加", target_label="目標値（R10）")
        assert (row.target_value, row.target_raw, row.target_fy) == (None, "増加", 2028)
        assert _rules(ledger) == ["unreadable-number"]

    def test_a_year_beside_the_value(self, context: Context) -> None:
        row, _, _ = self._kpi(context, indicator="件数", baseline="36件（R4）")
        assert (row.baseline_value, row.baseline_fy, row.unit) == (36, 2022, "件")

    def test_a_year_behind_a_result_says_more_than_the_head_of_its_column(self, context: Context) -> None:
        result = _raw("kpi_results", ordinal=1, fiscal_year="年度実績", value="1,195（令和5年度）")
        _, (row,), ledger = self._kpi(context, result, indicator="件数", target="2,390")
        assert (row.value, row.fiscal_year, row.fiscal_year_raw, row.achievement_rate) == (
            1195,
            2023,
            "令和5年度",
            0.5,
        )
        assert not ledger.findings

    @pytest.mark.parametrize(
        ("value", "target", "rate", "grade"),
        [
            ("21", "38", 0.5526, "C"),
            ("84%", "84%", 1.0, "A"),
            ("26,291人", "29,000人/年", 0.9066, "B"),
            ("5", "0", None, None),
            ("5", "未定", None, None),
            ("集計中", "10", None, None),
        ],
    )
    def test_rates_and_grades(
        self, context: Context, value: str, target: str, rate: float | None, grade: str | None
    ) -> None:
        result = _raw("kpi_results", ordinal=1, fiscal_year="2024 (R6)", value=value)
        _, (row,), _ = self._kpi(context, result, indicator="件数", target=target)
        assert (row.fiscal_year, row.achievement_rate, row.grade_computed) == (2024, rate, grade)

    def test_a_blank_result_is_no_row(self, context: Context) -> None:
        result = _raw("kpi_results", ordinal=1, fiscal_year="R6", value="―")
        assert self._kpi(context, result, indicator="件数", target="3")[1] == []
