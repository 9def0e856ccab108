"""The rows of each label in a form that nothing is drawn around: those that it stands beside, above or below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.openings import Lattice, Rect
from extract.layout.gaps.wrapped import LOOSEST_EM, TITLE_SIZE

MIDDLE_EM = 0.75
"""A label stands so near the middle of its rows."""
OFF_MIDDLE_EM = 0.4
"""So far from it a label that is level with the first of two rows is off their middle."""
LEVEL_EM = 0.1
"""A label stands level with a row whose middle is so near its own."""
WIDER_EM = 0.5
"""White space between the rows of two labels is so much wider, all taken together, where it tells them."""
FLUSH_PT = 1.6
"""The first lines of a label and of its text stand so exactly on one line."""
MOST_BLANK = 24
"""More rows in sequence without a label are none of a form."""


def span_labels(lattice: Lattice) -> None:
    """Gives the labels in the first column the rows without a label that belong to them.

    Either all labels stand in the middle of their rows, or at the top of them.
    """
    labels = _whole_labels(lattice)
    blank = [r for r, owned in enumerate(lattice.owner) if owned[0] < 0]
    if len(labels) < 2 or not blank:
        return
    if any(b.r0 - a.r1 > MOST_BLANK for a, b in pairwise(labels)):
        return
    extents = [_extent(lattice, r) or lattice.ys[r : r + 2] for r in range(len(lattice.owner))]
    first = labels[0].r0 if _has_heads_above(labels, lattice) else 0
    best = _from_tops(labels, first)
    if best is None or not _begin_with_texts(labels, lattice):
        best = _likelier(_centred(labels, extents, first), best, labels, extents)
    if best is None:
        return
    for rect, (start, end) in zip(labels, pairwise([*best, len(extents)]), strict=True):
        if (rect.r0, rect.r1) != (start, end) and lattice.is_free_but(rect, start, end):
            lattice.grow(rect, start, end, 0, 1)


def _begin_with_texts(labels: Sequence[Rect], lattice: Lattice) -> bool:
    """Whether labels begin beside the first line of longer texts, none beside their middle or between rows."""
    if any(label.r1 - label.r0 > 1 for label in labels if sum(block.lines for block in label.blocks) == 1):
        return False
    told = [
        abs(label.blocks[0].top - text.blocks[0].top) <= FLUSH_PT
        for label in labels
        if label.r1 - label.r0 == len(label.blocks) == 1
        for text in [rect for rect in lattice.rects if rect.c0 == 1 and rect.r0 <= label.r0 < rect.r1]
        if len(text.blocks) == 1 and text.blocks[0].lines > label.blocks[0].lines
    ]
    return bool(told) and all(told)


def _likelier(
    centred: list[int] | None, tops: list[int] | None, labels: Sequence[Rect], rows: Sequence[Sequence[float]]
) -> list[int] | None:
    """Labels in the middle of their rows, unless those at the top have clearly wider white space between them.

    Labels that are all level with a row have it a little wider only, and stand in the middle of no two rows.
    """
    if centred is None or tops is None:
        return tops if centred is None else centred
    size = labels[0].blocks[0].size
    level = all(_stands_between(label, rows[label.r0][0], rows[label.r0][1], LEVEL_EM) for label in labels)
    spans = zip(labels, pairwise([*centred, len(rows)]), strict=True)
    if level and not all(
        _stands_between(label, rows[start][0], rows[end - 1][1], OFF_MIDDLE_EM) for label, (start, end) in spans
    ):
        return tops
    white = [sum(rows[k][0] - rows[k - 1][1] for k in starts[1:]) for starts in (centred, tops)]
    return tops if white[1] > white[0] + (LEVEL_EM if level else WIDER_EM) * size else centred


def _whole_labels(lattice: Lattice) -> list[Rect]:
    """The labels from the top, each with what stands on the line below it: 「事業費」 over 「（単位：千円）」.

    That is a remark in brackets, or the rest of a label beside which no row begins, and no title in larger type.
    """
    labels: list[Rect] = []
    for rect in sorted((r for r in lattice.rects if r.c0 == 0 and r.c1 == 1), key=lambda rect: rect.r0):
        above, first = labels[-1] if labels else None, rect.blocks[0]
        if (
            above is not None
            and above.r1 == rect.r0
            and len(rect.blocks) == 1
            and (first.enclosed or not any(other.c0 and other.r0 == rect.r0 for other in lattice.rects))
            and not above.blocks[-1].enclosed
            and first.base - above.blocks[-1].base <= LOOSEST_EM * first.size
            and first.size <= TITLE_SIZE * above.blocks[-1].size
        ):
            lattice.absorb(above, rect)
        else:
            labels.append(rect)
    return labels


def _extent(lattice: Lattice, row: int) -> tuple[float, float] | None:
    """From where to where the texts right of the labels reach in a row; None for a row of labels only."""
    blocks = [
        block
        for rect in lattice.rects
        if rect.c0 and rect.r0 <= row < rect.r1 and rect.r1 - rect.r0 == 1
        for block in rect.blocks
    ]
    if not blocks:
        return None
    return min(block.top for block in blocks), max(block.bottom for block in blocks)


def _has_heads_above(labels: Sequence[Rect], lattice: Lattice) -> bool:
    """Whether the rows above the first label head the columns and are none of its rows.

    A label that stands level with a row is in the middle of others only where as many are below that row as above.
    """
    first = labels[0]
    beside = _extent(lattice, first.r0) if first.r1 - first.r0 == 1 else None
    if beside is None:
        return False
    return _stands_between(first, *beside, LEVEL_EM) and labels[1].r0 - first.r1 < first.r0


def _centred(labels: Sequence[Rect], rows: Sequence[Sequence[float]], first: int) -> list[int] | None:
    """The first row of each label, where each stands in the middle of its rows; None where they do not.

    A label may begin with the only row that it has, which is a text of several lines. ``first`` is the first row
    that is a label's. Of several ways the one that gives the labels from the top the fewest rows.
    """
    below: dict[int, list[int]] = {len(rows): []}
    for n in range(len(labels) - 1, -1, -1):
        starts = range(labels[n - 1].r1, labels[n].r0 + 1) if n else [first]
        # whether the labels from one on fit from a row on is found out once: they fit in all too many ways
        found: dict[int, list[int]] = {}
        for start in starts:
            ends = (end for end in sorted(below) if _stands_between(labels[n], rows[start][0], rows[end - 1][1]))
            flush = start + 1 in below and abs(labels[n].blocks[0].top - rows[start][0]) <= FLUSH_PT
            end = start + 1 if flush else next(ends, None)
            if end is not None:
                found[start] = [start, *below[end]]
        below = found
    return below.get(first)


def _stands_between(label: Rect, top: float, bottom: float, near: float = MIDDLE_EM) -> bool:
    """Whether a label stands in the middle between two heights, give or take ``near`` times its size."""
    own = min(b.top for b in label.blocks) + max(b.bottom for b in label.blocks)
    return abs(top + bottom - own) <= 2 * near * label.blocks[0].size


def _from_tops(labels: Sequence[Rect], first: int) -> list[int] | None:
    """The first row of each label, where all stand at the top of their rows."""
    return [label.r0 for label in labels] if labels[0].r0 == first else None
