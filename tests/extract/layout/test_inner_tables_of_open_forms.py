"""Timetables, amounts and indicators inside forms of which only level rulings, or none, are drawn."""

from __future__ import annotations

from extract.layout.gaps.aligned import Piece
from extract.layout.gaps.marks import marked_lines
from schemas.printed import Grid
from tests.drawing import Drawing, only_grid

YEARS = (260.0, 320.0, 380.0)


def _cells(grid: Grid, column: int) -> list[tuple[str, int]]:
    return [(cell.text, cell.row_span) for cell in grid.cells if cell.column == column and cell.text]


def _field(drawing: Drawing, base: float, label: str, text: str) -> None:
    drawing.text(46, base, label, 9)
    drawing.text(130, base, text, 9)


def test_each_line_of_a_timetable_between_two_rulings_is_a_row() -> None:
    drawing = Drawing(480, 320)
    for y in (40.0, 60.0, 80.0, 100.0, 162.0):
        drawing.line(40, y, 440, y)
    _field(drawing, 54, "事業名", "渡し船の運航")
    _field(drawing, 74, "取組内容", "渡し船を毎日走らせ、待つ所に屋根をかける。")
    _field(drawing, 94, "関係町", "青井町、緑川町")
    _field(drawing, 114, "年次計画", "取組項目")
    for x, year in zip(YEARS, ("R6", "R7", "R8"), strict=True):
        drawing.text(x, 114, year, 9)
    for k, (name, marks) in enumerate((("話し合い", (0,)), ("屋根の設計", (1,)), ("渡し船の運航", (0, 1, 2)))):
        drawing.text(130, 127 + 13 * k, name, 9)
        for n in marks:
            drawing.text(YEARS[n], 127 + 13 * k, "○", 9)
    grid = only_grid(drawing.read())
    assert ("年次計画", 4) in _cells(grid, 0)
    names = [text for text, _ in _cells(grid, 1)]
    assert names[-4:] == ["取組項目", "話し合い", "屋根の設計", "渡し船の運航"]
    marks = [cell for cell in grid.cells if cell.text == "○"]
    assert len(marks) == 5
    assert all((cell.row_span, cell.column_span) == (1, 1) for cell in marks)


def test_a_figure_with_its_year_in_brackets_stands_in_a_row_below_the_heads() -> None:
    drawing = Drawing(480, 320)
    for y in (40.0, 60.0, 80.0, 100.0, 134.0):
        drawing.line(40, y, 440, y)
    _field(drawing, 54, "事業名", "渡し船の運航")
    _field(drawing, 74, "取組内容", "渡し船を毎日走らせ、待つ所に屋根をかける。")
    _field(drawing, 94, "関係町", "青井町、緑川町")
    for base, texts in (
        (113, ("項目", "現状値", "目標値")),
        (127, ("乗った人の数", "40人（令和５年度）", "65人（令和９年度）")),
    ):
        for x, text in zip((130.0, 240.0, 340.0), texts, strict=True):
            drawing.text(x, base, text, 9)
    drawing.text(46, 113, "成果指標", 9)
    grid = only_grid(drawing.read())
    assert _cells(grid, 0)[-1] == ("成果指標", 2)
    assert [text for text, _ in _cells(grid, 1)][-2:] == ["項目", "乗った人の数"]


def test_the_fields_of_a_form_in_a_frame_of_two_rulings_are_rows() -> None:
    drawing = Drawing(480, 320)
    drawing.line(40, 40, 440, 40, 1)
    drawing.line(40, 60, 440, 60)
    drawing.line(40, 210, 440, 210, 1)
    _field(drawing, 54, "事業名", "渡し船の運航")
    _field(drawing, 74, "取組内容", "渡し船を毎日走らせ、待つ所に屋根をかける。乗り場の道を直し、舟")
    drawing.text(130, 86, "を待つ人が休む所を置く。", 9)
    _field(drawing, 101, "効果", "行き来する人が増え、町がにぎわう。")
    _field(drawing, 116, "役割分担", "青井町が舟を出し、緑川町が乗り場を守る。それぞれの町が費用を半")
    drawing.text(130, 128, "分ずつ出す。", 9)
    _field(drawing, 143, "関係町", "青井町、緑川町")
    drawing.text(46, 158, "事業費", 9)
    for base, texts in ((158, ("R6", "R7", "R8")), (173, ("1,200", "1,350", "980"))):
        for x, text in zip(YEARS, texts, strict=True):
            drawing.text(x, base, text, 9)
    _field(drawing, 188, "今後の方向", "舟の数を増やす。")
    grid = only_grid(drawing.read())
    assert _cells(grid, 0) == [
        ("事業名", 1),
        ("取組内容", 1),
        ("効果", 1),
        ("役割分担", 1),
        ("関係町", 1),
        ("事業費", 2),
        ("今後の方向", 1),
    ]


def test_a_label_left_of_all_columns_ends_the_table_above_it() -> None:
    drawing = Drawing(480, 320)
    drawing.text(40, 50, "○成果指標", 9)
    for k, row in enumerate((("指標名", "現状", "目標"), ("乗った人の数", "40", "65"), ("舟の数", "2", "3"))):
        for x, text in zip((60.0, 240.0, 340.0), row, strict=True):
            drawing.text(x, 66 + 14 * k, text, 9)
    drawing.text(40, 112, "○年次計画", 9)
    rows = (("取組", "R6", "R7"), ("話し合い", "○", ""), ("屋根の設計", "", "○"), ("運航", "○", "○"))
    for k, row in enumerate(rows):
        for x, text in zip((60.0, 240.0, 340.0), row, strict=True):
            drawing.text(x, 128 + 14 * k, text, 9)
    grids = drawing.read().pages[0].grids
    assert [[text for text, _ in _cells(grid, 0)] for grid in grids] == [
        ["指標名", "乗った人の数", "舟の数"],
        ["取組", "話し合い", "屋根の設計", "運航"],
    ]


def _line(*pieces: tuple[float, float, int, int]) -> list[Piece]:
    return [Piece(x0, x1, digits, letters) for x0, x1, digits, letters in pieces]


def test_the_last_letters_of_heads_that_wrap_are_no_marks() -> None:
    heads = _line((0, 40, 0, 4), (60, 100, 1, 4), (110, 150, 1, 4), (160, 200, 1, 4))
    wrapped = _line((0, 10, 0, 1), (60, 70, 0, 1), (110, 120, 0, 1), (160, 170, 0, 1))
    assert marked_lines([heads, wrapped]) == frozenset()
    wide = _line((0, 40, 0, 4), (60, 80, 1, 2), (130, 150, 1, 2), (200, 220, 1, 2))
    assert marked_lines([wide, _line((0, 50, 0, 5), (65, 75, 0, 1), (205, 215, 0, 1))]) == frozenset({1})


def test_a_unit_over_amounts_down_is_a_row_of_its_own() -> None:
    drawing = Drawing(480, 320)
    base = 54.0
    for label, texts in (
        ("事業名", ("渡し船の運航",)),
        (
            "取組内容",
            ("渡し船を毎日走らせ、待つ所に屋根をかける。乗り場の道を直し、舟", "を待つ人が休む所を置く。"),
        ),
        ("役割分担", ("青井町が舟を出し、緑川町が乗り場を守る。それぞれの町が費用を半", "分ずつ出す。")),
    ):
        drawing.text(46, base, label, 9)
        for text in texts:
            drawing.text(130, base, text, 9)
            base += 12
        base += 6
    drawing.text(46, base, "事業費", 9)
    drawing.text(330, base, "（単位：千円）", 9)
    for year, amount in (("年度", "事業費"), ("R6", "1,200"), ("R7", "1,350"), ("R8", "980")):
        base += 14
        drawing.text(130, base, year, 9)
        drawing.text(340, base, amount, 9)
    grid = only_grid(drawing.read())
    assert _cells(grid, 0)[-1] == ("事業費", 5)
    assert [text for text, _ in _cells(grid, 1)][-4:] == ["年度", "R6", "R7", "R8"]
    unit = next(cell for cell in grid.cells if cell.text == "（単位：千円）")
    assert unit.row_span == 1
    assert next(cell for cell in grid.cells if cell.text == "年度").row == unit.row + 1


def test_a_label_whose_bracket_is_still_open_goes_on_beside_the_next_row() -> None:
    drawing = Drawing(480, 320)
    for y in (40.0, 60.0, 80.0, 100.0, 134.0, 154.0):
        drawing.line(40, y, 440, y)
    _field(drawing, 54, "事業名", "渡し船の運航")
    _field(drawing, 74, "取組内容", "渡し船を毎日走らせ、待つ所に屋根をかける。")
    _field(drawing, 94, "関係町", "青井町、緑川町")
    for base, label, texts in (
        (113, "【事業費（単", ("R6", "R7", "R8")),
        (128, "位：千円）】", ("1,200", "1,350", "980")),
    ):
        drawing.text(46, base, label, 9)
        for x, text in zip(YEARS, texts, strict=True):
            drawing.text(x, base, text, 9)
    _field(drawing, 148, "今後の方向", "舟の数を増やす。")
    grid = only_grid(drawing.read())
    assert ("【事業費（単\n位：千円）】", 2) in _cells(grid, 0)


def test_years_in_brackets_below_heads_are_of_the_heads() -> None:
    drawing = Drawing(480, 320)
    for y in (40.0, 60.0, 80.0, 100.0, 150.0):
        drawing.line(40, y, 440, y)
    _field(drawing, 54, "事業名", "渡し船の運航")
    _field(drawing, 74, "取組内容", "渡し船を毎日走らせ、待つ所に屋根をかける。")
    _field(drawing, 94, "関係町", "青井町、緑川町")
    drawing.text(46, 113, "成果指標", 9)
    for base, xs, texts in (
        (113, (130.0, 262.0, 362.0), ("項目", "現状", "目標")),
        (128, (240.0, 340.0), ("（令和５年度）", "（令和９年度）")),
        (143, (130.0, 262.0, 362.0), ("乗った人の数", "40人", "65人")),
    ):
        for x, text in zip(xs, texts, strict=True):
            drawing.text(x, base, text, 9)
    grid = only_grid(drawing.read())
    assert "現状\n（令和５年度）" in [cell.text for cell in grid.cells]


def test_rulings_of_tables_in_the_fields_of_a_framed_form_are_the_forms() -> None:
    drawing = Drawing(480, 320)
    drawing.line(40, 40, 440, 40, 1)
    drawing.line(40, 200, 440, 200, 1)
    for y in (112.0, 128.0, 158.0):
        drawing.line(126, y, 434, y)
    _field(drawing, 54, "事業名", "渡し船の運航")
    _field(drawing, 70, "取組内容", "渡し船を毎日走らせ、待つ所に屋根をかける。乗り場の道を直し、舟")
    drawing.text(130, 82, "を待つ人が休む所を置く。", 9)
    _field(drawing, 98, "関係町", "青井町、緑川町")
    drawing.text(46, 124, "事業費（千円）", 9)
    for base, texts in ((124, ("R6", "R7", "R8")), (140, ("1,200", "1,350", "980")), (154, ("300", "250", "180"))):
        for x, text in zip(YEARS, texts, strict=True):
            drawing.text(x, base, text, 9)
    for base, name in ((124, "市町村名"), (140, "青井町"), (154, "緑川町")):
        drawing.text(130, base, name, 9)
    _field(drawing, 176, "今後の方向", "舟の数を増やす。")
    grid = only_grid(drawing.read())
    assert [text for text, _ in _cells(grid, 0)] == [
        "事業名",
        "取組内容",
        "関係町",
        "事業費（千円）",
        "今後の方向",
    ]
    assert ("事業費（千円）", 3) in _cells(grid, 0)


def test_labels_beside_the_first_lines_of_longer_texts_stand_at_the_top_of_their_rows() -> None:
    d = Drawing(595, 420)
    # the last label stands in the middle of five rows as well, two of which are those of the table above
    form = (
        (("事業名", "渡し船の運航"),),
        (("事業内容", "舟を毎日走らせ、待つ所に花を植える。あわせて、乗り場の道を広げて、"),),
        (("", "屋根のある休む所を置き、春と秋に市を開く。"),),
        (("関係市町", "鳥取市、岩美町"),),
        (
            ("成果指標", "指標名", "現状値（R5）", "目標値（R9）"),
            ("", "乗った人の数", "410", "650"),
            ("", "花壇", "2", "5"),
        ),
        (("事業費（千円）", "団体名", "R7", "R8"), ("", "鳥取市", "600", "800"), ("", "岩美町", "100", "200")),
    )
    base = 50.0
    for row in (row for rows in form for row in rows):
        base -= 6 if row[1].startswith("屋根") else 0
        for x, text in zip((40, 150, 330, 430), row, strict=False):
            d.text(x, base, text, 9)
        base += 18
    (grid,) = d.read().pages[0].grids
    labels = [(c.text, c.row, c.row_span) for c in grid.cells if c.column == 0]
    assert labels == [
        ("事業名", 0, 1),
        ("事業内容", 1, 1),
        ("関係市町", 2, 1),
        ("成果指標", 3, 3),
        ("事業費（千円）", 6, 3),
    ]


def test_labels_in_the_middle_of_small_tables_stand_at_the_top_of_longer_texts() -> None:
    drawing = Drawing(480, 400)
    drawing.text(40, 40, "■事業内容")
    for k, text in enumerate(
        (
            "舟を毎日走らせ、待つ所に花を植えるため、住民の",
            "声を聞いて時刻を決め、渡し場の手入れをし、冬の",
            "休みの日を住民に知らせる。",
        )
    ):
        drawing.text(140, 40 + 12 * k, text)
    rows = (
        (90.0, ("年度", "R7年度", "R8年度", "R9年度")),
        (109.0, ("事業費（千円）", "120", "130", "140")),
        (128.0, ("実施項目", "R7年度", "R8年度", "R9年度")),
        (147.0, ("舟の運航", "○", "○", "○")),
        (166.0, ("花の手入れ", "○", "", "○")),
    )
    for top, texts in rows:
        for x, text in zip((140, 250, 320, 390), texts, strict=True):
            drawing.text(x, top, text)
    drawing.text(40, 99.5, "■事業費")
    drawing.text(40, 147, "■工程表")
    drawing.text(40, 190, "■期待される効果")
    drawing.text(140, 190, "渡る人が増え、川沿いの町どうしの行き来が盛んになる。")
    grid = only_grid(drawing.read())
    labels = [(cell.text, cell.row, cell.row_span) for cell in grid.cells if cell.column == 0]
    assert labels == [("■事業内容", 0, 1), ("■事業費", 1, 2), ("■工程表", 3, 3), ("■期待される効果", 6, 1)]
