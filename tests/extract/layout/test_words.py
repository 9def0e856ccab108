"""Where the words of a line part."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, texts

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")


def test_a_narrow_gap_parts_two_words_on_a_line_whose_letters_stand_close() -> None:
    d = Drawing()
    d.text(40, 60, "連携事業名", 10)
    d.text(94, 60, "渡し船の運航事業", 10)
    assert texts(d.read()) == ["連携事業名 渡し船の運航事業"]


def test_a_narrow_gap_among_other_gaps_parts_nothing() -> None:
    d = Drawing()
    for k, letter in enumerate("連携事業名渡し船の運航"):
        d.text(40 + 11 * k + (3 if k > 5 else 0), 60, letter, 10)
    assert texts(d.read()) == ["連携事業名渡し船の運航"]
