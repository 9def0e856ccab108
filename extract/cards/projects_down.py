"""Budget projects beside the municipality whose they are: 「市町村 | 事業名」 over a row for each municipality."""

from __future__ import annotations

from dataclasses import replace

from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, same_edges
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.shapes import is_place


def read_projects_down(view: View, row: int, draft: Draft) -> int | None:
    """Reads the projects of each municipality below the heads of both; the row after them, None without heads."""
    here = view.printed(row)
    head = next((p for p in reversed(here) if p.is_field("projects")), None)
    owners = [p for p in here if head is not None and p.role == "value" and p.x1 <= head.x0 + SAME_EDGE_PT]
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


def _pair(view: View, row: int, owners: Piece, head: Piece) -> tuple[Piece, Piece] | None:
    """The municipality and its projects in a row; None for any other row."""
    here = view.starting(row)
    owner = next((p for p in here if same_edges(p, owners)), None)
    name = next((p for p in here if same_edges(p, head)), None)
    if owner is None or name is None or not is_place(owner.text) or name.role == "blank":
        return None
    return owner, name
