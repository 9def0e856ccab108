"""The stages of the whole job one after the other in one process, and the processor's seconds that each takes.

``python -m tools.bench_stages PDF FOLDER`` prints them as JSON; :mod:`tools.bench` runs it. What the whole job
takes beyond them is the start of its processes.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Adds the time of the block to the stage ``name``."""
    begun = time.process_time()
    try:
        yield
    finally:
        SECONDS[name] = SECONDS.get(name, 0.0) + time.process_time() - begun


def main(source: Path, folder: Path) -> None:
    """Does with one file what a worker and the parent do with it."""
    with stage("imports of reading"):
        from extract.document import read_sections
        from kohyo.batch import preload
        from kohyo.pipeline import DocumentReader
        from kohyo.writers.part_writer import part_writer
    # as in a worker
    gc.set_threshold(1_000_000, 20, 20)
    reader = DocumentReader()
    with part_writer(folder / "part") as part:
        sections = read_sections(source.read_bytes(), source_name=source.name)
        while True:
            with stage("reading"):
                section = next(sections, None)
            if section is None:
                break
            with stage("families, values, rules"):
                rows = reader.rows(section)
            with stage("writing"):
                part.add(rows)
        if reader.head is None:
            raise ValueError(f"{source} has no section")
        part.add([reader.head])
        begun = time.process_time()
    SECONDS["writing"] += time.process_time() - begun
    with stage("imports of writing"):
        from kohyo.writers import descriptors, parquet, record_schema, tables, workbook
    with stage("merge"):
        counts = tables.write_tables([folder / "part"], [], folder)
        files = (*counts.files, *parquet.write_parquet(folder, counts))
        record_schema.write_schema(folder)
        descriptors.write_descriptors(folder, files)
    with stage("workbook"):
        workbook.write_workbook(folder, counts)
    sys.stdout.write(json.dumps(SECONDS))
    del preload


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
