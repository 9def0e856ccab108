"""The year that sheets evaluate, by their title or the cover: 「施策評価シート（令和６年度実施分）」.

A title with nothing but a year (令和６年度　事業評価シート) may name the year in which the sheet is filled in.
It is the year evaluated where the last results that the sheet prints are its.
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.cards.bounds.card import Card
from extract.family import printed
from extract.memo import once
from extract.shapes import is_dash
from extract.year_shapes import same_year
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord

_YEAR = r"(?:(?:令和|平成|[RH])(?:[0-9]{1,2}|元)|20[0-9]{2})(?:\([^()]{2,8}\))?年度"
_WHAT = r"(?:事業|取組|施策)?の?(?:(?:実施|実績|執行|決算|取組|事業)?分|実績|実施(?:事業|施策|状況))"
_SAID = lazy_pattern(
    rf"(?:^|[(\[【<〈《〔])(?P<year>{_YEAR}){_WHAT}(?:$|[)\]】>〉》〕])"
    rf"|(?:評価|検証|点検|実施|事業)の?対象(?:事業)?年度[:】)]?(?P<labelled>{_YEAR})(?:$|[^0-9~-])"
)
_SHEET = r"(?:評価|検証|点検|(?:進捗|進行)(?:状況)?管理)[^。、]{0,6}(?:シート|調書|個票|[表票書])"
_TITLE = lazy_pattern(
    rf"(?P<year>{_YEAR})[^。]{{0,16}}{_SHEET}(?:$|[(\[【<〈《〔])"
    rf"|(?:{_SHEET}|(?:進捗|達成|実施|取組)状況(?:報告|調査|管理)?[書票]?)"
    rf"[(\[【<〈《〔]?(?P<behind>{_YEAR})(?:$|[)\]】>〉》〕])"
)


@once
def _on_cover(document: Document) -> Printed | None:
    """The year that the first page names above its first table."""
    first = next(iter(document.pages), None)
    if first is None or first.number not in (None, 1):
        return None  # a section of a long document has no cover
    return _said(first, _before_tables(first.flow))


def _before_tables(flow: Iterable[Line | Grid], key: int | None = None) -> list[Line]:
    """The lines above a table, or above the first one."""
    lines: list[Line] = []
    for item in flow:
        if isinstance(item, Line):
            lines.append(item)
        elif key is None or item.key == key:
            break
    return lines


def _said(page: Page, lines: Iterable[Line]) -> Printed | None:
    """The one year that lines say something was done in; None where they name none or several."""
    found = [
        (match["year"] or match["labelled"], line)
        for line in lines
        if (match := _SAID.search(fold(line.text))) is not None
    ]
    return printed(page, [found[0][1]], found[0][0]) if len({year for year, _ in found}) == 1 else None


def _above(document: Document, card: Card) -> tuple[Page, list[Line]]:
    """The page that a card begins on, with its furniture and the lines above the card."""
    page = document.pages[card.pages[0]]
    return page, [*page.furniture, *_before_tables(page.flow, card.grids[0].key)]


def year_evaluated(document: Document, card: Card) -> Printed | None:
    """The year for which a card is filled in, by the lines above it on its page, else by the cover."""
    page, lines = _above(document, card)
    return _said(page, lines) or _on_cover(document)


def year_in_title(document: Document, card: Card, records: Iterable[RawRecord]) -> Printed | None:
    """The year in the title of a card's sheet where the last results among its records are of that year."""
    page, lines = _above(document, card)
    found = [(match, line) for line in lines if (match := _TITLE.search(fold(line.text))) is not None]
    years = [(match["year"] or match["behind"], line) for match, line in found]
    if len({year for year, _ in years}) != 1:
        return None
    results = {
        same_year(record.fields["fiscal_year"].text)
        for record in records
        if record.table == "kpi_results"
        and "fiscal_year" in record.fields
        and _is_filled(record.fields.get("value"))
    }
    year, line = years[0]
    return printed(page, [line], year) if same_year(year) == max(results, default="") else None


def _is_filled(value: Printed | None) -> bool:
    return value is not None and bool(value.text.strip()) and not is_dash(value.text)
