"""Tables of indicators inside a card: 指標名, 単位, 現状値, 目標値 and years across, an indicator a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.beside import is_unit_row
from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, same_edges, split_by_columns
from extract.cards.cells.places import joined
from extract.cards.cells.view import (
    BESIDE_INDICATORS,
    View,
    heads_indicators,
    heads_years,
    is_year_of_value,
    unknown_heads,
)
from extract.cards.draft import Draft
from schemas.folding import fold
from schemas.labels import is_year, read_label
from schemas.printed import Printed

_TAKING_PART = "municipalities"
_OF_ROW = ("unit", "baseline", "target")


def read_indicator_table(view: View, row: int, draft: Draft) -> tuple[int, list[Piece]]:
    """Reads the table of indicators whose header is a row.

    Args:
        view: the card.
        row: a row for which :func:`extract.cards.cells.view.heads_indicators` holds.
        draft: what has been read from the card.

    Returns:
        The row after the last, and the labels over several rows beside the table.
    """
    unknown = unknown_heads(view, row)
    heads = [p for p in view.starting(row) if p.role in ("label", "year") or p in unknown]
    bands = [p for p in view.rows[row] if p.last > _last_head(view, row)]
    group = [p for p in bands if p.is_field("kpi", "indicator")]
    named = next((p for p in heads[1:] if p.is_field("indicator", "kpi")), None)
    if not group and named is not None:
        # a band at the side may say anything: 「実績」 beside 区分 | 現状値 | R6 | …
        group = [p for p in bands if p.x1 <= named.x0 + 0.01 and p.role != "blank"]
        if not group and heads[0].is_field("kpi") and named.is_field("indicator"):
            group = heads[:1]
    if not group and heads and heads[0].is_field("indicator", "kpi") and heads[0] not in bands:
        group = [p for p in bands if p.x1 <= heads[0].x0 + 0.01 and p.role != "blank"]
    heads = [p for p in heads if p not in group]
    if group and heads and not any(p.is_field("indicator", "kpi") for p in heads):
        # 「成果指標 | (blank) | 現状 | 目標」: the band heads the names
        between = [p for p in view.starting(row) if group[-1].x1 - 0.01 <= p.x0 and p.x1 <= heads[0].x0 + 0.01]
        heads = [*(replace(p, role="label", label=group[-1].label) for p in between[:1] if not p.text), *heads]
    draft.use(*heads, *group)
    for head in heads:
        if head.label is not None and not head.label.exact:
            draft.remark_inexact(head)
    for head in unknown:
        if head.role == "unknown-label":
            draft.remark_unknown(head)
    end = max((p.last for p in group if p.last > row), default=len(view.rows) - 1) + 1
    if end < len(view.rows) and view.rows[end] and group and view.rows[end][0].grid is not group[0].grid:
        end = len(view.rows)
    first = view.following(row)
    below = [p for p in view.printed(first) if p not in group] if first < end else []
    if below and _are_years(below):
        heads = _with_years(heads, below)
        draft.use(*below)
        first += 1
    current = first
    kept: list[tuple[list[Piece], Piece, Piece]] = []
    while current < end and not _ends_table(view, current, heads, group):
        kept.extend(_indicator_row(view, current, heads, group, draft))
        current += 1
    several = len({id(name) for names, _, _ in kept for name in names}) > 1
    for names, head, piece in kept:
        # beside other indicators a value without a column says which one it is of
        said = [p.printed for p in (*names, head)] if several else [head.printed]
        draft.extra.append((joined(said, " "), piece.printed))
    return current, list(group)


def _last_head(view: View, row: int) -> int:
    """The last row of a header, whose heads may cover several.

    It may have the years of 実績値 in a second row, below cells over both.
    """
    under = view.following(row)
    below = view.printed(under) if under < len(view.rows) else ()
    over = [p for p in view.starting(row) if p.last >= under]
    return under if len(over) > 1 and below and _are_years(below) else under - 1


def _are_years(pieces: Sequence[Piece]) -> bool:
    return all(p.heads_year or is_year(fold(p.text).strip("()")) for p in pieces)


def _with_years(heads: list[Piece], years: list[Piece]) -> list[Piece]:
    """Headers with the years below 実績値 in their place; 現状値 and 目標値 keep theirs beside them."""
    found: list[Piece] = []
    for head in heads:
        below = [y for y in years if head.overlap(y.x0, y.x1) > 0.5]
        if not below:
            found.append(head)
        elif head.is_field("target") and not head.is_field("result"):
            found.extend(_dated(head, year) for year in below)  # of 目標 over several years the last is the target
        elif len(below) == 1 and head.is_field("baseline") and not head.is_field("result"):
            found.append(_dated(head, below[0]))
        elif len(below) == 1 and not below[0].heads_year:
            found.append(_dated(head, below[0]))  # 「実績」 over 「（令和６年度）」
        else:
            found.extend(below)
    return sorted(dict.fromkeys(found), key=lambda p: p.x0)


def _dated(head: Piece, year: Piece) -> Piece:
    """The head of the values of one year, in the place of the year."""
    text = f"{head.text}\n{year.text}"
    return replace(head, text=text, lines=(*head.lines, *year.lines), x0=year.x0, x1=year.x1)


def _ends_table(view: View, row: int, heads: Sequence[Piece], group: Sequence[Piece]) -> bool:
    if heads_years(view, row) or heads_indicators(view, row) or is_unit_row(view, row):
        return True
    labels = [p for p in view.labels(row) if p not in group and p.role == "label"]
    # a word of the vocabulary among the values (「備考」 below 備考) is no label unless it begins the row
    first = next((p for p in view.rows[row] if p.role != "blank" and p not in group), None)
    if first is not None and first.role in ("value", "unknown-label") and _is_told(view.right_of(first, row)):
        return True
    if first is not None and heads and view.exact and _stands_apart(first, heads[0]):
        return True
    if (
        first is not None
        and group
        and first.grid is not group[-1].grid
        and _is_over_all(view, row, first, group[-1])
    ):
        return True
    if first is not None and first.is_field("kpi", "indicator"):
        after = next(iter(view.right_of(first, row)), None)
        return after is None or after.role != "value" or is_figure(after.text)
    return bool(labels) and first is not None and first in labels


def _stands_apart(first: Piece, name: Piece) -> bool:
    """Whether a row begins another table of the page, right of the column that names the indicators."""
    return first.grid is not name.grid and first.page is name.page and first.x0 >= name.x1 - SAME_EDGE_PT


def _is_over_all(view: View, row: int, first: Piece, group: Piece) -> bool:
    """Whether a text overleaf stands in the column of the band, one cell beside it: the card's next label."""
    beside = [p for p in view.right_of(first, row) if p.role != "blank"]
    return (
        first.x0 >= group.x0 - SAME_EDGE_PT
        and first.x1 <= group.x1 + SAME_EDGE_PT
        and len(beside) == 1
        and beside[0].x0 <= first.x1 + SAME_EDGE_PT
        and beside[0].x1 >= max(p.x1 for p in view.rows[group.row]) - SAME_EDGE_PT
    )


def _is_told(beside: Sequence[Piece]) -> bool:
    """Whether a sentence is all that stands beside a text, which is no indicator then but the next label."""
    printed = [p for p in beside if p.role != "blank"]
    return len(printed) == 1 and fold(printed[0].text).endswith("。")


def _indicator_row(
    view: View, row: int, heads: list[Piece], group: Sequence[Piece], draft: Draft
) -> list[tuple[list[Piece], Piece, Piece]]:
    """Reads a row; what has no column comes back with the indicator's name and its head."""
    pieces = [p for p in view.printed(row) if p not in group]
    if not pieces:
        return []
    apart: list[tuple[list[Piece], Piece, Piece]] = []
    by_head: dict[int, list[Piece]] = {}
    extents = [(head.x0, head.x1) for head in heads]
    named_apart = len(pieces) > 1 and pieces[0].is_field("kpi", "indicator") and pieces[1].role == "value"
    if named_apart:
        # 「活動指標 | 実施回数 | 36」: the first word says of what kind the indicator is
        draft.use(pieces[0])
        pieces = pieces[1:]
    for piece in [part for whole in pieces for part in split_by_columns(whole, extents)]:
        at = _head_of(view, piece, heads)
        if at is None:
            _misplaced(piece, draft)
        else:
            by_head.setdefault(at, []).append(piece)
    named = any(heads[n].is_field("indicator", "kpi") for n in by_head)
    nameless = not any(head.is_field("indicator", "kpi") for head in heads)
    # without a column of names each row has an indicator of its own, whose values are no other's
    cells = draft.cells(fresh=named or (nameless and any(draft.cells().values.get(f) for f in _OF_ROW)))
    for number, head in enumerate(heads):
        found = by_head.get(number, [])
        draft.use(*found)
        if head.heads_year:
            if found:
                cells.results.append((head.year, found))
            continue
        if head.role == "unknown-label" or head.is_field("rate", "evaluation", *BESIDE_INDICATORS):
            names = cells.values.get("indicator", [])
            apart.extend((names, head, piece) for piece in found if not is_dash(piece.text))
            continue
        if head.is_field(_TAKING_PART):
            known = draft.fields.get(_TAKING_PART)
            for piece in found if known is None else ():
                draft.put(_TAKING_PART, head.printed, piece.printed)
            apart.extend(
                (cells.values.get("indicator", []), head, piece)
                for piece in found
                if known is not None and piece.row == row and fold(piece.text) != fold(known.text)
            )
            continue
        name = _indicator_field(head, heads[number - 1] if number else None)
        if name == "result" and head.is_field("result"):
            if found:
                # the year is that on which the document reports
                cells.results.append((head.printed, found))
            continue
        earlier = cells.values.setdefault(name, [])
        if name in ("baseline", "target") and earlier and found:
            # of 中間目標 and 最終目標 the last one is the field's
            between = "中間" in fold(head.text)
            kept, beside = (found, head.printed) if between else (earlier, cells.labels[name])
            of = [p.printed for p in cells.values.get("indicator", [])]
            draft.extra.append((joined([*of, beside], " "), joined([p.printed for p in kept])))
            if between:
                continue
            cells.values[name] = earlier = []
        earlier.extend(map(without_label, found) if name == "indicator" else found)
        cells.labels[name] = head.printed
    years_of_values(cells.values, cells.labels)
    return apart


def without_label(name: Piece) -> Piece:
    """The name of an indicator without the label on the line above it: 「成果指標（ＫＰＩ）」 / 「利用者数」."""
    label = read_label(name.lines[0].text) if len(name.lines) > 1 else None
    if label is None or not label.exact or not {"kpi", "indicator"}.intersection(label.fields):
        return name
    lines = name.lines[1:]
    return replace(name, lines=lines, text="\n".join(line.text for line in lines))


def _indicator_field(head: Piece, before: Piece | None) -> str:
    """What a column holds; one of years (年度) says of which year the column before it is."""
    if before is not None and is_year_of_value(head, before):
        return "target_year" if before.is_field("target") else "baseline_year"
    for name in ("indicator", "kpi", "baseline", "target", "unit", "note", "baseline_year", "target_year"):
        if head.is_field(name):
            return "indicator" if name == "kpi" else name
    return "result"


def years_of_values(values: dict[str, list[Piece]], labels: dict[str, Printed]) -> None:
    """A column 目標年度 says what the label 目標値 does not."""
    for name in ("baseline", "target"):
        years = values.pop(f"{name}_year", [])
        if years:
            known = [labels[name]] if name in labels else []
            labels[name] = joined([*known, *(p.printed for p in years)])


def _head_of(view: View, piece: Piece, heads: list[Piece]) -> int | None:
    if view.exact:
        x0, x1 = _reach(piece, heads)
        best = max(range(len(heads)), key=lambda n: heads[n].overlap(x0, x1), default=None)
        return best if best is not None and heads[best].overlap(x0, x1) > 0.3 else None
    # in a text a merged header is followed by empty cells: a column reaches to the next header
    before = [n for n, head in enumerate(heads) if head.x0 <= piece.x0 + 0.01]
    return before[-1] if before else None


def _reach(piece: Piece, heads: Sequence[Piece]) -> tuple[float, float]:
    """From where to where a value reaches: its cell, or its words where no ruling made the cells overleaf.

    A column in which nothing is printed overleaf has no cells there, so that those beside it are wider.
    """
    boxes = [line.box for line in piece.lines if line.box is not None]
    overleaf = bool(heads) and piece.page is not heads[0].page and not piece.grid.ruled
    if not overleaf or not boxes or any(same_edges(piece, head) for head in heads):
        return piece.x0, piece.x1
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def _misplaced(piece: Piece, draft: Draft) -> None:
    draft.remark(
        "value-in-wrong-cell",
        f"見出しのない欄に「{fold(piece.text)[:30]}」があります。どの項目の値か、原本を確かめてください。",
        piece.printed,
    )
