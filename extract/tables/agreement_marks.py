"""The records of a list of agreement items with the municipalities across: a mark, a dash or a blank cell each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.family import printed_cell
from extract.tables.agreement_grid import Matrix
from extract.tables.headers import Spot
from schemas.printed import Box, Printed, RawRecord


def _mark(spot: Spot | None, municipality: Printed, item: Printed) -> Printed:
    """The mark in a cell; the text is empty for a blank cell, whose place is then the item's row."""
    if spot is not None:
        mark = printed_cell(spot.page, spot.cell)
        return mark if mark.keys else Printed("", item.page, spot.cell.box, item.line, item.method)
    box: Box | None = None
    if item.box is not None and municipality.box is not None and item.page == municipality.page:
        box = Box(municipality.box.x0, item.box.top, municipality.box.x1, item.box.bottom)
    return Printed("", item.page, box, item.line, item.method)


def matrix_records(found: Matrix, around: Mapping[int, Mapping[str, Printed]]) -> Iterator[RawRecord]:
    """One record an item and municipality, blank cells too.

    Args:
        found: the list.
        around: what is told of the rows below a row, by that row: axis and field; a later one takes its place.
    """
    table = found.table
    labels: dict[str, Spot | None] = dict.fromkeys(found.levels)
    told: Mapping[str, Printed] = {}
    for row in sorted({*found.rows, *around}):
        told = around.get(row, told)
        if row not in found.rows:
            continue
        renewed = False
        for name in ("axis", "policy_field", "item"):
            if name not in found.levels:
                continue
            spot = table.filled(row, found.levels[name])
            if spot is not None:
                renewed = renewed or spot is not labels[name]
                labels[name] = spot
            elif renewed or name == "item":
                labels[name] = None
        item = labels["item"]
        if item is None or item.cell.column_span > 1:
            continue
        number = table.filled(row, found.number) if found.number is not None else None
        fields = {
            name: printed_cell(spot.page, spot.cell)
            for name, spot in labels.items()
            if spot is not None and name != "item"
        }
        fields = {**told, **fields, "item": printed_cell(item.page, item.cell)}
        if number is not None:
            fields["item_number"] = printed_cell(number.page, number.cell)
        for column, header in found.municipalities.items():
            municipality = printed_cell(header.page, header.cell)
            own = dict(fields)
            own["municipality"] = municipality
            spot = table.rows[row][column]
            own["mark"] = _mark(spot, municipality, fields["item"])
            yield RawRecord("agreement_matrix", item.cell.lines[0].key, own)
