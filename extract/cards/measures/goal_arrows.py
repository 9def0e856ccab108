"""Goals set as two figures with an arrow from one to the other, their years by them, a name beside or above."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.measures.figure_captions import caption_in, captioned_changes, captions_of, is_figure_of_goal
from extract.cards.measures.goal_lines import begins_goal
from extract.cards.measures.goals import DATED_FIGURE, Goal, can_name
from extract.layout.fragments import Fragment
from extract.shapes import ARROWS
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Box

_ARROW = lazy_pattern(rf"\s*[{ARROWS}]\s*")
_LINES_ABOVE = 3.0
_OVERLAP_PT = 3.0
_SAME_SIZE = 0.3
_CLOSE_EM, _FLUSH_EM = 0.7, 1.2
"""White between two lines of one name at most, and how far the first one may be out- or indented."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A goal set as two figures, and where its parts stand.

    Attributes:
        goal: what is counted, both figures and their years.
        names: the fragments that name what is counted.
        today: the figure of today and its captions.
        aimed: the figure aimed at and its captions.
        arrows: the arrows between both, where they are characters.
    """

    goal: Goal
    names: list[Fragment]
    today: list[Fragment]
    aimed: list[Fragment]
    arrows: list[Fragment]

    @property
    def fragments(self) -> list[Fragment]:
        """Everything that is printed of the goal."""
        return [*self.names, *self.today, *self.aimed, *self.arrows]


def changes_in(fragments: Sequence[Fragment], arrows: Sequence[Box] = ()) -> list[Change]:
    """The goals of which an arrow, or captions say how their figure is to change, from the top.

    Args:
        fragments: what stands below a heading of goals, in reading order.
        arrows: where the page draws arrows.
    """
    printed = [f for f in fragments if _ARROW.fullmatch(f.text)]
    found: list[Change] = []
    taken: set[int] = set()
    for arrow in sorted([*arrows, *(f.box for f in printed)], key=lambda box: (box.top, box.x0)):
        figures = [f for f in fragments if is_figure_of_goal(f) and id(f) not in taken and _level(f.box, arrow)]
        left = max(
            (f for f in figures if f.box.x1 <= arrow.x0 + _OVERLAP_PT), key=lambda f: f.box.x1, default=None
        )
        right = min(
            (f for f in figures if f.box.x0 >= arrow.x1 - _OVERLAP_PT), key=lambda f: f.box.x0, default=None
        )
        if left is None or right is None:
            continue
        between = [f for f in printed if _level(f.box, arrow) and left.box.x1 <= f.box.x0 <= right.box.x0]
        change = _change(left, right, between, [f for f in fragments if id(f) not in taken])
        if change is not None:
            taken |= {id(f) for f in change.fragments}
            found.append(change)
    for left, right in captioned_changes([f for f in fragments if id(f) not in taken]):
        change = _change(left, right, [], [f for f in fragments if id(f) not in taken])
        if change is not None:
            taken |= {id(f) for f in change.fragments}
            found.append(change)
    return sorted(found, key=lambda change: change.today[-1].box.top)


def arrowed_goals(fragments: Sequence[Fragment], arrows: Sequence[Box]) -> list[tuple[Goal, list[Fragment]]]:
    """The goals of which an arrow says how their figure is to change, each with its fragments."""
    return [(change.goal, change.fragments) for change in changes_in(fragments, arrows)]


def _level(box: Box, arrow: Box) -> bool:
    """Whether a text stands at the height of an arrow."""
    return box.top - box.height <= arrow.center[1] <= box.bottom + box.height


def _change(
    left: Fragment, right: Fragment, arrows: list[Fragment], fragments: Sequence[Fragment]
) -> Change | None:
    """The goal of two figures; None where nothing beside or above them names what is counted."""
    baseline, target = (DATED_FIGURE.fullmatch(f.text.strip()) for f in (left, right))
    if baseline is None or target is None:
        return None
    today, today_at = _year(baseline["year"], left, fragments)
    aimed, aimed_at = _year(target["year"], right, fragments)
    years = [*today_at, *aimed_at]
    rest = [f for f in fragments if f not in (left, right, *years) and not _ARROW.fullmatch(f.text)]
    names = _names(left, right, years, rest)
    name = "".join(f.text.strip() for f in names).strip("・○●◯■◆ 　：:")
    if not can_name(name) or is_figure_of_goal(names[-1]):
        return None
    goal = Goal(name, target["figure"].strip(), aimed, baseline["figure"].strip(), today)
    return Change(goal, names, [*today_at, left], [*aimed_at, right], arrows)


def _year(told: str | None, figure: Fragment, fragments: Sequence[Fragment]) -> tuple[str | None, list[Fragment]]:
    """The year of a figure, told beside it or by a caption, and its captions."""
    captions = captions_of(figure, fragments)
    years = [caption.year for f in captions if (caption := caption_in(f.text)) is not None and caption.year]
    return (told.strip() if told is not None else next(iter(years), None)), captions


def _names(
    left: Fragment, right: Fragment, years: Sequence[Fragment], fragments: Sequence[Fragment]
) -> list[Fragment]:
    """What stands left of two figures at their height, or else the line, or lines, nearest above them."""
    figures = Box.around([f.box for f in (left, right, *years)]) or left.box
    edge = min(f.box.x0 for f in (left, *(y for y in years if y.box.center[0] < right.box.x0)))
    level = [
        f
        for f in fragments
        if f.box.x1 <= edge + _OVERLAP_PT and figures.top - left.box.height <= f.box.center[1] <= figures.bottom
    ]
    if level:
        return level
    above = [
        f
        for f in fragments
        if f.box.center[1] < figures.top
        and figures.top - f.box.bottom <= _LINES_ABOVE * max(left.box.height, f.box.height)
        and f.box.x0 < figures.x1
        and f.box.x1 > figures.x0 - figures.width
    ]
    found: list[Fragment] = []
    for f in sorted(above, key=lambda f: -f.box.center[1]):
        if found and not _goes_on(f, found[0]):
            break
        found.insert(0, f)
    return found


def _goes_on(line: Fragment, below: Fragment) -> bool:
    """Whether the name of what is counted goes on in the next line, which is set alike right below."""
    alike = line.bold is below.bold and abs(line.size - below.size) < _SAME_SIZE
    flush = abs(line.box.x0 - below.box.x0) <= _FLUSH_EM * line.size and not begins_goal(below.text)
    close = below.box.top - line.box.bottom <= _CLOSE_EM * line.size
    return alike and flush and close and not line.text.rstrip().endswith("。") and not is_figure_of_goal(line)
