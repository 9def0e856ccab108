"""The count of what is right must itself be right: a score that forgives hides every other fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.accuracy import Record, compare, describe, key, main, read_truth, with_ordinals


def test_equal_rows_match_whatever_their_order_width_and_spaces() -> None:
    truth: list[Record] = [{"name": "ＫＰＩ 一覧", "value": "1.50"}, {"name": "b", "value": None}]
    found: list[Record] = [{"name": "b", "value": None, "page": 3}, {"name": "KPI一覧", "value": 1.5, "page": 1}]
    assert compare(truth, found).f1 == 1.0


@pytest.mark.parametrize(
    ("wanted", "got"),
    [(0, None), (None, 0), ("03209", "3209"), (True, None), (1, 1.0000001), ("西", "⻄"), ("", "-")],
)
def test_values_that_mean_something_else_do_not_match(wanted: object, got: object) -> None:
    score = compare([{"a": "x", "v": wanted}], [{"a": "x", "v": got}])  # type: ignore[dict-item]
    assert score.f1 == 0.0
    assert score.wrong[0].columns == ("v",)


def test_a_row_twice_is_not_a_row_once() -> None:
    row = {"project": "ふるさと学習交流事業"}
    assert compare([row, dict(row)], [row]).recall == 0.5
    score = compare([row], [row, dict(row)])
    assert (score.precision, len(score.extra)) == (0.5, 1)


def test_missing_and_extra_rows_are_told_apart_from_wrong_ones() -> None:
    truth = [{"a": 1, "b": 1, "c": 1}, {"a": 9, "b": 9, "c": 9}]
    found = [{"a": 1, "b": 1, "c": 2}, {"a": 5, "b": 6, "c": 7}]
    score = compare(truth, found)
    assert [d.columns for d in score.wrong] == [("c",)]
    assert (len(score.missing), len(score.extra), score.matched) == (2, 2, 0)
    text = "\n".join(describe(score))
    assert "c: wanted 1, found 2" in text
    assert "missing: {'a': 9" in text
    assert "not in the truth: {'a': 5" in text


def test_nothing_wanted_and_nothing_found_is_right() -> None:
    assert compare([], []).f1 == 1.0
    assert compare([], [{"a": 1}]).f1 == 0.0


def test_a_partial_truth_asks_only_for_its_rows_and_columns() -> None:
    truth: list[Record] = [{"a": 1}, {"a": 1, "b": None}]
    found: list[Record] = [{"a": 1, "b": 2}, {"a": 1, "b": None}, {"a": 3, "b": 3}]
    score = compare(truth, found, partial=True)
    assert (score.recall, score.extra) == (1.0, ())


def test_codes_keep_their_leading_zero() -> None:
    assert key("03209") == "03209"
    assert key("32209") == 32209.0


def test_ids_become_ordinals() -> None:
    tables = with_ordinals(
        {
            "initiatives": [{"initiative_id": "d1-i2", "ordinal": 2}],
            "kpis": [{"initiative_id": "d1-i2", "kpi_id": "k", "ordinal": 1}],
            "kpi_results": [{"initiative_id": "d1-i2", "kpi_id": "k", "value": 3}],
        }
    )
    assert tables["kpi_results"][0]["initiative"] == 2
    assert tables["kpi_results"][0]["kpi"] == 1


def test_a_truth_that_says_a_value_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("table,row,column,value\nkpis,1,unit,人\nkpis,1,unit,回\n", encoding="utf-8")
    with pytest.raises(ValueError, match="twice"):
        read_truth(path)


def test_the_command_line_tells_right_from_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "documents.csv").write_text(
        '\ufeff"document_id","source_name","title"\r\n"d1","a.txt","題"\r\n', encoding="utf-8"
    )
    truth = tmp_path / "a.json"
    truth.write_text('{"documents": [{"title": "題"}]}', encoding="utf-8")
    assert main([str(truth), str(tmp_path)]) == 0
    truth.write_text('{"documents": [{"title": "他の題"}]}', encoding="utf-8")
    assert main([str(truth), str(tmp_path), "--partial"]) == 1
    assert "title" in capsys.readouterr().out
    assert main([str(truth), str(tmp_path), "--document", "b.txt"]) == 2
    assert "0 documents fit" in capsys.readouterr().err
