"""Indicators of a card: from 成果指標 / 現状値 / 目標値 beside each other, or from a table under such headers.

Two indicators may share the cells: two lines in each, two cells side by side, or a second row without labels.
How many there are is told by the figures, for a long name is wrapped to several lines as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined, lines_of, words_of
from extract.cards.measures.goal_arrows import arrowed_goals
from extract.cards.measures.goal_lines import sentences
from extract.cards.measures.goals import goal_fields, goal_in
from extract.cards.measures.values_in_lines import values_in_lines
from extract.layout.fragments import fragments_of, place
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.printed import Printed

_BULLET = lazy_re(r"^\s*(?:[①-⑳・○●◯〇◎■□]|\(?\d{1,2}[.)）、](?!\d)|[(（]?[ア-コ](?:[)）.．、]|[\s　]))\s*")
_OFTEN = lazy_re(r"(?:毎年度?|各年度?|年間?|毎月|月|毎週|週|延べ|のべ|累計)\d")
"""How often something is done, or how often in all: 毎年２回, 延べ30人."""
_SHORT_LINE = 0.85
_NUMBERED = lazy_re(
    r"^\s*(?:指標|KPI|ＫＰＩ)?\s*(?:(?P<mark>[①-⑳])\s*|(?P<number>\d{1,3})(?:\s+|[.．]\s*(?=\D)))(?=\S)"
)
"""The number before an indicator: ①, 指標①, 指標１, or a figure that white space sets off."""
_SET_OFF = lazy_re("^\\s*(?:指標)?\\d{1,3}\N{IDEOGRAPHIC SPACE}")
"""A figure that no one would set apart from the word it counts."""
_FIRST_CIRCLED = ord("①")
_FEWEST_NUMBERED = 2
_VALUE_FIELDS = ("baseline", "target")


@dataclass(slots=True)
class Cells:
    """The cells of one or more indicators before they are told apart.

    Attributes:
        values: value pieces by raw field (indicator, unit, baseline, target, note), in reading order.
        labels: the label of each field.
        results: year and value pieces of yearly results, in reading order.
    """

    values: dict[str, list[Piece]] = field(default_factory=dict)
    labels: dict[str, Printed] = field(default_factory=dict)
    results: list[tuple[Printed, list[Piece]]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is printed at all."""
        return not any(self.values.values()) and not self.results


@dataclass(slots=True)
class Item:
    """An indicator with its raw fields; ``results`` are (year, value)."""

    fields: dict[str, Printed] = field(default_factory=dict)
    results: list[tuple[Printed, Printed]] = field(default_factory=list)


def figures(pieces: Sequence[Piece]) -> list[Printed]:
    """The figures in cells, one a line; a line that is no figure of its own (a unit) belongs to the one before."""
    found: list[Printed] = []
    for piece in pieces:
        fresh = True
        for line in lines_of(piece):
            bare = _BULLET.sub("", line.text)
            own = (is_figure(bare) or _OFTEN.match(fold(bare)) is not None) and not fold(line.text).startswith("(")
            if found and not fresh and not own:
                found[-1] = joined([found[-1], line])
            else:
                found.append(line)
            fresh = False
    return found


def _figure_words(pieces: Sequence[Piece]) -> list[Printed]:
    """Figures that stand on one line side by side: 「28,108人/年 10%」."""
    words = [word for piece in pieces for line in lines_of(piece) for word in words_of(line)]
    # 「23, 809」 is one figure with a space in it
    broken = any(word.text.endswith((",", "，", ".", "．")) for word in words)
    # what stands in brackets behind a figure is its year
    broken = broken or any(fold(word.text).startswith("(") for word in words[1:])
    return words if words and not broken and all(is_figure(word.text) for word in words) else []


def _paragraphs(lines: Sequence[Printed], pieces: Sequence[Piece]) -> list[Printed]:
    """Lines put together where a bullet, or a line that ends early, tells where the next name begins."""
    bulleted = sum(bool(_BULLET.match(line.text)) for line in lines) >= 2
    right = max((line.box.x1 for line in lines if line.box), default=0.0)
    left = min((p.x0 for p in pieces), default=0.0)
    groups: list[list[Printed]] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if bulleted:
            fresh = bool(_BULLET.match(line.text))
        else:
            fresh = before is None or before.box is None or before.box.x1 - left < _SHORT_LINE * (right - left)
        if fresh or not groups:
            groups.append([])
        groups[-1].append(line)
    return [joined(group) for group in groups]


def _names(pieces: Sequence[Piece], count: int) -> list[Printed] | None:
    """The names of ``count`` indicators; None where the cells do not fall into as many parts."""
    if count == 1:
        return [joined([p.printed for p in pieces])]
    lines = [line for piece in pieces for line in lines_of(piece)]
    words = [word for line in lines for word in words_of(line)]
    for parts in ([p.printed for p in pieces], lines, _paragraphs(lines, pieces), words):
        # a unit in brackets on a line of its own is no indicator
        if len(parts) == count and not any(fold(part.text).startswith("(") for part in parts):
            return parts
    return None


def _bullets(pieces: Sequence[Piece]) -> int:
    lines = [line for piece in pieces for line in lines_of(piece)]
    return sum(bool(_BULLET.match(line.text)) for line in lines)


def _count(cells: Cells) -> int:
    """How many indicators the cells hold."""
    names = cells.values.get("indicator", [])
    groups = [cells.values.get(name, []) for name in _VALUE_FIELDS]
    groups += [pieces for _, pieces in cells.results]
    counts = [len(figures(pieces)) for pieces in groups]
    counts += [len(_figure_words(pieces)) for pieces in groups]
    counts.append(_bullets(names))
    if len({p.row for p in names}) == 1:
        counts.append(len(names))
    for count in sorted(set(counts), reverse=True):
        if count > 1 and names and _names(names, count) is not None:
            return count
    return 1


def _shares(pieces: list[Piece], names: list[Piece], count: int) -> list[Printed | None]:
    """The figures of ``count`` indicators in the cells of one field."""
    if count == 1:
        return [joined([p.printed for p in pieces])] if pieces else [None]
    shares: list[Printed | None] = [None] * count
    in_columns = len(names) == count and len({p.row for p in names}) == 1
    if in_columns and len(pieces) > 0 and all(p.row not in {n.row for n in names} for p in pieces):
        for piece in pieces:
            at = max(range(count), key=lambda n: piece.overlap(names[n].x0, names[n].x1))
            if piece.overlap(names[at].x0, names[at].x1) > 0.5 and shares[at] is None:
                shares[at] = piece.printed
        return shares
    parts = figures(pieces)
    if len(parts) == 1 and len(words := _figure_words(pieces)) == count:
        parts = words
    for number, part in enumerate(parts[:count]):
        shares[number] = part
    return shares


def _text_shares(pieces: list[Piece], count: int) -> list[Printed | None]:
    """Units or notes of ``count`` indicators; one text for several of them stands for each."""
    if not pieces:
        return [None] * count
    lines = [line for piece in pieces for line in lines_of(piece)]
    if len(lines) == count:
        return list(lines)
    return [joined([p.printed for p in pieces])] * count


def _goals(names: Sequence[Piece]) -> list[Item]:
    """Goals set as sentences where names alone are asked for; empty unless each of them states one."""
    parts = sentences([line for piece in names for line in lines_of(piece)])
    goals = [(goal_in(part.text), part) for part in parts]
    return [Item(goal_fields(goal, part)) for goal, part in goals if goal] if all(g for g, _ in goals) else []


def _labelled_values(names: Sequence[Piece]) -> list[Item]:
    """Indicators with lines of labelled values below their names; empty where anything else is printed."""
    found = values_in_lines([line for piece in names for line in lines_of(piece)])
    return [Item(own.fields, own.results) for own in found]


def _arrowed_goals(names: Sequence[Piece]) -> list[Item]:
    """Goals set as two figures with a drawn arrow between, below what they count; empty where more is printed."""
    found: list[Item] = []
    for piece in names:
        arrows = [shape.box for shape in piece.page.shapes if shape.kind == "arrow"]
        fragments = fragments_of(piece.lines, piece.page.frames) if arrows else []
        goals = arrowed_goals(fragments, arrows)
        if not goals or len(fragments) > len({id(f) for _, own in goals for f in own}):
            return []
        found.extend(Item(goal_fields(goal, place(piece.page, own))) for goal, own in goals)
    return found


def states_goals(names: Sequence[Piece]) -> bool:
    """Whether texts are nothing but goals with figures: sentences, labelled values, or figures with arrows."""
    return bool(_labelled_values(names) or _arrowed_goals(names) or _goals(names))


def states_values(names: Sequence[Piece]) -> bool:
    """Whether texts are nothing but names of indicators with lines of labelled values below them."""
    return bool(_labelled_values(names))


def _ordinal(match: re.Match[str]) -> int:
    """The place that a number before an indicator gives it, the first 0."""
    return ord(match["mark"]) - _FIRST_CIRCLED if match["mark"] else int(match["number"]) - 1


def without_numbers(items: Sequence[Item]) -> None:
    """Takes the numbers off the names of indicators that ①, ②, ③ … or １, ２, ３ … number one after the other."""
    names = [item.fields.get("indicator") for item in items]
    if len(names) < _FEWEST_NUMBERED and not any(name is not None and _SET_OFF.match(name.text) for name in names):
        return
    matches = [_NUMBERED.match(name.text) if name is not None else None for name in names]
    ordinals = [_ordinal(match) if match is not None else None for match in matches]
    first = ordinals[0]
    # the indicators of a plan may be numbered through all its sheets: figures begin with any
    marked = matches[0] is not None and matches[0]["mark"] is not None
    if first is None or (marked and first) or ordinals != list(range(first, first + len(names))):
        return
    for item, name in zip(items, names, strict=True):
        if name is not None:
            item.fields["indicator"] = replace(name, text=_NUMBERED.sub("", name.text))


def items_of(cells: Cells) -> list[Item]:
    """The indicators in the cells, at least one; figures that no line tells apart stay together in the first."""
    names = cells.values.get("indicator", [])
    if names and not cells.results and not any(cells.values.get(name) for name in ("unit", *_VALUE_FIELDS)):
        goals = _labelled_values(names) or _arrowed_goals(names) or _goals(names)
        if goals:
            return goals
    count = _count(cells)
    items = [Item() for _ in range(count)]
    if names:
        for item, part in zip(items, _names(names, count) or [], strict=False):
            item.fields["indicator"] = replace(part, text=_BULLET.sub("", part.text) or part.text)
    for name in ("unit", "note"):
        for item, share in zip(items, _text_shares(cells.values.get(name, []), count), strict=True):
            if share is not None:
                item.fields[name] = share
    for name in _VALUE_FIELDS:
        label = cells.labels.get(name)
        shares = _shares(cells.values.get(name, []), names, count)
        for item, share in zip(items, shares, strict=True):
            if share is not None:
                item.fields[name] = share
            # a cell with fewer figures than indicators says nothing about the others, not even a year
            if label is not None and (share is not None or not any(shares)):
                item.fields[f"{name}_label"] = label
    for year, pieces in cells.results:
        for item, share in zip(items, _shares(pieces, names, count), strict=True):
            if share is not None:
                item.results.append((year, share))
    return items
