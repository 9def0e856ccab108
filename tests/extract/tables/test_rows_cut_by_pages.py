"""Rows, labels and captions that the end of a page has cut or torn from tables, and rows that are not certain."""

from __future__ import annotations

from dataclasses import replace

from schemas.printed import Document, Grid
from tests.extract.tables.facts import Drawn, Rows, facts

HEAD = "| № | 分野 | 指標 | 基準値（R3） | 目標値（R8） |\n"


def test_a_row_and_the_label_beside_it_go_on_overleaf(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "成果指標（KPI）一覧",
            HEAD + "| 1 | 医療 | 受診率（％） | 40 | 50 |\n| 2 | 移住・ | 空き家の登録 | 12 | 20 |",
        ],
        [
            HEAD + "| | 定住 | 件数（件） | | |\n"
            "| 3 | ^ | 相談の件数（件） | 30 | 45 |\n"
            "| 4 | 防災 | 訓練（回） | 3 | 6 |"
        ],
    )
    found = facts(rows(document, "kpi_summary"), "number", "policy_field", "indicator", "unit", "target_value")
    assert found == [
        (1, "医療", "受診率", "%", 50),
        (2, "移住・定住", "空き家の登録件数", "件", 20),
        (3, "移住・定住", "相談の件数", "件", 45),
        (4, "防災", "訓練", "回", 6),
    ]


def test_a_row_without_figures_that_has_its_own_number_stays_a_row(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["成果指標（KPI）一覧", HEAD + "| 1 | 医療 | 受診率（％） | 40 | 50 |\n| 2 | 福祉 | 講座（回） | 2 | 4 |"],
        [HEAD + "| 3 | 防災 | 防災計画の策定 | | |\n| 4 | ^ | 訓練（回） | 3 | 6 |"],
    )
    found = facts(rows(document, "kpi_summary"), "number", "policy_field", "indicator")
    assert found == [
        (1, "医療", "受診率"),
        (2, "福祉", "講座"),
        (3, "防災", "防災計画の策定"),
        (4, "防災", "訓練"),
    ]


def test_a_numbered_caption_at_the_foot_of_a_page_is_that_of_the_table_overleaf(drawn: Drawn, rows: Rows) -> None:
    table = (
        "| 区分 | 2015年 | 2020年 |\n| 15歳未満 | 120 | 110 |\n"
        "| 15歳以上65歳未満 | 600 | 560 |\n| 65歳以上 | 300 | 320 |"
    )
    document = drawn(["圏域では人口が減っている。", "表１　年齢区分別人口の推移"], ["（単位：人）", table])
    found = facts(rows(document, "population"), "table_title", "age_group", "year", "value")
    assert found[2:4] == [
        ("年齢区分別人口の推移", "15-64", 2015, 600),
        ("年齢区分別人口の推移", "15-64", 2020, 560),
    ]


def test_a_caption_and_its_unit_are_torn_from_their_table_together(drawn: Drawn, rows: Rows) -> None:
    table = "| 年 | 総数 | 男 | 女 |\n| 2015年 | 900 | 440 | 460 |\n| 2020年 | 860 | 420 | 440 |"
    document = drawn(["圏域では人口が減っている。", "圏域の人口の推移", "（単位：人）"], [table])
    found = facts(rows(document, "population"), "table_title", "sex", "year", "value")
    assert found[:2] == [("圏域の人口の推移", "both", 2015, 900), ("圏域の人口の推移", "male", 2015, 440)]


def _unruled(document: Document) -> Document:
    pages = [
        replace(page, flow=tuple(replace(i, ruled=False) if isinstance(i, Grid) else i for i in page.flow))
        for page in document.pages
    ]
    return replace(document, pages=tuple(pages))


def test_a_row_with_a_text_across_columns_is_left_out_of_a_list_and_told(drawn: Drawn, rows: Rows) -> None:
    body = "".join(f"| {n} | 医療 | 講座{n}（回） | {n}0 | {n}5 |\n" for n in range(1, 5))
    document = _unruled(
        drawn(["成果指標（KPI）一覧", HEAD + body + "| 5 | 福祉 | 利用者（人） | 98,500 104,427 | < |"])
    )
    assert [row["number"] for row in rows(document, "kpi_summary")] == [1, 2, 3, 4]
    assert [f["rule"] for f in rows(document, "findings")] == ["value-in-wrong-cell"]


def test_a_list_whose_texts_often_stand_across_columns_is_not_read(drawn: Drawn, rows: Rows) -> None:
    body = "| 1 | 医療 | 講座（回） | 10 | 15 |\n| 2 | 福祉 | 利用者（人） | 98,500 104,427 | < |"
    document = _unruled(drawn(["成果指標（KPI）一覧", HEAD + body]))
    assert rows(document, "kpi_summary") == []
    assert [f["rule"] for f in rows(document, "findings")] == ["value-in-wrong-cell"]


def test_a_running_head_on_both_of_two_pages_parts_no_list(drawn: Drawn, rows: Rows) -> None:
    head = "| № | 取組 | 成果指標 | 目標値（R9） | 実績値（R6） |\n"
    document = drawn(
        [
            "資料２",
            "成果指標の達成状況",
            head + "| | ◆ 学び | < | < | < |\n| 1 | 図書の貸出 | 登録者数 | 40人 | 30人 |",
        ],
        [
            "資料２",
            head
            + "| 2 | | 貸出冊数 | 900冊 | 850冊 |\n| | ◆ 交通 | < | < | < |\n| 3 | バス | 利用者数 | 7人 | 6人 |",
        ],
    )
    assert facts(rows(document, "kpi_summary"), "number", "policy_field", "initiative_name", "value") == [
        (1, "学び", "図書の貸出", 30),
        (2, "学び", "図書の貸出", 850),
        (3, "交通", "バス", 6),
    ]


def test_a_list_goes_on_below_a_running_head_without_its_header(drawn: Drawn, rows: Rows) -> None:
    head = "| № | 取組 | 成果指標 | 目標値（R9） | 実績値（R6） |\n"
    document = drawn(
        ["資料２", "成果指標の達成状況", head + "| 1 | 図書の貸出 | 登録者数 | 40人 | 30人 |"],
        ["資料２", "| 2 | 本の会 | 貸出冊数 | 900冊 | 850冊 |\n| 3 | バス | 利用者数 | 7人 | 6人 |"],
    )
    assert facts(rows(document, "kpi_summary"), "number", "initiative_name", "value") == [
        (1, "図書の貸出", 30),
        (2, "本の会", 850),
        (3, "バス", 6),
    ]


def test_the_years_of_a_rows_figures_may_stand_overleaf(drawn: Drawn, rows: Rows) -> None:
    head = "| 成果指標 | 単位 | 現状値 | 目標値 |\n"
    document = drawn(
        [
            "数値目標",
            head + "| 登録者数 | 人 | 30/（2024年度） | 40/（2029年度） |\n| 貸出冊数 | 冊 | 4.5 | 5.3 |",
        ],
        [head + "| | | （2024年度） | （2029年度） |\n| 本の数 | 冊 | 900/（2024年度） | 950/（2029年度） |"],
    )
    found = facts(rows(document, "kpi_summary"), "indicator", "baseline_value", "baseline_fy", "target_fy")
    assert found == [
        ("登録者数", 30, 2024, 2029),
        ("貸出冊数", 4.5, 2024, 2029),
        ("本の数", 900, 2024, 2029),
    ]


def test_another_line_above_the_same_header_parts_two_lists(drawn: Drawn, rows: Rows) -> None:
    head = "| № | 取組 | 成果指標 | 目標値（R9） | 実績値（R6） |\n"
    document = drawn(
        ["基本目標１　学びの里", head + "| 1 | 図書の貸出 | 登録者数 | 40人 | 30人 |"],
        ["基本目標２　足の確保", head + "| 2 | | 利用者数 | 7人 | 6人 |"],
    )
    assert facts(rows(document, "kpi_summary"), "number", "policy_field", "initiative_name") == [
        (1, "基本目標１　学びの里", "図書の貸出"),
        (2, "基本目標２　足の確保", None),
    ]
