"""Heads of indicators whose words no vocabulary has, told by the known heads and the cells around them.

「見るところ | 単位 | むかし（R5） | あした（R11）」 over names, units and figures: the first column holds what is
measured, and of two figures with years the earlier one is where it begins. Such heads are not exact, so that a
person is asked to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_figure
from extract.cards.cells.label_forms import could_be_label
from extract.cards.cells.pieces import Piece, same_edges, sorted_rows_of
from extract.year_shapes import same_year
from schemas.labels import Label, read_label

_FEWEST_HEADS = 3
_KNOWN = ("baseline", "target", "unit")
_VALUES = ("baseline", "target")
_OF_VALUES: dict[str, Label] = {
    "baseline": Label(("baseline",), "現状値", exact=False),
    "target": Label(("target",), "目標値", exact=False),
}
_OF_NAMES = Label(("indicator",), "指標名", exact=False)


def tell_heads(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a table, with the heads of its indicators that only their places tell."""
    told: dict[int, Piece] = {}
    if any(p.is_field(*_KNOWN) for p in pieces):
        rows = sorted_rows_of(pieces)
        for number, row in rows.items():
            heads = [p for p in row if p.row == number == p.last and p.role != "blank"]
            told.update(_told(heads, rows.get(number + 1, ())))
    return [told.get(id(p), p) for p in pieces] if told else pieces


def _told(heads: Sequence[Piece], under: Sequence[Piece]) -> dict[int, Piece]:
    """What the unknown heads of a row are, by their identity; empty where it heads no indicators."""
    known = [p for p in heads if p.is_field(*_KNOWN)]
    if len(heads) < _FEWEST_HEADS or not known or known[0] is heads[0]:
        return {}
    below = [_below(head, under) for head in heads]
    if (
        below[0] is None
        or below[0].role not in ("value", "unknown-label")
        or is_figure(below[0].text)
        or not _could_head(heads, known)
    ):
        return {}
    figures = [head for head, cell in zip(heads, below, strict=True) if cell is not None and is_figure(cell.text)]
    if any(p.is_field(*_VALUES) and p not in figures for p in known):
        return {}
    told = _told_by_years([p for p in figures if not p.is_field("unit", "note")])
    if not told and not any(p.is_field(*_VALUES) for p in known):
        return {}
    if heads[0].role != "label":
        told[id(heads[0])] = replace(heads[0], role="label", label=_OF_NAMES)
    for head in heads[1:]:
        if head.role == "value":
            told.setdefault(id(head), replace(head, role="unknown-label"))
    return told


def _could_head(heads: Sequence[Piece], known: Sequence[Piece]) -> bool:
    """Whether all texts of a row can be heads; where nothing sets them off, most are words of the vocabulary."""
    plain = [p for p in heads if p.role == "value"]
    first = heads[0]
    named = first.role in ("value", "unknown-label") or first.is_field("indicator", "kpi")
    if not named or not all(p.role in ("label", "unknown-label") or could_be_label(p) for p in heads):
        return False
    labels = [p for p in heads if p.role == "label"]
    return not plain or (len(known) > 1 and len(labels) > len(plain))


def _below(head: Piece, under: Sequence[Piece]) -> Piece | None:
    """The cell of a head's column in the next row; None where the columns go on in other ways."""
    return next((p for p in under if p.row == head.last + 1 and same_edges(p, head)), None)


def _told_by_years(figures: Sequence[Piece]) -> dict[int, Piece]:
    """Two heads of figures with a year each, of which the vocabulary does not know one or both."""
    dated = [(same_year(p.text), p) for p in figures if p.role != "year"]
    if len(dated) != len(_VALUES) or not all(year for year, _ in dated) or dated[0][0] == dated[1][0]:
        return {}
    told: dict[int, Piece] = {}
    for field, (_, head) in zip(_VALUES, sorted(dated, key=lambda pair: pair[0]), strict=True):
        if head.is_field(field):
            continue
        if head.role == "label":
            return {}
        label = read_label(f"{_OF_VALUES[field].word}({same_year(head.text)})")
        told[id(head)] = replace(
            head, role="label", label=replace(label, exact=False) if label is not None else _OF_VALUES[field]
        )
    return told
