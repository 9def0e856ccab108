"""Totals over years, funds, balances and rates of achievement: what the page itself makes of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kohyo.rules import check
from schemas.findings import Finding
from schemas.tables import Budget, BudgetTotal, Initiative, InitiativeExtraField, KpiSummary, Row, Statistic

D = "d0123456789ab"
CARD = Initiative(initiative_id=f"{D}-i001", document_id=D, ordinal=1, name="路線バスの維持")


def amounts(figures: dict[str, int], payer: str | None = None, start: int = 1) -> list[Row]:
    """Amounts by year as printed; 計 and the like have no year."""
    rows: list[Row] = []
    for n, (year, amount) in enumerate(figures.items(), start):
        common: dict[str, Any] = {
            "document_id": D,
            "initiative_id": CARD.initiative_id,
            "municipality": payer,
            "amount_thousand_yen": amount,
            "amount_raw": f"{amount:,}",
        }
        if year.startswith("R"):
            common |= {"record_id": f"{D}-budgets-{n:05}", "fiscal_year": 2018 + int(year[1:])}
            rows.append(Budget(fiscal_year_raw=year, **common))
        else:
            rows.append(BudgetTotal(record_id=f"{D}-budget_totals-{n:05}", years_raw=year, **common))
    return rows


def fields(figures: dict[str, str]) -> list[Row]:
    return [
        InitiativeExtraField(
            record_id=f"{D}-extra-{n:05}",
            document_id=D,
            initiative_id=CARD.initiative_id,
            label=label,
            text=text,
        )
        for n, (label, text) in enumerate(figures.items(), 1)
    ]


def statistics(drawing: dict[str, list[int]], columns: list[str]) -> list[Row]:
    return [
        Statistic(
            record_id=f"{D}-statistics-{row}-{column}",
            document_id=D,
            table_title="人口動態の推移",
            row_label=row,
            column_label=column,
            metric="count",
            value=value,
            value_raw=f"{value:,}",
        )
        for row, values in drawing.items()
        for column, value in zip(columns, values, strict=True)
    ]


def indicators(figures: Sequence[tuple[float, float, float | None, float]]) -> list[Row]:
    """Rows by result, target, figure at the start, and rate of achievement."""
    return [
        KpiSummary(
            record_id=f"{D}-k{n:05}",
            document_id=D,
            indicator=f"指標{n}",
            value=value,
            value_raw=f"{value:g}",
            target_value=target,
            target_raw=f"{target:g}",
            baseline_value=baseline,
            achievement_rate=rate,
        )
        for n, (value, target, baseline, rate) in enumerate(figures, 1)
    ]


def found(*rows: Row) -> list[tuple[str, Any, Any]]:
    def told(finding: Finding) -> tuple[str, Any, Any]:
        return finding.rule, finding.expected, finding.found

    return [told(finding) for finding in check(rows)]


def test_amounts_of_years_make_the_total_beside_them() -> None:
    right = {"R8": 1200, "R9": 1200, "R10": 1500, "計": 3900}
    assert found(CARD, *amounts(right)) == []
    assert found(CARD, *amounts(right | {"R9": 1700})) == [("sum-of-parts", "4400", "3,900")]
    payers = [*amounts(right, "大田市"), *amounts(right | {"計": 8900}, "美郷町", 11)]
    assert found(CARD, *payers) == [("sum-of-parts", "3900", "8,900")]


def test_an_amount_without_label_is_not_the_total_of_the_years() -> None:
    rows = amounts({"R8": 1200, "R9": 1200})
    whole = Budget(
        record_id=f"{D}-budgets-00009", document_id=D, initiative_id=CARD.initiative_id, amount_thousand_yen=9000
    )
    assert found(CARD, *rows, whole) == []


def test_funds_make_the_amount_of_their_year_where_they_do_elsewhere() -> None:
    totals = {"R6": 900, "R7": 950, "R8": 980}
    funds = {
        f"財源内訳 {fund} R{year}決算": text
        for fund, texts in {
            "国庫支出金": ("300", "300", "310"),
            "基金からの繰入れ": ("100", "―", "20"),  # a word that no vocabulary has
            "一般財源": ("500", "650", "650"),
        }.items()
        for year, text in zip((6, 7, 8), texts, strict=True)
    }
    assert found(CARD, *amounts(totals), *fields(funds)) == []
    wrong = funds | {"財源内訳 一般財源 R7決算": "850"}
    assert found(CARD, *amounts(totals), *fields(wrong)) == [("sum-of-parts", "1150", "950")]
    aside = {label: text for label, text in funds.items() if "国庫" in label}  # a part alone is no sum
    assert found(CARD, *amounts(totals), *fields(aside)) == []


def test_births_less_deaths_are_the_natural_change() -> None:
    years = ["R2", "R3", "R4", "R5"]
    right = {
        "出生": [41, 38, 40, 33],
        "死亡": [90, 97, 88, 101],
        "自然増減": [-49, -59, -48, -68],
        "転入": [120, 131, 115, 140],
        "転出": [133, 129, 140, 138],
        "社会増減": [-13, 2, -25, 2],
        "人口増減": [-62, -57, -73, -66],
    }
    assert found(*statistics(right, years)) == []
    assert found(*statistics(right | {"死亡": [90, 97, 83, 101]}, years)) == [("sum-of-parts", "-43", "-48")]
    both = found(*statistics(right | {"社会増減": [-13, 2, -26, 2]}, years))
    assert both == [("sum-of-parts", "-25", "-26"), ("sum-of-parts", "-74", "-73")]


def test_rows_that_no_two_others_make_are_not_held_against_any() -> None:
    rows = {"出生": [41, 38, 40], "死亡": [90, 97, 88], "社会増減": [5, -8, 12]}
    assert found(*statistics(rows, ["R2", "R3", "R4"])) == []


def test_rates_of_achievement_are_those_of_result_and_target() -> None:
    right = [(8, 10, 4, 0.8), (45, 60, 30, 0.75), (120, 100, 90, 1.2), (33, 40, 20, 0.825)]
    assert found(*indicators([*right])) == []
    assert found(*indicators([*right, (48, 60, 30, 0.3)])) == [("printed-rate", "0.800", "0.3")]
    capped = [(8, 10, 4, 0.8), (45, 60, 30, 0.75), (33, 40, 20, 0.825), (120, 100, 90, 1.0)]
    assert found(*indicators(capped)) == []


def test_rates_may_be_those_of_what_was_gained() -> None:
    right = [(8, 10, 4, 0.667), (45, 60, 30, 0.5), (33, 40, 20, 0.65)]
    assert found(*indicators(right)) == []
    wrong = found(*indicators([*right, (70, 80, 60, 0.9)]))
    assert wrong == [("printed-rate", "0.500", "0.9")]


def test_rates_of_which_nobody_sees_what_they_are_made_of_are_left_alone() -> None:
    assert found(*indicators([(8, 10, 4, 0.1), (45, 60, 30, 0.2), (33, 40, 20, 0.3), (1, 2, 0, 0.5)])) == []
