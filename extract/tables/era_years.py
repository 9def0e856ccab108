"""Years of which only the first one of an era prints it: 昭和55年, 60, 平成 2年, 7, …, 令和 2年."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from schemas.eras import ERA_LETTERS, YEAR_BEFORE
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern

_WHOLE = lazy_pattern(r"(?P<era>令和|平成|昭和|大正|[TSHR])(?P<year>元|[0-9]{1,2})(?P<tail>(?:年度?)?)")
_GOES_ON = lazy_pattern(r"(?P<year>[0-9]{1,2})(?P<tail>(?:年度?)?)")
_LEAST_ALIKE = 2
"""So many steps of one size tell the years of a survey; years that follow one another need none beside them."""


@dataclass(frozen=True, slots=True)
class _Year:
    """A year as printed, with the era that it prints or goes on from."""

    gregorian: int
    era: str
    tail: str
    bare: bool
    has_tail: bool


def _year_before(era: str) -> int:
    return YEAR_BEFORE[ERA_LETTERS.get(era, era)]


def _read(texts: Sequence[str]) -> list[_Year | None]:
    """The years in a line of texts; None for what is none, behind which no year goes on."""
    found: list[_Year | None] = []
    last: _Year | None = None
    for text in map(fold, texts):
        whole, bare = _WHOLE.fullmatch(text), _GOES_ON.fullmatch(text)
        if whole is not None:
            number = 1 if whole["year"] == "元" else int(whole["year"])
            last = _Year(_year_before(whole["era"]) + number, whole["era"], whole["tail"], False, True)
        elif bare is not None and last is not None:
            year = _year_before(last.era) + int(bare["year"])
            tail = bare["tail"] or last.tail
            rises = year > last.gregorian
            last = _Year(year, last.era, tail, True, bool(bare["tail"])) if rises else None
        else:
            last = None
        found.append(last)
    return found


def left_out(texts: Sequence[str]) -> list[tuple[str, str] | None]:
    """For each text what a year leaves out that goes on from one with its era (the era and 年); None for others.

    A number without 年 goes on as the next year, or by the step that the other years of the line keep.

    >>> left_out(("昭和55年", "60", "平成 2年", "7年", "令和2年"))
    [None, ('昭和', '年'), None, ('平成', ''), None]
    >>> left_out(("平成30年度", "31", "令和２", "10")), left_out(("令和2年", "10"))
    ([None, ('平成', '年度'), None, None], [None, None])
    """
    years = _read(texts)
    steps = Counter(
        after.gregorian - before.gregorian for before, after in pairwise(years) if before is not None and after
    )
    full: list[tuple[str, str] | None] = [None] * len(texts)
    for index, (before, year) in enumerate(pairwise(years), start=1):
        if before is None or year is None or not year.bare:
            continue
        if before.bare and full[index - 1] is None:
            continue  # the one before it was no year
        step = year.gregorian - before.gregorian
        if year.has_tail or step == 1 or steps[step] >= _LEAST_ALIKE:
            full[index] = (year.era, "" if year.has_tail else year.tail)
    return full


def are_years_of_eras(texts: Sequence[str]) -> bool:
    """Whether texts are years and nothing else, some of which go on from one that prints its era.

    >>> are_years_of_eras(("平成26年", "27", "令和元年", "２")), are_years_of_eras(("令和2年", "1,203"))
    (True, False)
    """
    full = left_out(texts)
    return any(full) and all(
        whole is not None or _WHOLE.fullmatch(fold(text)) is not None
        for whole, text in zip(full, texts, strict=True)
    )
