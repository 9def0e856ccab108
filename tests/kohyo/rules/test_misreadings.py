"""The figure that was misread is named, where sums and the recogniser's doubt tell which one it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import cast

from kohyo.rules import check
from schemas.tables import Provenance, Row, Statistic

D = "d0123456789ab"
RIGHT = {
    "第１次産業": {"男": 412, "女": 238, "計": 650},
    "第２次産業": {"男": 1204, "女": 531, "計": 1735},
    "第３次産業": {"男": 1880, "女": 2417, "計": 4297},
    "合計": {"男": 3496, "女": 3186, "計": 6682},
}


def table(figures: Mapping[str, Mapping[str, int]], changed: dict[tuple[str, str], int]) -> list[Row]:
    return [
        Statistic(
            record_id=f"{row}{column}",
            document_id=D,
            table_title="産業別就業者数",
            row_label=row,
            column_label=column,
            metric="count",
            value=changed.get((row, column), value),
            value_raw=f"{changed.get((row, column), value):,}",
        )
        for row, values in figures.items()
        for column, value in values.items()
    ]


def recognised(rows: list[Row], doubts: dict[str, float] | None = None) -> list[Provenance]:
    """As if all figures had been read from a picture; ``doubts`` are the confidences that are not 1."""
    return [
        cast(
            Provenance,
            SimpleNamespace(
                method="ocr", record_id=row.row_id, field="value", confidence=(doubts or {}).get(row.row_id, 1.0)
            ),
        )
        for row in rows
    ]


def misread(rows: list[Row], doubts: dict[str, float] | None = None) -> list[tuple[str | None, str | None]]:
    found = check(rows, recognised(rows, doubts))
    return [(each.record_id, each.expected) for each in found if each.rule == "misread-figure"]


def test_the_figure_where_a_wrong_row_and_a_wrong_column_cross_is_named() -> None:
    assert misread(table(RIGHT, {})) == []
    assert misread(table(RIGHT, {("第２次産業", "女"): 581})) == [("第２次産業女", "531")]
    assert misread(table(RIGHT, {("合計", "男"): 8496})) == [("合計男", "3,496")]
    assert misread(table(RIGHT, {("第３次産業", "計"): 429})) == [("第３次産業計", "4,297")]


def test_the_message_says_how_the_figure_may_be_read() -> None:
    rows = table(RIGHT, {("第２次産業", "女"): 581})
    [message] = [f.message for f in check(rows, recognised(rows)) if f.rule == "misread-figure"]
    assert "「第２次産業」「女」「581」" in message
    assert "「531」と読めば" in message


def test_of_the_parts_of_one_sum_the_doubted_one_is_named() -> None:
    column = {row: {"計": values["計"]} for row, values in RIGHT.items()}
    rows = table(column, {("第２次産業", "計"): 1785})
    assert misread(rows) == []
    assert misread(rows, {"第２次産業計": 0.7}) == [("第２次産業計", "1,735")]
    # a mark beside a figure is told by its shape, and counts as doubted a little
    assert misread(rows, {"第１次産業計": 0.9}) == []


def test_the_only_sum_of_a_recognised_table_is_held_to_its_last_digit() -> None:
    column = {row: {"計": values["計"]} for row, values in RIGHT.items()}
    for wrong in ({("第２次産業", "計"): 1736}, {("合計", "計"): 6082}):
        rows = table(column, wrong)
        assert [f.rule for f in check(rows, recognised(rows))] == ["sum-of-parts"]
        assert check(rows) == []
    rows = table(column, {("合計", "計"): 9114})  # the total of something else
    assert check(rows, recognised(rows)) == []


def test_a_table_that_was_taken_apart_wrongly_names_no_figure() -> None:
    shifted = {
        row: dict(zip(values, (*list(values.values())[1:], 7), strict=True)) for row, values in RIGHT.items()
    }
    assert misread(table(shifted, {})) == []
