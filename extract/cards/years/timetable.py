"""Timetables of a card: the years an item covers, by a mark, a word, a filled cell or a bar over the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece
from extract.cards.cells.view import View
from extract.cards.draft import Draft, Mark
from extract.cards.years.blocks import Block, BlockRow, Column
from extract.cards.years.named_bars import named_bars
from extract.cards.years.shared_cells import SharedCell, shared_cell
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.printed import Box, Line, Printed

_WHITE = 250
_COVERED_SHARE = 0.4
"""Share of a year's width that a bar covers at least: half a year is a bar of its own."""
_PAPER = 255.0
_DARKER = 0.8
"""The ground of the years that an item covers has at most so much of the brightness of paper."""
_SAME_HEIGHT_PT = 3.0
"""Bars so near each other's height are of one item."""
_BESIDE = 0.6
"""The middle of a name stands at most so far above or below its bar, in heights of its lines."""
_WORDS = lazy_re(r"[\u3041-\u30ff\u3400-\u9fff]{2}")
_MARK = lazy_re(r"[○〇◯●◎✓✔■→⇒➡➔⇨►▶]+")


@dataclass(slots=True)
class _Item:
    name: Piece
    rows: list[BlockRow]


def _items(block: Block, draft: Draft) -> list[_Item]:
    items: list[_Item] = []
    for row in block.rows:
        draft.use(*(piece for _, piece in row.values))
        if row.name is not None:
            draft.use(row.name)
            if items and items[-1].name.cell is row.name.cell:
                items[-1].rows.append(row)
            else:
                items.append(_Item(row.name, [row]))
        elif items and row.values:
            # a second row of bars below the same item
            items[-1].rows.append(row)
        elif row.values:
            draft.remark(
                "value-in-wrong-cell",
                "実施スケジュールに、事業項目のない行の印があります。どの項目の印か、原本を確かめてください。",
                row.values[0][1].printed,
                "schedules",
            )
    return items


_Year = tuple[Column, ...]
"""The columns of a year: one, or those of its parts (上期, 下期)."""


def _by_year(columns: Sequence[Column]) -> list[_Year]:
    years: list[list[Column]] = []
    for column in columns:
        if years and years[-1][0].head is column.head:
            years[-1].append(column)
        elif not column.total:
            years.append([column])
    return [tuple(year) for year in years]


def _read_named_bars(block: Block, years: Sequence[_Year], draft: Draft) -> Block:
    """Reads what is printed on bars and arrows over the years; what is left are the texts of single years."""
    bars, rest = named_bars(block, [column for year in years for column in year])
    for bar in sorted(bars, key=lambda bar: bar.middle):
        name = bar.name(block.columns[0].head.page)
        for year in years:
            drawn = any(_drawn(bar.boxes, column) is not None for column in year)
            draft.marks.append(Mark(name, year[0].head.year, name if drawn else None))
    return replace(block, rows=tuple(rest)) if bars else block


def _read_nameless(row: BlockRow, draft: Draft) -> None:
    """Reads what is done in each year."""
    for covered, piece in row.values:
        draft.use(piece)
        for year in _by_year(covered):
            draft.marks.append(Mark(piece.printed, year[0].head.year, piece.printed))


def _tells_years(block: Block) -> bool:
    """Whether the rows have no names, and texts below the years say what is done in each."""
    texts = [piece.text for row in block.rows for _, piece in row.values if not is_dash(piece.text)]
    nameless = all(row.name is None for row in block.rows)
    return nameless and bool(texts) and all(len(fold(text)) > 1 and not is_figure(text) for text in texts)


def _tint(piece: Piece) -> tuple[int, int, int] | None:
    fill = piece.cell.fill
    return fill if fill is not None and min(fill) < _WHITE else None


def _filled(view: View, item: _Item, column: Column) -> Piece | None:
    """The cell of an item and year if it is filled unlike the item's name."""
    for row in item.rows:
        for piece in view.rows[row.row]:
            if piece.overlap(column.x0, column.x1) > 0.5 and piece is not item.name:
                fill = _tint(piece)
                if fill is not None and fill != _tint(item.name):
                    return piece
    return None


def _bars(item: _Item, years: Sequence[Column]) -> list[Box]:
    """Bars and arrows drawn over an item's row, as boxes; a band behind the item's name as well is no bar.

    An arrow is drawn as a stroke and a head. The stroke is told from a ruling by the head at its end, or by not
    reaching from the first year to the last.
    """
    page, row = item.name.page, item.name.cell.box
    if row is None or not years:
        return []
    # a name without a ruling behind it may stand in a cell that reaches below the years
    printed = Box.around([line.box for line in item.name.lines if line.box is not None])
    left = min(row.center[0], printed.x1) if printed is not None else row.center[0]
    shapes = [
        shape.box
        for shape in page.shapes
        if row.top <= shape.box.center[1] <= row.bottom
        and shape.box.height <= 1.5 * row.height
        and shape.box.x0 >= left
    ]
    heads = [s.box for s in page.shapes if s.kind == "arrow"]
    strokes: list[Box] = []
    whole: list[Box] = []
    for ruling in page.rulings:
        box = ruling.box
        if not ruling.horizontal or not row.top + 1.0 < box.center[1] < row.bottom - 1.0 or box.x0 < left:
            continue
        headed = any(abs(h.center[1] - box.center[1]) < 3.0 and h.x0 - 3.0 <= box.x1 <= h.x1 + 3.0 for h in heads)
        headed = headed or any(
            abs(h.center[1] - box.center[1]) < 3.0 and h.x0 - 3.0 <= box.x0 <= h.x1 + 3.0 for h in heads
        )
        partial = box.x0 > years[0].x0 + 3.0 or box.x1 < years[-1].x1 - 3.0
        (strokes if headed or partial else whole).append(box)
    plumb = [r.box for r in page.rulings if not r.horizontal]
    # a bar over all years is told from rulings by being an outline
    around = [box for box in _outlined(whole, plumb) if box.height > 0.0]
    return [*shapes, *_outlined(strokes, plumb), *around]


def _outlined(strokes: Sequence[Box], plumb: Sequence[Box]) -> list[Box]:
    """Level strokes, the upper and the lower side of an outline as one bar."""
    found: list[Box] = []
    for box in sorted(strokes, key=lambda box: box.top):
        last = next((b for b in reversed(found) if abs(b.x0 - box.x0) + abs(b.x1 - box.x1) < 3.0), None)
        sides = (
            sum(
                any(abs(r.x0 - x) < 3.0 and r.top < last.top + 1.5 and r.bottom > box.bottom - 1.5 for r in plumb)
                for x in (box.x0, box.x1)
            )
            if last is not None
            else 0
        )
        if last is not None and sides == 2:
            found.remove(last)
            box = last.union(box)
        found.append(box)
    return found


def _parted(item: _Item, years: Sequence[Column]) -> list[_Item]:
    """The items of a cell that names several, one below the other, each beside a bar of its own; else the item.

    A name of two lines has its bar beside the middle of both.
    """
    lines = [line for line in item.name.lines if line.box is not None]
    if len(lines) < 2 or len(lines) < len(item.name.lines) or any(row.values for row in item.rows):
        return [item]
    heights: list[float] = []
    for at in sorted(bar.center[1] for bar in _bars(item, years)):
        if not heights or at - heights[-1] > _SAME_HEIGHT_PT:
            heights.append(at)
    if len(heights) < 2:
        return [item]
    groups: list[list[Line]] = [[] for _ in heights]
    for line in lines:
        middle = line.box.center[1] if line.box is not None else 0.0
        groups[min(range(len(heights)), key=lambda k: abs(heights[k] - middle))].append(line)
    whole = item.name.cell.box
    parts: list[_Item] = []
    for number, (at, own) in enumerate(zip(heights, groups, strict=True)):
        box = Box.around([line.box for line in own if line.box is not None])
        if whole is None or box is None or abs(box.center[1] - at) > _BESIDE * box.height / len(own):
            return [item]
        top = (heights[number - 1] + at) / 2 if number else whole.top
        bottom = (at + heights[number + 1]) / 2 if number + 1 < len(heights) else whole.bottom
        cell = replace(item.name.cell, lines=tuple(own), box=replace(whole, top=top, bottom=bottom))
        text = "\n".join(line.text for line in own)
        parts.append(_Item(replace(item.name, cell=cell, lines=tuple(own), text=text), item.rows))
    return parts


def _drawn(bars: Sequence[Box], column: Column) -> Box | None:
    """The bar that covers a year's column, or stands inside it."""
    for box in bars:
        shared = min(box.x1, column.x1) - max(box.x0, column.x0)
        if shared > _COVERED_SHARE * min(column.x1 - column.x0, box.width):
            return box
    return None


def _without_text(piece: Piece, box: Box | None) -> Printed:
    return Printed("", piece.page.number, box, method=piece.page.method)


def _mark(view: View, item: _Item, column: Column, bars: Sequence[Box], fills_tell: bool) -> Printed | None:
    for row in item.rows:
        for covered, piece in row.values:
            if column in covered:
                return piece.printed
    filled = _filled(view, item, column) if fills_tell else None
    if filled is not None:
        return _without_text(filled, filled.cell.box)
    drawn = _drawn(bars, column)
    return _without_text(item.name, drawn) if drawn is not None else None


def _shared(view: View, item: _Item, columns: Sequence[Column], bars: Sequence[Box]) -> SharedCell | None:
    """The cell over several years with the item's arrow, on a page read from its picture; None elsewhere."""
    if item.name.page.method != "ocr" or not bars:
        return None
    return shared_cell([piece for row in item.rows for piece in view.rows[row.row]], columns, bars)


def _shared_mark(item: _Item, year: _Year, shared: SharedCell) -> Mark:
    """The mark of an item in one of the years that share a cell."""
    covers = shared.teller == "cell" or any(_drawn([shared.box], column) is not None for column in year)
    mark = _without_text(item.name, shared.box) if covers else None
    return Mark(item.name.printed, year[0].head.year, mark, in_doubt=mark is None and shared.teller == "doubt")


def _fills_tell(view: View, items: Sequence[_Item], columns: Sequence[Column]) -> bool:
    """Whether the filled cells of the timetable are the years covered.

    A table all in one tint tells nothing, unless its cells are blank, darker than the years above them and clearly
    darker than paper, or of several tints beside each other.
    """
    by_item = [[_filled(view, item, column) for column in columns] for item in items]
    filled = [piece for row in by_item for piece in row]
    if any(filled) and not all(filled):
        return True
    if any(row.values for item in items for row in item.rows):
        return False
    tints = [{_tint(piece) for piece in row if piece is not None} for row in by_item]
    return bool(filled) and (
        any(len(row) > 1 for row in tints)
        or max((_brightness(piece) for piece in filled if piece is not None), default=255)
        < min(_DARKER * _PAPER, *(_brightness(column.head) for column in columns))
    )


def _brightness(piece: Piece) -> float:
    """The mean of the colours of a cell's ground, 255 for white."""
    fill = piece.cell.fill
    return sum(fill) / 3 if fill is not None else 255.0


def read_timetable(view: View, block: Block, draft: Draft) -> None:
    """Reads the items of a timetable and the years that each covers."""
    years = _by_year(block.columns)
    columns = [column for year in years for column in year]
    if view.exact and all(row.name is None for row in block.rows):
        for row in block.rows:
            draft.use(*(piece for _, piece in row.values))
        block = _read_named_bars(block, years, draft)
        if not block.rows:
            return
    named = _named_in_bars(view, block)
    if named:
        for covered, piece in named:
            draft.use(piece)
            for year in years:
                mark = piece.printed if any(column in covered for column in year) else None
                draft.marks.append(Mark(piece.printed, year[0].head.year, mark))
        return
    if _tells_years(block):
        for row in block.rows:
            _read_nameless(row, draft)
        return
    items = [part for item in _items(block, draft) for part in _parted(item, columns)]
    fills_tell = _fills_tell(view, items, columns)
    found: list[Mark] = []
    for item in items:
        bars = _bars(item, columns)
        shared = _shared(view, item, columns, bars)
        for year in years:
            if shared is not None and year[0] in shared.years:
                found.append(_shared_mark(item, year, shared))
                continue
            marks = (_mark(view, item, column, bars, fills_tell) for column in year)
            mark = next((mark for mark in marks if mark is not None), None)
            found.append(Mark(item.name.printed, year[0].head.year, mark))
        if any(mark.in_doubt for mark in found[-len(years) :]):
            draft.remark_arrow(item.name.printed)
    if any(mark.mark is not None for mark in found):
        draft.marks.extend(found)
    else:
        draft.marks.extend(Mark(item.name.printed, None, None) for item in items)


def _named_in_bars(view: View, block: Block) -> list[tuple[tuple[Column, ...], Piece]]:
    """The cells over years that say what is done in them, where no column names the items; else none."""
    values = [value for row in block.rows for value in row.values]
    if not view.exact or any(row.name is not None for row in block.rows):
        return []
    worded = [value for value in values if _WORDS.search(value[1].text)]
    return worded if len(worded) == len(values) and any(len(covered) > 1 for covered, _ in worded) else []


def is_mark(text: str) -> bool:
    """Whether a text is a mark for a year that an item covers, and no word: ○, →."""
    return _MARK.fullmatch(fold(text)) is not None


def is_timetable(view: View, block: Block) -> bool:
    """Whether the rows below years without a telling label hold bars, tinted cells or marks, and no figure."""
    years = [column for column in block.columns if not column.total]
    named = [row for row in block.rows if row.name is not None]
    if not named or any(
        is_figure(piece.text) and not is_dash(piece.text) for r in block.rows for _, piece in r.values
    ):
        return False
    items = [_Item(row.name, [row]) for row in named if row.name is not None]
    printed = [piece.text for row in named for _, piece in row.values if not is_dash(piece.text)]
    if printed and all(map(is_mark, printed)):
        return True
    return any(_bars(item, years) for item in items) or _fills_tell(view, items, years)
