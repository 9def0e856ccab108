"""What a row is about and what it says, in words for people."""

from __future__ import annotations

from collections.abc import Sequence

from kohyo.changes.results import Fields
from kohyo.writers.columns import Column, Value, columns_of, parents_of
from kohyo.writers.csv_form import number_text, one_line
from schemas.codes import meaning
from schemas.tables import Row

Labels = dict[tuple[str, Value], str]
"""What a row is about by its table and id."""

_LONGEST_NAME = 60
_LONGEST_VALUE = 80
_LONGEST_SUMMARY = 400
_BETWEEN = "／"


def value_text(value: Value) -> str | None:
    """A value in the form of the tables; None for null."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    return one_line(value)


def shown(column: Column, text: str | None) -> str:
    """A value of ``changes.csv`` as a person reads it: with thousands, unit and the meaning of codes."""
    if text is None:
        return "（空欄）"
    if column.codes is not None:
        return meaning(column.codes, text)
    if column.kind == "boolean":
        return "はい" if text == "true" else "いいえ"
    if column.kind in ("integer", "number") and not column.is_year:
        return _with_thousands(text) + (column.unit or "")
    return text


def _with_thousands(text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer():
        return f"{int(number):,}"
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}.{rest}" if whole.lstrip("-").isdigit() and number >= 0 else text


def row_label(model: type[Row], row: Fields, known: Labels) -> str:
    """What a row is about: its identity in words, beginning with the row that it belongs to.

    ``known`` are the labels of the rows that it can belong to.
    """
    identity = model.IDENTITY
    if identity is None:
        return ""
    named = identity.reworded is not None and row.get(identity.reworded) is not None
    columns = {column.name: column for column in columns_of(model)}
    parents = parents_of(model)
    parts = []
    for name in identity.columns:
        value = row.get(name)
        if value is None or (named and name in identity.weak):
            continue
        if name in parents:
            parts.append(known.get((parents[name], value), ""))
        else:
            parts.append(_part(columns[name], value))
    return _BETWEEN.join(part for part in parts if part)


def _part(column: Column, value: Value) -> str:
    text = value_text(value) or ""
    if column.codes is not None:
        return meaning(column.codes, text)
    if column.is_year:
        return text + ("年度" if column.is_fiscal_year else "年")
    return shortened(text, _LONGEST_NAME)


def shortened(text: str, longest: int) -> str:
    """The beginning of a text, with an ellipsis where something is left out."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def summary(columns: Sequence[Column], row: Fields) -> str:
    """Everything that a row says, in words: 「事業費（千円）: 1,000、…」."""
    parts = []
    for column in columns:
        text = value_text(row.get(column.name))
        if text is not None and not column.name.endswith("_raw"):
            parts.append(f"{column.title}: {shortened(shown(column, text), _LONGEST_VALUE)}")
    return shortened("、".join(parts), _LONGEST_SUMMARY)
