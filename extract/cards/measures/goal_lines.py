"""The lines below a heading put together so that each text can be one goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.places import joined
from extract.cards.measures.goal_parts import (
    ARROW,
    BOUNDS,
    FIGURE,
    FROM,
    GOAL_YEAR,
    OPEN,
    REST,
    SAID_AIM,
    SAID_TODAY,
    SHUT,
    TO,
    words_of,
)
from extract.cards.measures.goals import GOAL_KINDS, IS_CHANGING, KIND, TODAY, TWO_DATED, goal_in
from extract.shapes import ARROWS, brackets_opened
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Printed

_STARTS = lazy_pattern(r"\s*(?:[・･○●◯〇◎■□◆◇▪•‣➢▶★☆]|[①-⑳]|[(（]\p{Nd}{1,2}[)）])")
_UNIT_AND_YEAR = lazy_pattern(rf"\s*(?P<unit>[^\s\p{{Nd}}（()）、。]{{0,6}}){OPEN}\s*{GOAL_YEAR}{REST}{SHUT}\s*")
_CLOSES = lazy_pattern(rf"{GOAL_YEAR}{REST}{SHUT}+\s*$")
_VALUE_AT_END = lazy_pattern(r"\p{Nd}[^\s（()）、。]{0,6}\s*$")
_VALUE_LINE = lazy_pattern(
    rf"\s*{OPEN}?(?:{words_of('baseline', 'target')}){SHUT}?\s*(?:{OPEN}\s*{GOAL_YEAR}{REST}{SHUT}\s*)?"
    rf"(?:[：:]|\s+(?={FIGURE}))"
)
"""A line that gives a figure of the goal named on the line before."""
_BARE_VALUE = lazy_pattern(
    rf"\s*(?:{GOAL_YEAR}\s*[：:]?\s*)?{FIGURE}(?:{BOUNDS})?\s*(?:{OPEN}\s*{GOAL_YEAR}{REST}{SHUT}\s*)?"
)
"""A line that is nothing but a figure, perhaps with its year, of the goal named on the line before."""
_TORN_FIGURE = lazy_pattern(rf"[{ARROWS}：:]\s*{SAID_AIM}[\p{{Nd}},，.．]+$")
"""The beginning of a figure, without its unit."""
_FIGURES_ALONE = lazy_pattern(rf"\s*{OPEN}?\s*(?:{SAID_TODAY}{FROM}{ARROW}{SAID_AIM}{TO}|{TWO_DATED})\s*{SHUT}?")
"""A line with the figures of a goal and no name."""
CHANGES_TO = lazy_pattern(f"[{ARROWS}]")
_FULL_PT = 25.0
"""How far before the right edge a line may end that goes on in the next one."""
_SENTENCES = lazy_pattern(r"(?<=。)\s*(?=[^\s（(［\[※＊])")
_POINTS = lazy_pattern(rf"(?:[{ARROWS}▷]|[をが、])\s*$")
"""An arrow at the end of a line points to the figure on the next one, and a particle says that more follows."""


def begins_goal(text: str) -> bool:
    """Whether a line begins with a bullet or number of its own."""
    return _STARTS.match(text) is not None


def sentences(lines: Sequence[Printed]) -> list[Printed]:
    """Lines below one heading with wrapped ones put together, so that each can be one goal.

    Bullets tell where each begins, or words for what follows (指標１：) where the first line has some; without any
    a line that reaches the right edge goes on in the next one.
    """
    labelled = bool(lines) and _begins_with_kind(lines[0].text)
    bulleted = any(begins_goal(line.text) for line in lines)
    right = max((line.box.x1 for line in lines if line.box is not None), default=0.0)
    found: list[list[Printed]] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        wraps = before is not None and before.box is not None and before.box.x1 >= right - _FULL_PT
        wraps = wraps and before is not None and not fold(before.text).endswith("。")
        wraps = wraps and before is not None and not (_is_change(before.text) and _is_change(line.text))
        # below the figures of one goal the name of the next one stands
        wraps = wraps and before is not None and _FIGURES_ALONE.fullmatch(before.text) is None
        wraps = wraps and not (found and _is_whole(found[-1]))
        points = before is not None and _POINTS.search(before.text) is not None
        goes_on = bulleted or wraps or points or _VALUE_LINE.match(line.text) is not None
        goes_on = goes_on or (before is not None and _leaves_bracket(before.text, line.text))
        goes_on = goes_on or (
            before is not None and _gives_figures(line.text) and not IS_CHANGING.search(before.text)
        )
        goes_on = goes_on or (before is not None and _ends_figure(before.text, line.text))
        begins = begins_goal(line.text) or (labelled and _begins_with_kind(line.text))
        if found and not begins and goes_on:
            found[-1].append(line)
        else:
            found.append([line])
    return [
        replace(whole, text=sentence)
        for parts in found
        for whole in (joined(parts),)
        for sentence in _SENTENCES.split(_one_text([part.text for part in parts]))
    ]


def _is_whole(lines: Sequence[Printed]) -> bool:
    """Whether lines state a goal and end with its year in brackets: 「（55％［R5］⇒67％［R11まで］）」."""
    text = _one_text([line.text for line in lines])
    if _CLOSES.search(text) is None or brackets_opened(text):
        return False
    goal = goal_in(text)
    return goal is not None and goal.target_year is not None and goal.baseline is not None


def _ends_figure(text: str, below: str) -> bool:
    """Whether the unit and year of the figure at a line's end stand below it: 「目標 100」, 「万人（R11）」."""
    rest = _UNIT_AND_YEAR.fullmatch(below)
    if rest is None or rest["unit"]:
        return rest is not None and text.rstrip()[-1:].isdigit()
    return _VALUE_AT_END.search(text) is not None


def _leaves_bracket(text: str, below: str) -> bool:
    """Whether what a line says in brackets ends on the next one, or all stands there: 「（R5：35人）とする。」."""
    return brackets_opened(text) > 0 or (TODAY.match(below) is not None and not fold(text).endswith("。"))


def _begins_with_kind(text: str) -> bool:
    """Whether a line says first what kind of goal follows, and is no figure of one."""
    kind = KIND.match(text.strip())
    return kind is not None and fold(kind["kind"]) in GOAL_KINDS and _VALUE_LINE.match(text) is None


def _is_change(text: str) -> bool:
    """Whether a line states by itself from which figure to which one what it names is to change."""
    goal = goal_in(text) if CHANGES_TO.search(text) else None
    return goal is not None and goal.baseline is not None


def _gives_figures(text: str) -> bool:
    """Whether a line is nothing but the figures of a goal, whose name stands on the line before."""
    return _FIGURES_ALONE.fullmatch(text) is not None or _BARE_VALUE.fullmatch(text) is not None


def _one_text(lines: Sequence[str]) -> str:
    """The lines of a goal, a space before what is a figure by itself: the name before it has ended.

    The end of a line may have torn a figure: 「…（令和４年度）→５」, 「３．０％（令和11年度）」.
    """
    text = ""
    for line in lines:
        apart = _BARE_VALUE.fullmatch(line) is not None and _TORN_FIGURE.search(text) is None
        text += f" {line.strip()}" if apart else line.strip()
    return text
