"""The running text: headings, paragraphs, bullets, captions and notes, in reading order.

Every line outside tables that no family has used ends here, so that no printed text is lost. Lines that the page's
width has wrapped are put together again: within a paragraph a line is full, and only its last one is short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import regex

from extract.family import printed
from extract.outline import Heading, Outline, outline
from schemas.folding import fold
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading

Kind = Literal["heading", "paragraph", "bullet", "caption", "note"]

_BULLET = regex.compile(r"^\s*(?:[・･○●◯◎◇◆▶►⇒→➡➢✓\-–*]|[①-⑳㉑-㉟])\s*")
_HEADING_MARK = regex.compile(r"^\s*[■□▼◆●]\s*")
_NOTE = regex.compile(r"^\s*(?:[※＊*]|注\s*[0-9:：）)]|資料\s*[:：]|出典\s*[:：]|備考\s*[:：])")
_CAPTION = regex.compile(r"^\s*(?:【[^】]*】|図表?\s*[0-9]|表\s*[0-9]|写真)")
_SENTENCE_END = ("。", "」", "）", ")", "．", ":", "：")


@dataclass(slots=True)
class _Block:
    kind: Kind
    page: Page
    lines: list[Line]
    path: tuple[str, ...]
    text: str | None = None


def _kind(line: Line, heading: Heading | None) -> Kind:
    text = line.text.strip()
    if _NOTE.match(text):
        return "note"
    if line.bullet:
        return "bullet"
    if _CAPTION.match(text) and len(text) <= 80 and (text.endswith("】") or not text.startswith("【")):
        return "caption"
    if heading is not None:
        return "heading"
    if _HEADING_MARK.match(text) and len(text) <= 40 and not text.endswith(("。", "、")):
        return "heading"
    if _BULLET.match(text):
        return "bullet"
    return "paragraph"


def _width(document: Document) -> int:
    """The number of characters of a full line in a text dump: the length that most long lines share."""
    lengths = sorted(len(line.text.rstrip()) for page in document.pages for line in page.lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _continues(block: _Block, page: Page, line: Line, full: int) -> bool:
    previous = block.lines[-1]
    if block.kind in ("heading", "caption") or page is not block.page:
        return False
    if previous.text.rstrip().endswith(("。", "。」")) or line.text.startswith(("　", " ")):
        return False
    if previous.box is not None and line.box is not None:
        height = max(previous.box.height, 1.0)
        gap = line.box.top - previous.box.bottom
        right = max(item.box.x1 for item in block.lines if item.box is not None)
        same_size = abs((previous.size or 0.0) - (line.size or 0.0)) <= 0.6
        reaches = previous.box.x1 >= right - 1.5 * height and previous.box.width >= 8 * height
        starts = abs(line.box.x0 - previous.box.x0) <= 2.5 * height
        return same_size and -height < gap <= 0.9 * height and reaches and starts
    if previous.number is None or line.number is None:
        return False
    # a dump leaves at most one blank line between the lines of a paragraph
    near = line.number - previous.number <= 2
    return near and len(previous.text.rstrip()) >= 0.85 * full > 20


def _blocks(document: Document, used: frozenset[int]) -> Iterator[_Block]:
    headings: dict[int, Heading] = {h.line.key: h for h in outline(document).headings}
    structure: Outline = outline(document)
    full = _width(document) if document.media_type == "text/plain" else 0
    block: _Block | None = None
    marked: tuple[str, ...] = ()
    marked_under: tuple[str, ...] = ()
    for page, item in document.flow:
        if isinstance(item, Grid) or item.key in used:
            if block is not None:
                yield block
            block = None
            continue
        line = item
        kind = _kind(line, headings.get(line.key))
        path = structure.titles(line.key)
        if path != marked_under or (kind == "heading" and line.key in headings):
            marked, marked_under = (), path
        if kind == "paragraph" and block is not None and _continues(block, page, line, full):
            block.lines.append(line)
            continue
        if block is not None:
            yield block
        block = _Block(kind, page, [line], path + marked)
        if kind == "heading" and line.key not in headings:
            # ■-headings have no number: one closes the other, and a numbered heading closes them all
            name = _HEADING_MARK.sub("", line.text.strip())
            block.path, block.text = path, name
            marked = (name,)
        elif kind == "heading":
            block.text = headings[line.key].text
        elif kind == "bullet":
            block.text = None
    if block is not None:
        yield block


def read_passages(document: Document, used: frozenset[int]) -> Reading:
    """The running text outside tables as raw records with the fields ``kind``, ``heading_path`` and ``text``.

    Args:
        document: the document as read.
        used: keys of lines that families have accounted for; they are left out.
    """
    records = []
    taken: set[int] = set()
    for block in _blocks(document, used):
        text = printed(block.page, block.lines)
        if not fold(text.text):
            continue
        if block.text is not None:
            text = replace(text, text=block.text)
        elif block.kind == "bullet":
            text = replace(text, text=_BULLET.sub("", text.text, count=1))
        fields = {"kind": Printed(block.kind), "text": text}
        if block.path:
            fields["heading_path"] = Printed(" > ".join(block.path))
        records.append(RawRecord("passages", block.lines[0].key, fields))
        taken.update(line.key for line in block.lines)
    return Reading(tuple(records), frozenset(taken))
