from __future__ import annotations

import pytest

from kohyo.writers.columns import columns_of
from kohyo.writers.dictionary import CODES_HEADER, DICTIONARY_HEADER, code_rows, dictionary_rows
from kohyo.writers.japanese import DESCRIPTIONS, NULLS, TABLES_ABOUT
from schemas.codes import CODES, OPEN_LISTS
from schemas.findings import RULES
from schemas.tables import TABLES

COLUMNS = [(table, column) for table, model in TABLES.items() for column in columns_of(model)]


def test_every_phrase_of_the_models_has_its_japanese() -> None:
    missing = {model.ABOUT for model in TABLES.values()} - TABLES_ABOUT.keys()
    missing |= {column.description for _, column in COLUMNS} - DESCRIPTIONS.keys()
    missing |= {column.null for _, column in COLUMNS if column.null} - NULLS.keys()
    assert not missing, "add these to kohyo/writers/japanese.py"


def test_no_phrase_is_left_from_a_column_that_is_gone() -> None:
    stale = TABLES_ABOUT.keys() - {model.ABOUT for model in TABLES.values()}
    stale |= DESCRIPTIONS.keys() - {column.description for _, column in COLUMNS}
    stale |= NULLS.keys() - {column.null for _, column in COLUMNS}
    assert not stale, "remove these from kohyo/writers/japanese.py"


def test_every_list_that_a_column_names_exists_and_the_other_way_round() -> None:
    assert {column.codes for _, column in COLUMNS if column.codes} == set(CODES)
    assert set(CODES) > OPEN_LISTS


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, c in COLUMNS if c.choices])
def test_the_model_allows_exactly_the_codes_of_its_list(table: str, column: object) -> None:
    found = next(c for c in columns_of(TABLES[table]) if c == column)
    assert found.codes is not None
    assert set(found.choices) == {code.value for code in CODES[found.codes]}


def test_every_rule_is_a_code() -> None:
    assert [code.value for code in CODES["rule"]] == list(RULES)


@pytest.mark.parametrize("name", CODES)
def test_codes_are_unique_and_explained(name: str) -> None:
    codes = CODES[name]
    assert len({code.value for code in codes}) == len(codes)
    assert len({code.title for code in codes}) == len(codes)
    assert all(code.title and code.about for code in codes)


def test_the_dictionary_names_every_column_once() -> None:
    rows = [dict(zip(DICTIONARY_HEADER, row, strict=True)) for row in dictionary_rows()]
    assert [(row["table"], row["name"]) for row in rows] == [(t, c.name) for t, c in COLUMNS]
    assert all(row["title"] and row["description_ja"] and row["description"] for row in rows)


def test_titles_are_unique_within_a_table_and_tables_have_sheet_names() -> None:
    for model in TABLES.values():
        titles = [column.title for column in columns_of(model)]
        assert len(set(titles)) == len(titles), model.TABLE
        assert len(model.TITLE) <= 25
        assert not set(model.TITLE) & set("\\/?*[]:'")
    assert len({model.TITLE for model in TABLES.values()}) == len(TABLES)


def test_the_code_list_says_where_a_code_is_used() -> None:
    rows = [dict(zip(CODES_HEADER, row, strict=True)) for row in code_rows()]
    assert len(rows) == sum(map(len, CODES.values()))
    assert all(row["used_in"] for row in rows)
    assert next(row for row in rows if row["code"] == "census")["title"] == "国勢調査"
