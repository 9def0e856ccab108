"""Which tables are lists of a national programme, and which column of them is what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extract.memo import once
from extract.tables.continued import runs
from extract.tables.headers import Spot, Table, build
from extract.tables.rows import Row, positions, spots_of
from extract.tables.transposed import transposed
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Page
from schemas.vocabulary_programmes import (
    BODIES_OF_ANY_PROJECT,
    BODY_ENDS,
    BODY_WORDS,
    COLUMN_STEMS,
    PARTNER_QUALIFIERS,
    PARTNER_WORDS,
    PROGRAMME_COLUMNS,
    PROJECT_HEADS,
    SELECTED_BODIES,
    SELECTED_THINGS,
    SELECTION_RESULTS,
    SELECTION_STAGES,
    SELECTION_WORDS,
    SURE_SELECTIONS,
)

_WORDS = {fold(word): name for name, words in PROGRAMME_COLUMNS.items() for word in words}
_STEMS = tuple((fold(stem), name) for name, stems in COLUMN_STEMS.items() for stem in stems)
_PLACE = lazy_pattern(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ヶ々]{1,8}[都道府県市区町村](?![\p{Han}\p{Hiragana}\p{Katakana}])"
)
_THINGS = rf"(?:{'|'.join(SELECTION_STAGES)})?(?:{'|'.join(SELECTED_THINGS)})"
_SURELY = rf"(?:{'|'.join(SURE_SELECTIONS)})(?:{_THINGS}|(?:{'|'.join(SELECTION_RESULTS)}))"
_SELECTED = lazy_pattern(rf"(?:{'|'.join(SELECTION_WORDS)}){_THINGS}|{_SURELY}")
_SURE = lazy_pattern(_SURELY)
_SELECTED_BODIES = lazy_pattern(
    rf"(?:{'|'.join(SELECTION_WORDS)})(?:{'|'.join(SELECTION_STAGES)})?(?:{'|'.join(SELECTED_BODIES)})(?!人口)"
)
_PROJECTS = frozenset(fold(word) for word in PROJECT_HEADS)
_OF_ANY_PROJECT = frozenset(fold(word) for word in BODIES_OF_ANY_PROJECT)
_PARTNERS = lazy_pattern(
    rf"(?:{'|'.join(PARTNER_QUALIFIERS)})(?:[・、](?:{'|'.join(PARTNER_QUALIFIERS)}))*(?:する|先の?|相手)?"
    rf"(?:{'|'.join((*BODY_WORDS, *PARTNER_WORDS))})(?:{'|'.join(BODY_ENDS)})?"
)
_BODIES = lazy_pattern(
    rf"(?:{'|'.join(SELECTION_WORDS)}|取組)(?:{'|'.join(SELECTION_STAGES)})?"
    rf"(?:{'|'.join(BODY_WORDS)})(?:{'|'.join(BODY_ENDS)})?"
)
_PREFECTURE = lazy_pattern(r"北海道|東京都|(?:京都|大阪)府|\p{Han}{2,3}県")
_REMARK = lazy_pattern(r"[(][^()]*[)]$")
_TOGETHER = lazy_pattern(r"[\n・、／/]|及び|(?=[(（])")
_APART = lazy_pattern(r"[\s、・]")
_APART_ON_LINES = lazy_pattern(r"[ \u3000、・]")
_HEAD_ROWS = 3
_MEASURES = ("population", "core_population", "area")
_NAME_ENDS = ("名", "名称")
_LEAST_SHARE = 0.5
_OF_FORMS = ("partners", "audience", "summary")
_FEWEST_TURNED = 2


@dataclass(frozen=True, slots=True, eq=False)
class ProgrammeTable:
    """A list of organizations, over all the pages that it runs over.

    Attributes:
        table: the table; its rows from ``table.head`` on are the list.
        columns: column index by raw field; a field occurs once.
        unknown: heads that the vocabulary does not know, with their column index.
        shared: the head of the organizations where the names of their projects stand below it, too; else None.
    """

    table: Table
    columns: dict[str, int]
    unknown: tuple[tuple[int, Spot], ...]
    shared: Spot | None = None


@lru_cache(maxsize=1 << 12)
def column_field(text: str) -> str | None:
    r"""The raw field that a column's head names; None for a head that the vocabulary does not know.

    >>> column_field("事業のポイント、独自性"), column_field("圏域人口等"), column_field("提案団体")
    ('summary', 'population', 'organization')
    >>> column_field("連携団体（予定）"), column_field("連携先自治体等"), column_field("選定団体（連携団体）")
    ('partners', 'partners', 'organization')
    >>> column_field("対象とする者"), column_field("交付決定団体名"), column_field("氏名")
    ('audience', 'organization', None)
    >>> column_field("都道府県・市町村名"), column_field("団体名\n事業名"), column_field("事業名")
    ('organization', 'organization', None)
    """
    found = _field_of(text)
    if found is not None:
        return found
    parts = _parts(text)
    named = [_field_of(part) for part in parts]
    told = all(name is not None or fold(part) in _PROJECTS for part, name in zip(parts, named, strict=True))
    return "organization" if told and "organization" in named else None


@lru_cache(1024)
def fields_of(text: str) -> tuple[str, ...]:
    """The raw fields whose values stand in a column with this head: one, or population and area together.

    >>> fields_of("圏域人口・面積"), fields_of("圏域人口（人）"), fields_of("氏名")
    (('population', 'area'), ('population',), ())
    """
    named = [_field_of(part) for part in _parts(text)]
    if len(named) > 1 and all(name in _MEASURES for name in named):
        return tuple(dict.fromkeys(filter(None, named)))
    found = column_field(text)
    return (found,) if found is not None else ()


@lru_cache(1024)
def _parts(text: str) -> tuple[str, ...]:
    """The heads that one cell prints for what stands together in its column.

    Every table of a document is asked for its heads, and forms print the same ones on every page.
    """
    return tuple(part for part in _TOGETHER.split(text) if fold(part))


def shares_column(text: str) -> bool:
    """Whether a head stands over bodies and the names of their projects.

    >>> shares_column("団体名・事業名"), shares_column("団体名")
    (True, False)
    """
    return any(fold(part).strip("()") in _PROJECTS for part in _parts(text))


def _field_of(text: str) -> str | None:
    folded = fold(text)
    bare = _REMARK.sub("", folded).strip("()")
    for word in (folded, bare or folded.strip("()")):
        if word in _WORDS:
            return _WORDS[word]
    if _PARTNERS.fullmatch(bare):
        return "partners"
    if _BODIES.fullmatch(bare):
        return "organization"
    return next((name for stem, name in _STEMS if stem in folded and len(folded) <= 20), None)


def _named(rows: Sequence[Row], row: int) -> dict[str, tuple[int, ...]]:
    """The columns that the cells of a row can head, by raw field, together with the cells above them."""
    found: dict[str, tuple[int, ...]] = {}
    for column, spot in enumerate(rows[row]):
        if spot is None or spot.blank:
            continue
        group = next((above[column] for above in reversed(rows[:row]) if above[column] is not spot), None)
        for name in _fields_of(
            spot, group if group is not None and group.cell.column_span < len(rows[row]) else None
        ):
            found[name] = (*found.get(name, ()), column)
    return found


def _fields_of(head: Spot, group: Spot | None) -> tuple[str, ...]:
    """The raw fields that a head names below the head of its group: 人口 below 連携中枢都市, 市名 below it."""
    own = fields_of(head.text)
    if group is None or group.blank or group.cell.column_span == 1:
        return own
    above = column_field(group.text)
    joint = column_field(group.text + head.text)
    if joint in _MEASURES:
        return (joint,)
    if own == ("population",) and above == "organization":
        return ("core_population",)
    return (above,) if not own and above is not None and head.folded.endswith(_NAME_ENDS) else own


def _is_form(below: Sequence[Row]) -> bool:
    """Whether a label stands alone in a row below the heads (関係市町村 over its value): a form of one body."""
    alone = [spots[0].folded for row in below if len(spots := spots_of(row)) == 1]
    return any(_WORDS.get(text) in _OF_FORMS for text in alone)


def turned_list(page: Page, grid: Grid) -> Grid | None:
    """The grid with rows and columns exchanged where its rows are headed and its columns are the bodies.

    A card of one body has such heads as well, and one column of values, or heads among them.
    """
    if grid.column_count <= _FEWEST_TURNED or any(cell.column_span > 1 for cell in grid.cells):
        return None
    other = transposed(grid)
    named, *bodies = positions(page, other)
    heads = spots_of(named)
    if len(heads) < _FEWEST_TURNED or column_field(heads[0].text) != "organization":
        return None
    if any(column_field(spot.text) is None for spot in heads) or not _is_list(_named([named], 0)):
        return None
    if any(column_field(spot.text) is not None for row in bodies for spot in spots_of(row)):
        return None
    return other if all(row[0] is not None and names_place(row[0].text) for row in bodies) else None


def _is_list(named: Mapping[str, object]) -> bool:
    if "organization" not in named:
        return False
    return "summary" in named or ("population" in named and "area" in named)


def _head_row(page: Page, grid: Grid) -> int | None:
    """The last row that holds the heads of a programme list; None for any other table.

    Below heads over two rows (団体名 over 都道府県 and 市町村) those over one row stand, too.
    """
    rows = positions(page, grid)
    found: int | None = None
    for row in range(min(_HEAD_ROWS, len(rows))):  # a page break can leave the heads alone
        if _is_list(_named(rows, row)) and (found is None or _goes_on(rows[row - 1], rows[row])):
            found = row
        elif found is not None:
            break
    return None if found is None or _is_form(rows[found + 1 :]) else found


def _opens(page: Page, grid: Grid) -> bool:
    return _head_row(page, grid) is not None


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row has cells of the row above in it."""
    return any(spot is not None and spot is upper for spot, upper in zip(row, above, strict=True))


def says_selected(text: str) -> bool:
    """Whether a text speaks of bodies or projects that were chosen for a programme (採択団体, モデル事業).

    >>> says_selected("令和元年度 広域連携促進事業 委託団体事業内容"), says_selected("構成市町村の概要")
    (True, False)
    """
    return _SELECTED.search(fold(text)) is not None


def selects_surely(text: str) -> bool:
    """Whether a text says that others chose the bodies or projects: a town lists what it supports itself, too.

    >>> selects_surely("令和7年度 採択結果"), selects_surely("令和7年度 子育て支援事業一覧")
    (True, False)
    """
    return _SURE.search(fold(text)) is not None


def selects_bodies(text: str) -> bool:
    """Whether a text speaks of bodies that were chosen, or of projects that others surely chose.

    >>> selects_bodies("令和2年度 実施団体の概要"), selects_bodies("令和2年度 実施事業の概要")
    (True, False)
    """
    return selects_surely(text) or _SELECTED_BODIES.search(fold(text)) is not None


def heads_any_project(text: str) -> bool:
    """Whether a head stands over the bodies of any projects, selected or not: 実施主体."""
    return _REMARK.sub("", fold(text)) in _OF_ANY_PROJECT


def names_place(text: str) -> bool:
    r"""Whether a text has the shape of a prefecture's or municipality's name in it.

    >>> names_place("ゆうばりし 夕張市 (北海道)"), names_place("夕張\n市"), names_place("株式会社地域商社")
    (True, True, False)
    """
    parts = _APART.split(text) + _APART_ON_LINES.split(text.replace("\n", ""))
    return any(_PLACE.search(fold(part)) for part in parts)


@once
def programme_tables(document: Document) -> tuple[ProgrammeTable, ...]:
    """The lists of organizations in a document: heads 団体 and 概要 (or 人口 and 面積), places in the rows."""
    found = []
    for grids in _runs(document):
        row = _head_row(*grids[0])
        if row is None:
            continue
        table = build(grids, head=row + 1, stubs=0)
        named = _columns(table, row)
        bodies = _texts(table, named["organization"])
        if not bodies or ("prefecture" not in named and _placed(bodies) < _LEAST_SHARE):
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
        head = table.filled(row, named["organization"])
        shared = head if head is not None and shares_column(head.text) else None
        found.append(ProgrammeTable(table, named, unknown, shared))
    return tuple(found)


def _runs(document: Document) -> Iterator[list[tuple[Page, Grid]]]:
    """The runs of tables that go on in one another; a table with its bodies across stands for itself, turned."""
    for grids in runs(document, _opens, across_pages_only=False):
        turned = [(page, other) for page, grid in grids if (other := turned_list(page, grid)) is not None]
        yield from [[placed] for placed in turned] or [grids]


def _texts(table: Table, column: int) -> list[str]:
    """The texts below the heads of a column."""
    return [spot.text for row in table.body if (spot := table.filled(row, column)) is not None]


def _placed(texts: Sequence[str]) -> float:
    """The share of texts with the name of a prefecture or municipality in them."""
    return sum(map(names_place, texts)) / len(texts) if texts else 0.0


def _columns(table: Table, row: int) -> dict[str, int]:
    """The column of each raw field: the first so headed; of several over bodies the one with places below it.

    A column of prefectures is known by what stands in it, whatever its head.
    """
    named = _named(table.rows, row)
    columns = {name: found[0] for name, found in named.items()}
    bodies = named["organization"]
    if len(bodies) > 1:
        columns["organization"] = max(bodies, key=lambda column: (_placed(_texts(table, column)), -column))
    if "prefecture" not in columns:
        free = [column for column in range(table.width) if column not in columns.values()]
        prefectures = next((column for column in free if _are_prefectures(_texts(table, column))), None)
        if prefectures is not None:
            columns["prefecture"] = prefectures
    return columns


def _are_prefectures(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and all(_PREFECTURE.fullmatch(fold(text)) is not None for text in texts)
