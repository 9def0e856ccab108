"""Cards with horizontal rulings only: their rows stand between rulings, their columns are told by the labels.

A source can infer columns where many rows keep to them. A card's rows do not: long text, a label with a value,
six years. But its labels are known words at the left edge, so the border right of them is where most rows have a
known word to the left. What remains of a row is cut at wide gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.cards.bands import FEWEST_LABELS, Band, left_edge, rows_of
from extract.memo import once
from schemas.labels import read_label
from schemas.printed import Box, Cell, Document, Grid, Line, Page, Ruling

_FEWEST_RULINGS = 5
_SAME_END = 6.0
_MOST_RULINGS = 3000
"""Rulings of a page beyond which it is a drawing and no card."""
_LONGEST_BAND_SHARE = 0.4
"""Share of the page's height above which two rulings do not belong to one card."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A line or table of the flow; ``grids`` and ``lines`` are the keys of what a made table replaces."""

    index: int
    page: Page
    item: Line | Grid
    grids: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()


def _stacks(page: Page) -> list[list[Ruling]]:
    """Groups of horizontal rulings that end at the same right edge without a gap of half a page."""
    height = page.height or 0.0
    groups: list[list[Ruling]] = []
    if len(page.rulings) > _MOST_RULINGS:
        return groups
    for ruling in sorted((r for r in page.rulings if r.horizontal), key=lambda r: (r.box.top, r.box.x0)):
        for group in groups:
            last = group[-1].box
            near = ruling.box.top - last.top <= _LONGEST_BAND_SHARE * height
            if near and abs(last.x1 - ruling.box.x1) <= _SAME_END:
                group.append(ruling)
                break
        else:
            groups.append([ruling])
    return [group for group in groups if len(group) >= _FEWEST_RULINGS]


def _inside(item: Line | Grid, box: Box) -> bool:
    if item.box is None:
        return False
    x, y = item.box.center
    return box.contains(x, y)


def _bands(stack: Sequence[Ruling], lines: Sequence[Line]) -> list[Band]:
    """The spaces between rulings over the full width, with the shorter rulings inside them."""
    left = min(r.box.x0 for r in stack)
    full = [r for r in stack if r.box.x0 - left <= _SAME_END]
    bands: list[Band] = []
    for upper, lower in pairwise(full):
        top, bottom = upper.box.top, lower.box.top
        own = [line for line in lines if line.box is not None and top < line.box.center[1] < bottom]
        inner = [r for r in stack if r not in full and top + 1 < r.box.top < bottom - 1]
        if bottom - top > 1.0:
            bands.append(
                Band(top, bottom, left, max(r.box.x1 for r in stack), tuple(own), tuple(r.box for r in inner))
            )
    return bands


def _made(page: Page, index: int, stack: Sequence[Ruling], flow: Sequence[Line | Grid]) -> list[Item]:
    """The cards of one stack of rulings as tables; empty where it holds none."""
    box = Box(min(r.box.x0 for r in stack), stack[0].box.top, max(r.box.x1 for r in stack), stack[-1].box.top)
    items = [item for item in flow if _inside(item, box)]
    if _is_read(items, box):
        return []
    lines = [line for item in items for line in (item.lines if isinstance(item, Grid) else (item,))]
    bands = _bands(stack, lines)
    edge = left_edge(bands)
    if edge is None:
        return []
    made: list[Item] = []
    for run in _runs(bands, edge):
        cells: list[Cell] = []
        rows = 0
        for band in run:
            found, height = rows_of(band, edge, rows)
            cells.extend(found)
            rows += height
        used = frozenset(line.key for cell in cells for line in cell.lines)
        own = [item for item in items if _holds(item, used)]
        if not own:
            continue
        place = Box(run[0].left, run[0].top, run[0].right, run[-1].bottom)
        width = max(cell.column for cell in cells) + 1
        key = min(item.key for item in own)
        grid = Grid(tuple(cells), rows, width, place, None, key, ruled=False)
        grids = frozenset(item.key for item in own if isinstance(item, Grid))
        made.append(Item(index, page, grid, grids, frozenset(i.key for i in own if isinstance(i, Line))))
    return made


def _is_read(items: Sequence[Line | Grid], box: Box) -> bool:
    """Whether most of the text between the rulings stands in tables that set labels into cells of their own.

    Filled header cells alone make small tables inside a card; these do not count, but those as wide as all do.
    """
    tables = [i for i in items if isinstance(i, Grid) and (_parts_labels(i) or _is_whole(i, box))]
    parted = sum(len(line.text) for table in tables for line in table.lines)
    whole = sum(len(line.text) for i in items for line in (i.lines if isinstance(i, Grid) else (i,)))
    return 2 * parted > whole


def _is_whole(grid: Grid, box: Box) -> bool:
    """Whether a table with all its rulings reaches over the whole width between the ends of the rulings."""
    return (
        grid.ruled
        and grid.column_count > 1
        and grid.box is not None
        and grid.box.width >= box.width - 2 * _SAME_END
    )


def _parts_labels(grid: Grid) -> bool:
    """Whether a table already sets labels into cells of their own."""
    return sum(read_label(cell.text) is not None for cell in grid.cells) >= 3


def _holds(item: Line | Grid, used: frozenset[int]) -> bool:
    if isinstance(item, Line):
        return item.key in used
    return any(line.key in used for line in item.lines)


def _runs(bands: Sequence[Band], edge: float) -> list[list[Band]]:
    """The bands of each card, without what stands between two cards."""
    runs: list[list[Band]] = [[]]
    for number, band in enumerate(bands):
        after = bands[number + 1] if number + 1 < len(bands) else None
        if band.is_between(after, edge):
            runs.append([])
        else:
            runs[-1].append(band)
    return [run for run in runs if len({band.word(edge) for band in run} - {None}) >= FEWEST_LABELS]


@once
def flow_of(document: Document) -> tuple[Item, ...]:
    """The flow of a document in which cards with horizontal rulings only are tables."""
    found: list[Item] = []
    for index, page in enumerate(document.pages):
        made = [item for stack in _stacks(page) for item in _made(page, index, stack, page.flow)]
        gone = {key: item for item in made for key in item.grids | item.lines}
        placed: set[int] = set()
        for item in page.flow:
            table = gone.get(item.key)
            if table is None:
                found.append(Item(index, page, item, _own(item)))
            elif id(table) not in placed:
                placed.add(id(table))
                found.append(table)
    return tuple(found)


def _own(item: Line | Grid) -> frozenset[int]:
    return frozenset((item.key,)) if isinstance(item, Grid) else frozenset()
