"""Which municipality takes part in which agreement item: items down, municipalities across, ○ and ― in the cells.

Seen as: 「定住自立圏形成協定項目一覧表」 with merged 政策分野 and 分類, numbered items, and the municipalities
below a common header 「○○市との協定締結」; blank cells where nothing is agreed yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.cards.bounds.beginnings import card_fields, is_card
from extract.cards.bounds.taxonomy import axis_name, bare_title
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.memo import once
from extract.tables.agreement_grid import Matrix, matrix, opens_matrix
from extract.tables.agreement_marks import matrix_records
from extract.tables.captions import caption
from extract.tables.headers import Spot, region, runs
from schemas.glossary import PROSE_FIELDS
from schemas.printed import Document, Grid, Page, Printed, Reading, Remark

_PRIORITY = 30


@once
def _found(document: Document) -> tuple[Matrix, ...]:
    found = (matrix(grids) for grids in runs(document, opens=opens_matrix))
    return tuple(one for one in found if one is not None and not any(map(_is_form, one.table.grids)))


def _is_form(placed: tuple[Page, Grid]) -> bool:
    """Whether a table is a card, which may print marks below the municipalities that take part."""
    view = view_of([pieces_of(*placed)])
    return is_card(view) and bool({"name", *PROSE_FIELDS} & set(card_fields(view)))


def find(document: Document) -> tuple[Region, ...]:
    """One region a list, over all the pages that it runs over."""
    return tuple(
        region(document, "agreement_matrix", found.table.grids, caption(document, found.table.grids).used)
        for found in _found(document)
    )


def _with_band(bands: dict[str, Printed], spot: Spot, *, fields: bool) -> dict[str, Printed]:
    """What the rows over the whole width say of the rows below: a known axis begins anew, a field stands in it.

    ``fields`` says whether rows may name fields: where a column does, all of them name axes.
    """
    text = bare_title(spot.text)
    axis = axis_name(text)
    if axis is not None or "axis" not in bands or not fields:
        return {"axis": printed_cell(spot.page, spot.cell, axis or text)}
    return {"axis": bands["axis"], "policy_field": printed_cell(spot.page, spot.cell, text)}


def _told(found: Matrix) -> dict[int, dict[str, Printed]]:
    """What the rows over the whole width say of the rows below each."""
    told: dict[int, dict[str, Printed]] = {}
    bands: dict[str, Printed] = {}
    for row in sorted(found.bands):
        bands = told[row] = _with_band(bands, found.bands[row], fields="policy_field" not in found.levels)
    return told


def read(document: Document, region: Region) -> Reading:
    """Reads one record an item and municipality, blank cells too."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    around = caption(document, found.table.grids)
    used = frozenset(around.used | line_keys(found.table.lines))
    return Reading(tuple(matrix_records(found, _told(found))), used, tuple(_left_out(found)), around.beside)


def _left_out(found: Matrix) -> Iterator[Remark]:
    """One remark a row of dates: the output has no field for them."""
    for row in found.dates:
        spots = [spot for c in found.municipalities if (spot := found.table.filled(row, c)) is not None]
        lines = [line for spot in spots for line in spot.cell.lines]
        yield Remark(
            "unknown-label",
            "協定項目一覧の協定締結日の行は出力の項目にありません。表のセルの一覧に値を残しました。",
            printed(spots[0].page, lines),
            "agreement_matrix",
        )


FAMILY = Family("agreement_matrix", find, read, _PRIORITY)
