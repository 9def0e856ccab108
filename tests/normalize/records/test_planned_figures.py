"""Figures below years to come are targets, though nothing says so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from normalize.places import Gazetteer
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.planned_figures import told_as_baselines, told_as_targets
from schemas.printed import Printed, RawRecord

CONTEXT = Context("d0123456789ab", Gazetteer.load(), plan=(2025, 2029))


def _raw(table: str, key: int, fields: Mapping[str, str], card: int | None = 1, item: int | None = 1) -> RawRecord:
    return RawRecord(table, key, {name: Printed(text) for name, text in fields.items()}, card, item)


def _records(*years: str, kpi: Mapping[str, str]) -> list[RawRecord]:
    results = [_raw("kpi_results", 3 + n, {"fiscal_year": y, "value": str(n)}) for n, y in enumerate(years)]
    card = _raw("initiatives", 1, {"name": "夜間診療"}, None, None)
    return [card, _raw("kpis", 2, {"indicator": "受診者数", **kpi}), *results]


def test_the_last_figure_of_a_plan_is_the_target_and_the_others_are_kept() -> None:
    ledger = Ledger("d0123456789ab")
    card, kpi = told_as_targets(_records("R7", "R8", "R11", kpi={}), 2025, CONTEXT, ledger)
    assert (kpi.fields["target"].text, kpi.fields["target_label"].text) == ("2", "R11")
    assert [(a.text, b.text) for a, b in card.extra] == [("受診者数 R7", "0"), ("受診者数 R8", "1")]
    assert [found.rule for found in ledger.findings] == ["assumed-target"]


@pytest.mark.parametrize(
    ("years", "kpi", "published"),
    [
        (("R7", "R8"), {}, 2027),  # what came of the years can be known by then
        (("R7", "R8"), {}, None),
        (("R5", "R7"), {}, 2025),  # a year before the plan is one of results
        (("R7", "R8"), {"target": "9"}, 2025),
        (("R11",), {}, 2025),
    ],
)
def test_anything_else_stays_a_result(
    years: tuple[str, ...], kpi: Mapping[str, str], published: int | None
) -> None:
    records = _records(*years, kpi=kpi)
    ledger = Ledger("d0123456789ab")
    assert told_as_targets(records, published, CONTEXT, ledger) == records
    assert not ledger.findings


def test_the_one_figure_from_before_the_plan_is_the_baseline() -> None:
    card, kpi = told_as_baselines(_records("R6", kpi={"target": "9"}), CONTEXT)
    assert (kpi.fields["baseline"].text, kpi.fields["baseline_label"].text) == ("0", "R6")
    assert card.table == "initiatives"


@pytest.mark.parametrize(
    ("years", "kpi"),
    [
        (("R5", "R6"), {"target": "9"}),  # none of two is more the baseline than the other
        (("R7",), {"target": "9"}),  # a year of the plan is one of results
        (("R6",), {"target": "9", "baseline": "4"}),
        (("R6",), {}),
    ],
)
def test_other_figures_are_no_baselines(years: tuple[str, ...], kpi: Mapping[str, str]) -> None:
    records = _records(*years, kpi=kpi)
    assert told_as_baselines(records, CONTEXT) == records


def test_a_row_of_a_list_with_one_figure_from_before_the_plan_has_a_baseline() -> None:
    fields = {"indicator": "転入者数", "target": "60", "value": "41", "fiscal_year": "実績\n（2023年度）"}
    (row,) = told_as_baselines([_raw("kpi_summary", 1, fields, None, None)], CONTEXT)
    assert {name: printed.text for name, printed in row.fields.items()} == {
        "indicator": "転入者数",
        "target": "60",
        "baseline": "41",
        "baseline_label": "実績\n（2023年度）",
    }


@pytest.mark.parametrize("more", [{"rate": "68%"}, {"grade": "C"}, {"baseline": "38"}, {"fiscal_year": "R7"}])
def test_a_row_that_is_evaluated_or_of_a_year_of_the_plan_keeps_its_result(more: Mapping[str, str]) -> None:
    fields = {"indicator": "転入者数", "target": "60", "value": "41", "fiscal_year": "R5", **more}
    records = [_raw("kpi_summary", 1, fields, None, None)]
    assert told_as_baselines(records, CONTEXT) == records


def test_results_of_several_years_of_a_list_stay_results() -> None:
    fields = {"indicator": "転入者数", "target": "60", "value": "41"}
    records = [_raw("kpi_summary", n, {**fields, "fiscal_year": f"R{n}"}, None, None) for n in (4, 5)]
    assert told_as_baselines(records, CONTEXT) == records
