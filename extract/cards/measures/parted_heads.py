"""Heads of columns in two rows: 「目標最終年度」 over 「７年度」 is one, 「現状」 over 「年度 | 数値」 are two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece, role_of, rows_of
from schemas.folding import fold
from schemas.labels import Label, is_year, year_head
from schemas.patterns import lazy_re
from schemas.vocabulary_lists import KPI_COLUMNS

_SLACK = 2.0
"""Points by which the edges of cells that stand under each other may differ."""
_NO_YEAR = lazy_re(r"\(?[-―ー・…]*年度?\)?")
"""A year that a form leaves open: 「－ 年度」."""
_FEWEST_TALL = 2
_FEWEST_YEARS = 2
_YEARS = lazy_re(r"年度?|年次|時点")
_VALUES = lazy_re(r"(?:数|実績|目標|基準)?値|数量")
_WORDS = {field: frozenset(map(fold, KPI_COLUMNS[field])) for field in ("baseline", "target")}
_DATED = ("target", "target_year", "baseline", "baseline_year", "result")


def _is_year_alone(text: str) -> bool:
    head = year_head(text)
    return is_year(text) or (head is not None and not head.status)


def _below(piece: Piece, rows: Mapping[int, Sequence[Piece]]) -> Piece | None:
    """The one cell as wide as a head that stands directly below it."""
    for other in rows.get(piece.last + 1, ()):
        if abs(other.x0 - piece.x0) <= _SLACK and abs(other.x1 - piece.x1) <= _SLACK:
            return other if other.row == piece.last + 1 else None
    return None


def _are_taller(piece: Piece, last: int, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether other heads of the row reach as far down as the year below it."""
    tall = [p for p in rows[piece.row] if p.row == piece.row and p.last == last and p.role != "value"]
    return len(tall) >= _FEWEST_TALL and any(p.heads_year or p.is_field("indicator", "kpi", "unit") for p in tall)


def raise_years(pieces: list[Piece]) -> list[Piece]:
    """Sets the years that stand below 年度 into the row of the other heads, which cover both rows of a header.

    「№ | 指標 | 基準値 | 区分 | 年度」 over 「R4 | R5 | R6」: 年度 says nothing of the figures.
    """
    words = [p for p in pieces if p.is_field("budget_years") and p.row == p.last and not p.heads_year]
    if not words:
        return pieces
    rows = rows_of(pieces)
    raised: dict[int, Piece] = {}
    gone: set[int] = set()
    for word in words:
        years = [p for p in rows.get(word.last + 1, ()) if p.row == word.last + 1]
        if len(years) < _FEWEST_YEARS or not all(p.heads_year and not p.rest for p in years):
            continue
        under = min(p.x0 for p in years) >= word.x0 - _SLACK and max(p.x1 for p in years) <= word.x1 + _SLACK
        if under and _are_taller(word, years[0].last, rows):
            first = min(years, key=lambda p: p.x0)
            for year in years:
                lines = (*word.lines, *year.lines) if year is first else year.lines
                raised[id(year)] = replace(year, row=word.row, lines=lines)
            gone.add(id(word))
    return [raised.get(id(p), p) for p in pieces if id(p) not in gone] if raised else pieces


def join_parted_heads(pieces: list[Piece]) -> list[Piece]:
    """Puts a year into the head that it stands below, in a header of two rows.

    Its other heads cover both rows, or all its cells are words over years: then the lower row heads the columns.
    A head whose year the form leaves open (「－ 年度」) has none.
    """
    heads = [p for p in pieces if p.is_field(*_DATED) or (p.role == "value" and p.status)]
    if not heads:
        return pieces
    rows = rows_of(pieces)
    joined: dict[int, Piece] = {}
    gone: set[int] = set()
    for head in heads:
        year = _below(head, rows)
        if year is None or head.heads_year:
            continue
        taller = _are_taller(head, year.last, rows)
        dated = _is_year_alone(year.text)
        if not taller and not (dated and _are_two_rows_of_heads(head.row, rows)):
            continue
        if not dated and _NO_YEAR.fullmatch(fold(year.text)) is None:
            continue
        text = f"{head.text}\n{year.text}" if dated else head.text
        role, label = role_of(text)
        whole = replace(head, text=text, lines=(*head.lines, *year.lines), role=role, label=label)
        if taller:
            joined[id(head)] = replace(whole, last=year.last)
            gone.add(id(year))
        else:
            joined |= {id(head): _emptied(head), id(year): replace(whole, row=year.row, last=year.last)}
            joined |= _lowered(head.row, rows)
    return [joined.get(id(p), p) for p in pieces if id(p) not in gone] if joined else pieces


def part_dated_heads(pieces: list[Piece]) -> list[Piece]:
    """Takes 年度 and 数値 below 現状 and 目標 for heads of their own, one of the years and one of the values.

    The lower row is that of the header then; heads over both rows are set into it.
    """
    words = [p for p in pieces if p.row == p.last and _YEARS.fullmatch(fold(p.text))]
    if not words:
        return pieces
    rows = rows_of(pieces)
    told: dict[int, list[Piece]] = {}
    for year in words:
        over = [p for p in rows.get(year.row - 1, ()) if p.last < year.row and p.overlap(year.x0, year.x1) > 0.5]
        name = _counted(over[0], rows) if len(over) == 1 else None
        under = [p for p in rows[year.row] if over and p.overlap(over[0].x0, over[0].x1) > 0.5 and p is not year]
        tall = [p for p in rows[year.row] if over and p.row == over[0].row and p.last == year.last]
        if name is None or not tall or len(under) != 1 or _VALUES.fullmatch(fold(under[0].text)) is None:
            continue
        head, value = over[0], under[0]
        label = head.label if head.is_field(name) else Label((name,), fold(head.text))
        lines = (*head.lines, *value.lines)
        told[id(value)] = [replace(value, text=head.text, lines=lines, role="label", label=label)]
        told[id(year)] = [replace(year, role="label", label=Label((f"{name}_year",), fold(year.text)))]
        told[id(head)] = [_emptied(head)]
        told |= {id(p): [replace(_emptied(p), last=head.last), replace(p, row=year.row)] for p in tall}
    return [part for p in pieces for part in told.get(id(p), [p])] if told else pieces


def _counted(head: Piece, rows: Mapping[int, Sequence[Piece]]) -> str | None:
    """Whether a head is over figures of today or over those aimed at; 成果目標 is so right of figures of today."""
    for name, words in _WORDS.items():
        if head.is_field(name) or fold(head.text) in words:
            return name
    left = [p for p in rows[head.row] if p.x1 <= head.x0 + _SLACK]
    today = any(p.is_field("baseline") or fold(p.text) in _WORDS["baseline"] for p in left)
    return "target" if today and head.is_field("kpi") and not head.is_field("indicator") else None


def _emptied(piece: Piece) -> Piece:
    return replace(piece, text="", lines=(), role="blank", label=None)


def _are_two_rows_of_heads(row: int, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether a row prints words over the years and the name of a list of indicators, and no cell covers both."""
    upper = [p for p in rows[row] if p.row == p.last == row]
    lower = [p for p in rows[row + 1] if p.row == p.last == row + 1]
    years = [p for p in lower if p.heads_year and not p.rest]
    named = any(p.is_field("indicator") for p in lower)
    heads = all(p.role in ("label", "blank") or p in years for p in lower)
    done = [p for p in upper if p.is_field("result") and sum(p.overlap(y.x0, y.x1) > 0.5 for y in years) > 1]
    return named and heads and len(done) == 1 and not any(p.role == "year" for p in upper)


def _lowered(row: int, rows: Mapping[int, Sequence[Piece]]) -> dict[int, Piece]:
    """The heads of the upper of two rows that have nothing but a blank cell below, set into that cell."""
    found: dict[int, Piece] = {}
    for head in rows[row]:
        under = _below(head, rows) if head.row == head.last == row and head.role == "label" else None
        if under is not None and under.role == "blank":
            found |= {id(head): _emptied(head), id(under): replace(head, row=under.row, last=under.last)}
    return found
