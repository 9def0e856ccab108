"""Rulings that a punched hole interrupts, drawn on through it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extract.sources.scan.holes import Hole
from extract.sources.scan.runs import Line, Run, Runs

_AROUND_PT, _SAME_PT = 2.0, 1.5
"""How far outside a hole a ruling ends that it interrupts, and how far its parts are from one straight line."""


class Crossed(NamedTuple):
    """The runs of a picture, level and plumb ones."""

    level: Runs
    plumb: Runs


def bridged(runs: Crossed, holes: Sequence[Hole], scale: float) -> Crossed:
    """The runs drawn on through holes: to their other part, or to the run across that a hole hides them from."""
    if not holes:
        return runs
    turned = [Hole(hole.y, hole.x, hole.radius) for hole in holes]
    level, plumb = _joined(runs.level.found, holes, scale), _joined(runs.plumb.found, turned, scale)
    return Crossed(
        runs.level._replace(found=drawn_on(level, [run.line for run in plumb], holes, scale)),
        runs.plumb._replace(found=drawn_on(plumb, [run.line for run in level], turned, scale)),
    )


def _joined(runs: Sequence[Run], holes: Sequence[Hole], scale: float) -> list[Run]:
    """Level runs, the two parts of one that a hole interrupts each with the line of both."""
    found = list(runs)
    for hole in holes:
        before = [k for k, run in enumerate(found) if _reaches(run.line.high, run.line, hole, scale)]
        behind = [k for k, run in enumerate(found) if _reaches(run.line.low, run.line, hole, scale)]
        for a in before:
            for b in behind:
                first, last = found[a].line, found[b].line
                if first.low < last.low and abs(first.at - last.at) <= _SAME_PT * scale:
                    whole = Line((first.at + last.at) / 2, first.low, last.high, max(first.width, last.width))
                    found[a], found[b] = found[a]._replace(line=whole), found[b]._replace(line=whole)
    return found


def drawn_on(runs: Sequence[Run], across: Sequence[Line], holes: Sequence[Hole], scale: float) -> list[Run]:
    """Level runs that end at a hole drawn on to the line across that passes through it."""
    found = list(runs)
    for hole in holes:
        ends = [
            line.at for line in across if abs(line.at - hole.x) <= hole.radius and line.low <= hole.y <= line.high
        ]
        if not ends:
            continue
        for k, run in enumerate(found):
            line = run.line
            if _reaches(line.high, line, hole, scale) and line.high < max(ends):
                found[k] = run._replace(line=line._replace(high=max(ends)))
            elif _reaches(line.low, line, hole, scale) and line.low > min(ends):
                found[k] = run._replace(line=line._replace(low=min(ends)))
    return found


def _reaches(end: float, line: Line, hole: Hole, scale: float) -> bool:
    """Whether the end of a level line lies at a hole."""
    return bool(np.hypot(end - hole.x, line.at - hole.y) <= hole.radius + _AROUND_PT * scale)
