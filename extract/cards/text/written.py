"""Cards written as text: labels at the heads of lines, values behind or below them, small tables set by tabs.

Seen as: 「施策名：…」, 「関係市町：…」 line by line; ■事業内容 with its text below; 「事業名　…」 with white space
between; years and figures below a label without any ruling. Such a stretch of lines becomes a table with the
labels in a column of their own, so that it is read like a card with rulings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.cards.bounds.item import Item
from extract.cards.bounds.taxonomy import levels_on_line
from extract.cards.measures.goals import goal_in
from extract.cards.text.boxed_rows import entries_in, entry_of_heading, form_head
from extract.cards.text.centred_values import LINES, centred_values
from extract.cards.text.heads import (
    Entry,
    entries_of,
    field_of,
    indicator_in,
    mark_of,
    unknown_entry,
    vague_entry,
)
from extract.cards.text.labelled_run import (
    ENOUGH,
    LabelledRun,
    is_of_indicator,
    named_behind_number,
    starts_anew,
)
from extract.cards.text.marked_towns import takes_towns
from extract.cards.text.notes import is_note, is_note_below, is_smaller_note, stands_below_notes
from extract.cards.text.parted_tables import lines_among_columns, parts_between_labels
from extract.cards.text.run_tables import tables_of
from extract.cards.text.side_by_side import foot_of, texts_below_both
from extract.cards.text.tabbed import TabbedRow, are_years_of, is_head, is_row
from extract.cards.text.tables_among_lines import (
    ends_with_label,
    fields_of,
    fields_of_heading,
    is_form,
    names_card,
    opens_card,
)
from extract.outline import numbering
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.patterns import lazy_re
from schemas.printed import Grid, Line

_FARTHEST_EM = 3.5
"""White space below which a line goes on with the value above it."""
_NAME_LINES = 2
"""Lines of an indicator's name above its values, at most."""
_FLUSH_PT = 2.0
"""The names of indicators begin so near each other across."""
_LONGEST_HEADING = 30
_MONEY = lazy_re(r"[(（]?\s*(?:[^()（）:：円]{2,8}年度?\s*[、,，・]?\s*)?単位\s*[:：]?[^)）]*円\s*[)）]?")
"""「（単位：千円）」, 「（令和７年度、単位：千円）」"""


class _Writer:
    """Walks the items of a document and sets runs of labelled lines as tables."""

    def __init__(self, headings: frozenset[int]) -> None:
        self._headings = headings
        self._run: LabelledRun | None = None
        self._whole: dict[int, Item] = {}
        self._shared: set[int] = set()
        self.found: list[Item] = []

    def walk(self, items: Iterable[Item]) -> list[Item]:
        """The items with the runs of labelled lines that are cards as tables."""
        whole = list(items)
        at = 0
        while at < len(whole):
            item = whole[at]
            at += 1
            if isinstance(item.item, Grid):
                self._grid(item, whole[at] if at < len(whole) else None)
            elif item.item.box is None:
                self._close()
                self.found.append(item)
            elif self._run is not None and (both := centred_values(whole[at - 1 : at - 1 + LINES])) is not None:
                self._run.add(*both)
                at += LINES - 1
            else:
                self._line(item, item.item, whole[at : at + _NAME_LINES])
        self._close()
        return self.found

    def _grid(self, item: Item, below: Item | None) -> None:
        run = self._run
        near = run is not None and item.index - run.items[-1].index <= 1
        if run is not None and near and takes_towns(run, item):
            return
        if run is not None and near:
            parts = parts_between_labels(item, run.labels) if item.grids and not is_form(item) else []
            if parts and self._takes_apart(run, parts):
                return
            self._run = run
            # a heading that was set as a table is no table of the page
            rows = [] if not item.grids or is_form(item) else lines_among_columns(item)
            if rows and self._takes_apart(run, rows):
                return
            self._run = run
        inside = entries_in(item.item)
        head = form_head(item, below) if not inside else None
        if head is not None:
            self._close()
            self._run = LabelledRun(titles=[replace(item, item=line, grids=frozenset()) for line in head.titles])
            self._run.add(item, head.entries)
            return
        if run is not None and near and run.titles and (headed := entry_of_heading(item)) is not None:
            run.add(item, [headed])
            return
        told = [name for entry in inside if (name := field_of(entry.read)) is not None] or fields_of_heading(item)
        again = run is not None and not (FIELD_OF_ONE & {*told}).isdisjoint(run.seen)
        if run is None or not near or names_card(item) or again:
            self._close()
            seen = told if inside else fields_of(item)
            if not inside and (not (ends_with_label(item) or opens_card(item)) or len(seen) < ENOUGH):
                self.found.append(item)
                return
            run = self._run = LabelledRun(seen=seen)
        else:
            run.seen.extend(told)
        run.awaits = ends_with_label(item)
        run.items.append(item)
        run.parts.append(inside or item)

    def _takes_apart(self, run: LabelledRun, rows: Sequence[Item]) -> bool:
        """Reads the lines of a table that only white space sets; False where one of them is none of the card's."""
        before = len(self.found)
        key = min(rows[0].grids)
        self._whole[key] = replace(rows[0], item=self._grid_of(rows[0], key), parts=())
        trial: LabelledRun | None
        self._run = trial = run.copy()
        for n, row in enumerate(rows):
            if isinstance(row.item, Line):
                self._line(row, row.item, rows[n + 1 : n + 1 + _NAME_LINES])
            elif trial is not None:
                trial.items.append(row)
                trial.parts.append(row)
            if self._run is trial:
                continue
            # the next card begins among the rows, or the heading that stands above it
            heads = isinstance(row.item, Line) and (levels_on_line(row.item.text) or numbering(row.item.text))
            if (self._run is None and not heads) or (trial is not None and not trial.is_card):
                del self.found[before:]
                self._shared.discard(key)
                return False
            self._shared.add(key)
            trial = self._run
        return True

    @staticmethod
    def _grid_of(row: Item, key: int) -> Grid:
        return next(item for item in row.page.flow if isinstance(item, Grid) and item.key == key)

    def _line(self, item: Item, line: Line, following: Sequence[Item]) -> None:
        run = self._run
        last = run.over(item, line) if run is not None else None
        if run is not None and self._is_of_table(last, line):
            self._add_row(run, item, line)
            return
        if run is not None and self._stands_below_both(run, item, line):
            return
        entries = entries_of(line)
        heads = _heads_next_indicator(run, item, line, following) if run is not None and not entries else None
        if run is not None and heads is not None:
            self._add_name(run, heads, item, line)
            return
        if not entries and (run is None or "description" not in run.seen):
            vague = vague_entry(line)
            entries = [vague] if vague is not None else []
        if not entries and run is not None and run.sets_off(line):
            unknown = unknown_entry(line)
            entries = [unknown] if unknown is not None else []
        if entries:
            if run is None or starts_anew(run, entries) or item.index - run.items[-1].index > 1:
                self._close()
                run = self._run = LabelledRun()
            entries = named_behind_number(run, entries)
            run.add(item, entries)
        elif run is not None and last is None and run.awaits and line.box is not None:
            run.parts.append([Entry(replace(line, words=(), text="", box=None), run.label, [line])])
            run.items.append(item)
            run.awaits = False
        elif run is not None and last is not None and self._goes_on(run, last, item, line):
            # a line with an arrow states a goal in one
            told = run.indicator is None or run.items[-1].index != item.index or goal_in(line.text) is not None
            named = indicator_in(line) if not told else None
            if named is not None and run.indicator is not None:
                self._add_indicator(run, last, named)
            elif _is_unit(line) and not last.values and not last.rows:
                last.rows.append(TabbedRow(line, note=True))
            else:
                self._add_value(run, last, item, line)
            run.items.append(item)
        elif run is not None and last is not None and is_note(line) and item.index == run.items[-1].index:
            run.notes.append(item)
        elif run is not None and last is None and item.index == run.items[-1].index and _is_unit(line):
            # it stands between the label of a table and the table
            run.parts.append(item)
            run.items.append(item)
        else:
            self._close()
            self.found.append(item)

    @staticmethod
    def _stands_below_both(run: LabelledRun, item: Item, line: Line) -> bool:
        """Reads a line with a text below each of the two labels on the line above; False for other lines."""
        part = run.parts[-1] if run.items[-1].index == item.index else None
        both = texts_below_both(part[-1], line) if isinstance(part, list) and part else []
        if not isinstance(part, list) or not both:
            return False
        part[-1:] = both
        run.seen.extend(name for entry in both[1:] if (name := field_of(entry.read)) is not None)
        run.items.append(item)
        return True

    @staticmethod
    def _is_of_table(last: Entry | None, line: Line) -> bool:
        """Whether a line is a header with years or of indicators, or a row below one."""
        if last is None or last.beside:
            return False
        open_rows = [row for row in last.rows if not row.note]
        told = is_head(line) or (
            bool(open_rows) and (are_years_of(open_rows, line) or is_row(open_rows, line, last.label.box))
        )
        # a label in brackets may begin a table of its own
        return told and not any(entry.rows for entry in entries_of(line))

    def _add_row(self, run: LabelledRun, item: Item, line: Line) -> None:
        last = run.last
        assert last is not None  # noqa: S101  asked before
        if run.items[-1].index != item.index or (last.values and is_head(line)):
            # a table without a label of its own, or one that goes on overleaf
            entry = Entry(replace(line, words=(), text="", box=None), last.read)
            run.parts.append([entry]) if run.items[-1].index != item.index else run.parts[-1].append(entry)  # type: ignore[union-attr]
            last = entry
        head = [row for row in last.rows if not row.note]
        if are_years_of(head, line):
            last.rows[last.rows.index(head[0])] = replace(head[0], years=line)
        else:
            last.rows.append(TabbedRow(line))
        run.items.append(item)

    def _add_value(self, run: LabelledRun, last: Entry, item: Item, line: Line) -> None:
        if run.items[-1].index != item.index:
            # the page ended behind a label, or in a text
            blank = replace(line, words=(), text="", box=None)
            label = blank if last.values else replace(last.label, key=line.key, box=None)
            run.parts.append([Entry(label, last.read, [line])])
        else:
            last.values.append(line)

    @staticmethod
    def _add_indicator(run: LabelledRun, last: Entry, named: tuple[Line, list[Entry]]) -> None:
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

    @staticmethod
    def _add_name(run: LabelledRun, head: Entry, item: Item, line: Line) -> None:
        """Adds the name of a further indicator, whose labelled values stand below it, under the label of all."""
        entry = Entry(replace(head.label, key=line.key, box=None), head.read, [line])
        part = run.parts[-1]
        if isinstance(part, list) and run.items[-1].index == item.index:
            part.append(entry)
        else:
            run.parts.append([entry])
        run.items.append(item)

    def _goes_on(self, run: LabelledRun, last: Entry, item: Item, line: Line) -> bool:
        """Whether a line without a label belongs to the value above it."""
        if levels_on_line(line.text) or _heads_next(last, item, line):
            return False  # the next card stands under it
        if (last.values and is_smaller_note(line, last.values[-1])) or _heads_below_level(last, line):
            return False
        if stands_below_notes(run, line):
            return False
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
        if (last.values or is_smaller_note(line, last.label)) and is_note_below(item, line, above):
            return False
        label = last.label.box or above
        if _wraps_round(last, line):
            return True
        if line.box.x0 < above.x0 - 2 * line.box.height and (line.box.x0 < label.x0 - 2 or above.x0 >= label.x1):
            return False  # left of all that belongs to the label, or of text that has hung behind it
        gap = line.box.top - above.bottom
        return gap <= _FARTHEST_EM * line.box.height and not (last.rows and not last.values and not is_note(line))

    def _close(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        if not run.is_card:
            # tables that were taken apart stand as they were, unless a card holds a part of them
            items = sorted((*run.items, *run.notes), key=lambda i: i.item.key)
            apart = {key for i in items if isinstance(i.item, Line) for key in i.grids} - self._shared
            whole = [self._whole[min(i.grids)] if apart.intersection(i.grids) else i for i in items]
            self.found.extend(item for n, item in enumerate(whole) if not n or item is not whole[n - 1])
            return
        self.found.extend((*run.titles, *tables_of(run), *run.notes))


def _heads_next_indicator(run: LabelledRun, item: Item, line: Line, following: Sequence[Item]) -> Entry | None:
    """The label of all indicators where a line names the next of them; None for other lines.

    It begins where the name of the last one does, and a label that has stood below that comes again below it.
    """
    above = run.indicator_above
    if above is None or above.name.box is None or line.box is None or item.index - run.items[-1].index > 1:
        return None
    if abs(above.name.box.x0 - line.box.x0) > _FLUSH_PT:
        return None
    below = (entries_of(after.item) if isinstance(after.item, Line) else [] for after in following)
    values = next((entries for entries in below if entries), [])
    again = any(above.told.intersection(entry.read.fields) for entry in values)
    return above.head if again and all(is_of_indicator(entry) for entry in values) else None


def _heads_next(last: Entry, item: Item, line: Line) -> bool:
    """Whether a row of a table of white space is a numbered heading left of the label above it: 「（３）医療」."""
    label = last.label.box
    if not item.grids or label is None or line.box is None or len(line.text) > _LONGEST_HEADING:
        return False
    return numbering(line.text) is not None and line.box.x0 < label.x0 - line.box.height / 2


def _is_first_below(last: Entry, line: Line) -> bool:
    """Whether a line stands first below a label alone on its line, set in from it: 「3 すべての人に健康を」."""
    label = last.label.box
    if label is None or line.box is None or last.values or last.rows:
        return False
    return line.box.x0 >= label.x0 + line.box.height / 2


def _wraps_round(last: Entry, line: Line) -> bool:
    """Whether a line at the left margin goes on with a text that ends at the right margin, unfinished."""
    label, above = last.label.box, last.values[-1] if last.values else None
    if label is None or line.box is None or above is None or above.box is None or last.rows:
        return False
    return (
        not fold(above.text).endswith("。")
        and line.box.x1 <= above.box.x1 + line.box.height
        and abs(line.box.x0 - label.x0) <= line.box.height
        and line.box.top - above.box.bottom <= line.box.height
    )


def _hangs(last: Entry, line: Line) -> bool:
    """Whether a line begins where the text behind its label does, right of the label: 「② 特定健診の受診率」."""
    label = last.label.box
    if label is None or line.box is None or not last.values or last.values[0].box is None:
        return False
    return line.box.x0 >= label.x1 and line.box.x0 >= last.values[0].box.x0 - line.box.height


def _heads_below_level(last: Entry, line: Line) -> bool:
    """Whether a marked line below an axis or a field is a heading of its own: such a value is one title."""
    return last.read.fields[0] in ("axis", "policy_field") and bool(last.values) and bool(mark_of(line))


def _is_unit(line: Line) -> bool:
    return _MONEY.fullmatch(line.text.strip()) is not None


def with_written_cards(items: Sequence[Item], headings: frozenset[int]) -> list[Item]:
    """The flow of a document in which cards written as text are tables.

    Args:
        items: lines and tables in reading order.
        headings: keys of the lines that are headings.
    """
    return _Writer(headings).walk(items)
