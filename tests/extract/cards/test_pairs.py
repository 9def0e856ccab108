"""Values are found beside, below or inside the cell of their label."""

from __future__ import annotations

from typing import Any

import pytest

from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.pairs import read_card

FILLER = ("連携する視点 | 生活機能の強化 | 政策分野 | 医療",)


def _texts(draft: Any) -> dict[str, str]:
    return {name: printed.text for name, printed in draft.fields.items()}


@pytest.mark.parametrize("boxed", [True, False])
def test_values_stand_right_of_their_labels_up_to_the_next_label(sketch: Any, boxed: bool) -> None:
    draft = sketch.draft(
        "施策名 | 夜間診療事業 | |",
        "連携する視点 | 生活機能の強化 | 政策分野 | 医療",
        "取組内容 | 夜間の診療を行う。 | |",
        boxed=boxed,
    )
    assert _texts(draft) == {
        "name": "夜間診療事業",
        "axis": "生活機能の強化",
        "policy_field": "医療",
        "description": "夜間の診療を行う。",
    }


def test_labels_above_their_values(sketch: Any) -> None:
    draft = sketch.draft(
        "整理番号 | 取組名称 | < | 政策分野",
        "1-1 | 遠隔診療事業 | < | 医療",
        "構成市町村 | < | < | <",
        "海士町、知夫村 | < | < | <",
        "事業概要 | 診療所を結ぶ。 | < | <",
    )
    assert _texts(draft) == {
        "number": "1-1",
        "name": "遠隔診療事業",
        "policy_field": "医療",
        "municipalities": "海士町、知夫村",
        "description": "診療所を結ぶ。",
    }


def test_labels_above_their_values_in_a_text_where_merged_cells_are_empty(sketch: Any) -> None:
    draft = sketch.draft(
        "取組名称 | | 政策分野 |",
        "遠隔診療事業 | | 医療 |",
        "事業概要 | 診療所を結ぶ。 | |",
        boxed=False,
    )
    assert _texts(draft) == {"name": "遠隔診療事業", "policy_field": "医療", "description": "診療所を結ぶ。"}


def test_labels_inside_the_cells_of_their_values(sketch: Any) -> None:
    draft = sketch.draft(
        "【事業名】夜間診療事業 | 政策分野：医療",
        "【取組内容】⏎夜間の診療を行う。⏎休日も行う。 | <",
        "期待される効果⏎安心して暮らせる。 | <",
    )
    assert _texts(draft) == {
        "name": "夜間診療事業",
        "policy_field": "医療",
        "description": "夜間の診療を行う。\n休日も行う。",
        "effect": "安心して暮らせる。",
    }


def test_several_labels_inside_one_cell(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 夜間診療事業", "【取組内容】夜間の診療を行う。⏎【事業効果】安心が広がる。 | <")
    assert _texts(draft) == {
        "name": "夜間診療事業",
        "description": "夜間の診療を行う。",
        "effect": "安心が広がる。",
    }


def test_a_bracket_inside_a_labelled_value_is_no_label(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 夜間診療事業", "取組内容 | 【事業概要】夜間の診療を行う。")
    assert _texts(draft)["description"] == "【事業概要】夜間の診療を行う。"


def test_upright_labels_print_one_character_a_line(sketch: Any) -> None:
    draft = sketch.draft("施⏎策⏎名 | 夜間診療事業", "効⏎果 | 安心が広がる。", "役⏎割⏎分⏎担 | 市が行う。")
    assert set(_texts(draft)) == {"name", "effect", "role_sharing"}


def test_a_label_over_several_rows_that_groups_others_is_no_label_of_a_value(sketch: Any) -> None:
    draft = sketch.draft(
        "事業の概要 | 事業名 | 夜間診療事業",
        "^ | 取組内容 | 夜間の診療を行う。",
        "^ | 事業効果 | 安心が広がる。",
    )
    assert _texts(draft) == {
        "name": "夜間診療事業",
        "description": "夜間の診療を行う。",
        "effect": "安心が広がる。",
    }


def test_a_label_at_the_right_edge_takes_the_box_below_it(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 夜間診療事業 | <",
        "施策の展開 | 医療の充実 | SDGsとの関連性",
        "取組内容 | 夜間の診療を行う。 | 3 すべての人に健康と福祉を",
    )
    assert _texts(draft)["description"] == "夜間の診療を行う。"
    assert [(a.text, b.text) for a, b in draft.extra] == [("SDGsとの関連性", "3 すべての人に健康と福祉を")]


def test_a_repeated_label_without_value_does_not_hide_the_real_one(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 夜間診療事業 |",
        "取組内容 | SDGsとの関連性 |",
        "取組内容 | 夜間の診療を行う。 |",
        boxed=False,
    )
    assert _texts(draft)["description"] == "夜間の診療を行う。"


def test_a_label_glued_to_the_end_of_a_value_is_cut_off(sketch: Any) -> None:
    draft = sketch.draft("施策名 | 夜間診療事業", "政策の内容 | 生涯学習の振興 SDGsとの関連性", boxed=False)
    assert _texts(draft)["measure"] == "生涯学習の振興"


def test_a_first_row_without_label_is_the_name_and_remarked(sketch: Any) -> None:
    draft = sketch.draft(
        "夜間診療事業 | | |",
        "連携する事項 | 生活機能の強化 | 政策分野 | 医療",
        "取組内容 | 行う。 | |",
        boxed=False,
    )
    assert _texts(draft)["name"] == "夜間診療事業"
    assert [remark.rule for remark in draft.remarks] == ["damaged-source"]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("事 業 内 容⏎(連携内容)", "description"),
        ("役割分担の考⏎え方", "role_sharing"),
        ("■期待される効果", "effect"),
        ("活用を想定する国の補助制度等", "subsidy"),
        ("⑤ 関係市町村名", "municipalities"),
    ],
)
def test_labels_are_known_by_their_words(sketch: Any, label: str, field: str) -> None:
    draft = sketch.draft("*事業名 | 夜間診療事業", f"*{label} | 値", "*政策分野 | 医療", "*取組内容 | 行う。")
    if field == "description":
        assert _texts(draft)[field].startswith("値")
    else:
        assert _texts(draft).get(field) == "値"


def test_an_unknown_label_is_kept_with_its_value(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | 夜間診療事業 | <",
        "*政策分野 | 医療 | <",
        "*取組内容 | 行う。 | <",
        "*合意の経緯 | 医療構想 | <",
    )
    assert [(a.text, b.text) for a, b in draft.extra] == [("合意の経緯", "医療構想")]
    assert [remark.rule for remark in draft.remarks] == ["unknown-label"]


def test_a_plain_value_that_is_a_word_of_the_vocabulary_stays_a_value(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | 夜間診療事業 | *政策分野 | 効果",
        "*取組内容 | 行う。 | *担当課 | 総務課",
        "*役割分担 | 市が行う。 | |",
    )
    assert _texts(draft)["policy_field"] == "効果"


def test_every_line_of_a_card_is_accounted_for(sketch: Any) -> None:
    draft = sketch.draft("施策名 | 夜間診療事業 | |", *FILLER, "事業費（千円） | 1,200 | |")
    keys = {line.key for page in sketch.pages for grid in page.grids for line in grid.lines}
    assert draft.used == keys


GRID_OF_TOWNS = (
    "*事業名 | 夜間診療事業 | < | < | <",
    "*事業内容 | 夜間に診療する。 | < | < | <",
    "*関係⏎市町村 |  | *山⏎川⏎市 | *里⏎町 | *谷⏎村",
    "^ | 参加 | ○ |  | ○",
    "*事業費⏎（千円） |  | *R7 | *R8 | *R9",
    "^ | 総額 | 600 | 650 | 0",
    "*実施計画 | 診療所の運営 | *  | *  |  ",
    "^ | 移転の検討 |  | *  |  ",
)


def test_municipalities_across_take_part_where_a_mark_stands_below_them(sketch: Any) -> None:
    draft = sketch.draft(*GRID_OF_TOWNS)
    assert "".join(draft.fields["municipalities"].text.split()) == "山川市、谷村"
    assert [(b["fiscal_year"].text, b["amount"].text) for b in draft.budgets] == [
        ("R7", "600"),
        ("R8", "650"),
        ("R9", "0"),
    ]


def test_items_below_the_years_of_the_amounts_are_a_timetable(sketch: Any) -> None:
    marks = sketch.draft(*GRID_OF_TOWNS).marks
    assert [(m.item.text, m.year.text if m.year else None, m.mark is not None) for m in marks] == [
        ("診療所の運営", "R7", True),
        ("診療所の運営", "R8", True),
        ("診療所の運営", "R9", False),
        ("移転の検討", "R7", False),
        ("移転の検討", "R8", True),
        ("移転の検討", "R9", False),
    ]


def test_arrows_in_cells_over_several_years_stand_below_the_years_of_the_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 夜間診療 | < | < | <",
        "*経費 | *所要額（千円） | *R7 | *R8 | *R9",
        "^ | 山川市 | 600 | 650 | 700",
        "*工程 | 診療所の運営 | ←――――→ | < | <",
        "^ | 移転の検討 | | ←→ | ",
    )
    assert [(m.item.text, m.year.text if m.year else None, m.mark is not None) for m in draft.marks] == [
        ("診療所の運営", "R7", True),
        ("診療所の運営", "R8", True),
        ("診療所の運営", "R9", True),
        ("移転の検討", "R7", False),
        ("移転の検討", "R8", True),
        ("移転の検討", "R9", False),
    ]


@pytest.mark.parametrize(
    "years",
    [
        ("2024(R6)", "2025(R7)", "2026(R8)"),
        ("R6（2024）", "R7（2025）", "R8（2026）"),
        ("2024", "2025", "2026"),
    ],
)
def test_amounts_behind_years_and_colons_are_of_one_year_each(sketch: Any, years: tuple[str, ...]) -> None:
    first, second, third = years
    told = f"{first}：1,200千円　{second}：900千円⏎{third}：80千円"
    draft = sketch.draft("施策名 | 夜間診療事業", *FILLER, f"年度別事業費 | {told}")
    amounts = [(b["fiscal_year"].text, b["amount"].text) for b in draft.budgets]
    assert amounts == list(zip(years, ("1,200千円", "900千円", "80千円"), strict=True))


@pytest.mark.parametrize("cell", ["【整理番号】3", "＜No.＞３", "整理番号：3", "■ No.　3"])
def test_a_number_behind_its_label_is_printed_without_it(sketch: Any, cell: str) -> None:
    draft = sketch.draft(f"{cell} | <", "【施策名】夜間診療事業 | <", *FILLER)
    assert (draft.fields["number"].text.strip(), draft.fields["name"].text) in (
        ("3", "夜間診療事業"),
        ("３", "夜間診療事業"),
    )


def test_a_square_of_white_parts_a_marked_label_from_its_value(sketch: Any) -> None:
    draft = sketch.draft(
        "■ 施策名　夜間診療事業",
        "■ 連携する視点　生活機能の強化",
        "■ 取組内容　夜間の診療を行う。",
        "■ 評価（令和6年度）　受診が増えた。",
    )
    assert _texts(draft) == {
        "name": "夜間診療事業",
        "axis": "生活機能の強化",
        "description": "夜間の診療を行う。",
        "evaluation": "受診が増えた。",
        "evaluation_label": "評価（令和6年度）",
    }


def test_the_opinion_of_outsiders_is_the_evaluation_of_a_card_without_another(sketch: Any) -> None:
    card = ("事業名 | 直売所の整備", "事業内容 | 直売所を建てる。")
    opinion = "外部評価 | 売上げは伸びたが、担い手が足りない。"
    draft = sketch.draft(*card, "評価（令和６年度） | <", opinion)
    assert draft.fields["evaluation"].text == "売上げは伸びたが、担い手が足りない。"
    assert draft.fields["evaluation_label"].text == "評価（令和６年度）"
    draft = sketch.draft(*card, "令和６年度の評価 | 計画のとおり進んだ。", opinion)
    assert draft.fields["evaluation"].text == "計画のとおり進んだ。"
    assert [label.text for label, _ in draft.extra] == ["外部評価"]


def test_a_label_beside_a_blank_cell_heads_no_timetable_below_it(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | 夜間診療 | < | <",
        "*活用する補助制度 | | < | <",
        "年次ごとの進め方 | 内容 | R7 | R8",
        "^ | 診療所の運営 | ● | ●",
    )
    assert "subsidy" not in draft.fields
    assert [(m.item.text, m.mark is not None) for m in draft.marks] == [("診療所の運営", True)] * 2


def test_axis_and_field_in_one_cell(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 夜間診療事業", "政策分野 | 生活機能の強化／医療", "事業内容 | 夜間に診療する。")
    assert draft.fields["axis"].text == "生活機能の強化"
    assert draft.fields["policy_field"].text == "医療"


def test_parties_in_the_rows_of_a_band_that_heads_roles_print_roles(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | < | A事業",
        "*関係市町村 | < | 新庄市、金山町",
        "*役⏎割 | *中 心 市 | 施設を運営する。",
        "^ | *連携町村 | 金山町は経費を負担する。",
    )
    assert draft.fields["municipalities"].text == "新庄市、金山町"
    assert "施設を運営する。" in draft.fields["role_sharing"].text
    assert "金山町は経費を負担する。" in draft.fields["role_sharing"].text
    assert not draft.extra


def test_a_numbered_name_stands_left_of_a_label_in_the_first_row(sketch: Any) -> None:
    draft = sketch.draft(
        "事業１ 地域医療の確保 | 政策分野：医療", "*概要 | 医師を派遣する。", "*関係市町村 | 新庄市、金山町"
    )
    assert draft.fields["name"].text == "地域医療の確保"
    assert draft.fields["number"].text == "1" or draft.fields["number"].text == "１"
    assert draft.fields["policy_field"].text == "医療"


@pytest.mark.parametrize("label", ["【{}】", "■{}", "{n}　{}"])
def test_a_label_that_no_word_explains_is_told_by_the_mark_that_the_others_bear(sketch: Any, label: str) -> None:
    words = ("施策名", "取組内容", "住民の声", "期待される効果", "担当課")
    values = ("夜間診療事業", "夜間の診療を行う。", "休日も開いてほしい。", "安心が広がる。", "健康福祉課")
    rows = [
        f"{label.format(word, n=n)} | {value}"
        for n, (word, value) in enumerate(zip(words, values, strict=True), 1)
    ]
    draft = sketch.draft(*rows)
    assert ("休日も開いてほしい。") in [value.text for _, value in draft.extra]
    assert [remark.rule for remark in draft.remarks] == ["unknown-label"]


def test_a_label_that_no_word_explains_stands_over_its_text_as_the_others_do(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 夜間診療事業",
        "取組内容 | <",
        "夜間の診療を行う。 | <",
        "住民の声 | <",
        "休日も開いてほしい。 | <",
        "担当課 | 健康福祉課",
    )
    assert draft.fields["description"].text == "夜間の診療を行う。"
    assert [(label.text, value.text) for label, value in draft.extra] == [
        ("住民の声", "休日も開いてほしい。"),
        ("担当課", "健康福祉課"),
    ]
    assert [remark.rule for remark in draft.remarks] == ["unknown-label"]


def test_a_ticked_word_beside_a_text_of_the_same_field_is_kept_apart(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | A事業", "*今後の取組 | 船を増やす。", "*今後の方向性 | ■拡充 □継続 □見直し □廃止"
    )
    assert draft.fields["next_steps"].text == "船を増やす。"
    assert [(label.text, value.text) for label, value in draft.extra] == [
        ("今後の方向性", "■拡充 □継続 □見直し □廃止")
    ]


def test_the_roles_of_a_single_party_are_no_field_of_their_own(sketch: Any) -> None:
    draft = sketch.draft(
        "*施策名 | A事業 | <",
        "*取組内容 | 相談を受ける。 | <",
        "*関係市町村 | 若松市 | <",
        "*役割分担 | *若松市 | 窓口を開く。",
    )
    assert "窓口を開く。" in draft.fields["role_sharing"].text
    assert not draft.extra


def test_an_item_of_a_timetable_is_no_evaluation(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | <",
        "項目 | R7 | R8",
        "窓口の運営 | ○ | ",
        "事業の検証 |  | ○",
        "取組実績 | 相談を受けた。 | <",
    )
    assert draft.fields["evaluation"].text == "相談を受けた。"


def test_a_label_over_its_text_may_have_blank_cells_beside_the_text(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 夜間診療事業 | <",
        "取組内容 | < | <",
        "夜間の診療を行う。 | | ",
        "住民の声 | < | <",
        "休日も開いてほしい。 | | ",
        "担当課 | 健康福祉課 | <",
    )
    assert draft.fields["description"].text == "夜間の診療を行う。"
    assert ("住民の声", "休日も開いてほしい。") in [(label.text, value.text) for label, value in draft.extra]


def test_a_strip_along_the_card_is_its_axis_and_the_first_row_field_number_and_name(sketch: Any) -> None:
    draft = sketch.draft(
        "生活機能の強化 | *取⏎組 | 医療 | 1-(1) | 休日診療の運営",
        "^ | ^ | *一緒に取り組むまち | 益田市　津和野町 | <",
        "^ | *中⏎身 | 診療所を運営する。 | < | <",
        "^ | *役割分担 | 市が行う。 | < | <",
    )
    found = {
        name: draft.fields[name].text for name in ("axis", "policy_field", "number", "name", "municipalities")
    }
    assert found == {
        "axis": "生活機能の強化",
        "policy_field": "医療",
        "number": "1-(1)",
        "name": "休日診療の運営",
        "municipalities": "益田市　津和野町",
    }


def test_a_sentence_beside_the_partners_is_their_part_where_another_label_lists_them(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | A事業", "*連携市町 | 財源を負担する。", "*関係市町 | 新庄市、金山町", "*効果 | 安心が広がる。"
    )
    assert draft.fields["municipalities"].text == "新庄市、金山町"
    assert draft.fields["role_sharing"].text == "連携市町 財源を負担する。"


def test_what_programmes_of_a_card_cost_is_no_amount_of_the_card(sketch: Any) -> None:
    rows = [
        "施策名 | 移住の促進 | < | <",
        "事業内容 | 空き家を直す。 | < | <",
        "主な取組 | 取組内容 | R5決算（千円） | R6予算（千円）",
        "空き家の改修 | 直す。 | 1,200 | 1,300",
        "移住相談 | 相談に乗る。 | 400 | 500",
    ]
    draft = sketch.draft(*rows)
    assert not draft.budgets
    assert draft.projects is not None
    assert draft.projects.text == "空き家の改修\n移住相談"
    assert ("移住相談 R6予算（千円）", "500") in [(label.text, value.text) for label, value in draft.extra]
    summed = sketch.draft(*rows, "計 | ― | 1,600 | 1,800")
    assert [(b["amount"].text, b["fiscal_year"].text) for b in summed.budgets] == [
        ("1,600", "R5"),
        ("1,800", "R6"),
    ]


def test_what_a_policy_is_about_is_the_measure_where_another_label_tells_what_is_done(sketch: Any) -> None:
    policy = "施策の内容 | 生涯学習の振興"
    draft = sketch.draft("事業名 | 移動図書館", policy, "事業内容 | 車で本を届ける。")
    assert (draft.fields["measure"].text, draft.fields["description"].text) == (
        "生涯学習の振興",
        "車で本を届ける。",
    )
    draft = sketch.draft("事業名 | 移動図書館", policy, "関係市町 | 川上市、川下町")
    assert (draft.fields.get("measure"), draft.fields["description"].text) == (None, "生涯学習の振興")


def test_a_vague_head_of_the_name_stands_in_the_first_row_beside_the_label_of_the_number(sketch: Any) -> None:
    rows = ("分野 | 教育 | < | <", "取組概要 | 車で本を届ける。 | < | <", "役割 | 川上市が車を出す。 | < | <")
    sketch.page(
        "■　高次の都市機能の集積・強化", sketch.grid("名称 | 移動図書館 | 整理番号 | Ⅱ－１", *rows, top=60.0)
    )
    (card,) = [r for r in sketch.records() if r.table == "initiatives"]
    found = {name: card.fields[name].text for name in ("name", "number", "axis", "role_sharing")}
    assert found == {
        "name": "移動図書館",
        "number": "Ⅱ－１",
        "axis": "高次の都市機能の集積・強化",
        "role_sharing": "川上市が車を出す。",
    }


def test_a_vague_word_labels_the_text_in_a_group_whose_band_could_say_the_same(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | < | 夜間診療事業",
        "中身 | あらまし | 夜間の診療を行う。",
        "^ | 得られる効果 | 安心して暮らせる。",
        "担い手 | 関係市町村 | 海士町、知夫村",
    )
    assert _texts(draft)["description"] == "夜間の診療を行う。"


def test_a_label_whose_letters_are_set_apart_is_one_in_the_cell_of_its_value_too(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 夜間診療事業 | <", "政策の柱 | 暮らしを守る | 分 野 名 医療", "取組内容 | 夜間の診療を行う。 | <"
    )
    assert (_texts(draft)["axis"], _texts(draft)["policy_field"]) == ("暮らしを守る", "医療")


def test_the_band_of_a_group_is_no_value_of_the_band_above_it(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | < | 夜間診療事業 | <",
        "*分類 | *分野 | 医療 | <",
        "*顔ぶれ | *関係市町村 | *海士町 | *知夫村",
        "^ | ^ | ○ | ○",
        "*中身 | *取組内容 | 夜間の診療を行う。 | <",
        "^ | *効果 | 安心して暮らせる。 | <",
    )
    assert _texts(draft)["policy_field"] == "医療"


def test_indicators_end_with_the_band_beside_them_whatever_it_says(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | < | 夜間診療事業 | <",
        "中身 | 事業内容 | 夜間の診療を行う。 | <",
        "灯台 | 指標名 | 現状値（R5） | 目標値（R9）",
        "^ | 診療した日（日） | 120 | 150",
        "^ | 診た人（人） | 30 | 48",
        "みんな | 関係市町村 | 海士町、知夫村 | <",
        "^ | 役割分担 | 海士町は医師を招く。 | <",
    )
    assert _texts(draft)["municipalities"] == "海士町、知夫村"
    assert _texts(draft)["role_sharing"] == "海士町は医師を招く。"


def test_a_label_of_targets_beside_sentences_states_goals(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 渡し船の運航",
        "事業内容 | 川を渡る船を出す。",
        "数値目標 | R9までに、乗船率を7.0%（R6：5.6%）とする。",
    )
    (item,) = draft.indicators
    assert list(item.values) == ["indicator"]  # what the sentence says is told apart with those of other labels


@pytest.mark.parametrize(
    ("rows", "indicator"),
    [
        (("事業名 | 舟の当番 | <", "x | y | z", "取組内容 | 舟を出す。 | <"), None),
        (
            (
                "事業名 | 舟の当番 | <",
                "指標名 | 現状値（R5） | 目標値（R9）",
                "乗った人の数 | 410人 | 650人",
                "x | y | z",
                "取組内容 | 舟を出す。 | <",
            ),
            "乗った人の数",
        ),
    ],
)
def test_a_row_that_was_read_elsewhere_is_passed_over(
    sketch: Any, rows: tuple[str, ...], indicator: str | None
) -> None:
    """What stood in it was the heading of an agreement, and is no longer a piece of the card."""
    grid = sketch.grid(*rows)
    sketch.page(grid)
    pieces = [piece for piece in pieces_of(sketch.pages[-1], grid) if piece.text not in ("x", "y", "z")]
    draft = read_card(view_of([pieces]))
    assert (draft.fields["name"].text, draft.fields["description"].text) == ("舟の当番", "舟を出す。")
    names = [piece.text for cells in draft.indicators for piece in cells.values["indicator"]]
    assert names == ([indicator] if indicator else [])
