"""An agreement's statements below the heads that name their parties, the parts of several parties side by side.

Seen as: 取組の内容 | 甲の役割 | 乙の役割 with a row of texts below; 協定の内容 over the whole width, its text
below, and below that the heads of the parties side by side over their texts. A page break may part a head from
its text, or a text. Head and text may share a cell, the head on its first line. Parties may stand there by their
bare names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.tables.agreement_labels import CONTENT, is_party, is_role
from extract.tables.rows import Spot, positions
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import card_fields
from schemas.printed import Grid, Page

_BARE = fold("内容")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A statement of an agreement: the cell that says whose part it is, and the cells with its text, if any."""

    label: Spot
    texts: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    label: Spot
    texts: list[Spot]

    def covers(self, spot: Spot, *, by_place: bool) -> float:
        """How much of a cell lies below the head: in points, or in columns."""
        own, other = self.label.cell, spot.cell
        if by_place and own.box is not None and other.box is not None:
            return min(own.box.x1, other.box.x1) - max(own.box.x0, other.box.x0)
        return min(own.columns.stop, other.columns.stop) - max(own.columns.start, other.columns.start)


def _is_head(spot: Spot) -> bool:
    return fold(spot.text).strip("【】()[]〔〕:") in CONTENT or is_role(spot.text)


def _is_of_party(label: Spot) -> bool:
    return is_role(label.text) or is_party(label.text)


def _heads(spots: Sequence[Spot], found: Sequence[_Head] = ()) -> list[Spot]:
    """The heads among the cells of a row; parties by their bare names beside or below what is to be done, too."""
    heads = [spot for spot in spots if _is_head(spot)]
    rest = [spot for spot in spots if not _is_head(spot)]
    agreed = any(spot.folded != _BARE and not is_role(spot.text) for spot in (*heads, *(h.label for h in found)))
    return list(spots) if agreed and all(is_party(spot.text) for spot in rest) else heads


def _rows(page: Page, grid: Grid) -> Iterator[list[Spot]]:
    """The printed cells of every row, each where it begins; heads over texts of their own cell are a row apart."""
    for index, row in enumerate(positions(page, grid)):
        spots = list({id(s): s for s in row if s is not None and not s.blank and s.cell.row == index}.values())
        inside = [_parted(spot) for spot in spots]
        if spots and all(inside):
            yield from (list(part) for part in zip(*filter(None, inside), strict=True))
        else:
            yield spots


def _parted(spot: Spot) -> tuple[Spot, Spot] | None:
    """The head on the first line of a cell and the text below it; None for a cell that begins with no head."""
    lines = spot.cell.lines
    if len(lines) < 2:
        return None
    head = Spot(spot.page, replace(spot.cell, lines=lines[:1]))
    return (head, Spot(spot.page, replace(spot.cell, lines=lines[1:]))) if _is_head(head) else None


def _opens(page: Page, grid: Grid) -> bool:
    """Whether a grid begins with heads of statements and nothing else."""
    first = next((spots for spots in _rows(page, grid) if spots), [])
    return bool(first) and len(_heads(first)) == len(first)


def headed_statements(grids: Sequence[tuple[Page, Grid]]) -> tuple[int, tuple[Statement, ...]] | None:
    """How many of the grids are one agreement with heads over its statements, and these; None where none is.

    Args:
        grids: grids that may continue one another, the agreement's first one in front.

    Every row is one of heads or one of texts, every text stands below a head, and at least one names a party.
    """
    if not _opens(*grids[0]):
        return None
    found = _statements(grids[:1])
    count = 1
    for following in grids[1:]:
        if not found or (_is_whole(found) and not _adds(found, *following)):
            break
        longer = _statements(grids[: count + 1])
        if not longer:
            break
        found, count = longer, count + 1
    labels = {each.label.folded for each in found if each.texts}
    parts = [each for each in found if each.texts and _is_of_party(each.label)]
    by_name = any(is_party(each.label.text) for each in parts)
    told = len(labels) > 1 and bool(parts) and (not by_name or all(map(_is_sentence, parts)))
    return (count, found) if told else None


def _is_sentence(statement: Statement) -> bool:
    return statement.texts[-1].text.rstrip().endswith(("。", "．"))


def _is_whole(found: Sequence[Statement]) -> bool:
    """Whether a party's part is there and every statement ends as a sentence does."""
    ended = all(each.texts and each.texts[-1].text.rstrip().endswith(("。", "．")) for each in found)
    return ended and any(_is_of_party(each.label) for each in found)


def _adds(found: Sequence[Statement], page: Page, grid: Grid) -> bool:
    """Whether a grid begins with heads of further parties."""
    first = next((spots for spots in _rows(page, grid) if spots), [])
    return _opens(page, grid) and not {s.folded for s in first} & {each.label.folded for each in found}


def _statements(grids: Sequence[tuple[Page, Grid]]) -> tuple[Statement, ...]:
    found: list[_Head] = []
    above: list[_Head] = []
    by_place = len({grid.column_count for _, grid in grids}) > 1
    for page, grid in grids:
        for spots in _rows(page, grid):
            heads = _heads(spots, found)
            if heads and len(heads) < len(spots):
                return ()
            if [spot.folded for spot in heads] == [head.label.folded for head in above] and page is not _page(
                above
            ):
                continue  # the heads are printed again overleaf
            if heads:
                # a caption right above other heads has no text of its own
                found = [head for head in found if head.texts or _is_of_party(head.label)]
                above = [_Head(spot, []) for spot in heads]
                found.extend(above)
                continue
            for spot in spots:
                nearest = max(above, key=lambda head: head.covers(spot, by_place=by_place), default=None)
                if nearest is None or nearest.covers(spot, by_place=by_place) <= 0 or card_fields(spot.text):
                    return ()
                nearest.texts.append(spot)
    return tuple(Statement(head.label, tuple(head.texts)) for head in found)


def _page(heads: Sequence[_Head]) -> Page | None:
    return heads[0].label.page if heads else None
