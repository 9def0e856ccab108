"""Agreements below numbered headings or plain lines, and who takes part in which item."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts

TEXT = """
| 取組の内容 | 医療体制の充/実を図る。 |
| 甲（山川市） の役割 | 調整を行う。 |
| 乙（連携町村）の役割 | 連携する。 |
"""


def test_below_numbered_headings(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "5 推進する具体的取組",
            "(1) 生活機能の強化に係る政策分野",
            "① 医療",
            "ア 地域医療体制の充実",
            "◆ 形成協定の内容",
            TEXT,
            "事業費見込は現時点での見込額を記載する。",
            "イ 救急医療の確保 形成協定の内容",
            TEXT,
        ]
    )
    found = rows(document, "agreements")
    assert facts(found, "axis", "policy_field", "item", "role") == [
        ("生活機能の強化", "医療", item, role)
        for item in ("地域医療体制の充実", "救急医療の確保")
        for role in ("content", "甲（山川市）", "乙（連携町村）")
    ]
    assert found[0]["text"] == "医療体制の充実を図る。"


def test_parties_are_called_by_their_names_alone_below_the_caption_of_an_agreement(
    drawn: Drawn, rows: Rows
) -> None:
    document = drawn(
        [
            "１ 生活機能の強化に係る政策分野",
            "１－１ 医療",
            "（１）地域保健医療体制の充実",
            "【協定の内容】",
            "| 連携する内容 | 充実を図る。 |\n| 山川市 | 支援する。 |\n| 里町 | 周知する。 |",
        ]
    )
    assert facts(rows(document, "agreements"), "item", "role", "text") == [
        ("地域保健医療体制の充実", "content", "充実を図る。"),
        ("地域保健医療体制の充実", "山川市", "支援する。"),
        ("地域保健医療体制の充実", "里町", "周知する。"),
    ]


def test_below_plain_lines_with_the_axis_from_the_card_that_follows(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "（医療）",
            "地域保健医療体制の充実",
            "【協定の内容】",
            "| 取組の内容 | 充実を図る。 |\n| 山川市の役割 | 支援する。 |\n| 里町の役割 | 周知する。 |",
            "【具体的な取組】",
            "| 施策名 | 休日診療事業 | < | < |\n| 連携する事項 | 生活機能の強化 | 政策分野 | 医療 |",
        ]
    )
    assert facts(rows(document, "agreements"), "axis", "policy_field", "item", "role") == [
        ("生活機能の強化", "医療", "地域保健医療体制の充実", role) for role in ("content", "山川市", "里町")
    ]


def test_parties_by_their_designations_beside_what_they_work_on_together(drawn: Drawn, rows: Rows) -> None:
    table = "| 連携する内容 | 路線を保つ。 |\n| 甲（山川市） | 時刻を調べる。 |\n| 乙（連携町村） | 周知する。 |"
    document = drawn(["２ 結びつきやネットワークの強化", "（１）交通", "① バスの維持", table])
    assert facts(rows(document, "agreements"), "axis", "policy_field", "item", "role") == [
        ("結びつきやネットワークの強化", "交通", "バスの維持", role)
        for role in ("content", "甲（山川市）", "乙（連携町村）")
    ]


MATRIX = """
| 政策分野 | 分類 | 連携する取組項目 | 山川市との協定締結 | < |
| ^ | ^ | ^ | 里町 | 谷村 |
| 1. 生活機能の強化 | 1. 医療 | 1 地域医療体制の充実 | ○ | ○ |
| ^ | ^ | 2 救急医療の確保 | ○ | ― |
| ^ | 2. 福祉 | 3 子育て支援 |  | △ |
| 2. ネットワークの/強化 | 1. 交通 | 4 バスの維持 |  |  |
"""


def test_a_matrix_of_items_and_municipalities(drawn: Drawn, rows: Rows) -> None:
    document = drawn(["４ 協定項目一覧表", MATRIX])
    found = rows(document, "agreement_matrix")
    assert facts(found, "axis", "policy_field", "item_number", "item", "municipality", "linked") == [
        ("生活機能の強化", "医療", 1, "地域医療体制の充実", "里町", True),
        ("生活機能の強化", "医療", 1, "地域医療体制の充実", "谷村", True),
        ("生活機能の強化", "医療", 2, "救急医療の確保", "里町", True),
        ("生活機能の強化", "医療", 2, "救急医療の確保", "谷村", False),
        ("生活機能の強化", "福祉", 3, "子育て支援", "里町", None),
        ("生活機能の強化", "福祉", 3, "子育て支援", "谷村", None),
        ("ネットワークの強化", "交通", 4, "バスの維持", "里町", None),
        ("ネットワークの強化", "交通", 4, "バスの維持", "谷村", None),
    ]
    assert [(f["rule"], f["found"]) for f in rows(document, "findings")] == [("unknown-label", "△")]


def test_the_axis_comes_from_the_matrix_where_no_heading_names_it(drawn: Drawn, rows: Rows) -> None:
    matrix = MATRIX.replace("△", "○")
    document = drawn(["４ 協定項目一覧表", matrix], ["医療", "地域医療体制の充実", "形成協定の内容", TEXT])
    assert set(facts(rows(document, "agreements"), "axis", "policy_field", "item")) == {
        ("生活機能の強化", "医療", "地域医療体制の充実")
    }


def test_a_matrix_without_spans_and_over_a_page(dumped: Drawn, rows: Rows) -> None:
    document = dumped(
        """
        # 一覧表
        | 政策分野 | 取組項目 | 協定 |  |
        |  |  | 里町 | 谷村 |
        | 医療 | 1 体制の充実 | ○ | － |
        |  | 2 救急 | ○ | ○ |
        | 交通 | 3 バス |  | ○ |
        """
    )
    assert facts(rows(document, "agreement_matrix"), "policy_field", "item", "municipality", "linked") == [
        ("医療", "体制の充実", "里町", True),
        ("医療", "体制の充実", "谷村", False),
        ("医療", "救急", "里町", True),
        ("医療", "救急", "谷村", True),
        ("交通", "バス", "里町", None),
        ("交通", "バス", "谷村", True),
    ]


def test_an_agreement_torn_by_a_page_break(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["（医療）", "地域医療", "【協定の内容】", "| 取組の内容 | 充実を図る。 |\n| 山川市の役割 | 支援し、 |"],
        ["|  | 調整する。 |\n| 里町の役割 | 周知する。 |"],
    )
    found = rows(document, "agreements")
    assert facts(found, "item", "role", "text", "page") == [
        ("地域医療", "content", "充実を図る。", 1),
        ("地域医療", "山川市", "支援し、調整する。", 1),
        ("地域医療", "里町", "周知する。", 2),
    ]


def test_an_agreement_without_heading_is_reported(drawn: Drawn, rows: Rows) -> None:
    document = drawn([TEXT])
    assert [row["item"] for row in rows(document, "agreements")] == [None] * 3
    assert [finding["rule"] for finding in rows(document, "findings")] == ["unknown-label"]


def test_one_odd_mark_among_many_costs_only_itself(drawn: Drawn, rows: Rows) -> None:
    towns = [f"{name}町" for name in "東西南北中上下"]
    head = f"| 政策分野 | 協定項目 | {' | '.join(towns)} |"
    body = [f"| 医療 | 項目{number} | {' | '.join('○' for _ in towns)} |" for number in "甲乙丙丁"]
    body[1] = body[1].replace("○", "一", 1)
    document = drawn(["４ 協定項目一覧表", "\n".join([head, *body])])
    found = rows(document, "agreement_matrix")
    assert len(found) == len(towns) * len(body)
    assert [row["linked"] for row in found].count(True) == len(found) - 1
    assert not rows(drawn(["４ 一覧表", "\n".join([head, body[1]])]), "agreement_matrix")


def test_the_heading_of_a_list_is_no_axis_of_what_follows_it(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "４ 協定項目一覧表",
            MATRIX,
            "① 医療",
            "ア 救急医療の確保",
            "形成協定の内容",
            TEXT,
            "② 交通",
            "ア バスの維持",
            "形成協定の内容",
            TEXT,
            "| 施策名 | バス事業 | < | < |\n| 連携する事項 | ネットワークの整備 | 政策分野 | 交通 |",
        ]
    )
    found = rows(document, "agreements")
    assert (
        facts(found, "axis", "policy_field")
        == [("生活機能の強化", "医療")] * 3 + [("ネットワークの整備", "交通")] * 3
    )


def test_a_column_of_numbers_and_a_row_that_counts_the_items(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "協定項目一覧表",
            "| 政策分野 | < | 番号 | 協定項目 | 里町 | 谷村 |\n"
            "| 生活機能の強化 | 医療 | 1 | 夜間の診療/の維持 | ○ | ― |\n"
            "| ^ | 福祉 | 2 | 相談支援 | ○ | ○ |\n"
            "| 締結している項目の数 | < | < | < | 12 | 1 |",
        ]
    )
    found = rows(document, "agreement_matrix")
    assert facts(found, "axis", "policy_field", "item_number", "item", "municipality", "linked") == [
        ("生活機能の強化", "医療", 1, "夜間の診療の維持", "里町", True),
        ("生活機能の強化", "医療", 1, "夜間の診療の維持", "谷村", False),
        ("生活機能の強化", "福祉", 2, "相談支援", "里町", True),
        ("生活機能の強化", "福祉", 2, "相談支援", "谷村", True),
    ]


def test_a_matrix_with_the_axes_over_its_whole_width_and_its_header_alone_at_a_page_foot(
    drawn: Drawn, rows: Rows
) -> None:
    document = drawn(
        ["第３ 協定項目と市町村", "| 番号 | 協定の項目 | 里町 | 谷村 |\n| 【生活機能の強化】 | < | < | < |"],
        [
            "| 1 | 夜間診療の維持 | ○ | － |\n"
            "| 【結びつきやネットワークの強化】 | < | < | < |\n"
            "| 2 | バスの維持 | ○ | ○ |"
        ],
    )
    assert facts(
        rows(document, "agreement_matrix"), "axis", "item_number", "item", "municipality", "linked", "page"
    ) == [
        ("生活機能の強化", 1, "夜間診療の維持", "里町", True, 2),
        ("生活機能の強化", 1, "夜間診療の維持", "谷村", False, 2),
        ("結びつきやネットワークの強化", 2, "バスの維持", "里町", True, 2),
        ("結びつきやネットワークの強化", 2, "バスの維持", "谷村", True, 2),
    ]


def test_a_matrix_with_municipalities_down_and_items_across(drawn: Drawn, rows: Rows) -> None:
    table = """
| 市町村 | 高次の都市機能の集積・強化 | < | 圏域全体の生活関連機能サービスの向上 |
| ^ | ①/救急車の/運行 | ②/大学との/連携 | ③/病児保育 |
| 里町 | ● | － | ● |
| 谷村 | ● | ● |  |
"""
    found = facts(
        rows(drawn(["３ 協約項目と連携市町村", table]), "agreement_matrix"),
        "axis",
        "item",
        "municipality",
        "linked",
    )
    assert found == [
        ("高次の都市機能の集積・強化", "救急車の運行", "里町", True),
        ("高次の都市機能の集積・強化", "救急車の運行", "谷村", True),
        ("高次の都市機能の集積・強化", "大学との連携", "里町", False),
        ("高次の都市機能の集積・強化", "大学との連携", "谷村", True),
        ("圏域全体の生活関連機能サービスの向上", "病児保育", "里町", True),
        ("圏域全体の生活関連機能サービスの向上", "病児保育", "谷村", None),
    ]


def test_a_number_on_a_line_above_the_item_across_is_its_number(drawn: Drawn, rows: Rows) -> None:
    table = """
| | 生活機能の強化 | < |
| ^ | 1/夜間診療の維持 | 2/相談支援 |
| 里町 | ○ | ― |
| 谷村 | ○ | |
"""
    found = rows(drawn(["協定項目一覧表", table]), "agreement_matrix")
    assert facts(found, "axis", "item_number", "item", "municipality", "linked") == [
        ("生活機能の強化", 1, "夜間診療の維持", "里町", True),
        ("生活機能の強化", 1, "夜間診療の維持", "谷村", True),
        ("生活機能の強化", 2, "相談支援", "里町", False),
        ("生活機能の強化", 2, "相談支援", "谷村", None),
    ]


def test_numbers_and_names_of_items_stand_under_one_header(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 政策分野 | 分類 | 連携する取組項目 | < | 新庄市との協定締結 | < |
    | ^ | ^ | ^ | ^ | 金山町 | 最上町 |
    | 1. 生活機能の強化 | 1. 医療 | 1 | 地域医療体制の充実 | ○ | ○ |
    | ^ | 2. 福祉 | 2 | 子育て支援 | ○ | ― |
    """
    found = rows(drawn(["協定項目一覧表", table]), "agreement_matrix")
    told = [
        tuple(row[name] for name in ("axis", "policy_field", "item_number", "item", "municipality", "linked"))
        for row in found
    ]
    assert told[2:] == [
        ("生活機能の強化", "福祉", 2, "子育て支援", "金山町", True),
        ("生活機能の強化", "福祉", 2, "子育て支援", "最上町", False),
    ]


def test_rows_over_the_whole_width_name_axes_where_a_column_names_fields(drawn: Drawn, rows: Rows) -> None:
    matrix = """
    | 分類 | 番号 | 連携する取組項目 | 山川市との協定締結 | < |
    | ^ | ^ | ^ | 里町 | 谷村 |
    | 1．生活機能の強化 | < | < | < | < |
    | 医療 | 1 | 救急医療の確保 | ○ | ― |
    | 2．資源の少なさに応える圏域の備え等 | < | < | < | < |
    | 職員の交流 | 2 | 合同の研修 | ○ | ○ |
    """
    found = rows(drawn(["協定項目一覧表", matrix]), "agreement_matrix")
    assert facts(found, "axis", "policy_field", "item", "municipality", "linked") == [
        ("生活機能の強化", "医療", "救急医療の確保", "里町", True),
        ("生活機能の強化", "医療", "救急医療の確保", "谷村", False),
        ("資源の少なさに応える圏域の備え等", "職員の交流", "合同の研修", "里町", True),
        ("資源の少なさに応える圏域の備え等", "職員の交流", "合同の研修", "谷村", True),
    ]


def test_a_caption_behind_a_mark_is_no_item(drawn: Drawn, rows: Rows) -> None:
    for caption in ("■ 協定の内容", "○形成協定の内容", "《協定の内容》"):
        document = drawn(
            ["１　生活機能の強化に係る政策分野の取組", "（１）医療", "ア　夜間診療の維持", caption, TEXT]
        )
        found = facts(rows(document, "agreements"), "policy_field", "item", "role")
        assert [row[:2] for row in found] == [("医療", "夜間診療の維持")] * 3


def test_a_row_with_the_dates_of_the_agreements_is_no_item(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "協定項目一覧",
            """
            | 政策分野 | 取組事項 | 里町 | 谷村 | 市町村数 |
            | 協定締結日 | < | 平成23年3月28日 | H23.3.29 |  |
            | 医療 | 救急医療 | ○ | － | 1 |
            | 福祉 | 子育て支援 | ○ | ○ | 2 |
            """,
        ]
    )
    assert facts(rows(document, "agreement_matrix"), "policy_field", "item", "municipality", "linked") == [
        ("医療", "救急医療", "里町", True),
        ("医療", "救急医療", "谷村", False),
        ("福祉", "子育て支援", "里町", True),
        ("福祉", "子育て支援", "谷村", True),
    ]
    assert any("協定締結日" in finding["message"] for finding in rows(document, "findings"))


def test_the_date_of_an_agreement_says_that_a_municipality_takes_part(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "協定項目別締結年月日",
            """
            | 番号 | 分野 | 協定項目 | 連携町村 | < |
            | ^ | ^ | ^ | 里町 | 谷村 |
            | 1 | 医療 | 救急医療 | H24.3.26 | － |
            | 2 | 福祉 | 子育て支援 | H25.3.25 | H25.3.25 |
            """,
        ]
    )
    assert facts(rows(document, "agreement_matrix"), "item_number", "item", "municipality", "linked") == [
        (1, "救急医療", "里町", True),
        (1, "救急医療", "谷村", False),
        (2, "子育て支援", "里町", True),
        (2, "子育て支援", "谷村", True),
    ]


def test_marks_below_the_towns_of_one_initiative_are_no_list_of_items(drawn: Drawn, rows: Rows) -> None:
    towns = """
| 山川市 | 川上町 | 里山村 |
| ○ | ○ | |
"""
    assert not rows(drawn(["関係市町村", towns]), "agreement_matrix")
