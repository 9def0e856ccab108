"""What goes on a value that stands behind its label on one line: 「補助対象：市町村及び」 with the next line."""

from __future__ import annotations

from extract.cards.amounts.stated_amounts import stated_amounts
from extract.layout.fragments import Fragment, beside
from extract.sheets.headings import Heading
from schemas.patterns import lazy_pattern

_EDGE_PT = 2.0
_NEXT_LINE = 1.2
_APART_EM = 8.0
"""Widths of a character between two texts of one line that have nothing to do with each other."""
_BEGINS = lazy_pattern(r"\s*(?:(?P<mark>[【＜〈《［\[○◯〇●◎■□◆◇・])|[^\s：:、。（(]{2,14}?\s*(?P<colon>[：:]))")
_OF_HEAD = frozenset({"number", "policy_field", "axis", "category"})


def goes_on(heading: Heading, last: Fragment, fragment: Fragment) -> bool:
    """Whether a text goes on what stands behind a label: beside it, or on the next line and no farther left.

    Neither what the initiative costs does, nor what stands far from a policy field or number on its line, nor a
    line that begins as the label's own does: 「【補助率】1/2」 below 「【分野】観光」.

    Args:
        heading: the label with what follows on its line.
        last: the text behind it, or what goes on it so far.
        fragment: the text in question.
    """
    owner = heading.fragment
    if _beginning(fragment.text) == _beginning(owner.text) != "":
        return False
    if beside(last, fragment):
        apart = fragment.box.x0 - last.box.x1 > _APART_EM * last.box.height
        if apart and _OF_HEAD.intersection(heading.fields[:1]):
            return False
        return not (stated_amounts(fragment.text) and not stated_amounts(last.text))
    gap = fragment.box.top - last.box.bottom
    return gap <= _NEXT_LINE * last.box.height and fragment.box.x0 >= owner.box.x0 - _EDGE_PT


def _beginning(text: str) -> str:
    """The mark that a text begins with, or the colon behind its first word; empty for any other text."""
    match = _BEGINS.match(text)
    return "" if match is None else match["mark"] or match["colon"]
