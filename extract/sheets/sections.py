"""Which text stands below which heading of a page whose boxes stand in columns.

Two headings beside each other begin two columns, and the border between them runs down to the first text that
crosses it. A text belongs to the nearest heading above it on its own side of every such border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from math import inf

from extract.cards.amounts.stated_amounts import stated_amounts
from extract.cards.bounds.page_titles import name_among
from extract.layout.fragments import Fragment, beside, in_lines
from extract.shapes import ARROWS
from extract.sheets.headings import Heading
from extract.sheets.inline_values import goes_on
from extract.sheets.strips import Pair
from schemas.frozen import dataclass
from schemas.glossary import FIELD_OF_ONE
from schemas.patterns import lazy_pattern
from schemas.printed import Box

_EDGE_PT = 2.0
_ARROW = lazy_pattern(rf"\s*[{ARROWS}▷]+\s*")
OF_FIGURES = frozenset({"budget", "schedule", "result", "funding"})
"""Fields that a heading over a table of years names."""
_ROUGH_PT = 12.0
"""Texts of one column begin so far apart at most."""
_NEAR_PT = 60.0
"""Two columns need not begin at the same height."""
_LEAST_PT = 24.0
_SAME_COLUMN_PT = 6.0
_LEAST_LABELS = 3
_SEVERAL = 2
_FARTHEST_LABEL_PT = 40.0
_WIDEST_GUTTER_PT = 24.0
_HIGHEST_BAND_EM = 3.0


@dataclass(frozen=True, slots=True)
class Border:
    """A vertical border between two columns, from ``top`` down to ``bottom`` in points."""

    x: float
    top: float
    bottom: float

    def side(self, fragment: Fragment) -> int:
        """-1 left of the border, 1 right of it, 0 above or below it."""
        middle = fragment.box.center[1]
        if not self.top - _EDGE_PT <= middle <= self.bottom:
            return 0
        return -1 if fragment.box.center[0] < self.x else 1


@dataclass(slots=True)
class Section:
    """A heading with the fragments below it, in reading order."""

    heading: Heading
    fragments: list[Fragment] = field(default_factory=list)


def _reach(x: float, top: float, fragments: Sequence[Fragment]) -> float:
    """How far down a vertical line runs before a text crosses it."""
    crossing = [
        f.box.top
        for f in fragments
        if f.box.center[1] > top and f.box.x0 < x - _EDGE_PT and f.box.x1 > x + _EDGE_PT
    ]
    return min(crossing, default=float("inf"))


def _out_of_order(x: float, left: Fragment, right: Fragment, below: Sequence[Fragment]) -> int:
    """How many texts below two headings stand on another side of ``x`` than the page's reading order says.

    Where the page is read column by column, what is read between the two headings stands below the left one. Only
    so can texts be told that begin left of a heading in the middle of their column.
    """
    if not any(left.line.key < f.line.key < right.line.key for f in below):
        return 0
    return sum((f.line.key < right.line.key) != (f.box.center[0] < x) for f in below if f.line.key > left.line.key)


def _border(left: Fragment, right: Fragment, fragments: Sequence[Fragment], until: float) -> Border | None:
    """The border between two headings of one line that runs down farthest, nearest to the right one's text.

    ``until`` is the key of the heading that is read after both.
    """
    top, both = min(left.box.top, right.box.top), max(left.box.top, right.box.top)
    below = [f for f in fragments if f.box.center[1] >= top]
    edges = {right.box.x0}
    edges |= {f.box.x0 for f in below if left.box.x1 <= f.box.x0 <= right.box.x0}
    both_end = max(left.box.bottom, right.box.bottom)
    lower = [f for f in below if f.box.top > both_end and f.line.key < until]
    best: Border | None = None
    fewest = len(lower) + 1
    for edge in sorted(edges, reverse=True):
        bottom = _reach(edge - 1.0, top, fragments)
        wrong = _out_of_order(edge - 1.0, left, right, lower)
        if bottom > both and (best is None or (-wrong, bottom) > (-fewest, best.bottom)):
            best, fewest = Border(edge - 1.0, top, bottom), wrong
    if best is None:
        return None
    # texts that begin little farther left stand in the right column too
    near = [edge for edge in edges if best.x - _ROUGH_PT <= edge - 1.0 < best.x]
    return next(
        (
            b
            for e in sorted(near)
            if (b := Border(e - 1.0, top, best.bottom)) and _reach(b.x, top, below) >= best.bottom
        ),
        best,
    )


def borders_of(headings: Sequence[Heading], fragments: Sequence[Fragment], rules: Sequence[Box]) -> list[Border]:
    """The borders between headings that stand beside each other; a ruling over both columns ends them."""
    found = []
    ordered = sorted((h.fragment for h in headings), key=lambda f: (f.box.top, f.box.x0))
    for fragment in ordered:
        right = [
            o for o in ordered if o.box.x0 > fragment.box.x1 and abs(o.box.top - fragment.box.top) <= _NEAR_PT
        ]
        if right:
            other = min(right, key=lambda o: (not beside(o, fragment), o.box.x0, o.box.top))
            later = (h.line.key for h in ordered if h.line.key > max(fragment.line.key, other.line.key))
            border = _between_bands(fragment, other, fragments, rules)
            border = border or _border(fragment, other, fragments, min(later, default=inf))
            if border is not None:
                ends = [r.top for r in rules if _ends(r, border, fragment, other, fragments)]
                border = Border(border.x, border.top, min([border.bottom, *ends]))
            if border is not None and border.bottom - border.top >= _LEAST_PT:
                found.append(border)
    return found


def _between_bands(
    left: Fragment, right: Fragment, fragments: Sequence[Fragment], rules: Sequence[Box]
) -> Border | None:
    """The border between two headings that stand on bands as wide as their columns; None where they do not."""
    pairs = [(a, b) for a in rules for b in rules if _is_band_of(left, a) and _is_band_of(right, b)]
    edge = next((b.x0 for a, b in pairs if 0 <= b.x0 - a.x1 <= _WIDEST_GUTTER_PT), None)
    top = min(left.box.top, right.box.top)
    return Border(edge - 1.0, top, _reach(edge - 1.0, top, fragments)) if edge is not None else None


def _is_band_of(heading: Fragment, ground: Box) -> bool:
    low = 0 < ground.height <= _HIGHEST_BAND_EM * heading.box.height
    return low and ground.contains(*heading.box.center)


def _ends(rule: Box, border: Border, left: Fragment, right: Fragment, fragments: Sequence[Fragment]) -> bool:
    """Whether a level ruling runs over both columns, below two headings and texts of both."""
    head = max(left.box.bottom, right.box.bottom)
    if not (head < rule.top < border.bottom and rule.x0 < left.box.x0 and rule.x1 > right.box.x1):
        return False
    between = [f.box for f in fragments if head - _EDGE_PT <= f.box.top and f.box.bottom <= rule.top + _EDGE_PT]
    return any(box.x1 <= border.x for box in between) and any(box.x0 >= border.x for box in between)


def _fits(borders: Sequence[Border], heading: Fragment, fragment: Fragment) -> bool:
    for border in borders:
        here, there = border.side(fragment), border.side(heading)
        if here and there and here != there:
            return False
    return True


def sections_of(
    headings: Sequence[Heading],
    fragments: Sequence[Fragment],
    rules: Sequence[Box] = (),
    frames: Sequence[Box] = (),
    pairs: Sequence[Pair] = (),
) -> list[Section]:
    """The sections of a page; what stands above the first heading is in none.

    Args:
        headings: the page's headings.
        fragments: all fragments of the page but for pictures' captions, headings among them.
        rules: its level rulings, and the grounds of its headings.
        frames: the outlines of its boxes: what stands in one belongs to the heading in it, or on its upper edge.
        pairs: the cells of labels and of their values.
    """
    sections = {id(h.fragment): Section(h) for h in headings}
    rest = [f for f in fragments if id(f) not in sections]
    valued = [(pair, section) for section in sections.values() if (pair := _pair_of(section.heading, pairs))]
    for pair, section in valued:
        section.fragments.extend(_value_of(pair, rest, headings))
    told = {id(f) for section in sections.values() for f in section.fragments}
    rest = [f for f in rest if id(f) not in told]
    ended = {id(section.heading) for pair, section in valued if pair.in_strip or pair.boxed}
    headings = [h for h in headings if id(h) not in ended]
    labels = _label_column(headings, rest)
    if labels:
        edge = max(h.box.x1 for h in labels) - _EDGE_PT
        others = [h.fragment for h in headings if h.fragment not in labels]
        for block in _blocks([f for f in rest if f.box.x0 >= edge and not any(_heads(h, f) for h in others)]):
            owner = _label_of(block, labels)
            if owner is not None:
                sections[id(owner)].fragments.extend(block)
                rest = [f for f in rest if f not in block]
    borders = borders_of([h for h in headings if not h.rest], fragments, rules)
    framed = _framed(headings, fragments, rules, frames)
    closed = _closed(framed, fragments)
    for fragment in rest:
        open_ = [h for h in headings if id(h) not in closed or closed[id(h)].contains(*fragment.box.center)]
        above = _owners(fragment, framed, open_) or [h for h in open_ if _above(h, fragment, borders)]
        if not above:
            continue
        owner = max(above, key=lambda h: (h.fragment.box.top, h.fragment.box.x0)).fragment
        section = sections[id(owner)]
        if not section.heading.rest or goes_on(section.heading, [owner, *section.fragments][-1], fragment):
            section.fragments.append(fragment)
    for section in sections.values():
        section.fragments = _box_by_box(_without_arrow_aside(section.fragments), section.heading.fragment, frames)
    return list(sections.values())


def _pair_of(heading: Heading, pairs: Sequence[Pair]) -> Pair | None:
    """The label with its value that a heading is."""
    return next((pair for pair in pairs if pair.label.contains(*heading.fragment.box.center)), None)


def _value_of(pair: Pair, fragments: Sequence[Fragment], headings: Sequence[Heading]) -> list[Fragment]:
    """What stands in the cell of a value, above the first heading in it; of a name's cell only the name."""
    inside = [f for f in fragments if pair.value.contains(*f.box.center)]
    labels = [h for h in headings if pair.label.contains(*h.fragment.box.center)]
    if any("name" in h.fields for h in labels):
        heads = {id(h.fragment) for h in headings}
        return name_among([f for f in inside if id(f) not in heads])
    tops = [h.fragment.box.top for h in headings if pair.value.contains(*h.fragment.box.center)]
    end = min(tops, default=inf)
    return [f for f in inside if f.box.center[1] < end]


def outside_pictures(headings: Sequence[Heading], frames: Sequence[Box]) -> list[Heading]:
    """The headings without what only looks like one: a word on a coloured ground in the box of a picture.

    「施策」 in a picture of how data are used is no label of the initiative, and no word that is set like it. A
    box that begins with another heading is that one's, though the caption of a picture stands in it.
    """
    pictures = []
    for heading in headings:
        around = [box for box in frames if _is_in(heading.fragment, box)]
        box = min(around, key=_area) if heading.fields[:1] == ("picture",) and around else None
        if box is not None and not any(
            h.fields
            and h.fields != heading.fields
            and h.style
            and h.fragment.box.bottom <= heading.fragment.box.top
            for h in headings
            if box.contains(*h.fragment.box.center)
        ):
            pictures.append(box)

    def may_label(heading: Heading) -> bool:
        return bool(FIELD_OF_ONE.intersection(heading.fields[:1])) or not (heading.fields or heading.style)

    return [
        h for h in headings if not (may_label(h) and any(p.contains(*h.fragment.box.center) for p in pictures))
    ]


def _box_by_box(fragments: Sequence[Fragment], head: Fragment, frames: Sequence[Box]) -> list[Fragment]:
    """The fragments line by line, those in one of the boxes below a heading together: ① beside ② in two boxes."""
    inner = sorted((f for f in frames if not f.contains(*head.box.center)), key=_area)
    units: list[tuple[Box, list[Fragment]]] = []
    by_frame: dict[int, list[Fragment]] = {}
    for fragment in in_lines(fragments):
        own = next((n for n, frame in enumerate(inner) if frame.contains(*fragment.box.center)), None)
        if own is None:
            units.append((fragment.box, [fragment]))
        elif own in by_frame:
            by_frame[own].append(fragment)
        else:
            by_frame[own] = [fragment]
            units.append((inner[own], by_frame[own]))
    if len(by_frame) < _SEVERAL:
        return in_lines(fragments)
    return [
        fragment for _, unit in sorted(units, key=lambda u: (u[0].top // _ROUGH_PT, u[0].x0)) for fragment in unit
    ]


def _without_arrow_aside(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments without an arrow right of all of them, which points to the next box."""
    ends = [f.box.x1 for f in fragments if not _ARROW.fullmatch(f.text)]
    return [f for f in fragments if not (ends and _ARROW.fullmatch(f.text) and f.box.x0 >= max(ends))]


@dataclass(frozen=True, slots=True, eq=False)
class _Framed:
    """A frame with the headings in it, or on its upper edge, and the borders between these."""

    box: Box
    headings: Sequence[Heading]
    borders: Sequence[Border]


def _framed(
    headings: Sequence[Heading], fragments: Sequence[Fragment], rules: Sequence[Box], frames: Sequence[Box]
) -> list[_Framed]:
    """The frames of a page that headings stand in, the smallest first."""
    found = []
    for box in sorted(frames, key=_area):
        own = [h for h in headings if _is_in(h.fragment, box)]
        if own:
            inside = [f for f in fragments if box.contains(*f.box.center)]
            found.append(_Framed(box, own, borders_of([h for h in own if not h.rest], inside, rules)))
    return found


def _closed(framed: Sequence[_Framed], fragments: Sequence[Fragment]) -> dict[int, Box]:
    """The frames of headings that hold text below them, by the heading: none of what stands outside is theirs."""
    closed: dict[int, Box] = {}
    heads = {id(heading.fragment) for frame in framed for heading in frame.headings}
    texts = [f for f in fragments if id(f) not in heads]
    for frame in framed:
        inside = [f for f in texts if frame.box.contains(*f.box.center)]
        for heading in frame.headings:
            if any(f.box.top >= heading.fragment.box.bottom - _EDGE_PT for f in inside):
                closed.setdefault(id(heading), frame.box)
    return closed


def _area(box: Box) -> float:
    return box.width * box.height


def _is_in(heading: Fragment, frame: Box) -> bool:
    x, y = heading.box.center
    return frame.contains(x, max(y, min(frame.top, y + heading.box.height)))


def _owners(fragment: Fragment, framed: Sequence[_Framed], open_: Sequence[Heading]) -> list[Heading]:
    """The headings above a text in the smallest frame around both; empty where none of its frames has any."""
    for frame in framed:
        if frame.box.contains(*fragment.box.center):
            found = [h for h in frame.headings if h in open_ and _above(h, fragment, frame.borders)]
            # text left of a picture's caption goes on with what stands above it
            return [h for h in found if not _is_caption_right_of(h, fragment)] or found
    return []


def _is_caption_right_of(heading: Heading, fragment: Fragment) -> bool:
    return heading.fields[:1] == ("picture",) and fragment.box.x1 <= heading.fragment.box.x0


def _above(heading: Heading, fragment: Fragment, borders: Sequence[Border]) -> bool:
    """Whether a text stands below a heading, or right of it, and on its side of every border."""
    head = heading.fragment
    lower = head.box.center[1] <= fragment.box.center[1] - _EDGE_PT
    right = beside(head, fragment) and head.box.x1 <= fragment.box.x0
    return (lower or right) and _fits(borders, head, fragment)


def _heads(label: Fragment, fragment: Fragment) -> bool:
    """Whether a label stands left of a text, on its line."""
    return beside(label, fragment) and label.box.x1 <= fragment.box.x0


def _label_column(headings: Sequence[Heading], fragments: Sequence[Fragment]) -> list[Fragment]:
    """Headings that stand in a column of their own left of their texts; empty where there is none."""
    own = [h.fragment for h in headings if not h.rest]
    for first in own:
        column = [h for h in own if abs(h.box.center[0] - first.box.center[0]) <= _SAME_COLUMN_PT]
        if len(column) < _LEAST_LABELS:
            column = [h for h in own if abs(h.box.x0 - first.box.x0) <= _EDGE_PT]
        if len(column) < _LEAST_LABELS:
            continue
        left, right = min(h.box.x0 for h in column), max(h.box.x1 for h in column)
        top, bottom = min(h.box.top for h in column), max(h.box.bottom for h in column)
        inside = [
            f for f in fragments if f.box.x0 < right and f.box.x1 > left and top <= f.box.center[1] <= bottom
        ]
        lower = [f for f in fragments if f.box.x0 < right and f.box.x1 > left and f.box.top > bottom]
        others = [h for h in own if h not in column and h.box.x0 > right]
        if not inside and not others and all(f.box.top - bottom > column[-1].box.height for f in lower):
            return column
    return []


def _blocks(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that follow each other without a wider gap than lines of a text have."""
    blocks: list[list[Fragment]] = []
    for fragment in in_lines(fragments):
        last = blocks[-1][-1] if blocks else None
        near = last is not None and fragment.box.top - max(f.box.bottom for f in blocks[-1]) <= last.box.height
        if near:
            blocks[-1].append(fragment)
        else:
            blocks.append([fragment])
    return blocks


def _label_of(block: Sequence[Fragment], labels: Sequence[Fragment]) -> Fragment | None:
    """The label of a column that stands beside a block of text; None for a block above all of them."""
    top, bottom = min(f.box.top for f in block), max(f.box.bottom for f in block)

    def away(label: Fragment) -> float:
        return max(0.0, top - label.box.bottom, label.box.top - bottom)

    if bottom <= min(label.box.top for label in labels) and any(stated_amounts(f.text) for f in block):
        return None  # what the initiative costs stands above what is said of it
    nearest = min(labels, key=away)
    return nearest if away(nearest) <= _FARTHEST_LABEL_PT else None
