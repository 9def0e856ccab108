"""What stands around a card and belongs to it: its number, and the headings it stands under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from extract.bracketed_fields import NO_FIELD, TAG, field_in_brackets
from extract.cards.amounts.amount_units import is_unit_note
from extract.cards.bounds.card import Card
from extract.cards.bounds.flow import flow_of
from extract.cards.bounds.form_heads import number_behind_form, number_of_form
from extract.cards.bounds.labelled_lines import (
    LEVELS,
    LONGEST_NUMBER,
    TRAILING,
    fields_on,
    is_beside_title,
    number_on,
    says_other_than_name,
)
from extract.cards.bounds.numbered import NUMBERED
from extract.cards.bounds.taxonomy import (
    Taxonomy,
    axis_name,
    bare_title,
    levels_of,
    levels_on_line,
    name_behind_heading,
)
from extract.cards.bounds.title_lines import CARD_HEADS, axis_of, head_and_number, is_number_beside, is_title
from extract.cards.cells.pieces import SAME_EDGE_PT
from extract.cards.cells.towns import is_list_of_municipalities
from extract.cards.draft import Draft
from extract.cards.text.heads import mark_of
from extract.cover import cover_of
from extract.family import printed
from extract.frames import pages_of
from extract.outline import numbering, outline
from extract.unit_notes import governs_amounts
from schemas.folding import fold
from schemas.glossary import AGREEMENT_HEADINGS
from schemas.labels import read_label, undecorated
from schemas.patterns import lazy_re
from schemas.printed import Document, Grid, Line, Page, Printed

_AGREEMENT_HEADS = frozenset(fold(word) for word in AGREEMENT_HEADINGS)
_MOST_ABOVE = 4
_NEXT_LINE = 1.2
_LONGEST_FIELD = 14
_MARKS = frozenset("■□◆◇●○")
_WHOLE_BRACKET = lazy_re(r"^[【［〔](?P<name>[^【】［］〔〕]+)[】］〕]$")
"""Brackets around a whole title set it off, and are no part of the name."""
_NOTES_BELOW = 2
"""A note on the amounts of a card is among so many lines below it."""
_BELOW_LABEL = ("name", "number", "municipalities")


def _said_without_label(line: Line, card: Card) -> list[tuple[str, str | None]]:
    """Fields that a line above a card says by itself, each with the words; None for all of the line."""
    levels = levels_on_line(line.text)
    if levels:
        return list(levels)
    axis = axis_of(line)
    if axis is not None:
        return [("axis", axis)]
    if is_number_beside(line, card.above[-_MOST_ABOVE:]):
        return [("number", None)]
    behind = number_behind_form(line)
    return [("number", behind)] if behind is not None else []


class Surroundings:
    """Walks a document once and tells for each card what its surroundings print."""

    def __init__(self, document: Document, taxonomy: Taxonomy) -> None:
        self._outline = outline(document)
        # a title in the table that a card's head makes is a line of the flow only
        titles = {item.item.key: item.page for item in flow_of(document) if isinstance(item.item, Line)}
        self._pages = pages_of(document) | titles
        self._taxonomy = taxonomy
        self._carried: dict[str, Printed] = {}
        self._labelled: dict[str, Printed] = {}
        self._under: object = None
        self._titled = False
        self._lines: list[Line] = []
        self._above: dict[int, int] = {}
        self._inside: set[int] = set()
        cover = cover_of(document)
        for found in flow_of(document):
            if isinstance(found.item, Grid):
                self._above[found.item.key] = len(self._lines)
                self._inside.update(line.key for line in found.item.lines)
            elif found.page is not cover:
                self._lines.append(found.item)
        self._governing = [(n, line) for n, line in enumerate(self._lines) if governs_amounts(line)]

    def _since(self, card: Card, before: Card | None) -> list[Line]:
        """The lines between the card before and this one, tables between them left out."""
        end = self._above.get(card.grids[0].key, 0)
        if before is None:
            return self._lines[max(end - 30, 0) : end]
        return self._lines[self._above.get(before.grids[-1].key, 0) : end]

    def of(self, card: Card, before: Card | None) -> dict[str, Printed]:
        """Number, axis, policy field and measure that are printed around a card; absent where they are not."""
        recent = self._since(card, before)
        found: dict[str, Printed] = {}
        heads = [head_and_number(line.text) for line in recent]
        for line, (head, number) in zip(reversed(recent), reversed(heads), strict=True):
            if head in CARD_HEADS:
                if number is not None:
                    found["number"] = printed(self._page(line), [line], number)
                break
        levels = self._levels(card)
        levels = {name: p for name, p in levels.items() if fold(p.text) not in CARD_HEADS | _AGREEMENT_HEADS}
        # titles that stand together say more than a line that names an axis alone
        levels = levels or self._plain_levels(recent, [head for head, _ in heads]) or self._axis_above(card)
        if "policy_field" in levels and card.above and card.above[-1].key in levels["policy_field"].keys:
            # the heading right above the card is its title; the next card of the field has no more than that
            field = self._field_in_brackets(card) or self._marked_field(card)
            self._titled = self._titled or bool(field)
            levels = {name: p for name, p in levels.items() if name != "policy_field" or not self._titled} | field
        elif levels.keys() <= {"axis"}:
            levels |= self._field_in_brackets(card) or (self._marked_field(card) if levels else {})
        self._carry(levels)
        return {**self._carried, **found}

    def _carry(self, levels: Mapping[str, Printed]) -> None:
        """Keeps levels for the cards that follow; what stands below another axis or field than before is new."""
        for n, name in enumerate(LEVELS):
            if (
                name in levels
                and name in self._carried
                and fold(levels[name].text) != fold(self._carried[name].text)
            ):
                self._carried = {known: p for known, p in self._carried.items() if known not in LEVELS[n + 1 :]}
        self._carried = {**self._carried, **levels}

    def _page(self, line: Line) -> Page:
        return self._pages[line.key]

    def _plain_levels(self, recent: list[Line], heads: list[str]) -> dict[str, Printed]:
        """Titles without numbering above the statements of the agreement or the word that heads a card."""
        at = next((n for n, head in enumerate(heads) if head in _AGREEMENT_HEADS), None)
        at = next((n for n, head in enumerate(heads) if head in CARD_HEADS), None) if at is None else at
        if at is None:
            return {}
        titles: list[Line] = []
        for line in reversed(recent[:at]):
            if not is_title(line) or len(titles) == 3:
                break
            titles.insert(0, line)
        if not titles:
            return {}
        texts = [bare_title(line.text) for line in titles]
        places = [printed(self._page(line), [line], text) for line, text in zip(titles, texts, strict=True)]
        found: dict[str, Printed] = {}
        if axis_name(texts[0]) is not None and len(texts) > 1:
            found["axis"] = replace(places[0], text=axis_name(texts[0]) or texts[0])
        names = ["policy_field", "measure"]
        if len(places) == 1 and fold(texts[0]) in self._taxonomy.axis_of:
            names = ["policy_field"]
        elif len(places) == 1:
            names = ["measure"]
        found.update(zip(names, places[-len(names) :], strict=True))
        return found

    def complete(self, draft: Draft, card: Card, before: Card | None) -> None:
        """Adds to a draft what the card itself does not print but its surroundings or the document do."""
        around = self.of(card, before)
        for name, label, value in self.lines_above(card):
            if name not in draft.fields:
                draft.put(name, label, value)
                if name not in ("axis", "policy_field"):  # these stay headings too
                    draft.used.update(value.keys)
        self._carry_labelled(draft, card)
        for name in ("number", "policy_field", "measure"):
            if name not in draft.fields and name in around and axis_name(bare_title(around[name].text)) is None:
                draft.fields[name] = around[name]
        if "axis" in draft.fields and not {"policy_field", "measure"} & draft.fields.keys():
            above = self._field_above(card) or self._marked_field(card).get("policy_field")
            if above is not None:
                draft.fields["policy_field"] = above
        policy_field = draft.fields.get("policy_field")
        measure = draft.fields.get("measure")
        if policy_field is None and measure is not None:
            known = self._taxonomy.field_of.get(fold(measure.text))
            if known is not None:
                policy_field = draft.fields["policy_field"] = known
        if "axis" not in draft.fields:
            if policy_field is not None and fold(policy_field.text) in self._taxonomy.axis_of:
                learned: Printed | None = self._taxonomy.axis_of[fold(policy_field.text)]
            else:
                learned = None
            axis = self._own_axis(card) or learned or around.get("axis") or self._labelled.get("axis")
            if axis is not None:
                draft.fields["axis"] = axis

    def _carry_labelled(self, draft: Draft, card: Card) -> None:
        """Gives a card the levels of the last heading with a label (「分野：福祉」) until another replaces it."""
        under = sorted((name, fold(value.text)) for name, value in self._levels(card).items())
        told = {name: value for name, _, value in self.lines_above(card) if name in LEVELS}
        if told or under != self._under:
            first = min((LEVELS.index(name) for name in told), default=0)
            self._labelled = {n: v for n, v in self._labelled.items() if told and LEVELS.index(n) < first} | told
            self._under = under
        if not set(LEVELS) & draft.fields.keys() - {"measure"}:
            for name, value in self._labelled.items():
                draft.fields.setdefault(name, value)

    def _field_above(self, card: Card) -> Printed | None:
        """The numbered heading right above a card that prints its axis: 「（2）地域公共交通」 is a field."""
        path = self._outline.path(card.grids[0].key)
        if not path or not card.above or path[-1].key != card.above[-1].key:
            return None
        found = numbering(path[-1].text)
        text = found[1].strip() if found else ""
        if not 2 <= len(text) <= _LONGEST_FIELD or NO_FIELD.search(text) or fold(text) in CARD_HEADS:
            return None
        if axis_name(text) is not None:
            return None
        return printed(self._page(path[-1]), [path[-1]], text)

    def _field_in_brackets(self, card: Card) -> dict[str, Printed]:
        """The field that a line of its own right above a card names below that of the axis: 「【医療】」.

        Where the card prints no name itself, its title may stand between.
        """
        titled = not card.view.has_label("name") and len(card.above) > 1 and is_title(card.above[-1])
        lines = card.above[-2:] if titled else card.above[-1:]
        for line in reversed(lines):
            field = field_in_brackets(line.text)
            if field is not None:
                return {"policy_field": printed(self._page(line), [line], field)}
        return {}

    def _axis_above(self, card: Card) -> dict[str, Printed]:
        """The axis that one of the lines above a card names though it is no heading; empty without one.

        Where the lines name none, it is the one that those above an earlier card did.
        """
        for line in reversed(card.above[-_MOST_ABOVE:]):
            axis = axis_of(line) if is_title(line) else None
            if axis is not None:
                return {"axis": printed(self._page(line), [line], axis)}
        return {"axis": self._carried["axis"]} if "axis" in self._carried else {}

    def _marked_field(self, card: Card) -> dict[str, Printed]:
        """The field that a line with a mark or number names below an axis: 「基本目標１　…」, 「◇ 医療」.

        Where the card prints no name itself, the last of such lines is its name.
        """
        titles = [*takewhile(lambda line: is_title(line) and axis_of(line) is None, reversed(card.above))]
        titles = [line for line in titles if self._page(line) is self._page(titles[0])]  # but those of a cover
        named = card.view.has_label("name") or _begins_with_name(card)
        fields = titles if named else titles[1:]
        marked = len(fields) == 1 and (mark_of(fields[0]) in _MARKS or numbering(fields[0].text) is not None)
        text = bare_title(fields[0].text) if marked else ""
        if not 2 <= len(text) <= _LONGEST_FIELD or NO_FIELD.search(text) or TAG.fullmatch(text):
            return {}
        if read_label(text) is not None:
            return {}
        return {"policy_field": printed(self._page(fields[0]), [fields[0]], text)}

    def _own_axis(self, card: Card) -> Printed | None:
        return self._levels(card).get("axis")

    def _levels(self, card: Card) -> dict[str, Printed]:
        """What the headings above a card say; numbered lines inside written cards are none."""
        path = [line for line in self._outline.path(card.grids[0].key) if line.key not in self._inside]
        return levels_of(path, self._pages)

    def title(self, card: Card) -> Printed | None:
        """The title directly above a card without a name: a short line that is no general heading.

        Places and offices beside a title are no title where another line is one.
        """
        lines = [line for line in card.above[-_MOST_ABOVE:] if not is_beside_title(line)]
        for line in (*reversed(lines[-2:]), *reversed(card.above[-2:])):
            head, _ = head_and_number(line.text)
            if not is_title(line) or head in CARD_HEADS | _AGREEMENT_HEADS:
                continue
            if says_other_than_name(line, self._page(line)):
                continue
            behind_form = number_of_form(line) or ("", line)
            if behind_form[1] is None:
                continue
            bare = undecorated(behind_form[1].text)
            numbered, found = NUMBERED.match(bare), numbering(bare)
            text = TRAILING.sub("", numbered["name"] if numbered else found[1] if found else bare)
            name = name_behind_heading(text) or text
            return printed(self._page(line), [line], _WHOLE_BRACKET.sub(r"\g<name>", name.strip()))
        return None

    def lines_above(self, card: Card) -> list[tuple[str, Printed, Printed]]:
        """Fields that stand on lines directly above a card: 「事業番号　0042」, 「施策名：…」."""
        found: list[tuple[str, Printed, Printed]] = []
        for line in [*_running_heads(card), *self._levels_far_above(card), *card.above[-_MOST_ABOVE:]]:
            place = self._pages.get(line.key, card.parts[0][0].page)
            numbered = number_of_form(line)
            if numbered is not None:
                number = printed(place, [line], numbered[0])
                found.append(("number", number, number))
                if numbered[1] is None:
                    continue
                line = numbered[1]
            said = _said_without_label(line, card)
            if said:
                values = [(name, printed(place, [line], text)) for name, text in said]
                found.extend((name, value, value) for name, value in values)
                found.extend(number_on(line, place))
                continue
            found.extend(self._value_below(line, card))
            for name, label, value in fields_on(line, place):
                parts = NUMBERED.match(value.text) if name == "name" else None
                if parts is not None:
                    own = replace(value, text=parts["number"])
                    found.append(("number", own, own))
                    value = replace(value, text=parts["name"])
                found.append((name, label, value))
        return found

    def _levels_far_above(self, card: Card) -> list[Line]:
        """Lines at the head of a card's page that name a level, its title and amounts between: 「分野：住宅」."""
        page = card.parts[0][0].page
        own = [line for line in card.above[:-_MOST_ABOVE] if self._pages.get(line.key) is page]
        return [line for line in own if any(name in LEVELS for name, _, _ in fields_on(line, page))]

    def name_above(self, card: Card) -> tuple[Printed, Printed] | None:
        """The label and the name above a card whose own table has no label of a name; None without any."""
        if card.view.has_label("name"):
            return None
        return next(((label, value) for name, label, value in self.lines_above(card) if name == "name"), None)

    def _value_below(self, line: Line, card: Card) -> list[tuple[str, Printed, Printed]]:
        """The name, number or towns on the line below their label, as above the table: 「施策名」 / 「…事業」."""
        label = read_label(line.text)
        following = [other for other in card.above if other.key > line.key]
        if label is None or not label.exact or label.fields[0] not in _BELOW_LABEL or not following:
            return []
        below = following[0]
        if line.box is None or below.box is None or read_label(below.text) is not None:
            return []
        near = below.box.top - line.box.bottom <= _NEXT_LINE * max(line.box.height, below.box.height)
        fits = {
            "name": is_title(below),
            "number": is_title(below) and len(fold(below.text)) <= LONGEST_NUMBER,
            "municipalities": is_list_of_municipalities(below.text),
        }
        if not near or not fits[label.fields[0]]:
            return []
        page = self._pages.get(line.key, card.parts[0][0].page)
        return [(label.fields[0], printed(page, [line]), printed(page, [below], below.text.strip()))]

    def unit_notes(self, card: Card) -> dict[int, Printed]:
        """Lines that name the unit of a card's amounts, by table: 「(単位：千円)」 directly above one.

        Without one, a note on all amounts right below the card stands for its first table, else the last one.
        """
        found: dict[int, Printed] = {}
        pages = [part[0].page.number for part in card.parts if part] or [None]
        own = [
            line for line in card.above[-2:] if self._page(line).number == pages[0]
        ]  # no note of the card before
        for grid, lines in ((card.grids[0].key, own), *card.between.items()):
            for line in reversed(lines[-2:]):
                if is_unit_note(line):
                    found.setdefault(grid, printed(self._page(line), [line]))
        first, end = card.grids[0].key, self._above.get(card.grids[-1].key, 0)
        near = [line for n, line in self._governing if end <= n < end + _NOTES_BELOW]
        below = [line for line in near if self._page(line).number == pages[-1]]
        before = [line for n, line in self._governing if n < self._above.get(first, 0)]
        for line in (*below[:1], *before[-1:]):
            found.setdefault(first, printed(self._page(line), [line]))
        return found


def _running_heads(card: Card) -> list[Line]:
    """Lines above a card that look like running heads because every card has its own: 「事業番号　0042」."""
    box = card.grids[0].box
    if box is None or not card.parts or not card.parts[0]:
        return []
    return [
        line
        for line in card.parts[0][0].page.furniture
        if line.box is not None and line.box.bottom <= box.top + 1.0
    ]


def _begins_with_name(card: Card) -> bool:
    """Whether the first row of a card is a text over its whole width that heads no form: its name in a band."""
    first = card.view.printed(0)
    if len(first) != 1 or first[0].role not in ("value", "unknown-label") or first[0].last > first[0].row:
        return False
    ends = min(p.x0 for p in card.view.pieces), max(p.x1 for p in card.view.pieces)
    wide = first[0].x0 <= ends[0] + SAME_EDGE_PT and first[0].x1 >= ends[1] - SAME_EDGE_PT
    return wide and fold(first[0].text) not in CARD_HEADS
