"""Indicators printed as lines instead of a table, each with its value now and the value aimed at.

Seen as: 「・新規就農者数（累計）　２人（Ｒ１）　→　１０人（Ｒ６）」 below 【重要業績評価指標（KPI）】, an
indicator a line, wrapped or not; the same lines in a box, or with the indicator in the cell left of them;
「基準値：２人（R1）　目標値：10人（R6）」.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.family import Family, Region, printed
from extract.memo import once
from extract.outline import has_leader
from extract.shapes import is_dash, plain
from extract.tables.headers import region
from extract.tables.kpi_lists import lists
from extract.tables.plan_headings import headings_above
from extract.year_shapes import has_year, is_year
from schemas.folding import fold, has_word
from schemas.frozen import dataclass
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading
from schemas.vocabulary_lists import KPI_COLUMNS, KPI_WORDS

_PRIORITY = 36
_MOST_WRAPPED = 3
_MOST_COLUMNS = 4
_MOST_CELLS = 5
_FEWEST_CELLS = 3
_LONGEST_HEADING = 40
_LONGEST = 160
"""Characters of an indicator with its values; a longer line is a paragraph of a text dump."""


def _words(*names: str) -> str:
    return any_of(word for name in names for word in KPI_COLUMNS[name])


_BULLET = r"[\s・･○●◯◎■□◆◇▪•‣➢▶★☆※*]*(?:[①-⑳]|[(（]\p{Nd}{1,2}[)）]|\p{Nd}{1,2}[.．、)）](?=\P{Nd}))?"
_WITHIN = r"(?:[^（）()〔〕［］\[\]]|[（(][^（）()〔〕［］\[\]]*[)）])*"
_BRACKETS = rf"[（(〔［\[]{_WITHIN}[)）〕］\]]"
_IN_YEAR = rf"[（(〔［\[]\s*(?:令和|平成|[RHＲＨ]|20|２０){_WITHIN}[)）〕］\]]"
_VALUE = (
    r"(?<!\p{Nd})(?<!\p{Nd}[,，.．])(?:約|▲|△|±|[-－])?\p{Nd}[\p{Nd},，.．]*(?:[兆億万]\p{Nd}[\p{Nd},，.．]*)*\s*"
    r"(?:[^\s（）()：:→⇒、。\p{Nd}][^（）()：:→⇒、。\p{Nd}]{0,9})?"
)
_YEAR_FIRST = (
    r"(?:令和|平成|[RHＲＨ]|20|２０)\s*(?:元|\p{Nd}{1,2})"
    r"(?:(?:年度?末?)?\s*[：:]\s*|年度?末?\s*(?!\p{Nd}{1,2}\s*月))"  # 「令和11年 40人」, but not 「令和11年４月」
)
_OVER = r"(?:\p{Nd}年間で|年間|毎年|延べ|のべ|[年月週](?=\p{Nd})){0,2}"
_WORD = r"(?:現状)?(?:維持|増加|減少|向上|改善|増|減|継続|拡大)(?:させる|する)?"
_NONE = r"(?:[－―ー-]|なし)\s*"
_ONE = rf"(?:{_IN_YEAR}\s*|{_YEAR_FIRST})?(?:{_VALUE}|{_WORD})\s*(?:{_BRACKETS})*"
_ARROW = r"\s*[→⇒➡⇨➔➜➞►▶▸]\s*"
_GAP = r"[\s：:…‥・.]*"
_CHANGE = lazy_pattern(
    rf"{_BULLET}\s*(?P<name>\S.*?)?{_GAP}(?:[（(]?(?:{_words('baseline')})[)）]?{_GAP})?(?P<baseline>{_ONE}|{_NONE})"
    rf"{_ARROW}(?:[（(]?(?:{_words('target')})[)）]?{_GAP})?(?P<target>{_ONE})\s*[。]?\s*"
)
_LABELLED = lazy_pattern(
    rf"{_BULLET}\s*(?P<name>\S.*?)?{_GAP}[（(【［]?(?:{_words('baseline')})[)）】］]?{_GAP}(?P<baseline>{_ONE})"
    rf"[\s、,・／/]*[（(【［]?(?:{_words('target')})[)）】］]?{_GAP}(?P<target>{_ONE})\s*[)）]?\s*"
)
_TARGET_FIRST = lazy_pattern(
    rf"{_BULLET}\s*(?P<name>\S.*?)\s*[：:]\s*(?P<target>{_OVER}{_ONE})\s*[（(【［\[]\s*(?:{_words('baseline')})\s*[：:]?\s*"
    rf"(?P<baseline>{_OVER}{_ONE})\s*[)）】］\]]\s*"
)
_WITH_YEAR = lazy_pattern(
    rf"{_BULLET}\s*(?P<name>\S.*?)[\s：:…・]+(?P<target>{_OVER}{_VALUE})\s*[（(]\s*"
    r"(?P<baseline>(?:令和|平成|[RHＲＨ]|20|２０)\s*(?:元|\p{Nd}{1,2})\s*年?度?末?[\s：:]+"
    rf"{_OVER}{_VALUE})\s*[)）]\s*"
)
"""The goal, and in brackets the year with its value: 「成約件数　年５件（平成26年度　２件）」."""
_TARGET_ONLY = lazy_pattern(
    rf"\s*(?:[・･○●◯◎■□◆◇▪•‣▶★☆]|[①-⑳]|[(（]\p{{Nd}}{{1,2}}[)）])\s*(?P<name>[^\s：:][^：:]*?)\s*[：:]\s*"
    rf"(?P<target>{_OVER}{_ONE})\s*"
)
_NO_INDICATOR = lazy_pattern(r"期間|時期|年度$|場所|日時|日程|対象")
_NAMED = lazy_pattern(
    rf"\s*[【［(（]?(?:{'|'.join(map(regex.escape, (*KPI_WORDS, 'ＫＰＩ', '重要業績評価指標')))})"
    r"(?:[（(][^（）()]*[)）])?[】］)）]?\s*[：:]\s*(?=\S)"
)
_OF_YEAR = lazy_pattern(rf"(?P<year>{_YEAR_FIRST})(?P<rest>.+)")
_LABEL = lazy_pattern(rf"(?:{_words('indicator', 'target')})\s*[：:]\s*(?=\S)")
"""What may stand before the name of an indicator: 「目標：移住者数」."""
_STARTS = lazy_pattern(r"\s*(?:[・･○●◯◎■□◆◇▪•‣➢▶★☆]|[①-⑳]|[(（]\p{Nd}{1,2}[)）]|\p{Nd}{1,2}[.．、)）](?!\p{Nd}))")
_ARROWS = lazy_pattern("[→⇒➡⇨➔➜➞►▶▸]")
_SHAPE = lazy_pattern(r"[→⇒➡⇨➔➜➞►▶▸]|(?:" + _words("target", "baseline") + ")")
_DIGIT = lazy_pattern(r"\p{Nd}")


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    """An indicator's lines and what they print."""

    page: Page
    lines: tuple[Line, ...]
    name_lines: tuple[Line, ...]
    name: str
    baseline: str
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Indicators that stand together: lines of the text, or the cells of one table."""

    items: tuple[_Item, ...]
    grid: tuple[Page, Grid] | None = None

    @property
    def key(self) -> int:
        """The key of the first line."""
        return self.grid[1].key if self.grid is not None else self.items[0].lines[0].key


def _heads(text: str) -> bool:
    """Whether a line says that indicators follow."""
    folded = fold(text)
    named = len(folded) <= _LONGEST_HEADING and has_word(folded, KPI_WORDS)
    goal = _NAMED.match(text) is not None and _DIGIT.search(text) is not None
    return named and not goal and not folded.endswith("。") and not has_leader(text)


def _item(page: Page, lines: Sequence[Line], below_heading: bool, name_lines: Sequence[Line] = ()) -> _Item | None:
    """The indicator that lines print; None where they print none, or one without name."""
    text = "".join(plain(line.text) for line in lines)
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    named = _NAMED.match(text)
    if named is not None:
        text, below_heading = text[named.end() :], True
    if not _SHAPE.search(text):
        return _target_first(page, lines, text) if below_heading else None
    match = _CHANGE.fullmatch(text) if _ARROWS.search(text) else None
    # most cells with one of the words are labels: what a pattern needs is looked for before it is compiled
    if match is None and has_word(text, KPI_COLUMNS["baseline"]):
        match = _LABELLED.fullmatch(text) if has_word(text, KPI_COLUMNS["target"]) else None
        if match is None and (":" in text or "：" in text):
            match = _TARGET_FIRST.fullmatch(text)
    if match is None or not (_DIGIT.search(match["baseline"]) or is_dash(match["baseline"])):
        return None
    if is_year(match["target"]) and _DIGIT.search(match["baseline"]):
        return None  # 「2020年→2040年」 is a span, and a goal that is a year goes on in the next line
    if is_dash(match["baseline"]) and not (_DIGIT.search(match["target"]) and below_heading):
        return None
    if not below_heading and not (has_year(match["baseline"]) and has_year(match["target"])):
        return None
    name = _LABEL.sub("", (match["name"] or "").strip(), count=1) if match["name"] else ""
    if name:
        return _Item(page, tuple(lines), tuple(lines), name, match["baseline"], match["target"])
    before = "".join(plain(line.text) for line in name_lines).strip()
    if not before:
        return None
    return _Item(page, (*name_lines, *lines), tuple(name_lines), before, match["baseline"], match["target"])


def _target_first(page: Page, lines: Sequence[Line], text: str) -> _Item | None:
    """The indicator of a line below a heading that gives its goal first, or nothing else."""
    match = _WITH_YEAR.fullmatch(text) or _TARGET_ONLY.fullmatch(text)
    if match is None or not _DIGIT.search(match["target"]):
        return None
    if has_year(match["name"]) or _NO_INDICATOR.search(match["name"]):
        return None
    baseline = match.groupdict().get("baseline") or ""
    return _Item(page, tuple(lines), tuple(lines), match["name"].strip(), baseline, match["target"])


def _items(page: Page, lines: Sequence[Line], below_heading: bool) -> Iterator[_Item]:
    """The indicators in lines that follow one another; a name may stand on the lines before its values."""
    start = 0
    while start < len(lines):
        if _heads(lines[start].text) and not _SHAPE.search(lines[start].text):
            start += 1  # 「ＫＰＩ」 over the lines of a box
            continue
        for length in range(1, min(_MOST_WRAPPED, len(lines) - start) + 1):
            part = lines[start : start + length]
            if length > 1 and (_STARTS.match(part[-1].text) or _is_apart(*part[-2:])):
                break
            found = _item(page, part, below_heading)
            if found is not None:
                yield found
                start += length - 1
                break
        start += 1


def _is_apart(above: Line, below: Line) -> bool:
    """Whether there is more white between two lines than between those of a text that wraps."""
    if above.box is None or below.box is None:
        return False
    return below.box.top - above.box.bottom > max(above.box.height, below.box.height)


def _in_cells(page: Page, grid: Grid) -> list[_Item]:
    if grid.column_count > _MOST_CELLS:
        return []
    columns = {c for cell in grid.cells if cell.lines and _heads(cell.text.split("\n")[0]) for c in cell.columns}
    if not columns and not any(_SHAPE.search(cell.text) for cell in grid.cells):
        return []
    headed = bool(columns)
    found: list[_Item] = []
    for cell in grid.cells if grid.column_count <= _MOST_COLUMNS else ():
        if not cell.lines:
            continue
        # outside the column that is headed so, a line without both values is something else
        own = headed and (not columns.isdisjoint(cell.columns) or _SHAPE.search(cell.text) is not None)
        items = list(_items(page, cell.lines, own))
        if not items and cell.column:
            left = grid.at(cell.row, cell.column - 1)
            if left is not None and left.lines and not _heads(left.text):
                item = _item(page, cell.lines, headed, left.lines)
                items = [item] if item is not None else []
        found.extend(items)
    if headed and not found:
        rows = (_in_row(page, grid, row) for row in range(grid.row_count))
        found = [item for item in rows if item is not None]
    return found


def _in_row(page: Page, grid: Grid, row: int) -> _Item | None:
    """The indicator whose name, values and arrow stand in the cells of one row."""
    cells = [cell for cell in grid.row(row) if cell.lines and cell.row_span == 1]
    if len(cells) < _FEWEST_CELLS or any(len(cell.lines) > 1 for cell in cells):
        return None
    lines = [cell.lines[0] for cell in cells]
    return _item(page, lines[1:], below_heading=True, name_lines=lines[:1])


@once
def _groups(document: Document) -> tuple[_Group, ...]:
    listed = {grid.key for known in lists(document) for _, grid in known.table.grids}
    groups: list[_Group] = []
    for page in document.pages:
        lines: list[Line] = []
        headed = False
        for item in (*page.flow, None):
            heading = isinstance(item, Line) and _heads(item.text) and not _SHAPE.search(item.text)
            if isinstance(item, Line) and not heading:
                lines.append(item)
                continue
            found = tuple(_items(page, lines, headed))
            if found:
                groups.append(_Group(found))
            lines, headed = [], heading
            if isinstance(item, Grid) and item.key not in listed and (cells := _in_cells(page, item)):
                groups.append(_Group(tuple(cells), (page, item)))
    return tuple(groups)


def find(document: Document) -> tuple[Region, ...]:
    """One region a run of lines, or a table whose cells hold such lines."""
    pages = {id(page): index for index, page in enumerate(document.pages)}
    found = []
    for group in _groups(document):
        keys = frozenset(line.key for item in group.items for line in item.lines)
        if group.grid is not None:
            found.append(region(document, "kpi_lines", [group.grid], frozenset()))
        else:
            found.append(Region("kpi_lines", group.key, (pages[id(group.items[0].page)],), lines=keys))
    return tuple(found)


def _records(document: Document, group: _Group) -> Iterator[RawRecord]:
    above = headings_above(document, group.key)
    for item in group.items:
        own: dict[str, Printed] = dict(above)
        own["indicator"] = printed(item.page, item.name_lines, item.name)
        for name, text in (("baseline", item.baseline), ("target", item.target)):
            if not text:
                continue
            of_year = _OF_YEAR.fullmatch(text)
            own[name] = printed(item.page, item.lines, of_year["rest"] if of_year else text)
            if of_year is not None:
                own[f"{name}_label"] = printed(item.page, item.lines, of_year["year"].rstrip(" ：:"))
        yield RawRecord("kpi_summary", item.lines[0].key, own)


def read(document: Document, region: Region) -> Reading:
    """Reads one record an indicator, without a year of results."""
    group = next(group for group in _groups(document) if group.key == region.key)
    used = {line.key for item in group.items for line in item.lines}
    if group.grid is not None:
        used |= {line.key for line in group.grid[1].lines}
    return Reading(tuple(_records(document, group)), frozenset(used))


FAMILY = Family("kpi_lines", find, read, _PRIORITY)
