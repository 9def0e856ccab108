"""Forms most of whose cells are blank: their rulings look like the bars of a chart, and their rows tell that they
are none.
"""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

LEFT, RIGHT, ROW = 30.0, 560.0, 18.0


class _Form:
    def __init__(self) -> None:
        self.drawing = Drawing(590, 420)
        self.top = 40.0

    def row(self, xs: tuple[float, ...], *texts: str) -> None:
        """A row of ruled cells that begin at some places."""
        for x, text in zip(xs, texts, strict=False):
            self.drawing.text(x + 4, self.top + 12, text, 8)
        for x in (*xs, RIGHT):
            self.drawing.line(x, self.top, x, self.top + ROW)
        for y in (self.top, self.top + ROW):
            self.drawing.line(LEFT, y, RIGHT, y)
        self.top += ROW


def _parts(count: int, first: float = LEFT) -> tuple[float, ...]:
    return tuple(first + n * (RIGHT - first) / count for n in range(count))


def test_a_form_whose_timetable_is_blank_is_no_chart() -> None:
    form = _Form()
    pair, years, items = (LEFT, 110.0), _parts(6), (LEFT, *_parts(6, 170.0))
    for label, text in (
        ("取組名", "図書の共同利用"),
        ("関係市町村", "北原市、東野町"),
        ("事業概要", "書庫を一つにする。"),
        ("期待される効果", "本の置き場が増える。"),
    ):
        form.row(pair, label, text)
    form.row((LEFT,), "事業費（千円）")
    form.row(years, *map(str, range(2025, 2031)))
    form.row(years, "62,129", "30,945", "79,938", "60,395", "89,005", "83,376")
    form.row((LEFT,), "成果指標")
    form.row(_parts(3), "指標", "基準値（R6）", "目標値（R11）")
    form.row(_parts(3), "貸出しの冊数", "95冊", "398冊")
    form.row(_parts(3), "利用者の数", "41人", "120人")
    form.row((LEFT,), "事業スケジュール")
    form.row(items, "取組項目", *map(str, range(2025, 2031)))
    for name, first in (
        ("蔵書の調査", 0),
        ("書架の据付け", 1),
        ("蔵書の選別", 2),
        ("共同の貸出し", 3),
        ("検証", 5),
    ):
        x = items[1 + first]
        form.drawing.fill(x + 3, form.top + 6, x + 60, form.top + 12, 0.3, 0.5, 0.8)
        form.row(items, name)
    grid = only_grid(form.drawing.read())
    assert grid.row_count == 18
    assert [cell.text for cell in grid.row(13) if cell.text] == ["蔵書の調査"]
