"""Municipalities: names as printed, standard area codes, and the prefecture that decides between namesakes."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from schemas.folding import fold, unify
from schemas.frozen import dataclass
from schemas.patterns import lazy_re

_VARIANTS = str.maketrans(
    "ヶヵがガ﨑嵜髙濵濱檮惠曾竃釜龍瀧澤邊邉廣國齋齊嶋嶌槇桧蘆籠壺驒鷗靜淸德眞縣藪桒寶條與會圓",
    "ケケケケ崎崎高浜浜梼恵曽竈竈竜滝沢辺辺広国斎斉島島槙檜芦篭壷騨鴎静清徳真県薮桑宝条与会円",
)
"""Forms of one character that names are printed with; for matching only."""

_SUFFIX = lazy_re("[市区町村]")
_PREFECTURE = lazy_re("[県府都道]")
_BEFORE_SHORT = frozenset("市町村区郡県府都道乙甲及各と")
MIN_SHARE = 0.5
"""Share of a document's place names that must lie in one prefecture for it to be the document's own."""
MIN_LEAD = 2
"""How many times as many as in any other prefecture they must be."""


@dataclass(frozen=True, slots=True)
class Area:
    """A prefecture, municipality or ward; ``county`` is None where there is none."""

    code: str
    prefecture: str
    county: str | None
    name: str
    kana: str


def clean(text: str) -> str:
    r"""A name without the layout's spaces; radicals and full width unified.

    >>> clean("真 室 川\n町"), clean("⼭形　市")
    ('真室川町', '山形市')
    >>> clean("　")
    ''
    """
    return "".join(unify(text).split())


def key(text: str) -> str:
    """The form under which names are compared: folded, with variant characters unified.

    >>> key("龍ヶ崎市") == key("竜ケ﨑市")
    True
    """
    return fold(text).translate(_VARIANTS)


class Gazetteer:
    """The table of areas, asked by name."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_key: dict[str, list[Area]] = defaultdict(list)
        self._prefectures: dict[str, Area] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for area in areas:
            name = key(area.name)
            if area.code.endswith("000"):
                self._prefectures[name] = area
                continue
            self._by_key[name].append(area)
            lengths[name[:2]].add(len(name))
        for start, found in lengths.items():
            self._lengths[start] = tuple(sorted(found, reverse=True))

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of the table that comes with the program, read once."""
        source = (files("normalize") / "data" / "area_codes.csv").read_text(encoding="utf-8")
        return Gazetteer(
            Area(row["code"], row["prefecture"], row["county"] or None, row["name"], row["kana"])
            for row in csv.DictReader(source.splitlines())
        )

    def candidates(self, name: str) -> tuple[Area, ...]:
        """The municipalities of a name, which may begin with its prefecture and county; empty for none.

        >>> [area.prefecture for area in Gazetteer.load().candidates("金山町")]
        ['山形県', '福島県']
        >>> [area.code for area in Gazetteer.load().candidates("山形県最上郡金山町")]
        ['06361']
        >>> Gazetteer.load().candidates("圏域合計")
        ()
        """
        wanted = key(name)
        found = self._by_key.get(wanted)
        if found is not None:
            return tuple(found)
        prefecture, rest = self.split_prefecture(name)
        wanted = key(rest)
        in_prefecture = [
            area
            for area in self._by_key.get(wanted, self._by_key.get(wanted.rpartition("郡")[2], []))
            if (prefecture is None or area.prefecture == prefecture)
            and (wanted == key(area.name) or wanted == key(f"{area.county}{area.name}"))
        ]
        return tuple(in_prefecture)

    def of_prefecture(self, prefecture: str) -> tuple[Area, ...]:
        """The municipalities and wards of a prefecture.

        >>> len(Gazetteer.load().of_prefecture("山形県"))
        35
        """
        return tuple(area for found in self._by_key.values() for area in found if area.prefecture == prefecture)

    def split_prefecture(self, text: str) -> tuple[str | None, str]:
        """A leading prefecture and the rest; None where the text does not begin with one.

        >>> Gazetteer.load().split_prefecture("北海道夕張市"), Gazetteer.load().split_prefecture("山 形 県")
        (('北海道', '夕張市'), ('山形県', ''))
        >>> Gazetteer.load().split_prefecture("一関市")
        (None, '一関市')
        """
        name = clean(text)
        for length in (3, 4):
            area = self._prefectures.get(key(name[:length]))
            if area is not None:
                return area.prefecture, name[length:]
        return None, name

    def code(self, name: str, prefecture: str | None = None) -> str | None:
        """The five-digit area code of a municipality or prefecture.

        None for names that are none (圏域合計, 計) and for names in several prefectures unless ``prefecture``
        (or a prefecture at the name's beginning) decides.

        >>> places = Gazetteer.load()
        >>> places.code("一 関 市"), places.code("金山町", "山形県"), places.code("岩手県")
        ('03209', '06361', '03000')
        >>> places.code("金山町") is None and places.code("計", "山形県") is None
        True
        """
        found = self.candidates(name)
        if len(found) > 1 and prefecture is not None:
            found = tuple(area for area in found if area.prefecture == prefecture)
        if len(found) == 1:
            return found[0].code
        area = self._prefectures.get(key(name))
        return area.code if area is not None and not found else None

    def is_municipality(self, name: str) -> bool:
        """Whether a text is the name of a municipality, with or without its prefecture.

        >>> [Gazetteer.load().is_municipality(name) for name in ("新 庄 市", "北海道夕張市", "圏域", "山形県")]
        [True, True, False, False]
        """
        return bool(self.candidates(name))

    def is_prefecture(self, name: str) -> bool:
        """Whether a text is the name of a prefecture.

        >>> Gazetteer.load().is_prefecture("岩手県"), Gazetteer.load().is_prefecture("岩手町")
        (True, False)
        """
        return key(name) in self._prefectures

    def find_in(self, text: str) -> list[str]:
        """Names of municipalities in a text in order, as printed without spaces; the longest name wins.

        A former municipality (旧川崎村) and the beginning of another word (最上町村会) are none.

        >>> Gazetteer.load().find_in("新 庄 市 ・ 金 山 町")
        ['新庄市', '金山町']
        >>> Gazetteer.load().find_in("一関市 平泉町"), Gazetteer.load().find_in("(下関市)")
        (['一関市', '平泉町'], ['下関市'])
        >>> Gazetteer.load().find_in("構成市町村の合計")
        []
        """
        return [name for name, _ in self._found(text)]

    def _found(self, text: str) -> Iterator[tuple[str, list[Area]]]:
        if not _SUFFIX.search(text):
            return
        folded = ""
        word_starts = set()
        for word in text.split():
            word_starts.add(len(folded))
            folded += fold(word)
        keyed = folded.translate(_VARIANTS)
        position = 0
        while position < len(keyed) - 1:
            for length in self._lengths.get(keyed[position : position + 2], ()):
                end = position + length
                areas = self._by_key.get(keyed[position:end])
                if (
                    areas is not None
                    and end <= len(keyed)
                    and self._stands_alone(keyed, position, end, word_starts)
                ):
                    yield folded[position:end], areas
                    position = end - 1
                    break
            position += 1

    def _stands_alone(self, text: str, start: int, end: int, word_starts: set[int]) -> bool:
        # 町村 after a name makes another word of it, but not where a printed space parts the two
        rest = "町村" if text[end - 1] == "市" else "村"
        if end not in word_starts and text.startswith(rest, end) and text[end - 1] != "村":
            return False
        before = text[start - 1] if start else ""
        if before == "旧":
            return False
        if end - start > 3 or start in word_starts or not _is_kanji(before):
            return True
        return before in _BEFORE_SHORT

    def prefecture_of_document(self, names: Iterable[str]) -> str | None:
        """The prefecture that a document's place names lie in; None where they do not decide one.

        Args:
            names: names of places, or texts that contain them; every occurrence counts. A name that occurs in
                several prefectures counts for the only one of them that something else speaks for (「長野県」 on
                the cover above 「川上村」), else for each of them in part.

        >>> Gazetteer.load().prefecture_of_document(["新庄市", "金山町", "最上町"])
        '山形県'
        >>> Gazetteer.load().prefecture_of_document(["北海道夕張市、岩手県住田町、秋田県鹿角市"]) is None
        True
        >>> Gazetteer.load().prefecture_of_document(["金山町"]) is None
        True
        >>> Gazetteer.load().prefecture_of_document(["川上村", "川上村の人口", "川上村の将来", "長野県川上村"])
        '長野県'
        """
        votes: dict[str, float] = defaultdict(float)
        shared: list[tuple[list[Area], int]] = []
        for text, times in Counter(names).items():
            for _, areas in self._found(text):
                if len(areas) > 1:
                    shared.append((areas, times))
                else:
                    votes[areas[0].prefecture] += times
            for prefecture in self._named_prefectures(text):
                votes[prefecture] += times
        told = frozenset(votes)
        for areas, times in shared:
            alike = [area for area in areas if area.prefecture in told]
            for area in alike if len(alike) == 1 else areas:
                votes[area.prefecture] += times if len(alike) == 1 else times / len(areas)
        total = sum(votes.values())
        if not total:
            return None
        best, *others = sorted(votes, key=lambda prefecture: -votes[prefecture])
        second = votes[others[0]] if others else 0.0
        return best if votes[best] >= MIN_SHARE * total and votes[best] >= MIN_LEAD * second else None

    def _named_prefectures(self, text: str) -> Iterator[str]:
        compact = fold(text)
        if not _PREFECTURE.search(compact):
            return
        for area in self._prefectures.values():
            for _ in range(compact.count(area.name)):
                yield area.prefecture


def _is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "々"
