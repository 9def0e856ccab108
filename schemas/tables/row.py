"""What all table models share: one frozen model a table, every column described for people."""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from schemas.frozen import dataclass

UNSET: Any = None
_new = object.__new__  # that of a model is this one, but asking a model for it takes longer than making a row
_set_values, _set_given, _set_extra, _set_private = (
    BaseModel.__dict__[slot].__set__ for slot in BaseModel.__slots__
)
"""The slots of a model, set without asking for them by name."""
_NONE_SET: set[str] = set()
"""Shared by all trusted rows: rows are frozen, and a copy of a row copies it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells which thing a row is about, in whatever document and at whatever place it stands.

    Rows that agree in all of ``columns`` are the same row of two runs or two editions; where one document has
    several of them, they are numbered in reading order. Texts agree when a reader takes them for the same.

    Attributes:
        columns: a column that names a row of another table stands for that row's own identity.
        reworded: the column that an edition may word anew while the thing stays the same: rows that agree in the
            other columns are matched by its likeness. None where another word is another thing.
        weak: columns that need not agree for that, such as a number that moves when something is inserted.
    """

    columns: tuple[str, ...]
    reworded: str | None = None
    weak: tuple[str, ...] = ()


def described(
    title: str,
    description: str,
    *,
    unit: str | None = None,
    null: str | None = None,
    codes: str | None = None,
    decimals: int | None = None,
    required: bool = False,
) -> Any:
    """A column of a table, described for the dictionary, the workbook and the Parquet schema.

    Args:
        title: Japanese header of the workbook, with its unit: 「事業費（千円）」.
        description: English definition of what one value means.
        unit: unit of the values as printed in headers (千円, 人, %); None where the values have none.
        null: what a missing value means; None where the column is never null.
        codes: name of the code list in ``schemas.codes`` that the values come from.
        decimals: digits after the point that a display should show; None for as many as there are.
        required: whether a value must be given; other columns are null unless set.
    """
    facts = {"unit": unit, "null": null, "codes": codes, "decimals": decimals}
    extra: dict[str, JsonValue] = {key: value for key, value in facts.items() if value is not None}
    if required:
        return Field(title=title, description=description, json_schema_extra=extra)
    return Field(default=UNSET, title=title, description=description, json_schema_extra=extra)


class Row(BaseModel):
    """One row of a table of the contract."""

    # checks are built with the first row of a table: whoever only writes tables needs the columns alone
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False, defer_build=True)

    TABLE: ClassVar[str]
    """Name of the table in ``snake_case``."""
    TITLE: ClassVar[str]
    """Japanese name of the table, at most 31 characters (a sheet name)."""
    ABOUT: ClassVar[str]
    """English sentence: what one row is."""
    KEY: ClassVar[str] = "record_id"
    """Name of the column that identifies a row."""
    IDENTITY: ClassVar[Identity | None] = None
    """What makes two rows of different runs or editions the same row; None where rows are not compared."""
    DERIVED: ClassVar[frozenset[str]] = frozenset()
    """Columns that follow from others: they are compared only between two readings of one file."""

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A row of ``values``, which must be all of its columns in their order and fit them: nothing is checked.

        For the tables with most rows, whose values come from typed code alone; a third of the time of checking.
        """
        row = _new(cls)
        # as pydantic's own model_construct leaves a model, without its loop over all fields
        _set_values(row, values)
        _set_given(row, _NONE_SET)
        _set_extra(row, None)
        _set_private(row, None)
        return row

    @property
    def row_id(self) -> str:
        """The value of the identifying column."""
        return str(getattr(self, self.KEY))
