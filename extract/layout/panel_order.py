"""The reading order of a page with panels: white that runs right across it, down or along, parts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.layout.ink import Frame
from extract.layout.order import Item, in_reading_order

OVERLAP_PT = 1.0
"""Things that overlap by so little stand beside each other."""
WIDER = 2.0
"""Columns of rows of panels are read before the rows where the white between them is so many times as wide."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A panel with what stands in it, or one line or table outside all panels."""

    x0: float
    top: float
    x1: float
    bottom: float
    flow: Sequence[Item]
    is_panel: bool


def panels_in_order(flow: Sequence[Item], panels: Sequence[tuple[Frame, Sequence[Item]]]) -> list[Item]:
    """Lines and tables of a page and of its panels, each of which is read from its first to its last line.

    Args:
        flow: what stands outside the panels, in reading order.
        panels: each with what stands in it, in reading order.
    """
    blocks = [_Block(i.box.x0, i.box.top, i.box.x1, i.box.bottom, [i], False) for i in flow]
    blocks += [_Block(*box[:4], own, True) for box, own in panels]
    return _ordered(blocks)


def _ordered(blocks: Sequence[_Block]) -> list[Item]:
    if not any(block.is_panel for block in blocks):
        return in_reading_order([item for block in blocks for item in block.flow])
    if len(blocks) == 1:
        return list(blocks[0].flow)
    rows, between_rows = _cut(blocks, lambda b: (b.top, b.bottom))
    columns, between_columns = _cut(blocks, lambda b: (b.x0, b.x1))
    if sum(any(block.is_panel for block in row) for row in rows) > 1:
        down = between_columns >= WIDER * between_rows
    else:  # panels beside each other, which head columns, or stand in a page's text
        down = all(any(not block.is_panel for block in column) for column in columns)
    parts = columns if down and len(columns) > 1 else rows
    parts = parts if len(parts) > 1 else columns
    if len(parts) == 1:
        return [item for block in sorted(blocks, key=lambda b: (b.top, b.x0)) for item in block.flow]
    return [item for part in parts for item in _ordered(part)]


def _cut(
    blocks: Sequence[_Block], extent: Callable[[_Block], tuple[float, float]]
) -> tuple[list[list[_Block]], float]:
    """The blocks in groups with white between them, and how wide the widest white is.

    Groups that hold no panel and follow each other are one: their lines may be those of columns.
    """
    groups: list[list[_Block]] = []
    reach = widest = 0.0
    for block in sorted(blocks, key=extent):
        low, high = extent(block)
        if groups and low < reach - OVERLAP_PT:
            groups[-1].append(block)
        else:
            groups.append([block])
        reach = max(reach, high)
    parted: list[list[_Block]] = []
    for group in groups:
        own = any(block.is_panel for block in group)
        if parted and not own and not any(block.is_panel for block in parted[-1]):
            parted[-1].extend(group)
            continue
        if parted:
            widest = max(widest, min(extent(b)[0] for b in group) - max(extent(b)[1] for b in parted[-1]))
        parted.append(group)
    return parted, widest
