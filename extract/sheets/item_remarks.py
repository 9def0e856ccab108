"""Remarks in brackets on lines of their own, which go on the text of an item of a list: no labels of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.layout.fragments import Fragment
from extract.outline import numbering
from extract.setting import BULLET

_SAME_EDGE_PT = 1.5
_WHITE_EM = 0.8
"""White between two lines of one item at most."""


def remarks_of_items(fragments: Sequence[Fragment]) -> set[int]:
    """The ids of fragments that begin with a bracket and hang below the text of an item.

    「○ 相談会に要する経費を補助する。」 and below its text 「（対象経費：報償費、旅費）」.
    """
    return {id(f) for f in fragments if f.text.lstrip().startswith(("（", "(")) and _hangs(f, fragments)}


def _hangs(fragment: Fragment, fragments: Sequence[Fragment]) -> bool:
    for above in _above(fragment, fragments):
        if above.box.x0 < fragment.box.x0 - _SAME_EDGE_PT:
            return BULLET.match(above.text) is not None or numbering(above.text.strip()) is not None
    return False


def _above(fragment: Fragment, fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """The lines of a text above one of them, the nearest first: none begins right of it."""
    last = fragment
    while True:
        over = [
            f
            for f in fragments
            if f.box.x0 <= last.box.x0 + _SAME_EDGE_PT < f.box.x1
            and 0 <= last.box.top - f.box.bottom <= _WHITE_EM * last.box.height
        ]
        if not over:
            return
        last = max(over, key=lambda f: f.box.bottom)
        yield last
