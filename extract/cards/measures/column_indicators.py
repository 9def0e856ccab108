"""What tables with a column an indicator say of each: its baseline, its target, results year by year, its unit."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import is_dash
from extract.cards.cells.places import joined
from extract.cards.draft import Draft
from extract.cards.measures.indicator_table import without_label, years_of_values
from extract.cards.measures.named_columns import FigureRow, NamedColumns
from extract.year_shapes import is_newest_first, same_year
from schemas.folding import fold
from schemas.printed import Printed

_LAST = "最終"
_BETWEEN = "中間"


def read_named_columns(table: NamedColumns, draft: Draft) -> int:
    """Reads the indicators of a table; the row after it.

    Args:
        table: the table.
        draft: receives the indicators.
    """
    draft.use(*table.heads, *table.names)
    for figures in table.rows:
        draft.use(*figures.left, *(p for p in figures.cells if p is not None))
    for at, name in enumerate(table.names):
        below = next((piece for figures in table.rows if (piece := figures.cells[at]) is not None), None)
        if name.role == "blank" and below is not None:
            draft.remark(
                "value-in-wrong-cell",
                f"指標名のない列に「{fold(below.text)[:30]}」があります。どの指標の値か、原本を確かめてください。",
                below.printed,
                "kpis",
            )
        if name.role != "blank" or below is not None:
            _read(table, at, draft)
    return table.end


def _read(table: NamedColumns, at: int, draft: Draft) -> None:
    """Reads the indicator of one column."""
    name = table.names[at]
    cells = draft.cells(fresh=True)
    if name.role != "blank":
        cells.values["indicator"] = [without_label(name)]
        cells.labels["indicator"] = table.heads[0].printed
    for field in ("baseline", "target"):
        rows = [row for row in table.rows if row.kind == field]
        filled = [row for row in rows if row.cells[at] is not None]
        final = _final(filled, table, at)
        if final is not None and (value := final.cells[at]) is not None:
            cells.values[field], cells.labels[field] = [value], _said(final)
        elif rows and not any(any(row.cells) for row in rows):
            cells.labels[field] = _said(rows[-1])  # a form that nobody has filled in
        for row in filled:
            if row is not final:
                _keep(table, row, at, draft)
    for row in table.rows:
        piece = row.cells[at]
        if piece is None or row.kind in ("baseline", "target"):
            continue
        if row.kind == "result":
            cells.results.append((row.year.year if row.year is not None else _said(row), [piece]))
        elif row.kind in ("rate", "other"):
            _keep(table, row, at, draft)
        else:
            cells.values.setdefault(row.kind, []).append(piece)
            cells.labels.setdefault(row.kind, _said(row))
    years_of_values(cells.values, cells.labels)


def _final(rows: Sequence[FigureRow], table: NamedColumns, at: int) -> FigureRow | None:
    """Of several rows the one that the indicator is measured by: the last target, the latest state.

    Targets of years that have results, too, are those of the years where another row says what is aimed at.
    """
    done = {year for row in table.rows if row.kind == "result" and (year := _year(row))}
    told = [row for row in rows if (piece := row.cells[at]) is not None and not is_dash(piece.text)] or rows
    told = [row for row in told if _LAST in _words(row)] or told
    told = [row for row in told if _BETWEEN not in _words(row)] or told
    told = [row for row in told if _year(row) not in done] or told
    if not told:
        return None
    return told[0] if is_newest_first([_year(row) for row in told]) else told[-1]


def _keep(table: NamedColumns, row: FigureRow, at: int, draft: Draft) -> None:
    """Keeps what no column of the output is for; beside other indicators with the name of its own."""
    piece = row.cells[at]
    if piece is None or is_dash(piece.text):
        return
    several = sum(name.role != "blank" for name in table.names) > 1
    names = [table.names[at].printed] if several and table.names[at].role != "blank" else []
    draft.extra.append((joined([*names, _said(row)], " "), piece.printed))


def _said(row: FigureRow) -> Printed:
    return joined([p.printed for p in row.left], " ")


def _words(row: FigureRow) -> str:
    return fold(" ".join(p.text for p in row.left))


def _year(row: FigureRow) -> str:
    return same_year(" ".join(p.text for p in row.left))
