"""Which municipality takes part in which agreement item: items down, municipalities across, ○ and ― in the cells.

Seen as: 「定住自立圏形成協定項目一覧表」 with merged 政策分野 and 分類, numbered items, and the municipalities
below a common header 「○○市との協定締結」; blank cells where nothing is agreed yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.cards.bounds.beginnings import card_fields, is_card
from extract.cards.bounds.taxonomy import axis_name, bare_title, levels_of
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.frames import pages_of
from extract.memo import once
from extract.outline import outline
from extract.tables.agreement_grid import Matrix, matrix, opens_matrix
from extract.tables.agreement_marks import matrix_records
from extract.tables.captions import caption
from extract.tables.headers import Spot, region, runs
from schemas.glossary import PROSE_FIELDS
from schemas.printed import Document, Grid, Line, Page, Printed, Reading, Remark

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


def _above(document: Document, found: Matrix) -> dict[str, Printed]:
    """The axis of a table with the items of one axis, as its title or a heading above it names it.

    Axes have words of their own, too: a heading set as one with a known axis above another table names one.
    """
    title = caption(document, found.table.grids).title
    if title is not None and axis_name(bare_title(title.text)) is not None:
        return {"axis": title}
    path, pages = outline(document).path(found.table.key), pages_of(document)
    told = levels_of(path, pages)
    if "axis" in told:
        return {"axis": told["axis"]}
    if path and _style(document, path[-1]) in _styles_of_axes(document):
        return {"axis": printed(pages[path[-1].key], [path[-1]], bare_title(path[-1].text))}
    return {}


def _style(document: Document, heading: Line) -> tuple[str, int] | None:
    """How a heading is set, as far as the outline tells it."""
    return next((one.style for one in outline(document).headings if one.line.key == heading.key), None)


def _styles_of_axes(document: Document) -> set[tuple[str, int] | None]:
    """How the headings are set that name a known axis right above a table with the items of one axis."""
    paths = [
        outline(document).path(found.table.key)[-1:] for found in _found(document) if "axis" not in found.levels
    ]
    return {_style(document, line) for path in paths for line in path if axis_name(bare_title(line.text))}


def _told(document: Document, found: Matrix) -> dict[int, dict[str, Printed]]:
    """What headings, and rows over the whole width, say of the rows below each."""
    bands = _above(document, found) if "axis" not in found.levels else {}
    told = {0: bands}  # the first row is a head
    for row in sorted(found.bands):
        bands = told[row] = _with_band(bands, found.bands[row], fields="policy_field" not in found.levels)
    return told


def read(document: Document, region: Region) -> Reading:
    """Reads one record an item and municipality, blank cells too."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    around = caption(document, found.table.grids)
    used = frozenset(around.used | line_keys(found.table.lines))
    return Reading(
        tuple(matrix_records(found, _told(document, found))), used, tuple(_left_out(found)), around.beside
    )


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
