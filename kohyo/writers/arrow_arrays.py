"""Arrow arrays and scalars of a few Python values.

``pyarrow.array`` and ``pyarrow.scalar`` load pandas, wherever it is installed, to ask whether their argument is a
series: half a second that a run without any pandas object would spend for nothing. These are made of buffers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

import pyarrow as pa


def integers(values: Iterable[int]) -> pa.Array:
    """An array of whole numbers of 32 bits.

    >>> integers(range(2, 5)).to_pylist()
    [2, 3, 4]
    """
    numbers = array("i", values)
    return pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers)])


def strings(texts: Sequence[str]) -> pa.Array:
    """An array of texts; empty ones are null.

    >>> strings(["令和7年度", "", "a"]).to_pylist()
    ['令和7年度', None, 'a']
    """
    encoded = [text.encode() for text in texts]
    offsets = array("i", [0, *accumulate(map(len, encoded))])
    valid = bytearray(-(-len(texts) // 8))
    for place, text in enumerate(encoded):
        if text:
            valid[place // 8] |= 1 << place % 8
    buffers = [pa.py_buffer(bytes(valid)), pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(texts), buffers)


@lru_cache(4096)
def text(value: str) -> pa.Scalar:
    """A text; an empty one is not null.

    >>> text("").is_valid, text("令和").as_py()
    (True, '令和')
    """
    data = value.encode()
    buffers = [None, pa.py_buffer(array("i", [0, len(data)])), pa.py_buffer(data)]
    return pa.Array.from_buffers(pa.string(), 1, buffers)[0]


@lru_cache(4096)
def integer(value: int) -> pa.Scalar:
    """A whole number of 32 bits.

    >>> integer(3).as_py()
    3
    """
    return integers([value])[0]
