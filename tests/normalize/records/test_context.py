from __future__ import annotations

from normalize.records.context import context_of, editions, grade_thresholds


def test_thresholds_are_read_best_first_whatever_their_order() -> None:
    lines = [
        "D：未達成（達成率50%未満）",
        "C：ある程度達成（達成率50%～79%）",
        "A：達成（達成率100%以上）",
        "B：概ね達成（達成率80～99%）",
    ]
    assert [grade for grade, _ in grade_thresholds(lines)] == ["A", "B", "C", "D"]
    assert dict(grade_thresholds(lines))["C"] == 0.5


def test_other_sentences_about_rates_are_no_thresholds() -> None:
    assert grade_thresholds(["達成状況A及びBの項目は、合わせて70%以上となった。"]) == ()


def test_an_industry_is_no_edition() -> None:
    assert editions("６次産業化、第６次産業") == []
    assert editions("第３次ビジョン（第２期総合戦略）") == [3, 2]


def test_a_cover_prints_the_period_beside_the_name_of_the_plan() -> None:
    for line in (
        "後期基本計画（令和３年度～令和７年度）",
        "第２期　令和３年度～令和７年度",
        "令和３年度～令和７年度",
    ):
        assert context_of("d0", ["粟島浦村総合計画", line], [], None).plan == (2021, 2025)
    assert context_of("d0", ["人口の推移", "転入者数の推移（令和３年度～令和７年度）"], [], None).plan is None


def test_a_period_may_run_over_two_lines() -> None:
    lines = ["総合計画は三つの計画で構成する。基本計画の期間は、令和６年度から令和９年", "度までの４年間とする。"]
    assert context_of("d0", lines, [], None).plan == (2024, 2027)
