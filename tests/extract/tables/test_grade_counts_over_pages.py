"""Tables that count grades: over a page break, by axis and field, in two years."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_counts_of_grades_go_on_over_a_page_break_without_headings(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        ["令和6年度の評価結果", "| 政策分野 | 達成状況 |\n| 医療 | A : 1項目　B : 2項目 |"],
        ["| 福祉 | A : 3項目 |\n| 教育 | C : 1項目 |"],
    )
    assert facts(rows(document, "grade_counts"), "policy_field", "grade", "count") == [
        ("医療", "A", 1),
        ("医療", "B", 2),
        ("福祉", "A", 3),
        ("教育", "C", 1),
    ]


def test_grades_of_two_years_by_axis_and_field(drawn: Drawn, rows: Rows) -> None:
    document = drawn(
        [
            "達成状況の概要",
            "| 視点 | 分野 | 指標数 | 令和５年度 | < | 令和６年度 | < |\n"
            "| ^ | ^ | ^ | Ａ | Ｂ | Ａ | Ｂ |\n"
            "| 生活機能の強化 | 医療 | 3 | 1 | 2 | 3 | 0 |\n"
            "| ^ | 福祉 | 2 | 0 | 2 | 1 | 1 |\n"
            "| 合計 | < | 5 | 1 | 4 | 4 | 1 |",
        ]
    )
    found = rows(document, "grade_counts")
    assert facts(found, "axis", "policy_field", "fiscal_year", "grade", "count") == [
        ("生活機能の強化", field, year, grade, count)
        for field, years in (("医療", (1, 2, 3, 0)), ("福祉", (0, 2, 1, 1)))
        for (year, grade), count in zip([(y, g) for y in (2023, 2024) for g in "AB"], years, strict=True)
    ]
