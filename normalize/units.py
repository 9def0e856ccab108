"""Units: what follows a number or stands in brackets at the end of a label, and what only looks like it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from schemas.folding import unify
from schemas.patterns import lazy_re

_STRONG = (
    "人 名 回 件 % ‰ 割 ポイント pt 点 台 組 社 所 か所 ヶ所 カ所 ケ所 ヵ所 個所 箇所 個 棟 戸 世帯 "
    "団体 品 品目 種 種類 年 年間 か月 ヶ月 ヵ月 カ月 ケ月 箇月 月間 週 週間 日 日間 時間 分 秒 泊 "
    "人泊 人日 人回 人年 便 本 冊 枚 部 着 頭 羽 匹 尾 株 g t トン m cm mm km² m² cm² m³ cm³ L l ℓ ℃ W "
    "トン-CO2 トンCO2 デシベル 円 ドル 床 室 席 基 "
    "隻 艘 艇 機 位 倍 歳 才 畳 反 俵 石 箱 缶 袋 玉 輪 束 票 通 校 園 館 店 軒 口 クラス 学級 コース "
    "講座 科目 路線 系統 区画 チーム グループ ペア PV ページ アクセス フォロワー ビュー ダウンロード "
    "DL bps Mbps 市町村 市町 町村 自治体 事業所 事業者 集落 経営体 ヘクタール キロメートル メートル "
    "キログラム リットル パーセント 平方メートル 立方メートル 平方キロメートル 延べ人 延人"
)
_WEAK = (
    "施設 事業 地区 地域 企業 店舗 大学 学校 商品 講師 作品 銘柄 取組 市 町 村 行政区 組織 法人 工区 箇 区 項目"
    " 圏域 国 県 都道府県 a 者 法人 組合 協定 言語 会場 教室 か国 カ国 班 分団 農家 拠点 案件 種目"
    " 業務 職種 演目 医療機関 事例 提案 区間 部署 橋 橋梁 橋りょう"
)
_MEASURES = (
    "km ha kg mg μg kt kl ml dl db kw mw gw wh kwh mwh gwh twh kva kj mj gj tj kcal t-co2 kg-co2 kt-co2 tco2 "
    "t-co2e t-co2eq ppm ppb bq msv μsv hz khz mhz hpa mpa lx rpm mb gb tb"
)
_MULTIPLIERS = "十 百 千 万 十万 百万 千万 億 十億 百億 兆"
POWERS: Mapping[str, int] = MappingProxyType({"十": 1, "百": 2, "千": 3, "万": 4, "億": 8, "兆": 12})
"""The power of ten that each word stands for; those of 百万 and 千万 add up."""

STRONG: frozenset[str] = frozenset(_STRONG.split())
"""Words that are units wherever they stand in brackets."""
WEAK: frozenset[str] = frozenset(_WEAK.split())
"""Words that are units after a number, and in brackets only after an indicator that counts (…数)."""
MEASURES: frozenset[str] = frozenset(_MEASURES.split())
"""Units of measurement in small letters, for plans print kL, kl and KL alike."""
MULTIPLIERS: frozenset[str] = frozenset(_MULTIPLIERS.split())


def power_of(multiplier: str) -> int:
    """The power of ten that a multiplier stands for.

    >>> power_of("千"), power_of("百万"), power_of("十億")
    (3, 6, 9)
    """
    return sum(POWERS[word] for word in multiplier)


_SPANS = frozenset(("月", "時", "h", "学期"))
"""Spans of time that are units only behind a slash (件／月)."""
_TIMES = frozenset(("日", "月", "年", "泊", "時間", "分", "回"))

_MULTIPLIER = lazy_re(rf"^(?:{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})(?=.)")
_PER = lazy_re(r"^(?:人口)?(?:1|一|十万|10万|千|百|10)?(?P<unit>[^0-9]+?)(?:あたり|当たり|当り|対)?$")
_SUPERSCRIPT = {"km2": "km²", "m2": "m²", "cm2": "cm²", "m3": "m³", "cm3": "cm³"}
_POWER = lazy_re(r"(?:(?<=^)|(?<=[十百千万億兆]))(?:km2|m2|cm2|m3|cm3)$")
_SQUARED = lazy_re(r"[\u3300-\u33ff\u2103\u2109]")
_COUNTING = lazy_re(r"(?:数|件数|実数|総数|面積)$")
_CUMULATIVE = lazy_re(r"累\s*計|累\s*積")
_CUMULATIVE_END = lazy_re(r"[(（〔\[［【][^()（）]*累\s*[計積][^()（）]*[)）〕\]］】]$")
_END_BRACKET = lazy_re(r"[(（〔\[［【](?P<inside>[^()（）〔〕\[\]［］【】]*)[)）〕\]］】]$")
_OPEN_END = lazy_re(r"[(（〔\[［](?P<inside>[^()（）〔〕\[\]［］]{1,6})$")
"""A bracket at the end that a narrow cell cuts off or a recogniser loses."""
_BRACKETS = str.maketrans("【】〔〕［］[]", "()" * 4)
_UNIT_NOTE = lazy_re(r"単\s*位\s*[:・]?\s*(?P<units>[^、,;()]+)(?:[、,;]\s*(?P<rest>[^()]*))?")
_UNITS_ALONE = lazy_re(r"\((?P<units>[^、,;()]+)(?:[、,;](?P<rest>[^()]*))?\)")
_LOWER_ROW = lazy_re(r"^(?:下\s*段|括弧内|\(\s*\)内|かっこ内)\s*(?:は|:)?\s*(?P<what>.+?)$")


MAX_BRACKETS = 4
"""Brackets looked at, from the end of an indicator."""


class UnitSplit(NamedTuple):
    """An indicator without its unit, the unit (None where none is printed), and whether it says 累計."""

    indicator: str
    unit: str | None
    cumulative: bool


class UnitNote(NamedTuple):
    """What a note such as 「(単位：人、下段は増減率)」 says.

    ``units`` are the units in order, empty where there is none; ``lower`` is what the second line of each row
    holds, None where the note does not speak of one.
    """

    units: tuple[str, ...]
    lower: str | None


@lru_cache(maxsize=1 << 11)
def canonical(unit: str) -> str:
    """The form in which a unit is stored: no spaces, squared signs and full width unified, km² and m³.

    >>> canonical("km ²"), canonical("㎢"), canonical("％"), canonical("人／年"), canonical("㎏")
    ('km²', 'km²', '%', '人/年', 'kg')
    >>> canonical("百万㎥")
    '百万m³'
    """
    compact = "".join(unify(unit).split())
    compact = _SQUARED.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), compact)
    compact = compact.replace("\N{DEGREE SIGN}C", "℃").replace("°C", "℃")
    compact = compact.replace("CO₂", "CO2").replace("\N{MICRO SIGN}", "μ")
    return "/".join(_POWER.sub(lambda power: _SUPERSCRIPT[power.group()], part) for part in compact.split("/"))


def is_unit(text: str, *, counting: bool = False) -> bool:
    """Whether the whole text is a unit; ``counting`` admits nouns that are units only where things are counted.

    >>> is_unit("回"), is_unit("千人"), is_unit("kg/人・日"), is_unit("件／年"), is_unit("百万円")
    (True, True, True, True, True)
    >>> is_unit("件／月"), is_unit("月")
    (True, False)
    >>> [is_unit(unit) for unit in ("ｋｌ", "㎘", "KWH", "t-CO₂", "万kWh／年", "㎞", "KPI", "CO2")]
    [True, True, True, True, True, True, False, False]
    >>> is_unit("累計"), is_unit("延べ"), is_unit("注1"), is_unit("年度"), is_unit("R6"), is_unit("")
    (False, False, False, False, False, False)
    >>> is_unit("施設"), is_unit("施設", counting=True)
    (False, True)
    """
    compact = canonical(text)
    if not compact or len(compact) > 12:
        return False
    above, *below = compact.split("/")
    denominators = [part for parts in below for part in parts.split("・")]
    return _is_product(above, counting) and all(_is_denominator(part) for part in denominators)


def _is_product(unit: str, counting: bool) -> bool:
    """A simple unit, or one times a time (人・日); other words joined by ・ are two units."""
    first, *times = unit.split("・")
    return _is_simple(first, counting) and all(part in _TIMES for part in times)


def _is_simple(unit: str, counting: bool) -> bool:
    if _is_strong(unit) or (counting and unit in WEAK):
        return True
    scaled = _MULTIPLIER.sub("", unit)
    return scaled != unit and (_is_strong(scaled) or (counting and scaled in WEAK))


def _is_strong(unit: str) -> bool:
    return unit in STRONG or unit.lower() in MEASURES


def _is_denominator(unit: str) -> bool:
    match = _PER.match(unit)
    return match is not None and (_is_strong(match["unit"]) or match["unit"] in WEAK or match["unit"] in _SPANS)


_YEARLY = "年間"


def split_unit(text: str) -> UnitSplit:
    """Splits the unit in brackets off the end of an indicator; other brackets stay, 累計 sets ``cumulative``.

    >>> split_unit("年間事業開催数 (回)")
    UnitSplit(indicator='年間事業開催数', unit='回', cumulative=False)
    >>> split_unit("もちマイスター検定合格者数（累計）")
    UnitSplit(indicator='もちマイスター検定合格者数（累計）', unit=None, cumulative=True)
    >>> split_unit("修了者数（累計）（人）")
    UnitSplit(indicator='修了者数（累計）', unit='人', cumulative=True)
    >>> split_unit("修繕した橋の数（累計）（橋）").unit, split_unit("策定した地区数（累計）（地区）").unit
    ('橋', '地区')
    >>> split_unit("耐震診断の件数（年間）").indicator
    '耐震診断の件数（年間）'
    >>> split_unit("従業者数【人】")
    UnitSplit(indicator='従業者数', unit='人', cumulative=False)
    >>> split_unit("勉強会の開催件数（回")
    UnitSplit(indicator='勉強会の開催件数', unit='回', cumulative=False)
    >>> split_unit("乗車人数（延べ）割合").unit is None and split_unit("合同鑑賞会の開催回数").unit is None
    True
    """
    cumulative = _CUMULATIVE.search(text) is not None
    indicator, kept = text.strip(), ""
    for _ in range(MAX_BRACKETS):
        match = _END_BRACKET.search(indicator) or _OPEN_END.search(indicator)
        if match is None:
            break
        before = indicator[: match.start()].rstrip()
        if not before:
            break
        inside = _without_prefix(match["inside"].strip())
        counted = _CUMULATIVE_END.sub("", before)
        counting = _COUNTING.search(counted) is not None
        if inside == _YEARLY:
            break  # 「診断件数（年間）」: over how long it is counted
        if is_unit(inside, counting=counting) or _is_what_is_counted(inside, counted):
            return UnitSplit(before + kept, canonical(inside), cumulative)
        unit = _beside_cumulative(inside, counting)
        if unit is not None:
            return UnitSplit(text.strip(), unit, cumulative)
        if not _CUMULATIVE.search(inside):
            break
        kept = indicator[match.start() :] + kept
        indicator = before
    return UnitSplit(text.strip(), None, cumulative)


def _is_what_is_counted(inside: str, counted: str) -> bool:
    """Whether a word in brackets repeats what the indicator before it counts: 「行政手続数（手続）」.

    >>> _is_what_is_counted("手続", "行政手続数"), _is_what_is_counted("申請", "行政手続数")
    (True, False)
    >>> _is_what_is_counted("窓口", "開いている窓口の数")
    True
    """
    return bool(inside) and counted.endswith(tuple(f"{inside}{word}" for word in ("数", "の数", "件数", "総数")))


def _without_prefix(inside: str) -> str:
    return re.sub(r"^単\s*位\s*[:：]?\s*", "", inside)


def _beside_cumulative(inside: str, counting: bool) -> str | None:
    """The unit in 「人・累計」 or 「累計：人」; None for anything else."""
    if not _CUMULATIVE.search(inside):
        return None
    rest = _CUMULATIVE.sub("", inside).strip(" 　・:：、,")
    return canonical(rest) if is_unit(rest, counting=counting) else None


@lru_cache(maxsize=1 << 11)
def unit_note(text: str) -> UnitNote:
    """The units that a note above a table or a header's brackets name.

    >>> unit_note("(単位：人、下段は増減率)")
    UnitNote(units=('人',), lower='増減率')
    >>> unit_note("（単位：所要額は千円）").units
    ('千円',)
    >>> unit_note("【単位：人】").units, unit_note("〔単位：戸、％〕").units
    (('人',), ('戸', '%'))
    >>> unit_note("（単位：人・％）").units, unit_note("単 位 ： 千円").units
    (('人', '%'), ('千円',))
    >>> unit_note("（事業費の単位：千円　Ｒ６は決算額、Ｒ７は予算額）").units
    ('千円',)
    >>> unit_note("資料：国勢調査"), unit_note("（千人）").units, unit_note("（昭和村）").units
    (UnitNote(units=(), lower=None), ('千人',), ())
    """
    unified = unify(text).translate(_BRACKETS)
    match = _UNIT_NOTE.search(unified) or _UNITS_ALONE.fullmatch(unified.strip())
    if match is None:
        return UnitNote((), None)
    printed = [match["units"]]
    lower: str | None = None
    for part in re.split(r"[、,;]", match["rest"] or ""):
        below = _LOWER_ROW.match(part.strip())
        if below is not None:
            lower = below["what"].strip()
        elif part.strip():
            printed.append(part)
    units: list[str] = []
    for part in printed:
        if is_unit(part, counting=True):
            units.append(canonical(part))
            continue
        # behind the unit a note may go on about the amounts (単位：千円 R6は決算額)
        pieces = [piece for piece in re.split(r"[・,、\s]|(?<=[額費])は", part) if piece.strip()]
        units.extend(canonical(piece) for piece in pieces if is_unit(piece, counting=True))
    return UnitNote(tuple(units), lower)


@lru_cache(maxsize=1 << 11)
def without_unit(text: str) -> str:
    """A label without the unit in brackets at its end, which is told beside its figures.

    >>> without_unit("村道改良率（％）"), without_unit("人口（R7）"), without_unit("（千円）")
    ('村道改良率', '人口（R7）', '（千円）')
    """
    match = _END_BRACKET.search(text.strip())
    if match is None or unit_of_header(text) is None:
        return text
    return text.strip()[: match.start()].rstrip() or text


@lru_cache(maxsize=1 << 11)
def unit_of_header(text: str) -> str | None:
    """The one unit that a header names, in brackets at its end or after 単位; None for none or several.

    >>> unit_of_header("事業費見込 (千円)"), unit_of_header("面積（㎢）"), unit_of_header("(単位：人、下段は率)")
    ('千円', 'km²', '人')
    >>> unit_of_header("人口（R7）") is None
    True
    """
    note = unit_note(text)
    if note.units:
        return note.units[0] if len(note.units) == 1 else None
    stripped = text.strip()
    match = _END_BRACKET.search(stripped)
    if match is None:
        return None
    before = stripped[: match.start()]
    counting = not before.strip() or _COUNTING.search(before.strip()) is not None
    return canonical(match["inside"]) if is_unit(match["inside"], counting=counting) else None
