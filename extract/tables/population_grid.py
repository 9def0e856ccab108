"""Whether a table is one of a population, and which labels stand over its columns and beside its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.shapes import bare, is_dash, is_difference, is_pattern
from extract.tables.captions import Caption, caption
from extract.tables.halves import halves
from extract.tables.headers import Spot, Table, build, is_datum, is_serial
from extract.tables.population_labels import (
    Dimension,
    Labels,
    hold_patterns,
    is_future,
    kind,
    levels_of,
    names_age,
    settled,
)
from extract.tables.population_sections import is_data_row, outer_labels, section_of
from extract.tables.population_titles import (
    are_persons,
    counts_heads,
    counts_others,
    is_of_indices,
    is_projected,
    own_words,
    speaks_of_population,
    title_words,
)
from extract.tables.row_units import units_column, with_unit
from extract.tables.settled_labels import settle_releases, settle_target
from extract.year_shapes import has_year, is_span
from schemas.folding import fold, has_word
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Page
from schemas.vocabulary_tables import (
    AGING_WORDS,
    AREA_HEADS,
    ASSUMPTION_HEADS,
    CHANGE_WORDS,
    SHARE_WORDS,
    YEARLY_WORDS,
)

_LEAST_KNOWN = 0.8
_LEAST_FIGURES = 0.8
_HEADS_PATTERNS = lazy_pattern(
    r"(?:将来|人口|各)?(?:推計)?(?:パターン|ケース|シナリオ|シミュレーション|推計)?(?:別|名|区分|方法)?"
)
_IN_THOUSANDS = lazy_pattern(r"[千万百]人")
_MONEY = lazy_pattern(r"[(:][十百千万億兆]*円[)、]?")
_SHARE_OF = lazy_pattern(r"^(.*?)(?:が占める|の占める|の|に占める)?(?:割合|比率|シェア|構成比)$")


@dataclass(frozen=True, slots=True, eq=False)
class PopulationGrid:
    """A table understood as a population: its labels by position.

    Attributes:
        table: the table.
        caption: what is printed around it.
        columns: the labels over each column.
        rows: the labels beside each row.
        remarks: columns without any figure.
        plain: whether its labels tell areas, ages, sexes or persons; else its title says what it holds.
        others: the tables that stand in the same grid below or beside this one, years that did not fit.
    """

    table: Table
    caption: Caption
    columns: dict[int, Labels]
    rows: dict[int, Labels]
    remarks: frozenset[int] = frozenset()
    others: tuple[PopulationGrid, ...] = ()
    plain: bool = True


_MARKED = lazy_pattern(r"\((?P<mark>[a-zA-Z])\)$")
_SHARE_OF_MARK = lazy_pattern(r"\(?(?P<mark>[a-zA-Z])\)?[/÷]")
_AREA_HEADS = frozenset(fold(word) for word in AREA_HEADS)
_BY_AREA = lazy_pattern("(?:" + "|".join(sorted(_AREA_HEADS, key=len, reverse=True)) + ")(?:別|ごと|毎)")
_PLACE_ENDS = ("市", "町", "村", "都", "道", "府", "県", "圏域", "圏域計", "圏域合計", "圏域全体")
"""How the name of an area ends that heads a table of its own; 「区分地区」 stands over names."""
_PLAIN_SHARES = frozenset(fold(word) for word in SHARE_WORDS)
_RATES = (*AGING_WORDS, *CHANGE_WORDS)
_ASSUMED = frozenset(fold(word) for word in ASSUMPTION_HEADS)
_UNTOLD: tuple[Dimension, ...] = ("other", "measure")
_OF_CORNER: tuple[Dimension, ...] = ("pattern", "sex", "area")


def _row_labels(table: Table, *, by_area: bool) -> dict[int, Labels] | None:
    """The labels of every row that has data, carried down from sections and from merged or empty cells.

    Names that are nothing else are areas where the title says 地区別. None where a label stands beside the middle
    of rows that cannot be told.
    """
    stubs: list[list[str]] = []
    areas = {column for column in range(table.stubs) if any(_heads_areas(s) for s in table.header(column))}
    serials: set[int] = set()
    units = units_column(table)
    for column in range(table.stubs):
        texts = {id(s): s.text for r in table.body if (s := table.filled(r, column)) is not None}
        stubs.append(list(texts.values()))
        numbers = [text for text in texts.values() if is_datum(text)]
        if column < table.stubs - 1 and is_serial(table.header(column), numbers, first=column == 0):
            serials.add(column)
    told = levels_of(stubs, by_area=by_area)
    levels = ["area" if column in areas else level for column, level in enumerate(told)]
    patterns = {
        column
        for column in range(table.stubs)
        if hold_patterns([s.text for r in table.body if (s := table.filled(r, column)) is not None])
    }
    headed = {column for column in range(table.stubs) if any(_heads_patterns(s) for s in table.header(column))}
    # what a projection assumes, beside its name, names nothing itself
    serials |= {
        column
        for column in range(table.stubs)
        if patterns - {column} and any(bare(spot.text) in _ASSUMED for spot in table.header(column))
    }
    data = [row for row in table.body if is_data_row(table, row)]
    outer = outer_labels(table, data)
    if outer is None or _is_mixed_up(table, data):
        return None
    found: dict[int, Labels] = {}
    sections: dict[Dimension, Spot] = {}
    for what in _OF_CORNER[1:] if patterns else _OF_CORNER:
        if (corner := _named_in_corner(table, what)) is not None:
            sections[what] = corner
    age_above: Spot | None = None
    marks: dict[str, Spot] = {}
    for row in table.body:
        if row not in data:
            section = section_of(table, row)
            if section is not None:
                if section[0] == "pattern" and is_future(section[1].text, "series"):
                    sections.pop("series", None)  # 「推計値（社人研推計に準拠）」 below 「実績値」
                sections[section[0]] = section[1]
            continue
        labels = Labels()
        for column, label in enumerate(table.labels(row)):
            if column in serials or any(label is other for other in labels.spots):
                continue
            if label is not None and column == units:
                labels.add(label, "unit", None)
            elif label is not None and (not outer or column == table.stubs - 1):
                what = kind(label.text, levels[column])
                if what == "other" and levels[column] == "area" and (column in areas or by_area):
                    what = "area"  # 「行政区」 over names that do not look like places
                if column in patterns and is_future(label.text, what):
                    what = "pattern"
                if column in headed and what in _UNTOLD and not is_difference(label.text):
                    what = "pattern"  # 「出生率上昇」 below 「推計パターン」
                labels.add(label, what, levels[column])
        labels.settle_party()
        labels.own = not table.unlabelled(row)
        if outer:
            beside = outer[row]
            if beside is not None:
                labels.inherit(kind(beside.text, None), beside)
        else:
            for what, opened in sections.items():
                if labels.pattern is None or what != "series" or is_future(opened.text, what):
                    labels.inherit(what, opened)  # no projection is what was counted (実績), a row without figures
        if labels.age is not None:
            age_above = labels.age
            marks.update((mark["mark"], labels.age) for mark in _MARKED.finditer(fold(labels.age.text)))
        elif (marked := _age_of_share(labels, marks)) is not None:
            labels.inherit("age", marked)
        elif age_above is not None and labels.share_of_age:
            labels.inherit("age", age_above)
        found[row] = labels
    _areas_of_shares(found)
    return found


def _named_in_corner(table: Table, what: Dimension) -> Spot | None:
    """The pattern, sex or area that the corner of a table names, as where there is a table for each of several."""
    if any(kind(s.text, None) == what for column in table.data_columns for s in table.header(column)):
        return None
    spots = [spot for column in range(table.stubs) for spot in table.header(column)]
    heads = [s for s in spots if kind(s.text, None) == what and _HEADS_PATTERNS.fullmatch(bare(s.text)) is None]
    named = [s for s in heads if what != "area" or (not _heads_areas(s) and bare(s.text).endswith(_PLACE_ENDS))]
    return named[0] if len({id(s) for s in named}) == 1 else None


def _age_of_share(labels: Labels, marks: Mapping[str, Spot]) -> Spot | None:
    """The age group that a share names by its letter: 「(a)／総数 若年者比率」 is that of 「15～29歳(a)」."""
    for spot in labels.metrics:
        match = _SHARE_OF_MARK.match(fold(spot.text))
        if match is not None and match["mark"] in marks:
            return marks[match["mark"]]
    return None


def _is_mixed_up(table: Table, data: Sequence[int]) -> bool:
    """Whether figures of a table without rulings reach over two rows that have labels of their own."""
    if table.ruled:
        return False
    for upper, lower in pairwise(data):
        labels = [table.filled(row, table.stubs - 1) for row in (upper, lower)]
        if lower != upper + 1 or labels[0] is labels[1] or None in labels:
            continue
        if any(table.filled(upper, c) is table.filled(lower, c) is not None for c in table.data_columns):
            return True
    return False


def _heads_areas(spot: Spot) -> bool:
    return bare(spot.text) in _AREA_HEADS


def _heads_patterns(spot: Spot) -> bool:
    """Whether a head says that projections stand below it, whatever they are called: 推計パターン, ケース別."""
    outside = bare(spot.text)
    return _HEADS_PATTERNS.fullmatch(outside) is not None and is_pattern(outside)


def _areas_of_shares(lines: dict[int, Labels]) -> None:
    """Gives a row or column 「圏域の割合」 the smaller area: the last one before it named with the word 圏域."""
    above: list[Spot] = []
    for labels in lines.values():
        if labels.area is not None:
            if all(labels.area is not spot for spot in above):
                above.append(labels.area)
            continue
        for spot in labels.metrics:
            match = _SHARE_OF.match(bare(spot.text))
            if match is None or not match[1] or not above:
                continue
            named = [area for area in above if match[1] in fold(area.text)]
            if named or len(above) > 1:
                labels.area = named[-1] if named else above[-2]
                labels.of_area = True


def _column_labels(table: Table, *, by_area: bool, of_changes: bool) -> dict[int, Labels]:
    """The labels over every column; names that are nothing else are areas where the title says 地区別.

    Under a title of changes (人口増減率の推移) a span 「平成27年→令和２年」 names the two years of a rate.
    """
    paths = {column: table.header(column) for column in table.data_columns}
    levels: dict[int, Dimension | None] = {}
    for row in range(table.banner, table.head):
        texts = {id(s): s.text for c in table.data_columns if (s := table.filled(row, c)) is not None}
        levels[row] = levels_of([list(texts.values())], by_area=by_area)[0]
    patterns = {
        row for row in levels if hold_patterns([s.text for s in table.rows[row][table.stubs :] if s is not None])
    }
    found: dict[int, Labels] = {}
    for column, path in paths.items():
        labels = Labels()
        own = [next((row for row in levels if any(spot is s for s in table.rows[row])), None) for spot in path]
        above = [levels[row] if row is not None else None for row in own]
        kinds = settled(
            [kind(spot.text, level) for spot, level in zip(path, above, strict=True)], [s.text for s in path]
        )
        for spot, at, level, what in zip(path, own, above, kinds, strict=True):
            if by_area and what == "other" and level == "area":
                what = "area"
            if of_changes and what == "other" and is_span(spot.text):
                what = "year"
            labels.add(spot, "pattern" if at in patterns and is_future(spot.text, what) else what, level)
        labels.settle_party()
        found[column] = labels
    _shares_of_others(found)
    _rates_of_their_left(found)
    return found


def _rates_of_their_left(columns: dict[int, Labels]) -> None:
    """Gives rates that come again right of group after group (年少人口 | 増減率 | …) what their left names."""
    alone = {
        c: labels.metrics[0] for c, labels in columns.items() if len(labels.spots) == len(labels.metrics) == 1
    }
    for left, right in pairwise(list(columns)):
        rate = alone.get(right)
        alike = [spot for spot in alone.values() if rate is not None and spot.folded == rate.folded]
        of = columns[left]
        if rate is None or len(alike) < 2 or of.metrics or of.others or names_age(rate.text):
            continue
        own = columns[right]
        own.area, own.sex, own.pattern = own.area or of.area, own.sex or of.sex, own.pattern or of.pattern
        own.age, own.age_is_total = of.age, of.age_is_total
        own.years, own.spots = list(of.years), [*of.years, *own.spots]


def _shares_of_others(columns: dict[int, Labels]) -> None:
    """Counts a share right of a measure that is no population (面積 | 構成比) among the shares of that measure."""
    before: Labels | None = None
    for labels in columns.values():
        only = labels.metrics[0] if len(labels.metrics) == 1 and len(labels.spots) == 1 else None
        if before is not None and before.others and only is not None and bare(only.text) in _PLAIN_SHARES:
            labels.others, labels.metrics = [only], []
        before = labels


def _remarks(table: Table) -> frozenset[int]:
    """The columns right of the labels that hold words only, such as 備考."""
    found: set[int] = set()
    for column in table.data_columns:
        texts = [s.text for r in table.body if (s := table.filled(r, column)) is not None and not is_dash(s.text)]
        if texts and not any(map(is_datum, texts)):
            found.add(column)
    return frozenset(found)


def understood(document: Document, grids: Sequence[tuple[Page, Grid]]) -> PopulationGrid | None:
    """The table with its labels; None where it is not certain that it counts a population."""
    if len(grids) == 1:
        page, grid = grids[0]
        parts = halves(page, grid)
        if len(parts) > 1:
            found = [_understood(document, [(page, part)], grids) for part in parts]
            known = [part for part in found if part is not None]
            return replace(known[0], others=tuple(known[1:])) if len(known) == len(parts) else None
    return _understood(document, grids, grids)


def _understood(
    document: Document, grids: Sequence[tuple[Page, Grid]], whole: Sequence[tuple[Page, Grid]]
) -> PopulationGrid | None:
    """As :func:`understood`, for a table that is a part of ``whole`` or all of it."""
    table = build(grids)
    if (
        table.torn
        or table.stubs == 0
        or not table.body
        or table.stubs >= table.width
        or table.head == table.banner
    ):
        return None
    remarks = _remarks(table)
    figures = filled = 0
    for row in table.body:
        for column in table.data_columns:
            spot = table.filled(row, column)
            if spot is None or any(spot is label for label in table.rows[row][: table.stubs]):
                continue  # the label of a section over the whole width
            if not is_dash(spot.text) and column not in remarks:
                filled += 1
                figures += is_datum(spot.text)
    if filled < 2 or figures < filled * _LEAST_FIGURES:
        return None
    # only now: most tables hold no figures, and what is printed around one takes long to find
    around = with_unit(caption(document, whole), table)
    words = title_words(document, around, table)
    of_others = counts_others(words)
    # a heading 「人口と世帯数」 makes no population of a table of households
    if counts_others(own_words(around, table)) or _MONEY.search(words) or is_of_indices(table, around):
        return None
    by_area = _BY_AREA.search(words) is not None
    of_changes = has_word(words, CHANGE_WORDS) and not has_word(words, YEARLY_WORDS)
    columns = {
        column: labels
        for column, labels in _column_labels(table, by_area=by_area, of_changes=of_changes).items()
        if column not in remarks
    }
    rows = _row_labels(table, by_area=by_area)
    if rows is None:
        return None
    _areas_of_shares(columns)
    settle_releases(columns.values(), rows.values())
    everything = [*columns.values(), *rows.values()]
    if of_others and not are_persons(everything):
        return None
    if not rows or not (speaks_of_population(words, everything) or is_projected(everything, around, words)):
        return None
    ages = {fold(labels.age.text) for labels in everything if labels.age is not None and not labels.age_is_total}
    by_year = any(labels.years or any(has_year(m.text) for m in labels.metrics) for labels in everything)
    by_place = any(labels.area for labels in everything) and any(
        labels.head_count or labels.age_is_total or labels.sex for labels in everything
    )
    if not by_year and not (_year_around(around, table) and (len(ages) > 1 or by_place)):
        return None
    unknown = sum(labels.unknown for labels in everything)
    if unknown > len(everything) * (1 - _LEAST_KNOWN):
        return None
    settle_target(columns.values(), rows.values())
    plain = any(
        labels.area
        or labels.age
        or labels.sex
        or labels.head_count
        or any(names_age(m.text) for m in labels.metrics)
        for labels in everything
    )
    measured = any(fold(word) in words for word in _RATES)
    told = "人口" in words or is_projected(everything, around, words)
    of_persons = counts_heads(table) or (around.unit is not None and _IN_THOUSANDS.search(fold(around.unit.text)))
    if not plain and not measured and not (told and of_persons):
        return None
    return PopulationGrid(table, around, columns, rows, remarks, plain=plain)


def _year_around(around: Caption, table: Table) -> bool:
    parts = [around.title, around.note, around.unit, around.heading, *table.title_rows]
    # 「表１　2020年の人口」: the number of a table is no part of the year behind it
    return any(part is not None and any(map(has_year, (part.text, *part.text.split()))) for part in parts)
