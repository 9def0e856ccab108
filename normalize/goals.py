"""Goals of indicators: the bound to reach is what is aimed at, whatever time is named beside it.

A goal 「60%以上」 aims at 60, 「５年間で延べ20組」 at 20. As a measured value a bound stays doubtful, so only what
stands under 目標 is read so. Words (維持, 増加) and approximations (約100人) name no number that a result could be
held against.
"""

from __future__ import annotations

from dataclasses import replace

from normalize.amounts import Quantity, quantity
from schemas.folding import unify
from schemas.patterns import lazy_pattern, lazy_re

_SPAN = r"(?:[0-9]{1,2}\s*(?:か|カ|ヵ|ヶ|ケ|箇|個)?年(?:度|間)?)"
_DURING = lazy_re(
    rf"^[(（]?(?:(?:計画|戦略|実施)?期間|{_SPAN}|毎年度?|各年度?|単年度?|年間?|年度)(?:内|中|平均)?(?:の間)?(?:[のでにを]|、|,|:|\s)*[)）]?\s*"
    r"(?=[^0-9]{0,8}[0-9])"
)
_TOTAL = lazy_re(r"^[(（]?(?:累計|累積|合計|延べ|のべ|通算|総数|計)(?:数|で|:|\s)*[)）]?\s*(?=[0-9])")
_BEHIND = lazy_re(
    rf"\s*[(（](?:{_SPAN}|期間中|期間内|毎年度?|各年度?|年間|単年度?)?(?:の|で)?(?:累計|累積|合計|延べ|計|平均)?[)）]$"
)
_OVER = lazy_re(rf"/\s*{_SPAN}$")
_BOUND = lazy_re(
    r"\s*(?:以上|以下|未満|以内|超|を上回る|を下回る|を超える)(?:\s*[をに]?(?:維持|確保|目指す|する|達成))?$"
)
_BOUND_BEFORE = lazy_re(r"^[≧≥≦≤]\s*(?=[0-9])")
_KEPT = lazy_pattern(r"(?<=[0-9%\u3400-\u9fff])(?:[をの]?(?:維持|達成)|\((?:現状)?維持\))$")
_ALL = lazy_re(r"^全(?=[0-9])")
_ZERO = lazy_re(r"^±\s*(?=0(?:[^0-9.]|$))")
_CUMULATIVE = lazy_re(r"累計|累積")


def goal(text: str) -> Quantity | None:
    """The number that a goal aims at with its unit; None where nothing or a missing mark is printed.

    >>> [(q.value, q.unit) for q in map(goal, ("60％以上", "5年間で延べ20組", "年４回", "±0", "８人を維持")) if q]
    [(60, '%'), (20, '組'), (4, '回'), (0, None), (8, '人')]
    >>> [(q.value, q.unit) for q in map(goal, ("64会員（維持）", "全14集落")) if q]
    [(64, '会員'), (14, '集落')]
    >>> [(q.value, q.unit, q.cumulative) for q in map(goal, ("５年間の累計25件", "30人（5年間の累計）")) if q]
    [(25, '件', True), (30, '人', True)]
    >>> [q.value for q in map(goal, ("維持", "約100人", "10～20人", "10%増")) if q]
    [None, None, None, None]
    >>> goal("―") is None
    True
    """
    found = quantity(text)
    if found is None or found.value is not None:
        return found
    rest = _ZERO.sub("", unify(text).strip())
    for pattern in (_BEHIND, _KEPT, _BOUND, _BOUND_BEFORE, _OVER, _DURING, _TOTAL, _ALL):
        shorter = pattern.sub("", rest, count=1).strip()
        rest = shorter or rest
    told = quantity(rest)
    if told is None or told.value is None:
        return found
    return replace(told, raw=text, cumulative=told.cumulative or _CUMULATIVE.search(text) is not None)
