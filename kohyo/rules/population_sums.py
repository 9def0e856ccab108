"""Parts and totals of a population: sexes, ages and areas, whichever way the table stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kohyo.rules.comparing import Comparison, doubtful, step_of
from kohyo.rules.relations import Figure, Relation, as_relations
from kohyo.rules.rows import RowsByTable, shown, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.tables import Population

_WHOLE_AREA = ("合計", "総計", "圏域計", "圏域全体", "計", "総数", "全体", "圏域", "圏域全域")
_AGE = lazy_re(r"(?P<low>[0-9]+)(?:-(?P<high>[0-9]+)|\+)")
_OLDEST = 999
_MOST_OFF = 6
"""So many wrong sums of one kind in one table are told one by one; more are one finding."""

Key = tuple[object, ...]
Sum = Comparison[Population]
Sums = dict[str | None, list[Sum]]
"""Sums of one kind by the name of their table."""


def _rows(rows: RowsByTable) -> list[Population]:
    return [row for row in rows.of(Population) if row.metric == "population"]


def _value(row: Population) -> float:
    return float(row.value or 0)


def _comparison(total: Population, parts: Sequence[Population], *, open_above: bool = False) -> Sum | None:
    """The total held against the parts; None where a figure is missing or the scale differs."""
    if total.value is None or any(part.value is None for part in parts):
        return None
    step = step_of([row.value_raw for row in (total, *parts)])
    if _value(total) >= 1000 and all(_scaled(row) for row in (total, *parts)):
        step *= 1000  # persons printed in thousands
    expected = sum(map(_value, parts))
    return Comparison(total, tuple(parts), _value(total), expected, step, open_above)


def _scaled(row: Population) -> bool:
    digits = re.sub(r"[^0-9]", "", fold(row.value_raw or ""))
    return bool(digits) and _value(row) >= 100 * float(digits)


def _report(found: Sums, kind: str, recognised: bool) -> Iterator[Finding]:
    """The findings of one kind, table by table."""
    for title, comparisons in found.items():
        wrong = doubtful(comparisons, recognised=recognised)
        told = wrong if len(wrong) <= _MOST_OFF else wrong[:1]
        for each in told:
            yield _finding(each, title, kind, len(wrong) if len(told) < len(wrong) else 1)


def _finding(each: Sum, title: str | None, kind: str, count: int) -> Finding:
    total = each.total
    parts = "、".join(f"{_label(part, kind)} {part.value_raw}" for part in each.parts[:8])
    more = f"ほか{len(each.parts) - 8}件" if len(each.parts) > 8 else ""
    others = f"同じ表に、合わない合計がほかに{count - 1}件あります。" if count > 1 else ""
    table = f"表「{title}」の" if title else "人口の表の"
    return Finding(
        "sum-of-parts",
        f"{where(total.page)}{table}{_place(total)}は、{kind}の合計が {shown(each.expected)} 人"
        f"（{parts}{more}）で、記載の「{_label(total, kind)}」{shown(each.found)} 人と一致しません。"
        f"{others}原本で確認してください。",
        Population.TABLE,
        total.record_id,
        total.page,
        expected=shown(each.expected).replace(",", ""),
        found=total.value_raw,
    )


_SEXES = {"both": "男女計", "male": "男", "female": "女"}


def _label(row: Population, kind: str) -> str:
    if kind == "男女":
        return _SEXES[row.sex]
    if kind == "年齢区分":
        return "総数" if row.age_group == "total" else (row.age_group or "")
    return row.area or "計"


def _place(row: Population) -> str:
    """Where in its table a total stands."""
    age = None if row.age_group == "total" else row.age_group
    parts = (row.area, f"{row.year}年" if row.year else None, age, row.pattern)
    sex = _SEXES[row.sex] if row.sex != "both" else None
    return "・".join(part for part in (*parts, sex) if part) or "合計"


def figure_of(row: Population) -> Figure:
    """A figure of a population table, with the place where a person finds it."""
    table = f"表「{row.table_name}」の" if row.table_name else "人口の表の"
    place = f"{table}{_place(row)}"
    return Figure(Population.TABLE, row.record_id, "value", row.page, place, _value(row), row.value_raw)


def sexes_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """Men and women of an area, age group and year add up to both (rule ``sum-of-parts``)."""
    yield from _report(_sexes(rows), "男女", rows.recognised)


def _sexes(rows: RowsByTable) -> Sums:
    groups: dict[Key, dict[str, Population]] = {}
    for row in _rows(rows):
        key = (row.table_name, row.area, row.age_group, row.year, row.pattern, row.series)
        groups.setdefault(key, {}).setdefault(row.sex, row)
    found: Sums = {}
    for sexes in groups.values():
        if len(sexes) == len(_SEXES):
            each = _comparison(sexes["both"], [sexes["male"], sexes["female"]])
            if each is not None:
                found.setdefault(each.total.table_name, []).append(each)
    return found


def _span(age: str | None) -> tuple[int, int] | None:
    if age == "total":
        return 0, _OLDEST
    match = _AGE.fullmatch(age or "")
    if match is None:
        return None
    return int(match["low"]), int(match["high"]) if match["high"] else _OLDEST


def partitions(spans: dict[tuple[int, int], Population], whole: tuple[int, int]) -> list[list[Population]]:
    """Age groups without gap that make up a larger one: once of the narrowest, once of the widest groups.

    Both lists are the same where there is one way only, and then told once; empty where there is none.
    """
    found: list[list[Population]] = []
    for widest in (False, True):
        parts: list[Population] = []
        low = whole[0]
        while low <= whole[1]:
            steps = [
                span for span in spans if span[0] == low and span[1] <= whole[1] and span != whole
            ]  # fmt: skip
            if not steps:
                break
            step = max(steps) if widest else min(steps)
            parts.append(spans[step])
            low = step[1] + 1
        if low > whole[1] and len(parts) > 1 and parts not in found:
            found.append(parts)
    return found


def ages_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """Age groups add up to the groups that hold them and to the total (rule ``sum-of-parts``).

    A total may exceed the ages by the persons of unknown age, which censuses leave out of the groups.
    """
    yield from _report(_ages(rows), "年齢区分", rows.recognised)


def _ages(rows: RowsByTable) -> Sums:
    groups: dict[Key, dict[tuple[int, int], Population]] = {}
    for row in _rows(rows):
        span = _span(row.age_group)
        if span is not None:
            key = (row.table_name, row.area, row.year, row.sex, row.pattern)
            groups.setdefault(key, {}).setdefault(span, row)
    found: Sums = {}
    for spans in groups.values():
        for whole, total in spans.items():
            for parts in partitions(spans, whole):
                each = _comparison(total, parts, open_above=whole[1] == _OLDEST and total.series != "projection")
                if each is not None:
                    found.setdefault(total.table_name, []).append(each)
    return found


def _is_whole(row: Population) -> bool:
    return row.area_code is None and fold(row.area or "").endswith(_WHOLE_AREA)


def areas_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The areas of a table add up to their printed total (rule ``sum-of-parts``).

    Municipalities do; hamlets and districts only where most totals of the table show that they are its parts.
    """
    for found in _areas(rows):
        yield from _report(found, "地域", rows.recognised)


def _areas(rows: RowsByTable) -> tuple[Sums, Sums]:
    """The sums of municipalities, and those of other areas."""
    groups: dict[Key, list[Population]] = {}
    for row in _rows(rows):
        if row.area is not None:
            key = (row.table_name, row.age_group, row.year, row.sex, row.pattern)
            groups.setdefault(key, []).append(row)
    coded: Sums = {}
    others: Sums = {}
    for figures in groups.values():
        totals = [row for row in figures if _is_whole(row)]
        parts = [row for row in figures if row not in totals]
        if len(totals) != 1 or len(parts) < 2 or len({row.area for row in parts}) != len(parts):
            continue
        own = [row for row in parts if row.area_code is not None and not row.area_code.endswith("000")]
        kind, chosen = (coded, own) if len(own) > 1 else (others, parts)
        each = _comparison(totals[0], chosen)
        if each is not None:
            kind.setdefault(each.total.table_name, []).append(each)
    return coded, {
        title: sums for title, sums in others.items() if 2 * sum(each.near for each in sums) > len(sums)
    }


def population_sums(rows: RowsByTable) -> Iterator[Relation]:
    """All sums of the population tables, right and wrong ones."""
    for found in (_sexes(rows), _ages(rows), *_areas(rows)):
        for comparisons in found.values():
            yield from as_relations(comparisons, figure_of, recognised=rows.recognised)
