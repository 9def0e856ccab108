"""Gregorian fiscal years in the Japanese calendar, for people who read the workbook."""

from __future__ import annotations

_ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))
"""First fiscal years: a year in which the era changed is named by the new one (2019 is 令和元年度)."""


def fiscal_year_text(year: int) -> str:
    """The fiscal year in the Japanese calendar; an empty text before 1868.

    >>> fiscal_year_text(2025), fiscal_year_text(2019), fiscal_year_text(2018)
    ('令和7年度', '令和元年度', '平成30年度')
    >>> fiscal_year_text(1600)
    ''
    """
    for first, era in _ERAS:
        if year >= first:
            return f"{era}{'元' if year == first else year - first + 1}年度"
    return ""
