"""Lists beside each other with little white between: an item of the right one begins flush with its others."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.fragments import Fragment, cut_before
from extract.setting import BULLET
from schemas.printed import Word

_SAME_EDGE_PT = 1.5
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
