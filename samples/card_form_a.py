"""The first form of card: label left, value right, the years side by side, an SDGs box beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.drawing import Cell, Rules, Sheet, centre, label, right

EDGES = (75.0, 70, 11.6, 81.6, 70, 11.6, 81.6, 81.6)
"""Column widths: the upper half of the form and its rows of years do not share all rulings."""

ICONS = ((0.9, 0.15, 0.2), (0.3, 0.62, 0.2), (0.05, 0.53, 0.75), (0.98, 0.76, 0.1))


@dataclass(frozen=True)
class Card:
    """What a card of the first form says."""

    name: str
    axis: str
    policy_field: str
    measure: str
    text: str
    indicators: str
    baseline: str
    target: str
    municipalities: str
    projects: str
    effect: str
    amounts: Sequence[str]
    roles: str
    words: Sequence[str] = ("連携する事項", "政策の内容")
    icons: int = 2
    results: Sequence[str] = ()
    evaluation_label: str = ""
    evaluation: str = ""
    next_steps: str = ""


def draw(
    sheet: Sheet, card: Card, years: Sequence[str], baseline_label: str, target_label: str, rules: Rules
) -> None:
    """Draws the card below what is on the page."""
    value_rows = [
        [label("施策名"), Cell(card.name, 7, strike=True, size=10.5)],
        [label(card.words[0]), Cell(card.axis, 4), label("政策分野", 2), Cell(card.policy_field)],
        [label(card.words[1]), Cell(card.measure, 4), label("SDGsとの関連性", 3)],
        [label("取組内容"), Cell(card.text, 4), Cell("", 3)],
        [label("成果指標\n(KPI)"), Cell(card.indicators, 7)],
        [
            label(baseline_label),
            centre(card.baseline, 2),
            label(target_label),
            centre(card.target, 2),
            label("関係市町"),
            centre(card.municipalities),
        ],
        [label("事業名称"), Cell(card.projects, 7)],
        [label("事業効果"), Cell(card.effect, 7)],
        [label("実施年度"), *_years([label(year) for year in years])],
        [label("事業費(千円)"), *_years([right(amount) for amount in card.amounts])],
        [label("役割分担"), Cell(card.roles, 7)],
    ]
    if card.results:
        value_rows += [
            [label("実績値", rows=2), *_years([label(year) for year in years])],
            _years([centre(result) for result in card.results]),
            [label(card.evaluation_label), Cell(card.evaluation, 7)],
            [label("次年度以降\nの取組"), Cell(card.next_steps, 7)],
        ]
    edges = sheet.table(value_rows, EDGES, rules=rules, least=20)
    x = 56 + sum(EDGES[:5]) + 8
    for colour in ICONS[: card.icons]:
        sheet.canvas.setFillColorRGB(*colour)
        sheet.canvas.rect(x, sheet.height - (edges[3] + edges[4]) / 2 - 12, 24, 24, stroke=0, fill=1)
        x += 30


def _years(cells: Sequence[Cell]) -> list[Cell]:
    """Spreads five years over the seven columns right of the label."""
    spans = (1, 2, 1, 2, 1)
    return [Cell(c.text, n, c.rows, c.align, c.fill, c.strike) for c, n in zip(cells, spans, strict=True)]
