"""Columns beside each other whose lines nearly touch: lists, and labels in brackets behind sentences."""

from __future__ import annotations

from extract.layout.fragments import fragments_of
from extract.sheets.headings import parted_at_labels
from extract.sheets.list_columns import parted_at_edges, parted_at_lists
from tests.drawing import Drawing

_LEFT = ("・採択した団体の数：12団体", "・学ぶ会に来た人：百人")


def _parts(right: float) -> list[str]:
    d = Drawing()
    for row, (text, other) in enumerate(zip(_LEFT, ("・担い手が増える。", "・地域が続く。"), strict=True)):
        d.text(30, 60 + 16 * row, text, 10)
        d.text(180 if row == 0 else right, 60 + 16 * row, other, 10)
    [page] = d.read().pages
    return [f.text for f in parted_at_lists(fragments_of(page.lines))]


def test_a_line_is_cut_where_an_item_begins_flush_with_the_items_of_its_list() -> None:
    assert _parts(180) == [_LEFT[0], "・担い手が増える。", _LEFT[1], "・地域が続く。"]


def test_a_mark_amid_a_line_begins_nothing_where_no_item_stands_above_or_below_it() -> None:
    assert f"{_LEFT[0]} ・担い手が増える。" in _parts(200)


def test_a_label_in_brackets_behind_the_end_of_a_sentence_begins_something_else() -> None:
    d = Drawing()
    d.text(30, 60, "・古い船の修理に要する費用を支援する。", 10)
    d.text(240, 60, "【対象】浜の町", 10)
    d.text(30, 80, "・船の学びの場 【対象】の決め方を考える。", 10)
    [page] = d.read().pages
    found = [f.text for f in parted_at_labels(fragments_of(page.lines))]
    assert found == [
        "・古い船の修理に要する費用を支援する。",
        "【対象】浜の町",
        "・船の学びの場 【対象】の決め方を考える。",
    ]


def _columns(right: float, label: str = "・舟を直す費用を支援する町の数：12町") -> list[str]:
    d = Drawing()
    d.text(30, 60, label, 10)
    d.text(30, 76, "・学ぶ会に来た人", 10)
    d.text(right, 60, "海の道を歩く人が増え、", 10)
    d.text(right, 76, "浜が残る。", 10)
    [page] = d.read().pages
    return [f.text for f in parted_at_edges(fragments_of(page.lines))]


def test_a_line_is_cut_behind_white_where_the_next_one_begins_flush() -> None:
    assert _columns(226) == [
        "・舟を直す費用を支援する町の数：12町",
        "海の道を歩く人が増え、",
        "・学ぶ会に来た人",
        "浜が残る。",
    ]


def test_a_label_with_its_text_behind_it_is_no_column() -> None:
    assert "目的 海の道を歩く人が増え、" in [text.replace("　", " ") for text in _columns(68, "目的")]
