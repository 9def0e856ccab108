"""What a page draws around a line that heads a text: a box of which it is the first line, a bar under it."""

from __future__ import annotations

from extract.layout.ink import holds
from extract.paragraphs import Block
from extract.passage_signs import is_piece, is_short

_LONGEST = 45
_DARK = 420
"""Sum of red, green and blue of a ground on which only light letters can be read."""
_BAR, _BAR_WIDTH = 2.5, 6.0
"""A bar is so many times as high as its line at most, and so many times as wide as high at least."""


def is_first_in_box(block: Block) -> bool:
    """Whether a line is the first of several in a box with an outline: its size may have been fitted to that."""
    own = block.first.box
    if own is None or len(block.lines) > 1:
        return False
    boxes = [line.box for line in block.page.lines if line.box is not None and line.box is not own]
    return any(
        holds(frame, own, 0)
        and not any(holds(frame, box, 0) and box.top < own.top for box in boxes)
        and any(holds(frame, box, 0) for box in boxes)
        for frame in block.page.frames
    )


def is_on_bar(block: Block) -> bool:
    """Whether a single short line stands on a dark bar of its own, in letters as light as paper therefore."""
    box = block.first.box
    if box is None or len(block.lines) > 1 or not is_short(block.text, _LONGEST) or is_piece(block.text):
        return False
    return any(
        shape.kind == "fill"
        and shape.fill is not None
        and sum(shape.fill) <= _DARK
        and shape.box.x0 <= box.x0
        and box.x1 <= shape.box.x1
        and shape.box.top <= box.top
        and box.bottom <= shape.box.bottom
        and shape.box.height <= _BAR * box.height
        and shape.box.width >= _BAR_WIDTH * shape.box.height
        for shape in block.page.shapes
    )
