"""Headers that say what they head only together with the header above or beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.tables.era_years import left_out
from extract.tables.rows import Row, Spot, spots_of
from schemas.patterns import lazy_pattern

_ERAS = frozenset(("令和", "平成", "昭和", "大正"))
_YEAR_OF_ERA = lazy_pattern(r"(?:元|[0-9]{1,2})年(?:度)?")
_YEAR_OR_NUMBER = lazy_pattern(r"(?:元|[0-9]{1,2})(?P<tail>(?:年(?:度)?)?)")
_FEWEST_COLUMNS = 3
_FEWEST_GROUPS = _FEWEST_HEADS = 2
_MOST_LABELS = 3
"""So many columns of labels at most stand left of headings that come again."""
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
            if id(year) not in made:
                made[id(year)] = _beginning(year, era.folded + year.cell.lines[0].text)
            whole = made[id(year)]
            found[row] = tuple(whole if k == column else spot for k, spot in enumerate(found[row]))
            found[row + 1] = tuple(whole if k == column else spot for k, spot in enumerate(found[row + 1]))
    return found


def years_beside_eras(rows: Sequence[Row], head: int) -> list[Row]:
    """The rows with the era before years that have it in a column of its own: 昭和 | 55年, blank | 60年."""
    found = list(rows)
    if not found or len(found[0]) < _FEWEST_COLUMNS or not any(_is_era(row[0]) for row in found[head:]):
        return found
    era = ""
    made: dict[int, Spot] = {}
    for row in found[head:]:
        first, year = row[0], row[1]
        if first is not None and not first.blank:
            era = first.folded if first.folded in _ERAS else ""
        bare = _YEAR_OR_NUMBER.fullmatch(year.folded) if year is not None and era else None
        if year is None or bare is None:
            if era and year is not None and not year.blank:
                return found  # an era over something else
            continue
        tail = "" if bare["tail"] else "年"
        made[id(year)] = _beginning(year, f"{era}{year.cell.lines[0].text.strip()}{tail}")
    for index in range(head, len(found)):
        whole = made.get(id(found[index][1]))
        if whole is not None:
            found[index] = (whole, whole, *found[index][2:])
    return found


def _beginning(spot: Spot, text: str) -> Spot:
    """The spot with another text in its first line."""
    first, *others = spot.cell.lines
    return Spot(spot.page, replace(spot.cell, lines=(replace(first, text=text), *others)))


def _is_era(spot: Spot | None) -> bool:
    return spot is not None and spot.folded in _ERAS


def years_continued(rows: Sequence[Row], banner: int, head: int) -> list[Row]:
    """The rows with the era in front of years that go on from one that prints it, in heads and beside the rows."""
    found = list(rows)
    for index in range(banner, head):
        made = _in_full(spots_of(found[index]))
        if made:
            found[index] = _with(found[index], made)
    made = _in_full(spots_of(tuple(row[0] for row in found[head:])))
    if made:
        found[head:] = [_with(row, made) for row in found[head:]]
    return found


def _in_full(spots: Sequence[Spot]) -> dict[int, Spot]:
    """The years in full by the id of their spots, as far as these print no era."""
    if not any(spot.folded.startswith(_ERAS_BEFORE) for spot in spots):
        return {}
    made: dict[int, Spot] = {}
    for spot, told in zip(spots, left_out([spot.folded for spot in spots]), strict=True):
        if told is not None:
            made[id(spot)] = _beginning(spot, f"{told[0]}{spot.cell.lines[0].text.strip()}{told[1]}")
    return made


def _with(row: Row, made: Mapping[int, Spot]) -> Row:
    return tuple(made.get(id(spot), spot) if spot is not None else None for spot in row)


def heads_over_equals(rows: Sequence[Row], banner: int, head: int) -> list[Row]:
    """The rows of a table without rulings with each label over as many headings as the next (令和2年 over 男, 女).

    The headings below come again from label to label, so that they tell how far each label reaches; where it
    stands over them does not.
    """
    found = list(rows)
    for index in range(banner, head - 1):
        for start in range(1, _MOST_LABELS + 1):
            labels = spots_of(found[index][start:])
            texts = [spot.folded if spot is not None else "" for spot in found[index + 1][start:]]
            size = len(texts) // max(1, len(labels))
            group = texts[:size]
            if len(labels) < _FEWEST_GROUPS or texts != group * len(labels) or not all(group):
                continue
            if len(set(group)) < max(size, _FEWEST_HEADS) or any(spot in labels for spot in found[index + 1]):
                continue
            corner = [None if spot in labels else spot for spot in found[index][:start]]
            found[index] = (*corner, *(label for label in labels for _ in group))
            break
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
