"""Gutters between columns of prose: no line is cut by one."""

from __future__ import annotations

from schemas.printed import Line
from tests.drawing import Drawing


def test_a_narrower_gap_further_down_cuts_no_line_above_it() -> None:
    d = Drawing(600, 300)
    d.text(90, 60, "渡し船と山車の取組のあらまし")
    d.text(420, 60, "船頭と山車の写真のあらまし")
    prose = (
        "渡し船の船頭を育てる講習を川沿いの三つの町村が共に",
        "開き、修了した者を町村の行事に迎える費用を支援する。",
        "山車を納める蔵の屋根を直す費用の一部を支援する。",
    )
    for k, text in enumerate(prose):
        d.text(40, 90 + 16 * k, text)
    d.text(40, 180, "町村から申込みを受けて")
    d.text(250, 180, "船頭を育てる会の人が教える")
    d.text(40, 210, "講習の費用を支払う")
    d.text(254, 210, "山車を守る会の人が直す")
    lines = [item.text for _, item in d.read().flow if isinstance(item, Line)]
    assert [line for line in lines if line in prose] == list(prose)
