"""Pages read from a picture whose figures ended in no record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.figures_left import figures_left
from schemas.printed import Document, Method
from tests.drawing import Drawing


def sheet(*rows: str, method: Method = "ocr", ruled: bool = False) -> Document:
    drawing = Drawing(400, 300)
    for k, row in enumerate(rows):
        for n, word in enumerate(row.split()):
            drawing.text(44 + 90 * n, 55 + 20 * k, word)
    if ruled:
        drawing.grid([40 + 90.0 * n for n in range(5)], [40 + 20.0 * k for k in range(len(rows) + 1)])
    document = drawing.read()
    return replace(document, pages=tuple(replace(page, method=method) for page in document.pages))


AMOUNTS = ("経費令和８年度 1,860千円", *(f"令和{year}年度 1,860千円" for year in (9, 10, 11, 12)))


def test_amounts_that_no_card_has_are_a_finding() -> None:
    [note] = figures_left(sheet(*AMOUNTS), ())
    assert (note.rule, note.page, note.found) == ("unread-table", 1, "5")


def test_figures_that_a_family_used_or_that_were_never_recognised_are_none() -> None:
    document = sheet(*AMOUNTS)
    assert figures_left(document, {line.key for line in document.pages[0].lines}) == []
    assert figures_left(sheet(*AMOUNTS, method="text"), ()) == []


def test_a_table_without_its_head_is_a_finding() -> None:
    rows = ("転入者 310 240 198", "転出者 402 388 371", "増減 △92 △148 △173")
    document = sheet(*rows, ruled=True)
    [note] = figures_left(document, ())
    assert (note.rule, note.found) == ("unread-table", "9")
    assert figures_left(document, {next(document.pages[0].grids[0].lines).key}) == []


@pytest.mark.parametrize(
    "rows", [("1 人口の動き", "2 目標", "3 体制", "4 予算", "5 資料"), ("310 240", "402 388")]
)
def test_numbered_headings_and_few_figures_are_none(rows: tuple[str, ...]) -> None:
    assert figures_left(sheet(*rows), ()) == []
