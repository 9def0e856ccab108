"""How a page sets its text: where columns end, how far lines stand apart, and what begins something of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import neg

from extract.layout.ink import holds
from extract.layout.lines import is_wide
from extract.line_beginnings import CAPTION, NOTE
from extract.memo import once
from extract.outline import numbering, usual_size
from extract.shapes import has_letter
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Line, Page

MARKS = "・･○●◯◎◇◆▶►⇒⇨→➡➢➤➲✓☞★☆■□▪▼▽◦•❍❑❒❖☑"
ZERO = r"〇(?=[\s\p{Han}\p{Hiragana}\p{Katakana}])(?![〇年月日時分])"
"""A zero that stands for a round mark at the beginning of a list item."""
BULLET = lazy_pattern(rf"^\s*(?:[{MARKS}\ue000-\uf8ff]|{ZERO}|[\-–](?:\s|[^\s\d\-–].*[^\-–]$)|[①-⑳㉑-㉟])")
_ENTRY = lazy_pattern(
    r"^\s*(?:[一二三四五六七八九十]{1,3}|[イロハニホヘトチリヌ]|附則|附\s?則)[\s\u3000]+\S"
    r"|^\s*第\s?[0-9０-９一二三四五六七八九十百]{1,5}\s?条(?:の[0-9０-９一二三四五六七八九十]+)?[\s\u3000（(]"
)
ENDED = lazy_pattern(r"(?:。|．|」。|。[」）)])\s*$")
_LATIN = lazy_pattern(r"([A-Za-z][A-Za-z'’-]{2,})")
_HELD = lazy_pattern(r"(\p{Alphabetic})[、。，．」』）)】〕ーっゃゅょッャュョ]")
DATE = lazy_pattern(r"^\s*[(（]?\s*(?:令\s*和|平\s*成|昭\s*和|20\d\d|２０)[\s0-9０-９元]+年[^。、]{0,14}$")
_LEAST_PARTED = 3
_STEP = 8.0
_ALIKE = 8.0
_NEAR = 0.9
_LARGE = 1.15
_LEAST_ITEMS = 4
_WIDEST = 1.4
_SEVERAL = 3
_RARE = 0.02
_TIGHT = 0.75
_EVEN = 0.15
_WIDER = 0.22
_WIDER_ALONE = 0.35
_UNEVEN = 0.25
_FEW = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document sets its paragraphs.

    Attributes:
        near: the largest gap within a paragraph, in heights of a line.
        hanging: the marks of list items whose further lines begin right of the mark.
        large: the smallest size of a title in points; None where the input tells no sizes.
        bold: whether most of the text is bold, so that bold tells nothing.
    """

    near: float
    hanging: frozenset[str]
    large: float | None
    bold: bool


def is_start(line: Line) -> bool:
    """Whether a line begins something of its own: a list item, a heading with a number, a note, a caption."""
    text = line.text
    if line.level is not None or line.bullet:
        return True
    if is_figures(line):
        return False
    return _begins(text)


@lru_cache(maxsize=1 << 12)
def _begins(text: str) -> bool:
    # every line is asked by the lines above and below it
    return any(pattern.match(text) for pattern in (BULLET, NOTE, CAPTION, _ENTRY)) or numbering(text) is not None


def is_figures(line: Line) -> bool:
    """Whether a line has no word: ticks of an axis, a footnote's number."""
    return not has_letter(line.text)


def gap_between(last: Line, line: Line) -> float | None:
    """The space between two lines: blank lines of a text, heights of a line on a page; None elsewhere."""
    if last.number is not None and line.number is not None:
        return float(max(line.number - last.number - 1, 0))
    if last.box is not None and line.box is not None:
        return (line.box.top - last.box.bottom) / max(min(last.box.height, line.box.height), 1.0)
    return None


@once
def unbroken(line: Line) -> float:
    """How much room what a line begins with takes, in points: it would not have fitted on the line above.

    That is a Latin word, or a letter before a mark that never begins a line (き、).
    """
    word = _LATIN.match(line.text) or _HELD.match(line.text)
    if word is None or line.box is None:
        return 0.0
    letters = sum(2 if is_wide(char) else 1 for char in line.text)
    return line.box.width * sum(2 if is_wide(char) else 1 for char in word[1]) / letters


def right_edges(document: Document, page: Page) -> Mapping[int, float]:
    """The right edge of the column of text that each line stands in, by key; infinite where no column is seen.

    A column is made by lines that begin at about the same place and reach equally far: three of them on the page,
    or one that is more than half as wide as the page, and then as far as the lines of other pages reach.
    """
    edges: dict[int, float] = {}
    usual = usual_edges(document)
    lines = sorted(
        ((line.box.x0, line.box.x1, line.size or 0.0, line, line.box) for line in page.lines if line.box),
        key=lambda found: found[0],
    )
    starts = [x0 for x0, *_ in lines]
    wide = 0.55 * (page.width or 0.0)
    for x0, _, size, line, box in lines:
        slack = 1.6 * max(box.height, 1.0)
        reach = 2.5 * slack
        first, after = bisect_left(starts, x0 - reach - 1.0), bisect_right(starts, x0 + reach + 1.0)
        near = [found for found in lines[first:after] if abs(found[0] - x0) <= reach]
        alike = [found[1] for found in near if abs(found[2] - size) <= 0.6]
        # a title alone in its size stands in the column of the text below it
        edge = _reached(alike, slack) or _reached([found[1] for found in near], slack)
        if edge is None:
            farthest = max(found[1] for found in near)
            edge = max(farthest, usual.get(_place(page, box), 0.0)) if farthest - box.x0 >= wide else None
        if edge is None and page.frames:
            edge = _in_frame(page.frames, box, [found[4] for found in near], slack)
        edges[line.key] = max(edge, box.x1) if edge is not None else float("inf")
    return edges


def _in_frame(frames: Sequence[Box], box: Box, near: Sequence[Box], slack: float) -> float | None:
    """How far the lines of a box reach that has an outline, where one ends at its side; None outside of boxes."""
    own = [frame for frame in frames if holds(frame, box, 0)]
    if not own:
        return None
    frame = min(own, key=lambda frame: frame.width * frame.height)
    farthest = max(other.x1 for other in near if holds(frame, other, 0))
    return farthest if frame.x1 - farthest <= slack else None


def _reached(ends: Sequence[float], slack: float) -> float | None:
    """The farthest right edge that three lines reach, and hardly any goes beyond; None where there is none."""
    reach = sorted(ends, reverse=True)
    for beyond, x in enumerate(reach):
        if beyond > len(reach) / 4:
            return None
        # the edges fall, so those that reach as far stand before the first that does not
        support = bisect_right(reach, slack - x, lo=beyond, key=neg) - beyond
        if support >= max(3, 3 * beyond):
            return x
    return None


def _place(page: Page, box: Box) -> tuple[int, int]:
    return round(page.width or 0.0), round(box.x0 / _STEP)


@once
def usual_edges(document: Document) -> dict[tuple[int, int], float]:
    """How far lines reach that begin at about the same place on pages of the same width, where a third agrees."""
    reach: dict[tuple[int, int], dict[int, float]] = {}
    for number, page in enumerate(document.pages):
        for line in page.lines:
            if line.box is not None:
                width, step = _place(page, line.box)
                for place in ((width, step - 1), (width, step), (width, step + 1)):
                    ends = reach.setdefault(place, {})
                    ends[number] = max(ends.get(number, 0.0), line.box.x1)
    usual: dict[tuple[int, int], float] = {}
    for place, ends in reach.items():
        least = max(_SEVERAL, len(ends) / 3)
        ordered = sorted(ends.values(), reverse=True)
        agreed = (end for end in ordered if sum(abs(end - other) <= _ALIKE for other in ordered) >= least)
        usual.update((place, end) for end in [next(agreed, None)] if end is not None)
    return usual


def _near(document: Document) -> float:
    """The largest gap between two lines of a paragraph, in heights of a line.

    A little more than the widest gap that occurs several times between long lines of which the upper one does
    not end a sentence: the leading, where a document has one, or the wider where it has two.
    """
    gaps: Counter[float] = Counter()
    for page in document.pages:
        width = max((line.box.width for line in page.lines if line.box is not None), default=0.0)
        for above, below in pairwise(page.lines):
            if above.box is None or below.box is None or min(above.box.width, below.box.width) < 0.6 * width:
                continue
            gap = gap_between(above, below)
            alike = abs((above.size or 0.0) - (below.size or 0.0)) <= 0.6 and not is_start(below)
            if gap is not None and 0 <= gap <= _WIDEST and alike and not ENDED.search(above.text):
                gaps[round(gap, 1)] += 1
    least = max(_SEVERAL, _RARE * gaps.total())
    usual = max((gap for gap, count in gaps.items() if count >= least), default=0.0)
    return 1.2 * usual + 0.2 if usual else _NEAR


def _hanging(document: Document) -> frozenset[str]:
    """The marks of list items whose second lines stand right of the mark, as good as always."""
    hanging: Counter[str] = Counter()
    flush: Counter[str] = Counter()
    for page in document.pages:
        for above, below in pairwise(page.lines):
            if above.box is None or below.box is None or not BULLET.match(above.text) or is_start(below):
                continue
            height = max(above.box.height, 1.0)
            if below.box.top - above.box.bottom > _NEAR * height or below.box.x0 < above.box.x0 - height:
                continue
            (hanging if below.box.x0 > above.box.x0 + 0.4 * height else flush)[above.text.strip()[0]] += 1
    return frozenset(mark for mark, count in hanging.items() if count >= _LEAST_ITEMS and 4 * flush[mark] <= count)


@once
def setting_of(document: Document) -> Setting:
    """How a document sets its paragraphs, learned from all its pages."""
    size = usual_size(document)
    weights: Counter[bool] = Counter()
    for page in document.pages:
        for line in page.lines:
            weights[line.bold] += len(line.text)
    large = _LARGE * size if size is not None else None
    return Setting(_near(document), _hanging(document), large, weights[True] > weights[False])


@once
def spaced_lines(lines: tuple[Line, ...]) -> frozenset[int]:
    """Keys of lines that go on with the line above because both stand in a few tight lines between larger gaps.

    Only where the page parts its texts by gaps throughout: on a sheet with rows of one height nothing is told.
    What is tight is told by the page's smallest gap, or by the neighbours where the difference is plain.
    """
    gaps = [None, *(gap_between(a, b) for a, b in pairwise(lines))]
    tight = _tightest([gap for gap in gaps if gap is not None and -0.5 < gap <= _TIGHT])
    found = _runs(lines, gaps, None, _WIDER_ALONE)
    if tight is not None:
        found |= _runs(lines, gaps, tight, _WIDER)
    return frozenset(found)


def _runs(lines: Sequence[Line], gaps: Sequence[float | None], tight: float | None, wider: float) -> set[int]:
    """Keys of the second and further lines of runs with even gaps, ``tight`` ones unless that is None."""
    found: set[int] = set()
    even = _EVEN if tight is not None else _UNEVEN
    start = 0
    for index in range(1, len(lines) + 1):
        gap = gaps[index] if index < len(lines) else None
        inner = tight if tight is not None else gaps[index - 1] if index - 1 > start else gap
        near = gap is not None and -0.5 < gap <= _TIGHT and not is_start(lines[index])
        if near and gap is not None and inner is not None and abs(gap - inner) <= even:
            continue
        inside = [value for value in gaps[start + 1 : index] if value is not None]
        if inside and len(inside) < _FEW:
            wide = (tight if tight is not None else max(inside)) + wider
            parted = sum(value is not None and value >= wide for value in gaps) >= _LEAST_PARTED
            roomy = all(edge is None or edge >= wide for edge in (gaps[start], gap))
            if roomy and parted and not any(DATE.match(line.text) for line in lines[start:index]):
                found.update(line.key for line in lines[start + 1 : index])
        start = index
    return found


def _tightest(gaps: Sequence[float]) -> float | None:
    """The smallest gap that occurs more than once; None where none does."""
    ordered = sorted(gaps)
    return next((a for a, b in pairwise(ordered) if b - a <= 0.1), None)
