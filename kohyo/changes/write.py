"""The files ``changes.csv`` and ``changes.html`` in an output folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kohyo.changes.change import HEADER
from kohyo.changes.comparison import CHANGES_NAME, changes_file, compare_documents, compare_results
from kohyo.changes.page import PAGE_NAME, changes_page
from kohyo.changes.results import Known, NoResultsError, Results
from kohyo.changes.tally import Tally
from kohyo.writers.atomic import replace_file
from kohyo.writers.csv_form import header_bytes

RUN_TITLE = "前回との違い"
COMPARED_TITLE = "二つの結果の違い"
EDITIONS_TITLE = "版の違い"


def write_run_changes(new: Path, previous: Path) -> Tally:
    """Writes what a run changed into its output.

    Memory does not depend on the number of documents that are the same: of the rows, only those of one pair of
    documents are held at a time, and of documents whose records are equal none.

    Args:
        new: the finished output, not yet in its place.
        previous: the output of the run before; may be missing, or something else than an output.

    Raises:
        OSError: the files cannot be written.
    """
    try:
        before: Results | None = Results.open(previous)
    except (NoResultsError, OSError, ValueError):
        before = None
    return _write(new, before, Results.open(new), RUN_TITLE)


def write_no_changes(folder: Path) -> None:
    """Says in an output that a run has left as it was that nothing changed; writes only what does not say so yet.

    Raises:
        OSError: the files cannot be written.
    """
    table, page = header_bytes(tuple(HEADER)), changes_page(Tally(), RUN_TITLE).encode()
    for path, data in ((folder / CHANGES_NAME, table), (folder / PAGE_NAME, page)):
        try:
            if path.read_bytes() == data:
                continue
        except OSError:
            pass
        with replace_file(path, durable=False) as file:
            file.write(data)


def write_comparison(folder: Path, before: Results, after: Results) -> Tally:
    """Writes the differences of two outputs into ``folder``, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    return _write(folder, before, after, COMPARED_TITLE)


def write_editions(folder: Path, pairs: Sequence[tuple[Known, Known]], before: Results, after: Results) -> Tally:
    """Writes the differences of chosen documents into ``folder``, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with changes_file(folder / CHANGES_NAME) as sink:
        tally = compare_documents(pairs, before, after, sink)
    _write_page(folder, tally, EDITIONS_TITLE)
    return tally


def _write(folder: Path, before: Results | None, after: Results, title: str) -> Tally:
    with changes_file(folder / CHANGES_NAME) as sink:
        tally = compare_results(before, after, sink)
    _write_page(folder, tally, title)
    return tally


def _write_page(folder: Path, tally: Tally, title: str) -> None:
    with replace_file(folder / PAGE_NAME, durable=False) as file:
        file.write(changes_page(tally, title).encode("utf-8", errors="replace"))
