"""Numbers as printed: commas, full width, ▲ for minus, missing marks, quantities with units, amounts of money.

None means that nothing was printed, or a mark that says so (―). Text that is printed but is not one certain
number (10～20, 約100, 80%以上) has no value and a reason instead: what is doubtful is not made into a number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from normalize.units import MULTIPLIERS, POWERS, canonical, is_unit, power_of
from schemas.folding import unify
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern, lazy_re
from schemas.vocabulary_tables import CORNER_UNITS

Reason = Literal["range", "bound", "several", "words", "undecided", "malformed", "no-unit"]
"""Why a printed text has no value.

``range``: 10～20. ``bound``: 約, 程度, 以上, 未満. ``several``: more than one number. ``words``: no number, or
words around it. ``undecided``: 未定, 集計中. ``malformed``: a number whose commas are wrong. ``no-unit``: an
amount of money whose unit neither the text nor its header names.
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number.

    Attributes:
        value: int where no decimals are printed, float otherwise; None where there is a ``reason``.
        percent: a percent sign follows.
        bracketed: the whole number stands in brackets.
        note: a footnote mark after the number (※1, 注2); None without one.
        reason: why there is no value; None where there is one.
        raw: the text that was read.
    """

    value: int | float | None
    percent: bool = False
    bracketed: bool = False
    note: str | None = None
    reason: Reason | None = None
    raw: str = ""

    @property
    def approximate(self) -> bool:
        """Whether the text tells a bound, a range or an approximation instead of a number."""
        return self.reason in ("range", "bound")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit; the same meaning of ``value`` and ``reason`` as :class:`Number`."""

    value: int | float | None
    unit: str | None
    raw: str
    reason: Reason | None = None
    cumulative: bool = False
    bracketed: bool = False


_BLANK = lazy_re(
    r"^(?:[-\N{HORIZONTAL ELLIPSIS}\N{TWO DOT LEADER}\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}*_/・.]+"
    r"|[xX×\N{GREEK SMALL LETTER CHI}])$"
)
_NIL = "-\N{HORIZONTAL ELLIPSIS}\N{TWO DOT LEADER}*"
_MINUS = (
    "-\N{BLACK UP-POINTING TRIANGLE}\N{WHITE UP-POINTING TRIANGLE}\N{BLACK DOWN-POINTING TRIANGLE}"
    "\N{WHITE DOWN-POINTING TRIANGLE}"
)
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_NUMBER = lazy_re(
    rf"^(?P<sign>[{_MINUS}+±]?)(?P<digits>{_DIGITS})(?P<percent>%?)(?P<note>※[0-9]*|注[0-9]*|\*[0-9]?)?$"
)
_PLAIN = lazy_re(r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+")
"""What most cells with figures print."""
_BRACKETS = lazy_re(r"^\((?P<inside>[^()]*)\)$")
_JOIN = lazy_re(
    rf"(?<=[0-9])\s+(?=[,.])|(?<=[0-9][,.])\s+(?=[0-9])|(?<=[{_MINUS}+±])\s+(?=[0-9.])|(?<=[0-9])\s+(?=%)"
)
_CUT_GROUP = lazy_re(
    r"(?<=[0-9],)(?:(?P<first>[0-9])\s+(?=[0-9]{2}(?![0-9]))|(?P<second>[0-9]{2})\s+(?=[0-9](?![0-9])))"
)
"""Three digits after a comma that a narrow cell has broken: no number ends with a comma and one or two digits."""
_SPACED_DIGITS = lazy_re(r"^[0-9](?:\s+[0-9,.])+$")
_RANGE = lazy_re(r"[0-9%]\D{0,4}?(?:~|から|→|⇒)|[0-9]-[0-9]|[0-9] - [0-9]")
_BOUND = lazy_re(
    r"(?:約|およそ|おおよそ|おおむね|概ね|ほぼ|最大|最低|[<>≦≧≤≥])[^0-9]{0,2}[0-9]"
    r"|[0-9][^0-9]{0,8}?(?:程度|以上|以下|未満|超|前後|以内|余り?|強|弱|ほど|より多い|を上回る|を下回る)(?:$|[)、。の])"
)
_UNDECIDED = lazy_re(
    r"^\(?(?:未定|未設定|未集計|集計中|調査中|算定中|検討中|調整中|未確定|未公表|未実施|実施なし|未調査|該当なし|該当無し|なし|無し|無|不明"
    r"|皆増|皆減|n/?a|中止|休止|廃止)\)?$",
    re.IGNORECASE,
)
_CODE = lazy_re(r"0[0-9]")
"""A whole number does not begin with 0: an area code or a telephone number does."""
_ANY_NUMBER = lazy_re(r"[0-9]+(?:[,.][0-9]+)*")


@lru_cache(maxsize=1 << 12)
def is_blank_mark(text: str) -> bool:
    """Whether a text is empty or only a mark for a missing value.

    >>> [is_blank_mark(mark) for mark in ("―", "－", "-", "…", "***", "", " 　", "‥", "(－)", "－％")]
    [True, True, True, True, True, True, True, True, True, True]
    >>> is_blank_mark("0"), is_blank_mark("△"), is_blank_mark("未定")
    (False, False, False)
    """
    compact = "".join(unify(text).split())
    inside = _BRACKETS.match(compact)
    if inside is not None:
        compact = inside["inside"]
    if not compact or _BLANK.match(compact) is not None:
        return True
    unit = compact.lstrip(_NIL)
    return unit != compact and is_unit(unit, counting=True)


_GROUPS = lazy_re(r"(?<![0-9,.])[0-9]{1,3}(?:[^\S\n][0-9]{3})+(?![0-9,]|[^\S\n][0-9])")
_SPACE = lazy_re(r"[^\S\n]")


def without_group_spaces(text: str) -> str:
    """The text with the spaces taken out that part the thousands of a number.

    Only for a document of which it is known that it prints thousands so (``Context.spaced_thousands``): elsewhere
    「120 130」 is two numbers.

    >>> without_group_spaces("37 544"), without_group_spaces("△1 234.5 千円"), without_group_spaces("1,234 567")
    ('37544', '△1234.5 千円', '1,234 567')
    >>> without_group_spaces("12 34"), without_group_spaces("1 234 56"), without_group_spaces("2024 100")
    ('12 34', '1 234 56', '2024 100')
    """
    unified = unify(text)
    if _GROUPS.search(unified) is None:
        return text
    return _GROUPS.sub(lambda match: _SPACE.sub("", match.group()), unified)


@lru_cache(maxsize=1 << 13)
def number(text: str, *, brackets_negative: bool = False) -> Number | None:
    """The number that the whole text is; None where nothing or a missing mark is printed.

    Args:
        text: a cell or value as printed.
        brackets_negative: whether a number in brackets is below zero; otherwise it is only ``bracketed``.

    >>> number("1,010,822").value, number("44, 550").value, number("１２３").value, number("0").value
    (1010822, 44550, 123, 0)
    >>> number("▲ 39.30").value, number("△5").value, number("－10.1％").value, number("(1,234)").value
    (-39.3, -5, -10.1, 1234)
    >>> number("―") is None and number("") is None
    True
    >>> number("10～20").reason, number("約100").reason, number("1,23").reason, number("12 34").reason
    ('range', 'bound', 'malformed', 'several')
    """
    if is_blank_mark(text):
        return None
    compact = _tightened(text)
    inside = _BRACKETS.match(compact)
    match = _NUMBER.match(inside["inside"] if inside is not None else compact)
    if match is None:
        return Number(None, reason=_why(compact), raw=text)
    if _CODE.match(match["digits"]):
        return Number(None, reason="malformed", raw=text)
    value = _value(match["digits"], negative=match["sign"] in tuple(_MINUS))
    if inside is not None and brackets_negative:
        value = -value
    return Number(
        value, percent=bool(match["percent"]), bracketed=inside is not None, note=match["note"] or None, raw=text
    )


def _tightened(text: str) -> str:
    r"""Unified, without the spaces that stand inside one number; spaces between two numbers stay.

    >>> _tightened("１０２，０\n００"), _tightened("44, 550"), _tightened("12 34")
    ('102,000', '44,550', '12 34')
    """
    unified = _CUT_GROUP.sub(r"\g<first>\g<second>", unify(text).strip())
    if _SPACED_DIGITS.match(unified) and "," in unified:
        unified = "".join(unified.split())
    return _JOIN.sub("", unified)


def _value(digits: str, *, negative: bool) -> int | float:
    plain = digits.replace(",", "")
    value: int | float = float(plain) if "." in plain else int(plain)
    return -value if negative and value else value


def _why(compact: str) -> Reason:
    if _UNDECIDED.match(compact):
        return "undecided"
    if _RANGE.search(compact):
        return "range"
    if _BOUND.search(compact):
        return "bound"
    found = _ANY_NUMBER.findall(compact)
    if len(found) > 1:
        return "several"
    if found and re.fullmatch(r"[0-9,.]+%?", compact):
        return "malformed"
    return "words"


_QUANTITY = lazy_re(
    rf"^(?P<prefix>(?:[0-9]{{1,2}}年間[での]?)?(?:年間)?(?:延べ|のべ|累計|計)?|(?:毎|各)?[年月週])(?P<sign>[{_MINUS}+]?)(?P<digits>{_DIGITS})(?P<rest>.*)$"
)
_CORNER = lazy_re(
    rf"^(?P<unit>{'|'.join(map(re.escape, map(unify, CORNER_UNITS)))})(?P<figure>[{_MINUS}+]?(?:{_DIGITS}))$"
)
"""A unit in the corner of a cell, before its figure."""
_WITH_SHARE = lazy_re(r"^(?P<count>[^()%]*[0-9][^()%]*)\([0-9]+(?:\.[0-9]+)?%\)$")
"""A count with its share of a whole in brackets behind: 738人（12.0%）."""
_AFTERTHOUGHT = lazy_re(r"\((?:累計|累積|延べ|のべ|延)\)$")
_NOTE = lazy_re(r"[(]?(?:※|\*|注)[0-9]{0,2}[)]?$")
"""A mark behind a figure that leads to a footnote."""
_NEW_UNIT = lazy_pattern(r"^[\u30a1-\u30fa\u30fc\u3400-\u9fff々]{1,5}$")
_ITEM_MARKS = ("・", "･")
"""Marks of items of a list, of which each may be a figure."""
_NO_UNIT = lazy_re(r"[増減目番代号次期章節条項級頃中末初前後余強弱超以未]|程度|年度|月$|満点")
"""Words that follow a number and are no unit: 3番目, 20歳代, 2024年度, 12月, 5増."""


@lru_cache(maxsize=1 << 13)
def quantity(text: str) -> Quantity | None:
    r"""A number with the unit that follows it, or stands in a corner before it; None where none is printed.

    A missing mark is nothing. A unit that the vocabulary does not know is accepted where a single word follows
    the number at once (3ルート).

    >>> quantity("84%")
    Quantity(value=84, unit='%', raw='84%', reason=None, cumulative=False, bracketed=False)
    >>> [(q.value, q.unit) for q in map(quantity, ("４回", "374.22 km ²", "32,075 人", "18", "500万円")) if q]
    [(4, '回'), (374.22, 'km²'), (32075, '人'), (18, None), (500, '万円')]
    >>> [(q.value, q.unit) for q in map(quantity, ("年48回", "週3.8日", "５年間で延べ９人")) if q]
    [(48, '回'), (3.8, '日'), (9, '人')]
    >>> [(q.value, q.unit) for q in map(quantity, ("人\n6,214", "％△ 34.1")) if q]
    [(6214, '人'), (-34.1, '%')]
    >>> quantity("・28,108人/年").value, quantity("・")
    (28108, None)
    >>> quantity("1,087※1").value, quantity("12人(注2)").value
    (1087, 12)
    >>> quantity("738人（12.0%）").value, quantity("12（3.5％）").value, quantity("85%（70%）").reason
    (738, 12, 'several')
    >>> quantity("90%以上").reason, quantity("10～20人").reason, quantity("増加").reason
    ('bound', 'range', 'words')
    >>> quantity("―") is None and quantity("- 人") is None
    True
    """
    if _PLAIN.fullmatch(text):
        return Quantity(int(text.replace(",", "")), None, text)
    if is_blank_mark(text):
        return None
    listed = text.lstrip()
    if listed[:1] in _ITEM_MARKS and (found := quantity(listed[1:].lstrip())) is not None:
        return replace(found, raw=text)
    compact = "".join(_tightened(text).split()) if _one_number(text) else _tightened(text)
    inside = _BRACKETS.match(compact)
    compact = inside["inside"] if inside is not None else compact
    bracketed = inside is not None
    cornered = _CORNER.match("".join(compact.split()))
    if cornered is not None:
        found = quantity(cornered["figure"])
        value = found.value if found is not None else None
        return Quantity(value, canonical(cornered["unit"]), text, None if found else "words", bracketed=bracketed)
    shared = _WITH_SHARE.match(compact)
    if shared is not None:
        found = quantity(shared["count"])
        if found is not None and found.value is not None and found.unit != "%":
            return replace(found, raw=text)
    match = _QUANTITY.match(compact)
    if match is None:
        return Quantity(None, None, text, _why(compact), bracketed=bracketed)
    rest = _NOTE.sub("", _AFTERTHOUGHT.sub("", match["rest"]))
    cumulative = match["prefix"].endswith("累計") or "(累" in match["rest"]
    if _CODE.match(match["digits"]):
        return Quantity(None, None, text, "malformed", cumulative, bracketed)
    apart = re.search(r"[0-9]\s", unify(text)) is not None
    if not rest or (_is_quantity_unit(rest, apart=apart) and not _is_year(match["digits"], rest)):
        value = _value(match["digits"], negative=match["sign"] in tuple(_MINUS))
        return Quantity(value, canonical(rest) if rest else None, text, None, cumulative, bracketed)
    compound = _compound(compact)
    if compound is not None:
        return Quantity(compound[0], compound[1], text, None, cumulative, bracketed)
    return Quantity(None, None, text, _why(compact), cumulative, bracketed)


def has_share(text: str) -> bool:
    r"""Whether a text is a count with its share of a whole in brackets behind, and so two figures.

    >>> [has_share(t) for t in ("738人（12.0%）", "738人\n(12.0％)", "84%", "（84%）", "85%（70%）")]
    [True, True, False, False, False]
    """
    return text[-2:-1] in ("%", "％") and _WITH_SHARE.match("".join(unify(text).split())) is not None


def _is_quantity_unit(rest: str, *, apart: bool) -> bool:
    """Whether ``rest`` is a unit; a word printed ``apart`` from its number must be a known one (1 開会)."""
    if is_unit(rest, counting=True):
        return True
    return not apart and _NEW_UNIT.match(rest) is not None and not _NO_UNIT.search(rest)


def _is_year(digits: str, rest: str) -> bool:
    return rest.startswith("年") and len(digits) == 4 and digits.isdigit()


def _one_number(text: str) -> bool:
    return len(_ANY_NUMBER.findall(_tightened(text))) <= 1


_SCALES = {word: 10 ** POWERS[word] for word in "兆億万"}
_SMALL_SCALES = {word: 10 ** POWERS[word] for word in "千百"}
_PART = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_COMPOUND = lazy_re(
    rf"^(?P<sign>[{_MINUS}]?)(?P<parts>(?=[^兆億万千百]*[兆億万千])(?:{_PART}[千百]?[兆億万]?)+)(?P<unit>\D*)$"
)
_COMPOUND_PART = lazy_re(rf"(?P<digits>{_PART})(?P<small>[千百]?)(?P<scale>[兆億万]?)")


def _compound(compact: str) -> tuple[int | float, str | None] | None:
    """Value and unit of 「1億2,808万円」 or 「4千5百万円」; None for anything else."""
    match = _COMPOUND.match(compact)
    if match is None or (match["unit"] and not is_unit(match["unit"], counting=True)):
        return None
    total, below = Decimal(0), Decimal(0)  # ``below`` waits for the scale that its parts have in common
    last, last_small = 10**16, 10_000
    for part in _COMPOUND_PART.finditer(match["parts"]):
        small = _SMALL_SCALES.get(part["small"], 1)
        scale = _SCALES.get(part["scale"], 1)
        if small >= last_small or (part["scale"] and scale >= last):
            return None
        below += Decimal(part["digits"].replace(",", "")) * small
        last_small = small
        if part["scale"]:
            total, below, last, last_small = total + below * scale, Decimal(0), scale, 10_000
    total += below
    return _plain(-total if match["sign"] else total), canonical(match["unit"]) if match["unit"] else None


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_YEN = {f"{words}円": Decimal(10) ** power_of(words) for words in ("", *MULTIPLIERS)}


_TOLD_BESIDE = lazy_re(r"^(?P<amount>[^()]*円)\s*\((?!.*(?:内数|を含む|税))(?:うち[^()]*|[^()\d]*)\)\s*$")
"""An amount with a part of it, or its source, in brackets behind: 1,280万円（うち国費640万円）."""


@lru_cache(maxsize=1 << 12)
def amount_thousand_yen(text: str, unit: str | None) -> Number | None:
    """An amount of money in thousand yen; None where nothing or a missing mark is printed.

    Args:
        text: the amount as printed; a unit of its own goes before ``unit``.
        unit: the unit that the header names (千円, 百万円); None where it names none.

    >>> amount_thousand_yen("48,221", "千円").value, amount_thousand_yen("12", "百万円").value
    (48221, 12000)
    >>> amount_thousand_yen("1億2,808万円", None).value, amount_thousand_yen("1,500円", "千円").value
    (128080, 1.5)
    >>> amount_thousand_yen("4千5百万円", None).value, amount_thousand_yen("3億5千万円", None).value
    (45000, 350000)
    >>> amount_thousand_yen("1,280万円（うち国費640万円）", None).value
    12800
    >>> amount_thousand_yen("1.2億円（防災債）", None).value
    120000
    >>> amount_thousand_yen("－", "千円") is None
    True
    >>> amount_thousand_yen("7,000", None).reason, amount_thousand_yen("約500万円", None).reason
    ('no-unit', 'bound')
    """
    told = _TOLD_BESIDE.match(unify(text))
    found = quantity(told["amount"] if told else text)
    if found is None:
        return None
    if found.value is None:
        return Number(None, bracketed=found.bracketed, reason=found.reason, raw=text)
    own = found.unit
    if own is not None and own not in _YEN:
        own = f"{own}円" if f"{own}円" in _YEN else None
        if own is None:
            return Number(None, reason="words", raw=text)
    if own is None and re.search("[兆億万千]", text):
        own = "円"
    name = own or (canonical(unit) if unit else None)
    if name is None or name not in _YEN:
        return Number(None, reason="no-unit", raw=text)
    return Number(_plain(Decimal(str(found.value)) * _YEN[name] / 1000), bracketed=found.bracketed, raw=text)
