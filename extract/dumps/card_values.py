"""The figures of a dumped card's indicators: baselines, targets and yearly results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

import regex

from extract.dumps.card_money import Money
from extract.dumps.columns import column_of, has, keeps_columns, line_of, year_runs
from extract.dumps.tokens import Token
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import is_year


@dataclass(slots=True)
class Values:
    """The figures of the card's indicators: by field in reading order, with the labels and their remarks.

    ``results`` are (year, value); ``doubtful`` are results that cannot be given a year, ``unplaced`` are figures
    of which nothing tells whether they are a baseline or a target.
    """

    labels: dict[str, list[Token]] = field(default_factory=dict)
    figures: dict[str, list[Token]] = field(default_factory=dict)
    results: list[tuple[Token, Token]] = field(default_factory=list)
    doubtful: list[Token] = field(default_factory=list)
    unplaced: list[Token] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many indicators the figures tell of; at least one."""
        return max(1, *(len(found) for found in self.figures.values())) if self.figures else 1


def values_of(tokens: Sequence[Token], money: Money) -> Values:
    """The baselines, targets and results of a card's indicators, apart from its budget."""
    values = Values()
    order = []
    for index, token in enumerate(tokens):
        for name in ("baseline", "target"):
            if has(token, name) and name not in values.labels:
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
    at = next((index for index, token in enumerate(tokens) if has(token, "result")), None)
    if at is None:
        return
    values.used.add(at)
    years = [i for i in line_of(tokens, at) if tokens[i].kind == "year"]
    years = years or next((run for run in year_runs(tokens) if run[0] > at), [])
    if not years:
        return
    values.used |= set(years)
    heads = [tokens[i] for i in years]
    for index in range(years[-1] + 1, len(tokens)):
        token = tokens[index]
        if token.kind in ("label", "text", "note"):
            break
        if token.kind != "figure" or index in money.used:
            continue
        row = [i for i in line_of(tokens, index) if tokens[i].kind == "figure"]
        column = row.index(index) if len(row) == len(years) else None
        if column is None and keeps_columns([token]):
            column = column_of(token, heads)
        values.used.add(index)
        if column is None:
            values.doubtful.append(token)
        else:
            values.results.append((heads[column], token))


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
            values.unplaced.extend(tokens[index] for index in singles)
            return
    else:
        values.unplaced.extend(tokens[index] for index in singles)
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
