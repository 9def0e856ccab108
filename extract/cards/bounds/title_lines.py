"""What single lines of the head above a card say: a title, a number beside or in it, an axis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.cards.bounds.taxonomy import axis_name, bare_title
from extract.outline import numbering
from schemas.folding import fold
from schemas.glossary import CARD_HEADINGS
from schemas.patterns import lazy_re
from schemas.printed import Line

CARD_HEADS = frozenset(fold(word) for word in CARD_HEADINGS)
"""Folded headings that say only that a card follows."""
_NUMBER_BEHIND = lazy_re(
    r"^(?P<head>.*?\D)[\s　]*"
    r"(?P<number>[(（]?(?:[0-9０-９]{1,3}(?:[-－―‐ー.．][0-9０-９]{1,2}){0,2}|[①-⑳㉑-㉟])[)）]?)$"
)
_LONGEST_TITLE = 45
_ALONE = lazy_re(r"\d{1,2}(?:[-.]\d{1,2}){0,2}")


def head_and_number(text: str) -> tuple[str, str | None]:
    """The folded words of a heading, and the number behind them where they say only that a card follows.

    >>> head_and_number("具体的な取組　３"), head_and_number("医療の取組３")
    (('具体的な取組', '３'), ('医療の取組3', None))
    """
    bare = bare_title(text)
    match = _NUMBER_BEHIND.match(bare)
    if match and fold(bare_title(match["head"])) in CARD_HEADS:
        return fold(bare_title(match["head"])), match["number"].strip("()（）")
    return fold(bare), None


def is_title(line: Line) -> bool:
    """Whether a line can be a title: short, and no sentence, note or number."""
    text = line.text.strip()
    folded = fold(text)
    return (
        0 < len(text) <= _LONGEST_TITLE
        and not folded.endswith(("。", "、", ":"))
        and not folded.startswith(("※", "注", "*", "・", "(単位", "単位"))
        and not re.fullmatch(r"[\d\-ー./]+", folded)
    )


def is_number_beside(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line is a number alone, at one end of the band that holds the title above a card."""
    if line.box is None or _ALONE.fullmatch(fold(line.text)) is None:
        return False
    level = [
        other.box
        for other in above
        if other is not line
        and other.box is not None
        and is_title(other)
        and other.box.top < line.box.bottom
        and line.box.top < other.box.bottom
    ]
    return bool(level) and all(box.x1 < line.box.x0 or line.box.x1 < box.x0 for box in level)


def axis_of(line: Line) -> str | None:
    """The axis that a line prints, its number before it and other words far behind it left out."""
    for count in range(len(line.words), 0, -1):
        text = " ".join(word.text for word in line.words[:count])
        found = numbering(text)
        axis = axis_name(bare_title(found[1] if found else text))
        if axis is not None:
            return axis
    return None
