"""The place, the sex and the projection that the lines around a population table name for all of its figures."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.family import printed
from extract.frames import pages_of
from extract.memo import once
from extract.outline import outline
from extract.shapes import is_place
from extract.tables.captions import Caption
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Line, Printed
from schemas.vocabulary_tables import PATTERN_ALONE, PATTERN_NUMBERED, PROJECTION_NAME

_OWN = lazy_pattern(r"(?<!\p{Han})[本当]([市町村])(?![長民内役議])")
_ANY_MUNICIPALITY = lazy_pattern(
    r"((?![本当各全])[\p{Han}々ヶケァ-ヴー]{1,6}?[市町村])(?![市町村長民内外役議税道])"
)
_TABLE_TITLE = lazy_pattern(r"\s*[表図]\s*[\p{Nd}０-９一二三四五六七八九十]")
_AREA_IN_TITLE = lazy_pattern(
    r"(?:(?<![\p{Han}ァ-ヴ])|(?<=[0-9０-９一二三四五六七八九十][次期]))(?![本当各全次期])"
    r"(?:(?:\p{Han}{2,3}県|北海道|東京都|大阪府|京都府)(?:\p{Han}{1,5}郡)?(?=[\p{Han}ヶケノ]{1,5}[市町村]))?"
    r"([\p{Han}々ヶケァ-ヴー]{1,6}?[市町村県]|北海道|東京都|大阪府|京都府|全国)"
    r"(?=人口|将来|総|年齢|男女|の|[^\p{Han}]|$)"
)
_WHOLE_AREA = lazy_pattern(r"(圏域(?:合計|計|全体)|(?<!\p{Han})圏域(?=の(?:将来|総)?人口))")
_LIES_IN = lazy_pattern(r"(?:\p{Han}\s*){1,3}[都道府県]\s+(?:\p{Han}\s*){1,6}[市町村]")
_SEX_IN_TITLE = lazy_pattern(r"(?:[(（・\s:：【]|^)(男女計|男女合計|男性|女性|男|女)(?=[)）】(（【\s]|$)")
_BOTH_SEXES = lazy_pattern("男女(?:計|合計|別)?|総数")
_PATTERN_ALONE = r"(?<!\p{Han})(?:" + "|".join(PATTERN_ALONE) + ")"
_PATTERN_IN_TITLE = lazy_pattern(
    r"(?:(?:推計)?(?:" + "|".join(PATTERN_NUMBERED) + rf")|{_PATTERN_ALONE})"
    r"\s*[0-9０-９A-ZＡ-Ｚ①-⑳Ⅰ-Ⅻ]{1,3}(?![0-9０-９])(?:[-－‐][0-9０-９]+)?"
    r"(?:\s*[（(][^()（）]*[)）])?"
    r"|(?<=[（(【［\[〈<])[^（）()【】［］\[\]〈〉<>]{0,12}(?:準拠|独自推計|趨勢推計|すう勢推計|(?:高|中|低)位推計)(?:型|推計)?"
    r"(?=[)）】］\]〉>])"
    rf"|(?<=[（(【［\[〈<《]){PROJECTION_NAME}(?=[)）】］\]〉>》])"
    rf"|(?<![\p{{Han}}ァ-ヴー]){PROJECTION_NAME}(?=による|に基づく|によれば|における)"
    rf"|{_PATTERN_ALONE}"
    rf"|(?<=\S\s+)(?:{PROJECTION_NAME}|\p{{Han}}{{2,8}}準拠)(?=$|\s)"
)


def _part(line: Printed | None, match: regex.Match[str] | None) -> Printed | None:
    if line is None or match is None:
        return None
    return Printed(match[1], line.page, line.box, line.line, line.method, line.confidence, line.keys)


def places_around(document: Document, around: Caption, key: int) -> dict[str, Printed]:
    """The one municipality that the title or a heading above names, as the area.

    Where none is named there, the one on the document's first lines, or in the running heads of the table's page
    (``area_of_document``); where the title or a heading names several, ``areas_around``, for then the area is none
    of them for certain.
    """
    pages = pages_of(document)
    scopes: list[list[Printed]] = [[around.title]] if around.title else []
    scopes += [[printed(pages[line.key], [line])] for line in reversed(outline(document).path(key))]
    opening: list[Printed] = []
    for page, item in document.flow:
        if not isinstance(item, Line) or len(opening) == 5:
            break
        opening.append(printed(page, [item]))
    heads = [printed(pages[key], [line]) for line in pages[key].furniture]
    of_document = [("area_of_document", scope) for scope in (opening, heads)]
    for name, scope in [*(("area", scope) for scope in scopes), *of_document]:
        found: dict[str, Printed | None] = {}
        for text in scope:
            for match in _AREA_IN_TITLE.finditer(text.text):
                # a prefecture right before a municipality is where that one lies
                if is_place(match[1]) and not _LIES_IN.match(text.text[match.start(1) :]):
                    found.setdefault(fold(match[1]), _part(text, match))
        place = next(iter(found.values()), None)
        if len(found) == 1 and place is not None:
            return {name: place}
        if name == "area" and not found and (whole := _whole_area(scope)) is not None:
            return {name: whole}
        if found and name == "area":
            return {"areas_around": scope[0]}
    own = _own_area(document)
    return {} if own is None else {"area_of_document": own}


@once
def _own_area(document: Document) -> Printed | None:
    """The municipality that a document means by 本村: the only one of that kind that titles of its tables name."""
    kinds: set[str] = set()
    named: dict[str, Printed] = {}
    for page, line in document.flow:
        if not isinstance(line, Line):
            continue
        kinds.update(match[1] for match in _OWN.finditer(line.text))
        if _TABLE_TITLE.match(line.text):
            text = printed(page, [line])
            for match in _ANY_MUNICIPALITY.finditer(line.text):
                named.setdefault(match[1], _part(text, match) or text)
    of_kind = [name for name in named if name[-1] in kinds and is_place(name)]
    return named[of_kind[0]] if len(of_kind) == 1 and len(kinds) == 1 else None


def _whole_area(scope: Sequence[Printed]) -> Printed | None:
    """The sum of all areas that a title names (圏域計, 圏域の人口); None where it names none."""
    return next((part for text in scope if (part := _part(text, _WHOLE_AREA.search(text.text)))), None)


def sex_part(line: Printed) -> Printed | None:
    """The sex that a title names; None where it names none, or men as well as women."""
    match = _SEX_IN_TITLE.search(line.text)
    named = set(_BOTH_SEXES.sub("", line.text)) & {"男", "女"}
    return _part(line, match) if len(named) < len("男女") else None


def pattern_part(line: Printed | None) -> Printed | None:
    """The projection that a title names: by its number, in brackets, or as the source of its figures (…による)."""
    match = _PATTERN_IN_TITLE.search(line.text) if line is not None else None
    if line is None or match is None:
        return None
    return Printed(match.group(), line.page, line.box, line.line, line.method, line.confidence, line.keys)
