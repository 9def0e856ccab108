"""A table's title on one line with the prose of the column left of it."""

from __future__ import annotations

from schemas.printed import Line
from tests.drawing import Drawing


def test_a_title_flush_with_a_table_is_no_part_of_the_prose_beside_it() -> None:
    d = Drawing(600, 300)
    for k, text in enumerate(
        (
            "この圏域は、渡し船と山車で知られる三つの町村から",
            "なり、川沿いに開けた平地に多くの人が暮らしている。",
            "冬は雪が深く、春には山菜を採る人でにぎわう。",
        )
    ):
        d.text(40, 60 + 16 * k, text)
    d.text(320, 60, "表１　町村の人口")
    for x in (320, 400, 480):
        d.line(x, 70, x, 130)
    for k in range(4):
        d.line(320, 70 + 20 * k, 480, 70 + 20 * k)
    for k, (name, count) in enumerate((("町村", "人口"), ("里町", "1,200"), ("谷村", "800"))):
        d.text(324, 84 + 20 * k, name)
        d.text(404, 84 + 20 * k, count)
    lines = [item.text for _, item in d.read().flow if isinstance(item, Line)]
    assert "表１　町村の人口" in lines
    assert "この圏域は、渡し船と山車で知られる三つの町村から" in lines
