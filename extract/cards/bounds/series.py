"""Cards laid out over a page or more as numbered parts: 「１．取組の概要」, 「２．所要額」, with tables.

The parts are told by their headings: the same numbered words come again on the pages of every card, and each card
begins with the first of them. A document with one card has them once: it is no longer than a card, names one
initiative, and numbers parts that cards have. A heading above figures of years is their label, one above a text
the text's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.cards.bounds.beginnings import is_list
from extract.cards.bounds.item import Item
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import heads_years, view_of
from extract.layout.fragments import fragments_of
from extract.memo import once
from extract.outline import numbering
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import read_label
from schemas.patterns import lazy_re
from schemas.printed import Box, Cell, Document, Grid, Line

_LONGEST_HEADING = 30
_LEAST_HEADINGS = 2
_FEWEST_ONLY = 3
"""So many parts the only card of a document has at least."""
_PART_FIELDS = FIELD_OF_ONE | {"kpi", "budget", "schedule", "result"}
_MOST_PAGES = 4
_LABEL_WIDTH = 40.0
_NUMBER = lazy_re(r"\(?(\d{1,2})(?!\d)")
_PLAIN = lazy_re(r"\d{1,2}[.、)]\D")
_OF_FIGURES = ("budget", "schedule", "funding", "result")
_UNIT = lazy_re(r"\(?単位[:：]?\S{1,4}\)?")


def _number(line: Line) -> int | None:
    """The number of a short numbered line; None for any other line."""
    return _number_in(line.text.strip()) if line.box is not None else None


def _number_in(text: str) -> int | None:
    if len(text) > _LONGEST_HEADING or text.endswith("。"):
        return None
    if numbering(text) is None and _PLAIN.match(fold(text)) is None:
        return None
    match = _NUMBER.match(fold(text))
    return int(match[1]) if match else None


def _headings_on(line: Line) -> Iterator[tuple[int, str]]:
    """The numbers and words of the headings on a numbered line, folded: two columns may each begin with one."""
    for fragment in fragments_of([line]):
        number = _number_in(fragment.text.strip())
        if number is not None:
            yield number, fold(_UNIT.sub("", fold(fragment.text)))


@once
def parts_of_cards(document: Document) -> Mapping[int, int]:
    """The number of the card that each page belongs to, by index; empty where no headings tell cards."""
    return _repeated_parts(document) or _only_parts(document)


def _only_parts(document: Document) -> Mapping[int, int]:
    """The pages of the only card of a document, all of it; empty for other documents."""
    if len(document.pages) > _MOST_PAGES:
        return {}
    heads = [item for page in document.pages for item in page.flow if isinstance(item, Line)]
    numbered = [(n, line) for line in heads if (n := _number(line)) is not None]
    top = _style(numbered[0][1]) if numbered else None
    parts = [(n, line) for n, line in numbered if _style(line) == top]
    if len(parts) < _FEWEST_ONLY or [n for n, _ in parts] != list(range(1, len(parts) + 1)):
        return {}
    labels = [label for _, line in parts if (label := read_label(line.text)) is not None]
    if 2 * sum(not _PART_FIELDS.isdisjoint(label.fields) for label in labels) < len(parts):
        return {}
    tables = [pieces_of(page, grid) for page in document.pages for grid in page.grids]
    names = [(pieces, p) for pieces in tables for p in pieces if p.role == "label" and p.is_field("name")]
    if len(names) != 1 or is_list(view_of([names[0][0]])):
        return {}
    cards = dict.fromkeys(range(len(document.pages)), 0)
    return cards if _print_cards(document, cards) else {}


def _style(line: Line) -> str:
    """How a heading is numbered, so that those of one level are alike."""
    found = numbering(line.text.strip())
    return found[0] if found is not None else "plain"


def _repeated_parts(document: Document) -> Mapping[int, int]:
    """The number of the card that each page belongs to where headings come again on the pages of every card."""
    found: list[tuple[int, int, str]] = []
    for index, page in enumerate(document.pages):
        for item in page.flow:
            if isinstance(item, Line) and _number(item) is not None:
                found.extend((index, number, text) for number, text in _headings_on(item))
    pages = Counter(text for text, _ in {(text, index) for index, _, text in found})
    again = [(index, number, text) for index, number, text in found if pages[text] > 1]
    first = Counter(text for _, number, text in again if number == 1).most_common(1)
    if not first or len({text for _, _, text in again}) < _LEAST_HEADINGS:
        return {}
    starts = [index for index, _, text in again if text == first[0][0]]
    if len(starts) < _LEAST_HEADINGS or len(set(starts)) < len(starts):
        return {}
    cards: dict[int, int] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(document.pages)
        own = [index for index, _, _ in again if start <= index < end]
        parts = sum(start <= index < end for index, _, _ in again)
        if parts < _LEAST_HEADINGS or max(own) - start >= _MOST_PAGES:
            return {}
        cards.update(dict.fromkeys(range(start, max(own) + 1), number))
    return cards if _print_cards(document, cards) else {}


def _print_cards(document: Document, cards: Mapping[int, int]) -> bool:
    """Whether tables and headings of every card name fields of an initiative, a table one of them at least.

    A list names in its heads what each of its rows is about, and nothing about the card.
    """
    tabled: set[int] = set()
    fields: dict[int, set[str]] = {number: set() for number in cards.values()}
    for index, number in cards.items():
        page = document.pages[index]
        for grid in page.grids:
            pieces = pieces_of(page, grid)
            own = {name for p in pieces if p.role == "label" for name in p.fields} & FIELD_OF_ONE
            if own and not is_list(view_of([pieces])):
                fields[number] |= own
                tabled.add(number)
        heads = [item for item in page.flow if isinstance(item, Line) and _number(item) is not None]
        labels = [label for line in heads if (label := read_label(line.text)) is not None]
        fields[number] |= {name for label in labels for name in label.fields} & FIELD_OF_ONE
    return tabled == set(fields) and all(len(names) >= _LEAST_HEADINGS for names in fields.values())


def with_headings_as_labels(items: Sequence[Item], cards: Mapping[int, int]) -> Iterator[Item]:
    """The flow in which the headings of a card's parts are labels of what stands below them."""
    at = 0
    while at < len(items):
        item = items[at]
        line = item.item
        label = read_label(line.text) if isinstance(line, Line) and item.index in cards else None
        if not isinstance(line, Line) or label is None or _number(line) is None:
            yield item
            at += 1
            continue
        below = [n for n in range(at + 1, min(at + 3, len(items))) if isinstance(items[n].item, Grid)]
        grid = items[below[0]] if below else None
        if (
            set(label.fields) & set(_OF_FIGURES)
            and grid is not None
            and isinstance(grid.item, Grid)
            and _begins_with_years(grid)
        ):
            yield label_over(item, line, grid.item)
            at += 1
            continue
        texts = _texts_below(items, at) if label.fields[0] in FIELD_OF_ONE - {"name"} else []
        if not texts:
            yield item
            at += 1
            continue
        yield _as_table(item, line, [t for text in texts if isinstance(t := text.item, Line)], None)
        at += 1 + len(texts)


def _begins_with_years(item: Item) -> bool:
    grid = item.item
    view = view_of([pieces_of(item.page, grid)]) if isinstance(grid, Grid) else None
    return view is not None and bool(view.rows) and heads_years(view, 0)


def _texts_below(items: Sequence[Item], at: int) -> list[Item]:
    """The lines from a heading to the next one, or to a table, on its page."""
    found: list[Item] = []
    for item in items[at + 1 :]:
        if not isinstance(item.item, Line) or item.index != items[at].index or _number(item.item) is not None:
            break
        if item.item.text.strip().startswith("※"):
            break
        found.append(item)
    return found


def label_over(item: Item, heading: Line, table: Grid, notes: Sequence[Line] = ()) -> Item:
    """A heading above a table, with the notes between both, as a label over all of its columns."""
    over = _as_table(item, heading, [], table.box)
    if not notes or not isinstance(over.item, Grid):
        return over
    cells = tuple(replace(cell, lines=(*cell.lines, *notes)) for cell in over.item.cells)
    lines = over.lines.union(line.key for line in notes)
    return replace(over, item=replace(over.item, cells=cells), lines=lines)


def _as_table(item: Item, label: Line, texts: Sequence[Line], over: Box | None) -> Item:
    """A heading as a table of one row: alone over the columns of ``over``, or beside its text."""
    boxes = [line.box for line in (label, *texts) if line.box is not None]
    box = Box.around(boxes) or boxes[0]
    if over is not None:
        box = Box(over.x0, box.top, over.x1, box.bottom)
        cells: tuple[Cell, ...] = (Cell(0, 0, 1, 1, (label,), box),)
    else:
        left = Box(box.x0 - _LABEL_WIDTH, box.top, box.x0 - 1.0, box.bottom)
        cells = (
            Cell(0, 0, 1, 1, (label,), left),
            Cell(0, 1, 1, 1, tuple(texts), Box(box.x0 - 1.0, box.top, box.x1 + 1.0, box.bottom)),
        )
    grid = Grid(cells, 1, len(cells), box, None, label.key, ruled=False)
    return Item(item.index, item.page, grid, frozenset(), frozenset(line.key for line in (label, *texts)))


def before_parts(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines above the first heading of a part: the head of a card."""
    first = next((n for n, line in enumerate(lines) if _number(line) is not None), len(lines))
    return tuple(lines[:first])
