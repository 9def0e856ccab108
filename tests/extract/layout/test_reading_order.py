"""In what order things that stand side by side are read."""

from __future__ import annotations

from pathlib import Path

from extract.document import read
from samples.drawing import CID_GOTHIC, Cell, Sheet
from schemas.printed import Grid
from tests.drawing import Drawing


def test_what_stands_below_two_tables_side_by_side_follows_both(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "beside.pdf", "並んだ表", font=CID_GOTHIC)
    sheet.line("次の二つの表は、健康づくりと高齢者福祉の指標の実績である。")
    top = sheet.top
    for x, name in ((56, "受診率"), (300, "認定率")):
        sheet.top = top
        sheet.table([[Cell("指標"), Cell("現状値")], [Cell(name), Cell("51.2％")]], (120, 80), x=x)
    sheet.line("２－１　子育て支援", size=12)
    sheet.paragraph("　利用を村内と村外に分けて目標を定め、出生数が減るなかで利用者の数を保つことを目指している。")
    sheet.save()
    flow = [
        item.at(1, 0).text if isinstance(item, Grid) else item.text  # type: ignore[union-attr]
        for _, item in read(tmp_path / "beside.pdf").flow
    ]
    assert flow[1:4] == ["受診率", "認定率", "２－１　子育て支援"]


def test_titles_and_notes_of_tables_side_by_side_stay_with_their_tables(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "beside.pdf", "並んだ表", font=CID_GOTHIC)
    top = sheet.top
    for x, name in ((56, "左"), (270, "右")):
        sheet.text(f"表２－１　{name}の推計による人口の推移" if x == 56 else f"表２－２　{name}の推計", x, top + 9)
        sheet.top = top + 14
        sheet.table([[Cell("指標"), Cell("現状値")], [Cell(name), Cell("51.2％")]], (120, 80), x=x)
        sheet.text(f"資料：{name}の調査", x, sheet.top + 9)
    sheet.top += 24
    sheet.text("表２－３　下の表", 56, sheet.top)
    sheet.text("（単位：人）", 470, sheet.top, align="right")
    sheet.top += 6
    sheet.table([[Cell("指標"), Cell("現状値")], [Cell("下"), Cell("51.2％")]], (200, 214))
    sheet.save()
    flow = [
        item.at(1, 0).text if isinstance(item, Grid) else item.text  # type: ignore[union-attr]
        for _, item in read(tmp_path / "beside.pdf").flow
    ]
    assert flow[:6] == [
        "表２－１　左の推計による人口の推移",
        "左",
        "資料：左の調査",
        "表２－２　右の推計",
        "右",
        "資料：右の調査",
    ]
    assert flow[6].startswith("表２－３　下の表")


def test_a_line_longer_than_two_tables_side_by_side_is_one(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "beside.pdf", "並んだ表", font=CID_GOTHIC)
    top = sheet.top
    sheet.text("この二つの表は、村の人口の", 56, top + 9)
    sheet.text("推移と、これからの見通しを比べるためのものである。", 270, top + 9)
    for x, name in ((56, "左"), (270, "右")):
        sheet.top = top + 14
        sheet.table([[Cell("指標"), Cell("現状値")], [Cell(name), Cell("51.2％")]], (120, 60), x=x)
    sheet.save()
    first = next(item for _, item in read(tmp_path / "beside.pdf").flow if not isinstance(item, Grid))
    assert first.text.endswith("比べるためのものである。")
    assert first.text.startswith("この二つの表は、")


def test_tables_of_coloured_cells_side_by_side_are_two(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tinted.pdf", "色の表", font=CID_GOTHIC, wide=True)
    tints = ((0.15, 0.6, 0.55), (0.88, 0.95, 0.94), (0.95, 0.98, 0.97), (0.88, 0.95, 0.94))
    for x, top, heights in ((40, 100, (22, 30, 22, 22)), (430, 118, (22, 22, 22, 22))):
        y = float(top)
        for k, (height, tint) in enumerate(zip(heights, tints, strict=True)):
            for left, width in ((x, 180), (x + 180.8, 80), (x + 261.6, 80)):
                sheet.canvas.setFillColorRGB(*tint)
                sheet.canvas.rect(left, sheet.height - y - height, width, height, stroke=0, fill=1)
            texts = ("指標", "現状値", "目標値") if k == 0 else (f"指標その{k}の数（人）", f"{k}12", f"{k}60")
            for left, text in zip((x + 6, x + 200, x + 284), texts, strict=True):
                sheet.text(text, left, y + height - 8, size=10)
            y += height + 0.8
    sheet.save()
    page = read(tmp_path / "tinted.pdf").pages[0]
    assert [(grid.row_count, grid.column_count) for grid in page.grids] == [(4, 3), (4, 3)]


def test_forms_under_each_other_keep_the_small_tables_beside_them() -> None:
    drawing = Drawing(600, 400)
    for top, name in ((40.0, "花"), (200.0, "水")):
        drawing.grid((40, 100, 300), [top + 24 * k for k in range(6)])
        drawing.text(43, top + 15, f"{name}の道", 9)
        for k in range(2):
            drawing.grid((330, 430, 560), [top + 60 * k, top + 60 * k + 20, top + 60 * k + 40])
            drawing.text(333, top + 60 * k + 14, f"{name}の表{k}", 9)
    texts = [item.cells[0].text for _, item in drawing.read().flow if isinstance(item, Grid)]
    assert texts == ["花の道", "花の表0", "花の表1", "水の道", "水の表0", "水の表1"]
