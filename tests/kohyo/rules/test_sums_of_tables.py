"""Sums of tables: what is wrong is found whichever way totals stand, and what is only rounded is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from kohyo.rules import check
from kohyo.rules.comparing import Comparison, doubtful
from schemas.findings import Finding
from schemas.tables import Population, Provenance, Row, Statistic

D = "d0123456789ab"
RECOGNISED = [cast(Provenance, SimpleNamespace(method="ocr", record_id="", field="", confidence=1.0))]


def _population(figures: dict[tuple[Any, ...], float], **more: Any) -> list[Row]:
    """Rows by (year, age group, sex, area)."""
    return [
        Population(
            record_id=f"{D}-population-{n:05}",
            document_id=D,
            table_title="将来人口",
            area=area,
            age_group=age,
            sex=sex,
            year=year,
            metric="population",
            value=value,
            value_raw=f"{value:,}",
            **{"series": "projection", **more},
        )
        for n, ((year, age, sex, area), value) in enumerate(figures.items(), 1)
    ]


def _table(drawing: str, metric: str = "count", title: str = "産業別就業者数") -> list[Row]:
    """Rows of a statistic drawn with bars, the first line and column being labels."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in drawing.strip().split("\n")]
    found: list[Row] = []
    for line in lines[1:]:
        for column, text in zip(lines[0][1:], line[1:], strict=True):
            if text == "―":
                continue
            share = text.endswith("%")
            found.append(
                Statistic(
                    record_id=f"{D}-statistics-{len(found) + 1:05}",
                    document_id=D,
                    table_title=title,
                    row_label=line[0],
                    column_label=column,
                    metric=cast(Any, "share_pct" if share else metric),
                    value=float(text.rstrip("%")) if share or "." in text else int(text),
                    unit="%" if share else None,
                    value_raw=text,
                )
            )
    return found


def _found(rows: list[Row], *, recognised: bool = False) -> list[Finding]:
    return check(rows, RECOGNISED if recognised else [])


def test_men_and_women_make_the_total_of_every_age() -> None:
    right: dict[tuple[Any, ...], float] = {
        (2030, age, sex, "白糸村"): n for age in ("0-4", "5-9") for sex, n in (("male", 3), ("female", 4))
    }
    right |= {(2030, age, "both", "白糸村"): 7 for age in ("0-4", "5-9")}
    assert _found(_population(right)) == []
    (finding,) = _found(_population(right | {(2030, "5-9", "both", "白糸村"): 17}))
    assert (finding.rule, finding.expected, finding.found) == ("sum-of-parts", "7", "17")
    assert "5-9" in finding.message
    assert "男 3" in finding.message


def test_five_year_classes_make_the_classes_that_hold_them_and_the_total() -> None:
    classes = [f"{low}-{low + 4}" for low in range(0, 85, 5)] + ["85+"]
    figures: dict[tuple[Any, ...], float] = {(2030, age, "both", "白糸村"): 10 for age in classes}
    figures |= {(2030, "0-14", "both", "白糸村"): 30, (2030, "15-64", "both", "白糸村"): 100}
    figures |= {(2030, "65+", "both", "白糸村"): 50, (2030, "total", "both", "白糸村"): 180}
    assert _found(_population(figures)) == []
    wrong = _found(_population(figures | {(2030, "40-44", "both", "白糸村"): 70}))
    assert {finding.found for finding in wrong} == {"100", "180"}


def test_a_table_of_rounded_projections_is_silent_and_a_wrong_digit_in_it_is_found() -> None:
    figures: dict[tuple[Any, ...], float] = {}
    for n, year in enumerate(range(2025, 2065, 5)):
        figures[(year, "0-14", "both", "白糸村")] = 100 - n
        figures[(year, "15-64", "both", "白糸村")] = 500 - n
        figures[(year, "65+", "both", "白糸村")] = 400 - n
        figures[(year, "total", "both", "白糸村")] = 1000 - 3 * n + (n % 3 - 1)
    assert _found(_population(figures), recognised=True) == []
    figures[(2040, "15-64", "both", "白糸村")] = 197
    assert [finding.found for finding in _found(_population(figures))] == ["990"]


def test_a_last_digit_is_found_where_the_other_sums_are_exact() -> None:
    figures: dict[tuple[Any, ...], float] = {}
    for year in (2015, 2020, 2025, 2030):
        figures[(year, "0-14", "both", "白糸村")] = 101
        figures[(year, "15-64", "both", "白糸村")] = 520
        figures[(year, "65+", "both", "白糸村")] = 430
        figures[(year, "total", "both", "白糸村")] = 1051
    figures[(2020, "65+", "both", "白糸村")] = 431
    (finding,) = _found(_population(figures))
    assert "2020年" in finding.message


def test_hamlets_are_held_to_their_total_only_where_most_totals_are_theirs() -> None:
    def figures(total: int) -> dict[tuple[Any, ...], float]:
        found: dict[tuple[Any, ...], float] = {}
        for year in (2015, 2020, 2025):
            for area, value in (("上野", 50), ("中島", 60), ("下田原", 70), ("計", total)):
                found[(year, "total", "both", area)] = value
        return found

    assert _found(_population(figures(180))) == []
    assert _found(_population(figures(500))) == []  # some hamlets only
    wrong = figures(180)
    wrong[(2020, "total", "both", "中島")] = 80
    (finding,) = _found(_population(wrong))
    assert "中島" in finding.message


def test_shares_of_a_larger_area_tell_of_which_one_they_are() -> None:
    years = (2010, 2015, 2020, 2025, 2030)
    parts = dict(zip(years, (64740, 59640, 55189, 50880, 46780), strict=True))
    whole = dict(zip(years, (717397, 694352, 671126, 643500, 615400), strict=True))
    figures: dict[tuple[Any, ...], float] = {(y, "total", "both", "圏域の合計"): parts[y] for y in years}
    figures |= {(y, "total", "both", "島根県"): whole[y] for y in years}

    def found(shares: dict[int, float], **other: float) -> list[Finding]:
        changed = {(int(key.removeprefix("in")), "total", "both", "島根県"): v for key, v in other.items()}
        rows = _population(figures | changed)
        rows += [
            Population(
                record_id=f"{D}-population-1{year:04}",
                document_id=D,
                table_title="将来人口",
                area="圏域の合計",
                age_group="total",
                sex="both",
                year=year,
                metric="share_pct",
                series="projection",
                value=share,
                value_raw=f"{share}%",
            )
            for year, share in shares.items()
        ]
        return _found(rows)

    right = {2010: 9.0, 2015: 8.6, 2020: 8.2, 2025: 7.9, 2030: 7.6}
    assert found(right) == []
    (finding,) = found(right | {2025: 1.9})
    assert (finding.rule, finding.found, finding.expected) == ("printed-rate", "1.9%", "7.91")
    (finding,) = found(right, in2020=571126)
    assert (finding.found, finding.expected) == ("8.2%", "9.66")
    # shares of something that the table does not print
    assert found(dict.fromkeys(years, 2.0)) == []


def test_many_wrong_sums_of_a_table_are_one_finding() -> None:
    figures: dict[tuple[Any, ...], float] = {}
    for year in range(1980, 2030, 5):
        figures |= {(year, "total", "male", "白糸村"): 5, (year, "total", "female", "白糸村"): 6}
        figures[(year, "total", "both", "白糸村")] = 50
    (finding,) = _found(_population(figures))
    assert "ほかに9件" in finding.message


TABLE = """
    | 産業 | H27 | R2 | 計 |
    | 第1次 | 210 | 180 | 390 |
    | 第2次 | 90 | 80 | 170 |
    | 第3次 | 300 | 260 | 560 |
    | 合計 | 600 | 520 | 1120 |
"""


def test_rows_and_columns_of_a_statistic_make_their_totals() -> None:
    assert _found(_table(TABLE), recognised=True) == []
    wrong = _found(_table(TABLE.replace("| 80 |", "| 30 |")))
    assert {finding.found for finding in wrong} == {"520", "170"}
    assert all("第2次 30" in f.message or "R2 30" in f.message for f in wrong)


@pytest.mark.parametrize(
    "drawing",
    [
        "| 区分 | 総数 | 男 | 女 |\n| 上野 | 110 | 50 | 60 |\n| 中島 | 90 | 45 | 45 |\n| 下田 | 70 | 30 | 44 |",
        "| 区分 | A | B |\n| 総数 | 110 | 90 |\n| 市内 | 50 | 45 |\n| 市外 | 60 | 49 |",
        "| 区分 | 総数 | 構造／単独 | 構造／核 | 類型／高齢 | 類型／その他 |\n| H27 | 100 | 40 | 60 | 30 | 70 |\n"
        "| R2 | 110 | 50 | 60 | 30 | 80 |\n| R7 | 120 | 50 | 73 | 40 | 80 |",
    ],
    ids=["total first", "total above", "two groups beside a total"],
)
def test_totals_stand_before_or_behind_their_parts(drawing: str) -> None:
    (finding,) = _found(_table(drawing))
    assert finding.rule == "sum-of-parts"


def test_what_no_sum_of_the_table_shows_is_not_held_against_it() -> None:
    drawing = "| 指標 | H27 | R2 |\n| 出生 | 10 | 9 |\n| 死亡 | 30 | 31 |\n| 合計特殊出生率計 | 15 | 14 |"
    assert _found(_table(drawing), recognised=True) == []


def test_parts_that_are_told_again_are_no_parts() -> None:
    drawing = (
        "| 区分 | H27 | R2 |\n| 市内 | 50 | 45 |\n| うち駅前 | 20 | 15 |\n| 市外 | 60 | 55 |\n| 計 | 110 | 100 |"
    )
    assert _found(_table(drawing), recognised=True) == []


def test_shares_below_counts_are_those_of_the_printed_total() -> None:
    counts = "| 区分 | 市内 | 市外 | 計 |\n| 入院 | 30 | 70 | 100 |\n| 外来 | 150 | 50 | 200 |"
    shares = "| 区分 | 市内 | 市外 | 計 |\n| 入院 | 30.0% | 70.0% | 100.0% |\n| 外来 | 75.0% | 25.0% | 100.0% |"
    assert _found([*_table(counts), *_table(shares)]) == []
    (finding,) = _found([*_table(counts), *_table(shares.replace("25.0", "52.0"))])
    assert (finding.rule, finding.expected) == ("printed-rate", "25.00")


def test_one_wrong_sum_among_exact_ones_is_doubtful_and_one_among_rounded_ones_is_not() -> None:
    def sums(*off: int) -> list[Comparison[str]]:
        return [Comparison("計", ("甲", "乙"), 100 + by, 100) for by in off]

    assert len(doubtful(sums(0, 0, 0, 1), recognised=False)) == 1
    assert doubtful(sums(0, 1, -1, 1), recognised=False) == []
    assert len(doubtful(sums(0, 1, -1, 9), recognised=False)) == 1
    assert [doubtful(sums(0, 1), recognised=told) != [] for told in (False, True)] == [False, True]


def test_an_average_is_no_sum() -> None:
    table = _table(
        """
        | 市町 | 世帯 | １世帯当たり人員 |
        | 山市 | 30 | 5 |
        | 川町 | 20 | 6 |
        | 圏域計 | 50 | 5 |
        """
    )
    assert not [finding for finding in check(table) if finding.rule == "sum-of-parts"]
