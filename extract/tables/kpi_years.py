"""What an indicator list prints year by year: results, rates and grades, and the targets of single years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.family import printed_cell
from extract.shapes import has_share, is_dash, is_figure, is_grade, is_percent, plain
from extract.tables.captions import Caption
from extract.tables.headers import Spot
from extract.tables.kpi_columns import YEARLY, Column, texts_of
from extract.tables.kpi_lists import KpiList
from extract.tables.kpi_rows import ListRow, kinds_of
from extract.year_shapes import is_newest_first, same_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Printed

_TITLE_YEAR = lazy_pattern(
    r"((?:令和|平成|[RHＲＨ])\s*(?:[0-9０-９]{1,2}|元)\s*年?度?|(?:20|２０)[0-9０-９]{2}\s*年?度?)"
    r"(?:(?:末|の|分)?\s*(?:現在|時点|成果指標|KPI|ＫＰＩ|重要業績|[)）]|$)|(?=.{0,24}(?:実績|達成|評価|進捗|結果|検証)))"
)
_BESIDE = lazy_pattern(r"\s*([^()（）]*?)\s*[(（]\s*([^()（）]*[%％])\s*[)）]\s*")


@dataclass(slots=True)
class Year:
    """What the rows of an indicator print for one year.

    Attributes:
        label: the year; None where nothing names it.
        fields: value, rate and grade, as far as they are printed.
        row: the row that stands beside the year alone; None where the years stand over the columns.
    """

    label: Printed | None
    fields: dict[str, Printed]
    row: ListRow | None = None


OfYears = Mapping[str, tuple[Column, Spot]]
"""The targets of single years, by the year."""


def _cell_parts(field: str, spot: Spot, shared: bool = False) -> dict[str, Printed]:
    """The fields that one cell of a year holds: told by the header, or by the shape of the text.

    ``shared`` says that the row's other figures have a share in brackets too, which is no rate of achievement.
    """
    value = printed_cell(spot.page, spot.cell)
    if field == "grade" and is_figure(spot.text):
        return {"rate" if is_percent(spot.text) else "value": value}  # 達成状況 heads grades, rates and results
    if field == "rate" and is_grade(spot.text):
        return {"grade": value}
    if field not in ("result", "value"):
        return {field: value}
    if is_grade(spot.text):
        return {"grade": value}
    lines = [line for line in spot.cell.lines if fold(line.text)]
    texts = [line.text for line in lines]
    if len(texts) == 1 and (beside := _BESIDE.fullmatch(plain(texts[0]))) is not None:
        texts = [beside[1], beside[2]]  # 「9（90%）」
        if not is_figure(texts[0]) or is_percent(texts[0]):
            return {"value": value}
    if len(texts) > 1 and not (shared and has_share(spot.text)):
        parts: dict[str, Printed] = {}
        for text in texts:
            name = "grade" if is_grade(text) else "rate" if is_percent(text) and parts else "value"
            shaped = is_grade(text) or is_figure(text)
            if not shaped or name in parts:
                return {"value": value}
            parts[name] = printed_cell(spot.page, spot.cell, text)
        return parts
    return {"value": value}


def _holds_grades(texts: Sequence[str]) -> bool:
    """Whether all that a column prints are grades, × one of them."""
    told = [text for text in texts if not is_dash(text)]
    return bool(told) and all(map(is_grade, told))


def _year_key(column: Column) -> str:
    return same_year(column.year.text) if column.year is not None else ""


def _title_year(around: Caption) -> Printed | None:
    """The year of which title or heading say that its results are listed; None where they name none."""
    for text in (around.title, around.heading):
        match = _TITLE_YEAR.search(text.text) if text is not None else None
        if text is not None and match is not None:
            return replace(text, text=match[1])
    return None


class YearReader:
    """Reads what a list prints for each year, which stands over the columns or beside the rows."""

    def __init__(self, found: KpiList) -> None:
        self.table, self.columns = found.table, found.columns
        self.kinds = kinds_of(found.table, found.columns)
        self.year_at = found.columns["year"][0].index if "year" in found.columns else None
        yearly = [c for name in YEARLY for c in found.columns.get(name, [])]
        self.yearly = sorted(yearly, key=lambda column: column.index)
        self.graded = {column.index for column in yearly if _holds_grades(texts_of(found.table, column.index))}
        self.undated = self._undated({_year_key(c): c for c in yearly if c.year is not None})
        self.title_year = _title_year(found.caption)

    def _undated(self, dated: dict[str, Column]) -> str:
        """The year that rates and grades without a year belong to: the last one that is filled in."""
        filled = [
            key
            for key, column in dated.items()
            if any(not is_dash(text) for text in texts_of(self.table, column.index))
        ]
        if is_newest_first(filled):
            return filled[0]
        return filled[-1] if filled else next(iter(dated), "")

    def years(self, rows: Sequence[ListRow]) -> tuple[list[Year], OfYears]:
        """What the rows of an indicator print year by year, and the targets of years.

        Blank years are left out. A mark where the result of a year would stand (―, －) says that there is none.
        """
        years: dict[str, Year] = {}
        marked: dict[str, Year] = {}
        targets: dict[str, tuple[Column, Spot]] = {}
        for row in rows:
            kind = self.kinds.get(row.row)
            aims = [c for name in ("baseline", "target") for c in self.columns.get(name, [])]
            shared = any((spot := row.spots.get(c.index)) is not None and has_share(spot.text) for c in aims)
            for column in self.yearly:
                spot = row.spots.get(column.index)
                if spot is None:
                    continue
                key = self._key(column, row)
                # what a row holds says nothing about the rate and the grade that stand beside all of its rows
                name = kind if kind is not None and column.field in ("result", "value") else column.field
                graded = name == "grade" or column.index in self.graded
                if is_dash(spot.text) and not (graded and is_grade(spot.text)):
                    # × is a grade where grades stand, and nothing elsewhere
                    dated = column.year is not None or self._beside(row) is not None
                    if dated and column.field in ("result", "value") and kind in (None, "value"):
                        fields = {"value": printed_cell(spot.page, spot.cell)}
                        marked.setdefault(key, self._year(column, row, fields))
                    continue
                if name == "target":
                    targets[key] = (column, spot)
                    continue
                year = years.setdefault(key, self._year(column, row, {}))
                for part, text in _cell_parts(name, spot, shared).items():
                    year.fields.setdefault(part, text)
        if years:
            years = marked | years  # where every year has a mark, none has a result
        places = self._places(rows)
        return [years[key] for key in sorted(years, key=places.__getitem__)], targets

    def _beside(self, row: ListRow) -> Spot | None:
        """The year that stands beside a row; None where the years stand over the columns."""
        return row.spots.get(self.year_at) if self.year_at is not None else None

    def _key(self, column: Column, row: ListRow) -> str:
        beside = self._beside(row)
        return _year_key(column) or (same_year(beside.text) if beside is not None else self.undated)

    def _places(self, rows: Sequence[ListRow]) -> dict[str, tuple[int, int]]:
        """Where each year stands: a grade in the first of an indicator's rows may be that of a later year."""
        places: dict[str, tuple[int, int]] = {}
        for row in rows:
            at = row.row if self._beside(row) is not None else 0
            for column in self.yearly:
                key = self._key(column, row)
                places[key] = min(places.get(key, (at, column.index)), (at, column.index))
        return places

    def _year(self, column: Column, row: ListRow, fields: dict[str, Printed]) -> Year:
        beside = self._beside(row) if column.year is None else None
        if beside is not None:
            return Year(printed_cell(beside.page, beside.cell), fields, row)
        key = self._key(column, row)
        own = next((c.year for c in (column, *self.yearly) if c.year is not None and _year_key(c) == key), None)
        return Year(printed_cell(own.page, own.cell) if own is not None else self.title_year, fields)

    def target(self, rows: Sequence[ListRow], year: Year | None, of_years: OfYears) -> tuple[Column, Spot] | None:
        """The target that holds for a year: the only one, the year's own, else the last one printed."""
        told = dict(of_years)
        final: list[tuple[Column, Spot]] = []
        results = {_year_key(c) for name in ("result", "value") for c in self.columns.get(name, [])}
        row = year.row if year is not None and year.row is not None else rows[0]
        for column in self.columns.get("target", []):
            spot = row.spots.get(column.index)
            if spot is None or is_dash(spot.text):
                continue
            if _year_key(column) and _year_key(column) in results:
                told[_year_key(column)] = (column, spot)
            else:
                final.append((column, spot))
        if final:
            return final[-1]
        if year is not None and year.label is not None and same_year(year.label.text) in told:
            return told[same_year(year.label.text)]
        return list(told.values())[-1] if told else None
