"""Where a card begins and ends, and what its surroundings add to it."""

from __future__ import annotations

from typing import Any

import pytest

from extract.cards.bounds.taxonomy import axis_name
from extract.families.card_labelled_grid import FAMILY

CARD = (
    "事業名 | {} | <",
    "政策分野 | 医療 | <",
    "事業内容 | {}を行う。 | <",
    "期待される効果 | 安心が広がる。 | <",
)


def _card(name: str) -> tuple[str, ...]:
    return tuple(row.format(name) for row in CARD)


def _names(sketch: Any) -> list[str | None]:
    return [row.get("name") for row in sketch.texts("initiatives")]


def test_two_cards_in_one_table(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業"), *_card("B事業")))
    assert _names(sketch) == ["A事業", "B事業"]
    assert len(FAMILY.find(sketch.document)) == 1


def test_a_second_card_whose_name_lost_its_label_begins_a_row_earlier(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業"), "B事業 | |", *_card("B事業")[1:], boxed=False))
    assert _names(sketch) == ["A事業", "B事業"]


def test_a_card_over_two_pages_is_one(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業")))
    sketch.page(sketch.grid("実施年度 | R7 | R8", "事業費（千円） | 10 | 20", "役割分担 | 市が行う。 | <"))
    (card,) = [r for r in sketch.records() if r.table == "initiatives"]
    assert (card.page_start, card.page_end) == (1, 2)
    assert card.fields["role_sharing"].text == "市が行う。"
    assert [b["amount"] for b in sketch.texts("budgets")] == ["10", "20"]


def test_amounts_cut_by_the_end_of_a_page_go_on_without_header(sketch: Any) -> None:
    sketch.page(
        sketch.grid(*_card("A事業"), "事業費見込（千円） | | R7", "^ | | 30", "^ | 大田市 | 10"),
        "事業費は見込額である。",
    )
    sketch.page(sketch.grid(" | 邑南町 | 20", "役割分担 | 市が行う。 | <"))
    budgets = [(b.get("municipality"), b["amount"], b["fiscal_year"]) for b in sketch.texts("budgets")]
    assert budgets == [(None, "30", "R7"), ("大田市", "10", "R7"), ("邑南町", "20", "R7")]
    assert sketch.texts("initiatives")[0]["role_sharing"] == "市が行う。"


def test_the_next_page_begins_a_card_of_its_own(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業")))
    sketch.page(sketch.grid(*_card("B事業")))
    assert _names(sketch) == ["A事業", "B事業"]


def test_a_page_that_repeats_the_name_goes_on_with_the_card(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業")))
    sketch.page(sketch.grid("事業名 | A事業 | <", "実施年度 | R7 | R8", "事業費（千円） | 10 | 20"))
    assert _names(sketch) == ["A事業"] or _names(sketch) == ["A事業\nA事業"]
    assert len(sketch.texts("budgets")) == 2


@pytest.mark.parametrize(
    "rows",
    [
        (
            "No | 政策分野 | 施策名 | 成果指標 | R6",
            "1 | 医療 | A事業 | 受診者数 | A",
            "2 | 福祉 | B事業 | 利用者数 | B",
        ),
        (
            "政策分野 | 分類 | 連携する取組項目 | 金山町",
            "生活機能 | 医療 | 体制の充実 | ○",
            " | 福祉 | 遊び場 | ○",
        ),
        (
            "取組の内容 | 医療を充実する。",
            "甲（新庄市）の役割 | 調整を行う。",
            "乙（連携町村）の役割 | 連携する。",
        ),
        ("年度 | 人口", "R6 | 100", "R7 | 90"),
        ("氏名 | 役職 | 備考", "山田 | 課長 |", "佐藤 | 主事 |"),
    ],
    ids=["list of indicators", "list of items", "agreement", "statistics", "attendance"],
)
def test_other_tables_are_no_cards(sketch: Any, rows: tuple[str, ...]) -> None:
    sketch.page(sketch.grid(*rows))
    assert FAMILY.find(sketch.document) == ()


def test_a_card_without_a_name_takes_the_title_above_it(sketch: Any) -> None:
    sketch.page("具体的な取組", "３ 夜間診療事業", sketch.grid(*_card("x")[1:], "役割分担 | 市が行う。 | <"))
    assert _names(sketch) == ["夜間診療事業"]


def test_numbered_headings_give_axis_field_and_measure(sketch: Any) -> None:
    card = sketch.grid("事業名 | A事業", "事業内容 | 行う。", "期待される効果 | 安心。", boxed=False)
    second = sketch.grid("事業名 | B事業", "事業内容 | 行う。", "期待される効果 | 安心。", boxed=False)
    agreement = sketch.grid("取組の内容 | 充実する。", "甲の役割 | 調整する。", boxed=False)
    sketch.page(
        "(1) 生活機能の強化に係る政策分野",
        "① 医療",
        "ア 地域医療体制の充実 形成協定の内容",
        agreement,
        "具体的な連携事業 1",
        card,
        "具体的な連携事業 2",
        "実行計画",
        second,
    )
    found = [(r["number"], r["axis"], r["policy_field"], r["measure"]) for r in sketch.texts("initiatives")]
    assert found == [
        ("1", "生活機能の強化", "医療", "地域医療体制の充実"),
        ("2", "生活機能の強化", "医療", "地域医療体制の充実"),
    ]


def test_a_line_in_brackets_above_a_card_names_the_field_below_the_axis(sketch: Any) -> None:
    def card(name: str) -> Any:
        return sketch.grid(f"事業名 | {name}", "事業内容 | 行う。", "期待される効果 | 安心。", boxed=False)

    sketch.page(
        *("１　生活機能の強化", "【医療】", card("A事業"), card("B事業"), "【産業振興】", card("C事業")),
        *("２　結びつきやネットワークの強化", "【新規】", card("D事業")),
    )
    found = [(r["name"], r["axis"], r.get("policy_field")) for r in sketch.texts("initiatives")]
    assert found == [
        ("A事業", "生活機能の強化", "医療"),
        ("B事業", "生活機能の強化", "医療"),
        ("C事業", "生活機能の強化", "産業振興"),
        ("D事業", "結びつきやネットワークの強化", None),
    ]


def test_a_marked_line_above_a_card_that_prints_its_axis_names_the_field(sketch: Any) -> None:
    def card(name: str) -> Any:
        rows = (
            "連携する視点 | 生活機能の強化",
            f"事業名 | {name}",
            "事業内容 | 行う。",
            "期待される効果 | 安心。",
        )
        return sketch.grid(*rows, boxed=False)

    sketch.page("■ 医療", card("A事業"))
    sketch.page("■ 産業振興", card("B事業"))
    found = [(r["name"], r["axis"], r.get("policy_field")) for r in sketch.texts("initiatives")]
    assert found == [("A事業", "生活機能の強化", "医療"), ("B事業", "生活機能の強化", "産業振興")]


def test_plain_titles_and_the_list_of_items_give_them_too(sketch: Any) -> None:
    items = sketch.grid(
        "政策分野 | 分類 | 連携する取組項目 | 金山町",
        "1. 生活機能の強化 | 1. 医療 | 1 医療体制の充実 | ○",
        "^ | 2. 福祉 | 2 遊び場の確保 | ○",
    )
    sketch.page("協定項目一覧表", items)
    for field, measure in (("医療", "医療体制の充実"), ("福祉", "遊び場の確保")):
        sketch.page(
            field,
            measure,
            "形成協定の内容",
            sketch.grid("取組の内容 | 充実する。", "甲の役割 | 調整する。"),
            "具体的な連携事業",
            sketch.grid(f"事業名 | {field}事業", "事業内容 | 行う。", "期待される効果 | 安心。"),
            "事業費見込は現時点の額である。",
        )
    sketch.page(
        "具体的な連携事業 2", sketch.grid("事業名 | C事業", "事業内容 | 行う。", "期待される効果 | 安心。")
    )
    rows = [(r["axis"], r["policy_field"], r["measure"], r.get("number")) for r in sketch.texts("initiatives")]
    assert rows == [
        ("生活機能の強化", "医療", "医療体制の充実", None),
        ("生活機能の強化", "福祉", "遊び場の確保", None),
        ("生活機能の強化", "福祉", "遊び場の確保", "2"),
    ]
    axis = [r for r in sketch.records() if r.table == "initiatives"][1].fields["axis"]
    assert axis.page == 1


def test_what_a_card_prints_itself_goes_before_its_surroundings(sketch: Any) -> None:
    sketch.page("(1) 生活機能の強化に係る政策分野", "① 福祉", "ア 子育て", sketch.grid(*_card("A事業")))
    assert sketch.texts("initiatives")[0]["policy_field"] == "医療"


def test_axis_name_needs_a_known_axis_or_the_word_for_policy_fields() -> None:
    assert axis_name("豊かな暮らしの創出に係る政策分野") == "豊かな暮らしの創出"
    assert axis_name("これまでの取組") is None


def test_reading_twice_gives_the_same(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業"), "実績値 | R6 | R7", " | 10人 | "))
    document = sketch.document
    (region,) = FAMILY.find(document)
    assert FAMILY.read(document, region) == FAMILY.read(document, region)


def test_two_words_for_one_field_stand_on_one_card(sketch: Any) -> None:
    sketch.page(
        "施策　２－１",
        sketch.grid(
            "施策名 | 関係人口の創出 | < | <",
            "取組実績 | 返礼品を増やした。 | < | <",
            "成果指標 | 指標名 | 基準値（R1） | 目標値（R6）",
            "^ | 登録者数（人） | 12 | 50",
            "評価・課題 | 目標に近づいた。 | < | <",
            "今後の方針 | 継続する。 | < | <",
        ),
    )
    (card,) = sketch.texts("initiatives")
    assert (card["number"], card["name"], card["evaluation"]) == ("２－１", "関係人口の創出", "目標に近づいた。")
    extra = [(label.text, text.text) for record in sketch.records() for label, text in record.extra]
    assert ("取組実績", "返礼品を増やした。") in extra


@pytest.mark.parametrize("line", ["１　生活機能の強化　（医療）", "生活機能の強化　―　医療"])
def test_axis_and_field_in_one_line_above_a_card(sketch: Any, line: str) -> None:
    rows = ("事業名 | 病院の連携 | <", "構成市町 | A市、B町 | <", "事業内容 | 医師を派遣する。 | <")
    sketch.page(line, sketch.grid(*rows))
    (card,) = sketch.texts("initiatives")
    assert (card["axis"], card["policy_field"]) == ("生活機能の強化", "医療")


@pytest.mark.parametrize("head", ["【調書３】　", "【調書３】", "個票３　", "事業評価シート　№３　"])
def test_a_head_above_a_card_names_its_number_and_its_axis(sketch: Any, head: str) -> None:
    rows = ("事業名 | 病院の連携 | <", "構成市町 | A市、B町 | <", "事業内容 | 医師を派遣する。 | <")
    sketch.page(f"{head}生活機能の強化", sketch.grid(*rows))
    (card,) = sketch.texts("initiatives")
    assert (card["number"], card["axis"], card["name"]) == ("３", "生活機能の強化", "病院の連携")


def test_a_head_above_a_card_may_name_its_number_and_itself(sketch: Any) -> None:
    sketch.page("【調書３】　病院の連携", sketch.grid("政策分野 | 医療", *_card("x")[1:], "役割分担 | 市が行う。"))
    (card,) = sketch.texts("initiatives")
    assert (card["number"], card["name"]) == ("３", "病院の連携")


@pytest.mark.parametrize("rows", [1, 2])
def test_the_first_rows_of_a_card_may_be_printed_again_on_its_next_page(sketch: Any, rows: int) -> None:
    card = ("政策分野 | 医療 | <", "事業名 | A事業 | <", "事業内容 | Aを行う。 | <")
    sketch.page(sketch.grid(*card, "事業費（千円） | R7 | 10"))
    sketch.page(sketch.grid(*card[:rows], "事業費（千円） | R8 | 20", "役割分担 | 市が行う。 | <"))
    (found,) = sketch.texts("initiatives")
    assert (found["name"], found["policy_field"], found["role_sharing"]) == ("A事業", "医療", "市が行う。")


def test_a_label_that_the_end_of_a_page_has_cut_goes_on(sketch: Any) -> None:
    sketch.page(sketch.grid(*_card("A事業"), "事業費（千円） | R7 | 10", "^ | R8 | 20"))
    sketch.page(sketch.grid(" | R9 | 30", "役割分担 | 市が行う。 | <"))
    assert [(b["fiscal_year"], b["amount"]) for b in sketch.texts("budgets")] == [
        ("R7", "10"),
        ("R8", "20"),
        ("R9", "30"),
    ]


def test_what_a_cover_prints_heads_no_card(sketch: Any) -> None:
    sketch.page("若松地域共生ビジョン", "令和７年３月", "若松市", paged=True)
    sketch.page(
        "個別事業", sketch.grid("事業名 | A事業 | <", "事業内容 | Aを行う。 | <", "期待される効果 | 安心。 | <")
    )
    assert set(sketch.texts("initiatives")[0]) == {"name", "description", "effect"}


def test_sheets_of_several_tables_with_the_name_below_its_label_are_a_card_a_page(sketch: Any) -> None:
    for name in ("畑作の強化", "食のブランド化"):
        sketch.page(
            sketch.grid("*施策番号 | *施策名 | *総合評価", f"１－① | {name} | Ａ"),
            sketch.grid("*施策の内容 | 支援する。 | <", top=170.0),
            sketch.grid("*令和６年度の評価 | 目標を上回った。 | <", "*今後の取組 | 広げる。 | <", top=210.0),
        )
    texts = sketch.texts("initiatives")
    assert [row["name"] for row in texts] == ["畑作の強化", "食のブランド化"]
    assert all("目標を上回った。" in row["evaluation"] for row in texts)


def test_strips_below_a_numbered_title_are_one_card_with_the_field_behind_the_title(sketch: Any) -> None:
    sketch.page(
        "取組１　救急医療体制の維持　〔分野〕医療",
        sketch.grid("*概　　要 | 輪番制を組む。 | <", "*期待する効果 | 救急の治療を受けられる。 | <"),
        sketch.grid("*関係市町村 | 人吉市 | 錦町", "^ | ○ | ○", top=170.0),
        sketch.grid(
            "*成果指標 |  | 現状（令和５年度） | 目標（令和11年度）",
            "^ | 輪番の病院数 | ６病院 | ７病院",
            top=240.0,
        ),
    )
    (card,) = sketch.texts("initiatives")
    assert card["name"] == "救急医療体制の維持"
    assert card["policy_field"] == "医療"
    assert card["description"] == "輪番制を組む。"
    assert [(row["indicator"], row["target"]) for row in sketch.texts("kpis")] == [("輪番の病院数", "７病院")]


def test_a_list_of_programmes_on_a_sheet_begins_no_card(sketch: Any) -> None:
    """What the table below it says is said of the sheet, and of none of the programmes."""
    sketch.page(
        "施策１－２　水辺の再生",
        sketch.grid(
            "構成する事務事業 | < | < | < | <",
            "No. | 事務事業名 | R5決算額⏎（千円） | R6決算額⏎（千円） | 評価",
            "1 | 川沿いの散策路 | 1,300 | 1,450 | Ａ",
            "2 | 水辺の教室 | 820 | 840 | Ｂ",
            "合　計 | < | 2,120 | 2,290 | ",
        ),
        sketch.grid(
            "評価と今後の方向 | <",
            "施策の評価 | 散策する人が増えた。",
            "今後の方向性 | 休日の教室を始める。",
        ),
    )
    assert sketch.texts("initiatives") == []


def test_years_with_what_was_reached_and_what_is_aimed_at_make_no_card(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "年次 | < | 総人口 | 年少", "実績 | R2 | 900 | 90", "目標 | R7 | 850 | 95", "^ | R12 | 800 | 96"
        )
    )
    assert FAMILY.find(sketch.document) == ()
