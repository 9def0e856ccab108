"""Indicators set as a name with lines of labelled values below it: 「現状値（R5） 120件　目標値（R10） 150件」.

Such lines stand in one cell or box, a group of them an indicator. The words say what each value is and the
brackets behind them of which year, so nothing else may stand on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.places import joined
from extract.cards.measures.goal_parts import GOAL_YEAR, words_of
from extract.cards.measures.goals import can_name
from extract.shapes import is_dash
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Printed

_VALUE = r"(?:[▲△+\-−約]?\p{Nd}[^\s　、。]*|[－―–—\-…](?=[\s　]|$))"
_PAIR = lazy_pattern(
    rf"[\s　]*(?P<label>(?:(?P<baseline>{words_of('baseline')})|(?P<target>{words_of('target')})"
    rf"|(?P<result>{words_of('value')}))[\s　]*[（(][\s　]*(?P<year>{GOAL_YEAR})[\s　]*[)）])"
    rf"[\s　：:]*(?P<figure>{_VALUE})?[\s　]*"
)
"""A word for a value with its year in brackets, and the value; a blank may stand for it."""


@dataclass(frozen=True, slots=True)
class ValuesInLines:
    """An indicator with its raw fields, and its yearly results as (year, value)."""

    fields: dict[str, Printed]
    results: list[tuple[Printed, Printed]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A labelled value; the value is None where a blank stands for it."""

    kind: str
    label: Printed
    year: Printed
    figure: Printed | None


def values_in_lines(lines: Sequence[Printed]) -> list[ValuesInLines]:
    """The indicators that lines print one after the other; empty unless every line is part of one.

    Args:
        lines: the lines of a cell in reading order.
    """
    found: list[ValuesInLines] = []
    name: list[Printed] = []
    pairs: list[_Pair] = []
    for line in [*lines, None]:
        own = _pairs(line) if line is not None else []
        if own:
            pairs.extend(own)
            continue
        if pairs:
            if not name or not can_name("".join(part.text for part in name)):
                return []
            found.append(_indicator(name, pairs))
            name, pairs = [], []
        if line is not None:
            name.append(line)
    return [] if name else found


def _pairs(line: Printed) -> list[_Pair]:
    """The labelled values of a line that holds nothing else; empty for any other line."""
    found: list[_Pair] = []
    at = 0
    while at < len(line.text):
        match = _PAIR.match(line.text, at)
        if match is None:
            return []
        kind = next(name for name in ("baseline", "target", "result") if match[name] is not None)
        label, year = (replace(line, text=match[name]) for name in ("label", "year"))
        figure = match["figure"]
        missing = figure is None or is_dash(figure)
        found.append(_Pair(kind, label, year, None if missing else replace(line, text=figure)))
        at = match.end()
    return found


def _indicator(name: Sequence[Printed], pairs: Sequence[_Pair]) -> ValuesInLines:
    fields = {"indicator": joined(name)}
    results = []
    for pair in pairs:
        if pair.figure is None:
            continue
        if pair.kind == "result":
            results.append((pair.year, pair.figure))
        else:
            fields.setdefault(pair.kind, pair.figure)
            fields.setdefault(f"{pair.kind}_label", pair.label)
    return ValuesInLines(fields, results)
