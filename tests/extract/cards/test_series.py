"""Cards in numbered parts: which pages belong to which card where two columns begin with a heading each."""

from __future__ import annotations

from extract.cards.bounds.series import parts_of_cards
from tests.drawing import Drawing


def test_headings_beside_each_other_begin_a_part_each() -> None:
    d = Drawing()
    for number in range(4):
        if number:
            d.page()
        d.grid([30, 100, 370], [30, 50])
        d.text(34, 44, "施策名", 9)
        d.text(110, 44, f"浜の学びの場{number}", 9)
        # on every other page the columns begin at one height
        for n, (heading, text) in enumerate((("１　目的", "浜に人を呼ぶ。"), ("３　効果", "人が増える。"))):
            top = 80.0 + (20 * n if number % 2 else 0)
            d.text(30 + 180 * n, top, heading, 9)
            d.text(30 + 180 * n, top + 14, text, 9)
        d.text(30, 160, "２　取組内容", 9)
        d.text(30, 174, "舟の漕ぎ方を教える。", 9)
    assert dict(parts_of_cards(d.read())) == {0: 0, 1: 1, 2: 2, 3: 3}
