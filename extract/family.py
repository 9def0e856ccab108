"""What a layout is: a family finds its regions in a document and reads raw records from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from schemas.frozen import dataclass
from schemas.printed import Box, Cell, Document, Line, Page, Printed, Reading


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a document that a family claims.

    Attributes:
        family: name of the family.
        key: smallest key of the claimed lines; regions are read in this order.
        pages: indices into ``Document.pages``, in reading order.
        grids: keys of the claimed tables; two families claiming one table is a finding.
        lines: keys of claimed lines outside tables (a title, a unit note, a card in a text dump).
    """

    family: str
    key: int
    pages: tuple[int, ...]
    grids: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Family:
    """A layout: ``find`` and ``read`` are pure functions of the document.

    ``priority`` decides between two families that claim the same table: the lower one reads it, and the other
    claim becomes a finding only where both have the same priority. A family ``of_tables`` alone, all of whose
    regions hold tables, is not asked where families before it have taken every table.
    """

    name: str
    find: Callable[[Document], tuple[Region, ...]]
    read: Callable[[Document, Region], Reading]
    priority: int = 50
    of_tables: bool = False


def printed(page: Page, lines: Sequence[Line], text: str | None = None) -> Printed:
    """The printed text of ``lines`` with its place; ``text`` narrows it to a part of what the lines say."""
    if len(lines) == 1 and page.method != "ocr":
        # what most cells hold
        line = lines[0]
        return Printed(
            line.text if text is None else text, page.number, line.box, line.number, page.method, 1.0, (line.key,)
        )
    return Printed(
        text="\n".join([line.text for line in lines]) if text is None else text,
        page=page.number,
        box=lines[0].box if len(lines) == 1 else Box.around([line.box for line in lines if line.box is not None]),
        line=lines[0].number if lines else None,
        method=page.method,
        # only recognised words are less than certain, and asking each of them takes long
        confidence=min((line.confidence for line in lines), default=1.0) if page.method == "ocr" else 1.0,
        keys=tuple(line.key for line in lines),
    )


def printed_cell(page: Page, cell: Cell, text: str | None = None, lines: Sequence[Line] | None = None) -> Printed:
    """The printed text of a cell; its box is the cell's own where the words have none.

    Args:
        page: the cell's page.
        cell: the cell.
        text: a part of what the lines say; None for all of it.
        lines: the lines that are told of; None for all of the cell.
    """
    value = printed(page, cell.lines if lines is None else lines, text)
    if value.box is None and cell.box is not None:
        return Printed(value.text, value.page, cell.box, value.line, value.method, value.confidence, value.keys)
    return value


def keys(lines: Iterable[Line]) -> frozenset[int]:
    """The keys of printed lines."""
    return frozenset(line.key for line in lines)
