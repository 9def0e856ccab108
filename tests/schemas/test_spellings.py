"""A label is the same word however a town spells it, and two fields never share one."""

from __future__ import annotations

from collections import defaultdict

import pytest

from schemas.glossary import CARD_WORDS, card_fields
from schemas.labels import read_label
from schemas.spellings import one_spelling


@pytest.mark.parametrize(
    ("known", "others"),
    [
        ("目指す値", ("めざす値", "目ざす値")),
        ("今の値", ("いまの値",)),
        ("成果を測る指標", ("成果をはかる指標", "成果を計る指標")),
        ("行うこと", ("おこなうこと", "行なうこと", "行う事")),
        ("取組の内容", ("取り組みの内容", "取組みの内容", "とりくみの内容")),
        ("取り組む市町村", ("取組む市町村", "とりくむ市町村")),
        ("補助金等", ("補助金など",)),
        ("期待する成果", ("期待する成果など",)),
        ("ものさし", ("物差し", "物さし")),
        ("事業費の見込み", ("事業費の見込", "事業費のみこみ")),
        ("取組の振り返り", ("取組の振返り", "取組のふり返り")),
        ("整理番号", ("整理No.", "整理ナンバー")),
        ("役割分担", ("役わり分担",)),
        ("進め方", ("すすめ方", "進めかた")),
    ],
)
def test_another_spelling_is_the_same_label(known: str, others: tuple[str, ...]) -> None:
    assert card_fields(known)
    for other in others:
        assert card_fields(other) == card_fields(known), other


def test_words_of_different_fields_never_fall_together() -> None:
    spelt: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for word, fields in CARD_WORDS.items():
        spelt[one_spelling(word)][word] = fields
    assert {word: found for word, found in spelt.items() if len(set(found.values())) > 1} == {}


def test_one_spelling_is_spelt_in_one_way() -> None:
    assert [word for word in CARD_WORDS if one_spelling(one_spelling(word)) != one_spelling(word)] == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("測る指標", "kpi"),
        ("進み具合を確かめるものさし", "kpi"),
        ("もたらす効果", "effect"),
        ("取組により生まれる効果", "effect"),
        ("手を携える市町村", "municipalities"),
        ("共に進める市町", "municipalities"),
        ("見込む補助金など", "subsidy"),
        ("活用する財源", "subsidy"),
        ("持ち場", "role_sharing"),
        ("各市町村が受け持つ役割", "role_sharing"),
        ("段取り", "schedule"),
        ("年度ごとの進め方", "schedule"),
        ("事業にかかるお金", "budget"),
        ("今の数値（令和５年度）", "baseline"),
        ("計画が終わるときの値", "target"),
        ("年度末の値", "result"),
        ("値の単位", "unit"),
        ("取組の呼び名", "name"),
        ("個表番号", "number"),
        ("連携して取り組む分野", "policy_field"),
        ("協定に定める項目", "measure"),
        ("連携しておこなうこと", "description"),
        ("行ったことと成果", "evaluation"),
        ("今後すすめること", "next_steps"),
    ],
)
def test_the_same_words_are_put_together_in_many_ways(text: str, field: str) -> None:
    label = read_label(text)
    assert label is not None
    assert field in label.fields


@pytest.mark.parametrize(
    "text",
    [
        "利用者数",
        "運転手を確保する市町村",
        "住む市町村",
        "実施した",
        "すること",
        "診療の日数",
        "その他の経費",
        "次に起こること",
    ],
)
def test_words_of_the_text_are_no_labels(text: str) -> None:
    assert read_label(text) is None
