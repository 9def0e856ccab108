"""Figures of pictures that were probably misread: read otherwise in one digit, they make all sums right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kohyo.rules.achievement import achievement_relations
from kohyo.rules.differences import statistics_differences
from kohyo.rules.funds import fund_sums
from kohyo.rules.population_sums import population_sums
from kohyo.rules.rates import population_rates
from kohyo.rules.relations import Figure, Relation
from kohyo.rules.rows import RowsByTable, where
from kohyo.rules.statistics_shares import statistics_shares
from kohyo.rules.statistics_sums import statistics_sums
from kohyo.rules.sums import budget_sums
from schemas.findings import Finding
from schemas.folding import fold
from schemas.patterns import lazy_re

_SOURCES: tuple[Callable[[RowsByTable], Iterator[Relation]], ...] = (
    budget_sums,
    fund_sums,
    population_sums,
    statistics_sums,
    statistics_differences,
    statistics_shares,
    population_rates,
    achievement_relations,
)
_FEW_WRONG, _MOST_WRONG = 6, 0.25
"""Where more than a few disagree, and such a part of all, a table was taken apart wrongly, not misread."""
_NEARLY_SURE = 0.98
"""A figure of which the recogniser is surer is not held for misread where it makes a single sum right."""
_DOUBTED, _MARGIN = 0.88, 0.02
"""Of several figures that might be the wrong one it is the one that the recogniser doubts, and that more than the
others by so much."""
_NUMBER = lazy_re(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_MINUS = "▲△-"


class _Reading(NamedTuple):
    """Another reading of a figure, as it would be printed, and which of the wrong relations it makes right."""

    figure: Figure
    raw: str
    mends: frozenset[int]


def figures_misread(rows: RowsByTable) -> Iterator[Finding]:
    """A figure read from a picture that sums or rates show to be misread in a digit (rule ``misread-figure``)."""
    if not rows.recognised:
        return
    relations = [relation for source in _SOURCES for relation in source(rows)]
    for figure, readings in suspects(relations, rows.confidence):
        sure = rows.confidence(figure.key)
        doubt = f"確信度は {sure:.2f} です。" if sure is not None else ""
        other = f"「{readings[0]}」と読めば" if len(readings) == 1 else "一字を読み替えれば"
        yield Finding(
            "misread-figure",
            f"{where(figure.page)}{figure.place}「{figure.raw}」は、文字認識の読み違いとみられます。"
            f"{other}、合計や率が合います。{doubt}紙面の画像で確かめてください。",
            figure.table,
            figure.record_id,
            figure.page,
            expected=readings[0] if len(readings) == 1 else None,
            found=figure.raw,
        )


def suspects(
    relations: Sequence[Relation], confidence: Callable[[tuple[str, str]], float | None]
) -> Iterator[tuple[Figure, list[str]]]:
    """The figures that are probably misread, each with how it may be read instead, as printed.

    Args:
        relations: all that the figures have to do with each other, what holds and what does not.
        confidence: how sure (0-1) the recogniser is of the figure with a key; None for one it did not read.
    """
    wrong = [number for number, relation in enumerate(relations) if not relation.holds]
    if not wrong or len(wrong) > max(_FEW_WRONG, _MOST_WRONG * len(relations)):
        return
    members: dict[tuple[str, str], set[int]] = {}
    for number, relation in enumerate(relations):
        for figure in relation.figures:
            members.setdefault(figure.key, set()).add(number)
    left = set(wrong)
    readings: list[_Reading] = []
    tried: set[tuple[str, str]] = set()
    for number in wrong:
        for figure in relations[number].figures:
            if figure.key not in tried and confidence(figure.key) is not None:
                tried.add(figure.key)
                readings += _mending(figure, relations, members[figure.key], left)
    while left and readings:
        most = max(len(reading.mends & left) for reading in readings)
        if not most:
            return
        best = [reading for reading in readings if len(reading.mends & left) == most]
        first = min(best, key=lambda reading: min(reading.mends & left))
        rivals = [reading for reading in best if reading.mends & first.mends & left]
        doubted = _only(rivals, confidence)
        if doubted is not None:
            own = [reading for reading in rivals if reading.figure.key == doubted.key]
            if most > 1 or (confidence(doubted.key) or 0.0) <= _NEARLY_SURE:
                yield doubted, list(dict.fromkeys(reading.raw for reading in own))
            left -= frozenset().union(*(reading.mends for reading in own))
        else:
            left -= frozenset().union(*(reading.mends for reading in rivals))


def _only(readings: Sequence[_Reading], confidence: Callable[[tuple[str, str]], float | None]) -> Figure | None:
    """The one figure among several that mend as much: it stands alone, or the recogniser doubts it most."""
    figures = list({reading.figure.key: reading.figure for reading in readings}.values())
    figures.sort(key=lambda figure: confidence(figure.key) or 0.0)
    if len(figures) > 1:
        least, next_least = (confidence(figure.key) or 0.0 for figure in figures[:2])
        if least > _DOUBTED or next_least - least < _MARGIN:
            return None
    return figures[0]


def _mending(
    figure: Figure, relations: Sequence[Relation], members: set[int], wrong: set[int]
) -> Iterator[_Reading]:
    """The readings of a figure that make something right and nothing wrong."""
    for raw, value in readings_of(figure):
        mends = set()
        for number in members:
            relation = relations[number]
            values = [value if other.key == figure.key else other.value for other in relation.figures]
            if not relation.agrees(values):
                if number not in wrong:
                    break
            elif number in wrong:
                mends.add(number)
        else:
            if mends:
                yield _Reading(figure, raw, frozenset(mends))


def readings_of(figure: Figure) -> Iterator[tuple[str, float]]:
    """What a figure may be with one digit taken for another, lost or added, or with its minus lost or added.

    >>> def figure(raw, value): return Figure("population", "r", "value", 1, "", value, raw)
    >>> found = dict(readings_of(figure("1,23", 123.0)))
    >>> len(found), found["723"], found["1,230"], found["▲123"]
    (68, 723.0, 1230.0, -123.0)
    >>> dict(readings_of(figure("1.5", 1500.0)))["7.5"], list(readings_of(figure("一部", 0.0)))
    (7500.0, [])
    """
    printed = fold(figure.raw or "")
    matches = list(_NUMBER.finditer(printed))
    if len(matches) != 1:
        return
    [match] = matches
    digits = match.group().replace(",", "")
    own = float(digits)
    scale = abs(figure.value) / own if own and figure.value else 1.0
    minus = figure.value < 0 or any(sign in printed[: match.start()] for sign in _MINUS)
    ahead, behind = printed[: match.start()], printed[match.end() :]
    for text in _one_off(match.group()):
        value = float(text.replace(",", "")) * scale
        yield ahead + _grouped(text) + behind, round(-value if minus else value, 6)
    if own:
        yield (printed.strip(_MINUS) if minus else "▲" + digits + behind), -figure.value


def _one_off(text: str) -> Iterator[str]:
    """A number with one digit replaced, then with one more, then with one less."""
    places = [at for at, character in enumerate(text) if character.isdigit()]
    for at in places:
        yield from (text[:at] + other + text[at + 1 :] for other in "0123456789" if other != text[at])
    bare = text.replace(",", "")
    for at in range(len(bare) + 1):
        yield from (bare[:at] + more + bare[at:] for more in "0123456789")
    if len(bare.replace(".", "")) > 1:
        for at, character in enumerate(bare):
            less = bare[:at] + bare[at + 1 :]
            if character.isdigit() and less[0] != "." and less[-1] != ".":
                yield less


def _grouped(text: str) -> str:
    """A number with commas at its thousands where it is long enough to have them."""
    whole, point, rest = text.replace(",", "").partition(".")
    return (f"{int(whole):,}" if len(whole) > 3 and not whole.startswith("0") else whole) + point + rest
