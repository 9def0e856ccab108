"""Tables with few rulings or none: heads over years, heads printed again, units, readings, rows below heads."""

from __future__ import annotations

import pytest

from extract.families import programme_list
from normalize.organizations import organization
from normalize.places import Gazetteer
from schemas.printed import Grid
from tests.drawing import Drawing, only_grid, texts

INDICATORS = (("花壇の数", "か所", "12", "14", "15", "20"), ("渡し船の客数", "人", "340", "352", "377", "400"))
ENDS = (170.0, 220.0, 270.0, 330.0)
"""Where the figures end."""


def _grids(d: Drawing) -> list[Grid]:
    return [item for _, item in d.read().flow if isinstance(item, Grid)]


def _rows(grid: Grid) -> list[list[str]]:
    return [[c.text for c in grid.row(n) if c.row == n and c.text] for n in range(grid.row_count)]


def _width(text: str, size: float) -> float:
    return sum(size if ord(c) > 0x2E80 else size / 2 for c in text)


def _to(d: Drawing, end: float, base: float, text: str, size: float = 9) -> None:
    d.text(end - _width(text, size), base, text, size)


def _figures(d: Drawing, top: float, step: float = 20) -> float:
    for name, unit, *values in INDICATORS:
        d.text(44, top + 13, name, 9)
        d.text(112, top + 13, unit, 9)
        for end, value in zip(ENDS, values, strict=True):
            _to(d, end, top + 13, value)
        top += step
    return top


@pytest.mark.parametrize("lined", [True, False])
def test_a_word_over_two_years_at_the_right_of_their_columns_heads_both(lined: bool) -> None:
    d = Drawing()
    d.text(44, 58, "指標名", 9)
    d.text(112, 58, "単位", 9)
    for x, word in ((134, "基準値"), (216, "実績"), (294, "目標値")):
        d.text(x, 52, word, 9)
    for end, year in zip(ENDS, ("R5", "R6", "R7", "R10"), strict=True):
        _to(d, end, 64, year)
    top = 72.0
    for y in (38, top, 92, 112) if lined else ():
        d.line(40, y, 336, y)
    _figures(d, top)
    grid = only_grid(d.read())
    head = next(c for c in grid.cells if c.text == "実績")
    years = [c for c in grid.cells if c.text in ("R6", "R7")]
    assert (head.column, head.column_span) == (years[0].column, 2)
    assert all(c.row == head.row + 1 for c in years)
    assert [c.text for c in grid.row(grid.row_count - 1)] == list(INDICATORS[1])


def test_heads_and_the_first_row_are_two_rows_where_the_ruling_between_them_is_missing() -> None:
    d = Drawing()
    for x, word in ((44, "指標名"), (112, "単位")):
        d.text(x, 52, word, 9)
    for end, word in zip(ENDS, ("R5", "R6", "R7", "R10"), strict=True):
        _to(d, end, 52, word)
    for y in (40, 76, 96):
        d.line(40, y, 336, y)
    _figures(d, 56)
    rows = _rows(only_grid(d.read()))
    assert rows == [["指標名", "単位", "R5", "R6", "R7", "R10"], *map(list, INDICATORS)]


def test_years_over_amounts_in_a_ruled_cell_are_cells_of_it() -> None:
    d = Drawing()
    d.grid((40, 110, 360), (40, 60, 100, 130))
    d.text(44, 54, "事業名", 9)
    d.text(116, 54, "渡し船の運航", 9)
    d.text(44, 84, "事業費", 9)
    for n, (year, amount) in enumerate((("令和６年度", "1,200"), ("令和７年度", "950"), ("令和８年度", "980"))):
        _to(d, 190 + 76 * n, 74, year)
        _to(d, 190 + 76 * n, 92, amount)
    d.text(44, 118, "役割分担", 9)
    d.text(116, 118, "市は船を直し、町は桟橋を直す。", 9)
    grid = only_grid(d.read())
    assert _rows(grid) == [
        ["事業名", "渡し船の運航"],
        ["事業費", "令和６年度", "令和７年度", "令和８年度"],
        ["1,200", "950", "980"],
        ["役割分担", "市は船を直し、町は桟橋を直す。"],
    ]
    assert next(c.row_span for c in grid.cells if c.text == "事業費") == 2


def test_a_unit_over_the_right_end_is_no_part_of_the_last_year_and_its_label_reaches_down() -> None:
    d = Drawing()
    rows = (
        ("事業名", ["渡し船の運航"]),
        ("事業内容", ["古い渡し船を直して、川の両岸を", "結ぶ。桟橋も直す。"]),
        ("役割分担", ["市は船を直し、町は桟橋を", "直す。"]),
    )
    top = 50.0
    for label, lines in rows:
        d.text(44, top, label, 9)
        for n, line in enumerate(lines):
            d.text(120, top + 12 * n, line, 9)
        top += 12 * len(lines) + 9
    d.text(44, top, "事業費", 9)
    _to(d, 340, top, "（単位：千円）")
    for n, (year, amount) in enumerate((("R6", "1,200"), ("R7", "950"), ("R8", "980"), ("R9", "0"))):
        _to(d, 160 + 58 * n, top + 13, year)
        _to(d, 160 + 58 * n, top + 31, amount)
    d.text(44, top + 52, "関係市町村", 9)
    d.text(120, top + 52, "浜北市、沖野町", 9)
    grid = only_grid(d.read())
    assert next(c.row_span for c in grid.cells if c.text == "事業費") == 3
    assert all(c.row_span == 1 for c in grid.cells if c.text in ("R6", "R7", "R8", "R9", "（単位：千円）"))


def test_the_same_heads_below_a_title_begin_a_table_of_their_own() -> None:
    d = Drawing()
    top = 50.0
    for title in ("（１）川辺の事業", "（２）里山の事業"):
        d.text(40, top, title, 10)
        for x, word in ((44, "指標名"), (112, "単位")):
            d.text(x, top + 18, word, 9)
        for end, word in zip(ENDS, ("R5", "R6", "R7", "R10"), strict=True):
            _to(d, end, top + 18, word)
        top = _figures(d, top + 24, 18) + 18
    document = d.read()
    grids = [item for _, item in document.flow if isinstance(item, Grid)]
    assert [_rows(grid)[1:] for grid in grids] == [[list(row) for row in INDICATORS]] * 2
    assert texts(document) == ["（１）川辺の事業", "（２）里山の事業"]


TOWNS = (
    ("はまきたし", "浜北市", "静岡県", "空き家を直して貸し、町に通う人を増やす。"),
    ("おきのちょう", "沖野町", "島根県", "磯の道を案内する人を育て、"),
    ("ゆきわむら", "雪輪村", "長野県", "冬の蔵で道具の修理を習う集まりを開く。"),
)


def _listed(d: Drawing, top: float) -> None:
    for x, word in ((44, "団体名"), (124, "都道府県"), (180, "取組概要")):
        d.text(x, top, word, 9)
    top += 14
    for reading, town, prefecture, text in TOWNS:
        d.text(44, top + 8, reading, 6)
        d.text(44, top + 19, town, 9)
        d.text(124, top + 14, prefecture, 9)
        d.text(180, top + 14, text, 9)
        top += 25


def test_a_reading_in_small_kana_belongs_to_the_name_below_it() -> None:
    d = Drawing()
    _listed(d, 60)
    grid = only_grid(d.read())
    assert [[c.text for c in grid.row(n)] for n in range(1, 4)] == [
        [f"{reading}\n{town}", prefecture, text] for reading, town, prefecture, text in TOWNS
    ]


def test_a_kind_printed_once_over_several_rows_without_rulings_is_that_of_all() -> None:
    d = Drawing(440, 300)
    d.text(44, 40, "令和６年度「星空」交流事業 採択団体一覧", 12)
    rows = (("類型", "団体名", "都道府県", "事業概要"), *(("", *town[1:]) for town in TOWNS))
    for n, row in enumerate(rows):
        kind = row[0] or {1: "渡り型", 3: "住まい型"}.get(n, "")
        for x, text in zip((44, 100, 150, 210), (kind, *row[1:]), strict=True):
            d.text(x, 70 + 20 * n, text, 9)
    document = d.read()
    records = [
        r for region in programme_list.find(document) for r in programme_list.read(document, region).records
    ]
    assert [r.fields["category"].text for r in records] == ["渡り型", "渡り型", "住まい型"]
    assert [r.fields["organization"].text for r in records] == [town[1] for town in TOWNS]


def test_a_prefecture_before_a_town_that_is_no_more_is_parted_from_its_name() -> None:
    found = organization("静岡県沖野町", Gazetteer.load())
    assert (found.prefecture, found.name) == ("静岡県", "沖野町")


def test_unpainted_heads_and_an_unpainted_first_row_belong_to_a_list_painted_by_turns() -> None:
    d = Drawing()
    xs = (40.0, 70, 160, 220, 280, 340)
    d.text(40, 30, "指標の一覧", 12)
    rows = (("番号", "指標名", "基準値", "R6", "R7"), *(("1", "花壇の数", "12", "14", "15"),) * 6)
    for n, row in enumerate(rows):
        top = 44 + 18 * n
        for x0, x1, text in zip(xs, xs[1:], row, strict=False):
            if n and n % 2 == 0:
                d.fill(x0, top, x1, top + 18, 0.93, 0.95, 0.98)
            d.text(x0 + 4, top + 12, text, 8)
    grid = only_grid(d.read())
    assert [[c.text for c in grid.row(n)] for n in range(grid.row_count)] == [list(row) for row in rows]
