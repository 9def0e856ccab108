"""Amounts with years across: which rows hold totals, shares of municipalities, or parts, and what each says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cards.amounts.amount_units import UNIT_NOTE
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.draft import Draft
from extract.cards.years.blocks import Block, BlockRow
from extract.cards.years.kept_rows import keep_row
from schemas.folding import fold
from schemas.glossary import is_amount_noun, is_meant, is_source, names_part, names_sum
from schemas.patterns import lazy_re
from schemas.printed import Printed

_MUNICIPALITY = lazy_re(r"(?P<name>[^\s()]{1,9}?[市町村区])(?:負担額|負担分|負担金|分|の負担)?")
_UNION = lazy_re(r"[^\s()]{2,20}(?:組合|広域連合|協議会)")
_SHARE_BEHIND = lazy_re(
    r"(?P<amount>[^()（）]*\d[^()（）]*)[(（]\s*(?P<share>[\d.．]+\s*[%％])\s*[)）]", re.DOTALL
)
_STAGE = lazy_re(r"当初|補正|第?\d次補正|\d月補正")


def payer_of(name: Piece) -> str | None:
    """The printed municipality (or union of municipalities) that a row's name is; None for anything else."""
    folded = fold(name.text)
    match = _MUNICIPALITY.fullmatch(folded.removeprefix("うち"))
    if match:
        return name.text if match["name"] == folded else match["name"]
    return name.text if _UNION.fullmatch(folded) else None


def _unit_label(block: Block, row: BlockRow, note: Printed | None) -> Printed | None:
    """Everything printed beside the amounts that can name their unit."""
    labels = [p.printed for p in block.labels if p.is_field("budget", "funding")]
    # 「年度（千円）」 in the corner says it of all figures
    corner = [p for p in block.labels if p.is_field("budget_years") or p.role == "unknown-label"]
    labels += [p.printed for p in corner if _names_unit(p.text)]
    labels += [p.printed for p in row.path if p.is_field("budget", "funding", "total")]
    if row.label is not None and row.label.is_field("budget") and row.label not in row.path:
        labels.append(row.label.printed)
    if row.name is not None and is_amount_noun(row.name.text):
        labels.append(row.name.printed)
    labels += [other.unit.printed for other in block.rows if other.unit is not None]
    labels += [
        column.head.printed
        for n, column in enumerate(block.columns)
        # 「（単位：千円）」 stands at the right end, and so in the cell of the last header, for all of them
        if (n == 0 and _names_unit(column.head.text)) or UNIT_NOTE.search(fold(column.head.text))
    ]
    if labels:
        parts = joined(labels)
        return joined([parts, note]) if note is not None and not _names_unit(parts.text) else parts
    return note


def _names_unit(text: str) -> bool:
    return "円" in text


def _says_kind(piece: Piece) -> bool:
    """Whether a label says if an amount was planned or settled: 執行額, 当初予算, 「計（予算現額）」."""
    remark = piece.label.remark if piece.label is not None and piece.is_field("total") else None
    return bool(piece.status) or is_meant(remark or "")


def _share_behind(amount: Printed) -> tuple[Printed, Printed | None]:
    """An amount and the share in brackets behind it: 「298（83.9%）」 below 執行額（執行率）."""
    match = _SHARE_BEHIND.fullmatch(amount.text.strip())
    if match is None:
        return amount, None
    return replace(amount, text=match["amount"].strip()), replace(amount, text=match["share"])


def _amounts(
    block: Block,
    row: BlockRow,
    payer: Printed | None,
    note: Printed | None,
    draft: Draft,
    sum_of: Piece | None = None,
) -> None:
    """Files the amounts of a row; ``sum_of`` is the label of a part that they add up, and says what they are."""
    unit = _unit_label(block, row, note)
    for covered, piece in row.values:
        draft.use(piece)
        amount, share = _share_behind(piece.printed)
        fields = {"amount": amount}
        if share is not None:
            heads = [p.printed for p in row.path[-1:]] + [column.head.year for column in covered]
            draft.extra.append((joined(heads, " "), share))
        if len(covered) == 1:
            fields["fiscal_year"] = covered[0].head.year
            if covered[0].status:
                fields["kind"] = covered[0].title
        named = [p for p in (*block.labels, *row.path) if p.status or p.is_field("budget", "component", "total")]
        told = [p for p in named if _says_kind(p)] or ([sum_of] if sum_of is not None else [])
        # 「予算額・執行額」 says neither, but may be all that is printed
        told = told or [p for p in named if not p.is_field("total")]
        if told:
            fields.setdefault("kind", told[-1].printed)
        if unit is not None:
            fields["unit_label"] = unit
        if payer is not None:
            fields["municipality"] = payer
        draft.budgets.append(fields)


def _is_part(row: BlockRow) -> bool:
    """Whether a row holds a part of an amount by source of funds or item, or a share computed from it."""
    if any(p.is_field("source", "component", "rate") for p in row.path[-1:]):
        return True
    if any(p.is_field("funding") for p in row.path[:-1]) and not row.path[-1].is_field("total", "budget"):
        return True
    if row.name is None or row.label is not None:
        return False
    return is_source(row.name.text) or (names_part(row.name.text) and payer_of(row.name) is None)


def _stages(rows: Sequence[BlockRow]) -> list[BlockRow]:
    """The rows of a budget voted in stages (当初, 補正), which are parts of it; empty where there is only one."""
    named = [row for row in rows if row.name is not None and row.label is None]
    stages = [row for row in named if row.name is not None and _STAGE.fullmatch(fold(row.name.text))]
    return stages if len(stages) > 1 else []


def _only_parts(labels: Sequence[Piece]) -> bool:
    known = [p for p in labels if p.role == "label"]
    parts = [p for p in known if p.is_field("funding") or "内訳" in fold(p.text)]
    return bool(parts) and all(p in parts or p.is_field("account", "component", "source") for p in known)


def read_budget(block: Block, rows: Sequence[BlockRow], note: Printed | None, draft: Draft) -> None:
    """Reads rows of amounts: totals and shares of municipalities are amounts of the card, parts are kept.

    Args:
        block: the table with years across.
        rows: those of its rows that hold amounts.
        note: a line above the table that names a unit; None without one.
        draft: what has been read of the card.
    """
    total_read = False
    stages = _stages(rows)
    parts = [row for row in rows if _is_part(row) or row in stages]
    # 「当初予算」 and 「補正予算」 say of their total that it was planned
    sums = next((row.label for row in parts if row.label is not None and row.label.status == "meant"), None)
    # what was spent is no total of what was voted
    voted = [row for row in rows if row.label is None or row.label.status != "done"]
    totals = [row for row in voted if row not in parts and row.is_about("budget", "total")]
    # a breakdown by item repeats the total of an amount that has been read
    repeats = bool(draft.budgets) and bool(block.labels) and _only_parts(block.labels)
    for row in rows:
        draft.use(*row.path)
        if row.unit is not None:
            draft.use(row.unit)
        if row.name is not None:
            draft.use(row.name)
        if repeats:
            keep_row(row, draft)
            continue
        payers = [printed for printed in map(_payer, row.path) if printed is not None]
        if row in parts:
            whole = (row.is_about("component") or row in stages) and not totals and row is parts[0]
            _amounts(block, row, None, note, draft) if whole else keep_row(row, draft)
            continue
        is_total = row.name is None or (row.label is not None and row.label.is_field("budget", "total"))
        is_total = is_total or (row.label is None and row.name is not None and _says_amount(row.name))
        if is_total:
            if row.name is None and total_read and row.values:
                draft.remark(
                    "value-in-wrong-cell",
                    "事業費の表に、項目名のない金額の行が複数あります。合計か内訳か、原本を確かめてください。",
                    row.values[0][1].printed,
                    "budgets",
                )
                keep_row(row, draft)
                continue
            total_read = total_read or bool(row.values)
            budgeted = sums if row.label is not None and row.label.is_field("total") else None
            _amounts(block, row, payers[-1] if payers else None, note, draft, budgeted)
        elif row.name is not None:
            payer = payers[-1] if payers else _payer(row.name)
            if payer is not None and row.label is None:
                _amounts(block, row, payer, note, draft)
                # 「日田市 | 相談窓口の運営 | 3,000」: what else stands beside the town is kept under its name
                own = [p for p in row.path if p.role == "value" and _payer(p) is None and p.row == row.row]
                draft.extra.extend((payer, p.printed) for p in own)
            else:
                keep_row(row, draft)


def _says_amount(name: Piece) -> bool:
    head, _, remark = fold(name.text).partition("(")
    meant = is_meant(name.text) or (is_meant(head) and names_sum(remark.removesuffix(")")))
    return meant or is_amount_noun(name.text) or names_sum(name.text)


def _payer(name: Piece) -> Printed | None:
    """The municipality that a piece names, with its place; None for anything else."""
    payer = payer_of(name) if name.role in ("value", "unknown-label") else None
    if payer is None:
        return None
    return name.printed if payer == name.text else _narrowed(name.printed, payer)


def _narrowed(place: Printed, text: str) -> Printed:
    return Printed(text, place.page, place.box, place.line, place.method, place.confidence, place.keys)
