"""Cards written as text: labels at the heads of lines, values behind or below them, small tables set by tabs.

Seen as: 「施策名：…」, 「関係市町：…」 line by line; ■事業内容 with its text below; 「事業名　…」 with white space
between; years and figures below a label without any ruling. Such a stretch of lines becomes a table with the
labels in a column of their own, so that it is read like a card with rulings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.cards.bounds.item import Item
from extract.cards.bounds.series import label_over
from extract.cards.bounds.taxonomy import levels_on_line
from extract.cards.text.heads import Entry, entries_of, field_of, indicator_in, mark_of, unknown_entry
from extract.cards.text.side_by_side import entry_over, foot_of, label_right_above
from extract.cards.text.tabbed import TabbedRow, is_head, is_row, lines_among_columns, set_in_columns
from extract.outline import numbering
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE, PROSE_FIELDS
from schemas.labels import Label, read_label
from schemas.printed import Box, Cell, Grid, Line

_ENOUGH = 3
_ENOUGH_ONCE = 2
_LABEL_WIDTH = 120.0
"""Width in points of the column that the labels are set into."""
_FARTHEST_EM = 3.5
"""White space below which a line goes on with the value above it."""
_UNLABELLED = Label(("note",), "")
_FEWEST_MARKED = 2
_MONEY = re.compile(r"[(（]?\s*単位\s*[:：]?[^)）]*円\s*[)）]?")


@dataclass(slots=True)
class _Run:
    """A stretch of labelled lines, with the tables that stand among them."""

    items: list[Item] = field(default_factory=list)
    parts: list[list[Entry] | Item] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    awaits: bool = False
    """Whether the run begins with a table whose last row is a label without its value."""
    label: Label = _UNLABELLED

    @property
    def indicator(self) -> Entry | None:
        """The entry that is the label of all indicators; None where another one has begun."""
        part = self.parts[-1] if self.parts else None
        for entry in reversed(part if isinstance(part, list) else []):
            if not entry.beside:
                heads = {"kpi", "indicator"} & {*entry.read.fields} and not entry.rows
                return entry if heads else None
        return None

    def copy(self) -> _Run:
        """The same run with lists of its own."""
        parts = [
            part if isinstance(part, Item) else [replace(e, values=[*e.values], rows=[*e.rows]) for e in part]
            for part in self.parts
        ]
        return _Run([*self.items], parts, [*self.seen], self.awaits, self.label)

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
    def is_card(self) -> bool:
        """Whether the labels are those of a card: a name, or what is done with who does it."""
        once = {name for name in self.seen if name in FIELD_OF_ONE}
        what = "description" in once or "purpose" in self.seen
        told = "name" in once or (what and bool(once & {"municipalities", "role_sharing"}))
        return told and len(set(self.seen)) >= _ENOUGH and len(once) >= _ENOUGH_ONCE


def _starts_anew(run: _Run, entries: Sequence[Entry]) -> bool:
    """Whether labels repeat a field that a card prints once."""
    names = [field_of(entry.read) for entry in entries]
    if "name" in names and "description" in run.seen:
        return True
    return any(name in FIELD_OF_ONE and name in run.seen for name in names)


class _Writer:
    """Walks the items of a document and sets runs of labelled lines as tables."""

    def __init__(self, headings: frozenset[int]) -> None:
        self._headings = headings
        self._run: _Run | None = None
        self._whole: dict[int, Item] = {}
        self.found: list[Item] = []

    def walk(self, items: Iterable[Item]) -> list[Item]:
        """The items with the runs of labelled lines that are cards as tables."""
        for item in items:
            if isinstance(item.item, Grid):
                self._grid(item)
            elif item.item.box is None:
                self._close()
                self.found.append(item)
            else:
                self._line(item, item.item)
        self._close()
        return self.found

    def _grid(self, item: Item) -> None:
        run = self._run
        near = run is not None and item.index - run.items[-1].index <= 1
        if run is not None and near:
            # a heading that was set as a table is no table of the page
            rows = [] if not item.grids or _is_form(item) else lines_among_columns(item)
            if rows and self._takes_apart(run, rows):
                return
            self._run = run
        if run is None or not near or _names_card(item):
            self._close()
            seen = _fields_of(item)
            if not _ends_with_label(item) or len(seen) < _ENOUGH:
                self.found.append(item)
                return
            run = self._run = _Run(seen=seen)
        run.awaits = _ends_with_label(item)
        run.items.append(item)
        run.parts.append(item)

    def _takes_apart(self, run: _Run, rows: Sequence[Item]) -> bool:
        """Reads the lines of a table that only white space sets; False where one of them is none of the card's."""
        before = len(self.found)
        key = min(rows[0].grids)
        self._whole[key] = replace(rows[0], item=self._grid_of(rows[0], key), parts=())
        self._run = trial = run.copy()
        for row in rows:
            if isinstance(row.item, Line):
                self._line(row, row.item)
            if self._run is not trial:
                del self.found[before:]
                return False
        return True

    @staticmethod
    def _grid_of(row: Item, key: int) -> Grid:
        return next(item for item in row.page.flow if isinstance(item, Grid) and item.key == key)

    def _line(self, item: Item, line: Line) -> None:
        run = self._run
        last = run.over(item, line) if run is not None else None
        if run is not None and self._is_of_table(last, line):
            self._add_row(run, item, line)
            return
        entries = entries_of(line)
        if not entries and run is not None and run.sets_off(line):
            unknown = unknown_entry(line)
            entries = [unknown] if unknown is not None else []
        if entries:
            if run is None or _starts_anew(run, entries) or item.index - run.items[-1].index > 1:
                self._close()
                run = self._run = _Run()
            run.items.append(item)
            part = run.parts[-1] if run.parts else None
            if not isinstance(part, list) or run.items[-2].index != item.index:
                part = []
                run.parts.append(part)
            part.extend(entries)
            run.seen.extend(name for entry in entries if (name := field_of(entry.read)) is not None)
        elif run is not None and last is None and run.awaits and line.box is not None:
            run.parts.append([Entry(replace(line, words=(), text="", box=None), run.label, [line])])
            run.items.append(item)
            run.awaits = False
        elif run is not None and last is not None and self._goes_on(run, last, item, line):
            named = indicator_in(line) if run.indicator is not None and run.items[-1].index == item.index else None
            if named is not None and run.indicator is not None:
                self._add_indicator(run, last, named)
            elif _MONEY.fullmatch(line.text.strip()) and not last.values and not last.rows:
                last.label = replace(last.label, text=last.label.text + line.text.strip())
                last.rows.append(TabbedRow(line, note=True))
            else:
                self._add_value(run, last, item, line)
            run.items.append(item)
        else:
            self._close()
            self.found.append(item)

    @staticmethod
    def _is_of_table(last: Entry | None, line: Line) -> bool:
        """Whether a line is a header with years or of indicators, or a row below one."""
        if last is None or last.beside:
            return False
        if is_head(line):
            return True
        open_rows = [row for row in last.rows if not row.note]
        return bool(open_rows) and is_row(open_rows, line)

    def _add_row(self, run: _Run, item: Item, line: Line) -> None:
        last = run.last
        assert last is not None  # noqa: S101  asked before
        if run.items[-1].index != item.index or (last.values and is_head(line)):
            # a table without a label of its own, or one that goes on overleaf
            entry = Entry(replace(line, words=(), text="", box=None), last.read)
            run.parts.append([entry]) if run.items[-1].index != item.index else run.parts[-1].append(entry)  # type: ignore[union-attr]
            last = entry
        last.rows.append(TabbedRow(line))
        run.items.append(item)

    def _add_value(self, run: _Run, last: Entry, item: Item, line: Line) -> None:
        if run.items[-1].index != item.index:
            # the page ended behind a label, or in a text
            blank = replace(line, words=(), text="", box=None)
            label = blank if last.values else replace(last.label, key=line.key, box=None)
            run.parts.append([Entry(label, last.read, [line])])
        else:
            last.values.append(line)

    @staticmethod
    def _add_indicator(run: _Run, last: Entry, named: tuple[Line, list[Entry]]) -> None:
        """Adds a line that prints an indicator with its labelled values below the label of all indicators."""
        head = run.indicator
        assert head is not None  # noqa: S101  asked before
        name, values = named
        part = run.parts[-1]
        assert isinstance(part, list)  # noqa: S101  a last entry stands in a list
        if last is head and not last.values:
            last.values.append(name)
        else:
            part.append(Entry(replace(head.label, key=name.key), head.read, [name]))
        part.extend(replace(entry, beside=True) for entry in values)

    def _goes_on(self, run: _Run, last: Entry, item: Item, line: Line) -> bool:
        """Whether a line without a label belongs to the value above it."""
        if levels_on_line(line.text):
            return False  # the next card stands under it
        heading = line.key in self._headings and (numbering(line.text) is not None or last.values)
        if heading and not _hangs(last, line) and not _is_first_below(last, line):
            return False
        before = run.items[-1]
        if before.index != item.index:
            whole = bool(last.values) and fold(last.values[-1].text).endswith(("。", "」", "）", ")"))
            return not whole and not last.rows and item.index == before.index + 1
        above = before.item.box if last is run.last else foot_of(last)
        if above is None or line.box is None:
            return False
        label = last.label.box or above
        if line.box.x0 < above.x0 - 2 * line.box.height and (line.box.x0 < label.x0 - 2 or above.x0 >= label.x1):
            return False  # left of all that belongs to the label, or of text that has hung behind it
        gap = line.box.top - above.bottom
        return gap <= _FARTHEST_EM * line.box.height and not (last.rows and not last.values and not _is_note(line))

    def _close(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        if not run.is_card:
            # tables that were taken apart stand as they were
            whole = [self._whole[min(i.grids)] if i.grids and isinstance(i.item, Line) else i for i in run.items]
            self.found.extend(item for n, item in enumerate(whole) if not n or item is not whole[n - 1])
            return
        self.found.extend(_tables(run))


def _is_first_below(last: Entry, line: Line) -> bool:
    """Whether a line stands first below a label alone on its line, set in from it: 「3 すべての人に健康を」."""
    label = last.label.box
    if label is None or line.box is None or last.values or last.rows:
        return False
    return line.box.x0 >= label.x0 + line.box.height / 2


def _hangs(last: Entry, line: Line) -> bool:
    """Whether a line begins where the text behind its label does, right of the label: 「② 特定健診の受診率」."""
    label = last.label.box
    if label is None or line.box is None or not last.values or last.values[0].box is None:
        return False
    return line.box.x0 >= label.x1 and line.box.x0 >= last.values[0].box.x0 - line.box.height


def _is_note(line: Line) -> bool:
    return fold(line.text).startswith(("※", "*", "注"))


def _fields_of(item: Item) -> list[str]:
    """The fields of a card whose labels stand in a table."""
    if not isinstance(item.item, Grid):
        return []
    labels = [label for cell in item.item.cells if (label := read_label(cell.text)) is not None]
    return [name for label in labels if (name := field_of(label)) in FIELD_OF_ONE and name is not None]


def _ends_with_label(item: Item) -> bool:
    """Whether the last row of a table that white space sets is a label of a text alone."""
    grid = item.item
    if not isinstance(grid, Grid) or grid.box is None or grid.ruled:
        return False
    last = [cell for cell in grid.row(grid.row_count - 1) if cell.text.strip()]
    label = read_label(last[0].text) if len(last) == 1 else None
    return label is not None and bool(PROSE_FIELDS.intersection(label.fields))


def _names_card(item: Item) -> bool:
    """Whether a table prints the name of an initiative beside its label: it is a card of its own."""
    return isinstance(item.item, Grid) and any(
        (label := read_label(cell.text)) is not None and "name" in label.fields for cell in item.item.cells
    )


def _is_form(item: Item) -> bool:
    """Whether most rows of a table begin with a label beside its value, the name of an initiative among them."""
    grid = item.item
    if not isinstance(grid, Grid) or not _names_card(item):
        return False
    rows = [[cell for cell in grid.row(row) if cell.row == row and cell.lines] for row in range(grid.row_count)]
    held = [row for row in rows if row]
    beside = [row for row in held if len(row) > 1 and read_label(row[0].text) is not None]
    return 2 * len(beside) >= len(held)


def _tables(run: _Run) -> Iterator[Item]:
    """A card's parts as tables, in their order."""
    boxes = [item.item.box for item in run.items if item.item.box is not None]
    left, right = min(b.x0 for b in boxes) - 3.0, max(b.x1 for b in boxes) + 3.0
    items = {line.key: item for item in run.items for line in _lines(item)}
    for n, part in enumerate(run.parts):
        if isinstance(part, Item):
            yield part
            continue
        below = run.parts[n + 1 : n + 2]
        head = label_right_above(part, below[0].item.box if below and isinstance(below[0], Item) else None)
        heading = _heading(head, below, items) if head is not None else None
        entries = part if heading is None else [entry for entry in part if entry is not head]
        keys = {k.key for entry in entries for k in (entry.label, *entry.values, *(r.line for r in entry.rows))}
        own = {id(items[key]): items[key] for key in keys if key in items}
        if own:
            first = min(own.values(), key=lambda item: item.item.key)
            grid = _grid(entries, left, right, first.item.key)
            apart = frozenset(key for item in own.values() for key in item.grids)
            lines = frozenset(item.item.key for item in own.values() if not item.grids)
            origin = {id(w): line.key for item in own.values() for line in item.parts for w in line.words}
            yield Item(first.index, first.page, _with_keys(grid, origin), apart, lines)
        if heading is not None:
            yield heading


def _heading(last: Entry, below: Sequence[list[Entry] | Item], items: Mapping[int, Item]) -> Item | None:
    """A label without a value as the label of the table below it; None where no table follows on its page."""
    table = next(iter(below), None)
    own = items.get(last.label.key)
    told = bool(last.values) or last.beside or any(not row.note for row in last.rows)
    if told or own is None or not isinstance(table, Item) or not isinstance(table.item, Grid):
        return None
    if own.index != table.index or last.label.box is None or table.item.box is None:
        return None
    return label_over(own, last.label, table.item)


def _with_keys(grid: Grid, origin: Mapping[int, int]) -> Grid:
    """A table whose lines have the keys of the lines that their words were printed on."""
    if not origin:
        return grid

    def keyed(line: Line) -> Line:
        return replace(line, key=origin.get(id(line.words[0]), line.key)) if line.words else line

    return replace(grid, cells=tuple(replace(c, lines=tuple(map(keyed, c.lines))) for c in grid.cells))


def _lines(item: Item) -> Iterable[Line]:
    return item.item.lines if isinstance(item.item, Grid) else (item.item,)


def _grid(entries: Sequence[Entry], left: float, right: float, key: int) -> Grid:
    """Entries as a table: labels in a column of their own, left of everything that is printed."""
    cells: list[Cell] = []
    row = 0
    outer = left - _LABEL_WIDTH
    top = min(line.box.top for entry in entries for line in _printed(entry) if line.box is not None)
    y = top
    groups: list[list[Entry]] = []
    for entry in entries:
        if entry.beside and groups:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    for group in groups:
        entry = group[0]
        lines = [line for e in group for line in _printed(e) if line.box is not None]
        bottom = max((line.box.bottom for line in lines if line.box is not None), default=y + 1.0)
        table = [r for r in entry.rows if not r.note]
        height = len(table) + bool(entry.values) if table and len(group) == 1 else 1
        own = (entry.label,) if entry.label.text else ()
        if len(group) > 1 or not table:
            edges = _edges(group, left, right)
            spots = [(e, n) for n, e in enumerate(group)]
            for e, n in spots:
                x0 = outer if n == 0 else edges[2 * n - 1]
                x1 = left if n == 0 else edges[2 * n]
                label = (e.label,) if e.label.text else ()
                cells.append(Cell(row, 2 * n, 1, 1, label, Box(x0, y, x1, bottom)))
                cells.append(Cell(row, 2 * n + 1, 1, 1, tuple(e.values), Box(x1, y, edges[2 * n + 1], bottom)))
            row += 1
        else:
            cells.append(Cell(row, 0, height, 1, own, Box(outer, y, left, bottom)))
            at = row
            if entry.values:
                cells.append(Cell(at, 1, 1, 1, tuple(entry.values), Box(left, y, right, bottom)))
                at += 1
            cells.extend(set_in_columns(table, at, left, right))
            row += height
        y = bottom
    width = max(cell.column + cell.column_span for cell in cells)
    return Grid(tuple(cells), row, width, Box(outer, top, right, y), None, key, ruled=False)


def _printed(entry: Entry) -> list[Line]:
    return [entry.label, *entry.values, *(row.line for row in entry.rows)]


def _edges(group: Sequence[Entry], left: float, right: float) -> list[float]:
    """Borders between the labels and values of a line: the left end, then one behind every label and value."""
    edges = [left]
    for one, other in pairwise(group):
        ends = [line.box.x1 for line in (one.label, *one.values) if line.box is not None]
        start = other.label.box.x0 if other.label.box is not None else max(ends)
        begins = [line.box.x0 for line in other.values if line.box is not None]
        middle = (max(ends) + start) / 2
        edges.append(middle)
        edges.append((other.label.box.x1 + min(begins)) / 2 if begins and other.label.box is not None else right)
    edges.append(right)
    return edges


def with_written_cards(items: Sequence[Item], headings: frozenset[int]) -> list[Item]:
    """The flow of a document in which cards written as text are tables.

    Args:
        items: lines and tables in reading order.
        headings: keys of the lines that are headings.
    """
    return _Writer(headings).walk(items)
