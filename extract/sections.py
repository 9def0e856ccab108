"""From pages as they are read to documents, a long one section by section, so that memory stays the same.

A document of ordinary length is one section. A longer one is cut where a page begins with something new, and each
section is handed over before the next is read. The headings that are open at a cut go on to stand above the next
section, so that a card behind the cut still knows its chapter.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from extract.frames import pages_of
from extract.layout.assemble import PageRead, assemble
from extract.layout.cuts import best_cut
from extract.layout.furniture import without_furniture
from extract.layout.grids.tables import TableDraft
from extract.outline import outline
from extract.unit_notes import governs_amounts
from schemas.frozen import dataclass
from schemas.limits import Limits
from schemas.printed import Document, Line, Page, SourceNote, TextLayer

MOST_PAGES = 200
"""Pages of the longest section: few vision documents have more, and 200 pages of dense cards take 300 MB."""
LEAST_PAGES = 120
"""Pages of the shortest section but the last."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that pages come from; ``pages`` is how many it has, read or not."""

    source_name: str
    sha256: str
    media_type: str
    pages: int


def sections(reads: Iterable[PageRead], origin: Origin) -> Iterator[Document]:
    """The sections of a document in reading order, at least one; each is made when it is asked for."""
    kept: list[PageRead] = []
    maker = _Maker(origin)
    for read in reads:
        kept.append(read)
        if len(kept) > MOST_PAGES:
            without_furniture([read.draft for read in kept])
            cut = best_cut([read.draft for read in kept], LEAST_PAGES)
            yield maker.section(kept[:cut], more=True)
            del kept[:cut]
    yield maker.section(kept)


def whole(reads: Iterable[PageRead], origin: Origin) -> Document:
    """A document in one piece, however long it is."""
    return _Maker(origin).section(list(reads))


class _Maker:
    """Counts keys and sections, and remembers which headings are open."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._made = 0
        self._free = 1
        self._standing: tuple[Page, ...] = ()

    def section(self, reads: list[PageRead], *, more: bool = False) -> Document:
        """The next section; ``more`` says that another one follows."""
        drafts = without_furniture([read.draft for read in reads])
        first = self._free
        pages, self._free = assemble(drafts, [read.method for read in reads], first)
        document = Document(
            document_id="d" + self._origin.sha256[:12],
            source_name=self._origin.source_name,
            sha256=self._origin.sha256,
            media_type=self._origin.media_type,
            text_layer=_layer(reads),
            page_count=self._origin.pages,
            pages=(*self._standing, *pages),
            notes=tuple(note for read in reads for note in read.notes),
            section=self._made,
            first_key=first,
        )
        self._made += 1
        self._standing = _standing(document) if more else ()
        return document


def _standing(document: Document) -> tuple[Page, ...]:
    """The headings open at a document's end and its last note on units, each alone on the page it stands on."""
    places = pages_of(document)
    found = []
    notes = [
        line for page in document.pages for line in page.flow if isinstance(line, Line) and governs_amounts(line)
    ]
    for line in sorted((*outline(document).open, *notes[-1:]), key=lambda line: line.key):
        page = places[line.key]
        found.append(Page(page.number, page.width, page.height, (line,), method=page.method, turned=page.turned))
    return tuple(found)


def _layer(reads: list[PageRead]) -> TextLayer:
    """Where the words come from, over the pages that have any."""
    kinds = {read.method for read in reads if read.draft.flow}
    if kinds == {"ocr"}:
        return "ocr"
    return "mixed" if "ocr" in kinds else "native"


def within(reads: Iterator[PageRead], limits: Limits, first: int, count: int, begun: float) -> Iterator[PageRead]:
    """Pages until a limit is reached; the last one then has a note that says from where on nothing was read.

    Args:
        reads: the pages as they are read.
        limits: what one document may cost.
        first: number of the first page.
        count: number of the last page that was asked for.
        begun: when the reading began, by :func:`time.monotonic`.
    """
    characters = 0
    number = first - 1
    reached = None
    while number < count and reached is None:
        read = next(reads, None)
        if read is None:
            return
        number += 1
        characters += _characters(read)
        if number >= limits.pages:
            reached = f"ページ数が上限（{limits.pages:,}）"
        elif characters > limits.characters:
            reached = f"文字数が上限（{limits.characters:,}）"
        elif time.monotonic() - begun > limits.seconds:
            reached = f"読み取りの時間が上限（{limits.seconds:,.0f}秒）"
        if reached is not None and number < count:
            message = f"{reached}を超えるため、{number + 1:,}ページ以降は読んでいません。"
            note = SourceNote("layout-limit", message, page=number + 1, found=str(count))
            read = read._replace(notes=(*read.notes, note))
        yield read


def _characters(read: PageRead) -> int:
    total = 0
    for item in read.draft.flow:
        if isinstance(item, TableDraft):
            total += sum(len(line.text) for lines in item.lines for line in lines)
        else:
            total += len(item.text)
    return total
