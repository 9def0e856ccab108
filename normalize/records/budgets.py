"""Amounts on cards: by year and payer, in thousand yen, and what the years come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from normalize import places, text, units, years
from normalize.amounts import Number, amount_thousand_yen
from normalize.records.card_facts import fiscal_year, initiative_ids
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.folding import fold
from schemas.glossary import CARD_LABELS, fields_by_pattern
from schemas.patterns import lazy_re
from schemas.printed import Printed, RawRecord
from schemas.tables import Budget, BudgetTotal
from schemas.vocabulary_sheets import INCLUDED_WORD

_TOTAL = frozenset(fold(word) for word in CARD_LABELS["total"])


@lru_cache(maxsize=1 << 10)
def unit_of(label: str) -> str | None:
    r"""The unit of money that a label prints; None where it prints none, or several.

    >>> unit_of("事業費見込\n（千円）"), unit_of("事業費（単位：百万円）"), unit_of("事業費\n(単位：千円、税込)")
    ('千円', '百万円', '千円')
    >>> unit_of("【事業費（千円）】"), unit_of("事業費\n（千\n円）\n予算額")
    ('千円', '千円')
    >>> unit_of("事\n業\n費\n（\n千\n円\n）")
    '千円'
    >>> unit_of("事業費\n千円"), unit_of("事　業　費\n千　円"), unit_of("事業費（百万 円）")
    ('千円', '千円', '百万円')
    >>> unit_of("※事業費の単位は百万円"), unit_of("（事業費の単位：千円。○印は実施する年度）"), unit_of("事業費")
    ('百万円', '千円', None)
    """
    flow, solid = text.flow(label), "".join(label.split())
    inside = (*_BRACKETS.findall(flow), *_BRACKETS.findall(solid))
    # of a label set one character a line no line says anything
    lines = [line for line in label.split("\n") if len(line.strip()) > 1 or label.count("\n") < _UPRIGHT]
    texts = [part.strip("【】[]<>《》〈〉■□◆◇●○ ") for part in (flow, *inside, *lines)]
    # 「千　円」 is one word
    bare = ["".join(part.split()) for part in texts]
    found = [
        units.unit_of_header(f"({match['unit']})" if (match := _BARE_UNIT.fullmatch(word)) else part)
        for part, word in zip(texts, bare, strict=True)
    ]
    found += [match["unit"] for match in _TOLD_UNIT.finditer(fold(flow))]
    money = {unit for unit in found if unit is not None and unit.endswith("円")}
    return money.pop() if len(money) == 1 else None


_BRACKETS = lazy_re(r"[(（【\[][^()（）【】\[\]]*円[^()（）【】\[\]]*[)）】\]]")
_UPRIGHT = 4
_BARE_UNIT = lazy_re(r"(?P<open>[(（])?(?P<unit>(?:[百千十]*[万億]?|億)円)(?(open)[)）])")
_TOLD_UNIT = lazy_re(r"単位(?:は|が|:)?(?P<unit>[千百十]*[万億]?円)(?![^。、)])")
_SETTLED = lazy_re("決算|執行|実績|支出済|支出額")
_PLANNED = lazy_re("予算|見込|計画|概算|要求|想定|予定|所要")


def kind_of(label: str) -> str | None:
    """Whether an amount is planned or settled, as its label says; None where it says neither, or both.

    >>> kind_of("令和４年度 決算"), kind_of("事業費見込（千円）"), kind_of("執行額"), kind_of("予算額・執行額")
    ('settled', 'planned', 'settled', None)
    >>> kind_of("事業費（千円）") is None
    True
    """
    folded = fold(label)
    settled, planned = _SETTLED.search(folded), _PLANNED.search(folded)
    if settled and folded[settled.end() :].startswith("見込"):
        return "planned"
    if bool(settled) == bool(planned):
        return None
    return "settled" if settled else "planned"


def _is_total(printed: Printed) -> bool:
    word = "".join(fold(printed.text).split("(")[0].split())
    return word in _TOTAL or fields_by_pattern(word)[:1] == ("total",)


def _why(found: Number, printed: str) -> str:
    """Why an amount has no value, in words for staff."""
    if INCLUDED_WORD in printed:
        return "他の事業も含む額の内数で、この事業だけの額は印刷されていません"
    if found.reason == "no-unit":
        return "単位（千円など）が印刷されていません"
    return "一つの数値として読み取れません"


def _amount(record: RawRecord) -> Number | None:
    """The amount of a raw record; None where its cell is blank or holds a dash."""
    label = record.fields.get("unit_label")
    return amount_thousand_yen(record.fields["amount"].text, unit_of(label.text) if label is not None else None)


def _payer(record: RawRecord) -> str | None:
    """The name of who pays; None for the whole initiative."""
    payer = record.fields.get("municipality")
    return (places.clean(payer.text) or None) if payer is not None else None


def _sums_years(record: RawRecord) -> bool:
    """Whether an amount stands below 計 and not below a year."""
    year = record.fields.get("fiscal_year")
    return year is not None and _is_total(year)


def _payers_by_year(records: Iterable[tuple[RawRecord, bool]]) -> frozenset[tuple[int | None, str | None]]:
    """The cards, by key, and who pays there, of whom amounts of single years are printed.

    Args:
        records: raw records of amounts, each with whether it stands below 計.
    """
    return frozenset(
        (record.card, _payer(record))
        for record, summed in records
        if "fiscal_year" in record.fields and not summed and _amount(record) is not None
    )


def _printed_kind(record: RawRecord) -> Printed | None:
    """What says whether an amount is planned or settled."""
    return record.fields.get("kind", record.fields.get("unit_label"))


def _kind(record: RawRecord) -> str | None:
    printed = _printed_kind(record)
    return kind_of(printed.text) if printed is not None else None


def _told(record: RawRecord) -> tuple[int | None, str | None, int, float] | None:
    """The card, the payer, the year and the amount of a record; None where year or amount is not certain."""
    printed, amount = record.fields.get("fiscal_year"), _amount(record)
    found = years.split_year(printed.text)[1] if printed is not None else None
    year = found.gregorian if found is not None else None
    if year is None or amount is None or amount.value is None:
        return None
    return record.card, _payer(record), year - ("year_before" in record.fields), amount.value


def _counted_once(records: Sequence[RawRecord]) -> list[RawRecord]:
    """The amounts without those in words that a table of the same card gives once more for the same year.

    The table's takes over from the words whether it is planned or settled, where it does not say so itself.
    """
    words = [record for record in records if "apart" in record.fields]
    if not words:
        return list(records)
    tabled = {told: record for record in records if "apart" not in record.fields and (told := _told(record))}
    again: dict[int, RawRecord] = {}
    for record in words:
        same = tabled.get(told) if (told := _told(record)) is not None else None
        if same is not None and (_kind(record) == _kind(same) or None in (_kind(record), _kind(same))):
            again[id(record)] = same
    kinds = {id(again[id(record)]): record for record in words if id(record) in again and _kind(record)}
    return [
        replace(record, fields={**record.fields, "kind": kinds[id(record)].fields["kind"]})
        if id(record) in kinds and _kind(record) is None
        else record
        for record in records
        if id(record) not in again
    ]


def _read(
    record: RawRecord, initiative: str, context: Context, ledger: Ledger, *, summed: bool, total: bool
) -> None:
    """Adds an amount: one of ``budgets``, or where ``total`` the sum of others of them, below a word for it.

    ``summed`` says that such a word stands in the place of the year, whether others of them are printed or not.
    """
    found = _amount(record)
    if found is None:
        return
    fields = record.fields
    amount, payer, printed_year = fields["amount"], fields.get("municipality"), fields.get("fiscal_year")
    table = BudgetTotal.TABLE if total else Budget.TABLE
    record_id = ledger.next_id(table)
    printed_kind = _printed_kind(record)
    name = _payer(record)
    common: dict[str, Any] = {
        "record_id": record_id,
        "document_id": context.document_id,
        "initiative_id": initiative,
        "kind": kind_of(printed_kind.text) if printed_kind is not None else None,
        "municipality": name,
        "area_code": context.area_code(name) if name else None,
        "amount_thousand_yen": found.value,
        "amount_raw": text.flow(amount.text),
        "page": amount.page,
    }
    row: Budget | BudgetTotal
    sources = {"amount_thousand_yen": amount, "amount_raw": amount}
    if total and printed_year is not None:
        row = BudgetTotal(years_raw=text.flow(printed_year.text), **common)
        sources["years_raw"] = printed_year
    else:
        year = None
        if printed_year is not None and not summed:
            year = fiscal_year(printed_year, context, ledger, table=table, record_id=record_id)
        if year is not None and "year_before" in fields:
            year -= 1
        year_raw = text.flow(printed_year.text) if printed_year is not None else None
        row = Budget(fiscal_year=year, fiscal_year_raw=year_raw, **common)
        if printed_year is not None:
            sources |= {"fiscal_year": printed_year, "fiscal_year_raw": printed_year}
    if payer is not None:
        sources["municipality"] = payer
    if row.kind is not None and printed_kind is not None:
        sources["kind"] = printed_kind
    ledger.add(row, sources)
    if found.value is None:
        ledger.finding(
            "unreadable-number",
            f"事業費「{text.flow(amount.text)}」は{_why(found, amount.text)}。"
            "原本を確かめ、千円単位の金額を記入してください。",
            source=amount,
            table=table,
            record_id=record_id,
        )


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds the amounts; blank cells and dashes are no rows.

    An amount below 計 is one of ``budget_totals`` where years are printed for the same payer, and else one of
    ``budgets`` without a year: it is all that the card tells.

    Args:
        records: raw records of the tables ``initiatives`` and ``budgets``.
        context: the document's context.
        ledger: receives rows and findings.
    """
    ids = initiative_ids(records, ledger)
    printed = _counted_once([record for record in records if record.table == "budgets"])
    amounts = [(record, _sums_years(record)) for record in printed]
    by_year = _payers_by_year(amounts) if any(summed for _, summed in amounts) else frozenset()
    for record, summed in amounts:
        if record.card in ids:
            total = summed and (record.card, _payer(record)) in by_year
            _read(record, ids[record.card], context, ledger, summed=summed, total=total)
