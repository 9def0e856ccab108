"""Years without a figure yet, in lists between level rulings alone."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid


def test_a_word_below_its_year_does_not_reach_over_the_blank_years_beside_it() -> None:
    drawing = Drawing()
    ys = (60.0, 80.0, 100.0, 120.0, 140.0)
    for y in ys:
        drawing.line(30, y, 370, y)
    rows = (
        ("指標", "目標", "令和３年", "令和４年", "令和５年", "令和６年"),
        ("橋の明かり", "12", "未達成", "未達成"),
        ("山の道標", "30", "未達成", "未達成"),
        ("川の渡し", "8", "未達成", "未達成"),
    )
    for y, texts in zip(ys, rows, strict=False):
        for x, text in zip((34, 110, 150, 205, 260, 315), texts, strict=False):
            drawing.text(x if text != "未達成" else x + 5, y + 14, text)
    grid = only_grid(drawing.read())
    assert [(c.text, c.column, c.column_span) for c in grid.cells if c.row == 1 and c.text] == [
        ("橋の明かり", 0, 1),
        ("12", 1, 1),
        ("未達成", 2, 1),
        ("未達成", 3, 1),
    ]


def test_a_grade_in_words_does_not_reach_over_the_blank_columns_of_the_next_year() -> None:
    drawing = Drawing(560, 300)
    ys = (60.0, 80.0, 100.0, 120.0, 140.0, 160.0)
    for y in ys:
        drawing.line(30 if y != ys[1] else 200, y, 530, y)
    rows = (
        ("", "", "", "令和５年", "", "", "令和６年"),
        ("番号", "指標", "目標", "実績", "達成率", "評価", "実績", "達成率", "評価"),
        ("1", "橋の明かり", "12", "8", "67%", "一部達成"),
        ("2", "山の道標", "30", "20", "67%", "一部達成"),
        ("3", "川の渡し", "8", "5", "63%", "一部達成"),
    )
    xs = (34, 66, 160, 215, 260, 310, 390, 430, 490)
    for y, texts in zip(ys, rows, strict=False):
        for x, text in zip(xs, texts, strict=False):
            drawing.text(x, y + 14, text, 8)
    grid = only_grid(drawing.read())
    grades = [(c.column_span, c.text) for c in grid.cells if c.text == "一部達成"]
    assert grades == [(1, "一部達成")] * 3
