"""Rulings and grounds in the picture of a page, as the strokes and fills that a drawn page would have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.layout.ink import Fill, Stroke
from extract.sources.scan_picture import Mask, Picture, Straight

SURE_PT = 72.0
"""A straight run of ink at least so long is a ruling: no row of letters touches over that length."""
LONG_PT = 24.0
"""A shorter one is a ruling unless it is crowded by other ink, as strokes of letters are."""
SHORT_PT = 8.0
"""A still shorter one is a ruling where both ends meet another ruling."""
THICKEST_PT = 3.5
DASHED_PT, SHORT_DASHED_PT = 40.0, 10.0
"""The shortest row of dashes that is a ruling, and the shortest between two rulings."""
DASH_PT = 2.2
DASH_GAP_PT = 5.0
MOST_BESIDE, MOST_BESIDE_SHORT = 0.1, 0.3
"""Share of a row of dashes beside which other ink may stand, and of a short one between two rulings."""
MEET_PT = 2.5
OVERSHOT_PT = 80.0
"""A ruling that ends so little beyond the last ruling across may have run on into letters."""
MOST_CROWDED = 0.22
"""Share of a run's length beside which other ink stands above which it is made of strokes of letters."""
TINT = 7
"""A ground is darker than the paper by at least this many of 255 levels."""
LEAST_GROUND_PT = 4.0
MAX_GROUNDS = 600
MOST_INK = 0.3
DARK_SHARE = 0.7
HEAD_PT = 12.0
_PALE, _PALE_RIDGE = 0.06, 0.035
"""How much darker than paper a pale ruling is, and than what is beside it, as shares of the paper's brightness."""
_PALE_PT, _PALE_APART_PT, _PALE_BLUR_PX = 12.0, 1.4, 3
"""The shortest piece of a pale ruling, and how far from its middle its sides are looked at, in points."""


class Line(NamedTuple):
    """A ruling in pixels: position across, both ends along, thickness."""

    at: float
    low: float
    high: float
    width: float


class Ruled(NamedTuple):
    """The rulings of a picture, and the pixels that they cover."""

    level: list[Line]
    plumb: list[Line]
    mask: Mask

    def strokes(self, scale: float) -> list[Stroke]:
        """The rulings as strokes in points."""
        black = (0, 0, 0)
        level = [Line(*(value / scale for value in line)) for line in self.level]
        plumb = [Line(*(value / scale for value in line)) for line in self.plumb]
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


def find_rulings(picture: Straight) -> Ruled:
    """The straight level and plumb lines of a picture."""
    scale = picture.scale
    across = picture.ink.astype(np.uint8)
    down: Picture = np.ascontiguousarray(across.T)
    level_dashes, plumb_dashes = _dashed(across, scale), _dashed(down, scale)
    paper = picture.paper
    pale = ridges(picture.grey, paper, scale)
    across = across | _apart_from(level_dashes, pale, scale)
    pale = ridges(np.ascontiguousarray(picture.grey.T), np.ascontiguousarray(paper.T), scale)
    down = down | _apart_from(plumb_dashes, pale, scale)
    meet = MEET_PT * scale
    level_runs, plumb_runs = _runs(across, scale, LONG_PT), _runs(down, scale, LONG_PT)
    level = [run.line for run in level_runs.found if run.crowd <= MOST_CROWDED]
    plumb = [run.line for run in plumb_runs.found if run.crowd <= MOST_CROWDED]
    # What is short or crowded may be a stroke of letters: it is a ruling where both ends meet rulings across.
    # Twice, because such a ruling may meet another one.
    doubtful_level = [run.line for run in level_runs.found if run.crowd > MOST_CROWDED]
    doubtful_plumb = [run.line for run in plumb_runs.found if run.crowd > MOST_CROWDED]
    doubtful_level += [run.line for run in _runs(across, scale, SHORT_PT).found]
    doubtful_plumb += [run.line for run in _runs(down, scale, SHORT_PT).found]
    doubtful_level += _sound_parts(across, doubtful_level, plumb, scale)
    doubtful_plumb += _sound_parts(down, doubtful_plumb, level, scale)
    for _ in range(2):
        level = level + [r for r in doubtful_level if not _known(r, level, meet) and _held(r, plumb, meet)]
        plumb = plumb + [r for r in doubtful_plumb if not _known(r, plumb, meet) and _held(r, level, meet)]
    dashed_level = [run.line for run in level_dashes.found if not _known(run.line, level, meet)]
    dashed_plumb = [run.line for run in plumb_dashes.found if not _known(run.line, plumb, meet)]
    known_level, known_plumb = level + dashed_level, plumb + dashed_plumb
    # a short row of dashes is a ruling only where it leads from one to another
    dashed_level = [r for r in dashed_level if _is_long(r, scale) and _touching(r, known_plumb, 2 * meet)] + [
        r for r in dashed_level if not _is_long(r, scale) and _held(r, known_plumb, 2 * meet)
    ]
    dashed_plumb = [r for r in dashed_plumb if _is_long(r, scale) and _touching(r, known_level, 2 * meet)] + [
        r for r in dashed_plumb if not _is_long(r, scale) and _held(r, known_level, 2 * meet)
    ]
    level, plumb = level + dashed_level, plumb + dashed_plumb
    mask: Picture = level_runs.pixels(across, level) | level_dashes.pixels(across, level)
    upright = plumb_runs.pixels(down, plumb) | plumb_dashes.pixels(down, plumb)
    level = [r if r in dashed_level else _cut_back(r, plumb, across, mask, scale) for r in level]
    plumb = [r if r in dashed_plumb else _cut_back(r, level, down, upright, scale) for r in plumb]
    mask |= np.ascontiguousarray(upright.T)
    mask = np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), np.uint8)
    for line in level:
        reach = line.width / 2 + 0.35 * scale
        _paint(mask, line.at - reach, line.low - scale, line.at + reach, line.high + scale)
    for line in plumb:
        reach = line.width / 2 + 0.35 * scale
        _paint(mask, line.low - scale, line.at - reach, line.high + scale, line.at + reach)
    return Ruled(sorted(level), sorted(plumb), mask.astype(np.bool_))


def ridges(grey: Picture, paper: Picture, scale: float) -> Picture:
    """Where level lines run that are too pale to be ink: darker than what is above and below them, over a length.

    Letters are not, since hardly any of their strokes is so long.
    """
    dark = cv2.blur(paper.astype(np.float32) - grey, (_PALE_BLUR_PX, 1))
    apart = max(3, round(_PALE_APART_PT * scale))
    beside = np.zeros_like(dark)
    beside[apart:] = dark[:-apart]
    beside[:-apart] = np.maximum(beside[:-apart], dark[apart:])
    pale = (dark > _PALE * paper) & (dark - beside > _PALE_RIDGE * paper)
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
            part = run._replace(low=low, high=high)
            if high - low >= SHORT_PT * scale and _crowd(ink, part, scale) <= MOST_CROWDED:
                found.append(part)
    return found


def _met(line: Line, across: Sequence[Line], scale: float) -> list[float]:
    """Where a run meets rulings across, in order."""
    near = MEET_PT * scale
    met = {
        min(max(r.at, line.low), line.high)
        for r in across
        if r.low - near <= line.at <= r.high + near and line.low - near <= r.at <= line.high + near
    }
    return sorted(met)


def _cut_back(line: Line, across: Sequence[Line], ink: Picture, pixels: Picture, scale: float) -> Line:
    """A ruling without the strokes of letters beside the table that it runs on into.

    The part beyond the outermost ruling across is cut off ``pixels`` as well. Both pictures have the ruling level.
    """
    near = MEET_PT * scale
    met = _met(line, across, scale)
    if not met:
        return line
    top, bottom = max(0, round(line.at - near)), round(line.at + near) + 1
    low, high = line.low, line.high
    if near < met[0] - low <= OVERSHOT_PT * scale and _lettered(ink, line._replace(high=met[0]), scale):
        pixels[top:bottom, max(0, round(low) - 1) : round(met[0])] = 0
        low = met[0]
    if near < high - met[-1] <= OVERSHOT_PT * scale and _lettered(ink, line._replace(low=met[-1]), scale):
        pixels[top:bottom, round(met[-1]) + 1 : round(high) + 1] = 0
        high = met[-1]
    return line._replace(low=low, high=high)


def _lettered(ink: Picture, part: Line, scale: float) -> bool:
    """Whether a part of a run is made of letters: other ink beside it, or gaps in it."""
    above, core, below = _beside(ink, part, scale)
    if part.high - part.low <= SHORT_PT * scale:
        return True
    return max((float(above.mean()) + float(below.mean())) / 2, 1.5 * (1 - float(core.mean()))) > MOST_CROWDED


def find_heads(picture: Straight, ruled: Ruled) -> tuple[list[Fill], Mask]:
    """The heads of arrows at the ends of level lines, as triangles in points, and their pixels.

    ``picture`` is without its rulings: of an arrow only the head's two halves are left.
    """
    scale = picture.scale
    heads: list[Fill] = []
    pixels = np.zeros(picture.ink.shape, np.bool_)
    reach, half = round(HEAD_PT * scale), round(0.6 * HEAD_PT * scale)
    for line in ruled.level:
        for end, ahead in ((line.high, True), (line.low, False)):
            left = round(end - reach if ahead else end - 2 * scale)
            right = round(end + 2 * scale if ahead else end + reach)
            top, bottom = max(0, round(line.at) - half), round(line.at) + half
            left = max(0, left)
            part = picture.ink[top:bottom, left:right]
            down, across = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
            if not len(down) or part[0].any() or part[-1].any():
                continue
            high, wide = int(down[-1] - down[0]) + 1, int(across[-1] - across[0]) + 1
            middle = top + (int(down[0]) + int(down[-1]) + 1) / 2
            if abs(middle - line.at) > 0.8 * scale or not 2.5 * scale <= high <= HEAD_PT * scale:
                continue
            if not 0.4 <= wide / high <= 2.5 or not 0.2 * wide * high < part.sum() <= 0.75 * wide * high:
                continue
            # specks of noise are no head: it has two halves alike, above the line and below it
            split = round(line.at) - top
            halves = (part[:split], part[split + 1 :])
            if any(half_of.sum() < 0.25 * part.sum() for half_of in halves):
                continue
            if any(int(np.ptp(np.flatnonzero(half_of.any(axis=0)))) + 1 < 0.5 * wide for half_of in halves):
                continue
            pixels[top:bottom, left:right] |= part
            x0, y0 = (left + int(across[0])) / scale, (top + int(down[0])) / scale
            # the tip may have been taken for a part of the line
            x1 = max(x0 + wide / scale, line.high / scale if ahead else 0.0)
            x0 = x0 if ahead else min(x0, line.low / scale)
            heads.append(Fill(x0, y0, x1, y0 + high / scale, (0, 0, 0), 1, 3))
    return heads, pixels


def without(picture: Straight, mask: Mask) -> Straight:
    """The picture with the pixels of ``mask`` painted over as paper."""
    grey = picture.grey.copy()
    grey[mask] = picture.paper[mask]
    return picture._replace(grey=grey, ink=picture.ink & ~mask)


def _paint(mask: Picture, top: float, left: float, bottom: float, right: float) -> None:
    mask[max(0, round(top)) : max(0, round(bottom) + 1), max(0, round(left)) : max(0, round(right) + 1)] = 1


class Run(NamedTuple):
    """A straight run of ink, its number among the runs' pixels, and how much of it is crowded by other ink."""

    line: Line
    label: int
    crowd: float


class Runs(NamedTuple):
    """The runs of a picture; ``labels`` gives each pixel the number of its run."""

    found: list[Run]
    labels: npt.NDArray[np.int32]

    def pixels(self, ink: Picture, lines: Sequence[Line]) -> Picture:
        """The ink of those runs that are among ``lines``."""
        kept = np.zeros(int(self.labels.max()) + 1, np.bool_)
        kept[[run.label for run in self.found if run.line in lines]] = True
        return np.asarray(kept[self.labels] & (ink > 0), np.uint8)


def _dashed(ink: Picture, scale: float) -> Runs:
    """Level rows of dashes or dots with nothing beside them."""
    # what is taller than a dash breaks the row
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(3, round(DASH_PT * scale)), 1), np.uint8))
    thin = ink & ~np.asarray(tall, np.uint8)
    runs = _runs(thin, scale, SHORT_DASHED_PT, gap=DASH_GAP_PT)
    return runs._replace(found=[run for run in runs.found if _is_dashed(ink, run.line, scale)])


def _apart_from(dashes: Runs, pale: Picture, scale: float) -> Picture:
    """Pale lines without the paper between dashes, which blurs to a line here and there."""
    left = pale.copy()
    for run in dashes.found:
        line, reach = run.line, 1.5 * scale
        top, bottom = max(0, round(line.at - reach)), round(line.at + reach) + 1
        left[top:bottom, max(0, round(line.low - 3 * scale)) : round(line.high + 3 * scale)] = 0
    return left


def _is_long(line: Line, scale: float) -> bool:
    return line.high - line.low >= DASHED_PT * scale


def _is_dashed(ink: Picture, line: Line, scale: float) -> bool:
    above, core, below = _beside(ink, line, scale)
    edges = int(np.count_nonzero(np.diff(core.astype(np.int8))))
    even = edges / 2 >= (line.high - line.low) / (3 * DASH_GAP_PT * scale)
    return (
        even
        and float(core.mean()) >= 0.3
        and (float(above.mean()) + float(below.mean())) / 2
        <= (MOST_BESIDE if _is_long(line, scale) else MOST_BESIDE_SHORT)
    )


def _touching(line: Line, across: Sequence[Line], near: float) -> bool:
    """Whether an end of a row of dashes meets a ruling across: a row of leaders between words does not."""
    return any(
        min(abs(other.at - line.low), abs(other.at - line.high)) <= near
        and other.low - near <= line.at <= other.high + near
        for other in across
    )


def _runs(ink: Picture, scale: float, least: float, gap: float = 1.0) -> Runs:
    """Straight level runs of at least ``least`` points; ``gap`` is the widest stretch in points that is no gap."""
    length = round(least * scale)
    # A line that leans by a pixel or is broken by noise is one run in ink that was thickened across and along.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, max(3, round(gap * scale)) | 1), np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found: list[Run] = []
    for k in range(1, count):
        left, _, width, height, area = (int(value) for value in stats[k])
        thickness = max(1.0, area / width - 2)
        if thickness > THICKEST_PT * scale or (
            height > 2 * thickness + 2 * scale and height > THICKEST_PT * scale
        ):
            continue
        line = Line(float(middles[k][1]) + 0.5, float(left), float(left + width), thickness)
        found.append(Run(line, k, _crowd(ink, line, scale)))
    return Runs(found, np.asarray(labels, np.int32))


def _crowd(ink: Picture, line: Line, scale: float) -> float:
    """How much of a level run (0-1) looks like strokes of letters: other ink beside it, or gaps in it.

    A long run without gaps is a ruling however close the text stands.
    """
    above, core, below = _beside(ink, line, scale)
    broken = 1.5 * (1 - float(core.mean()))
    if line.high - line.low >= SURE_PT * scale:
        # bold letters may touch each other over that length, but then ink stands on both sides
        both = min(float(above.mean()), float(below.mean()))
        return max(broken, both if line.high - line.low < 3 * SURE_PT * scale else 0.0)
    return max((float(above.mean()) + float(below.mean())) / 2, broken)


def _beside(ink: Picture, line: Line, scale: float) -> tuple[Mask, Mask, Mask]:
    """For each column of a level run, whether ink stands just above it, in it, and just below it."""
    left, right = round(line.low), max(round(line.high), round(line.low) + 1)
    near, far = line.width / 2 + 0.5 * scale, line.width / 2 + 1.7 * scale
    at = line.at
    bands = ((at - far, at - near), (at - 2, at + 2), (at + near, at + far))
    above, core, below = (
        np.asarray(ink[max(0, round(top)) : max(0, round(bottom)), left:right].any(axis=0), np.bool_)
        for top, bottom in bands
    )
    return above, core, below


def _known(line: Line, lines: Sequence[Line], near: float) -> bool:
    """Whether a run is a part of a ruling that is known."""
    return any(
        abs(other.at - line.at) <= near and other.low - near <= line.low and line.high <= other.high + near
        for other in lines
    )


def _held(line: Line, across: Sequence[Line], near: float) -> bool:
    """Whether both ends of a short run meet rulings across."""
    return all(
        any(abs(other.at - end) <= near and other.low - near <= line.at <= other.high + near for other in across)
        for end in (line.low, line.high)
    )


def dark_rims(picture: Straight) -> Mask:
    """The edges of dark grounds, which look like thin ink: emblems and bars."""
    dark = (picture.paper < DARK_SHARE * float(np.median(picture.paper))).astype(np.uint8)
    if not dark.any():
        return np.zeros(dark.shape, np.bool_)
    near = np.ones((round(3 * picture.scale) | 1,) * 2, np.uint8)
    return np.asarray(cv2.dilate(dark, near) & ~cv2.erode(dark, near) & 1, np.bool_)


def find_grounds(picture: Straight, ruled: Ruled) -> list[Fill]:
    """Rectangles darker than the paper, cut at the rulings: tinted cells and bars, in points."""
    rows, columns = picture.paper.shape
    size = (max(1, round(columns / picture.scale)), max(1, round(rows / picture.scale)))
    small = np.asarray(cv2.resize(picture.paper, size, interpolation=cv2.INTER_AREA), np.uint8)
    usual = int(np.bincount(small.ravel()[small.ravel() > 128], minlength=256).argmax())
    tinted = (small < usual - TINT).astype(np.uint8)
    for line in ruled.level:
        at = round(line.at / picture.scale)
        tinted[at : at + 1, round(line.low / picture.scale) : round(line.high / picture.scale) + 1] = 0
    for line in ruled.plumb:
        at = round(line.at / picture.scale)
        tinted[round(line.low / picture.scale) : round(line.high / picture.scale) + 1, at : at + 1] = 0
    tinted = np.asarray(cv2.morphologyEx(tinted, cv2.MORPH_OPEN, np.ones((4, 4), np.uint8)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(tinted, connectivity=4)
    if count > MAX_GROUNDS:
        return []
    fills = []
    for k in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[k])
        if min(width, height) < LEAST_GROUND_PT or area < 0.8 * width * height:
            continue
        here = picture.ink[
            round(top * picture.scale) : round((top + height) * picture.scale),
            round(left * picture.scale) : round((left + width) * picture.scale),
        ]
        if here.size and float(here.mean()) > MOST_INK:
            continue  # large letters set close
        level = int(np.median(small[top : top + height, left : left + width]))
        # A level apart from white whatever the paper: the layout knows only white paper.
        level = min(255 * level // max(usual, 1), 249)
        fills.append(Fill(left - 1.0, top - 1.0, left + width + 1.0, top + height + 1.0, (level, level, level), 0))
    return fills
