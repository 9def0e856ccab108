"""Tables of years on a sheet: what their rows hold, by a heading above them or on a ministry's sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.cards.amounts.amount_units import UNIT_NOTE, is_unit_note
from extract.cards.cells.figures import names_money_unit
from extract.cards.cells.places import part_of_line
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import heads_years, view_of
from extract.layout.fragments import Fragment, place
from extract.sheets.sections import OF_FIGURES, Section
from schemas.folding import fold
from schemas.printed import Box, Cell, Grid, Page, Printed

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


def unit_notes(page: Page, tables: Iterable[Grid], fragments: Sequence[Fragment]) -> dict[int, Printed]:
    """The texts right above tables that name the unit of their amounts, by the key of the table.

    Args:
        page: the page.
        tables: its tables with places.
        fragments: its text outside of tables.
    """
    units = [f for f in fragments if is_unit_note(f.line) and UNIT_NOTE.search(fold(f.text)) is not None]
    found: dict[int, Printed] = {}
    for grid in tables if units else ():
        box = grid.box
        near = [f for f in units if box is not None and box.top - f.box.bottom <= f.box.height]
        over = [f for f in near if box is not None and _is_above(f.box, box)]
        if over:
            found[grid.key] = place(page, [max(over, key=lambda f: f.box.top)])
    return found


def _is_above(heading: Box, table: Box) -> bool:
    """Whether a heading stands over the columns of a table, not far above it."""
    white = table.top - heading.bottom
    near = -heading.height <= white <= _FARTHEST_PT
    return near and heading.x0 < table.x1 and table.x0 < heading.x1
