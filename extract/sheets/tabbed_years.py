"""Years over figures that white space alone sets below a heading of a sheet: 「2024決算」 over 「412」."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.places import part_of_line
from extract.cards.text.tabbed import TabbedRow, is_head, is_row, set_in_columns
from extract.layout.fragments import Fragment, rows_of
from extract.sheets.sections import OF_FIGURES, Section
from schemas.printed import Box, Grid, Line


def tabbed_years(section: Section) -> tuple[Section, Grid] | None:
    """The table of years below a heading of amounts, and the section without it; None where there is none."""
    if not OF_FIGURES.intersection(section.heading.fields):
        return None
    lines = [(_as_line(row), row) for row in rows_of(section.fragments)]
    at = next((n for n, (line, _) in enumerate(lines) if is_head(line)), None)
    if at is None:
        return None
    rows = [TabbedRow(lines[at][0])]
    for line, _ in lines[at + 1 :]:
        if not is_row(rows, line):
            break
        rows.append(TabbedRow(line))
    if len(rows) < 2:  # a header and what stands below it
        return None
    box = Box.around([row.line.box for row in rows if row.line.box is not None])
    if box is None:
        return None
    cells = [replace(cell, column=cell.column - 1) for cell in set_in_columns(rows, 0, box.x0 - 1.0, box.x1 + 1.0)]
    width = max(cell.column + cell.column_span for cell in cells)
    taken = {id(f) for _, row in lines[at : at + len(rows)] for f in row}
    rest = Section(section.heading, [f for f in section.fragments if id(f) not in taken])
    return rest, Grid(tuple(cells), len(rows), width, box, None, rows[0].line.key, ruled=False)


def _as_line(fragments: Sequence[Fragment]) -> Line:
    """Fragments of one row as one line with their words, which may be parts of a longer line."""
    words = [
        word
        for fragment in fragments
        for word in fragment.line.words
        if word.box is not None and fragment.box.contains(*word.box.center)
    ]
    return part_of_line(fragments[0].line, words, " ".join(f.text.strip() for f in fragments))
