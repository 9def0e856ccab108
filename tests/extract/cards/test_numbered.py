"""Numbers before the names of cards."""

from __future__ import annotations

from typing import Any

import pytest

from extract.cards.bounds.numbered import NUMBERED


@pytest.mark.parametrize(
    ("title", "number", "name"),
    [
        ("１－２　川べりの遊歩道", "１－２", "川べりの遊歩道"),
        ("③ 夜店の灯り", "③", "夜店の灯り"),
        ("取組Ⅱ－１－(2)　木の椅子づくり", "Ⅱ－１－(2)", "木の椅子づくり"),
        ("施策２－③　沢水の発電所", "２－③", "沢水の発電所"),
        ("事業 12　里の地図", "12", "里の地図"),
        ("取組番号　1-(1)-1\n里の電話", "1-(1)-1", "里の電話"),
        ("連携事業２　里の歌", "２", "里の歌"),
        ("具体的な取組 3-1　里の傘", "3-1", "里の傘"),
        ("整理番号：３　里の花", "３", "里の花"),
        ("イ-2 里山の観光", "イ-2", "里山の観光"),
    ],
)
def test_the_number_of_a_card_is_told_from_its_name(title: str, number: str, name: str) -> None:
    match = NUMBERED.match(title)
    assert match is not None
    assert (match["number"], match["name"]) == (number, name)


@pytest.mark.parametrize(
    "title", ["事業の進め方", "Ⅱ　圏域の柱", "５Gの基地局", "取組　里の地図", "連携事業の１年　振り返り"]
)
def test_a_name_without_a_number_stays_whole(title: str) -> None:
    assert NUMBERED.match(title) is None


def test_field_and_measure_may_stand_on_one_line_above_a_card(sketch: Any) -> None:
    sketch.page(
        "（1-1）医療分野　　施策：初期救急医療体制の維持",
        sketch.grid("*事業名 | 当番医事業", "*事業概要 | 夜間に診療する。", "*事業費（千円） | 600"),
    )
    card = next(r for r in sketch.records() if r.table == "initiatives")
    assert card.fields["policy_field"].text == "医療"
    assert card.fields["measure"].text == "初期救急医療体制の維持"
