"""Every page read with both engines: what they see differently becomes a note, and no page passes unmentioned.

The second engine is many times slower, so that it reads along only on request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.layout.assemble import PageRead
from extract.layout.ink import PageInk
from extract.layout.second_look import Difference, differences
from extract.sources.pdf.plumber import SecondEngine
from extract.sources.pdf.source import PdfFile, composed, unread
from schemas.errors import UnreadableInputError
from schemas.file_bytes import FileBytes
from schemas.printed import SourceNote

MOST_DIFFERENCES = 50
"""Differences of one page that are told one by one; a page with more has one fault, not many."""
_MM = 25.4 / 72
_NOTHING = "（何もない）"


class SecondReading:
    """The pages of a PDF as the first engine reads them, with notes on what the second engine sees differently.

    Attributes:
        verified: number of pages so far that both engines have read.
        unverified: numbers of the pages so far that were read once only.
    """

    def __init__(self, data: FileBytes, most_pixels: int) -> None:
        self._data = data
        self._most_pixels = most_pixels
        self.verified = 0
        self.unverified: list[int] = []

    def pages(self, numbers: Sequence[int]) -> Iterator[PageRead]:
        """The pages with these numbers, counted from 1, one after the other; one page is in memory at a time.

        Raises:
            UnreadableInputError: the file cannot be read by either engine.
        """
        with PdfFile(self._data, self._most_pixels) as file:
            second = SecondEngine(self._data) if file.is_fast else None
            for number, ink in zip(numbers, file.inks(numbers), strict=False):
                if ink is None:
                    yield unread(number)
                    continue
                before = self.verified
                notes = self._notes(number, ink, second)
                page = composed(ink)
                yield page._replace(notes=(*page.notes, *notes), verified=self.verified > before)

    def _notes(self, number: int, ink: PageInk, second: SecondEngine | None) -> list[SourceNote]:
        if ink.sure is not None:
            return [self._once(number, "画像から文字認識で読んだため")]
        if not ink.glyphs and ink.images:
            return [self._once(number, "画像だけで文字情報がないため")]
        try:
            other = second.ink(number) if second is not None else None
        except UnreadableInputError:
            other = None
        if other is None:
            return [self._once(number, "もう一方の読み取り方法では読めないため")]
        self.verified += 1
        found = differences(ink, other)
        notes = [_note(number, difference) for difference in found[:MOST_DIFFERENCES]]
        if len(found) > MOST_DIFFERENCES:
            message = (
                f"{number}ページには、2つの読み取り方法で異なる箇所がほかに"
                f"{len(found) - MOST_DIFFERENCES}か所あります。ページ全体を紙面と見比べてください。"
            )
            notes.append(SourceNote("engines-differ", message, page=number, found=str(len(found))))
        return notes

    def _once(self, number: int, why: str) -> SourceNote:
        self.unverified.append(number)
        message = f"{number}ページは、{why}、2つの方法での読み比べをしていません。"
        return SourceNote("page-not-verified", message, page=number)


def _note(number: int, difference: Difference) -> SourceNote:
    box = difference.box
    place = f"{number}ページの上から{box.top * _MM:.0f}mm、左から{box.x0 * _MM:.0f}mm"
    first, second = (f"「{text}」" if text else _NOTHING for text in (difference.first, difference.second))
    return SourceNote(
        "engines-differ",
        f"{place}の数値または印が、2つの読み取り方法で異なります（採用した読み: {first}、もう一方: {second}）。"
        "紙面で確かめてください。",
        page=number,
        found=difference.first or "",
    )
