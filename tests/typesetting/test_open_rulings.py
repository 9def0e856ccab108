"""The same content with rulings in one direction, or none, gives the same records."""

from __future__ import annotations

import pytest

from extract.document import read_bytes
from tests.typesetting.compare import differences
from tests.typesetting.paper import Style, typeset
from tests.typesetting.rulings import Rulings
from tests.typesetting.test_reportlab import GOTHIC, SERIF, original

LEVEL = Rulings(plumb=False)
PLUMB = Rulings(level=False)
NONE = Rulings("none")
STYLES = {
    "horizontal rulings": Style(GOTHIC, rulings=LEVEL),
    "horizontal rulings, no fills, labels left": Style(
        SERIF, 8.5, fills="none", align="left", valign="top", rulings=LEVEL
    ),
    "vertical rulings": Style(GOTHIC, rulings=PLUMB),
    "vertical rulings, no fills": Style(SERIF, 8.5, fills="none", rulings=PLUMB),
    "no rulings": Style(GOTHIC, rulings=NONE),
    "no rulings, no fills": Style(SERIF, fills="none", rulings=NONE),
}
ALL = tuple(STYLES)
READ = {
    "agreement_matrix_pdf": (*ALL[:3], ALL[4]),
    "card_form_a_pdf": ALL,
    "card_form_a_progress_pdf": ALL,
    "card_form_b_pdf": (ALL[2],),
    "kpi_summary_pdf": ALL[:4],
    "population_by_age_pdf": ALL,
    "population_by_area_pdf": ALL[:2],
    "unseen_form_pdf": ALL[:1],
}
"""The looks in which nothing of a sample is lost that a person can read; the others leave something to guess."""


@pytest.mark.parametrize(("sample", "style"), [(sample, style) for sample in READ for style in READ[sample]])
def test_the_records_do_not_depend_on_the_rulings(sample: str, style: str) -> None:
    content, records = original(sample)
    pdf = typeset(content, STYLES[style])
    assert not list(differences(records, pdf, "table_cells", "initiative_extra_fields"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", READ)
def test_nothing_printed_is_lost(sample: str, style: str) -> None:
    content, _ = original(sample)
    full, part = (printed(typeset(content, look)) for look in (with_rulings(style), STYLES[style]))
    assert part == full


def with_rulings(style: str) -> Style:
    """The style with all rulings."""
    look = STYLES[style]
    return Style(look.face, look.size, fills=look.fills, align=look.align, valign=look.valign)


def printed(pdf: bytes) -> list[str]:
    """The characters on all pages, in lines and tables, sorted."""
    document = read_bytes(pdf, source_name="typeset.pdf")
    lines = [line for page in document.pages for line in (*page.lines, *(x for g in page.grids for x in g.lines))]
    return sorted("".join("".join(line.text.split()) for line in lines))
