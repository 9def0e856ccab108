"""From a path to a :class:`Document`: the content, not the name, tells what a file is."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from schemas.errors import UnreadableInputError
from schemas.file_bytes import FileBytes
from schemas.limits import Limits
from schemas.printed import Document

if TYPE_CHECKING:
    from extract.layout.assemble import PageRead

_PDF_MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""PDF readers accept the mark after this many bytes of anything else."""
_TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})


def read(path: Path) -> Document:
    """Reads one file in one piece.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    return read_bytes(file_bytes(path), source_name=path.name)


def file_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableInputError: the file cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInputError(
            "unsupported",
            f"ファイルを開けません（{error.strerror}）。",
            "ファイルの場所と読み取りの権限を確かめてください。",
        ) from error


def is_pdf(data: FileBytes) -> bool:
    """Whether the bytes of a file are those of a PDF, whatever its name is."""
    return _PDF_MARK in data[:_MARK_WITHIN]


def read_bytes(data: bytes, *, source_name: str) -> Document:
    """Reads the bytes of a file that was called ``source_name`` in one piece, however long it is.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    if not is_pdf(data):
        return _read_text(data, source_name)
    # PDF and text sources are imported only where they are needed: a batch of text starts without PDFium.
    from extract.sections import Origin, whole
    from extract.sources.pdf.source import MEDIA_TYPE, PdfFile

    with PdfFile(data) as file:
        origin = Origin(source_name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, file.count)
        return whole(file.pages(range(1, file.count + 1)), origin)


def count_pages(data: FileBytes) -> int | None:
    """How many pages the file has; None for text, which has none.

    Raises:
        UnreadableInputError: the PDF cannot be opened; says why and what to do.
    """
    if not is_pdf(data):
        return None
    from extract.sources.pdf.source import PdfFile

    with PdfFile(data) as file:
        return file.count


def grows_beyond(data: FileBytes, mebibytes: int) -> bool:
    """Whether a PDF holds a stream that unpacks to more than so much, so that reading a page may take it all."""
    from extract.sources.pdf.streams import grows_beyond as grows

    return is_pdf(data) and grows(data, mebibytes << 20)


def second_reading(data: FileBytes, limits: Limits) -> PageSource | None:
    """What reads the pages of a PDF with both engines and notes where they differ; None for a text."""
    if not is_pdf(data):
        return None
    from extract.sources.pdf.second_reading import SecondReading

    return SecondReading(data, limits.pixels)


class PageSource(Protocol):
    """What reads the pages of a PDF one after the other."""

    def pages(self, numbers: range) -> Iterator[PageRead]:
        """The pages with these numbers, counted from 1, read when they are asked for."""
        ...


def read_sections(
    data: FileBytes, *, source_name: str, limits: Limits | None = None, readers: PageSource | None = None
) -> Iterator[Document]:
    """Reads the bytes of a file within limits, a long document section by section.

    Args:
        data: the bytes of the file.
        source_name: the file's name without folders.
        limits: what reading may cost; what was read before one is reached is handed over, with a note.
        readers: what reads the pages; None reads them here. A text has no pages and ignores it.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    limits = limits or Limits()
    if not is_pdf(data):
        yield _read_text(bytes(data), source_name, limits)
        return
    from extract.sections import Origin, sections, within
    from extract.sources.pdf.source import MEDIA_TYPE, PdfFile

    begun = time.monotonic()
    # before the file is opened, which puts back what this has brought into memory
    sha256 = hashlib.sha256(data).hexdigest()
    with PdfFile(data, limits.pixels) as file:
        origin = Origin(source_name, sha256, MEDIA_TYPE, file.count)
        reads = (readers or file).pages(range(1, file.count + 1))
        yield from sections(within(reads, limits, 1, file.count, begun), origin)


def _read_text(data: bytes, source_name: str, limits: Limits | None = None) -> Document:
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableInputError(
            "empty", "ファイルの中身が空です。", "正しいファイルか確かめ、もう一度入手してください。"
        )
    suffix = Path(source_name).suffix.lower()
    if suffix not in _TEXT_SUFFIXES:
        raise _not_a_document(data, suffix)
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableInputError(
            "unsupported",
            "文字のファイルではありません。",
            "PDF、テキスト（.txt）、Markdown（.md）のどれかで渡してください。",
        )
    from extract.sources.text.plain_text import read_text_bytes

    most = limits.characters if limits is not None else None
    return read_text_bytes(
        data, source_name=source_name, sha256=hashlib.sha256(data).hexdigest(), most_characters=most
    )


def _not_a_document(data: bytes, suffix: str) -> UnreadableInputError:
    """Why a file that is no PDF and does not claim to be text is refused."""
    head = data[:_MARK_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix != ".pdf":
        return UnreadableInputError(
            "unsupported",
            "対応していない形式のファイルです。",
            "PDF、テキスト（.txt）、Markdown（.md）のどれかで渡してください。",
        )
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        return UnreadableInputError(
            "not_pdf",
            "名前は.pdfですが、中身はウェブページ（HTML）です。",
            "リンク先の画面が保存された可能性があります。PDFそのものをダウンロードし直してください。",
        )
    return UnreadableInputError(
        "not_pdf",
        "名前は.pdfですが、中身はPDFではありません。",
        "ファイルの種類を確かめ、作成元からPDFをもう一度入手してください。",
    )
