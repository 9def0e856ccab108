from hashlib import sha256

import pytest

from extract.dumps.tokens import tokens_of
from extract.families import agreement_text_dump, card_text_dump
from extract.sources.text.plain_text import read_text_bytes
from schemas.printed import Document, Line, RawRecord, Reading
from tests import dump_texts as texts


def document(text: str) -> Document:
    data = text.encode()
    return read_text_bytes(data, source_name="x.txt", sha256=sha256(data).hexdigest())


def cards(text: str) -> Reading:
    made = document(text)
    (region,) = card_text_dump.find(made)
    return card_text_dump.read(made, region)


def of(reading: Reading, table: str) -> list[RawRecord]:
    return [record for record in reading.records if record.table == table]


def field(record: RawRecord, name: str) -> str:
    return record.fields[name].text.replace("\n", "")


def test_a_card_whose_values_follow_its_labels() -> None:
    first = of(cards(texts.ALL_LABELS_FIRST), "initiatives")[0]
    assert {name: field(first, name) for name in first.fields} == {
        "name": "夜間救急当番医事業",
        "axis": "生活機能の強化",
        "policy_field": "医療",
        "measure": "救急医療体制の維持",
        "description": "両市町の医師会と協力し、夜間の当番医を置く。",
        "effect": "夜間の受診先が確保される。",
        "role_sharing": "川上市が当番医を調整し、川下町はその費用の一部を負担する。"
        "ただし、休日の分は川上市の負担とする。",
        "municipalities": "川上市川下町",
    }


def test_values_in_another_order_find_their_labels() -> None:
    third = of(cards(texts.ALL_LABELS_FIRST), "initiatives")[2]
    assert field(third, "name") == "遠隔診療導入事業"
    assert field(third, "axis") == "生活機能の強化"
    assert field(third, "measure") == "救急医療体制の維持"
    assert field(third, "description") == "山間部の診療所と病院を回線で結ぶ。"


def test_paragraphs_of_one_value_stay_together_and_a_sentence_needs_no_full_stop() -> None:
    second = of(cards(texts.ALL_LABELS_FIRST), "initiatives")[1]
    assert field(second, "description").endswith("仕組みをつくる。また、研修会を開く。")
    assert field(second, "role_sharing") == "両市町がそれぞれ費用を負担する"


def test_projects_are_one_block_with_their_owners() -> None:
    reading = cards(texts.ALL_LABELS_FIRST)
    blocks = of(reading, "initiative_projects")
    assert len(blocks) == 3
    assert blocks[0].fields["projects"].text.split("\n") == [
        "【川上市】○当番医事業　○医師会",
        "補助事業（県と共同実施）",
        "【川下町】○当番医負担金",
    ]
    assert [block.card for block in blocks] == [card.key for card in of(reading, "initiatives")]


def test_budgets_have_a_record_for_each_year() -> None:
    budgets = of(cards(texts.ALL_LABELS_FIRST), "budgets")
    assert len(budgets) == 9
    assert [(field(b, "fiscal_year"), field(b, "amount"), field(b, "unit_label")) for b in budgets[:3]] == [
        ("2024", "1,200", "事業費(千円)"),
        ("2025", "1,300", "事業費(千円)"),
        ("2026", "0", "事業費(千円)"),
    ]


def test_two_indicators_take_the_figures_in_order() -> None:
    kpis = of(cards(texts.ALL_LABELS_FIRST), "kpis")
    assert [(k.item, field(k, "indicator"), field(k, "baseline"), field(k, "target")) for k in kpis] == [
        (1, "夜間に当番医が診療した日の割合", "84%", "90%"),
        (1, "連携病院を受診した人数", "28,108人/年", "29,000人/年"),
        (2, "紹介状の電子化の割合", "10%", "15%"),
        (1, "遠隔診療の参加者数", "４回", "12回"),
    ]
    assert {k.fields["baseline_label"].text for k in kpis} == {"現状値\n(2022年度)"}
    assert {k.fields["target_label"].text for k in kpis} == {"目標値\n(2028年度)"}


def test_an_indicator_over_two_lines_is_one() -> None:
    wrapped = texts.FIRST.replace(
        "夜間に当番医が診療した日の割合",
        "夜間に当番医が診療した日の割合のうち、川上市の医療機関が担当した日\nの割合",
    )
    (kpi,) = of(cards(wrapped), "kpis")
    assert field(kpi, "indicator") == "夜間に当番医が診療した日の割合のうち、川上市の医療機関が担当した日の割合"


def test_places_and_standing_notes_are_accounted_for() -> None:
    made = document(texts.ALL_LABELS_FIRST)
    (region,) = card_text_dump.find(made)
    reading = card_text_dump.read(made, region)
    lines = {line.key: line for line in made.pages[0].lines}
    left = [line.text for key, line in lines.items() if key not in reading.used]
    assert "※事業費は、現時点の見込額を記載しています。" not in left
    assert "※遠隔診療導入事業の2026年度の事業費は、総合計画の見直しに合わせて修正します。" in left
    assert not [text for text in left if text in ("川下町", "84% 90% 関係市町", "施策名")]
    name = of(reading, "initiatives")[0].fields["name"]
    assert name.line == texts.ALL_LABELS_FIRST.split("\n").index("夜間救急当番医事業") + 1
    assert [lines[key].number for key in name.keys] == [name.line]


def test_rows_with_the_label_at_half_height() -> None:
    reading = cards(texts.ROW_BY_ROW)
    (card,) = of(reading, "initiatives")
    assert field(card, "name") == "夜間救急当番医事業"
    assert field(card, "policy_field") == "医療"
    assert field(card, "measure") == "救急医療体制の維持"
    assert field(card, "description").startswith("両市町の医師会と協力し")
    assert field(card, "description").endswith("応じることができるようにする。")
    assert field(card, "effect") == "夜間の受診先が確保される。"
    assert field(card, "role_sharing").endswith("川上市の負担として、川下町は周知に協力する。")
    (kpi,) = of(reading, "kpis")
    assert (field(kpi, "indicator"), field(kpi, "baseline"), field(kpi, "target")) == (
        "夜間に当番医が診療した日の割合",
        "84%",
        "90%",
    )
    assert len(of(reading, "budgets")) == 3
    assert reading.remarks == ()


def test_a_dump_that_lost_a_year_guesses_no_amount() -> None:
    reading = cards(texts.FIRST.replace("1,200 1,300 0", "1,200 1,300"))
    assert of(reading, "budgets") == []
    assert [remark.rule for remark in reading.remarks] == ["value-in-wrong-cell"] * 2
    assert all("行目" in remark.message for remark in reading.remarks)


@pytest.mark.parametrize(
    "text", ["施策名\n\n本文だけの文書である。\n", "事業費(千円) 1 2 3\n実施年度 2024 2025 2026\n"]
)
def test_a_text_without_cards_is_left_alone(text: str) -> None:
    assert card_text_dump.find(document(text)) == ()


def test_agreements_have_their_headings_and_parties() -> None:
    made = document(texts.ALL_LABELS_FIRST)
    (region,) = agreement_text_dump.find(made)
    records = agreement_text_dump.read(made, region).records
    assert [field(r, "role_label") for r in records] == ["取組の内容", "川上市の役割", "川下町の役割"]
    assert field(records[0], "text").endswith("協力して救急医療の体制を守る取組を続ける。")
    assert field(records[1], "text") == "当番医の調整を行い、費用を負担する。あわせて、住民への周知に努める。"
    assert {(field(r, "axis"), field(r, "policy_field"), field(r, "item")) for r in records} == {
        ("生活機能の強化", "医療", "救急医療体制の維持")
    }


def test_agreements_row_by_row_take_the_axis_of_their_card() -> None:
    made = document(texts.ROW_BY_ROW)
    (region,) = agreement_text_dump.find(made)
    records = agreement_text_dump.read(made, region).records
    assert [field(r, "role_label") for r in records] == ["取組の内容", "川上市の役割", "川下町の役割"]
    assert field(records[0], "text").endswith("取組を続ける。")
    assert {(field(r, "axis"), field(r, "policy_field"), field(r, "item")) for r in records} == {
        ("生活機能の強化", "医療", "救急医療体制の維持")
    }


def test_cards_and_agreements_share_no_line() -> None:
    made = document(texts.ALL_LABELS_FIRST)
    (card,) = card_text_dump.find(made)
    (agreement,) = agreement_text_dump.find(made)
    assert not card.lines & agreement.lines


def test_columns_kept_by_spaces() -> None:
    reading = cards(texts.COLUMNS)
    (card,) = of(reading, "initiatives")
    assert {name: field(card, name) for name in card.fields} == {
        "name": "遊び場の広域利用事業",
        "municipalities": "山の市、谷の町、森の村",
        "description": "各市町村の遊び場を広く利用できるようにし、その運営について情報を交換する会議を毎年開くこと"
        "により、利用者の便を図る。",
        "effect": "子育ての環境がよくなることが期待される。",
        "subsidy": "子ども・子育て支援交付金",
        "role_sharing": "・山の市は、会議の事務局を担う。・各市町村は、必要な経費の負担をする。",
    }
    (kpi,) = of(reading, "kpis")
    assert {name: field(kpi, name) for name in kpi.fields} == {
        "indicator": "会議の開催数（回）",
        "baseline": "25",
        "baseline_label": "現状値（R6）",
        "target": "36",
        "target_label": "目標値（R12）",
        "note": "臨時の会を除く",
    }


def test_amounts_of_municipalities_stand_under_their_years() -> None:
    budgets = of(cards(texts.COLUMNS), "budgets")
    found = [
        (
            field(b, "fiscal_year"),
            field(b, "amount"),
            field(b, "municipality") if "municipality" in b.fields else None,
        )
        for b in budgets
    ]
    assert found == [("R7", "1,358", None), ("R7", "612", "山の市"), ("R7", "746", "谷の町")]
    assert {b.fields["unit_label"].text for b in budgets} == {"事業費見込\n（千円）"}


def test_a_timetable_has_a_record_for_each_item_and_year() -> None:
    schedules = of(cards(texts.COLUMNS), "schedules")
    found = [(field(s, "item"), field(s, "fiscal_year"), "mark" in s.fields) for s in schedules]
    assert found == [
        ("遊び場の管理運営", "R7", True),
        ("遊び場の管理運営", "R8", True),
        ("遊び場の管理運営", "R9", True),
        ("情報交換会の実施", "R7", False),
        ("情報交換会の実施", "R8", True),
        ("情報交換会の実施", "R9", False),
    ]


def test_marks_without_columns_give_items_without_years() -> None:
    reading = cards("\n".join(" ".join(line.split()) for line in texts.COLUMNS.split("\n")))
    schedules = of(reading, "schedules")
    assert [(field(s, "item"), "fiscal_year" in s.fields) for s in schedules][-1] == ("情報交換会の実施", False)
    assert any("情報交換会の実施" in remark.message for remark in reading.remarks)


def test_a_space_behind_the_comma_of_thousands_parts_no_figure() -> None:
    line = Line((), "       新庄市        44, 550      42, 6", number=1, key=1)
    assert [token.text for token in tokens_of(line, lambda _: None)] == ["新庄市", "44, 550", "42,", "6"]
