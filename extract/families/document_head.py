"""The first lines of a document: its title, date and issuer.

Seen in vision documents (title, month, list of municipalities), in committee papers (a heading that names the
meeting, 「日 時」), in ministry briefs (title, date, ministry), in covers with a title in large type over several
lines, and in letters (number, date, addressee, sender, and the subject in the middle). It claims no table and no
line, for the same lines are also part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.family import Family, Region, printed
from extract.outline import numbering, usual_size
from schemas.folding import fold, unify
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading
from schemas.vocabulary_headings import ISSUED_WORDS

_HEAD_LINES = 30
_DATE_LINES = 14
_TITLE_LINES = 6
_YEAR = r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR](?=[0-9]))(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})"
_DATE = lazy_pattern(rf"{_YEAR}年?(?:\({_YEAR}年?\))?年?(?<=[年)])[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?")
_DATED = lazy_pattern(
    r"(?:令\s*和|平\s*成|昭\s*和|[0-9０-９]{4})[^月、。]{0,20}月(?:\s*[0-9０-９]{1,2}\s*日)?(?:\s*[(（]\p{Han}[)）])?"
)
_BEGUN = lazy_pattern(r"(?:における|に関する|に係る|に向けた|のための|及び|および)$")
_EDITION = lazy_pattern(r"第?[0-9一二三四五六七八九十]{1,2}[次期]")
_WHEN = lazy_pattern(r"日時|期日|開催日|日程|とき")
_OTHER_DATE = lazy_pattern(r"現在|時点|制定|改正|施行|調べ|提出|締切|期限|第[0-9]+号")
_ISSUER = lazy_pattern(
    r"[\p{Han}ぁ-んァ-ヶー々]{1,20}"
    r"(?:省|庁|県|都|道|府|市|町|村|区|協議会|組合|連合|委員会|事務局|機構|会議|局|部|課|研究所|センター)"
)
_MUNICIPALITY = lazy_pattern(r"[\p{Han}ぁ-んァ-ヶー々]{1,12}[市町村区県]")
_MINISTRY_BEHIND = lazy_pattern(
    r"[（(]\s*(?P<name>\p{Han}{1,8}[省庁]|内閣府|内閣官房|こども家庭庁|デジタル庁)\s*[)）]\s*$"
)
_PREFECTURE = lazy_pattern(r"北海道|東京都|京都府|大阪府|\p{Han}{2,3}県")
_TITLE_WORDS = lazy_pattern(
    r"ビジョン|計画|戦略|報告|資料|懇談会|方針|プラン|一覧|概要|まち"
    r"|地方|について|要領|基準|調査|概況|ガイドライン|手引|指針|綱"
)
_NO_TITLE = lazy_pattern(
    r"(?:殿|様|御中|第[0-9]+号|内線.{0,6}|氏名.*)$|^(?:\(?公印|資料[0-9]|別紙|別添|参考|目次|担当|電話|TEL|FAX|http|〒|各[都市区関])"
    r"|^(?:室長|課長|係長|部長|局長|主査)|\(代表|\(直通|\(担当|^\W*(?:概要版|案|未定稿|暫定版|速報|素案|抜粋)\W*$"
)
_OF_SEVERAL = lazy_pattern(
    r"^\s*[(（〔【\[]?(?:参考|別添|別冊)?(?:資料|別紙|別表|別添)\s*[0-9０-９]{0,2}(?:[-－‐][0-9０-９]{1,2})?"
    r"[)）〕】\]]?[\s　:：]+(?P<title>\S.{4,60})$"
)
_YEAR_ONLY = lazy_pattern(
    r"(?:(?:明治|大正|昭和|平成|令和)(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})年度?(?:版|\(.*\))?"
)
_ISSUE = lazy_pattern(rf"[(（]?{_YEAR}年?版[)）]?|(?<={any_of(ISSUED_WORDS)}\s*)[(（](?:19|20)[0-9]{{2}}年?[)）]$")
"""The year of an issue in a title: 「（2020年版）」, and 「（2020）」 behind what is issued again."""
_JAPANESE = lazy_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_LARGER = 1.12
_COVER_LINES = 15
_COVER_PAGES = 2
_WHITE = lazy_pattern(r"[ \u3000]{3,}")
"""White space that parts what is set at both ends of one line."""
_FIRST_PAGES = 3
_SAME_SIZE = 0.02
_CENTERED = 0.04


def _head(document: Document) -> list[tuple[Page, Line]]:
    """The lines above the first table of the first page that has any."""
    lines: list[tuple[Page, Line]] = []
    for page, item in document.flow:
        if isinstance(item, Grid) or (lines and page is not lines[0][0]):
            break
        lines.append((page, item))
        if len(lines) == _HEAD_LINES:
            break
    return lines


def _is_title(line: Line) -> bool:
    text = fold(line.text).lstrip("○")
    if not 4 <= len(text) <= 80 or "。" in text or text.endswith("、") or text[0] in "■●・-※【(<" or line.bullet:
        return False
    if "\ufffd" in text or ("、" in text and (len(text) > 40 or text[0].isascii())):
        return False
    if _DATE.search(text) and _issuer(line) is not None:
        return False  # 「大川村　令和６年９月」 signs and dates
    if _DATE.fullmatch(text) or _YEAR_ONLY.fullmatch(text) or _NO_TITLE.search(text) or _ISSUER.fullmatch(text):
        return False
    return not numbering(line.text)


def _whole(lines: list[tuple[Page, Line]], chosen: tuple[Page, Line]) -> Printed:
    """A title with the lines of its own size right above and below it, which it runs over."""
    index = next(i for i, (_, line) in enumerate(lines) if line is chosen[1])
    first = last = index
    while first > 0 and _goes_on(lines[first - 1][1], lines[first][1]):
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last][1], lines[last + 1][1]):
        last += 1
    title = "".join(line.text for _, line in lines[first : last + 1])
    below = [line.text for _, line in lines[last + 1 :]]
    while first > 0 and (_belongs(above := lines[first - 1][1].text) or _owns(above, title, below)):
        first -= 1  # the edition, or the body whose plan it is, may be set smaller than the name
    return printed(chosen[0], [line for _, line in lines[first : last + 1]])


def _belongs(text: str) -> bool:
    """Whether a line above a title can only be its beginning.

    >>> [_belongs(t) for t in ("第２次", "神奈川県における", "みどり市", "資料１")]
    [True, True, False, False]
    """
    folded = fold(text)
    return _EDITION.fullmatch(folded) is not None or _BEGUN.search(folded) is not None


def _owns(text: str, title: str, below: Sequence[str]) -> bool:
    """Whether a line above a title is the municipality that it begins with: another line below signs with it.

    >>> _owns("みどり市", "人口ビジョン", ["令和７年３月　みどり市"]), _owns("みどり市", "人口ビジョン", [])
    (True, False)
    >>> _owns("第３期　みどり市", "総合戦略", ["みどり市"]), _owns("みどり市", "みどり市総合戦略", ["みどり市"])
    (True, False)
    """
    folded = fold(text)
    edition = _EDITION.match(folded)
    name = folded[edition.end() :] if edition is not None else folded
    if not _MUNICIPALITY.fullmatch(name) or name in fold(title):
        return False
    signed = (fold(_DATED.sub("", line)) for line in below)
    return any(
        line == name or (line.endswith(name) and _PREFECTURE.fullmatch(line[: -len(name)])) for line in signed
    )


def _goes_on(above: Line, below: Line) -> bool:
    if above.box is None or below.box is None or above.size is None or below.size is None:
        return False
    near = below.box.top - above.box.bottom <= 1.3 * above.box.height
    alike = abs(above.size - below.size) <= _SAME_SIZE * above.size and above.bold == below.bold
    plain = not any(_DATE.search(fold(line.text)) or _ISSUER.fullmatch(fold(line.text)) for line in (above, below))
    return near and alike and plain and not numbering(below.text) and fold(below.text)[:1] not in "-~※"


def _title(document: Document, lines: list[tuple[Page, Line]]) -> Printed | None:
    candidates = [(page, line) for page, line in lines if _is_title(line)]
    if lines and (lines[0][0].number or 1) > _COVER_PAGES:
        return None  # the cover is a picture
    japanese = [(page, line) for page, line in candidates if _JAPANESE.search(line.text)]
    candidates = japanese or candidates
    marked = [(page, line) for page, line in candidates[:_TITLE_LINES] if line.level is not None]
    if marked:
        return printed(marked[0][0], [marked[0][1]])
    body = usual_size(document, _FIRST_PAGES)
    sized = [(page, line) for page, line in candidates if line.size is not None]
    if sized and body is not None:
        largest = max(line.size or 0.0 for _, line in sized)
        chapter = numbering(lines[0][1].text) and (lines[0][1].size or 0.0) >= largest * (1 - _SAME_SIZE)
        if (largest >= _LARGER * body or len(lines) <= _COVER_LINES) and not chapter:
            chosen = next(c for c in sized if (c[1].size or 0.0) >= largest * (1 - _SAME_SIZE))
            return _whole(lines, chosen)
    if lines and numbering(lines[0][1].text):
        return None  # a document that begins with its first chapter prints no title
    middle = [c for c in candidates if _is_centered(*c) and _TITLE_WORDS.search(fold(c[1].text))]
    centered = next(iter(middle), None)
    first = candidates[:1] if candidates and candidates[0][1] in [line for _, line in lines[:_TITLE_LINES]] else []
    worded = [c for c in candidates[:_TITLE_LINES] if _TITLE_WORDS.search(fold(c[1].text))]
    if first and (first[0] in worded or (lines[0][1] is first[0][1] and centered is None)):
        return printed(first[0][0], [first[0][1]])
    best = centered or next(iter(worded), None) or next(iter(first), None)
    if best is not None:
        return printed(best[0], [best[1]])
    # a paper that is one of several may print its title beside its number only
    numbered = ((page, line, _OF_SEVERAL.match(line.text)) for page, line in lines[:_TITLE_LINES])
    return next((printed(page, [line], match["title"]) for page, line, match in numbered if match), None)


def _is_centered(page: Page, line: Line) -> bool:
    if line.box is None or page.width is None:
        return False
    middle = (line.box.x0 + line.box.x1) / 2
    return abs(middle - page.width / 2) <= _CENTERED * page.width and line.box.width <= 0.75 * page.width


def _date(line: Line) -> str | None:
    """The date of a title page that a line prints, alone, after a word such as 「日時」 or right of white space.

    One inside a sentence is another, and so is that of what a line tells (４月１日現在).
    """
    parts = _WHITE.split(line.text)
    for part in (line.text, *(parts if len(parts) > 1 else ())):
        text = fold(part)
        match = _DATE.search(text)
        if match is None or _OTHER_DATE.search(text):
            continue
        if (len(text) <= len(match.group()) + 12 and "。" not in text) or _WHEN.match(text):
            return str(part)
    return None


def _issuer(line: Line) -> str | None:
    """The body that a line names, alone or beside a date; None for any other line."""
    parts = [line.text]
    date = _DATED.search(line.text)
    if date is not None:
        parts += [line.text[: date.start()].strip(), line.text[date.end() :].strip()]
    for part in parts:
        text = fold(part)
        if _ISSUER.fullmatch(text) and not _TITLE_WORDS.search(text):
            return part
    return None


def _issue(title: Printed | None, lines: Sequence[tuple[Page, Line]]) -> Printed | None:
    """The year of the issue that the title prints, or a line of its own beside it; None where neither does."""
    if title is not None:
        text = title.text.strip()
        match = _ISSUE.search(unify(text))
        if match is not None:
            same = len(unify(text)) == len(text)
            return replace(title, text=text[match.start() : match.end()] if same else match.group())
    alone = ((page, line) for page, line in lines[:_TITLE_LINES] if _ISSUE.fullmatch(fold(line.text)))
    return next((printed(page, [line]) for page, line in alone), None)


def find(document: Document) -> tuple[Region, ...]:
    """One region without claims where the document begins with lines."""
    lines = _head(document)
    return (Region("document_head", lines[0][1].key, (0,)),) if lines else ()


def read(document: Document, region: Region) -> Reading:
    """Reads title, date of publication and issuer; each is absent where it is not printed."""
    lines = _head(document)
    fields: dict[str, Printed] = {}
    title = _title(document, lines)
    if title is not None:
        fields["title"] = title
    for page, line in lines[:_DATE_LINES]:
        date = _date(line)
        if date is not None and "published" not in fields:
            fields["published"] = printed(page, [line], date)
        if title is not None and line.key in title.keys:
            continue
        issuer = _issuer(line)
        if "issuer" not in fields and issuer is not None:
            fields["issuer"] = printed(page, [line], issuer)
    if "published" not in fields and (issue := _issue(title, lines)) is not None:
        fields["published"] = issue
    if title is not None and "issuer" not in fields:
        of_title = _MINISTRY_BEHIND.search(title.text)
        if of_title is not None:
            fields["issuer"] = replace(title, text=of_title["name"])
    if not fields:
        return Reading()
    return Reading((RawRecord("documents", region.key, fields),))


FAMILY = Family("document_head", find, read, priority=10)
