"""Notes outside tables that say in which unit all amounts after them are given: 「※事業費の単位は千円」."""

from __future__ import annotations

from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Line

_GOVERNS = lazy_pattern(
    r"(?:事業費|経費|費用|予算額?|決算額?|所要額|金額)[^:。]{0,60}(?:。|\(|、|の)?\(?単位(?:は|:)?[千百万億十]*円"
    r"|単位:(?:[^()]{0,20}、)?(?:概算)?(?:事業費|経費|費用|予算額?|決算額?|所要額|金額)(?:等|見込額?)?は[千百万億十]*円"
)


def governs_amounts(line: Line) -> bool:
    """Whether a line says of amounts by name in which unit they are given, so that it holds for all that follow.

    「（単位：千円）」 alone is the note of the table below it; 「※概算事業費は見込みです。（単位：千円）」 and
    「※事業費の単位は百万円」 speak of every table of amounts up to the next such note, and so does
    「（単位：所要額は千円）」.
    """
    return _GOVERNS.search(fold(line.text)) is not None
