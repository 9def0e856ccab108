"""The same content in other fonts, rulings, fills and orders of drawing gives the same records."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extract.document import read
from tests.typesetting.compare import differences, records_of
from tests.typesetting.content import Sheet, sheets
from tests.typesetting.faces import Face
from tests.typesetting.paper import Style, typeset
from tests.typesetting.rulings import Rulings
from tools.accuracy import Record

SAMPLES = Path(__file__).parents[2] / "samples"
DRAWN = (
    "agreement_matrix_pdf",
    "card_form_a_pdf",
    "card_form_a_progress_pdf",
    "card_form_b_pdf",
    "kpi_summary_pdf",
    "population_by_age_pdf",
    "population_by_area_pdf",
    "unseen_form_pdf",
)
GOTHIC = Face("gothic", ("serif", "heisei-gothic"))
SERIF = Face("serif", ("gothic", "heisei-gothic"))
BOLD = Face("bold", ("gothic", "heisei-gothic"))
STYLES = {
    "another font, smaller, no fills, labels left": Style(SERIF, 8, fills="none", align="left", valign="top"),
    "larger, other column widths, more padding": Style(GOTHIC, 10.5, widths="varied", pad=5),
    "landscape, even columns, less padding": Style(SERIF, 9, wide=True, widths="even", pad=2),
    "drawn in a random order": Style(GOTHIC, shuffled=True, rulings=Rulings("sides")),
    "each character drawn by itself, all cells filled": Style(
        SERIF, shuffled=True, characters=True, fills="all", rulings=Rulings("fills")
    ),
    "a rectangle a cell, bold type struck twice": Style(
        BOLD, 9.5, rulings=Rulings("cells", 0.75), bold="strike", pad=4
    ),
    "double rulings, bold type outlined": Style(GOTHIC, 8.5, rulings=Rulings("double"), bold="outline"),
    "dashed rulings": Style(SERIF, rulings=Rulings("lines", dashed=True)),
    "no borders left and right": Style(GOTHIC, fills="none", align="left", rulings=Rulings(open_sides="lr")),
    "no outer border": Style(GOTHIC, rulings=Rulings("fills", open_sides="lrtb")),
    "fills instead of rulings": Style(GOTHIC, fills="all", rulings=Rulings("none")),
}


@cache
def original(sample: str) -> tuple[list[Sheet], dict[str, list[Record]]]:
    document = read(SAMPLES / sample / "source.pdf")
    return sheets(document), records_of(document)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", DRAWN)
def test_the_records_do_not_depend_on_the_typesetting(sample: str, style: str) -> None:
    content, records = original(sample)
    assert not list(differences(records, typeset(content, STYLES[style])))


@pytest.mark.parametrize("sample", DRAWN)
def test_the_records_do_not_depend_on_the_order_of_drawing(sample: str) -> None:
    content, records = original(sample)
    for seed in (2, 3):
        style = Style(GOTHIC, shuffled=True, characters=seed == 3, seed=seed)
        assert not list(differences(records, typeset(content, style)))


def test_a_changed_figure_is_noticed() -> None:
    content, records = original("population_by_age_pdf")
    table = next(block for block in content[0].blocks if hasattr(block, "entries"))
    entry = max((e for e in table.entries if e.text.replace(",", "").isdigit()), key=lambda e: e.row)
    wrong = replace(table, entries=tuple(replace(e, text="1") if e is entry else e for e in table.entries))
    page = replace(content[0], blocks=tuple(wrong if block is table else block for block in content[0].blocks))
    assert list(differences(records, typeset([page], Style(GOTHIC))))
