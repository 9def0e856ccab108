"""Columns beside each other with little white between: their lines begin flush, those of a list with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.fragments import Fragment, cut_before
from extract.setting import BULLET
from schemas.printed import Box, Word

_SAME_EDGE_PT = 1.5
_FLUSH_PT = 0.5
_WHITE_EM, _LONG_EM = 1.2, 12.0
"""White before a column at least, and the length of a text left of it, in heights of a line."""
_NEXT_EM = 1.8
_NEAR_EM = 6.0
"""Heights of a line between two items of one list at most."""


def parted_at_lists(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments of a page, each cut before a list mark amid it that stands above or below one at a beginning.

    「採択件数：12件（令和６年度） ・担い手が増える。」 with 「・地域が続く。」 below the second mark.
    """
    items = [f for f in fragments if BULLET.match(f.text)]

    def parts(fragment: Fragment) -> list[Fragment]:
        def begins(word: Word) -> bool:
            return BULLET.match(word.text) is not None and any(
                item.line is not fragment.line
                and word.box is not None
                and abs(item.box.x0 - word.box.x0) <= _SAME_EDGE_PT
                and abs(item.box.top - fragment.box.top) <= _NEAR_EM * fragment.box.height
                for item in items
            )

        return cut_before(fragment, begins)

    return [part for fragment in fragments for part in parts(fragment)] if items else list(fragments)


def parted_at_edges(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments of a page, each cut where white is wide and the line above or below begins flush behind it.

    So two texts part that hardly any white does; a label with its text behind it is no column.
    """
    starts = [(f.line, f.box) for f in fragments]
    starts += [(f.line, word.box) for f in fragments for word in _behind_white(f) if word.box is not None]

    def parts(fragment: Fragment) -> list[Fragment]:
        edges = _behind_white(fragment)

        def begins(word: Word) -> bool:
            return any(word is edge for edge in edges) and any(
                line is not fragment.line and _is_next(word, box) for line, box in starts
            )

        return cut_before(fragment, begins) if edges else [fragment]

    return [part for fragment in fragments for part in parts(fragment)]


def _behind_white(fragment: Fragment) -> list[Word]:
    """The words of a fragment with wide white before them, and a long text left of that."""
    inside = [w for w in fragment.line.words if w.box is not None and w.box.x1 <= fragment.box.x1 + _SAME_EDGE_PT]
    em = fragment.box.height
    return [
        word
        for before, word in pairwise(inside)
        if before.box is not None
        and word.box is not None
        and word.box.x0 - before.box.x1 >= _WHITE_EM * em
        and before.box.x1 - fragment.box.x0 >= _LONG_EM * em
    ]


def _is_next(word: Word, box: Box) -> bool:
    """Whether a text begins flush with a word on the line above or below it."""
    if word.box is None or abs(box.x0 - word.box.x0) > _FLUSH_PT:
        return False
    return 0 < abs(box.center[1] - word.box.center[1]) <= _NEXT_EM * word.box.height
