"""Rulings and grounds in the picture of a page, as the strokes and fills that a drawn page would have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from extract.layout.ink import Fill, Stroke
from extract.sources.scan.bands import with_edges
from extract.sources.scan.bridges import Crossed, bridged
from extract.sources.scan.broken import whole_lines
from extract.sources.scan.dashes import (
    MOST_BESIDE_SHORT,
    apart_from,
    drawn_on,
    find_dashes,
    is_lettered,
    is_solid_beside,
    leads,
    stands_alone,
)
from extract.sources.scan.picture import Darkness, Mask, Picture, Straight
from extract.sources.scan.runs import (
    LONG_PT,
    MEET_PT,
    MOST_CROWDED,
    MOST_CROWDED_ALONE,
    SHORT_PT,
    SURE_PT,
    VERY_CROWDED,
    Line,
    beside,
    crowd_of,
    ends_level,
    find_runs,
    hold,
    is_held,
    is_known,
    is_within_letters,
    touches,
)

OVERSHOT_PT = 80.0
"""A ruling that ends so little beyond the last ruling across may have run on into letters."""
_FILLED = 0.7
"""A part of a run inks so much of each row of pixels that is its own, at least."""
_EVEN_PT = 1.0
"""Ends of rulings that were drawn equally long are so far apart in a picture at most."""
DARK_SHARE = 0.75
HEAD_PT, LONG_HEAD_PT = 12.0, 26.0
"""The longest head of an arrow, and the longest that runs to a point evenly."""
_PALE, _PALE_RIDGE = 0.05, 0.03
"""How much darker than paper a pale ruling is, and than what is beside it, as shares of the paper's brightness."""
_PALE_PT, _PALE_APART_PT, _PALE_BLUR_PX = 12.0, 1.4, 3
"""The shortest piece of a pale ruling, and how far from its middle its sides are looked at, in points."""


class Ruled(NamedTuple):
    """The rulings of a picture, and the pixels that they cover."""

    level: list[Line]
    plumb: list[Line]
    mask: Mask

    def strokes(self, scale: float) -> list[Stroke]:
        """The rulings as strokes in points, those that end side by side ended at one place."""
        black = (0, 0, 0)
        level = with_even_ends([Line(*(value / scale for value in line)) for line in self.level])
        plumb = with_even_ends([Line(*(value / scale for value in line)) for line in self.plumb])
        return [
            *(Stroke(r.low, r.at, r.high, r.at, r.width, black, 1) for r in level),
            *(Stroke(r.at, r.low, r.at, r.high, r.width, black, 1) for r in plumb),
        ]

    def turned(self, quarters: int) -> Ruled:
        """The rulings of the picture turned by quarters, counterclockwise."""
        level, plumb, (rows, columns) = self.level, self.plumb, self.mask.shape
        for _ in range(quarters % 4):
            # what stood at the right edge is at the top now
            level, plumb = (
                [line._replace(at=columns - line.at) for line in plumb],
                [line._replace(low=columns - line.high, high=columns - line.low) for line in level],
            )
            rows, columns = columns, rows
        return Ruled(sorted(level), sorted(plumb), np.ascontiguousarray(np.rot90(self.mask, quarters)))


def with_even_ends(lines: Sequence[Line]) -> list[Line]:
    """Lines in points whose ends differ by no more than blurred ends do made equally long.

    >>> lines = [Line(10, 61.6, 533.2, 1), Line(40, 61.9, 533.5, 1), Line(70, 70.9, 533.2, 1)]
    >>> [line[1:3] for line in with_even_ends(lines)]
    [(61.9, 533.2), (61.9, 533.2), (70.9, 533.2)]
    """
    low, high = evened([line.low for line in lines]), evened([line.high for line in lines])
    return [line._replace(low=low[line.low], high=high[line.high]) for line in lines]


def evened(ends: Sequence[float]) -> dict[float, float]:
    """For each end the middle one of those that are hardly apart from it."""
    found: dict[float, float] = {}
    group: list[float] = []
    for end in [*sorted(ends), float("inf")]:
        if group and end - group[0] > _EVEN_PT:
            found.update(dict.fromkeys(group, group[len(group) // 2]))
            group = []
        group.append(end)
    return found


def find_rulings(picture: Straight) -> Ruled:
    """The straight level and plumb lines of a picture."""
    scale = picture.scale
    across = picture.ink.astype(np.uint8)
    down: Picture = np.ascontiguousarray(across.T)
    # on a dark ground noise is as strong as a pale ruling
    dark = np.where(picture.paper < DARK_SHARE * float(np.median(picture.paper)), 0, picture.darkness)
    level_dashes = find_dashes(across, dark, scale)
    across = across | apart_from(level_dashes, ridges(dark, scale), scale)
    dark = np.ascontiguousarray(dark.T)
    plumb_dashes = find_dashes(down, dark, scale)
    down = down | apart_from(plumb_dashes, ridges(dark, scale), scale)
    meet = MEET_PT * scale
    level_runs, plumb_runs = bridged(
        Crossed(find_runs(across, scale, LONG_PT), find_runs(down, scale, LONG_PT)), picture.holes, scale
    )
    level = list(dict.fromkeys(run.line for run in level_runs.found if run.crowd <= MOST_CROWDED))
    plumb = list(dict.fromkeys(run.line for run in plumb_runs.found if run.crowd <= MOST_CROWDED))
    strokes = [run.line for run in level_runs.found if run.crowd > MOST_CROWDED_ALONE]
    level = [r for r in level if r not in strokes or r.high - r.low >= SURE_PT * scale or touches(r, plumb, meet)]
    # What is short or crowded may be a stroke of letters: it is a ruling where both ends meet rulings across.
    # Twice, because such a ruling may meet another one.
    doubtful_level = [run.line for run in level_runs.found if run.crowd > MOST_CROWDED]
    doubtful_plumb = [run.line for run in plumb_runs.found if run.crowd > MOST_CROWDED]
    short = Crossed(find_runs(across, scale, SHORT_PT), find_runs(down, scale, SHORT_PT))
    short = bridged(short, picture.holes, scale)
    doubtful_level += [run.line for run in short.level.found]
    doubtful_plumb += [run.line for run in short.plumb.found]
    doubtful_level += _sound_parts(across, doubtful_level, plumb, scale)
    doubtful_plumb += _sound_parts(down, doubtful_plumb, level, scale)
    doubtful_level = [r for r in doubtful_level if not is_within_letters(across, r, scale)]
    doubtful_plumb = [r for r in doubtful_plumb if not is_within_letters(down, r, scale)]
    very = {run.line for found in (plumb_runs, short.plumb) for run in found.found if run.crowd > VERY_CROWDED}
    for _ in range(2):
        level = level + [
            r for r in doubtful_level if not is_known(r, level, meet) and is_held(r, plumb, hold(r, scale))
        ]
        plumb = plumb + [
            r
            for r in doubtful_plumb
            if not is_known(r, plumb, meet) and is_held(r, level, hold(r, scale, crowded=r in very))
        ]
    lone = [run.line for run in short.plumb.found if run.crowd <= MOST_CROWDED]
    plumb = plumb + [r for r in lone if not is_known(r, plumb, meet) and ends_level(r, level, plumb, meet)]
    whole = whole_lines(
        [r for r in (*level, *(run.line for run in level_dashes.found)) if not touches(r, plumb, meet)],
        [r for r in level if r.high - r.low >= SURE_PT * scale],
        dark.T,
        scale,
    )
    level = [r for r in level if not is_known(r, whole.found, meet)] + whole.found
    dashed_level = [run.line for run in level_dashes.found if not is_known(run.line, level, meet)]
    dashed_plumb = [run.line for run in plumb_dashes.found if not is_known(run.line, plumb, meet)]
    known_level, known_plumb = level + dashed_level, plumb + dashed_plumb
    # a short row of dashes is a ruling only where it leads from one to another
    dashed_level = [
        r for r in dashed_level if leads(r, known_plumb, scale) or stands_alone(across, r, known_plumb, scale)
    ]
    dashed_plumb = [
        r for r in dashed_plumb if leads(r, known_level, scale) and not is_lettered(down, r, known_level, scale)
    ]
    mask: Picture = level_runs.pixels(across, level) | level_dashes.pixels(across, dashed_level) | whole.pixels
    upright = plumb_runs.pixels(down, plumb) | plumb_dashes.pixels(down, dashed_plumb)
    dashed_level = [drawn_on(r, known_plumb, scale) for r in dashed_level]
    dashed_plumb = [drawn_on(r, known_level, scale) for r in dashed_plumb]
    level, plumb = level + dashed_level, plumb + dashed_plumb
    solid = (plumb, level)
    level = [
        r if r in whole.found else _cut_back(r, solid[0], across, mask, scale, dashed=r in dashed_level)
        for r in level
    ]
    plumb = [_cut_back(r, solid[1], down, upright, scale, dashed=r in dashed_plumb) for r in plumb]
    mask |= np.ascontiguousarray(upright.T)
    mask = np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), np.uint8)
    for line in level:
        reach = line.width / 2 + 0.35 * scale
        _paint(mask, line.at - reach, line.low - scale, line.at + reach, line.high + scale)
    for line in plumb:
        reach = line.width / 2 + 0.35 * scale
        _paint(mask, line.low - scale, line.at - reach, line.high + scale, line.at + reach)
    level, plumb = with_edges(level, plumb, picture)
    return Ruled(sorted(level), sorted(plumb), mask.astype(np.bool_))


def ridges(dark: Darkness, scale: float) -> Picture:
    """Where level lines run that are too pale to be ink: darker than what is above and below them, over a length.

    Letters are not, since hardly any of their strokes is so long.
    """
    dark = np.asarray(cv2.blur(dark, (_PALE_BLUR_PX, 1)), np.float32)
    apart = max(3, round(_PALE_APART_PT * scale))
    beside = np.zeros_like(dark)
    beside[apart:] = dark[:-apart]
    beside[:-apart] = np.maximum(beside[:-apart], dark[apart:])
    pale = (dark > _PALE) & (dark - beside > _PALE_RIDGE)
    closed = cv2.morphologyEx(pale.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, max(3, round(scale))), np.uint8))
    return np.asarray(
        cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, round(_PALE_PT * scale)), np.uint8)), np.uint8
    )


def _sound_parts(ink: Picture, runs: Sequence[Line], across: Sequence[Line], scale: float) -> list[Line]:
    """The parts of crowded runs between rulings across that are not crowded: beyond, letters go on from it."""
    found = []
    for run in runs:
        ends = _met(run, across, scale)
        for low, high in pairwise([run.low, *ends, run.high]):
            if high - low < SHORT_PT * scale:
                continue
            part = _on_its_ink(ink, run._replace(low=low, high=high), scale)
            if crowd_of(ink, part, scale) <= MOST_CROWDED:
                found.append(part)
    return found


def _on_its_ink(ink: Picture, part: Line, scale: float) -> Line:
    """A part of a run where its own ink lies: letters that go on from the run have drawn its middle to theirs.

    >>> ink = np.zeros((20, 60), np.uint8)
    >>> ink[9:12, 10:50] = 1
    >>> _on_its_ink(ink, Line(13, 10, 50, 6), 2.8)
    Line(at=10.5, low=10, high=50, width=3.0)
    >>> _on_its_ink(ink, Line(13, 0, 60, 6), 2.8)
    Line(at=13, low=0, high=60, width=6)
    """
    reach = round(MEET_PT * scale)
    top = max(0, round(part.at) - reach)
    rows = ink[top : round(part.at) + reach + 1, round(part.low) : round(part.high)].mean(axis=1)
    first = last = int(rows.argmax())
    if rows[first] < _FILLED:
        return part
    while first > 0 and rows[first - 1] >= _FILLED:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1] >= _FILLED:
        last += 1
    return part._replace(at=top + (first + last) / 2 + 0.5, width=float(last - first + 1))


def _met(line: Line, across: Sequence[Line], scale: float) -> list[float]:
    """Where a run meets rulings across, in order."""
    near = MEET_PT * scale
    met = {
        min(max(r.at, line.low), line.high)
        for r in across
        if r.low - near <= line.at <= r.high + near and line.low - near <= r.at <= line.high + near
    }
    return sorted(met)


def _cut_back(
    line: Line, across: Sequence[Line], ink: Picture, pixels: Picture, scale: float, *, dashed: bool
) -> Line:
    """A ruling without the strokes of letters beside the table that it runs on into.

    The part beyond the outermost ruling across is cut off ``pixels`` as well. Both pictures have the ruling level.
    """
    near = MEET_PT * scale
    met = _met(line, across, scale)
    if not met:
        return line
    top, bottom = max(0, round(line.at - near)), round(line.at + near) + 1
    low, high = line.low, line.high
    if dashed:
        while len(met) > 2 and _lettered(ink, line._replace(low=met[0], high=met[1]), scale, dashed):
            del met[0]
            low = met[0]
        while len(met) > 2 and _lettered(ink, line._replace(low=met[-2], high=met[-1]), scale, dashed):
            met.pop()
            high = met[-1]
        # 円 in the row above a table whose dashes seem to go on to the ruling above that row
        others = line._replace(low=met[min(1, len(met) - 1)], high=met[-1])
        if (
            len(met) > 3
            and low == met[0]
            and is_solid_beside(ink, line._replace(low=met[0], high=met[1]), others, scale)
        ):
            pixels[top:bottom, max(0, round(low) - 1) : round(met[1])] = 0
            del met[0]
            low = met[0]
    before, behind = line._replace(high=met[0]), line._replace(low=met[-1])
    within = line._replace(low=met[0], high=met[-1])
    if near < met[0] - low <= OVERSHOT_PT * scale and (
        _lettered(ink, before, scale, dashed) or (dashed and is_solid_beside(ink, before, within, scale))
    ):
        pixels[top:bottom, max(0, round(low) - 1) : round(met[0])] = 0
        low = met[0]
    if near < high - met[-1] <= OVERSHOT_PT * scale and (
        _lettered(ink, behind, scale, dashed) or (dashed and is_solid_beside(ink, behind, within, scale))
    ):
        pixels[top:bottom, round(met[-1]) + 1 : round(high) + 1] = 0
        high = met[-1]
    return line._replace(low=low, high=high)


def _lettered(ink: Picture, part: Line, scale: float, dashed: bool) -> bool:
    """Whether a part of a run is made of letters: other ink beside it, or gaps where there are no dashes."""
    above, core, below = beside(ink, part, scale)
    if part.high - part.low <= SHORT_PT * scale:
        return True
    if dashed:
        return (float(above.mean()) + float(below.mean())) / 2 > MOST_BESIDE_SHORT
    return max((float(above.mean()) + float(below.mean())) / 2, 1.5 * (1 - float(core.mean()))) > MOST_CROWDED


def find_heads(picture: Straight, ruled: Ruled) -> tuple[list[Fill], Mask]:
    """The heads of arrows at the ends of level lines, as triangles in points, and their pixels.

    ``picture`` is without its rulings: of an arrow only the head's two halves are left.
    """
    heads: list[Fill] = []
    pixels = np.zeros(picture.ink.shape, np.bool_)
    for line in ruled.level:
        for ahead in (True, False):
            head = _head(picture, line, HEAD_PT, ahead) or _head(picture, line, LONG_HEAD_PT, ahead)
            if head is not None:
                heads.append(head.fill)
                pixels[head.place] |= picture.ink[head.place]
    return heads, pixels


class _Head(NamedTuple):
    """The head of an arrow in points, and the part of the picture that it stands in."""

    fill: Fill
    place: tuple[slice, slice]


def _head(picture: Straight, line: Line, longest: float, ahead: bool) -> _Head | None:
    """The head at an end of a level line, of at most a length in points; None where there is none."""
    scale, end = picture.scale, line.high if ahead else line.low
    reach, half = round(longest * scale), round(0.6 * HEAD_PT * scale)
    left = max(0, round(end - reach if ahead else end - 2 * scale))
    right = round(end + 2 * scale if ahead else end + reach)
    top, bottom = max(0, round(line.at) - half), round(line.at) + half
    place = slice(top, bottom), slice(left, right)
    part = picture.ink[place]
    down, across = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not len(down) or part[0].any() or part[-1].any():
        return None
    high, wide = int(down[-1] - down[0]) + 1, int(across[-1] - across[0]) + 1
    middle = top + (int(down[0]) + int(down[-1]) + 1) / 2
    if abs(middle - line.at) > 0.8 * scale or not 2.5 * scale <= high <= HEAD_PT * scale:
        return None
    if not 0.4 <= wide / high <= (2.5 if longest == HEAD_PT else LONG_HEAD_PT / HEAD_PT * 2.5):
        return None
    if not (0.2 if longest == HEAD_PT else 0.12) * wide * high < part.sum() <= 0.75 * wide * high:
        return None
    # specks of noise are no head: it has two halves alike, above the line and below it
    split = round(line.at) - top
    halves = (part[:split], part[split + 1 :])
    if any(half_of.sum() < 0.25 * part.sum() for half_of in halves):
        return None
    if any(int(np.ptp(np.flatnonzero(half_of.any(axis=0)))) + 1 < 0.5 * wide for half_of in halves):
        return None
    if longest > HEAD_PT and not _runs_to_a_point(part, split, ahead):
        return None
    x0, y0 = (left + int(across[0])) / scale, (top + int(down[0])) / scale
    # the tip may have been taken for a part of the line
    x1 = max(x0 + wide / scale, line.high / scale if ahead else 0.0)
    x0 = x0 if ahead else min(x0, line.low / scale)
    return _Head(Fill(x0, y0, x1, y0 + high / scale, (0, 0, 0), 1, 3), place)


def _runs_to_a_point(ink: Mask, split: int, ahead: bool) -> bool:
    """Whether both halves of a long head come nearer to its line towards the tip, as no letters do."""
    across = np.flatnonzero(ink.any(axis=0))
    part = ink[:, across[0] : across[-1] + 1]
    part = part if ahead else part[:, ::-1]
    for half in (part[:split][::-1], part[split + 1 :]):
        columns = np.flatnonzero(half.any(axis=0))
        far = half.shape[0] - half[::-1, columns].argmax(axis=0)
        third = len(columns) // 3
        if not third or far[:third].min() <= far[-third:].max():
            return False
    return True


def without(picture: Straight, mask: Mask) -> Straight:
    """The picture with the pixels of ``mask`` painted over as paper."""
    grey = picture.grey.copy()
    grey[mask] = picture.paper[mask]
    return picture._replace(grey=grey, ink=picture.ink & ~mask)


def _paint(mask: Picture, top: float, left: float, bottom: float, right: float) -> None:
    mask[max(0, round(top)) : max(0, round(bottom) + 1), max(0, round(left)) : max(0, round(right) + 1)] = 1
