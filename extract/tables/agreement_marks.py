"""The records of a list of agreement items with the municipalities across: a mark, a dash or a blank cell each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.family import printed_cell
from extract.tables.agreement_grid import Matrix
from extract.tables.headers import Spot
from schemas.folding import unify
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Printed, RawRecord

_TIGHT = lazy_pattern(r"(?P<number>[0-9]{1,2})\s*(?=[^0-9\s.)、．])")
_FEWEST_COUNTED = {"item": 3, "axis": 2}
"""So many cells of a level have to count on."""


def _mark(spot: Spot | None, municipality: Printed, item: Printed) -> Printed:
    """The mark in a cell; the text is empty for a blank cell, whose place is then the item's row."""
    if spot is not None:
        mark = printed_cell(spot.page, spot.cell)
        return mark if mark.keys else Printed("", item.page, spot.cell.box, item.line, item.method)
    box: Box | None = None
    if item.box is not None and municipality.box is not None and item.page == municipality.page:
        box = Box(municipality.box.x0, item.box.top, municipality.box.x1, item.box.bottom)
    return Printed("", item.page, box, item.line, item.method)


def _numbered_inside(found: Matrix) -> dict[int, str]:
    """The text of each axis and item with white space behind its number, where their cells count on without any.

    A page may set 「１ 企業誘致」 so tight that nothing parts the number from the name; a name may begin with a
    figure, too, but those of many rows do not count.
    """
    texts: dict[int, str] = {}
    for name, fewest in _FEWEST_COUNTED.items():
        if name not in found.levels or (name == "item" and found.number is not None):
            continue
        filled = (found.table.filled(row, found.levels[name]) for row in found.rows)
        spots = {id(spot): spot for spot in filled if spot is not None}
        told = {key: match for key, spot in spots.items() if (match := _TIGHT.match(unify(spot.text)))}
        numbers = [int(match["number"]) for match in told.values()]
        if len(told) >= max(len(spots), fewest) and numbers == list(range(numbers[0], numbers[0] + len(told))):
            texts |= {key: f"{match['number']} {spots[key].text[match.end() :]}" for key, match in told.items()}
    return texts


def _is_labelled(found: Matrix, row: int, item: Spot) -> bool:
    """Whether a field stands beside an item whose cell no ruling parts from blank marks: it is no band or note."""
    column = found.levels.get("policy_field")
    beside = found.table.filled(row, column) if column is not None else None
    return beside is not None and beside is not item and beside.cell.row_span == 1


def matrix_records(found: Matrix, around: Mapping[int, Mapping[str, Printed]]) -> Iterator[RawRecord]:
    """One record an item and municipality, blank cells too.

    Args:
        found: the list.
        around: what is told of the rows below a row, by that row: axis and field; a later one takes its place.
    """
    table = found.table
    labels: dict[str, Spot | None] = dict.fromkeys(found.levels)
    told: Mapping[str, Printed] = {}
    numbered = _numbered_inside(found)
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
        if item is None or (item.cell.column_span > 1 and not _is_labelled(found, row, item)):
            continue
        number = table.filled(row, found.number) if found.number is not None else None
        fields = {
            name: printed_cell(spot.page, spot.cell, numbered.get(id(spot)))
            for name, spot in labels.items()
            if spot is not None and name != "item"
        }
        fields = {**told, **fields, "item": printed_cell(item.page, item.cell, numbered.get(id(item)))}
        if number is not None:
            fields["item_number"] = printed_cell(number.page, number.cell)
        for column, header in found.municipalities.items():
            municipality = printed_cell(header.page, header.cell)
            own = dict(fields)
            own["municipality"] = municipality
            spot = table.rows[row][column] if table.rows[row][column] is not item else None
            own["mark"] = _mark(spot, municipality, fields["item"])
            yield RawRecord("agreement_matrix", item.cell.lines[0].key, own)
