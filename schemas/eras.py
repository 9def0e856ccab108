"""The Japanese eras: the Gregorian year before the first year of each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

YEAR_BEFORE: Mapping[str, int] = MappingProxyType(
    {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
)
"""Year 1 of an era is the year after this one: 令和１年 is 2019."""

ERA_LETTERS: Mapping[str, str] = MappingProxyType(
    {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
)
"""The letter that stands for an era before a number: R7."""
