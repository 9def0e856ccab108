"""The rows of a card between two horizontal rulings: the label at the left, then cells parted by wide gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from schemas.folding import fold
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, FIELD_OF_ONE
from schemas.labels import read_label, year_and_rest
from schemas.printed import Box, Cell, Line, Word

_GAP_EM = 1.5
"""White space wider than this many line heights parts two cells."""
FEWEST_LABELS = 3
"""Different labels at the left edge that make rows a card."""
_MOST_BORDERS = 40
"""Borders that are tried at most; a page full of words would offer hundreds."""
_CARD_FIELDS = FIELD_OF_ONE | {
    "budget",
    "budget_years",
    "schedule",
    "kpi",
    "baseline",
    "target",
    "result",
    "number",
}

_HEADS = frozenset(fold(word) for word in (*AGREEMENT_HEADINGS, *CARD_HEADINGS))


@dataclass(frozen=True, slots=True)
class Band:
    """The space between two rulings over the full width of a card.

    Attributes:
        top: y of the upper ruling in points.
        bottom: y of the lower ruling.
        left: left end of the rulings.
        right: right end of the rulings.
        lines: printed lines inside, with places.
        inner: shorter rulings inside, which part the rows right of a spanning label.
    """

    top: float
    bottom: float
    left: float
    right: float
    lines: tuple[Line, ...]
    inner: tuple[Box, ...]

    def label(self, edge: float) -> str:
        """The text left of a border, line by line."""
        return "\n".join(line.text for line in parts(self.lines, self.left - 5.0, edge))

    def word(self, edge: float) -> str | None:
        """The word of the vocabulary that stands left of a border by itself; None for anything else."""
        label = read_label(self.label(edge))
        return label.word if label is not None and _CARD_FIELDS.intersection(label.fields) else None

    def is_labelled(self, edge: float) -> bool:
        """Whether a word of the vocabulary stands left of a border, and nothing else."""
        return self.word(edge) is not None

    def names_card(self, edge: float) -> bool:
        """Whether the label of a card's name stands left of a border."""
        label = read_label(self.label(edge))
        return label is not None and "name" in label.fields

    def crosses(self, edge: float) -> bool:
        """Whether a word reaches across a border."""
        return any(w.box is not None and w.box.x0 < edge - 1 and w.box.x1 > edge + 1 for w in self._words())

    def is_between(self, after: Band | None, edge: float) -> bool:
        """Whether the band is the space between two cards, with notes and headings, and no row of a card."""
        if not self.lines or self.is_labelled(edge) or self.inner:
            return False
        if after is None or after.names_card(edge):
            return self.crosses(edge) or not parts(self.lines, edge, self.right + 5.0)
        heads = any(fold(line.text).rstrip("0123456789").strip("【】()<>") in _HEADS for line in self.lines)
        return heads or (self.crosses(edge) and after.is_labelled(edge))

    def _words(self) -> list[Word]:
        return [word for line in self.lines for word in line.words]

    @property
    def starts(self) -> list[float]:
        """Left edges of all words."""
        return [word.box.x0 for word in self._words() if word.box is not None]


def parts(lines: Sequence[Line], low: float, high: float) -> list[Line]:
    """The parts of lines whose words have their middle between two borders."""
    found: list[Line] = []
    for line in lines:
        words = [w for w in line.words if w.box is not None and low <= w.box.center[0] < high]
        if words:
            box = Box.around([w.box for w in words if w.box is not None])
            text = line.text if len(words) == len(line.words) else _text(words)
            found.append(replace(line, words=tuple(words), text=text, box=box))
    return sorted(found, key=lambda part: (part.box.top if part.box else 0.0, part.box.x0 if part.box else 0.0))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def left_edge(bands: Sequence[Band]) -> float | None:
    """The border right of the labels: where most bands have a known label to the left; None without one."""
    words = (word.text for band in bands for line in band.lines for word in line.words)
    if sum(read_label(word) is not None for word in words) < FEWEST_LABELS:
        return None
    drawn = sorted({round(box.x0, 1) for band in bands for box in band.inner})
    # values begin at the border of the labels, so the border is among the commonest beginnings
    starts = Counter(round(start) for band in bands for start in band.starts)
    common = sorted(start for start, _ in starts.most_common(_MOST_BORDERS))
    best: tuple[int, float] | None = None
    for edge in [*drawn[:_MOST_BORDERS], *(start - 1.5 for start in common)]:
        score = len({band.word(edge) for band in bands if not band.crosses(edge)} - {None})
        if best is None or score > best[0]:
            best = (score, edge)
    return best[1] if best is not None and best[0] >= FEWEST_LABELS else None


def _height(lines: Sequence[Line]) -> float:
    heights = sorted(line.box.height for line in lines if line.box is not None)
    return heights[len(heights) // 2] if heights else 10.0


def _clusters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The extents of words that no wide gap parts, over all lines of a row."""
    words = sorted(
        ((w.box.x0, w.box.x1) for line in lines for w in line.words if w.box is not None), key=lambda w: w[0]
    )
    gap = _GAP_EM * _height(lines)
    found: list[tuple[float, float]] = []
    for x0, x1 in words:
        if found and x0 - found[-1][1] <= gap:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _is_header(texts: Sequence[str]) -> bool:
    """Whether a row of cells heads the rows below: labels and years only."""
    return all(read_label(text) or year_and_rest(text) for text in texts)


def _value_cells(
    lines: Sequence[Line], row: int, top: float, bottom: float, edge: float, right: float
) -> list[Cell]:
    clusters = _clusters(lines)
    if not clusters:
        return [Cell(row, 1, 1, 1, (), Box(edge, top, right, bottom))]
    contents = [tuple(parts(lines, x0 - 0.1, x1 + 0.1)) for x0, x1 in clusters]
    texts = ["\n".join(line.text for line in content) for content in contents]
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(clusters)]
    # the first year's column is as wide left of it as right: names of rows may stand before it
    first = clusters[0][0] + clusters[0][1] - middles[0] if middles and year_and_rest(texts[0]) else edge
    borders = [max(edge, first), *middles, right]
    wide = _is_header(texts)
    cells: list[Cell] = []
    for number, ((x0, x1), content) in enumerate(zip(clusters, contents, strict=True)):
        # a header reaches half way to the next one; a value stands where it is printed, however narrow
        extent = (borders[number], borders[number + 1]) if wide else (x0, x1)
        cells.append(Cell(row, number + 1, 1, 1, content, Box(extent[0], top, extent[1], bottom)))
    if read_label(texts[-1]) and not wide:
        # a label at the end of the row has an empty value
        cells.append(Cell(row, len(cells) + 1, 1, 1, (), Box(clusters[-1][1] + 1, top, right, bottom)))
    return cells


def rows_of(band: Band, edge: float, first: int) -> tuple[list[Cell], int]:
    """The cells of a band and the number of its rows.

    Args:
        band: the band.
        edge: the border right of the labels.
        first: number of the band's first row in the table.
    """
    borders = [band.top, *sorted({round(box.top, 1) for box in band.inner}), band.bottom]
    label = tuple(parts(band.lines, band.left - 5.0, edge))
    height = len(borders) - 1
    cells = [Cell(first, 0, height, 1, label, Box(band.left, band.top, edge, band.bottom))]
    for number, (top, bottom) in enumerate(pairwise(borders)):
        own = [line for line in band.lines if line.box is not None and top < line.box.center[1] <= bottom]
        values = parts(own, edge, band.right + 5.0)
        cells.extend(_value_cells(values, first + number, top, bottom, edge, band.right))
    return cells, height
