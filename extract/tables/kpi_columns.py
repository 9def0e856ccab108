"""What the columns of an indicator list hold, told by their headers in any order and over any number of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.shapes import is_dash, is_figure, is_grade
from extract.tables.headers import Spot, Table
from extract.tables.kpi_heads import field_of, is_beside
from extract.year_shapes import has_year, is_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.vocabulary_lists import PART_HEADS

CONTEXT = ("number", "policy_field", "initiative_name")
"""What tells which initiative, field or number an indicator belongs to."""
_SINGLE = (*CONTEXT, "indicator", "unit")
YEARLY = ("result", "value", "rate", "grade")
"""What a list can print for each year; ``result`` is a column whose header is only a year."""
_FIGURES = ("baseline", "target", "value", "rate", "result", "change")
_KINDS = frozenset(("target", "value", "rate", "grade", "baseline"))
_LEAST_FIGURES = 0.5
_LEAST_TEXTS = 0.8
_PART_HEADS = frozenset(fold(word) for word in PART_HEADS)
_YEAR_HEAD = lazy_pattern(r"(?:年度?|年次|時期|時点)$")
_OF_YEARS = lazy_pattern(r"年度?|年次|時期|時点|\((?:年度?|年次|時点)\)")
_OF_RESULTS = lazy_pattern(r"(?:実績|評価|対象|測定|集計)?(?:年度?|年次|時期|時点)|\((?:年度?|年次|時点)\)")
_NUMBER = lazy_pattern(r"[(\[]?(?:[0-9]{1,2}|[IVX]{1,4}|[A-Za-zア-コ])(?:[-.][(]?[0-9]{1,2}[)]?)*[)\].]?")
_VALUE = lazy_pattern(
    r"[-+±▲△▼約(]{0,2}\p{Nd}(?!\p{Nd}*(?:(?:\p{Han}{1,2}\p{Nd}*){1,2}(?:当たり|あたり|につき)|次(?:産業|救急|医療)|歳児?[健検の]))"
)
"""How a value begins; 「１人当たり所得」 and 「６次産業化の件数」 are words that begin with a figure."""
_DIGIT = lazy_pattern(r"\p{Nd}")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of the list.

    Attributes:
        index: its position in the table.
        field: what it holds: a key of ``KPI_COLUMNS``; ``result`` for a column whose header is only a year;
            ``change`` for 「基準値 → 目標値」; ``kind`` for a column whose cells say what their rows hold (目標,
            実績); ``baseline_year`` and ``target_year``.
        year: the header cell that names its year; None without one.
        path: all header cells over it.
        rank: how specific the word is; a smaller one wins where two columns could hold the same field.
    """

    index: int
    field: str
    year: Spot | None
    path: tuple[Spot, ...]
    rank: int = 0


Columns = dict[str, list[Column]]


def _classify(index: int, path: tuple[Spot, ...]) -> Column | None:
    year = next((spot for spot in reversed(path) if has_year(spot.text)), None)
    leaf = fold(path[-1].text) if path else ""
    for spot in reversed(path):
        found = field_of(spot.text)
        if found is None:
            continue
        name, rank = found
        if name in ("baseline", "target") and spot is not path[-1] and _YEAR_HEAD.fullmatch(leaf):
            name = f"{name}_year"  # 「目標値」 over 「値」 and 「年度」
        return Column(index, name, year, path, rank)
    if year is not None and is_year(year.text):
        return Column(index, "result", year, path)
    return None


def columns(table: Table, named_so: bool = False) -> Columns | None:
    """The columns by field, left to right; None where the table is no list of indicators.

    A list has a column of indicators and at least one column of results, grades, baselines or targets.

    Args:
        table: the table with its header rows told.
        named_so: whether title or heading call the table one of indicators, so that a column 「項目」 holds them.
    """
    found: Columns = {}
    for index in range(table.width):
        path = table.header(index)
        beside = index == 0 and any(is_beside(spot, spot.cell.row, len(table.rows)) for spot in path)
        column = _classify(index, path) if not beside else None
        if column is not None:
            found.setdefault(column.field, []).append(column)
    if "number" not in found and _counts(table):
        found["number"] = [Column(0, "number", None, ())]
    _without_unknown(found)
    _numbers_beside_names(table, found)
    _years_down(table, found)
    _told_by_cells(table, found)
    if "indicator" not in found:
        _by_elimination(table, found, named_so)
    if "indicator" not in found or not any(name in found for name in (*_FIGURES, "grade")):
        return None
    _aims_of_measures(table, found)
    _later_baselines(found)
    indicators = _with_parts(table, found)
    for name in _SINGLE:
        if name in found:
            found[name] = [min(found[name], key=lambda column: column.rank)]
    found["indicator"] = indicators
    return found if _holds_figures(table, found) else None


def _without_unknown(found: Columns) -> None:
    """Leaves out columns of indicators below a word that is unknown, where a column beside them is headed 指標.

    What stands over both (成果指標) tells of neither what it holds.
    """
    named = [c for c in found.get("indicator", []) if c.path and field_of(c.path[-1].text) is not None]
    over = {id(spot) for column in named for spot in column.path[:-1]}
    unknown = [
        c
        for c in found.get("indicator", [])
        if c not in named and any(id(spot) in over and field_of(spot.text) is not None for spot in c.path)
    ]
    if unknown:
        found["indicator"] = [c for c in found["indicator"] if c not in unknown]


def _numbers_beside_names(table: Table, found: Columns) -> None:
    """Moves the left one of two columns under one header (施策) that holds the numbers of the names beside it."""
    for name in ("policy_field", "initiative_name", "indicator"):
        for column, beside in pairwise(found.get(name, [])):
            shared = column.path and beside.path and column.path[-1] is beside.path[-1]
            texts = texts_of(table, column.index)
            if not shared or not texts or not all(_NUMBER.fullmatch(fold(text)) for text in texts):
                continue
            if "number" in found:
                found[name].remove(column)
            else:
                _move(found, column, "number")
            break


def unknown_heads(table: Table, found: Columns) -> list[Spot]:
    """The heads right of the indicators that no word of the vocabulary explains, over columns of figures."""
    taken = {column.index for group in found.values() for column in group}
    heads: dict[int, Spot] = {}
    for index in range(found["indicator"][-1].index + 1, table.width):
        path = table.header(index)
        if (
            index in taken
            or not path
            or field_of(path[-1].text) is not None
            or _OF_YEARS.fullmatch(path[-1].folded)
        ):
            continue
        told = [text for text in texts_of(table, index) if not is_dash(text)]
        if any(map(is_figure, told)) and sum(map(is_figure, told)) >= len(told) * _LEAST_FIGURES:
            heads[id(path[-1])] = path[-1]
    return list(heads.values())


def texts_of(table: Table, index: int) -> list[str]:
    """The texts of a column's body, each printed cell once; what heads the rows below over all columns is none."""
    spots = {id(spot): spot for row in table.body if (spot := table.filled(row, index)) is not None}
    return [spot.text for spot in spots.values() if table.width == 1 or spot.cell.column_span < table.width]


def _years_down(table: Table, found: Columns) -> None:
    """Finds the column that says of which year each row is, where an indicator has a row for each year."""
    yearly = [column for name in YEARLY for column in found.get(name, [])]
    taken = {column.index for group in found.values() for column in group}
    if "indicator" not in found or not yearly or any(column.year is not None for column in yearly):
        return
    for index in range(table.width):
        heads = table.header(index)
        if index in taken or (heads and _OF_RESULTS.fullmatch(heads[-1].folded) is None):
            continue
        texts = texts_of(table, index)
        names = texts_of(table, found["indicator"][0].index)
        if len(texts) > len(names) and all(map(is_year, texts)):
            found["year"] = [Column(index, "year", None, heads)]
            return


def _told_by_cells(table: Table, found: Columns) -> None:
    """Moves columns whose cells show that the header's word means something else here."""
    for name in ("baseline", "target"):
        for column in list(found.get(name, [])):
            texts = texts_of(table, column.index)
            leaf = fold(column.path[-1].text) if column.path else ""
            shared = any(c is not column and c.path and c.path[-1] is column.path[-1] for c in found[name])
            if texts and not has_year(leaf) and all(map(is_year, texts)) and (shared or _YEAR_HEAD.search(leaf)):
                _move(found, column, f"{name}_year")  # the right part of 「現状値」 over value and year, too
        for column in found.get(name, [])[:1]:
            beside = column.index + 1
            heads = table.header(beside) if beside < table.width else ()
            taken = {c.index for group in found.values() for c in group}
            open_ = beside < table.width and (not heads or _OF_YEARS.fullmatch(heads[-1].folded) is not None)
            if open_ and beside not in taken and _mostly_years(texts_of(table, beside)):
                found.setdefault(f"{name}_year", []).append(Column(beside, f"{name}_year", None, ()))
    graded = "grade" in found
    leaves: set[str] = set()
    fields = sorted(found.get("policy_field", []), key=lambda c: not texts_of(table, c.index))
    for column in fields:
        texts = [text for text in texts_of(table, column.index) if not is_dash(text)]
        open_ = not graded or any(field_of(spot.text) for spot in column.path[:-1])
        leaf = fold(column.path[-1].text) if column.path else ""
        # the years to come have a column like those with grades
        if open_ and (all(map(is_grade, texts)) if texts else leaf in leaves):
            _move(found, column, "grade")  # 「令和６年度評価」 over 「達成率」 and 「区分」
            leaves.add(leaf)
        elif texts and all((kind := field_of(text)) is not None and kind[0] == "indicator" for text in texts):
            # 「区分」 over 成果指標 and 活動指標 tells of what kind an indicator is, and not what it belongs to
            found["policy_field"].remove(column)
    if not found.get("policy_field", True):
        del found["policy_field"]
    taken = {column.index for name in (*_SINGLE, *_FIGURES) for column in found.get(name, [])}
    first = min((c.index for name in YEARLY for c in found.get(name, [])), default=table.width)
    for index in range(first):
        # 区分 is a word for a policy field, too: what stands in the cells decides
        own = next((c for c in found.get("policy_field", []) if c.index == index), None)
        if index in taken and own is None:
            continue
        kinds = [field_of(text) for text in texts_of(table, index)]
        told = {kind[0] for kind in kinds if kind is not None}
        # one kind alone (実績 in every row) tells it only below the word
        if None in kinds or len(told) < (1 if own is not None else 2) or not told <= _KINDS:
            continue
        if own is not None:
            _move(found, own, "kind")
        else:
            found["kind"] = [Column(index, "kind", None, table.header(index))]
        return


def _mostly_years(texts: Sequence[str]) -> bool:
    """Whether most of the texts of a column without a header of its own are years, each of a value beside it."""
    printed = [text for text in texts if not is_dash(text)]
    return bool(printed) and sum(map(is_year, printed)) * 2 >= len(printed) and all(map(has_year, printed))


def _move(found: Columns, column: Column, name: str) -> None:
    found[column.field].remove(column)
    if not found[column.field]:
        del found[column.field]
    found.setdefault(name, []).append(replace(column, field=name))


def _is_words(texts: Iterable[str]) -> bool:
    texts = list(texts)
    words = [text for text in texts if not _VALUE.match(fold(text)) and len(fold(text)) > 2]
    return bool(texts) and len(words) >= len(texts) * _LEAST_TEXTS


def _by_elimination(table: Table, found: Columns, named_so: bool) -> None:
    """Finds the column of indicators where no header calls it so.

    「数値目標」 heads indicators beside a column 「目標値」; 「項目」 holds them between baseline and target.
    """
    for column in sorted((c for name in _FIGURES for c in found.get(name, [])), key=lambda c: c.index):
        if _is_words(texts_of(table, column.index)):
            _move(found, column, "indicator")
            return
    first = min((c.index for name in _FIGURES for c in found.get(name, [])), default=0)
    if not named_so and not {"baseline", "target"} <= found.keys() and "change" not in found:
        return
    told = ("number", "unit", "kind", "note", "baseline_year", "target_year")
    taken = {c.index for name in told for c in found.get(name, [])}
    for index in reversed(range(first)):
        if index in taken or not _is_words(texts_of(table, index)):
            continue
        named = [c for name in ("policy_field", "initiative_name") for c in found.get(name, [])]
        own = next((column for column in named if column.index == index), None)
        if own is None:
            found["indicator"] = [Column(index, "indicator", None, table.header(index))]
        elif named_so:
            _move(found, own, "indicator")
        return


def _aims_of_measures(table: Table, found: Columns) -> None:
    """Moves a column 「目標」 of names left of the indicators: the basic aims that their measures belong to."""
    first = min(column.index for column in found["indicator"])
    targets = found.get("target", [])
    left = [column for column in targets if column.index < first and _is_words(texts_of(table, column.index))]
    if len(left) == 1 and len(targets) > 1 and "policy_field" not in found and left[0].year is None:
        _move(found, left[0], "policy_field")


def _with_parts(table: Table, found: Columns) -> list[Column]:
    """The column of indicators, and the one beside it that parts them (村内, 村外).

    It stands under the same header, under none, or under one of its own (内訳).
    """
    chosen = min(found["indicator"], key=lambda column: column.rank)
    beside = next(
        (column for group in found.values() for column in group if column.index == chosen.index + 1),
        Column(
            chosen.index + 1, "", None, table.header(chosen.index + 1) if chosen.index + 1 < table.width else ()
        ),
    )
    if not chosen.path or chosen.index + 1 >= table.width:
        return [chosen]
    same = bool(beside.path) and beside.path[-1] is chosen.path[-1]
    parts = beside.field in ("", "policy_field") and (not beside.path or fold(beside.path[-1].text) in _PART_HEADS)
    if not same and not (parts and _is_parted(table, chosen.index, beside.index)):
        return [chosen]
    if beside.field == "policy_field":
        found["policy_field"].remove(beside)
        if not found["policy_field"]:
            del found["policy_field"]
    return [chosen, replace(beside, field="indicator")]


def _is_parted(table: Table, index: int, beside: int) -> bool:
    """Whether a cell of one column stands beside several of the other."""
    parts: dict[int, set[int]] = {}
    for row in table.body:
        spot, part = table.filled(row, index), table.filled(row, beside)
        if spot is not None and part is not None:
            parts.setdefault(id(spot), set()).add(id(part))
    return any(len(found) > 1 for found in parts.values())


def _later_baselines(found: Columns) -> None:
    """「現状値（R5）」 beside 「基準値（R1）」 is a result."""
    baselines = found.get("baseline", [])
    if len(baselines) > 1 and all(column.year is not None for column in baselines[1:]):
        for column in baselines[1:]:
            _move(found, column, "value")


def _holds_figures(table: Table, found: Columns) -> bool:
    """Whether most cells that should hold figures or grades do; sentences under 「現状」 and 「目標」 do not."""
    texts = [t for name in (*_FIGURES, "grade") for c in found.get(name, []) for t in texts_of(table, c.index)]
    told = [text for text in texts if not is_dash(text)]
    shaped = [text for text in told if is_grade(text) or (_DIGIT.search(text) and len(fold(text)) <= 60)]
    return not texts or len(shaped) >= len(told) * _LEAST_FIGURES


def _counts(table: Table) -> bool:
    """Whether a first column without header numbers the rows: whole numbers only, each larger than the last."""
    if table.header(0):
        return False
    texts = [fold(spot.text) for row in table.body if (spot := table.filled(row, 0)) is not None]
    numbers = [int(text) for text in dict.fromkeys(texts) if text.isdigit()]
    return len(numbers) > 1 and len(numbers) == len(dict.fromkeys(texts)) and numbers == sorted(numbers)
