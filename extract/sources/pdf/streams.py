"""Whether a PDF holds a stream that grows out of all proportion: a few kilobytes that unpack to gigabytes.

PDFium unpacks a stream in one piece and asks nobody. Deflate cannot make more than 1,032 bytes of one, so that
only streams that are large already, or packed more than once, need to be tried.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from schemas.file_bytes import FileBytes

MOST_OF_ONE_BYTE = 1032
_STREAM, _END, _OBJECT = b"stream", b"endstream", b" obj"
_PACKED = b"/Fl"
"""How both names of the filter begin."""
_DICTIONARY = 4096
"""Bytes before a stream in which its dictionary stands."""
_STEP = 1 << 20


def grows_beyond(data: FileBytes, limit: int) -> bool:
    """Whether any stream of a PDF unpacks to more than ``limit`` bytes.

    Streams that are packed otherwise than with Deflate, such as pictures, are not tried.
    """
    begin = data.find(_STREAM)
    while begin >= 0:
        end = data.find(_END, begin)
        end = len(data) if end < 0 else end
        times = _times_packed(data, begin)
        content = begin + len(_STREAM)
        if times and (end - content) * MOST_OF_ONE_BYTE**times > limit:
            packed = data[content:end].lstrip(b"\r\n")
            if _size([packed], times, limit) > limit:
                return True
        begin = data.find(_STREAM, end + len(_END))
    return False


def _times_packed(data: FileBytes, begin: int) -> int:
    """How often the stream that begins here is packed, by its dictionary, which stands before it."""
    first = data.rfind(_OBJECT, max(0, begin - _DICTIONARY), begin)
    return data[first:begin].count(_PACKED) if first >= 0 else 0


def _size(pieces: Iterable[bytes], times: int, limit: int) -> int:
    """The unpacked size in bytes, or the first size beyond ``limit`` that was met."""
    for _ in range(times):
        pieces = _unpacked(pieces)
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            break
    return total


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The unpacked bytes, piece by piece; what is damaged ends where the damage begins."""
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
    except zlib.error:
        return
