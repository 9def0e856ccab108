"""Other ways of setting an agreement: labels with marks or with their texts, bare names, tables of one axis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.printed import Grid
from tests.extract.tables.facts import Drawn, Rows, facts

LEVELS = ["形成協定の内容", "１　生活機能の強化", "（１）医療"]
FIRST = [
    ("content", "夜間診療の維持", "夜間の診療を続ける。"),
    ("甲（山川市）", "夜間診療の維持", "診療所を開く。"),
    ("里町", "夜間診療の維持", "費用を出す。"),
]


@pytest.mark.parametrize("caption", [["【協定の内容】", "○取組の内容"], ["○協定の内容"], ["○取組の内容"]])
def test_marked_labels_stand_above_their_texts(drawn: Drawn, rows: Rows, caption: list[str]) -> None:
    lines = [
        "① 夜間診療の維持",
        *caption,
        "夜間の診療を続ける。",
        "○甲（山川市）の役割",
        "診療所を開く。",
        "○里町",
    ]
    document = drawn([*LEVELS, *lines, "費用を出す。", "② 看護師の確保"])
    found = rows(document, "agreements")
    assert facts(found, "role", "item", "text") == FIRST
    assert {(row["axis"], row["policy_field"]) for row in found} == {("生活機能の強化", "医療")}


def test_labels_may_begin_the_lines_of_their_texts(drawn: Drawn, rows: Rows) -> None:
    texts = ["◇取組の内容：夜間の", "診療を続ける。", "◇甲（山川市）：診療所を開く。", "◇里町：費用を出す。"]
    document = drawn([*LEVELS, "① 夜間診療の維持", *texts, "② 看護師の確保", *texts])
    found = facts(rows(document, "agreements"), "role", "item", "text")
    assert found == [*FIRST, *((role, "看護師の確保", text) for role, _, text in FIRST)]


def test_what_an_event_is_about_and_how_many_came_from_where_is_no_agreement(drawn: Drawn, rows: Rows) -> None:
    event = ["① 講演会", "・内容：夜空を見る。", "・里町：30人が来た。", "・山川市：50人が来た。"]
    counts = ["② 参加者", "・取組内容：夜空を見る会", "・里町：30人", "・山川市：50人"]
    assert rows(drawn([*LEVELS, *event, *counts]), "agreements") == []


MARKS = """
| 分野 | 連携する取組項目 | 締結町村 | < |
| ^ | ^ | 里町 | 山町 |
| 医療 | {}夜間診療の維持 | ○ | ― |
| 教育 | {}合同の研修 | ○ | ○ |
| 福祉 | {}子どもの遊び場 | ― | ○ |
"""


def test_a_heading_names_the_axis_of_its_table(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "協定項目一覧表",
            *("（１）生活機能の強化", MARKS.format("1 ", "2 ", "3 ")),
            *("（２）資源の制約に備える運営", MARKS.format("4 ", "5 ", "6 ")),
        ]
    )
    found = rows(document, "agreement_matrix")
    assert [row["axis"] for row in found] == ["生活機能の強化"] * 6 + ["資源の制約に備える運営"] * 6
    assert [row["item_number"] for row in found] == [n for n in range(1, 7) for _ in range(2)]


def test_items_that_count_on_are_numbered_though_nothing_parts_number_and_name(drawn: Drawn, rows: Rows) -> None:
    found = rows(drawn(["協定項目一覧表", MARKS.format("9", "10", "11 ")]), "agreement_matrix")
    assert [(row["item_number"], row["item"]) for row in found[::2]] == [
        (9, "夜間診療の維持"),
        (10, "合同の研修"),
        (11, "子どもの遊び場"),
    ]
    found = rows(drawn(["協定項目一覧表", MARKS.format("2", "3", "9")]), "agreement_matrix")
    assert {row["item_number"] for row in found} == {None}


def test_axes_that_count_on_are_numbered_as_well(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 区分 | 分野 | 連携する取組項目 | 里町 | 山町 |
    | １生活機能の強化 | 医療 | 夜間診療の維持 | ○ | ― |
    | ２資源の制約に備える運営 | 人材 | 職員の交流 | ○ | ○ |
    """
    found = rows(drawn(["協定項目一覧表", table]), "agreement_matrix")
    assert [row["axis"] for row in found[::2]] == ["生活機能の強化", "資源の制約に備える運営"]


def test_an_item_whose_marks_are_blank_may_share_its_cell_with_them(drawn: Drawn, rows: Rows) -> None:
    found = rows(
        drawn(["協定項目一覧表", MARKS.format("", "", "") + "| 通信 | 電子申請 | < | < |"]), "agreement_matrix"
    )
    assert facts(found, "item", "municipality", "linked")[-2:] == [
        ("電子申請", "里町", None),
        ("電子申請", "山町", None),
    ]


def test_the_items_stand_across_beside_a_head_for_towns_and_villages(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 町村 | 生活機能の強化 | < | 圏域マネジメント能力の強化 |
    | ^ | 医療 | 教育 | 人材 |
    | ^ | 1 | 2 | 3 |
    | ^ | 夜間診療の維持 | 合同の研修 | 職員の交流 |
    | 里町 | ○ | ― | ○ |
    | 山町 | ○ | ○ |  |
    | 川村 | ― | ○ | ○ |
    """
    found = rows(drawn(["協定項目一覧表", table]), "agreement_matrix")
    assert facts(found, "axis", "item_number", "item", "municipality", "linked")[:4] == [
        ("生活機能の強化", 1, "夜間診療の維持", "里町", True),
        ("生活機能の強化", 1, "夜間診療の維持", "山町", True),
        ("生活機能の強化", 1, "夜間診療の維持", "川村", False),
        ("生活機能の強化", 2, "合同の研修", "里町", False),
    ]


def test_bare_names_of_parties_label_the_rows_of_an_item(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 分野 | 項目 | 区分 | 内容 |
    | 医療 | 夜間診療の維持 | 協定の内容 | 夜間の診療を続ける。 |
    | ^ | ^ | 甲（山川市） | 診療所を開く。 |
    | ^ | ^ | 里町 | 費用を出す。 |
    """
    assert facts(rows(drawn([table]), "agreements"), "role", "item", "text") == FIRST


def test_an_axis_goes_on_overleaf_below_a_head_that_is_printed_again(drawn: Drawn, rows: Rows) -> None:
    head = "| 視点 | 分野 | 項目 | 取組内容 | 甲の役割 |\n"
    document = drawn(
        [head + "| 生活機能の強化 | 医療 | 夜間診療の維持 | 夜間の診療を続ける。 | 診療所を開く。 |"],
        [head + "| | 教育 | 合同の研修 | 学ぶ。 | 場を設ける。 |\n| ^ | 福祉 | 遊び場 | 遊ぶ。 | 作る。 |"],
        [head + "| 圏域マネジメント能力の強化 | 人材 | 職員の交流 | 話す。 | 場を設ける。 |"],
    )
    ruled = (
        replace(page, flow=tuple(replace(i, ruled=True) if isinstance(i, Grid) else i for i in page.flow))
        for page in document.pages
    )
    found = rows(replace(document, pages=tuple(ruled)), "agreements")
    assert [(row["axis"], row["policy_field"], row["item"]) for row in found[::2]] == [
        ("生活機能の強化", "医療", "夜間診療の維持"),
        ("生活機能の強化", "教育", "合同の研修"),
        ("生活機能の強化", "福祉", "遊び場"),
        ("圏域マネジメント能力の強化", "人材", "職員の交流"),
    ]


def test_what_the_state_and_the_towns_are_to_do_is_no_agreement(drawn: Drawn, rows: Rows) -> None:
    lines = ["国の役割", "仕組みをつくる。", "地方の役割", "人を集める。"]
    assert rows(drawn([*LEVELS, *lines]), "agreements") == []


def test_a_list_of_items_with_a_single_partner_names_known_axes(drawn: Drawn, rows: Rows) -> None:
    table = """
| 視点 | 分野 | No. | 連携項目 | 金山町 |
| 生活機能の強化 | 医療 | 1 | 夜間診療の維持 | ● |
| ^ | 福祉 | 2 | 遊び場の確保 |  |
| 結びつきやネットワークの強化 | 交通 | 3 | 渡し船の運航 | ● |
"""
    found = rows(drawn(["協定に基づく取組一覧", table]), "agreement_matrix")
    assert [(r["policy_field"], r["item"], r["municipality"], r["linked"]) for r in found] == [
        ("医療", "夜間診療の維持", "金山町", True),
        ("福祉", "遊び場の確保", "金山町", None),
        ("交通", "渡し船の運航", "金山町", True),
    ]


def test_rows_over_the_whole_width_name_the_known_axes_of_a_single_partner(drawn: Drawn, rows: Rows) -> None:
    table = """
| 政策分野 | No. | 取組項目 | 金山町 |
| 生活機能の強化 | < | < | < |
| 医療 | 1 | 夜間診療の維持 | ○ |
| 福祉 | 2 | 遊び場の確保 | － |
| 結びつきやネットワークの強化 | < | < | < |
| 交通 | 3 | 渡し船の運航 | ○ |
"""
    found = rows(drawn(["協定に基づく取組一覧", table]), "agreement_matrix")
    assert [(r["axis"], r["policy_field"], r["item"], r["linked"]) for r in found] == [
        ("生活機能の強化", "医療", "夜間診療の維持", True),
        ("生活機能の強化", "福祉", "遊び場の確保", False),
        ("結びつきやネットワークの強化", "交通", "渡し船の運航", True),
    ]


def test_marks_below_one_place_alone_are_no_list_of_items(drawn: Drawn, rows: Rows) -> None:
    table = "| 番号 | 場所 | 金山町 |\n| 1 | 図書館 | ○ |\n| 2 | 温泉 | ○ |"
    assert rows(drawn(["施設の一覧", table]), "agreement_matrix") == []
