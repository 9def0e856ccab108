"""Another name for the document of a part: the same bytes were found under it."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import orjson

from kohyo.writers.atomic import replace_file
from kohyo.writers.csv_form import csv_bytes, one_line, read_texts
from kohyo.writers.parts import PART_NAME, open_part
from kohyo.writers.records_json import RECORD_NAME
from schemas.tables import DocumentRow

_MEMBER = f"{DocumentRow.TABLE}.csv"
_FIELD = "source_name"
_LINE = '"document": '


def rename_document(folder: Path, source_name: str) -> None:
    """Puts ``source_name`` into the rows and the record of the part in ``folder``; all else stays byte by byte.

    Args:
        folder: a part that is complete.
        source_name: the file's name without folders.

    Raises:
        StalePartError: a version with other columns wrote the part.
        OSError: the part cannot be written; its two files may then bear different names.
    """
    _rename_rows(folder, source_name)
    _rename_record(folder / RECORD_NAME, source_name)


def _rename_rows(folder: Path, source_name: str) -> None:
    place = list(DocumentRow.model_fields).index(_FIELD)
    with (
        open_part(folder) as old,
        replace_file(folder / PART_NAME) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        new.comment = old.comment
        for member in old.infolist():
            body = old.read(member)
            if member.filename.rpartition("/")[2] == _MEMBER:
                rows = list(read_texts(io.StringIO(body.decode("utf-8"), newline="")))
                body = csv_bytes([*row[:place], one_line(source_name), *row[place + 1 :]] for row in rows)
            # not the old member itself, which says where it lay in the old file
            copy = zipfile.ZipInfo(member.filename, member.date_time)
            copy.compress_type = member.compress_type
            new.writestr(copy, body, compresslevel=1)


def _rename_record(path: Path, source_name: str) -> None:
    mark = _LINE.encode()
    with path.open("rb") as old, replace_file(path) as new:
        for line in old:
            # every row is one line of the file
            if line.startswith(mark):
                text = line.removeprefix(mark).rstrip(b"\n")
                row = {**json.loads(text.removesuffix(b",")), _FIELD: source_name}
                new.write(mark + orjson.dumps(row) + (b",\n" if text.endswith(b",") else b"\n"))
                break
            new.write(line)
        shutil.copyfileobj(old, new)
