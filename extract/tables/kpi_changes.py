"""What an indicator was and is to be, where one cell tells both: with an arrow, or one of them in brackets."""

from __future__ import annotations

import regex

from extract.family import printed_cell
from extract.shapes import is_dash, plain
from extract.tables.headers import Spot, printed_spots
from extract.tables.kpi_columns import Column, Columns
from extract.tables.kpi_heads import ARROW, in_brackets
from extract.tables.kpi_rows import ListRow
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Printed

_WITH_BRACKETS = lazy_pattern(r"(?P<outer>.*?)[(（](?P<inner>[^()（）]*)[)）]", flags=regex.DOTALL)
_DATED = lazy_pattern(r"(?P<year>[^:：]*年度?末?)\s*[:：]\s*(?P<value>.+)", flags=regex.DOTALL)
_CHANGED = ("baseline", "target")
"""What a cell with an arrow tells, in this order."""


def changes(columns: Columns, row: ListRow) -> dict[str, Printed]:
    """Baseline and target from one cell 「120人（R1）→ 150人（R6）」; empty where no cell is one."""
    over = _over_both(columns, row)
    if over:
        return over
    for name in ("change", "target"):
        if name == "target" and "baseline" in columns:
            continue
        for column in columns.get(name, []):
            spot = row.spots.get(column.index)
            inside = in_brackets(column.path[-1].text) if column.path else None
            if spot is not None and inside is not None:
                return _outside_and_inside(spot, inside)
            told = _around_arrow(spot, name == "change") if spot is not None else {}
            if told:
                return told | (_labels_of_change(column) if name == "change" else {})
    return {}


def _around_arrow(spot: Spot, open_start: bool = False) -> dict[str, Printed]:
    """What a cell prints before and behind an arrow; empty where there is none, or nothing on a side of it.

    ``open_start`` says that nothing need stand before it: what was not measured has no baseline.
    """
    parts = _parted(plain(spot.text))
    if len(parts) != len(_CHANGED) or not fold(parts[-1]) or not (open_start or fold(parts[0])):
        return {}
    return {
        name: printed_cell(spot.page, spot.cell, part)
        for name, part in zip(_CHANGED, parts, strict=True)
        if fold(part)
    }


def _parted(text: str) -> list[str]:
    return [part.strip() for part in ARROW.split(text)]


def _over_both(columns: Columns, row: ListRow) -> dict[str, Printed]:
    """Baseline and target from a cell with an arrow below the heads of both; empty where there is none."""
    heads = [columns[name][0] for name in _CHANGED if len(columns.get(name, ())) == 1]
    spots = [row.spots.get(head.index) for head in heads]
    if len(heads) != len(_CHANGED) or spots[0] is None or spots[0] is not spots[1]:
        return {}
    told = _around_arrow(spots[0])
    for name, head in zip(_CHANGED, heads, strict=True):
        if told and (label := printed_spots(head.path)) is not None:
            told[f"{name}_label"] = label
    return told


def _outside_and_inside(spot: Spot, names: tuple[str, str]) -> dict[str, Printed]:
    """Baseline and target where brackets hold one: 「令和11年度：30人（令和６年度：24人）」."""
    match = _WITH_BRACKETS.fullmatch(spot.text.strip())
    told: dict[str, Printed] = {}
    for name, text in zip(
        names, match.group("outer", "inner") if match is not None else (spot.text, ""), strict=True
    ):
        dated = _DATED.fullmatch(text.strip())
        value = (dated["value"] if dated is not None else text).strip()
        if value and not is_dash(value):
            told[name] = printed_cell(spot.page, spot.cell, value)
            if dated is not None:
                told[f"{name}_label"] = printed_cell(spot.page, spot.cell, dated["year"])
    return told


def _labels_of_change(column: Column) -> dict[str, Printed]:
    """The labels of baseline and target from a header 「現状値（令和４年度）→目標値（令和10年度）」."""
    if not column.path:
        return {}
    head = column.path[-1]
    parts = _parted(plain(head.text).replace("\n", ""))
    lines = [line.words for line in head.cell.lines]
    if len(parts) == 1 and all(len(words) == len(_CHANGED) for words in lines):
        # 「現状値　目標値」 over 「（令和６年度）　（令和11年度）」
        parts = ["".join(word.text for word in column) for column in zip(*lines, strict=True)]
    if len(parts) != len(_CHANGED):
        return {}
    return {
        f"{name}_label": printed_cell(head.page, head.cell, part)
        for name, part in zip(_CHANGED, parts, strict=True)
    }
