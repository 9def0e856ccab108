"""Pages whose boxes look like a card by themselves and are a sheet as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.cards.bounds.card import Card
from extract.cards.bounds.segments import is_of_boxes
from extract.cards.cells.roles import pieces_of
from extract.sheets.drawn_cards import is_written_below_strip
from kohyo.pipeline import read_document
from schemas.tables import Initiative, Kpi
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_NAMES = ("里山の手入れ支援事業", "港の朝市推進事業")
_TEXTS = {
    "事業の趣旨": "次の世代に技を伝える。",
    "事業の内容": "道具の使い方を学ぶ会を開く。",
    "数値目標": "学ぶ会に来る人を令和10年度までに100人とする。",
    "期待する効果": "通う人が増え、手入れが続く。",
    "補助スキーム": "国から協議会へ補助する。",
}


def _cards(path: Path, d: Drawing) -> list[Initiative]:
    (path / "drawn.pdf").write_bytes(d.data())
    return [row for row in read_document(path / "drawn.pdf").rows if isinstance(row, Initiative)]


def test_boxes_with_a_label_each_below_a_title_are_one_sheet_a_page(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    for name in _NAMES:
        d.text(48, 56, name, 11.5, mode=2)
        d.text(343, 54, "令和８年度要求額 463百万円", 9)
        for row, (word, text) in enumerate(_TEXTS.items()):
            top = 70 + 70 * row
            d.grid([40, 145, 555], [top, top + 64])
            d.text(52, top + 16, word, 11, mode=2)
            d.text(150, top + 16, text, 11)
            d.text(150, top + 34, "あわせて、山の道を直す。", 11)
        d.page()
    cards = _cards(tmp_path, d)
    assert [(card.name, card.page_start) for card in cards] == [(_NAMES[0], 1), (_NAMES[1], 2)]
    assert [card.description for card in cards] == ["道具の使い方を学ぶ会を開く。あわせて、山の道を直す。"] * 2


def test_a_strip_with_the_name_and_a_ruled_box_are_but_a_part_of_a_sheet(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    for number, name in enumerate(_NAMES, 1):
        d.grid([30, 110, 812], [26, 62])
        d.fill(30.5, 26.5, 109.5, 61.5, 0.95, 0.85, 0.7)
        d.text(40, 48, "事業名", 11, mode=2)
        d.text(120, 50, f"{number}　{name}", 16, mode=2)
        boxes = {"１　目的": "次の世代に技を伝える。", "２　支援内容": "学ぶ会を開く。", "３　補助率": "1/2"}
        for row, (word, text) in enumerate(boxes.items()):
            d.text(40, 90 + 60 * row, word, 11, mode=2)
            d.text(40, 110 + 60 * row, text, 10)
        d.grid([430, 530, 812], [300, 340])
        d.fill(430.5, 300.5, 529.5, 339.5, 0.95, 0.85, 0.7)
        d.text(440, 324, "効果", 11, mode=2)
        d.text(540, 324, "通う人が増える。", 10)
        d.page()
    cards = _cards(tmp_path, d)
    assert [(card.number, card.name) for card in cards] == [("1", _NAMES[0]), ("2", _NAMES[1])]
    assert [card.description for card in cards] == ["学ぶ会を開く。"] * 2
    assert [card.effect for card in cards] == ["通う人が増える。"] * 2


def test_a_box_with_a_label_beside_a_table_of_indicators_is_one_of_the_boxes(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    for name in _NAMES:
        d.text(48, 56, name, 14, mode=2)
        d.text(343, 54, "令和８年度要求額 463百万円", 9)
        for row, (word, text) in enumerate(_TEXTS.items()):
            top = 70 + 70 * row
            d.grid([40, 145, 555], [top, top + 64])
            d.text(52, top + 16, word, 11, mode=2)
            if word == "数値目標":
                d.grid([150, 300, 400, 550], [top + 6, top + 26, top + 46])
                for line, texts in enumerate((("指標", "現状値", "目標値"), ("窯の数", "12基", "20基"))):
                    for x, cell in zip((154, 304, 404), texts, strict=True):
                        d.text(x, top + 20 + 20 * line, cell, 10)
            else:
                d.text(150, top + 16, text, 11)
        d.page()
    cards = _cards(tmp_path, d)
    assert [(card.name, card.page_start) for card in cards] == [(_NAMES[0], 1), (_NAMES[1], 2)]
    assert [card.description for card in cards] == ["道具の使い方を学ぶ会を開く。"] * 2


def test_a_table_inside_a_box_is_none_of_the_boxes() -> None:
    d = Drawing(595, 842)
    for row, label in enumerate(("事業の内容", "政策目標")):
        d.grid([40, 145, 555], [70 + 80 * row, 140 + 80 * row])
        d.text(52, 90 + 80 * row, label, 11)
    d.text(150, 90, "学ぶ会を開く。", 11)
    d.grid([150, 300, 400, 550], [156, 176, 196])
    for line, texts in enumerate((("指標", "現状値", "目標値"), ("窯の数", "12基", "20基"))):
        for x, cell in zip((154, 304, 404), texts, strict=True):
            d.text(x, 170 + 20 * line, cell, 10)
    [page] = d.read().pages
    grids = list(page.grids)
    assert len(grids) == 3
    assert is_of_boxes(Card([0] * len(grids), grids, [pieces_of(page, grid) for grid in grids]))


def test_of_lines_set_below_a_strip_with_the_name_only_the_strip_is_drawn() -> None:
    d = Drawing(595, 842)
    d.grid([40, 120, 555], [26, 60])
    d.text(48, 46, "事業名", 11)
    d.text(130, 46, _NAMES[0], 14)
    [page] = d.read().pages
    [strip] = page.grids
    below = tuple(replace(cell, row=1) for cell in strip.cells)
    written = replace(strip, cells=(*strip.cells, *below), row_count=2, ruled=False)
    tables = {strip.key: strip}
    assert is_written_below_strip(Card([0], [written], [pieces_of(page, written)]), tables)
    assert not is_written_below_strip(Card([0], [strip], [pieces_of(page, strip)]), tables)


def test_headings_in_brackets_below_a_strip_with_name_and_amounts_are_those_of_a_sheet(tmp_path: Path) -> None:
    d = Drawing(595, 842)
    for name in _NAMES:
        d.grid([30, 100, 565], [26, 68])
        d.fill(30.5, 26.5, 99.5, 67.5, 0.95, 0.85, 0.7)
        d.text(40, 50, "事業名", 11, mode=2)
        d.text(110, 52, name, 15, mode=2)
        for row, text in enumerate(("令和７年度要求額", "4億円", "（前年度　3億円）")):
            d.text(460, 38 + 12 * row, text, 9)
        for row, (word, text) in enumerate(
            (("背景・目的", "手が足りない。"), ("事業内容", "学ぶ会を開く。"), ("効果", "人が増える。"))
        ):
            d.text(34, 90 + 50 * row, f"＜{word}＞", 10, mode=2)
            d.text(40, 108 + 50 * row, f"・{text}", 10)
        d.text(34, 240, "＜政策目標＞", 10, mode=2)
        d.text(40, 258, "学ぶ会の数", 10)
        d.text(52, 274, "現状　12会（令和5年度）　⇒　目標　20会（令和9年度）", 10)
        d.page()
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = list(read_document(tmp_path / "drawn.pdf").rows)
    assert [row.description for row in rows if isinstance(row, Initiative)] == ["・学ぶ会を開く。"] * 2
    assert [row.indicator for row in rows if isinstance(row, Kpi)] == ["学ぶ会の数"] * 2
