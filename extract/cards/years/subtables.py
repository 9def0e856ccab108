"""What the tables with years across hold: amounts by payer, results and targets by year."""

from __future__ import annotations

from dataclasses import replace

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.projects_down import put_timed_projects
from extract.cards.years.amount_rows import payer_of, read_budget
from extract.cards.years.blocks import Block, BlockRow
from extract.cards.years.kept_rows import keep_row
from extract.cards.years.measure_rows import read_indicator_rows, read_results, read_targets
from extract.cards.years.rates import without_rates
from extract.cards.years.timetable import is_timetable, read_timetable
from schemas.folding import fold
from schemas.glossary import is_amount_noun, is_source
from schemas.printed import Printed

_FUNDS = ("source", "funding", "component", "rate")
"""Labels of parts of an amount, which are neither the total nor a municipality's share."""


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
            read_targets(row, [], draft.cells(), draft)
        else:
            keep_row(row, draft)
            if row.values:
                _unknown(row, draft)
        if row.name is not None:
            draft.use(row.name)
    read_budget(block, budget, note, draft)
    read_indicator_rows(indicators, draft)
    if results:
        read_results(block, results, draft)


def _results_beside(block: Block) -> list[BlockRow]:
    """The rows of results of indicators that share their years with amounts, which have a label of their own."""
    if not any(row.is_about("budget") for row in block.rows):
        return []
    return [row for row in block.rows if row.is_about("result") and not row.is_about("budget", "total", *_FUNDS)]


def _in_yen(row: BlockRow, block: Block) -> bool:
    """Whether a row without a name holds amounts: each says so, or a head of its years does."""
    printed = [piece.text for _, piece in row.values if not is_dash(piece.text)]
    said = any(column.head.is_field("budget", "component") for column in block.columns)
    return bool(printed) and all("円" in text or (said and is_figure(text)) for text in printed)


def _unknown(row: BlockRow, draft: Draft) -> None:
    if row.name is not None and row.label is None:
        draft.remark_unknown(row.name)


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
        put_timed_projects(view, replace(block, rows=items), draft)
    elif block.kind == "budget":
        results = _results_beside(block)
        if results:
            read_results(block, results, draft)
        read_budget(block, [row for row in block.rows if row not in results], note, draft)
    elif block.kind == "indicator" or any(row.status for row in block.rows):
        # the same years may hold what it costs: 「事業費（千円）」 is no indicator
        money = [row for row in block.rows if row.label is not None and row.label.is_field("budget")]
        if money and block.kind == "indicator":
            read_budget(block, money, note, draft)
        rows = [row for row in block.rows if row not in money or block.kind != "indicator"]
        read_indicator_rows(rows, draft, block.labels)
    elif block.kind == "result":
        read_results(block, block.rows, draft)
    elif block.kind == "target":
        for row in block.rows:
            read_targets(replace(row, status="meant"), block.labels, draft.cells(), draft)
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
