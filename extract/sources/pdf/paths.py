"""What a page draws besides text: strokes, fills and pictures, also those inside form XObjects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import c_float, c_int, c_uint
from itertools import chain, compress, pairwise, repeat

from extract.layout.ink import Colour, Fill, PageInk, Stroke, frame_of, from_a_corner
from extract.sources.pdf import library as lib
from extract.sources.pdf.frame import IDENTITY, Box, Matrix
from extract.sources.pdf.library import Pointer, as_pointer

MAX_PATHS_PER_PAGE = 40_000
"""Paths beyond it are left out: a large page of dotted rulings has half as many, a map or a hostile file more."""
MAX_SEGMENTS_PER_PATH = 4_000
"""A path with more is an illustration, and no frame of dots; only its bounding box is kept."""
MAX_FORM_DEPTH = 12
"""Forms nested deeper are left out; a form that contains itself ends here."""

_FAINTEST_ALPHA = 12
_NO_COLOUR: Colour = (128, 128, 128)
_BATCH = 1_024
"""So many paths are read together: a call is made for one after the other in one go."""
MAX_SEGMENTS_TOGETHER = 20_000
"""Fewer paths are read together where they have more segments."""

_matrices = lib.Numbers(c_float, 6)
_edges = lib.Numbers(c_float, 4, apart=True)
_rgba = lib.Numbers(c_uint, 4, apart=True)
_modes = lib.Numbers(c_int, 2, apart=True)
_widths = lib.Numbers(c_float, 1)
_points = lib.Numbers(c_float, 2, apart=True)


def read_objects(page: int, frame: Matrix, ink: PageInk) -> list[tuple[int, Matrix | None]]:
    """Adds strokes, fills and pictures to ``ink``; returns every text object with the matrix of its form."""
    texts: list[tuple[int, Matrix | None]] = []
    whole = as_pointer(page)
    paths = 0
    # Each frame of the stack is a container: what is left of its objects, and its matrix.
    stack = [(_objects(lib.page_object, whole, lib.count_objects(whole)), IDENTITY)]
    while stack:
        objects, matrix = stack.pop()
        inside = None if matrix is IDENTITY else matrix
        to_page = frame if inside is None else frame.after(matrix)
        waiting: list[Pointer] = []
        for item, kind in objects:
            if kind == lib.OBJECT_TEXT:
                texts.append((item, inside))
            elif kind == lib.OBJECT_PATH:
                if paths + len(waiting) == MAX_PATHS_PER_PAGE:
                    ink.limits.add("paths")
                    continue
                waiting.append(as_pointer(item))
                if len(waiting) == _BATCH:
                    paths = _read_paths(waiting, to_page, ink, paths)
                    waiting = []
            elif kind == lib.OBJECT_IMAGE:
                ink.images += [to_page.box(*box) for box in bounds_of([as_pointer(item)])]
            elif kind == lib.OBJECT_FORM and len(stack) < MAX_FORM_DEPTH:
                stack.append((objects, matrix))
                form = as_pointer(item)
                inner = matrix.after(Matrix(*_matrices.of(lib.object_matrix, [form])[1]))
                stack.append((_objects(lib.form_object, form, lib.form_count_objects(form)), inner))
                break
        paths = _read_paths(waiting, to_page, ink, paths)
    return texts


def _objects(getter: Callable[..., int | None], container: Pointer, count: int) -> Iterator[tuple[int, int]]:
    """(address, kind) of what a page or a form holds, in the order of painting."""
    found = [item for item in map(getter, repeat(container), range(count)) if item]
    return zip(found, map(lib.object_type, map(as_pointer, found)), strict=True)


def bounds_of(items: list[Pointer]) -> Iterator[Box]:
    """The bounding boxes (x0, y0, x1, y1) of objects, where they stand in their page or form."""
    edges = iter(_edges.of(lib.object_bounds, items)[1])
    return zip(edges, edges, edges, edges, strict=True)


def clips_of(items: list[Pointer]) -> Iterator[tuple[Pointer, int]]:
    """The clip of each object and how many paths make it; at most 0 where nothing is clipped."""
    handles = list(map(as_pointer, map(lib.object_clip, items)))
    return zip(handles, map(lib.clip_count_paths, handles), strict=True)


def clip_box(clip: Pointer, count: int, frame: Matrix) -> Box | None:
    """The bounding box of what a clip of so many paths lets through; None where nothing is clipped."""
    if count <= 0:
        return None
    x0 = y0 = -1e9
    x1 = y1 = 1e9
    for path in range(min(count, 8)):
        segments = lib.clip_count_segments(clip, path)
        if not 3 <= segments <= 64:
            continue
        ends = list(map(as_pointer, map(lib.clip_segment, repeat(clip), repeat(path), range(segments))))
        places = _points.of(lib.segment_point, ends)[1]
        xs, ys = places[0::2], places[1::2]
        left, top, right, bottom = frame.box(min(xs), min(ys), max(xs), max(ys))
        x0, y0, x1, y1 = max(x0, left), max(y0, top), min(x1, right), min(y1, bottom)
    return (x0, y0, x1, y1)


def _paints(getter: Callable[..., int], items: list[Pointer], used: list[int]) -> list[Colour | None]:
    """RGB of a paint for each path; None where it is (almost) transparent, or not ``used`` at all."""
    told, values = _rgba.of(getter, list(compress(items, used)))
    colours: list[Colour | None] = list(zip(values[0::4], values[1::4], values[2::4], strict=True))
    alphas = values[3::4]
    if not all(told) or min(alphas, default=255) < _FAINTEST_ALPHA:
        colours = [
            _NO_COLOUR if not known else colour if alpha >= _FAINTEST_ALPHA else None
            for known, colour, alpha in zip(told, colours, alphas, strict=True)
        ]
    if len(colours) == len(items):
        return colours
    rest = iter(colours)
    return [next(rest) if wanted else None for wanted in used]


def _read_paths(items: list[Pointer], frame: Matrix, ink: PageInk, order: int) -> int:
    """Adds what paths paint to ``ink``; takes and returns the order of the last path that was read."""
    counts = list(map(lib.path_count_segments, items))
    taken = [count if 0 < count <= MAX_SEGMENTS_PER_PATH else 0 for count in counts]
    if sum(taken) > MAX_SEGMENTS_TOGETHER and len(items) > 1:
        half = len(items) // 2
        return _read_paths(items[half:], frame, ink, _read_paths(items[:half], frame, ink, order))
    modes = _modes.of(lib.path_draw_mode, items)[1]
    fills = _paints(lib.object_fill, items, modes[0::2])
    strokes = _paints(lib.object_stroke, items, modes[1::2])
    widths = _widths.of(lib.object_stroke_width, items)[1]
    matrices = _matrices.of(lib.object_matrix, items)[1]
    owners = chain.from_iterable(map(repeat, items, taken))
    numbers = chain.from_iterable(map(range, taken))
    segments = list(map(as_pointer, map(lib.path_segment, owners, numbers)))
    kinds = list(map(lib.segment_type, segments))
    closes = list(map(lib.segment_close, segments))
    places = _points.of(lib.segment_point, segments)[1]
    points = list(zip(places[0::2], places[1::2], strict=True))
    sixes = list(zip(*[iter(matrices)] * 6, strict=True))
    matrix: tuple[float, ...] = ()
    move, line = lib.SEGMENT_MOVE, lib.SEGMENT_LINE
    add_stroke = ink.strokes.append
    make = tuple.__new__
    start = end = 0
    for k, (item, fill, stroke, count, width, (clip, clipping)) in enumerate(
        zip(items, fills, strokes, counts, widths, clips_of(items), strict=True)
    ):
        order += 1
        start, end = end, end + taken[k]
        if (fill is None and stroke is None) or count < 2:
            continue
        visible = clip_box(clip, clipping, frame) if clipping > 0 else None
        if count > MAX_SEGMENTS_PER_PATH:
            x0, top, x1, bottom = frame.box(*next(bounds_of([item])))
            ink.fills.append(Fill(x0, top, x1, bottom, fill or _NO_COLOUR, order, corners=count))
            ink.limits.add("segments")
            continue
        if sixes[k] != matrix:
            matrix = sixes[k]
            a, b, c, d, e, f = frame.after(Matrix(*matrix))
            scale = abs(a * d - b * c) ** 0.5
        is_line = count == 2 and kinds[start] == move and kinds[start + 1] == line
        if is_line and stroke is not None and visible is None and not (closes[start] or closes[start + 1]):
            # most paths of a ruled page; the general way to it takes longer than all else here
            (ax, ay), (bx, by) = points[start:end]
            x0, y0 = a * ax + c * ay + e, b * ax + d * ay + f
            x1, y1 = a * bx + c * by + e, b * bx + d * by + f
            add_stroke(make(Stroke, (x0, y0, x1, y1, (width if width > 0.0 else 0.0) * scale, stroke, order)))
            continue
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in points[start:end]]
        for outline, curved, closed in _subpaths(kinds[start:end], closes[start:end], corners):
            part = outline if curved else from_a_corner(outline)
            if fill is not None and len(part) > 2:
                _add_fill(part, curved, fill, visible, ink, order)
            if stroke is not None and not curved:
                _add_strokes(part, closed, max(width, 0.0) * scale, stroke, visible, ink, order)
            if (curved or stroke is not None) and len(part) > 3:
                _add_frame(part, visible, ink, order)
    return order


def _subpaths(
    kinds: list[int], closes: list[int], corners: list[tuple[float, float]]
) -> list[tuple[list[tuple[float, float]], bool, bool]]:
    """(corner points, whether any side is a curve, whether it is closed) of each subpath."""
    if kinds.count(lib.SEGMENT_MOVE) == 1 and kinds[0] == lib.SEGMENT_MOVE:
        return [(corners, lib.SEGMENT_BEZIER in kinds, any(closes))]
    found: list[tuple[list[tuple[float, float]], bool, bool]] = []
    points: list[tuple[float, float]] = []
    curved = closed = False
    for kind, close, corner in zip(kinds, closes, corners, strict=True):
        if kind == lib.SEGMENT_MOVE:
            if len(points) > 1:
                found.append((points, curved, closed))
            points, curved, closed = [], False, False
        elif kind == lib.SEGMENT_BEZIER:
            curved = True
        points.append(corner)
        if close:
            closed = True
    if len(points) > 1:
        found.append((points, curved, closed))
    return found


def _add_fill(
    points: list[tuple[float, float]], curved: bool, colour: Colour, clip: Box | None, ink: PageInk, order: int
) -> None:
    if points[0] == points[-1]:
        points = points[:-1]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    corners = len(points)
    if corners == 4 and not curved:
        edge = 0.02 * max(x1 - x0, y1 - y0) + 0.2
        for x, y in points:
            if (x - x0 > edge and x1 - x > edge) or (y - y0 > edge and y1 - y > edge):
                corners = 5  # a slanted quadrilateral is not a cell
    elif corners == 4 or curved:
        corners += 5
    if clip is not None:
        x0, y0, x1, y1 = max(x0, clip[0]), max(y0, clip[1]), min(x1, clip[2]), min(y1, clip[3])
        if x0 > x1 or y0 > y1:
            return
    ink.fills.append(Fill(x0, y0, x1, y1, colour, order, corners))


def _add_frame(points: list[tuple[float, float]], clip: Box | None, ink: PageInk, order: int) -> None:
    found = frame_of(points, order)
    if found is None:
        return
    if clip is None or all(
        a - 1 <= b for a, b in zip((*clip[:2], *found[2:4]), (*found[:2], *clip[2:]), strict=True)
    ):
        ink.frames.append(found)


def _add_strokes(
    points: list[tuple[float, float]],
    closed: bool,
    width: float,
    colour: Colour,
    clip: Box | None,
    ink: PageInk,
    order: int,
) -> None:
    if closed and points[0] != points[-1]:
        points = [*points, points[0]]
    few = len(points) <= 5
    for (ax, ay), (bx, by) in pairwise(points):
        level, plumb = abs(ay - by) <= 0.6, abs(ax - bx) <= 0.6
        if not (level or plumb or few):
            continue  # a side of a polyline in a chart
        if clip is not None:
            ax, bx = (min(max(v, clip[0] - 1), clip[2] + 1) for v in (ax, bx))
            ay, by = (min(max(v, clip[1] - 1), clip[3] + 1) for v in (ay, by))
            if ax == bx and ay == by:
                continue
        ink.strokes.append(Stroke(ax, ay, bx, by, width, colour, order))
