"""Forms right below boxes with bands: 「活動指標」 and 「成果指標」 on grounds, below them labels with texts.

The sides of the boxes under the bands meet the rulings of the form below, so that all of them look like one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.layout.fragments import fragments_of
from extract.sheets.label_rows import labels_of
from extract.sheets.strips import SAME_PT, Pair, is_label_word
from schemas.printed import Box, Grid, Page

_SAME_HEIGHT_PT = 0.5


def boxes_below_bands(page: Page, grids: Iterable[Grid], grounds: Sequence[Box]) -> dict[int, list[Pair]]:
    """The tables whose first row is boxes below coloured bands, by key, with the labels of their other rows.

    One of the bands, or another one as high, has the word of a label.

    Args:
        page: the page.
        grids: those of its tables that may hold boxes.
        grounds: where the page is coloured.
    """
    found = {}
    for grid in grids:
        tops = [cell.box for cell in grid.row(0) if cell.box is not None and cell.lines]
        bands = [band for box in tops for band in grounds if _lies_on(band, box)] if grid.row_count > 1 else []
        alike = [g for g in grounds if any(abs(g.height - band.height) <= _SAME_HEIGHT_PT for band in bands)]
        if any(_words_on(page, band) for band in bands) and any(is_label_word(_words_on(page, g)) for g in alike):
            found[grid.key] = labels_of(grid)
    return found


def _lies_on(band: Box, box: Box) -> bool:
    sides = ((band.x0, box.x0), (band.x1, box.x1), (band.bottom, box.top))
    return band.height < box.height and all(abs(a - b) <= SAME_PT for a, b in sides)


def _words_on(page: Page, band: Box) -> str:
    """The one text on a band, outside of all tables; empty for none, or several."""
    inside = [f.text.strip() for f in fragments_of(page.lines, [band]) if band.contains(*f.box.center)]
    return inside[0] if len(inside) == 1 else ""
