"""Numbered captions of charts below tables: they head the charts, and the tables keep those above them."""

from __future__ import annotations

from extract.tables.captions import caption
from schemas.printed import Box, Page
from tests.extract.tables.test_tables_and_captions import document, grid, line, page

ROWS = (("区分", "2020年"), ("総人口", "900"))


def _titles(*pages: Page) -> list[str]:
    whole = document(*pages)
    titles = [caption(whole, [(one, table)]).title for one in whole.pages for table in one.grids]
    return [title.text for title in titles if title is not None]


def test_a_caption_over_the_scale_of_a_chart_is_none_of_the_table_above_it() -> None:
    chart = [line("（人）", 202), line("1,000", 203), line("2020 2030", 204)]
    only = page(line("図表１　里の人口", 1), grid(ROWS), line("図表２　人口のグラフ", 201), *chart)
    assert _titles(only) == ["図表１　里の人口"]


def test_nor_is_one_over_a_picture() -> None:
    above, below = line("図表１　里の人口", 1), line("図表２　人口のグラフ", 201, 200)
    only = page(above, grid(ROWS), below)
    assert _titles(only) == ["図表２　人口のグラフ"]
    pictured = Page(1, 595.0, 842.0, only.flow, pictures=(Box(0, 220, 300, 400),))
    assert _titles(pictured) == ["図表１　里の人口"]


def test_where_captions_stand_below_the_source_above_a_table_is_of_the_one_before() -> None:
    first = [grid(ROWS), line("図表１　里の人口", 201), line("資料：国勢調査", 202)]
    second = [grid(ROWS, 300), line("図表２　集落の人口", 401), line("資料：住民基本台帳", 402)]
    whole = document(page(*first, *second, line("里の人口は減っている。", 403)))
    (only,) = whole.pages
    notes = [caption(whole, [(only, table)]).note for table in only.grids]
    assert [note.text for note in notes if note is not None] == ["資料：国勢調査", "資料：住民基本台帳"]
