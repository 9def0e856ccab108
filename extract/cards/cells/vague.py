"""Roles that only what stands around a cell tells: 「内容」, 「金額」, 「市町村 | 事業名」, 「内容 | R7 | R8」."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.cards.cells.dated_amounts import settle_dated_amounts
from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import Piece, sorted_rows_of
from extract.cards.cells.stubs import settle_stubs
from extract.shapes import is_place
from schemas.folding import fold
from schemas.labels import Label, label_mark
from schemas.patterns import lazy_re
from schemas.vocabulary_cards import DESCRIPTION_NOUNS

_OWNER_HEADS = frozenset(
    map(fold, ("市町村", "市町", "市町村名", "市町名", "自治体", "自治体名", "団体", "団体名", "区分"))
)
_AMOUNT = lazy_re(r"金額(?:\(([^()]*円)\))?")
_ITEM = lazy_re(r"\s*[・•○◯〇●◎①-⑳]\s*\S{3}")
_LEAST_YEARS = 2
"""Years beside the head of a timetable's items, at least."""
_SLACK = 2.0
"""Points by which the edges of cells that stand under each other may differ."""


def settle_vague(pieces: list[Piece]) -> list[Piece]:
    """Settles the heads of a timetable's items, labels of amounts, and the label of what is done."""
    return settle_description(settle_dated_amounts(settle_amounts(settle_stubs(settle_item_heads(pieces)))))


def settle_project_heads(pieces: list[Piece]) -> list[Piece]:
    """Takes 「市町村 | 事業名」 over the names of municipalities for the heads of their budget projects."""
    heads = [(n, p) for n, p in enumerate(pieces) if p.is_field("name", "projects") and p.last == p.row]
    if not heads:
        return pieces
    settled = list(pieces)
    rows = sorted_rows_of(pieces)
    for n, piece in heads:
        left = [p for p in rows[piece.row] if abs(p.x1 - piece.x0) <= _SLACK and p.row == piece.row]
        if not left or not (left[0].is_field("municipalities") or fold(left[0].text) in _OWNER_HEADS):
            continue
        below = [p for p in rows.get(piece.row + 1, ()) if p.row == piece.row + 1]
        owner = next((p for p in below if _are_under(p, left[0])), None)
        name = next((p for p in below if _are_under(p, piece)), None)
        if (
            owner is None
            or name is None
            or not is_place(owner.text)
            or name.role == "blank"
            or is_figure(name.text)
        ):
            continue
        settled[n] = replace(piece, label=Label(("projects",), "事業名称"))
        at = next(k for k, p in enumerate(settled) if p is left[0])
        settled[at] = replace(left[0], role="value", label=None)
    return settled


def _are_under(piece: Piece, head: Piece) -> bool:
    return abs(piece.x0 - head.x0) <= _SLACK and abs(piece.x1 - head.x1) <= _SLACK


def settle_amounts(pieces: list[Piece]) -> list[Piece]:
    """Takes 「金額」 above figures beside years for the label of amounts."""
    heads = [
        (n, p)
        for n, p in enumerate(pieces)
        if p.role in ("value", "unknown-label") and _AMOUNT.fullmatch(fold(p.text)) is not None
    ]
    if not heads:
        return pieces
    rows = sorted_rows_of(pieces)
    settled = list(pieces)
    for n, piece in heads:
        under = [p for p in rows.get(piece.last + 1, ()) if p.heads_year and p.x1 <= piece.x0 + _SLACK]
        if under:
            remark = _AMOUNT.sub(r"\1", fold(piece.text)) or None
            settled[n] = replace(piece, role="label", label=Label(("budget",), "金額", remark))
    return settled


def settle_description(pieces: list[Piece]) -> list[Piece]:
    """Takes 「内容」 or 「あらまし」 at a text for its label where no label says more clearly what is done."""
    rows = sorted_rows_of(pieces)
    told = any(p.is_field("description") and not _is_band(p, rows) for p in pieces)
    if told or not any(p.role == "label" for p in pieces):
        return pieces
    for n, piece in enumerate(pieces):
        found = label_mark(piece.text)
        if (
            piece.role not in ("value", "unknown-label")
            or fold(found[1] if found else piece.text) not in DESCRIPTION_NOUNS
        ):
            continue
        right = [p for p in rows[piece.row] if p.x0 >= piece.x1 - 0.01]
        under = [p for p in rows.get(piece.last + 1, ()) if abs(p.x0 - piece.x0) <= _SLACK]
        text = next(iter(right or under), None)
        if text is not None and text.role == "value" and _says_what_is_done(text.text):
            label = Label(("description",), fold(found[1] if found else piece.text))
            return [*pieces[:n], replace(piece, role="label", label=label), *pieces[n + 1 :]]
    return pieces


def _says_what_is_done(text: str) -> bool:
    """Whether a text is a sentence or a list of items: 「・空き家の改修・相談員の配置」, 「①講座の開催…」."""
    return fold(text).endswith("。") or _ITEM.match(text) is not None


def _is_band(piece: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether a label stands beside several rows that begin with labels of their own, as that of a group does."""
    if piece.last == piece.row:
        return False
    firsts = [
        next((p for p in rows[row] if p.x0 >= piece.x1 - 0.01), piece) for row in range(piece.row, piece.last + 1)
    ]
    labels = [p for p in firsts if p.role == "label" and p is not piece]
    return bool(labels) and all(p in labels or fold(p.text) in DESCRIPTION_NOUNS for p in firsts if p is not piece)


def settle_item_heads(pieces: list[Piece]) -> list[Piece]:
    """Takes 「実施内容 | R7 | R8」 over names and marks for the head of a timetable's items."""
    heads = [
        (n, p)
        for n, p in enumerate(pieces)
        if p.role == "label" and p.fields == ("description",) and p.last == p.row
    ]
    if not heads:
        return pieces
    rows = sorted_rows_of(pieces)
    settled = list(pieces)
    for n, piece in heads:
        row = rows[piece.row]
        beside = [p for p in row if p is not piece and p.role != "blank"]
        if row[0] is not piece or len(beside) < _LEAST_YEARS or any(p.role != "year" for p in beside):
            continue
        below = [p for p in rows.get(piece.row + 1, ()) if _are_under(p, piece)]
        if below and below[0].role == "value" and below[0].lines:
            settled[n] = replace(piece, label=Label(("schedule_item",), "項目"))
    return settled
