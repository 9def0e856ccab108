"""Numbers that are printed in a series: none twice, none missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.tables import Initiative, KpiSummary


def _gaps(numbers: set[int]) -> list[int]:
    """The numbers left out of a series; none where more are left out than printed: then they are codes.

    >>> _gaps({1, 2, 4, 5}), _gaps({10203, 20415, 30108}), _gaps(set())
    ([3], [], [])
    """
    if not numbers or max(numbers) - min(numbers) >= 2 * len(numbers):
        return []
    return [n for n in range(min(numbers), max(numbers)) if n not in numbers]


def numbers_run_on(rows: RowsByTable) -> Iterator[Finding]:
    """Card numbers and the numbers of a KPI list run on without gaps or repetition (rule ``card-number``)."""
    series: dict[tuple[str | None, ...], list[Initiative]] = {}
    for card in rows.of(Initiative):
        if card.number is not None and card.number.isdecimal():
            series.setdefault((card.axis, card.policy_field, card.measure), []).append(card)
    for cards in series.values():
        counts = Counter(int(card.number or 0) for card in cards)
        for card in cards:
            if counts[int(card.number or 0)] > 1:
                yield Finding(
                    "card-number",
                    f"{where(card.page_start)}個票「{card.name}」の番号 {card.number} は、同じ項目の中で"
                    "二度使われています。番号を確かめてください。",
                    Initiative.TABLE,
                    card.initiative_id,
                    card.page_start,
                    found=card.number,
                )
        for gap in _gaps(set(counts)):
            yield Finding(
                "card-number",
                f"{where(cards[0].page_start)}個票「{cards[0].name}」から始まる一連の番号のうち、{gap} 番の個票が"
                "見当たりません。抜けたページがないか確かめてください。",
                Initiative.TABLE,
                cards[0].initiative_id,
                cards[0].page_start,
                expected=str(gap),
            )
    listed = [row for row in rows.of(KpiSummary) if row.number is not None]
    for gap in _gaps({row.number for row in listed if row.number is not None}):
        before = max((r for r in listed if (r.number or 0) < gap), key=lambda r: r.number or 0)
        yield Finding(
            "card-number",
            f"{where(before.page)}KPI一覧で {before.number} 番の次の {gap} 番が見当たりません。"
            "原本の番号を確かめてください。",
            KpiSummary.TABLE,
            before.record_id,
            before.page,
            expected=str(gap),
        )
