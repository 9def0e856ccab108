"""The same content printed by a browser and by an office suite gives the same records."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import read
from tests.typesetting.compare import differences, records_of
from tests.typesetting.content import sheets
from tests.typesetting.markup import Look, page_of
from tests.typesetting.programs import BROWSER, OFFICE, print_with_browser, print_with_office
from tests.typesetting.workbook import Form, save_workbook

SAMPLES = Path(__file__).parents[2] / "samples"
PAGES = {
    "collapsed borders": Look('"Noto Sans CJK JP"'),
    "separate borders, landscape, no fills": Look(
        '"Noto Serif CJK JP"', 8.5, wide=True, borders="separate", fills=False, align="left"
    ),
    "rows broken over pages, other page breaks": Look('"IPAPGothic"', 10, whole=False, paged=False),
}
FORMS = {
    "portrait": Form("IPAMincho"),
    "landscape, hairlines, no fills": Form("Noto Sans CJK JP", 8, "hair", True, False),
}
CUT = ("table_cells",)
"""A cell that a page break cuts is printed as two; what they say is one record still."""


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="Chromium (chromium) is not installed")
@pytest.mark.parametrize(
    ("sample", "look"),
    [
        ("card_form_a_pdf", "collapsed borders"),
        ("card_form_a_pdf", "rows broken over pages, other page breaks"),
        ("kpi_summary_pdf", "separate borders, landscape, no fills"),
        ("population_by_age_pdf", "collapsed borders"),
        ("population_by_age_pdf", "rows broken over pages, other page breaks"),
    ],
)
def test_a_browser_prints_the_same_records(sample: str, look: str, tmp_path: Path) -> None:
    document = read(SAMPLES / sample / "source.pdf")
    pdf = print_with_browser(page_of(sheets(document), PAGES[look]), tmp_path)
    assert not list(differences(records_of(document), pdf, *CUT))


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(
    ("sample", "form"),
    [
        ("agreement_matrix_pdf", "portrait"),
        ("card_form_a_progress_pdf", "landscape, hairlines, no fills"),
        ("population_by_area_pdf", "landscape, hairlines, no fills"),
    ],
)
def test_an_office_suite_prints_the_same_records(sample: str, form: str, tmp_path: Path) -> None:
    document = read(SAMPLES / sample / "source.pdf")
    book = tmp_path / "book.xlsx"
    save_workbook(sheets(document), FORMS[form], book)
    assert not list(differences(records_of(document), print_with_office(book, tmp_path), *CUT))
