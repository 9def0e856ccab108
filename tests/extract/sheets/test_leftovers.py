"""What a sheet prints beside what its fields hold stays in the running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Budget, Initiative, Passage
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")


def test_an_office_level_with_the_amount_and_a_mark_beside_the_title_are_text(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    d.frame(30, 22, 90, 50)
    d.text(46, 42, "拡充", 14)
    d.text(110, 42, "港の足を守る事業", 22)
    d.text(30, 72, "港湾局島の足課（内線21）", 10)
    d.text(500, 72, "令和８年度予算額　120百万円", 10)
    d.text(30, 110, "１　事業の目的", 12)
    d.text(30, 130, "船の便が減り、島に渡る人が困っている。", 10)
    d.text(30, 160, "２　事業の概要", 12)
    d.text(30, 180, "島と港を結ぶ船の買い替えを助ける。", 10)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = list(read_document(tmp_path / "drawn.pdf").rows)
    assert [row.name for row in rows if isinstance(row, Initiative)] == ["港の足を守る事業"]
    assert [row.amount_thousand_yen for row in rows if isinstance(row, Budget)] == [120_000]
    assert [(row.kind, row.heading_path, row.text) for row in rows if isinstance(row, Passage)] == [
        ("paragraph", None, "拡充"),
        ("paragraph", None, "港湾局島の足課（内線21）"),
    ]
