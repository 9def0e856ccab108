"""Remarks in brackets on lines of their own, which go on the text of an item of a list: no labels of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.layout.fragments import Fragment
from extract.outline import numbering
from extract.setting import BULLET
from schemas.printed import Box

_SAME_EDGE_PT = 1.5
_WHITE_EM = 0.8
"""White between two lines of one item at most."""
_MARK_EM = 0.8
"""Height of a bullet that is drawn at most."""
_BEFORE_EM = 2.0
"""White between such a bullet and its text at most."""


def remarks_of_items(fragments: Sequence[Fragment], grounds: Sequence[Box] = ()) -> set[int]:
    """The ids of fragments that begin with a bracket and hang below the text of an item.

    「○ 相談会に要する経費を補助する。」 and below its text 「（対象経費：報償費、旅費）」.

    Args:
        fragments: the fragments of a page.
        grounds: what is filled on it: a small figure before a text is the bullet of an item.
    """
    remarks = [f for f in fragments if f.text.lstrip().startswith(("（", "("))]
    return {id(f) for f in remarks if _hangs(f, fragments, grounds)}


def _hangs(fragment: Fragment, fragments: Sequence[Fragment], grounds: Sequence[Box]) -> bool:
    for above in _above(fragment, fragments):
        if above.box.x0 < fragment.box.x0 - _SAME_EDGE_PT:
            return BULLET.match(above.text) is not None or numbering(above.text.strip()) is not None
        if _is_marked(above, grounds):
            return not _is_marked(fragment, grounds)
    return False


def _is_marked(fragment: Fragment, grounds: Sequence[Box]) -> bool:
    """Whether a bullet is drawn before a text, at the height of its line."""
    box, em = fragment.box, fragment.box.height
    return any(
        max(ground.width, ground.height) <= _MARK_EM * em
        and 0 <= box.x0 - ground.x1 <= _BEFORE_EM * em
        and box.top <= ground.center[1] <= box.bottom
        for ground in grounds
    )


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
