"""Forms without rulings in which a label stands alone on its line, over a table of white space."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.printed import Grid
from tests.drawing import Drawing, texts

LABELLED = [
    ("事業名", "森の学校"),
    ("政策分野", "教育"),
    ("関係市町村", "青井町、緑川町"),
    ("事業内容", "森の道を直し、月に一度、子どもと歩く日を設ける。"),
]
YEARS = ("令和８年度", "令和９年度", "令和10年度")
AMOUNTS = ("1,200", "1,250", "1,300")
ITEMS = [("森の道の整備と案内板の設置", "○", "○", "○"), ("催し", "○", "○", "－")]


def _form(d: Drawing) -> float:
    for k, (label, value) in enumerate(LABELLED):
        d.text(40, 40 + 18 * k, label)
        d.text(110, 40 + 18 * k, value)
    return 40 + 18 * len(LABELLED)


def _across(d: Drawing, base: float, texts: Sequence[str], *, end: bool = False) -> None:
    """Heads and marks in the middle of wide columns, or figures at the right end of them."""
    d.text(44, base, texts[0])
    for k, text in enumerate(texts[1:]):
        width = sum(5 if ord(c) < 256 else 10 for c in text)
        d.text(290 + 80 * k - width if end else 250 + 80 * k - width / 2, base, text)


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)]


def test_a_label_alone_on_its_line_parts_a_table_from_the_form_above() -> None:
    d = Drawing(480, 400)
    top = _form(d)
    d.text(40, top + 4, "工程")
    for k, row in enumerate([("項目", *YEARS), *ITEMS]):
        _across(d, top + 22 + 16 * k, row)
    form, plan = d.read().pages[0].grids
    assert _rows(form) == [list(row) for row in LABELLED]
    assert _rows(plan) == [["項目", *YEARS], *map(list, ITEMS)]


def test_one_row_below_its_heads_is_a_table_below_a_label() -> None:
    d = Drawing(480, 400)
    top = _form(d)
    d.text(40, top + 4, "事業費")
    d.text(400, top + 4, "（単位：千円）")
    _across(d, top + 22, ("", *YEARS))
    _across(d, top + 38, ("計", *AMOUNTS), end=True)
    document = d.read()
    assert _rows(document.pages[0].grids[1]) == [["", *YEARS], ["計", *AMOUNTS]]
    assert texts(document) == ["事業費 （単位：千円）"]


def test_figures_at_the_end_of_wide_columns_are_of_the_heads_in_their_middle() -> None:
    d = Drawing(480, 400)
    towns = ("青井町", "緑川町")
    d.text(40, 40, "負担額")
    _across(d, 58, ("", "R8", "R9", "R10"))
    for k, town in enumerate(towns):
        _across(d, 74 + 16 * k, (town, *AMOUNTS), end=True)
    d.text(40, 110, "備考")
    (grid,) = d.read().pages[0].grids
    assert _rows(grid) == [["", "R8", "R9", "R10"], *([town, *AMOUNTS] for town in towns)]
