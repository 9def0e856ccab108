"""The tables ``agreements`` and ``agreement_matrix``: what is agreed, and who takes part in what."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import marks, places, text, years
from normalize.records import names
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Printed, RawRecord
from schemas.tables import Agreement, AgreementMatrix
from schemas.vocabulary_agreements import AGREEMENT_CAPTIONS, CONTENT_ENDS, CONTENT_LABELS

_CONTENT = frozenset(fold(label) for label in (*CONTENT_LABELS, *AGREEMENT_CAPTIONS))
_ROLE_TAIL = lazy_re(r"(?:が果たす|の果たす|の)役割(?:分担)?$")


def role(label: str) -> str:
    r"""Whose part a statement is: ``content`` for what is to be done, else the party as printed.

    >>> role("取組の内容"), role("甲（新庄市） の役割"), role("一関市の\n役割"), role("連携協力の概要")
    ('content', '甲（新庄市）', '一関市', 'content')
    >>> role("乙の役割分担")
    '乙'
    """
    bare = fold(label).strip("【】()[]〔〕:")
    if bare in _CONTENT or (bare.endswith(CONTENT_ENDS) and "役割" not in bare):
        return "content"
    compact = "".join(text.flow(label).split())
    return _ROLE_TAIL.sub("", compact)


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds one row a statement, and one a municipality and item."""
    for record in records:
        if record.table == "agreements":
            _add_agreement(record, ledger)
        else:
            _add_part(record, context, ledger)


def _named(record: RawRecord) -> dict[str, Printed]:
    wanted = ("axis", "policy_field", "item_number", "item", "municipality", "text")
    return {name: record.fields[name] for name in wanted if name in record.fields}


def _add_agreement(record: RawRecord, ledger: Ledger) -> None:
    fields = record.fields
    label = fields["role_label"]
    statement = fields.get("text")
    ledger.add(
        Agreement(
            record_id=ledger.next_id("agreements"),
            document_id=ledger.document_id,
            axis=names.axis(fields["axis"].text) if "axis" in fields else None,
            policy_field=names.name(fields["policy_field"].text) if "policy_field" in fields else None,
            item=names.name(fields["item"].text) if "item" in fields else None,
            role=role(label.text),
            text=(text.flow(statement.text) or None) if statement is not None else None,
            page=(statement or label).page,
        ),
        _named(record) | {"role": label},
    )


def _linked(mark: str) -> bool | None:
    """Whether a cell says that a municipality takes part; the date of its agreement says so, too.

    >>> _linked("○"), _linked("－"), _linked("H27.4.1"), _linked("調整中")
    (True, False, True, None)
    """
    told = marks.linked(mark)
    return True if told is None and years.date(text.flow(mark)) is not None else told


def _add_part(record: RawRecord, context: Context, ledger: Ledger) -> None:
    fields = record.fields
    mark = fields.get("mark")
    municipality = places.clean(fields["municipality"].text)
    number, item = names.numbered(fields["item"].text) if "item" in fields else (None, None)
    if "item_number" in fields:
        number = names.number(fields["item_number"].text)
    linked = _linked(mark.text) if mark is not None else None
    row_id = ledger.next_id("agreement_matrix")
    ledger.add(
        AgreementMatrix(
            record_id=row_id,
            document_id=ledger.document_id,
            axis=names.axis(fields["axis"].text) if "axis" in fields else None,
            policy_field=names.name(fields["policy_field"].text) if "policy_field" in fields else None,
            item_number=number,
            item=item,
            municipality=municipality,
            area_code=context.area_code(municipality),
            linked=linked,
            page=(mark or fields["municipality"]).page,
        ),
        _named(record) | ({"linked": mark} if mark is not None else {}),
    )
    if mark is not None and text.flow(mark.text) and linked is None:
        ledger.finding(
            "unknown-label",
            f"協定項目一覧の記号「{text.flow(mark.text)}」が連携の有無のどちらを表すか分かりません。原本で確認してください。",
            source=mark,
            table="agreement_matrix",
            record_id=row_id,
        )
