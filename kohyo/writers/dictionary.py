"""The rows of the data dictionary and of the code lists, for the CSV files and for the workbook's sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kohyo.writers.columns import columns_of
from kohyo.writers.japanese import DESCRIPTIONS, KINDS, NULLS
from schemas.codes import CODES
from schemas.tables import TABLES

DICTIONARY_HEADER: Mapping[str, str] = MappingProxyType(
    {
        "table_title": "表の名称",
        "title": "項目名",
        "description_ja": "説明",
        "null_meaning_ja": "空欄の意味",
        "unit": "単位",
        "type_ja": "型",
        "codes": "コード表",
        "required": "必須",
        "identity": "版が変わっても行を照らし合わせる項目",
        "table": "表（英語名）",
        "name": "項目（英語名）",
        "type": "型（英語）",
        "description": "説明（英語）",
        "null_meaning": "空欄の意味（英語）",
    }
)
"""Physical and Japanese names of the dictionary's columns."""

CODES_HEADER: Mapping[str, str] = MappingProxyType(
    {
        "codes": "コード表",
        "code": "コード",
        "title": "意味",
        "description": "意味（英語）",
        "used_in": "使われている項目",
    }
)
"""Physical and Japanese names of the code lists' columns."""


def dictionary_rows() -> Iterator[tuple[str, ...]]:
    """A row for every column of every table, as texts in the order of ``DICTIONARY_HEADER``."""
    for table, model in TABLES.items():
        for column in columns_of(model):
            yield (
                model.TITLE,
                column.title,
                DESCRIPTIONS.get(column.description, column.description),
                NULLS.get(column.null or "", column.null or ""),
                column.unit or "",
                KINDS[column.kind],
                column.codes or "",
                "true" if column.required else "false",
                "true" if model.IDENTITY is not None and column.name in model.IDENTITY.columns else "false",
                table,
                column.name,
                column.kind,
                column.description,
                column.null or "",
            )


def code_rows() -> Iterator[tuple[str, ...]]:
    """A row for every code of every list, as texts in the order of ``CODES_HEADER``."""
    used: dict[str, list[str]] = {}
    for model in TABLES.values():
        for column in columns_of(model):
            if column.codes:
                used.setdefault(column.codes, []).append(f"{model.TITLE}：{column.title}")
    for name, codes in CODES.items():
        for code in codes:
            yield (name, code.value, code.title, code.about, " / ".join(used.get(name, ())))
