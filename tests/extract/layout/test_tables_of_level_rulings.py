"""Several tables under each other with level rulings only, as a word processor sets a form: no side is drawn."""

from __future__ import annotations

from schemas.printed import Document
from tests.drawing import Drawing, only_grid, texts
from tests.extract.layout.test_open_tables import cells

SIZE = 9.0
LEFT, RIGHT = 40.0, 500.0
YEARS = [f"R {n}" for n in (7, 8, 9)] + ["R 1 0"]


def _rules(d: Drawing, ys: list[float], x0: float = LEFT, x1: float = RIGHT) -> None:
    """Rulings of a table, the outer ones heavier."""
    for y in ys:
        d.line(x0, y, x1, y, 1.0 if y in (ys[0], ys[-1]) else 0.5)


def _middle(d: Drawing, middle: float, base: float, text: str) -> None:
    wide = sum(SIZE if ord(c) > 0x2E80 else SIZE / 2 for c in text)
    d.text(middle - wide / 2, base, text, SIZE)


def _form() -> Document:
    d = Drawing(540, 420)
    d.text(LEFT, 52, "実施スケジュール", SIZE)
    schedule = [56.0, 72, 88, 104]
    _rules(d, schedule)
    _middle(d, 130, 67, "事業項目")
    for k, year in enumerate(YEARS):
        _middle(d, 250 + 70 * k, 67, year.replace(" ", ""))
    for k, item in enumerate(("灯台の点検", "遊歩道の補修")):
        d.text(LEFT + 3, schedule[k + 1] + 12, item, SIZE)
        for n in range(k, 4):
            d.fill(220 + 70 * n, schedule[k + 1], 290 + 70 * n, schedule[k + 2], 0.5, 0.6, 0.9)
    d.text(LEFT, 116, "事業費見込（千円）", SIZE)
    amounts = [120.0 + 16 * k for k in range(7)]
    _rules(d, amounts)
    for k, head in enumerate(("合計", "浜辺町", "岬村")):
        _middle(d, 200 + 110 * k, 131, head)
    for k, year in enumerate((*YEARS, "計")):
        _middle(d, 70, amounts[k + 1] + 12, year)
    for k, amount in enumerate(("1,250", "900", "350")):
        d.text(190 + 110 * k, 147, amount, SIZE)
    d.text(LEFT + 3, 250, "活用を想定する補助制度", SIZE)
    d.text(276, 250, "役割分担の考え方", SIZE)
    for y in (256, 296):
        d.line(LEFT, y, 267, y, 1.0)
        d.line(273, y, RIGHT, y, 1.0)
    for k, line in enumerate(("・浜辺町は、灯台の点検に要する経費を負", "担する。")):
        d.text(276, 268 + 12 * k, line, SIZE)
    return d.read()


def test_a_title_between_two_heavier_rulings_parts_the_tables() -> None:
    document = _form()
    assert len(document.pages[0].grids) == 3
    assert texts(document) == ["実施スケジュール", "事業費見込（千円）"]


def test_items_with_bars_beside_them_are_rows_below_the_years() -> None:
    found = cells(_form().pages[0].grids[0])
    assert [entry[4] for entry in found if entry[0] == 0] == ["事業項目", "R7", "R8", "R9", "R10"]
    assert [entry[:5] for entry in found if entry[0] > 0] == [
        (1, 0, 1, 1, "灯台の点検"),
        (2, 0, 1, 1, "遊歩道の補修"),
    ]


def test_years_that_nobody_has_filled_in_are_rows_however_long_their_labels() -> None:
    found = cells(_form().pages[0].grids[1])
    assert [entry[4] for entry in found if entry[1] == 0] == [*YEARS, "計"]
    assert [entry[4] for entry in found if entry[0] == 1] == ["R 7", "1,250", "900", "350"]


def test_labels_side_by_side_over_texts_between_rulings_of_their_own_are_a_table() -> None:
    found = cells(_form().pages[0].grids[2])
    assert found == [
        (0, 0, 1, 1, "活用を想定する補助制度"),
        (0, 1, 1, 1, "役割分担の考え方"),
        (1, 1, 1, 1, "・浜辺町は、灯台の点検に要する経費を負\n担する。"),
    ]


def test_numbers_of_rows_stay_apart_where_the_ruling_between_them_begins_farther_right() -> None:
    d = Drawing(540, 300)
    ys = [40.0, 62, 84, 106, 128, 150]
    _rules(d, [ys[0], ys[1], ys[3], ys[5]])
    for y in (ys[2], ys[4]):
        d.line(180, y, RIGHT, y, 0.4)
    for x, head in ((44, "No."), (70, "取組"), (190, "成果指標"), (330, "基準値"), (400, "目標値"), (460, "評価")):
        d.text(x, 55, head, SIZE)
    rows = (
        ("診療の日数", "71日", "72日"),
        ("受入の割合", "91件", "95件"),
        ("会員の人数", "12人", "20人"),
        ("回数", "4回", "6回"),
    )
    for k, (name, today, aim) in enumerate(rows):
        base = ys[k + 1] + 14
        d.text(52, base, f"{k + 1}　救急の体制" if k == 0 else str(k + 1), SIZE)
        d.text(70, base, "相談の体制" if k == 2 else "", SIZE)
        for x, text in ((190, name), (334, today), (404, aim), (466, "A")):
            d.text(x, base, text, SIZE)
    [grid] = d.read().pages[0].grids
    numbers = [cell.text for cell in grid.cells if cell.column == 0]
    assert (len(numbers), numbers[2:]) == (5, ["2", "3", "4"])


def test_a_year_in_brackets_below_its_value_is_in_the_same_row() -> None:
    d = Drawing(540, 300)
    _rules(d, [60.0, 76.0, 106.0, 136.0])
    for x, head in ((LEFT + 3, "指標"), (260.0, "現状値"), (400.0, "目標値")):
        d.text(x, 72, head, SIZE)
    rows = (("学ぶ会の数", "12会", "20会"), ("舟の数", "8艘", "15艘"))
    for k, (name, one, other) in enumerate(rows):
        d.text(LEFT + 3, 94 + 30 * k, name, SIZE)
        for x, text, year in ((260.0, one, "（令和５年度）"), (400.0, other, "（令和９年度）")):
            d.text(x, 88 + 30 * k, text, SIZE)
            d.text(x - 10, 100 + 30 * k, year, SIZE)
    grid = only_grid(d.read())
    assert [[cell.text for cell in grid.row(n)] for n in range(grid.row_count)] == [
        ["指標", "現状値", "目標値"],
        *([name, f"{one}\n（令和５年度）", f"{other}\n（令和９年度）"] for name, one, other in rows),
    ]
