"""What the headings of a plan say that a table or line belongs to: the basic aim, and the measure below it.

Plans name both by a word and a number (基本目標１, 施策（２）) in whatever size, in lines that wrap, in boxes,
or by numbers alone (第１章, １－１, （１）). What a heading is worth is told by its word; where no word tells, by
how it stands below others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.bracketed_fields import field_of_list
from extract.contents import contents_entries, is_contents_title
from extract.cover import cover_of
from extract.item_marks import item_styles, mark_style
from extract.memo import once
from extract.outline import has_leader, heading_text, numbering, outline
from extract.paragraphs import Block, blocks
from extract.plan_labels import PlanLabel, plan_label
from extract.tables.kpi_lists import lists
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import bare_axis, is_known_axis
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Grid, Line, Page, Printed
from schemas.vocabulary_headings import GENERAL_ENDINGS, GENERAL_HEADINGS
from schemas.vocabulary_lists import KPI_WORDS

_GENERAL = tuple(fold(word) for word in (*KPI_WORDS, *GENERAL_HEADINGS))
_ENDINGS = tuple(fold(word) for word in GENERAL_ENDINGS)
_MARKS = "■□●○◆◇▶★・ 　"
_BRACKETS = "【】[]<>《》「」『』"
_SQUARE = lazy_pattern(r"^\s*[■□◆◇]\s*\S|^\s*【[^【】]+】\s*$")
_MARKED = ("mark", 0)
_SENTENCE_END = ("。", "、", "です", "ます", "である")
_LONGEST = 60
_LONGEST_MARKED = 30
_MOST_BOX_CELLS = 3


@dataclass(frozen=True, slots=True, eq=False)
class PlanHeading:
    """A heading of a plan.

    Attributes:
        printed: its text with page and place; a measure's without its label and number.
        style: what it has in common with its siblings.
        kind: ``aim`` or ``measure`` where its word tells, ``general`` where it does not say what something belongs
            to (数値目標, 施策の展開), ``plain`` otherwise.
        run: the key of the first of its siblings below the same heading.
    """

    printed: Printed
    style: tuple[str, int]
    kind: str
    run: int = -1

    @property
    def key(self) -> int:
        """The key of its first line."""
        return self.printed.keys[0]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A short text that can be a heading: lines that are one, or the text of a box."""

    page: Page
    lines: tuple[Line, ...]
    text: str
    listed: bool = False

    @property
    def label(self) -> PlanLabel | None:
        """What its word tells; None where none does."""
        return plan_label(self.text)


def _is_short(text: str) -> bool:
    return 0 < len(fold(text)) <= _LONGEST and not text.endswith(_SENTENCE_END) and not has_leader(text)


def _boxed(page: Page, grid: Grid) -> _Piece | None:
    """The text of a box of one row; None for a table."""
    filled = [cell for cell in grid.cells if cell.lines]
    if not filled or len(filled) > _MOST_BOX_CELLS or any(cell.row != filled[0].row for cell in filled):
        return None
    lines = tuple(line for cell in filled for line in cell.lines)
    text = "　".join("".join(line.text.strip() for line in cell.lines) for cell in filled)
    return _Piece(page, lines, text) if _is_short(text) else None


def _pieces(document: Document) -> Iterator[tuple[int, _Piece | None]]:
    """Every line and table by key, with the text that can be a heading at its first line."""
    heads = {heading.line.key for heading in outline(document).headings if heading.style[0] != "size"}
    found = blocks(document, frozenset())
    entries = contents_entries(found)
    of_items = item_styles(found)
    cover = cover_of(document)
    tables = tuple(item.key for _, item in document.flow if isinstance(item, Grid))
    pieces: dict[int, _Piece] = {}
    for index, block in enumerate(found):
        if index in entries or block.page is cover or is_contents_title(block.text):
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        # the last item of a list stands above a table as well as a heading would
        listed = mark_style(block) in of_items or (following is not None and _are_listed(block, following, tables))
        for lines in _parts(block, heads):
            text = "".join(line.text.strip() for line in lines)
            if not _is_short(text):
                lines, text = lines[:1], lines[0].text.strip()  # the text below may be set as the heading is
                if lines[0].key not in heads and plan_label(text) is None:
                    continue
            if _is_short(text):
                pieces[lines[0].key] = _Piece(block.page, lines, text, listed)
    for page, item in document.flow:
        yield item.key, _boxed(page, item) if isinstance(item, Grid) else pieces.get(item.key)


def _are_listed(block: Block, following: Block, tables: Sequence[int]) -> bool:
    """Whether two texts begin alike, and no table stands below the first: a heading has its table there."""
    alike = block.first.text.strip()[:1] == following.first.text.strip()[:1]
    return alike and bisect_left(tables, block.first.key) == bisect_left(tables, following.first.key)


def _parts(block: Block, heads: frozenset[int] | set[int]) -> Iterator[tuple[Line, ...]]:
    """The lines of a block, parted where one of them is a heading for certain."""
    part: list[Line] = []
    bare = False
    for line in block.lines:
        label = plan_label(line.text)
        if part and (bare or line.key in heads or label is not None):
            yield tuple(part)
            part = []
        part.append(line)
        bare = label is not None and not label.name.strip(_BRACKETS)
    yield tuple(part)


def _named(pieces: Sequence[tuple[int, _Piece | None]]) -> Iterator[tuple[int, _Piece | None]]:
    """The pieces, a label that stands alone (基本目標１) together with the name that follows it."""
    waiting: tuple[int, _Piece] | None = None
    for key, piece in pieces:
        if waiting is not None:
            named = piece is not None and piece.label is None and numbering(piece.text) is None
            if piece is not None and named and not _is_general(piece.text):
                text = f"{waiting[1].text}　{piece.text}"
                yield waiting[0], replace(waiting[1], lines=(*waiting[1].lines, *piece.lines), text=text)
                yield key, None
                waiting = None
                continue
            yield waiting
            waiting = None
        label = piece.label if piece is not None else None
        if piece is not None and label is not None and not label.name.strip(_BRACKETS):
            waiting = key, piece
        else:
            yield key, piece
    if waiting is not None:
        yield waiting


def _is_general(text: str) -> bool:
    folded = fold(text.strip(_MARKS + _BRACKETS))
    return not folded or folded.endswith(_ENDINGS) or any(word in folded for word in _GENERAL)


def _heading(piece: _Piece, styles: dict[int, tuple[str, int]]) -> PlanHeading | None:
    """The heading that a text is; None where it is none."""
    label = piece.label
    text = piece.text.strip()
    if label is not None:
        kind, word, name = label
        shown = (
            text.lstrip(_MARKS)
            if kind == "aim"
            else text[-len(name) :].strip(_MARKS + _BRACKETS)
            if name
            else text
        )
        return PlanHeading(_printed(piece, shown), (word, 0), kind)
    style = styles.get(piece.lines[0].key)
    if style is None and not piece.listed and _SQUARE.match(text) and len(fold(text)) <= _LONGEST_MARKED:
        style = _MARKED
    if style is None:
        return None
    shown = heading_text(piece.lines[0]) if len(piece.lines) == 1 else (numbering(text) or ("", text))[1]
    shown = shown.strip(_MARKS + _BRACKETS)
    return PlanHeading(_printed(piece, shown), style, "general" if _is_general(shown) else "plain")


def _printed(piece: _Piece, text: str) -> Printed:
    box = Box.around([line.box for line in piece.lines if line.box is not None])
    keys = tuple(line.key for line in piece.lines)
    return Printed(text, piece.page.number, box, piece.lines[0].number, keys=keys)


def _open(stack: list[PlanHeading], heading: PlanHeading) -> None:
    """Opens a heading: it closes its siblings and what stands below them."""
    while stack and stack[-1].style == _MARKED and heading.kind != "general":
        stack.pop()  # a heading with a mark only never stands over another one
    styles = [other.style for other in stack]
    run = heading.key
    if heading.style in styles:
        run = stack[styles.index(heading.style)].run
        del stack[styles.index(heading.style) :]
    elif heading.kind == "aim":
        del stack[next((i for i, other in enumerate(stack) if other.kind == "measure"), len(stack)) :]
    elif heading.style[0] in ("markup", "size"):
        # a larger heading closes the smaller ones even when it comes later
        while stack and stack[-1].style[0] == heading.style[0] and stack[-1].style[1] > heading.style[1]:
            stack.pop()
    if heading.style != _MARKED or heading.kind != "general":
        stack.append(replace(heading, run=run))


@once
def _paths(document: Document) -> dict[int, tuple[PlanHeading, ...]]:
    """The open headings above every line and table, outermost first."""
    styles = {heading.line.key: heading.style for heading in outline(document).headings}
    stack: list[PlanHeading] = []
    paths: dict[int, tuple[PlanHeading, ...]] = {}
    for key, piece in _named(list(_pieces(document))):
        paths[key] = tuple(stack)
        heading = _heading(piece, styles) if piece is not None else None
        if heading is not None:
            _open(stack, heading)
    return paths


def _told(path: Sequence[PlanHeading]) -> list[PlanHeading]:
    """The headings that say what something belongs to."""
    return [heading for heading in path if heading.kind != "general"]


@once
def _of_items(document: Document) -> frozenset[tuple[str, int]]:
    """The styles of headings that number the items of a measure: no list stands below any but the last of them.

    「①」 to 「③」 head what is done for a measure, and the indicators of the measure follow behind the last one.
    """
    paths = _paths(document)
    siblings: dict[int, dict[int, PlanHeading]] = {}
    for path in paths.values():
        for heading in path:
            siblings.setdefault(heading.run, {})[heading.key] = heading
    seen: dict[tuple[str, int], list[tuple[bool, int]]] = {}
    for found in lists(document):
        told = _told(paths.get(found.table.key, ()))
        # what stands right below a basic aim is a measure
        if len(told) > 2 and told[-1].kind == "plain" and told[-2].kind != "aim":
            run = siblings[told[-1].run]
            seen.setdefault(told[-1].style, []).append((told[-1].key == max(run), len(run)))
    return frozenset(
        style
        for style, places in seen.items()
        if all(last for last, _ in places) and sum(count > 1 for _, count in places) > 1
    )


def aim_above(document: Document, key: int) -> Printed | None:
    """The heading of the basic aim that a line or table stands below; None where none is open."""
    aims = [heading for heading in _paths(document).get(key, ()) if heading.kind == "aim"]
    return aims[0].printed if aims else None


def _below_axis(path: Sequence[PlanHeading]) -> Sequence[PlanHeading]:
    """The headings below the innermost axis of a path, the field first; none without an axis."""
    axes = [n for n, heading in enumerate(path) if is_known_axis(bare_axis(heading.printed.text))]
    return path[axes[-1] + 1 :] if axes else ()


def field_above(document: Document, key: int) -> Printed | None:
    """The field that headings name for certain: a basic aim, or what stands right below an axis.

    None where no such heading is open above the line or table with this key.
    """
    aim = aim_above(document, key)
    below = _below_axis(_told(_paths(document).get(key, ()))) if aim is None else ()
    return below[0].printed if below else aim or field_of_list(document, key)


def headings_above(document: Document, key: int) -> dict[str, Printed]:
    """The fields ``policy_field`` and ``initiative_name`` as the headings above a line or table tell them.

    A basic aim is the field and the innermost heading below it the initiative; so is the heading right below an
    axis. Without either the innermost heading that says what something belongs to is the initiative and the one
    around it the field; one alone is the field.
    """
    told = _told(_paths(document).get(key, ()))
    if len(told) > 1 and told[-1].style in _of_items(document):
        told.pop()
    at = next((index for index, heading in enumerate(told) if heading.kind == "aim"), None)
    below = _below_axis(told)
    if at is not None:
        told = told[at:]
    elif below:
        told = list(below)
    elif len(told) > 1:
        told = told[-2:]
    if not told:
        return {}
    fields = {"policy_field": told[0].printed}
    if len(told) > 1:
        fields["initiative_name"] = told[-1].printed
    return fields
