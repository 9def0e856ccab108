"""Forms and lists with rulings in one direction, or none, have the cells of the same form fully ruled."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid, spans, texts

Entry = tuple[int, int, int, int, str]
"""Row, column, rows, columns and text of a cell, lines parted by line feeds."""
CARD: list[Entry] = [
    (0, 0, 1, 1, "施策名"),
    (0, 1, 1, 5, "休日診療体制維持事業"),
    (1, 0, 1, 1, "連携する視点"),
    (1, 1, 1, 3, "生活機能の強化"),
    (1, 4, 1, 1, "政策分野"),
    (1, 5, 1, 1, "医療"),
    (2, 0, 1, 1, "取組内容"),
    (2, 1, 1, 5, "休日における初期救急医療を圏域の全体で確保するために地元の医師会と\n連携する。"),
    (3, 0, 1, 1, "成果指標\n(KPI)"),
    (3, 1, 1, 5, "休日に診療を実施した日の割合"),
    (4, 0, 1, 1, "実施年度"),
    *((4, k, 1, 1, f"{2023 + k}") for k in range(1, 6)),
    (5, 0, 1, 1, "事業費(千円)"),
    *((5, k, 1, 1, f"12,{k}80") for k in range(1, 6)),
]
XS = [40.0, 110, 166, 222, 278, 334, 390]
YS = [60.0, 80, 100, 132, 164, 184, 204]
PAD, SIZE, STEP = 4.0, 8.0, 11.0


def width(text: str) -> float:
    return sum(SIZE if ord(c) > 0x2E80 else SIZE / 2 for c in text)


def draw(
    entries: Sequence[Entry],
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    level: bool,
    plumb: bool,
    fills: bool = False,
) -> Drawing:
    """The entries with rulings of one direction, both or none; labels and figures in the middle."""
    d = Drawing(440, 320)
    for row, column, rows, columns, text in entries:
        x0, x1, top, bottom = xs[column], xs[column + columns], ys[row], ys[row + rows]
        lines = text.split("\n")
        if fills and column == 0:
            d.fill(x0, top, x1, bottom, 0.85, 0.9, 1)
        base = (top + bottom - STEP * len(lines)) / 2 + SIZE + 0.5
        for number, line in enumerate(lines):
            middle = column == 0 or line[0].isdigit() or columns == 2
            x = (x0 + x1 - width(line)) / 2 if middle else x0 + PAD
            d.text(x, base + STEP * number, line, SIZE)
        if level:
            d.line(x0, top, x1, top)
            d.line(x0, bottom, x1, bottom)
        if plumb:
            d.line(x0, top, x0, bottom)
            d.line(x1, top, x1, bottom)
    return d


def cells(grid: Grid) -> list[Entry]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells if c.text]


@pytest.mark.parametrize("fills", [False, True])
@pytest.mark.parametrize(("level", "plumb"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_card_has_the_same_cells_however_it_is_ruled(level: bool, plumb: bool, fills: bool) -> None:
    document = draw(CARD, XS, YS, level=level, plumb=plumb, fills=fills).read()
    assert cells(only_grid(document)) == CARD
    assert texts(document) == []


HEADED: list[Entry] = [
    (0, 0, 2, 1, "市町"),
    (0, 1, 1, 2, "実績"),
    (0, 3, 1, 2, "推計"),
    *((1, k, 1, 1, f"{2010 + 5 * k}") for k in range(1, 5)),
    *(
        (row, column, 1, 1, text)
        for row, values in enumerate(
            [
                ["大田市", "37,996", "35,166", "32,846", "30,420"],
                ["川本町", "3,900", "3,442", "3,248", "2,980"],
                ["美郷町", "5,351", "4,900", "4,355", "3,820"],
            ],
            2,
        )
        for column, text in enumerate(values)
    ),
]


@pytest.mark.parametrize(("level", "plumb"), [(True, False), (False, True), (False, False)])
def test_a_heading_in_the_middle_of_its_columns_spans_them(level: bool, plumb: bool) -> None:
    xs, ys = [40.0, 100, 170, 240, 310, 380], [60.0, 78, 96, 114, 132, 150]
    found = cells(only_grid(draw(HEADED, xs, ys, level=level, plumb=plumb).read()))
    assert [entry for entry in found if entry[4] != "市町"] == HEADED[1:]


def test_a_label_in_the_middle_of_its_rows_spans_them() -> None:
    entries: list[Entry] = [
        (0, 0, 1, 1, "政策分野"),
        (0, 1, 1, 1, "施策名"),
        (0, 2, 1, 1, "現状値"),
        (0, 3, 1, 1, "評価"),
        (1, 0, 2, 1, "医療"),
        (3, 0, 3, 1, "産業振興"),
    ]
    for row in range(1, 6):
        entries += [(row, 1, 1, 1, f"地域の取組の第{row}号"), (row, 2, 1, 1, f"{row * 7}人"), (row, 3, 1, 1, "Ｂ")]
    xs, ys = [40.0, 110, 230, 310, 380], [60.0 + 18 * k for k in range(7)]
    found = cells(only_grid(draw(sorted(entries), xs, ys, level=False, plumb=False).read()))
    assert found == sorted(entries)


def test_marks_without_rulings_stand_in_their_columns() -> None:
    rows = [
        ["", "甲市", "乙町", "丙町"],
        ["診療所の運営", "○", "―", "○"],
        ["図書の貸出", "○", "○", ""],
        ["広報", "―", "○", "○"],
    ]
    d = Drawing()
    for row, values in enumerate(rows):
        for column, text in enumerate(values):
            x = 45.0 if column == 0 else 150 + 70 * column - width(text) / 2
            if text:
                d.text(x, 80 + 17 * row, text, SIZE)
    grid = only_grid(d.read())
    assert [[c.text for c in grid.row(r)] for r in range(4)] == rows


def test_two_tables_between_rulings_of_one_width_are_parted_at_the_title() -> None:
    d = Drawing()
    for top, name in ((60, "甲"), (180, "乙")):
        d.text(40, top - 8, f"具体的な事業 {name}", SIZE)
        for k in range(4):
            d.line(40, top + 20 * k, 360, top + 20 * k)
        for k, label in enumerate(("事業名", "内容", "効果")):
            d.text(46, top + 13 + 20 * k, label, SIZE)
            d.text(110, top + 13 + 20 * k, f"{name}の事業の{label}を記す。", SIZE)
    document = d.read()
    assert [(g.row_count, g.column_count) for g in document.pages[0].grids] == [(3, 2), (3, 2)]
    assert texts(document) == ["具体的な事業 甲", "具体的な事業 乙"]


def test_one_cross_parts_four_cells() -> None:
    d = Drawing()
    d.line(50, 130, 350, 130)
    d.line(200, 100, 200, 160)
    for x, base, text in ((60, 118, "強み"), (210, 118, "弱み"), (60, 148, "機会がある"), (210, 148, "脅威")):
        d.text(x, base, text)
    assert [c.text for c in only_grid(d.read()).cells] == ["強み", "弱み", "機会がある", "脅威"]


def test_vertical_rulings_without_outer_ones() -> None:
    xs = [40.0, 110, 180, 250, 320]
    d = Drawing()
    for x in xs[1:-1]:
        d.line(x, 60, x, 140)
    d.label(xs, [60.0, 80, 100, 120, 140])
    assert spans(only_grid(d.read())) == [(r, c, 1, 1) for r in range(4) for c in range(4)]


def test_underlines_are_no_rulings() -> None:
    d = Drawing()
    for k in range(4):
        d.text(50, 80 + 20 * k, "圏域の人口は減少が続いており　高齢化が進む", SIZE)
        d.line(50, 82 + 20 * k, 50 + 21 * SIZE, 82 + 20 * k)
    assert d.read().pages[0].grids == ()


def test_typed_spaces_and_two_columns_of_prose_are_no_tables() -> None:
    d = Drawing()
    for k, line in enumerate(
        (
            "日　時　　　　令和六年十月一日",
            "場　所　　　　市役所の会議室",
            "議　題　　　　計画の案",
            "出席者　　　　委員の全員",
        )
    ):
        d.text(50, 60 + 16 * k, line, SIZE)
    for k in range(8):
        d.text(40, 160 + 14 * k, "圏域の人口は減少が続いており高齢化", SIZE)
        d.text(210, 160 + 14 * k, "産業の振興と交流の拡大を図るための", SIZE)
    assert d.read().pages[0].grids == ()


def test_the_last_page_of_a_table_that_goes_on_has_all_its_rows() -> None:
    d = Drawing(440, 320)
    for y in (60, 62, 80):
        d.line(40, y, 400, y)
    for row in range(12):
        for k, text in enumerate((f"{5 * row}～{5 * row + 4}", f"{40 + row}", f"{60 - row}", f"{31 + row}")):
            d.text(50 + 90 * k, 74 + 15 * row, text if row else ("年齢", "甲年", "乙年", "丙年")[k], SIZE)
    assert only_grid(d.read()).row_count == 12


def test_years_head_the_columns_below_them() -> None:
    d = Drawing(440, 320)
    xs = [40.0, 100, 150, 200, 250, 300, 350]
    for y in (60, 90, 150):
        d.line(40, y, 400, y)
    for x, text in ((165.0, "平成22年(2010)"), (315.0, "令和2年(2020)")):
        d.text(x - width(text) / 2 + 10, 68, text, SIZE)
    for row, texts_ in enumerate(
        (["総数", "男", "女"] * 2, *([f"{9 * k + row}" for k in range(3, 9)] for row in range(4)))
    ):
        d.text(46, 86 + 14 * row, "年齢" if row == 0 else f"第{row}階級", SIZE)
        for x, text in zip(xs[1:], texts_, strict=True):
            d.text(x + 25 - width(text) / 2, 86 + 14 * row, text, SIZE)
    grid = only_grid(d.read())
    assert [(c.text, c.column_span) for c in grid.row(0) if c.text[:1] in "平令" and c.text] == [
        ("平成22年(2010)", 3),
        ("令和2年(2020)", 3),
    ]


def test_tables_of_one_width_are_parted_where_captions_stand_between_them() -> None:
    d = Drawing(440, 500)
    for top, name in ((60, "甲"), (220, "乙")):
        d.text(180, top - 10, f"表 {name}の推移", SIZE)
        for y in (0, 16, 64):
            d.line(40, top + y, 400, top + y)
        for row in range(4):
            for k in range(5):
                d.text(
                    50 + 70 * k, top + 12 + 16 * row, f"{name}{row}{k}" if row * k == 0 else f"{row * 7 + k}", SIZE
                )
        d.text(40, top + 78, "資料 調査", SIZE)
    document = d.read()
    assert [(g.row_count, g.column_count) for g in document.pages[0].grids] == [(4, 5), (4, 5)]
    assert texts(document) == ["表 甲の推移", "資料 調査", "表 乙の推移", "資料 調査"]


def test_rows_of_paragraphs_between_level_rulings_are_whole() -> None:
    d = Drawing(400, 400)
    rows = [
        (
            "みどりまち\n緑台市\n(東の県)",
            "・花を植える人を集め、道具を貸し出して、町の道に\n沿って育てる。\n・毎月の見回りを続ける。",
        ),
        (
            "やまかわ\n山川町\n(東の県)",
            "・畑の土を入れ替え、実りを分け合い、学校とともに\n記録を残す。\n・翌年の計画に生かす。",
        ),
        (
            "さとむら\n里村\n(西の県)",
            "・古い家を直し、泊まれるようにして、祭りのある日\nに開く。\n・浜の清掃を行う。",
        ),
    ]
    top = 60.0
    d.line(40, top - 20, 340, top - 20)
    d.text(50, top - 6, "団体名", 9)
    d.text(140, top - 6, "事業の内容", 9)
    d.line(40, top, 340, top)
    for name, text in rows:
        for k, (a, b) in enumerate(zip(name.split("\n"), text.split("\n"), strict=True)):
            d.text(44, top + 14 + 13 * k, a, 9)
            d.text(120, top + 14 + 13 * k, b, 9)
        top += 50
        d.line(40, top, 340, top)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (4, 2)
    assert [cell.text for cell in grid.cells if cell.row] == [part for row in rows for part in row]


def test_tables_of_one_width_are_parted_by_a_title_flush_with_their_rulings() -> None:
    d = Drawing(400, 400)
    for number, start in enumerate((60.0, 190.0)):
        d.text(40, start - 22, f"【人の行き来 その{number + 1}】", 10)
        d.text(290, start - 8, "(単位：人)", 8)
        for row in range(5):
            d.line(40, start + 18 * row, 340, start + 18 * row)
        for row, cells in enumerate(
            (("", "緑台市", "香美町", "計"), *((f"{k}月", "12", "34", "46") for k in "456"))
        ):
            for column, text in enumerate(cells):
                d.text(48 + 80 * column, start + 12 + 18 * row, text, 9)
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 4), (4, 4)]


def test_figures_of_a_single_year_stand_under_it_where_the_corner_is_empty() -> None:
    d = Drawing(440, 320)
    years, right = ["R7", "R8", "R9", "R10", "計"], [200.0, 245, 290, 335, 390]
    for y, low in ((60, 40), (80, 40), (100, 110), (120, 110), (140, 110), (160, 40), (180, 40)):
        d.line(low, y, 390, y)
    d.text(44, 73, "事業名", SIZE)
    d.text(114, 73, "渡し船の運航を支える事業であり、桟橋の修繕と時刻表の作成を行う。", SIZE)
    d.text(44, 93, "事業費", SIZE)
    for year, x0, x1 in zip(years, [155.0, *right], right, strict=False):
        d.text((x0 + x1 - width(year)) / 2, 93, year, SIZE)
    for y, payer, amount in ((113, "浜北市", "15"), (133, "沖野町", "20"), (153, "岬村", "8")):
        d.text(120, y, payer, SIZE)
        d.text(197 - width(amount), y, amount, SIZE)
    d.text(44, 173, "備考", SIZE)
    d.text(114, 173, "予算の定めるところによる。", SIZE)
    grid = only_grid(d.read())
    first = next(c for c in grid.cells if c.text == "R7")
    for amount in ("15", "20", "8"):
        cell = next(c for c in grid.cells if c.text == amount)
        assert (cell.column, cell.column_span) == (first.column, first.column_span)
    assert all(
        next(c for c in grid.cells if c.text == payer).column < first.column for payer in ("浜北市", "岬村")
    )


def test_a_single_row_that_the_end_of_a_page_leaves_is_a_table() -> None:
    d = Drawing(440, 320)
    rows = [
        ("取組の内容", "渡し船の運航を支える。"),
        ("浜北市の役割", "桟橋を修繕する。"),
        ("沖野町の役割", "船を出す。"),
    ]
    for k, (label, text) in enumerate(rows):
        d.line(40, 40 + 20 * k, 390, 40 + 20 * k)
        d.text(44, 53 + 20 * k, label, SIZE)
        d.text(134, 53 + 20 * k, text, SIZE)
    d.line(40, 100, 390, 100)
    d.text(40, 150, "イ 桟橋の維持", SIZE)
    for y in (180, 200):
        d.line(40, y, 390, y)
    d.text(44, 193, "取組の内容", SIZE)
    d.text(134, 193, "桟橋を毎年点検する。", SIZE)
    grids = d.read().pages[0].grids
    assert [[c.text for c in grid.cells] for grid in grids][-1] == ["取組の内容", "桟橋を毎年点検する。"]


def test_a_category_over_all_columns_is_a_row_of_its_table() -> None:
    d = Drawing(440, 320)
    rows = [
        ("団体名", "関係団体", "概要"),
        ("１ 市と町村との連携に向けた取組",),
        ("浜北市", "沖野町、岬村", "桟橋を共同で管理する。"),
        ("２ 県と市町村との連携に向けた取組",),
        ("北浜県", "県内の全町村", "技術の職員を派遣する。"),
    ]
    for k, row in enumerate(rows):
        d.line(40, 40 + 18 * k, 390, 40 + 18 * k)
        for x, text in zip((44, 124, 234), row, strict=False):
            d.text(x, 52 + 18 * k, text, SIZE)
    d.line(40, 130, 390, 130)
    grid = only_grid(d.read())
    assert [c.text for c in grid.cells if c.text] == [text for row in rows for text in row]


def test_a_heading_between_the_line_of_the_running_head_and_the_band_of_a_form_is_no_row() -> None:
    d = Drawing(440, 320)
    d.line(40, 40, 390, 40)
    d.text(46, 58, "役割Ⅰ 経済の成長", 11)
    d.fill(40, 70, 390, 86, 0.1, 0.3, 0.5)
    d.text(46, 82, "事業１ 渡し船の運航", 9, grey=1)
    rows = [
        ("概要", "船を毎日出して、島の暮らしを支える。"),
        ("効果", "島に住む人が減らない。"),
        ("市町", "浜北市、沖野町"),
    ]
    for k, (label, text) in enumerate(rows):
        d.text(46, 100 + 22 * k, label, SIZE)
        d.text(106, 100 + 22 * k, text, SIZE)
        d.line(40, 108 + 22 * k, 390, 108 + 22 * k)
    grid = only_grid(d.read())
    first = next(c.text for c in grid.cells if c.text)
    assert first == "事業１ 渡し船の運航"


def test_a_band_with_words_of_its_own_above_the_caption_is_no_header() -> None:
    d = Drawing()
    d.fill(20, 60, 380, 84, 0.85, 0.92, 0.83)
    d.text(120, 76, "人口の目標は千二百人", 11)
    d.text(20, 98, "◆ 将来人口の推計", 9)
    d.fill(20, 104, 110, 124, 0.93, 0.95, 0.97)
    for column, year in enumerate(("2020", "2030", "2040", "2050")):
        d.text(140 + 60 * column, 118, year, 8)
    d.line(20, 124, 380, 124)
    for row in range(5):
        d.text(26, 136 + 16 * row, f"区分{row}", 8)
        for column in range(4):
            d.text(140 + 60 * column, 136 + 16 * row, f"{9 - row},{column}48", 8)
        d.line(20, 140 + 16 * row, 380, 140 + 16 * row)
    document = d.read()
    grid = only_grid(document)
    assert (grid.row_count, grid.column_count) == (6, 5)
    assert texts(document) == ["人口の目標は千二百人", "◆ 将来人口の推計"]


@pytest.mark.parametrize("cells", [False, True])
def test_two_tables_side_by_side_with_rulings_between_their_rows(cells: bool) -> None:
    d = Drawing()
    for a, b in ((20, 74), (74, 120), (120, 170), (170, 204)) if cells else ():
        d.fill(a, 60, b, 76, 0.93, 0.95, 0.97)  # the sides of its headings tell the columns of the left one
    for x, caption in ((20, "◆ 移動の内訳（人）"), (214, "◆ 出生と死亡（人）")):
        d.text(x, 54, caption, 9)
    for x0, x1, step in ((20, 204, 18), (214, 380, 24)):
        if x0 > 20 or not cells:
            d.fill(x0, 60, x1, 76, 0.93, 0.95, 0.97)
        for row in range(4):
            d.line(x0, 76 + step * row, x1, 76 + step * row)
    for row, texts_ in enumerate(
        (("R6", "転入", "転出", "差引"), ("県内", "38", "61", "▲23"), ("県外", "27", "44", "▲17"))
    ):
        for x, text in zip((26, 80, 126, 180), texts_, strict=True):
            d.text(x, 71 + 18 * row, text, 8)
    d.text(26, 71 + 54, "計", 8)
    d.text(180, 71 + 54, "▲40", 8)
    for column, year in enumerate(("R4", "R5", "R6")):
        d.text(254 + 40 * column, 71, year, 8)
    for row, label in enumerate(("出生", "死亡", "差引")):
        for k, letter in enumerate(label):
            d.text(220, 85 + 9.5 * k + 24 * row, letter, 9)
        for column in range(3):
            d.text(252 + 40 * column, 90 + 24 * row, f"1{row}{column}", 8)
    document = d.read()
    grids = document.pages[0].grids
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 4), (4, 4)]
    assert texts(document) == ["◆ 移動の内訳（人）", "◆ 出生と死亡（人）"]


def test_figures_so_near_that_only_the_columns_above_part_them() -> None:
    d = Drawing()
    rows = (
        ("", "R4", "R5", "R6"),
        ("生", "11", "9", "12"),
        ("死", "52", "47", "61"),
        ("差", "▲1,041", "▲1,038", "▲1,049"),
    )
    for column in range(4):
        d.fill(20 + 40 * column, 60, 60 + 40 * column, 76, 0.93, 0.95, 0.97)
    for row, cells in enumerate(rows):
        d.line(20, 76 + 16 * row, 180, 76 + 16 * row)
        for column, text in enumerate(cells):
            wide = sum({"▲": 9.0, ",": 2.8}.get(letter, 6.0) for letter in text)
            d.text(57 + 40 * column - wide if column else 26, 71 + 16 * row, text, 9)
    grid = only_grid(d.read())
    assert [cell.text for cell in grid.row(3)] == ["差", "▲1,041", "▲1,038", "▲1,049"]


def test_a_bracket_that_closes_on_the_next_line_holds_no_text_of_the_column_beside_it() -> None:
    drawing = Drawing()
    tops = [40, 58, 98, 138, 178]
    for y in tops:
        drawing.line(40, y, 360, y)
    drawing.text(44, 52, "団体", 8)
    drawing.text(120, 52, "取組の内容", 8)
    names = (("川上町", ""), ("県", "【森野市・谷"), ("沢田村", ""))
    for top, (name, partner) in zip(tops[1:], names, strict=False):
        drawing.text(44, top + 12, name, 8)
        drawing.text(44, top + 23, partner, 8)
        drawing.text(44, top + 34, "川町】" if partner else "", 8)
        for k in range(3):
            drawing.text(120, top + 12 + 11 * k, "畑と道と花を守る取組を続け、記録を残して次に伝える。", 8)
    (grid,) = drawing.read().pages[0].grids
    assert (grid.row_count, grid.column_count) == (4, 2)
    assert [cell.text.replace("\n", "") for cell in grid.column(0)] == [
        "団体",
        "川上町",
        "県【森野市・谷川町】",
        "沢田村",
    ]


def test_labels_set_from_end_to_end_of_the_longest_are_labels() -> None:
    d = Drawing(440, 320)
    rows = [("取組内容", "渡し船を出す。"), ("効果", "島に住む人が減らない。"), ("関係市町", "浜北市、沖野町")]
    for k, (label, text) in enumerate(rows):
        for n, letter in enumerate(label):
            d.text(44 + n * (24 if len(label) == 2 else 8), 53 + 20 * k, letter, SIZE)
        d.text(104, 53 + 20 * k, text, SIZE)
        d.line(40, 40 + 20 * k, 390, 40 + 20 * k)
    d.line(40, 100, 390, 100)
    grid = only_grid(d.read())
    assert [c.text for c in grid.cells if c.column == 0] == ["取組内容", "効果", "関係市町"]


def test_a_caption_flush_with_both_ends_of_the_rulings_stands_above_its_table() -> None:
    d = Drawing(440, 420)
    left, right = XS[0], XS[-1]

    def table(top: float) -> None:
        d.text(left, top - 4, "◆集落ごとの人口", SIZE)
        d.text(right - 5 * SIZE, top - 4, "（単位人）", SIZE)
        for row in range(4):
            d.line(left, top + 18 * row, right, top + 18 * row)
            for k, x in enumerate(XS[:-1] if row < 3 else ()):
                d.text(x + 12, top + 18 * row + 12, ("集落", "川端", "山本")[row] if not k else f"{row}{k}0", SIZE)

    d.line(left, 30, right, 30)
    d.text(left, 48, "３ 集落の比較", 10)
    d.line(left, 54, right, 54, 1.5)
    table(78)
    ys = (170.0, 188.0, 206.0)
    d.grid(XS, ys)
    d.label(XS, ys)
    table(250)
    grids = d.read().pages[0].grids
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(3, 6), (2, 6), (3, 6)]
    assert [cell.text for cell in grids[0].row(0)][:2] == ["集落", "010"]


def test_names_stand_beside_their_rows_where_the_ruling_below_the_heads_begins_right_of_them() -> None:
    d = Drawing(440, 300)
    left, right = XS[0], XS[-1]
    for y, x in ((60, left), (96, XS[1]), (160, left), (178, left)):
        d.line(x, y, right, y)
    d.text(left + 10, 82, "町名", SIZE)
    for k, group in enumerate(("年少人口", "老年人口")):
        d.text(XS[1 + 2 * k] + 40, 74, group, SIZE)
        for n, head in enumerate(("人口", "割合")):
            d.text(XS[1 + 2 * k + n] + 20, 91, head, SIZE)
    for row, name in enumerate(("川端町", "山本町", "谷町", "合計")):
        base = 109 + 17 * row + (3 if row == 3 else 0)
        d.text(left + 10, base, name, SIZE)
        for k in range(4):
            d.text(XS[1 + k] + 24, base, f"1{row}{k}", SIZE)
    grid = only_grid(d.read())
    assert [cell.text for cell in grid.column(0)] == ["町名", "川端町", "山本町", "谷町", "合計"]
    assert (0, 0, 2, 1) in spans(grid)
