"""Tables with rulings between their rows in cards set as text, where a value is left blank."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import Kpi
from tests.drawing import Drawing

FIELDS = (
    ("○施策名", "渡し船の運航"),
    ("○取組内容", "渡し船を直し、夜も川を渡れるようにする。"),
    ("○期待される効果", "川の向こうへ通う人が増える。"),
)
ROWS = (("指標名", "渡し船を出した回数"), ("単位", ""), ("基準値（R6）", "3"), ("目標値（R12）", "5"))


def test_a_label_with_a_blank_value_is_a_row_of_its_table() -> None:
    d = Drawing(600, 500)
    top = 60.0
    for label, text in FIELDS:
        d.text(40, top, label, 10)
        d.text(50, top + 15, text, 10)
        top += 34
    d.text(40, top, "○ＫＰＩ", 10)
    top += 8
    d.line(40, top, 560, top)
    for label, text in ROWS:
        d.text(44, top + 13, label, 10)
        d.text(214, top + 13, text, 10)
        top += 18
        d.line(40, top, 560, top)
    d.text(40, top + 20, "○役割分担", 10)
    d.text(50, top + 35, "川の町が船を出す。", 10)
    kpis = [row for row in process(d.read()).rows if isinstance(row, Kpi)]
    assert [(k.indicator, k.unit, k.baseline_value, k.target_value) for k in kpis] == [
        ("渡し船を出した回数", None, 3, 5)
    ]
