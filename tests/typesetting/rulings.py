"""Rulings in all the ways in which programs draw them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from tests.typesetting.content import Entry

Segment = tuple[float, float, float, float]


@dataclass(frozen=True)
class Rulings:
    """How the borders of cells are drawn.

    Attributes:
        kind: ``lines`` (each border once, as long as it goes), ``cells`` (a rectangle a cell), ``sides`` (four
            strokes a cell), ``fills`` (thin filled rectangles), ``double`` (two strokes), ``none``.
        width: of a stroke in points.
        dashed: rulings inside the table are dashed.
        open_sides: outer borders left out, any of ``lrtb``.
        level: whether horizontal rulings are drawn.
        plumb: whether vertical rulings are drawn.
        grey: lightness of the ink, 0 to 1.
    """

    kind: Literal["lines", "cells", "sides", "fills", "double", "none"] = "lines"
    width: float = 0.5
    dashed: bool = False
    open_sides: str = ""
    level: bool = True
    plumb: bool = True
    grey: float = 0.0


def draw_rulings(
    entries: Sequence[Entry], xs: list[float], ys: list[float], how: Rulings
) -> list[Callable[[Canvas], None]]:
    """What draws the rulings of a table; lengths are points, y downwards."""
    if how.kind == "none":
        return []
    frames = [(xs[e.column], ys[e.row], xs[e.column + e.columns], ys[e.row + e.rows]) for e in entries]
    if how.kind == "cells" and not how.open_sides and how.level and how.plumb:
        return [_rectangle(frame, how) for frame in frames]
    level: dict[float, list[tuple[float, float]]] = {}
    plumb: dict[float, list[tuple[float, float]]] = {}
    for x0, y0, x1, y1 in frames:
        for y in (y0, y1):
            if (
                how.level
                and not (y == ys[0] and "t" in how.open_sides)
                and not (y == ys[-1] and "b" in how.open_sides)
            ):
                level.setdefault(y, []).append((x0, x1))
        for x in (x0, x1):
            if (
                how.plumb
                and not (x == xs[0] and "l" in how.open_sides)
                and not (x == xs[-1] and "r" in how.open_sides)
            ):
                plumb.setdefault(x, []).append((y0, y1))
    segments: list[tuple[Segment, bool]] = []
    for y, spans in level.items():
        segments.extend(((a, y, b, y), y in (ys[0], ys[-1])) for a, b in _joined(spans, how))
    for x, spans in plumb.items():
        segments.extend(((x, a, x, b), x in (xs[0], xs[-1])) for a, b in _joined(spans, how))
    return [_segment(segment, how, outer) for segment, outer in segments]


def _is_open(at: float, marks: list[float], sides: str, how: Rulings) -> bool:
    """Whether a position is an outer border that is left out."""
    return any(
        at == mark and side in how.open_sides for mark, side in zip((marks[0], marks[-1]), sides, strict=True)
    )


def _joined(spans: list[tuple[float, float]], how: Rulings) -> list[tuple[float, float]]:
    """Spans as they are for ``sides``, else joined where they touch."""
    if how.kind in ("sides", "cells"):
        return spans
    joined: list[tuple[float, float]] = []
    for a, b in sorted(spans):
        if joined and a <= joined[-1][1] + 0.01:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def _rectangle(frame: Segment, how: Rulings) -> Callable[[Canvas], None]:
    x0, y0, x1, y1 = frame

    def paint(canvas: Canvas) -> None:
        _ink(canvas, how, how.dashed)
        canvas.rect(x0, -y1, x1 - x0, y1 - y0, stroke=1, fill=0)

    return paint


def _segment(segment: Segment, how: Rulings, outer: bool) -> Callable[[Canvas], None]:
    x0, y0, x1, y1 = segment

    def paint(canvas: Canvas) -> None:
        dashed = how.dashed and not outer
        _ink(canvas, how, dashed)
        if how.kind == "fills" and not dashed:
            half = how.width / 2
            canvas.rect(x0 - half, -y1 - half, x1 - x0 + how.width, y1 - y0 + how.width, stroke=0, fill=1)
            return
        canvas.line(x0, -y0, x1, -y1)
        if how.kind == "double":
            across, along = (1.5, 0.0) if y0 == y1 else (0.0, 1.5)
            canvas.line(x0 + along, -y0 - across, x1 + along, -y1 - across)

    return paint


def _ink(canvas: Canvas, how: Rulings, dashed: bool) -> None:
    canvas.setStrokeGray(how.grey)
    canvas.setFillGray(how.grey)
    canvas.setLineWidth(how.width)
    canvas.setDash([1.5, 1.5] if dashed else [])
