"""Forms set in strips: labels on coloured strips above their values, several side by side."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing

EDGES = (40.0, 130, 215, 310, 400)
HEADS = ("連携する事項", "政策分野", "政策の内容", "関係市町")


def _strips(d: Drawing, top: float, words: tuple[str, ...], edges: tuple[float, ...]) -> None:
    for word, x0, x1 in zip(words, edges, (*edges[1:],), strict=False):
        d.fill(x0, top, x1 - 6, top + 14, 0.85, 0.92, 0.9)
        d.text(x0 + 4, top + 10, word, 8)


def _first(d: Drawing) -> Grid:
    return d.read().pages[0].grids[0]


def _form(values: tuple[tuple[float, str, str], ...]) -> Drawing:
    d = Drawing(440, 400)
    _strips(d, 40, HEADS, EDGES)
    for base, *texts in values:
        for x, text in zip((EDGES[0], EDGES[1]), texts, strict=True):
            d.text(x + 4, base, text, 8)
    d.text(EDGES[2] + 4, values[0][0], "移住の促進", 8)
    d.text(EDGES[3] + 4, values[0][0], "山川市、里町", 8)
    for top, words in ((96, ("取組内容",)), (140, ("事業効果", "役割分担")), (190, ("事業名称",))):
        _strips(d, top, words, (40, 400) if len(words) == 1 else (40, 215, 400))
        d.text(44, top + 24, "移り住む人の暮らしを支える。", 8)
        if len(words) > 1:
            d.text(219, top + 24, "両市町が費用を負担する。", 8)
    return d


def test_values_that_are_wrapped_in_several_columns_at_once_stay_one_row() -> None:
    grid = _first(_form(((66, "結びつきや交流の網の", "圏域の内外の人の"), (78, "強化", "交流"))))
    assert [cell.text for cell in grid.row(1)] == [
        "結びつきや交流の網の\n強化",
        "圏域の内外の人の\n交流",
        "移住の促進",
        "山川市、里町",
    ]


def test_short_values_below_each_other_are_rows() -> None:
    grid = _first(_form(((66, "医療", "夜間"), (78, "福祉", "介護"))))
    assert [[cell.text for cell in grid.row(n)][:2] for n in (1, 2)] == [["医療", "夜間"], ["福祉", "介護"]]
