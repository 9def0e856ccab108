"""Statements of the agreement that stand in one table with the card of the initiative that carries it out.

Seen as: a label 形成協定 over the rows 取組の内容, 中心市の役割 and 連携町の役割, and below it 具体的取組 over the
rows of a card.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.cards.cells.pieces import Piece
from extract.words import words_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.vocabulary_agreements import CONTENT_LABELS

_CONTENT = frozenset(fold(label) for label in CONTENT_LABELS)
_ROLE = lazy_re(r"[^の]{1,14}(?:が果たす|の果たす|の)役割")
_HAS_ROLE = lazy_re("(?:果たす|の)役割")
_GROUP = lazy_re(r".{0,6}(?:協定|協約)(?:の内容|書)?")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A statement of an agreement: whose part it is, and its text."""

    label: Piece
    text: Piece


def parted(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Statement]]:
    """The pieces of a table without the rows of an agreement, and the agreement's statements.

    Rows are statements where a label of an agreement stands beside them, or where 取組の内容 stands above the
    parts of the parties and another text of the table says what the initiative does.
    """
    if not pieces or not _HAS_ROLE.search(words_of(pieces[0].grid)):
        return list(pieces), []
    rows = _rows(pieces)
    found = {row: statement for row in rows if (statement := _statement(rows[row])) is not None}
    roles = [row for row, statement in found.items() if _ROLE.fullmatch(fold(statement.label.text))]
    if not roles:
        return list(pieces), []
    groups = [p for p in pieces if _GROUP.fullmatch(fold(p.text)) and p.role != "label" and p.last >= p.row]
    beside = {row for group in groups for row in range(group.row, group.last + 1)}
    content = [row for row in found if row not in roles]
    others = [p for p in pieces if p.is_field("description") and not any(p is s.label for s in found.values())]
    if set(roles) <= beside:
        own = {row for row in found if row in beside}
    elif others and content and content[-1] + 1 in roles:
        own = {content[-1], *roles}
    else:
        return list(pieces), []
    gone = {id(p) for p in groups} | {id(p) for row in own for p in rows[row] if p.row == row}
    rest = [p for p in pieces if id(p) not in gone]
    return rest, [found[row] for row in sorted(own)]


def _rows(pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    rows: dict[int, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda p: p.x0):
        rows.setdefault(piece.row, []).append(piece)
    return rows


def _statement(row: Sequence[Piece]) -> Statement | None:
    """The statement in a row: a label of an agreement with a text right of it; None for other rows."""
    for label, text in pairwise(row):
        word = fold(label.text)
        if (word in _CONTENT or _ROLE.fullmatch(word)) and text.role == "value":
            return Statement(label, text)
    return None


def is_part_of_party(text: str) -> bool:
    """Whether a label names the part of one party: 中心市の役割.

    >>> is_part_of_party("中心市の役割"), is_part_of_party("役割分担")
    (True, False)
    """
    return _ROLE.fullmatch(fold(text)) is not None
