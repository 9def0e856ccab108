"""Outputs of small inputs, made without the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from extract.document import read_bytes
from kohyo.pipeline import process
from kohyo.writers.output import write_output
from kohyo.writers.parts import write_part
from kohyo.writers.records_json import write_record
from schemas.errors import UnreadableInputError
from schemas.tables import Input

Output = Callable[..., Path]


@pytest.fixture
def output(tmp_path: Path) -> Output:
    """Makes an output folder ``name`` of files given by path and content."""

    def make(name: str, files: Mapping[str, str | bytes], **run: object) -> Path:
        parts: dict[str, Path] = {}
        inputs = []
        for path, content in files.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            try:
                result = process(read_bytes(data, source_name=Path(path).name))
            except UnreadableInputError as error:
                inputs.append(Input(path=path, status=error.status, reason=error.reason, records=0, findings=0))
                continue
            document_id = result.document_id
            part = tmp_path / f"{name}-parts" / document_id
            if document_id not in parts:
                write_part(part, result.rows)
                write_record(part / "record.json", result.rows)
                parts[document_id] = part
            inputs.append(Input(path=path, document_id=document_id, status="ok", records=1, findings=0))
        write_output(tmp_path / name, parts, inputs, run)
        return tmp_path / name

    return make
