"""Forms whose labels stand on grounds that touch each other, with ruled tables or boxes in the white beside them.

Seen as: a column of coloured labels, texts beside most of them, and beside some a table or a box that is drawn
within the height of its label and touches nothing of the form. Rulings run between the rows, or none do.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.label_grounds import MOST_GROUNDS, grounds_of, stands_beside
from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.ink import Fill, Frame, Glyph, PageInk

FEWEST_LABELS = 2
FEWEST_SIDES = 2
"""A table has so many upright rulings at least."""
PADDING_PT = 5.0
"""White between what stands in the cells and the right side of the form, more than one border takes."""


def sides_of_stacks(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], ink: PageInk
) -> tuple[list[Rule], list[Rule]]:
    """The level and plumb rulings that such forms lack: the sides of their labels, and their own.

    Args:
        level: the page's horizontal rulings, sorted by position.
        plumb: its vertical ones, sorted by position.
        fills: its coloured figures.
        ink: the page, with the outlines of its boxes.
    """
    if (len(plumb) < FEWEST_SIDES and not ink.frames) or not FEWEST_LABELS <= len(fills) <= MOST_GROUNDS:
        return [], []
    rows: list[Rule] = []
    columns: list[Rule] = []
    for stack in _stacks(grounds_of(fills)):
        right = _right_side(stack, level, _upright(plumb, ink.frames, stack), ink.glyphs)
        if right is None:
            continue
        left, edge, bottom = stack[0].x0, stack[0].x1, stack[-1].bottom
        drawn = [r.at for r in plumb if r.at > edge + SAME_LINE_PT and _runs_along(r, stack)]
        right = min(drawn, default=right)
        borders = [_drawn_at(level, at) for at in (*(fill.top for fill in stack), bottom)]
        rows.extend(Rule(at, left, right, 0.0) for at in borders)
        columns.extend(Rule(x, borders[0], borders[-1], 0.0) for x in (left, edge, right))
    return rows, columns


def _stacks(grounds: Sequence[Fill]) -> list[list[Fill]]:
    """Grounds of one width and colour that touch each other from above, several together."""
    found: list[list[Fill]] = []
    for fill in sorted(grounds, key=lambda f: (f.x0, f.top)):
        for stack in reversed(found):
            last = stack[-1]
            if (
                fill.colour == last.colour
                and max(abs(fill.x0 - last.x0), abs(fill.x1 - last.x1), abs(fill.top - last.bottom))
                <= SAME_LINE_PT
            ):
                stack.append(fill)
                break
        else:
            found.append([fill])
    return [stack for stack in found if len(stack) >= FEWEST_LABELS]


def _upright(plumb: Sequence[Rule], frames: Sequence[Frame], stack: Sequence[Fill]) -> list[Rule]:
    """The upright rulings and sides of boxes that stand right of where a stack begins, at its height.

    The box around all of the form is none of them.
    """
    left, edge, top, bottom = stack[0].x0, stack[0].x1, stack[0].top, stack[-1].bottom
    sides = [Rule(x, f.top, f.bottom, 0.0) for f in frames for x in (f.x0, f.x1)]
    found = [r for r in (*plumb, *sides) if r.at > left - SAME_LINE_PT and r.low < bottom - 1 and r.high > top + 1]
    around = [r for r in found if not left + SAME_LINE_PT < r.at <= edge + SAME_LINE_PT and _runs_along(r, stack)]
    return sorted(r for r in found if r not in around)


def _runs_along(rule: Rule, stack: Sequence[Fill]) -> bool:
    """Whether a ruling is at least as long as a stack is high."""
    return rule.low <= stack[0].top + SAME_LINE_PT and rule.high >= stack[-1].bottom - SAME_LINE_PT


def _right_side(
    stack: Sequence[Fill], level: Sequence[Rule], inside: Sequence[Rule], glyphs: Sequence[Glyph]
) -> float | None:
    """Where a form with a stack of labels ends at the right; None where the stack is no such one.

    ``inside`` are the upright rulings at its height.
    """
    left, edge, top, bottom = stack[0].x0, stack[0].x1, stack[0].top, stack[-1].bottom
    if len(inside) < FEWEST_SIDES or inside[0].at <= edge + SAME_LINE_PT:
        return None
    if not all(any(_within(r, fill) for fill in stack) for r in inside):
        return None
    borders = [top, *(fill.bottom for fill in stack)]
    rows = [r for r in level if top - SAME_LINE_PT <= r.at <= bottom + SAME_LINE_PT and r.high > edge]
    outer = [r for r in rows if r.low <= edge]
    if any(min(abs(r.at - at) for at in borders) > SAME_LINE_PT for r in outer):
        return None
    beside = [g for g in glyphs if top < (g[2] + g[4]) / 2 < bottom and g[3] > left and not g[0].isspace()]
    if any(g[1] < edge - 1 and g[3] > edge + 1 for g in beside):
        return None
    # the first ground may be the rest of one on the page before
    if not all(any(g[1] < edge and stands_beside(g, fill) for g in beside) for fill in stack[1:]):
        return None
    ends = [r.at for r in inside] + [r.high for r in rows] + [g[3] for g in beside if g[1] > edge]
    return max(r.high for r in outer) if outer else max(ends) + PADDING_PT


def _within(rule: Rule, fill: Fill) -> bool:
    return fill.top - 1 <= rule.low and rule.high <= fill.bottom + 1


def _drawn_at(level: Sequence[Rule], at: float) -> float:
    """The place of the ruling that is drawn along a border, else of the border itself."""
    near = [r.at for r in level if abs(r.at - at) <= SAME_LINE_PT]
    return min(near, key=lambda place: abs(place - at), default=at)
