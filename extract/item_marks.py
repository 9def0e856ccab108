"""Which marks of a document begin the items of its lists, and not headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.paragraphs import Block
from extract.passage_signs import BULLET, is_short

LONGEST_MARKED = 40
"""A heading behind a mark has no more characters."""
_FEWEST_LONG = 3
"""So many long texts behind a mark, and most of those behind it, make it a mark of items."""
_FEWEST_NEAR = 4
"""So do so many that stand right above or below another one."""


def is_short_block(block: Block, longest: int) -> bool:
    """Whether the text of a block has at most so many characters."""
    return is_short(block.text, longest)


def mark_of(block: Block) -> str | None:
    """The mark that a block begins with; None where there is none."""
    match = BULLET.match(block.first.text)
    return match["mark"] if match else None


def mark_style(block: Block) -> tuple[str, bool] | None:
    """The mark that a block begins with, and whether it is set in bold: one mark may serve headings and items."""
    mark = mark_of(block)
    return (mark, block.first.bold) if mark is not None else None


def _listed(found: Sequence[Block]) -> set[int]:
    """The keys of the first lines of blocks that stand right above or below one with the same mark."""
    keys: set[int] = set()
    for above, below in pairwise(found):
        style = mark_style(above)
        parted = above.table_below or above.table_beyond or above.page is not below.page
        if style is not None and not parted and mark_style(below) == style:
            keys |= {above.first.key, below.first.key}
    return keys


def item_styles(found: Sequence[Block]) -> frozenset[tuple[str, bool]]:
    """The marks that begin items of lists on pages, and no headings.

    Most of what stands behind them are sentences, or most stand right below each other: a heading has a text below
    it. A dump does not tell whether two marks of one kind are set alike. A mark that begins items in one weight
    does so in the other where all of them stand in lists.
    """
    on_pages = [block for block in found if block.page.number is not None]
    styles = [(style, block) for block in on_pages if (style := mark_style(block)) is not None]
    counts = Counter(style for style, _ in styles)
    long = Counter(style for style, block in styles if not is_short_block(block, LONGEST_MARKED))
    items = {style for style in long if long[style] >= _FEWEST_LONG and long[style] * 2 > counts[style]}
    listed = _listed(on_pages)
    near = Counter(style for style, block in styles if block.first.key in listed)
    items |= {style for style in near if near[style] >= _FEWEST_NEAR and near[style] * 2 > counts[style]}
    items |= {
        (mark, bold) for mark, bold in near if (mark, not bold) in items and near[mark, bold] == counts[mark, bold]
    }
    return frozenset(items)
