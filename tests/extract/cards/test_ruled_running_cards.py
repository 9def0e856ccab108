"""Cards with each label above what belongs to it, level rulings between all rows, and nothing else drawn."""

from __future__ import annotations

from collections.abc import Sequence

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi, KpiResult, Schedule
from tests.drawing import Drawing

LEFT, RIGHT = 40.0, 540.0
YEARS = ("令和７年度", "令和８年度", "令和９年度")
HEADS = ("実施内容", *YEARS)
PLAN = (("船の修理", "○", "", ""), ("夜の渡し", "", "○", "○"))
GOALS = (
    ("区分", "渡った人の数（人）", "船を出した日（日）"),
    ("現状値（令和６年度）", "120", "30"),
    ("実績（令和７年度）", "135", "-"),
    ("目標値（令和９年度）", "150", "48"),
)
FIELDS = (
    ("基本目標", "人が行き交うまちをつくる"),
    ("分野", "交通"),
    ("具体的な施策", "川の渡しを残す"),
    ("事業内容", "渡し船を直し、夜も出す。"),
    ("事業効果", "川の向こうへ通う人が増える。"),
)


class _Page:
    """A card from top to bottom."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing, self.y = drawing, 60.0

    def rule(self) -> None:
        self.drawing.line(LEFT, self.y, RIGHT, self.y)

    def label(self, text: str) -> None:
        self.y += 15
        self.drawing.text(LEFT + 4, self.y, f"■{text}", 10)

    def field(self, label: str, text: str) -> None:
        self.label(label)
        self.y += 15
        self.drawing.text(LEFT + 14, self.y, text, 10)
        self.y += 6
        self.rule()

    def table(self, label: str, rows: Sequence[Sequence[str]], xs: Sequence[float]) -> None:
        self.label(label)
        self.y += 6
        self.rule()
        for row in rows:
            self.y += 15
            for x, text in zip(xs, row, strict=True):
                self.drawing.text(x, self.y, text, 10)
            self.y += 5
            self.rule()


def _card(*, named: bool, subsidy: str = "里の渡し基金") -> list[object]:
    drawing = Drawing(580, 700)
    page = _Page(drawing)
    if named:
        page.rule()
        page.y += 15
        drawing.text(LEFT + 4, page.y, "■事業名", 10)
        drawing.text(LEFT + 84, page.y, "渡し船の運航", 10)
        page.y += 6
    else:
        drawing.text(LEFT, 50, "取組①　渡し船の運航", 13)
    page.rule()
    for label, text in FIELDS:
        page.field(label, text)
    page.table("事業工程", (HEADS, *PLAN), (50, 250, 350, 450))
    page.table("数値目標", GOALS, (50, 210, 400))
    page.field("事業費（千円）", "令和７年度：1,200　令和８年度：800　令和９年度：640")
    page.field("活用する補助制度", subsidy) if subsidy else page.label("活用する補助制度：")
    page.y += 0 if subsidy else 6
    page.rule()
    drawing.text(LEFT, page.y + 14, "※金額は見込みです。", 8)
    return list(process(drawing.read()).rows)


def _told(rows: Sequence[object]) -> None:
    marks = [(r.item, r.fiscal_year, r.active) for r in rows if isinstance(r, Schedule)]
    assert marks == [(name, 2025 + k, bool(mark)) for name, *covered in PLAN for k, mark in enumerate(covered)]
    kpis = [(r.indicator, r.unit, r.baseline_value, r.target_value) for r in rows if isinstance(r, Kpi)]
    assert kpis == [("渡った人の数", "人", 120, 150), ("船を出した日", "日", 30, 48)]
    assert [(r.fiscal_year, r.value) for r in rows if isinstance(r, KpiResult) and r.value] == [(2025, 135)]
    amounts = [(r.fiscal_year, r.amount_thousand_yen) for r in rows if isinstance(r, Budget)]
    assert amounts == [(2025, 1200), (2026, 800), (2027, 640)]


def test_tables_between_labels_have_columns_of_their_own() -> None:
    rows = _card(named=True)
    (card,) = [r for r in rows if isinstance(r, Initiative)]
    assert (card.name, card.policy_field, card.effect) == ("渡し船の運航", "交通", FIELDS[-1][1])
    assert card.subsidy == "里の渡し基金"  # and not what stands below the last ruling
    _told(rows)


def test_a_card_may_be_named_by_the_heading_above_alone() -> None:
    rows = _card(named=False)
    (card,) = [r for r in rows if isinstance(r, Initiative)]
    assert (card.name, card.measure, card.description) == ("渡し船の運航", "川の渡しを残す", FIELDS[3][1])
    _told(rows)


def test_a_note_below_the_last_ruling_is_no_value_of_a_label_left_blank() -> None:
    (card,) = [r for r in _card(named=True, subsidy="") if isinstance(r, Initiative)]
    assert (card.name, card.effect, card.subsidy) == ("渡し船の運航", FIELDS[-1][1], None)
