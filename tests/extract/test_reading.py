"""Which family reads which table of a document."""

from __future__ import annotations

from collections.abc import Callable

from extract.family import Family, Region
from extract.reading import read_regions
from schemas.printed import Document, Reading
from tests.drawing import Drawing

LIST = (
    ("分野", "施策名", "指標名", "基準値（R3）", "目標値（R8）"),
    ("文化", "移動図書館の運行", "貸した本の数（冊）", "420", "550"),
)


def _table(drawing: Drawing, top: float, rows: tuple[tuple[str, ...], ...]) -> float:
    """A ruled table from ``top``; returns where it ends."""
    step = 480 / len(rows[0])
    xs = [40 + step * column for column in range(len(rows[0]) + 1)]
    ys = [top + 20.0 * row for row in range(len(rows) + 1)]
    drawing.grid(xs, ys)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            drawing.text(xs[column] + 4, ys[row] + 13, text, 8)
    return ys[-1]


def test_a_card_keeps_its_other_tables_where_a_list_takes_one() -> None:
    drawing = Drawing()
    top = _table(
        drawing,
        60,
        (("施策名", "移動図書館の運行"), ("取組内容", "車が町を回る。"), ("期待される効果", "本を読む。")),
    )
    top = _table(drawing, top + 12, LIST)
    top = _table(drawing, top + 12, (("年度", "R4", "R5", "R6"), ("事業費（千円）", "310", "320", "330")))
    _table(drawing, top + 12, (("評価", "借りる人が増えた。"), ("今後の方向性", "続ける。")))
    records = read_regions(drawing.read()).records
    (card,) = [record for record in records if record.table == "initiatives"]
    assert card.fields["evaluation"].text == "借りる人が増えた。"
    assert [r.fields["amount"].text for r in records if r.table == "budgets"] == ["310", "320", "330"]
    assert [r.fields["target"].text for r in records if r.table == "kpi_summary"] == ["550"]


def _claims_all(document: Document) -> tuple[Region, ...]:
    grids = frozenset(grid.key for page in document.pages for grid in page.grids)
    return (Region("first", min(grids), (0,), grids),) if grids else ()


def test_a_family_of_tables_is_asked_where_one_is_left() -> None:
    drawing = Drawing()
    _table(drawing, 60, LIST)
    document = drawing.read()
    asked: list[str] = []

    def asks(name: str) -> Callable[[Document], tuple[Region, ...]]:
        def find(_: Document) -> tuple[Region, ...]:
            asked.append(name)
            return ()

        return find

    first = Family("first", _claims_all, lambda *_: Reading(), 10)
    late = [Family(name, asks(name), first.read, 20, of_tables=name == "tables") for name in ("tables", "lines")]
    read_regions(document, [first, *late])
    assert asked == ["lines"]
    read_regions(document, late)
    assert asked == ["lines", "tables", "lines"]
