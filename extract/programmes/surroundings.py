"""What stands above a programme's list: its title with the year, its category, the number selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.family import printed
from extract.memo import once
from extract.outline import heading_text, numbering
from extract.programmes.columns import ProgrammeTable, programme_tables
from extract.programmes.overview import Category, Overview, count_beside, is_list_title, is_note, overviews
from extract.programmes.pieces import pieces
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed

_SELECTED = lazy_pattern(
    r"\s*[【(（\[［]\s*(?:採択|選定|認定|実施|交付)(?:団体|件|事業)?数?\s*[:：]?\s*[0-9０-９]+\s*\p{Han}{1,4}\s*[】)）\]］]\s*$"
)
_PART = lazy_pattern(r"\s*[（(\[［]\s*(?:\p{Nd}{1,2}\s*[/／]\s*\p{Nd}{1,2}|つづき|続き)\s*[)）\]］]\s*$")
_LEGEND = lazy_pattern(r"^\s*[【(（<＜]\s*[】)）>＞]?\s*(?:内|書き|下線|四角)|^\s*【】")
_EXPLAINED = lazy_pattern(
    r"[(（](?P<inside>(?:[^()（）]|[(（][^()（）]*[)）])*)[)）]$|(?P<dash>[～〜~―－])(?P<inside>[^～〜~―－]+)(?P=dash)$"
)
_CLAUSE = lazy_pattern(r"を|に対|取組$|もの$|ため|する")
_MOST_LINES = 12
_LONGEST = 70


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What tells a list's programme and category.

    Attributes:
        title: the title with the fiscal year; None where none is found.
        category: the category, spelled as the overview spells it; None where the list has none.
        count: the number of selected bodies printed beside the category; None without one.
        overview: the overview that names the category; None without one.
        headed: whether the category is a numbered heading right above the list.
    """

    title: Printed | None
    category: Printed | None
    count: Printed | None
    overview: Overview | None
    headed: bool = False


@dataclass(slots=True)
class _Above:
    """What is printed above a list; ``overview`` is the title of the last overview there, perhaps another's."""

    title: tuple[Page, Line] | None = None
    overview: tuple[Page, Line] | None = None
    category: tuple[Page, Line] | None = None
    count: tuple[Page, Line] | None = None


def is_legend(text: str) -> bool:
    """Whether a line says what brackets, or underlined names, of a list mean: 「【】内は、連携する団体」."""
    return _LEGEND.match(text) is not None


def _above(
    items: Sequence[tuple[Page, Line | Grid]], index: int, since: int, of_overviews: Collection[int]
) -> _Above:
    """What stands above the table at ``index``.

    Args:
        items: the lines and tables of the document.
        index: the table.
        since: where the list before it ends.
        of_overviews: the keys of the titles of overviews.
    """
    found = _Above()
    distance = 0
    for page, item in reversed(items[max(0, index - _MOST_LINES) : index]):
        if isinstance(item, Grid):
            break
        text = item.text.strip()
        if is_note(item) or is_legend(text) or not any(char.isalpha() for char in text):
            continue
        if _SELECTED.fullmatch(text):
            found.count = found.count or (page, item)
            continue
        if is_list_title(item):
            found.title = (page, item)
            break
        distance += 1
        if distance == 1 and len(fold(text)) <= _LONGEST and not text.endswith(("。", "、")) and not item.bullet:
            found.category = (page, item)
            if _SELECTED.search(text):
                found.count = found.count or (page, item)
    if found.title is None:
        place = items[index][0]  # a title at the top of every page was taken for a running head
        found.title = next(((place, line) for line in place.furniture if is_list_title(line)), None)
    if found.title is None:  # with an introduction or a table of counts between
        earlier = reversed(items[since:index])
        titles = ((page, item) for page, item in earlier if isinstance(item, Line) and is_list_title(item))
        found.title = next(titles, None)
    if found.title is not None and found.title[1].key in of_overviews:
        found.title, found.overview = None, found.title
    return found


def bare_category(text: str) -> str:
    """A category without its number, the number selected, which of its pages it heads, and its explanation.

    >>> bare_category("関係深化型（ゆかり型）（その地域にルーツがある者等を対象とする取組）【採択：6団体】")
    '関係深化型（ゆかり型）'
    >>> bare_category("パターン（2）（これから関わりを持とうとする者等に対して）")
    'パターン（2）'
    >>> bare_category("関係創出型（これから関わりを持とうとする者を対象とする取組）【採択：7団体】（1／2）")
    '関係創出型'
    >>> bare_category("パターン（1）①　～その地域にルーツがある者等に対して～")
    'パターン（1）①'
    """
    name: str = _SELECTED.sub("", count_beside(_PART.sub("", text))[0]).strip()
    explained = _EXPLAINED.search(name)
    if explained and explained.start() and _CLAUSE.search(explained["inside"]):
        name = name[: explained.start()].strip()
    return name


def _printed_category(page: Page, line: Line, known: Category | None) -> Printed:
    text = known.name if known is not None else bare_category(heading_text(line))
    return printed(page, [line], text)


def _naming(document: Document, line: Line) -> tuple[Overview, Category] | None:
    for overview in overviews(document):
        category = overview.category(line.text)
        if category is not None:
            return overview, category
    return None


def _known(document: Document, above: _Above) -> tuple[Overview, Category] | None:
    """The overview and category that a list's category line names; of several, the one of the list's own title."""
    if above.category is None:
        return None
    line = above.category[1]
    if above.title is not None:
        wanted = fold(above.title[1].text)
        for overview in overviews(document):
            category = overview.category(line.text)
            if category is not None and fold(overview.title.text).startswith(wanted[:8]):
                return overview, category
    return _naming(document, line)


@once
def surroundings(document: Document) -> dict[int, Surroundings]:
    """What stands above each programme list, by the key of its first table.

    A list without a title is of the programme whose overview names its category, else of the last overview above
    it, else of the list before it, else of the one after it. A list without a category continues the one before.
    """
    tables = programme_tables(document)
    if not tables:
        return {}
    items = pieces(document)
    index_of = {item.key: index for index, (_, item) in enumerate(items) if isinstance(item, Grid)}
    ends = [0, *(index_of[found.table.grids[-1][1].key] for found in tables)]
    of_overviews = {overview.title.key for overview in overviews(document)}
    lists = [
        (found, _above(items, index_of[found.table.key], since, of_overviews))
        for found, since in zip(tables, ends, strict=False)
    ]
    result: dict[int, Surroundings] = {}
    last: Surroundings | None = None
    for position, (found, above) in enumerate(lists):
        known = _known(document, above)
        title = printed(above.title[0], [above.title[1]]) if above.title is not None else None
        overview = known[0] if known is not None else None
        category = _printed_category(*above.category, known[1] if known else None) if above.category else None
        count = printed(above.count[0], [above.count[1]]) if above.count is not None else None
        continues = last is not None and (title is None or _same_title(last.title, title))
        if category is None and last is not None and continues:
            category, overview = last.category, last.overview
        if title is None and overview is not None:
            title = printed(overview.page, [overview.title])
        if title is None and above.overview is not None:
            title = printed(above.overview[0], [above.overview[1]])
        if title is None and last is not None:
            title = last.title
        if title is None:
            title = _next_title(lists[position + 1 :], found)
        headed = above.category is not None and numbering(above.category[1].text) is not None
        last = Surroundings(title, category, count, overview, headed)
        result[found.table.key] = last
    return result


def _same_title(one: Printed | None, other: Printed) -> bool:
    """Whether two titles are of one programme: the year and the first words agree."""
    if one is None:
        return True
    a, b = fold(one.text).replace("「", ""), fold(other.text).replace("「", "")
    return a[:10] == b[:10]


def _next_title(following: Sequence[tuple[ProgrammeTable, _Above]], found: ProgrammeTable) -> Printed | None:
    for other, above in following:
        if set(other.columns) != set(found.columns):
            break
        if above.title is not None:
            return printed(above.title[0], [above.title[1]])
    return None
