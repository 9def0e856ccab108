"""What the tables with years across hold: amounts by payer, results and targets by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cards.amounts.amount_units import UNIT_NOTE
from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.measures.indicators import Cells
from extract.cards.years.blocks import Block, BlockRow, Column
from extract.cards.years.rates import without_rates
from extract.cards.years.timetable import is_timetable, read_timetable
from schemas.folding import fold
from schemas.glossary import is_amount_noun, is_meant, is_source, names_part, names_sum
from schemas.printed import Printed

_MUNICIPALITY = re.compile(r"(?P<name>[^\s()]{1,9}?[市町村区])(?:負担額|負担分|負担金|分|の負担)?")
_NAME = re.compile(r"[^\s()各関係構成連携]{1,8}[市町村区]")
_UNION = re.compile(r"[^\s()]{2,20}(?:組合|広域連合|協議会)")
_SHARE_BEHIND = re.compile(
    r"(?P<amount>[^()（）]*\d[^()（）]*)[(（]\s*(?P<share>[\d.．]+\s*[%％])\s*[)）]", re.DOTALL
)
_STAGE = re.compile(r"当初|補正|第?\d次補正|\d月補正")
_BETWEEN = "中間"
_FUNDS = ("source", "funding", "component", "rate")
"""Labels of parts of an amount, which are neither the total nor a municipality's share."""


def payer_of(name: Piece) -> str | None:
    """The printed municipality (or union of municipalities) that a row's name is; None for anything else."""
    folded = fold(name.text)
    match = _MUNICIPALITY.fullmatch(folded.removeprefix("うち"))
    if match:
        return name.text if match["name"] == folded else match["name"]
    return name.text if _UNION.fullmatch(folded) else None


def is_list_of_municipalities(text: str) -> bool:
    """Whether a text lists several municipalities and nothing else.

    >>> is_list_of_municipalities("新庄市、金山町"), is_list_of_municipalities("新庄市、商工会")
    (True, False)
    """
    parts = [part for part in re.split(r"[、,・\s]+", text.strip()) if part]
    return len(parts) > 1 and all(_NAME.fullmatch(fold(part)) for part in parts)


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


def _keep(row: BlockRow, draft: Draft) -> None:
    """Keeps a row for which there is no table: its label and year with the value."""
    for covered, piece in row.values:
        draft.use(piece)
        if is_dash(piece.text):
            continue
        heads = [column.title for column in covered]
        names = [p.printed for p in row.path] or ([row.name.printed] if row.name is not None else [])
        draft.extra.append((joined([*names, *heads], " "), piece.printed))
        draft.use(piece)
    draft.use(*row.path)


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


def _read_budget(block: Block, rows: Sequence[BlockRow], note: Printed | None, draft: Draft) -> None:
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
            _keep(row, draft)
            continue
        payers = [printed for printed in map(_payer, row.path) if printed is not None]
        if row in parts:
            whole = (row.is_about("component") or row in stages) and not totals and row is parts[0]
            _amounts(block, row, None, note, draft) if whole else _keep(row, draft)
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
                _keep(row, draft)
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
                _keep(row, draft)


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


def _read_targets(row: BlockRow, labels: Sequence[Piece], cells: Cells, draft: Draft) -> None:
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


def _read_indicator_rows(rows: Sequence[BlockRow], draft: Draft, labels: Sequence[Piece] = ()) -> None:
    """Indicators down and years across: a named row is an indicator, a row 目標値 or 実績値 belongs to it."""
    named: Piece | None = None
    for row in rows:
        draft.use(*row.path, *(piece for _, piece in row.sides))
        if row.is_about("rate"):
            _keep(row, draft)
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
        _read_targets(row, labels, cells, draft)
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


def _by_label(block: Block, note: Printed | None, draft: Draft) -> None:
    """A table below 実施年度: each row's own label says what it holds."""
    current = ""
    budget: list[BlockRow] = []
    results: list[BlockRow] = []
    indicators: list[BlockRow] = []
    # 現状値 or 目標値 beside the years: rows with names of their own are indicators
    measured = any(head.is_field("baseline", "target") for row in block.rows for head, _ in row.sides)
    measured = measured or any(column.head.heads_aim for column in block.columns)
    money = any(row.is_about("budget", *_FUNDS) for row in block.rows) or (note is not None and not block.labels)
    for row in block.rows:
        if row.is_about("kpi", "indicator") or (row.status and row.label is None and not money):
            current = "indicator"
        elif row.label is not None:
            names = ("budget", "total", "result", "target", *_FUNDS)
            current = next((name for name in names if row.label.is_field(name)), "extra")
        elif row.name is None and row.values and (_in_yen(row, block) or (note is not None and not block.labels)):
            current = "budget"
        elif row.name is not None and measured and payer_of(row.name) is None and not is_source(row.name.text):
            current = "indicator"
        elif row.name is not None:
            funds = (
                row.is_about("budget", *_FUNDS)
                or (money and is_source(row.name.text))
                or is_amount_noun(row.name.text)
            )
            current = "budget" if funds or payer_of(row.name) is not None else "extra"
        if current in ("budget", "total", *_FUNDS):
            budget.append(row)
        elif current == "indicator":
            indicators.append(row)
        elif current == "result":
            results.append(row)
        elif current == "target":
            _read_targets(row, [], draft.cells(), draft)
        else:
            _keep(row, draft)
            if row.values:
                _unknown(row, draft)
        if row.name is not None:
            draft.use(row.name)
    _read_budget(block, budget, note, draft)
    _read_indicator_rows(indicators, draft)
    if results:
        _read_results(block, results, draft)


def _in_yen(row: BlockRow, block: Block) -> bool:
    """Whether a row without a name holds amounts: each says so, or a head of its years does."""
    printed = [piece.text for _, piece in row.values if not is_dash(piece.text)]
    said = any(column.head.is_field("budget", "component") for column in block.columns)
    return bool(printed) and all("円" in text or (said and is_figure(text)) for text in printed)


def _unknown(row: BlockRow, draft: Draft) -> None:
    if row.name is not None and row.label is None:
        draft.remark_unknown(row.name)


def _read_results(block: Block, rows: Sequence[BlockRow], draft: Draft) -> None:
    draft.results.append(Block(block.kind, block.labels, block.columns, tuple(rows), block.start, block.end))
    for row in rows:
        draft.use(*(piece for _, piece in row.values))
        if row.name is not None:
            draft.use(row.name)


def use_block(view: View, block: Block, note: Printed | None, draft: Draft) -> None:
    """Reads a table with years across into the draft.

    Args:
        view: the card.
        block: the table.
        note: a line above the table that names a unit (単位：千円); None without one.
        draft: what has been read from the card.
    """
    block = without_rates(block, draft)
    draft.use(*block.labels, *(column.head for column in block.columns))
    for row in block.rows:
        draft.use(*(head for head, _ in row.sides))
    if block.kind == "schedule":
        money = [row for row in block.rows if row.is_about("budget", "total", "kpi", *_FUNDS)]
        if money:
            # below the years of a plan stands what is done, what it costs and who pays
            _by_label(replace(block, kind="unknown", rows=tuple(money)), note, draft)
        items = tuple(row for row in block.rows if row not in money)
        read_timetable(view, replace(block, rows=items), draft)
    elif block.kind == "budget":
        _read_budget(block, block.rows, note, draft)
    elif block.kind == "indicator" or any(row.status for row in block.rows):
        # the same years may hold what it costs: 「事業費（千円）」 is no indicator
        money = [row for row in block.rows if row.label is not None and row.label.is_field("budget")]
        if money and block.kind == "indicator":
            _read_budget(block, money, note, draft)
        rows = [row for row in block.rows if row not in money or block.kind != "indicator"]
        _read_indicator_rows(rows, draft, block.labels)
    elif block.kind == "result":
        _read_results(block, block.rows, draft)
    elif block.kind == "target":
        for row in block.rows:
            _read_targets(replace(row, status="meant"), block.labels, draft.cells(), draft)
    elif is_timetable(view, block):
        read_timetable(view, block, draft)
    else:
        _by_label(block, note, draft)
    for row in block.rows:
        if row.unit is not None:
            draft.use(row.unit)
        for piece in row.stray:
            draft.remark(
                "value-in-wrong-cell",
                f"年度の列に対応しない値「{fold(piece.text)}」があります。どの年度の値か、原本を確かめてください。",
                piece.printed,
            )
