"""The same form twice on one sheet, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

from kohyo.pipeline import read_document
from schemas.printed import Line
from schemas.tables import Budget, Initiative
from tests.drawing import Drawing

CARDS = (
    ("夜間診療の確保事業", "山川市、里町", "夜間の診療を当番で行い、急な病に備える。", "安心して暮らせる。"),
    (
        "遊び場の広域利用事業",
        "山川市、谷村",
        "屋内の遊び場を整え、町村を越えて使えるようにする。",
        "子どもが育つ。",
    ),
)


def _forms(d: Drawing, offset: float) -> None:
    for (name, towns, text, effect), x in zip(CARDS, (30.0, 30.0 + offset), strict=True):
        d.text(x, 40, "生活機能の強化 ＞ 医療 ＞ 診療の維持", 8)
        for top, label, value in ((64, "事業名", name), (88, "関係市町村", towns), (112, "事業内容", text)):
            d.text(x, top, label, 9)
            d.text(x + 90, top, value, 9)
        d.text(x, 136, "期待される効果", 9)
        d.text(x + 90, 136, effect, 9)


def test_two_forms_side_by_side_are_two_cards(tmp_path: Path) -> None:
    d = Drawing(842, 420)
    _forms(d, 410)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = [row for row in read_document(tmp_path / "drawn.pdf").rows if isinstance(row, Initiative)]
    assert [(row.name, row.municipalities, row.description, row.effect) for row in rows] == list(CARDS)
    assert {(row.axis, row.policy_field, row.measure) for row in rows} == {
        ("生活機能の強化", "医療", "診療の維持")
    }


def test_the_borders_of_two_forms_stay_with_their_labels() -> None:
    d = Drawing(842, 420)
    rows = (52, 76, 100, 124, 148)
    for card, x in zip(CARDS, (30.0, 440.0), strict=True):
        for y in rows:
            d.fill(x, y, x + 372, y + 0.75, 0, 0, 0)
        for edge in (x, x + 96, x + 372):
            d.fill(edge, rows[0], edge + 0.75, rows[-1], 0, 0, 0)
        labels = ("事業名", "関係市町村", "事業内容", "期待される効果")
        for top, label, value in zip(rows, labels, card, strict=False):
            d.text(x + 48 - 4.5 * len(label), top + 15, label, 9)
            d.text(x + 102, top + 15, value, 8)
    grids = [grid for page in d.read().pages for grid in page.grids]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 2), (4, 2)]
    assert [round(grid.box.x0) for grid in grids if grid.box is not None] == [30, 440]


def test_forms_with_a_line_of_text_over_both_are_no_twins() -> None:
    d = Drawing(842, 420)
    _forms(d, 410)
    for n in range(6):
        d.text(
            30,
            100 + 12 * n,
            "圏域の市町村が力を合わせて取り組む事業をここに示し、年ごとに見直すこととする。" * 2,
            9,
        )
    texts = [item.text for _, item in d.read().flow if isinstance(item, Line)]
    assert texts[0].count("生活機能の強化") == 2


def test_the_rulings_above_and_below_two_forms_stay_with_them() -> None:
    d = Drawing(842, 420)
    rows = (52, 76, 100, 124, 148)
    for card, x in zip(CARDS, (30.0, 440.0), strict=True):
        for y in rows:
            d.line(x, y, x + 372, y)
        labels = ("事業名", "関係市町村", "事業内容", "期待される効果")
        for top, label, value in zip(rows, labels, card, strict=False):
            d.text(x + 6, top + 15, label, 9)
            d.text(x + 102, top + 15, value, 8)
    grids = [grid for page in d.read().pages for grid in page.grids]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 2), (4, 2)]
    assert [round(grid.box.top) for grid in grids if grid.box is not None] == [52, 52]


SLIDE = (
    (
        "川べりの宿づくり",
        "山川市、里町",
        "空いた家を宿に直し、川を下る旅の客を泊める。",
        "山川市が家を直し、里町が客を迎える。",
        "12.5",
    ),
    (
        "学びの船の運航",
        "山川市、谷村",
        "小学生を船に乗せ、川の生き物を調べる。",
        "両市村が交代で船を出す。",
        "8.4",
    ),
)


def _boxes(d: Drawing, left: float, number: str, card: tuple[str, ...]) -> None:
    """A card as boxes one below the other, each with a coloured label; name and axis stand above."""
    name, towns, text, roles, amount = card
    right = left + 380
    d.fill(left, 50, right, 86, 0.1, 0.3, 0.5)
    d.text(left + 8, 62, "経済成長のけん引", 7)
    d.text(left + 8, 79, name, 12)
    d.text(right - 20, 72, number, 12)
    for label, value, top, bottom in (
        ("どんな事業？", text, 92, 150),
        ("役割と費用の分担", roles, 156, 210),
        ("参加市町村", towns, 216, 250),
    ):
        d.fill(left, top, right, top + 15, 0.86, 0.92, 0.97)
        d.text(left + 6, top + 11, label, 8)
        d.text(left + 6, top + 28, value, 10)
        d.frame(left, top, right, bottom)
    d.fill(left, 256, right, 271, 0.86, 0.92, 0.97)
    d.text(left + 6, 267, "事業費（百万円）", 8)
    for k, (year, figure) in enumerate((("R8", amount), ("R9", "9.0"))):
        x = left + 190 * k
        d.text(x + 80, 282, year, 8)
        d.text(x + 80, 297, figure, 9)
    d.line(left + 190, 271, left + 190, 302)
    d.line(left, 286, right, 286)
    d.line(left, 271, right, 271)
    d.frame(left, 256, right, 302)


def test_boxes_of_two_cards_are_read_card_by_card(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    d.text(30, 34, "主な連携事業", 16)
    for number, (left, card) in enumerate(zip((24.0, 430.0), SLIDE, strict=True), 1):
        _boxes(d, left, str(number), card)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    cards = [row for row in rows if isinstance(row, Initiative)]
    assert [(row.name, row.municipalities, row.description, row.role_sharing) for row in cards] == [
        card[:4] for card in SLIDE
    ]
    assert [(row.number, row.axis) for row in cards] == [("1", "経済成長のけん引"), ("2", "経済成長のけん引")]
    amounts = [row.amount_thousand_yen for row in rows if isinstance(row, Budget)]
    assert amounts == [12500, 9000, 8400, 9000]
