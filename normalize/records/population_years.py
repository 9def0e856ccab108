"""The year that a figure of a population table is for, and the one that a change compares with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.records import names
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.population_rates import text
from normalize.records.population_sources import named
from normalize.records.printed_years import gregorian, is_base, named_bases, spelled_out, unbroken, years_of
from normalize.records.table_titles import table_title
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Printed, RawRecord
from schemas.tables import PopulationMetric

_TABLE = "population"
_OF_OTHERS = lazy_re(r"(?:面積|(?<!人口及び)(?<!人口・)(?<!人口と)(?<!人口、)世帯数?|昼夜間人口比率?)は")
_CLAUSE = lazy_re(r"(?<=[)）])[、，,]|(?<=。)|(?<=」)[、，,](?=[^「」()（）]{1,15}は)")
_BEFORE = lazy_re(r"([0-9]{1,2})年前(?:と|から|より|比|に|[対の]?増)|対([0-9]{1,2})年前")
FROM_TO = lazy_re(r"[0-9]年?度?[→⇒➡][^0-9]{0,2}[0-9]")
_BARE_SPAN = lazy_re(r"^([0-9]{4})年?[→⇒➡]([0-9]{4})年?$")
_SPAN_IN_TITLE = lazy_re(r"[0-9元]年?度?(?:\([^()]*\))?(?:[→⇒➡~-]|から)(?:[^0-9]{0,2}[0-9]|(?:令和|平成)元)")
_CENSUS_YEARS = 5
_YEAR_BEFORE = lazy_re("前年(?!度?末)")
_SURVEY_BEFORE = lazy_re(r"前回(?:の?(?:国勢)?調査|国調)?(?:と?の?比|から|に対する|増減)|対前回")
_AGAINST = lazy_re(r"(?P<year>[^の/比]*[0-9元]年?度?(?:\([^()]*\))?)[の/](?P<base>[^の/]*比[^の/]*)")
"""A year and the one that it is compared with: 「R22のR2比(%)」."""


def years_told(
    record: RawRecord, what: PopulationMetric, context: Context, ledger: Ledger
) -> tuple[int | None, int | None]:
    """Year and base year as far as the record's own labels tell."""
    column = record.fields.get("column_label")
    lines = column.text.split("\n") if column is not None else []
    if what == "change_rate_pct":
        lines = unbroken(lines)
    against = _AGAINST.fullmatch(fold("".join(lines)))
    if against is not None and years_of(against["year"]) and is_base(against["base"]):
        lines = [against["year"], against["base"]]
    for line in lines:
        ago = _BEFORE.search(fold(line))
        if what == "change_rate_pct" and ago is not None:  # 「総人口の５年前比」
            last = _one_year(column, [other for other in lines if other != line], context, ledger)
            return last, last - _years_ago(ago) if last is not None else None
    base_lines = [line for line in lines if is_base(line)] if what == "change_rate_pct" else []
    year_lines = [line for line in lines if line not in base_lines]
    base = _one_year(column, base_lines, context, ledger)
    before = _BEFORE.search(fold(text(record, "measure_around")))
    if what == "change_rate_pct" and before is not None:
        year = _one_year(column, year_lines, context, ledger)
        return year, year - _years_ago(before) if year is not None else None
    if what == "change_rate_pct" and base is None:
        title = table_title(text(record, "table_title")).title or ""
        own = _spanned(year_lines)
        # 「推計結果ごとの増減率（令和２年→令和32年）」 over columns that name no year
        of_title = not any(map(years_of, year_lines)) and _SPAN_IN_TITLE.search(fold(title)) is not None
        spanned = _spanned([title]) if of_title else own
        if len(set(spanned)) == 2:
            return max(spanned), min(spanned)
        around = base_around(record)
        base = around[1] if around is not None else None
    if "base_label" in record.fields and base is None:
        base = gregorian(record.fields["base_label"], context, ledger, table=_TABLE)
    if what == "change_rate_pct" and base is None and (step := _step(record, lines)) is not None:
        year = _one_year(column, year_lines, context, ledger)
        return year, year - step if year is not None else None
    year = _one_year(column, year_lines, context, ledger)
    if year is None and not any(years_of(line) for line in year_lines) and what != "change_rate_pct":
        year = _year_around(record, context, ledger)
    return year, base


def _step(record: RawRecord, lines: Sequence[str]) -> int | None:
    """How many years before labels or title say that a change compares with; None where they do not tell.

    A year before (対前年), or five years before where a census is compared with the one before (前回国勢調査).
    """
    told = fold("".join((*lines, text(record, "table_title"))))
    if _YEAR_BEFORE.search(told) is not None:
        return 1
    survey = told + fold(text(record, "note") + text(record, "unit_label"))
    return _CENSUS_YEARS if _SURVEY_BEFORE.search(told) is not None and named(survey) == "census" else None


def _years_ago(match: re.Match[str]) -> int:
    return int(match[1] or match[2])


def base_around(record: RawRecord) -> tuple[Printed, int] | None:
    """The year that title, heading, unit line or notes name as the base of all changes of a table, and where.

    None where they name none, or several in one place.
    """
    for name in ("table_title", "heading", "unit_label", "note"):
        printed = _around(record, name)
        bases = named_bases(printed.text) if printed is not None else set()
        if printed is not None and bases:
            return (printed, bases.pop()) if len(bases) == 1 else None
    return None


def _spanned(lines: Sequence[str]) -> list[int]:
    """The years that lines name, an era printed once (令和２～７年) understood of both.

    >>> _spanned(["令和２年→令和32年"]), _spanned(["2020→2050"])
    ([2020, 2050], [2020, 2050])
    """
    whole = [_BARE_SPAN.sub(r"\1年→\2年", spelled_out(fold(line))) for line in lines]
    return [year.gregorian for line in whole for year in years_of(line) if year.gregorian is not None]


def _one_year(column: Printed | None, lines: list[str], context: Context, ledger: Ledger) -> int | None:
    if column is None or not lines:
        return None
    return gregorian(column, context, ledger, table=_TABLE, value="\n".join(lines))


def _around(record: RawRecord, name: str) -> Printed | None:
    """What a record prints as a field; of notes only those that are not on other columns.

    「※面積は…（令和６年10月１日時点）による。」 tells no year of the persons beside it.
    """
    printed = record.fields.get(name)
    if printed is None or name != "note":
        return printed
    clauses = (clause for line in printed.text.split("\n") for clause in _CLAUSE.split(line))
    return replace(printed, text="\n".join(x for x in clauses if not _OF_OTHERS.search(x)))


def _year_around(record: RawRecord, context: Context, ledger: Ledger) -> int | None:
    """The one year that titles, unit line or notes name for a table without years; None for none or several."""
    for name in ("table_title", "banner", "unit_label", "note"):
        printed = _around(record, name)
        if printed is not None and years_of(printed.text):
            return gregorian(printed, context, ledger, table=_TABLE)
    return None


def year_source(record: RawRecord, what: PopulationMetric) -> Printed | None:
    """Where the year is printed: the column label, or title, unit line or note for a table without years."""
    for name in ("column_label", "base_label", "table_title", "banner", "unit_label", "note"):
        printed = _around(record, name)
        if printed is not None and years_of(printed.text):
            if name == "base_label" and what != "change_rate_pct":
                continue
            return printed
    return None


def year_text(printed: Printed | None) -> str | None:
    """The lines of a label that print a year, as ``year_raw``; None where none does."""
    if printed is None:
        return None
    printed_lines = [
        line for line in printed.text.split("\n") if years_of(line) and not _BEFORE.search(fold(line))
    ]
    lines = [found for line in printed_lines if (found := names.label(line))]
    joined = ""
    for line in lines:
        joined += line if not joined or line[0] in "（(" else f" {line}"
    return joined or None
