"""Lines of a sheet with both figures of one goal, beside each other or one below the other: no headings."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.fragments import Fragment, beside
from extract.shapes import ARROWS
from schemas.patterns import lazy_pattern

_ARROW = lazy_pattern(r"[→⇒➡⇨➔➜➞►▶▷▸]")
_DIGIT = lazy_pattern(r"\p{Nd}")
_POINTS = lazy_pattern(rf"\p{{Nd}}.*[{ARROWS}]\s*$")
"""A figure, and an arrow at the end of its line that points to the one below."""
_NEXT_EM = 1.0
"""White between two lines of one text at most."""


def of_changes(fragments: Sequence[Fragment]) -> set[int]:
    """The ids of the fragments of a line with both figures of one goal: 「現状 38.5％ ▶ 目標 62.0％」.

    Where the arrow ends a line, the other figure stands on the line below: 「目標 62.0％」. Where it begins one,
    the first figure stands on the line above: 「直近値 38.5％」.
    """
    found: set[int] = set()
    for arrow in fragments:
        text = arrow.text.strip()
        if _POINTS.search(text) is not None:
            found |= {id(arrow), *(id(f) for f in fragments if _is_next(arrow, f))}
        if _ARROW.match(text) is None or not (_ARROW.fullmatch(text) or _DIGIT.search(text)):
            continue
        row = [f for f in fragments if beside(arrow, f)]
        if any(f.box.x1 <= arrow.box.x0 and _DIGIT.search(f.text) for f in row):
            found.update(id(f) for f in row)
        else:
            above = [f for f in fragments if _is_next(f, arrow) and _DIGIT.search(f.text)]
            found.update([id(arrow), id(above[0])] if len(above) == 1 else [])
    return found


def _is_next(above: Fragment, below: Fragment) -> bool:
    """Whether a line stands right below another one, within its width."""
    white = below.box.top - above.box.bottom
    near = -below.box.height / 2 <= white <= _NEXT_EM * below.box.height and below.box.top > above.box.top
    return near and above.box.x0 <= below.box.center[0] and below.box.x0 < above.box.x1
