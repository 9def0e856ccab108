"""Agreements whose items stand in one table: down with the parties across, beside their rows, or across."""

from __future__ import annotations

from typing import Any

from tests.extract.tables.facts import Drawn, Rows

FIELDS = ("axis", "policy_field", "item", "role", "text")


def facts(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in FIELDS) for row in found]


ACROSS = """
| 政策/分野 | 協定の項目 | 取組の内容 | 甲の役割 | 乙の役割 |
| 医療 | 夜間診療の維持 | 夜間の診療を続ける。 | 診療所を開く。 | 経費を負担する。 |
| ^ | 看護師の確保 | 看護師を育てる。 | 奨学金を設ける。 | 奨学金を知らせる。 |
"""


def test_items_down_and_parties_across_below_the_axis(drawn: Drawn, rows: Rows) -> None:
    table = f"{ACROSS.strip().splitlines()[0]}\n| 交通 | バスの維持 | 路線を保つ。 | 計画を作る。 | 乗る。 |"
    document = drawn(["第２ 形成協定の内容", "生活機能の強化", ACROSS, "結びつきやネットワークの強化", table])
    assert facts(rows(document, "agreements")) == [
        ("生活機能の強化", "医療", "夜間診療の維持", "content", "夜間の診療を続ける。"),
        ("生活機能の強化", "医療", "夜間診療の維持", "甲", "診療所を開く。"),
        ("生活機能の強化", "医療", "夜間診療の維持", "乙", "経費を負担する。"),
        ("生活機能の強化", "医療", "看護師の確保", "content", "看護師を育てる。"),
        ("生活機能の強化", "医療", "看護師の確保", "甲", "奨学金を設ける。"),
        ("生活機能の強化", "医療", "看護師の確保", "乙", "奨学金を知らせる。"),
        ("結びつきやネットワークの強化", "交通", "バスの維持", "content", "路線を保つ。"),
        ("結びつきやネットワークの強化", "交通", "バスの維持", "甲", "計画を作る。"),
        ("結びつきやネットワークの強化", "交通", "バスの維持", "乙", "乗る。"),
    ]


BESIDE = """
| 記号 | 項目 | 区分 | 内容 |
| １　生活機能の強化 | < | < | < |
| 【医療】 | < | < | < |
| ア | 夜間診療の維持 | 取組内容 | 夜間の診療を続ける。 |
| ^ | ^ | 甲の役割 | 診療所を開く。 |
| ^ | ^ | 乙の役割 | 経費を負担する。 |
| 【教育】 | < | < | < |
| ア | 図書館の利用 | 取組内容 | 本を貸し合う。 |
| ^ | ^ | 甲の役割 | 本を運ぶ。 |
| ２　結びつきやネットワークの強化 | < | < | < |
| 【交通】 | < | < | < |
| ア | バスの維持 | 取組内容 | 路線を保つ。 |
| ^ | ^ | 乙の役割 | 乗る。 |
"""


def test_items_beside_their_rows_below_axis_and_field_over_the_whole_width(drawn: Drawn, rows: Rows) -> None:
    found = facts(rows(drawn(["２ 協定の内容", BESIDE]), "agreements"))
    assert [row[:4] for row in found] == [
        ("生活機能の強化", "医療", "夜間診療の維持", "content"),
        ("生活機能の強化", "医療", "夜間診療の維持", "甲"),
        ("生活機能の強化", "医療", "夜間診療の維持", "乙"),
        ("生活機能の強化", "教育", "図書館の利用", "content"),
        ("生活機能の強化", "教育", "図書館の利用", "甲"),
        ("結びつきやネットワークの強化", "交通", "バスの維持", "content"),
        ("結びつきやネットワークの強化", "交通", "バスの維持", "乙"),
    ]


TURNED = """
| 高次の都市機能の集積・強化 | < | < |
|  | ① 救急車の運行 | ② 大学との連携 |
| 取組の内容 | 圏域を走る。 | 若者を育てる。 |
| 中心市の役割 | 病院から走る。 | 奨学金を設ける。 |
| 連携町村が果たす役割 | 経費を負担する。 | 企業に知らせる。 |
"""


def test_items_across_below_the_axis(drawn: Drawn, rows: Rows) -> None:
    found = facts(rows(drawn(["２ 連携協約の内容", TURNED]), "agreements"))
    axis = "高次の都市機能の集積・強化"
    assert found == [
        (axis, None, "救急車の運行", "content", "圏域を走る。"),
        (axis, None, "大学との連携", "content", "若者を育てる。"),
        (axis, None, "救急車の運行", "中心市", "病院から走る。"),
        (axis, None, "大学との連携", "中心市", "奨学金を設ける。"),
        (axis, None, "救急車の運行", "連携町村", "経費を負担する。"),
        (axis, None, "大学との連携", "連携町村", "企業に知らせる。"),
    ]


MARKED = """
| 政策/分野 | 分類 | No. | 連携する/取組項目 | 取組の内容 | 甲の役割 | 乙の役割 | 協定締結町村 | < |
| ^ | ^ | ^ | ^ | ^ | ^ | ^ | 金山町 | 舟形町 |
| 生活機能の強化 | 医療 | {} | {} | {} | 診療所を開く。 | 経費を負担する。 | ● | {} |
"""


def test_the_parts_of_municipalities_at_the_right_of_the_statements_are_a_matrix(drawn: Drawn, rows: Rows) -> None:
    first = MARKED.format(1, "夜間診療の維持", "夜間の診療を続ける。", "―")
    second = MARKED.format(2, "看護師の確保", "看護師を育てる。", "")
    document = drawn(["定住自立圏形成協定の内容（一覧）", first], [second])
    statements = rows(document, "agreements")
    assert [(row["item"], row["policy_field"], row["page"]) for row in statements] == [
        *[("夜間診療の維持", "医療", 1)] * 3,
        *[("看護師の確保", "医療", 2)] * 3,
    ]
    parts = rows(document, "agreement_matrix")
    assert [(row["item_number"], row["item"], row["municipality"], row["linked"]) for row in parts] == [
        (1, "夜間診療の維持", "金山町", True),
        (1, "夜間診療の維持", "舟形町", False),
        (2, "看護師の確保", "金山町", True),
        (2, "看護師の確保", "舟形町", None),
    ]
    assert {row["axis"] for row in (*statements, *parts)} == {"生活機能の強化"}


def test_what_is_to_be_done_is_told_by_its_head_and_sentences_left_of_the_parties(
    drawn: Drawn, rows: Rows
) -> None:
    document = drawn(
        [
            "定住自立圏形成協定の概要",
            """
            | 分野 | 連携項目 | 連携内容 | 山川市（甲）の役割 | 里町（乙）の役割 |
            | ア 生活機能の強化に係る政策分野 | < | < | < | < |
            | 医療 | 救急医療 | 体制を保つ。 | 当番を組む。 | 費用を負う。 |
            | ^ | 健康づくり | 検診を広げる。 | 日程を決める。 | 会場を貸す。 |
            """,
        ]
    )
    found = facts(rows(document, "agreements"))
    assert found[:3] == [
        ("生活機能の強化", "医療", "救急医療", "content", "体制を保つ。"),
        ("生活機能の強化", "医療", "救急医療", "山川市（甲）", "当番を組む。"),
        ("生活機能の強化", "医療", "救急医療", "里町（乙）", "費用を負う。"),
    ]
    assert len(found) == 6


def test_parties_stand_below_one_head_for_their_parts(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "定住自立圏形成協定の概要",
            """
            | 分野 | 協定項目 | < | 取組の概要 | 役割分担 | < | 締結日 |
            | ^ | ^ | < | ^ | 中心市（山川市） | 連携町（里町） | ^ |
            | 医療 | 1 | 救急医療 | 体制を保つ。 | 当番を組む。 | 費用を負う。 | H28.3.25 |
            | ^ | 2 | 健康づくり | 検診を広げる。 | 日程を決める。 | 会場を貸す。 | H28.3.25 |
            """,
        ]
    )
    found = [row[1:] for row in facts(rows(document, "agreements"))]
    assert found[3:] == [
        ("医療", "健康づくり", "content", "検診を広げる。"),
        ("医療", "健康づくり", "中心市（山川市）", "日程を決める。"),
        ("医療", "健康づくり", "連携町（里町）", "会場を貸す。"),
    ]
    assert len(found) == 6
    assert [finding["message"][:11] for finding in rows(document, "findings")] == ["協定の表の列「締結日」"]


def test_headings_name_axis_and_field_of_a_table_of_items(drawn: Drawn, rows: Rows) -> None:
    head, body = (
        "| 協定項目 | 取組の内容 | 甲の役割 | 乙の役割 |",
        "| 夜間診療の維持 | 夜間に診る。 | 開く。 | 負担する。 |",
    )
    table = f"\n{head}\n{body}\n| 看護師の確保 | 看護師を育てる。 | 設ける。 | 知らせる。 |\n"
    document = drawn(["２　形成協定の内容", "（１）生活機能の強化に係る政策分野", "ア　医療", table])
    found = facts(rows(document, "agreements"))
    assert {row[:2] for row in found} == {("生活機能の強化", "医療")}
    assert len(found) == 6
