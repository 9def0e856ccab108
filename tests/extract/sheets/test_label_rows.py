"""Labels at the left of tables of boxes: what stands between the rulings of a label is its text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from extract.sheets.label_rows import label_rows
from kohyo.pipeline import read_document
from schemas.tables import Initiative
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_NAMES = ("里山の手入れ支援事業", "港の朝市推進事業")
_ROWS = [70.0, 110.0, 260.0, 330.0]
_AIM = ("人が減り、手が足りない。", "次の世代に技を伝える。")
_WORK = ("道具の使い方を学ぶ会を開く。", "朝に揚がった魚を売る場を設ける。", "山を歩く道を直す。")


def _draw(words: tuple[str, str] = ("背景・目的", "施策の内容")) -> Drawing:
    """Labels at the middle of their cells, texts in even lines from the top, and a chart in a third row."""
    d = Drawing(842, 595)
    for name in _NAMES:
        d.text(30, 46, name, 18)
        d.text(600, 46, "令和７年度予算額　20百万円", 10)
        for top, bottom in itertools.pairwise(_ROWS):
            d.fill(30.5, top + 0.5, 119.5, bottom - 0.5, 0.6, 0.8, 0.9)
        d.grid([30, 120, 812], _ROWS)
        for (top, bottom), word in zip(itertools.pairwise(_ROWS), (*words, "事業スキーム"), strict=True):
            d.text(36, (top + bottom) / 2 + 4, word, 11)
        for row, line in enumerate(_AIM):
            d.text(130, 88 + 16 * row, f"・{line}", 11)
        for row, line in enumerate(_WORK):
            d.text(130, 123 + 16 * row, f"・{line}", 11)
        for x, word in ((200, "国"), (400, "協議会")):
            d.frame(x, 280, x + 100, 310)
            d.text(x + 30, 299, word, 10)
        d.arrow(305, 290, 395, 300)
        d.page()
    return d


def test_what_stands_between_the_rulings_of_a_label_belongs_to_it(tmp_path: Path) -> None:
    (tmp_path / "drawn.pdf").write_bytes(_draw().data())
    cards = [r for r in read_document(tmp_path / "drawn.pdf").rows if isinstance(r, Initiative)]
    assert [card.name for card in cards] == list(_NAMES)
    assert [card.description for card in cards] == ["".join(f"・{line}" for line in _WORK)] * 2


def test_words_set_like_known_labels_are_labels_and_a_table_without_known_ones_has_none() -> None:
    page = _draw().read().pages[0]
    assert len(label_rows(page.grids)) == 3
    page = _draw(("春の山", "夏の川")).read().pages[0]
    assert label_rows(page.grids) == []
