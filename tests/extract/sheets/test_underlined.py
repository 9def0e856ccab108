"""Columns below underlined headings whose texts nearly touch."""

from __future__ import annotations

from extract.layout.fragments import fragments_of
from extract.sheets.headings import headings_of
from extract.sheets.underlined import columns_below_lines, underlined_words
from tests.drawing import Drawing


def _parts(gap: float) -> list[str]:
    d = Drawing()
    d.line(30, 50, 180, 50)
    d.line(180 + gap, 50, 370, 50)
    d.text(30, 66, "・学びの会を開いた町の数を", 11)
    d.text(186, 66, "海の道を歩く人が増える。", 11)
    [page] = d.read().pages
    return [f.text for f in fragments_of(page.lines, columns_below_lines(page))]


def test_the_ends_of_the_lines_below_headings_part_the_texts_of_two_columns() -> None:
    assert _parts(5) == ["・学びの会を開いた町の数を", "海の道を歩く人が増える。"]


def test_one_line_over_both_is_none_of_two_columns() -> None:
    assert len(_parts(0)) == 1


def test_words_alone_above_a_line_that_begins_with_them_are_underlined() -> None:
    d = Drawing()
    for base, text in ((50, "KPI"), (90, "目的　海を守る。"), (130, "効果")):
        d.text(30, base, text, 11)
        d.line(30, base + 4, 370, base + 4)
    d.text(200, 130, "海を歩く人が増える。", 11)
    [page] = d.read().pages
    fragments = fragments_of(page.lines)
    found = underlined_words(page, fragments)
    assert [f.text for f in fragments if f.box in found] == ["KPI", "目的　海を守る。"]


def test_a_short_word_that_is_underlined_from_side_to_side_is_a_heading() -> None:
    d = Drawing(600, 500)
    for base, text in ((50, "KPI"), (120, "期待する効果")):
        d.text(30, base, text, 11)
        d.line(30, base + 4, 570, base + 4)
        d.text(30, base + 20, "海を歩く人を百人にする。", 11)
    [page] = d.read().pages
    fragments = fragments_of(page.lines)
    assert [h.words for h in headings_of(fragments, 11, (), underlined_words(page, fragments))] == [
        "KPI",
        "期待する効果",
    ]
    assert [h.words for h in headings_of(fragments, 11)] == ["期待する効果"]
