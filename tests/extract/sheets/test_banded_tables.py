"""Boxes below bands on grounds, whose sides meet the rulings of a form below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.sheets.banded_tables import boxes_below_bands
from kohyo.pipeline import read_document
from schemas.tables import Initiative, Kpi
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_NAMES = ("里山の手入れ支援事業", "港の朝市推進事業")
_ROWS = (("効果", "通う人が増える。"), ("補助率等", "1/2"), ("実施主体", "町村"))
_GOALS = ("令和10年度までに、来る人の数を100人とする。", "令和10年度までに、窯の数を20基とする。")


def _draw(words: tuple[str, str] = ("活動指標", "成果指標")) -> Drawing:
    d = Drawing(842, 595)
    for name in _NAMES:
        d.text(40, 46, name, 16, mode=2)
        d.text(600, 46, "令和８年度要求額　20百万円", 10)
        d.grid([40, 140, 800], [60, 100, 160])
        for base, word, text in (
            (80, "目的", "次の世代に技を伝える。"),
            (120, "事業内容", "道具の使い方を学ぶ会を開く。"),
        ):
            d.fill(40.5, base - 19.5, 139.5, base + (19.5 if base == 80 else 39.5), 0.6, 0.8, 0.9)
            d.text(46, base, word, 11)
            d.text(150, base, text, 11)
        for x, word, goal in zip((40, 425), words, _GOALS, strict=True):
            d.fill(x, 160, x + 375, 178, 0.6, 0.8, 0.9)
            d.text(x + 6, 173, word, 11)
            d.frame(x, 178, x + 375, 230)
            d.text(x + 6, 196, goal, 11)
        d.grid([40, 140, 800], [230, 260, 290, 320])
        for row, (word, text) in enumerate(_ROWS):
            d.fill(40.5, 230.5 + 30 * row, 139.5, 259.5 + 30 * row, 0.6, 0.8, 0.9)
            d.text(46, 250 + 30 * row, word, 11)
            d.text(150, 250 + 30 * row, text, 11)
        d.page()
    return d


def test_boxes_below_bands_belong_to_the_words_on_these_and_not_to_the_form_below(tmp_path: Path) -> None:
    (tmp_path / "drawn.pdf").write_bytes(_draw().data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    cards = [row for row in rows if isinstance(row, Initiative)]
    assert [(card.name, card.description, card.effect) for card in cards] == [
        (name, "道具の使い方を学ぶ会を開く。", "通う人が増える。") for name in _NAMES
    ]
    kpis = [(row.indicator, row.target_value) for row in rows if isinstance(row, Kpi)]
    assert kpis == [("来る人の数", 100), ("窯の数", 20)] * 2


def test_bands_without_the_word_of_a_label_tell_nothing_of_the_table_below() -> None:
    page = _draw(("春の山", "夏の川")).read().pages[0]
    grounds = [shape.box for shape in page.shapes if shape.kind == "fill"]
    assert boxes_below_bands(page, page.grids, grounds) == {}
