"""Forms with level rulings only, half of whose labels stand above their values, cut by the end of a page."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, only_grid
from tests.extract.layout.test_open_tables import cells

LEFT, RIGHT = 40.0, 500.0
LABEL, TEXT = 9.0, 10.5
AMOUNTS = ("820万円", "840万円", "860万円", "880万円")
YEARS = tuple(f"202{n}年度" for n in range(5, 9))


def _names(d: Drawing, top: float) -> float:
    d.line(LEFT, top, RIGHT, top)
    for x, label, value in (
        (46, "事業番号", "104"),
        (124, "事業の名称", "森の学校"),
        (350, "実施市町村", "青井町"),
    ):
        d.text(x, top + 18, label, LABEL)
        d.text(x, top + 38, value, TEXT)
    return top + 44


def _above(d: Drawing, top: float, label: str, *lines: str) -> float:
    d.line(LEFT, top, RIGHT, top)
    d.text(46, top + 18, label, LABEL)
    for k, line in enumerate(lines):
        d.text(46, top + 38 + 18 * k, line, TEXT)
    return top + 44 + 18 * (len(lines) - 1)


def _beside(d: Drawing, top: float, label: str, line: str) -> float:
    d.line(LEFT, top, RIGHT, top)
    d.text(46, top + 18, label, LABEL)
    d.text(124, top + 18, line, TEXT)
    return top + 25


def _amounts(d: Drawing, top: float) -> float:
    d.line(LEFT, top, RIGHT, top)
    d.text(46, top + 18, "概算事業費", LABEL)
    for k, (year, amount) in enumerate(zip(YEARS, AMOUNTS, strict=True)):
        end = 250 + 80 * k
        d.text(end - 5 * LABEL, top + 18, year, LABEL)
        d.text(end - 4.5 * TEXT, top + 38, amount, TEXT)
    return top + 44


def _form(d: Drawing, top: float) -> float:
    top = _names(d, top)
    top = _above(
        d,
        top,
        "現状と課題",
        "山の手入れをする人が減り、道が荒れて、子どもが森に入る機会が少なくなった。",
        "案内もない。",
    )
    top = _beside(d, top, "事業の内容", "森の道を直し、月に一度、子どもと歩く日を設ける。")
    return _beside(d, top, "見込まれる効果", "森に親しむ人が増える。")


ROWS = [
    ["事業番号", "事業の名称", "実施市町村"],
    ["104", "森の学校", "青井町"],
    ["現状と課題"],
    ["山の手入れをする人が減り、道が荒れて、子どもが森に入る機会が少なくなった。\n案内もない。"],
    ["事業の内容", "森の道を直し、月に一度、子どもと歩く日を設ける。"],
    ["見込まれる効果", "森に親しむ人が増える。"],
]
ROLE = [["市町村の役割"], ["青井町が道を直し、緑川町が案内する人を出す。月に一度は集まって話す。"]]
BUDGET = [["概算事業費", *YEARS], list(AMOUNTS)]


def _rows(d: Drawing) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for row, _, _, _, text in cells(only_grid(d.read())):
        found.setdefault(row, []).append(text)
    return list(found.values())


def test_labels_above_values_are_rows_of_the_form() -> None:
    d = Drawing(540, 420)
    top = _above(d, _form(d, 40), ROLE[0][0], *ROLE[1])
    end = _amounts(d, top)
    d.line(LEFT, end, RIGHT, end)
    assert _rows(d) == [*ROWS, *ROLE, *BUDGET]


def test_a_form_may_have_all_its_labels_above_their_values() -> None:
    d = Drawing(540, 420)
    top = _names(d, 40)
    rows = [["現状と課題", "道が荒れた。"], ["事業の内容", "森の道を直し、月に一度、子どもと歩く日を設ける。"]]
    for label, *lines in [*rows, [ROLE[0][0], *ROLE[1]]]:
        top = _above(d, top, label, *lines)
    d.line(LEFT, top, RIGHT, top)
    assert _rows(d) == [*ROWS[:2], *([text] for row in rows for text in row), *ROLE]


@pytest.mark.parametrize("last", ["role", "amounts"])
def test_the_row_before_the_end_of_a_page_has_no_ruling_below_it(last: str) -> None:
    d = Drawing(540, 420)
    top = _form(d, 40)
    if last == "role":
        end = _above(d, top, ROLE[0][0], *ROLE[1])
    else:
        end = _amounts(d, top)
    d.text(266, end + 12, "7", TEXT)
    assert _rows(d) == [*ROWS, *(ROLE if last == "role" else BUDGET)]


def test_a_note_below_the_form_is_no_row_of_it() -> None:
    d = Drawing(540, 420)
    end = _form(d, 40)
    d.line(LEFT, end, RIGHT, end)
    d.text(46, end + 30, "注", LABEL)
    d.text(46, end + 50, "森の学校は、雨の日は休む。", TEXT)
    assert _rows(d) == ROWS


def test_readings_above_names_are_no_labels() -> None:
    d = Drawing(540, 420)
    d.line(LEFT, 40, RIGHT, 40)
    for x, reading, name in ((46, "もりのまなびや", "森の学舎"), (250, "きのひろば", "木の広場")):
        d.text(x, 50, reading, 6)
        d.text(x, 62, name, 12)
    d.line(LEFT, 68, RIGHT, 68)
    for x, text in ((46, "月に一度、森を歩く。"), (250, "木を使って遊ぶ。")):
        d.text(x, 84, text, TEXT)
    d.line(LEFT, 92, RIGHT, 92)
    assert len(_rows(d)) == 2


def test_the_last_letter_of_a_wrapped_text_is_no_value_below_a_label() -> None:
    d = Drawing(540, 420)
    for top, rows in ((40, (("山あいの暮らしを保", "企画課"), ("つ", ""))), (80, (("川の学校", "教育課"),))):
        d.line(LEFT, top, RIGHT, top)
        for n, row in enumerate(rows):
            for x, text in zip((46, 250), row, strict=True):
                d.text(x, top + 13 + 13 * n, text, 9 if n == 0 and top == 40 else 10)
    d.line(LEFT, 110, RIGHT, 110)
    assert _rows(d)[0] == ["山あいの暮らしを保\nつ", "企画課"]
