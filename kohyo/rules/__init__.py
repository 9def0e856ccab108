"""What must hold between the figures of a document. One function a rule, one file an idea."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kohyo.rules.achievement import achievements_agree
from kohyo.rules.differences import differences_agree
from kohyo.rules.funds import funds_add_up
from kohyo.rules.grades import grade_counts_agree, grades_agree_with_rates
from kohyo.rules.misreadings import figures_misread
from kohyo.rules.numbers import numbers_run_on
from kohyo.rules.population_sums import ages_add_up, areas_add_up, sexes_add_up
from kohyo.rules.rates import changes_agree
from kohyo.rules.rows import RowsByTable
from kohyo.rules.statistics_shares import shares_agree
from kohyo.rules.statistics_sums import statistics_add_up
from kohyo.rules.sums import payers_add_up, years_add_up
from schemas.findings import Finding
from schemas.tables import Provenance, Row

RuleFunction = Callable[[RowsByTable], Iterator[Finding]]

_CHECKS: tuple[RuleFunction, ...] = (
    numbers_run_on,
    payers_add_up,
    years_add_up,
    funds_add_up,
    sexes_add_up,
    ages_add_up,
    areas_add_up,
    statistics_add_up,
    differences_agree,
    shares_agree,
    changes_agree,
    achievements_agree,
    grade_counts_agree,
    grades_agree_with_rates,
    figures_misread,
)


def check(rows: Sequence[Row], provenance: Sequence[Provenance] = ()) -> list[Finding]:
    """All findings of all rules over the rows of one document.

    Args:
        rows: the rows of all tables.
        provenance: where their values were read; figures that were recognised in a picture are held more strictly.
    """
    tables = RowsByTable(rows, provenance)
    return [finding for rule in _CHECKS for finding in rule(tables)]
