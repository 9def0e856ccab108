"""Goals set as tiles: large 「41.2万人 ▶ 48万人」, below it the years （Ｒ５） （Ｒ９） and what is counted.

Several tiles stand beside each other under one heading; what belongs to one stands below its figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.measures.goals import CHANGED_FIGURES, YEARS_IN_BRACKETS, Goal, can_name
from extract.layout.fragments import Fragment
from extract.shapes import is_dash
from schemas.folding import fold

_SAME_SIZE = 0.9
_OFF_MIDDLE = 0.75
"""Of the width of its figures the middle of what belongs to a tile is at most so far from theirs."""
_FARTHEST = 3.0
"""White between two lines of a tile, in heights of its figures, at most."""


def tiled_goals(fragments: Sequence[Fragment]) -> list[tuple[Goal, list[Fragment]]]:
    """The goals that tiles state, each with its fragments, in reading order."""
    heads = [f for f in fragments if _changes(f.text) is not None]
    found = []
    for head in heads:
        goal = _goal(head, _below(head, heads, fragments))
        if goal is not None:
            found.append(goal)
    return found


def _changes(text: str) -> tuple[str, str] | None:
    """The figures of today and of the goal; None where a text is not one figure that becomes another one."""
    match = CHANGED_FIGURES.fullmatch(text.strip())
    return (match["baseline"], match["target"]) if match is not None else None


def _below(head: Fragment, heads: Sequence[Fragment], fragments: Sequence[Fragment]) -> list[Fragment]:
    """What stands below the figures of a tile, from the top, until other figures or wide white follow."""
    middle = head.box.center[0]
    beside = [
        abs(other.box.center[0] - middle) / 2 for other in heads if other is not head and _level(other, head)
    ]
    reach = min([*beside, max(_OFF_MIDDLE * (head.box.x1 - head.box.x0), min(beside, default=0.0))])
    found: list[Fragment] = []
    edge = head.box.bottom
    for fragment in sorted(fragments, key=lambda f: (f.box.center[1], f.box.x0)):
        if fragment is head or fragment.box.center[1] <= head.box.bottom - 1:
            continue
        if abs(fragment.box.center[0] - middle) > reach:
            continue
        if fragment in heads or fragment.box.top - edge > _FARTHEST * head.box.height:
            break
        found.append(fragment)
        edge = max(edge, fragment.box.bottom)
    return found


def _level(one: Fragment, other: Fragment) -> bool:
    return abs(one.box.center[1] - other.box.center[1]) <= other.box.height


def _goal(head: Fragment, below: Sequence[Fragment]) -> tuple[Goal, list[Fragment]] | None:
    """The goal of a tile; None where nothing below its figures names what is counted."""
    text, name = head.text.strip(), ""
    years: list[str] = []
    used = [head]
    for fragment in below:
        line = fragment.text.strip()
        told = YEARS_IN_BRACKETS.findall(line)
        if (
            not name
            and not years
            and fragment.size >= _SAME_SIZE * head.size
            and _changes(text + line) is not None
        ):
            text += line  # the unit wraps: 「10,000人/」 over 「日」
        elif told and not YEARS_IN_BRACKETS.sub("", line).strip():
            years.extend(told)
        else:
            name += line
        used.append(fragment)
    figures = _changes(text)
    if figures is None or not can_name(name):
        return None
    baseline, target = figures
    missing = is_dash(fold(baseline))
    today, aimed = (years[0], years[-1]) if len(years) > 1 else (None, years[0] if years else None)
    return Goal(name, target, aimed, None if missing else baseline, None if missing else today), used
