"""Projects selected in a national programme as blocks of text: an organization's name over what it does.

Seen as: a title 「平成30年度「○○」モデル事業 採択団体」 at the head of every page and a category above the first
block; then for each project the name in larger type with its reading above it, 「（北海道）」 and 「【連携団体】」
beside or below it, and bullets below, in columns or on cards. 「対象者」 above
the bullets says whom it addresses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from statistics import median

from extract.family import Family, Region, printed
from extract.memo import once
from extract.outline import heading_text
from extract.passage_signs import BULLET
from extract.programmes.overview import is_list_title, is_note
from extract.programmes.readings import reading_above
from extract.programmes.surroundings import bare_category, is_legend
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, RawRecord, Reading
from schemas.vocabulary_programmes import PROGRAMME_COLUMNS, SELECTION_WORDS

_NAME = "programme_blocks"
_PRIORITY = 36
_HEAD = lazy_pattern(
    r"\s*[\p{Han}\p{Hiragana}\p{Katakana}ヶ々ー]{1,11}[都道府県市区町村]"
    r"\s*(?:[（(]\s*\p{Han}{2,4}\s*[)）])?\s*(?:[【［\[][^【】［］\[\]]{2,60}[】］\]])?\s*[※＊]?\s*"
)
_HAS_SELECTION = lazy_pattern("|".join(SELECTION_WORDS))
_PARTNERS = lazy_pattern(r"\s*[【［\[][^【】［］\[\]]{2,}[】］\]]\s*[※＊]?\s*")
_AUDIENCE = lazy_pattern(
    rf"\s*[【［\[〔■◆]?\s*(?:{'|'.join(PROGRAMME_COLUMNS['audience'])})\s*(?:[】］\]〕]|[:：]|\s)\s*[:：]?\s*"
)
_FEWEST = 3
_LARGER = 1.1
"""The name of an organization is set so much larger than what it does, at least."""


@dataclass(slots=True)
class _Block:
    """A project: its title and category, the lines of its name and audience, and those below."""

    page: Page
    title: tuple[Page, Line]
    category: tuple[Page, Line] | None
    name: list[Line]
    audience: list[Line] = field(default_factory=list)
    body: list[tuple[Page, Line]] = field(default_factory=list)


def _is_head(line: Line, size: float) -> bool:
    return (line.size or 0.0) >= _LARGER * size and _HEAD.fullmatch(line.text) is not None


def _title_of(page: Page, before: tuple[Page, Line] | None) -> tuple[Page, Line] | None:
    """The title of a page's list: at its head, else the one of the pages before."""
    line = next((line for line in page.furniture if is_list_title(line)), None)
    return (page, line) if line is not None else before


@once
def _blocks(document: Document) -> tuple[_Block, ...]:
    if not any(
        _HAS_SELECTION.search(line.text) for page in document.pages for line in (*page.furniture, *page.lines)
    ):
        return ()
    found: list[_Block] = []
    title: tuple[Page, Line] | None = None
    category: tuple[Page, Line] | None = None
    for page in document.pages:
        if page.number is None:
            return ()
        title = _title_of(page, title)
        size = median([line.size or 0.0 for line in page.lines] or [0.0])
        readings = [*page.furniture, *page.lines]
        opened = False
        for item in page.flow:
            if isinstance(item, Grid):
                opened, title = False, None
            elif is_list_title(item):
                title, category = (page, item), None
            elif title is None:
                continue
            elif is_legend(item.text) or is_note(item):
                opened = False
            elif _is_head(item, size):
                reading = reading_above(item, readings)
                name = [item] if reading is None else [reading, item]
                if found and reading is not None:
                    found[-1].body = [(p, line) for p, line in found[-1].body if line is not reading]
                found.append(_Block(page, title, category, name))
                opened = True
            elif (item.size or 0.0) >= _LARGER * size and BULLET.match(item.text) is None:
                category, opened = (page, item), False
            elif opened or (found and found[-1].page is not page and category == found[-1].category):
                found[-1].body.append((page, item))
                opened = True
    return _told(found)


def _set_apart(block: _Block) -> None:
    """Takes what stands above the bullets out of the body: partners in brackets, and whom it addresses."""
    lines = [line for _, line in block.body]
    first = next((n for n, line in enumerate(lines) if BULLET.match(line.text) is not None), len(lines))
    named = next((n for n, line in enumerate(lines[:first]) if _AUDIENCE.match(line.text) is not None), first)
    above = "".join(line.text for line in lines[:named])
    if named and _PARTNERS.fullmatch(above) is None:
        return
    block.name.extend(lines[:named])
    block.audience.extend(lines[named:first])
    del block.body[:first]


def _told(found: Sequence[_Block]) -> tuple[_Block, ...]:
    """The blocks that say what a project does; none where they are few: a name alone heads other things, too."""
    for block in found:
        _set_apart(block)
    blocks = [block for block in found if block.body and BULLET.match(block.body[0][1].text) is not None]
    return tuple(blocks) if len(blocks) >= _FEWEST and len(blocks) * 2 > len(found) else ()


def _keys(blocks: Sequence[_Block]) -> frozenset[int]:
    lines = [
        line for block in blocks for line in (*block.name, *block.audience, *(line for _, line in block.body))
    ]
    lines += [block.category[1] for block in blocks if block.category is not None]
    lines += [block.title[1] for block in blocks]
    return frozenset(line.key for line in lines)


def find(document: Document) -> tuple[Region, ...]:
    """One region: all blocks of a document."""
    blocks = _blocks(document)
    if not blocks:
        return ()
    numbers = {id(page): index for index, page in enumerate(document.pages)}
    pages = tuple(sorted({numbers[id(block.page)] for block in blocks}))
    return (Region(_NAME, blocks[0].name[-1].key, pages, frozenset(), _keys(blocks)),)


def _records(blocks: Sequence[_Block]) -> Iterator[RawRecord]:
    for block in blocks:
        fields = {
            "organization": printed(block.page, block.name),
            "summary": printed(block.body[0][0], [line for _, line in block.body]),
            "title": printed(block.title[0], [block.title[1]]),
        }
        if block.audience:
            audience = "\n".join(line.text for line in block.audience)
            fields["audience"] = printed(block.page, block.audience, _AUDIENCE.sub("", audience, count=1))
        if block.category is not None:
            page, line = block.category
            fields["category"] = printed(page, [line], bare_category(heading_text(line)))
        yield RawRecord(
            "model_projects",
            block.name[-1].key,
            fields,
            page_start=block.page.number,
            page_end=block.body[-1][0].number,
        )


def read(document: Document, region: Region) -> Reading:  # noqa: ARG001
    """Reads one record a block."""
    blocks = _blocks(document)
    return Reading(tuple(_records(blocks)), _keys(blocks))


FAMILY = Family(_NAME, find, read, _PRIORITY)
