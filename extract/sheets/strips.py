"""Strips of short labels beside their values, below the title of a sheet: 「団体名 | 山里村 | 分野 | 観光」.

They are ruled, in one row or a few, or set on coloured grounds with nothing drawn around the values. What stands
in the cell right of a label, or below it in a row of labels, belongs to that label whatever columns the page has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from math import inf

from extract.cards.cells.pieces import Style, cell_style
from extract.layout.fragments import Fragment, beside, tab_and_text
from extract.outline import numbering
from extract.sheets.headings import Heading, fields_of, hugs
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Box, Cell, Grid, Shape
from schemas.vocabulary_sheets import STRIP_LABELS

_WORDS = {fold(word): name for name, words in STRIP_LABELS.items() for word in words}
_MOST_ROWS = 4
_FEWEST_PAIRS = 2
"""So many labels with values in a row, or in a table of several rows, are a strip."""
LONGEST_LABEL = 12
"""Characters of a label at most."""
_OF_STRIP = frozenset(
    {"facts", "policy_field", "axis", "budget_years", "contact", "municipalities", "people", "method", "category"}
)
"""What labels say that stand over or beside each other in a strip of several rows: no amounts, and no prose."""
SAME_PT = 2.0
"""Sides of boxes so near each other are one."""
_NEAR_EM = 3.0
"""Widths of a character between a label's ground and its value at most, unless that is centred."""
_NEXT_LINE_EM = 0.8


@dataclass(frozen=True, slots=True)
class Pair:
    """Where a label stands and where its value.

    Attributes:
        label: the cell or ground of the label.
        value: the cell or space of the value.
        in_strip: further labels stand in the same strip, so that no text below all of them is one label's.
        boxed: a box of its own holds the value, so that no text below it is the label's.
    """

    label: Box
    value: Box
    in_strip: bool
    boxed: bool = False


def label_fields(text: str) -> tuple[str, ...]:
    """What the words of a label in a strip stand for, among them words too common for a heading; else empty."""
    name = _WORDS.get(fold(text))
    return (name,) if name is not None else fields_of(text)


def is_label_word(words: str) -> bool:
    """Whether words are those of a label, a number before them or not."""
    numbered = numbering(words)
    return bool(label_fields(words if numbered is None else numbered[1]))


def _paired_cells(grid: Grid) -> list[tuple[Cell, Cell]]:
    """The labels of a ruled strip with their values, right of them or in the row below; empty for another table.

    Every printed cell must be one of them. A strip of several rows tells what lists and cards do not: a town, a
    term, a theme.
    """
    printed = [cell for cell in grid.cells if cell.lines]
    if not grid.ruled or grid.row_count > _MOST_ROWS or any(cell.box is None for cell in grid.cells):
        return []
    labels = _labels(printed)
    pairs = _beside(grid, labels) or _below(grid, labels)
    used = {id(cell) for pair in pairs for cell in pair}
    if any(id(cell) not in used for cell in printed):
        return []
    return pairs if grid.row_count == 1 or _is_strip([label.text for label, _ in pairs]) else []


def _is_strip(labels: Sequence[str]) -> bool:
    """Whether labels are those of a strip, and one of them tells what neither lists nor cards do."""
    told = {name for text in labels for name in label_fields(text)[:1]}
    own = any(label_fields(text) == ("facts",) or fold(text) in _WORDS for text in labels)
    return len(labels) >= _FEWEST_PAIRS and own and told <= _OF_STRIP


def _labels(printed: Sequence[Cell]) -> set[int]:
    """The ids of the cells that are labels: known words, and what is set off as most of these are."""
    known = [cell for cell in printed if label_fields(cell.text)]
    styles = [style for cell in known if (style := cell_style(cell.fill, cell.lines)) is not None]
    usual: Style = max(set(styles), key=styles.count, default=None)
    if 2 * len(styles) > len(known):
        alike = [c for c in printed if cell_style(c.fill, c.lines) == usual and len(fold(c.text)) <= LONGEST_LABEL]
        if len(alike) < len(printed):
            known = alike
    return {id(cell) for cell in known}


def _beside(grid: Grid, labels: set[int]) -> list[tuple[Cell, Cell]]:
    """Labels with the cells right of them; empty where the cells of any row do not take turns."""
    pairs = []
    for row in range(grid.row_count):
        cells = grid.row(row)
        if len(cells) % 2 or any(cell.row_span > 1 for cell in cells):
            return []
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            if (
                (id(label) not in labels and label.lines)
                or id(value) in labels
                or (value.lines and not label.lines)
            ):
                return []
            if label.lines:
                pairs.append((label, value))
    return pairs


def _below(grid: Grid, labels: set[int]) -> list[tuple[Cell, Cell]]:
    """Labels of a first row with the cells of the second one; empty where a column has no label."""
    if grid.row_count != 2:
        return []
    first, second = grid.row(0), grid.row(1)
    if [c.columns for c in first] != [c.columns for c in second]:
        return []
    if any(id(c) not in labels for c in first) or any(id(c) in labels for c in second):
        return []
    return list(zip(first, second, strict=True))


def ruled_strips(grids: Iterable[Grid], apart: Set[int]) -> dict[int, list[Pair]]:
    """The labels and values of the ruled strips of a page, and its tabs with their texts, by table.

    Args:
        grids: its tables.
        apart: the keys of lines that are read otherwise.
    """
    free = [grid for grid in grids if apart.isdisjoint(line.key for line in grid.lines)]
    cells = _tabs(free) | {grid.key: cells for grid in free if (cells := _paired_cells(grid))}
    return {key: _places(pairs) for key, pairs in cells.items()}


def _tabs(grids: Sequence[Grid]) -> dict[int, list[tuple[Cell, Cell]]]:
    """The tabs over or beside texts in frames, by table: known words, and others that are set alike."""
    tabs = {
        grid.key: cells
        for grid in grids
        if grid.ruled and (cells := tab_and_text(grid) or _two_cells(grid)) is not None
    }
    styles = {cell_style(tab.fill, tab.lines) for tab, _ in tabs.values() if fields_of(tab.text)} - {None}
    return {
        key: [(tab, text)]
        for key, (tab, text) in tabs.items()
        if fields_of(tab.text)
        or (cell_style(tab.fill, tab.lines) in styles and len(fold(tab.text)) <= LONGEST_LABEL)
    }


def _two_cells(grid: Grid) -> tuple[Cell, Cell] | None:
    """The cells of a table that is a label beside its text and nothing else; None for another table."""
    if grid.row_count > 1 or len(grid.cells) != _FEWEST_PAIRS:
        return None
    label, text = grid.cells
    alike = cell_style(label.fill, label.lines) == cell_style(text.fill, text.lines)
    return None if alike or fields_of(text.text) else (label, text)


def _places(cells: Sequence[tuple[Cell, Cell]]) -> list[Pair]:
    return [
        Pair(label.box, value.box, len(cells) > 1, boxed=True)
        for label, value in cells
        if label.box is not None and value.box is not None
    ]


def pairs_on_grounds(fragments: Sequence[Fragment], shapes: Sequence[Shape]) -> list[Pair]:
    """Labels on grounds of one colour in one row, each with what stands between its ground and the next one.

    Args:
        fragments: the fragments of a page.
        shapes: its figures; none on a page that is full of them.
    """
    known = [f for f in fragments if label_fields(f.text)]
    fills = [s for s in shapes if s.kind == "fill" and s.fill is not None] if len(known) > 1 else []
    rows: list[list[Shape]] = []
    for ground in (s for s in fills if any(hugs(s.box, f) for f in known)):
        if not any(ground in row for row in rows):
            rows.append(sorted((s for s in fills if _in_row(s, ground)), key=lambda s: s.box.x0))
    pairs: list[Pair] = []
    for colour in dict.fromkeys(row[0].fill for row in rows):
        found = [_row_of(row, fragments) for row in rows if row[0].fill == colour]
        if _is_strip([label.text for row in found for label, _ in row]):
            pairs.extend(pair for row in found for _, pair in row)
    return pairs


def _in_row(shape: Shape, other: Shape) -> bool:
    return (
        shape.fill == other.fill
        and abs(shape.box.top - other.box.top) <= SAME_PT
        and abs(shape.box.bottom - other.box.bottom) <= SAME_PT
    )


def _row_of(row: Sequence[Shape], fragments: Sequence[Fragment]) -> list[tuple[Fragment, Pair]]:
    """The labels of a row of grounds with their values; empty where one holds none, or only one has a value."""
    pairs = []
    for number, ground in enumerate(s.box for s in row):
        end = row[number + 1].box.x0 if number + 1 < len(row) else inf
        inside = [f for f in fragments if ground.contains(*f.box.center)]
        if len(inside) != 1 or not hugs(ground, inside[0]) or len(fold(inside[0].text)) > LONGEST_LABEL:
            return []
        value = _value(inside[0], ground, end, fragments)
        if value is not None:
            pairs.append((inside[0], Pair(ground, value, in_strip=True)))
    return pairs if len(pairs) >= _FEWEST_PAIRS else []


def _value(label: Fragment, ground: Box, end: float, fragments: Sequence[Fragment]) -> Box | None:
    """Where the text right of a label stands, and what goes on flush below it; None without any near it."""
    right = [f for f in fragments if ground.x1 - SAME_PT <= f.box.x0 and f.box.x1 <= end]
    first = min((f for f in right if beside(label, f)), key=lambda f: f.box.x0, default=None)
    if first is None:
        return None
    centred = abs((ground.x1 + end) / 2 - first.box.center[0]) <= SAME_PT
    if first.box.x0 - ground.x1 > _NEAR_EM * label.box.height and not centred:
        return None
    box = first.box
    left = [f for f in fragments if f is not label and ground.x0 <= f.box.center[0] <= ground.x1]
    for fragment in sorted(right, key=lambda f: f.box.top):
        white = fragment.box.top - box.bottom
        flush = abs(fragment.box.x0 - first.box.x0) <= SAME_PT and 0 <= white <= _NEXT_LINE_EM * label.box.height
        if flush and not any(beside(other, fragment) for other in left):
            box = box.union(fragment.box)
    return Box(box.x0 - SAME_PT, box.top - SAME_PT, box.x1 + SAME_PT, box.bottom + SAME_PT)


def with_labels(fragments: Sequence[Fragment], pairs: Sequence[Pair]) -> list[Fragment]:
    """The fragments of a page with the lines of each label put together: 「事業 / 期間」."""
    found = list(fragments)
    for pair in pairs:
        own = [f for f in found if pair.label.contains(*f.box.center)]
        box = Box.around([f.box for f in own])
        if len(own) > 1 and box is not None:
            text = "".join(f.text.strip() for f in own)
            others = (*own[0].others, *(line for f in own[1:] for line in (f.line, *f.others)))
            joined = replace(own[0], text=text, box=box, others=others)
            found = [joined if f is own[0] else f for f in found if f is own[0] or f not in own]
    return found


def with_headings(
    headings: Sequence[Heading], fragments: Sequence[Fragment], pairs: Sequence[Pair]
) -> tuple[list[Heading], list[Pair]]:
    """The headings of a page with the labels of its strips among them, and the pairs that hold.

    A word that could be a heading is a value where it stands alone in the cell of one. A cell with headings and
    their texts is none: 「取組内容 | ■背景 … ■内容 …」. In a box, headings head what follows them.

    Args:
        headings: the headings as the words tell them, in the order of the fragments.
        fragments: the fragments of the page.
        pairs: its labels and values.
    """
    found = {id(h.fragment): h for h in headings}
    held = []
    for pair in pairs:
        labels = [f for f in fragments if pair.label.contains(*f.box.center)]
        values = [f for f in fragments if pair.value.contains(*f.box.center)]
        inner = [f for f in values if id(f) in found]
        headed = bool(inner) and (len(values) > 1 or bool(found[id(inner[0])].rest))
        if len(labels) != 1 or (headed and not pair.boxed):
            continue
        label = labels[0]
        known = found.get(id(label))
        if known is not None and known.rest:
            continue
        held.append(pair)
        if inner and not headed:
            del found[id(inner[0])]
        if known is None or not known.fields:
            words = label.text.strip()
            found[id(label)] = Heading(label, words, label_fields(words), "", "")
    return _with_name([found[id(f)] for f in fragments if id(f) in found], held), held


def _with_name(headings: list[Heading], pairs: Sequence[Pair]) -> list[Heading]:
    """The headings, the first one a name's where it is that of a project and no other one names the initiative.

    「事業名称」 beside a text at the top of a page is the label of what the page is about.
    """
    alone = [h for h in headings if not h.rest]
    if not alone or any("name" in h.fields for h in headings):
        return headings
    first = min(alone, key=lambda h: h.fragment.box.center[1])
    if first.fields[:1] != ("projects",) or not any(p.label.contains(*first.fragment.box.center) for p in pairs):
        return headings
    return [replace(h, fields=("name",)) if h is first else h for h in headings]
