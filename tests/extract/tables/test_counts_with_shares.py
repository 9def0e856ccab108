"""Rows that no ruling parts: persons and their share below each other, each with or without a word of its own."""

from __future__ import annotations

from tests.drawing import Drawing
from tests.extract.tables.facts import Drawn, Rows, facts


def test_words_for_persons_and_shares_beside_a_figure_and_its_percentage_are_two_rows(
    drawn: Drawn, rows: Rows
) -> None:
    table = """
    | 区分 | < | 平成27年(2015) | 令和2年(2020) |
    | 合計 | < | 1,000 | 900 |
    | 年少人口/（0～14歳） | 人数/人口割合 | 120/12.0％ | 90/10.0％ |
    | 老年人口/（65歳以上） | 人数/人口割合 | 300/30.0％ | 315/35.0％ |
    """
    found = rows(drawn(["里山町の人口", "表１　年齢区分別人口の推移", "（単位：人）", table]), "population")
    told = facts(found, "age_group", "year", "metric", "value")
    assert ("0-14", 2015, "population", 120) in told
    assert ("0-14", 2015, "share_pct", 12.0) in told
    assert ("65+", 2020, "population", 315) in told
    assert ("65+", 2020, "share_pct", 35.0) in told


def test_shares_in_brackets_below_their_figures_are_no_rows(rows: Rows) -> None:
    d = Drawing()
    d.text(40, 40, "里山町の人口", 12)
    d.text(40, 62, "表１　将来人口の推計（単位：人）", 9)
    d.grid((40, 140, 240, 340), (70, 90, 190))
    columns = (
        ("合計", "年少人口", "（0～14歳）", "老年人口", "（65歳以上）", "高齢化率"),
        ("800", "80", "(10.0％)", "320", "(40.0％)", "40.0％"),
        ("700", "70", "(10.0％)", "315", "(45.0％)", "45.0％"),
    )
    for x, head, stack in zip((44, 150, 250), ("区分", "令和7年(2025)", "令和12年(2030)"), columns, strict=True):
        d.text(x, 84, head, 9)
        for y, text in zip((104, 124, 135, 155, 166, 184), stack, strict=True):
            d.text(x, y, text, 9)
    told = facts(rows(d.read(), "population"), "age_group", "year", "metric", "value")
    assert ("total", 2025, "population", 800) in told
    assert ("0-14", 2025, "population", 80) in told
    assert ("65+", 2030, "population", 315) in told
    assert ("65+", 2030, "share_pct", 45.0) in told
