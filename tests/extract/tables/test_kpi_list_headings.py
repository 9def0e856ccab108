"""What the indicators of a list belong to: by headings, sections and columns."""

from __future__ import annotations

import pytest

from extract.tables.kpi_lists import lists
from extract.tables.kpi_records import lines_around
from tests.extract.tables.facts import Drawn, Rows, facts
from tests.extract.tables.test_kpi_lists import SMALL


def test_sections_name_the_field_where_no_column_does(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "KPI一覧",
            """
            | No | 事業名 | 指標 | R6 |
            | 医療 | < | < | < |
            | 1 | 休日診療 | 割合 | A |
            | 福祉 | < | < | < |
            | 2 | 子育て | 人数 | B |
            """,
        ]
    )
    assert facts(rows(document, "kpi_summary"), "number", "policy_field", "grade") == [
        (1, "医療", "A"),
        (2, "福祉", "B"),
    ]


def test_small_tables_take_their_field_from_the_headings_above(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "第２期総合戦略",
            "基本目標１　しごとをつくる",
            "【数値目標】",
            "| 数値目標 | 基準値（R1） | 目標値（R6） |\n| 雇用者数 | 182人 | 200人 |",
            "（１）農業の振興",
            "| 項目 | 現状値（R1） | 目標値（R6） |\n| 就農者数 | 2人 | 10人 |",
        ]
    )
    assert facts(rows(document, "kpi_summary"), "policy_field", "initiative_name", "indicator") == [
        ("基本目標１　しごとをつくる", None, "雇用者数"),
        ("基本目標１　しごとをつくる", "農業の振興", "就農者数"),
    ]


@pytest.mark.parametrize(
    ("headings", "field", "initiative"),
    [
        (("基本目標Ⅱ　ひとの流れ", "施策１　移住の促進"), "基本目標Ⅱ　ひとの流れ", "移住の促進"),
        (("【基本目標２】ひとの流れ", "【施策（２）】移住の促進"), "【基本目標２】ひとの流れ", "移住の促進"),
        (("第２章　くらし", "２－１　健康づくり"), "くらし", "健康づくり"),
        (("第３章　施策の展開", "１　くらし", "（１）健康づくり"), "くらし", "健康づくり"),
        (("第３章　施策の展開", "１　くらし"), "くらし", None),
        (("| 基本目標２ | ひとの流れ |", "施策２－１：移住の促進"), "基本目標２　ひとの流れ", "移住の促進"),
        (("基本目標２", "ひとの流れ", "具体的な施策①　移住"), "基本目標２　ひとの流れ", "移住"),
        (
            ("基本目標２　ひとの流れ", "■移住の促進", "【重要業績評価指標】"),
            "基本目標２　ひとの流れ",
            "移住の促進",
        ),
        (("基本目標２　ひとの流れ", "基本目標２の進み方は次のとおり"), "基本目標２　ひとの流れ", None),
    ],
)
def test_headings_say_what_an_indicator_belongs_to(
    drawn: Drawn, rows: Rows, headings: tuple[str, ...], field: str, initiative: str | None
) -> None:
    document = drawn(["第２期総合戦略", *headings, "次の値を目指して進めます。", SMALL.format("就農者数")])
    assert facts(rows(document, "kpi_summary"), "policy_field", "initiative_name") == [(field, initiative)]


def test_numbered_items_of_a_measure_are_no_measures(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "基本目標１　しごと",
            *(
                "（１）農業",
                "①担い手の確保",
                "研修を行います。",
                "②販路の拡大",
                "市を開きます。",
                SMALL.format("就農者数"),
            ),
            *(
                "（２）観光",
                "①案内の充実",
                "看板を立てます。",
                "②宿の改修",
                "改修を助けます。",
                SMALL.format("宿の数"),
            ),
        ]
    )
    assert facts(rows(document, "kpi_summary"), "initiative_name", "indicator") == [
        ("農業", "就農者数"),
        ("観光", "宿の数"),
    ]


def test_what_a_table_holds_may_be_said_beside_all_its_rows(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 重要業績/評価指標/(KPI) | 指標 | 基準値（H30） | 目標値（R6） |
    | ^ | 就農者数 | 2人 | 10人 |
    | ^ | 宿の数 | 3軒 | 5軒 |
    """
    assert facts(rows(drawn(["KPI一覧", table]), "kpi_summary"), "indicator", "unit", "target_value") == [
        ("就農者数", "人", 10),
        ("宿の数", "軒", 5),
    ]


def test_a_row_of_words_below_an_indicator_heads_nothing(drawn: Drawn, rows: Rows) -> None:
    table = """
    | № | 指標 | 基準値（H30） | R6実績 | 目標値（R6） |
    | 1 | 就農者数 | 2人 | 8人 | 10人 |
    | 【取組状況】研修施設の受入れを始めた | < | < | < | < |
    | 2 | 宿の数 | 3軒 | 4軒 | 5軒 |
    | 改修への助成を続ける。 | < | < | < | < |
    """
    found = rows(drawn(["基本目標１　しごと", table]), "kpi_summary")
    assert facts(found, "policy_field", "indicator", "number") == [
        ("基本目標１　しごと", "就農者数", 1),
        ("基本目標１　しごと", "宿の数", 2),
    ]


def test_neither_a_cover_nor_headings_of_parts_name_a_field(drawn: Drawn, rows: Rows) -> None:
    table = "| 指標 | 現状値（R6） | 目標値（R11） |\n| 就農者数 | 2人 | 10人 |"
    document = drawn(
        ["第３期川上村総合戦略", "令和６年３月", "秋田県　川上村"],
        ["１　策定に当たって", "（１）前期の戦略の検証", table],
        [
            "２　基本目標と施策",
            "基本目標１　しごとをつくる",
            "（１）農業の担い手",
            "■基本的な考え方",
            "研修を行います。",
            table,
        ],
    )
    assert facts(rows(document, "kpi_summary"), "policy_field", "initiative_name") == [
        (None, None),
        ("基本目標１　しごとをつくる", "農業の担い手"),
    ]


def test_a_number_before_a_word_that_begins_like_a_count_keeps_its_space(drawn: Drawn, rows: Rows) -> None:
    table = "| 指標 | 現状値（R6） | 目標値（R11） |\n| 出生数 | 2人 | 10人 |"
    found = rows(drawn(["第２期総合戦略", "基本目標３　次代を担う人を育む", table]), "kpi_summary")
    assert facts(found, "policy_field") == [("基本目標３　次代を担う人を育む",)]


def test_a_number_alone_does_not_tell_what_an_indicator_belongs_to(drawn: Drawn, rows: Rows) -> None:
    table = (
        "| № | KPI | 基準値（R3） | 目標値（R9） |\n| 1 | 利用面積（ａ） | 20 | 30 |\n| 2 | 出生数（人） | 5 | 8 |"
    )
    document = drawn(["第２章　くらし", "第１節　子育て", table])
    assert facts(
        rows(document, "kpi_summary"), "number", "policy_field", "initiative_name", "indicator", "unit"
    ) == [
        (1, "くらし", "子育て", "利用面積", "a"),
        (2, "くらし", "子育て", "出生数", "人"),
    ]


def test_measures_of_which_only_the_last_have_lists_are_measures(drawn: Drawn, rows: Rows) -> None:
    lines = ("（１）農業", "研修を行います。", "（２）観光", "看板を立てます。")
    document = drawn(
        ["基本目標１　しごと", *lines, SMALL.format("宿の数"), "基本目標２　ひと", *lines, SMALL.format("客")]
    )
    assert facts(rows(document, "kpi_summary"), "initiative_name") == [("観光",), ("観光",)]


def test_headers_and_headings_of_a_dump_without_spans(dumped: Drawn, rows: Rows) -> None:
    document = dumped(
        """
        ## KPI一覧
        | 指標名 | 現状 |  | 目標 |  |
        |  | 値 | 年度 | 値 | 年度 |
        | 基本目標１　しごとをつくる |  |  |  |  |
        | 就農者数 | 2人 | R1 | 10人 | R6 |
        """
    )
    assert facts(
        rows(document, "kpi_summary"), "policy_field", "indicator", "baseline_value", "baseline_fy", "target_fy"
    ) == [("基本目標１　しごとをつくる", "就農者数", 2, 2019, 2024)]


def test_the_last_item_of_a_list_above_a_table_stays_one_of_the_text(drawn: Drawn) -> None:
    head = "| 指標 | 現状値（R1） | 目標値（R6） |\n| 就農者数 | 2人 | 10人 |"
    document = drawn(["第２期総合戦略", "・担い手の研修", "・販路の拡大", head, "【重要業績評価指標】", head])
    kept = [lines_around(document, found) for found in lists(document)]
    lines = {line.text: line.key for line in document.pages[0].lines}
    assert lines["・販路の拡大"] not in kept[0]
    assert lines["【重要業績評価指標】"] in kept[1]


def test_the_last_item_of_a_list_above_a_table_names_no_initiative(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "基本目標１　しごとをつくる",
            *(
                line
                for number, (name, items) in enumerate(
                    (("農業の振興", ("◆畑を貸す", "◆種を配る")), ("林業の振興", ("◆道を直す", "◆木を植える"))), 1
                )
                for line in (
                    f"施策（{number}）{name}",
                    *items,
                    f"| 指標 | 現状値（R1） | 目標値（R6） |\n| {name}の担い手 | 2人 | 10人 |",
                )
            ),
        ]
    )
    assert facts(rows(document, "kpi_summary"), "initiative_name", "indicator") == [
        ("農業の振興", "農業の振興の担い手"),
        ("林業の振興", "林業の振興の担い手"),
    ]


def test_names_under_the_goals_left_of_the_indicators_are_the_aims_they_belong_to(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 目標 | 施策 | 指標 | 現状値（R5） | 目標値（R10） |
    | 山のめぐみを仕事にする | 林業の振興 | 就業者数 | 3人 | 8人 |
    | ^ | 農業の振興 | 就農者数 | 2人 | 6人 |
    """
    found = rows(drawn(["数値目標・KPI一覧", table]), "kpi_summary")
    assert facts(found, "policy_field", "initiative_name", "target_value", "target_fy") == [
        ("山のめぐみを仕事にする", "林業の振興", 8, 2028),
        ("山のめぐみを仕事にする", "農業の振興", 6, 2028),
    ]
