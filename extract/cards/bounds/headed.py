"""Tables of a card that stand below its main table under headings of their own: 「■スケジュール」, 「事業費」.

The heading is the label of the table below it, as a cell over its whole width would be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.cards.bounds.beginnings import is_card, prints_one_field
from extract.cards.bounds.item import Item
from extract.cards.bounds.series import label_over
from extract.cards.cells.figures import is_money_unit
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import View, view_of
from schemas.folding import fold
from schemas.labels import read_label
from schemas.printed import Grid, Line

_HEADED = frozenset(
    {"budget", "funding", "schedule", "kpi", "indicator", "result", "target", "projects", "municipalities"}
)
_LONGEST_HEADING = 30
_MOST_BETWEEN = 2


def with_headed_tables(items: Sequence[Item]) -> list[Item]:
    """The flow in which headings right above a further table of a card are labels of that table."""
    return list(_labelled(items))


def _labelled(items: Sequence[Item]) -> Iterator[Item]:
    heads = Counter(fold(item.item.text) for item in items if isinstance(item.item, Line))
    card: int | None = None
    page_of_card = -1
    for at, item in enumerate(items):
        if isinstance(item.item, Grid):
            view = view_of([pieces_of(item.page, item.item)]) if item.item.cells else None
            if view is not None and view.rows and (is_card(view) or prints_one_field(view)):
                card = page_of_card = item.index
            yield item
            continue
        near = card is not None and item.index - card <= 1
        table = _table_below(items, at) if near and _is_heading(item.item) else None
        again = heads[fold(item.item.text)] > 1 or item.index == page_of_card
        if table is None or not again:
            yield item
            continue
        card = item.index
        assert isinstance(table.item, Grid)  # noqa: S101  found as one
        yield label_over(item, item.item, table.item)


def _is_heading(line: Line) -> bool:
    """Whether a line is a label of what stands in tables of their own, and nothing else."""
    if line.box is None or len(line.text.strip()) > _LONGEST_HEADING:
        return False
    label = read_label(line.text)
    return label is not None and bool(_HEADED.intersection(label.fields))


def _table_below(items: Sequence[Item], at: int) -> Item | None:
    """The table right below a heading, a unit of money at most between both; None for one that is a card."""
    for item in items[at + 1 : at + 1 + _MOST_BETWEEN]:
        if item.index != items[at].index:
            return None
        if isinstance(item.item, Line):
            if not is_money_unit(item.item.text):
                return None
            continue
        view = view_of([pieces_of(item.page, item.item)]) if item.item.cells and item.item.box else None
        return item if view is not None and view.rows and not _stands_alone(view) else None
    return None


def _stands_alone(view: View) -> bool:
    """Whether a table names initiatives itself: a card, or a list with one a row."""
    return is_card(view) or view.has_label("name")
