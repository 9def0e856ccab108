"""The lines around a table that belong to it: its title, its unit, its notes and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.family import printed
from extract.frames import pages_of
from extract.layout.nested import lines_above, nested_tables
from extract.memo import once
from extract.outline import outline
from extract.shapes import brackets_opened, has_letter
from extract.tables.caption_lines import (
    CAPTIONED,
    DATE_ONLY,
    LONGEST_TITLE,
    NOTE_HEAD,
    UNIT_CLOSING,
    explains_signs,
    is_note,
    is_title,
    of_drawing,
    says_survey,
    title_text,
    unit_part,
    without_unit_apart,
)
from extract.tables.caption_parts import (
    MOST_LINES,
    Items,
    heads_a_drawing,
    line_right_above,
    neighbour,
    part_before,
    parts_right_of,
    stands_below,
    stands_left,
    table_beside,
)
from extract.tables.foot_notes import notes_at_foot
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Beside, Document, Grid, Line, Page, Printed
from schemas.vocabulary_tables import FIGURE_WORDS

_OF_FIGURE = lazy_pattern(r"[(\[〔【<]?(?:" + "|".join(FIGURE_WORDS) + r")[0-9IVXⅠ-Ⅻ一二三四五六七八九十]")
_SAME_SIZE = 0.6
"""Points by which the lines of one title may differ in size."""


@dataclass(frozen=True, slots=True, eq=False)
class Caption:
    """What is printed around a table.

    Attributes:
        title: the title without numbering, bullets, 【】 and unit; None where no line above can be one.
        unit: the line or part of a line that tells the unit (「(単位：人、下段は増減率)」); None if not printed.
        notes: the lines of notes and sources, above and below, in reading order.
        heading: the innermost numbered heading above; None where there is none.
        used: keys of the lines of title, unit and notes.
        whole: the title as the page prints it, with its number and brackets; None where a table's cell holds it.
    """

    title: Printed | None
    unit: Printed | None
    notes: tuple[tuple[Page, Line], ...]
    heading: Printed | None
    used: frozenset[int]
    whole: Printed | None = None

    @property
    def note(self) -> Printed | None:
        """All notes as one text, a line each; None without notes."""
        if not self.notes:
            return None
        return printed(self.notes[0][0], [line for _, line in self.notes])

    @property
    def beside(self) -> Beside:
        """What of it is running text: the title and the notes, without years that only head the figures.

        Where a line that explains signs stands in the place of a title, it is a note.
        """
        notes = frozenset(line.key for _, line in self.notes if not is_year(line.text))
        if self.whole is None:
            return Beside(notes=notes)
        if explains_signs(self.whole.text):
            return Beside(notes=notes.union(self.whole.keys))
        return Beside((self.whole,), notes)

    @property
    def name(self) -> Printed | None:
        """The title, or the heading where the table has no title of its own."""
        return self.title or self.heading


@once
def _flow(document: Document) -> tuple[tuple[tuple[Page, Line | Grid], ...], dict[int, int]]:
    items = tuple(_with_lines_of_cells(document))
    return items, {item.key: index for index, (_, item) in enumerate(items) if isinstance(item, Grid)}


def _with_lines_of_cells(document: Document) -> Iterator[tuple[Page, Line | Grid]]:
    """Lines and tables in reading order, above a table inside a cell what that cell prints above it."""
    for page in document.pages:
        around = {id(inner): cell for _, cell, inner in nested_tables(page.grids)}
        for item in page.flow:
            if isinstance(item, Grid) and id(item) in around:
                yield from ((page, line) for line in lines_above(around[id(item)], item))
            yield page, item


@once
def _headings(document: Document) -> frozenset[int]:
    return frozenset(heading.line.key for heading in outline(document).headings)


@dataclass(slots=True)
class _Above:
    title: Printed | None = None
    unit: Printed | None = None
    notes: list[tuple[Page, Line]] | None = None


def _look_up(items: Items, index: int) -> _Above:
    above = _Above(notes=[])
    page = items[index][0]
    seen = 0
    for position in range(index - 1, -1, -1):
        place, item = items[position]
        if isinstance(item, Grid) or seen > MOST_LINES:
            break
        text = fold(item.text)
        if not has_letter(item.text) or of_drawing(item):
            continue  # page numbers, ornaments, and the figures of a chart between a caption and its table
        seen += 1
        unit = unit_part(item)
        if unit is not None and above.unit is None:
            above.unit = printed(place, [item], unit)
            if not title_text(item):
                continue
        elif (
            NOTE_HEAD.match(text)
            or is_year(item.text)
            or DATE_ONLY.fullmatch(text)
            or says_survey(place, page, item)
        ):
            if above.notes is not None:
                above.notes.insert(0, (place, item))
            continue
        if place is not page and not _is_torn(items, position, above.unit):
            break
        first = _first_line(items, position)
        if first is not None:
            whole = replace(first, text=first.text.strip() + item.text.strip())
            above.title = printed(place, [first, item], title_text(whole))
        elif is_title(item) and title_text(item):
            above.title = printed(place, [item], title_text(item))
            closing = UNIT_CLOSING.search(fold(item.text))
            if above.unit is None and closing is not None:
                above.unit = printed(place, [item], str(closing.group()))
        break
    if above.title is None or (above.title.page == page.number and stands_left(above.title, items[index][1])):
        _take_right_above(above, items, index)  # the title of a drawing beside the table may stand between
    if above.title is None:
        above.notes = []  # sentences above a table without title belong to the text, not to the table
    return above


def _take_right_above(above: _Above, items: Items, index: int) -> None:
    """Takes the line right above a table as its title, with the unit that it ends with."""
    line, page = line_right_above(items, index), items[index][0]
    if line is None or not is_title(line):
        return
    above.title = printed(page, [line], title_text(line))
    if above.unit is None and (unit := unit_part(line)) is not None:
        above.unit = printed(page, [line], unit)


def _is_torn(items: Items, position: int, unit: Printed | None) -> bool:
    """Whether a line at the foot of a page can be the title of the table that begins the next one.

    One in brackets or with the number of a table is, and one whose unit (``unit``) stands below it on its page;
    right below another table it is that one's.
    """
    place, line = items[position]
    if not isinstance(line, Line):
        return False
    text = fold(line.text)
    if text.startswith(("【", "<")) or (unit is not None and unit.page == place.number):
        return True
    return CAPTIONED.match(text) is not None and position > 0 and not isinstance(items[position - 1][1], Grid)


def _first_line(items: Items, position: int) -> Line | None:
    """The line above whose bracket the line at a position closes: the first one of a title on two lines."""
    place, line = items[position]
    if position == 0 or not isinstance(line, Line) or line.box is None:
        return None
    other, above = items[position - 1]
    if other is not place or not isinstance(above, Line) or above.box is None:
        return None
    near = line.box.top - above.box.bottom <= line.box.height
    same = abs((line.size or 0.0) - (above.size or 0.0)) <= _SAME_SIZE
    opened, closed = brackets_opened(above.text), -brackets_opened(line.text)
    short = len(fold(above.text)) + len(fold(line.text)) <= LONGEST_TITLE
    return above if near and same and short and opened == closed > 0 and is_title(above) else None


def _look_down(document: Document, items: Items, index: int) -> list[tuple[Page, Line]]:
    headings = _headings(document)
    notes: list[tuple[Page, Line]] = []
    page = items[index][0]
    title = _place_below(document, index)
    for number, (place, item) in enumerate(items[index + 1 : index + 1 + MOST_LINES], index + 1):
        if isinstance(item, Grid) or (place is not page and page is not items[index][0]):
            break
        if number == title:
            continue
        text = fold(item.text)
        if not has_letter(item.text):
            continue
        if place is not page:
            if not notes and not NOTE_HEAD.match(text):
                break
            page = place  # a table that fills its page has its notes on the next one
        numbered = item.key in headings and not NOTE_HEAD.match(text)
        if numbered or not is_note(item, after_note=bool(notes)):
            break
        if not NOTE_HEAD.match(text) and (_heads_a_table(items, number) or _is_larger(item, notes)):
            break  # 「推計結果の比較」 below a source, or the text that follows
        notes.append((place, item))
    return notes


def _is_larger(line: Line, notes: Sequence[tuple[Page, Line]]) -> bool:
    """Whether a line is set in larger letters than the note above it, as the text of a page is."""
    above = notes[-1][1].size if notes else None
    return above is not None and line.size is not None and line.size - above > _SAME_SIZE


def _heads_a_table(items: Items, index: int) -> bool:
    """Whether nothing but units stands between a line and a table below it."""
    for _, item in items[index + 1 : index + 1 + MOST_LINES]:
        if isinstance(item, Grid):
            return True
        if title_text(item) or unit_part(item) is None:
            return False
    return False


def _numbered_below(items: Items, index: int) -> int | None:
    """The place of a numbered caption that stands below a table with no more than notes between."""
    page = items[index][0]
    noted = False
    for number, (place, item) in enumerate(items[index + 1 : index + 1 + MOST_LINES], index + 1):
        if isinstance(item, Grid) or place is not page:
            return None
        text = fold(item.text)
        if CAPTIONED.match(text) and is_title(item):
            return number
        if any(char.isalpha() for char in text) and not is_note(item, after_note=noted):
            return None
        noted = noted or is_note(item)
    return None


@once
def _captions_stand_below(document: Document) -> bool:
    """Whether most numbered captions of tables stand below them."""
    items, index_of = _flow(document)
    votes = 0
    for index in index_of.values():
        below = _numbered_below(items, index)
        title = _look_up(items, index).title
        above = title is not None and CAPTIONED.match(fold(title.text)) is not None
        if above != (below is not None):
            votes += 1 if below is not None else -1
        elif below is not None and not _heads_a_table(items, below) and not heads_a_drawing(items, below):
            votes += 1  # the one above is that of something else
    return votes > 0


def _place_below(document: Document, index: int) -> int | None:
    """The place of the numbered caption below a table; None where it heads the next one."""
    items, _ = _flow(document)
    number = _numbered_below(items, index)
    if number is None or (_heads_a_table(items, number) and not _captions_stand_below(document)):
        return None
    return number


def _title_below(document: Document, index: int) -> Printed | None:
    items, _ = _flow(document)
    number = _place_below(document, index)
    if number is None:
        return None
    place, line = items[number]
    return printed(place, [line], title_text(line)) if isinstance(line, Line) else None


def _unit_over_parts(items: Items, index: int) -> Printed | None:
    """The unit that stands at the right end, over a part of the table at ``index`` without a title of its own."""
    for place in parts_right_of(items, index):
        above = _look_up(items, place)
        if above.title is not None:
            return None
        if above.unit is not None:
            return above.unit
    return None


def _parts_around(
    document: Document, items: Items, first: int, last: int
) -> tuple[_Above, list[tuple[Page, Line]]]:
    """What stands above the first and below the last of the tables that one table was parted into."""
    above = _look_up(items, first)
    while above.title is None and (before := part_before(items, first)) is not None:
        first, unit = before, above.unit
        above = _look_up(items, first)
        above.unit = unit or above.unit
    if above.title is not None and above.unit is None:
        above.unit = _unit_over_parts(items, first)
    below = _look_down(document, items, last)
    while not below:
        after = neighbour(items, last, 1)
        beside = after if after is not None else table_beside(items, last)
        if beside is None:
            break
        last = beside
        below = _look_down(document, items, last)
        if after is None and below and stands_below(below[0][1], items[beside][1]):
            return above, []  # notes that begin with the table beside it are those of that one
    return above, below


def _at_foot(document: Document, page: Page, table: Grid) -> list[tuple[Page, Line]]:
    """The notes at the foot of the page of a table without notes of its own, unless a nearer table has them."""
    notes = notes_at_foot(document, page, table, _headings(document))
    if not notes:
        return []
    items, index_of = _flow(document)
    keys = {line.key for line in notes}
    nearer = (_look_down(document, items, index_of[grid.key]) for grid in page.grids if grid is not table)
    if any(line.key in keys for below in nearer for _, line in below):
        return []
    return [(page, line) for line in notes]


def caption(document: Document, grids: Sequence[tuple[Page, Grid]]) -> Caption:
    """What is printed around a table that consists of these grids."""
    items, index_of = _flow(document)
    first, last = index_of[grids[0][1].key], index_of[grids[-1][1].key]
    above, below = _parts_around(document, items, first, last)
    if not below and not any(NOTE_HEAD.match(fold(line.text)) for _, line in above.notes or ()):
        below = _at_foot(document, *grids[-1])
    title = above.title
    numbered = title is not None and CAPTIONED.match(fold(title.text)) is not None
    of_figure = title is not None and _OF_FIGURE.match(fold(title.text)) is not None
    if not numbered or of_figure or _captions_stand_below(document):
        under = _title_below(document, last)
        if under is not None and numbered:
            above.notes = []  # what stands below the caption of another table is its source
        title = under or title
    path = outline(document).path(grids[0][1].key)
    heading = None
    if path and title_text(path[-1]):
        heading = printed(pages_of(document)[path[-1].key], [path[-1]], title_text(path[-1]))
    notes = (*(above.notes or []), *below)
    used = {line.key for _, line in notes}
    for part in (title, above.unit):
        if part is not None:
            used.update(part.keys)
    return Caption(title, above.unit, notes, heading, frozenset(used), _whole(document, title))


def _whole(document: Document, title: Printed | None) -> Printed | None:
    """The lines of a title as printed, without a unit that stands apart at their end; None for those of a cell."""
    lines = {} if title is None else _lines_outside(document)
    if title is None or not all(key in lines for key in title.keys):
        return None
    own = [lines[key][1] for key in title.keys]
    return printed(lines[title.keys[0]][0], own, without_unit_apart("\n".join(line.text for line in own)))


@once
def _lines_outside(document: Document) -> dict[int, tuple[Page, Line]]:
    """The lines outside of tables with their pages, by key."""
    return {item.key: (page, item) for page, item in document.flow if isinstance(item, Line)}
