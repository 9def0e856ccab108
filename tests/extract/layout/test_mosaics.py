"""Forms of painted cells with white joints between them, as websites set them."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

DARK, ORANGE, PALE, LIGHT = (0.77, 0.35, 0.07), (0.96, 0.69, 0.51), (0.98, 0.88, 0.79), (1.0, 0.98, 0.95)


def _headed(d: Drawing, x0: float, top: float, x1: float, label: str, value: str) -> None:
    d.fill(x0, top, x1, top + 30, *LIGHT)
    d.fill(x0, top, x1, top + 10, *DARK)
    d.text(x0 + 3, top + 8, label, 6)
    d.text(x0 + 3, top + 22, value, 9)


def _beside(d: Drawing, box: tuple[float, float, float, float], label: str, *lines: str) -> None:
    x0, top, x1, bottom = box
    d.fill(x0, top, x0 + 18, bottom, *ORANGE)
    d.fill(x0 + 22, top, x1, bottom, *LIGHT)
    for k, letter in enumerate(label):
        d.text(x0 + 5, top + 9 + 9 * k, letter, 7)
    for k, line in enumerate(lines):
        d.text(x0 + 26, top + 12 + 11 * k, line, 7)


def _form(d: Drawing) -> None:
    _headed(d, 30, 40, 140, "政策分野", "医療")
    _headed(d, 144, 40, 370, "施策名", "夜間診療事業")
    for row, texts in enumerate((("指標", "現状", "目標"), ("通った人の数", "20人", "30人"))):
        for x0, x1, text in zip((31.5, 172.5, 272.5), (171, 271, 370), texts, strict=True):
            top = 77 + 19.5 * row
            d.fill(x0, top, x1, top + 18, *(PALE if row == 0 or x0 < 40 else LIGHT))
            d.text(x0 + 4, top + 12, text, 8)
    _beside(d, (30, 120, 196, 170), "取組内容", "夜も診る所を開き、当番を", "決めて知らせる。")
    _beside(d, (30, 174, 196, 224), "役割分担", "市と町で当番を分ける。")
    _beside(d, (204, 120, 370, 184), "令和六年度評価", "通う人が増え、待つ時が", "短くなった。")
    _beside(d, (204, 188, 370, 224), "次の一手", "灯りを増やす。")


def test_labels_on_top_and_beside_and_a_table_with_joints_are_one_form() -> None:
    d = Drawing()
    _form(d)
    grid = only_grid(d.read())
    found = {cell.text.replace("\n", ""): cell for cell in grid.cells}
    assert found["政策分野"].row + 1 == found["医療"].row
    assert (found["施策名"].column, found["施策名"].column_span) == (
        found["夜間診療事業"].column,
        found["夜間診療事業"].column_span,
    )
    for label, text in (
        ("取組内容", "夜も診る所を開き、当番を決めて知らせる。"),
        ("役割分担", "市と町で当番を分ける。"),
        ("令和六年度評価", "通う人が増え、待つ時が短くなった。"),
        ("次の一手", "灯りを増やす。"),
    ):
        one, other = found[label], found[text]
        assert (one.row, one.row_span, one.column + one.column_span) == (other.row, other.row_span, other.column)
    row = found["通った人の数"].row
    assert [cell.text for cell in grid.row(row) if cell.row == row] == ["通った人の数", "20人", "30人"]


def test_words_beside_painted_panels_are_no_cells_of_a_form() -> None:
    d = Drawing()
    _form(d)
    for k in range(4):
        d.text(60, 238 + 14 * k, "色の帯の下に続く文は、この様式のものではない。", 8)
    document = d.read()
    lines = [item.text for page in document.pages for item in page.flow if not hasattr(item, "cells")]
    assert len(lines) == 4
