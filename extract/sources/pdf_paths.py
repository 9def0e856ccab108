"""What a page draws besides text: strokes, fills and pictures, also those inside form XObjects."""

from __future__ import annotations

from ctypes import addressof, c_int
from itertools import pairwise

from extract.layout.ink import Colour, Fill, PageInk, Stroke
from extract.sources import pdf_library as lib
from extract.sources.pdf_frame import IDENTITY, Box, Matrix

MAX_PATHS_PER_PAGE = 20_000
"""Paths beyond it are left out: no ruled page has so many, but a map or a hostile file does."""
MAX_SEGMENTS_PER_PATH = 1_000
"""A path with more is an illustration; only its bounding box is kept."""
MAX_FORM_DEPTH = 12
"""Forms nested deeper are left out; a form that contains itself ends here."""

_FAINTEST_ALPHA = 12
_NO_COLOUR: Colour = (128, 128, 128)

_six = lib.Floats(6)
_four = lib.Floats(4)
_four_addresses = tuple(_four.address + 4 * k for k in range(4))
_rgba = lib.Unsigned(4)
_fill_mode, _stroked = c_int(), c_int()
_fill_mode_address, _stroked_address = addressof(_fill_mode), addressof(_stroked)
_point = lib.Floats(2)
_point_x, _point_y = _point.address, _point.address + 4


def read_objects(page: int, frame: Matrix, ink: PageInk) -> list[tuple[int, Matrix | None]]:
    """Adds strokes, fills and pictures to ``ink``; returns every text object with the matrix of its form."""
    texts: list[tuple[int, Matrix | None]] = []
    paths = 0
    # Each frame of the stack is a container: its objects' getter, their count, the next index and the matrix.
    stack = [(lib.page_object, page, lib.count_objects(page), 0, IDENTITY)]
    while stack:
        getter, container, count, index, matrix = stack.pop()
        while index < count:
            item = getter(container, index)
            index += 1
            if not item:
                continue
            kind = lib.object_type(item)
            if kind == lib.OBJECT_TEXT:
                texts.append((item, None if matrix is IDENTITY else matrix))
            elif kind == lib.OBJECT_PATH:
                paths += 1
                if paths > MAX_PATHS_PER_PAGE:
                    ink.limits.add("paths")
                    continue
                _read_path(item, frame if matrix is IDENTITY else frame.after(matrix), ink, paths)
            elif kind == lib.OBJECT_IMAGE:
                ink.images.append(_bounds(item, frame if matrix is IDENTITY else frame.after(matrix)))
            elif kind == lib.OBJECT_FORM and len(stack) < MAX_FORM_DEPTH:
                stack.append((getter, container, count, index, matrix))
                lib.object_matrix(item, _six.address)
                inner = matrix.after(Matrix(*_six.values))
                stack.append((lib.form_object, item, max(lib.form_count_objects(item), 0), 0, inner))
                break
    return texts


def _bounds(item: int, frame: Matrix) -> Box:
    lib.object_bounds(item, *_four_addresses)
    return frame.box(*_four.values)


def clip_box(item: int, frame: Matrix, form: Matrix | None = None) -> Box | None:
    """The bounding box of what an object's clip lets through; None where nothing is clipped.

    ``form`` is the matrix of the form that the object stands in.
    """
    handle = lib.object_clip(item)
    count = lib.clip_count_paths(handle) if handle else 0
    if count <= 0:
        return None
    if form is not None:
        frame = frame.after(form)
    x0 = y0 = -1e9
    x1 = y1 = 1e9
    for path in range(min(count, 8)):
        segments = lib.clip_count_segments(handle, path)
        if not 3 <= segments <= 64:
            continue
        xs, ys = [], []
        for k in range(segments):
            lib.segment_point(lib.clip_segment(handle, path, k), _point_x, _point_y)
            x, y = _point.values
            xs.append(x)
            ys.append(y)
        left, top, right, bottom = frame.box(min(xs), min(ys), max(xs), max(ys))
        x0, y0, x1, y1 = max(x0, left), max(y0, top), min(x1, right), min(y1, bottom)
    return (x0, y0, x1, y1)


def _colour(getter: object, item: int) -> Colour | None:
    """RGB of a paint; None where it is (almost) transparent."""
    if not getter(item, *_rgba.addresses):  # type: ignore[operator]
        return _NO_COLOUR
    red, green, blue, alpha = _rgba.values
    return (red, green, blue) if alpha >= _FAINTEST_ALPHA else None


def _read_path(item: int, frame: Matrix, ink: PageInk, order: int) -> None:
    lib.path_draw_mode(item, _fill_mode_address, _stroked_address)
    fill = _colour(lib.object_fill, item) if _fill_mode.value else None
    stroke = _colour(lib.object_stroke, item) if _stroked.value else None
    if fill is None and stroke is None:
        return
    count = lib.path_count_segments(item)
    if count < 2:
        return
    lib.object_matrix(item, _six.address)
    to_page = frame.after(Matrix(*_six.values))
    clip = clip_box(item, frame)
    if count > MAX_SEGMENTS_PER_PATH:
        ink.fills.append(Fill(*_bounds(item, frame), fill or _NO_COLOUR, order, corners=count))
        ink.limits.add("segments")
        return
    width = 0.0
    if stroke is not None:
        lib.object_stroke_width(item, _four.address)
        width = max(_four.values[0], 0.0) * abs(to_page.a * to_page.d - to_page.b * to_page.c) ** 0.5
    for points, curved, closed in _subpaths(item, count, to_page):
        if fill is not None and len(points) > 2:
            _add_fill(points, curved, fill, clip, ink, order)
        if stroke is not None and not curved:
            _add_strokes(points, closed or False, width, stroke, clip, ink, order)


def _subpaths(item: int, count: int, to_page: Matrix) -> list[tuple[list[tuple[float, float]], bool, bool]]:
    """(corner points, whether any side is a curve, whether it is closed) of each subpath."""
    a, b, c, d, e, f = to_page
    found: list[tuple[list[tuple[float, float]], bool, bool]] = []
    points: list[tuple[float, float]] = []
    curved = closed = False
    segment_type, segment_point, path_segment = lib.segment_type, lib.segment_point, lib.path_segment
    values = _point.values
    for k in range(count):
        segment = path_segment(item, k)
        kind = segment_type(segment)
        segment_point(segment, _point_x, _point_y)
        x, y = values
        if kind == lib.SEGMENT_MOVE:
            if len(points) > 1:
                found.append((points, curved, closed))
            points, curved, closed = [], False, False
        elif kind == lib.SEGMENT_BEZIER:
            curved = True
        points.append((a * x + c * y + e, b * x + d * y + f))
        if lib.segment_close(segment):
            closed = True
    if len(points) > 1:
        found.append((points, curved, closed))
    return found


def _add_fill(
    points: list[tuple[float, float]], curved: bool, colour: Colour, clip: Box | None, ink: PageInk, order: int
) -> None:
    if points[0] == points[-1]:
        points = points[:-1]
    x0 = min(p[0] for p in points)
    x1 = max(p[0] for p in points)
    y0 = min(p[1] for p in points)
    y1 = max(p[1] for p in points)
    corners = len(points)
    if corners == 4 and not curved:
        edge = 0.02 * max(x1 - x0, y1 - y0) + 0.2
        for x, y in points:
            if min(x - x0, x1 - x) > edge or min(y - y0, y1 - y) > edge:
                corners = 5  # a slanted quadrilateral is not a cell
    elif corners == 4 or curved:
        corners += 5
    if clip is not None:
        x0, y0, x1, y1 = max(x0, clip[0]), max(y0, clip[1]), min(x1, clip[2]), min(y1, clip[3])
        if x0 > x1 or y0 > y1:
            return
    ink.fills.append(Fill(x0, y0, x1, y1, colour, order, corners))


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
