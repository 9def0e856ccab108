"""Labels of one year in two calendars, the second below the first: 「平成7年」 over 「(1995)」.

Where no ruling parts rows, figures beside both lines make two rows of them; the label is one, beside both.
"""

from __future__ import annotations

from extract.layout.grids.skeleton import Skeleton, reindexed
from extract.layout.lines import Draft
from extract.year_shapes import is_year, same_year
from schemas.folding import fold
from schemas.patterns import lazy_pattern

_RESTATED = lazy_pattern(r"\(?(?:西暦)?(?P<year>[0-9]{4})(?:年度?)?\)?")


def with_whole_years(skeleton: Skeleton, lines: list[list[Draft]]) -> tuple[Skeleton, list[list[Draft]]]:
    """The skeleton and the lines of its cells, each year in two calendars as one cell over both rows.

    Args:
        skeleton: that of a table whose borders were inferred.
        lines: the lines of each of its cells.
    """
    cells = list(skeleton.cells)
    merged: dict[int, int] = {}
    width = len(skeleton.xs) - 1
    for upper, span in enumerate(skeleton.cells):
        below = (span.row + span.rows) * width + span.column
        lower = skeleton.owner[below] if below < len(skeleton.owner) else -1
        if lower < 0 or (span.rows, span.columns) != (1, 1) or cells[lower][1:] != (span.column, 1, 1):
            continue
        if len(lines[upper]) == len(lines[lower]) == 1 and _restates(lines[upper][0].text, lines[lower][0].text):
            merged[upper] = lower
    if not merged:
        return skeleton, lines
    gone = set(merged.values())
    kept = sorted(
        (span._replace(rows=2) if k in merged else span, k) for k, span in enumerate(cells) if k not in gone
    )
    texts = [[*lines[k], *lines[merged[k]]] if k in merged else lines[k] for _, k in kept]
    return reindexed(skeleton.xs, skeleton.ys, [span for span, _ in kept]), texts


def _restates(upper: str, lower: str) -> bool:
    """Whether a text is the year above it once more, by the other calendar."""
    match = _RESTATED.fullmatch(fold(lower))
    other = fold(upper)
    return (
        match is not None and match["year"] not in other and is_year(other) and same_year(other) == match["year"]
    )
