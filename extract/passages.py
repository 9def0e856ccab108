"""The running text: headings, paragraphs, list items, captions and notes, in reading order.

Every line outside tables that no family has used ends here, so that no printed text is lost. What a piece of text
is, is told by its marks and numbers, its type, and what stands above and below it; headings open levels in the
order in which a document first uses their styles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.contents import contents_entries, is_contents_title
from extract.family import printed
from extract.outline import NUMBERINGS, has_leader, outline, usual_size
from extract.paragraphs import Block, blocks
from extract.passage_signs import (
    ANGLED,
    ASIDE,
    BODY,
    BRACKETED,
    BULLET,
    INSERTED,
    NEXT_NOTE,
    NO_TITLE,
    NUMBERED_CAPTION,
    PICTURE,
    SENTENCE,
    WAVED,
    in_sequence,
    is_chart,
    is_piece,
    is_short,
    number_style,
    numbers_of,
)
from extract.plan_labels import plan_label
from extract.setting import NOTE, is_figures
from schemas.folding import fold
from schemas.printed import Document, Line, Page, Printed, RawRecord, Reading

Kind = Literal["heading", "paragraph", "bullet", "caption", "note"]
Style = tuple[str, int | str]

_SQUARES = "■□◆◇"
_HEADING_MARKS = "■□◆◇▼▽●○◎◯★☆▶►"
_LONGEST_HEADING = 60
_LONGEST_MARKED = 40
_LONGEST_PLAIN = 45
_LEAST_SENTENCE = 40
_LARGER = 1.15
_DISPLAYED = 1.06
_SAME_SIZE = 0.3
_CENTERED = 0.04
_HEAD_BLOCKS = 12
_PAGE_GAP = 3
_SECTION_GAP = 3
_NEXT = 1
_NEAR_BELOW = 2.0
_LONGEST_OVER = 30
_FAR_BELOW = 4.0
_ROOM = 0.2
_LEVELS = 2
_AFTER_LIST = 3
_DARK = 420
"""Sum of red, green and blue of a ground on which only light letters can be read."""
_BAR, _BAR_WIDTH = 2.5, 6.0
"""A bar is so many times as high as its line at most, and so many times as wide as high at least."""


@dataclass(slots=True, eq=False)
class _Passage:
    block: Block
    kind: Kind
    style: Style | None = None
    text: str | None = None
    apart: bool = False


def _is_short(block: Block, longest: int) -> bool:
    return is_short(block.text, longest)


def _mark(block: Block) -> str | None:
    match = BULLET.match(block.first.text)
    return match["mark"] if match else None


def _number_style(block: Block) -> str | None:
    return number_style(block.first.text)


def _text_size(found: Sequence[Block]) -> float | None:
    """The font size of most of the running text: of blocks as long as a sentence; None where there are none."""
    sizes: Counter[float] = Counter()
    for block in found:
        if len(block.text) >= _LEAST_SENTENCE and block.first.size is not None and not NOTE.match(block.text):
            sizes[round(block.first.size, 1)] += len(block.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else None


def _is_centered(block: Block) -> bool:
    box, width = block.first.box, block.page.width
    if box is None or width is None:
        return False
    return abs(box.center[0] - width / 2) <= _CENTERED * width and box.x0 > 0.15 * width


class _Reader:
    """Decides what each block of a document is."""

    def __init__(self, document: Document, found: Sequence[Block]) -> None:
        self.blocks = found
        self.markdown = document.media_type == "text/markdown"
        self.headings = {heading.line.key: heading for heading in outline(document).headings}
        self.body = _text_size(found) or usual_size(document)
        self.first_page = document.pages[0]
        self.contents = contents_entries(found)
        lines = (heading.line.text for heading in self.headings.values())
        self.numbers = numbers_of((*lines, *(block.first.text for block in found)))
        weights: Counter[bool] = Counter()
        for block in found:
            for line in block.lines:
                weights[line.bold] += len(line.text)
        self.bold_body = weights[True] > weights[False]
        self.passages: list[_Passage] = []

    def _next(self, index: int) -> Block | None:
        block = self.blocks[index]
        over_table = block.table_below or block.table_beyond
        return self.blocks[index + 1] if index + 1 < len(self.blocks) and not over_table else None

    def _previous(self, index: int) -> _Passage | None:
        return self.passages[index - 1] if index else None

    def read(self) -> list[_Passage]:
        """The passages, one a block."""
        for index, block in enumerate(self.blocks):
            self.passages.append(self._passage(index, block))
        return self.passages

    def _passage(self, index: int, block: Block) -> _Passage:
        line = block.first
        text = line.text.strip()
        if NOTE.match(text) or (len(block.lines) > 1 and text.isdigit() and not is_figures(block.lines[1])):
            return _Passage(block, "note")
        previous = self._previous(index)
        if NEXT_NOTE.match(text) and previous is not None and previous.kind == "note":
            return _Passage(block, "note")
        if line.bullet:
            return _Passage(block, "bullet")
        if is_contents_title(text):
            return _Passage(block, "heading")  # opens no level: what follows the contents is not a part of them
        if index in self.contents and _mark(block) is None:
            return _Passage(block, "paragraph")
        if line.level is not None:
            rest = BULLET.sub("", text, count=1).strip() if text[:1] in _SQUARES else text
            return _Passage(block, "heading", ("markup", line.level), rest if rest != text else None)
        if has_leader(block.text):
            return _Passage(block, "paragraph")
        if NUMBERED_CAPTION.match(text) and _is_short(block, 80):
            return _Passage(block, "caption")
        label = plan_label(block.text) if _is_short(block, _LONGEST_HEADING) else None
        if label is not None and label.name:
            return _Passage(block, "heading", ("label", label.word))
        if BRACKETED.match(block.text):
            return self._bracketed(index, block)
        style = _number_style(block)
        if style is not None and in_sequence(text, self.numbers) and not is_chart(block.text):
            return self._numbered(index, block, style)
        mark = _mark(block)
        if mark is not None:
            return self._marked(index, block, mark)
        return self._plain(index, block)

    def _bracketed(self, index: int, block: Block) -> _Passage:
        """A line in brackets is the caption of a picture or table, or heads the text below it."""
        following = self._next(index)
        previous = self._previous(index)
        inside_list = (
            previous is not None
            and previous.kind == "bullet"
            and following is not None
            and (following.first.bullet or _mark(following) is not None)
        )
        close = block.next_gap is None or block.next_gap <= _NEAR_BELOW
        heads = following is not None and close and not self._opens(following)
        small = self.body is not None and (block.first.size or self.body) * _LARGER <= self.body
        heads = heads and following is not None and not (small and _is_set_smaller(block, following))
        if block.table_below or inside_list or not heads or PICTURE.search(block.text):
            return _Passage(block, "caption")
        opening = BRACKETED.match(block.text)
        return _Passage(block, "heading", ("bracket", fold(opening["open"]) if opening else ""))

    def _opens(self, block: Block) -> bool:
        """Whether a block surely begins a new section, so that what stands above it does not head it."""
        mark = _mark(block)
        style = _number_style(block)
        if block.first.level is not None or BRACKETED.match(block.first.text):
            return True
        if mark is not None and mark in "■□◆◇▼▽":
            return _is_short(block, _LONGEST_MARKED)
        return style is not None and not block.first.bullet and _is_short(block, _LONGEST_MARKED)

    def _numbered(self, index: int, block: Block, style: str) -> _Passage:
        following = self._next(index)
        previous = self._previous(index)
        key = block.first.key
        if not _is_short(block, _LONGEST_HEADING) or key not in self.headings:
            return _Passage(block, "bullet")
        repeated = following is not None and _number_style(following) == style and not following.first.bullet
        in_list = (
            previous is not None
            and previous.kind == "bullet"
            and not previous.block.first.bullet
            and _number_style(previous.block) == style
        )
        larger = self.body is not None and (block.first.size or 0.0) >= self.body * _LARGER
        over_table = block.table_below or block.table_beyond
        if (repeated or in_list) and not larger and not over_table:
            return _Passage(block, "bullet")
        return _Passage(block, "heading", (style, 0))

    def _marked(self, index: int, block: Block, mark: str) -> _Passage:
        following = self._next(index)
        previous = self._previous(index)
        rest = BULLET.sub("", block.first.text, count=1).strip()
        text = rest if len(block.lines) == 1 else None
        large = self.body is not None and (block.first.size or 0.0) > self.body * _DISPLAYED
        if mark in _HEADING_MARKS and _is_short(block, _LONGEST_MARKED) and (len(block.lines) == 1 or large):
            alike = following is not None and _mark(following) == mark
            in_list = previous is not None and previous.kind == "bullet" and _mark(previous.block) == mark
            content = following is not None and not self._opens(following)
            square = mark in "■□◆▼"
            if (square and not (alike and in_list)) or (content and not alike and not in_list):
                return _Passage(block, "heading", ("mark", mark), text or _unmarked(block))
        return _Passage(block, "bullet")

    def _plain(self, index: int, block: Block) -> _Passage:
        line = block.first
        if self.body is not None and line.size is not None:
            larger = line.size >= self.body * _LARGER
            bold = line.bold and not self.bold_body and line.size >= self.body * 0.95
            plain = _is_short(block, _LONGEST_HEADING) and not NO_TITLE.search(fold(block.text))
            plain = plain and not is_piece(block.text) and not is_chart(block.text)
            signed = BODY.match(fold(block.text)) is not None
            if (
                plain
                and not signed
                and index < _HEAD_BLOCKS
                and block.page is self.first_page
                and _is_centered(block)
            ):
                return _Passage(block, "heading", None if self._is_subtitle(index, block) else ("page", 0))
            following = self._next(index)
            alone = following is None or following.first.bold
            larger = larger or self._a_little_larger(block, following)
            if plain and (larger or (bold and not alone)):
                return _Passage(block, "heading", ("size", f"{line.size:.0f}") if larger else ("bold", 0))
        if block.table_below and _is_short(block, 80) and not self._is_title(index, block):
            return _Passage(block, "caption")
        if self._is_title(index, block):
            return _Passage(block, "heading", ("page", 0))
        over = block.page.number is not None and self._stands_over(index, block)
        if over or (_is_on_bar(block) and self._next(index) is not None):
            return _Passage(block, "heading", ("plain", 0))
        aside = WAVED.match(block.text) or INSERTED.match(block.text)
        if not self.markdown or not _is_short(block, _LONGEST_PLAIN) or aside:
            apart = _is_short(block, _LONGEST_PLAIN) and (block.gap or 0) >= _SECTION_GAP
            return _Passage(block, "paragraph", apart=apart)
        following = self._next(index)
        close = following is not None and block.next_gap is not None and block.next_gap <= _NEXT
        if close and following is not None and not self._opens(following):
            if block.gap is not None and block.gap >= _PAGE_GAP and len(block.lines) == 1:
                return _Passage(block, "heading", ("page", 0))
            listed = following.first.bullet or _mark(following) is not None
            sentence = len(fold(following.text)) > _LEAST_SENTENCE and SENTENCE.search(following.text) is not None
            if listed or sentence:
                return _Passage(block, "heading", ("plain", 0))
        return _Passage(block, "paragraph", apart=(block.gap or 0) >= _SECTION_GAP)

    def _is_subtitle(self, index: int, block: Block) -> bool:
        """Whether a block is set smaller than the title right above it: it opens nothing of its own."""
        previous = self._previous(index)
        if previous is None or previous.style != ("page", 0) or previous.block.page is not block.page:
            return False
        return (previous.block.first.size or 0.0) > (block.first.size or 0.0) + _SAME_SIZE

    def _a_little_larger(self, block: Block, following: Block | None) -> bool:
        """Whether a block is set a little larger than the text and stands over a text of the usual size."""
        size, body = block.first.size, self.body
        if size is None or body is None or size < body * _DISPLAYED or following is None:
            return False
        near = block.next_gap is not None and block.next_gap <= _NEAR_BELOW
        return near and following.page is block.page and abs((following.first.size or 0.0) - body) <= _SAME_SIZE

    def _stands_over(self, index: int, block: Block) -> bool:
        """Whether a short text on a page heads what follows: a list, or a paragraph nearer than what is above."""
        following = self._next(index)
        if following is None or following.page is not block.page or len(block.lines) > 2 or block.next_gap is None:
            return False
        text = block.text
        if not _is_short(block, _LONGEST_OVER) or NO_TITLE.search(fold(text)):
            return False
        if is_piece(text) or is_chart(text) or ASIDE.search(text):
            return False
        above, below = block.first.box, following.first.box
        if above is None or below is None or not -0.5 < block.next_gap <= _NEAR_BELOW:
            return False
        style, after = _number_style(following), self._next(index + 1)
        numbered = style is not None and after is not None and _number_style(after) == style
        if self._opens(following) and not numbered:
            return False
        aside = below.x0 < above.x0 - above.height or below.x0 > above.x0 + _FAR_BELOW * above.height
        if aside or (block.gap is not None and block.gap < block.next_gap - 0.1):
            return False
        if _mark(following) is not None or numbered:
            return True
        roomy = block.gap is None or block.gap >= block.next_gap + _ROOM
        sentence = len(fold(following.text)) > _LEAST_SENTENCE and SENTENCE.search(following.text) is not None
        return roomy and sentence and len(following.lines) > 1

    def _is_title(self, index: int, block: Block) -> bool:
        """Whether the document begins with this block as its title."""
        if index or not _is_short(block, _LONGEST_HEADING) or block.page is not self.first_page:
            return False
        return not NO_TITLE.search(fold(block.text))


def _is_set_smaller(block: Block, following: Block) -> bool:
    """Whether a text is set smaller than the one below it, as captions are and headings are not."""
    own, other = block.first.size, following.first.size
    return own is not None and other is not None and own * _LARGER <= other


def _is_on_bar(block: Block) -> bool:
    """Whether a single short line stands on a dark bar of its own, in letters as light as paper therefore."""
    box = block.first.box
    if box is None or len(block.lines) > 1 or not is_short(block.text, _LONGEST_PLAIN) or is_piece(block.text):
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


def _unmarked(block: Block) -> str:
    """The text of a heading over several lines without the mark before it."""
    return str(BULLET.sub("", "\n".join(line.text for line in block.lines), count=1)).strip()


def _name(text: str) -> str:
    """A heading as it stands in a path: without angle brackets around it, which would look like the separator."""
    match = ANGLED.match(text)
    return match["inside"] if match else text


def _open(stack: list[tuple[Style, str, float]], style: Style, name: str, line: Line, body: float | None) -> None:
    """Opens a heading: its own style and all below it close, and so does what is printed smaller.

    Of headings set larger than the text (``body``, in points), those of one size are of one level, marked or not.
    """
    size = line.size or 0.0
    if style[0] in ("mark", "size", "plain") and body is not None and size > body * _DISPLAYED:
        level = next((i for i, (_, _, other) in enumerate(stack) if abs(other - size) <= _SAME_SIZE), len(stack))
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
    elif style in styles:
        del stack[styles.index(style) :]
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


def _own_keys(page: Page) -> frozenset[int]:
    """The keys of all lines of a page, those in frames too."""
    return frozenset(
        line.key for item in page.flow for line in ((item,) if isinstance(item, Line) else item.lines)
    )


_LOOSE = ("mark", "plain", "bracket", "bold")
_UNNUMBERED = (*_LOOSE, "size")


def _closes_section(
    passages: Sequence[_Passage], index: int, stack: Sequence[tuple[Style, str, float]], body: float | None
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
        or not _is_short(block, _LONGEST_MARKED)
    ):
        return False
    above = [other.kind for other in passages[max(0, index - _AFTER_LIST) : index]]
    last = max((n for n, kind in enumerate(above) if kind == "bullet"), default=None)
    if last is None or any(kind != "paragraph" for kind in above[last + 1 :]):
        return False
    after = list(stack)
    name = following.text or following.block.text
    _open(after, following.style, name, following.block.first, body)
    return len(after) <= len(stack) and after[: len(stack)] != list(stack)


def read_passages(document: Document, used: frozenset[int]) -> Reading:
    """The running text outside tables as raw records with the fields ``kind``, ``heading_path`` and ``text``.

    Args:
        document: the document as read.
        used: keys of lines that families have accounted for; they are left out, but as headings they count.
    """
    found = blocks(document, used)
    records: list[RawRecord] = []
    taken: set[int] = set()
    own = {id(page): _own_keys(page) for page in document.pages}
    stack: list[tuple[Style, str, float]] = []
    reader = _Reader(document, found)
    passages = reader.read()
    for index, passage in enumerate(passages):
        block = passage.block
        taken.update(line.key for line in block.lines)
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
        if passage.kind == "heading" and passage.style is not None:
            _open(stack, passage.style, _name(text.text), block.first, reader.body)
            path = [name for _, name, _ in stack[:-1]]
        else:
            depth = len(stack)
            if _closes_section(passages, index, stack, reader.body):
                depth -= 1
            while passage.apart and depth and stack[depth - 1][0][0] in _LOOSE:
                depth -= 1  # on a page, what stands apart from a list belongs to the section; the list may go on
            path = [name for _, name, _ in stack[:depth]]
        fields = {"kind": Printed(passage.kind), "text": text}
        if path:
            fields["heading_path"] = Printed(" > ".join(path))
        records.append(RawRecord("passages", block.first.key, fields))
    return Reading(tuple(records), frozenset(taken))
