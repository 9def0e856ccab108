"""Timetables of cards whose bars and arrows are drawn, in the looks that offices give them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.families.card_labelled_grid import FAMILY
from schemas.printed import Document
from tests.drawing import Drawing

LEFT, LABELS, RIGHT = 30.0, 110.0, 560.0
YEARS = ("令和７年度", "令和８年度", "令和９年度", "令和10年度", "令和11年度")
FIELDS = (
    ("事業名", "共同書庫の整備"),
    ("取組内容", "三つの図書館の書庫を一つにする。"),
    ("効果", "本の置き場が増える。"),
)
ROW = 20.0


class _Card:
    """A card of a labelled grid; the timetable is its last row, and its cells are drawn by the test."""

    def __init__(self, names: float = 0.0, *, plumb: bool = True) -> None:
        self.drawing = Drawing(590, 420)
        self.plumb = plumb
        self.top = 40.0
        self.first = LABELS + names
        self.wide = (RIGHT - self.first) / len(YEARS)
        for label, text in FIELDS:
            self._ruled(self.top, LEFT)
            self._text(LEFT, label)
            self._text(LABELS, text)
            self.top += ROW
        self.begin = self.top
        self.years_end: float | None = None
        self._ruled(self.top, LEFT)

    def _ruled(self, y: float, x0: float) -> None:
        self.drawing.line(x0, y, RIGHT, y)

    def _text(self, x: float, text: str, down: float = 13.0) -> None:
        self.drawing.text(x + 4, self.top + down, text, 9)

    def x(self, year: float) -> float:
        """Where a year begins, counted from 0."""
        return self.first + year * self.wide

    def heads(self, corner: str = "", starts: float | None = None) -> None:
        """The row of the years."""
        self.row(corner, starts=starts)
        for n, year in enumerate(YEARS):
            self.drawing.text(self.x(n) + self.wide / 2 - 22, self.top - ROW + 13, year, 9)

    def row(self, name: str, height: float = ROW, starts: float | None = None) -> None:
        """A row with a name left of the years and a ruling below it."""
        self._text(LABELS, name)
        self.top += height
        self._ruled(self.top, LABELS if starts is None else starts)

    def read(self) -> Document:
        """The finished card."""
        self._ruled(self.top, LEFT)
        self.drawing.text(LEFT + 4, (self.begin + self.top) / 2 + 4, "実施スケジュール", 9)
        if self.plumb:
            for x in (LEFT, LABELS, RIGHT):
                self.drawing.line(x, 40, x, self.top)
            for n in range(len(YEARS)):
                self.drawing.line(self.x(n), self.begin, self.x(n), self.years_end or self.top)
        return self.drawing.read()


def _schedule(document: Document) -> dict[str, str]:
    """The years of each item as a row of crosses and dots."""
    found: dict[str, dict[str, bool]] = {}
    for region in FAMILY.find(document):
        for record in FAMILY.read(document, region).records:
            if record.table == "schedules":
                item = record.fields["item"].text.replace("\n", "")
                found.setdefault(item, {})[record.fields["fiscal_year"].text] = "mark" in record.fields
    return {item: "".join(".x"[years[year]] for year in YEARS) for item, years in found.items()}


def _inside(card: _Card, bars: Sequence[tuple[str, int, int]]) -> None:
    for n, (name, first, last) in enumerate(bars):
        top = card.top + 4 + 16 * n
        card.drawing.arrow(card.x(first) + 3, top, card.x(last + 1) - 3, top + 13)
        middle = (card.x(first) + card.x(last + 1)) / 2
        card.drawing.text(middle - 4 * len(name), top + 10, name, 8)


def test_names_on_arrows_that_share_the_cells_of_the_years_are_those_of_their_arrows() -> None:
    card = _Card()
    card.heads()
    _inside(card, (("蔵書の調査と選別の打合せ", 0, 1), ("書架の据付け", 1, 1), ("共同の貸出しの運営", 1, 4)))
    card.row("", 60)
    assert _schedule(card.read()) == {
        "蔵書の調査と選別の打合せ": "xx...",
        "書架の据付け": ".x...",
        "共同の貸出しの運営": ".xxxx",
    }


@pytest.mark.parametrize("above", [True, False])
def test_a_name_above_or_below_a_thin_arrow_is_that_of_the_arrow(above: bool) -> None:
    card = _Card()
    card.heads()
    for n, (name, first, last) in enumerate((("蔵書の調査", 0, 0), ("据付けと点検", 1, 3))):
        top = card.top + 6 + 34 * n
        card.drawing.arrow(card.x(first) + 2, top + 10, card.x(last + 1) - 2, top + 17)
        card.drawing.text(card.x(first) + 4, top + 8 if above else top + 26, name, 8)
    card.row("", 74)
    assert _schedule(card.read()) == {"蔵書の調査": "x....", "据付けと点検": ".xxx."}


def test_an_arrow_beside_a_named_one_goes_on_with_it() -> None:
    card = _Card()
    card.heads()
    _inside(card, (("据付け", 1, 1),))
    card.drawing.arrow(card.x(2) + 3, card.top + 4, card.x(4) - 3, card.top + 17)
    card.row("", 30)
    assert _schedule(card.read()) == {"据付け": ".xxx."}


def test_a_band_across_the_form_ends_a_timetable_without_a_column_of_names() -> None:
    card = _Card()
    card.heads()
    _inside(card, (("据付け", 1, 2),))
    card.row("", 30)
    card.years_end = card.top
    card.row("事業費（千円）")
    assert _schedule(card.read()) == {"据付け": ".xx.."}


def test_rows_with_nothing_but_a_bar_between_level_rulings_are_items() -> None:
    card = _Card(110, plumb=False)
    card.drawing.fill(LEFT, card.top, LABELS, card.top + 4 * ROW, 0.9, 0.9, 0.9)
    card.heads("項目")
    for name, first, last in (("蔵書の調査と選別をする", 0, 0), ("据付け", 1, 3), ("共同の貸出し", 3, 4)):
        card.drawing.arrow(card.x(first) + 2, card.top + 5, card.x(last + 1) - 2, card.top + 15)
        card.row(name)
    assert _schedule(card.read()) == {
        "蔵書の調査と選別をする": "x....",
        "据付け": ".xxx.",
        "共同の貸出し": "...xx",
    }


def _halves(card: _Card) -> None:
    """上期 and 下期 below each year."""
    card.heads("項目", starts=card.first)
    for n in range(2 * len(YEARS)):
        card.drawing.text(card.x(n / 2) + 8, card.top + 13, "上期" if n % 2 == 0 else "下期", 9)
    card.row("")


def _half_rulings(card: _Card, top: float) -> None:
    for n in range(len(YEARS)):
        card.drawing.line(card.x(n + 0.5), top, card.x(n + 0.5), card.top)


def test_a_bar_over_half_a_year_covers_the_year() -> None:
    card = _Card(110)
    _halves(card)
    top = card.top - ROW
    for name, begin, end in (("蔵書の調査", 0.0, 0.5), ("据付け", 0.5, 2.5), ("貸出し", 2.5, 5.0)):
        card.drawing.fill(card.x(begin) + 2, card.top + 6, card.x(end) - 2, card.top + 14, 0.3, 0.5, 0.8)
        card.row(name)
    _half_rulings(card, top)
    assert _schedule(card.read()) == {"蔵書の調査": "x....", "据付け": "xxx..", "貸出し": "..xxx"}


def test_a_mark_in_a_part_of_a_year_is_one_of_the_year() -> None:
    card = _Card(110)
    _halves(card)
    top = card.top - ROW
    for name, marks in (("蔵書の調査", (1, 2)), ("据付け", (5,))):
        for n in marks:
            card.drawing.text(card.x(n / 2) + 14, card.top + 14, "●", 9)
        card.row(name)
    _half_rulings(card, top)
    assert _schedule(card.read()) == {"蔵書の調査": "xx...", "据付け": "..x.."}


def test_shades_beside_each_other_cover_their_years_though_no_year_is_left_out() -> None:
    card = _Card(110)
    card.drawing.fill(LABELS, card.top, RIGHT, card.top + ROW, 0.85, 0.85, 0.85)
    card.heads("項目")
    for name in ("蔵書の調査", "据付け"):
        for n, shade in enumerate((0.95, 0.9, 0.8, 0.7, 0.6)):
            card.drawing.fill(card.x(n), card.top, card.x(n + 1), card.top + ROW, 1, shade, shade)
        card.row(name)
    assert _schedule(card.read()) == {"蔵書の調査": "xxxxx", "据付け": "xxxxx"}


def test_the_outline_of_a_bar_parts_no_name_of_two_lines() -> None:
    card = _Card(80)
    card.heads("項目")
    card.drawing.frame(card.x(1) + 6, card.top + 10, card.x(3) - 6, card.top + 20)
    card.drawing.text(LABELS + 4, card.top + 24, "をする", 9)
    card.row("蔵書の調査", 30)
    assert _schedule(card.read()) == {"蔵書の調査をする": ".xx.."}


def test_a_timetable_drawn_within_one_cell_is_rows_and_columns_of_its_own() -> None:
    card = _Card(110)
    card.plumb = False
    for x in (LEFT, LABELS, RIGHT):
        card.drawing.line(x, 40, x, card.top + 64)
    _years_on_a_line(card)
    for n, (name, first, last) in enumerate((("蔵書の調査", 0, 0), ("据付け", 1, 3), ("共同の貸出し", 3, 4))):
        top = card.top + 18 + 14 * n
        card.drawing.text(LABELS + 4, top + 9, name, 8)
        card.drawing.arrow(card.x(first) + 2, top + 1, card.x(last + 1) - 2, top + 11)
    card.row("", 64)
    assert _schedule(card.read()) == {"蔵書の調査": "x....", "据付け": ".xxx.", "共同の貸出し": "...xx"}


def test_arrows_with_their_names_inside_stand_below_years_that_nothing_rules() -> None:
    card = _Card(plumb=False)
    card.drawing.fill(LEFT, 40, LABELS, card.top + 54, 0.9, 0.9, 0.9)
    _years_on_a_line(card, left=4.0)
    card.top += 14
    _inside(card, (("蔵書の調査", 0, 1), ("共同の貸出し", 1, 4)))
    card.top -= 14
    card.row("", 54)
    assert _schedule(card.read()) == {"蔵書の調査": "xx...", "共同の貸出し": ".xxxx"}


def _years_on_a_line(card: _Card, left: float | None = None) -> None:
    """The years in the cell of the timetable, in the middle of their columns or from the left."""
    for n, year in enumerate(YEARS):
        x = card.x(n) + (card.wide / 2 - 20 if left is None else left)
        card.drawing.text(x, card.top + 12, year, 8)


@pytest.mark.parametrize("corner", ["", "内容"])
def test_a_timetable_below_a_heading_on_the_bare_page_is_the_cards(corner: str) -> None:
    card = _Card(60)
    d = Drawing(590, 420)
    lines = (
        "事業名：共同書庫の整備",
        "関係市町：北原市、東野町",
        "取組内容：三つの図書館の書庫を一つにする。",
        "実施スケジュール",
    )
    for n, line in enumerate(lines):
        d.text(LABELS, 60 + 14 * n, line, 9)
    card.drawing, card.top = d, 110.0
    _years_on_a_line(card)
    if corner:
        d.text(LABELS + 8, card.top + 12, corner, 8)
    card.top = 124.0
    _inside(card, (("蔵書の調査", 0, 1), ("共同の貸出し", 1, 4)))
    d.text(LABELS, 180, "期待される効果", 9)
    d.text(LABELS, 194, "本の置き場が増える。", 9)
    assert _schedule(d.read()) == {"蔵書の調査": "xx...", "共同の貸出し": ".xxxx"}


def test_an_outline_over_all_years_is_a_bar() -> None:
    card = _Card(110)
    card.heads("項目")
    card.drawing.frame(card.x(0) + 1, card.top + 6, card.x(5) - 1, card.top + 14)
    card.row("蔵書の調査")
    assert _schedule(card.read()) == {"蔵書の調査": "xxxxx"}
