"""A table that marks which towns take part, below the label of that in a card written as lines."""

from __future__ import annotations

from extract.cards.bounds.item import Item
from extract.cards.cells.towns import towns_marked
from extract.cards.text.boxed_rows import label_of_heading
from extract.cards.text.labelled_run import LabelledRun
from schemas.printed import Grid


def takes_towns(run: LabelledRun, item: Item) -> bool:
    """Reads a table with names across and marks below them as the value of its label; False for other tables.

    Args:
        run: the labels read so far, the last of them that of the towns, or one set as a table of its own.
        item: the table.
    """
    towns = towns_marked(item.item) if isinstance(item.item, Grid) else []
    part = run.parts[-1] if towns and run.parts else None
    alone = label_of_heading(part) if isinstance(part, Item) else None
    last = alone or run.last
    if not towns or last is None or "municipalities" not in last.read.fields or last.values or last.rows:
        return False
    last.values.extend(towns)
    if alone is not None:
        run.parts.pop()
        run.add(item, [alone])
    else:
        run.items.append(item)
    return True
