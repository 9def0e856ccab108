"""Measures of a plan set as text under numbered headings, each with a small table of indicators."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import Initiative, InitiativeProject, Kpi, KpiSummary
from tests.extract.tables.facts import Drawn

AIM = "| 数値目標 | 基準値（令和５年度） | 目標値（令和11年度） |\n| 新規の就業者数（人） | 31 | 40 |"
FIRST = "| 重要業績評価指標（ＫＰＩ） | 基準値 | 目標値 |\n| 研修の修了者数 | ６人（R5） | 12人（R11） |"
SECOND = """
| 重要業績評価指標（ＫＰＩ） | 基準値 | 目標値 |
| 棚の設置数 | ― | 年間３台（R11） |
| 歩道の延長 | 4.5km（R5） | 9km（R11） |
"""
OPENING = ["第３章　施策の展開", "基本目標１　山でしごとをつくる", "■ 数値目標", AIM, "■ 具体的施策"]


def test_each_heading_is_an_initiative_and_the_goals_of_an_aim_stay_a_list(drawn: Drawn) -> None:
    document = drawn(
        [
            *OPENING,
            "（１）炭焼きの継承",
            "【取組内容】",
            "炭焼きの技を若い人に伝え、道具を貸し出します。",
            "【主な事業】",
            "・窯の修理事業",
            FIRST,
            "（２）直売の広がり",
            "【取組内容】",
            "道の駅に棚を増やします。",
        ],
        [
            "【主な事業】",
            "・棚の設置事業",
            "・歩道の整備事業",
            SECOND,
            "基本目標２　人を呼び込む",
            "■ 数値目標",
            AIM,
        ],
    )
    rows = process(document).rows
    initiatives = [row for row in rows if isinstance(row, Initiative)]
    assert [(row.name, row.description, row.page_start, row.page_end) for row in initiatives] == [
        ("炭焼きの継承", "炭焼きの技を若い人に伝え、道具を貸し出します。", 1, 1),
        ("直売の広がり", "道の駅に棚を増やします。", 1, 2),
    ]
    ids = [row.initiative_id for row in initiatives]
    assert [
        (
            row.initiative_id,
            row.indicator,
            row.unit,
            row.baseline_value,
            row.baseline_fy,
            row.target_value,
            row.target_fy,
        )
        for row in rows
        if isinstance(row, Kpi)
    ] == [
        (ids[0], "研修の修了者数", "人", 6, 2023, 12, 2029),
        (ids[1], "棚の設置数", "台", None, None, 3, 2029),
        (ids[1], "歩道の延長", "km", 4.5, 2023, 9, 2029),
    ]
    projects = [(row.initiative_id, row.project) for row in rows if isinstance(row, InitiativeProject)]
    assert projects == [(ids[0], "窯の修理事業"), (ids[1], "棚の設置事業"), (ids[1], "歩道の整備事業")]
    assert [row.indicator for row in rows if isinstance(row, KpiSummary)] == ["新規の就業者数"] * 2


def test_headings_over_prose_and_lists_are_no_initiatives(drawn: Drawn) -> None:
    document = drawn(
        [
            *OPENING,
            "（１）炭焼きの継承",
            "炭焼きの技を若い人に伝え、道具を貸し出します。",
            FIRST,
            "【取組内容】",
            "・窯の修理",
            "（２）直売の広がり",
            "道の駅に棚を増やします。",
            SECOND,
        ]
    )
    rows = process(document).rows
    assert not [row for row in rows if isinstance(row, (Initiative, Kpi))]
    assert [(row.initiative_name, row.indicator) for row in rows if isinstance(row, KpiSummary)] == [
        (None, "新規の就業者数"),
        ("炭焼きの継承", "研修の修了者数"),
        ("直売の広がり", "棚の設置数"),
        ("直売の広がり", "歩道の延長"),
    ]


def test_measures_that_their_word_and_number_head_are_initiatives_too(drawn: Drawn) -> None:
    texts = [
        "施策１－１　炭焼きの継承",
        "■施策の概要",
        "技を伝えます。",
        FIRST,
        "施策１－２　直売の広がり",
        "■施策の概要",
    ]
    rows = process(drawn([*OPENING, *texts, "棚を増やします。", SECOND])).rows
    initiatives = [row for row in rows if isinstance(row, Initiative)]
    assert [(row.number, row.name, row.description) for row in initiatives] == [
        ("１－１", "炭焼きの継承", "技を伝えます。"),
        ("１－２", "直売の広がり", "棚を増やします。"),
    ]
    assert [row.indicator for row in rows if isinstance(row, Kpi)] == [
        "研修の修了者数",
        "棚の設置数",
        "歩道の延長",
    ]


def test_a_few_lists_below_labelled_texts_stay_lists_among_many_others(drawn: Drawn) -> None:
    texts = ["（１）炭焼きの継承", "【取組内容】", "技を伝えます。", FIRST, "（２）直売の広がり", "【取組内容】"]
    others = [part for n in range(4) for part in (f"基本目標{n + 2}　人を呼び込む", "■ 数値目標", AIM)]
    rows = process(drawn([*OPENING, *texts, "棚を増やします。", SECOND, *others])).rows
    assert not [row for row in rows if isinstance(row, (Initiative, Kpi))]
    assert len([row for row in rows if isinstance(row, KpiSummary)]) == len(("修了者", "棚", "歩道")) + 5
