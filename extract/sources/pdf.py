"""PDF: pages read with PDFium one after the other, each parsed once and closed before the next."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from extract.layout.assemble import assemble
from extract.layout.ink import PageInk
from extract.layout.page import PageDraft, compose
from extract.sources import pdf_library as lib
from extract.sources.pdf_frame import page_frame
from extract.sources.pdf_paths import read_objects
from extract.sources.pdf_text import Fonts, read_glyphs
from extract.sources.scan import find_models, why_recognise, with_confidence
from schemas.errors import UnreadableInputError
from schemas.printed import Document, Method, SourceNote, TextLayer

MAX_PAGES = 3_000
"""Pages beyond it are left out with a note; no vision document has a tenth of it."""
MEDIA_TYPE = "application/pdf"


_INSTALL = '文字認識（OCR）の部品を pip install "kohyo[ocr]" で入れて、もう一度実行してください。'


class _Opened(NamedTuple):
    """A loaded document; ``data`` must live as long as ``handle``."""

    handle: int
    data: ctypes.Array[ctypes.c_char]


def read_pdf(data: bytes, *, source_name: str, sha256: str) -> Document:
    """The document in the bytes of a PDF file.

    A file that PDFium cannot load is tried with the second engine.

    Raises:
        UnreadableInputError: encrypted, damaged beyond repair, or without pages.
    """
    opened = _open(data)
    if opened is None:
        # Only then, because importing the second engine takes longer than reading a few pages.
        from extract.sources.plumber import read_inks

        count, inks = read_inks(data)
        return _document(inks, count, source_name, sha256)
    try:
        count = lib.page_count(opened.handle)
        return _document(_read_pages(opened.handle, count), count, source_name, sha256)
    finally:
        lib.close_document(opened.handle)


def _open(data: bytes) -> _Opened | None:
    """The loaded document; None where PDFium cannot load it."""
    buffer = (ctypes.c_char * len(data)).from_buffer_copy(data)
    handle = lib.load_document(ctypes.addressof(buffer), len(data), None)
    if handle:
        return _Opened(handle, buffer)
    if lib.last_error() in (lib.ERROR_PASSWORD, lib.ERROR_SECURITY):
        raise UnreadableInputError(
            "encrypted",
            "パスワードで保護されたPDFです。",
            "パスワードを解除して保存し直したファイルを渡してください。",
        )
    return None


def _read_pages(handle: int, count: int) -> Iterator[PageInk | None]:
    fonts = Fonts()
    for number in range(1, min(count, MAX_PAGES) + 1):
        yield _read_page(handle, number, fonts)


def _document(inks: Iterable[PageInk | None], count: int, source_name: str, sha256: str) -> Document:
    """Composes pages as their ink arrives; None is a page that cannot be read and costs only itself."""
    if count < 1:
        raise UnreadableInputError(
            "not_pdf",
            "PDFとして開けましたが、ページが一つもありません。",
            "ファイルが壊れていないか確かめ、作成元からもう一度出力してください。",
        )
    notes: list[SourceNote] = []
    drafts: list[PageDraft] = []
    methods: list[Method] = []
    if count > MAX_PAGES:
        notes.append(
            SourceNote(
                "layout-limit",
                f"ページ数が上限（{MAX_PAGES:,}）を超えるため、{MAX_PAGES + 1:,}ページ以降は読んでいません。",
                page=MAX_PAGES + 1,
                found=str(count),
            )
        )
    for number, ink in enumerate(islice(inks, MAX_PAGES), start=1):
        if ink is None:
            notes.append(
                SourceNote(
                    "damaged-source",
                    f"{number}ページは壊れていて読めません。元のファイルでこのページを確かめてください。",
                    page=number,
                )
            )
            drafts.append(PageDraft(number, 0.0, 0.0))
            methods.append("text")
            continue
        draft = compose(ink)
        if ink.sure is not None:
            with_confidence(draft, ink.sure)
        notes.extend(_remarks(ink, draft))
        drafts.append(draft)
        hidden = ink.invisible > 0 and ink.invisible * 2 > len(ink.glyphs)
        methods.append("ocr" if hidden or ink.sure is not None else "text")
    return Document(
        document_id="d" + sha256[:12],
        source_name=source_name,
        sha256=sha256,
        media_type=MEDIA_TYPE,
        text_layer=_layer(methods, drafts),
        page_count=count,
        pages=assemble(drafts, methods),
        notes=tuple(notes),
    )


def _layer(methods: list[Method], drafts: list[PageDraft]) -> TextLayer:
    """Where the words come from, over the pages that have any."""
    kinds = {method for method, draft in zip(methods, drafts, strict=True) if draft.flow}
    if kinds == {"ocr"}:
        return "ocr"
    return "mixed" if "ocr" in kinds else "native"


_rect = lib.Floats(4)


def _read_page(handle: int, number: int, fonts: Fonts) -> PageInk | None:
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
        return _recognised(page, ink)
    finally:
        lib.close_page(page)


def _recognised(page: int, ink: PageInk) -> PageInk:
    """The page's ink with its text read from its picture where it has no text layer or one that lies."""
    reason = why_recognise(ink)
    if reason is None or find_models() is None:
        return ink
    # Only then, because importing the optional packages takes longer than reading a few pages.
    from extract.sources.scan_models import load_models
    from extract.sources.scan_page import read_picture

    models = load_models()
    return read_picture(page, ink, reason, models) if models is not None else ink


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
        message = f"{page}ページは画像だけで文字情報がありません。{_INSTALL}"
        if ink.sure is not None:
            message = f"{page}ページは画像だけで、文字認識でも文字が見つかりません。紙面を確かめてください。"
        notes.append(SourceNote("no-text-layer", message, page=page))
    if draft.limits:
        notes.append(
            SourceNote(
                "layout-limit",
                f"{page}ページは文字か図形が多すぎるため、一部を読んでいません。紙面と見比べてください。",
                page=page,
                found="、".join(sorted(draft.limits)),
            )
        )
    return notes
