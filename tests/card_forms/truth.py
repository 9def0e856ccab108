"""What a person reads off a drawn card, as rows of the contract's tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samples.drawing import CID_GOTHIC, Cell, Sheet
from tools.accuracy import Record

Rows = dict[str, list[Record]]


@dataclass
class Truth:
    """Rows by table, told by the ordinals of card and indicator."""

    rows: Rows = field(default_factory=dict)

    def card(self, ordinal: int, /, **fields: str | None) -> None:
        """An initiative; every column that is not given is not compared."""
        towns = fields.get("municipalities")
        self.rows.setdefault("initiatives", []).append({"initiative": ordinal, **fields})
        for town in towns.split("、") if towns else ():
            self.rows.setdefault("initiative_municipalities", []).append(
                {"initiative": ordinal, "municipality": town}
            )

    def budget(self, number: int, amounts: Mapping[int | None, float | None], payer: str | None = None) -> None:
        """Amounts in thousand yen (None: not readable) by fiscal year, by payer or total.

        The year None is 計 beside years, and no year where it stands alone.
        """
        for year, amount in amounts.items():
            row = {"initiative": number, "municipality": payer, "amount_thousand_yen": amount}
            if year is None and len(amounts) > 1:
                self.rows.setdefault("budget_totals", []).append(row)
            else:
                self.rows.setdefault("budgets", []).append(row | {"fiscal_year": year})

    def kpi(
        self,
        number: int,
        indicator: str,
        unit: str | None,
        baseline: tuple[float | None, int | None] = (None, None),
        target: tuple[float | None, int | None] = (None, None),
        results: Mapping[int, float] | None = None,
    ) -> None:
        """An indicator with (value, fiscal year) of its baseline and target, and its results by year.

        The year over a baseline that is not printed is that of nothing.
        """
        known = [row for row in self.rows.setdefault("kpis", []) if row["initiative"] == number]
        self.rows["kpis"].append(
            {
                "initiative": number,
                "ordinal": len(known) + 1,
                "indicator": indicator,
                "unit": unit,
                "baseline_value": baseline[0],
                "baseline_fy": baseline[1] if baseline[0] is not None else None,
                "target_value": target[0],
                "target_fy": target[1],
            }
        )
        for year, value in (results or {}).items():
            self.rows.setdefault("kpi_results", []).append(
                {"initiative": number, "kpi": len(known) + 1, "fiscal_year": year, "value": value}
            )

    def schedule(self, number: int, item: str, years: Sequence[int], active: str) -> None:
        """An item of a timetable: ``active`` has a ``x`` for each year that is covered and a ``-`` for others."""
        for year, mark in zip(years, active, strict=True):
            self.rows.setdefault("schedules", []).append(
                {"initiative": number, "item": item, "fiscal_year": year, "active": mark == "x"}
            )

    def kept(self, number: int, label: str, text: str) -> None:
        """A labelled value without a column."""
        self.rows.setdefault("initiative_extra_fields", []).append(
            {"initiative": number, "label": label, "text": text}
        )


@dataclass(frozen=True)
class Form:
    """A form: how it is drawn and what it says."""

    name: str
    draw: Callable[[Sheet], Truth]
    wide: bool = False
    title: str = "第２期西部圏域共生ビジョン"

    def make(self, path: Path, kind: type[Sheet] = Sheet) -> Truth:
        """Writes the PDF; the fonts are not embedded."""
        sheet = kind(path, self.title, font=CID_GOTHIC, wide=self.wide)
        truth = self.draw(sheet)
        sheet.save()
        return truth


def number(printed: str) -> float:
    """The number that a figure prints, whatever unit follows it."""
    figures = "".join(char for char in unicodedata.normalize("NFKC", printed) if char.isdigit() or char == ".")
    return float(figures)


def text(value: str, columns: int = 1, rows: int = 1) -> Cell:
    """A plain cell."""
    return Cell(value, columns, rows)
