"""Figures printed as text on the pages of a national programme: bodies per category, ceilings, results by year.

Seen as: 「<★○○型 6団体>」 over the names of the bodies; 「上限額：500万円（複数団体の場合700万円）」 under the
heading of a category; 「○実施団体数（重複含む）」 over 「(実績) H30年度：30団体、R元年度：44団体」 in a logic
model. It reads only documents that have such a list of categories, so that figures of other texts stay text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.family import Family, Region, printed
from extract.frames import pages_of, text_flow
from extract.memo import once
from extract.outline import numbering, outline
from extract.programmes.overview import Category, Overview, count_beside, overviews
from extract.programmes.pieces import pieces
from extract.programmes.surroundings import bare_category, surroundings
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading
from schemas.vocabulary_programmes import COUNTED_BODIES, FIGURE_TITLE_ENDS, MEASURE_ENDS

_NAME = "programme_figures"
_PRIORITY = 60
_AMOUNT = r"[0-9０-９][0-9０-９,，.．]*\s*(?:千|万|百万|億|兆)?円|[0-9０-９][0-9０-９,，.．]*\s*[%％]"
_CEILING = lazy_pattern(
    rf"^\W?\s*(?P<label>[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]{{1,12}}[額費率])\s*[:：]\s*(?P<value>{_AMOUNT})"
    rf"(?:\s*[(（](?P<case>[^()（）]*?(?:場合|とき|時|は))\s*[、:：]?\s*(?:は\s*)?(?P<other>{_AMOUNT})\s*[)）])?\s*$"
)
_PAIR = lazy_pattern(
    r"(?P<year>[^\s、，,()（）:：]{2,12})\s*[:：]\s*"
    r"(?P<value>[0-9０-９][0-9０-９,，.．]*\s*[^\s0-9、，,()（）:：]{0,6})"
)
_PAIRS_LINE = lazy_pattern(r"^\s*(?:[(（][^()（）]{1,6}[)）])?\s*(?P<pairs>[^。]+)$")
_MEASURE = lazy_pattern(rf"(?:{'|'.join(MEASURE_ENDS)})$")
_BRACKET_TAIL = lazy_pattern(r"[(（][^()（）]*[)）]$")
_TITLE = lazy_pattern(rf"(?:{'|'.join(FIGURE_TITLE_ENDS)})[)）]?$")
_MARKS = "○●◯◎◇◆□■・▪▶► 　"
_UNIT = lazy_pattern(rf"(?:{'|'.join(COUNTED_BODIES)})$")
_FAR = 40
_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class _Figure:
    """One or more records that a line gives; ``used`` says whether the line holds nothing else."""

    line: Line
    records: tuple[RawRecord, ...]
    used: bool


def _record(key: int, title: Printed | None, row: Printed, column: Printed, value: Printed) -> RawRecord:
    fields = {"row_label": row, "column_label": column, "value": value}
    if title is not None:
        fields["table_title"] = title
    return RawRecord("statistics", key, fields)


def _count(page: Page, line: Line, title: Printed, name: str, count: str) -> RawRecord:
    """「16団体」 beside a category: the column is what is counted, 団体数."""
    unit = _UNIT.search(fold(count))
    column = f"{unit.group() if unit else ''}数"
    return _record(
        line.key, title, printed(page, [line], name), printed(page, [line], column), printed(page, [line], count)
    )


def _counts(document: Document) -> Iterator[_Figure]:
    for overview in overviews(document):
        title = printed(overview.page, [overview.title])
        for category in overview.categories:
            if category.count is not None:
                record = _count(category.page, category.line, title, category.name, category.count)
                yield _Figure(category.line, (record,), False)
    for around in surroundings(document).values():
        # what the overview counts is not counted again over each list
        if around.overview is None and around.count is not None and around.category is not None and around.title:
            count = regex.search(rf"[0-9０-９]+\s*(?:{'|'.join(COUNTED_BODIES)})", around.count.text)
            line = _line(document, around.count.keys[0])
            if count and line is not None:
                yield _Figure(line[1], (_count(*line, around.title, around.category.text, count.group()),), False)


def _line(document: Document, key: int) -> tuple[Page, Line] | None:
    return next(((p, item) for p, item in text_flow(document) if isinstance(item, Line) and item.key == key), None)


def _category(document: Document, line: Line) -> tuple[Overview, Category] | None:
    """The category that the heading above a line stands for, in the next list of categories or the one before."""
    path = outline(document).path(line.key)
    if not path:
        return None
    text = path[-1].text.strip()
    numbered = numbering(text)
    rest = numbered[1] if numbered else text
    number = text[: len(text) - len(rest)].strip() if numbered else ""
    ordered = sorted(
        overviews(document), key=lambda overview: (overview.last < line.key, abs(overview.last - line.key))
    )
    for overview in ordered:
        found = overview.category(count_beside(rest)[0])
        if found is not None:
            return overview, found
    for overview in ordered:
        found = overview.numbered(number) if number[:1] in ("(", "（") else None
        if found is not None:
            return overview, found
    return None


def _ceiling(document: Document, page: Page, line: Line, match: regex.Match[str]) -> _Figure | None:
    named = _category(document, line)
    path = outline(document).path(line.key)
    if named is not None:
        title = printed(named[0].page, [named[0].title])
        row = printed(named[1].page, [named[1].line], named[1].name)
    elif path:
        title = printed(page, [path[0]])
        row = printed(page, [path[-1]], bare_category(path[-1].text))
    else:
        return None
    label = match["label"]
    records = [
        _record(line.key, title, row, printed(page, [line], label), printed(page, [line], match["value"].strip()))
    ]
    if match["other"]:
        column = printed(page, [line], f"{label}（{match['case'].strip()}）")
        records.append(_record(line.key, title, row, column, printed(page, [line], match["other"].strip())))
    return _Figure(line, tuple(records), True)


def _is_measure(line: Line) -> bool:
    text = _BRACKET_TAIL.sub("", fold(line.text).strip(_MARKS))
    return 3 <= len(text) <= 40 and _MEASURE.search(text) is not None and "。" not in text


def _series(above: list[tuple[Page, Line]], page: Page, line: Line) -> _Figure | None:
    """「H30年度：30団体、R元年度：44団体」 under the name of a measure."""
    if not above or not _is_measure(above[-1][1]):
        return None
    match = _PAIRS_LINE.match(line.text)
    pairs = [p for p in _PAIR.finditer(match["pairs"]) if is_year(p["year"])] if match else []
    if not pairs or len(_PAIR.sub("", match["pairs"]).strip("、，, 　")) > 0:
        return None
    place, label = above[-1]
    row = printed(place, [label], label.text.strip().lstrip(_MARKS))
    title = next(
        (
            printed(where, [item])
            for where, item in reversed(above[-_FAR:-1])
            if len(fold(item.text)) <= _LONGEST
            and not item.bullet
            and _TITLE.search(item.text.strip())
            and item.text.strip()[0] not in _MARKS + "<＜【(（※"
        ),
        None,
    )
    records = tuple(
        _record(
            line.key, title, row, printed(page, [line], pair["year"]), printed(page, [line], pair["value"].strip())
        )
        for pair in pairs
    )
    return _Figure(line, records, False)


@once
def _figures(document: Document) -> dict[int, _Figure]:
    if not overviews(document):
        return {}
    found = {figure.line.key: figure for figure in _counts(document)}
    above: list[tuple[Page, Line]] = []
    for page, item in pieces(document):
        if isinstance(item, Grid):
            above = []
            continue
        ceiling = _CEILING.match(item.text.strip())
        figure = _ceiling(document, page, item, ceiling) if ceiling else _series(above, page, item)
        if figure is not None:
            found.setdefault(item.key, figure)
        above.append((page, item))
    return found


def find(document: Document) -> tuple[Region, ...]:
    """One region a line with figures, so that another layout that claims one of them takes no other."""
    index = {id(page): number for number, page in enumerate(document.pages)}
    pages = pages_of(document)
    return tuple(
        Region(_NAME, key, (index[id(pages[key])],), lines=frozenset({key})) for key in sorted(_figures(document))
    )


def read(document: Document, region: Region) -> Reading:
    """Reads the figures of one line as rows of the general statistics."""
    figure = _figures(document)[region.key]
    return Reading(figure.records, frozenset({figure.line.key}) if figure.used else frozenset())


FAMILY = Family(_NAME, find, read, _PRIORITY)
