"""Budget projects beside the municipality whose they are: 「市町村 | 事業名」 over a row for each municipality.

In a timetable the years follow: 「実施主体 | 事業名称 | R7 | R8」.
"""

from __future__ import annotations

from dataclasses import replace

from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, same_edges
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.years.blocks import Block
from extract.shapes import is_place
from schemas.folding import fold
from schemas.patterns import lazy_re

_COMMON = lazy_re("共通|[両全各](?:市町村?|町村)")
"""Owners that are several municipalities."""


def read_projects_down(view: View, row: int, draft: Draft) -> int | None:
    """Reads the projects of each municipality below the heads of both; the row after them, None without heads."""
    here = view.printed(row)
    head = next((p for p in reversed(here) if p.is_field("projects")), None)
    owners = [p for p in here if head is not None and p.role == "value" and p.x0 < head.x0 >= p.x1 - SAME_EDGE_PT]
    if head is None or not view.exact or not owners:
        return None
    at = row + 1
    while at < len(view.rows) and (pair := _pair(view, at, owners[-1], head)) is not None:
        owner, name = pair
        whole = joined([owner.printed, name.printed])
        draft.put("projects", head.printed, replace(whole, text=f"【{owner.text.strip()}】\n{name.text}"))
        draft.use(owner, name)
        at = max(owner.last, name.last) + 1
    if at == row + 1:
        return None
    draft.use(head, *view.printed(row))
    return at


def put_timed_projects(view: View, block: Block, draft: Draft) -> None:
    """Reads the items of a timetable below 事業名称 as projects of the municipalities that stand left of them."""
    head = next((p for p in view.starting(block.start) if p.is_field("projects")), None)
    named = [(row.name, next((p for p in row.path if _is_owner(p.text)), None)) for row in block.rows if row.name]
    if head is None or any(owner is None or not same_edges(name, head) for name, owner in named):
        return
    before: Piece | None = None
    for name, owner in named:
        if owner is None:
            continue
        whole = joined([owner.printed, name.printed])
        text = f"○{name.text}" if owner is before else f"【{owner.text.strip()}】\n○{name.text}"
        draft.put("projects", head.printed, replace(whole, text=text))
        before = owner


def _is_owner(text: str) -> bool:
    return is_place(text) or _COMMON.fullmatch(fold(text)) is not None


def _pair(view: View, row: int, owners: Piece, head: Piece) -> tuple[Piece, Piece] | None:
    """The municipality and its projects in a row; None for any other row."""
    here = view.starting(row)
    owner = next((p for p in here if same_edges(p, owners)), None)
    name = next((p for p in here if same_edges(p, head)), None)
    if owner is None or name is None or not is_place(owner.text) or name.role == "blank":
        return None
    return owner, name
