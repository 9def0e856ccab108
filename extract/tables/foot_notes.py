"""Notes and sources at the foot of a slide or page, below a chart and away from the table that they are about.

A slide shows a chart with the table of its figures beside it, and says once, at its foot, where both come from.
What stands between the table and such a note in reading order are the labels of the chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.frames import frames
from extract.layout.nested import nested_tables
from extract.memo import once
from extract.shapes import has_letter, is_age_group, is_figure
from extract.tables.caption_lines import CAPTIONED, NOTE_HEAD, is_note
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Grid, Line, Page

_SOURCE_HEAD = lazy_pattern(r"(?:資料|出典|出所|典拠)[:：]")
_LONGEST_LABEL = 6
"""Characters of a word in the legend of a chart (「老年人口」)."""
_SLACK_PT = 3.0


def notes_at_foot(document: Document, page: Page, table: Grid, headings: frozenset[int]) -> tuple[Line, ...]:
    """The notes at the foot of a page that speak of a table without notes of its own, from the top; () for none.

    They are those of all tables of a slide, of which several may share one source, and of the only table of an
    upright page. Where notes stand side by side, a table has those below it. Several sources leave open which of
    them the table is from and which a chart: it has none.

    Args:
        document: the document as read.
        page: the page of the table.
        table: a table outside of others.
        headings: keys of the headings of the document.
    """
    foot = _foot(page)
    tables = _tables(document, page) if foot else ()
    slide = _is_slide(page)
    if table.box is None or not any(table is other for other in tables) or (len(tables) > 1 and not slide):
        return ()
    own = foot if _are_one(foot) else tuple(line for line in foot if _share_width(line.box, table.box))
    sources = sum(len(_SOURCE_HEAD.findall(fold(line.text))) for line in own)
    if not own or not _are_one(own) or sources > 1:
        return ()
    between = _between(page, table.box, min(line.box.top for line in own if line.box is not None))
    return own if _reaches(between, table.box, headings, slide=slide) else ()


def _is_slide(page: Page) -> bool:
    return page.width is not None and page.height is not None and page.width > page.height


@once
def _tables(document: Document, page: Page) -> tuple[Grid, ...]:
    """The tables of a page without those in cells of others and the frames around text."""
    inner = {id(grid) for _, _, grid in nested_tables(page.grids)}
    return tuple(grid for grid in page.grids if id(grid) not in inner and grid.key not in frames(document))


@once
def _foot(page: Page) -> tuple[Line, ...]:
    """The notes that are the last thing on a page, below all of its tables, from the top; empty for none."""
    lines = [line for line in page.lines if line.box is not None and has_letter(line.text)]
    lines.sort(key=_middle, reverse=True)
    found = 0
    for count, line in enumerate(lines, 1):
        if not is_note(line, after_note=True):
            break
        if NOTE_HEAD.match(fold(line.text)):
            found = count  # what stands below it and ends as notes do goes on with it
    notes = tuple(reversed(lines[:found]))
    lowest = max((grid.box.bottom for grid in page.grids if grid.box is not None), default=0.0)
    return notes if notes and all(_middle(line) > lowest for line in notes) else ()


def _middle(line: Line) -> float:
    return line.box.center[1] if line.box is not None else 0.0


def _share_width(one: Box | None, other: Box | None) -> bool:
    """Whether one box stands above the other, be it in part."""
    if one is None or other is None:
        return False
    return min(one.x1, other.x1) - max(one.x0, other.x0) > _SLACK_PT


def _are_one(notes: Sequence[Line]) -> bool:
    """Whether notes stand below each other; side by side they are those of different things."""
    return all(_share_width(one.box, other.box) for one in notes for other in notes)


def _between(page: Page, table: Box, top: float) -> list[Line]:
    """The lines below a table, down to ``top``."""
    return [line for line in page.lines if line.box is not None and table.bottom - _SLACK_PT < _middle(line) < top]


def _reaches(between: Sequence[Line], table: Box, headings: frozenset[int], *, slide: bool) -> bool:
    """Whether what is printed between a table and the notes at the foot leaves them those of the table.

    A drawing below the table may be one of its figures, but not one with a title of its own. On a slide, what
    explains the table may stand below it as well; on a page, text ends what is said about a table.
    """
    below = [line for line in between if not slide or _share_width(line.box, table)]
    if any(line.key in headings or CAPTIONED.match(fold(line.text)) for line in below):
        return False
    drawn = any(_is_label(line) and any(map(str.isdecimal, line.text)) for line in below)
    return (slide and not drawn) or all(_is_label(line) for line in below)


def _is_label(line: Line) -> bool:
    """Whether a line holds nothing but what stands in a chart: figures, years, groups, words of a legend."""
    parts = [fold(part) for part in line.text.split()]
    return all(
        len(part) <= _LONGEST_LABEL or is_figure(part) or is_year(part) or is_age_group(part) for part in parts
    )
