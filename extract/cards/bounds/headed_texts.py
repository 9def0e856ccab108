"""Texts of a card that stand below its tables under headings of their own: 「■令和６年度の評価」, 「今後の取組」.

The heading is the label of the lines below it, up to the next heading, table or note; they may go on overleaf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extract.cards.bounds.beginnings import FEWEST_FIELDS, card_fields, is_card
from extract.cards.bounds.item import Item
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.text.heads import Entry, entries_of, mark_of
from extract.cards.text.tabbed import is_head
from extract.outline import Outline, numbering
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import PROSE_FIELDS
from schemas.printed import Box, Cell, Grid, Line

_TEXTS = PROSE_FIELDS | {"purpose", "reason"}
_LISTS = frozenset({"municipalities", "projects", "sdgs", "measure", "subsidy"})
"""What is no text; only a label that stands alone on its line heads it."""
_OF_TABLES = frozenset({"budget", "kpi", "indicator", "schedule"})
_LABEL_WIDTH = 40.0
"""Width in points of the column that the headings are set into."""
_FARTHEST = 3.0
"""White space, in heights of a line, above which a line belongs to something else."""
_INNER = frozenset({"paren", "circled", "enclosed", "kana", "paren-kana", "letter"})
"""Numberings of points within a text."""
_SAME_EDGE_PT = 2.0
_OPENING = ("【", "〈", "《", "＜", "[", "［")
_NOTES = ("※", "*", "注")
_ENDS = ("。", "」", ")")


@dataclass(frozen=True, slots=True, eq=False)
class _Heading:
    """A heading of a text: its line, and its label with the words that stand behind it."""

    line: Line
    entry: Entry

    def ends_at(self, line: Line, styles: dict[int, str]) -> bool:
        """Whether a line below begins something else: a heading as high as this one, the next card, or a note."""
        if fold(line.text).startswith(_NOTES) or _begins_card(line):
            return True
        alike = line.box is not None and self.line.box is not None and line.bold == self.line.bold
        alike = alike and abs(line.box.x0 - self.line.box.x0) <= _SAME_EDGE_PT  # type: ignore[union-attr]
        if (
            (mark := mark_of(line))
            and mark == mark_of(self.line)
            and alike
            and not line.text.strip().endswith("。")
        ):
            return True
        style = styles.get(line.key)
        if style is None:
            return _heading(line) is not None
        own = numbering(self.line.text)
        return style not in _INNER or (own is not None and own[0] == style)


class _Texts:
    """Finds the texts below the tables of cards in a flow."""

    def __init__(self, items: Sequence[Item], outline: Outline) -> None:
        self._items = items
        self._styles = {heading.line.key: heading.style[0] for heading in outline.headings}
        self._often = Counter(fold(item.item.text) for item in items if isinstance(item.item, Line))

    def walk(self) -> list[Item]:
        """The flow in which headings with their texts are tables as wide as the card's."""
        found: list[Item] = []
        card: Item | None = None
        at = 0
        while at < len(self._items):
            item = self._items[at]
            if isinstance(item.item, Grid):
                card = self._card(item, card) if item.item.ruled or not self._tables_follow(at) else None
            elif card is not None and item.index - card.index <= 1:
                heading = self._heading_at(at, card)
                taken = self._below(heading, at) if heading is not None else []
                if heading is not None and (taken or heading.entry.values):
                    tables = _as_tables(heading, item, taken, card)
                    found.extend(tables)
                    card = replace(card, index=tables[-1].index)
                    at += 1 + len(taken)
                    continue
                if self._ends_card(item, item.item, card):
                    card = None
            found.append(item)
            at += 1
        return found

    @staticmethod
    def _card(item: Item, card: Item | None) -> Item | None:
        """The table of a card that a table is, or goes on with; None without one."""
        assert isinstance(item.item, Grid)  # noqa: S101  asked before
        view = view_of([pieces_of(item.page, item.item)]) if item.item.cells and item.item.box else None
        fields = set(card_fields(view)) if view is not None and view.rows else set()
        if view is not None and len(fields) >= FEWEST_FIELDS and is_card(view):
            return item
        near = card is not None and item.index - card.index <= 1 and "name" not in fields
        return replace(card, index=item.index) if card is not None and near else None

    def _tables_follow(self, at: int) -> bool:
        """Whether labelled lines below a table, up to the next one, head columns of figures as well as texts.

        Where no ruling is drawn such lines are read together with that table as one written card.
        """
        lines = [item.item for item in takewhile(lambda item: isinstance(item.item, Line), self._items[at + 1 :])]
        return any(
            is_head(below) and any(_OF_TABLES.intersection(entry.read.fields) for entry in entries_of(line))
            for line, below in pairwise(lines)
            if isinstance(line, Line) and isinstance(below, Line)
        )

    def _ends_card(self, item: Item, line: Line, card: Item) -> bool:
        """Whether a line that is no heading of a text says that what follows is none of the card's."""
        if item.index != card.index or self._styles.get(line.key) is not None:
            return True
        return _begins_card(line)

    def _heading_at(self, at: int, card: Item) -> _Heading | None:
        item = self._items[at]
        assert isinstance(item.item, Line)  # noqa: S101  asked before
        heading = _heading(item.item)
        if heading is None:
            return None
        line = heading.line
        again = self._often[fold(line.text)] > 1 or bool(heading.entry.values)
        set_off = bool(mark_of(line)) or line.bold or line.key in self._styles
        return heading if again or (set_off and item.index == card.index) else None

    def _below(self, heading: _Heading, at: int) -> list[Item]:
        """The lines below a heading, or the frame that holds its text."""
        found: list[Item] = []
        for n, item in enumerate(self._items[at + 1 :], at + 1):
            before = found[-1] if found else self._items[at]
            if isinstance(item.item, Grid):
                framed = not found and not heading.entry.values and item.index == before.index
                return [item] if framed and _holds_text(item.item) else found
            line, above = item.item, before.item.box
            if heading.ends_at(line, self._styles) or line.box is None or above is None:
                break
            if _heads_table(item, self._items[n + 1 : n + 2]):
                break
            if item.index != before.index:
                if item.index != before.index + 1 or not self._goes_over(heading, found, n):
                    break
            elif line.box.top - above.bottom > _FARTHEST * line.box.height:
                break
            found.append(item)
        return found

    def _goes_over(self, heading: _Heading, found: Sequence[Item], at: int) -> bool:
        """Whether a text goes on overleaf: its last sentence does, or a heading of the card's texts follows."""
        texts = [*heading.entry.values, *(item.item for item in found if isinstance(item.item, Line))]
        if not texts or not fold(texts[-1].text).endswith(_ENDS):
            return True
        for item in self._items[at:]:
            if not isinstance(item.item, Line) or item.index != self._items[at].index:
                return False
            if heading.ends_at(item.item, self._styles):
                following = _heading(item.item)
                return following is not None and mark_of(item.item) == mark_of(heading.line)
        return False


def _begins_card(line: Line) -> bool:
    """Whether a line prints the name or number of a card with its label."""
    return any(entry.read.fields[0] in ("name", "number") for entry in entries_of(line))


def _heading(line: Line) -> _Heading | None:
    """A line that is the label of a text, or begins with it: 「■ 今後の取組」, 「【評価】順調である。」."""
    noted = line.box is None or fold(line.text).startswith(_NOTES)
    entries = entries_of(line) if not noted else []
    if len(entries) != 1 or not entries[0].read.exact:
        return None
    entry = entries[0]
    if not _TEXTS.intersection(entry.read.fields[:1]) and (
        entry.values or not _LISTS.intersection(entry.read.fields[:1])
    ):
        return None
    # a sentence may begin with the words: only a mark sets them off then
    plain = entry.values and not mark_of(line) and "：" not in line.text and ":" not in line.text
    return None if plain and not line.text.strip().startswith(_OPENING) else _Heading(line, entry)


def _heads_table(item: Item, below: Sequence[Item]) -> bool:
    """Whether a line is a label alone of figures that stand in the table below it: 「成果指標（KPI）」."""
    tabled = bool(below) and isinstance(below[0].item, Grid) and below[0].index == item.index
    entries = entries_of(item.item) if tabled and isinstance(item.item, Line) else []
    if len(entries) != 1 or entries[0].values or not entries[0].read.exact:
        return False
    return not _OF_TABLES.isdisjoint(entries[0].read.fields)


def _holds_text(grid: Grid) -> bool:
    """Whether a table is a frame around one text."""
    return grid.box is not None and len(grid.cells) == 1 and bool(grid.cells[0].text.strip())


def _as_tables(heading: _Heading, item: Item, taken: Sequence[Item], card: Item) -> list[Item]:
    """A heading and its text as a row as wide as the card; what stands overleaf as a row of its own."""
    assert isinstance(card.item, Grid)  # noqa: S101  a card is a table
    assert card.item.box is not None  # noqa: S101  found with one
    pages: dict[int, list[Item]] = {}
    for found in taken:
        pages.setdefault(found.index, []).append(found)
    if heading.entry.values:
        pages.setdefault(item.index, []).insert(0, replace(item, item=heading.entry.values[0]))
    rows = []
    for n, (index, own) in enumerate(sorted(pages.items())):
        lines = [
            line for part in own for line in (part.item.lines if isinstance(part.item, Grid) else (part.item,))
        ]
        label = heading.entry.label if n == 0 else None
        grids = frozenset(part.item.key for part in own if isinstance(part.item, Grid))
        keys = frozenset(line.key for line in lines) | {heading.line.key}
        grid = _row(label, lines, card.item.box, lines[0].key if n else heading.line.key)
        rows.append(Item(index, own[0].page, grid, grids, keys))
    return rows


def _row(label: Line | None, texts: Sequence[Line], card: Box, key: int) -> Grid:
    boxes = [line.box for line in texts if line.box is not None]
    around = Box.around(boxes) or card
    edge = card.x0 + _LABEL_WIDTH
    cells = (
        Cell(0, 0, 1, 1, (label,) if label is not None else (), Box(card.x0, around.top, edge, around.bottom)),
        Cell(0, 1, 1, 1, tuple(texts), Box(edge, around.top, card.x1, around.bottom)),
    )
    return Grid(cells, 1, 2, Box(card.x0, around.top, card.x1, around.bottom), None, key, ruled=False)


def with_headed_texts(items: Sequence[Item], outline: Outline) -> list[Item]:
    """The flow in which headings of texts below a card's tables are labels beside their texts."""
    return _Texts(items, outline).walk()
