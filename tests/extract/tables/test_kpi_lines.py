"""Indicators printed as lines with an arrow from now to the goal."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.printed import Document
from tests.drawing import Drawing
from tests.extract.tables.facts import Drawn, Rows

HEADING = "【重要業績評価指標（KPI）】"


def found_in(rows: Rows, document: Document) -> list[tuple[Any, ...]]:
    names = ("indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy")
    return [tuple(row[name] for name in names) for row in rows(document, "kpi_summary")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "・新規就農者数（累計）　２人（Ｒ１）　→　１０人（Ｒ６）",
            ("新規就農者数（累計）", "人", 2, 2019, 10, 2024),
        ),
        ("○65歳以上の参加率 12.5%（R1）→20%（R6）", ("65歳以上の参加率", "%", 12.5, 2019, 20, 2024)),
        (
            "・入込客数：102,000人（令和元年度）⇒ 120,000人（令和６年度）",
            ("入込客数", "人", 102000, 2019, 120000, 2024),
        ),
        (
            "・合計特殊出生率　基準値：1.32（R5）　目標値：1.50（R10）",
            ("合計特殊出生率", None, 1.32, 2023, 1.5, 2028),
        ),
        (
            "・登録件数：10件（令和11年度末）　［基準値：０件（令和６年度末）］",
            ("登録件数", "件", 0, 2024, 10, 2029),
        ),
        (
            "・起業の件数：５年間で８件（基準値：５年間で５件（令和元～５年度））",
            ("起業の件数", "件", 5, None, 8, None),
        ),
        ("・年間出生数　7人（2023(R5)）⇒ 8人（2028(R10)）", ("年間出生数", "人", 7, 2023, 8, 2028)),
        ("婚姻届出件数　Ｒ５：４件 ▶ Ｒ11：６件", ("婚姻届出件数", "件", 4, 2023, 6, 2029)),
        ("商社の取扱品目数　－　→　30品目（R11）", ("商社の取扱品目数", "品目", None, None, 30, 2029)),
        (
            "道の駅の売上額　２億3,400万円（R5）→２億6,000万円（R11）",
            ("道の駅の売上額", "円", 234_000_000, 2023, 260_000_000, 2029),
        ),
    ],
)
def test_a_line_holds_an_indicator(line: str, wanted: tuple[Any, ...], drawn: Drawn, rows: Rows) -> None:
    assert found_in(rows, drawn([HEADING, line])) == [wanted]


def test_a_name_may_wrap_before_its_values(drawn: Drawn, rows: Rows) -> None:
    document = drawn([HEADING, "・農産物加工品の開発及び販売に", "取り組む事業者数　3件（R1）→ 8件（R6）"])
    assert found_in(rows, document) == [("農産物加工品の開発及び販売に取り組む事業者数", "件", 3, 2019, 8, 2024)]


@pytest.mark.parametrize(
    "head", ["○ 目標：空き店舗の活用数（５年間の累計）", "○ 空き店舗の活用数（５年間の累計）"]
)
@pytest.mark.parametrize(
    "lines",
    [
        ["　現状 ４件（令和６年）　→　令和11年 12件"],
        ["　現状 ４件（令和６年）　→　令和11年", "12件"],
        ["　現状 ４件（令和６年）　→　令和11", "年 12件"],
        ["　現状 ４件（令和６年）　→　2029年", "12件"],
    ],
)
def test_the_year_of_the_goal_stands_before_it(head: str, lines: list[str], drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["【数値目標】", head + lines[0], *lines[1:], "○ 目標：転出超過　現状 ▲７人（令和６年）→ 令和11年 ０人"]
    )
    assert found_in(rows, document) == [
        ("空き店舗の活用数（５年間の累計）", "件", 4, 2024, 12, 2029),
        ("転出超過", "人", -7, 2024, 0, 2029),
    ]


def test_months_are_no_goals(drawn: Drawn, rows: Rows) -> None:
    assert found_in(rows, drawn(["【数値目標】", "・工事の期間　令和６年４月 → 令和７年３月"])) == []


def test_a_figure_with_decimals_begins_a_line_and_is_no_number_of_an_item(drawn: Drawn, rows: Rows) -> None:
    document = drawn([HEADING, "◆ 農業の産出額", "61.8億円（Ｒ２） ▶ 68.0億円（Ｒ９）"])
    assert found_in(rows, document) == [("農業の産出額", "億円", 61.8, 2020, 68, 2027)]


def test_name_values_and_arrow_stand_in_the_cells_of_one_row(drawn: Drawn, rows: Rows) -> None:
    box = """
    | 数値目標 | | | |
    | 産出の額 | 14.2億円（R3） | ⇒ | 16.0億円（R10） |
    | 移住者数 | 12人（R4） | ⇒ | 20人（R10） |
    """
    document = drawn(["（１）農業の振興", box])
    assert [(row[0], row[2], row[4]) for row in found_in(rows, document)] == [
        ("産出の額", 14.2, 16),
        ("移住者数", 12, 20),
    ]


def test_lines_stand_in_a_box_or_beside_the_name(drawn: Drawn, rows: Rows) -> None:
    box = "| KPI |\n| ・就農者数 2人（R1）→ 10人（R6）/・法人数 1社（R1）→ 3社（R6） |"
    beside = "| KPI | 契約件数 | 15件（R1）→ 40件（R6） |\n| ^ | 移住者数 | 12人（R1）→ 20人（R6） |"
    document = drawn(["（１）農業の振興", box, "（２）移住の促進", beside])
    assert [(row[0], row[2], row[4]) for row in found_in(rows, document)] == [
        ("就農者数", 2, 10),
        ("法人数", 1, 3),
        ("契約件数", 15, 40),
        ("移住者数", 12, 20),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "入口（受付）→ 診察 → 会計",
        "人口は１，２００人（R1）から減少した。",
        "第１章　はじめに ………… 3",
        "令和６年 → 令和７年",
    ],
)
def test_other_arrows_and_figures_are_no_indicators(line: str, drawn: Drawn, rows: Rows) -> None:
    assert found_in(rows, drawn(["案内", line])) == []


def test_a_line_below_a_heading_may_give_nothing_but_the_goal(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [HEADING, "・新規就農者数：５年間で10人", "・計画の期間：５年間", "・直売所の売上額：5,000万円（R6）"]
    )
    assert found_in(rows, document) == [
        ("新規就農者数", "人", None, None, 10, None),
        ("直売所の売上額", "万円", None, None, 5000, 2024),
    ]


def test_goals_stand_in_the_column_of_indicators(drawn: Drawn, rows: Rows) -> None:
    box = """
    | 具体的な施策 | 重要業績評価指標（ＫＰＩ） |
    | ・担い手の確保：２つの事業 | ・新規就農者数：年２人/・研修生の受入：５年間で10人 |
    """
    assert found_in(rows, drawn([box])) == [
        ("新規就農者数", "人", None, None, 2, None),
        ("研修生の受入", "人", None, None, 10, None),
    ]


def test_a_line_may_name_itself_an_indicator(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "基本目標２　人の流れをつくる",
            "数値目標：転入者数　５年間で150人（平成26年：28人／年）",
            "ＫＰＩ：空き家の成約件数　年５件（平成26年度　２件）",
        ]
    )
    assert found_in(rows, document) == [
        ("転入者数", "人", 28, 2014, 150, None),
        ("空き家の成約件数", "件", 2, 2014, 5, None),
    ]


def test_a_heading_with_white_below_it_is_no_part_of_the_name_of_an_indicator(rows: Rows) -> None:
    drawing = Drawing()
    drawing.text(20, 40, "基本目標１　森を生かすしごとづくり", 14)
    drawing.text(60, 70, "町内の生産額", 11)
    drawing.text(50, 86, "8.5億円（R3）→ 9億円（R10）", 11)
    assert found_in(rows, drawing.read()) == [("町内の生産額", "億円", 8.5, 2021, 9, 2028)]
