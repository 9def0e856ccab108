"""Statistics with level rulings and one upright ruling: white space parts all other columns."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid
from tests.extract.layout.test_open_tables import cells

SIZE = 8.0
YEARS = [("平成12年", "（2000）"), ("平成17年", "（2005）"), ("平成22年", "（2010）")]
YEARS += [("令和7年", "（2025）"), ("令和12年", "（2030）"), ("令和17年", "（2035）")]
ROWS = [
    ("浦野町", "8,120 7,911 7,640 7,205 6,870 6,511", "-2.6% -3.4% -5.7% -4.6% -5.2%"),
    ("東沢村", "3,045 2,950 2,803 2,611 2,470 2,298", "-3.1% -5.0% -6.8% -5.4% -7.0%"),
    ("滝見村", "1,204 1,150 1,077 998 921 846", "-4.5% -6.3% -7.3% -7.7% -8.1%"),
]


def _end(d: Drawing, x: float, base: float, text: str) -> None:
    d.text(x - sum(SIZE if ord(c) > 0x2E80 else SIZE / 2 for c in text), base, text, SIZE)


def _right(k: int) -> float:
    return 140.0 + 60 * k


def test_years_on_both_sides_of_one_upright_ruling_are_columns_and_rates_a_row_of_their_own() -> None:
    d = Drawing(480, 240)
    d.line(40, 40, 450, 40, 1.0)
    d.line(90, 54, 450, 54)
    for middle, text in ((180, "実　績"), (360, "推　計")):
        d.text(middle, 50, text, SIZE)
    for k, (era, year) in enumerate(YEARS):
        _end(d, _right(k), 64, era)
        _end(d, _right(k), 75, year)
    for n, (area, persons, rates) in enumerate(ROWS):
        top = 80.0 + 26 * n
        d.line(40, top, 450, top)
        d.text(43, top + 16, area, SIZE)
        for k, value in enumerate(persons.split()):
            _end(d, _right(k), top + 10, value)
        for k, value in enumerate(rates.split()):
            _end(d, _right(k + 1), top + 22, value)
    d.line(40, 158, 450, 158, 1.0)
    d.line(268, 40, 268, 158)
    grid = only_grid(d.read())
    found = cells(grid)
    assert (grid.row_count, grid.column_count) == (8, 7)
    assert [c[4] for c in found if c[0] == 0 and c[4]] == ["実\u3000績", "推\u3000計"]
    assert [c[4] for c in found if c[0] == 1 and c[1]] == [f"{era}\n{year}" for era, year in YEARS]
    for n, (area, persons, rates) in enumerate(ROWS):
        assert (2 + 2 * n, 0, 2, 1, area) in [c[:5] for c in found]
        assert [c[4] for c in found if c[0] == 2 + 2 * n and c[1]] == persons.split()
        assert [c[4] for c in found if c[0] == 3 + 2 * n and c[1] > 1] == rates.split()


def test_figures_in_columns_stand_behind_an_upright_ruling_at_the_side_of_the_names() -> None:
    d = Drawing(400, 200)
    for y, width in ((40.0, 1.0), (56.0, 0.5), (116.0, 1.0)):
        d.line(40, y, 380, y, width)
    d.line(110, 40, 110, 116)
    d.text(50, 51, "年度", SIZE)
    for k, head in enumerate(("貸出冊数", "来館者数", "登録者数")):
        _end(d, 180.0 + 80 * k, 51, head)
    lines = [
        ("令和４年度", "9,120 4,310 812"),
        ("令和５年度", "9,455 4,502 840"),
        ("令和６年度", "9,870 4,688 861"),
    ]
    for n, (year, values) in enumerate(lines):
        d.text(46, 68 + 18 * n, year, SIZE)
        for k, value in enumerate(values.split()):
            _end(d, 180.0 + 80 * k, 68 + 18 * n, value)
    found = cells(only_grid(d.read()))
    assert [[c[4] for c in found if c[0] == row] for row in range(4)] == [
        ["年度", "貸出冊数", "来館者数", "登録者数"],
        *([year, *values.split()] for year, values in lines),
    ]


def test_amounts_of_one_cell_that_stand_under_no_others_stay_in_it() -> None:
    d = Drawing(400, 200)
    d.grid([40, 110, 380], [40, 58, 76, 94, 112])
    for n, text in enumerate(("10人から15人へ", "３回（５月 ７月 ９月）", "100円 2,000円", "40人")):
        d.text(46, 53 + 18 * n, f"項目{n}", SIZE)
        d.text(116 + 21 * n, 53 + 18 * n, text, SIZE)
    assert only_grid(d.read()).column_count == 2


def test_the_columns_of_a_table_in_a_cell_are_none_of_the_form_around_it() -> None:
    d = Drawing(480, 260)
    d.grid([30, 100, 450], [30, 50, 150, 170])
    d.text(36, 44, "取組名", SIZE)
    d.text(106, 44, "渡船の運航", SIZE)
    d.text(36, 100, "利用者数", SIZE)
    d.text(36, 164, "備考", SIZE)
    d.grid([120, 200, 270, 340, 410], [60, 78, 96, 114, 132])
    for n, line in enumerate(
        (["航路", "令和４年", "令和５年", "令和６年"], *(["島", "1,200", "1,310", "1,290"],) * 3)
    ):
        for k, text in enumerate(line):
            d.text(124 + 74 * k, 73 + 18 * n, text, SIZE)
    form, inner = d.read().pages[0].grids
    assert (form.column_count, inner.column_count) == (2, 4)


def _of_years(middle: float) -> Drawing:
    d = Drawing(400, 220)
    for y in (40.0, 54.0, 160.0):
        d.line(40, y, 380, y)
    d.line(110, 40, 110, 160)
    d.text(50, 50, "年次", SIZE)
    d.text(150, 50, "人口（人）", SIZE)
    d.text(middle - 20, 50, "増減率（％）", SIZE)
    for k in range(8):
        base = 64.0 + 13 * k
        d.text(50, base, f"平成{2 + 3 * k}年", SIZE)
        _end(d, 190, base, f"{12924 - 310 * k:,}")
        _end(d, middle, base, f"-{3 + k}.{k}8")
    return d


def test_two_columns_of_figures_far_apart_are_columns_behind_the_ruling_beside_their_years() -> None:
    grid = only_grid(_of_years(340).read())
    assert (grid.row_count, grid.column_count) == (9, 3)
    assert [cell.text for cell in grid.row(1)] == ["平成2年", "12,924", "-3.08"]


def test_a_rate_close_behind_each_figure_stays_in_its_cell() -> None:
    assert only_grid(_of_years(220).read()).column_count == 2


def test_the_name_of_a_group_in_the_middle_between_its_rows_stands_beside_all_of_them() -> None:
    d = Drawing(420, 260)
    ends = (40.0, 58.0, 130.0, 202.0)
    for y in ends:
        d.line(40, y, 400, y)
    d.line(200, 40, 200, 202)
    for k, year in enumerate(("2010年", "2015年", "2020年")):
        _end(d, 260 + 60.0 * k, 52, year)
    for n, group in enumerate(("山川市", "里町")):
        top = ends[1 + n]
        d.text(46, top + 39, group, SIZE)
        for k, label in enumerate(("0～14歳", "15～64歳", "65歳以上", "総人口")):
            d.text(120, top + 13 + 17.5 * k, label, SIZE)
            for column in range(3):
                _end(d, 260 + 60.0 * column, top + 13 + 17.5 * k, str(465 + 100 * k - column))
    grid = only_grid(d.read())
    first = [(c.text, c.row, c.row_span) for c in grid.cells if c.column == 0 and c.text]
    assert first == [("山川市", 1, 4), ("里町", 5, 4)]
    assert [c.text for c in grid.row(3)][-4:] == ["65歳以上", "665", "664", "663"]
