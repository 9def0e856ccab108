"""Timetables on cards: which years an item covers."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import marks, text
from normalize.records import names
from normalize.records.card_facts import fiscal_year, initiative_ids, words
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.printed import Printed, RawRecord
from schemas.tables import Schedule


def is_active(year: Printed | None, mark: Printed | None) -> bool | None:
    """Whether an item covers a year; None where the input shows no marks at all, so that it cannot tell.

    A mark without text is a drawn bar or a filled cell. A word in the year's cell covers the year unless it says
    that nothing is done.
    """
    if year is None:
        return None
    if mark is None:
        return False
    return marks.active(mark.text) is not False


def _name(printed: Printed | None) -> str | None:
    """What is done, as one line; the mark of a list before it goes, unless the cell lists several things."""
    whole = words(printed)
    bare = names.unbulleted(whole) if whole is not None else None
    return bare if bare and whole is not None and whole[0] not in bare else whole


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds the items of the timetables, one row an item and year.

    Args:
        records: raw records of the tables ``initiatives`` and ``schedules``.
        context: the document's context.
        ledger: receives rows and findings.
    """
    ids = initiative_ids(records, ledger)
    for record in records:
        item = _name(record.fields.get("item"))
        if record.table != "schedules" or record.card not in ids or item is None:
            continue
        record_id = ledger.next_id(Schedule.TABLE)
        year, mark = record.fields.get("fiscal_year"), record.fields.get("mark")
        in_doubt = "mark_in_doubt" in record.fields  # nothing tells whether an arrow beside is for this year too
        row = Schedule(
            record_id=record_id,
            document_id=context.document_id,
            initiative_id=ids[record.card],
            item=item,
            fiscal_year=fiscal_year(year, context, ledger, table=Schedule.TABLE, record_id=record_id)
            if year is not None
            else None,
            fiscal_year_raw=text.flow(year.text) if year is not None else None,
            active=None if in_doubt else is_active(year, mark),
            mark_raw=(text.flow(mark.text) or None) if mark is not None else None,
            page=record.fields["item"].page,
        )
        sources = {"item": record.fields["item"]}
        if year is not None:
            sources |= {"fiscal_year": year, "fiscal_year_raw": year}
        if mark is not None:
            sources |= {"active": mark, "mark_raw": mark}
        ledger.add(row, sources)
