"""The undrawn sides of forms whose fields have their labels above their texts, between tables with inner rulings.

The rows of such a form are as wide as the page's text. Where a name in boxes or a table has vertical rulings and
the sides of the form have none, only those rows would look like tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.grids.said_above import CLOSING, OPENING, fields_said_above, heading_of
from extract.layout.ink import Glyph

_REACH_PT = 3.0
_FEWEST_SAID, _FEWEST_RULED = 2, 1
"""So many fields with their labels above their texts, and rows with inner rulings, a form has at least."""
_FEWEST_RULES = 5
_NARROWEST_PT = 200.0
_HIGHEST_EM = 3.0
"""A row with nothing but a heading is so many times as high as this at most."""
_CLOSE_EM = 1.0
"""White above, between and below the lines of a row at most."""


def sides_of_fields(level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The vertical rulings at the left and right ends of the rulings of such forms.

    Args:
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        glyphs: those of the page.
    """
    if not plumb or len(level) < _FEWEST_RULES:
        return []
    found: list[Rule] = []
    for rules in _of_one_width(level):
        low, high = rules[0].low, rules[0].high
        ends = [p for p in plumb if min(abs(p.at - low), abs(p.at - high)) <= _REACH_PT]
        inner = [p for p in plumb if low + _REACH_PT < p.at < high - _REACH_PT]
        if not inner or any(p.low < rules[-1].at and p.high > rules[0].at for p in ends):
            continue
        for form in _forms(rules, inner, [g for g in glyphs if low <= g[1] and g[3] <= high and g[8] == 0]):
            found.extend(Rule(at, form[0].at, form[-1].at, 0.0) for at in (low, high))
    return found


def _of_one_width(level: Sequence[Rule]) -> list[list[Rule]]:
    """Wide rulings with the same ends, from the top, for each two ends that several have."""
    groups: list[list[Rule]] = []
    for rule in sorted(r for r in level if r.high - r.low >= _NARROWEST_PT):
        own = next((g for g in groups if abs(g[0].low - rule.low) + abs(g[0].high - rule.high) <= _REACH_PT), None)
        if own is None:
            groups.append([rule])
        else:
            own.append(rule)
    return [group for group in groups if len(group) >= _FEWEST_RULES]


def _forms(rules: Sequence[Rule], inner: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    """The rulings of each form among some of one width: every row is a field, a heading, or has inner rulings."""
    said = fields_said_above(rules, glyphs)
    if sum(said) < _FEWEST_SAID:
        return []
    runs: list[list[str]] = [[]]
    forms: list[list[Rule]] = [[rules[0]]]
    for (above, below), field in zip(pairwise(rules), said, strict=True):
        titled = runs[-1][-1:] == ["title"]
        kind = _kind(above, below, inner, glyphs, said=field, titled=titled)
        if kind:
            runs[-1].append(kind)
            forms[-1].append(below)
        else:
            runs.append([])
            forms.append([below])
    return [
        form
        for form, kinds in zip(forms, runs, strict=True)
        if kinds.count("said") >= _FEWEST_SAID and kinds.count("ruled") >= _FEWEST_RULED
    ]


def _kind(
    above: Rule, below: Rule, inner: Sequence[Rule], glyphs: Sequence[Glyph], *, said: bool, titled: bool
) -> str:
    """What stands between two rulings: a row with inner rulings, a label and its text, or a heading alone.

    Where a heading stands alone in the row above (``titled``), text is what it heads. Empty for anything else, as
    the white with a caption between two forms.
    """
    if any(p.low <= above.at + _REACH_PT and below.at - _REACH_PT <= p.high for p in inner):
        return "ruled"
    if said:
        return "said"
    own = [g for g in glyphs if above.at < (g[2] + g[4]) / 2 < below.at]
    rows = rows_of(own)
    if _fills(rows, above, below) and (titled or _is_labelled(own, rows[0])):
        return "text"
    heading = heading_of(own, above.low, above.high)
    if heading is None or not heading.told or heading.bottom is not None:
        return ""
    low = heading.top - above.at <= heading.size and below.at - above.at <= _HIGHEST_EM * heading.size
    return "title" if low else ""


def _fills(rows: Sequence[Row], above: Rule, below: Rule) -> bool:
    """Whether lines fill the space between two rulings, without the white that stands around a caption."""
    edges = [above.at, *(y for row in rows for y in (row.top, row.bottom)), below.at]
    widest = max(bottom - top for top, bottom in zip(edges[::2], edges[1::2], strict=True))
    return bool(rows) and widest <= _CLOSE_EM * min(row.size for row in rows)


def _is_labelled(glyphs: Sequence[Glyph], row: Row) -> bool:
    """Whether a line begins with a label in brackets, its value right behind it: 【分野】福祉."""
    line = sorted(
        (g[1], g[0]) for g in glyphs if row.top <= (g[2] + g[4]) / 2 <= row.bottom and not g[0].isspace()
    )
    closed = next((k for k, (_, text) in enumerate(line) if text in CLOSING), None)
    return line[0][1] in OPENING and closed is not None and closed < len(line) - 1
