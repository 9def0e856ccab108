"""Agreement items on grids: the list of who takes part in what, and the captions above an agreement's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from extract.family import printed
from extract.memo import once
from extract.outline import numbering
from extract.shapes import MARKS, has_letter, is_dash, is_figure, is_mark, is_place, plain
from extract.tables.caption_lines import is_title, title_text
from extract.tables.headers import Spot, Table, build, numbers_names
from extract.tables.transposed import transposed
from extract.words import words_of
from extract.year_shapes import is_date
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import is_known_axis
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed
from schemas.vocabulary_agreements import AGREEMENT_CAPTIONS
from schemas.vocabulary_lists import KPI_COLUMNS

_SERIAL = frozenset(fold(word) for word in KPI_COLUMNS["number"])
_HAS_MARK = lazy_pattern(MARKS)
_HAS_DAY = lazy_pattern(r"[0-9][月./-][0-9]{1,2}日?(?:\n|$)")
_DAYS = lazy_pattern(r"(?:日|年月日|時期)(?:\(.*\))?$")
_FEWEST_PLACES = 2
_WITH_AXIS_ONLY = 2
"""Levels of a list of items with one label above them, which is an axis where it is a known one."""
_LEVELS = ("item", "policy_field", "axis")
_CAPTION = lazy_pattern(
    r"(?:^\s*[■□◆◇●○◎▼▶・])?\s*[【〔\[（(「《〈＜<]?(?:"
    + "|".join(AGREEMENT_CAPTIONS)
    + r")[】〕\]）)」》〉＞>]?\s*[:：]?\s*$"
)
_BRACKETED = lazy_pattern(r"^[（(【〔\[](.+)[】〕\]）)]$")


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """A list of items with the municipalities across.

    Attributes:
        table: the list.
        levels: the label column of each raw field (axis, policy_field, item).
        number: a column that only numbers the items; None without one.
        municipalities: header cell by column.
        rows: the rows of the list, without those that count the marks above them.
        bands: rows over the whole width that name the axis, or the field, of the rows below them.
        dates: rows that print when each municipality has signed, and no item.
    """

    table: Table
    levels: dict[str, int]
    number: int | None
    municipalities: dict[int, Spot]
    rows: tuple[int, ...]
    bands: dict[int, Spot] = field(default_factory=dict)
    dates: tuple[int, ...] = ()


MOST_ODD = 0.05
"""Share of single characters that are no mark: slips of a pen or a recogniser, which become findings."""


def _is_part(text: str) -> bool:
    """Whether a cell tells a municipality's part: a mark, the date of its agreement, or a dash."""
    return _is_yes(text) or is_dash(text)


def _is_yes(text: str) -> bool:
    """Whether a cell says that a municipality takes part."""
    return is_mark(text) or is_date(text)


@once
def _marked(grid: Grid) -> bool:
    """Whether a line of a grid is a mark, or a cell a date; asked first, for few tables have any."""
    words = words_of(grid)
    if _HAS_MARK.search(words) is not None and any(
        is_mark(text) for cell in grid.cells for text in plain(cell.text).split("\n")
    ):
        return True
    return _HAS_DAY.search(words) is not None and any(map(is_date, words.split("\n")))


def matrix(grids: Sequence[tuple[Page, Grid]]) -> Matrix | None:
    """The grids as a list of agreement items; None where they are something else.

    The label columns are told by their number: the last holds the items, the one before it the fields, the one
    before that the axes. Below the municipalities next to nothing but marks and blanks may stand. Where the region
    has one partner only, known axes, in a column or in rows over the whole width, tell that it is such a list.
    """
    if not any(_marked(grid) for _, grid in grids):
        return None
    if len(grids) == 1 and (turned := _turned(grids[0][1])) is not None:
        grids = [(grids[0][0], turned)]
    table = build(grids, is_data=_is_part)
    municipalities = {
        column: path[-1]
        for column in range(1, table.width)
        if (path := table.header(column)) and is_place(path[-1].text)
    }
    if table.torn or not municipalities or not table.body or table.head == table.banner:
        return None
    marks = parts = odd = 0
    bands = {row: spot for row in table.body if (spot := _band(table, row)) is not None}
    dates = tuple(row for row in table.body if row not in bands and _dates(table, row, municipalities))
    rows = tuple(
        row
        for row in table.body
        if row not in bands and row not in dates and not _counts(table, row, municipalities)
    )
    for row in rows:
        for column in municipalities:
            spot = table.filled(row, column)
            if spot is None or spot.cell.column < min(municipalities):
                continue  # blank marks that no ruling parts from the name of their item
            parts += 1
            marks += _is_yes(spot.text)
            if not _is_part(spot.text):
                odd += 1
                if len(fold(spot.text)) > 1:
                    return None
    if odd > MOST_ODD * parts:
        return None
    labels = list(range(min(municipalities)))
    number = next((c for c in labels if any(fold(s.text) in _SERIAL for s in table.header(c))), None)
    if number is None:  # 「取組項目」 over the numbers and the names of the items
        number = next((c for c in labels[:-1] if numbers_names(table.rows, table.head, c)), None)
    labels = [column for column in labels if column != number]
    if not marks or not labels or len(labels) > len(_LEVELS):
        return None
    if all(_is_part(text) for row in rows if (text := table.text(row, labels[-1]))):
        return None  # marks below all columns, and no item beside them: who takes part in one initiative
    levels = dict(zip(_LEVELS, reversed(labels), strict=False))
    if len(levels) == _WITH_AXIS_ONLY and any(
        is_known_axis(name_of(table.text(row, levels["policy_field"]))) for row in rows
    ):
        levels["axis"] = levels.pop("policy_field")
    named = [spot.text for spot in bands.values()]
    named += [table.text(row, levels["axis"]) for row in rows] if "axis" in levels else []
    if len(municipalities) == 1 and not any(is_known_axis(name_of(text)) for text in named):
        return None  # a single partner: marks below one place tell nothing by themselves
    return Matrix(table, levels, number, municipalities, rows, bands, dates)


def _band(table: Table, row: int) -> Spot | None:
    """The only cell of a row, over the whole width of the table; None for other rows.

    A known axis heads the rows below it where the cells right of it are empty, too.
    """
    spots = {id(spot): spot for spot in table.rows[row] if spot is not None}
    spot = next(iter(spots.values()), None)
    if spot is None or spot.blank:
        return None
    alone = all(other is spot or other.blank for other in spots.values())
    return spot if len(spots) == 1 or (alone and is_known_axis(name_of(spot.text))) else None


def _turned(grid: Grid) -> Grid | None:
    """The grid with rows and columns exchanged where the municipalities stand down and the items across."""
    first = [cell for cell in grid.cells if cell.column == 0 and cell.lines]
    places = [cell for cell in first if is_place(cell.text)]
    across = [cell for cell in grid.cells if cell.row < places[0].row and cell.column] if places else []
    if len(places) < _FEWEST_PLACES or len(places) < len(first) - 1 or not across:
        return None
    if any(is_place(cell.text) for cell in across if cell.lines):
        return None
    return transposed(grid)


def _counts(table: Table, row: int, columns: Iterable[int]) -> bool:
    """Whether a row counts the items of each municipality (締結している項目の数) instead of marking one."""
    texts = [spot.text for column in columns if (spot := table.filled(row, column)) is not None]
    return any(is_figure(text) for text in texts) and all(is_figure(text) or is_dash(text) for text in texts)


def _dates(table: Table, row: int, columns: Iterable[int]) -> bool:
    """Whether a row prints the date of each municipality's agreement (協定締結日) instead of its part in an item.

    Its label says so, or it has none: the heads reach down to it.
    """
    columns = tuple(columns)
    texts = [spot.text for column in columns if (spot := table.filled(row, column)) is not None]
    if not texts or not all(map(is_date, texts)):
        return False
    labels = [spot for column in range(min(columns)) if (spot := table.filled(row, column)) is not None]
    of_head = table.head > 0 and all(spot is table.rows[table.head - 1][spot.cell.column] for spot in labels)
    return of_head or any(_DAYS.search(spot.folded) for spot in labels)


def opens_matrix(_: Page, grid: Grid) -> bool:
    """Whether a grid begins with a header row of municipalities."""
    return any(is_place(cell.text) for cell in grid.cells if cell.row < 3 and cell.column > 0)


def name_of(text: str) -> str:
    """A field's or item's name for comparison, without numbering and brackets.

    >>> name_of("（医療）"), name_of("1. 医療"), name_of("① 医療")
    ('医療', '医療', '医療')
    """
    found = numbering(text)
    name = fold(found[1] if found else text)
    inside = _BRACKETED.match(name)
    return inside[1] if inside else name


@dataclass(frozen=True, slots=True, eq=False)
class Above:
    """The lines above an agreement's text, nearest first: the caption, the item, and what may be the field.

    The caption (形成協定の内容) may be missing: repeated on every page, it can be taken for a running head.
    ``item`` is the item's line and its text without the caption; ``field`` the line before it where it can be a
    title. None where no such line stands above. ``caption`` is the caption as printed, None where it is missing.
    """

    item: tuple[Page, Line, str] | None
    field: tuple[Page, Line, str] | None
    used: frozenset[int]
    caption: Printed | None = None


def is_caption(line: Line) -> bool:
    """Whether a line ends in the caption of an agreement's statements."""
    return _CAPTION.search(line.text) is not None


def caption_of(page: Page, line: Line) -> Printed:
    """The caption that a line is or ends in, as printed; all of the line where it is set in some other way."""
    found = _CAPTION.search(line.text)
    return printed(page, [line], (found.group() if found is not None else line.text).strip())


def without_caption(text: str) -> str:
    """The text of a heading without the caption that it ends in.

    >>> without_caption("夜間診療の維持　【協定の内容】"), without_caption("【協定の内容】")
    ('夜間診療の維持', '')
    """
    rest: str = _CAPTION.sub("", text)
    return rest.strip()


@once
def _lines_above(document: Document) -> dict[int, list[tuple[Page, Line]]]:
    """The lines with words between each table and the one before it, by the key of the table."""
    found: dict[int, list[tuple[Page, Line]]] = {}
    lines: list[tuple[Page, Line]] = []
    for page, item in document.flow:
        if isinstance(item, Grid):
            found[item.key] = lines
            lines = []
        elif has_letter(item.text):
            lines.append((page, item))
    return found


def above(document: Document, key: int) -> Above:
    """What stands above the grid with this key, up to the table before it."""
    lines = _lines_above(document).get(key, [])
    used: set[int] = set()
    named: list[tuple[Page, Line, str]] = []
    caption: Printed | None = None
    for page, line in reversed(lines[-6:]):
        rest, found = _CAPTION.subn("", line.text)
        if found and not named:
            used.add(line.key)
            caption = caption_of(page, line)
            if not has_letter(rest):  # a bullet may stand before the caption
                continue
            text = (numbering(rest) or ("", rest))[1].strip()
        else:
            text = title_text(line)
        inside = _BRACKETED.match(text)
        text = inside[1] if inside else text
        if not is_title(line) or not text or len(text) > 60:
            break
        named.append((page, line, text))
        if len(named) == 2:
            break
    if not named:
        return Above(None, None, frozenset(used), caption)
    used.add(named[0][1].key)
    return Above(named[0], named[1] if len(named) > 1 else None, frozenset(used), caption)
