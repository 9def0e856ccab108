"""Percentages beside counts: the table itself tells of which total they are the shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kohyo.rules.comparing import step_of
from kohyo.rules.matrices import statistic_figure
from kohyo.rules.relations import Relation
from kohyo.rules.rows import RowsByTable, where
from kohyo.rules.statistics_sums import is_total
from schemas.findings import Finding
from schemas.frozen import dataclass
from schemas.tables import Statistic

_LEAST_SHARES = 4
_LEAST_HELD = 0.75
_COUNTS = ("count", "amount", "area")


@dataclass(frozen=True, slots=True)
class _Share:
    """A printed share, the figure it belongs to, and the total that it is perhaps the share of."""

    share: Statistic
    part: Statistic
    whole: Statistic

    @property
    def expected(self) -> float:
        """The share in percent as the figures give it."""
        return float(self.part.value or 0) / float(self.whole.value or 1) * 100

    @property
    def holds(self) -> bool:
        """Whether the printed share is the computed one, rounded or cut."""
        return self.agrees([float(row.value or 0) for row in (self.share, self.part, self.whole)])

    def agrees(self, values: Sequence[float]) -> bool:
        """The same of other values of the share, the part and the whole."""
        share, part, whole = values
        return bool(whole) and abs(part / whole * 100 - share) <= step_of([self.share.value_raw]) * 1.01


def _tables(rows: RowsByTable) -> Iterator[list[Statistic]]:
    table: list[Statistic] = []
    for row in rows.of(Statistic):
        if table and row.table_name != table[-1].table_name:
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _pairs(table: Sequence[Statistic]) -> Iterator[tuple[Statistic, Statistic]]:
    """Each share with the figure that it belongs to: below it under the same labels, or beside it in its group."""
    by_place: dict[tuple[str | None, str | None], list[Statistic]] = {}
    in_group: dict[tuple[str | None, str], list[Statistic]] = {}
    for row in table:
        if row.metric in _COUNTS:
            by_place.setdefault((row.row_label, row.column_label), []).append(row)
            group, slash, _ = (row.column_label or "").rpartition("／")
            if slash:
                in_group.setdefault((row.row_label, group), []).append(row)
    for row in table:
        if row.metric != "share_pct":
            continue
        own = by_place.get((row.row_label, row.column_label), [])
        group, slash, _ = (row.column_label or "").rpartition("／")
        own = own or (in_group.get((row.row_label, group), []) if slash else [])
        if len(own) == 1:
            yield row, own[0]


Whole = tuple[str | None, str, str | None]


def _wholes(table: Sequence[Statistic], across: bool) -> dict[Whole, list[Statistic]]:
    """The totals of each row (``across``) or column, by its label, measure and unit."""
    found: dict[Whole, list[Statistic]] = {}
    for row in table:
        own, other = (row.row_label, row.column_label) if across else (row.column_label, row.row_label)
        if row.value and row.metric in _COUNTS and is_total(other or ""):
            found.setdefault((own, row.metric, row.unit), []).append(row)
    return found


def _whole_of(part: Statistic, across: bool) -> Whole:
    return (part.row_label if across else part.column_label, part.metric, part.unit)


def shares_agree(rows: RowsByTable) -> Iterator[Finding]:
    """Printed shares of figures that are no population are those of the totals (rule ``printed-rate``)."""
    yield from (_finding(each) for each in _shares(rows) if not each.holds)


def statistics_shares(rows: RowsByTable) -> Iterator[Relation]:
    """All shares of the statistical tables with their figures, right and wrong ones."""
    for each in _shares(rows):
        yield Relation(tuple(map(statistic_figure, (each.share, each.part, each.whole))), each.agrees)


def _shares(rows: RowsByTable) -> Iterator[_Share]:
    """The shares of each table; most of them tell whether they are those of the total of the row or the column."""
    for table in _tables(rows):
        pairs = [
            (share, part) for share, part in _pairs(table) if share.value is not None and part.value is not None
        ]
        if len(pairs) < _LEAST_SHARES:
            continue
        for across in (True, False):
            wholes = _wholes(table, across)
            found = [
                _Share(share, part, of[0])
                for share, part in pairs
                if len(of := wholes.get(_whole_of(part, across), [])) == 1
            ]
            held = sum(each.holds for each in found)
            if len(found) >= _LEAST_SHARES and held >= _LEAST_HELD * len(found):
                yield from found
                break


def _finding(each: _Share) -> Finding:
    share = each.share
    return Finding(
        "printed-rate",
        f"{where(share.page)}表「{share.table_name}」の「{share.row_label}」「{share.column_label}」の割合 "
        f"{share.value_raw} は、表の実数（{each.part.value_raw} ÷ {each.whole.value_raw}）から計算した "
        f"{each.expected:.2f}% と一致しません。",
        Statistic.TABLE,
        share.record_id,
        share.page,
        expected=f"{each.expected:.2f}",
        found=share.value_raw,
    )
