"""Grades of achievement: counted, listed and computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.tables import GradeCount, Initiative, Kpi, KpiResult, KpiSummary


def grade_counts_agree(rows: RowsByTable) -> Iterator[Finding]:
    """Printed counts of grades by policy field equal the grades in the KPI list (rule ``grade-count``)."""
    listed: Counter[tuple[str, int | None, str]] = Counter()
    for row in rows.of(KpiSummary):
        if row.grade is not None and row.policy_field is not None:
            listed[(fold(row.policy_field), row.fiscal_year, row.grade.upper())] += 1
    fields = {key[0] for key in listed}
    for count in rows.of(GradeCount):
        field = fold(count.policy_field or "")
        # a field that the list words otherwise cannot be compared
        if field not in fields or count.count is None:
            continue
        found = listed[(field, count.fiscal_year, (count.grade or "").upper())]
        if found != count.count:
            yield Finding(
                "grade-count",
                f"{where(count.page)}集計では「{count.policy_field}」の{count.grade}評価は "
                f"{count.count} 項目ですが、KPI一覧では {found} 項目です。",
                GradeCount.TABLE,
                count.record_id,
                count.page,
                expected=str(found),
                found=str(count.count),
            )


def grades_agree_with_rates(rows: RowsByTable) -> Iterator[Finding]:
    """A listed grade equals the one computed from the card's result and target (rule ``grade-rate``)."""
    names = {card.initiative_id: fold(card.name or "") for card in rows.of(Initiative)}
    indicators = {kpi.kpi_id: fold(kpi.indicator or "") for kpi in rows.of(Kpi)}
    computed: dict[tuple[str, str, int | None], KpiResult] = {}
    for result in rows.of(KpiResult):
        if result.grade_computed is not None:
            key = (names.get(result.initiative_id, ""), indicators.get(result.kpi_id, ""), result.fiscal_year)
            computed[key] = result
    for row in rows.of(KpiSummary):
        card = computed.get((fold(row.initiative_name or ""), fold(row.indicator or ""), row.fiscal_year))
        if card is None or row.grade is None or card.grade_computed == row.grade.upper():
            continue
        yield Finding(
            "grade-rate",
            f"{where(row.page)}KPI一覧の「{row.initiative_name}」の達成度は {row.grade} ですが、"
            f"個票の実績値と目標値から計算した達成率 {card.achievement_rate:.1%} では "
            f"{card.grade_computed} になります。",
            KpiSummary.TABLE,
            row.record_id,
            row.page,
            expected=card.grade_computed,
            found=row.grade,
        )
