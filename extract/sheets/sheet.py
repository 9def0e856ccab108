"""Pages that are one-page sheets of an initiative, and what each says: name, amounts, text under headings.

A page is a sheet where it names an initiative in its title, or beside a label, and sets what belongs to it under
headings that sheets use: with a yearly amount, or the same headings as another page of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from extract.cards.amounts.stated_amounts import brackets_are_year_before, year_of_brackets, year_of_budgets
from extract.cards.bounds.card import Card
from extract.cards.bounds.page_head import Stated
from extract.cards.bounds.page_titles import (
    lowest_title,
    may_have_title,
    numbers_beside,
    title_above,
)
from extract.cards.bounds.segments import cards_of, is_named, is_of_boxes, names_no_initiative, only_measures
from extract.cards.years.drawn_timetable import drawn_timetables
from extract.layout.fragments import (
    Fragment,
    body_size,
    fragments_of,
    is_layout,
    page_lines,
    with_upright,
)
from extract.layout.furniture import MARGIN_SHARE, is_page_number
from extract.memo import once
from extract.sheets.banded_tables import boxes_below_bands
from extract.sheets.bands import bands_of, boxes_of_bands
from extract.sheets.boxed_values import pairs_in_boxes
from extract.sheets.captions import of_pictures
from extract.sheets.drawn_cards import is_written_below_strip, may_be_sheet
from extract.sheets.flow_charts import outside_charts
from extract.sheets.headings import Heading, headings_of, parted_at_labels
from extract.sheets.inner_tables import fact_pairs, is_cost, is_labelled, lists_initiatives, measures
from extract.sheets.label_rows import label_rows
from extract.sheets.list_columns import parted_at_edges, parted_at_lists
from extract.sheets.parts import parts_of
from extract.sheets.sections import Section, outside_pictures, sections_of
from extract.sheets.strips import Pair, pairs_on_grounds, ruled_strips, with_headings, with_labels
from extract.sheets.tabbed_years import tabbed_years
from extract.sheets.underlined import columns_below_lines, underlined_words
from extract.sheets.yearly_amounts import amounts_of
from schemas.folding import fold
from schemas.glossary import CARD_LABELS
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Box, Cell, Document, Grid, Page
from schemas.vocabulary_sheets import OVERVIEW_ENDS

_WITH_AMOUNT, _WITH_NAME, _IN_SERIES = 2, 2, 3
"""How many different headings beside its title a page needs, by what else says that it is a sheet."""
_FEWEST_OF_PAGES = 8
"""Of so many pages one must be a sheet unless a label names its initiative; else it is something else."""
_MUCH_MORE = 3
"""So many labels beside those of a card on its page make a sheet of the page."""
_MOST_LINES_OF_COVER = 12
_MOST_GROUNDS = 300
"""More coloured boxes than this are an illustration, and none of them is the ground of a label."""
_OVERVIEW = lazy_pattern(rf"(?:予算|要求|施策).*(?:{'|'.join(OVERVIEW_ENDS)})$")
"""A title of many initiatives: 「令和６年度予算案のポイント」."""
_NAME_LABEL = lazy_pattern(any_of(CARD_LABELS["name"]))
_NOTE = lazy_pattern(r"\s*(?:[（(]注\p{Nd}*[)）]|[※＊]|注\p{Nd}*[)）：:])")
"""What begins a note; at the foot of a page it is one on the whole page."""
_OF_HEAD = frozenset(
    {"number", "contact", "unit", "account", "axis", "policy_field", "facts", "category", "municipalities"}
)
"""What stands on one line with its label above or beside the title: 「施策番号 1」, 「分野：観光」."""
_PROSE = frozenset({"description", "purpose", "point"})
_TELLING = _PROSE | {"aid"}
"""A sheet of a series says what is done: in text, or by what is supported."""


@dataclass(slots=True, eq=False)
class Sheet:
    """A sheet.

    Attributes:
        index: the page's index in the document.
        page: its page.
        title: the fragments of its title; empty where a label names the initiative.
        sections: headings with the text below them, in reading order.
        amounts: yearly amounts of the initiative.
        fragments: all fragments of the page.
        tables: its small tables of labels and values.
        facts: labels and values of small tables of facts about a town, by table.
        year: the year whose budgets the document says it is about.
    """

    index: int
    page: Page
    title: list[Fragment]
    sections: list[Section]
    amounts: list[Stated]
    fragments: list[Fragment] = field(default_factory=list)
    tables: tuple[Grid, ...] = ()
    facts: Mapping[int, list[tuple[Cell, Cell]]] = field(default_factory=dict)
    year: str | None = None

    @property
    def names(self) -> list[Section]:
        """The sections whose label says that they name the initiative."""
        return [s for s in self.sections if "name" in s.heading.fields and (s.heading.rest or s.fragments)]

    @property
    def words(self) -> frozenset[str]:
        """The known words of its headings, folded, without labels that any page may have at its head."""
        headings = (s.heading for s in self.sections)
        return frozenset(fold(h.words) for h in headings if h.fields and not _is_of_head(h))

    @property
    def fields(self) -> frozenset[str]:
        """What its headings stand for."""
        return frozenset(name for s in self.sections for name in s.heading.fields[:1])

    @property
    def key(self) -> int:
        """The key of its first line."""
        heads = self.title or [s.heading.fragment for s in (self.names or self.sections)[:1]]
        return min(f.line.key for f in heads)


def _first(headings: Sequence[Heading], strips: Sequence[Box]) -> float:
    """Where the first heading begins below the head of a page, in points; 0.0 without one.

    An amount stands in the head, and so does what is told of the initiative on one line with its label, or in one
    of the ``strips``, which are given by the places of their labels.
    """
    below = [
        h.fragment.box
        for h in headings
        if "budget" not in h.fields
        and not _is_of_head(h)
        and not any(label.contains(*h.fragment.box.center) for label in strips)
    ]
    return min((box.top for box in below), default=0.0)


def _is_of_head(heading: Heading) -> bool:
    return bool(heading.rest) and not _OF_HEAD.isdisjoint(heading.fields[:1])


def _read(index: int, page: Page, year: str | None = None, written: bool = False) -> list[Sheet]:
    """What can be sheets on a page: one, or several below or beside each other.

    Where lines are ``written`` as several cards, the large type among them heads chapters, and none is a sheet.
    """
    tabled = [grid for grid in page.grids if is_cost(grid) or (is_layout(grid) and measures(page, grid))]
    timetables = drawn_timetables(page, page_lines(page))
    for grid in page.grids:
        if grid not in tabled:
            timetables.extend(drawn_timetables(page, list(grid.lines), named_inside=True))
    drawn = frozenset(line.key for grid in timetables for line in grid.lines)
    # the heads of a list of initiatives with their indicators are no headings, however they are set
    lists = [grid for grid in page.grids if grid not in tabled and lists_initiatives(page, grid)]
    apart = drawn | frozenset(line.key for grid in (*tabled, *lists) for line in grid.lines)
    facts = {grid.key: cells for grid in page.grids if not is_layout(grid) and (cells := fact_pairs(grid))}
    grounds = _grounds(page)
    labels = grounds if len(grounds) <= _MOST_GROUNDS else []
    told = [grid for grid in page.grids if grid.key not in facts]
    strips = ruled_strips(told, apart) | boxes_below_bands(page, told, labels)
    lines = [line for line in page_lines(page, strips) if line.key not in apart]
    parting = [*labels, *columns_below_lines(page)]
    fragments = with_upright([f for f in fragments_of(lines, parting) if not _is_page_number(f, page)], labels)
    body = body_size(fragments)
    if not _may_name(fragments, body, page):
        return []
    paired = [pair for pairs in strips.values() for pair in pairs]
    figures = page.shapes if labels else ()
    level = [ruling.box for ruling in page.rulings if ruling.horizontal]
    paired += [*pairs_on_grounds(fragments, figures), *pairs_in_boxes(fragments, figures, page.frames, level)]
    free = [g for g in page.grids if g.key not in {*strips, *facts} and apart.isdisjoint(k.key for k in g.lines)]
    paired += label_rows(free)
    fragments = with_labels(parted_at_edges(parted_at_lists(parted_at_labels(fragments))), paired)
    bands = [*bands_of(page, labels), *underlined_words(page, fragments)]
    headings, paired = with_headings(headings_of(fragments, body, grounds, bands), fragments, paired)
    if not headings:
        return []
    tables = [
        grid
        for grid in page.grids
        if not any(line.key in drawn for line in grid.lines)
        and (
            grid in tabled
            or (grid.key not in {*facts, *strips} and not is_layout(grid) and is_labelled(page, grid))
        )
    ]
    whole = _Part(fragments, headings, body, [*tables, *timetables], facts, paired)
    parts = parts_of(headings, fragments, body)
    if parts and written:
        return []
    if not parts:
        return [_sheet(index, page, whole, lowest_title(page), year)]
    head = [f for f in fragments if f.box.center[1] < min(box.top for box in parts)]
    return [_sheet(index, page, whole.within(box), inf, year, head) for box in parts]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What stands on a page, or on the part of it that is one sheet.

    Attributes:
        fragments: its text outside tables.
        headings: those of its fragments that are headings.
        body: the size of the page's text in points.
        tables: its small tables of labels and values.
        facts: labels and values of small tables of facts about a town, by table.
        pairs: its labels with the cells of their values, which are headings too.
    """

    fragments: list[Fragment]
    headings: list[Heading]
    body: float
    tables: list[Grid]
    facts: Mapping[int, list[tuple[Cell, Cell]]]
    pairs: list[Pair]

    def within(self, place: Box) -> _Part:
        """What of it stands in a part of the page."""

        def inside(box: Box | None) -> bool:
            return box is not None and place.contains(*box.center)

        return _Part(
            [f for f in self.fragments if inside(f.box)],
            [h for h in self.headings if inside(h.fragment.box)],
            self.body,
            [grid for grid in self.tables if inside(grid.box)],
            {key: pairs for key, pairs in self.facts.items() if inside(pairs[0][0].box)},
            [pair for pair in self.pairs if inside(pair.label)],
        )


def _sheet(
    index: int, page: Page, part: _Part, lowest: float, year: str | None, head: Sequence[Fragment] = ()
) -> Sheet:
    """A sheet; its title begins at ``lowest`` at most, and ``head`` stands above all sheets of the page.

    ``year`` is that of all budgets of the document, where it names one.
    """
    fragments, headings = part.fragments, part.headings
    heads = frozenset(id(h.fragment) for h in headings)
    strips = [pair.label for pair in part.pairs if pair.in_strip]
    title = title_above(fragments, _first(headings, strips), part.body, lowest, heads)
    titled = {id(f) for f in title}
    headings = outside_pictures([h for h in headings if id(h.fragment) not in titled], page.frames)
    grounds = _grounds(page)
    places = grounds if len(grounds) <= _MOST_GROUNDS else ()
    arrows = [shape.box for shape in page.shapes if shape.kind == "arrow"] if places else []
    headings = outside_charts(headings, fragments, places, arrows)
    apart = titled | of_pictures(fragments, places, page.pictures, part.body)
    told = [f for f in fragments if id(f) not in apart and not _is_note_of_page(f, page)]
    bands = [box for box in grounds if any(box.contains(*h.fragment.box.center) for h in headings)]
    rules = [*(ruling.box for ruling in page.rulings if ruling.horizontal), *bands]
    frames = [*page.frames, *boxes_of_bands((h.fragment for h in headings), places)]
    sections = sections_of(headings, told, rules, frames, part.pairs)
    tabbed: list[Grid] = []
    for number, section in enumerate(sections):
        found = tabbed_years(section)
        if found is not None:
            sections[number], table = found
            tabbed.append(table)
    # an amount may stand in the title's own line, but a title is no label of the amount below it
    names = [*numbers_beside(title, fragments), *(f for f in title if "円" not in f.text)]
    first = _first([s.heading for s in sections if "name" not in s.heading.fields], strips)
    amounts = amounts_of([f for f in fragments if f not in names], sections, page, first, year, head)
    return Sheet(index, page, title, sections, amounts, fragments, (*part.tables, *tabbed), part.facts, year)


def _is_page_number(fragment: Fragment, page: Page) -> bool:
    """Whether a text is the number of its page, though other text stands on the line: a contact at the right."""
    return _at_foot(fragment, page) and is_page_number(fragment.text)


def _at_foot(fragment: Fragment, page: Page) -> bool:
    return page.height is not None and fragment.box.top >= (1 - MARGIN_SHARE) * page.height


def _is_note_of_page(fragment: Fragment, page: Page) -> bool:
    """Whether a text is a note on the whole page: at its foot in no box, or one on its amounts in brackets."""
    text = fragment.text
    if _NOTE.match(text) is None:
        return False
    low = (box for box in page.frames if page.height is not None and box.height < page.height / 2)
    boxed = any(box.contains(*fragment.box.center) for box in low)
    return (
        (_at_foot(fragment, page) and not boxed)
        or year_of_brackets(text) is not None
        or brackets_are_year_before([text])
    )


def _grounds(page: Page) -> list[Box]:
    """Where a page is coloured, or framed."""
    return [*(s.box for s in page.shapes if s.kind == "fill" and s.fill is not None), *page.frames]


def _may_name(fragments: Sequence[Fragment], body: float, page: Page) -> bool:
    """Whether large type at the top of a page, or a label, can name an initiative; asked of every page."""
    named = any("名" in f.text and _NAME_LABEL.search(f.text) for f in fragments)
    return body > 0 and (named or may_have_title(fragments, body, page))


def _others(sheet: Sheet) -> int:
    return len(
        {fold(s.heading.words) for s in sheet.sections if s.heading.fields and "name" not in s.heading.fields}
    )


def _tells_of_several(sheet: Sheet) -> bool:
    """Whether a label of a text comes again, as on a page about several initiatives."""
    told = Counter(fold(s.heading.words) for s in sheet.sections if _PROSE.intersection(s.heading.fields[:1]))
    return any(count > 1 for count in told.values())


def _is_sheet(sheet: Sheet, all_words: Sequence[frozenset[str]]) -> bool:
    if sheet.names:
        return _others(sheet) >= _WITH_NAME and len(sheet.names) == 1
    if _tells_of_several(sheet) and not sheet.amounts:
        return False
    if not sheet.title or _OVERVIEW.search(fold("".join(f.text for f in sheet.title))):
        return False
    if sheet.amounts and _others(sheet) >= _WITH_AMOUNT:
        return True
    alike = sum(len(sheet.words & words) >= _IN_SERIES for words in all_words) >= 2
    return alike and bool(sheet.fields & _TELLING)


def _year_of_budgets(document: Document) -> str | None:
    """The one year whose budgets a document is about by what its first page, or every page, is headed."""
    first = document.pages[0]
    lines = [*first.lines, *first.furniture] if len(first.lines) <= _MOST_LINES_OF_COVER else first.furniture
    years = {fold(year): year for line in lines if (year := year_of_budgets(line.text)) is not None}
    return next(iter(years.values())) if len(years) == 1 else None


def _states_amounts(sheet: Sheet) -> bool:
    """Whether a sheet states amounts outside of the text below a label 事業費, which any card may have."""
    budgets = [s for s in sheet.sections if s.heading.fields[:1] == ("budget",)]
    labelled = {id(f) for s in budgets for f in s.fragments}
    return any(id(stated.fragment) not in labelled for stated in sheet.amounts)


def _is_within(card: Card, sheet: Sheet) -> bool:
    """Whether a card is but a part of a sheet, whose labels say much more.

    Or the sheet has a title, amounts and further tables above the card's.
    """
    if is_named(card):
        own = {piece.label.word for piece in card.view.pieces if piece.label is not None}
        return len(sheet.words - own) >= _MUCH_MORE
    first = min((grid.key for grid in sheet.tables), default=0)
    return bool(sheet.title) and bool(sheet.amounts) and 0 < first < min(grid.key for grid in card.grids)


@once
def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """The sheets of a document.

    Pages with a card drawn as a table are none, unless that neither names the initiative nor says what it is. A
    page whose labelled lines are set as a card is one only where it states yearly amounts in words.
    """
    tables = {grid.key: grid for page in document.pages for grid in page.grids}
    drawn: dict[int, list[Card]] = {}
    written: Counter[int] = Counter()
    stripped: set[int] = set()
    for card in cards_of(document):
        if only_measures(card) or names_no_initiative(card) or is_of_boxes(card):
            continue
        below = bool(card.grids) and is_written_below_strip(card, tables)
        if card.grids and card.grids[0].key in tables and not below:
            for index in set(card.pages):
                drawn.setdefault(index, []).append(card)
        else:
            written.update(set(card.pages))
            stripped.update(card.pages if below else ())
    if document.pages[0].number is None:
        return ()
    year = _year_of_budgets(document)
    read = [
        sheet
        for index, page in enumerate(document.pages)
        for sheet in (
            _read(index, page, year, written[index] > 1) if may_be_sheet(drawn.get(index, ()), index) else ()
        )
        if all(_is_within(card, sheet) for card in drawn.get(index, ()))
    ]
    words = [sheet.words for sheet in read]
    told = [s for s in read if s.index not in written or _states_amounts(s) or (s.index in stripped and s.amounts)]
    found = [sheet for sheet in told if _is_sheet(sheet, words)]
    if len(found) * _FEWEST_OF_PAGES < len(document.pages):
        # a page of a programme's logic, or of a budget, among lists and text
        found = [sheet for sheet in found if sheet.names]
    return tuple(replace(sheet) for sheet in found)
