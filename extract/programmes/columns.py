"""Which tables are lists of a national programme, and which column of them is what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from extract.memo import once
from extract.tables.continued import runs
from extract.tables.headers import Spot, Table, build
from extract.tables.rows import positions
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Page
from schemas.vocabulary_programmes import COLUMN_STEMS, PROGRAMME_COLUMNS, SELECTION_WORDS

_WORDS = {fold(word): name for name, words in PROGRAMME_COLUMNS.items() for word in words}
_STEMS = tuple((fold(stem), name) for name, stems in COLUMN_STEMS.items() for stem in stems)
_PLACE = lazy_pattern(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ヶ々]{1,8}[都道府県市区町村](?![\p{Han}\p{Hiragana}\p{Katakana}])"
)
_SELECTED = lazy_pattern(rf"(?:{'|'.join(SELECTION_WORDS)})(?:団体|自治体|事業|地域|都市|市町村|プロジェクト|先)")
_REMARK = lazy_pattern(r"[(][^()]*[)]$")
_HEAD_ROWS = 3
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class ProgrammeTable:
    """A list of organizations, over all the pages that it runs over.

    Attributes:
        table: the table; its rows from ``table.head`` on are the list.
        columns: column index by raw field; a field occurs once.
        unknown: heads that the vocabulary does not know, with their column index.
    """

    table: Table
    columns: dict[str, int]
    unknown: tuple[tuple[int, Spot], ...]


@lru_cache(maxsize=1 << 12)
def column_field(text: str) -> str | None:
    """The raw field that a column's head names; None for a head that the vocabulary does not know.

    >>> column_field("事業のポイント、独自性"), column_field("圏域人口等"), column_field("提案団体")
    ('summary', 'population', 'organization')
    >>> column_field("連携団体（予定）"), column_field("氏名")
    ('partners', None)
    """
    folded = fold(text)
    for word in (folded, _REMARK.sub("", folded)):
        if word in _WORDS:
            return _WORDS[word]
    return next((name for stem, name in _STEMS if stem in folded and len(folded) <= 20), None)


def _named(rows: Sequence[Sequence[Spot | None]], row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, spot in enumerate(rows[row]):
        name = column_field(spot.text) if spot is not None and not spot.blank else None
        if name is not None:
            found.setdefault(name, column)
    return found


def _is_list(named: dict[str, int]) -> bool:
    if "organization" not in named:
        return False
    return "summary" in named or ("population" in named and "area" in named)


def _head_row(page: Page, grid: Grid) -> int | None:
    """The row that holds the heads of a programme list; None for any other table."""
    rows = positions(page, grid)
    for row in range(min(_HEAD_ROWS, len(rows))):  # a page break can leave the heads alone
        if _is_list(_named(rows, row)):
            return row
    return None


def says_selected(text: str) -> bool:
    """Whether a text speaks of bodies or projects that were chosen for a programme (採択団体, モデル事業).

    >>> says_selected("令和元年度 広域連携促進事業 委託団体事業内容"), says_selected("構成市町村の概要")
    (True, False)
    """
    return _SELECTED.search(fold(text)) is not None


def names_place(text: str) -> bool:
    """Whether a text has the shape of a prefecture's or municipality's name in it.

    >>> names_place("ゆうばりし 夕張市 (北海道)"), names_place("株式会社地域商社")
    (True, False)
    """
    return any(_PLACE.search(fold(part)) for part in regex.split(r"[\s、・]", text))


@once
def programme_tables(document: Document) -> tuple[ProgrammeTable, ...]:
    """The lists of organizations in a document: heads 団体 and 概要 (or 人口 and 面積), places in the rows."""
    found = []
    for grids in runs(document, opens=lambda page, grid: _head_row(page, grid) is not None):
        row = _head_row(*grids[0])
        if row is None:
            continue
        table = build(grids, head=row + 1, stubs=0)
        named = _named(table.rows, row)
        bodies = [spot for index in table.body if (spot := table.filled(index, named["organization"])) is not None]
        placed = sum(names_place(spot.text) for spot in bodies)
        if not bodies or ("prefecture" not in named and placed < _LEAST_SHARE * len(bodies)):
            continue
        known = set(named.values())
        unknown = tuple(
            (column, spot)
            for column in range(table.width)
            if column not in known
            and (spot := table.filled(row, column)) is not None
            and column_field(spot.text) is None
            and all(spot is not table.rows[row][other] for other in known)
        )
        found.append(ProgrammeTable(table, named, unknown))
    return tuple(found)
