"""Charts of who gives what to whom on sheets, and labels that only look like a box of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Initiative, InitiativeExtraField
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")


def _sheet() -> Drawing:
    d = Drawing(842, 595)
    d.text(30, 40, "港の足を守る事業", 18)
    d.text(500, 62, "令和8年度予算額　120百万円", 10)
    d.text(30, 100, "＜事業内容＞", 10)
    d.text(30, 120, "島と港を結ぶ船の買い替えを助ける。", 10)
    d.text(30, 140, "＜背景・課題＞", 10)
    d.text(30, 160, "船の便が減り、島に渡る人が困っている。", 10)
    return d


def _chain(d: Drawing, words: tuple[str, ...], *, down: bool = False) -> None:
    for number, word in enumerate(words):
        x, top = (30.0, 220.0 + 60 * number) if down else (30.0 + 130 * number, 220.0)
        d.frame(x, top, x + 90, top + 30)
        d.text(x + 45 - 5 * len(word), top + 19, word, 10)
        if number and down:
            d.polygon([(x + 35, top - 28), (x + 55, top - 28), (x + 45, top - 4)])
        elif number:
            d.arrow(x - 36, top + 9, x - 4, top + 21)


def _read(d: Drawing, path: Path) -> tuple[Initiative, dict[str, str | None]]:
    (path / "drawn.pdf").write_bytes(d.data())
    rows = list(read_document(path / "drawn.pdf").rows)
    extra = {row.label: row.text for row in rows if isinstance(row, InitiativeExtraField)}
    return next(row for row in rows if isinstance(row, Initiative)), extra


@pytest.mark.parametrize("down", [False, True])
def test_a_party_in_a_box_that_an_arrow_leads_to_heads_no_text(down: bool, tmp_path: Path) -> None:
    d = _sheet()
    d.text(30, 200, "＜事業の流れ＞", 10)
    _chain(d, ("国", "事業実施主体", "島の人"), down=down)
    d.text(30, 440, "船の会の人が毎年の春に集まり、次の一年を話し合う。", 10)
    _, extra = _read(d, tmp_path)
    assert "事業実施主体" not in extra
    flow = extra["事業の流れ"] or ""
    assert [word for word in ("国", "事業実施主体", "島の人") if word in flow] == ["国", "事業実施主体", "島の人"]


def test_labels_that_an_arrow_joins_stay_labels(tmp_path: Path) -> None:
    d = _sheet()
    _chain(d, ("実施主体", "支援内容"))
    d.text(32, 270, "三つの町", 10)
    d.text(162, 270, "船の費用", 10)
    _, extra = _read(d, tmp_path)
    assert (extra["実施主体"], extra["支援内容"]) == ("三つの町", "船の費用")
