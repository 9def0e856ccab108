"""The title of a page about one initiative: large type, or bold, and the number before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.cards.amounts.stated_amounts import speaks_of_year_before, stated_amounts
from extract.cards.bounds.numbered import NUMBERED
from extract.cards.cells.name_heads import NUMBER_CELL
from extract.layout.fragments import (
    Fragment,
    place,
    without_small,
)
from schemas.folding import fold
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Box, Page, Printed
from schemas.vocabulary_sheets import NAME_ENDS, STATUS_MARKS

LARGER = 1.15
TOP_SHARE = 0.35
"""Share of the page's height in which title and amounts stand."""
_SMALL = 0.75
"""Share of the size of a name that what stands beside it in its cell falls short of."""
_SAME_SIZE = 0.6
_SAME_EDGE_PT = 2.0
_LEAST_NAME = 4
_LONGEST_NAME = 70
_BRACKET = lazy_pattern(r"[【［\[〔]")
_NAMES = lazy_pattern(rf"(?:{'|'.join(map(regex.escape, NAME_ENDS))})(?=[\s　（(【［「]|$)")
_JAPANESE = lazy_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_MARKS = any_of(STATUS_MARKS)
_STATUS_WORDS = frozenset(fold(word) for word in STATUS_MARKS)
_STATUS = lazy_pattern(rf"^\s*[【（(\[](?:{_MARKS})[】）)\]]\s*|\s*【(?:新規|拡充|継続)】\s*$")
_OFFICE = lazy_pattern(r"\s*[（(][^（）()、]*\p{L}(?:省|庁|府|局|課|室|本部|事務局|官付)[）)]$")
"""The office in charge, in brackets behind the name."""
_QUOTED = lazy_pattern(r"[「『](?P<name>[^「」『』]+)[」』]")
_NO_NAME = lazy_pattern(
    r"^[\s（(]*[\p{Nd}.,/ー―－-]+[\s)）]*$|^(?:別紙|資料|参考|別添|新規|拡充|継続)[\p{Nd}０-９]*$"
)
_NUMBER_WORD = lazy_pattern(
    r"^\s*(?P<number>(?:No|Ｎｏ|NO|№)\s*[.．]?\s*\p{Nd}{1,3}|[【［(（]\p{Nd}{1,3}[】］)）]"
    r"|\p{Nd}{1,2}[.．](?=\P{Nd})|\p{Nd}{1,2}[-－]\p{Nd}{1,2}(?![\p{Nd}年月日人歳回次期級類番件か])|[①-⑳])"
    r"[\s　]*(?P<name>\D.*)$",
    regex.DOTALL,
)


def bare_title(text: str) -> str:
    """A title without the amounts and remarks in brackets behind it.

    >>> bare_title("里山の再生事業 【令和６年度要求額 660百万円】"), bare_title("「まち下宿」の開設")
    ('里山の再生事業', '「まち下宿」の開設')
    """
    cut = next(
        (m.start() for m in _BRACKET.finditer(text) if m.start() > 2 and "円" in text[m.start() :]), len(text)
    )
    return text[:cut].strip(" 　:：・")


def may_title(fragment: Fragment) -> bool:
    """Whether a text can be a title by what it says: words that are neither a mark nor an amount in brackets."""
    text = fragment.text
    return (
        len(fold(bare_title(text))) >= _LEAST_NAME
        and _JAPANESE.search(text) is not None
        and not _NO_NAME.match(text)
        and not (_BRACKET.match(text.strip()) and stated_amounts(text))
    )


def is_status(word: str) -> bool:
    """Whether a word says what is new about an initiative: 拡充."""
    return fold(word) in _STATUS_WORDS


def name_among(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The texts of a name's cell without the amounts, tags and small remarks that stand in it beside the name."""
    size = max((f.size for f in fragments), default=0.0)
    return [
        f
        for f in fragments
        if f.size >= _SMALL * size
        and not is_status(f.text.strip())
        and not stated_amounts(f.text)
        and not ("円" in f.text and speaks_of_year_before(f.text))
    ]


def lowest_title(page: Page) -> float:
    """How far down a page its title begins at most, in points."""
    return TOP_SHARE * (page.height or 0.0)


def title_above(
    fragments: Sequence[Fragment], first: float, body: float, lowest: float, apart: frozenset[int] = frozenset()
) -> list[Fragment]:
    """The fragments of the largest type above the first heading, or a name in bold above plain text; else empty.

    Args:
        fragments: the page's fragments, from the top.
        first: where the first heading or table begins, in points.
        body: the size of the page's text in points.
        lowest: how far down a title begins at most, in points.
        apart: ids of fragments that are no title.
    """
    limit = min(first, lowest)
    every = [f for f in fragments if f.box.center[1] < max(first, 1.0) and f.box.top <= limit]
    head = [f for f in every if id(f) not in apart]
    above = [f for f in head if may_title(f)]
    largest = max((f.size for f in above), default=0.0)
    if largest < body * LARGER:
        dated = _has_amount(every)
        bold = _bold_title(head, above, 0.0 if dated else body) if is_plain(fragments) else []
        return bold or (_slightly_larger(above, fragments, body) if dated else [])
    found = _with_rest(_with_next(next(f for f in above if f.size >= largest - _SAME_SIZE), above), head)
    if not _names(found):
        # a chapter's title may be set larger than the name of the initiative below it
        named = [f for f in above if f.size >= body * LARGER and f not in found and _NAMES.search(f.text)]
        found = _with_rest(_with_next(named[0], above), head) if len(named) == 1 else found
    found[0] = without_small(found[0], found[0].size)
    joined = "".join(f.text for f in found)
    return found if len(fold(joined)) <= _LONGEST_NAME and not fold(joined).endswith("。") else []


def may_have_title(fragments: Sequence[Fragment], body: float, page: Page) -> bool:
    """Whether large type at the top of a page, or what else stands out there, can be a title; asked of every page.

    Args:
        fragments: the page's fragments.
        body: the size of its text in points.
        page: the page.
    """
    top = lowest_title(page)
    head = [f for f in fragments if f.box.top <= top]
    if any(f.size >= body * LARGER for f in head):
        return True
    return (is_plain(fragments) and names_in_bold(head, body)) or (
        _has_amount(head) and bool(_slightly_larger(head, fragments, body))
    )


def _slightly_larger(above: Sequence[Fragment], fragments: Sequence[Fragment], body: float) -> list[Fragment]:
    """The one text in slightly larger type that begins with a number or stands alone on its line.

    Pages that are all in bold, or set in one size, have such titles: 「［３］里山の再生」.
    """
    found = [f for f in above if f.size > body + _SAME_SIZE and not stated_amounts(f.text)]
    found = [f for f in found if _numbered(f.text) is not None or _is_alone(f, fragments)]
    return found if len(found) == 1 else []


def _is_alone(title: Fragment, fragments: Sequence[Fragment]) -> bool:
    """Whether nothing else stands on the line of a text, but for an office in much smaller type behind it."""
    top, bottom = title.box.top, title.box.bottom
    beside = [f for f in fragments if f is not title and top < f.box.center[1] < bottom]
    return all(f.box.x0 >= title.box.x1 and f.size <= _SMALL * title.size for f in beside)


def _bold_title(head: Sequence[Fragment], above: Sequence[Fragment], body: float) -> list[Fragment]:
    """The one name of an initiative that is set in bold and no smaller than the text; empty without one.

    Where a yearly amount stands above the first heading too, ``body`` is no bound: heads of pages may be small.
    """
    bold = [f for f in above if _is_bold(f)]
    runs: list[list[Fragment]] = []
    for fragment in bold:
        if not any(fragment in run for run in runs):
            runs.append(_with_rest(_with_next(fragment, bold), head))
    named = [run for run in runs if _names(run) and _is_no_smaller(run[0], body)]
    return named[0] if len(named) == 1 else []


def _names(title: Sequence[Fragment]) -> bool:
    """Whether a title, its lines taken together, says that it is the name of an initiative."""
    return _NAMES.search("".join(f.text.strip() for f in title)) is not None


def _is_bold(fragment: Fragment) -> bool:
    return fragment.bold and not stated_amounts(fragment.text)


def _is_no_smaller(fragment: Fragment, body: float) -> bool:
    return fragment.size >= body - _SAME_SIZE


def _has_amount(head: Sequence[Fragment]) -> bool:
    return any(stated_amounts(f.text) for f in head)


def names_in_bold(head: Sequence[Fragment], body: float) -> bool:
    """Whether a text in the head of a page is set as a title of no larger type than the page's text.

    It is in bold and states no amount. One smaller than the text ends like a name, and an amount stands there too.
    """
    bold = [f for f in head if _is_bold(f)]
    return any(_is_no_smaller(f, body) for f in bold) or (any(_names([f]) for f in bold) and _has_amount(head))


def is_plain(fragments: Sequence[Fragment]) -> bool:
    """Whether most of a page's text is not in bold, so that what is stands out."""
    bold = sum(len(f.text) for f in fragments if f.bold)
    return 2 * bold < sum(len(f.text) for f in fragments)


def _with_next(first: Fragment, above: Sequence[Fragment]) -> list[Fragment]:
    """A fragment with those of its size right below it, which its text runs over."""
    found = [first]
    for fragment in above[above.index(first) + 1 :]:
        last = found[-1]
        if fragment.box.x0 >= last.box.x1 and fragment.size < first.size - _SAME_SIZE:
            continue  # smaller, and right of the title: an amount beside its lines
        near = fragment.box.top - last.box.bottom <= last.box.height
        if not near or fragment.size < first.size - _SAME_SIZE or fold(last.text).endswith("。"):
            break
        if fragment.text.strip().endswith("円") and stated_amounts(fragment.text):
            break  # the amount below a name is no part of it
        found.append(fragment)
    return found


def number_beside(title: Sequence[Fragment], fragments: Sequence[Fragment], page: Page) -> Printed | None:
    """The number left of a title at its height, perhaps in a box of its own: 「施策 / 1-1」."""
    found = numbers_beside(title, fragments)
    return place(page, found) if len(found) == 1 else None


def numbers_beside(title: Sequence[Fragment], fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments that are numbers left of a title at its height, and so no part of an amount right of it."""
    box = Box.around([f.box for f in title])
    if box is None:
        return []
    return [
        f
        for f in fragments
        if f.box.x1 <= box.x0
        and box.top - box.height / 2 <= f.box.center[1] <= box.bottom + box.height / 2
        and NUMBER_CELL.fullmatch(fold(f.text)) is not None
    ]


def name_and_number(title: Sequence[Fragment], page: Page) -> tuple[Printed, Printed | None]:
    """The name that a title prints, and the number before it."""
    name = _STATUS.sub("", bare_title("".join(f.text.strip() for f in title))).strip(" 　") or bare_title(
        title[0].text
    )
    name = _OFFICE.sub("", name) or name
    quoted = _QUOTED.fullmatch(name)
    name = quoted["name"] if quoted is not None else name
    return number_before(place(page, title, name))


def _numbered(text: str) -> tuple[str, str] | None:
    """The number that a text begins with, and the rest; None without one."""
    found = NUMBERED.match(text) or _NUMBER_WORD.match(text)
    return (found["number"].strip().rstrip(".．"), found["name"].strip()) if found is not None else None


def number_before(name: Printed) -> tuple[Printed, Printed | None]:
    """A name without the number before it, and that number: 「３．里山の再生事業」; None without one."""
    numbered = _numbered(name.text)
    if numbered is None:
        return name, None
    number, rest = numbered
    return replace(name, text=rest), replace(name, text=number)


def _with_rest(title: list[Fragment], head: Sequence[Fragment]) -> list[Fragment]:
    """A title with the last few letters that stand alone on the line below it, set alike and flush or centred."""
    last = title[-1]
    rest = [
        f
        for f in head
        if 0 <= f.box.top - last.box.bottom <= last.box.height
        and abs(f.size - last.size) <= _SAME_SIZE
        and f.bold == last.bold
        and len(fold(f.text)) < _LEAST_NAME
        and _JAPANESE.fullmatch(f.text.strip()[:1]) is not None
        and min(abs(f.box.x0 - last.box.x0), abs(f.box.center[0] - last.box.center[0])) <= _SAME_EDGE_PT
    ]
    return [*title, rest[0]] if len(rest) == 1 else title
