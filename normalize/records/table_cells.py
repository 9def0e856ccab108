"""The table ``table_cells``: every cell of every detected table, whether a family understood it or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from normalize import amounts, text
from normalize.records.context import Context
from normalize.records.ledger import Ledger, edges_of
from schemas.printed import Document
from schemas.tables import TableCell


@lru_cache(maxsize=1 << 14)
def _value(printed: str) -> int | float | None:
    """A cell's text as a number; None where it is not one number, a unit aside."""
    quantity = amounts.quantity(printed)
    return quantity.value if quantity is not None else None


def read(document: Document, titles: Mapping[int, str], context: Context, ledger: Ledger) -> None:
    """Adds one row a cell, empty cells too.

    Args:
        document: the document as read.
        titles: title by the key of the table it stands above.
        context: tells how the document prints thousands.
        ledger: takes the rows; a cell is its own source, so they have no provenance.
    """
    for page in document.pages:
        for grid in page.grids:
            table_id = f"{ledger.document_id}-t{ledger.next('tables'):04}"
            title = text.flow(titles[grid.key]) if grid.key in titles else None
            for cell in grid.cells:
                x0, top, x1, bottom = edges_of(cell.box)
                lines = bool(cell.lines)
                ledger.add(
                    TableCell.trusted(
                        {
                            "record_id": ledger.next_id("table_cells"),
                            "document_id": ledger.document_id,
                            "table_id": table_id,
                            "table_title": title,
                            "row": cell.row + 1,
                            "column": cell.column + 1,
                            "row_span": cell.row_span,
                            "column_span": cell.column_span,
                            "text": (text.flow(cell.text) or None) if lines else None,
                            "value": _value(context.figure(cell.text)) if lines else None,
                            "page": page.number,
                            "x0": x0,
                            "top": top,
                            "x1": x1,
                            "bottom": bottom,
                        }
                    ),
                    {},
                )
