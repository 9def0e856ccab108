"""The rows of one document by model, as the rules ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from schemas.tables import Provenance, Row

R = TypeVar("R", bound=Row)


class RowsByTable:
    """Rows of one document, grouped by their model.

    Attributes:
        recognised: whether some of the rows were read from pictures, so that a digit may be misread.
    """

    def __init__(self, rows: Iterable[Row], provenance: Iterable[Provenance] = ()) -> None:
        read = [source for source in provenance if source.method == "ocr"]
        self.recognised = bool(read)
        self._confidences = {(source.record_id, source.field): source.confidence for source in read}
        self._rows: dict[type[Row], list[Row]] = {}
        for row in rows:
            self._rows.setdefault(type(row), []).append(row)

    def of(self, model: type[R]) -> Sequence[R]:
        """The rows of a model in reading order; empty where the document has none."""
        return cast(Sequence[R], self._rows.get(model, []))

    def confidence(self, figure: tuple[str, str]) -> float | None:
        """How sure (0-1) a recogniser is of the figure in a record's column; None where it did not read it."""
        return self._confidences.get(figure)


def where(page: int | None) -> str:
    """「12ページの」, or nothing for an input without pages: the beginning of a message."""
    return f"{page}ページの" if page is not None else ""


def shown(value: float) -> str:
    """A figure for a message: thousands by commas, no decimals where there are none.

    >>> shown(1234.0), shown(-0.5), shown(12345.25)
    ('1,234', '-0.5', '12,345.25')
    """
    return f"{round(value, 6):,.10g}" if value % 1 else f"{int(value):,}"
