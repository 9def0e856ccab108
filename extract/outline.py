"""Headings by numbering, markup and size: which headings stand above a line or a table.

Japanese administrative documents number their headings in nested styles (Ⅰ, １, （１）, ①, ア, （ア）), but each
document nests them in its own order. So the depth of a style is learned while reading: a heading of a
style that is already open closes everything below it, a new style opens one level deeper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from extract.frames import frames
from extract.line_beginnings import CAPTION, NOTE
from extract.memo import once
from extract.number_levels import SAME_SIZE, NumberMarks, counts_anew, level_of_number
from schemas.folding import fold, unify
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page
from schemas.vocabulary_agreements import CONTENT_LABELS

_MAX_HEADING_LENGTH = 60

_NUMBERINGS: tuple[tuple[str, regex.Pattern[str]], ...] = tuple(
    (style, lazy_pattern(pattern))
    for style, pattern in (
        ("part", r"第\s*[0-9一二三四五六七八九十]+\s*[編部]\s*"),
        ("chapter", r"第\s*[0-9一二三四五六七八九十]+\s*章\s*"),
        ("section", r"第\s*[0-9一二三四五六七八九十]+\s*節\s*"),
        ("roman", r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]+[\s.．、]*|(?:IX|IV|V?I{1,3}|X)[\s.．、]+"),
        ("decimal", r"[0-9]{1,2}[-.][0-9]{1,2}(?:[-.][0-9]{1,2})?[\s.]+(?=\D)"),
        (
            "arabic",
            r"[0-9]{1,2}(?:[.．、]\s*|\s+)(?=[^\s0-9,.%月日年回人]|人[口材権生づ]|年齢|日[本常]|回[復遊]|(?:19|20)[0-9]{2}年)",
        ),
        ("paren", r"\([0-9]{1,2}\)\s*"),
        ("circled", r"[①-⑳㉑-㉟]\s*"),
        ("ordinal", r"第\s*[0-9一二三四五六七八九十]{1,3}\s+(?![期次回号条項章節編部\s])"),
        ("kanji", r"[一二三四五六七八九十]{1,2}\s+(?=\S{4})"),
        ("enclosed", r"[⑴-⒇⒈-⒛⒜-⒵]\s*"),
        ("kana", r"[ア-コ](?:[\s.．、]+)"),
        ("paren-kana", r"\([ア-コ]\)\s*"),
        ("letter", r"[a-zA-Z][.)]\s+|(?:[a-j]\s+|\([a-j]\)\s*)(?=[^\x00-\x7f])"),
    )
)

_FIRSTS = {
    **{"part": "第", "chapter": "第", "section": "第"},
    **{"roman": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX", "decimal": "0-9", "arabic": "0-9", "paren": "("},
    **{"circled": "①-⑳㉑-㉟", "ordinal": "第", "enclosed": "⑴-⒇⒈-⒛⒜-⒵", "kana": "ア-コ", "paren-kana": "("},
    **{"letter": "a-zA-Z(", "kanji": "一二三四五六七八九十"},
}
_FIRST = {style: re.compile(f"[{characters}]") for style, characters in _FIRSTS.items()}
"""The characters with which each style begins."""
_REFERENCE = lazy_pattern(
    r"の(?=\p{Han})|に(?=規定|掲げ|定め|より|よる|つい|おけ|おい|関す|対す|該当)|を(?=除|含)|から[①-⑳⑴-⒵]"
    r"|及び|および|又は|または|並びに|若しくは|まで|[、・～~①-⑳⑴-⒵]"
)
_PARTS = ("part", "chapter", "section", "roman")
_AS_PRINTED = ("circled", "roman", "enclosed")
_MARKS = ("paren", "circled", "enclosed")

_LEADER = lazy_pattern(r"[.．・…‥･\-－―─]{3,}\s*[0-9０-９ivxIVX]{1,4}\s*[頁]?\s*$|…{2,}|‥{2,}|(?:[・･.．]\s?){6,}")
NUMBERINGS = tuple(style for style, _ in _NUMBERINGS)
"""The styles of numbering, as :func:`numbering` tells them."""
_SENTENCE_END = ("。", "」。", "、", "です", "ます", "である")
_NEVER_FIRST = ("、", "。", ",", ".", ")", "」")
_SENTENCE = 25
_SEVERAL_LINES = 8
_ALIKE = 0.3
_NEAR = 0.9
_HANGS = 1.6
_LEAST_WRAPPED = 8
_CONTENT = frozenset(fold(label) for label in CONTENT_LABELS)
_OPENING = "【［〔＜《"
_BULLETS = "・○●◯◎■□◆◇▶►⇒→➡※＊*-"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads what follows; ``style`` is comparable within the document, outermost unknown."""

    line: Line
    style: tuple[str, int]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The headings of a document by the key of the line or table below them."""

    headings: tuple[Heading, ...]
    open: tuple[Line, ...]
    """The headings that stand above whatever follows the document's last line, outermost first."""
    _paths: dict[int, tuple[Heading, ...]]

    def path(self, key: int) -> tuple[Line, ...]:
        """The headings above the line or table with this key, outermost first."""
        return tuple(heading.line for heading in self._paths.get(key, ()))

    def titles(self, key: int) -> tuple[str, ...]:
        """The texts of :meth:`path` without their numbering."""
        return tuple(heading.text for heading in self._paths.get(key, ()))


@lru_cache(maxsize=1 << 12)
def _beginning(printed: str, unified: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """The styles of numbering that can begin with a character, as printed and unified: none for most lines."""
    return tuple(
        (style, pattern)
        for style, pattern in _NUMBERINGS
        if _FIRST[style].match(printed if style in _AS_PRINTED else unified)
    )


@lru_cache(maxsize=1 << 12)
def numbering(text: str) -> tuple[str, str] | None:
    """The style of a heading's numbering and the text after it; None without numbering.

    >>> numbering("（１）医療")
    ('paren', '医療')
    >>> numbering("Ⅳ 定住自立圏形成協定に基づき推進する具体的な取組")
    ('roman', '定住自立圏形成協定に基づき推進する具体的な取組')
    >>> numbering("a　医療の充実"), numbering("(b) 医療"), numbering("a b c")
    (('letter', '医療の充実'), ('letter', '医療'), None)
    >>> numbering("医療"), numbering("⑴に規定する通知書"), numbering("③ ⑴の施設には、敷地を含む。")
    (None, None, ('circled', '⑴の施設には、敷地を含む。'))
    """
    line = text.strip()
    unified = unify(line)
    # circled and Roman numerals would lose their style in a compatibility folding, so they are matched as printed
    for style, pattern in _beginning(line[:1], unified[:1]):
        subject = line if style in _AS_PRINTED else unified
        match = pattern.match(subject)
        if match and match.end() < len(subject):
            rest = subject[match.end() :].strip()
            parted = subject[match.end() - 1].isspace()
            reference = style in _MARKS and not parted and _REFERENCE.match(rest) is not None
            if reference or rest[:1] in _NEVER_FIRST:
                return None  # a reference such as （２）、 or ⑴に規定する at the beginning of a wrapped line
            # the text is given as printed where the printed and the unified line have the same length
            if style not in _AS_PRINTED and len(subject) == len(line):
                rest = line[match.end() :].strip()
            return style, rest
    return None


def heading_text(line: Line) -> str:
    """The text of a heading without its numbering."""
    found = numbering(line.text)
    return found[1] if found else line.text.strip()


def has_leader(text: str) -> bool:
    """Whether a line of a table of contents: dots or dashes lead to a page number.

    >>> has_leader("１ 目的 ………………… 3"), has_leader("結果の概要 ------------- 12頁"), has_leader("1 目的")
    (True, True, False)
    """
    return _LEADER.search(text) is not None


@once
def usual_size(document: Document, pages: int | None = None) -> float | None:
    """The font size of the running text in points; of most of the text where there is no running text.

    Running text is told by lines outside tables that are as long as lines of sentences: tables are often set in a
    smaller size, and there may be more of them than of anything else.

    Args:
        document: the document as read.
        pages: the number of leading pages that are asked; None for all.

    Returns:
        The size; None where the input does not tell sizes.
    """
    running: Counter[float] = Counter()
    printed: Counter[float] = Counter()
    for page in document.pages[:pages]:
        for item in page.flow:
            if isinstance(item, Line):
                size, length = item.size, len(item.text)
                if size is not None:
                    printed[size] += length
                    if length >= _SENTENCE and _is_running(item.text):
                        running[round(size, 1)] += 1
                continue
            for cell in item.cells:
                for line in cell.lines:
                    size = line.size
                    if size is not None:
                        printed[size] += len(line.text)
    sizes: Counter[float] = Counter()
    for size, length in printed.items():
        sizes[round(size, 1)] += length
    told = running if running.total() >= _SEVERAL_LINES else sizes
    return max(told, key=lambda size: (told[size], size)) if told else None


def _is_running(text: str) -> bool:
    """Whether a long line can be one of running text; there may be more sources below tables than such lines."""
    return not (numbering(text) or has_leader(text) or NOTE.match(text) or CAPTION.match(text))


def _heading(line: Line, body: float | None) -> Heading | None:
    text = line.text.strip()
    if not text or len(text) > _MAX_HEADING_LENGTH or line.bullet:
        return None
    if text.endswith(_SENTENCE_END) or (text[0] in _BULLETS and line.level is None):
        return None
    if has_leader(text):
        return None
    found = numbering(text)
    if found:
        return Heading(line, (found[0], 0), found[1])
    if line.level is not None:
        return Heading(line, ("markup", line.level), text)
    if body is not None and line.size is not None and line.size >= body * 1.15:
        return Heading(line, ("size", -round(line.size)), text)
    return None


def _goes_on(above: Line | None, line: Line) -> bool:
    """Whether a line goes on with the full line right above it, whose sentence has not ended."""
    if above is None or above.box is None or line.box is None or len(above.text) < _SENTENCE:
        return False
    near = 0 <= line.box.top - above.box.bottom <= line.box.height
    full = above.box.x1 >= line.box.x1 - line.box.height and numbering(above.text) is None
    ended = unify(above.text).endswith(("。", "。」", "。)", ":"))
    return near and full and above.size == line.size and not ended


def _is_wrapped(heading: Heading, above: Line, line: Line, page: Page) -> bool:
    """Whether the width of a column has wrapped a heading, of which ``above`` is the last line, into this line."""
    a, b = above.box, line.box
    if a is None or b is None or line.level is not None or numbering(line.text) is not None:
        return False
    if heading.line.key != above.key and heading.line.box is not None and heading.line.box.bottom != a.bottom:
        return False
    alike = abs((above.size or 0.0) - (line.size or 0.0)) <= _ALIKE and above.bold == line.bold
    height = max(a.height, 1.0)
    aligned = abs(b.x0 - a.x0) <= _HANGS * height or abs(a.center[0] - b.center[0]) <= height
    near = 0 <= b.top - a.bottom <= _NEAR * height and aligned
    text = line.text.strip()
    if fold(text) in _CONTENT or text[0] in _OPENING:
        return False  # what is to be done under the heading, as a label of its own
    if not alike or not near or b.width > a.width + height or a.width < _LEAST_WRAPPED * height:
        return False
    if text[0] in _BULLETS or text.endswith(_SENTENCE_END) or has_leader(text) or has_leader(above.text):
        return False
    if len(heading.text) + len(text) > 2 * _MAX_HEADING_LENGTH:
        return False
    # nothing that begins there reaches further
    starts = a.x0 - _HANGS * height, a.x0 + _HANGS * height
    return not any(
        other.box.x1 > a.x1 + _HANGS * height
        for other in page.lines
        if other.box is not None and starts[0] <= other.box.x0 <= starts[1]
    )


def _joined(heading: Heading, line: Line) -> Heading:
    above = heading.line
    box = above.box.union(line.box) if above.box is not None and line.box is not None else above.box
    whole = replace(above, words=above.words + line.words, text=above.text.rstrip() + line.text.strip(), box=box)
    return Heading(whole, heading.style, heading.text + line.text.strip())


def _is_smaller(above: Heading, heading: Heading) -> bool:
    """Whether an open heading is told by its size only, and yet is set smaller than the heading below it."""
    a, b = above.line.size, heading.line.size
    return above.style[0] == "size" and a is not None and b is not None and a < b * SAME_SIZE


def _is_numbered_smaller(above: Heading, heading: Heading) -> bool:
    """Whether an open heading is told by its number, and set smaller than one that only its size tells."""
    a, b = above.line.size, heading.line.size
    numbered = above.style[0] not in ("size", "markup")
    return numbered and heading.style[0] == "size" and a is not None and b is not None and a < b * SAME_SIZE


def _closed_from(stack: list[Heading], position: int, heading: Heading) -> int:
    """From which open heading on a heading of the same style closes them.

    Headings that only their size tells stand on several levels; none closes a heading that is set larger.
    """
    size = heading.line.size
    if heading.style[0] == "size" and size is not None:
        for k in range(len(stack) - 1, position, -1):
            above = stack[k].line.size
            if above is not None and size < above * SAME_SIZE:
                return k + 1
    return position


def _closed_by(stack: list[Heading], heading: Heading) -> int | None:
    """From which open heading on one of an open style closes them; None where it stands below that one."""
    alike = [(at, other.line.size or 0.0) for at, other in enumerate(stack) if other.style == heading.style]
    if heading.style[0] in NUMBERINGS:
        return level_of_number(alike, heading.line.size or 0.0, heading.line.text)
    return _closed_from(stack, alike[0][0], heading)


def open_heading(stack: list[Heading], heading: Heading) -> None:
    """Opens a heading: what stands on its level or below it closes."""
    styles = [open_heading.style for open_heading in stack]
    if heading.style in styles and (closed := _closed_by(stack, heading)) is not None:
        del stack[closed:]
    elif heading.style[0] in ("markup", "size"):
        # a larger heading closes the smaller ones even when it comes later
        while stack and (
            (stack[-1].style[0] == heading.style[0] and stack[-1].style[1] > heading.style[1])
            or _is_numbered_smaller(stack[-1], heading)
        ):
            stack.pop()
    else:
        del stack[_closed_by_part(stack, heading) :]
        while stack and _is_smaller(stack[-1], heading):
            stack.pop()
    stack.append(heading)


def _closed_by_part(stack: Sequence[Heading], heading: Heading) -> int:
    """From which open heading on a part or chapter closes them whose first ones stand before all of them.

    An excerpt may begin within 「２」 of part Ⅲ: 「Ⅳ」 stands above that, though no other part is open.
    """
    first = counts_anew(heading.line.text)
    if first or heading.style[0] not in _PARTS:
        return len(stack)
    lower = frozenset(NUMBERINGS[NUMBERINGS.index(heading.style[0]) + 1 :])
    return next((at for at, open_ in enumerate(stack) if open_.style[0] in lower), len(stack))


def _numbered_above(stack: Sequence[Heading], above: Line | None, line: Line) -> str | None:
    """The open heading with a number like that of a line which stands right below it and is set no larger."""
    if not stack or above is None or stack[-1].line.key != above.key or stack[-1].style[0] != "arabic":
        return None
    return above.text if (line.size or 0.0) * SAME_SIZE <= (above.size or 0.0) else None


@once
def outline(document: Document) -> Outline:
    """The headings above every line and table of a document."""
    body = usual_size(document)
    stack: list[Heading] = []
    headings: list[Heading] = []
    paths: dict[int, tuple[Heading, ...]] = {}
    last: Line | None = None
    framed, marks = frames(document), NumberMarks()
    for page, item in document.flow:
        path = paths[item.key] = tuple(stack)
        if isinstance(item, Grid) and item.key not in framed:
            for cell in item.cells:
                for line in cell.lines:
                    paths[line.key] = path
            continue
        for line in (item,) if isinstance(item, Line) else item.lines:
            paths[line.key] = tuple(stack)
            above, last = last, line
            if stack and above is not None and _is_wrapped(stack[-1], above, line, page):
                headings[-1] = stack[-1] = _joined(stack[-1], line)
                paths[line.key] = tuple(stack[:-1])
                continue
            heading = _heading(line, body)
            if heading is None or (heading.style[0] == "arabic" and _goes_on(above, line)):
                continue
            if heading.style[0] == "arabic":
                level = marks.level(line.text, _numbered_above(stack, above, line))
                heading = replace(heading, style=("arabic", level))
            headings.append(heading)
            open_heading(stack, heading)
            paths[line.key] = tuple(stack[:-1])
    return Outline(tuple(headings), tuple(heading.line for heading in stack), paths)
