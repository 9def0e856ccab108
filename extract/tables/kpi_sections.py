"""Labels that hold for the rows of an indicator list below them: sections, fields, initiatives over many rows."""

from __future__ import annotations

from extract.tables.headers import Spot, spots_of
from extract.tables.kpi_columns import CONTEXT
from extract.tables.kpi_lists import KpiList
from extract.tables.kpi_rows import ListRow
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.vocabulary_headings import AIM_HEADINGS
from schemas.vocabulary_lists import REMARK_LABELS

_AIM_ROW = lazy_pattern(
    rf"[■□●○◆◇(【<《]*(?:{'|'.join(AIM_HEADINGS)})[-:.]?(?:[0-9]{{1,2}}|[一二三四五六七八九十①-⑨ⅠⅡⅢⅣⅤ])(?!つ|項|の).{{0,40}}"
)
_REMARK = lazy_pattern(
    rf"[■□●○◆◇・※]*[(【\[<]?[^()【】:]{{0,8}}(?:{'|'.join(map(fold, REMARK_LABELS))})[^()【】:]{{0,8}}[)】\]>:]"
)
MOST_ACROSS = 4
"""In so many rows one holds a text across columns at most, or no column of the list is certain."""


def holds_below(found: KpiList, name: str) -> bool:
    """Whether the labels of a column hold for the rows below them, where rulings do not say so.

    A label may stand beside the first of its rows or beside the middle one. They stand beside the first where the
    first row has one, and the rows could not be shared out with each label in the middle of its own.
    """
    if found.table.ruled or name not in found.columns:
        return True
    rows = [row for row in found.table.body if section_at(found, row) is None]
    spots = [found.table.filled(row, found.columns[name][0].index) for row in rows]
    if not spots or spots[0] is None or None not in spots:
        return False
    start = 0
    for at, spot in enumerate(spots):
        if spot is None or (at and spot is spots[at - 1]):
            continue
        if at < start:
            return True
        start = 2 * at + sum(other is spot for other in spots) - start
    return start != len(spots)


@dataclass(slots=True)
class Carried:
    """The labels on the left that hold for the rows below until printed anew."""

    policy_field: Spot | None = None
    initiative_name: Spot | None = None
    number: Spot | None = None

    def take(self, found: KpiList, row: ListRow, heading: frozenset[str]) -> None:
        """Takes the labels of a row. A new field ends the initiative, a new initiative ends the number.

        Args:
            found: the list.
            row: one of its rows.
            heading: the fields whose labels hold for the rows below.
        """
        held = {
            name: row.spots.get(found.columns[name][0].index) if name in found.columns else None
            for name in CONTEXT
        }
        fresh = {name: spot is not None and spot is not getattr(self, name) for name, spot in held.items()}
        if fresh["policy_field"]:
            self.initiative_name, self.number = None, None
        if fresh["initiative_name"]:
            self.number = None
        for name, spot in held.items():
            if spot is not None or name not in heading:
                setattr(self, name, spot)  # a label beside the middle of its rows holds for its own row only


def section_at(found: KpiList, row: int) -> Spot | None:
    """The only text of a row, where it heads the rows below and is no indicator."""
    spots = spots_of(found.table.rows[row])
    if len(spots) != 1:
        return None
    spot = spots[0]
    index = found.columns["indicator"][0].index
    over_indicator = spot is found.table.rows[row][index] and spot.cell.column_span == 1
    if over_indicator and spot.cell.box is None and _AIM_ROW.fullmatch(fold(spot.text)):
        return spot  # an input without spans prints a heading over all columns in the first one
    return None if over_indicator else spot


def is_remark(text: str) -> bool:
    """Whether the only text of a row is about the indicator above it (【取組状況】…) and heads nothing."""
    folded = fold(text)
    return folded.endswith("。") or _REMARK.match(folded) is not None


def texts_across(found: KpiList) -> dict[int, Spot]:
    """Texts across columns of different fields in a list without rulings, by row: its columns are not certain."""
    if found.table.ruled:
        return {}
    fields = {column.index: name for name, group in found.columns.items() for column in group}
    across: dict[int, Spot] = {}
    for row in found.table.body:
        for spot in found.table.rows[row]:
            if spot is None or spot.blank or spot is section_at(found, row):
                continue
            if len({fields[index] for index in spot.cell.columns if index in fields}) > 1:
                across.setdefault(row, spot)
    return across
