"""The text of a formation agreement: what is to be done, and each party's part in it.

Seen as: rows 取組の内容, 甲（○○市）の役割, 乙（連携町村）の役割 below numbered headings (① 医療, then ア with the
item, then 形成協定の内容); rows 分野 and 項目 in the same table, and 甲 and 乙 beside 役割分担; the same rows
with the parties' own names below plain lines (（医療）, the item, 【協定の内容】); the same labels as heads
over the statements, parties side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from extract.bracketed_fields import bracketed_levels
from extract.cards.bounds.taxonomy import axis_and_field, levels_of
from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.frames import pages_of
from extract.memo import once
from extract.outline import outline
from extract.shapes import has_letter, is_figure, is_mark
from extract.tables.agreement_grid import Above, above, is_caption, matrix, name_of, opens_matrix
from extract.tables.agreement_labels import CONTENT, is_item_head, is_party, is_role
from extract.tables.agreement_titles import titles_in
from extract.tables.caption_lines import title_text
from extract.tables.continued import stands_in_next_column
from extract.tables.headed_statements import Statement, headed_statements
from extract.tables.headers import Spot, Table, build, printed_spots, region, runs, spots_of
from extract.words import words_of
from schemas.folding import fold, has_word
from schemas.frozen import dataclass
from schemas.glossary import card_fields
from schemas.patterns import lazy_pattern
from schemas.printed import Beside, Document, Grid, Line, Page, Printed, RawRecord, Reading, Remark

_PRIORITY = 20
_AGREED = ("協定", "協約")
_BY_DESIGNATION = lazy_pattern(r"[甲乙丙丁]")
_HAS_ROLE = lazy_pattern("(?:果たす|の)役割")


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """An agreement's grids.

    Attributes:
        grids: the grids with their pages; several only where heads stand over the statements.
        first: the grid that the captions stand above, another one after a page break.
        statements: the statements from top to bottom.
        lead: cells above the first label, the rest of a statement that a page break has torn.
        levels: what rows of the table say about the item of each statement; empty where no row does.
    """

    grids: tuple[tuple[Page, Grid], ...]
    first: int
    statements: tuple[Statement, ...]
    lead: tuple[Spot, ...] = ()
    levels: tuple[dict[str, Printed], ...] = ()

    @property
    def key(self) -> int:
        """The key of the first grid."""
        return self.grids[0][1].key

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.grids[-1][1].column_count


def _label(table: Table, row: int, *, of_parties: bool = False) -> Spot | None:
    """The row's label if it is that of an agreement; ``of_parties`` says that a party's name is one, too."""
    for column in range(min(2, table.width - 1)):
        spot = table.filled(row, column)
        if spot is None:
            continue
        if spot.folded in CONTENT or is_role(spot.text) or (of_parties and is_party(spot.text)):
            return spot
    return None


def _with_levels(document: Document, page: Page, grid: Grid, captioned: bool) -> _Found | None:
    """A form of rows with an item's labels, what is to be done, and the parties by their bare names.

    Parties may have any names where the caption or the headings above speak of an agreement; where they do not,
    they have to be called 甲 and 乙.

    Args:
        document: the document.
        page: the page.
        grid: the table, of which every row has to be one of these.
        captioned: whether the caption of an agreement stands right above it.
    """
    words = words_of(grid)
    if not any(word in words for word in CONTENT) or grid.column_count < 2:
        return None
    table = build([(page, grid)], head=0, stubs=1)
    named: dict[str, Printed] = {}
    statements: list[Statement] = []
    levels: list[dict[str, Printed]] = []
    for row in range(len(table.rows)):
        spots = spots_of(table.rows[row])
        label = _label(table, row, of_parties=True)
        if label is not None:
            texts = _text_spots(table, row, label)
            if not texts or any(is_mark(text.text) or is_figure(text.text) for text in texts):
                return None
            statements.append(Statement(label, tuple(texts)))
            levels.append(dict(named))
            continue
        if len(spots) == 1 and spots[0].cell.column_span == table.width and not _is_sentence(spots[0].text):
            named["item"] = printed_cell(
                spots[0].page, spots[0].cell
            )  # a row over the whole width heads the parts below it
            continue
        paired = len(spots) == 2
        fields = card_fields(spots[0].text) if paired else frozenset()
        level = next((name for name in ("axis", "policy_field") if name in fields), None)
        if level is None and paired and is_item_head(spots[0].text):
            level = "item"
        if level is None:
            return None
        named[level] = printed_cell(spots[1].page, spots[1].cell)
    parties = [s.label for s in statements if s.label.folded not in CONTENT]
    if len(statements) < 2 or not parties:
        return None
    told = all(_BY_DESIGNATION.match(spot.folded) or is_role(spot.text) for spot in parties)
    if not told and not captioned and not _speaks_of_agreement(document, grid.key):
        return None
    return _Found(table.grids, grid.key, tuple(statements), levels=tuple(levels) if named else ())


def _is_sentence(text: str) -> bool:
    return "。" in text


def _agreement(page: Page, grid: Grid, follows: _Found | None, captioned: bool) -> _Found | None:
    words = words_of(grid)
    if not _HAS_ROLE.search(words) and not (captioned and any(word in words for word in CONTENT)):
        return None
    table = build([(page, grid)], head=0, stubs=1)
    if table.width < 2:
        return None
    labels = tuple((row, spot) for row in table.body if (spot := _label(table, row)) is not None)
    roles = sum(is_role(spot.text) for _, spot in labels)
    others = [
        spot
        for row in table.body
        if (spot := table.filled(row, 0)) is not None and _label(table, row) is None and row > 0
    ]
    if any("name" in card_fields(spot.text) for spot in others) or len(others) > len(labels):
        return None
    continues = follows is not None and follows.width == table.width
    # below its caption one statement is enough: a page break may leave the others overleaf
    if (roles and (len(labels) >= 2 or continues)) or (labels and captioned):
        first = follows.first if continues and follows is not None else grid.key
        levels, titles = titles_in(table, {row for row, _ in labels})
        lead = [
            spot
            for row in range(labels[0][0])
            for column in range(1, table.width)
            if row not in titles and (spot := table.filled(row, column)) is not None
        ]
        statements = tuple(Statement(label, tuple(_text_spots(table, row, label))) for row, label in labels)
        return _Found(
            table.grids, first, statements, tuple({id(spot): spot for spot in lead}.values()), levels=levels
        )
    return None


def _turns(above: tuple[Page, Grid], page: Page, grid: Grid) -> bool:
    """Whether a table stands on a further page, or in the next column of the page."""
    return above[0] is not page or stands_in_next_column(above[1], grid)


@once
def _chains(document: Document) -> tuple[tuple[tuple[tuple[Page, Grid], ...], bool], ...]:
    """Grids that nothing but page breaks part, and whether an agreement's caption stands above the first."""
    chains: list[tuple[list[tuple[Page, Grid]], bool]] = []
    apart, captioned = True, False
    for page, item in document.flow:
        if isinstance(item, Line):
            if has_letter(item.text):
                apart, captioned = True, is_caption(item)
            continue
        if apart or not chains or not _turns(chains[-1][0][-1], page, item):
            chains.append(([], captioned))
        chains[-1][0].append((page, item))
        apart = captioned = False
    return tuple((tuple(grids), captioned) for grids, captioned in chains)


def _speaks_of_agreement(document: Document, key: int) -> bool:
    return any(has_word(fold(line.text), _AGREED) for line in outline(document).path(key))


@once
def _found(document: Document) -> tuple[_Found, ...]:
    found: list[_Found] = []
    for grids, captioned in _chains(document):
        index = 0
        previous: _Found | None = None
        while index < len(grids):
            headed = headed_statements(grids[index:])
            if headed is not None:
                count, statements = headed
                own = grids[index : index + count]
                found.append(_Found(own, own[0][1].key, statements))
                previous = None
                index += count
                continue
            below = captioned and index == 0
            previous = _agreement(*grids[index], previous, below) or _with_levels(document, *grids[index], below)
            index += 1
            if previous is not None:
                found.append(previous)
    return tuple(found)


def find(document: Document) -> tuple[Region, ...]:
    """One region an agreement's grid, with the lines that caption it."""
    return tuple(
        region(document, "agreement_table", found.grids, above(document, found.first).used)
        for found in _found(document)
    )


@once
def _axes(document: Document) -> dict[str, Printed]:
    """The axis of every policy field that a list of items names under one axis only."""
    axes: dict[str, set[str]] = {}
    printed_axes: dict[str, Printed] = {}
    for grids in runs(document, opens=opens_matrix):
        found = matrix(grids)
        if found is None or not {"axis", "policy_field"} <= found.levels.keys():
            continue
        axis: Spot | None = None
        for row in found.table.body:
            axis = found.table.filled(row, found.levels["axis"]) or axis
            field = found.table.filled(row, found.levels["policy_field"])
            if axis is not None and field is not None:
                name = name_of(field.text)
                axes.setdefault(name, set()).add(name_of(axis.text))
                printed_axes[name] = printed_cell(axis.page, axis.cell)
    return {name: printed_axes[name] for name, values in axes.items() if len(values) == 1}


@once
def _statements(document: Document) -> dict[int, int]:
    """The grids that are agreements, by key, and the grid that the captions of each stand above."""
    return {found.key: found.first for found in _found(document)}


@once
def _grids(document: Document) -> tuple[tuple[tuple[Page, Grid], ...], dict[int, int]]:
    """The tables of a document, and where each stands among them."""
    grids = tuple((page, item) for page, item in document.flow if isinstance(item, Grid))
    return grids, {grid.key: index for index, (_, grid) in enumerate(grids)}


def _axis_of_card(document: Document, found: _Found, *, of_others: bool) -> Printed | None:
    """The axis that the card after the agreement prints; None where the next table is no card.

    The card may stand below other agreements than this one only where ``of_others`` says so.
    """
    looked = 0
    statements = _statements(document)
    grids, index_of = _grids(document)
    for page, item in islice(grids, index_of[found.grids[-1][1].key] + 1, None):
        if item.key in statements:
            if statements[item.key] != found.first and not of_others:
                return None
            continue
        for cell in sorted(item.cells, key=lambda cell: (cell.row, cell.column)):
            if cell.lines and "axis" in card_fields(cell.text):
                beside = item.at(cell.row, cell.column + cell.column_span)
                if beside is not None and beside.lines:
                    return printed_cell(page, beside)
        looked += 1
        if looked == 2:  # a page break may leave the first rows of the card apart from the others
            return None
    return None


def _context(document: Document, found: _Found) -> dict[str, Printed]:
    """Item, policy field and axis of an agreement; a field that nothing tells is absent."""
    around: Above = above(document, found.first)
    fields: dict[str, Printed] = {}
    path = outline(document).path(found.first)
    pages = pages_of(document)
    if found.levels and "item" in found.levels[0]:
        levels = levels_of(path, pages)
        both = axis_and_field(path[-1].text) if path else None
        if both is not None:
            # 「【生活機能の強化】　医療」
            levels = {
                name: printed(pages[path[-1].key], [path[-1]], text)
                for name, text in zip(("axis", "policy_field"), both, strict=True)
            }
        levels = {name: text for name, text in levels.items() if name in ("axis", "policy_field")}
        return {**levels, **bracketed_levels(document, found.first)}

    def heading(index: int) -> Printed | None:
        if not 0 <= index < len(path):
            return None
        return printed(pages[path[index].key], [path[index]], title_text(path[index]))

    keys = [line.key for line in path]
    axis: Printed | None = None
    field: Printed | None = None
    if around.item is not None:
        page, line, text = around.item
        fields["item"] = printed(page, [line], text)
        if line.key in keys:
            position = keys.index(line.key)
            field, axis = heading(position - 1), heading(position - 2)
            # 「（１）生活機能の強化に係る政策分野　① 医療」, which may be repeated at the head of each page
            for over in [*path[max(0, position - 1) : position], *page.furniture]:
                both = axis_and_field(over.text)
                if both is not None:
                    axis, field = (printed(pages.get(over.key, page), [over], name) for name in both)
        elif around.field is not None:
            page, line, text = around.field
            field = printed(page, [line], text)
            if line.key in keys:
                axis = heading(keys.index(line.key) - 1)
        else:
            field, axis = heading(len(path) - 1), heading(len(path) - 2)
    listed: Printed | None = None
    if field is not None:
        fields["policy_field"] = field
        listed = _axes(document).get(name_of(field.text))
    # what a card or a list names is surer than a heading that says nothing of axes: it may be that of a chapter
    told = levels_of(path, pages).get("axis")
    axis = told or _axis_of_card(document, found, of_others=False) or listed or axis
    axis = axis or _axis_of_card(document, found, of_others=True)
    if axis is not None:
        fields["axis"] = axis
    return {**fields, **bracketed_levels(document, found.first)}


def _text_spots(table: Table, row: int, label: Spot) -> list[Spot]:
    own = [s for s in table.rows[row] if s is not None and not s.blank and s.cell.column > label.cell.column]
    return list({id(spot): spot for spot in own}.values())


def _continued(document: Document, found: _Found) -> Printed | None:
    """The rest of a statement that a page break tore: rows without label at the foot of this grid's successor."""
    successor = next((f for f in _found(document) if f is not found and f.first == found.first), None)
    if successor is None or successor.key < found.key:
        return None
    return printed_spots(successor.lead)


def _records(document: Document, found: _Found) -> Iterator[RawRecord]:
    context = _context(document, found)
    for index, statement in enumerate(found.statements):
        label = statement.label
        text = printed_spots(statement.texts)
        fields = dict(context)
        if found.levels:
            fields.update(found.levels[index])
        fields["role_label"] = printed_cell(label.page, label.cell)
        if text is not None:
            rest = _continued(document, found) if statement is found.statements[-1] else None
            if rest is not None:
                text = replace(text, text=f"{text.text}\n{rest.text}", keys=(*text.keys, *rest.keys))
            fields["text"] = text
        yield RawRecord("agreements", label.cell.lines[0].key, fields)


def read(document: Document, region: Region) -> Reading:
    """Reads one record a statement."""
    found = next(found for found in _found(document) if found.key == region.key)
    records = tuple(_records(document, found))
    remarks: tuple[Remark, ...] = ()
    if records and "item" not in records[0].fields:
        remarks = (
            Remark(
                "unknown-label",
                "形成協定の表の上に取組項目の見出しが見つかりません。どの項目の協定かを原本で確認してください。",
                records[0].fields["role_label"],
                "agreements",
            ),
        )
    around = above(document, found.first)
    used = around.used | line_keys(line for _, grid in found.grids for line in grid.lines)
    beside = Beside((around.caption,) if around.caption is not None else ())
    return Reading(records, frozenset(used), remarks, beside)


FAMILY = Family("agreement_table", find, read, _PRIORITY)
