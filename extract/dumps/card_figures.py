"""The figures of a dumped card: amounts under years, indicators' baselines, targets and yearly results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from extract.dumps.tokens import Token
from schemas.folding import fold
from schemas.labels import is_year

_MONEY = regex.compile(r"円")
_YEARLY = ("budget", "budget_years", "result")


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


@dataclass(slots=True)
class Values:
    """The figures of the card's indicators: by field in reading order, with the labels and their remarks."""

    labels: dict[str, list[Token]] = field(default_factory=dict)
    figures: dict[str, list[Token]] = field(default_factory=dict)
    results: list[tuple[Token, Token]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many indicators the figures tell of; at least one."""
        return max(1, *(len(found) for found in self.figures.values())) if self.figures else 1


def _has(token: Token, name: str) -> bool:
    return token.kind == "label" and name in token.fields


def _line_of(tokens: Sequence[Token], at: int) -> list[int]:
    return [index for index, token in enumerate(tokens) if token.line is tokens[at].line]


def _year_runs(tokens: Sequence[Token]) -> list[list[int]]:
    """Years that stand on one line, three or more, or two after a label of years."""
    runs: list[list[int]] = []
    lines: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.kind == "year":
            lines.setdefault(token.line.key, []).append(index)
    for indices in lines.values():
        labelled = any(any(_has(tokens[i], name) for name in _YEARLY) for i in _line_of(tokens, indices[0]))
        if len(indices) >= 3 or (labelled and indices):
            runs.append(indices)
    return runs


def _loose_years(tokens: Sequence[Token]) -> list[int]:
    """Years one a line, as dumps write them that go cell by cell; empty unless they are consecutive in order."""
    found = [index for index, token in enumerate(tokens) if token.kind == "year"]
    digits = [int("".join(regex.findall(r"[0-9]", fold(tokens[i].text))[:4]) or 0) for i in found]
    consecutive = all(b - a == 1 for a, b in pairwise(digits))
    return found if len(found) >= 3 and consecutive else []


def _column(value: Token, years: Sequence[Token]) -> Token | None:
    """The year above an amount in a dump that keeps columns; None where two are as near."""

    def distance(year: Token) -> float:
        centre = abs((value.start + value.end) - (year.start + year.end)) / 2
        return min(centre, abs(value.end - year.end), abs(value.start - year.start))

    ranked = sorted(years, key=distance)
    if len(ranked) > 1 and distance(ranked[1]) - distance(ranked[0]) < 1:
        return None
    return ranked[0]


def _is_plain(token: Token) -> bool:
    return (
        token.kind == "figure"
        and regex.fullmatch(r"[▲△\-]?[0-9,.]+(?:千円|百万円|円)?", fold(token.text)) is not None
    )


def money_of(tokens: Sequence[Token]) -> Money:
    """The budget of a card; without a label for it there is none."""
    money = Money()
    at = next((index for index, token in enumerate(tokens) if _has(token, "budget")), None)
    if at is None:
        return money
    runs = [
        run for run in _year_runs(tokens) if not any(_has(tokens[i], "result") for i in _line_of(tokens, run[0]))
    ]
    run = min(runs, key=lambda indices: abs(indices[0] - at)) if runs else _loose_years(tokens)
    if not run:
        return money
    years = [tokens[index] for index in run]
    money.label = [tokens[at]]
    money.used |= {at, *run}
    if at + 1 < len(tokens) and tokens[at + 1].kind == "remark" and _MONEY.search(tokens[at + 1].text):
        money.label.append(tokens[at + 1])
        money.used.add(at + 1)
    money.used |= {i for i in _line_of(tokens, run[0]) if any(_has(tokens[i], n) for n in (*_YEARLY, "total"))}
    rows = _amount_rows(tokens, run, at, len(years))
    for indices in rows:
        values = [tokens[index] for index in indices]
        place = next((tokens[i] for i in _line_of(tokens, indices[0]) if tokens[i].kind == "place"), None)
        money.used |= set(indices) | {i for i in _line_of(tokens, indices[0]) if tokens[i] is place}
        spread = any(token.apart for token in values) or values[0].line.text.startswith("  ")
        for number, value in enumerate(values):
            if len(values) == len(years):
                money.amounts.append(Amount(years[number], value, place))
                continue
            year = _column(value, years) if spread else None
            if year is None:
                money.doubtful.append(value)
            else:
                money.amounts.append(Amount(year, value, place))
    return money


def _amount_rows(tokens: Sequence[Token], years: Sequence[int], label: int, count: int) -> list[list[int]]:
    """The rows of amounts: on the label's own line, or below the years, one line after the other."""
    own = [i for i in _line_of(tokens, label) if _is_plain(tokens[i])]
    lines: dict[int, list[int]] = {}
    for index in range(min(years[0], label), len(tokens)):
        token = tokens[index]
        if token.kind == "label" and index > max(years[-1], label) and not _has(token, "total"):
            # the next field of the card: what follows are other figures
            break
        if _is_plain(token) and index not in own:
            lines.setdefault(token.line.key, []).append(index)
    rows = list(lines.values())
    if own:
        return [own, *(row for row in rows if any(tokens[i].kind == "place" for i in _line_of(tokens, row[0])))]
    singles = [row[0] for row in rows if len(row) == 1]
    if (
        len(rows) == len(singles) == count
        and count > 1
        and not any(tokens[i].kind == "place" for index in singles for i in _line_of(tokens, index))
    ):
        return [singles]
    return [row for row in rows if not is_year(tokens[row[0]].text)]


def values_of(tokens: Sequence[Token], money: Money) -> Values:
    """The baselines, targets and results of a card's indicators, apart from its budget."""
    values = Values()
    order = []
    for index, token in enumerate(tokens):
        for name in ("baseline", "target"):
            if _has(token, name) and name not in values.labels:
                values.labels[name] = [token]
                values.used.add(index)
                order.append(name)
    if not order:
        return values
    _remarks(tokens, values, order)
    _results(tokens, values, money)
    lines: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        taken = index in money.used or index in values.used or token in money.doubtful
        if token.kind == "figure" and not taken:
            lines.setdefault(token.line.key, []).append(index)
    open_lines = [indices for indices in lines.values() if not _place(tokens, indices, values, order)]
    _deal(tokens, open_lines, values, order)
    return values


def _remarks(tokens: Sequence[Token], values: Values, order: Sequence[str]) -> None:
    """Years in brackets belong to the labels above them, left to right."""
    bare = [name for name in order if not (values.labels[name][0].label or _NONE).remark]
    years = [i for i, token in enumerate(tokens) if token.kind in ("remark", "year") and _is_bracketed_year(token)]
    for name, index in zip(bare, years, strict=False):
        values.labels[name].append(tokens[index])
        values.used.add(index)


def _is_bracketed_year(token: Token) -> bool:
    text = fold(token.text)
    return text.startswith("(") and text.endswith(")") and is_year(text[1:-1])


def _results(tokens: Sequence[Token], values: Values, money: Money) -> None:
    """Yearly results: figures on the lines below the years that stand beside the label of results."""
    at = next((index for index, token in enumerate(tokens) if _has(token, "result")), None)
    if at is None:
        return
    values.used.add(at)
    years = [i for i in _line_of(tokens, at) if tokens[i].kind == "year"]
    if not years:
        run = next((run for run in _year_runs(tokens) if run[0] > at), None)
        years = run or []
    values.used |= set(years)
    below = years[-1] + 1 if years else at + 1
    for index in range(below, len(tokens)):
        if tokens[index].kind == "label":
            break
        if tokens[index].kind == "figure" and index not in money.used and years:
            row = [i for i in _line_of(tokens, index) if tokens[i].kind == "figure"]
            year: Token | None
            if len(row) == len(years):
                year = tokens[years[row.index(index)]]
            else:
                year = _column(tokens[index], [tokens[i] for i in years]) if tokens[index].start else None
            if year is not None:
                values.results.append((year, tokens[index]))
                values.used.add(index)


def _give(tokens: Sequence[Token], index: int, owner: str, values: Values) -> None:
    values.figures.setdefault(owner, []).append(tokens[index])
    values.used.add(index)


def _place(tokens: Sequence[Token], indices: Sequence[int], values: Values, order: Sequence[str]) -> bool:
    """Gives the figures of a line to the labels that stand before them on it; False where a figure has none."""
    owners = []
    for index in indices:
        owner = None
        for before in range(index - 1, -1, -1):
            if tokens[before].line is not tokens[index].line or tokens[before].kind == "figure":
                break
            owner = next((name for name in order if tokens[before] in values.labels[name]), None)
            if owner is not None:
                break
        owners.append(owner)
    if None in owners:
        return False
    for index, owner in zip(indices, owners, strict=True):
        if owner is not None:
            _give(tokens, index, owner, values)
    return True


def _deal(tokens: Sequence[Token], lines: Sequence[Sequence[int]], values: Values, order: Sequence[str]) -> None:
    """Gives the figures that no label stands before to baseline and target; doubtful ones to neither.

    Two figures on a line are a baseline and a target in the labels' order. Figures on lines of their own follow
    their labels one by one, or come all after them: then two are in the labels' order, and four belong to two
    indicators, whose units tell whether they come indicator by indicator or column by column.
    """
    count = len(order)
    singles: list[int] = []
    for indices in lines:
        if len(indices) % count:
            singles.extend(indices)
            continue
        for number, index in enumerate(indices):
            _give(tokens, index, order[number % count], values)
    if not singles:
        return
    nearest = [_label_before(tokens, index, values, order) for index in singles]
    if sorted(str(name) for name in nearest) == sorted(order):
        owners: list[str] = [str(name) for name in nearest]
    elif len(singles) == count:
        owners = list(order)
    elif len(singles) % count == 0:
        units = [regex.sub(r"[0-9,.]", "", fold(tokens[index].text)) for index in singles]
        half = len(singles) // count
        if units[:half] == units[half:] and len(set(units)) > 1:
            owners = [order[number // half] for number in range(len(singles))]
        elif all(len(set(units[n : n + count])) == 1 for n in range(0, len(units), count)) and len(set(units)) > 1:
            owners = [order[number % count] for number in range(len(singles))]
        else:
            return
    else:
        return
    for index, owner in zip(singles, owners, strict=True):
        _give(tokens, index, owner, values)


def _label_before(tokens: Sequence[Token], index: int, values: Values, order: Sequence[str]) -> str | None:
    for before in range(index - 1, -1, -1):
        for name in order:
            if tokens[before] in values.labels[name]:
                return name
    return None


class _NoLabel:
    remark: str | None = None


_NONE = _NoLabel()
