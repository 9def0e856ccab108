"""Headers that say what they head only together with the header above or beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.tables.era_years import left_out
from extract.tables.rows import Row, Spot
from schemas.patterns import lazy_pattern

_ERAS = frozenset(("令和", "平成", "昭和", "大正"))
_YEAR_OF_ERA = lazy_pattern(r"(?:元|[0-9]{1,2})年(?:度)?")
_ERAS_BEFORE = (*_ERAS, *"TSHR")
_SHARE = lazy_pattern(r"\([0-9]{1,3}(?:\.[0-9]+)?%\)")


def years_with_eras(rows: Sequence[Row], banner: int, head: int) -> list[Row]:
    """The rows with the era in front of its years where it is printed once above them (平成 over 26年)."""
    found = list(rows)
    made: dict[int, Spot] = {}
    for row in range(banner, head - 1):
        for column, era in enumerate(found[row]):
            year = found[row + 1][column]
            if era is None or year is None or era.folded not in _ERAS:
                continue
            if not _YEAR_OF_ERA.fullmatch(year.folded):
                continue
            first = year.cell.lines[0]
            line = replace(first, text=era.folded + first.text)
            if id(year) not in made:
                made[id(year)] = Spot(year.page, replace(year.cell, lines=(line, *year.cell.lines[1:])))
            whole = made[id(year)]
            found[row] = tuple(whole if k == column else spot for k, spot in enumerate(found[row]))
            found[row + 1] = tuple(whole if k == column else spot for k, spot in enumerate(found[row + 1]))
    return found


def years_continued(rows: Sequence[Row], banner: int, head: int) -> list[Row]:
    """The rows with the era in front of years that go on from one that prints it, in heads and beside the rows."""
    found = list(rows)
    for index in range(banner, head):
        made = _in_full([spot for spot in found[index] if spot is not None and not spot.blank])
        if made:
            found[index] = _with(found[index], made)
    made = _in_full([spot for row in found[head:] if (spot := row[0]) is not None and not spot.blank])
    if made:
        found[head:] = [_with(row, made) for row in found[head:]]
    return found


def _in_full(spots: Sequence[Spot]) -> dict[int, Spot]:
    """The years in full by the id of their spots, as far as these print no era."""
    spots = list(dict.fromkeys(spots))
    if not any(spot.folded.startswith(_ERAS_BEFORE) for spot in spots):
        return {}
    made: dict[int, Spot] = {}
    for spot, told in zip(spots, left_out([spot.folded for spot in spots]), strict=True):
        if told is not None:
            first = spot.cell.lines[0]
            line = replace(first, text=f"{told[0]}{first.text.strip()}{told[1]}")
            made[id(spot)] = Spot(spot.page, replace(spot.cell, lines=(line, *spot.cell.lines[1:])))
    return made


def _with(row: Row, made: Mapping[int, Spot]) -> Row:
    return tuple(made.get(id(spot), spot) if spot is not None else None for spot in row)


def shares_named(rows: Sequence[Row], banner: int, head: int) -> list[Row]:
    """The rows with the header of a column over the one beside it that has only its shares, in brackets."""
    found = list(rows)
    if not found or not banner < head < len(found):
        return found
    for column in range(1, len(found[0])):
        headers = [row[column] for row in found[banner:head]]
        texts = [spot.folded for row in found[head:] if (spot := row[column]) is not None and not spot.blank]
        if any(spot is not None and not spot.blank for spot in headers) or not texts:
            continue
        if all(_SHARE.fullmatch(text) for text in texts):
            for row in range(banner, head):
                spots = list(found[row])
                spots[column] = spots[column - 1]
                found[row] = tuple(spots)
    return found
