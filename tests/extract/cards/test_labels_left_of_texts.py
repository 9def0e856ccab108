"""Cards that white space alone sets: labels with colons at the left, texts and small tables beside them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi, Passage, Schedule
from tests.drawing import Drawing

LABEL, TEXT, ITEM = 60.0, 150.0, 160.0
YEARS = [336.0, 376.0, 416.0, 456.0, 496.0]
SIZE, LINE, ROW, CLOSE = 10.0, 16.0, 21.0, 15.0
HEADS = [f"Ｒ{year}" for year in "７８９"] + ["Ｒ10", "Ｒ11"]


class _Pages:
    """Pages with one form: labels in a column of their own, nothing drawn around them."""

    def __init__(self) -> None:
        self.drawing, self.base = Drawing(595, 842), 60.0

    def title(self, number: str, field: str, measure: str, above: float = 31.0) -> None:
        self.base += above - ROW
        self.drawing.text(LABEL - 4, self.base, f"（{number}）{field}", 11.5)
        self.drawing.text(LABEL + 8, self.base + 13, f"ア　{measure}", SIZE)
        self.base += 30

    def label(self, *lines: str, base: float | None = None) -> None:
        """Labels of six letters; what is shorter stands apart: the first letter, and the rest at the end."""
        for k, line in enumerate(lines):
            parts = [(LABEL, line)]
            if "　" in line:
                first, rest = line.split("　")
                parts = [(LABEL, first), (LABEL + SIZE * (6 - len(rest)), rest)]
            for x, text in parts:
                self.drawing.text(x, (self.base if base is None else base) + CLOSE * k, text, SIZE)

    def row(self, labels: Sequence[str], *lines: str) -> None:
        self.label(*labels)
        for k, line in enumerate(lines):
            self.drawing.text(TEXT, self.base + LINE * k, line, SIZE)
        self.base += max(LINE * (len(lines) - 1), CLOSE * (len(labels) - 1)) + ROW

    def years(self, label: str, rows: Sequence[tuple[str, Sequence[str]]], unit: str = "") -> None:
        """Years beside a label, or below a unit that stands there, and close rows under them."""
        self.label(label)
        if unit:
            self.drawing.text(530 - 9 * len(unit), self.base, unit, 9)
            self.base += SIZE
        for name, texts in (("", HEADS), *rows):
            if name:
                self.drawing.text(ITEM, self.base, name, SIZE)
            for x, text in zip(YEARS, texts, strict=True):
                wide = sum(SIZE if ord(c) > 0x2E80 else SIZE / 2 for c in text)
                self.drawing.text(x + 10 - wide / 2 if not unit else x + 24 - wide, self.base, text, SIZE)
            self.base += CLOSE
        self.base += ROW - CLOSE

    def page(self) -> None:
        self.drawing.page()
        self.base = 60.0


def _named(pages: _Pages, name: str) -> None:
    pages.row(["事業の名前："], name)
    pages.row(["関係市町名："], "彦根市、愛荘町、甲良町")


def _described(pages: _Pages, thing: str) -> None:
    pages.row(
        ["事業の内容："],
        f"{thing}を町と町のあいだに置き、だれもが休んだり話したりできるようにす",
        "る。",
        "みんなで手入れをし、季節ごとに絵や花で飾る。",
    )
    pages.row(
        ["期待される", "効　果："], f"{thing}のまわりに人が集まり、話す人と歩く人が増え、町の名が知ら", "れる。"
    )
    pages.row(
        ["役割分担の", "考え　方："],
        "・彦根市は、置く所を選び、直しの費用を受け持つ。",
        "・各町は、花と絵を用意する。",
    )


@pytest.fixture(scope="module")
def rows() -> list[object]:
    pages = _Pages()
    pages.drawing.text(LABEL - 8, pages.base, "１　生活機能の強化に係る政策分野", 13)
    pages.base += ROW
    pages.title("１", "医療", "休み所の充実")
    _named(pages, "木のいす事業")
    _described(pages, "木のいす")
    pages.row(
        ["概算事業費："],
        "令和７年度の事業費は 1,100 千円（彦根市 600 千円、愛荘町 300 千円、",
        "甲良町 200 千円）、令和８年度の事業費は 1,200 千円（彦根市 700 千",
        "円、愛荘町 300 千円、甲良町 200 千円）とする。",
    )
    pages.row(
        ["成果指標", "（ＫＰＩ）："],
        "指標１：いすに座った人の数",
        "　　現状値　120人（令和5年度）　→　目標値　300人（令和11年",
        "度）",
        "指標２：置いた数（累計）",
        "　　現状値　4脚（令和5年度）　→　目標値　20脚（令和11年度）",
    )
    on, off = "○", ""
    pages.years(
        "実施予定",
        [
            ("いすを置く", [on, on, on, on, on]),
            ("いすを直す", [off, on, off, off, on]),
            ("置く所の見直し", [off, off, on, off, off]),
        ],
    )
    pages.title("２", "福祉", "話し場の充実")
    _named(pages, "話し場づくり事業")
    pages.page()
    _described(pages, "話し場")
    pages.row(["活用を想定する"], "－")
    pages.page()
    pages.label("補助制度等：")
    pages.base += ROW
    pages.years(
        "概算事業費：",
        [("彦根市", ["10", "20", "30", "40", "50"]), ("愛荘町", ["11", "21", "31", "41", "51"])],
        unit="（単位：千円）",
    )
    pages.row(
        ["成果指標", "（ＫＰＩ）："],
        "指標：話した人の数",
        "　　現状値　70人（令和5年度）　→　目標値　90人（令和11年度）",
    )
    pages.years("実施予定", [("話し場を開く", [on, on, on, on, on]), ("絵を飾る", [off, on, off, on, off])])
    return list(process(pages.drawing.read()).rows)


def test_labels_set_from_end_to_end_stand_in_one_column(rows: list[object]) -> None:
    cards = [row for row in rows if isinstance(row, Initiative)]
    assert [card.name for card in cards] == ["木のいす事業", "話し場づくり事業"]
    assert [card.effect for card in cards] == [
        f"{thing}のまわりに人が集まり、話す人と歩く人が増え、町の名が知られる。"
        for thing in ("木のいす", "話し場")
    ]
    assert all(card.role_sharing and card.role_sharing.startswith("・彦根市は、") for card in cards)


def test_a_title_in_larger_type_ends_a_form_and_the_next_one_may_begin_with_two_rows(rows: list[object]) -> None:
    cards = [row for row in rows if isinstance(row, Initiative)]
    assert [(card.policy_field, card.measure) for card in cards] == [
        ("医療", "休み所の充実"),
        ("福祉", "話し場の充実"),
    ]
    assert [card.municipalities for card in cards] == ["彦根市、愛荘町、甲良町"] * 2


def test_a_label_torn_by_the_page_begins_no_card(rows: list[object]) -> None:
    cards = [row for row in rows if isinstance(row, Initiative)]
    assert (cards[1].subsidy, cards[1].page_start, cards[1].page_end) == (None, 1, 3)
    assert not any(isinstance(row, Passage) and "補助制度" in row.text for row in rows)


def test_rows_of_a_timetable_are_rows_however_near(rows: list[object]) -> None:
    active: dict[str, list[int | None]] = {}
    for row in rows:
        if isinstance(row, Schedule) and row.item is not None:
            active.setdefault(row.item, []).extend([row.fiscal_year] if row.active else [])
    assert active == {
        "いすを置く": [2025, 2026, 2027, 2028, 2029],
        "いすを直す": [2026, 2029],
        "置く所の見直し": [2027],
        "話し場を開く": [2025, 2026, 2027, 2028, 2029],
        "絵を飾る": [2026, 2028],
    }


def test_the_figures_of_an_indicator_stand_on_the_line_below_its_name(rows: list[object]) -> None:
    found = [
        (row.indicator, row.baseline_value, row.baseline_fy, row.target_value, row.target_fy)
        for row in rows
        if isinstance(row, Kpi)
    ]
    assert found == [
        ("いすに座った人の数", 120, 2023, 300, 2029),
        ("置いた数（累計）", 4, 2023, 20, 2029),
        ("話した人の数", 70, 2023, 90, 2029),
    ]


def test_brackets_behind_a_stated_amount_name_the_parts_of_towns(rows: list[object]) -> None:
    found = [
        (row.fiscal_year, row.municipality, row.amount_thousand_yen) for row in rows if isinstance(row, Budget)
    ]
    assert found[:8] == [
        (2025, None, 1100),
        (2025, "彦根市", 600),
        (2025, "愛荘町", 300),
        (2025, "甲良町", 200),
        (2026, None, 1200),
        (2026, "彦根市", 700),
        (2026, "愛荘町", 300),
        (2026, "甲良町", 200),
    ]


def test_a_unit_that_reaches_into_the_line_of_years_stands_over_it(rows: list[object]) -> None:
    found = [
        (row.fiscal_year, row.municipality, row.amount_thousand_yen) for row in rows if isinstance(row, Budget)
    ]
    assert found[8:] == [
        (2025 + k, town, 10 * (k + 1) + more) for more, town in ((0, "彦根市"), (1, "愛荘町")) for k in range(5)
    ]
