"""Cards between level rulings whose labels stand above their texts over all columns, from one page to the next."""

from __future__ import annotations

from collections.abc import Sequence

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi, KpiResult
from tests.drawing import Drawing

LEFT, RIGHT = 40.0, 540.0
BOLD = 2


class _Cards:
    """Cards from top to bottom, page after page."""

    def __init__(self) -> None:
        self.drawing, self.y = Drawing(580, 480), 60.0

    def rule(self) -> None:
        self.drawing.line(LEFT, self.y, RIGHT, self.y)

    def name(self, number: str, label: str, name: str, *, apart: float) -> None:
        self.rule()
        self.y += 16
        self.drawing.text(LEFT + 4, self.y, "事業番号")
        self.drawing.text(LEFT + 70, self.y, number)
        self.drawing.text(LEFT + 110, self.y, label)
        self.drawing.text(LEFT + 110 + 10 * len(label) + apart, self.y, name, 12, mode=BOLD)
        self.y += 6
        self.rule()

    def field(self, label: str, text: str = "") -> None:
        self.y += 13
        self.drawing.text(LEFT + 4, self.y, f"■{label}")
        if text:
            self.y += 13
            self.drawing.text(LEFT + 14, self.y, text)
        self.y += 5
        self.rule()

    def rows(self, rows: Sequence[Sequence[str]], ends: Sequence[float]) -> None:
        """Rows of which all texts but the first end at a place each."""
        for first, *others in rows:
            self.y += 13
            self.drawing.text(LEFT + 4, self.y, first)
            for end, text in zip(ends, others, strict=True):
                width = sum(10 if ord(letter) > 255 else 5.6 for letter in text)
                self.drawing.text(end - width, self.y, text)
            self.y += 5
            self.rule()

    def page(self) -> None:
        self.drawing.page()
        self.y = 60.0
        self.rule()

    def read(self) -> list[object]:
        return list(process(self.drawing.read()).rows)


def _initiatives(rows: Sequence[object]) -> list[Initiative]:
    return [row for row in rows if isinstance(row, Initiative)]


def _first_fields(cards: _Cards) -> None:
    cards.field("分野", "交通")
    cards.field("取組の内容", "渡し船を直し、夜も川を渡れるようにする。")


def test_a_name_in_bold_type_stands_a_little_apart_from_its_label() -> None:
    cards = _Cards()
    for number, label in (("1", "連携事業名"), ("2", "事業の名称")):
        cards.name(number, label, f"渡し船の運航{number}", apart=4)
        _first_fields(cards)
        cards.field("関係市町村", "青井町、緑川町")
        cards.y += 20
    found = [(card.number, card.name) for card in _initiatives(cards.read())]
    assert found == [("1", "渡し船の運航1"), ("2", "渡し船の運航2")]


def test_amounts_overleaf_stand_below_the_towns_whose_columns_white_space_sets_anew() -> None:
    cards = _Cards()
    cards.name("1", "事業の名称", "渡し船の運航", apart=12)
    _first_fields(cards)
    cards.field("成果指標")
    cards.rows((("指標", "現状値", "目標値"), ("渡った人の数（人）", "120", "150")), (320, 460))
    cards.field("事業費")
    ends = (300, 420, 535)
    cards.rows((("（千円）", "青井町", "緑川町", "川上村"), ("令和７年度", "1,200", "800", "640")), ends)
    cards.page()
    cards.rows(
        (("令和８年度", "1,100", "900", "12,600"), ("令和９年度", "1,000", "700", "12,600")), (220, 380, 535)
    )
    cards.field("効果", "川の向こうへ通う人が増える。")
    cards.field("今後の方向", "夜の渡しを週に三度とする。")
    rows = cards.read()
    amounts = [
        (row.fiscal_year, row.municipality, row.amount_thousand_yen) for row in rows if isinstance(row, Budget)
    ]
    assert sorted(amounts, key=str) == sorted(
        (
            (year, town, amount)
            for year, *own in ((2025, 1200, 800, 640), (2026, 1100, 900, 12600), (2027, 1000, 700, 12600))
            for town, amount in zip(("青井町", "緑川町", "川上村"), own, strict=True)
        ),
        key=str,
    )
    (card,) = _initiatives(rows)
    assert card.next_steps == "夜の渡しを週に三度とする。"


def test_a_label_over_all_columns_ends_a_table_with_a_column_an_indicator() -> None:
    cards = _Cards()
    cards.name("1", "事業の名称", "渡し船の運航", apart=12)
    _first_fields(cards)
    cards.field("数値目標")
    heads = ("区分", "渡った人の数（人）", "船を出した日（日）")
    goals = (
        ("現状値（令和６年度）", "120", "30"),
        ("実績（令和７年度）", "135", "31"),
        ("目標値（令和９年度）", "150", "48"),
    )
    cards.rows((heads, *goals), (330, 500))
    cards.field("令和７年度の取組に対する評価", "予定どおり船を直した。")
    cards.field("今後の方向", "夜の渡しを週に三度とする。")
    rows = cards.read()
    (card,) = _initiatives(rows)
    assert (card.evaluation_fy, card.evaluation) == (2025, "予定どおり船を直した。")
    assert [(row.indicator, row.target_value) for row in rows if isinstance(row, Kpi)] == [
        ("渡った人の数", 150),
        ("船を出した日", 48),
    ]
    assert [row.value for row in rows if isinstance(row, KpiResult)] == [135, 31]


def test_fields_overleaf_without_a_table_are_those_of_the_card() -> None:
    cards = _Cards()
    cards.name("1", "事業の名称", "渡し船の運航", apart=4)
    _first_fields(cards)
    cards.field("成果指標")
    cards.rows((("指標", "現状値", "目標値"), ("渡った人の数（人）", "120", "150")), (320, 460))
    cards.page()
    cards.field("令和７年度評価", "予定どおり船を直した。")
    cards.field("今後の方向", "夜の渡しを週に三度とする。")
    (card,) = _initiatives(cards.read())
    assert (card.evaluation, card.next_steps) == ("予定どおり船を直した。", "夜の渡しを週に三度とする。")


def test_cards_named_by_a_band_alone_keep_their_fields_on_the_page_where_they_begin() -> None:
    cards = _Cards()
    for number in (1, 2, 3):
        cards.rule()
        cards.y += 18
        cards.drawing.text(LEFT + 6, cards.y, f"１－{number}　渡し船の運航{number}", 13, mode=BOLD)
        cards.y += 7
        cards.rule()
        cards.field("政策分野", "交通")
        cards.field("関係市町村", "青井町、緑川町")
        cards.field("取組の内容", "渡し船を直し、夜も川を渡れるようにする。")
        if number == 2:
            cards.page()
        cards.field("事業費（千円）")
        cards.rows((("令和７年度", "令和８年度", "令和９年度"), ("1,200", "1,100", "1,000")), (320, 460))
        cards.field("今後の方向性", f"渡しを週に{number}度とする。")
        cards.y += 30
        if number == 2:
            cards.page()
    found = [(card.name, card.policy_field, card.next_steps) for card in _initiatives(cards.read())]
    assert found == [(f"渡し船の運航{n}", "交通", f"渡しを週に{n}度とする。") for n in (1, 2, 3)]


def test_the_unit_of_amounts_goes_on_overleaf_below_the_towns_once_more() -> None:
    cards = _Cards()
    cards.name("1", "事業の名称", "渡し船の運航", apart=12)
    _first_fields(cards)
    ends = (300, 420, 535)
    towns = ("年度", "青井町", "緑川町", "総額")
    cards.field("事業費（千円）")
    years = (("令和７年度", "1,200", "800", "2,000"), ("令和８年度", "1,100", "900", "2,000"))
    cards.rows((towns, *years), ends)
    cards.page()
    cards.rows((towns, ("令和９年度", "1,000", "700", "1,700")), ends)
    cards.field("効果", "川の向こうへ通う人が増える。")
    cards.field("今後の方向", "夜の渡しを週に三度とする。")
    amounts = [row for row in cards.read() if isinstance(row, Budget) and row.fiscal_year == 2027]
    assert {row.municipality: row.amount_thousand_yen for row in amounts} == {
        "青井町": 1000,
        "緑川町": 700,
        None: 1700,
    }


def test_the_last_row_of_a_table_is_no_part_of_a_marked_label_overleaf() -> None:
    cards = _Cards()
    cards.name("1", "事業の名称", "渡し船の運航", apart=12)
    _first_fields(cards)
    cards.field("事業費（百万円）")
    cards.rows((("令和７年度", "令和８年度", "令和９年度"), ("1.2", "1.1", "1.0")), (320, 460))
    cards.page()
    cards.field("活用する補助制度", "里の渡し基金")
    cards.field("成果指標")
    cards.rows((("指標", "現状値", "目標値"), ("渡った人の数（人）", "120", "150")), (320, 460))
    rows = cards.read()
    assert [row.amount_thousand_yen for row in rows if isinstance(row, Budget)] == [1200, 1100, 1000]
    assert [card.subsidy for card in _initiatives(rows)] == ["里の渡し基金"]


def test_letters_set_apart_before_a_word_are_its_label() -> None:
    cards = _Cards()
    cards.name("1", "事業の名称", "渡し船の運航", apart=12)
    cards.y += 14
    for x, text in ((LEFT + 4, "視点"), (LEFT + 80, "生活機能の強化"), (330, "分　野　名"), (386, "交通")):
        cards.drawing.text(x, cards.y, text)
    cards.y += 5
    cards.rule()
    for label, text in (("効果", "通う人が増える。"), ("取組の内容", "渡し船を直す。")):
        cards.drawing.text(LEFT + 4, cards.y + 14, label)
        cards.drawing.text(LEFT + 80, cards.y + 14, text)
        cards.y += 19
        cards.rule()
    (card,) = _initiatives(cards.read())
    assert (card.axis, card.policy_field) == ("生活機能の強化", "交通")


def test_the_units_of_indicators_side_by_side_may_stand_in_a_row() -> None:
    drawing = Drawing(580, 480)
    rows = [
        ("事業名", "渡し船の運航"),
        ("取組内容", "渡し船を直す。"),
        ("効果", "通う人が増える。"),
        ("関係市町村", "青井町、緑川町"),
        ("担当課", "川の係"),
        ("数値目標", "区分", "渡った人の数"),
        ("", "単位", "人"),
        ("", "現状（2023）", "120"),
        ("", "目標値（2027）", "150"),
    ]
    for n, (label, *values) in enumerate(rows):
        top = 40 + 20 * n
        drawing.fill(LEFT, top, 120, top + 20, 0.9, 0.9, 0.9)
        drawing.line(LEFT if label else 120, top, RIGHT, top)
        drawing.text(LEFT + 4, top + 14, label)
        for x, text in zip((125, 305), values, strict=False):
            drawing.text(x, top + 14, text)
    bottom = 40 + 20 * len(rows)
    drawing.line(LEFT, bottom, RIGHT, bottom)
    for x, top in ((LEFT, 40), (120, 40), (300, 140), (RIGHT, 40)):
        drawing.line(x, top, x, bottom)
    kpis = [row for row in process(drawing.read()).rows if isinstance(row, Kpi)]
    assert [(row.indicator, row.unit, row.target_value) for row in kpis] == [("渡った人の数", "人", 150)]
