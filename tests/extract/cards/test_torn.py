from __future__ import annotations

import pytest

from extract.cards.bounds.card import Card
from extract.cards.bounds.item import Item
from extract.cards.bounds.torn import mend
from extract.cards.draft import Draft
from schemas.printed import Box, Document, Grid, Line, Page, Printed, Word


def _line(text: str, key: int, x0: float = 100.0) -> Line:
    return Line((Word(text),), text, box=Box(x0, 40, 500, 52), key=key)


def _mended(torn: str, *overleaf: Line, below: Line | None = None) -> Draft:
    grid = Grid((), 1, 2, Box(40, 700, 550, 800), key=1)
    first = Page(1, 595, 842, (grid, below) if below else (grid,))
    document = Document(
        "d0", "a.pdf", "0", "application/pdf", "native", 2, (first, Page(2, 595, 842, tuple(overleaf)))
    )
    draft = Draft(fields={"role_sharing": Printed(torn, 1, Box(101, 780, 540, 795), keys=(2,))})
    mend(document, Card(pages=[0], grids=[grid], parts=[[]], sources=[Item(0, first, grid)]), draft)
    return draft


def test_the_rest_of_a_torn_sentence_is_added() -> None:
    draft = _mended("両市町が費用を負担し、町", _line("も協力する。", 10), _line("※注である。", 11))
    assert draft.fields["role_sharing"].text == "両市町が費用を負担し、町\nも協力する。"
    assert draft.fields["role_sharing"].keys == (2, 10)
    assert draft.used == {10}


@pytest.mark.parametrize(
    ("torn", "overleaf"),
    [
        ("両市町が費用を負担する。", _line("次の段落である。", 10)),
        ("両市町が費用を負担し", _line("※事業費は見込額である。", 10)),
        ("両市町が費用を負担し", _line("別の列の文である。", 10, x0=300)),
        ("両市町が費用を負担し", _line("（２）福祉", 10)),
    ],
)
def test_what_is_no_rest_stays_apart(torn: str, overleaf: Line) -> None:
    draft = _mended(torn, overleaf)
    assert draft.fields["role_sharing"].text == torn
    assert not draft.used


def test_a_card_above_other_text_is_not_torn() -> None:
    draft = _mended("両市町が費用を負担し", _line("も協力する。", 10), below=_line("本文", 5))
    assert draft.fields["role_sharing"].text == "両市町が費用を負担し"
