"""The columns of every table as the writers need them, read from the models."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from schemas.frozen import dataclass
from schemas.tables import TABLES, DocumentRow, Row

CONTRACT_VERSION = "1"
"""Version of the output contract: names, types and meanings of the columns."""

Kind = Literal["text", "integer", "number", "boolean"]
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: physical name, ``snake_case``.
        title: Japanese name with its unit.
        description: English definition.
        kind: type of the values; an ``int | float`` column is a number.
        unit: as printed in headers; None where the values have none.
        null: English; what a missing value means, None where the column is never null.
        codes: name of the code list in ``schemas.codes``; None for free values.
        choices: the only values the model allows; empty where it allows any.
        decimals: digits after the point that a display shows; None for as many as there are.
        required: whether every row has a value.
    """

    name: str
    title: str
    description: str
    kind: Kind
    unit: str | None
    null: str | None
    codes: str | None
    choices: tuple[str, ...]
    decimals: int | None
    required: bool

    @property
    def is_fiscal_year(self) -> bool:
        """Whether the values are Gregorian fiscal years."""
        return self.kind == "integer" and (self.name == "fiscal_year" or self.name.endswith("_fy"))

    @property
    def is_year(self) -> bool:
        """Whether the values are Gregorian years, fiscal or not."""
        return self.is_fiscal_year or (self.kind == "integer" and self.name.split("_")[-1] == "year")

    @property
    def is_key(self) -> bool:
        """Whether the values are ids and hashes made by the program."""
        return self.kind == "text" and (self.name.endswith("_id") or self.name == "sha256")


def _members(annotation: Any) -> list[Any]:
    """The types of a union without None; the type itself where it is no union."""
    if get_origin(annotation) in (Union, types.UnionType):
        return [member for arg in get_args(annotation) if arg is not type(None) for member in _members(arg)]
    return [annotation]


def _kind(members: list[Any], where: str) -> tuple[Kind, tuple[str, ...]]:
    if all(get_origin(member) is Literal for member in members):
        return "text", tuple(choice for member in members for choice in get_args(member))
    plain = set(members)
    if plain == {str}:
        return "text", ()
    if plain == {bool}:
        return "boolean", ()
    if plain == {int}:
        return "integer", ()
    if plain <= {int, float}:
        return "number", ()
    raise TypeError(f"no file format is known for the type of {where}: {members}")


@cache
def columns_of(model: type[Row]) -> tuple[Column, ...]:
    """The columns of a table in the order of its model.

    Raises:
        TypeError: a column has a type for which no file format is known.
    """
    found = []
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        facts: dict[str, Any] = dict(extra) if isinstance(extra, dict) else {}
        kind, choices = _kind(_members(field.annotation), f"{model.TABLE}.{name}")
        found.append(
            Column(
                name=name,
                title=field.title or name,
                description=field.description or "",
                kind=kind,
                unit=facts.get("unit"),
                null=facts.get("null"),
                codes=facts.get("codes"),
                choices=choices,
                decimals=facts.get("decimals"),
                required=field.is_required(),
            )
        )
    return tuple(found)


@cache
def keys_of_tables() -> dict[str, str]:
    """Columns that identify a row of exactly one table, with that table: ``initiative_id`` → ``initiatives``."""
    owners: dict[str, list[str]] = {}
    for table, model in TABLES.items():
        owners.setdefault(model.KEY, []).append(table)
    return {key: tables[0] for key, tables in owners.items() if len(tables) == 1}


@cache
def references_of(model: type[Row]) -> dict[str, str]:
    """Columns of a table that name a row of another one, with that other table.

    >>> references_of(TABLES["kpi_results"])
    {'document_id': 'documents', 'initiative_id': 'initiatives', 'kpi_id': 'kpis'}
    """
    keys = keys_of_tables()
    return {name: keys[name] for name in model.model_fields if name in keys and keys[name] != model.TABLE}


@cache
def parents_of(model: type[Row]) -> Mapping[str, str]:
    """Columns that name the row that a row belongs to, with its table; the document is none."""
    return {name: table for name, table in references_of(model).items() if table != DocumentRow.TABLE}
