"""Tables drawn as text: merged cells with exact spans and boxes, as a PDF gives them, or dumps without spans."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import pytest

from extract.families import (
    agreement_list,
    agreement_matrix,
    agreement_prose,
    agreement_table,
    captioned_figures,
    grade_counts_table,
    kpi_labelled_cells,
    kpi_lines,
    kpi_summary_table,
    kpi_under_heading,
    population_table,
    statistics_table,
)
from extract.reading import read_regions
from extract.sources.text.plain_text import read_text_bytes
from normalize.records import agreements, grade_counts, kpi_summary, population, statistics
from normalize.records.context import context_of
from normalize.records.ledger import Ledger
from schemas.printed import Box, Cell, Document, Grid, Line, Page, RawRecord, Word
from tests.extract.tables.facts import Drawn, Rows

FAMILIES = tuple(
    module.FAMILY
    for module in (
        agreement_list,
        agreement_matrix,
        agreement_prose,
        agreement_table,
        captioned_figures,
        grade_counts_table,
        kpi_labelled_cells,
        kpi_lines,
        kpi_summary_table,
        kpi_under_heading,
        population_table,
        statistics_table,
    )
)
WIDTH, HEIGHT = 60.0, 14.0

Drawing = str


def _line(text: str, key: int, box: Box) -> Line:
    return Line(tuple(Word(word, box) for word in text.split(" ")), text, box, key=key)


def _grid(drawing: str, keys: count[int], top: float) -> Grid:
    """Rows of cells between bars: ``^`` continues the cell above, ``<`` the left one, ``/`` breaks lines."""
    rows = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in drawing.strip().split("\n")]
    width = len(rows[0])
    assert all(len(row) == width for row in rows), "every row needs as many cells as the first"
    key = next(keys)
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("^", "<"):
                continue
            down, across = 1, 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            while c + across < width and row[c + across] == "<":
                across += 1
            box = Box(40 + c * WIDTH, top + r * HEIGHT, 40 + (c + across) * WIDTH, top + (r + down) * HEIGHT)
            lines = tuple(_line(part, next(keys), box) for part in text.split("/") if part)
            cells.append(Cell(r, c, down, across, lines, box))
    whole = Box(40, top, 40 + width * WIDTH, top + len(rows) * HEIGHT)
    return Grid(tuple(cells), len(rows), width, whole, key=key)


@pytest.fixture
def drawn() -> Drawn:
    """A document of pages, each a sequence of lines and of tables (texts that begin with a bar)."""

    def draw(*pages: Sequence[Drawing]) -> Document:
        keys = count(1)
        made = []
        for number, items in enumerate(pages, 1):
            flow: list[Line | Grid] = []
            top = 50.0
            for item in items:
                if item.strip().startswith("|"):
                    grid = _grid(item, keys, top)
                    flow.append(grid)
                    top += HEIGHT * (grid.row_count + 1)
                else:
                    flow.append(_line(item, next(keys), Box(40, top, 400, top + 10)))
                    top += HEIGHT
            made.append(Page(number, 595.0, 842.0, tuple(flow)))
        return Document("d0", "drawn.pdf", "0" * 64, "application/pdf", "native", len(made), tuple(made))

    return draw


@pytest.fixture
def dumped() -> Callable[[str], Document]:
    """A document from a dump whose tables are rows of cells between tabs (here bars)."""

    def dump(text: str) -> Document:
        lines = [line.strip() for line in text.strip().split("\n")]
        tabbed = ["\t".join(c.strip() for c in x.strip("|").split("|")) if x.startswith("|") else x for x in lines]
        data = "\n".join(tabbed).encode()
        return read_text_bytes(data, source_name="dump.txt", sha256=hashlib.sha256(data).hexdigest())

    return dump


@pytest.fixture
def rows() -> Rows:
    """The rows of one table that the families of tables and their meaning give for a document."""

    def read(document: Document, table: str) -> list[dict[str, Any]]:
        reading = read_regions(document, FAMILIES)
        texts = [
            line.text for _, item in document.flow for line in (item.lines if isinstance(item, Grid) else (item,))
        ]
        context = context_of("d0", texts, list(reading.records), None)
        ledger = Ledger("d0")
        left: list[RawRecord] = []
        for name, module in (
            ("population", population),
            ("statistics", statistics),
            ("kpi_summary", kpi_summary),
            ("grade_counts", grade_counts),
        ):
            records = [record for record in reading.records if record.table == name]
            turned_out: list[RawRecord] = module.read([*left, *records], context, ledger) or []
            left = turned_out if name == "population" else []
        parts = [record for record in reading.records if record.table in ("agreements", "agreement_matrix")]
        agreements.read(parts, context, ledger)
        if table == "findings":
            found = [{"rule": f.rule, "message": f.message, "found": f.found} for f in ledger.findings]
            return found + [{"rule": r.rule, "message": r.message, "found": None} for r in reading.remarks]
        return [row.model_dump() for row in ledger.rows if table == row.TABLE]

    return read
