"""In what order things that stand side by side are read."""

from __future__ import annotations

from pathlib import Path

from extract.document import read
from samples.drawing import CID_GOTHIC, Cell, Sheet
from schemas.printed import Grid


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
