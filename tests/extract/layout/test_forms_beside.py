"""Two forms side by side that do not begin on one height, with headings above and below the left one."""

from __future__ import annotations

from schemas.printed import Line
from tests.drawing import Drawing

LABELS = ("整理番号", "施策名", "取組内容", "効果", "役割分担", "関係町村", "今後の取組")


def _form(d: Drawing, left: float, top: float, values: tuple[str, ...]) -> None:
    d.grid((left, left + 90, left + 360), [top + 20 * n for n in range(len(LABELS) + 1)])
    for n, (label, value) in enumerate(zip(LABELS, values, strict=True)):
        d.text(left + 4, top + 14 + 20 * n, label, 9)
        d.text(left + 94, top + 14 + 20 * n, value, 9)


def test_a_heading_below_the_left_form_stands_before_the_right_one() -> None:
    d = Drawing(842, 595)
    d.text(40, 50, "（１）交通", 12)
    _form(d, 40, 80, ("11", "渡し船の運航", "船を出す。", "人が通う。", "町が出す。", "川端町", "続ける。"))
    _form(d, 414, 40, ("12", "山の道づくり", "道を直す。", "人が歩く。", "村が直す。", "山本村", "広げる。"))
    d.text(40, 260, "（２）道路", 12)
    d.text(404, 570, "1", 9)
    flow = d.read().pages[0].flow
    printed = [item.text if isinstance(item, Line) else item.cells[1].text for item in flow]
    assert printed[:4] == ["（１）交通", "11", "（２）道路", "12"]
