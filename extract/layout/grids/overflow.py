"""Text that overflows its cell: a run set together belongs to one cell, though it may reach into the next.

Programs that print tables cut such text with a clip, so that the rest is there but not to be seen, or let it run
over the border where the next cell is empty, or even where it is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, islice
from operator import ne

from extract.layout.ink import Glyph

CLOSE_EM = 0.3
"""Glyphs of one run with a wider gap between them may belong to two cells: a row may be printed at once."""
SPACE_EM, BARE_EM = 1.1, 0.25
"""The same over a printed space, and over one without a width of its own, which only says that there is a gap."""


def settle_runs(
    glyphs: Sequence[Glyph],
    places: list[int],
    clips: Mapping[int, tuple[float, float]],
    find: Callable[[float, float], int],
) -> None:
    """Moves the glyphs of a run that lies in several places to one of them.

    Args:
        glyphs: in the order of drawing.
        places: where the middle of each glyph lies; changed in place.
        clips: middle of the clip that cuts a run.
        find: the place of a point.
    """
    crossing = {glyphs[k][9] for k in changes(places) if glyphs[k - 1][9] == glyphs[k][9] >= 0}
    if not crossing and not clips:
        return
    members: dict[int, list[int]] = {}
    for k, glyph in enumerate(glyphs):
        if glyph[9] in crossing or glyph[9] in clips:
            members.setdefault(glyph[9], []).append(k)
    for run, indices in members.items():
        clip = clips.get(run)
        home = find(*clip) if clip is not None else -1
        if home >= 0:
            for k in indices:
                places[k] = home
        elif run in crossing:
            for part in _close_parts(glyphs, indices):
                found = Counter(places[k] for k in part if not glyphs[k].text.isspace())
                if found:
                    home = found.most_common(1)[0][0]
                    for k in part:
                        places[k] = home


def changes(places: Sequence[int]) -> Iterator[int]:
    """The indices at which another place begins than that of the glyph before.

    >>> list(changes([3, 3, 5, 5, 5, -1]))
    [2, 5]
    """
    return compress(range(1, len(places)), map(ne, places, islice(places, 1, None)))


def _close_parts(glyphs: Sequence[Glyph], indices: Sequence[int]) -> list[list[int]]:
    """The run's glyphs in parts without a wide gap; between figures a printed space is wide enough."""
    parts: list[list[int]] = []
    last: Glyph | None = None
    spaced = 0.0
    for k in indices:
        glyph = glyphs[k]
        if glyph.text.isspace():
            spaced = SPACE_EM if glyph.x1 > glyph.x0 else BARE_EM
            if parts:
                parts[-1].append(k)
            continue
        if last is None or _is_apart(last, glyph, spaced):
            parts.append([])
        parts[-1].append(k)
        last, spaced = glyph, 0.0
    return parts


def _is_apart(last: Glyph, glyph: Glyph, spaced: float) -> bool:
    """Whether a gap parts two cells; it is ``spaced`` ems wide where a space is printed in it, 0.0 without one."""
    along = glyph.x0 - last.x1 if glyph.turn in (0, 180) else glyph.top - last.bottom
    if abs(glyph.base - last.base) > glyph.size:
        return True
    if spaced:
        return along > spaced * glyph.size or (last.text.isdigit() and glyph.text.isdigit())
    return along > CLOSE_EM * glyph.size
