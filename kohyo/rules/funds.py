"""Amounts on cards and the funds that pay for them (財源内訳), which stand among a card's further fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kohyo.rules.relations import Figure, Relation
from kohyo.rules.rows import RowsByTable, where
from kohyo.rules.sums import budget_figure
from schemas.findings import Finding
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.tables import Budget, Initiative, InitiativeExtraField
from schemas.vocabulary_cards import CARD_LABELS

_FUNDS = frozenset(fold(word) for word in CARD_LABELS["source"])
_LEAST_HELD, _LEAST_SHARE = 2, 0.66
"""So many amounts, and such a part of a document's, must be the sums of their funds for the others to be wrong."""
_FIGURE = lazy_re(r"(?P<sign>[▲△\-]?)(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?:円|千円|百万円|万円|億円)?")
_NOTHING = frozenset("-―－ー—–‐")


@dataclass(frozen=True, slots=True)
class _Paid:
    """An amount, the figures of its funds as printed, and the name of its card."""

    total: Budget
    funds: tuple[InitiativeExtraField, ...]
    card: str | None

    @property
    def values(self) -> list[float]:
        """The amount and its funds in the unit in which they are printed."""
        return [_number(self.total.amount_raw) or 0.0, *(_number(fund.text) or 0.0 for fund in self.funds)]

    def agrees(self, values: Sequence[float]) -> bool:
        """Whether an amount is the sum of its funds."""
        return abs(values[0] - sum(values[1:])) < 1e-6

    @property
    def holds(self) -> bool:
        """The same of the printed figures."""
        return self.agrees(self.values)


def funds_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The funds of a year add up to the amount of that year, as they do elsewhere (rule ``sum-of-parts``)."""
    for each in _paid(rows):
        if each.holds:
            continue
        total = each.total
        parts = "、".join(f"{_fund(fund.label)} {fund.text}" for fund in each.funds)
        yield Finding(
            "sum-of-parts",
            f"{where(total.page)}個票「{each.card}」の{total.fiscal_year_raw}の事業費は、財源の合計が "
            f"{sum(each.values[1:]):,.10g}（{parts}）で、記載の {total.amount_raw} と一致しません。",
            Budget.TABLE,
            total.record_id,
            total.page,
            expected=f"{sum(each.values[1:]):.10g}",
            found=total.amount_raw,
        )


def fund_sums(rows: RowsByTable) -> Iterator[Relation]:
    """All sums of funds, right and wrong ones."""
    for each in _paid(rows):
        total = budget_figure(each.total, each.card)._replace(value=each.values[0])
        parts = [
            Figure(
                fund.TABLE,
                fund.record_id,
                "text",
                fund.page,
                f"個票「{each.card}」の{fund.label}",
                value,
                fund.text,
            )
            for fund, value in zip(each.funds, each.values[1:], strict=True)
        ]
        yield Relation((total, *parts), each.agrees)


def _paid(rows: RowsByTable) -> list[_Paid]:
    """The amounts with their funds; none where a document's amounts are not mostly the sums of them."""
    names = {card.initiative_id: card.name for card in rows.of(Initiative)}
    fields: dict[str, list[InitiativeExtraField]] = {}
    for field in rows.of(InitiativeExtraField):
        if " " in field.label:
            fields.setdefault(field.initiative_id, []).append(field)
    found: list[_Paid] = []
    for total in rows.of(Budget):
        year = fold(total.fiscal_year_raw or "")
        if total.municipality is not None or not year or _number(total.amount_raw) is None:
            continue
        own = _funds([field for field in fields.get(total.initiative_id, []) if _is_of(field.label, year)])
        labels = {field.label for field in own}
        if len(own) > 1 and len(labels) == len(own) and all(_number(field.text) is not None for field in own):
            found.append(_Paid(total, tuple(own), names.get(total.initiative_id)))
    held = sum(each.holds for each in found)
    return found if held >= _LEAST_HELD and held >= _LEAST_SHARE * len(found) else []


def _funds(fields: Sequence[InitiativeExtraField]) -> list[InitiativeExtraField]:
    """Those of a year's fields that are funds: by their own word, or by standing beside such under one heading."""
    known = [field for field in fields if fold(_fund(field.label)) in _FUNDS]
    headings = [heading for field in known if (heading := field.label.split(" ")[:-2])]
    return [field for field in fields if field in known or field.label.split(" ")[:-2] in headings]


def _is_of(label: str, year: str) -> bool:
    """Whether a fund's label ends with a year, perhaps with a word for what kind of amount it is.

    >>> _is_of("財源内訳 一般財源 令和６年度決算", "令和6年度"), _is_of("一般財源 令和16年度", "6年度")
    (True, False)
    """
    return fold(label.rpartition(" ")[2]).startswith(year)


def _fund(label: str) -> str:
    """The word for a fund in a label that ends with a year.

    >>> _fund("財源内訳（千円） 国・県支出金 令和７年度"), _fund("うち 市　債 Ｒ６決算")
    ('国・県支出金', '市　債')
    """
    return label.split(" ")[-2]


def _number(text: str | None) -> float | None:
    """A plain figure; a dash is nothing; None for anything else.

    >>> _number("１，２００"), _number("▲10 千円"), _number("―"), _number("一部"), _number(None)
    (1200.0, -10.0, 0.0, None, None)
    """
    plain = "".join(fold(text or "").split())
    if plain in _NOTHING:
        return 0.0
    match = _FIGURE.fullmatch(plain)
    if match is None:
        return None
    return float(match["digits"].replace(",", "")) * (-1 if match["sign"] else 1)
