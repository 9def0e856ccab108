"""A stretch of labelled lines, as they are read one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extract.cards.bounds.beginnings import INDICATOR_FIELDS
from extract.cards.bounds.item import Item
from extract.cards.text.heads import Entry, field_of, mark_of
from extract.cards.text.side_by_side import entry_over
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import Label, is_year
from schemas.printed import Grid, Line

ENOUGH = 3
_ENOUGH_ONCE = 2
_ENOUGH_UNNAMED = 4
"""Fields at least, where a card prints neither a name nor who takes part."""
_OF_FIGURES = frozenset({"budget", "schedule", "kpi"})
"""Fields that count as well where tables stand among the labels."""
_UNLABELLED = Label(("note",), "")
_FEWEST_MARKED = 2
_FLUSH_PT = 2.0
_LEVELS = frozenset({"axis", "policy_field", "measure"})
_LARGER = 1.05


class NamedIndicator(NamedTuple):
    """An indicator: the label that stands above all of them, its name, and what the labels below it stand for."""

    head: Entry
    name: Line
    told: frozenset[str]


@dataclass(slots=True)
class LabelledRun:
    """A stretch of labelled lines, with the tables that stand among them."""

    items: list[Item] = field(default_factory=list)
    parts: list[list[Entry] | Item] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    awaits: bool = False
    """Whether the run begins with a table whose last row is a label without its value."""
    label: Label = _UNLABELLED
    notes: list[Item] = field(default_factory=list)
    """Notes below the values, which are no part of them."""
    titles: list[Item] = field(default_factory=list)
    """Titles in the table that the run begins with, which stand above the card."""

    @property
    def indicator(self) -> Entry | None:
        """The entry that is the label of all indicators; None where another one has begun."""
        part = self.parts[-1] if self.parts else None
        for entry in reversed(part if isinstance(part, list) else []):
            if not entry.beside:
                heads = {"kpi", "indicator"} & {*entry.read.fields} and not entry.rows
                return entry if heads else None
        return None

    @property
    def indicator_above(self) -> NamedIndicator | None:
        """The indicator whose values were read last; None where anything else came after them."""
        told: set[str] = set()
        for part in reversed(self.parts):
            for entry in reversed(part if isinstance(part, list) else []):
                if {"kpi", "indicator"} & {*entry.read.fields}:
                    named = told and entry.values and not entry.rows
                    return NamedIndicator(entry, entry.values[0], frozenset(told)) if named else None
                if not is_of_indicator(entry):
                    return None
                told.update(entry.read.fields)
            if isinstance(part, Item):
                return None
        return None

    def add(self, item: Item, entries: Sequence[Entry]) -> None:
        """Adds a line, or a table, that prints the next labels of the run."""
        before = self.items[-1].index if self.items else item.index
        self.items.append(item)
        part = self.parts[-1] if self.parts and before == item.index else None
        if not isinstance(part, list):
            part = []
            self.parts.append(part)
        part.extend(entries)
        self.seen.extend(name for entry in entries if (name := field_of(entry.read)) is not None)

    def copy(self) -> LabelledRun:
        """The same run with lists of its own."""
        parts = [
            part if isinstance(part, Item) else [replace(e, values=[*e.values], rows=[*e.rows]) for e in part]
            for part in self.parts
        ]
        return replace(self, items=[*self.items], parts=parts, seen=[*self.seen], notes=[*self.notes])

    def sets_off(self, line: Line) -> bool:
        """Whether a line begins with the mark, and at the place, of several labels of the run."""
        kind = mark_of(line)
        entries = [e for part in self.parts if isinstance(part, list) for e in part if not e.beside]
        alike = [e for e in entries if e.label.box is not None and mark_of(e.label) == kind]
        if not kind or line.box is None or len(alike) < _FEWEST_MARKED:
            return False
        return all(abs(e.label.box.x0 - line.box.x0) <= 1.0 for e in alike if e.label.box is not None)

    @property
    def last(self) -> Entry | None:
        """The entry being read; None after a table."""
        part = self.parts[-1] if self.parts else None
        return part[-1] if isinstance(part, list) and part else None

    def over(self, item: Item, line: Line) -> Entry | None:
        """The entry that a line stands under; None after a table."""
        part = self.parts[-1] if self.parts else None
        if not isinstance(part, list) or item.index != self.items[-1].index:
            return self.last
        return entry_over(part, line)

    @property
    def labels(self) -> list[Line]:
        """The labels read so far, without those behind others on their line."""
        entries = (e for part in self.parts if isinstance(part, list) for e in part if not e.beside)
        return [e.label for e in entries if e.label.text and e.label.box is not None]

    @property
    def _is_flush(self) -> bool:
        """Whether all labels begin at one place."""
        starts = [label.box.x0 for label in self.labels if label.box is not None]
        return bool(starts) and max(starts) - min(starts) <= _FLUSH_PT

    @property
    def is_card(self) -> bool:
        """Whether labels at the heads of lines are those of a card: a name, or what is done with who does it.

        Where the name stands in the heading above, much else does: several labels flush below each other.
        """
        once = {name for name in self.seen if name in FIELD_OF_ONE}
        what = "description" in once or "purpose" in self.seen
        told = "name" in once or (what and bool(once & {"municipalities", "role_sharing"}))
        tabled = any(isinstance(part, Item) for part in self.parts)
        figures = _OF_FIGURES.intersection(self.seen) if tabled else ()
        told = told or (what and len(once) + len(figures) >= _ENOUGH_UNNAMED and self._is_flush)
        written = any(isinstance(item.item, Line) for item in self.items)
        return written and told and len(set(self.seen)) >= ENOUGH and len(once) >= _ENOUGH_ONCE


def is_of_indicator(entry: Entry) -> bool:
    """Whether an entry is a value of an indicator with its label, or a remark on it: 「現状値（R5）　365日」.

    Behind a label with its year a blank may stand for the value.
    """
    told = bool(entry.values) or (not entry.rows and is_year(entry.read.remark or ""))
    return told and INDICATOR_FIELDS.issuperset(entry.read.fields)


def _is_larger(run: LabelledRun, line: Line) -> bool:
    """Whether a label is set larger than all labels of a run."""
    labels: list[Line] = []
    for part in run.parts:
        if isinstance(part, list):
            labels.extend(entry.label for entry in part)
        elif isinstance(part.item, Grid):
            labels.extend(line for cell in part.item.cells if cell.column == 0 for line in cell.lines)
    sizes = [label.words[0].size or 0.0 for label in labels if label.words]
    own = line.words[0].size if line.words else None
    return own is not None and bool(sizes) and own > _LARGER * max(sizes)


def named_behind_number(run: LabelledRun, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a line, with 「事業名称」 right behind the number of a card as the label of its name.

    Elsewhere it heads the projects of a budget that an initiative has.
    """
    first, *others = entries
    if run.seen != ["number"] or first.read.fields != ("projects",) or others or not first.values:
        return list(entries)
    return [replace(first, read=replace(first.read, fields=("name",)))]


def starts_anew(run: LabelledRun, entries: Sequence[Entry]) -> bool:
    """Whether labels repeat a field that a card prints once, or head the next one below what is to be done."""
    names = [field_of(entry.read) for entry in entries]
    if "name" in names and "description" in run.seen:
        return True
    if names[0] == "number" and "description" in run.seen and ("number" in run.seen or not run.is_card):
        return True
    if names and _LEVELS.issuperset(names):
        # the heading above the next card: in larger type, or below a table that says what is to be done
        below_table = isinstance(run.parts[-1], Item) and "description" in run.seen if run.parts else False
        if below_table or (run.is_card and _is_larger(run, entries[0].label)):
            return True
    return any(name in FIELD_OF_ONE and name in run.seen for name in names)
