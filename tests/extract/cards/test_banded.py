"""Cards whose rows stand between horizontal rulings, without any vertical one."""

from __future__ import annotations

from typing import Any

from extract.cards.banded import flow_of
from extract.families.card_labelled_grid import FAMILY
from schemas.printed import Box, Grid, Line, Ruling, Word

LEFT, RIGHT, STEP, TOP = 50.0, 550.0, 40.0, 100.0


def _line(sketch: Any, top: float, *words: tuple[float, str]) -> Line:
    made = tuple(Word(text, Box(x, top, x + 8.0 * len(text), top + 8.0)) for x, text in words)
    box = Box.around([word.box for word in made if word.box])
    return Line(made, " ".join(word.text for word in made), box, None, sketch.key())


def _draw(
    sketch: Any, *bands: tuple[tuple[float, str], ...], inner: tuple[tuple[int, float, float], ...] = ()
) -> None:
    """Bands of words between full rulings; ``inner``: (band, share of its height, left end) of short rulings."""
    rulings = [
        Ruling(Box(LEFT, TOP + n * STEP, RIGHT, TOP + n * STEP), horizontal=True) for n in range(len(bands) + 1)
    ]
    for band, share, start in inner:
        y = TOP + (band + share) * STEP
        rulings.append(Ruling(Box(start, y, RIGHT, y), horizontal=True))
    lines: list[Line] = []
    for number, words in enumerate(bands):
        rows: dict[float, list[tuple[float, str]]] = {}
        for x, text in words:
            # a text may say in which part of its band it stands: 「0.7@文字」
            height, _, printed = text.rpartition("@")
            rows.setdefault(float(height or 0.5), []).append((x, printed))
        lines.extend(_line(sketch, TOP + (number + s) * STEP - 4, *row) for s, row in sorted(rows.items()))
    sketch.page(*lines, rulings=rulings)
    page = sketch.pages[-1]
    sketch.pages[-1] = type(page)(1, 600.0, 800.0, page.flow, page.rulings)


CARD = (
    ((70.0, "事業名"), (150.0, "夜間診療事業")),
    ((66.0, "政策分野"), (150.0, "医療"), (330.0, "関係市町村"), (430.0, "海士町、知夫村")),
    ((66.0, "事業内容"), (150.0, "0.3@夜間の診療を"), (150.0, "0.7@行う。")),
)


def test_labels_left_and_values_right_of_the_border_that_they_show(sketch: Any) -> None:
    _draw(sketch, *CARD, ((66.0, "事業効果"), (150.0, "安心が広がる。")))
    assert sketch.texts("initiatives") == [
        {
            "name": "夜間診療事業",
            "policy_field": "医療",
            "municipalities": "海士町、知夫村",
            "description": "夜間の診療を\n行う。",
            "effect": "安心が広がる。",
        }
    ]


def test_figures_stand_below_their_years(sketch: Any) -> None:
    years = ((70.0, "実施年度"), (180.0, "R7"), (280.0, "R8"), (380.0, "R9"), (480.0, "R10"))
    amounts = ((60.0, "事業費(千円)"), (200.0, "10"), (400.0, "300"))
    _draw(sketch, *CARD, years, amounts)
    assert [(b["fiscal_year"], b["amount"]) for b in sketch.texts("budgets")] == [("R7", "10"), ("R9", "300")]


def test_short_rulings_part_the_rows_beside_a_spanning_label(sketch: Any) -> None:
    band = (
        (58.0, "事業費(千円)"),
        (280.0, "0.16@R7"),
        (380.0, "0.16@R8"),
        (150.0, "0.5@海士町"),
        (300.0, "0.5@10"),
        (150.0, "0.83@知夫村"),
        (400.0, "0.83@20"),
    )
    _draw(sketch, *CARD, band, inner=((3, 0.33, 145.0), (3, 0.66, 145.0)))
    found = [(b["municipality"], b["fiscal_year"], b["amount"]) for b in sketch.texts("budgets")]
    assert found == [("海士町", "R7", "10"), ("知夫村", "R8", "20")]


def test_a_note_between_two_cards_belongs_to_none(sketch: Any) -> None:
    note = ((50.0, "※事業費は現時点での見込額であり変わることがある。"),)
    second = (((70.0, "事業名"), (150.0, "交流事業")), *CARD[1:])
    _draw(sketch, *CARD, note, *second)
    assert [row["name"] for row in sketch.texts("initiatives")] == ["夜間診療事業", "交流事業"]
    used = FAMILY.read(sketch.document, FAMILY.find(sketch.document)[0]).used
    assert not any(line.key in used for line in sketch.pages[0].lines if line.text.startswith("※"))


def test_a_claim_names_the_lines_that_the_card_is_made_of(sketch: Any) -> None:
    _draw(sketch, *CARD, ((66.0, "事業効果"), (150.0, "安心が広がる。")))
    (region,) = FAMILY.find(sketch.document)
    assert region.grids == frozenset()
    assert region.lines == {line.key for line in sketch.pages[0].lines}


def test_other_rows_between_rulings_stay_lines(sketch: Any) -> None:
    _draw(
        sketch,
        ((70.0, "政策分野"), (150.0, "達成状況")),
        ((70.0, "医療"), (150.0, "A：1項目")),
        ((70.0, "福祉"), (150.0, "A：3項目")),
        ((70.0, "政策分野"), (150.0, "達成状況")),
        ((70.0, "教育"), (150.0, "A：1項目")),
    )
    assert not any(isinstance(found.item, Grid) for found in flow_of(sketch.document))
    assert FAMILY.find(sketch.document) == ()
