"""Names of initiatives on sheets: in bold type no larger than the text, beside labels, behind numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.sheets.headings import fields_of
from kohyo.pipeline import read_document
from schemas.tables import Budget, Initiative
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_BOLD = 2
_NAMES = ("里山の手入れ支援事業", "港の朝市推進事業", "峠の茶屋再生事業")
_TEXTS = ("山の道具の使い方を学ぶ会を開く。", "朝に揚がった魚を売る場を設ける。", "古い茶屋の屋根を直す。")
_EFFECT = "通う人が増え、手入れが続く。"
_Head = Callable[[Drawing, int], None]


def _boxes(d: Drawing, number: int, size: float = 11, top: float = 100) -> None:
    """Three headings in brackets with their texts."""
    texts = ("人が減り、手が足りない。", _TEXTS[number], _EFFECT)
    for row, (word, text) in enumerate(zip(("目的", "事業内容", "期待される効果"), texts, strict=True)):
        d.text(30, top + 80 * row, f"【{word}】", size)
        d.text(30, top + 24 + 80 * row, text, size)


def _card(d: Drawing, number: int, size: float = 11) -> None:
    """The same texts in a table, right of their labels."""
    d.grid([30, 130, 565], [84, 130, 176, 222])
    texts = ("人が減り、手が足りない。", _TEXTS[number], _EFFECT)
    for row, (word, text) in enumerate(zip(("背景・目的", "事業内容", "効果"), texts, strict=True)):
        d.text(36, 110 + 46 * row, word, size)
        d.text(140, 110 + 46 * row, text, size)


def _form(d: Drawing, number: int, aid: str = "なし") -> None:
    """A table of five rows, which is more than boxes of text."""
    rows = (
        ("目的", "手が足りない。"),
        ("取組内容", _TEXTS[number]),
        ("効果", _EFFECT),
        ("対象", "町村"),
        ("要件", aid),
    )
    d.grid([30, 130, 565], [96 + 40 * n for n in range(len(rows) + 1)])
    for row, (word, text) in enumerate(rows):
        d.text(36, 116 + 40 * row, word, 12)
        d.text(140, 116 + 40 * row, text, 12)


def _read(path: Path, head: _Head, body: _Head = _boxes) -> tuple[list[Initiative], list[Budget]]:
    d = Drawing(595, 842)
    for number in range(len(_NAMES)):
        head(d, number)
        body(d, number)
        d.page()
    (path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(path / "drawn.pdf").rows
    return [r for r in rows if isinstance(r, Initiative)], [r for r in rows if isinstance(r, Budget)]


def _told(cards: list[Initiative]) -> list[tuple[str | None, str | None]]:
    return [(card.number, card.name) for card in cards]


def test_a_name_in_bold_as_large_as_the_text_is_the_title(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(36, 46, f"1-{number + 1}", 10, mode=_BOLD)
        d.text(150, 46, _NAMES[number], 11, mode=_BOLD)
        d.text(430, 70, "山村振興室", 9)

    cards, _ = _read(tmp_path, head)
    assert _told(cards) == list(zip(("1-1", "1-2", "1-3"), _NAMES, strict=True))
    assert [card.description for card in cards] == list(_TEXTS)


def test_a_name_in_type_of_the_text_is_no_title_where_it_does_not_stand_out(tmp_path: Path) -> None:
    assert _read(tmp_path, lambda d, number: d.text(150, 46, _NAMES[number], 11))[0] == []


def test_the_last_letters_of_a_title_stand_on_a_line_of_their_own(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(60, 46, _NAMES[number][:-2], 16)
        d.text(60, 66, _NAMES[number][-2:], 16)
        d.text(400, 60, "山村振興室", 9)

    cards, _ = _read(tmp_path, head)
    assert [card.name for card in cards] == list(_NAMES)


def test_a_number_behind_its_label_at_the_top_of_every_page_is_that_of_the_sheet(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(30, 20, f"施策番号　{number + 6}", 9)
        d.text(60, 56, _NAMES[number], 16)

    cards, _ = _read(tmp_path, head)
    assert _told(cards) == list(zip("678", _NAMES, strict=True))


def test_an_amount_on_the_line_of_a_label_is_none_of_its_value(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(60, 46, _NAMES[number], 16)
        d.text(30, 76, "分野：里山", 9)
        d.text(330, 76, f"【令和７年度予算額　{number + 2}百万円】", 9)

    cards, budgets = _read(tmp_path, head)
    assert [card.policy_field for card in cards] == ["里山"] * 3
    assert [b.amount_thousand_yen for b in budgets] == [2000, 3000, 4000]


def test_a_name_in_bold_stands_above_the_card_of_a_page(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(36, 46, str(number + 4), 11, mode=_BOLD)
        d.text(60, 46, _NAMES[number], 12, mode=_BOLD)
        d.text(330, 70, f"【令和７年度予算額　{number + 2}百万円】", 10, mode=_BOLD)
        d.text(36, 70, "山村振興室", 9)

    cards, budgets = _read(tmp_path, head, _card)
    assert _told(cards) == list(zip("456", _NAMES, strict=True))
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2025, 2000), (2025, 3000), (2025, 4000)]


@pytest.mark.parametrize("label", ["取組名", "事業名称"])
def test_a_number_before_a_name_beside_its_label_is_none_of_it(tmp_path: Path, label: str) -> None:
    def head(d: Drawing, number: int) -> None:
        d.grid([30, 100, 565], [30, 60])
        d.fill(30.5, 30.5, 99.5, 59.5, 0.85, 0.85, 0.85)
        d.text(36, 49, label, 10, mode=_BOLD)
        d.text(110, 51, f"{number + 7}．{_NAMES[number]}", 15, mode=_BOLD)

    cards, _ = _read(tmp_path, head)
    assert _told(cards) == list(zip("789", _NAMES, strict=True))


def test_what_stands_on_one_line_with_its_label_may_stand_above_the_label_of_the_name(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(30, 22, f"【分野】{number + 1}期の森", 9)
        d.grid([30, 100, 565], [30, 60])
        d.fill(30.5, 30.5, 99.5, 59.5, 0.85, 0.85, 0.85)
        d.text(36, 49, "事業名称", 10, mode=_BOLD)
        d.text(110, 51, _NAMES[number], 15, mode=_BOLD)

    cards, _ = _read(tmp_path, head)
    assert [card.name for card in cards] == list(_NAMES)


def test_a_tag_and_amounts_in_the_cell_of_a_name_are_none_of_it(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.grid([30, 100, 565], [24, 60])
        d.fill(30.5, 24.5, 99.5, 59.5, 0.85, 0.85, 0.85)
        d.text(36, 45, "取組名", 11, mode=_BOLD)
        d.text(120, 47, _NAMES[number], 14, mode=_BOLD)
        d.frame(310, 34, 340, 50)
        d.text(315, 46, "継続", 10, mode=_BOLD)
        d.text(420, 38, f"令和７年度予算額：{number + 2}百万円", 9)
        d.text(420, 52, "（前年度　5百万円）", 9)

    cards, budgets = _read(tmp_path, head)
    assert [card.name for card in cards] == list(_NAMES)
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [
        (2025, 2000),
        (2024, 5000),
        (2025, 3000),
        (2024, 5000),
        (2025, 4000),
        (2024, 5000),
    ]


def test_a_heading_of_several_things_of_one_kind_is_known() -> None:
    assert fields_of("補助要件等") == ("aid",)
    assert fields_of("市町村等") == ()


def test_a_title_on_two_lines_with_the_amount_between_them_is_one_name(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(60, 40, f"{_NAMES[number]}（海と山の", 12, mode=_BOLD)
        d.text(60, 56, "町）", 12, mode=_BOLD)
        d.text(330, 48, f"令和７年度予算額　{number + 2}百万円", 9)

    cards, _ = _read(tmp_path, head)
    assert [card.name for card in cards] == [f"{name}（海と山の町）" for name in _NAMES]


def test_a_name_in_bold_beside_its_amount_may_be_smaller_than_the_text(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(60, 46, _NAMES[number], 10, mode=_BOLD)
        d.text(330, 46, f"令和７年度予算額　{number + 2}百万円", 9)
        d.text(30, 70, "分野：里山", 9)

    cards, budgets = _read(tmp_path, head, lambda d, number: _card(d, number, 12))
    assert [card.name for card in cards] == list(_NAMES)
    assert [b.amount_thousand_yen for b in budgets] == [2000, 3000, 4000]


def test_a_title_is_no_label_of_the_amount_beside_it_whose_year_stands_above_both(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(430, 34, "R8年度概算要求額", 9)  # on every page, as a running head is
        d.text(60, 46, _NAMES[number], 13, mode=_BOLD)
        d.text(430, 46, f"{number + 2}百万円", 9)
        d.text(430, 58, "（前年度　5百万円）", 9)

    cards, budgets = _read(tmp_path, head, _card)
    assert [card.name for card in cards] == list(_NAMES)
    assert [b.amount_thousand_yen for b in budgets if b.fiscal_year == 2026] == [2000, 3000, 4000]


def test_a_strip_of_amounts_between_a_title_and_its_card_is_the_card_s(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(36, 46, f"{number + 4}　{_NAMES[number]}", 14, mode=_BOLD)
        d.grid([30, 190, 350, 510], [56, 72, 88])
        strip = (
            ("令和７年度予算案", "令和６年度予算額", "対前年度増減"),
            (f"{number + 2}百万円", "5百万円", "0百万円"),
        )
        for row, texts in enumerate(strip):
            for x, text in zip((36, 196, 356), texts, strict=True):
                d.text(x, 68 + 16 * row, text, 9)

    cards, budgets = _read(tmp_path, head, _form)
    assert _told(cards) == list(zip("456", _NAMES, strict=True))
    assert [card.description for card in cards] == list(_TEXTS)
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets if b.fiscal_year == 2025] == [
        (2025, 2000),
        (2025, 3000),
        (2025, 4000),
    ]


def test_a_number_at_the_top_of_every_page_is_that_of_a_name_beside_its_label(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(30, 20, f"施策番号　{number + 6}", 9)
        d.grid([30, 100, 565], [70, 100])
        d.fill(30.5, 70.5, 99.5, 99.5, 0.85, 0.85, 0.85)
        d.text(36, 86, "事業名", 10, mode=_BOLD)
        d.text(110, 88, _NAMES[number], 15, mode=_BOLD)

    cards, _ = _read(tmp_path, head, lambda d, number: _boxes(d, number, 11, 130))
    assert _told(cards) == list(zip("678", _NAMES, strict=True))


def test_a_card_s_name_shares_its_cell_with_a_tag_and_amounts(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.grid([30, 100, 565], [24, 66])
        d.fill(30.5, 24.5, 99.5, 65.5, 0.85, 0.85, 0.85)
        d.text(36, 48, "事業名", 11, mode=_BOLD)
        d.text(108, 50, _NAMES[number], 14, mode=_BOLD)
        d.frame(310, 38, 340, 54)
        d.text(315, 50, "継続", 10, mode=_BOLD)
        for row, text in enumerate(("令和７年度予算額", f"{number + 2}百万円", "（5百万円）")):
            d.text(450, 36 + 13 * row, text, 9)

    def card(d: Drawing, number: int) -> None:
        _form(d, number, "【政策分野名】里山")

    cards, budgets = _read(tmp_path, head, card)
    assert [(card.name, card.policy_field) for card in cards] == [(name, "里山") for name in _NAMES]
    assert [b.amount_thousand_yen for b in budgets if b.fiscal_year == 2025] == [2000, 3000, 4000]


def test_a_small_name_in_bold_above_its_amount_is_the_title_of_large_text(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.text(60, 46, _NAMES[number], 10, mode=_BOLD)
        d.text(330, 70, f"令和７年度予算額　{number + 2}百万円", 9)

    cards, budgets = _read(tmp_path, head, lambda d, number: _boxes(d, number, 12))
    assert [card.name for card in cards] == list(_NAMES)
    assert [b.amount_thousand_yen for b in budgets] == [2000, 3000, 4000]


@pytest.mark.parametrize("size", [9, 11])
def test_lines_of_smaller_type_beside_a_name_are_no_part_of_its_line(tmp_path: Path, size: float) -> None:
    """They state the amounts of two years, the second one without a year of its own."""

    def head(d: Drawing, number: int) -> None:
        d.grid([30, 90, 565], [30, 66])
        d.fill(30.5, 30.5, 89.5, 65.5, 0.95, 0.85, 0.8)
        d.text(36, 52, "取組名", 10)
        d.text(98, 53, f"{number + 1}　{_NAMES[number]}", 14, mode=_BOLD)
        d.text(400, 45, f"令和７年度予算額　{number + 2}百万円", size)
        d.text(400, 57, "（前年度　９百万円）", size)

    cards, budgets = _read(tmp_path, head, _form)
    assert _told(cards) == list(zip("123", _NAMES, strict=True))
    assert sorted(b.amount_thousand_yen or 0 for b in budgets) == [2000, 3000, 4000, 9000, 9000, 9000]


def test_the_name_stands_in_a_strip_above_the_amounts_and_the_form(tmp_path: Path) -> None:
    def head(d: Drawing, number: int) -> None:
        d.grid([30, 130, 565], [20, 44])
        d.text(36, 36, "施策名", 11)
        d.text(140, 36, _NAMES[number], 13)
        d.grid([30, 200, 370], [50, 68, 86])
        for x, year, amount in ((40, "令和８年度予算額", "21,155千円"), (210, "令和７年度予算額", "20,097千円")):
            d.text(x, 62, year, 9)
            d.text(x, 80, amount, 9)

    cards, budgets = _read(tmp_path, head, _form)
    assert [card.name for card in cards] == list(_NAMES)
    assert len(budgets) == 2 * len(_NAMES)
