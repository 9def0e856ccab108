"""What one document leaves for the merge: its rows (``rows.zip``) and its record (``record.json``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kohyo.writers.parts import RowsWriter, grouped, rows_writer
from kohyo.writers.records_json import RECORD_NAME, RecordWriter, record_writer
from schemas.tables import Row


class PartWriter:
    """What :func:`part_writer` gives.

    Attributes:
        counts: rows added so far by table.
    """

    def __init__(self, rows: RowsWriter, record: RecordWriter) -> None:
        self._rows = rows
        self._record = record
        self.counts: Counter[str] = Counter()

    def add(self, rows: Iterable[Row]) -> None:
        """Adds a batch of rows of any tables; those of one table stay in the order in which they are added.

        Rows that stand inside others in the record (a card's budgets, an indicator's results) belong into the
        batch of the row they stand in: memory is bounded because a written row is forgotten. One that comes
        later or earlier is not lost; the record then lists it on its top level.

        Args:
            rows: rows of every table but ``inputs``; over all batches exactly one of ``documents``, in any batch.

        Raises:
            ValueError: a row of ``inputs``, or a value that does not fit its column.
        """
        by_table = grouped(rows)
        self._rows.add(by_table)
        self._record.add(by_table)
        self.counts.update({table: len(mine) for table, mine in by_table.items()})


@contextmanager
def part_writer(folder: Path) -> Iterator[PartWriter]:
    """Writes the part of one document as its rows come, in memory that does not grow with the document.

    ::

        with part_writer(folder) as part:
            for rows in batches:
                part.add(rows)

    Both files take their places when the block ends well, and neither does otherwise.

    Args:
        folder: made if it is missing; a part that is there is replaced.

    Raises:
        ValueError: there was not exactly one row of ``documents``.
        OSError: the part cannot be written.
    """
    # The record is the one that can fail at its end, and so the inner one: the rows then do not appear either.
    with rows_writer(folder) as rows, record_writer(folder / RECORD_NAME) as record:
        yield PartWriter(rows, record)
