"""The rest of a last sentence, where a page break tears a cell and the rest stands overleaf without a box."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from extract.cards.bounds.card import Card
from extract.cards.draft import Draft
from schemas.folding import fold
from schemas.glossary import PROSE_FIELDS
from schemas.printed import Document, Line, Printed

_END = ("。", "。」", "。)", "」")
_SIDEWAYS_PT = 12.0
_MOST_LINES = 6
_NO_REST = ("※", "【", "・", "○", "●", "■", "(", "注")


def mend(document: Document, card: Card, draft: Draft) -> None:
    """Adds the rest of a torn sentence to its field; does nothing where the card ends with a whole one.

    The rest are the first lines of the next page, aligned with the torn cell's text, up to the end of a sentence.
    """
    index = card.pages[-1]
    page = document.pages[index]
    if index + 1 >= len(document.pages) or not page.flow or page.flow[-1].key != card.sources[-1].item.key:
        return
    on_page = [
        name for name in sorted(PROSE_FIELDS) if name in draft.fields and draft.fields[name].page == page.number
    ]
    if not on_page:
        return
    name = max(on_page, key=lambda field: max(draft.fields[field].keys, default=-1))
    torn = draft.fields[name]
    rest = _rest(torn, document.pages[index + 1].flow)
    if rest:
        keys = tuple(line.key for line in rest)
        text = "\n".join([torn.text, *(line.text for line in rest)])
        draft.fields[name] = replace(torn, text=text, keys=torn.keys + keys)
        draft.used.update(keys)


def _rest(torn: Printed, following: tuple[object, ...]) -> list[Line]:
    if torn.box is None or fold(torn.text).endswith(_END):
        return []
    left = torn.box.x0
    lines: list[Line] = []
    for item in takewhile(lambda item: isinstance(item, Line), following[:_MOST_LINES]):
        line = item
        if not isinstance(line, Line) or line.box is None or abs(line.box.x0 - left) > _SIDEWAYS_PT:
            return []
        if fold(line.text).startswith(_NO_REST):
            return []
        lines.append(line)
        if fold(line.text).endswith(_END):
            return lines
    return []
