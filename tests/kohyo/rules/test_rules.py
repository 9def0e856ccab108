"""Each rule finds what is wrong and is silent about what is right."""

from __future__ import annotations

from typing import Any

from kohyo.rules import check
from schemas.tables import Budget, BudgetTotal, GradeCount, Initiative, Kpi, KpiResult, KpiSummary, Population, Row

D = "d0123456789ab"


def _rules(*rows: Row) -> list[str]:
    return [finding.rule for finding in check(rows)]


def _card(number: str | None, ordinal: int = 1, **more: Any) -> Initiative:
    return Initiative(
        initiative_id=f"{D}-i{ordinal:03}",
        document_id=D,
        ordinal=ordinal,
        number=number,
        name=f"事業{ordinal}",
        **more,
    )


def _budget(municipality: str | None, amount: float | None, n: int) -> Budget:
    return Budget(
        record_id=f"{D}-budgets-{n:05}",
        document_id=D,
        initiative_id=f"{D}-i001",
        fiscal_year=2025,
        municipality=municipality,
        amount_thousand_yen=amount,
        amount_raw=str(amount),
    )


def _figure(age: str | None, value: float, n: int, **more: Any) -> Population:
    values: dict[str, Any] = {
        "table_title": "人口の推移",
        "area": "松江市",
        "area_code": "32201",
        "year": 2030,
        "sex": "both",
        "series": "projection",
        "metric": "population",
        "value_raw": str(value),
    }
    values.update(more)
    return Population(record_id=f"{D}-population-{n:05}", document_id=D, age_group=age, value=value, **values)


def test_numbers_that_run_on_are_silent() -> None:
    assert _rules(_card("1"), _card("2", 2), _card(None, 3)) == []


def test_a_number_printed_twice_and_a_gap_are_found() -> None:
    assert _rules(_card("1"), _card("1", 2)) == ["card-number", "card-number"]
    assert _rules(_card("1"), _card("3", 2)) == ["card-number"]
    assert _rules(_card("10203"), _card("20415", 2), _card("30108", 3)) == []
    assert _rules(_card("①"), _card("②", 2)) == []


def test_numbers_begin_again_under_another_item() -> None:
    assert _rules(_card("1", measure="甲"), _card("1", 2, measure="乙")) == []


def test_a_gap_in_the_kpi_list_names_the_number() -> None:
    rows = [
        KpiSummary(record_id=f"{D}-k{n}", document_id=D, number=n, initiative_name=f"事業{n}") for n in (1, 2, 4)
    ]
    (finding,) = check(rows)
    assert (finding.rule, finding.expected) == ("card-number", "3")


def test_payers_that_add_up_are_silent_and_others_found() -> None:
    right = [_budget(None, 300, 1), _budget("松江市", 100, 2), _budget("出雲市", 200, 3)]
    assert _rules(_card(None), *right) == []
    (finding,) = check([_card(None), *right[:2], _budget("出雲市", 201, 3)])
    assert (finding.rule, finding.expected, finding.found) == ("sum-of-parts", "301", "300")


def test_a_part_of_one_payer_is_no_sum() -> None:
    parts = [(2025, None, 300), (2025, "松江市", 100), (2026, None, 400), (2026, "松江市", 150)]
    rows = [
        _budget(payer, amount, n).model_copy(update={"fiscal_year": year})
        for n, (year, payer, amount) in enumerate(parts, 1)
    ]
    assert _rules(_card(None), *rows) == []
    more = rows[3].model_copy(update={"amount_thousand_yen": 450})
    assert _rules(_card(None), *rows[:3], more) == ["sum-of-parts"]
    # where the payer's amount is the total in another year, it is meant to be it
    whole = rows[1].model_copy(update={"amount_thousand_yen": 300})
    assert _rules(_card(None), rows[0], whole, *rows[2:]) == ["sum-of-parts"]


def test_years_add_up_whatever_else_the_card_calls_one_of_them() -> None:
    years = [
        _budget(None, 100 * n, n).model_copy(update={"fiscal_year": 2022 + n, "kind": kind})
        for n, kind in enumerate((None, None, "planned"), 1)
    ]
    total = {"record_id": f"{D}-t1", "document_id": D, "initiative_id": f"{D}-i001", "years_raw": "計"}
    for amount, kind, found in ((600, None, 0), (300, None, 0), (610, None, 1), (600, "planned", 0)):
        row = BudgetTotal(**total, kind=kind, amount_thousand_yen=amount, amount_raw=str(amount))
        assert _rules(_card(None), *years, row) == ["sum-of-parts"] * found


def test_payers_with_an_unreadable_amount_are_not_judged() -> None:
    assert _rules(_budget(None, 300, 1), _budget("松江市", None, 2)) == []


def test_ages_that_do_not_add_up_are_found() -> None:
    ages = [_figure("0-14", 10, 1), _figure("15-64", 60, 2), _figure("65+", 30, 3)]
    assert _rules(*ages, _figure("total", 100, 4)) == []
    assert _rules(*ages, _figure("total", 110, 4)) == ["sum-of-parts"]


def test_a_census_total_may_hold_persons_of_unknown_age() -> None:
    ages = [_figure("0-14", 1000, 1), _figure("15-64", 6000, 2), _figure("65+", 3000, 3)]
    census = [row.model_copy(update={"series": "census"}) for row in [*ages, _figure("total", 10050, 4)]]
    assert _rules(*census) == []


def test_areas_that_do_not_add_up_are_found() -> None:
    parts = [_figure("total", 100, 1), _figure("total", 50, 2, area="出雲市", area_code="32203")]
    assert _rules(*parts, _figure("total", 150, 3, area="圏域合計", area_code=None)) == []
    assert _rules(*parts, _figure("total", 170, 3, area="圏域合計", area_code=None)) == ["sum-of-parts"]


def test_a_printed_change_is_held_against_the_figures() -> None:
    figures = [_figure("total", 200, 1, year=2020), _figure("total", 150, 2)]
    change: dict[str, Any] = {"metric": "change_rate_pct", "base_year": 2020}
    assert _rules(*figures, _figure("total", -25.0, 3, value_raw="▲25.0", **change)) == []
    assert _rules(*figures, _figure("total", -52.0, 3, value_raw="▲52.0", **change)) == ["printed-rate"]
    assert _rules(*figures, _figure("total", -25.1, 3, value_raw="(▲25.1%)", **change)) == []


def test_grades_are_counted_and_computed() -> None:
    card = _card(None)
    kpi = Kpi(
        kpi_id=f"{D}-i001-k1",
        document_id=D,
        initiative_id=card.initiative_id,
        ordinal=1,
        indicator="利用者数",
        cumulative=False,
    )
    result = KpiResult(
        record_id=f"{D}-r1",
        document_id=D,
        initiative_id=card.initiative_id,
        kpi_id=kpi.kpi_id,
        fiscal_year=2024,
        value=50,
        achievement_rate=0.5,
        grade_computed="C",
    )
    listed = KpiSummary(
        record_id=f"{D}-s1",
        document_id=D,
        policy_field="医療",
        initiative_name="事業1",
        indicator="利用者数",
        fiscal_year=2024,
        grade="C",
    )
    count = GradeCount(
        record_id=f"{D}-g1", document_id=D, policy_field="医療", fiscal_year=2024, grade="C", count=1
    )
    assert _rules(card, kpi, result, listed, count) == []
    assert _rules(card, kpi, result, listed, count.model_copy(update={"count": 2})) == ["grade-count"]
    assert _rules(card, kpi, result, listed.model_copy(update={"grade": "A"})) == ["grade-rate"]
    # a small letter is the same grade as its capital
    small, few = listed.model_copy(update={"grade": "c"}), count.model_copy(update={"grade": "c"})
    assert [_rules(card, kpi, result, *both) for both in ((small, count), (small, few), (listed, few))] == [[]] * 3
