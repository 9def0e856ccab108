"""Parts and totals of other tables of figures: the table itself tells by its figures which parts make a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kohyo.rules.comparing import Comparison, doubtful, step_of
from kohyo.rules.matrices import Matrix, matrices, statistic_figure
from kohyo.rules.relations import Relation, as_relations
from kohyo.rules.rows import RowsByTable, shown, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.tables import Statistic
from schemas.vocabulary_tables import TOTAL_WORDS

_TOTALS = frozenset((*map(fold, TOTAL_WORDS), "全国", "全県", "全市", "全町", "全村", "圏域"))
_SUMS = ("計", "総数", "総額", "全体")
_NO_SUMS = ("統計", "家計", "会計", "設計", "推計", "累計", "集計", "時計", "生計")
_OF_WHICH = ("うち", "内", "(再掲", "再掲")
_LEAST_HELD = 0.5
_LEAST_TOTAL = 10
_LEAST_SMALL, _MOST_HELD = 4, 0.75
"""Totals smaller than that tell by so many exact sums, and such a part of all, what they are the totals of."""
_LEAST_PARTS = 3
_MOST_OFF = 6

Sum = Comparison[Statistic]


def _split(label: str) -> tuple[str, str]:
    """The groups above a label, and its own word."""
    outer, _, own = label.rpartition("／")
    return outer, fold(own)


def is_total(label: str) -> bool:
    """Whether a label says that its figures are a sum.

    >>> is_total("合計"), is_total("令和2年／総数"), is_total("通勤通学者の総数"), is_total("県計")
    (True, True, True, True)
    >>> is_total("統計"), is_total("家計"), is_total("総数に占める割合")
    (False, False, False)
    """
    own = _split(label)[1].partition("(")[0]
    return own in _TOTALS or (own.endswith(_SUMS) and not own.endswith(_NO_SUMS))


def _candidates(labels: Sequence[str], total: int) -> list[list[str]]:
    """The sets of labels that a total may be the sum of: before it, behind it, all others, all other totals."""
    outer = _split(labels[total])[0]
    sums = {index for index, label in enumerate(labels) if is_total(label)}
    before = max((index for index in sums if index < total), default=-1)
    behind = min((index for index in sums if index > total), default=len(labels))
    single = [index for index in range(len(labels)) if index not in sums]
    places: list[Sequence[int]] = [
        range(before + 1, total),
        range(total + 1, behind),
        single,
        [index for index in sorted(sums) if index != total],
    ]
    groups = dict.fromkeys(_split(label)[0] for label in labels)
    # a total without group can be that of each group beside it (世帯構造, 世帯類型)
    places += [
        [index for index in single if _split(labels[index])[0] == group]
        for group in ([outer] if outer else groups)
    ]
    found: list[list[str]] = []
    for place in places:
        chosen = [labels[i] for i in place if not _split(labels[i])[1].startswith(_OF_WHICH)]
        if len(chosen) > 1 and chosen not in found:
            found.append(chosen)
    return found


def _sums(matrix: Matrix, total: str, parts: Sequence[str]) -> list[Sum]:
    """The total held against the parts in every column; a cell without a figure (―) adds nothing."""
    found: list[Sum] = []
    for column in matrix.columns:
        whole = matrix.figures.get((total, column))
        pieces = [piece for part in parts if (piece := matrix.figures.get((part, column))) is not None]
        if whole is None or whole.value is None or len(pieces) < 2 or any(p.value is None for p in pieces):
            continue
        if {piece.unit for piece in pieces} != {whole.unit} or {p.metric for p in pieces} != {whole.metric}:
            continue
        expected = sum(float(piece.value or 0) for piece in pieces)
        step = step_of([figure.value_raw for figure in (whole, *pieces)])
        found.append(Comparison(whole, tuple(pieces), float(whole.value), expected, step))
    return found


def _held(matrix: Matrix, total: str, recognised: bool) -> Iterator[list[Sum]]:
    """The sums of each set of parts that the figures show to be the total's; nothing where they show none.

    Where the only sum there is was recognised in a picture and is one digit off, that digit may be misread.
    """
    labels = list(matrix.rows)
    single: list[Sum] = []
    for parts in _candidates(labels, labels.index(total)):
        found = _sums(matrix, total, parts)
        exact = [each for each in found if each.exact]
        near = sum(each.near for each in found)
        told = any(abs(each.found) >= _LEAST_TOTAL for each in exact) and near >= _LEAST_HELD * len(found)
        if told or len(exact) >= max(_LEAST_SMALL, _MOST_HELD * len(found)):
            yield found
            single = []
            recognised = False
        elif len(found) == 1 and len(parts) >= _LEAST_PARTS and not single and found[0].one_digit_off:
            single = [replace(each, counted=each.total.metric == "count") for each in found]
    if single and recognised and abs(single[0].found) >= _LEAST_TOTAL:
        yield single


def statistics_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """Rows and columns of figures add up to those that are called their total (rule ``sum-of-parts``).

    What a total is the sum of is not printed: of the rows before it, behind it and around it those are its parts
    that give it exactly in at least one column and nearly in half of them. The other columns are held to that.
    """
    reported: set[str] = set()
    for found, down in _all_sums(rows):
        wrong = doubtful(found, recognised=rows.recognised)
        told = wrong if len(wrong) <= _MOST_OFF else wrong[:1]
        for each in told:
            if each.total.record_id not in reported:
                reported.add(each.total.record_id)
                yield _finding(each, down, len(wrong) - len(told))


def _all_sums(rows: RowsByTable) -> Iterator[tuple[list[Sum], bool]]:
    """The sums of each total, and whether its parts stand in its column."""
    for matrix in matrices(rows):
        for turned in (matrix, matrix.turned()):
            for total in [label for label in turned.rows if is_total(label)]:
                for found in _held(turned, total, rows.recognised):
                    yield found, turned is matrix


def statistics_sums(rows: RowsByTable) -> Iterator[Relation]:
    """All sums of the statistical tables, right and wrong ones."""
    for found, _ in _all_sums(rows):
        yield from as_relations(found, statistic_figure, recognised=rows.recognised)


def _finding(each: Sum, down: bool, others: int) -> Finding:
    total = each.total
    parts = "、".join(f"{_name(part, down)} {part.value_raw}" for part in each.parts[:8])
    more = f"ほか{len(each.parts) - 8}件" if len(each.parts) > 8 else ""
    rest = f"同じ合計が合わない箇所がほかに{others}件あります。" if others else ""
    title = f"表「{total.table_name}」の" if total.table_name else "統計表の"
    beside = total.column_label if down else total.row_label
    return Finding(
        "sum-of-parts",
        f"{where(total.page)}{title}「{beside}」は、内訳の合計が {shown(each.expected)}（{parts}{more}）で、"
        f"記載の「{_name(total, down)}」{total.value_raw} と一致しません。{rest}原本で確認してください。",
        Statistic.TABLE,
        total.record_id,
        total.page,
        expected=shown(each.expected).replace(",", ""),
        found=total.value_raw,
    )


def _name(row: Statistic, down: bool) -> str:
    return (row.row_label if down else row.column_label) or ""
