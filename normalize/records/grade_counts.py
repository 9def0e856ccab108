"""The table ``grade_counts``: how many indicators of a policy field have a grade."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import amounts, marks, text
from normalize.records import names
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.printed_years import gregorian
from schemas.printed import Printed, RawRecord
from schemas.tables import GradeCount

_TABLE = "grade_counts"


def _counts(record: RawRecord) -> tuple[tuple[str, int | None], ...]:
    """Grades and counts of a record; empty where they cannot be read."""
    counts = record.fields.get("counts")
    if counts is not None:
        return marks.grade_counts(text.flow(counts.text))
    grade = marks.grade(record.fields["grade"].text) if "grade" in record.fields else None
    if grade is None:
        return ()
    quantity = amounts.quantity(record.fields["count"].text) if "count" in record.fields else None
    value = quantity.value if quantity is not None else None
    return ((grade, value if isinstance(value, int) else None),)


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds one row a policy field and grade; the year of results is the document's where the table names none."""
    for record in records:
        fields = record.fields
        printed = fields.get("counts") or fields.get("count") or next(iter(fields.values()))
        fiscal_year = gregorian(fields.get("fiscal_year"), context, ledger, table=_TABLE)
        if fiscal_year is None:
            fiscal_year = context.results_fy
        counts = _counts(record)
        if not counts:
            ledger.finding(
                "unreadable-number",
                f"達成度の集計「{text.flow(printed.text)}」を読み取れませんでした。原本で確認してください。",
                source=printed,
                table=_TABLE,
            )
        sources: dict[str, Printed] = {
            name: fields[name] for name in ("axis", "policy_field", "fiscal_year") if name in fields
        }
        for grade, count in counts:
            ledger.add(
                GradeCount(
                    record_id=ledger.next_id(_TABLE),
                    document_id=ledger.document_id,
                    axis=names.axis(fields["axis"].text) if "axis" in fields else None,
                    policy_field=names.name(names.unbulleted(fields["policy_field"].text))
                    if "policy_field" in fields
                    else None,
                    fiscal_year=fiscal_year,
                    grade=grade,
                    count=count,
                    page=printed.page,
                ),
                sources | {"grade": fields.get("grade", printed), "count": printed},
            )
