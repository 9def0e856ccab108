"""Labels on grounds of their own with their text in a box right of each: 「事業内容 | ○ 市町村が行う…」.

Ground and box are two figures of a slide and no table, set side by side from the same top to the same bottom; of a
form whose sides are open, rulings above and below both make the box. What stands in the box belongs to that label,
and nothing else does, wherever on its ground the label stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.pieces import Style, cell_style
from extract.layout.fragments import Fragment
from extract.sheets.strips import LONGEST_LABEL, SAME_PT, Pair, is_label_word
from schemas.folding import fold
from schemas.printed import Box, Shape

_SAME_SIZE = 0.3
"""Points that sizes of one design may differ by."""
_APART_EM = 1.0
"""Widths of a character between a label's ground and its box at most."""


def pairs_in_boxes(
    fragments: Sequence[Fragment], shapes: Sequence[Shape], frames: Sequence[Box], rules: Sequence[Box] = ()
) -> list[Pair]:
    """Labels on coloured grounds with the boxes right of them: known words, and others that are set alike.

    Args:
        fragments: the fragments of a page.
        shapes: its figures; none on a page that is full of them.
        frames: the outlines of its boxes.
        rules: its level rulings.
    """
    fills = [shape for shape in shapes if shape.kind == "fill" and cell_style(shape.fill, ()) is not None]
    found: list[tuple[str, tuple[Style, float], Pair]] = []
    for ground in fills:
        label = [f for f in fragments if ground.box.contains(*f.box.center)]
        words = "".join(f.text.strip() for f in label)
        if 0 < len(fold(words)) <= LONGEST_LABEL:
            boxes = [*frames, *(s.box for s in fills if s is not ground), *_between_rules(ground.box, rules)]
            box = min((b for b in boxes if _is_right_of(b, ground.box)), key=lambda b: b.x0, default=None)
            near = box is not None and box.x0 - ground.box.x1 <= _APART_EM * label[0].size
            if box is not None and near and not _is_label(box, ground, label, fills, fragments):
                pair = Pair(ground.box, box, in_strip=False, boxed=True)
                found.append((words, (ground.fill, label[0].size), pair))
    known = [design for words, design, _ in found if is_label_word(words)]
    return [
        pair
        for words, (fill, size), pair in found
        if is_label_word(words) or any(fill == f and abs(size - s) <= _SAME_SIZE for f, s in known)
    ]


def _between_rules(ground: Box, rules: Sequence[Box]) -> list[Box]:
    """The box right of a ground that two rulings make, which run over both; empty without such rulings."""
    over = [r for r in rules if r.x0 <= ground.x0 + SAME_PT and r.x1 > ground.x1 + SAME_PT]
    above = [r.x1 for r in over if abs(r.top - ground.top) <= SAME_PT]
    below = [r.x1 for r in over if abs(r.top - ground.bottom) <= SAME_PT]
    ends = [x for x in above if any(abs(x - other) <= SAME_PT for other in below)]
    return [Box(ground.x1, ground.top, max(ends), ground.bottom)] if ends else []


def _is_right_of(box: Box, ground: Box) -> bool:
    """Whether a box stands right of a ground, from the same top to the same bottom."""
    return (
        ground.x1 - SAME_PT <= box.x0
        and abs(box.top - ground.top) <= SAME_PT
        and abs(box.bottom - ground.bottom) <= SAME_PT
    )


def _is_label(
    box: Box, ground: Shape, label: Sequence[Fragment], fills: Sequence[Shape], fragments: Sequence[Fragment]
) -> bool:
    """Whether a box right of a label's ground is another label's: of the same colour, or with a known word.

    Where the colour of the box is that of a table's cell, its one word is set like the ``label``.
    """
    beside = [s for s in fills if s is not ground and _is_right_of(s.box, ground.box)]
    coloured = [s for s in beside if s.box.contains(*box.center)]
    inside = [f for f in fragments if box.contains(*f.box.center)]
    alone = len(inside) == 1 and is_label_word(inside[0].text)
    if alone and label[0].bold and inside[0].bold and abs(inside[0].size - label[0].size) <= _SAME_SIZE:
        return True
    return any(s.fill == ground.fill or alone for s in coloured)
