"""The first lines of a document: its title, date and issuer.

Seen in vision documents (title, month, list of municipalities), in committee papers (a heading that names the
meeting, 「日 時」), and in ministry briefs (title, date, ministry). It claims no table and no line, for the same
lines are also part of the text.
"""

from __future__ import annotations

import regex

from extract.family import Family, Region, printed
from extract.outline import numbering
from schemas.folding import fold
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading

_HEAD_LINES = 14
_DATE = regex.compile(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR](?=[0-9]))(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})年"
    r"[0-9]{1,2}月(?:[0-9]{1,2}日)?"
)
_ISSUER = regex.compile(
    r"[\p{Han}ぁ-んァ-ヶー々]{1,20}"
    r"(?:省|庁|県|都|道|府|市|町|村|区|協議会|組合|連合|委員会|事務局|機構|会議)"
)
_TITLE_WORDS = regex.compile(
    r"ビジョン|計画|戦略|報告|資料|懇談会|方針|プラン|一覧|概要|まち"
    r"|地方|について|要領|基準|調査"
)


def _head(document: Document) -> list[tuple[Page, Line]]:
    lines: list[tuple[Page, Line]] = []
    for page, item in document.flow:
        if isinstance(item, Grid):
            break
        lines.append((page, item))
        if len(lines) == _HEAD_LINES:
            break
    return lines


def _is_title(line: Line) -> bool:
    text = fold(line.text)
    if not 4 <= len(text) <= 80 or text.endswith("。") or text[0] in "■●○・-※【(" or line.bullet:
        return False
    return not (numbering(line.text) or _DATE.fullmatch(text))


def _title(lines: list[tuple[Page, Line]]) -> Printed | None:
    candidates = [(page, line) for page, line in lines[:6] if _is_title(line)]
    if not candidates or (lines and lines[0][1] is not candidates[0][1] and numbering(lines[0][1].text)):
        return None
    largest = max((line.size or 0.0) for _, line in candidates)
    best = next((c for c in candidates if (c[1].size or 0.0) >= largest * 0.98 and c[1].level is not None), None)
    best = best or next((c for c in candidates if (c[1].size or 0.0) >= largest * 0.98), candidates[0])
    if not _TITLE_WORDS.search(fold(best[1].text)) and best[1] is not lines[0][1]:
        best = candidates[0]
    return printed(best[0], [best[1]])


def find(document: Document) -> tuple[Region, ...]:
    """One region without claims where the document begins with lines."""
    lines = _head(document)
    return (Region("document_head", lines[0][1].key, (0,)),) if lines else ()


def read(document: Document, region: Region) -> Reading:
    """Reads title, date of publication and issuer; each is absent where it is not printed."""
    lines = _head(document)
    fields: dict[str, Printed] = {}
    title = _title(lines)
    if title is not None:
        fields["title"] = title
    for page, line in lines:
        text = fold(line.text)
        match = _DATE.search(text)
        # the date of a title page stands alone or after a word such as 「日時」; one inside a sentence is another
        if match and "published" not in fields and len(text) <= len(match.group()) + 12 and "。" not in text:
            fields["published"] = printed(page, [line])
        if title is not None and line.key in title.keys:
            continue
        if "issuer" not in fields and _ISSUER.fullmatch(text) and not _TITLE_WORDS.search(text):
            fields["issuer"] = printed(page, [line])
    if not fields:
        return Reading()
    return Reading((RawRecord("documents", region.key, fields),))


FAMILY = Family("document_head", find, read, priority=10)
