"""Measures of a plan set as text: a numbered heading, labelled texts below it, and a small table of indicators.

Seen as: 「（１）担い手の育成」, below it 【取組内容】 with a paragraph and 【主な事業】 with bullets, then
「重要業績評価指標（KPI）｜基準値｜目標値」, the same for every measure, also over the end of a page.
The headings need their texts right below them and several of them their tables, or they are headings of prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cards.bounds.beginnings import INDICATOR_FIELDS, card_fields
from extract.cards.bounds.numbered import NUMBERED
from extract.cards.bounds.segments import cards_of
from extract.cards.cells.places import joined
from extract.cards.draft import Draft
from extract.cards.text.heads import Entry, entries_of, field_of
from extract.family import Family, Region, printed
from extract.family import keys as line_keys
from extract.memo import once
from extract.outline import numbering, outline
from extract.plan_labels import plan_label
from extract.sheets.sheet import sheets_of
from extract.tables.kpi_lists import KpiList, lists
from extract.tables.kpi_records import reading_of
from extract.tables.plan_headings import aim_above
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import undecorated
from schemas.printed import Beside, Document, Grid, Line, Page, Printed, RawRecord, Reading

_NAME = "measure_under_heading"
_PRIORITY = 17
"""Before pages and lists: what stands below the heading of a measure is the measure's."""
_TEXTS = ("description", "purpose")
_FEWEST = 2
_LONGEST_NAME = 60
_KPI_FIELDS = ("indicator", "unit", "baseline", "baseline_label", "target", "target_label")


@dataclass(frozen=True, slots=True, eq=False)
class _Labelled:
    """A label with the lines behind and below it, each with its page."""

    page: Page
    entry: Entry
    lines: tuple[tuple[Page, Line], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Measure:
    """A measure: its heading with its page, the labelled texts below it, and its lists of indicators."""

    page: Page
    heading: Line
    texts: tuple[_Labelled, ...]
    lists: tuple[KpiList, ...]

    @property
    def kind(self) -> tuple[str, str]:
        """What all measures of a document have in common: the numbering and the first label."""
        found = _heading(self.heading)
        return (found[0] if found else "", self.texts[0].entry.read.word)


def _heading(line: Line) -> tuple[str, str] | None:
    """The numbering, or the word, that a line begins with as the heading of a measure, and the name behind it."""
    label = plan_label(line.text)
    if label is not None:
        return (label.word, label.name) if label.kind == "measure" and label.name else None
    return numbering(line.text) if not entries_of(line) else None


def _heads_measure(line: Line, following: Line | Grid | None) -> bool:
    """Whether a line is the heading of a measure right above the label of a text."""
    found = _heading(line)
    if found is None or len(fold(found[1])) > _LONGEST_NAME or found[1].endswith("。"):
        return False
    label = _label(following) if isinstance(following, Line) else None
    return label is not None and field_of(label.read) in _TEXTS


def _label(line: Line) -> Entry | None:
    """The label that stands at the head of a line, its text behind or below it; None for other lines."""
    entries = entries_of(line)
    return entries[0] if len(entries) == 1 else None


def _texts(
    document: Document, items: list[tuple[Page, Line | Grid]], start: int, own: dict[int, KpiList]
) -> Iterator[_Labelled | KpiList | Grid]:
    """What belongs to the measure whose heading stands at a position, in order; last a table that is no list."""
    headings = {heading.line.key for heading in outline(document).headings}
    further = {grid.key for found in own.values() for _, grid in found.table.grids[1:]}
    label: tuple[Page, Entry] | None = None
    lines: list[tuple[Page, Line]] = []
    listed = False
    for position in range(start + 1, len(items)):
        page, item = items[position]
        if isinstance(item, Grid):
            if item.key in further:
                continue
            if item.key not in own:
                yield item
                break
            if label is not None:
                yield _Labelled(*label, tuple(lines))
            label, lines, listed = None, [], True
            yield own[item.key]
            continue
        entry = _label(item)
        following = items[position + 1][1] if position + 1 < len(items) else None
        if plan_label(item.text) is not None or _heads_measure(item, following):
            break
        if entry is None and (label is None or item.key in headings):
            break
        if entry is not None and field_of(entry.read) in _TEXTS and listed:
            break
        if entry is None:
            lines.append((page, item))
            continue
        if label is not None:
            yield _Labelled(*label, tuple(lines))
        label, lines = (page, entry), [(page, line) for line in entry.values]
    if label is not None:
        yield _Labelled(*label, tuple(lines))


@once
def _measures(document: Document) -> tuple[_Measure, ...]:
    own = {found.table.key: found for found in lists(document) if not found.whole}
    if len(own) < _FEWEST:
        return ()
    items = list(document.flow)
    found: list[_Measure] = []
    for position, (page, item) in enumerate(items):
        following = items[position + 1][1] if position + 1 < len(items) else None
        if isinstance(item, Line) and _heads_measure(item, following):
            parts = list(_texts(document, items, position, own))
            if any(isinstance(part, Grid) for part in parts):
                continue  # a card has more tables than its indicators'
            texts = tuple(part for part in parts if isinstance(part, _Labelled))
            found.append(_Measure(page, item, texts, tuple(p for p in parts if isinstance(p, KpiList))))
    found = _without_sheets(document, found)
    told = Counter(measure.kind for measure in found if measure.lists)
    measures = tuple(measure for measure in found if told[measure.kind] >= _FEWEST)
    # the lists of one document are told alike: a few among many others stay lists, too
    most = sum(len(measure.lists) for measure in measures) * 2 >= len(own)
    return measures if most and not _are_of_cards(document, measures) else ()


def _without_sheets(document: Document, measures: list[_Measure]) -> list[_Measure]:
    """The measures but those whose heading is the title of a page that states yearly amounts beside it.

    Such a page is a budget's, numbers its title as a plan does its measures, and has more to say.
    """
    if not measures:
        return measures
    titles = {f.line.key for sheet in sheets_of(document) if sheet.amounts for f in sheet.title}
    return [measure for measure in measures if measure.heading.key not in titles]


def _are_of_cards(document: Document, measures: Sequence[_Measure]) -> bool:
    """Whether cards, which tell more than measures do, have lines or tables of theirs."""
    told = {name for measure in measures for text in measure.texts for name in text.entry.read.fields}
    own = frozenset(key for measure in measures for key in (*_lines(measure), *_grids(measure)))
    cards = [
        card for card in cards_of(document) if set(card_fields(card.view)) - INDICATOR_FIELDS - {"kpi"} - told
    ]
    return any(own.intersection(source.lines | source.grids) for card in cards for source in card.sources)


def _grids(measure: _Measure) -> frozenset[int]:
    return frozenset(grid.key for found in measure.lists for _, grid in found.table.grids)


def _lines(measure: _Measure) -> frozenset[int]:
    keys = {measure.heading.key}
    for text in measure.texts:
        keys |= {text.entry.label.key, *(line.key for _, line in text.lines)}
    return frozenset(keys)


def find(document: Document) -> tuple[Region, ...]:
    """One region a measure, over the pages that it runs over."""
    places = {id(page): index for index, page in enumerate(document.pages)}
    regions = []
    for measure in _measures(document):
        pages = {places[id(page)] for page in _pages(measure)}
        regions.append(Region(_NAME, measure.heading.key, tuple(sorted(pages)), _grids(measure), _lines(measure)))
    return tuple(regions)


def _pages(measure: _Measure) -> list[Page]:
    of_texts = [page for text in measure.texts for page in (text.page, *(place for place, _ in text.lines))]
    return [measure.page, *of_texts, *(page for found in measure.lists for page, _ in found.table.grids)]


def _text(text: _Labelled) -> Printed | None:
    """The lines of a text as one, those of each page together; None without any."""
    parts: list[Printed] = []
    for page in dict.fromkeys(id(page) for page, _ in text.lines):
        own = [(place, line) for place, line in text.lines if id(place) == page]
        parts.append(printed(own[0][0], [line for _, line in own]))
    return joined(parts) if len(parts) > 1 else next(iter(parts), None)


def _draft(document: Document, measure: _Measure) -> Draft:
    """The fields of a measure: its name and number, its aim as the axis, and its texts."""
    draft = Draft(used=set(_lines(measure)))
    text = undecorated(measure.heading.text)
    numbered, headed = NUMBERED.match(text), _heading(measure.heading)
    name = headed[1] if headed else text
    draft.fields["name"] = printed(measure.page, [measure.heading], name.strip())
    if numbered is not None:
        draft.fields["number"] = printed(measure.page, [measure.heading], numbered["number"])
    aim = aim_above(document, measure.heading.key)
    if aim is not None:
        draft.fields["axis"] = aim
    for told in measure.texts:
        label, value = printed(told.page, [told.entry.label]), _text(told)
        if value is None:
            continue
        field = field_of(told.entry.read)
        if field in FIELD_OF_ONE and field not in draft.fields:
            draft.put(field, label, value)
        else:
            draft.extra.append((label, value))
    return draft


def _kpis(measure: _Measure, readings: Sequence[Reading], draft: Draft) -> Iterator[RawRecord]:
    """The indicators of a measure and their results, as its lists tell them, each in a reading."""
    card = measure.heading.key
    number = 0
    for found, reading in zip(measure.lists, readings, strict=True):
        draft.used |= reading.used | line_keys(found.table.lines)
        draft.remarks.extend(
            replace(r, table="kpis" if r.table == "kpi_summary" else r.table) for r in reading.remarks
        )
        before: int | None = None
        for record in reading.records:
            if record.key != before:
                number, before = number + 1, record.key
                fields = {name: record.fields[name] for name in _KPI_FIELDS if name in record.fields}
                yield RawRecord("kpis", record.key, fields, card, number)
            if "value" in record.fields:
                told = {name: record.fields[name] for name in ("fiscal_year", "value") if name in record.fields}
                yield RawRecord("kpi_results", record.fields["value"].keys[0], told, card, number)


def read(document: Document, region: Region) -> Reading:
    """The records of one measure."""
    measure = next(found for found in _measures(document) if found.heading.key == region.key)
    draft = _draft(document, measure)
    readings = [reading_of(document, found) for found in measure.lists]
    records = list(_kpis(measure, readings, draft))
    if draft.projects is not None:
        fields = {"projects": draft.projects}
        records.append(RawRecord("initiative_projects", draft.projects.keys[0], fields, region.key))
    numbers = [page.number for page in _pages(measure) if page.number is not None]
    first, last = (min(numbers), max(numbers)) if numbers else (None, None)
    head = RawRecord("initiatives", region.key, draft.fields, extra=tuple(draft.extra))
    return Reading(
        tuple(replace(record, page_start=first, page_end=last) for record in (head, *records)),
        frozenset(draft.used),
        tuple(draft.remarks),
        Beside.together(reading.beside for reading in readings),
    )


FAMILY = Family(_NAME, find, read, _PRIORITY)
