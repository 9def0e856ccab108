"""What speaks for and against a text being the value of a card's label, beyond the place where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from difflib import SequenceMatcher

from extract.dumps.blocks import PROSE_FIELDS, Block, is_next_line
from extract.dumps.tokens import Token, is_place_list
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import AXES
from schemas.patterns import lazy_pattern

_NAME = lazy_pattern(r"(?:事業|プロジェクト)(?:[(][^()]*[)])?$")
_NAME_LIKE = lazy_pattern(r"(?:支援|推進|整備|活動|制度|促進|運営|対策)(?:[(][^()]*[)])?$")
_INDICATOR = lazy_pattern(r"(?:数|率|割合|度|額|量|件|者|回数|人口)(?:[(][^()]*[)])?$")
_SUBSIDY = lazy_pattern(r"補助|交付金|助成|基金|起債|過疎債|辺地")
_SIMILAR = 0.85
_AXES = frozenset(fold(axis) for axis in AXES)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the document says about the texts of its cards.

    Attributes:
        outer: folded headings that stand above cards of the document, without the innermost.
        inner: folded headings that stand innermost above cards of the document.
        recurrence: on how many cards a folded text stands.
        cards: number of cards.
    """

    outer: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    recurrence: Counter[str] = field(default_factory=Counter)
    cards: int = 1


def surroundings(paths: Sequence[Sequence[str]], recurrence: Counter[str]) -> Surroundings:
    """The surroundings of cards below the headings of ``paths``, one path a card, outermost heading first."""
    outer = {fold(title) for path in paths for title in path[:-1]}
    inner = {fold(path[-1]) for path in paths if path}
    return Surroundings(tuple(sorted(outer)), tuple(sorted(inner)), recurrence, len(paths))


def _heads(text: str, headings: Sequence[str]) -> bool:
    """Whether a heading is the text, or the text and what headings add to it (…に係る政策分野の取組)."""
    return len(text) >= 4 and any(heading.startswith(text) for heading in headings)


def _resembles(text: str, headings: Sequence[str]) -> bool:
    if len(text) < 4:
        return False
    return any(
        text == heading or SequenceMatcher(None, text, heading, autojunk=False).ratio() >= _SIMILAR
        for heading in headings
        if abs(len(heading) - len(text)) <= 4
    )


_NO_BLANK_LINE = 2.0
"""What a value gains that stands right below its label where the dump sets cells apart by blank lines."""


def position_score(block: Block, name: str) -> float:
    """How much the place of a text beside labels speaks for the field."""
    score = 0.0
    if block.direct is not None:
        return 10.0 if name in block.direct.fields else -10.0
    if any(name in label.fields for label in block.inner):
        score += 8.0
    if block.before and name in block.before[-1].fields:
        score += 4.0 if name in PROSE_FIELDS or block.items else 2.5
        if is_next_line(block.before[-1], block.tokens[0]):
            score += _NO_BLANK_LINE
    elif any(name in label.fields for label in block.before):
        score += 1.5
    if block.after is not None and name in block.after.fields:
        score += 0.5
    return score


def shape_score(
    block: Block, name: str, around: Surroundings, following: Token | None, preceding: Token | None = None
) -> float:
    """How much the shape of a text, and its standing elsewhere in the document, speak for the field.

    Args:
        block: the text.
        name: the raw field.
        around: what the rest of the document says.
        following: the token after the text; None at the end of the card.
        preceding: the token before it.
    """
    text = fold(block.text)
    first = block.tokens[0]
    last = preceding is not None and preceding.kind == "figure" and preceding.line is first.line
    if name in PROSE_FIELDS:
        return (3.0 if block.prose else -5.0) + (1.0 if block.indented and block.prose else 0.0)
    if name == "projects":
        torn = text.count("【") != text.count("】")
        return 6.0 if block.items and not torn else -4.0
    if name == "note":
        return 3.0 if last and not block.items else -1.0
    if block.prose or (block.items and name != "subsidy"):
        return -6.0
    if name == "municipalities":
        return 6.0 if is_place_list(block.text) else -6.0
    if name == "subsidy":
        return 3.0 if _SUBSIDY.search(text) else -1.0
    figures = following is not None and following.kind == "figure"
    if figures and name in ("axis", "measure", "name"):
        # what stands before figures is what they measure
        return -3.0
    axis = text in _AXES or _heads(text, around.outer)
    measure = _resembles(text, around.inner)
    often = around.recurrence[text] >= max(3, around.cards / 6)
    if name == "axis":
        return (4.0 if axis else 0.0) + (2.0 if often else -0.5) + (0.5 if not _NAME.search(text) else -1.0)
    if name == "policy_field":
        return 0.5 + (2.0 if _heads(text, around.outer) else 0.0) + (1.0 if often else 0.0)
    if name == "measure":
        unlikely = 1.0 if _NAME.search(text) or _INDICATOR.search(text) else 0.0
        return 0.5 + (3.0 if measure else 0.0) - (4.0 if axis else 0.0) - unlikely
    if name == "name":
        likely = 3.0 if _NAME.search(text) else 1.0 if _NAME_LIKE.search(text) else 0.0
        return 0.5 + likely - (4.0 if axis else 0.0) - (2.0 if measure or often else 0.0)
    if name == "indicator":
        likely = 2.0 if _INDICATOR.search(text) else 0.0
        return (
            0.5 + likely + (3.0 if figures else 0.0) - (4.0 if axis else 0.0) - (2.0 if measure or often else 0.0)
        )
    return -1.0
