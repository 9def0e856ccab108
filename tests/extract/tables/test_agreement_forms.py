"""Agreements of one item each in a small form, and parties by their bare names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.extract.tables.facts import Drawn, Rows

FIELDS = ("axis", "policy_field", "item", "role", "text")


def facts(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in FIELDS) for row in found]


def form(field: str, item: str, *parts: str) -> str:
    return f"""
    | 分　野 | {field} | < |
    | 項　目 | {item} | < |
    | 取組の内容 | {parts[0]} | < |
    | 役割分担 | 甲 | {parts[1]} |
    | ^ | 乙 | {parts[2]} |
    """


def test_forms_with_the_parties_beside_their_parts_are_no_cards(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "２ 連携協約の内容と役割分担",
            "（１） 圏域全体の経済成長のけん引",
            form("産業振興", "販路の拡大", "見本市を開く。", "見本市を運営する。", "企業に知らせる。"),
            form("観光振興", "周遊の推進", "旅を作る。", "宣伝する。", "見どころを磨く。"),
        ]
    )
    axis = "圏域全体の経済成長のけん引"
    assert facts(rows(document, "agreements")) == [
        (axis, "産業振興", "販路の拡大", "content", "見本市を開く。"),
        (axis, "産業振興", "販路の拡大", "甲", "見本市を運営する。"),
        (axis, "産業振興", "販路の拡大", "乙", "企業に知らせる。"),
        (axis, "観光振興", "周遊の推進", "content", "旅を作る。"),
        (axis, "観光振興", "周遊の推進", "甲", "宣伝する。"),
        (axis, "観光振興", "周遊の推進", "乙", "見どころを磨く。"),
    ]
    assert rows(document, "initiatives") == []


def test_names_of_the_parties_below_headings_of_an_agreement(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 内容 | 夜間の診療を続ける。 |
    | 一関市 | 診療所を開く。 |
    | 連携市町村 | 経費を負担する。 |
    """
    document = drawn(["２ 協定の概要", "（１） 生活機能の強化", "ア 夜間診療の維持", table])
    assert [row[3:] for row in facts(rows(document, "agreements"))] == [
        ("content", "夜間の診療を続ける。"),
        ("一関市", "診療所を開く。"),
        ("連携市町村", "経費を負担する。"),
    ]
    assert {row["item"] for row in rows(document, "agreements")} == {"夜間診療の維持"}


def test_bare_names_of_parties_head_columns_of_statements(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 分野 | 取組 | 内容 | 飯田市 | 連携市町村 |
    | 生活機能の強化 | | | | |
    | 医療 | 夜間診療の維持 | 夜間の診療を続ける。 | 診療所を開く。 | 経費を負担する。 |
    """
    assert facts(rows(drawn(["形成協定に基づく取組", table]), "agreements")) == [
        ("生活機能の強化", "医療", "夜間診療の維持", "content", "夜間の診療を続ける。"),
        ("生活機能の強化", "医療", "夜間診療の維持", "飯田市", "診療所を開く。"),
        ("生活機能の強化", "医療", "夜間診療の維持", "連携市町村", "経費を負担する。"),
    ]


def test_an_axis_heads_the_items_below_it_though_no_cell_spans_the_row(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 政策分野 | 項目 | 飯田市 | 松川町 |
    | 生活機能の強化 | | | |
    | 医療 | 夜間診療の維持 | ○ | ― |
    """
    found = rows(drawn(["協定項目一覧", table]), "agreement_matrix")
    assert [(r["axis"], r["policy_field"], r["item"], r["municipality"], r["linked"]) for r in found] == [
        ("生活機能の強化", "医療", "夜間診療の維持", "飯田市", True),
        ("生活機能の強化", "医療", "夜間診療の維持", "松川町", False),
    ]


def test_a_row_over_a_form_names_its_item_and_a_heading_above_several_names_axis_and_field(
    drawn: Drawn, rows: Rows
) -> None:
    def table(item: str, *parts: str) -> str:
        labels = ("取組の内容", "甲（鶴谷市）", "乙（連携町村）")
        return f"| {item} | < |\n" + "\n".join(f"| {a} | {b} |" for a, b in zip(labels, parts, strict=True))

    document = drawn(
        [
            "２ 協定の内容",
            "（１）【生活機能の強化】　医療",
            table("夜間診療の維持", "夜間に診る。", "診療所を開く。", "経費を負担する。"),
            table("医師の確保", "医師を招く。", "大学に求める。", "住まいを用意する。"),
            "（２）【圏域マネジメント能力の強化】　人材育成",
            table("合同研修", "共に学ぶ。", "研修を企てる。", "職員を送る。"),
        ]
    )
    life, able = "生活機能の強化", "圏域マネジメント能力の強化"
    assert [row[:4] for row in facts(rows(document, "agreements"))] == [
        (axis, field, item, role)
        for axis, field, item in (
            (life, "医療", "夜間診療の維持"),
            (life, "医療", "医師の確保"),
            (able, "人材育成", "合同研修"),
        )
        for role in ("content", "甲（鶴谷市）", "乙（連携町村）")
    ]


def test_one_heading_names_axis_and_field_at_the_head_of_each_page(drawn: Drawn, rows: Rows) -> None:
    axis = "生活機能の強化"
    pages = [
        [
            f"（１）{axis}に係る政策分野　　{field}",
            f"{mark}　{item}",
            "形成協定の内容",
            f"| 取組の内容 |\n| {item}を続ける。 |\n| 甲（川辺市）の役割 |\n| 経費を負担する。 |",
        ]
        for field, mark, item in (
            ("① 医療", "ア", "夜間診療の維持"),
            ("② 教育", "ア", "図書館の利用"),
            ("② 教育", "イ", "楽器の貸し借り"),
        )
    ]
    document = drawn(*pages)
    first, *repeated = document.pages
    heads = (replace(page, flow=page.flow[1:], furniture=page.lines[:1]) for page in repeated)
    found = facts(rows(replace(document, pages=(first, *heads)), "agreements"))
    assert [row[:3] for row in found[::2]] == [
        (axis, "医療", "夜間診療の維持"),
        (axis, "教育", "図書館の利用"),
        (axis, "教育", "楽器の貸し借り"),
    ]
