"""The running text: headings, paragraphs, list items, captions and notes, in reading order.

Every line outside tables that no family has used ends here, so that no printed text is lost, and with them the
captions and notes of tables that families have read. Headings open levels in the order in which a document first
uses their styles.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.asides import Aside, asides, heading_styles
from extract.cover import cover_of
from extract.family import printed
from extract.item_marks import LONGEST_MARKED, is_short_block
from extract.number_levels import level_of_number
from extract.outline import NUMBERINGS
from extract.paragraphs import Block, blocks
from extract.passage_kinds import DISPLAYED, SAME_SIZE, Passage, Reader, Style
from extract.passage_rubrics import on_one_level
from extract.passage_signs import ANGLED, BULLET, is_piece
from schemas.printed import Beside, Document, Line, Page, Printed, RawRecord, Reading

_LEVELS = 2
_AFTER_LIST = 3
_BOX = 4.0
"""A box around a single text is at most so many times as high as it."""


def _name(text: str) -> str:
    """A heading as it stands in a path: without angle brackets around it, which would look like the separator."""
    match = ANGLED.match(text)
    return match["inside"] if match else text


def _open(stack: list[tuple[Style, str, float]], style: Style, name: str, line: Line, body: float | None) -> None:
    """Opens a heading: its own style and all below it close, and so does what is printed smaller.

    Of headings set larger than the text (``body``, in points), those of one size are of one level, marked or not.
    """
    size = line.size or 0.0
    if style[0] in ("mark", "size", "plain") and body is not None and size > body * DISPLAYED:
        level = next((i for i, (_, _, other) in enumerate(stack) if abs(other - size) <= SAME_SIZE), len(stack))
        if stack[level:] and stack[level][0][0] in ("mark", "size", "plain", "page"):
            del stack[level:]
    styles = [open_style for open_style, _, _ in stack]
    if style[0] in ("mark", *NUMBERINGS):
        loose = next(
            (i for i, (open_style, _, _) in enumerate(stack) if open_style[0] in ("plain", "bold")), len(stack)
        )
        del stack[loose:]  # a heading without any mark never stands over one with a mark or a number
        styles = styles[:loose]
    if style[0] == "page":
        stack.clear()
    elif style in styles and (closed := _closed_by(stack, style, line)) is not None:
        del stack[closed:]
    elif style[0] == "markup":
        while stack and stack[-1][0][0] == "markup" and int(stack[-1][0][1]) > int(style[1]):
            stack.pop()
    elif size:
        # type of the same size is of the same level where only size makes a heading of the later one
        while stack and stack[-1][2]:
            alike = style[0] == "size" and stack[-1][0][0] != "page"
            if stack[-1][2] >= (size + 0.1 if alike else size - 0.5):
                break
            stack.pop()
    stack.append((style, name, size))


def _closed_by(stack: Sequence[tuple[Style, str, float]], style: Style, line: Line) -> int | None:
    """From which open heading on one of an open style closes them; None where it stands below that one."""
    alike = [(at, size) for at, (open_style, _, size) in enumerate(stack) if open_style == style]
    return level_of_number(alike, line.size or 0.0, line.text) if style[0] in NUMBERINGS else alike[0][0]


def _own_keys(page: Page) -> frozenset[int]:
    """The keys of all lines of a page, those in frames too."""
    return frozenset(
        line.key for item in page.flow for line in ((item,) if isinstance(item, Line) else item.lines)
    )


_LOOSE = ("mark", "plain", "bracket", "bold")
_UNNUMBERED = (*_LOOSE, "size")


def _closes_section(
    passages: Sequence[Passage], index: int, stack: Sequence[tuple[Style, str, float]], body: float | None
) -> bool:
    """Whether a short text stands behind the list of a section, right above the heading that closes it.

    It says what a picture shows or what comes of it all, and goes with the section rather than with the list.
    In a text the blank lines tell where it belongs.
    """
    passage = passages[index]
    following = passages[index + 1] if index + 1 < len(passages) else None
    if passage.kind != "paragraph" or len(stack) < _LEVELS or stack[-1][0][0] not in _UNNUMBERED:
        return False
    if following is None or following.kind != "heading" or following.style is None:
        return False
    block = passage.block
    if (
        block.page.number is None
        or len(block.lines) > 1
        or block.table_below
        or block.table_beyond
        or is_piece(block.text)
        or not is_short_block(block, LONGEST_MARKED)
    ):
        return False
    above = [other.kind for other in passages[max(0, index - _AFTER_LIST) : index]]
    last = max((n for n, kind in enumerate(above) if kind == "bullet"), default=None)
    if last is None or any(kind != "paragraph" for kind in above[last + 1 :]):
        return False
    after = _stack_below(following, stack, body)
    return len(after) <= len(stack) and after[: len(stack)] != list(stack)


def _stack_below(
    heading: Passage, stack: Sequence[tuple[Style, str, float]], body: float | None
) -> list[tuple[Style, str, float]]:
    """The headings that are open below a heading which follows the open ones; the same where it opens no level."""
    after = list(stack)
    if heading.style is not None:
        _open(after, heading.style, heading.text or heading.block.text, heading.block.first, body)
    return after


def _ends_only_part(
    passages: Sequence[Passage], index: int, stack: Sequence[tuple[Style, str, float]], body: float | None
) -> bool:
    """Whether a text in a box of its own ends a section that has one part only, headed right below its heading.

    However far below the list the box stands, there is no other part from which it would be told apart.
    """
    passage = passages[index]
    following = passages[index + 1] if index + 1 < len(passages) else None
    if passage.kind != "paragraph" or len(stack) < _LEVELS or not _is_boxed(passage.block):
        return False
    if following is not None and (
        following.kind != "heading" or _stack_below(following, stack, body)[: len(stack) - 1] == list(stack[:-1])
    ):
        return False
    headed = next(k for k in range(index, -1, -1) if k == 0 or passages[k].kind == "heading")
    return headed > 0 and passages[headed - 1].kind == "heading"


def _is_boxed(block: Block) -> bool:
    """Whether an outline or a ground that is little higher than a text stands around it."""
    boxes = [line.box for line in block.lines if line.box is not None]
    if not boxes:
        return False
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    around = [*block.page.frames, *(shape.box for shape in block.page.shapes if shape.kind == "fill")]
    return any(
        all(other.x0 <= box.x0 and box.x1 <= other.x1 for box in boxes)
        and other.top <= top
        and bottom <= other.bottom
        and other.height <= _BOX * (bottom - top)
        for other in around
    )


def _record(kind: str, key: int, text: Printed, path: Sequence[str]) -> RawRecord:
    fields = {"kind": Printed(kind), "text": text}
    if path:
        fields["heading_path"] = Printed(" > ".join(path))
    return RawRecord("passages", key, fields)


class _Beside:
    """Captions and notes of tables, and parts of lines, told where they stand among the rest of the text."""

    def __init__(self, found: Sequence[Aside], reader: Reader) -> None:
        self._waiting = deque(found)
        self._reader = reader
        self._depth: int | None = None

    def before(self, key: int | None, stack: list[tuple[Style, str, float]]) -> Iterator[RawRecord]:
        """Those above the line with this key, below the open headings; all that are left where it is None.

        A caption that is set as an open heading is (「４ 一覧表」 after a section 「３」) does not stand below it,
        nor do the notes of its table. One that is set as the headings of the text are is a heading of it.
        """
        while self._waiting and (key is None or self._waiting[0].line.key < key):
            aside = self._waiting.popleft()
            style = self._reader.set_as_heading(aside.line) if aside.kind == "caption" else None
            if style is not None:
                _open(stack, style, _name(aside.text.text), aside.line, self._reader.body)
                self.opened()
                yield _record("heading", aside.line.key, aside.text, [name for _, name, _ in stack[:-1]])
                continue
            if aside.kind == "caption":
                alike = heading_styles(aside.line)
                self._depth = next((at for at, (style, _, _) in enumerate(stack) if style in alike), None)
            path = [name for _, name, _ in stack[: self._depth]]
            yield _record(aside.kind, aside.line.key, aside.text, path)

    def opened(self) -> None:
        """A heading has been opened: what follows stands below it."""
        self._depth = None


def read_passages(document: Document, used: frozenset[int], beside: Beside | None = None) -> Reading:
    """The running text outside tables as raw records with the fields ``kind``, ``heading_path`` and ``text``.

    Args:
        document: the document as read.
        used: keys of lines that families have accounted for; they are left out, but as headings they count.
        beside: what of them is running text nevertheless: captions and notes of tables, parts of lines.
    """
    around = asides(document, beside or Beside(), used)
    taken = {key for aside in around for key in aside.text.keys}
    found = blocks(document, used | taken)
    records: list[RawRecord] = []
    own = {id(page): _own_keys(page) for page in document.pages}
    cover = cover_of(document)
    stack: list[tuple[Style, str, float]] = []
    reader = Reader(document, found)
    passages = on_one_level(reader.read())
    tables = _Beside(around, reader)
    for index, passage in enumerate(passages):
        block = passage.block
        taken.update(line.key for line in block.lines)
        records.extend(tables.before(block.first.key, stack))
        text = printed(block.page, [line for line in block.lines if line.key in own[id(block.page)]])
        if len(text.keys) < len(block.lines):  # the rest of the paragraph stands on the next page
            text = replace(
                text,
                text="\n".join(line.text for line in block.lines),
                keys=tuple(line.key for line in block.lines),
            )
        if not any(char.isprintable() and not char.isspace() for char in text.text):
            continue
        if passage.text is not None:
            text = replace(text, text=passage.text)
        elif passage.kind == "bullet":
            text = replace(text, text=BULLET.sub("", text.text, count=1))
        if passage.apart and reader.markdown:
            while stack and stack[-1][0][0] in _LOOSE:
                stack.pop()
        if passage.kind == "heading" and block.page is cover:
            path = []  # the title of the whole document, which the table ``documents`` tells
        elif passage.kind == "heading" and passage.style is not None:
            _open(stack, passage.style, _name(text.text), block.first, reader.body)
            tables.opened()
            path = [name for _, name, _ in stack[:-1]]
        else:
            depth = len(stack)
            within = _ends_only_part(passages, index, stack, reader.body)
            if not within and _closes_section(passages, index, stack, reader.body):
                depth -= 1
            while passage.apart and not within and depth and stack[depth - 1][0][0] in _LOOSE:
                depth -= 1  # on a page, what stands apart from a list belongs to the section; the list may go on
            path = [name for _, name, _ in stack[:depth]]
        records.append(_record(passage.kind, block.first.key, text, path))
    records.extend(tables.before(None, stack))
    return Reading(tuple(records), frozenset(taken))
