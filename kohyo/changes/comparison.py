"""Two outputs, or two documents, compared document by document: one pass, one pair of documents in memory."""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from kohyo.changes.change import HEADER, Cause, Change
from kohyo.changes.pairing import Pair, pair
from kohyo.changes.results import Known, NoResultsError, Results, Unread
from kohyo.changes.tally import DocumentTally, Tally
from kohyo.writers.atomic import replace_file
from kohyo.writers.csv_form import csv_bytes, header_bytes, one_line
from schemas.codes import meaning
from schemas.tables import DocumentRow, Input

CHANGES_NAME = "changes.csv"
Sink = Callable[[Change], None]


@contextmanager
def changes_file(path: Path) -> Iterator[Sink]:
    """``changes.csv`` in the form of all tables; yields what takes one change after the other."""
    with replace_file(path, durable=False) as file:
        file.write(header_bytes(tuple(HEADER)))
        yield lambda change: _write(file, change)


def _write(file: BinaryIO, change: Change) -> None:
    values = asdict(change)
    texts = ["" if values[name] is None else one_line(str(values[name])) for name in HEADER]
    file.write(csv_bytes([texts]))


def compare_results(before: Results | None, after: Results, sink: Sink) -> Tally:
    """Compares two outputs.

    Args:
        before: None for a first run: every document is then new.
        after: the newer output.
        sink: receives every change in a fixed order.
    """
    if before is None:
        before, first = Results(after.folder, {}), True
    else:
        first = False
    tally = Tally(first=first, before=before.finished)
    if before.program is not None and after.program is not None:
        tally.program_differs = before.program != after.program
    for one in pair(before, after):
        _compare_pair(one, before, after, tally, sink)
    return tally


def compare_documents(pairs: Sequence[tuple[Known, Known]], before: Results, after: Results, sink: Sink) -> Tally:
    """Compares chosen documents, such as two editions of one plan; both outputs may be the same."""
    tally = Tally()
    for one, other in pairs:
        _compare_pair(Pair("chosen", one, other), before, after, tally, sink)
    return tally


def _compare_pair(one: Pair, before: Results, after: Results, tally: Tally, sink: Sink) -> None:
    document = DocumentTally(one)

    def tell(change: Change) -> None:
        document.add(change)
        tally.changes += 1
        sink(change)

    if one.before is None or one.after is None:
        document.note = _unread_note(one, before, after)
        _one_sided(one, document.note, tell)
        tally.add(one.relation, document)
        return
    if one.relation == "gone":
        document.note = "ファイルがありません。読み取った結果は残しています。"
        tell(_at_level("removed", "document", one, None, one.before.path, document.note))
        tally.add(one.relation, document)
        return
    ids = (one.before.document_id, one.after.document_id)
    word: str = one.relation

    def differences(cause: Cause) -> Iterator[Change]:
        # only then, because a first run has nothing to compare and what likens words loads slowly
        from kohyo.changes.compare import compare

        try:
            old = before.rows(ids[0])
        except NoResultsError:
            document.note = "前の結果の内容を読めないため、行の違いは示せません。"
            return
        yield from compare(old, after.rows(ids[1]), ids, cause)

    if one.before.path != one.after.path:
        document.moved = True
        cause: Cause = "document"
        tell(_at_level("changed", cause, one, "path", one.before.path, one.after.path))
    if one.relation == "same":
        if not _read_alike(ids[0], before, after):
            for change in differences("program"):
                word = "read"
                tell(change)
        if word == "same" and document.moved:
            word = "moved"
    else:
        if not document.moved:
            tell(_at_level("changed", "document", one, "document_id", *ids))
        for change in differences("document"):
            tell(change)
    if word == "same":
        tally.documents[word] += 1
    else:
        tally.add(word, document)


def _at_level(
    kind: str, cause: Cause, one: Pair, column: str | None, before: str | None, after: str | None
) -> Change:
    known = one.after or one.before
    return Change(
        "added" if kind == "added" else "removed" if kind == "removed" else "changed",
        "document",
        cause,
        Input.TABLE if column == "path" else DocumentRow.TABLE,
        one.before.document_id if one.before else None,
        one.after.document_id if one.after else None,
        record=known.title if known else None,
        column=column,
        before=before,
        after=after,
    )


def _one_sided(one: Pair, note: str | None, tell: Sink) -> None:
    if one.after is not None:
        tell(_at_level("added", "document", one, None, note, one.after.path))
    elif one.before is not None:
        tell(_at_level("removed", "document", one, None, one.before.path, note))


def _unread_note(one: Pair, before: Results, after: Results) -> str | None:
    """Why a document is new or gone although its file was given both times; None where it was not."""
    if one.after is not None:
        unread = before.unread.get(one.after.path)
        return f"前回は読み取れませんでした（{_why(unread)}）。" if unread else None
    unread = after.unread.get(one.before.path) if one.before is not None else None
    return f"ファイルはありますが、今回は読み取れませんでした（{_why(unread)}）。" if unread else None


def _why(unread: Unread) -> str:
    return (unread.reason or meaning("status", unread.status)).rstrip("。")


def _read_alike(document_id: str, before: Results, after: Results) -> bool:
    """Whether the same file was read with the same result; records are written byte for byte the same then."""
    reading = after.readings.get(document_id)
    if reading is not None and reading == before.readings.get(document_id):
        return True
    one, other = before.record_path(document_id), after.record_path(document_id)
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
