"""Rulings of tables that stand under each other, parted where titles and notes stand between two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.grids.level_edges import (
    LARGER,
    is_one_text,
    label_grounds,
    reach_of_grounds,
    top_below_heading,
)
from extract.layout.grids.rule_groups import HIGHER
from extract.layout.grids.ruled_boxes import FEWEST_RULES
from extract.layout.grids.said_above import fields_said_above
from extract.layout.grids.single_rows import has_figures_below
from extract.layout.grids.underlined_headings import stands_below_heading
from extract.layout.grids.upright_regions import OPEN_SIDE_PT
from extract.layout.ink import Fill, Glyph

FLUSH_PT = 1.5
"""Text begins so near the end of a ruling where cells have no padding."""
SEVERAL_FLUSH = 2
"""So many flush lines stand between two tables, however high their rows are: a note, and the next caption."""
MANY_PIECES = 4
"""Where the rows of a table hold so many pieces, a title with a unit beside it is none of them."""
HEAVIER = 1.2
"""The rulings around a table are so many times as wide as those between its rows, at least."""
FEWEST_TOGETHER = 2
"""So many lines are a caption with its source, or a heading below them."""
MUCH_LARGER = 1.15
"""A heading among other lines between two tables is set so much larger than their rows, at least."""
SPACED_EM = 1.2
TALL_EM = 3.0
"""White space beside a line of titles and notes between two tables, and the distance of those, at least."""
INDENTED_PT = 40.0
CENTRED_PT = 6.0
"""A caption begins so far right of its table's left end, and its middle is half of this from the table's."""


def stretches(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> list[Sequence[Rule]]:
    """The rulings of tables that stand under each other, cut where titles and notes stand between two of them.

    Args:
        rules: horizontal rulings with the same ends, top to bottom.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    if len(rules) == 1:
        return [rules]
    left, right = min(rule.low for rule in rules), max(rule.high for rule in rules)
    found: list[list[Rule]] = [[rules[0]]]
    bands = [
        [g for g in glyphs if above.at < (g[2] + g[4]) / 2 < below.at and g[1] < right]
        for above, below in pairwise(rules)
    ]
    between = [rows_of(band) for band in bands]
    counts = sorted(max(len(row.pieces) for row in rows) for rows in between if rows)
    few = 2 if counts and counts[len(counts) // 2] >= MANY_PIECES else 1
    heights = [
        (below.at - above.at) / _row_count(rows)
        for (above, below), rows in zip(pairwise(rules), between, strict=True)
    ]
    # where words stand side by side, there are the rows of a table; texts between tables are higher
    apart = [[row for row in rows if _stands_apart(row)] for rows in between]
    beside = [height for height, rows in zip(heights, apart, strict=True) if rows]
    usual = median(beside if len(beside) >= FEWEST_RULES else heights)
    # the sizes of recognised words differ from line to line: a heading is larger than all rows
    size = max([row.size for rows in apart for row in rows], default=float("inf"))
    edges = [min(row.pieces[0].x0 for row in rows) for rows in between if rows]
    first = min((row.pieces[0].x0 for rows in apart for row in rows), default=left)
    padded = bool(edges) and max(median(edges), first) > left + FLUSH_PT
    ends = [right - max(row.pieces[-1].x1 for row in rows) for rows in between if rows]
    padded_right = bool(ends) and median(ends) > FLUSH_PT
    columns = _first_columns(between)
    grounds = label_grounds(rules[0], fills)
    fields: list[bool] | None = None
    start = 0
    for number, ((above, below), rows) in enumerate(zip(pairwise(rules), between, strict=True)):
        # where cells are padded, a line flush with the ends of the rulings stands between two tables
        flush = sum(_is_flush(row, left) for row in rows)
        centred = len(rows) == 1 and len(rows[0].pieces) == 1 and _is_centred(rows[0], left, right)
        # between the last row of one table and the first of another it stands alone, too
        inside = any(_is_flush(row, left) for row in rows[1:-1])
        high = below.at - above.at > HIGHER * usual
        titled = (high and (centred or (padded and flush > 0))) or (padded and flush >= SEVERAL_FLUSH)
        spread = padded and few > 1 and _are_note_and_caption(rows, left, right)
        begins_left = any(p.x0 < left - 2 and p.x1 > left + 2 for row in rows for p in row.pieces)
        spaced = _is_spaced(above, below, rows) and all(len(row.pieces) <= few for row in rows)
        alone = padded and flush == len(rows) == 1
        framed = _ends_frame(rules, number) and (alone or _are_caption_and_source(rows, above))
        unit = padded_right and _end_with_unit(rows, below)
        headed = (padded and _end_with_heading(rows, left)) or (
            (alone or (high and len(rows) > 1)) and _hold_heading(rows, size)
        )
        told = begins_left or framed or unit or headed
        parted = told or (padded and inside) or _parts_grounds(above, below, grounds)
        anew = padded and flush > 0 and _is_flush(rows[-1], left) and _begins_anew(bands, start, number)
        filled = (titled or spread or spaced) and _fills(above, below, rows, columns, bands[number])
        parted = parted or (start == number and _is_heading_before(above, below, rows, grounds, glyphs))
        cut = anew or parted or ((titled or spread or spaced) and not filled)
        top = None if cut else top_below_heading(above, below, rows, fills)
        if cut or top is not None:
            fields = fields_said_above(rules, glyphs) if fields is None else fields
            if anew or not fields[number]:
                found.append([] if top is None else [Rule(top, below.low, below.high, 0.0)])
                start = number + 1
        found[-1].append(below)
    return [*found]


def _begins_anew(bands: Sequence[Sequence[Glyph]], start: int, number: int) -> bool:
    """Whether titles alone stand in a band, and the one below begins with the label that began the table above.

    Args:
        bands: the glyphs between each two rulings.
        start: the first band of the table above.
        number: the band in question.
    """
    if not start < number < len(bands) - 1 or any(len(row.pieces) > 1 for row in rows_of(bands[number])):
        return False
    label = _first_label(bands[start])
    return label != "" and label == _first_label(bands[number + 1])


def _first_label(band: Sequence[Glyph]) -> str:
    """The leftmost text of a row with a text beside it; empty for other rows."""
    rows = rows_of(band)
    if not any(len(row.pieces) > 1 for row in rows):
        return ""
    label = min((row.pieces[0] for row in rows), key=lambda piece: piece.x0)
    return "".join(g[0] for g in band if label.x0 <= g[1] and g[3] <= label.x1 and not g[0].isspace())


def _first_columns(between: Sequence[Sequence[Row]]) -> tuple[float, float] | None:
    """Where the leftmost label, and most pieces beside labels, begin; None where too few do so."""
    pieces = [piece for rows in between for row in rows for piece in row.pieces]
    first = min((piece.x0 for piece in pieces), default=0.0)
    beside = Counter(round(piece.x0) for piece in pieces if piece.x0 > first + FLUSH_PT)
    second, count = max(beside.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    # labels of one length each may stand in the middle of their column
    labels = sum(piece.x1 < second for piece in pieces)
    return (first, float(second)) if min(labels, count) >= FEWEST_RULES else None


def _fills(
    above: Rule, below: Rule, rows: Sequence[Row], columns: tuple[float, float] | None, glyphs: Sequence[Glyph]
) -> bool:
    """Whether lines between two rulings are a row: they begin in both columns, a label and a text beside it.

    A label may fill its column, so that hardly any white parts it from the text. The title of the next table may
    begin so too, but stands right above it.
    """
    if columns is None or not rows:
        return False
    if rows[0].top - above.at > 2 * (below.at - rows[-1].bottom) + rows[0].size:
        return False
    pieces = [piece for row in rows for piece in row.pieces]
    first, second = columns
    near = any(abs(g[1] - second) <= FLUSH_PT for g in glyphs)
    near = near and not any(g[1] < second - FLUSH_PT and g[3] > second + FLUSH_PT for g in glyphs)
    labelled = any(first - FLUSH_PT <= p.x0 and (p.x1 < second or (near and p.x0 < second)) for p in pieces)
    return labelled and (near or any(abs(p.x0 - second) <= FLUSH_PT for p in pieces))


def _parts_grounds(above: Rule, below: Rule, grounds: Sequence[Fill]) -> bool:
    """Whether the grounds of labels go on below one ruling or above the next, and do not reach the other one."""
    end, start = reach_of_grounds(above, grounds)[1], reach_of_grounds(below, grounds)[0]
    return (
        (end > above.at or start < below.at) and end < below.at - SAME_LINE_PT and start > above.at + SAME_LINE_PT
    )


def _is_heading_before(
    above: Rule, below: Rule, rows: Sequence[Row], grounds: Sequence[Fill], glyphs: Sequence[Glyph]
) -> bool:
    """Whether one text without a ground stands over labels that have one, below the ruling of another heading."""
    return (
        len(rows) == 1
        and not _stands_apart(rows[0])
        and reach_of_grounds(below, grounds)[0] == below.at < reach_of_grounds(below, grounds)[1]
        and stands_below_heading(above, glyphs)
    )


def _ends_frame(rules: Sequence[Rule], number: int) -> bool:
    """Whether two rulings that follow one another are heavier than those of the rows above and below them.

    So the last ruling of a table and the first one of the next are.
    """
    if not 0 < number < len(rules) - 2:
        return False
    before, above, below, after = rules[number - 1 : number + 3]
    return above.width > HEAVIER * before.width > 0 and below.width > HEAVIER * after.width > 0


def is_framed(rules: Sequence[Rule]) -> bool:
    """Whether the first and the last ruling of a table are heavier than most between: it ends with them."""
    inner = [rule.width for rule in rules[1:-1]]
    return len(inner) > 1 and min(rules[0].width, rules[-1].width) > HEAVIER * median(inner) > 0


def _end_with_heading(rows: Sequence[Row], left: float) -> bool:
    """Whether the last of several lines is flush and in larger type: the next ruling underlines a heading."""
    if len(rows) < FEWEST_TOGETHER or abs(rows[-1].pieces[0].x0 - left) > FLUSH_PT:
        return False
    return rows[-1].size >= LARGER * max(row.size for row in rows[:-1])


def _hold_heading(rows: Sequence[Row], size: float) -> bool:
    """Whether one of some lines is a text in larger type than all rows of the tables (``size``, in points)."""
    return any(row.size >= MUCH_LARGER * size and not _stands_apart(row) for row in rows)


def _are_caption_and_source(rows: Sequence[Row], rule: Rule) -> bool:
    """Whether several lines of one text each stand below a ruling, some in its middle or at its right end."""
    return (
        len(rows) >= FEWEST_TOGETHER
        and all(is_one_text(row, rule) for row in rows)
        and any(
            _is_centred(row, rule.low, rule.high) or abs(rule.high - row.pieces[-1].x1) <= FLUSH_PT for row in rows
        )
    )


def _is_flush(row: Row, left: float) -> bool:
    """Whether a line is one piece, with a typed space in it at most, that begins where the rulings do."""
    return not _stands_apart(row) and abs(row.pieces[0].x0 - left) <= FLUSH_PT


def _stands_apart(row: Row) -> bool:
    """Whether pieces of a line stand apart by more than a space that is typed between number and name."""
    return any(b.x0 - a.x1 > SPACED_EM * row.size for a, b in pairwise(row.pieces))


def _end_with_unit(rows: Sequence[Row], rule: Rule) -> bool:
    """Whether a single piece at the right end of a ruling is the last line above it, as a unit above a table is.

    Above it may stand the caption of the table, and the text before it.
    """
    if not rows or len(rows[-1].pieces) > 1:
        return False
    unit = rows[-1].pieces[0]
    at_end = 2 * unit.x0 > rule.low + rule.high and abs(rule.high - unit.x1) <= FLUSH_PT
    return at_end and all(len(row.pieces) == 1 or is_one_text(row, rule) for row in rows[:-1])


def _is_centred(row: Row, left: float, right: float) -> bool:
    """Whether a line of one text stands in the middle between two places, as a caption over a table does."""
    first, last = row.pieces[0].x0, row.pieces[-1].x1
    return abs((first + last) - (left + right)) <= CENTRED_PT and first - left > INDENTED_PT


def _row_count(rows: Sequence[Row]) -> int:
    """How many rows of figures stand between two rulings; 1 where lines of texts may be one row."""
    return sum(len(row.pieces) > 1 for row in rows) if has_figures_below(rows) else 1


def _are_note_and_caption(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether lines are a caption with its unit, with at most notes flush with the table's left end above it."""
    notes = [row for row in rows if not _is_spread(row, left, right)]
    return len(notes) < len(rows) and all(_is_flush(row, left) for row in notes)


def _is_spread(row: Row, left: float, right: float) -> bool:
    """Whether a line is a caption and a unit, flush with both ends, as no cell with a padding is."""
    ends = (row.pieces[0].x0 - left, right - row.pieces[-1].x1)
    return len(row.pieces) == 2 and abs(ends[0]) <= FLUSH_PT and abs(ends[1]) <= FLUSH_PT + OPEN_SIDE_PT


def _is_spaced(above: Rule, below: Rule, rows: Sequence[Row]) -> bool:
    """Whether lines between two rulings stand in more white space than the lines of a cell do."""
    if not rows:
        return False
    size = max(row.size for row in rows)
    edges = [above.at, *(y for row in rows for y in (row.top, row.bottom)), below.at]
    white = max(edges[k + 1] - edges[k] for k in range(0, len(edges), 2))
    return white >= SPACED_EM * size and below.at - above.at >= TALL_EM * size
