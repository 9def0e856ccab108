"""Reading a card row by row: which value belongs to which label.

A value stands right of its label, up to the next label of the row, or below it where nothing stands to the right.
A label over several rows holds what stands beside any of them; one that has labels of its own beside it heads a
group. An empty cell below a label continues it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.cards.amounts.amount_units import AmountUnits
from extract.cards.amounts.payers_across import label_of_payers, read_payers_across
from extract.cards.amounts.payers_down import read_payers_down
from extract.cards.amounts.programme_rows import read_programme_rows
from extract.cards.bounds.numbered import NUMBERED, is_title
from extract.cards.bounds.taxonomy import axis_and_field
from extract.cards.bounds.title_lines import head_and_number
from extract.cards.cells.beside import (
    beside,
    follows_figure,
    is_group,
    is_unit_row,
)
from extract.cards.cells.figures import is_money_unit
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.view import View, heads_indicators, heads_years
from extract.cards.draft import Draft, year_of_all
from extract.cards.filing import Filing
from extract.cards.label_values import LabelValues
from extract.cards.measures.column_indicators import read_named_columns
from extract.cards.measures.crossed_indicators import read_crossed, read_named_list
from extract.cards.measures.dated_indicators import read_dated_indicators
from extract.cards.measures.indicator_forms import read_indicator_forms
from extract.cards.measures.indicator_table import read_indicator_table
from extract.cards.measures.named_columns import find_named_columns
from extract.cards.measures.stacked_indicators import read_stacked
from extract.cards.measures.stacked_measures import read_stacked_measures
from extract.cards.outside_opinion import take_outside_opinion
from extract.cards.places_across import read_places_across
from extract.cards.projects_down import read_projects_down
from extract.cards.years.below_years import amounts_below_years, items_below_years
from extract.cards.years.blocks import Block, Column, Kind, kind_of
from extract.cards.years.subtables import use_block
from extract.cards.years.timetable_down import read_timetable_down
from extract.cards.years.year_texts import read_year_texts
from extract.cards.years.years_across import labels_above, read_block
from extract.cards.years.years_down import read_years_beside, read_years_down
from schemas.folding import fold
from schemas.glossary import PROSE_FIELDS, is_known_axis
from schemas.patterns import lazy_re
from schemas.printed import Printed

_NUMBER = lazy_re(r"[(]?[0-9]{1,2}[)]?(?:[-.][(]?[0-9]{1,2}[)]?){0,2}|[①-⑳]")
"""A number of a card alone in a cell, folded."""


class CardReader:
    """Reads one card into a draft; the state of a single pass over its rows."""

    def __init__(self, view: View, notes: Mapping[int, Printed], named: tuple[Printed, Printed] | None) -> None:
        self._view = view
        self._columns: tuple[Column, ...] = ()
        self._taken: set[int] = set()
        self._unit: Printed | None = None
        self._names: dict[int, tuple[Piece, Piece]] = {}
        self._title_row = 0
        self.draft = Draft()
        if named is not None:
            self.draft.put("name", *named)
            self.draft.used.update(*(part.keys for part in named))
        self._units = AmountUnits(view, notes, self.draft)
        self._values = LabelValues(view)
        self._filing = Filing(view, self.draft, self._units)

    def read(self) -> Draft:
        """Reads all rows."""
        view, row, kind = self._view, 0, None
        self._strip_at_the_side()
        while row < len(view.rows):
            if not view.rows[row]:
                row += 1  # what it printed was read with the heading of the card
            elif (end := self._rows_of_their_own(row)) is not None:
                row, kind = end, None
            elif heads_indicators(view, row):
                row, kind = self._indicators(row), None
            elif (end := self._numbered_indicators(row)) is not None:
                row = end
            elif heads_years(view, row):
                row, kind = self._years(row, kind)
            elif (turned := read_years_down(view, row) or read_years_beside(view, row)) is not None:
                self._keep_unit(turned, row)
                row = self._use(turned)
            elif (end := self._below_heads(row) or read_year_texts(view, row, self.draft)) is not None:
                row = end
            else:
                self._row(row)
                kind = self._kind_below(row) or kind
                row += 1
        self.draft.use(*(p for p in view.pieces if p.role == "blank" and p.lines))  # names of phases
        take_outside_opinion(view, self.draft)
        year = year_of_all(self.draft.extra)
        if year is not None and len(self.draft.budgets) == 1:
            self.draft.budgets[0].setdefault("fiscal_year", year)
        return self.draft

    def _kind_below(self, row: int) -> Kind | None:
        """What a label says of the table below it, where nothing but a unit of money stands beside it."""
        printed = [p for p in self._view.printed(row) if not is_money_unit(p.text)]
        return kind_of(printed) if len(printed) == 1 else None

    def _strip_at_the_side(self) -> None:
        """Reads the axis that stands in a strip along the whole card."""
        first = next(iter(self._view.rows[0]), None)
        if first is None or first.last < len(self._view.rows) - 1 or not is_known_axis(first.text):
            return
        if not self._view.has_label("axis"):
            self.draft.fields["axis"] = first.printed
            self.draft.use(first)
            self._taken.add(id(first))

    # ------------------------------------------------------------------ tables inside the card

    def _years(self, row: int, kind: Kind | None) -> tuple[int, Kind]:
        block = read_block(self._view, row, kind if self._is_at_break(row) else None)
        self._keep_unit(block, row)
        # labels left of a spanning group label may still have rows of their own
        self._columns = block.columns
        return max(self._use(block), row + 1), block.kind

    def _is_at_break(self, row: int) -> bool:
        """Whether another table begins with a row, as overleaf."""
        above = self._view.rows[row - 1] if row else ()
        return bool(above) and self._view.rows[row][0].grid is not above[0].grid

    def _keep_unit(self, block: Block, row: int) -> None:
        """Keeps the unit that the label of a table names, and gives it to the rest of the table overleaf."""
        told = [p.printed for p in block.labels if p.is_field("budget", "funding") and "円" in p.text]
        named = any(p.role in ("label", "unknown-label") and not p.is_field("budget_years") for p in block.labels)
        if told:
            self._unit = told[-1]
        elif self._is_at_break(row) and not named and block.kind == "budget" and self._unit is not None:
            self._units.go_on(self._view.rows[row][0], self._unit)

    def _use(self, block: Block) -> int:
        use_block(self._view, block, self._units.at(block.start), self.draft)
        for piece in block.labels:
            self._taken.add(id(piece))
        return block.end

    def _below_earlier_years(self, row: int) -> Piece | None:
        """The label whose figures, below the years of a table further up, were read; None where a row has none."""
        found = amounts_below_years(self._view, row, self._columns, self.draft)
        if found is None:
            return None
        self._use(found)
        return found.labels[0]

    def _below_heads(self, row: int) -> int | None:
        """Reads marks below municipalities, or items below the years of a table further up; the row after them."""
        end = None
        for read in (read_timetable_down, read_places_across, read_projects_down):
            end = end if end is not None else read(self._view, row, self.draft)
        if end is None and (items := items_below_years(self._view, row, self._columns)) is not None:
            return self._use(items)
        return end

    def _rows_of_their_own(self, row: int) -> int | None:
        """Reads rows below one header that are an indicator or a programme each; the row after them."""
        end = self._dated_indicators(row)
        if end is None:
            end = read_programme_rows(self._view, row, self.draft)
        if end is None:
            end = read_payers_down(self._view, row, self._units.at(row), self.draft)
        return end if end is not None else self._payers_across(row)

    def _payers_across(self, row: int) -> int | None:
        """Reads amounts below the municipalities that pay them; the row after them."""
        found = label_of_payers(self._view, row)
        if found is None:
            return None
        label, names = found
        end = read_payers_across(self._view, names, label, self._units.at(names), self.draft)
        if end is not None:
            self._taken.add(id(label))
        return end

    def _dated_indicators(self, row: int) -> int | None:
        """Reads indicators that have years, or rows of targets and results, of their own; the row after them."""
        end = read_dated_indicators(self._view, row, self.draft)
        end = end if end is not None else read_stacked_measures(self._view, row, self.draft)
        if end is not None:
            group = (p for p in self._view.rows[row] if p.last > row and p.is_field("kpi", "indicator"))
            self._taken.update(id(p) for p in group)
        return end

    def _numbered_indicators(self, row: int) -> int | None:
        """Reads numbered indicators, the table of their figures, or figures below each other; the row after."""
        for read in (read_named_list, read_crossed, read_stacked, read_indicator_forms):
            end = read(self._view, row, self.draft)
            if end is not None:
                return end
        table = find_named_columns(self._view, row)
        if table is None:
            return None
        if table.beside is not None:
            self._use(table.beside)
        return read_named_columns(table, self.draft)

    def _indicators(self, row: int) -> int:
        end, group = read_indicator_table(self._view, row, self.draft)
        self._taken.update(id(p) for p in group)
        # the years stand in the header's first row, or below 「実績値」 in its second
        heads = (self._view.starting(r) for r in (row, row + 1) if r < end)
        dated = ([p for p in r if p.role == "year" or (p.is_field("result") and p.heads_year)] for r in heads)
        years = next((found for found in dated if any(p.role == "year" for p in found)), [])
        if years:
            # the last row may say what each of the years costs
            self._columns = tuple([Column(p, p.x0, p.x1, total=False) for p in years])
        return end

    # ------------------------------------------------------------------ labels beside their values

    def _row(self, row: int) -> None:
        view = self._view
        if self._numbered_head(row) or self._numbered_row(row):
            return
        labels = [p for p in view.labels(row) if id(p) not in self._taken]
        labels = [p for n, p in enumerate(labels) if not (n and p.names_row and not follows_figure(self._view, p))]
        if not labels:
            self._unlabelled(row)
            return
        below = self._below_earlier_years(row) if self._columns else None
        if below is not None:
            labels = [p for p in labels if p.x1 <= below.x0 + 0.01]
        labels = [p for p in labels if not self._heads_next_years(p)]
        self._open_named(row)
        self._titled(row, labels)
        for label in labels:
            if self._names_beside(label):
                self._open_named(row)
            if is_group(self._view, label):
                self.draft.use(label)
                if label.is_field("kpi", "indicator"):
                    self.draft.cells(fresh=True)
                    self._name_of_group(label)
                continue
            if self._names_beside(label) or self._heads_projects(label):
                self.draft.use(label)
                continue
            values = self._values.of(label)
            self._filing.put(label, values)
            self.draft.use(label, *values)

    def _heads_projects(self, label: Piece) -> bool:
        """Whether a label stands over a table of projects, whose heads say so again."""
        below = self._view.starting(label.last + 1) if label.last + 1 < len(self._view.rows) else ()
        return label.is_field("projects") and any(p.is_field("projects") for p in below)

    def _titled(self, row: int, labels: Sequence[Piece]) -> None:
        """Reads the numbered name left of the labels of a first row: 「事業１　地域医療 | 政策分野：医療」."""
        first = next(iter(self._view.printed(row)), None)
        if row != self._title_row or first is None or first.role != "value" or self._has_name():
            return
        numbered = NUMBERED.match(first.text)
        if numbered and labels and all(label.x0 >= first.x1 - 0.01 for label in labels):
            self._put_name(first.printed, numbered)
            self.draft.use(first)

    def _has_name(self) -> bool:
        return self._view.has_label("name")

    def _put_name(self, printed: Printed, numbered: re.Match[str]) -> None:
        self.draft.fields["name"] = replace(printed, text=numbered["name"])
        self.draft.fields.setdefault("number", replace(printed, text=numbered["number"]))

    def _numbered_row(self, row: int) -> bool:
        """Reads a first row of field, number and name without labels: 「医療 | 1-(1) | 診療の運営」."""
        printed = [p for p in self._view.printed(row) if p.last == row]
        at = next((n for n, p in enumerate(printed) if _NUMBER.fullmatch(fold(p.text))), None)
        if row != self._title_row or at is None or at > 1 or at + 2 != len(printed) or self._has_name():
            return False
        if printed[-1].role != "value" or any(p.role == "label" for p in printed):
            return False
        self.draft.fields["name"] = printed[-1].printed
        self.draft.fields.setdefault("number", printed[at].printed)
        if at and not self._view.has_label("policy_field"):
            self.draft.fields["policy_field"] = printed[0].printed
        self.draft.use(*self._view.printed(row))
        return True

    def _numbered_head(self, row: int) -> bool:
        """Reads the number in a first row that says only that a card follows: 「具体的な取組　１」."""
        printed = self._view.printed(row)
        if row != self._title_row or len(printed) != 1 or not self._view.exact:
            return False
        _, number = head_and_number(printed[0].text)
        if number is None or (printed[0].role == "label" and self._values.of(printed[0])):
            return False
        self.draft.fields.setdefault("number", replace(printed[0].printed, text=number))
        self.draft.use(*printed)
        self._title_row += 1
        return True

    def _name_of_group(self, label: Piece) -> None:
        """The indicator alone beside the first row of a label whose other rows are 現状値 and 目標値."""
        view = self._view
        here = [p for p in beside(view, label, label.row) if p.role != "blank"]
        if len(here) != 1 or here[0].role != "value" or here[0].last >= label.last:
            return
        below = next(iter(view.right_of(label, here[0].last + 1)), None)
        if below is None or not below.is_field("baseline", "target", "unit"):
            return
        cells = self.draft.cells()
        cells.values["indicator"], cells.labels["indicator"] = here, label.printed
        self.draft.use(here[0])

    def _names_beside(self, label: Piece) -> bool:
        """Whether several indicators stand beside a label, each over the rows of its own 現状値 and 目標値."""
        if not label.is_field("kpi", "indicator") or label.last == label.row or not self._view.exact:
            return False
        names = []
        for row in range(label.row, label.last + 1):
            beside = self._view.right_of(label, row)[:2]
            own = len(beside) == 2 and beside[0].role == "value" and beside[0].row == row
            if own and beside[1].is_field("baseline", "target", "unit"):
                names.append(beside[0])
        if len(names) < 2:
            return False
        self._names.update((name.row, (label, name)) for name in names)
        return True

    def _open_named(self, row: int) -> None:
        """Begins the indicator whose name stands in a row beside the label of several."""
        if row in self._names:
            label, name = self._names[row]
            cells = self.draft.cells(fresh=True)
            cells.values["indicator"], cells.labels["indicator"] = [name], label.printed
            self.draft.use(name)

    def _heads_next_years(self, label: Piece) -> bool:
        """Whether the years below a label say what it heads, so that they are no value of it."""
        view, row = self._view, label.last + 1
        if row >= len(view.rows) or not label.is_field("budget", "schedule", "result", "target", "kpi", "funding"):
            return False
        if not view.exact or beside(self._view, label, label.row) or not heads_years(view, row):
            return False
        return label in labels_above(view, row, [Column(p, p.x0, p.x1, total=False) for p in view.printed(row)])

    def _goes_on(self, piece: Piece) -> bool:
        """Adds the first text of a further page to the field whose cell the page's foot has cut."""
        row = piece.row
        before = self._view.rows[row - 1] if row else ()
        if not before or before[0].grid is piece.grid or self._filing.last is None:
            return False
        field, label, value = self._filing.last
        alike = same_edges(value, piece)
        whole = fold(value.text).endswith(("。", "。)", "。」"))
        if value not in before or not alike or (whole and field not in PROSE_FIELDS):
            return False
        self.draft.put(field, label.printed, piece.printed)
        self.draft.use(piece)
        return True

    def _ordered(self, printed: Sequence[Piece]) -> bool:
        """Reads 「生活機能の強化　＞　医療」 in a row without labels, where no label names axis or field."""
        for piece in printed:
            both = axis_and_field(piece.text) if piece.role == "value" else None
            if both is None or self._view.has_label("axis", "policy_field"):
                continue
            for name, text in zip(("axis", "policy_field"), both, strict=True):
                self.draft.fields.setdefault(name, replace(piece.printed, text=text))
            self.draft.use(piece)
            return True
        return False

    def _unlabelled(self, row: int) -> None:
        """A row without any label: a unit, the rest of the cell that a page has cut, or the card's name."""
        printed = self._view.printed(row)
        if is_unit_row(self._view, row):
            self._units.name(printed[0], printed[0].printed)
            self.draft.use(printed[0])
            return
        if len(printed) == 1 and printed[0].role == "value" and self._goes_on(printed[0]):
            return
        if self._ordered(printed):
            self._title_row = row + 1 if row == self._title_row else self._title_row
            return
        if row == self._title_row and is_title(printed) and not self._has_name():
            piece = printed[-1]
            self.draft.fields["name"] = piece.printed
            self.draft.use(*printed)
            numbered = NUMBERED.match(" ".join(p.text for p in printed))
            if numbered:
                self._put_name(piece.printed, numbered)
            over = all(piece.overlap(p.x0, p.x1) > 0.9 for p in self._view.rows[row + 1])
            if self._view.exact and (over or len(printed) > 1):
                return
            if numbered:
                self.draft.heading = piece.printed
            else:
                self.draft.remark_unlabelled(piece.printed)


def read_card(
    view: View,
    notes: Mapping[int, Printed] = MappingProxyType({}),
    named: tuple[Printed, Printed] | None = None,
) -> Draft:
    """Reads a card.

    Args:
        view: the card's pieces.
        notes: lines that name the unit of amounts, by the key of the table that they stand above.
        named: the label and the name that stand above the tables; None where none does.
    """
    return CardReader(view, notes, named).read()
