"""Where cards begin and end: one to a table, several in one table, one over several tables or pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from extract.cards.agreed import Statement, parted
from extract.cards.beside import is_group
from extract.cards.flow import flow_of
from extract.cards.item import Item
from extract.cards.numbered import NUMBERED, is_title
from extract.cards.page_head import PageHead, page_heads
from extract.cards.pieces import Piece
from extract.cards.plates import plates_of
from extract.cards.roles import pieces_of
from extract.cards.series import before_parts, parts_of_cards
from extract.cards.view import View, heads_indicators, heads_years, view_of
from extract.cards.years_across import is_money_unit, read_block
from extract.memo import once
from extract.outline import outline
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, FIELD_OF_ONE, PROSE_FIELDS
from schemas.printed import Document, Grid, Line

_CARD_FIELDS = FIELD_OF_ONE | {
    "budget",
    "budget_years",
    "schedule",
    "kpi",
    "number",
    "baseline",
    "target",
    "result",
}
_ENDS = frozenset(fold(word) for word in (*CARD_HEADINGS, *AGREEMENT_HEADINGS))
_ENOUGH = 3
_LONGEST_GAP = 4
_SAME_EDGE_PT = 3.0
_FIGURES = {"indicator", "baseline", "target", "result", "unit", "note", "baseline_year", "target_year"}
_STRONG = FIELD_OF_ONE - {"projects", "subsidy", "measure"}


@dataclass(slots=True)
class Card:
    """A card before it is read: its parts in reading order, each with the pieces of its rows.

    Attributes:
        pages: indices of the pages that the parts stand on.
        grids: the tables of the parts.
        parts: pieces by part.
        above: lines directly above the first table, nearest last; empty where another card stands above.
        sources: the items of the flow that the tables are or were made of.
        between: lines directly above each further table, by its key.
        agreed: statements of the agreement that stand in the card's tables.
        plate: pieces of a box above the first table that prints the card's number; its item is among the sources.
        first: key of the line that the card begins with, where it has lines of a common header too.
        repeated: the card's first rows where they are printed once more at the top of a further page.
    """

    pages: list[int] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    parts: list[list[Piece]] = field(default_factory=list)
    above: tuple[Line, ...] = ()
    sources: list[Item] = field(default_factory=list)
    between: dict[int, tuple[Line, ...]] = field(default_factory=dict)
    first: int | None = None
    agreed: list[Statement] = field(default_factory=list)
    repeated: list[Piece] = field(default_factory=list)
    plate: list[Piece] = field(default_factory=list)

    def add(self, index: int, found: Item, grid: Grid, pieces: list[Piece], gap: Sequence[Line]) -> None:
        """Adds a further table, or the rows of one that are the card's, with the lines above it."""
        self.pages.append(index)
        self.grids.append(grid)
        self.parts.append(pieces)
        self.sources.append(found)
        self.between[grid.key] = tuple(gap)

    @property
    def view(self) -> View:
        """The card as rows."""
        return view_of([self.plate, *self.parts])

    @property
    def key(self) -> int:
        """The smallest key of the card's lines; the table's own for a card without any."""
        if self.first is not None:
            return self.first
        keys = [line.key for part in self.parts for piece in part for line in piece.lines]
        return min(keys, default=self.grids[0].key)


def _single_fields(view: View, piece: Piece) -> set[str]:
    """The fields that a label can stand for only once on a card; none where it heads a group of labels."""
    return set() if piece.role != "label" or is_group(view, piece) else set(piece.fields) & FIELD_OF_ONE


def _is_list(view: View) -> bool:
    """Whether a table has one row of headers and rows of values below: many things, a row each, and no card."""
    headed = [row for row in range(len(view.rows)) if any(p.role == "label" for p in view.labels(row))]
    if not headed:
        return True
    first = headed[0]
    here = view.printed(first)
    only_labels = all(p.role in ("label", "unknown-label", "year") for p in here) and len(here) >= 2
    below = [row for row in range(first + 1, len(view.rows)) if view.printed(row)]
    # rows of a list may print words of the vocabulary (計, その他), but not at their beginning
    plain = [row for row in below if not view.printed(row)[0].is_field(*_CARD_FIELDS)]
    return only_labels and len(plain) == len(below) and (len(below) >= 2 or len(here) >= 4)


def _fields(view: View) -> list[str]:
    """One card field for each label that has one, in reading order."""
    found = []
    for piece in view.pieces:
        names = [name for name in piece.fields if name in _CARD_FIELDS] if piece.role == "label" else []
        if names and not (names[0] in FIELD_OF_ONE and is_group(view, piece)):
            found.append(names[0])
    return found


def _starts(view: View) -> list[int]:
    """The rows of a table in which a card begins; the first row always among them."""
    starts = [0]
    seen: dict[str, int] = {}
    words: set[str] = set()
    told: set[str] = set()
    inside = 0
    for row in range(len(view.rows)):
        if heads_indicators(view, row) or heads_years(view, row):
            if view.exact and heads_years(view, row):
                # words of the vocabulary beside figures by year name rows of that table
                inside = read_block(view, row).end
            continue
        if row < inside:
            continue
        for piece in view.labels(row):
            names = _single_fields(view, piece)
            word = piece.label.word if piece.label else ""
            if "name" in names:
                begins = word in words and row > 0
            else:
                # two words for one field (取組実績 and 評価) stand on one card
                again = names & seen.keys() & _STRONG if word in told else set()
                begins = any(row - seen[name] > 1 for name in again)
            if begins and row > starts[-1]:
                first = row
                if "name" not in names and is_title(view.printed(row - 1)):
                    # the line above is the name of the card, its label lost
                    first = row - 1
                starts.append(first)
                seen, words, told = {}, set(), set()
            told.add(word)
            if "name" in names:
                words.add(word)
            for name in names:
                if view.right_of(piece, row) or row + 1 < len(view.rows):
                    seen[name] = row
    return starts


def _cut(pieces: list[Piece], view: View) -> Iterator[list[Piece]]:
    starts = _starts(view)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(view.rows)
        part = [p for p in pieces if start <= p.row < end]
        if part:
            yield part


def _is_card(view: View) -> bool:
    fields = set(_fields(view))
    if _is_list(view):
        return False
    return len(fields) >= _ENOUGH or ("name" in fields and len(fields) >= 2)


def _is_described(view: View, head: PageHead | None) -> bool:
    """Whether a table that prints too few fields for a card says by its labels what a page's title names.

    The title stands above the table with a yearly amount, or in the table's first row over its whole width.
    """
    if _is_list(view) or len(view.rows) < _ENOUGH:
        return False
    first = view.printed(0)
    wide = len(first) == 1 and first[0].role in ("value", "unknown-label") and not first[0].heads_year
    wide = wide and view.exact and all(first[0].overlap(p.x0, p.x1) > 0.9 for p in view.rows[1])
    fields = {piece.fields[0] for piece in view.pieces if piece.role == "label" and not piece.names_row}
    fields -= _FIGURES
    titled = head is not None and bool(head.title) and bool(head.amounts)
    return len(fields) >= (_ENOUGH if titled else _ENOUGH + 1) and (titled or (wide and "budget" in fields))


def only_measures(card: Card) -> bool:
    """Whether a card is nothing but a table of indicators, which may stand on a page about an initiative."""
    return not set(_fields(card.view)) - _FIGURES - {"kpi"}


def names_no_initiative(card: Card) -> bool:
    """Whether a table holds figures and parties of an initiative, which its name and text stand outside of."""
    own = {name for piece in card.view.pieces if piece.role == "label" for name in piece.fields}
    return not own & {"name", "description", "purpose", "evaluation", "next_steps", "number", "measure"}


def _gap_is_open(gap: list[Line], headings: frozenset[int]) -> bool:
    """Whether the lines between two tables may stand inside a card: notes, but no heading."""
    if len(gap) > _LONGEST_GAP:
        return False
    for line in gap:
        bare = fold(line.text).strip("【】[]<>").rstrip("0123456789")
        if line.key in headings or bare in _ENDS:
            return False
    return True


def _words(view: View) -> set[str]:
    """The labels of a table, folded."""
    return {fold(p.text) for p in view.pieces if p.role in ("label", "unknown-label") and not p.names_row}


def _edges(pieces: Iterable[Piece]) -> tuple[float, float]:
    """Left and right edge of pieces."""
    every = list(pieces)
    return min(p.x0 for p in every), max(p.x1 for p in every)


def _goes_over(card: Card, view: View) -> bool:
    """Whether a table of the same width is the rest of a named card although it prints a text field again."""
    edges = _edges(card.parts[-1]), _edges(p for row in view.rows for p in row)
    return "name" in _fields(card.view) and all(abs(a - b) < _SAME_EDGE_PT for a, b in zip(*edges, strict=True))


def _word_of(view: View, field: str) -> str:
    """The word under which a card prints a field first, as printed and folded; empty without one."""
    return next((fold(p.text) for p in view.pieces if p.role == "label" and p.fields[:1] == (field,)), "")


def _continues(card: Card, view: View, gap: Sequence[Line], *, over_page: bool = False) -> bool:
    """Whether a table without a name is the rest of a card: none of its fields has been read yet.

    Args:
        card: the card that stands before the table.
        view: the table.
        gap: lines between both.
        over_page: the table begins the next page, and nothing is printed above it.
    """
    fields = _fields(view)
    if "name" in fields and not _names_programmes(card, view):
        return _same_name(card, view)
    if "name" not in _fields(card.view) and len(_words(view) & _words(card.view)) >= _ENOUGH:
        return False  # the same form again, with its name outside of any label
    known = set(_fields(card.view))
    once = (set(fields) & FIELD_OF_ONE) - {"name"}
    again = once & known
    if again and not over_page and _goes_over(card, view):
        # two words for one field stand on one card: 総合評価 and 令和６年度の評価
        again = {name for name in again if _word_of(view, name) == _word_of(card.view, name)}
    if again and not (over_page and again <= PROSE_FIELDS and once < set(fields) and _goes_over(card, view)):
        return False
    if fields:
        return True
    before = card.parts[-1]
    if _is_awaited(before):
        return True
    # rows without any label: the rest of a table cut by the page's end
    same_width = abs(min(p.x0 for p in before) - min(p.x0 for row in view.rows for p in row)) < 3.0
    # a unit of money above years says what their figures are
    told = any(is_money_unit(line.text) for line in gap) and heads_years(view, 0)
    return card.grids[-1].box is not None and same_width and (told or heads_nothing(view))


def _repeated_rows(card: Card, view: View) -> list[Piece]:
    """The first rows of a table where they are the card's first ones; empty for others.

    They head the table again on each page that it goes on to.
    """
    if not view.exact or not view.labels(0):
        return []
    first, found = card.view, list[Piece]()
    for row in range(min(len(view.rows), len(first.rows))):
        here, there = view.rows[row], first.rows[row]
        alike = len(here) == len(there) and all(
            fold(a.text) == fold(b.text) and abs(a.x0 - b.x0) < _SAME_EDGE_PT and abs(a.x1 - b.x1) < _SAME_EDGE_PT
            for a, b in zip(here, there, strict=True)
        )
        if not alike or row == len(view.rows) - 1:
            break
        found.extend(view.starting(row))
    if any(p.is_field("name") and _value_below(view, p) != _value_below(first, p) for p in found):
        return []  # labels above their values: the same labels, another name
    return found


def _value_below(view: View, label: Piece) -> str:
    """The value right below a label that has none beside it, folded; empty elsewhere."""
    beside = view.right_of(label, label.row)[:1]
    return "" if beside and beside[0].role == "value" else fold("".join(p.text for p in view.below(label)))


def _name_row(card: Card, view: View) -> int:
    """The row of a table, not its first one, in which another card of the kind of ``card`` begins; 0 without one.

    Cards of its kind begin with their name, under the same word.
    """
    words = {p.label.word for p in card.view.labels(0) if p.label is not None and p.is_field("name")}
    if not words:
        return 0
    for row in range(len(view.rows)):
        first = next(iter(view.labels(row)), None)
        if first is not None and first.label is not None and first.label.word in words:
            return row
    return 0


def _is_awaited(pieces: Sequence[Piece]) -> bool:
    """Whether a part of a card ends with a label of figures and nothing beside it: they stand in a table below."""
    last = max(p.last for p in pieces)
    row = [p for p in pieces if p.last == last and p.role != "blank"]
    return len(row) == 1 and row[0].is_field("budget", "schedule", "kpi", "result", "target", "funding")


@dataclass(slots=True)
class _Beginning:
    """Tables too small to be a card, with a card's fields.

    A band with its name, what a page break has cut, or the first of several below a numbered title.
    """

    found: list[Item]
    parts: list[list[Piece]]
    above: tuple[Line, ...]

    def goes_on(self, index: int, view: View, gap: list[Line]) -> bool:
        """Whether a table right below, or at the top of the next page, is the rest of the card."""
        last = self.found[-1].index
        if index not in (last, last + 1) or gap or "name" in _fields(view):
            return False
        once = set(_fields(view_of(self.parts))) & FIELD_OF_ONE
        rows = [p for row in view.rows for p in row]
        edges = [_edges(found) for found in (self.parts[-1], rows)]
        alike = all(abs(a - b) < _SAME_EDGE_PT for a, b in zip(*edges, strict=True))
        return alike and not once & set(_fields(view))

    def card(self) -> Card | None:
        """The card that the tables make; None as long as they are too few."""
        if len(self.parts) < len(("beginning", "rest")) or not _is_card(view_of(self.parts)):
            return None
        card = Card([item.index for item in self.found], [], list(self.parts), self.above)
        card.sources = list(self.found)
        card.grids = [item.item for item in self.found if isinstance(item.item, Grid)]
        return card


def _begins(view: View, gap: Sequence[Line]) -> bool:
    """Whether a table that is no card begins one: it prints a name, or labels of a card below a numbered title."""
    fields = set(_fields(view))
    if "name" in fields:
        return True
    named = bool(gap) and NUMBERED.match(gap[-1].text) is not None
    return named and bool(fields & FIELD_OF_ONE) and not _is_list(view)


def heads_nothing(view: View) -> bool:
    """Whether no row of a table looks like a header."""
    return not any(heads_years(view, row) or heads_indicators(view, row) for row in range(len(view.rows)))


def name_on(view: View) -> str | None:
    """The folded name that a card prints beside its label; None for a card without one."""
    for piece in view.pieces:
        if piece.is_field("name"):
            values = [p for p in view.right_of(piece, piece.row) if p.role == "value"]
            return fold(values[0].text) if values else None
    return None


def _names_programmes(card: Card, view: View) -> bool:
    """Whether a table of a card's page prints a name under another word, further down: 事業名 of a 施策.

    Where the table begins with the name, it may be a card of its own below what it belongs to.
    """
    names = [p for p in view.pieces if p.is_field("name")]
    words = {p.label.word for p in names if p.label is not None}
    known = {p.label.word for p in card.view.pieces if p.is_field("name") and p.label is not None}
    here = view.pieces
    return bool(known) and not words & known and all(p.row > next(iter(here)).row for p in names)


def _same_name(card: Card, view: View) -> bool:
    """Whether a table repeats the card's name at the top of a further page and brings other fields."""
    name = name_on(view)
    if name is None or name != name_on(card.view):
        return False
    repeated = set(_fields(view)) & set(_fields(card.view)) & FIELD_OF_ONE
    return repeated <= {"name", "axis", "policy_field", "measure", "municipalities"}


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
        pieces, statements = parted(pieces_of(page, item))
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
        # rows of a grid are counted from its first printed row, as those of its view
        first = min(p.row for p in pieces)
        near = open_card is not None and index - open_card.pages[-1] <= 1
        inside = near and _gap_is_open(gap, headings)
        name_row = _name_row(open_card, view) if inside and open_card is not None else 0
        if open_card is not None and name_row:
            # a table that goes on with the next card: its first rows are the rest of this one
            rest = [p for p in pieces if p.row < first + name_row]
            if _continues(open_card, view_of([rest]), gap):
                open_card.add(index, found, item, rest, gap)
                pieces, statements, gap = [p for p in pieces if p.row >= first + name_row], [], []
                view, first, inside = view_of([pieces]), first + name_row, False
        over_page = open_card is not None and index == open_card.pages[-1] + 1
        again = _repeated_rows(open_card, view) if open_card is not None and inside and over_page else []
        rest = [p for p in pieces if p.row > first + max(p.last for p in again)] if again else pieces
        if (
            open_card is not None
            and inside
            and _continues(open_card, view_of([rest]), gap, over_page=not gap and over_page)
        ):
            open_card.add(index, found, item, rest, gap)
            open_card.repeated.extend(again)
        elif beginning is not None and beginning.goes_on(index, view, gap):
            beginning.found.append(found)
            beginning.parts.append(pieces)
            open_card = beginning.card()
            if open_card is None:
                gap = []
                continue
            cards.append(open_card)
        elif _is_card(view) or _is_described(view, page_heads(document).get(item.key)):
            for number, part in enumerate(_cut(_shifted(pieces, first), view)):
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
