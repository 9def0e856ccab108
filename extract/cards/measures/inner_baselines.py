"""The figure of today below the name of an indicator, in one cell: 「基準値（令和４年度） 9人」 on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.cards.measures.indicators import Item
from schemas.patterns import any_of, lazy_pattern
from schemas.vocabulary_lists import KPI_COLUMNS

_WORDS = any_of(KPI_COLUMNS["baseline"])
_BASELINE = lazy_pattern(
    rf"^(?P<name>.*\S)\s*\n[\s　]*[（(【]?(?P<label>(?:{_WORDS})(?:[（(][^（()）\n]*[）)])?)[）)】]?"
    r"[\s　：:]*(?P<value>\S*\p{Nd}\S*)\s*$",
    regex.DOTALL,
)


def part_baselines(items: Sequence[Item]) -> None:
    """Gives every indicator the baseline that its own cell prints below its name."""
    for item in items:
        name = item.fields.get("indicator")
        match = _BASELINE.match(name.text) if name is not None and "baseline" not in item.fields else None
        if name is None or match is None:
            continue
        item.fields["indicator"] = replace(name, text=match["name"])
        item.fields["baseline"] = replace(name, text=match["value"])
        item.fields["baseline_label"] = replace(name, text=match["label"])
