"""What a sheet prints on lines that it uses, and in none of its fields: an office left of the amount, a mark 拡充.

A page's line holds what several boxes print at one height. Where a field is in one of them, the others are text of
the page nevertheless.
"""

from __future__ import annotations

from collections.abc import Collection

from extract.cards.bounds.page_titles import is_status
from extract.layout.fragments import beside, place
from extract.sheets.sheet import Sheet
from schemas.printed import Box, Printed


def leftovers(sheet: Sheet, used: Collection[int], held: Collection[Box | None]) -> tuple[Printed, ...]:
    """The texts of a sheet that nothing holds, on lines that are used, in reading order.

    A mark beside the title that says what is new about the initiative is one on a line of its own, too: it is set
    like a heading and heads nothing.

    Args:
        sheet: the sheet.
        used: keys of the lines that the records of the sheet account for.
        held: where the fields of its records are printed.
    """
    own = {id(f) for s in sheet.sections for f in (s.heading.fragment, *s.fragments)}
    own |= {id(f) for f in (*sheet.title, *(stated.fragment for stated in sheet.amounts))}
    tabled = {line.key for grid in sheet.tables for line in grid.lines}
    marks = {
        id(f) for f in sheet.fragments if is_status(f.text) and any(beside(f, title) for title in sheet.title)
    }
    return tuple(
        place(sheet.page, [fragment], fragment.text.strip())
        for fragment in sheet.fragments
        if id(fragment) not in own
        and tabled.isdisjoint(fragment.keys)
        and fragment.box not in held
        and (id(fragment) in marks or fragment.line.key in used)
        and any(char.isalnum() for char in fragment.text)
    )
