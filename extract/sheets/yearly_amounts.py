"""What a sheet says of its initiative's amounts outside tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.cards.amounts.stated_amounts import is_amount, speaks_of_year_before, stated_amounts
from extract.cards.bounds.page_head import Stated, amounts_above, heading_year
from extract.cards.bounds.page_titles import is_status
from extract.layout.fragments import Fragment, beside
from extract.sheets.sections import Section
from schemas.patterns import lazy_pattern
from schemas.printed import Page

_YEN = "円"
_EDGE_PT = 2.0
_IN_BRACKETS = lazy_pattern(r"[（(]\s*(?P<amount>[^（()）]+?)\s*[)）]")
_SPACE, _BREAK = "\N{IDEOGRAPHIC SPACE}", "\n"


def amounts_of(
    fragments: Sequence[Fragment],
    sections: Sequence[Section],
    page: Page,
    first: float,
    year: str | None,
    above: Sequence[Fragment] = (),
) -> list[Stated]:
    """Yearly amounts at the top of a sheet, and below headings that say so.

    Args:
        fragments: the text of the sheet but for its title.
        sections: its headings with the text below them.
        page: its page.
        first: where the first heading below the head of the page begins, in points.
        year: that of amounts where nothing on the page names one; None where the document does not either.
        above: what stands above all sheets of the page.
    """
    year = heading_year([*above, *fragments], page) or year
    found: list[Stated] = []
    inside: set[int] = set()
    for section in sections:
        if "budget" not in section.heading.fields:
            continue
        head = section.heading
        parts = [(head.fragment, head.rest)] if head.rest else []
        parts.extend((f, f.text) for f in section.fragments if not is_status(f.text))
        below = [f for f in fragments if head.rest and _is_below(f, head.fragment, head.rest)]
        parts.extend((f, f.text) for f in below if f not in section.fragments)
        parts = _with_year_before(parts)
        inside |= {id(f) for f in (*section.fragments, *below, head.fragment)}
        for fragment, text in parts:
            stated = stated_amounts(text, headed=True, year=year)
            own = stated_amounts(f"{head.words} {text}", headed=True)
            if own and own[0].year is not None and len(stated) <= len(own):
                # the heading names the year of what follows: 「令和６年度予算案　1,200百万円（…）」
                stated = own
            found.extend(Stated(amount, fragment, head.words) for amount in stated)
    inside |= {id(f) for f in _of_indicators(sections, year)}
    inside |= {id(f) for f in fragments if is_status(f.text)}  # 「継続」 between a title and its amount
    apart = frozenset(inside | {id(s.heading.fragment) for s in sections} | {id(f) for f in above})
    return [*found, *amounts_above([*above, *fragments], first, page, apart, year)]


def _of_indicators(sections: Sequence[Section], year: str | None) -> Iterator[Fragment]:
    """The texts below headings of indicators, but for one that says of an amount that it is a budget.

    「農産物の輸出額（316億円［令和４年］→470億円［令和12年］）」 tells years and yen, and not what anything costs.
    """
    for section in sections:
        if section.heading.fields[:1] == ("kpi",):
            yield from (f for f in section.fragments if not stated_amounts(f.text, year=year))


def _with_year_before(parts: Sequence[tuple[Fragment, str]]) -> list[tuple[Fragment, str]]:
    """Texts that state amounts, one of the year before put behind the one above, which names its year.

    「令和７年度予算額　34百万円」 and below it 「（前年度予算額」 and 「28百万円）」, or 「（28百万円）」 alone.
    """
    found: list[tuple[Fragment, str]] = []
    spoken: Fragment | None = None
    for fragment, text in parts:
        on_line = spoken is not None and beside(spoken, fragment)
        spoken = fragment if on_line or (found and _is_of_year_before(text, found[-1][1])) else None
        if spoken is None:
            found.append((fragment, text))
        else:
            # the number left of a title may stand between both
            at = max((n for n, (_, above) in enumerate(found) if _YEN in above), default=len(found) - 1)
            found[at] = (found[at][0], f"{found[at][1]}{_SPACE if on_line else _BREAK}{text}")
    return found


def _is_below(fragment: Fragment, head: Fragment, amount: str) -> bool:
    """Whether a line right below one with a label and its amount says what it was the year before."""
    white = fragment.box.top - head.box.bottom
    near = (
        -_EDGE_PT <= white <= head.box.height and fragment.box.x0 < head.box.x1 and head.box.x0 < fragment.box.x1
    )
    return near and _is_of_year_before(fragment.text, amount)


def _is_of_year_before(text: str, above: str) -> bool:
    """Whether a line says that it is about the year before, or is nothing but an amount in brackets below one."""
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    alone = bracketed is not None and is_amount(bracketed["amount"]) and above.rstrip().endswith(_YEN)
    return alone or speaks_of_year_before(text)
