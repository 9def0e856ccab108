"""Lines become paragraphs: what the page's width has wrapped and what a page break has cut is put together.

What says that a line goes on differs by input. Markdown parts paragraphs by blank lines. A plain dump keeps the
length of the printed lines, so a full line goes on. On a page positions tell: a full line goes on, a short one
only where larger gaps around a few narrow lines show that they are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import pairwise

import regex

from extract.frames import frames
from extract.line_beginnings import CAPTION, NOTE
from extract.outline import numbering
from extract.passage_signs import WAVED
from extract.setting import (
    DATE,
    ENDED,
    Setting,
    gap_between,
    is_figures,
    is_start,
    right_edges,
    setting_of,
    spaced_lines,
    unbroken,
)
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page

_LABELLED = lazy_pattern(
    r"^\s*[^\s:：。、]{1,8}(?:\s[^\s:：。、]{1,6})?\s*[:：]|^\s*\p{Han}\s\p{Han}\s|^\s*\p{Han}{2,4}\u3000\S"
)
_OPEN = lazy_pattern(r"[「『（(【“]|^\s*[<＜〈《]")
_CLOSED = lazy_pattern(r"[」』）)】”]|[>＞〉》]\s*$")
_CLOSERS = lazy_pattern(r"\s*[」』）)】”>＞〉》\]］]{1,3}\s*")
_GOES_ON = lazy_pattern(r"[\p{Hiragana}、，・～]$")
_REST = lazy_pattern(r"\s*[\p{Hiragana}ー]\p{Alphabetic}{0,7}\s*")
_HANGS = lazy_pattern(r"(?:、|[をにのはがとへ]|による|における|のため|及び|および|又は|または|並びに)$")
_CLAUSE = lazy_pattern(r"[、。]|[をがはに]\p{Han}")
_FOOTNOTE = lazy_pattern(r"^\s*[0-9０-９]{1,3}\s*$")
_LOOSER = 0.35
_MOST_TITLE_LINES = 4
_TIGHT = 0.75
_MOST_NOTES = 12
_NARROW_CHARS = 8
_LEAST_FULL = 24
_MOST_HANGING = 6
_AROUND = 5


@dataclass(slots=True, eq=False)
class Block:
    """Lines that are one piece of text.

    Attributes:
        page: the page of the first line.
        lines: at least one line.
        gap: free space above: blank lines of a text input, heights of a line on a page; None at a page's top or
            where a table stands above.
        table_below: whether a table follows directly.
        table_beyond: whether a table follows, below lines that belong to it.
        next_gap: the gap of the next block; None where a table or the end follows.
    """

    page: Page
    lines: list[Line]
    gap: float | None = None
    table_below: bool = False
    table_beyond: bool = False
    next_gap: float | None = field(default=None)

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """The printed text on one line, for deciding what the block is."""
        return "".join(line.text.strip() for line in self.lines)


def _markdown_goes_on(block: Block, line: Line) -> bool:
    last = block.lines[-1]
    if last.number is None or line.number is None or line.number - last.number > 1:
        return False
    if last.number == line.number and last.bullet != line.bullet:
        return False
    return block.first.level is None and not CAPTION.match(block.first.text)


def _dump_goes_on(block: Block, line: Line, full: int) -> bool:
    """Whether a line of a plain dump goes on: the line before is about as long as a full one around it."""
    last = block.lines[-1]
    if last.number is None or line.number is None or line.text.startswith("　"):
        return False
    indent = _indent(line)
    hangs = is_start(block.first) and _indent(block.first) < indent <= _indent(block.first) + _MOST_HANGING
    if indent and not hangs and (indent > _indent(last) or is_start(block.first)):
        return False
    if CAPTION.match(block.first.text):
        return False
    # a dump leaves at most one blank line between the lines of a paragraph
    near = line.number - last.number <= 2
    ended = ENDED.search(last.text) is not None
    long = len(last.text.strip()) >= _LEAST_FULL
    if line.number - last.number == 1 and not ended and long and _REST.fullmatch(line.text):
        return True  # the rest of a word, as of a title that is set larger than the text
    return near and not ended and len(last.text.rstrip()) >= max(0.85 * full, _LEAST_FULL)


def _indent(line: Line) -> int:
    """How many spaces a line of a dump begins with."""
    return len(line.text) - len(line.text.lstrip(" "))


def _unclosed(block: Block) -> bool:
    text = block.text
    return len(_OPEN.findall(text)) > len(_CLOSED.findall(text))


def _heading_like(line: Line) -> bool:
    text = line.text.strip()
    return line.level is not None or (numbering(text) is not None and len(fold(text)) <= 40)


def _same_face(block: Block, line: Line, full: bool) -> bool:
    """Whether a line is set as the block is; the words of a sentence that a full line breaks off may turn bold."""
    last = block.lines[-1]
    if abs((last.size or 0.0) - (line.size or 0.0)) > 0.6:
        return False
    if last.bold == line.bold:
        return True
    sentence = not block.first.bold and _CLAUSE.search(block.text) is not None
    return full and sentence and not _heading_like(line) and ENDED.search(last.text) is None


def _page_goes_on(block: Block, line: Line, right: float, setting: Setting, spaced: bool) -> bool:
    """Whether a line of the same page goes on with a block.

    Args:
        block: the lines so far.
        line: the next line.
        right: the right edge of the column that the block stands in.
        setting: how the document sets its paragraphs.
        spaced: whether larger gaps above and below show that the block and the line are one.
    """
    last = block.lines[-1]
    if last.box is None or line.box is None:
        return False
    height = max(min(last.box.height, line.box.height), 1.0)
    gap = line.box.top - last.box.bottom
    if not -height < gap <= setting.near * height:
        return False
    full = last.box.x1 >= right - 1.6 * height - unbroken(line) and last.box.width >= _NARROW_CHARS * height
    ended = ENDED.search(last.text) is not None
    if not _same_face(block, line, full):
        return False
    if len(block.lines) > 1 and gap > _pitch(block) * height + _LOOSER * height:
        return False
    left = min(item.box.x0 for item in block.lines if item.box is not None)
    starts = left - 1.5 * height <= line.box.x0 <= block_left(block) + 3.5 * height
    centered = abs(last.box.center[0] - line.box.center[0]) <= 0.6 * height
    if len(block.lines) == 1 and last.text.strip()[:1] in setting.hanging:
        # a first line that is only indented is not the item of a list
        starts = starts and abs(line.box.x0 - last.box.x0) > 0.4 * height
        centered = centered and starts
    large = setting.large is not None and (last.size or 0.0) >= setting.large and gap <= _TIGHT * height
    if full and centered and large and not starts:
        return not ended and len(block.lines) < _MOST_TITLE_LINES  # the rest of a centred title
    if centered and not starts and _unclosed(block):
        return True  # the rest of a caption in brackets
    if WAVED.match(block.text):
        return False
    if full:
        # a paragraph that ends at the very edge is followed by an indented line or one with a label
        indented = line.box.x0 > last.box.x0 + 0.6 * height or line.text.startswith("　")
        indented = indented or _LABELLED.match(line.text) is not None
        return starts and not (ended and (indented or last.box.x1 < right - 0.6 * height))
    if not large and (_is_word(line.text) or _is_word(last.text)):
        return False
    if ended or _LABELLED.match(line.text) or (len(block.lines) == 1 and _heading_like(block.first)):
        return False
    if not (starts or centered):
        return False
    if _unclosed(block) or (centered and max(len(last.text.strip()), len(line.text.strip())) == 1):
        return True  # the letters of a label may stand one below the other
    if DATE.match(last.text) or DATE.match(line.text):
        return False
    if _HANGS.search(last.text.strip()) and not _LABELLED.match(last.text):
        return abs(line.box.x0 - block_left(block)) <= 1.5 * height or centered
    if not centered and line.box.x1 > last.box.x1 + _NARROW_CHARS * height:
        return False  # what begins this line would have had room on the one before
    title = (large or last.bold) and not setting.bold and len(block.lines) < _MOST_TITLE_LINES
    if title or (spaced and not NOTE.match(block.first.text)):
        return True
    return centered and not starts and _GOES_ON.search(last.text.strip()) is not None


def _is_word(text: str) -> bool:
    """Whether a line is one short word in ideographs: a label of its own (経済, 環境), no rest of a title."""
    return regex.fullmatch(r"\s*\p{Han}{2,3}\s*", text) is not None


def _pitch(block: Block) -> float:
    """The widest gap within a block, in heights of a line."""
    gaps = [gap_between(above, below) for above, below in pairwise(block.lines)]
    # the only gap there is may be that to the top of the next page or column, which is none
    above = all(gap is not None and gap < -1.0 for gap in gaps)
    return max((gap for gap in gaps if gap is not None and gap > 0), default=float("inf") if above else 0.0)


def block_left(block: Block) -> float:
    """The left edge of a block's last line; 0 without positions."""
    box = block.lines[-1].box
    return box.x0 if box is not None else 0.0


def _over_page(block: Block, line: Line, right: float) -> bool:
    """Whether a paragraph that the end of a page or column has cut goes on with the first line of the next one."""
    last = block.lines[-1]
    if last.box is None or line.box is None or ENDED.search(last.text) or _heading_like(block.first):
        return False
    if not _same_face(block, line, True):
        return False
    height = max(last.box.height, 1.0)
    full = last.box.x1 >= right - 1.6 * height and last.box.width >= 2 * _NARROW_CHARS * height
    return full and not line.text.startswith("　") and not CAPTION.match(last.text)


def _is_next_column(last: Line, line: Line) -> bool:
    """Whether a line stands right of the last one and above it: at the top of the next column."""
    return (
        last.box is not None
        and line.box is not None
        and line.box.x0 > last.box.x1
        and line.box.bottom < last.box.top
    )


def _beside(number: Line, line: Line) -> bool:
    """Whether a line is the text of the footnote whose number stands raised in front of it."""
    if number.box is None or line.box is None or not _FOOTNOTE.match(number.text):
        return False
    level = number.box.center[1]
    return line.box.top - 0.3 * line.box.height <= level <= line.box.bottom and number.box.x1 <= line.box.x0 + 2.0


def _full_lengths(page: Page) -> dict[int, int]:
    """The number of characters of a full line around each line of a plain dump, by key.

    Pages are typeset differently, so it is the second longest of the lines near by (one alone may be a table's),
    but not more than what most lines that end within a sentence have: some lines of a dump hold a whole paragraph.
    """
    lines = page.lines
    lengths = [len(line.text.strip()) for line in lines]
    broken = Counter(
        length
        for line, length in zip(lines, lengths, strict=True)
        if length >= _LEAST_FULL and not ENDED.search(line.text) and not is_start(line)
    )
    about = {n: broken[n - 1] + broken[n] + broken[n + 1] for n in broken}
    usual = max(about, key=lambda length: (about[length], length), default=0)
    full: dict[int, int] = {}
    for index, line in enumerate(lines):
        around = sorted(lengths[max(0, index - _AROUND) : index + _AROUND + 1], reverse=True)
        full[line.key] = min(around[1] if len(around) > 1 else around[0], usual or around[0])
    return full


class _Collector:
    """Puts the lines of a document together, page by page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.kind = document.media_type
        self.full: dict[int, int] = {}
        self.found: list[Block] = []
        self.done: Block | None = None
        self.last: Line | None = None
        self.edges: dict[int, float] = {}
        self.setting = setting_of(document)
        self.framed = frames(document)

    def page(self, page: Page, used: frozenset[int]) -> None:
        """Adds the lines of a page that are not used."""
        before = len(self.found)
        self.full = _full_lengths(page) if self.kind == "text/plain" else {}
        edges_before, self.edges = self.edges, dict(right_edges(self.document, page))
        spaced = spaced_lines(page.lines) if page.number is not None else frozenset()
        top = page.number is not None
        over: Block | None = None
        for item in page.flow:
            if isinstance(item, Grid) and item.key in self.framed and not any(x.key in used for x in item.lines):
                self._frame(page, item)
                top = False
                continue
            if isinstance(item, Grid) or item.key in used:
                table = isinstance(item, Grid)
                if self.done is not None:
                    self.done.table_below = table
                elif over is not None:
                    over.table_beyond = over.table_beyond or table
                over = None if table else self.done or over
                self.done, self.last, top = None, None, False
                continue
            over = None
            if top:
                self.done = self._cut(before, item, edges_before)
                self.last = self.done.lines[-1] if self.done is not None else None
            goes_on = self.done is not None and (top or self._goes_on(item, item.key in spaced))
            self._add(page, item, goes_on)
            top = False

    def _frame(self, page: Page, frame: Grid) -> None:
        """Adds the lines within a frame; no paragraph reaches over its borders."""
        self.done, self.last = None, None
        for cell in frame.cells:
            left = min((line.box.x0 for line in cell.lines if line.box is not None), default=0.0)
            # the text is as far from the right border as from the left one
            edge = cell.box.x1 - max(left - cell.box.x0, 0.0) if cell.box is not None else float("inf")
            spaced = spaced_lines(cell.lines)
            for line in cell.lines:
                self.edges[line.key] = edge
                self._add(page, line, self.done is not None and self._goes_on(line, line.key in spaced))
            self.done = None
        self.last = None

    def _add(self, page: Page, item: Line, goes_on: bool) -> None:
        """Adds a line to the block being read, or as the first of the next block."""
        if goes_on and self.done is not None:
            self.done.lines.append(item)
        else:
            gap = gap_between(self.last, item) if self.last is not None else None
            if self.done is not None:
                self.done.next_gap = gap
            self.done = Block(page, [item], gap)
            self.found.append(self.done)
        self.last = item

    def _goes_on(self, item: Line, spaced: bool) -> bool:
        if self.done is None or self.last is None or is_start(item):
            return False
        if self.kind == "text/markdown":
            return _markdown_goes_on(self.done, item)
        if self.kind == "text/plain":
            return _dump_goes_on(self.done, item, self.full.get(self.last.key, 0))
        if is_figures(self.last) and (is_figures(item) or _beside(self.last, item)):
            return True
        if is_figures(item) and not (_unclosed(self.done) and _CLOSERS.fullmatch(item.text)):
            return False
        if _is_next_column(self.last, item):
            return _over_page(self.done, item, self.edges.get(self.last.key, 0.0))
        return _page_goes_on(self.done, item, self.edges.get(self.last.key, 0.0), self.setting, spaced)

    def _cut(self, before: int, item: Line, edges: Mapping[int, float]) -> Block | None:
        """The paragraph of the page before that goes on with a page's first line; notes may stand below it."""
        if is_start(item) or is_figures(item):
            return None
        for block in reversed(self.found[max(0, before - _MOST_NOTES) : before]):
            if block.page is not self.found[before - 1].page or block.table_below:
                return None
            note = NOTE.match(block.first.text) or (len(block.lines) > 1 and _FOOTNOTE.match(block.first.text))
            if not note:
                right = edges.get(block.lines[-1].key, 0.0)
                return block if _over_page(block, item, right) else None
        return None


def blocks(document: Document, used: frozenset[int], pages: Sequence[Page] | None = None) -> list[Block]:
    """The text of a document outside tables in reading order, without lines that are ``used`` already.

    Args:
        document: the document.
        used: keys of lines that are left out.
        pages: the pages to read; None for all.
    """
    collector = _Collector(document)
    for page in document.pages if pages is None else pages:
        collector.page(page, used)
    return collector.found
