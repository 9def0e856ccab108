"""Pages read from a picture on which figures stand side by side, and no table was found."""

from __future__ import annotations

from extract.layout.ink import PageInk, Sure
from extract.layout.lines import Draft
from extract.layout.page import PageDraft
from extract.sources.pdf.source import _remarks, figures_outside_tables
from schemas.printed import Box, Word


def page(*rows: str) -> PageDraft:
    draft = PageDraft(1, 400, 300)
    for k, row in enumerate(rows):
        box = Box(40, 40 + 20 * k, 300, 50 + 20 * k)
        draft.flow.append(Draft(tuple(Word(text, box, 10) for text in row.split()), row, box))
    return draft


def test_figures_side_by_side_without_a_table_are_a_finding() -> None:
    read = page("転入者 310 240 198", "転出者 402 388 371", "増減 △92 △148 △173")
    ink = PageInk(1, 400, 300, sure=[Sure(50, 50, 1.0, "3")])
    [note] = _remarks(ink, read)
    assert (note.rule, note.page, note.found) == ("unread-table", 1, "9")
    assert _remarks(PageInk(1, 400, 300), read) == []


def test_figures_in_prose_are_none() -> None:
    assert figures_outside_tables(page("1 人口の動き", "人口は 8,214 人で 601 人減少しました", "2 目標")) == 0
