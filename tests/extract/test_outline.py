from __future__ import annotations

import pytest

from extract.outline import numbering, outline
from schemas.printed import Document, Line, Page, Word


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
    ],
)
def test_numbering_is_told_from_text(text: str, style: str, rest: str) -> None:
    assert numbering(text) == (style, rest)


@pytest.mark.parametrize(
    "text", ["医療", "13,766 11,563", "2024年度（令和６年度）", "5人が参加", "アンケート", "１"]
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
