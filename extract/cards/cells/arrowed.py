"""Cells that print what is and what is aimed at: 「現状値 → 目標値」 with 「142人（R5） → 200人（R10）」 below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece, Role
from extract.cards.cells.places import cut_word, part_of_line
from schemas.labels import Label, read_label
from schemas.patterns import lazy_re
from schemas.printed import Line, Word

_ARROW = lazy_re(r"\s*[→⇒➡⇨➔➜⟶]\s*")
_DIGIT = lazy_re(r"\d")
_SLACK_PT = 2.0


def _halves(text: str) -> tuple[str, str] | None:
    """The texts on both sides of the only arrow of a text; None where there is none, or more than one."""
    parts = _ARROW.split(text.strip())
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else None


def _labels(piece: Piece) -> tuple[Label, Label] | None:
    halves = _halves(piece.text)
    labels = [read_label(half) for half in halves] if halves else []
    if len(labels) != 2 or labels[0] is None or labels[1] is None:
        return None
    fits = "baseline" in labels[0].fields and "target" in labels[1].fields
    return (labels[0], labels[1]) if fits else None


def _part(piece: Piece, side: int, x0: float, x1: float, label: Label | None = None) -> Piece:
    """One side of a cell with an arrow: 0 is what stands before it."""
    text = (_halves(piece.text) or ("", ""))[side]
    role: Role = "label" if label else "value"
    return replace(piece, text=text, lines=_side(piece.lines, side), x0=x0, x1=x1, role=role, label=label)


def _side(lines: Sequence[Line], side: int) -> tuple[Line, ...]:
    """The lines of a cell without what stands on the other side of its arrow."""
    found: list[Line] = []
    behind = False
    for line in lines:
        words: list[Word] = []
        for word in line.words:
            match = _ARROW.search(word.text)
            if match is None:
                words.extend([word] if behind == bool(side) else [])
                continue
            behind = True
            before, after = cut_word(word, match.start())[0], cut_word(word, match.end())[1]
            words.extend(part for part in ((after,) if side else (before,)) if part.text)
        if words:
            found.append(part_of_line(line, words))
    return tuple(found)


def split_arrowed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a table, such cells as two: a label and a value each for what is and what is aimed at."""
    heads = [(p, labels) for p in pieces if p.role != "blank" and (labels := _labels(p)) is not None]
    if not heads:
        return list(pieces)
    parts: dict[int, list[Piece]] = {}
    for head, (first, second) in heads:
        values = [p for p in pieces if p.role != "blank" and p is not head and _figures(p) is not None]
        beside = next((p for p in values if p.row == head.row and abs(p.x0 - head.x1) <= _SLACK_PT), None)
        if beside is not None:
            step = (beside.x1 - head.x0) / 4
            a, b, c = head.x0 + step, head.x0 + 2 * step, head.x0 + 3 * step
            parts[id(head)] = [_part(head, 0, head.x0, a, first)]
            parts[id(beside)] = [
                _part(beside, 0, a, b),
                _part(head, 1, b, c, second),
                _part(beside, 1, c, beside.x1),
            ]
            continue
        below = [p for p in values if p.row > head.last and abs(p.x0 - head.x0) + abs(p.x1 - head.x1) <= _SLACK_PT]
        if not below:
            continue
        middle = (head.x0 + head.x1) / 2
        parts[id(head)] = [
            _part(head, 0, head.x0, middle, first),
            _part(head, 1, middle, head.x1, second),
        ]
        for piece in below:
            parts[id(piece)] = [
                _part(piece, 0, piece.x0, middle),
                _part(piece, 1, middle, piece.x1),
            ]
    return [part for piece in pieces for part in parts.get(id(piece), [piece])]


def _figures(piece: Piece) -> tuple[str, str] | None:
    """The two values of a cell, each with a figure."""
    halves = _halves(piece.text)
    return halves if halves is not None and all(map(_DIGIT.search, halves)) else None
