"""Forms and tables in a frame whose rows level rulings part, and nothing but white the columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.drawing import Drawing, only_grid

LEFT, TEXT, RIGHT = 40.0, 120.0, 360.0


def _frame(drawing: Drawing, ys: Sequence[float]) -> None:
    for y in ys:
        drawing.line(LEFT, y, RIGHT, y)
    for x in (LEFT, RIGHT):
        drawing.line(x, ys[0], x, ys[-1])


def _rows(drawing: Drawing) -> list[list[str]]:
    grid = only_grid(drawing.read())
    return [[cell.text for cell in grid.cells if cell.row == row and cell.text] for row in range(grid.row_count)]


def test_three_labels_beside_their_texts_are_a_form() -> None:
    drawing = Drawing()
    _frame(drawing, (60.0, 88.0, 104.0, 120.0))
    drawing.text(LEFT + 2, 77, "取組の内容")
    drawing.text(TEXT, 71, "橋を渡る人のために町と村が手すりを直し、")
    drawing.text(TEXT, 83, "夜も明かりをつける。")
    for y, label, text in ((100, "町の役割", "橋を直す。"), (116, "村の役割", "明かりをつける。")):
        drawing.text(LEFT + 2, y, label)
        drawing.text(TEXT, y, text)
    assert _rows(drawing) == [
        ["取組の内容", "橋を渡る人のために町と村が手すりを直し、\n夜も明かりをつける。"],
        ["町の役割", "橋を直す。"],
        ["村の役割", "明かりをつける。"],
    ]


def test_labels_above_their_texts_and_tables_stand_in_rows_of_their_own() -> None:
    drawing = Drawing()
    ys = [60.0 + 16 * k for k in range(12)]
    _frame(drawing, ys)
    for k, (label, text) in enumerate(
        (("取組名", "橋の明かり"), ("分野", "道と橋"), ("対象市町村", "川町、山村"))
    ):
        drawing.text(LEFT + 2, ys[k] + 12, label)
        drawing.text(TEXT, ys[k] + 12, text)
    for k, text in (
        (3, "事業概要"),
        (4, "橋の手すりを直して夜も明かりをつける。"),
        (5, "効果"),
        (6, "夜も歩ける。"),
    ):
        drawing.text(LEFT + 2, ys[k] + 12, text)
    drawing.text(LEFT + 2, ys[7] + 12, "実施スケジュール")
    for k, texts in ((8, ("項目", "R6", "R7")), (9, ("橋を直す", "⇒", "⇒")), (10, ("灯をつける", "⇒", "⇒"))):
        for x, text in zip((LEFT + 2, 250, 310), texts, strict=True):
            drawing.text(x, ys[k] + 12, text)
    assert _rows(drawing) == [
        ["取組名", "橋の明かり"],
        ["分野", "道と橋"],
        ["対象市町村", "川町、山村"],
        ["事業概要"],
        ["橋の手すりを直して夜も明かりをつける。"],
        ["効果"],
        ["夜も歩ける。"],
        ["実施スケジュール"],
        ["項目", "R6", "R7"],
        ["橋を直す", "⇒", "⇒"],
        ["灯をつける", "⇒", "⇒"],
    ]


def test_heads_on_grounds_at_the_top_of_a_frame_part_the_only_row_below() -> None:
    drawing = Drawing()
    xs = (LEFT, 200.0, 240.0, 300.0, RIGHT)
    for a, b in pairwise(xs):
        drawing.fill(a, 60, b, 80, 0.9, 0.9, 0.9)
    _frame(drawing, (60.0, 80.0, 100.0))
    for x, head, value in zip(
        xs, ("指標", "単位", "現状", "目標"), ("橋を渡る人の数", "人", "12", "30"), strict=False
    ):
        drawing.text(x + 4, 74, head)
        drawing.text(x + 4, 94, value)
    drawing.text(LEFT, 112, "※橋の上で数えた。")
    assert _rows(drawing) == [["指標", "単位", "現状", "目標"], ["橋を渡る人の数", "人", "12", "30"]]


def test_heads_on_one_ground_over_the_whole_frame_part_the_values_below() -> None:
    drawing = Drawing()
    ground = (0.9, 0.9, 0.9)
    drawing.fill(LEFT, 60, TEXT, 80, *ground)
    drawing.fill(LEFT, 80, RIGHT, 100, *ground)
    drawing.fill(LEFT, 120, TEXT, 140, *ground)
    _frame(drawing, (60.0, 80.0, 100.0, 120.0, 140.0))
    for y, label, text in ((74, "取組名", "橋の明かり"), (134, "成果", "夜も歩けるようになった。")):
        drawing.text(LEFT + 4, y, label)
        drawing.text(TEXT + 4, y, text)
    for x, head, value in ((60, "現状値", "12"), (180, "実績値", "20"), (300, "目標値", "30")):
        drawing.text(x, 94, head)
        drawing.text(x + 8, 114, value)
    assert _rows(drawing) == [
        ["取組名", "橋の明かり"],
        ["現状値", "実績値", "目標値"],
        ["12", "20", "30"],
        ["成果", "夜も歩けるようになった。"],
    ]


def test_labels_of_a_group_stand_beside_its_label_and_before_their_tables() -> None:
    drawing = Drawing()
    ground, group, inner = (0.95, 0.9, 0.85), 70.0, 150.0
    for x0, top, x1, bottom in (
        (LEFT, 60, 150, 80),
        (LEFT, 80, 150, 100),
        (LEFT, 100, group, 180),
        (group, 100, inner, 160),
        (group, 160, inner, 180),
    ):
        drawing.fill(x0, top, x1, bottom, *ground)
    for a, b in ((inner, 250.0), (250.0, 305.0), (305.0, RIGHT)):
        drawing.fill(a, 100, b, 120, 0.8, 0.8, 0.8)
    _frame(drawing, (60.0, 80.0, 100.0, 180.0))
    for x, y in ((inner, 120), (inner, 140), (group, 160)):
        drawing.line(x, y, RIGHT, y)
    for x, y, text in (
        (LEFT + 4, 74, "取組名"),
        (154, 74, "橋の明かり"),
        (LEFT + 4, 94, "内容"),
        (154, 94, "夜も明かりをつける。"),
        (LEFT + 4, 144, "進捗"),
        (group + 4, 134, "成果指標"),
        (group + 4, 174, "実績"),
        (154, 174, "渡る人がふえた。"),
    ):
        drawing.text(x, y, text)
    rows = (("指標", "現状値", "目標値"), ("渡る人", "12", "30"), ("明かり", "3", "9"))
    for y, texts in zip((114, 134, 154), rows, strict=True):
        for x, text in zip((154, 254, 309), texts, strict=True):
            drawing.text(x, y, text)
    assert _rows(drawing) == [
        ["取組名", "橋の明かり"],
        ["内容", "夜も明かりをつける。"],
        ["進捗", "成果指標", "指標", "現状値", "目標値"],
        ["渡る人", "12", "30"],
        ["明かり", "3", "9"],
        ["実績", "渡る人がふえた。"],
    ]


def test_rows_of_a_group_below_heads_on_one_ground_are_parted_by_their_rulings() -> None:
    drawing = Drawing()
    drawing.fill(LEFT, 60, RIGHT, 80, 0.9, 0.9, 0.9)
    _frame(drawing, (60.0, 80.0, 120.0, 160.0))
    for y in (100, 140):
        drawing.line(150, y, RIGHT, y)
    for x, head in ((60, "取組名"), (190, "指標"), (300, "目標値")):
        drawing.text(x, 74, head)
    for k, (name, rows) in enumerate(
        (("橋の明かり", (("渡る人", "12人"), ("灯の数", "3基"))), ("山の道", (("歩く人", "8人"), ("道標", "5本"))))
    ):
        drawing.text(LEFT + 4, 104 + 40 * k, name)
        for row, (indicator, value) in enumerate(rows):
            drawing.text(152, 94 + 40 * k + 20 * row, indicator)
            drawing.text(310, 94 + 40 * k + 20 * row, value)
    assert _rows(drawing) == [
        ["取組名", "指標", "目標値"],
        ["橋の明かり", "渡る人", "12人"],
        ["灯の数", "3基"],
        ["山の道", "歩く人", "8人"],
        ["道標", "5本"],
    ]


def test_two_heads_at_the_top_of_a_frame_of_their_own_part_the_marks_below() -> None:
    drawing = Drawing()
    for a, b in ((LEFT, 200.0), (200.0, RIGHT)):
        drawing.fill(a, 60, b, 80, 0.9, 0.9, 0.9)
    _frame(drawing, (60.0, 80.0, 100.0))
    for x, name in ((100, "川町"), (260, "山村")):
        drawing.text(x, 74, name)
        drawing.text(x + 5, 94, "○")
    assert _rows(drawing) == [["川町", "山村"], ["○", "○"]]
