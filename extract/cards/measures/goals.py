"""Goals set as sentences: 「就農者を年間1,500人確保［令和８年度まで］」, 「利用量（30万㎥［R1］→42万㎥［R7］）」.

A goal names what is counted, the figure aimed at and mostly the year, sometimes the figure of today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extract.cards.measures.goal_parts import (
    ARROW,
    BOUNDS,
    DIGITS,
    ERA_YEAR,
    FIGURE,
    FROM,
    GAP,
    GOAL_YEAR,
    LAST_UNIT,
    OPEN,
    OPEN_AIM,
    REST,
    SAID_AIM,
    SAID_TODAY,
    SHUT,
    TO,
    words_of,
)
from schemas.folding import fold
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Printed
from schemas.vocabulary_sheets import GOAL_LABELS, GOAL_VERBS

_VERBS = any_of(GOAL_VERBS)
_ACTS = any_of(set(GOAL_VERBS) - set(BOUNDS.split("|")))
_BULLET = lazy_pattern(
    r"^[\s・･○●◯〇◎■□◆◇▪•‣➢▶★☆※*-]*(?:[①-⑳]|[(（]\p{Nd}{1,2}[)）]|\p{Nd}{1,2}[.．)）](?=\P{Nd}))?\s*"
)
_VERB_END = lazy_pattern(rf"を(?:{_VERBS})(?:させる|する)?$")
_RISES = rf"\s*から[\s、，]*(?:(?P<target_year>{GOAL_YEAR})\s*(?:まで)?に[、，]?\s*)?"
_CHANGE = lazy_pattern(
    rf"(?P<name>\S.*?){GAP}{OPEN}?\s*{SAID_TODAY}"
    rf"(?:{FROM}(?:{ARROW}|{_RISES})|(?<=[\s）)])(?P<baseline>[－―–—-])"
    rf"(?:{OPEN}\s*(?P<baseline_year>{GOAL_YEAR}){REST}{SHUT})?{ARROW})"
    rf"{SAID_AIM}{TO}\s*(?:に|へ|まで)?\s*(?:(?:{_VERBS})(?:する|させる)?)?\s*{SHUT}?[。.]?"
)
_SAID = rf"(?:の?{OPEN}?(?:{words_of('baseline', 'value', 'target')}|見込|時点){SHUT}?)?\s*[：:]?\s*"
"""What may stand between a year and its figure: 「令和５年度実績：」."""
TWO_DATED = (
    rf"(?P<baseline_year>{GOAL_YEAR})\s*{_SAID}(?P<baseline>{FIGURE})(?:{ARROW}|[\s、，／/]+)"
    rf"(?P<target_year>{GOAL_YEAR})\s*{_SAID}(?P<target>{FIGURE})"
)
_YEAR_CHANGE = lazy_pattern(rf"(?P<name>\S.*?){GAP}{OPEN}?\s*{TWO_DATED}\s*{SHUT}?[。.]?")
_STAGES = lazy_pattern(
    rf"(?P<name>\S.*?){GAP}{OPEN}?\s*{FROM}{ARROW}(?P<note>{FIGURE}\s*{OPEN}\s*{GOAL_YEAR}{REST}{SHUT}){ARROW}{TO}"
    rf"\s*{SHUT}?[。.]?"
)
"""A figure of today, one on the way and the one aimed at."""


def _year_first(name: str) -> str:
    return rf"(?:{OPEN}\s*(?P<{name}>{GOAL_YEAR}){REST}{SHUT}\s*[：:]?\s*)?"


_NO_FIGURE = r"(?:[－―ー–—-]|[\p{Han}\p{Hiragana}\p{Katakana}]{2,8})"
"""What stands for a figure of today that nobody knows: 未把握, データなし."""
_LABELLED = lazy_pattern(
    rf"(?P<name>\S.*?){GAP}{OPEN}?\s*{OPEN}?(?:{words_of('baseline')}){SHUT}?{GAP}"
    rf"{_year_first('baseline_year')}(?:{FROM}|{_NO_FIGURE})(?:{ARROW}|[\s、，,／/]*)"
    rf"{OPEN}?(?:{words_of('target')}){SHUT}?{GAP}{_year_first('target_year')}{TO}\s*{SHUT}?[。.]?"
)
_UNTIL = lazy_pattern(
    rf"(?P<year>{GOAL_YEAR})\s*(?:まで(?:に|の)?|において|における|時点[での]|に(?=[、，\p{{Han}}\p{{Katakana}}\p{{Nd}}])|[、，])[、，]?"
)
_YEAR_BRACKET = lazy_pattern(
    rf"(?<!{ERA_YEAR}|(?:20|２０)\p{{Nd}}{{2}}年?度?){OPEN}\s*(?:目標)?(?:年度?)?[：:]?\s*(?:{GOAL_YEAR}\s*[～〜~－-]\s*)?"
    rf"(?P<year>{GOAL_YEAR})(?!\s*比|\p{{Nd}}|年|度){REST}{SHUT}"
)
"""A year in brackets; those behind a year say the same year once more: 2030(R12)年度."""
_NOW = r"(?:現状|現在|基準|実績|直近|当初)(?:値)?"
TODAY = lazy_pattern(
    rf"{OPEN}\s*(?:{_NOW}\s*[：:]?\s*)?(?:(?P<year>{GOAL_YEAR})(?:実績|現在)?\s*[：:]?\s*(?P<value>{FIGURE})"
    rf"|(?P<value>{FIGURE})\s*{OPEN}\s*(?P<year>{GOAL_YEAR})\s*{SHUT})\s*{SHUT}"
    rf"|{OPEN}\s*{_NOW}\s*[：:]?\s*(?P<value>{FIGURE})\s*{SHUT}"
    rf"|(?P<year>{GOAL_YEAR})\s*の\s*(?P<value>{FIGURE})\s*から"
)
_BRACKETS = lazy_pattern(rf"{OPEN}[^（()）［］\[\]〔〕]*{SHUT}")
_ADVERBS = (
    r"(?:年間|年平均で?|平均で?|毎年度?|累計で?|合計で?|新たに|計|全国で?"
    r"|延べ|のべ|最終的に|少なくとも|概ね|おおむね)*"
)
_AIM = lazy_pattern(
    rf"(?P<name>\S.*?\S)(?:を|が|は|[：:]|について)[\s、，]*(?:{GOAL_YEAR}\s*比[でりに、]*|\p{{Nd}}+\s*年間?で"
    rf"|[^\p{{Nd}}、。をがは：:]{{0,14}}[のに比でり])?{_ADVERBS}\s*"
    rf"(?P<target>{FIGURE}(?:{BOUNDS})?)\s*(?:{_BRACKETS.pattern})?\s*(?:に|へ|まで|を|と)*\s*(?:{_ACTS}|$).*"
)
_COUNTED = lazy_pattern(
    rf"(?:[^\p{{Nd}}、。を]{{0,12}}[でにの、])?{_ADVERBS}\s*(?P<target>{FIGURE}(?:以上|程度)?)の(?P<name>[^。を]*?\S)"
    rf"を\s*(?:{_VERBS}).*"
)
_STEPS = lazy_pattern(
    rf"(?P<name>\S.*?){GAP}{OPEN}?\s*(?P<note>{FIGURE}\s*{OPEN}\s*{GOAL_YEAR}{REST}{SHUT})[\s、，,及びと]+{TO}\s*{SHUT}?"
)
_AT_END = r"(?:を(?:目指す|めざす|達成(?:する)?|確保(?:する)?))?"
_PLAIN = lazy_pattern(
    rf"(?P<name>\S*[^\s\p{{Nd}}を])[\s：:　]+(?P<target>{FIGURE}(?:{BOUNDS})?){_AT_END}"
    rf"|(?P<name>\S*(?:[数率額量値高]|割合|人口|面積|[^年程毎今昨同]度))(?P<target>{DIGITS}[^\s\p{{Nd}}のを]{{0,5}}){_AT_END}"
)
"""A name and a figure; what names a quantity (○○数, ○○率) ends where the figure begins."""
_AIMED = lazy_pattern(
    rf"(?P<name>\S.*?){GAP}{OPEN}?\s*(?:(?P<target_year>{GOAL_YEAR})\s*(?:の?{OPEN}?(?:{words_of('target')}){SHUT}?{GAP}|[：:]\s*)"
    rf"|(?:{words_of('target')}){GAP}(?:{OPEN}?(?P<target_year>{GOAL_YEAR}){SHUT}?{GAP})?)(?P<target>{FIGURE}(?:{BOUNDS})?)"
    rf"(?:\s*{OPEN}\s*(?P<target_year>{GOAL_YEAR}){REST}{SHUT}|[\s、，]*目標年度?{GAP}(?P<target_year>{GOAL_YEAR}))?\s*{SHUT}?"
)
"""A figure behind a word that says it is the goal, or behind its year: 「（目標：令和９年度　200団体）」."""
_UNTIL_IN_BRACKETS = lazy_pattern(
    rf"(?P<name>\S.*?\S)\s*{OPEN}\s*(?:目標(?:値)?\s*[：:]?\s*)?(?P<target>{FIGURE}(?:{BOUNDS})?)\s*"
    rf"{OPEN}\s*(?:目標\s*[：:]?\s*(?P<target_year>{GOAL_YEAR})|(?P<target_year>{GOAL_YEAR})\s*(?:末|中)?まで(?:に|の)?)\s*"
    rf"{SHUT}\s*{SHUT}"
)
"""A goal in brackets behind what is counted: 「事例数（3,000件［令和12年度まで］）」."""
_NOTE = lazy_pattern(r"[\s、。]*(?:[（(][※＊]\s*(?P<note>[^※＊]+?)[）)]|[※＊]\s*(?P<note>[^※＊]+?))\s*$")
_WORD = lazy_pattern(r"[\p{L}ー]{2}")
"""What is counted is named by a word, and is no part of a figure."""
IS_CHANGING = lazy_pattern(r"\p{Nd}\s*\p{L}{0,4}\s*[→⇒➡➔▶►]")
CHANGED_FIGURES = lazy_pattern(rf"(?P<baseline>{FIGURE}|[－―ー–—-])(?:{ARROW})(?P<target>{DIGITS}\s*{LAST_UNIT})")
"""Nothing but a figure that becomes another one."""
YEARS_IN_BRACKETS = lazy_pattern(rf"{OPEN}\s*({GOAL_YEAR})\s*{SHUT}\s*")
DATED_FIGURE = lazy_pattern(
    rf"(?:{OPEN}?(?:{words_of('baseline', 'value', 'target')}){SHUT}?{GAP})?"
    rf"(?:{OPEN}?(?P<year>{GOAL_YEAR}){SHUT}?\s*{_SAID})?"
    rf"(?P<figure>{DIGITS}\s*{LAST_UNIT})(?:\s*{OPEN}\s*(?P<year>{GOAL_YEAR}){REST}{SHUT})?"
)
"""A figure, perhaps with its year before or behind it, and nothing else."""
_CAN_AIM = lazy_pattern(rf"\p{{Nd}}|{OPEN_AIM}")
"""What every goal has: a figure, or what is printed for one that is not set yet."""
_LONGEST = 160
_LONGEST_NAME = 60
_BEFORE_IT = lazy_pattern(r"^.*(?:であり|として|ことにより|により|を通じて?|ことで|するため)[、，]\s*")
"""What a sentence says before its goal: 「…の５年間の事業であり、」."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as printed: what is counted, the figures of today and of the goal, and their years; None if absent.

    ``note`` is a figure aimed at for an earlier year, or what stands behind a mark of notes (※) at the end.
    """

    name: str
    target: str
    target_year: str | None = None
    baseline: str | None = None
    baseline_year: str | None = None
    note: str | None = None


KIND = lazy_pattern(
    r"^[【［\[（(＜<]?(?:(?:初期|短期|中期|長期|最終)の?)?(?P<kind>[^\s\p{Nd}①-⑳：:（()）【】［］\[\]＜＞<>]{2,12})\s*(?:[①-⑳]|\p{Nd}{1,2})?"
    rf"\s*(?:[（(]\s*(?P<year>{GOAL_YEAR})\s*[)）])?\s*(?:[：:]|[】］\])）＞>]\s*[：:]?)\s*(?=\S)"
)
"""What kind of goal follows: 「アウトカム：」, 「KPI①：」, 「短期アウトカム（令和７年度）：」."""
GOAL_KINDS = frozenset(fold(word) for word in GOAL_LABELS)
_CONJUNCTION = lazy_pattern(r"^(?:さらに|また|加えて|あわせて|併せて|なお|かつ|同時に)[、，]\s*")


def goal_fields(goal: Goal, item: Printed) -> dict[str, Printed]:
    """A goal as raw fields of the table ``kpis``."""
    texts = {
        "indicator": goal.name,
        "target": goal.target,
        "target_label": goal.target_year,
        "baseline": goal.baseline,
        "baseline_label": goal.baseline_year,
        "note": goal.note,
    }
    return {name: replace(item, text=text) for name, text in texts.items() if text is not None}


def _stripped(text: str | None) -> str | None:
    return text.strip() if text is not None and text.strip() else None


def _changed(match: regex.Match[str]) -> Goal:
    return Goal(
        _named(match["name"]),
        match["target"].strip(),
        _stripped(match["target_year"]),
        _stripped(match["baseline"]),
        _stripped(match["baseline_year"]) if match["baseline"] else None,
    )


def can_name(text: str) -> bool:
    """Whether a text can name what is counted: it has a word, and is no figure that changes itself."""
    return _WORD.search(text) is not None and IS_CHANGING.search(text) is None


def _named(text: str) -> str:
    """A name without the particle or verb behind it: 「農作物被害額を減少」 is about 農作物被害額."""
    bare: str = _VERB_END.sub("", text.strip(" 　、，：:・"))
    return bare.removesuffix("を").removesuffix("が").removesuffix("は").strip()


def goal_in(text: str) -> Goal | None:
    """The goal that a sentence or line states; None for a text without one certain figure that is aimed at.

    >>> found = goal_in("○ 集落の連携による広域営農組織を200件増加［令和７年度まで］")
    >>> found.name, found.target, found.target_year
    ('集落の連携による広域営農組織', '200件', '令和７年度')
    >>> goal_in("国産材の利用量（30万㎥［平成30年］→ 42万㎥［令和12年］）").baseline
    '30万㎥'
    >>> found = goal_in("空き家の数を1,250戸（令和５年度）から900戸（令和10年度）に減少させる")
    >>> found.name, found.baseline, found.baseline_year, found.target, found.target_year
    ('空き家の数', '1,250戸', '令和５年度', '900戸', '令和10年度')
    >>> found = goal_in("相談件数を令和８年度までに80件にする。（令和４年度：35件）")
    >>> found.name, found.target, found.target_year, found.baseline, found.baseline_year
    ('相談件数', '80件', '令和８年度', '35件', '令和４年度')
    >>> found = goal_in("利用者の満足度　現状：54.7％（令和４年度）　目標：70％（令和８年度）")
    >>> found.name, found.baseline, found.target
    ('利用者の満足度', '54.7％', '70％')
    >>> found = goal_in("指導の回数 現状（令和６年度） 24回 → 目標（令和12年度） 480回")
    >>> found.name, found.baseline, found.baseline_year, found.target, found.target_year
    ('指導の回数', '24回', '令和６年度', '480回', '令和12年度')
    >>> found = goal_in("大会の誘致件数　－（令和3年度）→　26件（令和8年度）")
    >>> found.name, found.baseline, found.target, found.target_year
    ('大会の誘致件数', '－', '26件', '令和8年度')
    >>> goal_in("指導の回数　現状（令和６年度）　未把握　→　目標（令和12年度）　480回").baseline is None
    True
    >>> found = goal_in("○ 新たに創出された事例数（3,000件［令和12年度まで］）")
    >>> found.name, found.target, found.target_year
    ('新たに創出された事例数', '3,000件', '令和12年度')
    >>> found = goal_in("○受診者数　2,717人（令和６年度）　⇒　未定（令和12年度）　※休日を除く")
    >>> found.baseline, found.target, found.target_year, found.note
    ('2,717人', '未定', '令和12年度', '休日を除く')
    >>> found = goal_in("売上が前年の8割以上に戻った店の割合を、令和８年度までに70％とすることを目指す。")
    >>> found.name, found.target, found.target_year
    ('売上が前年の8割以上に戻った店の割合', '70％', '令和８年度')
    >>> goal_in("令和８年度までに、消防団員を３万５千人に増やす。").target
    '３万５千人'
    >>> goal_in("地域の活力を高める。") is None
    True
    """
    # the names of indicators are asked too, and most documents print no goal: its patterns take long to compile
    if _CAN_AIM.search(text) is None:
        return None
    rest = _CONJUNCTION.sub("", _BULLET.sub("", text).strip())
    kind = KIND.match(rest)
    if kind is not None and fold(kind["kind"]) in GOAL_KINDS:
        goal = goal_in(rest[kind.end() :])
        if goal is not None:
            return replace(goal, target_year=goal.target_year or _stripped(kind["year"]))
    noted = _NOTE.search(rest)
    if noted is not None and noted.start():
        if TODAY.fullmatch(f"（{noted['note'].strip()}）"):
            return goal_in(f"{rest[: noted.start()].strip()}（{noted['note'].strip()}）")
        goal = goal_in(rest[: noted.start()])
        return replace(goal, note="、".join(filter(None, (goal.note, noted["note"].strip())))) if goal else None
    if not rest or len(rest) > _LONGEST:
        return None
    stages = _STAGES.fullmatch(rest)
    if stages is not None and can_name(stages["name"]):
        return replace(_changed(stages), note=stages["note"].strip())
    change = _LABELLED.fullmatch(rest) or _CHANGE.fullmatch(rest) or _YEAR_CHANGE.fullmatch(rest)
    if change is not None:
        return _changed(change) if can_name(change["name"]) else None
    aimed = _UNTIL_IN_BRACKETS.fullmatch(rest)
    if aimed is not None:
        return Goal(_named(aimed["name"]), aimed["target"].strip(), _stripped(aimed["target_year"]))
    steps = _STEPS.fullmatch(rest)
    if steps is not None:
        return Goal(
            _named(steps["name"]), steps["target"].strip(), _stripped(steps["target_year"]), note=steps["note"]
        )
    rest = _BEFORE_IT.sub("", rest)
    baseline = baseline_year = year = None
    today = TODAY.search(rest)
    if today is not None:
        baseline, baseline_year = _stripped(today["value"]), _stripped(today["year"])
        rest = rest[: today.start()] + rest[today.end() :]
    said = _AIMED.fullmatch(rest)
    if said is not None and can_name(said["name"]):
        name, target = _named(said["name"]), said["target"].strip()
        return Goal(name, target, _stripped(said["target_year"]), baseline, baseline_year)
    until = _YEAR_BRACKET.search(rest) or _UNTIL.search(rest)
    if until is not None:
        year = until["year"].strip()
        rest = rest[: until.start()] + rest[until.end() :]
    rest = _BEFORE_IT.sub("", rest.strip(" 　。、，"))
    aim = _AIM.fullmatch(rest) or _COUNTED.fullmatch(rest) or _PLAIN.fullmatch(rest)
    if aim is None or len(aim["name"]) > _LONGEST_NAME:
        return None
    name = _named(aim["name"])
    named = len(fold(name)) > 1 and can_name(name)
    return Goal(name, aim["target"].strip(), year, baseline, baseline_year) if named else None
