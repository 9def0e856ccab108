"""Indicators with years across: their targets and results, and what stands beside the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_dash
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.draft import Draft
from extract.cards.measures.indicators import Cells
from extract.cards.years.blocks import Block, BlockRow, Column
from extract.cards.years.kept_rows import keep_row
from schemas.folding import fold
from schemas.glossary import is_meant

_BETWEEN = "中間"


def read_targets(row: BlockRow, labels: Sequence[Piece], cells: Cells, draft: Draft) -> None:
    """Yearly targets: the last year's is the target, the earlier ones are kept beside it.

    Where a column beside the years prints the target (最終目標), all yearly ones are kept.
    """
    meant = [
        (covered[0], piece) for covered, piece in row.values if covered and _is_target(row, covered[0], piece)
    ]
    if not meant:
        return
    last, value = next((m for m in reversed(meant) if not is_dash(m[1].text)), meant[-1])
    beside = bool(cells.values.get("target")) and bool(row.sides)
    label = [p.printed for p in (row.label, *row.path[::-1], *labels) if p is not None and p.is_field("target")]
    names = [row.name.printed] if row.name is not None and row.label is None else []
    if not beside:
        cells.values.setdefault("target", []).append(value)
        cells.labels["target"] = last.title if last.status else joined([*label[:1], last.head.year], " ")
    for column, piece in meant:
        if (beside or piece is not value) and not is_dash(piece.text):
            head = column.title
            draft.extra.append((joined([*names, *label[:1], head], " "), piece.printed))
    draft.use(*(piece for _, piece in meant))
    if row.name is not None:
        draft.use(row.name)


def _is_target(row: BlockRow, column: Column, figure: Piece) -> bool:
    """Whether a figure is a target: its row says so, or its column where the row says nothing.

    A column headed 「目標値（R8）」 beside years holds the targets whatever the rows are called; below the year of
    the goal (目標年度) stands what came of it, too.
    """
    head = column.head
    if head.heads_aim and head.label is not None and "年" not in head.label.word and not is_dash(figure.text):
        return True
    return (row.status or column.status or ("meant" if row.is_about("target") else "")) == "meant"


def read_indicator_rows(rows: Sequence[BlockRow], draft: Draft, labels: Sequence[Piece] = ()) -> None:
    """Indicators down and years across: a named row is an indicator, a row 目標値 or 実績値 belongs to it."""
    named: Piece | None = None
    for row in rows:
        draft.use(*row.path, *(piece for _, piece in row.sides))
        if row.is_about("rate"):
            keep_row(row, draft)
            continue
        own = row.name if row.name is not None and row.label is None else None
        fresh = own is not None and (named is None or own.cell is not named.cell)
        cells = draft.cells(fresh=fresh)
        if own is not None and fresh:
            named = own
            cells.values["indicator"] = [own]
        if row.name is not None:
            draft.use(row.name)
        for head, piece in row.sides:
            if piece.row == row.row or fresh:
                _read_side(head, piece, cells, draft)
        read_targets(row, labels, cells, draft)
        for covered, whole in row.values:
            done, meant = _bracketed(row, whole)
            if meant is not None:
                _keep_meant(covered[0], meant, cells, draft)
                draft.use(whole)
            if done is None or not covered or _is_target(row, covered[0], done):
                continue
            cells.results.append((covered[0].head.year, [done]))
            draft.use(whole)


def _keep_meant(column: Column, meant: Piece, cells: Cells, draft: Draft) -> None:
    """A figure that was expected: the last year's is the target, the others are kept."""
    earlier = cells.values.get("target", [])
    if earlier:
        draft.extra.append((cells.labels["target"], joined([p.printed for p in earlier])))
    cells.values["target"] = [meant]
    cells.labels["target"] = column.title


def _bracketed(row: BlockRow, piece: Piece) -> tuple[Piece | None, Piece | None]:
    """A result and the figure in brackets below it, where the row's label says in brackets what that one is.

    The figure in brackets may have a row of its own, beside 「活動実績（当初見込み）」 over both.
    """
    head, _, tail = piece.text.rpartition("\n")
    said = [p for p in row.path if "(" in fold(p.text) and p.role != "year"]
    whole = fold(piece.text)
    if not head and whole.startswith("(") and whole.endswith(")"):
        meant = [p for p in said if p.label is not None and is_meant(p.label.remark or "")]
        return (None, replace(piece, text=piece.text.strip().strip("()（）"))) if meant else (piece, None)
    if not head or not said or not fold(tail).startswith("(") or not fold(tail).endswith(")"):
        return piece, None
    inner = tail.strip().strip("()（）")
    lines = piece.lines
    parted = len(lines) > 1
    below = replace(piece, text=inner, lines=lines[-1:] if parted else lines)
    return replace(piece, text=head, lines=lines[:-1] if parted else lines), below


def _read_side(head: Piece, piece: Piece, cells: Cells, draft: Draft) -> None:
    """A value beside the years: the indicator's unit, baseline, target or note; anything else is kept.

    Of 中間目標 and 最終目標 the last one is the indicator's; a dash says of neither what it is.
    """
    for name in ("unit", "baseline", "target", "note"):
        if head.is_field(name) or (name == "target" and head.is_field("target_year") and piece.role == "value"):
            between = name == "target" and _BETWEEN in fold(head.text)
            if name in ("baseline", "target") and is_dash(piece.text) and (between or cells.values.get(name)):
                return
            known = cells.values.setdefault(name, [])
            if known and name == "target" and not between and _BETWEEN in fold(cells.labels[name].text):
                draft.extra.append((cells.labels[name], joined([p.printed for p in known])))
                known.clear()
            if not known or all(is_dash(p.text) for p in known):
                known[:] = [piece]
                cells.labels[name] = head.printed
            return
    draft.extra.append((head.printed, piece.printed))
    draft.use(head)


def read_results(block: Block, rows: Sequence[BlockRow], draft: Draft) -> None:
    """Files rows of results, which belong to indicators that may be printed elsewhere on the card."""
    draft.results.append(Block(block.kind, block.labels, block.columns, tuple(rows), block.start, block.end))
    for row in rows:
        draft.use(*(piece for _, piece in row.values))
        if row.name is not None:
            draft.use(row.name)
