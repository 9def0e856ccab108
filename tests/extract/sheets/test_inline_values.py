"""Values behind their labels on one line, and what stands beside or below them and is something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Initiative, InitiativeExtraField
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_NAMES = ("里山の手入れ支援事業", "港の朝市推進事業")
_SUPPORT = "道具を貸し、使い方を学ぶ会を開く。"


def _read(path: Path) -> list[Initiative | InitiativeExtraField]:
    """Sheets with a field and an office on one line, a box whose corner says 効果, and labels in brackets."""
    d = Drawing(842, 595)
    for name in _NAMES:
        d.text(30, 46, name, 18)
        d.text(30, 70, "分野：里山", 9)
        d.text(700, 70, "山村振興室", 9)
        for top, word, text in (
            (90, "事業の趣旨", "次の世代に技を伝える。"),
            (160, "支援内容", _SUPPORT),
            (230, "効果", "通う人が増える。"),
        ):
            d.fill(30, top, 812, top + 60, 0.95, 0.92, 0.85)
            d.text(33, top + 13, word, 10)
            d.text(40, top + 32, text, 10)
        for row, text in enumerate(("【補助率】1/2", "【１件当たりの上限】20百万円", "【実施期間】３年間")):
            d.text(40, 330 + 16 * row, text, 10)
        d.page()
    (path / "drawn.pdf").write_bytes(d.data())
    return [r for r in read_document(path / "drawn.pdf").rows if isinstance(r, (Initiative, InitiativeExtraField))]


def test_an_office_at_the_other_side_of_the_page_is_no_part_of_the_field(tmp_path: Path) -> None:
    cards = [row for row in _read(tmp_path) if isinstance(row, Initiative)]
    assert [card.policy_field for card in cards] == ["里山", "里山"]


def test_a_short_word_in_the_corner_of_a_box_heads_what_stands_in_it(tmp_path: Path) -> None:
    cards = [row for row in _read(tmp_path) if isinstance(row, Initiative)]
    assert [card.effect for card in cards] == ["通う人が増える。"] * 2


def test_what_is_supported_is_what_is_done_before_the_gist_is(tmp_path: Path) -> None:
    cards = [row for row in _read(tmp_path) if isinstance(row, Initiative)]
    assert [card.description for card in cards] == [_SUPPORT] * 2


def test_a_label_in_brackets_ends_the_value_of_the_one_above(tmp_path: Path) -> None:
    extra = [row for row in _read(tmp_path) if isinstance(row, InitiativeExtraField)]
    assert [row.text for row in extra if row.label == "補助率"] == ["1/2", "1/2"]
