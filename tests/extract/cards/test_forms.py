"""Forms that no line of code was written for: drawn, read by the whole program, compared with what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from samples.drawing import Cell, Rules, Sheet
from tests.card_forms import (
    agency_sheets,
    band_sheets,
    booklet_cards,
    catalogue_sheets,
    evaluation_sheets,
    forest_pages,
    framed_sheets,
    fund_sheets,
    grant_sheets,
    headed_texts,
    inner_tables,
    lists,
    measures,
    ministry,
    mirrored_pages,
    more,
    named_columns,
    numbered_parts,
    office_sheets,
    offices,
    one_pagers,
    outcome_sheets,
    panels_with_tabs,
    plans,
    review_pages,
    roadmap_sheets,
    said_above,
    sheets,
    slides,
    strip_sheets,
    support_sheets,
    typed,
    verification_sheets,
    written,
    year_remarks,
    yearly_heads,
)
from tests.card_forms.truth import Form, Truth
from tools.accuracy import Record, compare, describe, with_ordinals

pytest.importorskip("reportlab", reason="reportlab, which draws the forms, is not installed")

FORMS = [
    *plans.FORMS,
    *sheets.FORMS,
    *lists.FORMS,
    *inner_tables.FORMS,
    *more.FORMS,
    *ministry.FORMS,
    *offices.FORMS,
    *named_columns.FORMS,
    *numbered_parts.FORMS,
    *one_pagers.FORMS,
    *slides.FORMS,
    *typed.FORMS,
    *strip_sheets.FORMS,
    *support_sheets.FORMS,
    *measures.FORMS,
    *office_sheets.FORMS,
    *outcome_sheets.FORMS,
    *panels_with_tabs.FORMS,
    *framed_sheets.FORMS,
    *fund_sheets.FORMS,
    *roadmap_sheets.FORMS,
    *grant_sheets.FORMS,
    *review_pages.FORMS,
    *catalogue_sheets.FORMS,
    *booklet_cards.FORMS,
    *band_sheets.FORMS,
    *agency_sheets.FORMS,
    *evaluation_sheets.FORMS,
    *forest_pages.FORMS,
    *mirrored_pages.FORMS,
    *verification_sheets.FORMS,
    *headed_texts.FORMS,
    *year_remarks.FORMS,
    *said_above.FORMS,
    *yearly_heads.FORMS,
    *written.FORMS,
]
EXACT = (
    *(
        "initiative_municipalities",
        "initiative_projects",
        "budgets",
        "budget_totals",
        "schedules",
        "kpis",
        "kpi_results",
    ),
    *("agreements", "kpi_summary", "statistics", "population"),
)
"""Tables in which no row may stand that the form does not print."""
IN_PART = ("initiatives", "initiative_extra_fields")


class Unstyled(Sheet):
    """A sheet without fills and bold labels: only words and places tell what a label is."""

    def table(self, rows: Sequence[Sequence[Cell]], widths: Sequence[float], **how: object) -> list[float]:
        plain = [[replace(cell, fill=None, strike=False) for cell in row] for row in rows]
        return super().table(plain, widths, **how)  # type: ignore[arg-type]


class Filled(Sheet):
    """A sheet whose rulings are thin black rectangles."""

    def table(self, rows: Sequence[Sequence[Cell]], widths: Sequence[float], **how: object) -> list[float]:
        rules = how.pop("rules", None) or Rules()
        assert isinstance(rules, Rules)
        return super().table(rows, widths, rules=replace(rules, style="fills"), **how)  # type: ignore[arg-type]


@cache
def _read(path: Path) -> Mapping[str, list[Record]]:
    rows: dict[str, list[Record]] = {}
    for row in read_document(path).rows:
        rows.setdefault(row.TABLE, []).append(row.model_dump())
    return with_ordinals(rows)


def _differences(path: Path, truth: Truth) -> list[str]:
    found = _read(path)
    report = []
    for table in (*EXACT, *IN_PART):
        score = compare(truth.rows.get(table, []), found.get(table, []), partial=table in IN_PART)
        if score.f1 < 1.0:
            report.append("\n".join([table, *describe(score)]))
    return report


@pytest.mark.parametrize("sheet", [Sheet, Unstyled, Filled], ids=lambda sheet: sheet.__name__)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_gives_what_it_says(form: Form, sheet: type[Sheet], tmp_path: Path) -> None:
    if sheet is Unstyled and form.name == "timetable":
        pytest.skip("the fills of this form are its marks")
    path = tmp_path / "form.pdf"
    truth = form.make(path, sheet)
    assert not _differences(path, truth)


def test_a_label_that_is_in_no_vocabulary_is_kept_and_named(tmp_path: Path) -> None:
    form = next(form for form in ministry.FORMS if form.name == "verification")
    path = tmp_path / "form.pdf"
    form.make(path)
    found = _read(path)
    assert "受入れ側の団体を増やす必要がある。" in [row["text"] for row in found["initiative_extra_fields"]]
    assert [row["rule"] for row in found["findings"]] == ["unknown-label"]


def test_parts_by_source_of_funds_are_no_budgets_and_are_not_lost(tmp_path: Path) -> None:
    form = next(form for form in sheets.FORMS if form.name == "years_down")
    path = tmp_path / "form.pdf"
    form.make(path)
    found = _read(path)
    kept = {(row["label"], row["text"]) for row in found["initiative_extra_fields"]}
    assert ("国庫支出金 令和７年度", "5,000") in kept
    assert (len(found["budgets"]), len(found["budget_totals"])) == (3, 1)


def test_planned_and_settled_amounts_are_told_apart(tmp_path: Path) -> None:
    form = next(form for form in more.FORMS if form.name == "parted_years")
    path = tmp_path / "form.pdf"
    form.make(path)
    kinds = [(row["fiscal_year"], row["kind"]) for row in _read(path)["budgets"]]
    assert kinds == [(2024, "planned"), (2024, "settled"), (2025, "planned"), (2025, "settled"), (2026, "planned")]
