"""Goals of a card that stand in a box below its tables, as a table of indicators.

The box is headed 「成果指標」; in it stands what is counted, and below that the figure of today, an arrow and the
figure aimed at, each with what it is and its year above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.cards.bounds.item import Item
from extract.cards.measures.figure_captions import caption_in
from extract.cards.measures.goal_arrows import changes_in
from extract.layout.fragments import Fragment, fragments_of, in_lines
from schemas.labels import read_label
from schemas.printed import Box, Cell, Grid, Line

_GOALS = frozenset({"kpi", "indicator"})
_MOST_LINES = 40


def with_goal_boxes(items: Sequence[Item]) -> list[Item]:
    """The flow in which lines that are goals below their heading, each with an arrow, are tables."""
    found: list[Item] = []
    at, tabled = 0, -1
    while at < len(items):
        item = items[at]
        tabled = item.index if isinstance(item.item, Grid) else tabled
        heads = item.index == tabled and isinstance(item.item, Line) and _heads_goals(item.item)
        below = _lines_below(items, at) if heads else []
        table = _table(item, below) if below else None
        found.append(item if table is None else table)
        at += 1 + (len(below) if table is not None else 0)
    return found


def _heads_goals(line: Line) -> bool:
    label = read_label(line.text) if line.box is not None else None
    return label is not None and label.exact and not _GOALS.isdisjoint(label.fields)


def _lines_below(items: Sequence[Item], at: int) -> list[Item]:
    """What stands below a heading, up to a ruled table, another label of a card or the end of the page.

    Figures that white space has set up as a table are among the lines.
    """
    found: list[Item] = []
    for item in items[at + 1 : at + 1 + _MOST_LINES]:
        if item.index != items[at].index or item.item.box is None:
            break
        if isinstance(item.item, Grid):
            if item.item.ruled:
                break
        elif _is_label(item.item):
            break
        found.append(item)
    return found


def _is_label(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and label.exact and caption_in(line.text) is None


def _table(item: Item, below: Sequence[Item]) -> Item | None:
    """A heading of goals and the goals below it as a table; None where some of the lines belong to none."""
    lines = [line for part in below for line in (part.item.lines if isinstance(part.item, Grid) else (part.item,))]
    heading = item.item
    assert isinstance(heading, Line)  # noqa: S101  asked before
    shapes = item.page.shapes
    fragments = in_lines(fragments_of(lines, [shape.box for shape in shapes if shape.kind == "fill"]))
    changes = changes_in(fragments, [shape.box for shape in shapes if shape.kind == "arrow"])
    used = {id(f) for change in changes for f in change.fragments}
    if not changes or any(id(f) not in used for f in fragments):
        return None
    box = Box.around([line.box for line in (heading, *lines) if line.box is not None])
    today, aimed = (_left(parts) for parts in zip(*((c.today, c.aimed) for c in changes), strict=True))
    if box is None or not box.x0 < today < aimed < box.x1:
        return None
    edges = (box.x0 - 1, today - 1, aimed - 1, box.x1 + 1)
    rows: list[tuple[Sequence[Line], Sequence[Line], Sequence[Line]]] = []
    for change in changes:
        heads = _captions(change.today), _captions(change.aimed)
        if not rows or [x.text for x in (*heads[0], *heads[1])] != [x.text for x in (*rows[0][1], *rows[0][2])]:
            rows.append(((heading,), *heads))
        rows.append((_lines(change.names), _lines(change.today[-1:]), _lines(change.aimed[-1:])))
    step = box.height / len(rows)
    cells = tuple(
        Cell(r, c, 1, 1, tuple(held), Box(edges[c], box.top + r * step, edges[c + 1], box.top + (r + 1) * step))
        for r, row in enumerate(rows)
        for c, held in enumerate(row)
    )
    grid = Grid(cells, len(rows), len(edges) - 1, Box(edges[0], box.top, edges[-1], box.bottom), None, heading.key)
    keys = frozenset(line.key for line in (heading, *lines))
    grids = frozenset(key for part in below for key in part.grids)
    return Item(item.index, item.page, replace(grid, ruled=False), grids, keys)


def _left(parts: Iterable[Sequence[Fragment]]) -> float:
    """Where the leftmost of fragments begins, in points."""
    return min(f.box.x0 for part in parts for f in part)


def _captions(figure: Sequence[Fragment]) -> list[Line]:
    """The captions of a figure, which comes last, from the top."""
    return _lines(sorted(figure[:-1], key=lambda f: f.box.top))


def _lines(fragments: Sequence[Fragment]) -> list[Line]:
    """Fragments as lines of their own."""
    return [
        replace(
            f.line,
            words=tuple(w for w in f.line.words if w.box is not None and f.box.contains(*w.box.center)),
            text=f.text,
            box=f.box,
        )
        for f in fragments
    ]
