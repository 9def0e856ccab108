"""What stands over a figure of a goal and says which one it is: 「現状（令和６年度）」, 「目標値」."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.measures.goal_parts import GOAL_YEAR
from extract.cards.measures.goals import DATED_FIGURE
from extract.layout.fragments import Fragment, beside
from schemas.frozen import dataclass
from schemas.patterns import any_of, lazy_pattern
from schemas.vocabulary_lists import KPI_COLUMNS

_LINES_AWAY = 2.5
"""A caption stands above or below its figure at most so far, in heights of the figure."""
_OPEN, _SHUT = r"[（(［\[〔【]?", r"[)）］\]〕】]?"
_TODAY = any_of((*KPI_COLUMNS["baseline"], *KPI_COLUMNS["value"]))
_AIMED = any_of(KPI_COLUMNS["target"])
_WORD = rf"(?:(?P<today>{_TODAY})|(?P<aimed>{_AIMED}))"
_YEAR = rf"{_OPEN}\s*(?P<year>{GOAL_YEAR})\s*{_SHUT}"
_CAPTION = lazy_pattern(
    rf"\s*(?:{_OPEN}{_WORD}{_SHUT}[\s：:]*(?:{_YEAR})?|{_YEAR}\s*の?{_OPEN}{_WORD}{_SHUT}|{_YEAR})\s*"
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says: whether its figure is that of ``today``, or the one ``aimed`` at, and of which year."""

    today: bool
    aimed: bool
    year: str | None


def caption_in(text: str) -> Caption | None:
    """The caption that a text is; None for any other text.

    >>> caption_in("現状（令和６年度）"), caption_in("目標値")
    (Caption(today=True, aimed=False, year='令和６年度'), Caption(today=False, aimed=True, year=None))
    >>> caption_in("(2028年度)").year, caption_in("令和10年度目標").year, caption_in("１か所")
    ('2028年度', '令和10年度', None)
    """
    match = _CAPTION.fullmatch(text)
    if match is None:
        return None
    year = match["year"]
    return Caption(match["today"] is not None, match["aimed"] is not None, year.strip() if year else None)


def is_figure_of_goal(fragment: Fragment) -> bool:
    """Whether a text is a figure, perhaps with its year, and no caption of one."""
    text = fragment.text.strip()
    return DATED_FIGURE.fullmatch(text) is not None and caption_in(text) is None


def captions_of(figure: Fragment, fragments: Sequence[Fragment]) -> list[Fragment]:
    """The captions of a figure right above or below it, the nearest first; word and year may be two lines."""
    near = [
        f
        for f in fragments
        if abs(f.box.center[0] - figure.box.center[0]) <= max(f.box.width, figure.box.width) / 2
        and abs(f.box.center[1] - figure.box.center[1]) <= _LINES_AWAY * figure.box.height
        and not beside(f, figure)
        and caption_in(f.text) is not None
    ]
    near.sort(key=lambda f: abs(f.box.center[1] - figure.box.center[1]))
    found: list[Fragment] = []
    for f in near:
        last = found[-1] if found else figure
        same_side = not found or _is_above(f, figure) is _is_above(found[0], figure)
        if same_side and max(f.box.top - last.box.bottom, last.box.top - f.box.bottom) <= figure.box.height:
            found.append(f)
    return found


def _is_above(one: Fragment, other: Fragment) -> bool:
    return one.box.center[1] < other.box.center[1]


def captioned_changes(fragments: Sequence[Fragment]) -> list[tuple[Fragment, Fragment]]:
    """Figures of today with the one aimed at beside each, as captions of both tell."""
    captions = [f for f in fragments if caption_in(f.text) is not None]
    figures = [f for f in fragments if is_figure_of_goal(f)] if len(captions) > 1 else []
    today = [f for f in figures if _is_called(f, captions, aimed=False)]
    aimed = [f for f in figures if _is_called(f, captions, aimed=True)]
    found = []
    for left in today:
        right = [f for f in aimed if beside(left, f) and f.box.x0 >= left.box.x1]
        if right:
            found.append((left, min(right, key=lambda f: f.box.x0)))
    return found


def captions_of_changes(fragments: Sequence[Fragment]) -> set[int]:
    """Captions of figures, of today and beside it of what is aimed at: none of them is a heading."""
    captions = [f for f in fragments if caption_in(f.text) is not None]
    figures = [figure for pair in captioned_changes(fragments) for figure in pair]
    return {id(caption) for figure in figures for caption in captions_of(figure, captions)}


def _is_called(figure: Fragment, captions: Sequence[Fragment], *, aimed: bool) -> bool:
    told = [caption for f in captions_of(figure, captions) if (caption := caption_in(f.text)) is not None]
    return any(caption.aimed if aimed else caption.today for caption in told)
