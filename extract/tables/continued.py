"""Tables that continue over a page break: which grids of a document are parts of one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extract.memo import once
from extract.shapes import has_letter
from extract.tables.blank_columns import SAME_EDGE_PT, edges_of, text_span, with_blank_columns
from extract.tables.caption_lines import goes_on, title_text, unit_part
from extract.tables.rows import head_rows, is_banner, is_datum, positions
from schemas.folding import fold
from schemas.printed import Document, Grid, Line, Page

_MOST_TITLE_LINES = 3
_TOUCHING = 5.0
_OUTSIDE_PT = 1.0
"""Text stands no further than this across the edge of its column."""


def stands_in_next_column(one: Grid, other: Grid) -> bool:
    """Whether a table stands right of another on its page, and not below it: at the top of the next column."""
    if one.box is None or other.box is None:
        return False
    return other.box.x0 >= one.box.x1 and other.box.top < one.box.bottom


def _touch(one: Grid, other: Grid) -> bool:
    """Whether a table begins right where another one above it ends, as what is one table and was drawn in two."""
    return (
        one.box is not None
        and other.box is not None
        and max(abs(one.box.x0 - other.box.x0), abs(one.box.x1 - other.box.x1)) <= SAME_EDGE_PT
        and 0 <= other.box.top - one.box.bottom <= _TOUCHING
    )


def _same_columns(one: Grid, other: Grid) -> bool:
    if one.column_count != other.column_count:
        return False
    a, b = edges_of(one), edges_of(other)
    if a is None or b is None:
        return True
    shift = b[0] - a[0] if stands_in_next_column(one, other) else 0.0
    if len(a) == len(b) and all(abs(x + shift - y) <= SAME_EDGE_PT for x, y in zip(a, b, strict=True)):
        return True
    # overleaf, without the rulings of the header, nothing may be drawn between the columns
    apart = not one.ruled or (len(a) == len(b) and _stand_between(a, b, other, shift))
    return not other.ruled and apart and _same_texts(one, other)


def _stand_between(edges: Sequence[float], own: Sequence[float], below: Grid, shift: float) -> bool:
    """Whether a table is as wide as one above, and its texts stand between the edges of that one's columns."""
    if abs(edges[0] + shift - own[0]) > SAME_EDGE_PT or abs(edges[-1] + shift - own[-1]) > SAME_EDGE_PT:
        return False
    spans = [text_span(below, column) for column in range(below.column_count)]
    return all(
        span is not None and low + shift - _OUTSIDE_PT <= span[0] and span[1] <= high + shift + _OUTSIDE_PT
        for span, (low, high) in zip(spans, pairwise(edges), strict=True)
    )


def _same_texts(one: Grid, other: Grid) -> bool:
    """Whether the texts of every column stand under each other, where nothing draws the columns' edges."""
    for column in range(one.column_count):
        spans = [text_span(grid, column) for grid in (one, other)]
        if spans[0] is None or spans[1] is None:
            return False
        if min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0]) <= 0:
            return False
        beyond = text_span(other, column + 1)
        if beyond is not None and beyond[0] < spans[0][1]:
            return False
    return True


@once
def _top(grid: Grid, first: int = 0) -> str:
    return fold("|".join([cell.text for cell in grid.cells if cell.row == first]))


def _repeats_header(one: Grid, other: Grid) -> bool:
    """Whether a table begins as another one does, perhaps without the title over its whole width."""
    titled = bool(one.cells) and one.cells[0].column_span == one.column_count > 1
    return bool(_top(other)) and _top(other) in (_top(one), *([_top(one, 1)] if titled else ()))


@once
def _has_header(page: Page, grid: Grid) -> bool:
    rows = positions(page, grid)
    # a label over the whole width opens a section of what has begun on the page before
    banner = next((k for k, row in enumerate(rows) if not is_banner(row)), 0)
    return head_rows(rows, banner, is_datum) > banner


def _furniture(line: Line) -> bool:
    return not has_letter(line.text)


def runs(
    document: Document,
    opens: Callable[[Page, Grid], bool] | None = None,
    across_pages_only: bool = True,
) -> list[list[tuple[Page, Grid]]]:
    """The grids of a document, those that continue one another over a page break in one list.

    A grid continues the one before it when no text stands between, both have the same columns, and it either
    repeats the header or has none. A running head is no text between, a line that stands at the same place of the
    page before, and neither is a title that is printed again above a repeated header.

    Args:
        document: the document as read by a source.
        opens: whether a grid begins with a header of its own; unless told, a row without figures is a header.
        across_pages_only: whether a grid without header continues only one on an earlier page. A text dump has no
            pages, so families that know their own headers can do without.
    """
    return [list(grids) for grids in _runs(document, opens or _has_header, across_pages_only)]


@once
def _runs(
    document: Document, opening: Callable[[Page, Grid], bool], across_pages_only: bool
) -> list[list[tuple[Page, Grid]]]:
    # several families ask with the same idea of a header
    found: list[list[tuple[Page, Grid]]] = []
    between: list[str] = []
    titled: list[list[str]] = []
    titles: list[frozenset[str]] = []
    lines: list[tuple[Page, Line]] = []
    for page, item in document.flow:
        if isinstance(item, Line):
            if not _furniture(item):
                between.append(fold(item.text))
                lines.append((page, item))
            continue
        above, lines = lines, []
        overleaf = bool(found) and page is not found[-1][-1][0]
        headed = overleaf and _are_running_heads(found[-1][-1][0], page, above)
        again = headed or (overleaf and _repeats_title(titled[-1], between))
        again = again or (bool(found) and _goes_on(titles[-1], above))
        if again and _same_columns(found[-1][-1][1], item) and _repeats_header(found[-1][0][1], item):
            found[-1].append((page, item))
            between = []
            continue
        if found and (headed or not between):
            last_page, last = found[-1][-1]
            turned = page is not last_page or not across_pages_only or stands_in_next_column(last, item)
            turned = turned or _touch(last, item)
            own = item if not turned or _same_columns(last, item) else with_blank_columns(last, item) or item
            if _same_columns(last, own):
                headless = turned and not opening(page, own)
                if headless or _repeats_header(found[-1][0][1], own):
                    found[-1].append((page, own))
                    between = []
                    continue
        found.append([(page, item)])
        titled.append(between)
        titles.append(frozenset(fold(title_text(line)) for _, line in above[-_MOST_TITLE_LINES:]))
        between = []
    return found


def _repeats_title(above: list[str], between: list[str]) -> bool:
    """Whether the lines between two tables are those above the first one, its title and unit."""
    again = above[-len(between) :] == between and len(between) <= _MOST_TITLE_LINES
    return again and any(not text.startswith("(") for text in between)


def _goes_on(titles: frozenset[str], above: list[tuple[Page, Line]]) -> bool:
    """Whether nothing but a unit and the title of the table before, said to go on, stands above a table."""
    told = [line for _, line in above if unit_part(line) is None or title_text(line)]
    return len(told) == 1 and goes_on(told[0]) and fold(title_text(told[0])) in titles


def _are_running_heads(before: Page, page: Page, lines: list[tuple[Page, Line]]) -> bool:
    """Whether lines above a table stand at the same place of the page before, too.

    In a document of two pages nothing else tells a running head (資料１) from a line of the text.
    """
    if all(fold(line.text).startswith("(") for _, line in lines) or any(other is not page for other, _ in lines):
        return False
    places = _places(before)
    return all(line.box is not None and (line.text, _place(line)) in places for _, line in lines)


@once
def _places(page: Page) -> frozenset[tuple[str, tuple[int, int] | None]]:
    """What the lines of a page say, and where."""
    return frozenset([(line.text, _place(line)) for line in page.lines])


def _place(line: Line) -> tuple[int, int] | None:
    """Where a line begins, in points; None without a box."""
    return (round(line.box.x0), round(line.box.top)) if line.box is not None else None
