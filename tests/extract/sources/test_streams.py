"""Streams that grow out of all proportion are told before anything unpacks them."""

from __future__ import annotations

import zlib

import pytest

from extract.sources.pdf.streams import grows_beyond

MIB = 1 << 20


def pdf(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    head = b"%PDF-1.4\n4 0 obj\n<< /Length " + str(len(content)).encode() + b" /Filter " + filters + b" >>\n"
    return head + b"stream\n" + content + b"\nendstream\nendobj\n"


@pytest.mark.parametrize("size", [3 * MIB, 40 * MIB])
def test_a_stream_beyond_the_limit_is_found(size: int) -> None:
    data = pdf(zlib.compress(b" " * size))
    assert grows_beyond(data, size - 1)
    assert not grows_beyond(data, size)


def test_a_stream_packed_twice_is_found_however_small_it_is() -> None:
    data = pdf(zlib.compress(zlib.compress(b" " * (40 * MIB))), b"[/FlateDecode /FlateDecode]")
    assert len(data) < 2000
    assert grows_beyond(data, 20 * MIB)
    assert not grows_beyond(data, 40 * MIB)


def test_only_the_stream_s_own_dictionary_counts() -> None:
    small = pdf(zlib.compress(b"text" * 100)) * 3
    assert not grows_beyond(small, 400)
    assert grows_beyond(small, 399)


def test_damaged_and_otherwise_packed_streams_are_let_through() -> None:
    assert not grows_beyond(pdf(b"\x00damaged" * 1000), MIB)
    assert not grows_beyond(pdf(b"\xff\xd8" * MIB, b"/DCTDecode"), MIB)
    assert not grows_beyond(b"%PDF-1.4 stream\n", 1)
