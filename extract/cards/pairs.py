"""Reading a card row by row: which value belongs to which label.

A value stands right of its label, up to the next label of the row, or below it where nothing stands to the right.
A label over several rows holds what stands beside any of them; one that has labels of its own beside it heads a
group. An empty cell below a label continues it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from extract.cards.agreed import is_part_of_party
from extract.cards.amount_lines import read_amount_lines
from extract.cards.beside import (
    beside,
    follows_figure,
    free_without,
    heads_values,
    is_group,
    is_unit_row,
    last_row,
)
from extract.cards.crossed_indicators import read_crossed, read_named_list
from extract.cards.draft import Draft, year_of_all
from extract.cards.indicator_table import read_indicator_table, years_of_values
from extract.cards.pieces import Piece
from extract.cards.places import joined
from extract.cards.roles import NUMBER_CELL
from extract.cards.subtables import is_list_of_municipalities, use_block
from extract.cards.view import View, heads_indicators, heads_years
from extract.cards.years_across import (
    Block,
    Column,
    Kind,
    block_row,
    is_figure,
    is_money_unit,
    labels_above,
    read_block,
)
from extract.cards.years_down import read_years_down
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE, PROSE_FIELDS, is_known_axis
from schemas.labels import is_year
from schemas.printed import Printed

_SAME_EDGE_PT = 3.0
NUMBERED = re.compile(
    r"^\s*(?P<number>[(（]?[0-9０-９]{1,2}(?:[-－―ー.．][0-9０-９]{1,2})*[)）.．]?|[①-⑳])[\s　]+(?P<name>\D.*)$",
    re.DOTALL,
)
"""A number before a name: 「１－２　地域医療の確保」."""
_INDICATOR_FIELDS = (
    "indicator",
    "kpi",
    "baseline",
    "target",
    "unit",
    "note",
    "result",
    "baseline_year",
    "target_year",
)


def _same_edges(piece: Piece, column: Column) -> bool:
    return abs(piece.x0 - column.x0) <= _SAME_EDGE_PT and abs(piece.x1 - column.x1) <= _SAME_EDGE_PT


class CardReader:
    """Reads one card into a draft; the state of a single pass over its rows."""

    def __init__(self, view: View, notes: Mapping[int, Printed]) -> None:
        self._view = view
        self._notes = dict(notes)
        self._columns: tuple[Column, ...] = ()
        self._taken: set[int] = set()
        self._above: dict[int, Piece] = {}
        self._last: tuple[str, Piece, Piece] | None = None
        self._unit: Printed | None = None
        self._both = self._names_measure_and_programme()
        self._names: dict[int, tuple[Piece, Piece]] = {}
        self.draft = Draft()

    def read(self) -> Draft:
        """Reads all rows."""
        view, row, kind = self._view, 0, None
        self._claim_from_above()
        while row < len(view.rows):
            if heads_indicators(view, row):
                row = self._indicators(row)
            elif (end := self._numbered_indicators(row)) is not None:
                row = end
            elif heads_years(view, row):
                row, kind = self._years(row, kind)
            elif (turned := read_years_down(view, row)) is not None:
                row = self._use(turned)
            else:
                self._row(row)
                row += 1
        year = year_of_all(self.draft.extra)
        if year is not None and len(self.draft.budgets) == 1:
            self.draft.budgets[0].setdefault("fiscal_year", year)
        return self.draft

    # ------------------------------------------------------------------ tables inside the card

    def _years(self, row: int, kind: Kind | None) -> tuple[int, Kind]:
        at_break = row > 0 and self._view.rows[row][0].grid is not self._view.rows[row - 1][0].grid
        block = read_block(self._view, row, kind if at_break else None)
        told = [p.printed for p in block.labels if p.is_field("budget", "funding") and "円" in p.text]
        if told:
            self._unit = told[-1]
        elif at_break and not block.labels and block.kind == "budget" and self._unit is not None:
            # the rest of a table whose label, with the unit, stands above its first part
            self._notes.setdefault(self._view.rows[row][0].grid.key, self._unit)
        # labels left of a spanning group label may still have rows of their own
        self._columns = block.columns
        return max(self._use(block), row + 1), block.kind

    def _use(self, block: Block) -> int:
        use_block(self._view, block, self._note_at(block.start), self.draft)
        for piece in block.labels:
            self._taken.add(id(piece))
        return block.end

    def _note_at(self, row: int) -> Printed | None:
        """The line that names the unit of amounts: above the table of a row, or above an earlier one."""
        above = self._view.printed(row - 1) if row else ()
        unit = next((p for p in above if is_money_unit(p.text)), None)
        if unit is not None and all(p is unit or p.role in ("label", "unknown-label") for p in above):
            # 「（単位：千円）」 in a row of its own within the cell
            self.draft.use(unit)
            return unit.printed
        grids = [p.grid.key for above in self._view.rows[: row + 1] for p in above[:1]]
        return next((self._notes[key] for key in reversed(grids) if key in self._notes), None)

    def _below_earlier_years(self, row: int) -> bool:
        """Reads a row of figures that stand below the years of a table further up: 事業費 under a timetable."""
        view = self._view
        label = next(iter(view.printed(row)), None)
        columns = [c for c in self._columns if c.head.grid is view.rows[row][0].grid]
        if not view.exact or label is None or not label.is_field("budget", "result") or len(columns) < 2:
            return False
        figures = [p for p in view.printed(row)[1:] if is_figure(p.text)]
        aligned = [c for c in columns if any(_same_edges(p, c) for p in figures)]
        if len(figures) < 2 or len(aligned) < len(figures):
            return False
        kind: Kind = "budget" if label.is_field("budget") else "result"
        found = block_row(view, row, columns, kind, [label], [])
        if found is not None:
            self._use(Block(kind, (label,), tuple(columns), (found,), row, row + 1))
        return found is not None

    def _numbered_indicators(self, row: int) -> int | None:
        """Reads a list of numbered indicators, or the table of their figures; the row after it."""
        end = read_named_list(self._view, row, self.draft)
        return end if end is not None else read_crossed(self._view, row, self.draft)

    def _indicators(self, row: int) -> int:
        end, group = read_indicator_table(self._view, row, self.draft)
        self._taken.update(id(p) for p in group)
        return end

    # ------------------------------------------------------------------ labels beside their values

    def _claim_from_above(self) -> None:
        """Values that stand below their label although another label stands left of them."""
        view = self._view
        for label in view.pieces:
            if label.role != "label" or heads_years(view, label.row) or heads_indicators(view, label.row):
                continue
            if beside(self._view, label, label.row) or is_group(self._view, label):
                continue
            for piece in view.below(label):
                fits = abs(piece.x0 - label.x0) <= 3.0 and abs(piece.x1 - label.x1) <= 3.0
                if piece.role in ("value", "blank") and fits and free_without(self._view, piece):
                    self._above[id(piece)] = label

    def _values(self, label: Piece) -> list[Piece]:
        """The printed values of a label, in reading order, each once."""
        view = self._view
        found: list[Piece] = []
        here = beside(self._view, label, label.row)
        if here and not (heads_values(self._view, label.row) and all(p.role == "blank" for p in here)):
            for row in range(label.row, last_row(view, label) + 1):
                found.extend(p for p in beside(self._view, label, row) if p not in found)
            found = [p for p in found if self._above.get(id(p), label) is label]
        else:
            found = [
                p for p in view.below(label) if p.role in ("value", "year") or self._above.get(id(p)) is label
            ]
            if not view.exact:
                found = [p for p in found if p.x0 <= label.x0 + 0.01]
            found = [p for p in found if self._above.get(id(p), label) is label]
        return [p for p in found if p.role != "blank"]

    def _row(self, row: int) -> None:
        view = self._view
        labels = [p for p in view.labels(row) if id(p) not in self._taken]
        labels = [p for n, p in enumerate(labels) if not (n and p.names_row and not follows_figure(self._view, p))]
        if not labels:
            self._unlabelled(row)
            return
        if self._columns and self._below_earlier_years(row):
            return
        labels = [p for p in labels if not self._heads_next_years(p)]
        self._open_named(row)
        for label in labels:
            if self._names_beside(label):
                self._open_named(row)
            if is_group(self._view, label):
                self.draft.use(label)
                if label.is_field("kpi", "indicator"):
                    self.draft.cells(fresh=True)
                    self._name_of_group(label)
                continue
            if self._names_beside(label):
                self.draft.use(label)
                continue
            values = self._values(label)
            self._assign(label, values)
            self.draft.use(label, *values)

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
        if not before or before[0].grid is piece.grid or self._last is None:
            return False
        field, label, value = self._last
        alike = abs(value.x0 - piece.x0) <= _SAME_EDGE_PT and abs(value.x1 - piece.x1) <= _SAME_EDGE_PT
        whole = fold(value.text).endswith(("。", "。)", "。」"))
        if value not in before or not alike or (whole and field not in PROSE_FIELDS):
            return False
        self.draft.put(field, label.printed, piece.printed)
        self.draft.use(piece)
        return True

    def _unlabelled(self, row: int) -> None:
        """A row without any label: a unit, the rest of the cell that a page has cut, or the card's name."""
        printed = self._view.printed(row)
        if is_unit_row(self._view, row):
            self._notes[printed[0].grid.key] = printed[0].printed
            self.draft.use(printed[0])
            return
        if len(printed) == 1 and printed[0].role == "value" and self._goes_on(printed[0]):
            return
        has_name = any(p.is_field("name") for p in self._view.pieces)
        if row == 0 and len(printed) == 1 and printed[0].role == "value" and not has_name:
            piece = printed[0]
            self.draft.fields["name"] = piece.printed
            self.draft.use(piece)
            numbered = NUMBERED.match(piece.text)
            if numbered:
                self.draft.fields["name"] = replace(piece.printed, text=numbered["name"])
                self.draft.fields.setdefault("number", replace(piece.printed, text=numbered["number"]))
            if self._view.exact and all(piece.overlap(p.x0, p.x1) > 0.9 for p in self._view.rows[1]):
                return
            self.draft.remark(
                "damaged-source",
                f"個票の先頭行「{fold(piece.text)[:30]}」に項目名がありません。"
                "施策・事業名として読み取りました。原本を確かめてください。",
                piece.printed,
                "initiatives",
            )

    def _assign(self, label: Piece, values: list[Piece]) -> None:
        draft = self.draft
        text = joined([p.printed for p in values]) if values else Printed("", label.page.number, label.cell.box)
        told = self._told_by_value(label, text.text)
        if told is not None:
            draft.put(told, label.printed, text)
            return
        if label.role == "unknown-label":
            draft.extra.append((label.printed, text))
            draft.remark(
                "unknown-label",
                f"「{fold(label.text)}」は登録されていない項目名です。値は「その他の項目」に残しました。",
                label.printed,
                "initiative_extra_fields",
            )
            return
        if label.label is not None and not label.label.exact and not is_part_of_party(label.text):
            draft.remark(
                "unknown-label",
                f"「{fold(label.text)}」は登録されていない項目名です。"
                f"よく似た「{label.label.word}」の欄として読み取りました。原本を確かめてください。",
                label.printed,
                "initiatives",
            )
        field = self._field(label)
        if field == "role_sharing" and self._is_of_one_party(label):
            text = joined([label.printed, text], " ")
        if field in _INDICATOR_FIELDS:
            self._indicator(field, label, values)
        elif field in FIELD_OF_ONE or field == "number":
            similar = label.label is not None and not label.label.exact and field != "role_sharing"
            if similar and field in draft.fields:
                # only similar words never add to what a label of the vocabulary says
                draft.extra.append((label.printed, text))
                return
            text = self._without_number(label, text) if field == "name" else text
            if field == "evaluation" and len(fold(text.text)) == 1 and self._evaluated_elsewhere(label):
                # a column of marks, beside what explains them
                draft.extra.append((label.printed, text))
                return
            draft.put(field, label.printed, text)
            self._last = (field, label, values[-1]) if values else None
        elif field == "budget" and values and all(is_money_unit(p.text) for p in values):
            self._notes[label.grid.key] = text
        elif (field == "budget" or self._is_budget_of_year(field, label)) and read_amount_lines(
            label, values, draft, self._budget_before(label), self._note_at(label.row)
        ):
            return
        elif values or field not in ("budget", "budget_years", "schedule", "schedule_item", "total", "funding"):
            draft.extra.append((label.printed, text))

    def _without_number(self, label: Piece, name: Printed) -> Printed:
        """A card's name without the number before it, which is the card's own where no label prints another."""
        if any(p.is_field("number") for p in self._view.pieces):
            return name
        if NUMBER_CELL.fullmatch(fold(label.text)):
            self.draft.fields["number"] = label.printed
            return name
        numbered = NUMBERED.match(name.text)
        if numbered is None:
            return name
        self.draft.fields["number"] = replace(name, text=numbered["number"])
        return replace(name, text=numbered["name"])

    def _evaluated_elsewhere(self, label: Piece) -> bool:
        """Whether another label of the card holds an evaluation, so that a mark alone is none."""
        return any(p.is_field("evaluation") and p is not label for p in self._view.pieces)

    def _is_of_one_party(self, label: Piece) -> bool:
        """Whether a label names the part of one party among others: 中心市の役割, but not 市町の役割 alone."""
        if not is_part_of_party(label.text):
            return False
        alone = label.label is not None and label.label.exact
        alone = alone or re.search("と|及び|・|、", label.text) is not None
        return not alone or sum(is_part_of_party(p.text) for p in self._view.pieces if p.role == "label") > 1

    def _told_by_value(self, label: Piece, value: str) -> str | None:
        """The field that a value tells where its label is vague, and no other label of the card names the field.

        「連携分野 | 生活機能の強化」 prints an axis; 「実施主体 | 新庄市、金山町」 prints the municipalities.
        """
        vague = label.role == "unknown-label" or label.is_field("policy_field", "measure", "category")
        if vague and is_known_axis(value):
            told = "axis"
        elif label.is_field("method") and is_list_of_municipalities(value):
            told = "municipalities"
        else:
            return None
        return None if any(p.is_field(told) for p in self._view.pieces) else told

    def _names_measure_and_programme(self) -> bool:
        """Whether the card prints a value for 施策名 and one for 事業名: then the former is what it belongs to."""
        found = set()
        for label in self._view.pieces:
            if label.is_field("name") and label.label is not None:
                beside = [p for p in self._view.right_of(label, label.row)[:1] if p.role == "value"]
                if beside:
                    found.add("measure" if label.label.word.startswith("施策") else "programme")
        return len(found) > 1

    @staticmethod
    def _is_budget_of_year(field: str, label: Piece) -> bool:
        """Whether a label names a budget of its own year, though it is a part elsewhere: 令和５年度補正予算額."""
        return field == "component" and label.label is not None and is_year(label.label.remark or "")

    def _budget_before(self, label: Piece) -> Piece | None:
        """The label of amounts left of another one: 「事業費（円） | 決算額 | …」."""
        left = [p for p in self._view.rows[label.row] if p.x1 <= label.x0 + 0.01]
        heads = [p for p in left if p.is_field("budget")]
        return next((p for p in heads if "円" in p.text), heads[-1] if heads else None)

    def _field(self, label: Piece) -> str:
        """The one field of a label that stands beside a value."""
        if (
            label.is_field("name")
            and label.label is not None
            and label.label.word.startswith("施策")
            and self._both
        ):
            return "measure"
        if label.is_field("name") and "name" in self.draft.fields:
            return "projects" if self.draft.projects is None else "extra"
        if label.is_field("projects") and not self._named() and not self.draft.fields.get("name"):
            return "name"
        for name in label.fields:
            if name in FIELD_OF_ONE or name == "number":
                return name
        if label.is_field("note", "unit") and not self._indicators_open():
            return "extra"
        return label.fields[0]

    def _named(self) -> bool:
        return any(p.is_field("name") for p in self._view.pieces) or self._view.labels(0) == []

    def _indicators_open(self) -> bool:
        cells = self.draft.indicators[-1] if self.draft.indicators else None
        return cells is not None and not cells.empty

    def _indicator(self, field: str, label: Piece, values: list[Piece]) -> None:
        name = "indicator" if field == "kpi" else field
        if name == "result":
            self._single_result(label, values)
            return
        if name == "indicator" and values and all(is_figure(p.text) for p in values):
            # 「KPI①」 over its figures by year names no indicator
            self.draft.extra.append((label.printed, joined([p.printed for p in values])))
            return
        cells = self.draft.cells(fresh=name == "indicator" and bool(values))
        if name == "indicator" and not values:
            return
        if name in cells.values and name in ("baseline", "target") and cells.values[name]:
            # an intermediate target or an earlier value: the last one printed is the field's
            earlier = cells.values[name]
            self.draft.extra.append((cells.labels[name], joined([p.printed for p in earlier])))
        cells.values[name] = list(values)
        cells.labels[name] = label.printed
        years_of_values(cells.values, cells.labels)

    def _single_result(self, label: Piece, values: list[Piece]) -> None:
        years, figures = values[::2], values[1::2]
        if (
            len(years) == len(figures) > 0
            and all(p.role == "year" for p in years)
            and not any(p.role == "year" for p in figures)
        ):
            # 「実績値 | 令和５年度 | 71 | 令和６年度 | 72」
            cells = self.draft.cells()
            cells.results.extend((year.year, [value]) for year, value in zip(years, figures, strict=True))
        elif values and label.label is not None and label.label.remark:
            self.draft.cells().results.append((label.printed, list(values)))
        elif values:
            self.draft.extra.append((label.printed, joined([p.printed for p in values])))


def read_card(view: View, notes: Mapping[int, Printed] = MappingProxyType({})) -> Draft:
    """Reads a card.

    Args:
        view: the card's pieces.
        notes: lines that name the unit of amounts, by the key of the table that they stand above.
    """
    return CardReader(view, notes).read()
