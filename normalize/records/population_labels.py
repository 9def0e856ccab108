"""Codes for what a population table's labels say: age groups, sexes, measures."""

from __future__ import annotations

import re
from typing import Literal

from schemas.folding import fold, has_word, unify
from schemas.labels import undecorated
from schemas.patterns import lazy_re
from schemas.tables import Sex
from schemas.vocabulary_tables import AGE_WORDS, AGING_WORDS, CHANGE_WORDS, SEX_WORDS, SHARE_WORDS

_RANGE = lazy_re(
    r"(?<![0-9])(?P<low>[0-9]{1,3})(?:歳|才)?(?:~|-|から|以上~?(?=[0-9]{1,3}(?:歳|才)?未満))(?P<high>[0-9]{1,3})(?:歳|才)?(?P<under>未満)?"
)
_FROM = lazy_re(r"(?<![0-9])(?P<low>[0-9]{1,3})(?:(?:歳|才)?(?:以上|\+|~)|(?:歳|才)-(?![0-9]))")
_UNDER = lazy_re(r"(?<![0-9~-])(?P<high>[0-9]{1,3})(?:歳|才)?(?P<how>未満|以下)")
_AGE_IN_TITLE = lazy_re(
    r"(?<![0-9])[0-9]{1,3}(?:歳|才)? ?(?:~|-|から) ?[0-9]{1,3}(?:歳|才)"
    r"|(?<![0-9~-])[0-9]{1,3}(?:歳|才)(?:以上|未満|以下)"
)
_WORDS = {fold(word): code for code, words in AGE_WORDS.items() for word in words}
_OF_WHICH = lazy_re(r"^(?:うち|内|再掲)[、:]?")
_RATES = tuple(fold(word) for word in (*SHARE_WORDS, *CHANGE_WORDS))
_SHARES = frozenset(fold(word) for word in SHARE_WORDS)
_SEXES: dict[str, Sex] = {}
for _word in SEX_WORDS["male"]:
    _SEXES[fold(_word)] = "male"
for _word in SEX_WORDS["female"]:
    _SEXES[fold(_word)] = "female"
for _word in SEX_WORDS["both"]:
    _SEXES[fold(_word)] = "both"


def age_group(text: str) -> str | None:
    """The code of the age group that a text names; None where it names none.

    >>> [age_group(t) for t in ("０～１４歳", "65歳以上", "年少人口（0～14歳）", "85～", "15歳未満", "0-4歳")]
    ['0-14', '65+', '0-14', '85+', '0-14', '0-4']
    >>> age_group("65歳-"), age_group("うち年少人口"), age_group("うち後期高齢者"), age_group("15歳以上65歳未満")
    ('65+', '0-14', '75+', '15-64')
    >>> [age_group(t) for t in ("生産年齢人口", "年少人口割合", "総人口", "合計", "圏域の割合")]
    ['15-64', '0-14', 'total', None, None]
    """
    folded = undecorated(fold(text))
    match = _RANGE.search(folded)
    if match is not None:
        high = int(match["high"]) - (1 if match["under"] else 0)
        return f"{int(match['low'])}-{high}"
    match = _FROM.search(folded)
    if match is not None:
        return f"{int(match['low'])}+"
    match = _UNDER.search(folded)
    if match is not None:
        return f"0-{int(match['high']) - (1 if match['how'] == '未満' else 0)}"
    outside = _OF_WHICH.sub("", re.sub(r"\([^()]*\)", "", folded))
    for form in (folded, outside, *(outside.removesuffix(word) for word in _RATES if outside.endswith(word))):
        if form in _WORDS:
            return _WORDS[form]
    return None


def age_groups_in(title: str) -> set[str]:
    """The codes of the age groups that a title names.

    >>> age_groups_in("図表２－２　20～39歳女性人口の推計"), age_groups_in("老年人口（65歳以上）の推移")
    ({'20-39'}, {'65+'})
    >>> age_groups_in("年齢３区分別人口 2010～2060年"), sorted(age_groups_in("年少人口と老年人口"))
    (set(), ['0-14', '65+'])
    """
    folded = fold(title)
    found = {code for part in _AGE_IN_TITLE.findall(unify(title)) if (code := age_group(part)) is not None}
    words = [word for word, code in _WORDS.items() if word in folded and code != "total" and len(word) > 2]
    # 高齢人口 is within 高齢者人口 only by its letters
    return found | {_WORDS[w] for w in words if not any(w != o and w in o for o in words)}


def sex_of_title(title: str) -> Sex | None:
    """The sex that a title names together with an age group; None where it names none, or both.

    >>> sex_of_title("20～39歳女性人口の推計"), sex_of_title("男女別・年齢別人口"), sex_of_title("女性人口")
    ('female', None, None)
    """
    folded = fold(title)
    if _AGE_IN_TITLE.search(unify(title)) is None:
        return None
    found = {_SEXES[fold(word)] for word in ("男性", "女性", "男子", "女子") if word in folded}
    return found.pop() if len(found) == 1 and "男女" not in folded else None


def sex(text: str) -> Sex | None:
    """The sex that a label names; None where it names none (計 stands for both, which the caller decides).

    >>> sex("男 性"), sex("女"), sex("男女計"), sex("総数")
    ('male', 'female', 'both', None)
    >>> sex("20～39歳女性人口"), sex("65歳以上男女計"), sex("うち男性")
    ('female', 'both', 'male')
    """
    folded = fold(text)
    whole = _SEXES.get(_OF_WHICH.sub("", re.sub(r"\([^()]*\)", "", folded)))
    if whole is not None or not any(char.isdigit() for char in folded):
        return whole
    within = {code for word, code in _SEXES.items() if word in folded}
    return within.pop() if len(within) == 1 else "both" if within else None


def metric(text: str) -> Literal["change_rate_pct", "share_pct", "aging_rate_pct"] | None:
    r"""The measure that labels name besides persons; None where they name none.

    A share below the name of an age group (老年人口 over 割合) is a share, as it is below the other groups.

    >>> metric("増減率(%)\nR2比"), metric("人口比率\nR22"), metric("高齢化率"), metric("2015年")
    ('change_rate_pct', 'share_pct', 'aging_rate_pct', None)
    >>> metric("老年人口割合"), metric("老年人口\n割合"), metric("高齢化\n率")
    ('aging_rate_pct', 'share_pct', 'aging_rate_pct')
    """
    folded = fold(text)
    above, _, last = text.rpartition("\n")
    of_group = fold(last) in _SHARES and age_group(above.rpartition("\n")[2]) is not None
    if has_word(fold(above) if of_group else folded, AGING_WORDS):
        return "aging_rate_pct"
    if has_word(folded, CHANGE_WORDS):
        return "change_rate_pct"
    if has_word(folded, SHARE_WORDS):
        return "share_pct"
    return None
