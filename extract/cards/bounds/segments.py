"""Where cards begin and end: one to a table, several in one table, one over several tables or pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from extract.cards.amounts.own_funds import funds_as_budget
from extract.cards.bounds.agreed import parted
from extract.cards.bounds.beginnings import (
    INDICATOR_FIELDS,
    card_fields,
    cut_into_cards,
    is_card,
    is_described,
    is_list,
    is_purse,
    prints_one_field,
)
from extract.cards.bounds.card import Card
from extract.cards.bounds.flow import flow_of
from extract.cards.bounds.going_on import (
    edges_of,
    goes_on,
    is_open_gap,
    repeated_rows,
    row_of_next_name,
    row_of_next_title,
)
from extract.cards.bounds.item import Item
from extract.cards.bounds.numbered import NUMBERED
from extract.cards.bounds.page_head import page_heads
from extract.cards.bounds.plates import plates_of
from extract.cards.bounds.series import before_parts, parts_of_cards
from extract.cards.bounds.torn_labels import mend_label
from extract.cards.cells.figures import is_money_unit
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import View, view_of
from extract.layout.fragments import is_layout
from extract.layout.nested import nested_tables
from extract.memo import once
from extract.outline import outline
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import undecorated
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line
from schemas.vocabulary_card_patterns import GUIDE_PATTERN

_ABOVE_NAME = {"axis", "policy_field", "measure", "number"}
"""What a card may print above its name: its place in the plan."""

_GUIDE = lazy_pattern(GUIDE_PATTERN)
_SEVERAL = 2
"""So many rows below one row of headers are a list, and begin no card."""


def only_measures(card: Card) -> bool:
    """Whether a card is nothing but a table of indicators, which may stand on a page about an initiative."""
    return not set(card_fields(card.view)) - INDICATOR_FIELDS - {"kpi"}


def names_no_initiative(card: Card) -> bool:
    """Whether a table holds figures and parties of an initiative, which its name and text stand outside of."""
    own = ("name", "description", "purpose", "evaluation", "next_steps", "number", "measure")
    return not card.view.has_label(*own)


def is_named(card: Card) -> bool:
    """Whether one of a card's labels is that of its name."""
    return card.view.has_label("name")


def is_of_boxes(card: Card) -> bool:
    """Whether a card is labels, each beside a text or a table in a frame of its own, and none is a name's."""
    inner = {id(table) for _, _, table in nested_tables(card.grids)} if len(set(card.pages)) == 1 else ()
    boxes = [grid for grid in card.grids if id(grid) not in inner]
    return not is_named(card) and len(boxes) > 1 and all(_is_box(grid) for grid in boxes)


def _is_box(grid: Grid) -> bool:
    """Whether a table is one label beside what its frame holds."""
    first = grid.cells[0]
    return grid.ruled and len(grid.cells) > 1 and first.row_span == grid.row_count > 0 == first.column


_OUTSIDE_PT = 4.0
"""Tables whose borders are drawn in two ways end so far from each other."""


@dataclass(slots=True)
class _Beginning:
    """Tables too small to be a card, with a card's fields.

    A band with its name, what a page break has cut, the first of several below a numbered title, or the strip with
    what it costs.
    """

    found: list[Item]
    parts: list[list[Piece]]
    above: tuple[Line, ...]
    between: dict[int, tuple[Line, ...]] = field(default_factory=dict)

    def goes_on(self, index: int, view: View, gap: list[Line]) -> bool:
        """Whether a table right below, or at the top of the next page, is the rest of the card."""
        last = self.found[-1].index
        if self.is_purse:
            return index == last and _is_form(view) and is_card(view_of([*self.parts, _pieces(view)]))
        own = card_fields(view_of(self.parts))
        apart = any(not is_money_unit(line.text) for line in gap)
        if index not in (last, last + 1) or apart or ("name" in card_fields(view) and not self._is_named_by(view)):
            return False
        once = set(own) & FIELD_OF_ONE
        rows = _pieces(view)
        edges: list[tuple[float, ...]] = [edges_of(found) for found in (self._above_purses[-1], rows)]
        if not self._above_purses[-1][0].grid.ruled and not rows[0].grid.ruled:
            edges = [edge[:1] for edge in edges]  # where nothing is drawn, a table ends with its longest text
        alike = all(abs(a - b) < SAME_EDGE_PT for a, b in zip(*edges, strict=True))
        inside = self._is_strip or (bool(own) and is_purse(view))
        alike = alike or (index == last and not gap and inside and _is_within(*edges))
        return alike and not once & set(card_fields(view))

    @property
    def _is_strip(self) -> bool:
        """Whether it is one row below a title with a number, over the boxes of the card."""
        titled = bool(self.above) and NUMBERED.match(self.above[-1].text) is not None
        return titled and len(self.parts) == 1 and len({piece.row for piece in self.parts[0]}) == 1

    @property
    def _above_purses(self) -> list[list[Piece]]:
        """Its tables without the strips of amounts below the first one, which need not be as wide."""
        return [part for number, part in enumerate(self.parts) if not number or not is_purse(view_of([part]))]

    @property
    def is_purse(self) -> bool:
        """Whether it is nothing but a strip of amounts."""
        return len(self.parts) == 1 and is_purse(view_of(self.parts))

    def _is_named_by(self, view: View) -> bool:
        """Whether a table prints the name that the card misses: further down, or below its place in the plan."""
        own, first = set(card_fields(view_of(self.parts))), view.labels(0)
        return "name" not in own and (own <= _ABOVE_NAME or (bool(first) and not first[0].is_field("name")))

    def card(self) -> Card | None:
        """The card that the tables make; None as long as they are too few."""
        if len(self.parts) < len(("beginning", "rest")) or not is_card(view_of(self.parts)):
            return None
        card = Card([item.index for item in self.found], [], list(self.parts), self.above)
        card.sources = list(self.found)
        card.grids = [item.item for item in self.found if isinstance(item.item, Grid)]
        card.between = dict(self.between)
        return card


def _is_within(strip: tuple[float, ...], box: tuple[float, ...]) -> bool:
    """Whether a box ends within the width of a strip above it."""
    return strip[0] - _OUTSIDE_PT <= box[0] and box[-1] <= strip[-1] + _OUTSIDE_PT


def _is_form(view: View) -> bool:
    """Whether a table without a budget is more than boxes of text, which only a whole page tells."""
    return not is_layout(view.rows[0][0].grid) and "budget" not in card_fields(view)


def _pieces(view: View) -> list[Piece]:
    return [piece for row in view.rows for piece in row]


def _begins(view: View, gap: Sequence[Line]) -> bool:
    """Whether a table that is no card begins one: it prints a name, or a label of a card and little else."""
    if is_purse(view):
        return True
    fields = set(card_fields(view))
    if "name" in fields:
        return not is_list(view, _SEVERAL)
    named = bool(gap) and NUMBERED.match(gap[-1].text) is not None
    return (named and bool(fields & FIELD_OF_ONE) and not is_list(view)) or prints_one_field(view)


def _is_guide(view: View, gap: Sequence[Line]) -> bool:
    """Whether the line above a table, or its first row, says that it explains the form: 「個票の見方」."""
    first = view.printed(0)
    titles = [line.text for line in gap[-1:]] + [p.text for p in first if len(first) == 1]
    return any(_GUIDE.fullmatch(undecorated(fold(title)).strip("[]()【】")) for title in titles)


@once
def cards_of(document: Document) -> tuple[Card, ...]:
    """All cards of a document in reading order."""
    headings = frozenset(heading.line.key for heading in outline(document).headings)
    cards: list[Card] = []
    gap: list[Line] = []
    open_card: Card | None = None
    beginning: _Beginning | None = None
    series = parts_of_cards(document)
    plates = plates_of(flow_of(document))
    set_apart = {plate.item.key for plate in plates.values()}
    for found in flow_of(document):
        index, page, item = found.index, found.page, found.item
        if isinstance(item, Line):
            gap.append(item)
            continue
        if item.key in set_apart:
            continue
        pieces, statements = parted(funds_as_budget(pieces_of(page, item)))
        view = view_of([pieces]) if pieces else None
        if view is None or not view.rows:
            continue
        if index in series:
            # what stands on the pages of a card in numbered parts is the card's
            if open_card is None or series.get(open_card.pages[-1]) != series[index]:
                open_card = Card(above=before_parts([line for line in gap if line in page.flow]))
                cards.append(open_card)
            open_card.add(index, found, item, pieces, gap)
            beginning, gap = None, []
            continue
        if open_card is not None and index == open_card.pages[-1] + 1 and not gap:
            pieces = mend_label(open_card, pieces)
            view = view_of([pieces])
        if _is_guide(view, gap):
            open_card, beginning, gap = None, None, []
            continue
        # rows of a grid are counted from its first printed row, as those of its view
        first = min(p.row for p in pieces)
        near = open_card is not None and index - open_card.pages[-1] <= 1
        inside = near and item.key not in plates and is_open_gap(gap, headings)  # a plate begins a card
        name_row = 0
        if inside and open_card is not None:
            name_row = row_of_next_name(open_card, view) or row_of_next_title(open_card, view)
        if open_card is not None and name_row:
            # a table that goes on with the next card: its first rows are the rest of this one
            rest = [p for p in pieces if p.row < first + name_row]
            if goes_on(open_card, view_of([rest]), gap):
                open_card.add(index, found, item, rest, gap)
                pieces, statements, gap = [p for p in pieces if p.row >= first + name_row], [], []
                view, first, inside = view_of([pieces]), first + name_row, False
        over_page = open_card is not None and index == open_card.pages[-1] + 1
        again = repeated_rows(open_card, view) if open_card is not None and inside and over_page else []
        rest = [p for p in pieces if p.row > first + max(p.last for p in again)] if again else pieces
        if (
            open_card is not None
            and inside
            and goes_on(open_card, view_of([rest]), gap, over_page=not gap and over_page)
        ):
            open_card.add(index, found, item, rest, gap)
            open_card.repeated.extend(again)
        elif beginning is not None and beginning.goes_on(index, view, gap):
            if beginning.is_purse:
                beginning.above = (*beginning.above, *gap)
            beginning.found.append(found)
            beginning.parts.append(pieces)
            beginning.between[item.key] = tuple(gap)
            open_card = beginning.card()
            if open_card is None:
                gap = []
                continue
            cards.append(open_card)
        elif is_card(view) or is_described(view, page_heads(document).get(item.key)):
            for number, part in enumerate(cut_into_cards(_shifted(pieces, first), view)):
                open_card = Card([index], [item], [part], tuple(gap) if number == 0 else (), [found])
                open_card.agreed = statements if number == 0 else []
                if number == 0 and (plate := plates.get(item.key)) is not None and isinstance(plate.item, Grid):
                    open_card.plate, open_card.sources = list(pieces_of(plate.page, plate.item)), [found, plate]
                cards.append(open_card)
        else:
            open_card = None
        begins = open_card is None and _begins(view, gap)
        beginning = _Beginning([found], [pieces], tuple(gap)) if begins else None
        gap = []
    return tuple(cards)


def _shifted(pieces: list[Piece], first: int) -> list[Piece]:
    if first == 0:
        return pieces
    return [replace(p, row=p.row - first, last=p.last - first) for p in pieces]
