"""Organizations as lists print them: the name with its reading, its prefecture and its partners in brackets."""

from __future__ import annotations

import regex

from normalize import text
from normalize.places import Gazetteer
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern

_NOTE = lazy_pattern(r"[※＊*][0-9０-９]*\s*$|[※＊*][0-9０-９]*(?=\s)")
_PROJECT = lazy_pattern(r"(?<=[都道府県市区町村)）】\s])[「『][^「」『』]*[」』]\s*$")
_SQUARE = lazy_pattern(r"[【\[［〔](?P<inside>[^【】\[\]［］〔〕]*)[】\]］〕]")
_ROUND = lazy_pattern(r"[(（](?P<inside>[^()（）]*)[)）]")
_KANA = lazy_pattern(r"[\p{Hiragana}ー・]+|[\p{Katakana}ー・]+")
_TOTAL = lazy_pattern(r"[(（]\s*(?:合?計|全)\s*[0-9０-９][^()（）]*[)）]")
_GROUP = lazy_pattern(r"(?<=[^\s、，,・])\s*(?=【)|(?<=[^\s、，,・])\s+(?=[①-⑳])|(?<=[)）])(?=[①-⑳])")
_PREFECTURE_GROUP = lazy_pattern(r"(?<=[^\s、，,・])\s+(?=\p{Han}{2,3}[都道府県]\s*[：:])")
_MUNICIPALITY = lazy_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}ヶ々ー]+[都道府県市区町村]")
_PLACES = lazy_pattern(
    rf"{_MUNICIPALITY.pattern}(?:[、，,・]{_MUNICIPALITY.pattern})*(?:(?:ほか|他|等)[0-9０-９]*[市町村区県]*)?"
)
_LINE_OF_NAMES = lazy_pattern(
    # a name is more than its last character, on either side: 【東京都】町|田市 is one name
    r"(?<=[\p{Han}\p{Hiragana}\p{Katakana}ヶ々ー][市区町村]|[)）])\n"
    r"(?![市区町村](?:$|[、，\s]))(?=[\p{Han}\p{Hiragana}\p{Katakana}【①-⑳])"
)
_NOBODY = frozenset(("なし", "無し", "無", "特になし", "該当なし"))
_TOWN_ENDS = "市町村区"
_READINGS = {
    "市": ("し",),
    "町": ("ちょう", "ちよう", "まち"),
    "村": ("むら", "そん"),
    "区": ("く",),
    "県": ("けん",),
    "府": ("ふ",),
    "都": ("と",),
    "道": ("どう",),
}


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization; every part is None where it is not printed and not certain."""

    name: str | None
    furigana: str | None
    prefecture: str | None
    partners: str | None


def partners(printed: str) -> str | None:
    r"""The partners as one list joined with 、, groups by prefecture or number kept; None for blank.

    The number of partners that the list ends with (計2市4町) is no partner.

    >>> partners("【広島県】三原市、尾道市 【岡山県】笠岡市、井原市 (計4市)")
    '【広島県】三原市、尾道市、【岡山県】笠岡市、井原市'
    >>> partners("①南部(五城目町、大潟村)(計1町1村) ②県南(横手市)(計1市)"), partners("一関市・釜石市")
    ('①南部(五城目町、大潟村)、②県南(横手市)', '一関市、釜石市')
    >>> partners("苫小牧市 ほか4町村"), partners("山梨市、 上野原市、\n丹波山村"), partners(" ")
    ('苫小牧市 ほか4町村', '山梨市、上野原市、丹波山村', None)
    >>> partners("【神奈川県】大和市、【東京都】町\n田市"), partners("十日町\n市、燕市\n加茂市")
    ('【神奈川県】大和市、【東京都】町田市', '十日町市、燕市、加茂市')
    >>> partners("苫小牧市ほか4町\n村"), partners("なし")
    ('苫小牧市ほか4町村', None)
    """
    flowed = text.flow(_LINE_OF_NAMES.sub("、", text.strip_markup(printed)))
    flowed = _TOTAL.sub("", flowed).strip()
    flowed = _PREFECTURE_GROUP.sub("、", _GROUP.sub("、", flowed))
    flowed = regex.sub(r"\s*[、，]\s*", "、", flowed).strip("、 ")
    parts = regex.split(r"\s*・\s*", flowed)
    if len(parts) > 1 and all(_MUNICIPALITY.fullmatch(part) for part in parts):
        flowed = "、".join(parts)
    return None if flowed in _NOBODY else text.unspace(flowed) or None


def _is_reading(kana: str, name: str) -> bool:
    """Whether kana can be the reading of a name: both end alike."""
    return _KANA.fullmatch(kana) is not None and any(kana.endswith(end) for end in _READINGS.get(name[-1:], ()))


def _split_reading(words: list[str]) -> tuple[str, str | None]:
    """The name and its reading, which stands before it (as ruby does) or after it.

    Kana that do not end as the name does belong to the name: いちき 串木野市.
    """
    for cut in range(1, len(words)):
        before, after = "".join(words[:cut]), "".join(words[cut:])
        if _is_reading(before, after):
            return after, before
        if _is_reading(after, before):
            return before, after
    return "".join(words), None


def organization(printed: str, places: Gazetteer) -> Organization:
    r"""Takes apart a cell that names an organization.

    >>> places = Gazetteer.load()
    >>> organization("ますだし\n益田市\n【津和野町・吉賀町】\n(島根県)", places)
    Organization(name='益田市', furigana='ますだし', prefecture='島根県', partners='津和野町、吉賀町')
    >>> organization("いちきくしきのし いちき 串木野市 (鹿児島県)", places).name
    'いちき串木野市'
    >>> organization("三重県 【伊勢市 ほか12市町】", places)
    Organization(name='三重県', furigana=None, prefecture='三重県', partners='伊勢市 ほか12市町')
    >>> organization("よこてし 横手市 （秋田県） ※", places).furigana, organization("つくば市", places).prefecture
    ('よこてし', '茨城県')
    >>> organization("岩手県 遠野市\n（釜石市、大槌町）", places)
    Organization(name='遠野市', furigana=None, prefecture='岩手県', partners='釜石市、大槌町')
    >>> organization("北海道\n下川町「森の学び舎」", places).name
    '下川町'
    >>> organization("金山町", places).prefecture is None
    True
    """
    flowed = "\n".join(line.strip() for line in text.strip_markup(printed).split("\n"))
    flowed = _PROJECT.sub("", _NOTE.sub("", flowed))
    groups = [match["inside"] for match in _SQUARE.finditer(flowed)]
    rest = _SQUARE.sub(" ", flowed)
    prefecture: str | None = None
    reading: str | None = None
    kept = rest
    for match in _ROUND.finditer(rest):
        inside = "".join(match["inside"].split())
        if places.is_prefecture(inside):
            prefecture = places.split_prefecture(inside)[0]
            kept = kept.replace(match.group(), " ")
        elif _KANA.fullmatch(inside):
            reading = inside
            kept = kept.replace(match.group(), " ")
        elif _PLACES.fullmatch(inside):
            groups.append(match["inside"])
            kept = kept.replace(match.group(), " ")
    name, beside = _split_reading(kept.split())
    named, own = places.split_prefecture(name)
    if named is not None:
        prefecture = prefecture or named
        if own and (places.is_municipality(name) or own[-1] in _TOWN_ENDS):
            name = own
    if prefecture is None:
        found = {area.prefecture for area in places.candidates(name)}
        prefecture = found.pop() if len(found) == 1 else None
    listed = partners("、".join(groups)) if groups else None
    return Organization(name or None, reading or beside, prefecture, listed)
