"""The lines of a goal whose figures stand apart: 「現状 38.5％ ▶ 目標 62.0％」, and its results year by year."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.fragments import Fragment, beside
from extract.shapes import is_dash, is_figure
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.patterns import any_of, lazy_pattern
from schemas.vocabulary_lists import KPI_COLUMNS

_NOW = lazy_pattern(any_of(map(fold, KPI_COLUMNS["baseline"])))
_RESULT = lazy_pattern(
    r"\s*(?P<year>(?:令\s*和|平\s*成|[RHＲＨ])?\s*(?:元|\p{Nd}{1,4})\s*(?:年\s*度?)?)(?:\s*実績)?[\s：:]+(?P<value>\S+)"
)
"""A year and a figure behind it."""
_NOT_TOLD = frozenset({"未公表", "集計中", "調査中", "未集計", "未実施", "未調査", "中止", "未定"})


def value_rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments, those of a line together where it gives the figures of one goal; each else by itself."""
    rows: list[list[Fragment]] = []
    for fragment in fragments:
        first = rows[-1][0] if rows else None
        if (
            first is not None
            and beside(first, fragment)
            and (_begins_change(first.text) or results_in(first.text))
        ):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return rows


def _begins_change(text: str) -> bool:
    return _NOW.match(fold(text)) is not None


def results_in(text: str) -> list[tuple[str, str]]:
    """Years with their results where a text is nothing else; else empty.

    >>> results_in("2024年度 44.1％　2025年度 51.8％")
    [('2024年度', '44.1％'), ('2025年度', '51.8％')]
    >>> results_in("令和６年度　未公表"), results_in("2024年度の目標 5件")
    ([('令和６年度', '未公表')], [])
    """
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _RESULT.match(text, at)
        if match is None or not is_year(match["year"].strip()):
            return []
        value = match["value"]
        if not is_figure(value) and not is_dash(value) and fold(value) not in _NOT_TOLD:
            return []
        found.append((match["year"].strip(), match["value"]))
        at = match.end()
    return [(year, value) for year, value in found if not is_dash(value)]
