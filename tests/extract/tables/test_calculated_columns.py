"""Columns that are calculated: the letters they are calculated with, and what their rates are of."""

from __future__ import annotations

from tests.extract.tables.facts import Drawn, Rows, facts


def test_the_letters_of_a_calculation_are_no_part_of_the_labels(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 市町村名 | 夜間人口/（Ａ） | 昼間人口（人）/（Ｂ） | 昼夜間人口比率/（Ｂ／Ａ×100） |
    | 山川市 | 10,000 | 11,000 | 110.0 |
    | 里町 | 5,000 | 4,500 | 90.0 |
    """
    found = rows(drawn(["昼夜間人口比率（令和２年）", table]), "statistics")
    assert facts(found, "row_label", "column_label", "unit")[:3] == [
        ("山川市", "夜間人口", None),
        ("山川市", "昼間人口", "人"),
        ("山川市", "昼夜間人口比率", None),
    ]


def test_letters_that_nothing_is_calculated_with_tell_columns_apart(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 会場 | 利用者数（Ａ） | 利用者数（Ｂ） |
    | 山川ホール | 1,200 | 1,100 |
    | 里ホール | 300 | 280 |
    """
    found = rows(drawn(["会場別の利用者数の見込（単位：人）", table]), "statistics")
    assert facts(found, "column_label")[:2] == [("利用者数（Ａ）",), ("利用者数（Ｂ）",)]


def test_rates_of_one_name_are_those_of_the_columns_left_of_them(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 従業地 | 平成27年 | 割合 | 令和２年 | 割合 |
    | 町内 | 1,702 | 45.6 | 1,548 | 42.7 |
    | 山川市 | 905 | 24.2 | 892 | 24.6 |
    """
    found = rows(drawn(["従業地別の就業者数（単位：人、％）", table]), "statistics")
    assert facts(found, "row_label", "column_label", "metric", "value")[:4] == [
        ("町内", "平成27年", "count", 1702),
        ("町内", "平成27年／割合", "share_pct", 45.6),
        ("町内", "令和２年", "count", 1548),
        ("町内", "令和２年／割合", "share_pct", 42.7),
    ]


def test_rates_of_one_name_that_stand_side_by_side_are_of_nothing_known(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 従業地 | 平成27年 | 割合 | 割合 |
    | 町内 | 1,702 | 45.6 | 42.7 |
    | 山川市 | 905 | 24.2 | 24.6 |
    """
    assert rows(drawn(["従業地別の就業者数（単位：人、％）", table]), "statistics") == []
