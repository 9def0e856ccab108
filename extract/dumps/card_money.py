"""The budget of a dumped card: amounts under years, for the card or for each municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from extract.dumps.columns import YEARLY, column_of, has, keeps_columns, line_of, loose_years, year_runs
from extract.dumps.tokens import Token
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern

_MONEY = lazy_pattern(r"円")
_PLAIN = lazy_pattern(r"[▲△\-]?[0-9,.]+(?:千円|百万円|円)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount under a year; ``place`` is the municipality printed before its row, None for the card's total."""

    year: Token
    value: Token
    place: Token | None


@dataclass(slots=True)
class Money:
    """The budget of a card.

    Attributes:
        label: the row's label and its unit, as printed.
        amounts: in reading order.
        used: tokens that the amounts, their years and labels consist of.
        doubtful: amounts that cannot be given a year, because the dump has lost their columns.
    """

    label: list[Token] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    doubtful: list[Token] = field(default_factory=list)


def _is_plain(token: Token) -> bool:
    return token.kind == "figure" and _PLAIN.fullmatch(fold(token.text)) is not None


def money_of(tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> Money:
    """The budget of a card; without a label for it there is none.

    Args:
        tokens: all tokens of the card.
        taken: indices of tokens that belong to the timetable.
    """
    money = Money()
    at = next((index for index, token in enumerate(tokens) if has(token, "budget")), None)
    if at is None:
        return money
    runs = [
        run
        for run in year_runs(tokens)
        if run[0] not in taken and not any(has(tokens[i], "result") for i in line_of(tokens, run[0]))
    ]
    run = min(runs, key=lambda indices: abs(indices[0] - at)) if runs else loose_years(tokens)
    if not run:
        return money
    years = [tokens[index] for index in run]
    money.label = [tokens[at]]
    money.used |= {at, *run}
    unit = next((i for i in range(at + 1, len(tokens)) if tokens[i].kind == "remark"), None)
    if unit is not None and _MONEY.search(tokens[unit].text):
        money.label.append(tokens[unit])
        money.used.add(unit)
    totals = [i for i in line_of(tokens, run[0]) if has(tokens[i], "total")]
    money.used |= {i for i in line_of(tokens, run[0]) if any(has(tokens[i], name) for name in YEARLY)} | set(
        totals
    )
    rows = _rows(tokens, run, at, len(years), money.used)
    _give(tokens, rows, years, [tokens[i] for i in totals], money)
    return money


def _give(
    tokens: Sequence[Token],
    rows: Sequence[Sequence[int]],
    years: Sequence[Token],
    totals: Sequence[Token],
    money: Money,
) -> None:
    """Gives every amount its year; sums of the years are accounted for and not given."""
    heads = [*years, *totals]
    all_values = [[tokens[index] for index in indices] for indices in rows]
    for indices, values in zip(rows, all_values, strict=True):
        own = line_of(tokens, indices[0])
        place = next((i for i in own if tokens[i].kind == "place"), None)
        money.used |= set(indices)
        if place is not None:
            money.used.add(place)
        spread = keeps_columns([tokens[i] for i in own])
        for number, value in enumerate(values):
            column: int | None = number
            if len(values) not in (len(years), len(heads)):
                column = column_of(value, heads, all_values) if spread else None
            if column is None:
                money.doubtful.append(value)
            elif column < len(years):
                money.amounts.append(Amount(years[column], value, None if place is None else tokens[place]))


def _rows(
    tokens: Sequence[Token], years: Sequence[int], label: int, count: int, empty: set[int]
) -> list[list[int]]:
    """The rows of amounts: on the label's own line, or below the years, one line after the other.

    The municipalities below the years, with amounts or without, are added to ``empty``.
    """
    lines: dict[int, list[int]] = {}
    for index in range(min(years[0], label), len(tokens)):
        token = tokens[index]
        if token.kind == "label" and index > max(years[-1], label) and not has(token, "total"):
            # the next field of the card: what follows are other figures
            break
        if _is_plain(token):
            lines.setdefault(token.line.key, []).append(index)
    rows = list(lines.values())
    for index in range(years[-1] + 1, len(tokens)):
        if tokens[index].kind == "label" and not has(tokens[index], "total") and not has(tokens[index], "budget"):
            break
        if tokens[index].kind == "place":
            empty.add(index)

    def placed(row: Sequence[int]) -> bool:
        return any(tokens[i].kind == "place" for i in line_of(tokens, row[0]))

    own = next((row for row in rows if tokens[row[0]].line is tokens[label].line), None)
    if own is not None and not placed(own):
        return [own, *(row for row in rows if row is not own and placed(row))]
    singles = [row[0] for row in rows if len(row) == 1]
    if len(rows) == len(singles) == count and count > 1 and not any(placed(row) for row in rows):
        return [singles]
    return rows
