"""Lists whose rows lie on stripes of colour by turns, without any ruling."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid

ROWS = [
    ("みどり市", ["花を植える人を集め、道具を貸し出す。", "毎月の見回りを続ける。"]),
    ("山川町", ["畑の土を入れ替え、実りを分け合う。", "学校と記録を残す。", "翌年の計画に生かす。"]),
    ("里村", ["古い家を直し、泊まれるようにする。", "祭りの日に開く。"]),
    ("海辺町", ["浜の清掃を行い、集めた木で炭を焼く。", "子どもと灯りを作る。"]),
]


def _striped(header: bool = True) -> Drawing:
    drawing = Drawing()
    top = 60.0
    if header:
        drawing.fill(40, top - 18, 360, top, 0.7, 0.8, 0.95)
        drawing.text(60, top - 5, "団体名", 9)
        drawing.text(150, top - 5, "事業の内容", 9)
    for number, (name, lines) in enumerate(ROWS):
        height = 14.0 * len(lines) + 12
        if number % 2 == 0:
            drawing.fill(40, top, 360, top + height, 0.95, 0.95, 0.95)
        drawing.text(44, top + height / 2 + 4, name, 9)
        for k, line in enumerate(lines):
            drawing.text(110, top + 15 + 14 * k, "・" + line, 9)
        top += height
    return drawing


def test_stripes_part_the_rows_of_a_list() -> None:
    grid = only_grid(_striped().read())
    assert (grid.row_count, grid.column_count) == (5, 2)
    assert [cell.text for cell in grid.cells if cell.column == 0] == ["団体名", *(name for name, _ in ROWS)]
    last = grid.at(4, 1)
    assert last is not None
    assert last.text == "\n".join("・" + line for line in ROWS[-1][1])


def test_coloured_headings_over_prose_are_no_list() -> None:
    drawing = Drawing()
    for k in range(4):
        top = 40.0 + 70 * k
        drawing.fill(40, top, 360, top + 18, 0.7, 0.8, 0.95)
        drawing.text(46, top + 13, f"取組の柱{k + 1}", 10)
        for line in range(2):
            drawing.text(46, top + 34 + 14 * line, "この地域では、みんなで畑を守り、花を植え、道を直してきた。", 9)
    assert not [item for _, item in drawing.read().flow if isinstance(item, Grid)]


def _ruled_stripes() -> Drawing:
    """A header and headings of rows in their own colours, rows on stripes by turns, a ruling below each."""
    drawing = Drawing()
    columns = (90, 170, 250, 330)
    drawing.fill(40, 60, 360, 76, 0.1, 0.4, 0.5)
    for x, word in zip(columns, ("総数", "子ども", "大人", "割合"), strict=True):
        drawing.text(x, 71, word, 9)
    top = 76.0
    for section, years in (("数えた値", range(1990, 2020, 10)), ("見込んだ値", range(2020, 2050, 10))):
        drawing.fill(40, top, 360, top + 14, 0.8, 0.88, 0.9)
        drawing.text(44, top + 10, section, 8)
        top += 14
        for k, year in enumerate(years):
            if k % 2 == (section == "数えた値"):
                drawing.fill(40, top, 360, top + 16, 0.9, 0.95, 0.96)
            drawing.text(48, top + 11, f"{year}年", 9)
            for x in columns:
                drawing.text(x, top + 11, str(year - x), 9)
            drawing.line(40, top + 16, 360, top + 16, 0.4)
            top += 16
    return drawing


def test_stripes_on_rulings_part_no_table_and_bands_head_its_rows() -> None:
    grid = only_grid(_ruled_stripes().read())
    assert (grid.row_count, grid.column_count) == (9, 5)
    assert [cell.text for cell in grid.cells if cell.column_span == 5] == ["数えた値", "見込んだ値"]
    assert [cell.text for cell in grid.row(0) if cell.lines] == ["総数", "子ども", "大人", "割合"]


SHORT_LISTS = [
    [("畑", "2項目"), ("林", "5項目"), ("川", "9項目"), ("道", "1項目")],
    [("祭り", "1項目"), ("学び", "2項目"), ("宿", "2項目")],
    [("人", "3項目"), ("舟", "1項目"), ("橋", "6項目"), ("駅", "2項目")],
]


def test_short_lists_on_stripes_with_prose_below_end_with_their_last_rows() -> None:
    """The prose below a list is no row of it, whether its last row is white or coloured."""
    drawing = Drawing(height=520)
    top = 40.0
    for rows in SHORT_LISTS:
        for k, (name, text) in enumerate([("分野", "達成"), *rows]):
            if k % 2 == 0:
                for x0, x1 in ((40, 140), (140, 360)):
                    drawing.fill(x0, top, x1, top + 18, *((0.2, 0.3, 0.4) if k == 0 else (0.95, 0.96, 0.98)))
            drawing.text(45, top + 12.5, name, 9)
            drawing.text(145, top + 12.5, text, 9)
            top += 18
        for line in range(2):
            drawing.text(
                40, top + 16 + 15 * line, "この地域では、みんなで畑を守り、花を植え、道を直してきた。", 10
            )
        drawing.text(40, top + 64, "●分野ごとの達成状況", 11)
        top += 78
    grids = [item for _, item in drawing.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(len(rows) + 1, 2) for rows in SHORT_LISTS]
    printed = [[[cell.text for cell in grid.row(k)] for k in range(1, grid.row_count)] for grid in grids]
    assert printed == [[list(row) for row in rows] for rows in SHORT_LISTS]
