"""Cards whose head is a small table, with labelled lines right below it."""

from __future__ import annotations

import pytest

from kohyo.pipeline import process
from schemas.tables import Initiative
from tests.drawing import Drawing

LEFT, RIGHT = 40.0, 540.0
NAMES = ("川の渡し事業", "橋のあかり事業")
TEXTS = (
    ("構成市町", "浜辺市、岬村"),
    ("事業内容", "渡し船を直し、夜も出す。"),
    ("期待される効果", "川の向こうへ通う人が増える。"),
    ("今後の方向性", "船を増やす。"),
)


def _texts(drawing: Drawing, top: float, *, note: str = "") -> float:
    for label, text in TEXTS:
        drawing.text(LEFT + 2, top + 12, f"【{label}】", 9)
        drawing.text(LEFT + 2, top + 25, text, 9)
        top += 46
        drawing.line(LEFT, top, RIGHT, top)
    if note:
        drawing.text(LEFT, top + 12, note, 7)
    return top + 12


def _initiatives(drawing: Drawing) -> list[Initiative]:
    return [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]


def test_a_table_with_nothing_but_the_name_begins_the_card_of_the_labels_below_it() -> None:
    drawing = Drawing()
    for name in NAMES:
        drawing.text(LEFT, 40, "◇ 交通", 11)
        drawing.grid((LEFT, 110, RIGHT), (50, 66))
        drawing.text(LEFT + 4, 62, "事業の名称", 9)
        drawing.text(114, 62, name, 9)
        _texts(drawing, 66)
        drawing.page()
    found = _initiatives(drawing)
    assert [row.name for row in found] == list(NAMES)
    assert [row.description for row in found] == ["渡し船を直し、夜も出す。"] * 2


@pytest.mark.parametrize("word", ["事業名", "取組の名称"])
def test_a_number_between_its_label_and_that_of_the_name_is_a_number(word: str) -> None:
    drawing = Drawing()
    for number, name in zip("①②", NAMES, strict=True):
        for x, text in ((LEFT, "個票番号"), (96, number), (122, word), (186, name)):
            drawing.text(x, 60, text, 9)
        drawing.grid((LEFT, 130, RIGHT), [70 + 20 * k for k in range(len(TEXTS) + 1)])
        for k, (label, text) in enumerate(TEXTS):
            drawing.text(LEFT + 4, 84 + 20 * k, label, 9)
            drawing.text(134, 84 + 20 * k, text, 9)
        drawing.page()
    assert [(row.number, row.name) for row in _initiatives(drawing)] == list(zip("①②", NAMES, strict=True))


def test_the_numbered_title_on_a_band_stands_above_the_labels_in_its_table() -> None:
    drawing = Drawing()
    for number, (name, field) in enumerate(zip(NAMES, ("交通", "防災"), strict=True), 1):
        drawing.fill(LEFT, 50, RIGHT, 66, 0.8, 0.9, 1.0)
        drawing.text(LEFT + 4, 62, f"{number}　{name}", 10)
        for y in (50, 66, 136):
            drawing.line(LEFT, y, RIGHT, y)
        for x, label, value in ((LEFT, "政策の柱", "人が行き交う"), (300, "分野名", field)):
            drawing.text(x + 2, 78, f"【{label}】", 9)
            drawing.text(x + 2, 91, value, 9)
        _texts(drawing, 136, note="※事業費は見込みであり、予算により変わる。")
        drawing.page()
    found = _initiatives(drawing)
    assert [(row.number, row.name, row.policy_field) for row in found] == [
        ("1", NAMES[0], "交通"),
        ("2", NAMES[1], "防災"),
    ]
    assert [row.next_steps for row in found] == ["船を増やす。"] * 2


def test_larger_type_below_the_note_that_ends_a_form_is_the_title_of_the_next_one() -> None:
    drawing = Drawing()
    top = 50.0
    for name in NAMES:
        drawing.text(220, top, name, 10)
        drawing.grid((LEFT, 290, RIGHT), (top + 6, top + 34))
        for x, label, value in ((LEFT, "連携の視点", "人が行き交う"), (290, "分野名", "交通")):
            drawing.text(x + 4, top + 17, f"【{label}】", 9)
            drawing.text(x + 4, top + 30, value, 9)
        top = _texts(drawing, top + 34, note="※事業費は見込みであり、予算により変わる。") + 10
    found = _initiatives(drawing)
    assert [row.name for row in found] == list(NAMES)
    assert [row.next_steps for row in found] == ["船を増やす。"] * 2


@pytest.mark.parametrize("label", ["above", "beside"])
def test_towns_with_a_mark_below_take_part_wherever_their_label_stands(label: str) -> None:
    """Their cells may be wider than those of their marks."""
    drawing = Drawing()
    left = LEFT if label == "above" else 110.0
    drawing.grid((LEFT, 110, RIGHT), (40, 56, 72))
    for k, (word, text) in enumerate((("事業名", NAMES[0]), TEXTS[1])):
        drawing.text(LEFT + 4, 52 + 16 * k, word, 9)
        drawing.text(114, 52 + 16 * k, text, 9)
    if label == "above":
        drawing.text(LEFT + 4, 84, "関係市町", 9)
        drawing.frame(LEFT, 72, RIGHT, 88)
        top = 88
    else:
        drawing.frame(LEFT, 72, 110, 104)
        drawing.text(LEFT + 4, 92, "関係市町", 9)
        top = 72
    drawing.grid((left, 220, 380, RIGHT), (top, top + 16))
    drawing.grid((left, 220, 300, 380, 460, RIGHT), (top + 16, top + 32))
    for x, town, mark in ((left, "浜辺市", "○"), (220, "岬村", "○"), (380, "潮見町", "-")):
        drawing.text(x + 4, top + 12, town, 9)
        drawing.text(x + 4, top + 28, mark, 9)
    assert [row.municipalities for row in _initiatives(drawing)] == ["浜辺市、岬村"]


@pytest.mark.parametrize(("mark", "numbers"), [("№0", ["01", "02"]), ("No.", ["1", "2"])])
def test_a_title_behind_a_label_that_has_its_number_is_a_name_and_no_number(mark: str, numbers: list[str]) -> None:
    drawing = Drawing()
    for n, name in enumerate(NAMES, 1):
        drawing.text(LEFT, 60, f"{mark}{n}　{name}", 10)
        drawing.grid((LEFT, 130, RIGHT), [70 + 20 * k for k in range(len(TEXTS) + 1)])
        for k, (label, text) in enumerate(TEXTS):
            drawing.text(LEFT + 4, 84 + 20 * k, label, 9)
            drawing.text(134, 84 + 20 * k, text, 9)
        drawing.page()
    assert [(row.number, row.name) for row in _initiatives(drawing)] == list(zip(numbers, NAMES, strict=True))
