"""Which title a dumped table of figures has: titles may stand far above, with prose and other titles between.

A program that writes a page's text before its tables leaves a title where it was and the figures below the page's
prose. The title that speaks of the table's own columns and rows, itself or in the notes below it, is the table's.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.dumps.figure_rows import FigureTable
from extract.year_shapes import has_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Line

_TITLE = lazy_pattern(r"^[\s　]*【(?P<title>[^】]{4,80})】[\s　]*$")
_UNIT_ABOVE = lazy_pattern(r"^[\s　]*(?P<title>\S[^。]{0,40}?)[\s　]*(?P<unit>[（(]単位[^（()）]*[)）])[\s　]*$")
_UNIT_ONLY = lazy_pattern(r"^[\s　]*(?P<unit>[（(]単位[^（()）]*[)）])[\s　]*$")
_NOTE = lazy_pattern(r"^[\s　]*[※＊]")
_WORD = lazy_pattern(r"[\p{Han}]{2,}|[0-9]{4}年|[0-9]+~[0-9]+歳|[0-9]+歳以上")
_MOST_NOTES = 4
_GENERAL = frozenset(("市町", "区分", "合計", "圏域"))


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the notes below it; ``text`` is without brackets, ``unit`` a remark beside or below it."""

    text: str
    line: Line
    notes: tuple[Line, ...] = ()
    unit: tuple[Line, str] | None = None


def titles_of(lines: Sequence[Line]) -> list[Title]:
    """The titles in brackets among the lines, each with the notes directly below it."""
    found = []
    for index, line in enumerate(lines):
        match = _TITLE.match(line.text)
        if match:
            found.append(Title(match["title"], line, tuple(_notes(lines, index + 1))))
    return found


def _notes(lines: Sequence[Line], start: int) -> list[Line]:
    """Notes below a title: a first line with a mark, and lines that go on in the same way."""
    notes: list[Line] = []
    for line in lines[start : start + _MOST_NOTES]:
        explains = notes and (has_year(line.text) or "：" in line.text) and len(line.text) <= 60
        if not _NOTE.match(line.text) and not explains:
            break
        notes.append(line)
    return notes


def notes_below(lines: Sequence[Line], key: int) -> list[Line]:
    """Notes directly below the line with this key."""
    at = next(index for index, line in enumerate(lines) if line.key == key)
    return _notes(lines, at + 1)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _GENERAL


def _agreement(title: Title, table: FigureTable) -> int:
    """How many words of the table's headers and row labels its title speaks of; words of the title count more."""
    own = " ".join(word.text for _, words in table.headers for word in words)
    own += " " + " ".join(row.label for row in table.rows if row.label)
    words = _words(own)
    above = fold(title.text)
    below = fold(" ".join(line.text for line in title.notes))
    return sum(3 if word in above else 1 if word in below else 0 for word in words)


def title_of(table: FigureTable, lines: Sequence[Line], titles: Sequence[Title], after: int) -> Title | None:
    """The title of a table; None where nothing above speaks of it.

    Args:
        table: the table.
        lines: the document's lines.
        titles: the document's titles in brackets.
        after: key of the last line of the table before; titles above it belong to that one.
    """
    first = table.headers[0][0].key
    at = next(index for index, line in enumerate(lines) if line.key == first)
    above = lines[at - 1] if at else None
    unit: tuple[Line, str] | None = None
    if above is not None and (only := _UNIT_ONLY.match(above.text)):
        unit = (above, only["unit"])
        above = lines[at - 2] if at > 1 else None
    if above is not None and (beside := _UNIT_ABOVE.match(above.text)):
        return Title(beside["title"].strip(), above, unit=(above, beside["unit"]))
    candidates = [title for title in titles if after < title.line.key < first]
    if not candidates:
        return None
    near = candidates[-1]
    best = max(candidates, key=lambda title: (_agreement(title, table), title.line.key))
    chosen = best if _agreement(best, table) > _agreement(near, table) else near
    if chosen.line is not above and not _agreement(chosen, table):
        return None
    return Title(chosen.text, chosen.line, chosen.notes, unit)
