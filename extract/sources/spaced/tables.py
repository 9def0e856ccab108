"""The tables of a text dump that keeps its columns by spaces, as tables among the lines of its flow.

Cards and agreements stay lines: their forms are read from the lines of a dump, whatever its columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.dumps.agreements import agreement_segments
from extract.dumps.segments import card_segments
from extract.outline import outline
from extract.sources.spaced.columns import lattices
from extract.sources.spaced.heads import Spot
from extract.sources.spaced.pieces import Piece, is_value
from extract.sources.spaced.rows import Laid, is_doubtful, laid_out
from extract.sources.text.inline_markup import line_of
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Cell, Document, Grid, Line, Page, SourceNote

_KEPT = lazy_pattern(r"\S {3,}\S")
_LEAST_KEPT = 6
_KEPT_SHARE = 0.02
_PAGE_BREAK = "\f"
_LEAST_FIGURES = 20
_LOST_SHARE = 0.05


def with_tables(source: Sequence[str], flow: Sequence[Line]) -> tuple[list[Line | Grid], list[SourceNote]]:
    """The flow of a plain dump with its tables where it keeps columns, with keys in reading order, and remarks.

    A table whose columns remain in doubt is kept line by line, with a remark. Where others are read, one remark
    says that their borders were told by white space, for a dump shows none.

    Args:
        source: all lines of the file as printed.
        flow: the lines that are text, in order; what is left out of it is furniture.
    """
    kept = sum(_KEPT.search(line) is not None for line in source)
    if kept < max(_LEAST_KEPT, _KEPT_SHARE * sum(map(bool, source))):
        return list(flow), _lost_columns(source)
    forms = _forms(flow)
    free = {line.number for line in flow if line.number is not None and line.key not in forms}
    tables: dict[int, Laid] = {}
    known: set[str] = set()
    notes: list[SourceNote] = []
    for first, lines in _pages(source):
        for lattice in lattices(lines, [first + n + 1 in free for n in range(len(lines))], known):
            found = laid_out(lattice)
            if found is None:
                continue
            found = _shifted(found, first + 1)
            if is_doubtful(found):
                notes.append(_doubt(min(found.lines)))
                found = _undivided(found)
            start = next(reversed(tables), None)
            joined = None
            if start is not None and not any(max(tables[start].lines) < n < min(found.lines) for n in free):
                joined = _joined(tables[start], found)
            if joined is not None and start is not None:
                tables[start] = joined
            else:
                tables[min(found.lines)] = found
    taken = {n: start for start, table in tables.items() for n in table.lines}
    result: list[Line | Grid] = []
    key = min((line.key for line in flow), default=1)
    for line in flow:
        start = taken.get(line.number or 0)
        if start is None:
            result.append(replace(line, key=key))
            key += 1
        elif start == line.number:
            grid = _grid(tables[start], number=start, key=key)
            result.append(grid)
            key += 1 + sum(len(cell.lines) for cell in grid.cells)
    if tables:
        message = (
            f"空白で欄をそろえたテキストのため、表{len(tables)}件の行と列の境を空白の位置から決めました。"
            "罫線は分からないので、原本のPDFがあればそちらを読み取るか、原本と照らし合わせてください。"
        )
        notes.append(SourceNote("borders-from-spaces", message, line=min(tables), found=str(len(tables))))
    return result, notes


def _lost_columns(source: Sequence[str]) -> list[SourceNote]:
    """A remark on the dump of a paper whose figures stand one below the other: nobody can tell their columns."""
    filled = [line.strip() for line in source if line.strip()]
    figures = sum(is_value(line) or is_year(line) for line in filled)
    if not any(_PAGE_BREAK in line for line in source) or figures < max(_LEAST_FIGURES, _LOST_SHARE * len(filled)):
        return []
    message = (
        f"表の列が保たれていないテキストです（数値や記号だけの行が{figures}行）。表の値は読み取れないか、"
        "別の欄の値になっているおそれがあります。原本のPDFか、列を空白で保ったテキスト（pdftotext -layout）を"
        "読み取ってください。"
    )
    return [SourceNote("damaged-source", message, found=str(figures))]


def _doubt(line: int) -> SourceNote:
    message = (
        f"{line}行目からの表は、空白の位置だけでは列の境を決められないため、行のまま残しています。"
        "原本のPDFがあればそちらを読み取ってください。"
    )
    return SourceNote("value-in-wrong-cell", message, line=line)


def flow_lines(flow: Sequence[Line | Grid]) -> list[Line]:
    """All lines of a flow, those in tables too."""
    return [line for item in flow for line in ((item,) if isinstance(item, Line) else item.lines)]


def _forms(flow: Sequence[Line]) -> frozenset[int]:
    """The keys of the lines of cards and agreements."""
    page = Page(None, None, None, tuple(flow))
    document = Document("d0", "", "", "text/plain", "text", None, (page,))
    headings = frozenset(heading.line.key for heading in outline(document).headings)
    cards = {line.key for segment in card_segments(page) for line in (*segment.lines, *segment.notes)}
    agreements = {line.key for _, lines in agreement_segments(page, headings) for line in lines}
    return frozenset(cards | agreements)


def _pages(source: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The lines of each page with the index of the first one."""
    pages: list[tuple[int, list[str]]] = [(0, [])]
    for index, line in enumerate(source):
        if _PAGE_BREAK in line and pages[-1][1]:
            pages.append((index, []))
        pages[-1][1].append(line.replace(_PAGE_BREAK, ""))
    return pages


def _shifted(found: Laid, by: int) -> Laid:
    """A table of a page with the lines counted through the whole dump."""
    spots = [
        replace(spot, pieces=tuple(replace(piece, line=piece.line + by) for piece in spot.pieces))
        for spot in found.spots
    ]
    return replace(found, spots=tuple(spots), lines=frozenset(n + by for n in found.lines))


def _undivided(table: Laid) -> Laid:
    """A table whose columns are in doubt as a column of whole lines: its text is kept, and nobody guesses."""
    pieces: dict[int, list[Piece]] = {}
    for spot in table.spots:
        for piece in spot.pieces:
            pieces.setdefault(piece.line, []).append(piece)
    spots = [
        Spot(row, 0, 1, 1, tuple(sorted(pieces[line], key=lambda p: p.start)))
        for row, line in enumerate(sorted(pieces))
    ]
    return Laid(tuple(spots), table.lines, 0, len(spots), 1)


def _joined(above: Laid, below: Laid) -> Laid | None:
    """Two tables as one where the second repeats the heads of the first: it goes on on the next page."""
    if not above.heads or (above.heads, above.columns) != (below.heads, below.columns):
        return None
    if _heads(above) != _heads(below):
        return None
    by = above.rows - below.heads
    rest = [replace(spot, row=spot.row + by) for spot in below.spots if spot.row >= below.heads]
    rows = above.rows + below.rows - below.heads
    return replace(above, spots=(*above.spots, *rest), lines=above.lines | below.lines, rows=rows)


def _heads(table: Laid) -> dict[tuple[int, int, int], str]:
    return {
        (spot.row, spot.column, spot.column_span): fold("".join(piece.text for piece in spot.pieces))
        for spot in table.spots
        if spot.row < table.heads
    }


def _grid(table: Laid, *, number: int, key: int) -> Grid:
    cells: list[Cell] = []
    following = key + 1
    for spot in sorted(table.spots, key=lambda spot: (spot.row, spot.column)):
        lines: list[Line] = []
        by_line: dict[int, list[str]] = {}
        for piece in spot.pieces:
            by_line.setdefault(piece.line, []).append(piece.text)
        for n, texts in by_line.items():
            lines.append(line_of(" ".join(texts), n, following))
            following += 1
        cells.append(Cell(spot.row, spot.column, spot.row_span, spot.column_span, tuple(lines)))
    return Grid(tuple(cells), table.rows, table.columns, number=number, key=key, ruled=False)
