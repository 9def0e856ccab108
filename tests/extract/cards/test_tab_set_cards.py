"""Cards of a word processor set by tabs only: numbered labels with hanging texts, small tables below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfbase import pdfmetrics

from kohyo.pipeline import process
from schemas.tables import Budget, FindingRow, Initiative, Kpi, Schedule
from tests.drawing import GOTHIC, Drawing, texts

_Text = tuple[float, str, float]
"""Where a text begins, its words, and the size of its type."""
LEFT, VALUE, SIZE, SMALL = 57.0, 176.0, 10.5, 9.0
LINE, ITEM, HEAD = 14.7, 16.4, 17.5
"""From one line of a text to the next, to the next label, and to the heads of a small table."""
YEARS = (306.0, 354.0, 402.5, 451.0, 499.0)
VALUES = (403.0, 516.0)
NAMES = ("夜間の診療を受けた圏域の住民のうち里町の病院に移った", "者の延べ人数（圏域全体の累計）")


def _set(texts: Sequence[str], stops: Sequence[float], size: float, *, middle: bool = False) -> list[_Text]:
    """Texts that end at their tab stops, or have their middle there; blank ones are left out."""
    share = 0.5 if middle else 1.0
    widths = [share * pdfmetrics.stringWidth(text, GOTHIC, size) for text in texts]
    return [(x - width, text, size) for x, width, text in zip(stops, widths, texts, strict=True) if text.strip()]


class _Pages:
    """Pages on which lines are set one below the other."""

    def __init__(self, title_size: float = 12, inset: float = SIZE) -> None:
        self.drawing = Drawing(595, 842)
        self.base, self.title_size, self.inset = 80.0, title_size, inset

    def line(self, x: float, text: str, *others: _Text, step: float = LINE, size: float = SIZE) -> None:
        self.base += step
        for left, word, height in ((x, text, size), *others):
            self.drawing.text(left, self.base, word, height)

    def title(self, text: str) -> None:
        self.line(LEFT, text, step=24, size=self.title_size)
        self.base += 2

    def label(self, word: str, *lines: str) -> None:
        self.line(LEFT, word, (VALUE, lines[0], SIZE), step=ITEM)
        for text in lines[1:]:
            self.line(VALUE, text)

    def more(self, *lines: str) -> None:
        for n, text in enumerate(lines):
            self.line(VALUE, text, step=LINE if n else ITEM)

    def goal(self, name: str, *values: str, x: float = LEFT) -> None:
        self.line(x + self.inset, name, *_set(values, VALUES[: len(values)], SIZE))

    def years(self, word: str, *, middle: bool = False) -> None:
        self.line(LEFT, word, *_set(("R7", "R8", "R9", "R10", "R11"), YEARS, SMALL, middle=middle), step=HEAD)

    def marks(self, name: str, marks: str) -> None:
        self.line(LEFT + self.inset, name, *_set(marks, YEARS, SIZE, middle=True))

    def amounts(self, name: str, *amounts: str) -> None:
        self.line(LEFT + 2 * SIZE, name, *_set(amounts, YEARS, SIZE))

    def first_labels(self, field: str, measure: str) -> None:
        self.label("（１）連携分野", field)
        self.label("（２）取組項目", measure)

    def texts(self, towns: str) -> None:
        self.label("（３）構成市町", towns)
        self.label(
            "（４）事業の内容",
            "休日と夜間に診る当番の医師を決め、圏域のどこに住む人も",
            "診療を受けられるようにする。",
        )
        self.label("（５）見込まれる効果", "急な病のときにも安心して暮らせる。")

    def roles(self) -> None:
        self.label(
            "（６）市町の役割",
            "山川市：当番の表を作り、病院や医師会との話を進め、町にかかった費用をまと",
            "めて取り扱う。",
        )
        self.more("里町：住む人の数に応じて費用を負担し、町の便りで広く知らせる。")

    def page(self) -> None:
        self.drawing.page()
        self.base = 80.0

    def rows(self) -> list[object]:
        return list(process(self.drawing.read()).rows)


def _goals(pages: _Pages) -> None:
    heads = _set(("基準値（令和６年度）", "目標値（令和11年度）"), (414, 527), SMALL)
    pages.line(LEFT, "（７）成果指標", *heads, step=HEAD)
    pages.goal("・" + NAMES[0])
    pages.goal(NAMES[1], "23人", "90人", x=LEFT + SIZE)
    pages.goal("・当番の日数", "120日", "150日")


def _tables(pages: _Pages, *, cut: bool = False) -> None:
    pages.years("（８）事業費（千円）")
    pages.amounts("見込額", "1,200", "1,200", "0", "1,350", "1,350")
    pages.years("（９）工程", middle=True)
    pages.marks("・当番の表の作成", "　○○○○")
    if cut:
        pages.page()
    pages.marks("・診療の支援", "○○　　　")


def _check(rows: list[object], card: int = 0, cards: int = 1) -> None:
    """What every card prints in its small tables."""
    owner = [row.initiative_id for row in rows if isinstance(row, Initiative)]
    assert len(owner) == cards
    kpis = [row for row in rows if isinstance(row, Kpi) and row.initiative_id == owner[card]]
    assert [(k.indicator, k.unit, k.baseline_value, k.target_value, k.baseline_fy, k.target_fy) for k in kpis] == [
        ("".join(NAMES), "人", 23, 90, 2024, 2029),
        ("当番の日数", "日", 120, 150, 2024, 2029),
    ]
    budgets = [row for row in rows if isinstance(row, Budget) and row.initiative_id == owner[card]]
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == list(
        zip(range(2025, 2030), (1200, 1200, 0, 1350, 1350), strict=True)
    )
    marks = [row for row in rows if isinstance(row, Schedule) and row.initiative_id == owner[card]]
    assert [(m.item, m.fiscal_year, m.active) for m in marks] == [
        (item, 2025 + k, active == "○")
        for item, actives in (("当番の表の作成", "　○○○○"), ("診療の支援", "○○　　　"))
        for k, active in enumerate(actives)
    ]


def _whole(pages: _Pages, number: str, name: str, *, cut: bool = False) -> None:
    pages.title(f"{number}　{name}")
    pages.first_labels("医療", "診療の体制づくり")
    pages.texts("山川市・里町")
    pages.roles()
    _goals(pages)
    _tables(pages, cut=cut)


def test_two_cards_below_each_other() -> None:
    pages = _Pages()
    _whole(pages, "1-1", "夜間診療事業")
    _whole(pages, "1-2", "休日診療事業")
    rows = pages.rows()
    names = [(row.number, row.name, row.policy_field) for row in rows if isinstance(row, Initiative)]
    assert names == [("1-1", "夜間診療事業", "医療"), ("1-2", "休日診療事業", "医療")]
    _check(rows, 0, 2)
    _check(rows, 1, 2)
    assert not [row for row in rows if isinstance(row, FindingRow) and row.rule == "damaged-source"]


def test_a_title_in_larger_type_is_no_row_of_a_table() -> None:
    pages = _Pages()
    _whole(pages, "1-1", "夜間診療事業")
    _whole(pages, "1-2", "休日診療事業")
    document = pages.drawing.read()
    assert len(document.pages[0].grids) == 2
    assert texts(document) == ["1-1　夜間診療事業", "1-2　休日診療事業"]


def test_titles_in_the_size_of_the_rows() -> None:
    pages = _Pages(title_size=SIZE)
    _whole(pages, "1-1", "夜間診療事業")
    _whole(pages, "1-2", "休日診療事業")
    rows = pages.rows()
    assert [row.name for row in rows if isinstance(row, Initiative)] == ["夜間診療事業", "休日診療事業"]
    _check(rows, 1, 2)
    assert not [row for row in rows if isinstance(row, FindingRow) and row.rule == "damaged-source"]


def test_only_the_small_tables_stand_overleaf() -> None:
    pages = _Pages()
    pages.title("1-1　夜間診療事業")
    pages.first_labels("医療", "診療の体制づくり")
    pages.texts("山川市・里町")
    pages.roles()
    pages.page()
    _goals(pages)
    _tables(pages)
    _check(pages.rows())


def test_few_labels_stand_above_the_small_tables_overleaf() -> None:
    pages = _Pages()
    pages.title("1-1　夜間診療事業")
    pages.first_labels("医療", "診療の体制づくり")
    pages.texts("山川市・里町")
    pages.page()
    pages.label("（６）市町の役割", "山川市：当番の表を作り、病院との話を進める。")
    pages.more("里町：住む人の数に応じて費用を負担し、町の便りで広く知らせる。")
    _goals(pages)
    _tables(pages)
    rows = pages.rows()
    _check(rows)
    role = next(row.role_sharing for row in rows if isinstance(row, Initiative))
    assert role == (
        "山川市：当番の表を作り、病院との話を進める。里町：住む人の数に応じて費用を負担し、町の便りで広く知らせる。"
    )


def test_the_last_texts_stand_above_the_small_tables_overleaf() -> None:
    pages = _Pages()
    pages.title("1-1　夜間診療事業")
    pages.first_labels("医療", "診療の体制づくり")
    pages.texts("山川市・里町")
    pages.page()
    pages.roles()
    _goals(pages)
    _tables(pages)
    rows = pages.rows()
    _check(rows)
    role = next(row.role_sharing for row in rows if isinstance(row, Initiative))
    assert role == (
        "山川市：当番の表を作り、病院や医師会との話を進め、町にかかった費用をまとめて取り扱う。"
        "里町：住む人の数に応じて費用を負担し、町の便りで広く知らせる。"
    )


def test_the_first_labels_stand_at_the_foot_of_the_page_before() -> None:
    pages = _Pages()
    pages.title("1-1　夜間診療事業")
    pages.first_labels("医療", "診療の体制づくり")
    pages.page()
    pages.texts("山川市・里町")
    pages.roles()
    _goals(pages)
    _tables(pages)
    rows = pages.rows()
    _check(rows)
    card = next(row for row in rows if isinstance(row, Initiative))
    assert (card.number, card.name) == ("1-1", "夜間診療事業")
    assert (card.policy_field, card.measure) == ("医療", "診療の体制づくり")


def test_the_last_row_stands_alone_at_the_head_of_the_next_page() -> None:
    pages = _Pages()
    _whole(pages, "1-1", "夜間診療事業", cut=True)
    _check(pages.rows())


@pytest.mark.parametrize("title_size", [SIZE, 12])
def test_the_last_row_stands_above_the_next_title_at_the_head_of_a_page(title_size: float) -> None:
    pages = _Pages(title_size)
    _whole(pages, "1-1", "夜間診療事業", cut=True)
    _whole(pages, "1-2", "休日診療事業")
    rows = pages.rows()
    assert [row.name for row in rows if isinstance(row, Initiative)] == ["夜間診療事業", "休日診療事業"]
    _check(rows, 0, 2)
    _check(rows, 1, 2)


def test_the_next_card_begins_at_the_foot_of_the_page() -> None:
    pages = _Pages()
    _whole(pages, "1-1", "夜間診療事業")
    pages.title("1-2　休日診療事業")
    pages.first_labels("医療", "休日の体制づくり")
    pages.page()
    pages.texts("山川市・里町")
    pages.label("（６）市町の役割", "山川市：当番の表を作る。")
    _goals(pages)
    _tables(pages)
    rows = pages.rows()
    cards = [(row.name, row.measure) for row in rows if isinstance(row, Initiative)]
    assert cards == [("夜間診療事業", "診療の体制づくり"), ("休日診療事業", "休日の体制づくり")]
    _check(rows, 0, 2)
    _check(rows, 1, 2)


def test_items_flush_with_the_labels() -> None:
    pages = _Pages(inset=0)
    _whole(pages, "1-1", "夜間診療事業")
    _check(pages.rows())
