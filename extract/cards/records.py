"""From the draft of a card to raw records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.cards.bounds.card import Card
from extract.cards.cells.pieces import Piece
from extract.cards.draft import Draft
from extract.cards.measures.indicators import Cells, Item, figures, items_of, without_numbers
from extract.cards.measures.inner_baselines import part_baselines
from extract.cards.years.blocks import Block, BlockRow
from schemas.folding import fold
from schemas.labels import read_label
from schemas.printed import Printed, RawRecord
from schemas.vocabulary_cards import GIST_WORDS, SUPPORT_WORDS

_LEAST_COMMON = 6


def _key(fields: Iterable[Printed], otherwise: int) -> int:
    return min((key for printed in fields for key in printed.keys), default=otherwise)


def _same(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    return left == right or (min(len(left), len(right)) >= _LEAST_COMMON and (left in right or right in left))


def _group_of(row: BlockRow, groups: Sequence[Cells]) -> Cells | None:
    """The indicator that a row of results names; None for a row without a name or with another."""
    if row.name is None or row.label is not None:
        return None
    for cells in groups:
        names = cells.values.get("indicator", [])
        if len(names) == 1 and _same(names[0].text, row.name.text):
            return cells
    return None


def _columns(block: Block, rows: Sequence[BlockRow]) -> list[tuple[Printed, list[Piece]]]:
    """Year and value pieces of rows, column by column."""
    found: list[tuple[Printed, list[Piece]]] = []
    for column in block.columns:
        pieces = [piece for row in rows for covered, piece in row.values if column in covered]
        if pieces and not column.total:
            found.append((column.head.year, pieces))
    return found


def _bind_results(draft: Draft) -> None:
    """Gives the tables of yearly results to their indicators."""
    for block in draft.results:
        unnamed: list[BlockRow] = []
        for row in block.rows:
            cells = _group_of(row, draft.indicators)
            if cells is not None:
                cells.results.extend(_columns(block, [row]))
            else:
                unnamed.append(row)
        columns = _columns(block, unnamed)
        if not columns:
            continue
        free = [cells for cells in draft.indicators if not cells.results] or [draft.cells()]
        if len(free) > 1 and len(unnamed) == len(free):
            for cells, row in zip(free, unnamed, strict=True):
                cells.results.extend(_columns(block, [row]))
        else:
            # one table below several indicators with rows of their own: the last of them, unless rows tell
            free[-1].results.extend(columns)
    for cells in draft.indicators:
        _mend_results(cells, draft)


def _mend_results(cells: Cells, draft: Draft) -> None:
    """Puts back a second indicator's result that slid below a year that has not been evaluated.

    The card says for which year it reports (2024年度評価). Where that year's cell holds fewer results than the
    card has indicators, a result below a later year is the next indicator's of the evaluated year.
    """
    label = draft.fields.get("evaluation_label")
    names = cells.values.get("indicator", [])
    if label is None or len(cells.results) < 2 or not names:
        return
    year, pieces = cells.results[0]
    evaluated = [n for n in _year_words(year.text) if n in fold(label.text)]
    later = cells.results[1:]
    if not evaluated or any(n in fold(label.text) for other, _ in later for n in _year_words(other.text)):
        return
    targets = figures(cells.values.get("target", []))
    missing = len(targets) - len(figures(pieces))
    slid = [piece for _, found in later for piece in found]
    if 0 < missing == len(slid):
        for other, found in later:
            draft.remark(
                "value-in-wrong-cell",
                f"まだ評価されていない{fold(other.text)}の欄に実績値「{fold(found[0].text)}」があります。"
                f"二つ目の成果指標の{fold(year.text)}の実績値として読み取りました。原本を確かめてください。",
                found[0].printed,
                "kpi_results",
            )
        cells.results[:] = [(year, [*pieces, *slid])]


def _year_words(text: str) -> list[str]:
    """The parts of a printed year that can be compared as text: 2024 and R6."""
    folded = fold(text).replace("年度", "").replace("年", "")
    return [part for part in folded.replace(")", "").split("(") if part]


def _indicator_records(card: int, items: Sequence[Item]) -> list[RawRecord]:
    records: list[RawRecord] = []
    for number, item in enumerate(items, start=1):
        key = _key((item.fields[n] for n in ("indicator", "baseline", "target") if n in item.fields), card)
        records.append(RawRecord("kpis", key, item.fields, card, number))
        for year, value in item.results:
            fields = {"fiscal_year": year, "value": value}
            records.append(RawRecord("kpi_results", _key([value], card), fields, card, number))
    return records


def _statements(card: Card, draft: Draft) -> list[RawRecord]:
    """The agreement's statements that stand in one table with the card, under the card's axis and field."""
    above = {"axis": "axis", "policy_field": "policy_field", "item": "measure"}
    context = {name: draft.fields[field] for name, field in above.items() if field in draft.fields}
    records = []
    for statement in card.agreed:
        draft.use(statement.label, statement.text)
        fields = {**context, "role_label": statement.label.printed, "text": statement.text.printed}
        records.append(RawRecord("agreements", _key([statement.label.printed], card.key), fields))
    return records


def _word(text: str) -> str:
    """The word of a label without its numbering: 「２　支援内容」."""
    label = read_label(text)
    return fold(text) if label is None else label.word


def _described_otherwise(draft: Draft) -> None:
    """What is supported (支援内容), or else the gist (趣旨), says what is done where no other label does."""
    for words in (SUPPORT_WORDS, GIST_WORDS):
        found = [pair for pair in draft.extra if _word(pair[0].text) in words]
        if len(found) == 1 and "description" not in draft.fields:
            draft.fields["description"] = found[0][1]
            draft.extra.remove(found[0])


def records_of(card: Card, draft: Draft) -> list[RawRecord]:
    """The raw records of a card, the initiative's first. To be called once for a draft."""
    # not those of the pieces: heads and titles of a list may stand on the pages before
    numbers = [source.page.number for source in card.sources if source.page.number is not None]
    start, end = (min(numbers), max(numbers)) if numbers else (None, None)
    key = card.key
    records: list[RawRecord] = []
    if draft.projects is not None:
        fields = {"projects": draft.projects}
        records.append(RawRecord("initiative_projects", _key([draft.projects], key), fields, key))
    records.extend(RawRecord("budgets", _key([b["amount"]], key), b, key) for b in draft.budgets)
    for mark in draft.marks:
        fields = {"item": mark.item}
        if mark.year is not None:
            fields["fiscal_year"] = mark.year
        if mark.mark is not None:
            fields["mark"] = mark.mark
        if mark.in_doubt:
            fields["mark_in_doubt"] = mark.item
        records.append(RawRecord("schedules", _key([mark.item], key), fields, key))
    _bind_results(draft)
    items = [item for cells in draft.indicators if not cells.empty for item in items_of(cells)]
    part_baselines(items)
    without_numbers(items)
    records.extend(_indicator_records(key, items))
    records.extend(_statements(card, draft))
    _described_otherwise(draft)
    head = RawRecord("initiatives", key, draft.fields, extra=tuple(draft.extra))
    return [
        RawRecord(found.table, found.key, found.fields, found.card, found.item, found.extra, start, end)
        for found in (head, *records)
    ]
