"""Figures of pages read from a picture that no family used: nothing of a table or a card is lost without a word.

A recogniser may drop the head of a table or the bracket of a label, and what stands below is then no record of any
kind. Its cells and lines are kept as they are, but a person should know.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.outline import has_leader
from extract.shapes import is_figure
from schemas.folding import fold
from schemas.printed import Document, Grid, Line, SourceNote

RULE = "unread-table"
FEWEST_ROWS, FEWEST_FIGURES = 3, 5
"""So many rows or lines with figures, and so many figures in them, are no text with a figure here and there."""


def figures_left(document: Document, used: Collection[int]) -> list[SourceNote]:
    """Remarks on the tables and pages of a document whose figures ended in no record.

    Args:
        document: the document, or a section of it; pages with text of their own are passed over.
        used: the keys of the lines that families used.
    """
    notes: list[SourceNote] = []
    for page in document.pages:
        if page.method != "ocr":
            continue
        for grid in page.grids:
            count = 0 if any(line.key in used for line in grid.lines) else figures_in(grid)
            if count:
                message = (
                    f"{page.number}ページの画像の表にある数値{count}個は、何の値か分からないため、セルとしてだけ"
                    "残しました。表の見出しが読めているか、紙面と見比べてください。"
                )
                notes.append(SourceNote(RULE, message, page=page.number, found=str(count)))
        count = figures_of([line for line in page.lines if line.key not in used])
        if count:
            message = (
                f"{page.number}ページの画像に並ぶ数値{count}個は、どの表や個票にも入らず、文章として残りました。"
                "表や個票の値が抜けていないか、紙面と見比べてください。"
            )
            notes.append(SourceNote(RULE, message, page=page.number, found=str(count)))
    return notes


def figures_in(grid: Grid) -> int:
    """How many figures a table has in its cells; 0 where there are few."""
    rows = [cell.row for cell in grid.cells if is_figure(cell.text)]
    return len(rows) if len(set(rows)) >= FEWEST_ROWS and len(rows) >= FEWEST_FIGURES else 0


def figures_of(lines: Sequence[Line]) -> int:
    """How many figures lines have that look like rows; 0 where there are few.

    A figure alone on its line is one where it has a unit or parts its thousands: headings are numbered, and a
    contents has the numbers of pages.
    """
    counts = []
    for line in lines:
        figures = [word.text for word in line.words if is_figure(word.text)]
        if len(figures) > 1 or any(not fold(text).isdecimal() for text in figures):
            counts.append(0 if has_leader(line.text) else len(figures))
    rows = [count for count in counts if count]
    return sum(rows) if len(rows) >= FEWEST_ROWS and sum(rows) >= FEWEST_FIGURES else 0
