"""Pages that are one-page sheets of an initiative, and what each says: name, amounts, text under headings.

A page is a sheet where it names an initiative in its title, or beside a label, and sets what belongs to it under
headings that sheets use: with a yearly amount, or the same headings as another page of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from extract.cards.segments import cards_of
from extract.cards.stated_amounts import StatedAmount, stated_amounts
from extract.memo import once
from extract.sheets.fragments import Fragment, body_size, fragments_of, page_lines
from extract.sheets.headings import Heading, headings_of
from extract.sheets.sections import Section, beside, in_lines, sections_of
from schemas.folding import fold
from schemas.printed import Document, Page

_LARGER = 1.15
_SAME_SIZE = 0.6
_LEAST_NAME = 4
_LONGEST_NAME = 70
_WITH_AMOUNT, _WITH_NAME, _IN_SERIES = 2, 2, 3
"""How many different headings beside its title a page needs, by what else says that it is a sheet."""
_PROSE = frozenset({"description", "purpose", "point"})
_TOP_SHARE = 0.35
"""Share of the page's height in which title and amounts stand."""
_BRACKET = regex.compile(r"[【［\[〔]")
_JAPANESE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_NO_NAME = regex.compile(
    r"^[\s（(]*[\p{Nd}.,/ー―－-]+[\s)）]*$|^(?:別紙|資料|参考|別添|新規|拡充|継続)[\p{Nd}０-９]*$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """An amount stated by a fragment; ``heading`` is the label above or left of it."""

    amount: StatedAmount
    fragment: Fragment
    heading: str = ""


@dataclass(slots=True, eq=False)
class Sheet:
    """A sheet.

    Attributes:
        index: the page's index in the document.
        page: its page.
        title: the fragments of its title; empty where a label names the initiative.
        sections: headings with the text below them, in reading order.
        amounts: yearly amounts of the initiative.
        fragments: all fragments of the page.
    """

    index: int
    page: Page
    title: list[Fragment]
    sections: list[Section]
    amounts: list[Stated]
    fragments: list[Fragment] = field(default_factory=list)

    @property
    def names(self) -> list[Section]:
        """The sections whose label says that they name the initiative."""
        return [s for s in self.sections if "name" in s.heading.fields and (s.heading.rest or s.fragments)]

    @property
    def words(self) -> frozenset[str]:
        """The known words of its headings, folded."""
        return frozenset(fold(s.heading.words) for s in self.sections if s.heading.fields)

    @property
    def fields(self) -> frozenset[str]:
        """What its headings stand for."""
        return frozenset(name for s in self.sections for name in s.heading.fields[:1])

    @property
    def key(self) -> int:
        """The key of its first line."""
        heads = self.title or [s.heading.fragment for s in (self.names or self.sections)[:1]]
        return min(f.line.key for f in heads)


def bare_title(text: str) -> str:
    """A title without the amounts and remarks in brackets behind it.

    >>> bare_title("里山の再生事業 【令和６年度要求額 660百万円】"), bare_title("「まち下宿」の開設")
    ('里山の再生事業', '「まち下宿」の開設')
    """
    cut = next(
        (m.start() for m in _BRACKET.finditer(text) if m.start() > 2 and "円" in text[m.start() :]), len(text)
    )
    return text[:cut].strip(" 　:：・")


def _title(fragments: Sequence[Fragment], headings: Sequence[Heading], body: float, page: Page) -> list[Fragment]:
    """The fragments of the largest type above the first heading; empty where none is larger than the text."""
    first = min((h.fragment.box.top for h in headings if "budget" not in h.fields), default=0.0)
    limit = min(first, _TOP_SHARE * (page.height or 0.0))
    heads = {id(h.fragment) for h in headings}
    above = [
        f
        for f in fragments
        if f.box.center[1] < max(first, 1.0)
        and f.box.top <= limit
        and id(f) not in heads
        and len(fold(bare_title(f.text))) >= _LEAST_NAME
        and _JAPANESE.search(f.text)
        and not _NO_NAME.match(f.text)
        and not (_BRACKET.match(f.text.strip()) and stated_amounts(f.text))
    ]
    largest = max((f.size for f in above), default=0.0)
    if largest < body * _LARGER:
        return []
    chosen = next(f for f in above if f.size >= largest - _SAME_SIZE)
    found = [chosen]
    for fragment in above[above.index(chosen) + 1 :]:
        last = found[-1]
        near = fragment.box.top - last.box.bottom <= last.box.height
        if not near or fragment.size < largest - _SAME_SIZE or fold(last.text).endswith("。"):
            break
        found.append(fragment)
    joined = "".join(f.text for f in found)
    return found if len(fold(joined)) <= _LONGEST_NAME and not fold(joined).endswith("。") else []


def _amounts(fragments: Sequence[Fragment], sections: Sequence[Section], page: Page) -> list[Stated]:
    """Yearly amounts at the top of a page, and below headings that say so."""
    found: list[Stated] = []
    inside: set[int] = set()
    for section in sections:
        if "budget" not in section.heading.fields:
            continue
        head = section.heading
        parts = [(head.fragment, head.rest)] if head.rest else []
        parts += [(f, f.text) for f in section.fragments]
        inside |= {id(f) for f in section.fragments} | {id(head.fragment)}
        for fragment, text in parts:
            stated = stated_amounts(text, headed=True)
            own = stated_amounts(f"{head.words} {text}", headed=True)
            if len(own) == len(stated) and own and own[0].year is not None:
                # the heading names the year of what follows: 「令和６年度予算案　1,200百万円（…）」
                stated = own
            found.extend(Stated(amount, fragment, head.words) for amount in stated)
    return [*found, *_at_top([f for f in fragments if id(f) not in inside], sections, page)]


def _at_top(fragments: Sequence[Fragment], sections: Sequence[Section], page: Page) -> list[Stated]:
    """Yearly amounts above the first heading, and those in brackets in the upper part of the page.

    A label may stand left of its amount, or on the line above.
    """
    heads = {id(s.heading.fragment) for s in sections}
    first = min((s.heading.fragment.box.top for s in sections if "budget" not in s.heading.fields), default=0.0)
    top = _TOP_SHARE * (page.height or 0.0)
    # what every page repeats (令和６年度予算案) is the label of an amount all the same
    fragments = [*fragments, *(f for f in fragments_of(page.furniture) if f.box.top <= top)]
    text, starts = "", []
    before: Fragment | None = None
    for fragment in in_lines(fragments):
        bracket = _BRACKET.search(fragment.text) is not None
        if id(fragment) in heads or not (fragment.box.top < first or (fragment.box.top <= top and bracket)):
            continue
        text += "" if before is None else "　" if beside(before, fragment) else "\n"
        starts.append((len(text), fragment))
        text += fragment.text
        before = fragment
    found = []
    for amount in stated_amounts(text):
        owner = max((s for s in starts if s[0] < amount.end), key=lambda s: s[0])[1]
        found.append(Stated(amount, owner))
    return found


def _read(index: int, page: Page) -> Sheet | None:
    fragments = fragments_of(page_lines(page))
    body = body_size(fragments)
    headings = headings_of(fragments, body) if body else []
    if not headings:
        return None
    title = _title(fragments, headings, body, page)
    titled = {id(f) for f in title}
    headings = [h for h in headings if id(h.fragment) not in titled]
    sections = sections_of(headings, [f for f in fragments if id(f) not in titled])
    return Sheet(index, page, title, sections, _amounts(fragments, sections, page), fragments)


def _others(sheet: Sheet) -> int:
    return len(
        {fold(s.heading.words) for s in sheet.sections if s.heading.fields and "name" not in s.heading.fields}
    )


def _is_sheet(sheet: Sheet, all_words: Sequence[frozenset[str]]) -> bool:
    if sheet.names:
        return _others(sheet) >= _WITH_NAME and len(sheet.names) == 1
    if not sheet.title:
        return False
    others = _others(sheet)
    if sheet.amounts and others >= _WITH_AMOUNT:
        return True
    alike = sum(len(sheet.words & words) >= _IN_SERIES for words in all_words) >= 2
    return others >= _IN_SERIES and alike and bool(sheet.fields & _PROSE)


@once
def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """The sheets of a document; pages with a card drawn as a table are none."""
    drawn = {index for card in cards_of(document) for index in card.pages}
    if document.pages[0].number is None:
        return ()
    read = [
        sheet
        for index, page in enumerate(document.pages)
        if index not in drawn and (sheet := _read(index, page)) is not None
    ]
    words = [sheet.words for sheet in read]
    return tuple(replace(sheet) for sheet in read if _is_sheet(sheet, words))
