"""Fields that lines in brackets, or marks, name below the heading of an axis."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

PARTS = "| 連携する取組の内容 | {} |\n| 甲の役割 | 診療所を開く。 |\n| 乙の役割 | 費用を出す。 |"
LIST = "| 事業名 | 指標 | 現状値（R1） | 目標値（R6） |\n| {}の事業 | {} | 2人 | 10人 |"


def test_a_field_in_brackets_holds_for_the_agreements_below_it(drawn: Drawn, rows: Rows) -> None:
    parts = [PARTS.format(text) for text in ("夜間の診療を続ける。", "看護師を育てる。", "道を直す。")]
    document = drawn(
        [
            "協定の内容",
            "(1) 生活機能の強化",
            "【医療】",
            *("ア　夜間診療の維持", parts[0], "イ　看護師の確保", parts[1]),
            "(2) 結びつきやネットワークの強化",
            "【道路】",
            *("ア　道の改良", parts[2]),
        ]
    )
    found = facts(rows(document, "agreements"), "axis", "policy_field", "item", "text")
    assert found[::3] == [
        ("生活機能の強化", "医療", "夜間診療の維持", "夜間の診療を続ける。"),
        ("生活機能の強化", "医療", "看護師の確保", "看護師を育てる。"),
        ("結びつきやネットワークの強化", "道路", "道の改良", "道を直す。"),
    ]


def test_what_stands_over_a_text_is_no_field(drawn: Drawn, rows: Rows) -> None:
    lines = ["【現状】", "診療所が一つあるだけで、医師が足りず困っています。", "① 医療", "ア　夜間診療の維持"]
    found = rows(drawn(["(1) 生活機能の強化", *lines, PARTS.format("夜間の診療を続ける。")]), "agreements")
    assert {row["policy_field"] for row in found} == {"医療"}


def test_a_list_of_initiatives_takes_its_field_from_what_stands_below_an_axis(drawn: Drawn, rows: Rows) -> None:
    for marks in ("【{}】", "■ {}", "● {}", "（１）{}"):
        fields = [marks.format(name) for name in ("医療", "福祉")]
        lists = [LIST.format(name, f"{name}の利用者数") for name in ("夜間診療", "子育て")]
        document = drawn(["KPI一覧", "１　生活機能の強化", fields[0], lists[0], fields[1], lists[1]])
        found = facts(rows(document, "kpi_summary"), "policy_field", "initiative_name", "baseline_value")
        assert found == [("医療", "夜間診療の事業", 2), ("福祉", "子育ての事業", 2)]


def test_items_numbered_as_the_axes_are_stand_below_them(drawn: Drawn, rows: Rows) -> None:
    parts = [
        PARTS.format(text) for text in ("夜間の診療を続ける。", "看護師を育てる。", "畑を守る。", "道を直す。")
    ]
    document = drawn(
        [
            "(1) 生活機能の強化",
            *("ア　医療", "(1) 夜間診療の維持", parts[0], "(2) 看護師の確保", parts[1]),
            *("イ　農業", "(1) 畑の見回り", parts[2]),
            "(2) 結びつきやネットワークの強化",
            *("ア　道路", "(1) 道の改良", parts[3]),
        ]
    )
    found = facts(rows(document, "agreements"), "axis", "policy_field", "item")
    assert found[::3] == [
        ("生活機能の強化", "医療", "夜間診療の維持"),
        ("生活機能の強化", "医療", "看護師の確保"),
        ("生活機能の強化", "農業", "畑の見回り"),
        ("結びつきやネットワークの強化", "道路", "道の改良"),
    ]


def test_items_of_an_axis_without_a_number_are_none_of_the_next_one(drawn: Drawn, rows: Rows) -> None:
    parts = [PARTS.format(text) for text in ("夜間の診療を続ける。", "道を直す。", "橋を直す。")]
    document = drawn(
        [
            *("生活機能の強化", "【医療】", "1　夜間診療の維持", parts[0]),
            *("結びつきやネットワークの強化", "【道路】", "1　道の改良", parts[1], "2　橋の改良", parts[2]),
        ]
    )
    found = facts(rows(document, "agreements"), "axis", "policy_field", "item")
    assert found[::3] == [
        ("生活機能の強化", "医療", "夜間診療の維持"),
        ("結びつきやネットワークの強化", "道路", "道の改良"),
        ("結びつきやネットワークの強化", "道路", "橋の改良"),
    ]


def test_an_axis_with_a_kanji_numeral_in_brackets_ends_the_text_above_it(drawn: Drawn, rows: Rows) -> None:
    texts = [
        "甲は青井町をいう。",
        "（取組内容）",
        "みなで力を合わせる。",
        "【甲の役割】",
        "金を出す。",
        "【乙の役割】",
        "人を出す。",
    ]
    document = drawn(
        [
            "（一）生活機能の強化",
            *("1．医療", "（1）夜間診療の維持", *texts),
            *("（二）結びつきやネットワークの強化", "1．道路", "（1）道の改良", *texts, "【福祉】"),
        ]
    )
    found = facts(rows(document, "agreements"), "axis", "policy_field", "item", "text")
    assert found[2::3] == [
        ("生活機能の強化", "医療", "夜間診療の維持", "人を出す。"),
        ("結びつきやネットワークの強化", "道路", "道の改良", "人を出す。"),
    ]


def test_titles_in_a_table_say_what_its_rows_and_those_below_it_belong_to(drawn: Drawn, rows: Rows) -> None:
    parts = "\n| 取組の内容 | {} |\n| 甲の役割 | 診療所を開く。 |\n| 乙の役割 | 費用を出す。 |"
    first = "| 生活機能の強化 | < |\n| 【医療】/ア　夜間診療の維持 | < |" + parts.format("夜間の診療を続ける。")
    second = "\n| 【福祉】 | < |\n| ア　集いの場 | < |" + parts.format("集う。")
    third = parts.format("見守る。").strip()
    document = drawn(["協定の内容", first + second], ["イ　見守りの輪", third])
    found = facts(rows(document, "agreements"), "axis", "policy_field", "item", "text")
    assert found[::3] == [
        ("生活機能の強化", "医療", "夜間診療の維持", "夜間の診療を続ける。"),
        ("生活機能の強化", "福祉", "集いの場", "集う。"),
        ("生活機能の強化", "福祉", "見守りの輪", "見守る。"),
    ]
