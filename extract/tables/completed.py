"""Headers that say what they head only together with the header above or beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.tables.rows import Row, Spot
from schemas.patterns import lazy_pattern

_ERAS = frozenset(("令和", "平成", "昭和", "大正"))
_YEAR_OF_ERA = lazy_pattern(r"(?:元|[0-9]{1,2})年(?:度)?")
_ERA_AND_YEAR = lazy_pattern(r"(?P<era>令和|平成|昭和|大正)(?P<year>元|[0-9]{1,2})(?P<tail>年度?)")
_YEAR_GOES_ON = lazy_pattern(r"(?P<year>[0-9]{1,2})(?P<tail>(?:年度?)?)")
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
    """The rows with the era in front of years that go on from one that prints it: 平成26年, 27, 令和元年, ２."""
    found = list(rows)
    for index in range(banner, head):
        spots = list(dict.fromkeys([spot for spot in found[index] if spot is not None and not spot.blank]))
        if not any(spot.folded[:2] in _ERAS for spot in spots):
            continue
        made: dict[int, Spot] = {}
        era, last, tail = "", 0, ""
        for spot in spots:
            whole = _ERA_AND_YEAR.fullmatch(spot.folded)
            bare = _YEAR_GOES_ON.fullmatch(spot.folded)
            if whole is not None:
                era, last, tail = whole["era"], 1 if whole["year"] == "元" else int(whole["year"]), whole["tail"]
            elif (
                bare is not None
                and era
                and last < int(bare["year"])
                and (bare["tail"] or int(bare["year"]) == last + 1)
            ):
                last = int(bare["year"])
                first = spot.cell.lines[0]
                text = f"{era}{first.text.strip()}" + ("" if bare["tail"] else tail)
                line = replace(first, text=text)
                made[id(spot)] = Spot(spot.page, replace(spot.cell, lines=(line, *spot.cell.lines[1:])))
            else:
                era = ""
        if made:
            found[index] = tuple(made.get(id(spot), spot) if spot is not None else None for spot in found[index])
    return found


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
