"""Tables that count grades and go on over a page break."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from schemas.printed import Document

Drawn = Callable[..., Document]
Rows = Callable[[Document, str], list[dict[str, Any]]]


def facts(rows: Sequence[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


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
