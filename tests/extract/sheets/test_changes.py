"""Figures of goals on lines of their own: an arrow at the end of one points to the next."""

from __future__ import annotations

from extract.layout.fragments import fragments_of
from extract.sheets.changes import of_changes
from extract.sheets.headings import headings_of
from tests.drawing import Drawing


def test_the_line_below_an_arrow_is_the_other_figure_and_no_heading() -> None:
    d = Drawing()
    for base, text in (
        (40, "【成果目標】"),
        (58, "窯の数（累計）"),
        (76, "現状値　153基（令和６年度）　⇒"),
        (92, "目標　290基（令和12年度）"),
        (130, "【効果】"),
        (148, "炭を焼く人が増える。"),
    ):
        d.text(30, base, text, 10)
    [page] = d.read().pages
    fragments = fragments_of(page.lines)
    assert [h.words for h in headings_of(fragments, 10)] == ["成果目標", "効果"]
    found = of_changes(fragments)
    assert [f.text for f in fragments if id(f) in found] == [
        "現状値　153基（令和６年度）　⇒",
        "目標　290基（令和12年度）",
    ]


def test_the_line_above_one_that_begins_with_an_arrow_is_the_first_figure_and_no_heading() -> None:
    d = Drawing()
    for base, text in (
        (40, "【成果目標】"),
        (58, "① 窯の数"),
        (76, "直近値　153基（令和６年度）"),
        (92, "→　目標　290基（令和12年度）"),
        (130, "【効果】"),
        (148, "炭を焼く人が増える。"),
    ):
        d.text(30, base, text, 10)
    d.text(300, 92, "山の道の手入れ", 10)
    [page] = d.read().pages
    assert [h.words for h in headings_of(fragments_of(page.lines), 10)] == ["成果目標", "効果"]
