"""Tables of other columns between the rows of a form of which only horizontal rulings are drawn."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics

from extract.layout.gaps.borders import Border
from extract.layout.gaps.inner_zones import align
from extract.layout.gaps.openings import Lattice
from schemas.printed import Cell
from tests.drawing import GOTHIC, Drawing, only_grid

SIZE = 9.0


def _width(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, GOTHIC, SIZE))


def _middle(d: Drawing, x0: float, x1: float, y: float, text: str) -> None:
    d.text((x0 + x1 - _width(text)) / 2, y, text, SIZE)


def _right(d: Drawing, x1: float, y: float, text: str) -> None:
    d.text(x1 - 4 - _width(text), y, text, SIZE)


def test_indicators_above_amounts_by_year_have_their_own_columns() -> None:
    d = Drawing(560, 300)
    for k in range(8):
        d.line(40, 40 + 20 * k, 520, 40 + 20 * k)
    d.text(44, 53, "事業名", SIZE)
    d.text(134, 53, "渡し船の運航を支える事業", SIZE)
    d.text(44, 73, "事業の内容", SIZE)
    d.text(134, 73, "桟橋の修繕と時刻表の作成を行う。", SIZE)
    indicators = (40, 261, 391, 520)
    for k, heading in enumerate(("KPI", "現状値（R5）", "目標値（R10）")):
        _middle(d, indicators[k], indicators[k + 1], 93, heading)
    for y, name, now, aim in (
        (113, "研修受講者数", "3,159人", "3,193人"),
        (133, "利用者数", "2,409人", "2,707人"),
    ):
        d.text(44, y, name, SIZE)
        _right(d, indicators[2], y, now)
        _right(d, indicators[3], y, aim)
    years = [130 + 78 * k for k in range(6)]
    d.text(44, 153, "年度", SIZE)
    d.text(44, 173, "事業費（千円）", SIZE)
    for k, amount in enumerate(("5,140", "2,210", "7,150", "7,180", "2,440")):
        _middle(d, years[k], years[k + 1], 153, f"R{6 + k}")
        _right(d, years[k + 1], 173, amount)
    cells = {cell.text: cell for cell in only_grid(d.read()).cells}

    def columns(text: str) -> tuple[int, int]:
        cell: Cell = cells[text]
        return cell.column, cell.column_span

    assert columns("KPI") == columns("研修受講者数") == columns("利用者数")
    assert columns("現状値（R5）") == columns("3,159人") == columns("2,409人")
    assert columns("目標値（R10）") == columns("3,193人") == columns("2,707人")
    assert columns("R6") == columns("5,140")
    assert columns("R10") == columns("2,440")


def test_tables_beside_one_label_each_have_their_own_columns() -> None:
    d = Drawing(840, 320)
    for y in (40.0, 60.0, 80.0, 180.0, 220.0, 240.0):
        d.line(40, y, 792, y)
    for y in (140.0, 160.0, 200.0):
        d.line(140, y, 792, y)
    for y in (100.0, 120.0):
        d.line(396, y, 792, y)
    for y, label in ((53, "事業名"), (73, "事業の内容"), (133, "成果指標"), (203, "年次計画"), (233, "関係町")):
        d.text(44, y, label, SIZE)
    d.text(144, 53, "渡し船の運航を支える事業", SIZE)
    d.text(144, 73, "桟橋の修繕と時刻表の作成を行う。", SIZE)
    d.text(144, 233, "青井町、緑川町", SIZE)
    heads = [140, 347, 396, 471, 532, 593, 654, 715, 792]
    for k, word in enumerate(("指標名", "単位")):
        _middle(d, heads[k], heads[k + 1], 113, word)
    _middle(d, 396, 792, 93, "値の推移")
    for first, last, word in ((2, 3, "現状値"), (3, 7, "実績"), (7, 8, "目標値")):
        _middle(d, heads[first], heads[last], 113, word)
    for k, year in enumerate(("R5", "R6", "R7", "R8", "R9", "R12"), 2):
        _middle(d, heads[k], heads[k + 1], 133, year)
    for y, name, unit, values in (
        (153, "乗った人の数", "人", ((2, "698"), (4, "792"), (5, "819"), (7, "870"))),
        (173, "運航した日数", "日", ((2, "39"), (3, "40"), (4, "41"), (5, "43"), (7, "47"))),
    ):
        d.text(144, y, name, SIZE)
        _middle(d, 347, 396, y, unit)
        for k, figure in values:
            _right(d, heads[k + 1], y, figure)
    _middle(d, 140, 374, 193, "項目")
    for k in range(5):
        _middle(d, 374 + 79.5 * k, 374 + 79.5 * (k + 1), 193, f"Ｒ{k + 6}")
    d.text(144, 213, "桟橋の修繕", SIZE)
    cells = {cell.text: cell for cell in only_grid(d.read()).cells}

    def is_below(text: str, head: str) -> bool:
        return (cells[head].column, cells[head].column_span) == (cells[text].column, cells[text].column_span)

    for figures in (("698", "R5"), ("39", "現状値"), ("40", "R6"), ("792", "R7"), ("819", "R8"), ("47", "目標値")):
        assert is_below(*figures)


def test_borders_that_differ_by_what_a_program_rounds_off_are_one() -> None:
    parts = [
        Lattice([Border(x, x, x) for x in xs], [], [], [])
        for xs in ((40.0, 100.0, 160.0), (40.0, 100.0001, 160.0))
    ]
    align(parts)
    assert parts[0].xs == parts[1].xs


def test_the_end_of_a_ruling_and_the_side_of_a_ground_beside_it_are_one_border() -> None:
    parts = [
        Lattice([Border(x, x, x) for x in (40.0, border, 520.0)], [Border(0.0, 0.0, 0.0)] * 2, [[0, 0]], [])
        for border in (331.6, 331.8)
    ]
    align(parts)
    assert parts[0].xs == parts[1].xs
