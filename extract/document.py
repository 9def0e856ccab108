"""From a path to a :class:`Document`: the content, not the name, tells what a file is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from schemas.errors import UnreadableInputError
from schemas.printed import Document

_PDF_MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""PDF readers accept the mark after this many bytes of anything else."""
_TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})


def read(path: Path) -> Document:
    """Reads one file.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInputError(
            "unsupported",
            f"ファイルを開けません（{error.strerror}）。",
            "ファイルの場所と読み取りの権限を確かめてください。",
        ) from error
    return read_bytes(data, source_name=path.name)


def read_bytes(data: bytes, *, source_name: str) -> Document:
    """Reads the bytes of a file that was called ``source_name``.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableInputError(
            "empty", "ファイルの中身が空です。", "正しいファイルか確かめ、もう一度入手してください。"
        )
    sha256 = hashlib.sha256(data).hexdigest()
    if _PDF_MARK in data[:_MARK_WITHIN]:
        # PDF and text sources are imported only where they are needed: a batch of text starts without PDFium.
        from extract.sources.pdf import read_pdf

        return read_pdf(data, source_name=source_name, sha256=sha256)
    suffix = Path(source_name).suffix.lower()
    if suffix not in _TEXT_SUFFIXES:
        raise _not_a_document(data, suffix)
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableInputError(
            "unsupported",
            "文字のファイルではありません。",
            "PDF、テキスト（.txt）、Markdown（.md）のどれかで渡してください。",
        )
    from extract.sources.plain_text import read_text_bytes

    return read_text_bytes(data, source_name=source_name, sha256=sha256)


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
