"""What each piece of running text is: a heading, a paragraph, an item of a list, a caption or a note.

It is told by its marks and numbers, its type, and what stands above and below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Literal

from extract.contents import contents_entries, is_contents_title
from extract.item_marks import LONGEST_MARKED, is_short_block, item_styles, mark_of, mark_style
from extract.line_beginnings import NOTE
from extract.outline import NUMBERINGS, has_leader, outline, usual_size
from extract.paragraphs import Block
from extract.passage_places import is_first_in_box, is_on_bar
from extract.passage_signs import (
    ASIDE,
    BODY,
    BRACKETED,
    BULLET,
    CLAUSE,
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
    number_style,
    numbers_of,
)
from extract.plan_labels import plan_label
from extract.setting import is_figures
from schemas.folding import fold
from schemas.printed import Document, Line

Kind = Literal["heading", "paragraph", "bullet", "caption", "note"]
Style = tuple[str, int | str]
_SQUARES = "■□◆◇"
_HEADING_MARKS = "■□◆◇▼▽●○◎◯★☆▶►"
_LONGEST_HEADING = 60
_LONGEST_PLAIN = 45
_LEAST_SENTENCE = 40
_LARGER = 1.15
DISPLAYED = 1.06
SAME_SIZE = 0.3
_CENTERED = 0.04
_HEAD_BLOCKS = 12
_PAGE_GAP = 3
_SECTION_GAP = 3
_NEXT = 1
_NEAR_BELOW = 2.0
_LONGEST_OVER = 30
_FAR_BELOW = 4.0
_ROOM = 0.2


@dataclass(slots=True, eq=False)
class Passage:
    """A block of lines and what it is.

    Attributes:
        block: the lines.
        kind: what they are.
        style: how a heading that opens a level is set; None for everything else.
        text: what is said where the mark before it is left out; None where the lines stand as printed.
        apart: whether white space sets a paragraph off from what stands above it.
    """

    block: Block
    kind: Kind
    style: Style | None = None
    text: str | None = None
    apart: bool = False


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


class Reader:
    """Decides what each block of a document is."""

    def __init__(self, document: Document, found: Sequence[Block]) -> None:
        self.blocks = found
        self.markdown = document.media_type == "text/markdown"
        self.headings = {heading.line.key: heading for heading in outline(document).headings}
        self.body = _text_size(found) or usual_size(document)
        self.first_page = document.pages[0]
        self.contents = contents_entries(found)
        self.of_items = item_styles(found)
        lines = (heading.line.text for heading in self.headings.values())
        self.numbers = numbers_of((*lines, *(block.first.text for block in found)))
        weights: Counter[bool] = Counter()
        for block in found:
            for line in block.lines:
                weights[line.bold] += len(line.text)
        self.bold_body = weights[True] > weights[False]
        self.passages: list[Passage] = []

    def set_as_heading(self, line: Line) -> Style | None:
        """The style of a heading as which a line above a table is set; None where it is set as no heading is.

        It has the square that stands before the headings of the text, or their type.
        """
        if BRACKETED.match(line.text) or NUMBERED_CAPTION.match(line.text):
            return None
        match = BULLET.match(line.text)
        if match is None:
            number, style = number_style(line.text), self._in_type_of_headings(line)
            return (number, 0) if number is not None and style is not None else style
        marked: Style = ("mark", match["mark"])
        squares = match["mark"] in _SQUARES and any(passage.style == marked for passage in self.passages)
        return marked if squares else None

    @cached_property
    def _types(self) -> frozenset[tuple[float, bool]]:
        """Size and weight in which several headings with numbers or labels are set larger than the text."""
        numbered = [h.line for h in self.headings.values() if h.style[0] in NUMBERINGS]
        labelled = [block.first for block in self.blocks if plan_label(block.text) is not None]
        lines = {line.key: line for line in (*numbered, *labelled)}.values()
        told = Counter((round(line.size, 1), line.bold) for line in lines if line.size is not None)
        least = (self.body or inf) * DISPLAYED
        return frozenset(kind for kind, count in told.items() if count > 1 and kind[0] >= least)

    def _in_type_of_headings(self, line: Line) -> Style | None:
        if line.size is None or (round(line.size, 1), line.bold) not in self._types:
            return None
        return ("size", f"{line.size:.0f}")

    def _next(self, index: int) -> Block | None:
        block = self.blocks[index]
        over_table = block.table_below or block.table_beyond
        return self.blocks[index + 1] if index + 1 < len(self.blocks) and not over_table else None

    def _previous(self, index: int) -> Passage | None:
        return self.passages[index - 1] if index else None

    def read(self) -> list[Passage]:
        """The passages, one a block."""
        for index, block in enumerate(self.blocks):
            self.passages.append(self._passage(index, block))
        return self.passages

    def _passage(self, index: int, block: Block) -> Passage:
        line = block.first
        text = line.text.strip()
        if NOTE.match(text) or (len(block.lines) > 1 and text.isdigit() and not is_figures(block.lines[1])):
            return Passage(block, "note")
        previous = self._previous(index)
        if NEXT_NOTE.match(text) and previous is not None and previous.kind == "note":
            return Passage(block, "note")
        if line.bullet:
            return Passage(block, "bullet")
        if is_contents_title(text):
            return Passage(block, "heading")  # opens no level: what follows the contents is not a part of them
        if index in self.contents and mark_of(block) is None:
            return Passage(block, "paragraph")
        if line.level is not None:
            rest = BULLET.sub("", text, count=1).strip() if text[:1] in _SQUARES else text
            return Passage(block, "heading", ("markup", line.level), rest if rest != text else None)
        if has_leader(block.text):
            return Passage(block, "paragraph")
        if NUMBERED_CAPTION.match(text) and is_short_block(block, 80):
            return Passage(block, "caption")
        label = plan_label(block.text) if is_short_block(block, _LONGEST_HEADING) else None
        if label is not None and label.name:
            return Passage(block, "heading", ("label", label.word))
        if BRACKETED.match(block.text):
            return self._bracketed(index, block)
        style = _number_style(block)
        if style is not None and in_sequence(text, self.numbers) and not is_chart(block.text):
            return self._numbered(index, block, style)
        mark = mark_of(block)
        if mark is not None:
            return self._marked(index, block, mark)
        return self._plain(index, block)

    def _bracketed(self, index: int, block: Block) -> Passage:
        """A line in brackets is the caption of a picture or table, or heads the text below it."""
        following = self._next(index)
        previous = self._previous(index)
        inside_list = (
            previous is not None
            and previous.kind == "bullet"
            and following is not None
            and (following.first.bullet or mark_of(following) is not None)
            and not self._is_set_off(block)
        )
        close = block.next_gap is None or block.next_gap <= _NEAR_BELOW
        heads = following is not None and close and not self._opens(following)
        small = self.body is not None and (block.first.size or self.body) * _LARGER <= self.body
        heads = heads and following is not None and not (small and _is_set_smaller(block, following))
        if block.table_below or inside_list or not heads or PICTURE.search(block.text):
            return Passage(block, "caption")
        opening = BRACKETED.match(block.text)
        return Passage(block, "heading", ("bracket", fold(opening["open"]) if opening else ""))

    def _is_set_off(self, block: Block) -> bool:
        """Whether a block is set in bold or in larger type than the text, as headings are."""
        size, body = block.first.size, self.body
        larger = size is not None and body is not None and size > body * DISPLAYED
        return larger or (block.first.bold and not self.bold_body)

    def _opens(self, block: Block) -> bool:
        """Whether a block surely begins a new section, so that what stands above it does not head it."""
        mark = mark_of(block)
        style = _number_style(block)
        if block.first.level is not None or BRACKETED.match(block.first.text):
            return True
        if mark_style(block) in self.of_items:
            return False
        if mark is not None and mark in "■□◆◇▼▽":
            return is_short_block(block, LONGEST_MARKED)
        return style is not None and not block.first.bullet and is_short_block(block, LONGEST_MARKED)

    def _numbered(self, index: int, block: Block, style: str) -> Passage:
        following = self._next(index)
        previous = self._previous(index)
        key = block.first.key
        if not is_short_block(block, _LONGEST_HEADING) or key not in self.headings:
            return Passage(block, "bullet")
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
            return Passage(block, "bullet")
        return Passage(block, "heading", (style, 0))

    def _marked(self, index: int, block: Block, mark: str) -> Passage:
        following = self._next(index)
        previous = self._previous(index)
        rest = BULLET.sub("", block.first.text, count=1).strip()
        text = rest if len(block.lines) == 1 else None
        large = self.body is not None and (block.first.size or 0.0) > self.body * DISPLAYED
        own = mark_style(block)
        if own in self.of_items and not large:
            return Passage(block, "bullet")
        if mark in _HEADING_MARKS and is_short_block(block, LONGEST_MARKED) and (len(block.lines) == 1 or large):
            alike = following is not None and mark_style(following) == own
            in_list = previous is not None and previous.kind == "bullet" and mark_style(previous.block) == own
            content = following is not None and not self._opens(following)
            square = mark in "■□◆▼"
            if (square and not (alike and in_list)) or (content and not alike and not in_list):
                return Passage(block, "heading", ("mark", mark), text or _unmarked(block))
        return Passage(block, "bullet")

    def _plain(self, index: int, block: Block) -> Passage:
        line = block.first
        if self.body is not None and line.size is not None:
            larger = line.size >= self.body * _LARGER
            of_box = is_first_in_box(block)
            as_large = line.size >= self.body * 0.95 or of_box
            bold = line.bold and not self.bold_body and as_large
            plain = is_short_block(block, _LONGEST_HEADING) and not NO_TITLE.search(fold(block.text))
            plain = plain and not is_piece(block.text) and not is_chart(block.text)
            signed = BODY.match(fold(block.text)) is not None
            if (
                plain
                and not signed
                and index < _HEAD_BLOCKS
                and block.page is self.first_page
                and _is_centered(block)
            ):
                return Passage(block, "heading", None if self._is_subtitle(index, block) else ("page", 0))
            following = self._next(index)
            alone = following is None or following.first.bold
            larger = larger or self._a_little_larger(block, following)
            over_text = following is not None and following.page is block.page
            larger = larger or (not over_text and self._in_type_of_headings(line) is not None)
            if plain and (larger or (bold and not alone)):
                told: Style = ("size", f"{line.size:.0f}") if larger else ("bold", 0)
                return Passage(block, "heading", ("box", 0) if of_box else told)
        if block.table_below and is_short_block(block, 80) and not self._is_title(index, block):
            return Passage(block, "caption")
        if self._is_title(index, block):
            return Passage(block, "heading", ("page", 0))
        over = block.page.number is not None and self._stands_over(index, block)
        if over or (is_on_bar(block) and self._next(index) is not None):
            return Passage(block, "heading", ("plain", 0))
        aside = WAVED.match(block.text) or INSERTED.match(block.text)
        if not self.markdown or not is_short_block(block, _LONGEST_PLAIN) or aside:
            apart = is_short_block(block, _LONGEST_PLAIN) and (block.gap or 0) >= _SECTION_GAP
            return Passage(block, "paragraph", apart=apart)
        following = self._next(index)
        close = following is not None and block.next_gap is not None and block.next_gap <= _NEXT
        if close and following is not None and not self._opens(following):
            if block.gap is not None and block.gap >= _PAGE_GAP and len(block.lines) == 1:
                return Passage(block, "heading", ("page", 0))
            listed = following.first.bullet or mark_of(following) is not None
            sentence = len(fold(following.text)) > _LEAST_SENTENCE and SENTENCE.search(following.text) is not None
            if listed or sentence:
                return Passage(block, "heading", ("plain", 0))
        return Passage(block, "paragraph", apart=(block.gap or 0) >= _SECTION_GAP)

    def _is_subtitle(self, index: int, block: Block) -> bool:
        """Whether a block is set smaller than the title right above it: it opens nothing of its own."""
        previous = self._previous(index)
        if previous is None or previous.style != ("page", 0) or previous.block.page is not block.page:
            return False
        return (previous.block.first.size or 0.0) > (block.first.size or 0.0) + SAME_SIZE

    def _a_little_larger(self, block: Block, following: Block | None) -> bool:
        """Whether a block is set a little larger than the text and stands over a text of the usual size."""
        size, body = block.first.size, self.body
        if size is None or body is None or size < body * DISPLAYED or following is None:
            return False
        near = block.next_gap is not None and block.next_gap <= _NEAR_BELOW
        return near and following.page is block.page and abs((following.first.size or 0.0) - body) <= SAME_SIZE

    def _stands_over(self, index: int, block: Block) -> bool:
        """Whether a short text on a page heads what follows: a list, or a paragraph nearer than what is above."""
        following = self._next(index)
        if following is None or following.page is not block.page or len(block.lines) > 2 or block.next_gap is None:
            return False
        text = block.text
        if not is_short_block(block, _LONGEST_OVER) or NO_TITLE.search(fold(text)):
            return False
        if is_piece(text) or is_chart(text) or ASIDE.search(text) or CLAUSE.search(text):
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
        if mark_of(following) is not None or numbered:
            return True
        roomy = block.gap is None or block.gap >= block.next_gap + _ROOM
        sentence = len(fold(following.text)) > _LEAST_SENTENCE and SENTENCE.search(following.text) is not None
        return roomy and sentence and len(following.lines) > 1

    def _is_title(self, index: int, block: Block) -> bool:
        """Whether the document begins with this block as its title."""
        if index or not is_short_block(block, _LONGEST_HEADING) or block.page is not self.first_page:
            return False
        return not NO_TITLE.search(fold(block.text))


def _is_set_smaller(block: Block, following: Block) -> bool:
    """Whether a text is set smaller than the one below it, as captions are and headings are not."""
    own, other = block.first.size, following.first.size
    return own is not None and other is not None and own * _LARGER <= other


def _unmarked(block: Block) -> str:
    """The text of a heading over several lines without the mark before it."""
    return str(BULLET.sub("", "\n".join(line.text for line in block.lines), count=1)).strip()
