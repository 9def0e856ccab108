"""The key under which the documents of one region are found together, whichever edition they are of."""

from __future__ import annotations

from normalize.places import Gazetteer, key
from schemas.patterns import lazy_pattern

_SCHEME = lazy_pattern(r"(?:市)?(?:地域|圏域|広域)?(?:定住自立圏|連携中枢都市圏|広域連携圏|中枢都市圏)$")
_BETWEEN = "・"


def area_key(region: str | None, gazetteer: Gazetteer, prefecture: str | None = None) -> str | None:
    """The standard area code of the city that a region is named after, else the region's name as it is compared.

    A region is named after its core city, and that is a city: 「上川中部」 is not named after 上川町. A city's
    own plans have its code too, so that they stand beside those of its region. None where there is no region.

    >>> places = Gazetteer.load()
    >>> [area_key(name, places) for name in ("一関・平泉定住自立圏", "一 関市", "新庄最上定住自立圏")]
    ['03209', '03209', '06205']
    >>> area_key("隠岐定住自立圏", places), area_key("上川中部定住自立圏", places), area_key(None, places)
    ('隠岐定住自立圏', '上川中部定住自立圏', None)
    >>> area_key("府中定住自立圏", places), area_key("府中定住自立圏", places, "広島県")
    ('府中定住自立圏', '34208')
    """
    if not region:
        return None
    own = gazetteer.code(region, prefecture)
    if own is not None:
        return own
    name = key(region)
    stem = _SCHEME.sub("", name)
    if stem == name:
        return name
    for length in range(len(stem), 0, -1):
        # one character is a name only where something shows that it ends there
        if length > 1 or stem[1:2] in ("", _BETWEEN):
            code = gazetteer.code(stem[:length].removesuffix("市") + "市", prefecture)
            if code is not None:
                return code
    return name
