"""Notes below the values of a form, which are on all of it and no part of the last value."""

from __future__ import annotations

from extract.cards.bounds.item import Item
from extract.cards.text.labelled_run import LabelledRun
from schemas.folding import fold
from schemas.printed import Box, Line

_MOST_OF_NOTE = 0.8
"""Share of a note's width that a ruling above it covers at least."""
_NOTE_SIZE = 0.97
"""Type of a note below a card, in sizes of that of its text, at most."""


def is_note(line: Line) -> bool:
    """Whether a line begins with the mark of a note."""
    return fold(line.text).startswith(("※", "*", "注"))


def is_smaller_note(line: Line, above: Line) -> bool:
    """Whether a line is a note set smaller than one above it; not where the size of either is unknown."""
    known = above.size is not None and line.size is not None
    return is_note(line) and known and (line.size or 0.0) < _NOTE_SIZE * (above.size or 0.0)


def stands_below_notes(run: LabelledRun, line: Line) -> bool:
    """Whether a line in larger type stands below the notes that end a form, as the title of the next one does."""
    notes = [note.item for note in run.notes if note.item.key > run.items[-1].item.key]
    sizes = [note.size for note in notes if isinstance(note, Line) and note.size is not None]
    return bool(sizes) and line.size is not None and max(sizes) < _NOTE_SIZE * line.size


def is_note_below(item: Item, line: Line, above: Box) -> bool:
    """Whether a note stands below the ruling that ends the form, so that it is on all of it.

    Args:
        item: the note's place in the flow.
        line: the note.
        above: where the last text of the form stands.
    """
    if not is_note(line) or line.box is None:
        return False
    top, bottom = above.center[1], line.box.center[1]
    rulings = (ruling.box for ruling in item.page.rulings if ruling.horizontal and top < ruling.box.top < bottom)
    width = line.box.width
    return any(min(box.x1, line.box.x1) - max(box.x0, line.box.x0) >= _MOST_OF_NOTE * width for box in rulings)
