"""Differences in tables of figures: births less deaths, arrivals less departures, revenue less expenditure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from kohyo.rules.comparing import Comparison, doubtful, step_of
from kohyo.rules.matrices import Matrix, matrices, statistic_figure
from kohyo.rules.relations import Relation, as_relations
from kohyo.rules.rows import RowsByTable, shown, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.tables import Statistic
from schemas.vocabulary_tables import BALANCE_WORDS

_LEAST_HELD, _LEAST_SHARE = 2, 0.66
"""So many figures of a row, and such a part of them, must be a difference for the others to be wrong."""
_MOST_OFF = 6
_MOST_ROWS = 40

Difference = Comparison[Statistic]


def differences_agree(rows: RowsByTable) -> Iterator[Finding]:
    """A change, balance or surplus is what two other figures of its table make it (rule ``sum-of-parts``)."""
    reported: set[str] = set()
    for found, down in _differences(rows):
        wrong = doubtful(found, recognised=rows.recognised)
        for each in wrong if len(wrong) <= _MOST_OFF else wrong[:1]:
            if each.total.record_id not in reported:
                reported.add(each.total.record_id)
                yield _finding(each, down)


def statistics_differences(rows: RowsByTable) -> Iterator[Relation]:
    """All differences in the statistical tables, right and wrong ones."""
    for found, _ in _differences(rows):
        yield from as_relations(found, statistic_figure, recognised=rows.recognised)


def is_balance(label: str) -> bool:
    """Whether a label says that its figures are a difference of others, or the sum of two such.

    >>> is_balance("自然増減"), is_balance("令和２年／転入超過数"), is_balance("歳入歳出差引額（Ａ－Ｂ）")
    (True, True, True)
    >>> is_balance("増減率"), is_balance("転入"), is_balance("収支報告")
    (False, False, False)
    """
    own = fold(label.rpartition("／")[2]).partition("(")[0].rstrip("ABCDE+-=・ 数額計者人")
    return own.endswith(BALANCE_WORDS)


def _differences(rows: RowsByTable) -> Iterator[tuple[list[Difference], bool]]:
    """The figures of each such row with the two that they are made of, and whether these stand in their column."""
    for matrix in matrices(rows):
        for turned in (matrix, matrix.turned()):
            labels = list(turned.rows)
            if len(labels) > _MOST_ROWS:
                continue
            for label in filter(is_balance, labels):
                for found in _held(turned, label, [other for other in labels if other != label]):
                    yield found, turned is matrix


def _held(matrix: Matrix, label: str, others: Sequence[str]) -> Iterator[list[Difference]]:
    """What most figures of a row are made of: one other less a second, or two that are such rows themselves."""
    balances = {other for other in others if is_balance(other)}
    pairs = [(pair, (1, -1)) for pair in permutations(others, 2) if not balances.issuperset(pair)]
    pairs += [(pair, (1, 1)) for pair in combinations([other for other in others if other in balances], 2)]
    for parts, signs in pairs:
        found = _compared(matrix, label, parts, signs)
        exact = [each for each in found if each.exact]
        telling = sum(all(part.value for part in each.parts) for each in exact)
        if telling >= _LEAST_HELD and len(exact) >= _LEAST_SHARE * len(found):
            yield found


def _compared(matrix: Matrix, label: str, parts: Sequence[str], signs: tuple[int, ...]) -> list[Difference]:
    """The figures of a row held against those of two others, in every column that prints all three."""
    found: list[Difference] = []
    for column in matrix.columns:
        total = matrix.figures.get((label, column))
        pieces = [piece for part in parts if (piece := matrix.figures.get((part, column))) is not None]
        if total is None or total.value is None or len(pieces) < len(parts):
            continue
        if any(piece.value is None or piece.unit != total.unit for piece in pieces):
            continue
        step = step_of([figure.value_raw for figure in (total, *pieces)])
        each = Comparison(total, tuple(pieces), float(total.value), 0.0, step, signs=signs)
        found.append(each.with_values(each.found, [float(piece.value or 0) for piece in pieces]))
    return found


def _finding(each: Difference, down: bool) -> Finding:
    total, (first, second) = each.total, each.parts
    title = f"表「{total.table_name}」の" if total.table_name else "統計表の"
    beside, own = (total.column_label, total.row_label) if down else (total.row_label, total.column_label)
    names = [(part.row_label if down else part.column_label) for part in (first, second)]
    sign = "－" if each.signs[1] < 0 else "＋"
    return Finding(
        "sum-of-parts",
        f"{where(total.page)}{title}「{beside}」は、{names[0]} {first.value_raw} {sign} {names[1]} "
        f"{second.value_raw} が {shown(each.expected)} で、記載の「{own}」{total.value_raw} と一致しません。"
        "原本で確認してください。",
        Statistic.TABLE,
        total.record_id,
        total.page,
        expected=shown(each.expected).replace(",", ""),
        found=total.value_raw,
    )
