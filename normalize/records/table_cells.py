"""The table ``table_cells``: every cell of every detected table, whether a family understood it or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from normalize import amounts, text
from normalize.records.context import Context
from normalize.records.ledger import Ledger, edges_of
from normalize.records.table_titles import table_title
from schemas.printed import Document
from schemas.tables import TableCell

_table_cell = TableCell.trusted


@lru_cache(maxsize=1 << 14)
def _told(printed: str, spaced_thousands: bool) -> tuple[str | None, int | float | None]:
    """A cell's text on one line, and as a number; None where it is blank, or not one number, a unit aside."""
    figure = amounts.without_group_spaces(printed) if spaced_thousands else printed
    quantity = amounts.quantity(figure) if not amounts.has_share(figure) else None
    return text.flow(printed) or None, quantity.value if quantity is not None else None


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
            number, title = table_title(titles.get(grid.key, ""))
            ids = ledger.next_ids(TableCell.TABLE, len(grid.cells))
            for record_id, cell in zip(ids, grid.cells, strict=True):
                x0, top, x1, bottom = edges_of(cell.box)
                flowed, value = _told(cell.text, context.spaced_thousands) if cell.lines else (None, None)
                ledger.rows.append(
                    _table_cell(
                        {
                            "record_id": record_id,
                            "document_id": ledger.document_id,
                            "table_id": table_id,
                            "table_number": number,
                            "table_title": title,
                            "row": cell.row + 1,
                            "column": cell.column + 1,
                            "row_span": cell.row_span,
                            "column_span": cell.column_span,
                            "text": flowed,
                            "value": value,
                            "page": page.number,
                            "x0": x0,
                            "top": top,
                            "x1": x1,
                            "bottom": bottom,
                        }
                    )
                )
