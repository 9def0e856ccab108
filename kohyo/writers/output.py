"""The whole output folder of a run, in one call."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from kohyo.writers.descriptors import RUN_NAME, write_descriptors, write_run
from kohyo.writers.editions import name_predecessor
from kohyo.writers.parquet import write_parquet
from kohyo.writers.record_schema import write_schema
from kohyo.writers.records_json import RECORD_NAME, RECORDS_FOLDER
from kohyo.writers.tables import write_tables
from kohyo.writers.workbook import write_workbook
from schemas.tables import Row


def write_output(
    new: Path, parts: Mapping[str, Path], inputs: Sequence[Row], payload: Mapping[str, object]
) -> None:
    """Writes everything that a run hands over but the review pages.

    Args:
        new: the folder to write into; made if it is missing.
        parts: folder of each document's part by document id, in the order of the documents. A part stays as it
            is and can serve the next output.
        inputs: rows of the table ``inputs``.
        payload: what differs from run to run; goes to ``run.json``, with what the workbook does not show.
    """
    records = new / RECORDS_FOLDER
    records.mkdir(parents=True, exist_ok=True)
    counts = write_tables(list(parts.values()), inputs, new)
    for document_id, part in parts.items():
        _shared(part / RECORD_NAME, records / f"{document_id}.json")
    for document_id, before in counts.supersedes.items():
        name_predecessor(records / f"{document_id}.json", before)
    write_schema(new)
    # Both are made of the finished CSV files, in C, and know nothing of each other: two cores share the work.
    stop = Event()
    with ThreadPoolExecutor(1) as beside:
        parquet = beside.submit(write_parquet, new, counts, stop)
        try:
            remarks = write_workbook(new, counts)
        except BaseException:
            stop.set()
            raise
        files = (*counts.files, *parquet.result())
    write_descriptors(new, files)
    write_run(new / RUN_NAME, {**payload, "workbook": [remark.message for remark in remarks]})


def _shared(source: Path, target: Path) -> None:
    """The file under a second name, or a copy where the file system knows no links or lies elsewhere."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)
