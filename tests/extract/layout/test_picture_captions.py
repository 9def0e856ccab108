"""Captions on one line below pictures side by side are texts of their own."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, texts


def _pictures(*places: float, words: str = "") -> Drawing:
    """Two captions on one line below boxes of one size, with a drawing or with ``words`` in each."""
    d = Drawing(600, 300)
    d.text(40, 60, "○山車の蔵を開け、渡し船の乗り場までの道に灯りをともす。")
    for x in places:
        d.frame(x, 90, x + 160, 180)
        if words:
            d.text(x + 40, 140, words)
        else:
            d.fill(x + 40, 120, x + 100, 160, 0.8, 0.9, 0.8)
    d.text(80, 195, "【山車を納める蔵】", 10)
    d.text(355, 195, "【渡し船の乗り場】", 10)
    return d


def test_captions_below_two_pictures_are_two_lines() -> None:
    assert texts(_pictures(45, 320).read())[1:] == ["【山車を納める蔵】", "【渡し船の乗り場】"]


@pytest.mark.parametrize("drawing", [_pictures(45), _pictures(45, 320, words="山車と船"), _pictures(45, 420)])
def test_what_stands_below_other_boxes_stays_one_line(drawing: Drawing) -> None:
    assert texts(drawing.read())[-1] == "【山車を納める蔵】 【渡し船の乗り場】"
