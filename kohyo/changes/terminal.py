"""What changed, in the few lines that a terminal has room for."""

from __future__ import annotations

from collections.abc import Iterator

from kohyo.changes.labels import shortened
from kohyo.changes.tally import DocumentTally, Tally
from kohyo.changes.wording import (
    GROUPS,
    KINDS,
    document_lines,
    document_name,
    headline,
    program_note,
    rest,
    table_counts,
    values,
)
from schemas.tables import TABLES

_LONGEST_VALUE = 60
_MOST_LISTED = 30


def terminal_lines(tally: Tally) -> Iterator[str]:
    """The lines of the report, without line feeds."""
    yield headline(tally)
    note = program_note(tally)
    if note:
        yield note
    if tally.first:
        return
    for word, (name, about) in GROUPS.items():
        shown = tally.shown.get(word, [])[:_MOST_LISTED]
        if shown:
            yield ""
            yield f"■ {name}（{tally.documents[word]:,}件: {about}）"
        for document in shown:
            yield from _document(document)
        if tally.documents[word] > len(shown):
            yield f"  ほか {tally.documents[word] - len(shown):,} 件"


def _document(document: DocumentTally) -> Iterator[str]:
    yield f"● {document_name(document)}"
    for line in document_lines(document):
        yield f"  {line}"
    if document.pair.before is None or document.pair.after is None or document.pair.relation == "gone":
        return
    for table, counts in table_counts(document):
        if table == "inputs":
            continue
        changes = [change for change in document.details.get(table, ()) if change.column != "document_id"]
        if not changes:
            continue
        parts = [f"{kind} {count:,}" for kind, count in zip(KINDS.values(), counts, strict=True) if count]
        yield f"  {TABLES[table].TITLE}: {'、'.join(parts)}"
        for change in changes:
            name, before, after = (shortened(text, _LONGEST_VALUE) for text in values(change))
            said = f"{before} → {after}" if change.kind == "changed" else before or after
            page = f"（{change.page}ページ）" if change.page is not None else ""
            yield f"    {change.record or ''} {name} {said}{page}"
        left = rest(document, table)
        if left:
            yield f"    {left}"
