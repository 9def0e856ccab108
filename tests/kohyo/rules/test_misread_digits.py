"""A digit that is taken for another one, in tables whose sums and rates hold it: never without a finding.

The digits are changed in documents that were read without a mistake, one at a time, and the whole program reads
them anew: what becomes of a wrong digit in a label, a header or a figure is seen, not only what the rules say.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from extract.document import read_bytes
from kohyo.pipeline import Result, process
from schemas.printed import Cell, Document, Grid, Line, Page

SAMPLES = Path(__file__).parents[3] / "samples"
FIGURES = {
    "population": ("value",),
    "statistics": ("value",),
    "budgets": ("amount_thousand_yen",),
    "grade_counts": ("count",),
}
"""Columns of figures by table, of which sums and rates hold."""
TRIES = 24


@dataclass(frozen=True)
class Spot:
    """Where a digit stands: page, item of its flow, cell, line and character, all from 0."""

    page: int
    item: int
    cell: int
    line: int
    at: int


def grid_of(document: Document, spot: Spot) -> Grid:
    grid = document.pages[spot.page].flow[spot.item]
    assert isinstance(grid, Grid)
    return grid


def line_of(document: Document, spot: Spot) -> Line:
    return grid_of(document, spot).cells[spot.cell].lines[spot.line]


def is_figure(text: str) -> bool:
    """Whether a line prints a figure with a thousand's comma, or three digits and more."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).strip("()")
    digits = sum(c.isdigit() for c in plain)
    return digits >= 3 and all(c.isdigit() or c in ",.%▲△-" for c in plain)


def digits_of(document: Document) -> Iterator[Spot]:
    for p, page in enumerate(document.pages):
        for i, item in enumerate(page.flow):
            if isinstance(item, Grid):
                for c, cell in enumerate(item.cells):
                    for n, line in enumerate(cell.lines):
                        if is_figure(line.text):
                            yield from (Spot(p, i, c, n, at) for at, x in enumerate(line.text) if x.isdigit())


def misread(document: Document, spot: Spot, digit: str) -> Document:
    """The document with another digit at a place."""
    grid, old = grid_of(document, spot), line_of(document, spot)
    text = old.text[: spot.at] + digit + old.text[spot.at + 1 :]
    words, start = [], 0
    for word in old.words:
        start = old.text.index(word.text, start)
        words.append(replace(word, text=text[start : start + len(word.text)]))
        start += len(word.text)
    cell = grid.cells[spot.cell]
    lines = tuple(
        replace(line, words=tuple(words), text=text) if n == spot.line else line
        for n, line in enumerate(cell.lines)
    )
    cells: tuple[Cell, ...] = tuple(
        replace(c, lines=lines) if n == spot.cell else c for n, c in enumerate(grid.cells)
    )
    page = document.pages[spot.page]
    flow = tuple(replace(grid, cells=cells) if n == spot.item else item for n, item in enumerate(page.flow))
    pages: tuple[Page, ...] = tuple(
        replace(p, flow=flow) if n == spot.page else p for n, p in enumerate(document.pages)
    )
    return replace(document, pages=pages)


def figures(result: Result) -> Counter[tuple[object, ...]]:
    return Counter(
        (row.TABLE, *(getattr(row, name) for name in FIGURES[row.TABLE]))
        for row in result.rows
        if row.TABLE in FIGURES
    )


def findings(result: Result) -> Counter[tuple[object, ...]]:
    return Counter(
        (getattr(row, "rule", None), getattr(row, "message", None))
        for row in result.rows
        if row.TABLE == "findings"
    )


def recognised(path: Path) -> Document:
    """A document as if it had been recognised without a mistake."""
    document = read_bytes(path.read_bytes(), source_name=path.name)
    return replace(document, pages=tuple(replace(page, method="ocr") for page in document.pages), text_layer="ocr")


def digits_in_sums(document: Document, result: Result) -> list[Spot]:
    """The digits of figures that are rows of a table of sums.

    Years are left out, and a prefecture beside its municipalities: only a rounded share holds its last digits.
    """
    printed = {
        getattr(row, "value_raw", None) or getattr(row, "amount_raw", None)
        for row in result.rows
        if row.TABLE in FIGURES and not str(getattr(row, "area_code", None)).endswith("000")
    }
    return [spot for spot in digits_of(document) if line_of(document, spot).text in printed]


@pytest.mark.parametrize(
    ("sample", "silent"),
    [("population_by_age_pdf", 0), ("population_by_area_pdf", 0), ("statistics_pdf", 1), ("card_form_b_pdf", 0)],
)
def test_a_misread_digit_of_a_summed_table_is_a_finding(sample: str, silent: int) -> None:
    # silent: digits that nothing on the page adds up, as those of a mean
    document = recognised(SAMPLES / sample / "source.pdf")
    right = process(document)
    spots = digits_in_sums(document, right)
    unseen = []
    for n, spot in enumerate(spots[:: max(1, len(spots) // TRIES)]):
        printed = line_of(document, spot).text
        other = str((int(printed[spot.at]) + 1 + n % 9) % 10)
        wrong = process(misread(document, spot, other))
        if figures(wrong) != figures(right) and not findings(wrong) - findings(right):
            unseen.append((printed, spot.at, other))
    assert len(unseen) <= silent, unseen


def test_a_misread_year_in_a_row_of_years_makes_no_data_of_it() -> None:
    document = recognised(SAMPLES / "population_by_area_pdf" / "source.pdf")
    right = process(document)
    for spot in digits_of(document):
        if line_of(document, spot).text == "2010":
            wrong = process(misread(document, spot, "4"))
            assert figures(wrong) == figures(right), spot
