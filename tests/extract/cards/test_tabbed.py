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
