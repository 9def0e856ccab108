"""PDF: pages read with PDFium one after the other, each parsed once and closed before the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from extract.layout.assemble import PageRead
from extract.layout.ink import PageInk
from extract.layout.page import PageDraft, compose
from extract.sources.pdf import library as lib
from extract.sources.pdf.doubt import is_doubtful
from extract.sources.pdf.frame import page_frame
from extract.sources.pdf.paths import read_objects
from extract.sources.pdf.pictures import unread_pictures
from extract.sources.pdf.text import Fonts, read_glyphs
from extract.sources.pdf.triage import COARSE, covers_most, find_models, is_hidden, why_recognise, with_confidence
from schemas.errors import UnreadableInputError
from schemas.file_bytes import FileBytes
from schemas.limits import Limits
from schemas.printed import Box, Method, SourceNote

MEDIA_TYPE = "application/pdf"
PAGES_AN_OPENING = 200
"""Pages that are read before the file is opened again: PDFium keeps every object of a document that it has met."""
_USUAL = Limits()

_LOOK = "表や図であれば、元のファイルで確かめてください。"
_CM = 2.54 / 72
"""Centimetres a point."""
_INSTALL = '文字認識（OCR）の部品を pip install "kohyo[ocr]" で入れて、もう一度実行してください。'


class PdfFile:
    """The pages of a PDF, read when they are asked for.

    A file that PDFium cannot load is read with the second engine. To be used as a context manager.

    Attributes:
        count: number of pages, at least one.

    Raises:
        UnreadableInputError: encrypted, damaged beyond repair, or without pages.
    """

    _handle: int
    _fonts: Fonts

    def __init__(self, data: FileBytes, most_pixels: int = _USUAL.pixels) -> None:
        self._most_pixels = most_pixels
        # PDFium reads from these bytes as long as the document is open
        self._data = data
        self._access: lib.Access | None = None
        self._handle = 0
        self._open()
        if self._handle:
            self.count: int = lib.page_count(self._handle)
        elif lib.last_error() in (lib.ERROR_PASSWORD, lib.ERROR_SECURITY):
            raise UnreadableInputError(
                "encrypted",
                "パスワードで保護されたPDFです。",
                "パスワードを解除して保存し直したファイルを渡してください。",
            )
        else:
            # Only then, because importing the second engine takes longer than reading a few pages.
            from extract.sources.pdf.plumber import count_pages

            self.count = count_pages(data)
        if self.count < 1:
            self.close()
            raise UnreadableInputError(
                "not_pdf",
                "PDFとして開けましたが、ページが一つもありません。",
                "ファイルが壊れていないか確かめ、作成元からもう一度出力してください。",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        """Opens the file, anew where it is open; what was learnt about fonts goes with their addresses."""
        self.close()
        self._handle, self._access = lib.open_document(self._data)
        self._fonts = Fonts()

    @property
    def is_fast(self) -> bool:
        """Whether PDFium reads the pages, and not the second engine in its stead."""
        return bool(self._handle)

    def close(self) -> None:
        """Gives PDFium's memory back."""
        if self._handle:
            lib.close_document(self._handle)
            self._handle = 0

    def pages(self, numbers: Sequence[int]) -> Iterator[PageRead]:
        """Reads pages, numbered from 1, one after the other; one that cannot be read costs only itself."""
        for number, ink in zip(numbers, self.inks(numbers), strict=False):
            yield unread(number) if ink is None else composed(ink)

    def inks(self, numbers: Sequence[int]) -> Iterator[PageInk | None]:
        """The ink of pages, numbered from 1; None for a page that cannot be read."""
        if self._handle:
            for done, number in enumerate(numbers):
                if done and done % PAGES_AN_OPENING == 0:
                    self._open()
                yield _read_page(self._handle, number, self._fonts, self._most_pixels)
        else:
            from extract.sources.pdf.plumber import read_inks

            yield from read_inks(self._data, numbers)


def unread(number: int, why: str = "壊れていて読めません") -> PageRead:
    """A page that stays empty, with a note that says so; ``why`` is Japanese and ends a sentence."""
    message = f"{number}ページは{why}。元のファイルでこのページを確かめてください。"
    return PageRead(PageDraft(number, 0.0, 0.0), notes=(SourceNote("unread-page", message, page=number),))


def composed(ink: PageInk) -> PageRead:
    """A page out of its ink, with what a person should know about it."""
    draft = compose(ink)
    if ink.sure is not None:
        with_confidence(draft, ink.sure)
    hidden = ink.invisible > 0 and ink.invisible * 2 > len(ink.glyphs)
    method: Method = "ocr" if hidden or ink.sure is not None else "text"
    return PageRead(draft, method, tuple(_remarks(ink, draft)))


_rect = lib.Floats(4)


def _read_page(handle: int, number: int, fonts: Fonts, most_pixels: int) -> PageInk | None:
    """The ink of one page; None where the page cannot be loaded."""
    page = lib.load_page(handle, number - 1)
    if not page:
        return None
    try:
        lib.page_bounds(page, _rect.address)
        left, top, right, bottom = _rect.values
        frame, width, height = page_frame(left, bottom, right, top, lib.page_rotation(page))
        ink = PageInk(number, width, height)
        texts = read_objects(page, frame, ink)
        read_glyphs(page, frame, ink, texts, fonts)
        return _recognised(page, ink, most_pixels)
    finally:
        lib.close_page(page)


def _recognised(page: int, ink: PageInk, most_pixels: int) -> PageInk:
    """The page's ink with its text read from its picture where it has no text layer or one that lies."""
    reason = why_recognise(ink)
    # looking for the packages takes longer than looking at the text
    if (reason is None and not is_doubtful(ink)) or find_models() is None:
        return ink
    # Only then, because importing the optional packages takes longer than reading a few pages.
    from extract.sources.scan.layer import why_layer_lies
    from extract.sources.scan.models import load_models
    from extract.sources.scan.page import read_picture, with_rulings

    models = load_models()
    if models is not None and reason is None:
        reason = why_layer_lies(page, ink, models, most_pixels)
    if models is None:
        return ink
    if reason is None:
        return with_rulings(page, ink, most_pixels) if is_hidden(ink) and covers_most(ink) else ink
    return read_picture(page, ink, reason, models, most_pixels)


def _where(box: Box, ink: PageInk) -> str:
    """Where a picture lies on its page, and how large it is, in Japanese."""
    place = ("上部", "中ほど", "下部")[min(2, int(3 * box.center[1] / ink.height))]
    return f"{place}にある画像（横{box.width * _CM:.0f}cm、縦{box.height * _CM:.0f}cm）"


def _remarks(ink: PageInk, draft: PageDraft) -> list[SourceNote]:
    """What a person should know about the page before trusting what was read from it."""
    notes = []
    page = ink.number
    if ink.replaced:
        message = f"{page}ページの文字情報は壊れているため、紙面の画像から読みました。紙面と見比べてください。"
        notes.append(SourceNote("unreadable-glyphs", message, page=page))
    if ink.unreadable:
        message = f"{page}ページに文字コードのない文字が{ink.unreadable}字あります。紙面の文字と見比べてください。"
        if ink.sure is not None:
            message = f"{page}ページの表に、画像から読み取れない文字か印が{ink.unreadable}個あります。"
        elif why_recognise(ink) is not None:
            message += f"紙面の画像から読むには、{_INSTALL}"
        notes.append(SourceNote("unreadable-glyphs", message, page=page, found=str(ink.unreadable)))
    if not ink.glyphs and ink.images:
        if ink.sure is not None:
            message = f"{page}ページは画像だけで、文字認識でも文字が見つかりません。紙面を確かめてください。"
            notes.append(SourceNote("picture-page", message, page=page))
        else:
            message = f"{page}ページは画像だけで文字情報がありません。{_INSTALL}"
            notes.append(SourceNote("no-text-layer", message, page=page))
    if ink.sure is None:
        notes += [
            SourceNote(
                "unread-picture", f"{page}ページの{_where(box, ink)}の中の文字は読んでいません。{_LOOK}", page=page
            )
            for box in unread_pictures(ink)
        ]
    if COARSE in ink.limits:
        message = f"{page}ページは用紙が大きいため、粗い画像で読みました。小さい文字を紙面と見比べてください。"
        notes.append(SourceNote("layout-limit", message, page=page))
    if draft.limits - {COARSE}:
        notes.append(
            SourceNote(
                "layout-limit",
                f"{page}ページは文字か図形が多すぎるため、一部を読んでいません。紙面と見比べてください。",
                page=page,
                found="、".join(sorted(draft.limits - {COARSE})),
            )
        )
    return notes
