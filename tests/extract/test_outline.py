from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.outline import numbering, outline
from schemas.printed import Box, Cell, Document, Grid, Line, Page, Word


def _document(*texts: str) -> Document:
    lines = tuple(Line((Word(text),), text, number=n, key=n) for n, text in enumerate(texts, 1))
    page = Page(None, None, None, lines)
    return Document("d0", "a.txt", "0", "text/plain", "text", None, (page,))


@pytest.mark.parametrize(
    ("text", "style", "rest"),
    [
        ("Ⅰ 定住自立圏の名称", "roman", "定住自立圏の名称"),
        ("１ 圏域の現状", "arabic", "圏域の現状"),
        ("2. 結びつきの強化", "arabic", "結びつきの強化"),
        ("（１）位置と範囲", "paren", "位置と範囲"),
        ("(2) 福祉", "paren", "福祉"),
        ("① 医療", "circled", "医療"),
        ("ア 地域医療体制の充実", "kana", "地域医療体制の充実"),
        ("第２章 将来像", "chapter", "将来像"),
        ("第１編　序論", "part", "序論"),
        ("第３節　人口の見通し", "section", "人口の見通し"),
        ("１　人口と世帯", "arabic", "人口と世帯"),
        ("二　結びつきの強化", "kanji", "結びつきの強化"),
    ],
)
def test_numbering_is_told_from_text(text: str, style: str, rest: str) -> None:
    assert numbering(text) == (style, rest)


@pytest.mark.parametrize(
    "text",
    [
        "医療",
        "13,766 11,563",
        "2024年度（令和６年度）",
        "5人が参加",
        "アンケート",
        "１",
        "一　般　会　計",
        "十分な",
    ],
)
def test_figures_and_words_are_no_numbering(text: str) -> None:
    assert numbering(text) is None


def test_depth_is_learned_from_the_order_of_the_styles() -> None:
    document = _document(
        "５ 具体的取組",
        "（１）生活機能の強化",
        "① 医療",
        "ア 体制の充実",
        "本文である。",
        "② 福祉",
        "本文。",
        "（２）結びつき",
        "末尾。",
    )
    structure = outline(document)
    assert structure.titles(5) == ("具体的取組", "生活機能の強化", "医療", "体制の充実")
    assert structure.titles(7) == ("具体的取組", "生活機能の強化", "福祉")
    assert structure.titles(9) == ("具体的取組", "結びつき")


def test_sentences_are_no_headings() -> None:
    structure = outline(_document("１ 目的", "２ 年後に見直しを行うものとする。", "本文"))
    assert structure.titles(3) == ("目的",)


def _page(*items: tuple[str, float, float, float], table: str = "") -> Document:
    """A page of lines as (text, left, top, size), and a table whose cells hold ``table`` in 9 points."""
    lines: list[Line | Grid] = []
    for key, (text, left, top, size) in enumerate(items, 1):
        box = Box(left, top, left + len(text) * size, top + size)
        lines.append(Line((Word(text, box, size),), text, box, key=key))
    if table:
        box = Box(70, 600, 500, 640)
        inner = Line((Word(table, box, 9),), table, box, key=100)
        lines.append(Grid((Cell(0, 0, 1, 1, (inner,), box),), 1, 1, box, key=99))
    return Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (Page(1, 595.0, 842.0, tuple(lines)),))


SENTENCE = "村では、集落の担い手を育て、移り住む人を迎えるための住まいと仕事を整える。"


def test_running_text_larger_than_a_page_of_tables_is_no_heading() -> None:
    body = [(SENTENCE, 70.0, 80.0 + 18 * row, 12.0) for row in range(9)]
    document = _page(("村の将来", 70, 40, 16), *body, table="あ" * 900)
    assert [heading.text for heading in outline(document).headings] == ["村の将来"]


def test_a_number_that_a_full_line_breaks_off_begins_no_heading() -> None:
    first = "満足度が最も高いのは子育て支援の充実で、２位は医療体制の充実、"
    second = "3 位は学校教育の充実となっており、いずれも前の年を上回っていた"
    document = _page((first, 70, 80, 12), (second, 70, 99, 12), ("3 位置と地形", 70, 140, 12))
    assert [heading.text for heading in outline(document).headings] == ["位置と地形"]


def test_sections_stand_below_chapters_and_chapters_below_parts() -> None:
    structure = outline(
        _document("第１編　計画", "第１章　産業", "第１節　農業", "第２節　観光", "第２章　くらし", "本文。")
    )
    assert structure.titles(4) == ("計画", "産業")
    assert structure.titles(6) == ("計画", "くらし")


def test_a_heading_closes_numbered_ones_that_are_set_smaller() -> None:
    body = "ここから先は、取組の中身と進め方を順に述べる。"
    texts = [
        *(("１ 個票の見方", 11.0), (body, 9.0), ("基本目標１ 仕事をつくる", 14.0), ("1 観光", 11.0), (body, 9.0)),
        *(("基本目標２ 人を呼ぶ", 14.0), ("1 移住", 11.0), (body, 9.0)),
    ]
    boxes = [Box(40, 20 * n, 200, 20 * n + size) for n, (_, size) in enumerate(texts, 1)]
    lines = tuple(
        Line((Word(text, box, size),), text, box, None, n)
        for n, ((text, size), box) in enumerate(zip(texts, boxes, strict=True), 1)
    )
    page = Page(1, 500, 800, lines)
    found = outline(Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (page,)))
    assert found.titles(5) == ("基本目標１ 仕事をつくる", "観光")
    assert found.titles(8) == ("基本目標２ 人を呼ぶ", "移住")


def _sized(texts: Sequence[tuple[str, float]]) -> Document:
    lines = tuple(Line((Word(text, size=size),), text, key=key) for key, (text, size) in enumerate(texts, 1))
    return Document("d0", "a.pdf", "0", "application/pdf", "native", 1, (Page(1, 595.0, 842.0, lines),))


def test_sources_below_many_tables_make_no_headings_of_the_text() -> None:
    source = "資料：里の統計室「里の将来を数えた推計人口（令和５年推計）」"
    text = "担い手の定着に取り組むことにより、里の人口を維持することを目指"
    document = _sized([("１ 里の将来", 14.0), *[(source, 8.6)] * 9, *[(text, 10.5), ("します。", 10.5)] * 8])
    assert [heading.text for heading in outline(document).headings] == ["里の将来"]


def test_a_part_that_is_not_the_first_stands_above_the_sections_that_an_excerpt_begins_with() -> None:
    structure = outline(_document("２　圏域の姿", "（１）人口", "Ⅳ　取組", "１　産業", "（１）観光", "本文。"))
    assert structure.titles(4) == ("取組",)
    assert structure.titles(6) == ("取組", "産業", "観光")
    structure = outline(_document("２　圏域の姿", "Ⅰ　人口", "本文。"))
    assert structure.titles(3) == ("圏域の姿", "人口")


def test_numbers_with_two_marks_are_two_levels() -> None:
    """Where a number without a mark begins anew right below one with a mark, it counts what stands below."""
    document = _document(
        "（１）生活機能",
        "１．医療",
        "１　夜間の診療",
        "夜間の診療を続ける。",
        "２　救急の搬送",
        "救急の搬送を続ける。",
        "２．福祉",
        "３　見守り",
        "見守りを続ける。",
    )
    found = outline(document)
    assert found.titles(6) == ("生活機能", "医療", "救急の搬送")
    assert found.titles(9) == ("生活機能", "福祉", "見守り")


def test_another_mark_behind_a_number_alone_is_no_level() -> None:
    document = _document("１．医療", "２　福祉", "１　教育", "教育を続ける。")
    assert outline(document).titles(4) == ("教育",)
