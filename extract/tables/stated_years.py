"""Years that a sentence states for all values of a list: 「現状は令和６年度、目標は令和12年度の値です。」."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.family import printed
from extract.memo import once
from extract.shapes import is_dash
from extract.year_shapes import has_year
from schemas.folding import fold, has_word
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Document, Line, Page, Printed, RawRecord
from schemas.vocabulary_lists import KPI_COLUMNS

_FIELDS = ("baseline", "target")
_YEAR = r"(?:(?:令和|平成|[RH])\.?(?:[0-9]{1,2}|元)|20[0-9]{2})(?:\([^()]{1,12}\))?年?度?"

_EXCEPT = r"特に[^0-9、,。]{1,12}限り|(?:特記|注記|記載)の?な[いき][^0-9、,。]{0,6}"
_QUALIFIED = rf"[、,]?(?:原則(?:として)?|いずれも|全て|{_EXCEPT})?[、,]?"


def _words(*names: str) -> str:
    return any_of(fold(word) for name in names for word in KPI_COLUMNS[name])


def _pattern(name: str) -> str:
    # behind the year a value would make it the line of one indicator
    return (
        rf"(?:{_words(name)})[」』]?(?:[はが:=]|について?は){_QUALIFIED}(?P<{name}>{_YEAR})"
        rf"(?=末|の|時点|現在|実績|とし|です|であ|を|に|[、,。・;/)(]|$|{_words(*_FIELDS)})(?!の?(?:[0-9]|約))"
    )


_STATED = {name: lazy_pattern(_pattern(name)) for name in _FIELDS}


@once
def _statements(document: Document) -> tuple[tuple[Page, str, Printed], ...]:
    """Every year that a line outside tables states, with its page and the field that it holds for."""
    found = []
    for page in document.pages:
        for line in (item for item in page.flow if isinstance(item, Line)):
            if not has_year(line.text):
                continue
            folded = fold(line.text)
            for name in _FIELDS:
                match = _STATED[name].search(folded) if has_word(folded, KPI_COLUMNS[name]) else None
                if match is not None:
                    found.append((page, name, printed(page, [line], match[name])))
    return tuple(found)


def stated_years(document: Document, pages: frozenset[int]) -> Mapping[str, Printed]:
    """The years stated for baseline and target: on a list's own pages, else the only one of the document.

    Args:
        document: the document.
        pages: the numbers of the list's pages.
    """
    told: dict[str, Printed] = {}
    for name in _FIELDS:
        of_name = [(page.number, text) for page, field, text in _statements(document) if field == name]
        own = [text for number, text in of_name if number in pages] or [text for _, text in of_name]
        if own and len({fold(text.text) for text in own}) == 1:
            told[name] = own[0]
    return told


def with_stated_years(record: RawRecord, stated: Mapping[str, Printed]) -> RawRecord:
    """A record of an indicator with the stated years for values that neither cell nor header dates.

    A dash is no value, so that nothing is stated for it.
    """
    added = {
        f"{name}_label": text
        for name, text in stated.items()
        if name in record.fields
        and not is_dash(record.fields[name].text)
        and not any(has_year(record.fields[n].text) for n in (name, f"{name}_label") if n in record.fields)
    }
    return replace(record, fields={**record.fields, **added}) if added else record
