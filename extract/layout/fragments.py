"""The runs of words of a page that belong together, whatever columns and boxes they stand in.

A slide sets text boxes beside each other, so that a line of the page is made of lines of several boxes. A gap much
wider than the space between words parts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.printed import Box, Cell, Grid, Line, Page, Printed, Word

_GAP_EM = 2.4
"""Widths of a character between two words of one text box; more parts two boxes."""
_LEAST_GAP_EM = 0.5
"""Words nearer to each other stand together, whatever is drawn behind them."""
_SMALL = 0.75
_SAME_LINE = 0.6
_WIDEST_UPRIGHT_EM = 4.0
_OFF_MIDDLE_PT = 2.0
_MOST_CELLS = 8
"""Printed cells of a ruled table that can be a layout of boxes."""
_LINES_OF_BOX = 3


@dataclass(frozen=True, slots=True, eq=False)
class Fragment:
    """Words of one line that stand together.

    Attributes:
        line: the printed line.
        text: the words with the printed spaces between them.
        box: where they stand, in points.
        size: the largest font size in points; 0.0 where unknown.
        bold: whether every word is bold.
        others: further lines whose words it holds: the characters of a label set one below the other.
    """

    line: Line
    text: str
    box: Box
    size: float
    bold: bool
    others: tuple[Line, ...] = ()

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of its lines."""
        return (self.line.key, *(line.key for line in self.others))


def _box(words: Sequence[Word]) -> Box | None:
    return Box.around([word.box for word in words if word.box is not None])


def _cut(line: Line, grounds: Sequence[Box]) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for word in line.words:
        last = parts[-1][-1].box if parts else None
        size = word.size or line.size or 10.0
        near = last is not None and word.box is not None and word.box.x0 - last.x1 <= _GAP_EM * size
        if near and last is not None and word.box is not None and word.box.x0 - last.x1 >= _LEAST_GAP_EM * size:
            near = not any(_parts(ground, last, word.box) for ground in grounds)
        if parts and (near or word.box is None):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _parts(ground: Box, left: Box, right: Box) -> bool:
    """Whether one of two words stands on a ground, or in a frame, that ends before the other one."""
    on_left, on_right = ground.contains(*left.center), ground.contains(*right.center)
    if on_left is on_right:
        return False
    edge = ground.x1 if on_left else ground.x0
    return left.x1 - 1 <= edge <= right.x0 + 1


def _text(line: Line, words: Sequence[Word]) -> str:
    """The words with the spaces that the line prints between them."""
    if len(words) == len(line.words):
        return line.text
    joined, at = "", 0
    for number, word in enumerate(line.words):
        start = line.text.find(word.text, at)
        if start < 0:
            return " ".join(w.text for w in words)
        if any(word is w for w in words):
            joined += (line.text[at:start] if number and joined else "") + word.text
        at = start + len(word.text)
    return joined


def fragments_of(lines: Iterable[Line], grounds: Sequence[Box] = ()) -> list[Fragment]:
    """The fragments of lines, from top to bottom and left to right; lines without a place have none.

    Args:
        lines: printed lines.
        grounds: coloured or framed boxes; a word on one does not go on beside it.
    """
    found = []
    for line in lines:
        for words in _cut(line, grounds):
            box = _box(words)
            if box is None:
                continue
            size = max((w.size for w in words if w.size is not None), default=0.0)
            found.append(Fragment(line, _text(line, words), box, size, all(w.bold for w in words)))
    return sorted(found, key=lambda f: (f.box.top, f.box.x0))


def with_upright(fragments: Sequence[Fragment], grounds: Sequence[Box]) -> list[Fragment]:
    """Fragments with the single characters that stand below each other on one ground put together."""
    single = [f for f in fragments if len(f.text.strip()) == 1]
    found = list(fragments)
    for ground in grounds if len(single) > 1 else ():
        column = [f for f in single if ground.contains(*f.box.center)]
        if len(column) < 2 or ground.width > _WIDEST_UPRIGHT_EM * column[0].box.height:
            continue
        alone = sum(ground.contains(*f.box.center) for f in fragments) == len(column)
        middle = column[0].box.center[0]
        if not alone or any(abs(f.box.center[0] - middle) > _OFF_MIDDLE_PT for f in column):
            continue
        box = Box.around([f.box for f in column])
        if box is None or any(f not in found for f in column):
            continue
        first, text = column[0], "".join(f.text.strip() for f in column)
        joined = Fragment(first.line, text, box, first.size, first.bold, tuple(f.line for f in column[1:]))
        found = [joined if f is first else f for f in found if f is first or f not in column]
    return found


def without_small(fragment: Fragment, size: float) -> Fragment:
    """A fragment without the words before its first one of about ``size`` points: 「事例1」 before a title."""
    words = [word for word in fragment.line.words if word.box is not None and _within(word.box, fragment.box)]
    first = next((n for n, word in enumerate(words) if (word.size or size) >= _SMALL * size), 0)
    box = _box(words[first:])
    if not first or box is None:
        return fragment
    return replace(fragment, text=_text(fragment.line, words[first:]).strip(), box=box)


def cut_before(fragment: Fragment, begins: Callable[[Word], bool]) -> list[Fragment]:
    """A fragment in parts, each but the first with a word at its beginning for which ``begins`` says so."""
    words = [word for word in fragment.line.words if word.box is not None and _within(word.box, fragment.box)]
    parts: list[list[Word]] = []
    for word in words:
        if not parts or begins(word):
            parts.append([])
        parts[-1].append(word)
    found = []
    for part in parts if len(parts) > 1 else ():
        box = _box(part)
        if box is not None:
            found.append(replace(fragment, text=_text(fragment.line, part).strip(), box=box))
    return found or [fragment]


def _within(inner: Box, outer: Box) -> bool:
    return outer.x0 - 0.1 <= inner.x0 and inner.x1 <= outer.x1 + 0.1


def is_layout(grid: Grid) -> bool:
    """Whether a table only holds boxes of text: none is ruled, or there are few cells with paragraphs in them.

    A tab on the edge of a frame in which nothing is printed heads the boxes that stand in that frame.
    """
    if not grid.ruled or grid.row_count == 1 or grid.column_count == 1:
        return True
    printed = [cell for cell in grid.cells if cell.lines]
    if len(printed) == 1 < len(grid.cells) or tab_and_text(grid) is not None:
        return True
    return len(printed) <= _MOST_CELLS and any(len(cell.lines) >= _LINES_OF_BOX for cell in printed)


def tab_and_text(grid: Grid) -> tuple[Cell, Cell] | None:
    """The cells of a table that is a narrower tab over a frame with a text; None for another table."""
    printed = [cell for cell in grid.cells if cell.lines] if grid.row_count == 2 else []
    if [cell.row for cell in printed] != [0, 1]:
        return None
    tab, text = printed
    return (tab, text) if tab.column_span < grid.column_count == text.column_span else None


def page_lines(page: Page, also: Container[int] = (), *, every: bool = False) -> list[Line]:
    """All lines of a page that may belong to text boxes: those outside tables, and those of boxes.

    Args:
        page: the page.
        also: keys of further tables that hold boxes.
        every: the lines of all tables, whatever they hold.
    """
    lines = list(page.lines)
    for grid in page.grids:
        if every or grid.key in also or is_layout(grid):
            lines.extend(grid.lines)
    return lines


def beside(one: Fragment, other: Fragment) -> bool:
    """Whether two fragments stand on one line of the page."""
    height = max(one.box.height, other.box.height)
    return abs(one.box.center[1] - other.box.center[1]) <= _SAME_LINE * height


def in_lines(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Fragments line by line; those of one line from left to right."""
    rows = rows_of(sorted(fragments, key=lambda f: f.box.top))
    return [f for row in rows for f in sorted(row, key=lambda f: f.box.x0)]


def rows_of(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments from the top in lines of the page; those of one line in the order in which they were given."""
    rows: list[list[Fragment]] = []
    for fragment in fragments:
        if rows and beside(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return rows


def body_size(fragments: Sequence[Fragment]) -> float:
    """The font size of most characters in points; 0.0 for a page without text."""
    sizes: Counter[float] = Counter()
    for fragment in fragments:
        sizes[round(fragment.size, 1)] += len(fragment.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def place(page: Page, fragments: Sequence[Fragment], text: str | None = None) -> Printed:
    """Fragments as one printed text with its place; ``text`` narrows it to a part of what they say."""
    return Printed(
        text="\n".join(f.text for f in fragments) if text is None else text,
        page=page.number,
        box=Box.around([f.box for f in fragments]),
        method=page.method,
        confidence=min((f.line.confidence for f in fragments), default=1.0) if page.method == "ocr" else 1.0,
        keys=tuple(dict.fromkeys(key for f in fragments for key in f.keys)),
    )
