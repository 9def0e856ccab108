"""Forms in strips whose strips are not cut into cells: heads of columns, sums, and small labels below rulings."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid

PALE = (0.93, 0.94, 0.95)


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.row(n) if cell.row == n] for n in range(grid.row_count)]


def _form() -> Drawing:
    """A form whose table of amounts has its label and its years on one strip, its sums on another."""
    d = Drawing(440, 400)
    for x0, x1, label, value in ((40, 215, "参加市町村", "汐見市・鳴川町"), (225, 400, "ねらい", "人材を育てる")):
        d.fill(x0, 40, x1, 54, *PALE)
        d.text(x0 + 5, 51, label, 8)
        d.text(x0 + 5, 66, value, 9)
    d.fill(40, 74, 400, 88, *PALE)
    d.text(45, 85, "取組の内容", 8)
    d.text(45, 100, "離職した看護職員を対象に復職の実習を行う。", 9)
    for x0, x1, label, value in ((40, 215, "基準値", "14人"), (225, 400, "目標値", "60人")):
        d.fill(x0, 110, x1, 124, *PALE)
        d.text(x0 + 5, 121, label, 8)
        d.text(x0 + 5, 136, value, 9)
    d.fill(40, 144, 400, 170, *PALE)
    d.text(45, 154, "年度別事業費（万円）", 8)
    for k, year in enumerate(("R8", "R9", "R10")):
        d.text(175 + 90 * k - 8, 167, year, 8)
    for n, (name, figure) in enumerate((("汐見市", "420"), ("鳴川町", "96"))):
        d.text(45, 182 + 16 * n, name, 9)
        for k in range(3):
            d.text(200 + 90 * k - 5 * len(figure), 182 + 16 * n, figure, 9)
        d.line(40, 187 + 16 * n, 400, 187 + 16 * n)
    d.fill(40, 204, 400, 219, 0.96, 0.94, 0.87)
    d.text(45, 214, "圏域計", 9)
    for k in range(3):
        d.text(185 + 90 * k, 214, "516", 9)
    d.fill(40, 224, 400, 238, *PALE)
    d.text(45, 235, "工程表", 8)
    d.fill(40, 239, 400, 252, *PALE)
    for k, year in enumerate(("R8", "R9", "R10")):
        d.text(175 + 90 * k - 8, 249, year, 8)
    for n, (item, x0, x1) in enumerate((("奨学金の貸付", 130, 400), ("復職実習", 220, 400))):
        d.text(45, 264 + 14 * n, item, 9)
        d.fill(x0, 256 + 14 * n, x1, 266 + 14 * n, 0.5, 0.72, 0.78)
    return d


def test_years_and_sums_on_strips_of_their_own_are_rows_of_the_table_below_a_label() -> None:
    rows = _rows(only_grid(_form().read()))
    assert [row for row in rows if row[0] == "汐見市"] == [["汐見市", "420", "420", "420"]]
    assert [row for row in rows if row[0] == "圏域計"] == [["圏域計", "516", "516", "516"]]
    years = [row for row in rows if row[1:] == ["R8", "R9", "R10"]]
    assert len(years) == 2


def test_bars_below_each_other_part_the_rows_of_a_timetable() -> None:
    rows = _rows(only_grid(_form().read()))
    assert [row[0] for row in rows if row[0] in ("奨学金の貸付", "復職実習")] == ["奨学金の貸付", "復職実習"]


def test_small_labels_right_below_rulings_head_a_form_though_their_sizes_and_ends_are_measured() -> None:
    d = Drawing(440, 400)
    rows = ((("番号", "名称"), ("12", "観光の広域周遊")), (("分野", "参加市町村"), ("観光", "東野市、高良市")))
    rows = (*rows, (("内容",), ("周遊ルートを設定し通年で行う。",)), (("効果",), ("滞在する時間が延びる。",)))
    for n, (labels, values) in enumerate(rows):
        top = 40 + 38 * n
        d.line(40 + 0.3 * (n % 2), top, 400.4 + 0.2 * (n % 2), top)
        for x, label, value in zip((42, 200), labels, values, strict=False):
            d.text(x, top + 11, label, 7.5 + 0.12 * n)
            d.text(x, top + 27, value, 10)
    d.line(40, 192, 400, 192)
    cells = {cell.text for cell in only_grid(d.read()).cells}
    assert {"番号", "12", "効果", "滞在する時間が延びる。"} <= cells


def test_lists_below_headings_in_another_colour_are_tables_and_no_form() -> None:
    d = Drawing(440, 400)
    d.fill(40, 30, 400, 52, 0.8, 0.8, 0.8)
    d.text(45, 46, "目標１　里の仕事を興す", 12)
    for n, (title, rows) in enumerate((("数値目標", 2), ("重要業績評価指標", 1), ("重要業績評価指標", 2))):
        top = 80.0 + 100 * n
        d.text(50, top - 10, "小さくても続く仕事を地域の中に生み出し、里で暮らす人を増やします。", 10)
        d.fill(40, top, 400, top + 14, 0.98, 0.92, 0.84)
        for x0, x1 in ((40, 235), (235, 315), (315, 400)):
            d.fill(x0, top + 14, x1, top + 28, 0.98, 0.92, 0.84)
        for y in (top, top + 14):
            d.line(40, y, 400, y)
        d.text(180, top + 11, title, 9)
        for x, head in ((45, "指標名"), (245, "目標値（R6）"), (325, "現状値（R1）")):
            d.text(x, top + 24, head, 9)
        for k in range(rows + 1):
            d.line(40, top + 28 + 14 * k, 400, top + 28 + 14 * k)
        for k in range(rows):
            for x, text in ((45, "木を植えた人の数"), (260, f"{56 + k}人"), (340, f"{41 + k}人")):
                d.text(x, top + 39 + 14 * k, text, 9)
    grids = [_rows(item) for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(rows[0], len(rows)) for rows in grids] == [
        (["数値目標"], 4),
        (["重要業績評価指標"], 3),
        (["重要業績評価指標"], 4),
    ]
