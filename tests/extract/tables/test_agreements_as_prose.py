"""Agreements as text under headings: what is to be done, then each party's part."""

from __future__ import annotations

import pytest

from kohyo.pipeline import process
from schemas.tables import Agreement, Initiative
from tests.drawing import Drawing
from tests.extract.tables.facts import Drawn, Rows, facts

TOLD = ("axis", "policy_field", "item", "role", "text")


def test_each_part_stands_below_its_own_heading(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "Ⅳ　協定に基づく具体的な取組",
            "１　生活機能の強化に係る政策分野の取組",
            "（１）医療",
            "①　夜間診療の維持",
            "【協定の内容】",
            "ア　取組の内容",
            "夜間の診療を続けるため、当番の医師を",
            "出し合う。",
            "イ　川辺市の役割",
            "当番の表を作り、診療所の鍵を預かる。",
        ],
        [
            "ウ　里町の役割",
            "当番の医師の宿を用意する。",
            "②　薬の配達",
            "【協定の内容】",
            "ア　取組の内容",
            "薬を家まで届ける。",
            "イ　川辺市の役割",
            "届ける人を雇う。",
            "（２）福祉",
            "福祉の取組は次のとおりである。",
        ],
    )
    assert facts(rows(document, "agreements"), *TOLD) == [
        (
            "生活機能の強化",
            "医療",
            "夜間診療の維持",
            "content",
            "夜間の診療を続けるため、当番の医師を出し合う。",
        ),
        ("生活機能の強化", "医療", "夜間診療の維持", "川辺市", "当番の表を作り、診療所の鍵を預かる。"),
        ("生活機能の強化", "医療", "夜間診療の維持", "里町", "当番の医師の宿を用意する。"),
        ("生活機能の強化", "医療", "薬の配達", "content", "薬を家まで届ける。"),
        ("生活機能の強化", "医療", "薬の配達", "川辺市", "届ける人を雇う。"),
    ]


@pytest.mark.parametrize("label", ["役割分担", "取組の内容"])
def test_without_the_part_of_a_party_there_is_no_agreement(label: str, drawn: Drawn, rows: Rows) -> None:
    lines = ["①　薬の配達", "ア　取組の内容", "薬を家まで届ける。", f"イ　{label}", "届ける人を雇う。"]
    assert not rows(drawn(lines), "agreements")


@pytest.mark.parametrize("head", ["具体的な連携事業", "具体的な連携事業 2", "事業名"])
def test_the_card_that_follows_ends_the_last_part(head: str, drawn: Drawn, rows: Rows) -> None:
    lines = ["①　薬の配達", "形成協定の内容", "取組の内容", "薬を家まで届ける。", "甲の役割", "届ける人を雇う。"]
    found = rows(drawn([*lines, head, "薬の便の運行"]), "agreements")
    assert [row["text"] for row in found] == ["薬を家まで届ける。", "届ける人を雇う。"]


def test_a_card_in_brackets_below_the_last_part_is_none_of_it() -> None:
    drawing = Drawing(580, 700)
    lines = (
        (40, "１　生活機能の強化", 14),
        (40, "（１）教育", 12),
        (50, "①　川遊びの学び", 11),
        (52, "○取組内容", 9),
        (62, "川で学ぶ子を増やす。", 9),
        (52, "○川辺市の役割", 9),
        (62, "舟を貸す。", 9),
        (52, "○里町の役割", 9),
        (62, "舟をこぐ人を出す。", 9),
        (42, "【No.】３", 9),
        (42, "【事業名称】川の学校事業", 9),
        (42, "【取組内容】舟で川を下る。", 9),
        (42, "【事業の効果】川に親しむ子が増える。", 9),
        (42, "【市町の役割分担】川辺市が舟を出し、里町が人を出す。", 9),
    )
    for n, (x, text, size) in enumerate(lines):
        drawing.text(x, 60 + 20 * n, text, size)
    result = process(drawing.read())
    assert [(row.role, row.text) for row in result.rows if isinstance(row, Agreement)] == [
        ("content", "川で学ぶ子を増やす。"),
        ("川辺市", "舟を貸す。"),
        ("里町", "舟をこぐ人を出す。"),
    ]
    cards = [row for row in result.rows if isinstance(row, Initiative)]
    assert [(row.number, row.name, row.description) for row in cards] == [("３", "川の学校事業", "舟で川を下る。")]


def test_a_note_below_the_last_part_and_letters_before_items_are_none_of_them(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "１　生活機能の強化に係る政策分野の取組",
            "（１）医療",
            "a　夜間診療の維持",
            "【協定の内容】",
            "ア　取組の内容",
            "夜間の診療を続ける。",
            "イ　川辺市の役割",
            "当番の表を作る。",
            "※事業費は今の見込みであり、",
            "変わることがある。",
            "b　薬の配達",
            "【協定の内容】",
            "ア　取組の内容",
            "薬を家まで届ける。",
            "イ　川辺市の役割",
            "届ける人を雇う。",
        ]
    )
    assert facts(rows(document, "agreements"), "item", "role", "text") == [
        ("夜間診療の維持", "content", "夜間の診療を続ける。"),
        ("夜間診療の維持", "川辺市", "当番の表を作る。"),
        ("薬の配達", "content", "薬を家まで届ける。"),
        ("薬の配達", "川辺市", "届ける人を雇う。"),
    ]
