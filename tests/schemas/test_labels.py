"""Labels are known by their words, whatever is printed beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.glossary import CARD_LABELS, CARD_WORDS, card_fields
from schemas.labels import is_year, read_label, similar_label, year_and_rest


@pytest.mark.parametrize(
    ("text", "word", "remark"),
    [
        ("現状値（2022年度）", "現状値", "2022年度"),
        ("目標値\n(2028年 (R10) 度)", "目標値", "2028年(R10)度"),
        ("事業費見込\n（千円）", "事業費見込", "千円"),
        ("成果指標\n（Ｋ Ｐ Ｉ）", "成果指標(KPI)", None),
        ("2024年度評価", "評価", "2024年度"),
        ("令和6年度の実績", "実績", "令和6年度の"),
        ("実績値R6", "実績値", "R6"),
        ("④ 期待される効果：", "期待される効果", None),
        ("成果指標②", "成果指標", None),
        ("〔取組内容〕", "取組内容", None),
        ("役\n割\n分\n担", "役割分担", None),
    ],
)
def test_a_label_is_taken_apart(text: str, word: str, remark: str | None) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.word, label.remark) == (word, remark)


@pytest.mark.parametrize(
    "text",
    [
        "地域医療体制の充実",
        "医療",
        "甲（新庄市）の役割",
        "取組の内容を明らかにする。",
        "2024 (R6)",
        "事業費は現時点の額",
        "",
        "12",
    ],
)
def test_values_are_no_labels(text: str) -> None:
    assert read_label(text) is None


def test_a_similar_word_needs_a_clear_margin() -> None:
    near = similar_label("期待される事業効果等")
    assert near is None or not near.exact
    assert similar_label("圏域の将来像") is None
    assert similar_label("概要") is None


def test_every_word_of_the_vocabulary_is_its_own_label() -> None:
    for field, words in CARD_LABELS.items():
        for word in words:
            label = read_label(word)
            assert label is not None, word
            assert field in label.fields, word


@given(st.sampled_from(sorted(CARD_WORDS)), st.sampled_from(["", " ", "　", "\n"]))
def test_spacing_never_hides_a_label(word: str, gap: str) -> None:
    assert card_fields(gap.join(word)) == CARD_WORDS[word]


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    read_label(text)
    similar_label(text)
    is_year(text)
    split = year_and_rest(text)
    assert split is None or is_year(split[0])


@pytest.mark.parametrize(
    "text",
    [
        "R7",
        "Ｒ 1 2",
        "令和元年度",
        "2024",
        "平成31年度",
        "2024 (R6) 年度",
        "R7（予定）",
        "令和7年度\n（千円）",
        "R8（計画額）",
    ],
)
def test_years(text: str) -> None:
    assert is_year(text)


@pytest.mark.parametrize("text", ["24", "7,000", "R7～R9", "令和", "2024人", "計", "第3次"])
def test_no_years(text: str) -> None:
    assert not is_year(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("連携して取り組む市町村", "municipalities"),
        ("計画事業の名称", "name"),
        ("期待される主な効果", "effect"),
        ("年度別事業費の見込額", "budget"),
        ("担当部署名", "contact"),
        ("うち県支出金", "source"),
        ("事業の要件", "aid"),
        ("平成24・25年度予算内訳（単位：百万円）", "funding"),
    ],
)
def test_a_label_is_known_by_its_words_put_together(text: str, field: str) -> None:
    label = read_label(text)
    assert label is not None
    assert field in label.fields


@pytest.mark.parametrize(
    "text", ["予算決算執行見込額の推移状況実績計画負担財源", "の・及び見込み額等の・及び", "21年度", "30年"]
)
def test_words_of_a_field_without_its_head_are_no_label(text: str) -> None:
    label = read_label(text)
    assert label is None or label.fields == ("budget",)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("取組のなまえ", "name"),
        ("協働事業名", "name"),
        ("取組に加わる市町村", "municipalities"),
        ("一緒に取り組む市町村", "municipalities"),
        ("取り組みのあらまし", "description"),
        ("何をするか", "description"),
        ("ねらう効果", "effect"),
        ("住民にとっての効果", "effect"),
        ("進み具合をはかる指標", "kpi"),
        ("計画を立てた時の値", "baseline"),
        ("いまの数値", "baseline"),
        ("到達したい値", "target"),
        ("見込まれる事業費", "budget"),
        ("事業に必要な経費", "budget"),
        ("９　年次計画", "schedule"),
    ],
)
def test_labels_say_the_same_thing_in_many_ways(text: str, field: str) -> None:
    label = read_label(text)
    assert label is not None
    assert label.fields[0] == field


@pytest.mark.parametrize("text", ["計画の値", "値", "必要な人材", "関係する計画", "9年度計画"])
def test_words_of_labels_alone_are_none(text: str) -> None:
    label = read_label(text)
    assert label is None or label.fields[0] not in {"baseline", "budget", "municipalities"}
