"""Small tables among the lines of a card: which figure stands below which head."""

from __future__ import annotations

from extract.cards.text.tabbed import TabbedRow, is_head, is_row, set_in_columns
from schemas.printed import Box, Line, Word


def _line(top: float, *words: tuple[float, str]) -> Line:
    placed = tuple(Word(text, Box(x, top, x + 6.0 * len(text), top + 9)) for x, text in words)
    box = Box.around([word.box for word in placed if word.box is not None])
    return Line(placed, " ".join(text for _, text in words), box)


def test_figures_set_to_the_right_of_their_columns_are_one_of_each_year_above() -> None:
    head = _line(0, (80, "R7"), (190, "R8"), (300, "R9"))
    figures = _line(12, (130, "900"), (240, "750"), (340, "600"))
    assert is_row([TabbedRow(head)], figures)
    cells = set_in_columns([TabbedRow(head), TabbedRow(figures)], 0, 40.0, 400.0)
    assert [(cell.row, cell.text) for cell in cells] == [
        (0, "R7"),
        (0, "R8"),
        (0, "R9"),
        (1, "900"),
        (1, "750"),
        (1, "600"),
    ]


def test_fewer_figures_than_years_stand_below_the_nearest() -> None:
    head = _line(0, (80, "R7"), (190, "R8"), (300, "R9"))
    assert not is_row([TabbedRow(head)], _line(12, (130, "900"), (240, "750")))


def test_words_with_their_values_behind_a_colon_head_no_columns() -> None:
    words = ("基準値（2022）：-", "目標（2028）：15", "実績値（2024）：11")
    assert not is_head(_line(0, *((40 + 120 * k, word) for k, word in enumerate(words))))
    heads = ("指標：", "基準値（2022）", "目標（2028）", "実績値（2024）")
    assert is_head(_line(0, *((40 + 120 * k, word) for k, word in enumerate(heads))))


def test_names_right_of_the_label_in_the_line_of_heads_are_rows_below_the_first_of_these() -> None:
    label = Box(40.0, 0.0, 80.0, 9.0)
    head = _line(0, (110, "項目"), (200, "R7"), (290, "R8"))
    name = _line(12, (100, "屋根の設計"))
    assert is_row([TabbedRow(head)], name, label)
    assert not is_row([TabbedRow(head)], name)
    # what begins at the label's own margin, or reaches below the years, is none
    assert not is_row([TabbedRow(head)], _line(12, (40, "屋根の設計")), label)
    assert not is_row([TabbedRow(head)], _line(12, (100, "屋根の設計と舟の手入れと花を植える人")), label)
    # years alone have no column of names below them
    years = _line(0, (110, "R6"), (200, "R7"), (290, "R8"))
    assert not is_row([TabbedRow(years)], name, label)
    # a label on a line of its own above the heads is not left of them
    assert not is_row([TabbedRow(head)], name, Box(40.0, -14.0, 80.0, -5.0))
