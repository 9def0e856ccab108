"""One document from its bytes to its part, section by section, its pages read here or by other processes."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kohyo.batch.fingerprint import ALL_READERS
from kohyo.batch.outcome import Outcome, bug, out_of_memory
from kohyo.batch.pages import PageReaders
from schemas.errors import UnreadableInputError
from schemas.file_bytes import FileBytes
from schemas.frozen import dataclass
from schemas.limits import Limits

if TYPE_CHECKING:
    from extract.document import PageSource
    from extract.layout.assemble import PageRead
    from kohyo.pipeline import DocumentReader
    from schemas.printed import Document
    from schemas.tables import DocumentRow, Row

MANY_PAGES = 40
"""A document with as many is read by several processes where there are some to spare."""
_ABOUT_SCANS = frozenset({"unreadable-glyphs", "no-text-layer", "unread-page"})


@dataclass(frozen=True, slots=True)
class Manner:
    """How the pages of a document are read.

    Attributes:
        processes: how many may read pages at the same time.
        apart: pages are read in processes of their own even where there is one only, so that a page that ends its
            process costs only itself.
        twice: every page is read with both engines, and where they differ is noted.
    """

    processes: int = 1
    apart: bool = False
    twice: bool = False


HERE = Manner()
"""All pages one after the other in the document's own process."""


def read_to_part(data: FileBytes, name: str, room: Path, limits: Limits, manner: Manner) -> Outcome:
    """Reads a document and writes its rows and its record into ``room``.

    Raises:
        OSError: the result cannot be written; that is no fault of the document.
    """
    try:
        return _read_to_part(data, name, room, limits, manner)
    except UnreadableInputError as error:
        return Outcome(error.status, error.reason, error.advice)
    except MemoryError:
        return out_of_memory()
    except OSError:
        raise
    except Exception as error:  # whatever one document does, the others must get their results
        return bug(error, traceback.format_exc())


def _read_to_part(data: FileBytes, name: str, room: Path, limits: Limits, manner: Manner) -> Outcome:
    # imported here so that the parent, which only waits, need not load the readers
    from kohyo.pipeline import DocumentReader
    from kohyo.writers.part_writer import part_writer

    reader = DocumentReader()
    needs = _Needs()
    verified = VerifiedPages() if manner.twice else None
    with part_writer(room) as part:
        for rows in _batches(data, name, limits, manner, reader, verified):
            part.add(rows)
            needs.add(rows)
            del rows  # as below
        head = reader.head
        if head is None:
            raise ValueError("a document has at least one section")
        part.add([head])
    whole = reader.status == "ok"
    return Outcome(
        reader.status,
        None if whole else "文書の一部を読み取れませんでした。",
        None if whole else "確認事項（findings）の該当ページを原本で確かめてください。",
        document_id=head.document_id,
        title=head.title,
        doc_type=head.doc_type,
        pages=head.page_count,
        counts=part.counts,
        accounted=reader.accounted,
        verified=verified.count if verified is not None and head.page_count is not None else None,
        needs=needs.of(head),
    )


def _batches(
    data: FileBytes,
    name: str,
    limits: Limits,
    manner: Manner,
    reader: DocumentReader,
    verified: VerifiedPages | None = None,
) -> Iterator[list[Row]]:
    """The rows of each section; an error of reading is never one of writing."""
    with ExitStack() as stack:
        try:
            sections = _sections(data, name, limits, manner, stack, verified)
            while (section := next(sections, None)) is not None:
                rows = reader.rows(section)
                del section  # the next one is read without it, and without its rows
                yield rows
                del rows
        except OSError as error:
            raise RuntimeError(f"reading failed: {error!r}") from error


def _sections(
    data: FileBytes,
    name: str,
    limits: Limits,
    manner: Manner,
    stack: ExitStack,
    verified: VerifiedPages | None = None,
) -> Iterator[Document]:
    from extract.document import count_pages, grows_beyond, read_sections, second_reading

    readers: PageSource | None = second_reading(data, limits) if manner.twice else None
    swells = grows_beyond(data, limits.decompressed_mb)
    if swells or manner.apart or manner.processes > 1:
        count = count_pages(data) or 0
        if count and (swells or manner.apart or count >= MANY_PAGES):
            most = limits.decompressed_mb if swells else None
            readers = stack.enter_context(
                PageReaders(
                    data,
                    count,
                    manner.processes,
                    memory_mb=most,
                    twice=manner.twice,
                    most_pixels=limits.pixels,
                )
            )
    if verified is not None and readers is not None:
        readers = verified.counting(readers)
    return read_sections(data, source_name=name, limits=limits, readers=readers)


class VerifiedPages:
    """Counts the pages that both engines have read, wherever they were read."""

    def __init__(self) -> None:
        self.count = 0
        self._source: PageSource | None = None

    def counting(self, source: PageSource) -> Self:
        """Counts the pages of ``source`` from now on."""
        self._source = source
        return self

    def pages(self, numbers: range) -> Iterator[PageRead]:
        """The pages of the source, counted as they pass."""
        for read in self._source.pages(numbers) if self._source is not None else ():
            self.count += read.verified
            yield read


class _Needs:
    """Gathers which parts of the program a result depends on."""

    def __init__(self) -> None:
        self._pages: set[int] = set()
        self._about_scans = False

    def add(self, rows: list[Row]) -> None:
        """Takes note of a batch of rows."""
        # a model that is asked for a column it does not have takes ten times as long to say so as to be made
        columns = list(map(vars, rows))
        self._about_scans |= any(values.get("rule") in _ABOUT_SCANS for values in columns)
        self._pages.update(page for values in columns if (page := values.get("page")) is not None)

    def of(self, head: DocumentRow) -> tuple[str, ...]:
        """The parts of the program that a change of could change the document's result."""
        if head.media_type != "application/pdf":
            return ("base",)
        if head.text_layer != "native" or self._about_scans:
            return ALL_READERS
        # a page that gave nothing may be one whose picture says more
        return ALL_READERS if len(self._pages) < (head.page_count or 0) else ("base", "pdf")
