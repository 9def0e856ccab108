from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kohyo.pipeline import read_document
from kohyo.writers.columns import columns_of
from kohyo.writers.csv_form import BOM, csv_bytes, header_bytes, number_text, one_line, read_texts, row_texts
from schemas.tables import InitiativeExtraField, Row, Schedule, TableCell

SAMPLES = Path(__file__).parents[3] / "samples"
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_a_text_is_one_line_without_controls_and_stays_so(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(c in line for c in "\n\r\t\0\x7f\x85\u2028")
    assert one_line(line) == line
    line.encode("utf-8")


@given(ANY_TEXT)
def test_nothing_but_white_space_and_controls_is_lost(text: str) -> None:
    def ink(value: str) -> list[str]:
        return [c for c in value if c.isprintable() and not c.isspace()]

    assert [c for c in ink(one_line(text)) if c != "\ufffd"] == [c for c in ink(text) if c != "\ufffd"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("医療\n体制", "医療体制"),
        ("KPI\nの数", "KPI の数"),
        ("A\r\nB", "A B"),
        ("\n 前後 \n", "前後"),
        (" 前後 ", " 前後 "),
        ("全角　空白", "全角　空白"),
        ("=1+1", "=1+1"),
        ("半\ud800端", "半\ufffd端"),
        ("𠮷\n野", "𠮷野"),
        ("一\n\n　二", "一二"),
    ],
)
def test_line_breaks(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT | st.none()), max_size=5))
def test_any_text_comes_back_from_csv(pairs: list[tuple[str, str | None]]) -> None:
    rows: list[Row] = [
        InitiativeExtraField.model_construct(
            record_id=str(n), document_id="d1", initiative_id="i", label=label, text=text, page=n
        )
        for n, (label, text) in enumerate(pairs)
    ]
    body = csv_bytes(row_texts(InitiativeExtraField, rows))
    assert body.count(b"\n") == len(rows)
    back = list(csv.reader(io.StringIO(body.decode("utf-8"), newline="")))
    assert back == [
        [str(n), "d1", "i", one_line(label), one_line(text or ""), str(n)] for n, (label, text) in enumerate(pairs)
    ]


def test_every_field_is_quoted_and_null_is_empty() -> None:
    rows: list[Row] = [
        Schedule(record_id="r", document_id="d", initiative_id="i", item='a"b', fiscal_year=2025, active=True),
        Schedule(record_id="r", document_id="d", initiative_id="i", item="-", active=False),
    ]
    assert csv_bytes(row_texts(Schedule, rows)) == (
        b'"r","d","i","a""b","2025","","true","",""\r\n"r","d","i","-","","","false","",""\r\n'
    )
    assert header_bytes(("a", "b")) == BOM + b'"a","b"\r\n'


@given(st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_exactly(value: float) -> None:
    text = number_text(value)
    assert float(text) == value
    assert not text.endswith(".0")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        number_text(value)


def test_an_integer_beyond_64_bits_is_refused() -> None:
    values = {c.name: None for c in columns_of(TableCell)} | {"row": 2**63}
    with pytest.raises(ValueError, match="64 bits"):
        list(row_texts(TableCell, [TableCell.model_construct(**values)]))  # type: ignore[arg-type]


def test_a_field_may_be_longer_than_the_readers_own_limit() -> None:
    long = "長" * 200_000
    assert list(read_texts([f'"{long}"\r\n'])) == [[long]]


@pytest.mark.parametrize("sample", ["card_form_a_pdf/source.pdf", "statistics_markdown/source.md"])
def test_a_row_holds_its_columns_in_the_order_of_its_table(sample: str) -> None:
    """Writers pair what a row holds with the columns by place, and unchecked rows are made of dicts."""
    rows = read_document(SAMPLES / sample).rows
    assert {"provenance", "table_cells"} <= {row.TABLE for row in rows}
    for row in rows:
        assert list(vars(row)) == [column.name for column in columns_of(type(row))]
