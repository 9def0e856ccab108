"""Rows of a form beyond its outermost rulings, where rulings stand between the rows only.

Labels stand under each other at the left, all texts begin at one place right of them; what goes on so above the
first ruling or below the last one is a row of the form.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import Piece, Row, rows_of
from extract.layout.grids.level_edges import WIDEST_LABELS, label_grounds, reach_of_grounds
from extract.layout.grids.ruled_boxes import FEWEST_RULES
from extract.layout.ink import Fill, Frame, Glyph

FLUSH_PT = 1.6
"""Labels, and texts, begin this close to each other."""
INDENT_EM = 1.1
"""The first line of a paragraph is indented by one letter."""
CLOSE_EM = 0.8
"""White space between two lines of a cell, and between a line and its ruling, at most."""
FEWEST_LABELLED = 3
"""So many rows that begin with a label tell the columns, whatever else stands between the rulings."""
WIDE = 0.9
"""Rulings that part the rows of a form in a frame are at least so wide as the frame, by share."""
FEWEST_LETTERS = 12
"""A form has texts and not only words beside its labels."""


class _Form(NamedTuple):
    """Where the labels of a form begin and end at most, where its texts begin, and where these end at most."""

    left: float
    border: float
    text: float
    right: float


def rows_beyond(first: Rule, last: Rule, glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Where a form begins and ends: beyond its first and its last ruling where rows go on, otherwise on them.

    Args:
        first: its first ruling.
        last: its last one.
        glyphs: those of the page.
    """
    inside = _rows([g for g in glyphs if first.at < (g[2] + g[4]) / 2 < last.at], first)
    form = _form(inside, first) if inside else None
    if form is None:
        return first.at, last.at
    above = _rows([g for g in glyphs if (g[2] + g[4]) / 2 < first.at], first)
    below = _rows([g for g in glyphs if (g[2] + g[4]) / 2 > last.at], first)
    own = _adjoining(above[::-1], first.at, form, upwards=True)
    top = min((row.top for row in own), default=first.at + 1) - 1
    own = _adjoining(below, last.at, form, upwards=False)
    bottom = max((row.bottom for row in own), default=last.at - 1) + 1
    return top, bottom


def parts_rows(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether rulings part the rows of a table: several do, and the sides of a row beyond them count."""
    if len(rules) >= FEWEST_RULES:
        return True
    first, last = rules[0], rules[-1]
    top, bottom = reach_of_form(first, last, glyphs, label_grounds(first, fills))
    return len(rules) + (top < first.at) + (bottom > last.at) >= FEWEST_RULES


def reach_of_form(
    first: Rule, last: Rule, glyphs: Sequence[Glyph], grounds: Sequence[Fill]
) -> tuple[float, float]:
    """Where a form begins and ends: the grounds of its labels tell, or else the labels and texts themselves."""
    top, bottom = reach_of_grounds(first, grounds)[0], reach_of_grounds(last, grounds)[1]
    if top < first.at or bottom > last.at or first is last:
        return top, bottom
    return rows_beyond(first, last, glyphs)


def sides_of_framed_forms(
    level: Sequence[Rule], frames: Sequence[Frame], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> tuple[list[Rule], list[Fill]]:
    """The upper and lower sides of frames, as far as rulings in them run, where these part the rows of a form.

    Its first and its last row end with the frame then, however wide the white in them is. A word on a ground of
    its own on the upper side heads the form; the second list holds these grounds.

    Args:
        level: the page's level rulings outside tables.
        frames: the outlines of its boxes.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    found: list[Rule] = []
    heads: list[Fill] = []
    for frame in frames:
        rules = [r for r in level if frame.top < r.at < frame.bottom and r.high > frame.x0 and r.low < frame.x1]
        if not rules or not _run_across(rules, frame):
            continue
        tabs = [
            f for f in fills if f.top < frame.top < f.bottom <= rules[0].at and frame.x0 < f.x0 and f.x1 < frame.x1
        ]
        top, first = max([frame.top, *(f.bottom for f in tabs)]), rules[0]
        edges = [top, *(rule.at for rule in rules), frame.bottom]
        inside = _rows([g for g in glyphs if top < (g[2] + g[4]) / 2 < frame.bottom], first)
        form = _form(inside, first) if inside else None
        if form is None or not all(_is_label(p, form) or _is_text(p, form) for row in inside for p in row.pieces):
            continue
        labels = [row for row in inside if _is_label(row.pieces[0], form)]
        if all(any(a < (row.top + row.bottom) / 2 < b for row in labels) for a, b in pairwise(edges)):
            found.extend(Rule(at, first.low, first.high, 0.0) for at in (top, frame.bottom))
            heads.extend(tabs)
    return found, heads


def _run_across(rules: Sequence[Rule], frame: Frame) -> bool:
    """Whether rulings all run from one side of a frame to the other one, about, and no farther."""
    width = frame.x1 - frame.x0
    low, high = rules[0].low, rules[0].high
    alike = all(abs(r.low - low) <= FLUSH_PT and abs(r.high - high) <= FLUSH_PT for r in rules)
    return alike and frame.x0 - FLUSH_PT <= low and high <= frame.x1 + FLUSH_PT and high - low >= WIDE * width


def _rows(glyphs: Sequence[Glyph], rule: Rule) -> list[Row]:
    beside = [g for g in glyphs if g[3] > rule.low and g[1] < rule.high]
    return rows_of(beside)


def _form(rows: Sequence[Row], rule: Rule) -> _Form | None:
    """The columns of labels and texts between the rulings; None where there are others, or none."""
    left = min(row.pieces[0].x0 for row in rows)
    if left < rule.low - FLUSH_PT:
        return None
    labelled = [row for row in rows if len(row.pieces) > 1 and row.pieces[0].x0 - left <= FLUSH_PT]
    if len(labelled) >= FEWEST_LABELLED:
        return _of_labelled(labelled, left, rule)
    labels = [row.pieces[0] for row in rows if row.pieces[0].x0 - left <= FLUSH_PT]
    texts = [row.pieces[1:] if row.pieces[0] in labels else row.pieces for row in rows]
    starts = [pieces[0].x0 for pieces in texts if pieces]
    if not starts or max(p.x1 for p in labels) > rule.low + WIDEST_LABELS * (rule.high - rule.low):
        return None
    form = _Form(left, max(p.x1 for p in labels), min(starts), rule.high)
    size = rows[0].size
    flush = all(x0 - form.text <= FLUSH_PT + INDENT_EM * size for x0 in starts)
    longest = max(sum(p.letters for p in pieces) for pieces in texts)
    figures = any(pieces and 2 * pieces[0].digits >= pieces[0].letters for pieces in texts)
    held = flush and longest >= FEWEST_LETTERS and not figures
    return form if held and form.text - form.border >= 0.2 * size else None


def _of_labelled(rows: Sequence[Row], left: float, rule: Rule) -> _Form | None:
    """The columns of rows that begin with a label; None where their texts do not begin at one place."""
    starts = [row.pieces[1].x0 for row in rows]
    text = min(starts)
    border = max(row.pieces[0].x1 for row in rows)
    flush = sum(x0 - text <= FLUSH_PT + INDENT_EM * row.size for x0, row in zip(starts, rows, strict=True))
    wide = border > rule.low + WIDEST_LABELS * (rule.high - rule.low)
    told = 2 * flush > len(rows) and max(p.letters for row in rows for p in row.pieces[1:]) >= FEWEST_LETTERS
    return _Form(left, border, text, rule.high) if told and not wide and border < text else None


def _adjoining(rows: Sequence[Row], edge: float, form: _Form, *, upwards: bool) -> list[Row]:
    """The lines that go on from a ruling, nearest first, as far as they are rows of the form."""
    found: list[Row] = []
    for row in rows:
        gap = edge - row.bottom if upwards else row.top - edge
        if gap > CLOSE_EM * row.size or not all(_is_label(p, form) or _is_text(p, form) for p in row.pieces):
            break
        found.append(row)
        edge = min(edge, row.top) if upwards else max(edge, row.bottom)
    while found and not any(_is_text(p, form) for p in found[-1].pieces) and _stands_apart(found):
        found.pop()  # a caption as short as a label
    pieces = [p for row in found for p in row.pieces]
    flush = [p for p in pieces if _is_text(p, form) and p.x0 - form.text <= FLUSH_PT + INDENT_EM * found[0].size]
    return found if flush and any(_is_label(p, form) for p in pieces) else []


def _stands_apart(rows: Sequence[Row]) -> bool:
    """Whether the last of some lines stands in white space: it is no line of a label."""
    if len(rows) < 2:
        return True
    last, before = rows[-1], rows[-2]
    return max(before.top - last.bottom, last.top - before.bottom) > CLOSE_EM / 2 * last.size


def _is_label(piece: Piece, form: _Form) -> bool:
    return abs(piece.x0 - form.left) <= FLUSH_PT and piece.x1 < form.text - FLUSH_PT


def _is_text(piece: Piece, form: _Form) -> bool:
    return form.text - FLUSH_PT <= piece.x0 and piece.x1 <= form.right + FLUSH_PT
