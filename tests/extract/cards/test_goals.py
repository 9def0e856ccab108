"""Goals as ministries word them: the figure of today, the one aimed at, their years, in every order."""

from __future__ import annotations

import pytest

from extract.cards.measures.goal_lines import sentences
from extract.cards.measures.goals import goal_in
from schemas.printed import Box, Printed

Wanted = tuple[str, str | None, str | None, str, str | None]
"""What is counted, figure of today, its year, figure aimed at, its year."""

SAID: dict[str, Wanted] = {
    "体験者の数　令和５年度実績：310人　令和９年度目標：500人": (
        "体験者の数",
        "310人",
        "令和５年度",
        "500人",
        "令和９年度",
    ),
    "体験者の数（令和５年度実績：310人、令和９年度目標：500人）": (
        "体験者の数",
        "310人",
        "令和５年度",
        "500人",
        "令和９年度",
    ),
    "相談の数　R5実績 32件 → R9目標 50件": ("相談の数", "32件", "R5", "50件", "R9"),
    "・講座を開く町の割合：62％（R6.4）→ 100％（R10.3）": ("講座を開く町の割合", "62％", "R6.4", "100％", "R10.3"),
    "・認知度　令和９年度：50％（令和５年度：32.1％）": ("認知度", "32.1％", "令和５年度", "50％", "令和９年度"),
    "導入した団体数 30団体（令和9年度末）【現状：9団体（令和4年度）】": (
        "導入した団体数",
        "9団体",
        "令和4年度",
        "30団体",
        "令和9年度末",
    ),
    "導入した団体数　30団体（令和９年度）※現状9団体（令和４年度）": (
        "導入した団体数",
        "9団体",
        "令和４年度",
        "30団体",
        "令和９年度",
    ),
    "アウトカム：住み続けた人の割合　64.9％（R5）→70％（R8）": (
        "住み続けた人の割合",
        "64.9％",
        "R5",
        "70％",
        "R8",
    ),
    "改修した家の戸数（累計）― → 450戸（R12）": ("改修した家の戸数（累計）", "―", None, "450戸", "R12"),
    "KPI①：拠点の設置数 12か所（R9年度）": ("拠点の設置数", None, None, "12か所", "R9年度"),
    "短期アウトカム（令和７年度）：研修を受けた人の数 120人": (
        "研修を受けた人の数",
        None,
        None,
        "120人",
        "令和７年度",
    ),
    "取組を始める団体数 目標値 20団体 目標年度 令和９年度": (
        "取組を始める団体数",
        None,
        None,
        "20団体",
        "令和９年度",
    ),
    "取組を始める団体数（目標：令和９年度　20団体）": ("取組を始める団体数", None, None, "20団体", "令和９年度"),
    "・令和11年度における林業の平均給与を5％増加（令和４年度比）": (
        "林業の平均給与",
        None,
        None,
        "5％",
        "令和11年度",
    ),
    "令和９年度末までに、移住者数5,000人を目指す。": ("移住者数", None, None, "5,000人", "令和９年度末"),
    "令和10(2028)年度までに、山に入る人の割合を62.0％（令和5(2023)年度:55.0％）とする。": (
        "山に入る人の割合",
        "55.0％",
        "令和5(2023)年度",
        "62.0％",
        "令和10(2028)年度",
    ),
    "2030(R12)年度までに、間伐材の利用量を3,900万m3（2023(R5)年度：3,470万m3）とする。": (
        "間伐材の利用量",
        "3,470万m3",
        "2023(R5)年度",
        "3,900万m3",
        "2030(R12)年度",
    ),
    "① 直した家の数（累計）　実績値（基準）　45戸（2023年度）　→　達成目標　147戸（2030年度）": (
        "直した家の数（累計）",
        "45戸",
        "2023年度",
        "147戸",
        "2030年度",
    ),
    "受入れ校数15校（令和９年度）": ("受入れ校数", None, None, "15校", "令和９年度"),
    "就業者数（累計）　1,200人（令和６年度～令和10年度）": (
        "就業者数（累計）",
        None,
        None,
        "1,200人",
        "令和10年度",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SAID.items())
def test_a_goal_is_read_in_whatever_order_it_is_said(text: str, wanted: Wanted) -> None:
    goal = goal_in(text)
    assert goal is not None
    assert (goal.name, goal.baseline, goal.baseline_year, goal.target, goal.target_year) == wanted


def test_a_figure_on_the_way_to_the_goal_is_a_note() -> None:
    goal = goal_in("参加した町の数　50町（令和５年度）→ 80町（令和７年度）→ 120町（令和９年度）")
    assert goal is not None
    assert (goal.baseline, goal.note, goal.target) == ("50町", "80町（令和７年度）", "120町")


@pytest.mark.parametrize(
    "text", ["満足度80％以上の施設の数", "前年度比10％", "経費の1/2を補助", "第2期計画の期間"]
)
def test_a_figure_inside_a_name_is_no_goal(text: str) -> None:
    assert goal_in(text) is None


def test_a_figure_that_the_end_of_a_line_has_torn_is_one() -> None:
    lines = ("○ 船を直した回数", "現状　６６件（令和３年度）　⇒　目標（最終）　１", "６０件（令和11年度）")
    printed = [Printed(text=text, page=1, box=None, keys=(key,)) for key, text in enumerate(lines)]
    [sentence] = sentences(printed)
    goal = goal_in(sentence.text)
    assert goal is not None
    assert (goal.name, goal.baseline, goal.target) == ("船を直した回数", "６６件", "１６０件")


def test_the_unit_and_year_of_a_figure_may_stand_on_the_next_line() -> None:
    lines = [
        Printed(text, 1, Box(40, 100 + 14 * n, 40 + 9 * len(text), 110 + 14 * n), keys=(n,))
        for n, text in enumerate(
            (
                "年間の利用者数",
                "基準値 80万人（令和4年度） → 達成目標 100",
                "万人（令和11年度）",
                "相談の件数",
                "目標 9件（令和11年度）",
            )
        )
    ]
    goals = [goal_in(item.text) for item in sentences(lines)]
    assert [(goal.name, goal.target.replace("\n", ""), goal.target_year) for goal in goals if goal] == [
        ("年間の利用者数", "100万人", "令和11年度"),
        ("相談の件数", "9件", "令和11年度"),
    ]


def test_a_goal_that_ends_with_its_year_in_brackets_is_whole_though_its_line_is_full() -> None:
    texts = (
        "船を直した回数の割合（55.1%",
        "［令和5年度］⇒67.0%［令和11年度まで］）",
        "講座に出た人の数（3,290人［令和4年度］",
        "⇒4,300人［令和12年度まで］）",
    )
    lines = [Printed(text, 1, Box(40, 100 + 14 * n, 240, 110 + 14 * n), keys=(n,)) for n, text in enumerate(texts)]
    goals = [goal_in(item.text) for item in sentences(lines)]
    assert [goal.name for goal in goals if goal is not None] == ["船を直した回数の割合", "講座に出た人の数"]
