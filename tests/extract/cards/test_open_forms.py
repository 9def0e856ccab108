"""Cards of a word processor: lines between the rows only, grounds behind the labels, arrows as drawn shapes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kohyo.pipeline import process
from schemas.tables import Agreement, Budget, Initiative, InitiativeProject, Schedule
from tests.drawing import Drawing

LEFT, VALUE, RIGHT = 50.0, 120.0, 530.0
YEARS = [300.0, 346.0, 392.0, 438.0, 484.0, RIGHT]
GROUND = (0.95, 0.95, 0.95)


class _Form:
    """A form without outer border: a line between two rows, grounds behind the labels."""

    def __init__(self, drawing: Drawing, top: float) -> None:
        self.drawing, self.top, self.bottom = drawing, top, top

    def row(self, label: str, *lines: str, x: float = VALUE + 5) -> None:
        height = 5.0 + 11.0 * len(lines)
        self._begins(label, height, LEFT)
        for k, line in enumerate(lines):
            self.drawing.text(x, self.bottom + 11 + 11 * k, line, 9)
        self.bottom += height

    def timetable(self, items: list[tuple[str, int, int]]) -> None:
        height = 16.0 * (len(items) + 1)
        self._begins("実施予定", height, LEFT)
        self._cells("実施項目", [f"{2024 + k}年度" for k in range(5)])
        for item, first, last in items:
            self.bottom += 16
            self.drawing.line(VALUE, self.bottom, RIGHT, self.bottom)
            self.drawing.text(VALUE + 5, self.bottom + 11, item, 8)
            self.drawing.arrow(YEARS[first] + 2, self.bottom + 4, YEARS[last + 1] - 4, self.bottom + 12, grey=1)
        self.bottom += 16

    def costs(self, amounts: list[str]) -> None:
        self._begins("事業費(千円)", 16, LEFT)
        self._cells("見込額（両町計）", amounts)
        self.bottom += 16

    def _begins(self, label: str, height: float, x0: float) -> None:
        self.drawing.fill(LEFT, self.bottom, VALUE, self.bottom + height, *GROUND)
        if self.bottom > self.top:
            self.drawing.line(x0, self.bottom, RIGHT, self.bottom)
        self.drawing.text(LEFT + 5, self.bottom + height / 2 + 3, label, 9)

    def _cells(self, name: str, texts: list[str]) -> None:
        self.drawing.text(VALUE + 20, self.bottom + 11, name, 8)
        for (x0, x1), text in zip(pairwise(YEARS), texts, strict=True):
            wide = sum(8.0 if ord(c) > 0x2E80 else 4.0 for c in text)
            self.drawing.text((x0 + x1 - wide) / 2, self.bottom + 11, text, 8)


def _card(drawing: Drawing, top: float, name: str, item: str) -> _Form:
    form = _Form(drawing, top)
    form.row("事業名", name)
    form.row("連携する視点", "生活機能の強化")
    form.row("取組内容", "町のあちこちで暮らしの困りごとを聞き、みんなで力を合わせて一つずつ片づけてい", "く。")
    form.row("期待される効果", "安心して暮らせる。")
    form.row(
        "事業名称",
        "【青井町】○見回りの輪をひろげる事業　○みんなの声を届ける事業　○花と木のあるま",
        "ちをつくる事業",
        "【緑川町】○見守りの網をむすぶ事業",
    )
    form.row("関係町", "青井町、緑川町")
    form.timetable([("見回りの輪をひろげる事業", 0, 4), (item, 1, 3)])
    return form


@pytest.fixture(scope="module")
def rows() -> list[object]:
    drawing = Drawing(595, 700)
    drawing.text(LEFT, 40, "〔形成協定の内容〕", 9)
    form = _Form(drawing, 46)
    parts = [("取組の内容", 2), ("青井町の役割", 1), ("緑川町の役割", 1)]
    for k, (label, count) in enumerate(parts):
        height = 5.0 + 11 * count
        if k:
            drawing.line(LEFT, form.bottom, RIGHT, form.bottom)
        drawing.text(LEFT + 5, form.bottom + height / 2 + 3, label, 9)
        text = f"{label[:3]}が力を合わせ、暮らしの困りごとを集める窓口を設け、町の人の声を聞いて回る取組を進め"
        drawing.text(VALUE + 5, form.bottom + 11, text, 9)
        if count > 1:
            drawing.text(VALUE + 5, form.bottom + 22, "る。", 9)
        form.bottom += height
    drawing.text(LEFT, form.bottom + 16, "〔具体的な取組〕", 9)
    form = _card(drawing, form.bottom + 22, "暮らしの困りごと解決事業", "６次産業化の芽を育てる補助金")
    form.costs(["1,110", "1,120", "1,130", "1,140", "1,150"])
    drawing.text(LEFT, form.bottom + 12, "※事業費は見込額であり、予算で定めます。", 8)
    _card(drawing, form.bottom + 24, "道の見守り事業", "みんなの声を届ける事業")
    drawing.page()
    form = _Form(drawing, 50)
    form.costs(["2,210", "2,220", "2,230", "2,240", "2,250"])
    drawing.text(LEFT, form.bottom + 12, "※事業費は見込額であり、予算で定めます。", 8)
    form = _card(drawing, form.bottom + 30, "花いっぱい事業", "花と木のあるまちをつくる事業")
    form.costs(["3,310", "3,320", "3,330", "3,340", "3,350"])
    return list(process(drawing.read()).rows)


def test_a_form_begins_and_ends_with_the_grounds_of_its_labels(rows: list[object]) -> None:
    names = [row.name for row in rows if isinstance(row, Initiative)]
    assert names == ["暮らしの困りごと解決事業", "道の見守り事業", "花いっぱい事業"]


def test_what_the_pages_end_leaves_of_a_card_is_read_below_its_years(rows: list[object]) -> None:
    found = [(row.fiscal_year, row.amount_thousand_yen) for row in rows if isinstance(row, Budget)]
    assert found == [(2024 + k, 1100 * n + 10 * (k + 1)) for n in (1, 2, 3) for k in range(5)]


def test_white_arrows_are_bars_of_a_timetable_and_no_rulings(rows: list[object]) -> None:
    active: dict[str, set[int | None]] = {}
    for row in rows:
        if isinstance(row, Schedule) and row.active and row.item is not None:
            active.setdefault(row.item, set()).add(row.fiscal_year)
    assert active == {
        "見回りの輪をひろげる事業": {2024, 2025, 2026, 2027, 2028},
        "６次産業化の芽を育てる補助金": {2025, 2026, 2027},
        "みんなの声を届ける事業": {2025, 2026, 2027},
        "花と木のあるまちをつくる事業": {2025, 2026, 2027},
    }


def test_an_item_of_a_running_list_is_not_parted_by_the_columns_of_other_rows(rows: list[object]) -> None:
    found = [row.project for row in rows if isinstance(row, InitiativeProject)][:4]
    assert found == [
        "見回りの輪をひろげる事業",
        "みんなの声を届ける事業",
        "花と木のあるまちをつくる事業",
        "見守りの網をむすぶ事業",
    ]


def test_rows_beyond_the_outermost_lines_belong_to_an_agreement(rows: list[object]) -> None:
    found = [(row.role, row.text) for row in rows if isinstance(row, Agreement)]
    rest = "が力を合わせ、暮らしの困りごとを集める窓口を設け、町の人の声を聞いて回る取組を進め"
    assert found == [("content", f"取組の{rest}る。"), ("青井町", f"青井町{rest}"), ("緑川町", f"緑川町{rest}")]
