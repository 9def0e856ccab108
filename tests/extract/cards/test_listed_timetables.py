"""Lists whose initiatives have rows of their own: costs, a part of them, and what is done, with arrows."""

from __future__ import annotations

from extract.families.initiative_list import FAMILY
from schemas.printed import Document, RawRecord
from tests.drawing import Drawing

XS = (30.0, 60.0, 140.0, 260.0, 350.0, 410.0, 470.0, 530.0)
HEADS = ("番号", "事業名", "事業内容", "年次計画", "令和７年度", "令和８年度", "令和９年度")
PROJECTS = (
    ("1-1", "林道改良事業", "林道を広げる。", ("4,800", "6,250", "―"), ("測量", "広げる工事（川端・山", "舗装")),
    ("1-2", "読書推進事業", "本を配る。", ("310", "320", "330"), ("本を選ぶ", "", "配る")),
)


def _document() -> Document:
    d = Drawing(560, 400)
    d.text(430, 32, "（単位：千円）", 8)
    for x, head in zip(XS, HEADS, strict=False):
        d.text(x + 3, 54, head, 8)
    ys = [40.0, 60.0]
    for number, name, content, costs, items in PROJECTS:
        top = ys[-1]
        for x, text in zip(XS, (number, name, content), strict=False):
            d.text(x + 3, top + 40, text, 8)
        for k, (label, figures) in enumerate((("事業費", costs), ("うち一般財源", ("(10)", "(20)", "(30)")))):
            for x, text in zip(XS[3:-1], (label, *figures), strict=True):
                d.text(x + 3, top + 13 + 18 * k, text, 8)
        for k, item in enumerate(items):
            if item:
                base = top + 50 + 16 * k
                d.text(XS[3] + 3, base, item, 8 if k != 1 else 6)
                d.arrow(XS[4 + k] + 6, base - 8, XS[5 + k] - 6, base + 3)
        ys += [top + 18, top + 36, top + 90]
    for n, y in enumerate(ys):
        whole = n < 2 or (n - 1) % 3 == 0
        d.line(XS[0] if whole else XS[3], y, XS[-1], y)
    for x in XS:
        d.line(x, ys[0], x, ys[-1])
    return d.read()


def _records(document: Document, table: str) -> list[RawRecord]:
    found = [r for region in FAMILY.find(document) for r in FAMILY.read(document, region).records]
    return [record for record in found if record.table == table]


def test_items_without_rulings_between_them_have_the_arrow_at_their_height() -> None:
    marks = [
        (r.fields["item"].text, r.fields["fiscal_year"].text)
        for r in _records(_document(), "schedules")
        if "mark" in r.fields
    ]
    assert marks == [
        ("測量", "令和７年度"),
        ("広げる工事（川端・山", "令和８年度"),
        ("舗装", "令和９年度"),
        ("本を選ぶ", "令和７年度"),
        ("配る", "令和９年度"),
    ]


def test_what_is_named_beside_the_years_says_which_row_is_the_cost() -> None:
    amounts = [r.fields["amount"].text for r in _records(_document(), "budgets")]
    assert amounts == ["4,800", "6,250", "―", "310", "320", "330"]
    extra = [(label.text, value.text) for r in _records(_document(), "initiatives") for label, value in r.extra]
    assert extra.count(("うち一般財源 令和７年度", "(10)")) == 2
