"""Agreements whose heads stand over the statements, with the parties side by side."""

from __future__ import annotations

from typing import Any

from tests.extract.tables.facts import Drawn, Rows

ABOVE = ["（1）生活機能の強化に係る政策分野", "① 医療", "ア 夜間診療の維持"]


def facts(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in ("policy_field", "item", "role", "text", "page")) for row in found]


def test_content_and_parties_in_one_row_over_their_texts(drawn: Drawn, rows: Rows) -> None:
    table = """
| 取組の内容 | 甲（山川市）の役割 | 乙（連携町村）の役割 |
| 夜間の診療を/続ける。 | 診療所を開く。 | 経費を負担する。 |
"""
    found = rows(drawn([*ABOVE, table]), "agreements")
    assert facts(found) == [
        ("医療", "夜間診療の維持", "content", "夜間の診療を続ける。", 1),
        ("医療", "夜間診療の維持", "甲（山川市）", "診療所を開く。", 1),
        ("医療", "夜間診療の維持", "乙（連携町村）", "経費を負担する。", 1),
    ]
    assert {row["axis"] for row in found} == {"生活機能の強化"}


WIDE = """
| 協 定 の 内 容 | < |
| 夜間の診療を続ける。 | < |
| 山川市の役割 | 里町の役割 |
| 診療所を開く。 | 経費を負担する。 |
"""
STATED = [("content", "夜間の診療を続ける。"), ("山川市", "診療所を開く。"), ("里町", "経費を負担する。")]


def test_the_content_over_the_whole_width_and_the_parties_below_it(drawn: Drawn, rows: Rows) -> None:
    found = rows(drawn([*ABOVE, WIDE, "具体的な取組 1"]), "agreements")
    assert [(row["role"], row["text"]) for row in found] == STATED


def test_a_caption_of_the_table_is_no_statement(drawn: Drawn, rows: Rows) -> None:
    table = f"| 形成協定の内容 | < |{WIDE}".replace("協 定 の 内 容", "取組の内容")
    found = rows(drawn([*ABOVE, table]), "agreements")
    assert [(row["role"], row["text"]) for row in found] == STATED


def test_page_breaks_part_heads_from_texts_and_texts_from_their_ends(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [*ABOVE, "| 協定の内容 |\n| 夜間の診療を続ける。 |"],
        ["| 山川市の役割 | 里町の役割 |\n| 診療所を開き、 | 経費を負担する。 |"],
        ["| 医師を招く。 |  |", "イ バスの維持", WIDE],
        ["| 施策名 | 夜間診療事業 |\n| 取組内容 | 続ける。 |"],
    )
    assert facts(rows(document, "agreements"))[:4] == [
        ("医療", "夜間診療の維持", "content", "夜間の診療を続ける。", 1),
        ("医療", "夜間診療の維持", "山川市", "診療所を開き、医師を招く。", 2),
        ("医療", "夜間診療の維持", "里町", "経費を負担する。", 2),
        ("医療", "バスの維持", "content", "夜間の診療を続ける。", 3),
    ]
    assert len(rows(document, "agreements")) == 6


def test_a_head_may_share_its_cell_with_the_text_below_it(drawn: Drawn, rows: Rows) -> None:
    table = """
| 協定の内容/夜間の診療を/続ける。 | < |
| 山川市の役割/診療所を開く。 | 里町の役割/経費を負担する。 |
"""
    found = rows(drawn([*ABOVE, table, "具体的な取組 1"]), "agreements")
    assert [(row["role"], row["text"]) for row in found] == STATED


def test_parties_by_their_bare_names_head_whole_sentences(drawn: Drawn, rows: Rows) -> None:
    bare = WIDE.replace("の役割", "")
    found = rows(drawn([*ABOVE, bare, "具体的な取組 1"]), "agreements")
    assert [(row["role"], row["text"]) for row in found] == STATED
    counts = bare.replace("診療所を開く。", "3回").replace("経費を負担する。", "5回")
    assert rows(drawn([*ABOVE, counts, "具体的な取組 1"]), "agreements") == []
