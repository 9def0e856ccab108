"""Lists of indicators below the headings of a plan that begins with a table of contents."""

from __future__ import annotations

from tests.drawing import Drawing
from tests.extract.tables.facts import Rows, facts


def test_the_title_of_the_contents_heads_nothing_behind_them(rows: Rows) -> None:
    d = Drawing()
    d.text(60, 100, "里山町総合戦略", 20)
    d.page()
    d.text(170, 60, "目　次", 16)
    for y, entry in ((90, "１　策定の趣旨"), (110, "２　これまでの成果"), (130, "３　推進体制")):
        d.text(60, y, f"{entry}{'…' * 20} 1", 10)
    d.page()
    d.text(40, 60, "１　策定の趣旨", 12)
    d.text(40, 80, "町の仕事と暮らしを守るため、この戦略を定めた。", 10)
    d.text(40, 120, "２　これまでの成果", 12)
    d.text(40, 140, "前の戦略の指標は、次のとおりとなった。", 10)
    xs, ys = (40, 160, 230, 300, 370), (150, 170, 190, 210)
    d.grid(xs, ys)
    table = (
        ("指標", "基準値(H28)", "目標値(R3)", "R2実績値"),
        ("移住者の数", "26人", "96人", "57人"),
        ("窯の数", "2基", "5基", "4基"),
    )
    for y, row in zip(ys, table, strict=False):
        for x, text in zip(xs, row, strict=False):
            d.text(x + 3, y + 13, text, 9)
    d.text(40, 250, "３　推進体制", 12)
    d.text(40, 270, "町の全ての課が力を合わせて進める。", 10)
    found = facts(rows(d.read(), "kpi_summary"), "policy_field", "initiative_name", "indicator", "value")
    assert found == [("これまでの成果", None, "移住者の数", 57), ("これまでの成果", None, "窯の数", 4)]
