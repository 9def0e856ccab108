"""Tables of years on a sheet whose rows do not say what they hold: the heading above them is their label."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import names_money_unit
from extract.cards.cells.places import part_of_line
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import heads_years, view_of
from extract.sheets.sections import OF_FIGURES, Section
from schemas.printed import Box, Cell, Grid, Page

_FARTHEST_PT = 60.0


def heading_as_label(page: Page, grid: Grid, sections: Sequence[Section]) -> Grid | None:
    """The heading of a table of years as a table of its own, a label over all columns.

    None where the first row prints a label beside the years, or no heading above says what figures they are. 年度
    says nothing of the figures, but their own rows may: then the heading is a label for the unit that it names.

    Args:
        page: the page.
        grid: the table.
        sections: the page's headings with what stands below them.
    """
    view = view_of([pieces_of(page, grid)])
    box = grid.box
    if box is None or not view.rows or not heads_years(view, 0):
        return None
    beside = [p for p in view.labels(0) if not p.heads_year]
    if not all(p.is_field("budget_years") for p in beside):
        return None
    above = [s.heading for s in sections if _is_above(s.heading.fragment.box, box)]
    if not above:
        return None
    heading = max(above, key=lambda h: h.fragment.box.top)
    if not OF_FIGURES.intersection(heading.fields) or (beside and not names_money_unit(heading.words)):
        return None
    place = heading.fragment.box
    words = [w for w in heading.fragment.line.words if w.box is not None and place.contains(*w.box.center)]
    line = part_of_line(heading.fragment.line, words, heading.fragment.text.strip())
    over = Box(box.x0, place.top, box.x1, place.bottom)
    return Grid((Cell(0, 0, 1, 1, (line,), over),), 1, 1, over, None, line.key, ruled=False)


def _is_above(heading: Box, table: Box) -> bool:
    """Whether a heading stands over the columns of a table, not far above it."""
    white = table.top - heading.bottom
    near = -heading.height <= white <= _FARTHEST_PT
    return near and heading.x0 < table.x1 and table.x0 < heading.x1
