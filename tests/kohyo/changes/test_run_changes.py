"""What a run changed, against the run before it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kohyo.changes.change import HEADER
from kohyo.changes.results import Results
from kohyo.changes.write import write_comparison, write_no_changes, write_run_changes
from kohyo.writers.csv_form import BOM

Output = Callable[..., Path]

CARD = """## 出雲・雲南定住自立圏共生ビジョン

施策名\t{name}
連携する事項\t生活機能の強化\t政策分野\t医療
取組内容\t{text}
成果指標 (KPI)\t診療日数
現状値 (2022年度)\t{baseline}日\t目標値 (2028年度)\t70日\t関係市町\t出雲市 雲南市
実施年度\t2024\t2025\t2026
事業費 (千円)\t1,000\t{second}\t0
"""


def card(
    name: str = "休日診療事業", text: str = "休日の診療体制を整える。", baseline: int = 60, second: str = "1,200"
) -> str:
    return CARD.format(name=name, text=text, baseline=baseline, second=second)


def changes(folder: Path) -> list[dict[str, str]]:
    data = (folder / "changes.csv").read_bytes()
    assert data.startswith(BOM)
    assert all(line.startswith(b'"') and line.endswith(b'"') for line in data[3:].split(b"\r\n")[:-1])
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert all(tuple(row) == tuple(HEADER) for row in rows)
    return rows


def rows_only(folder: Path) -> list[tuple[str, ...]]:
    names = ("kind", "table", "record", "column", "before", "after")
    return [tuple(row[name] for name in names) for row in changes(folder) if row["level"] == "row"]


@pytest.fixture
def compared(output: Output) -> Callable[..., Path]:
    """The output of the second of two runs over the given files."""

    def run(before: dict[str, str | bytes], after: dict[str, str | bytes]) -> Path:
        old, new = output("old", before), output("new", after)
        write_run_changes(new, old)
        return new

    return run


def test_in_a_first_run_every_document_is_new(output: Output, tmp_path: Path) -> None:
    new = output("new", {"一.md": card(), "二.md": card("夜間診療事業")})
    tally = write_run_changes(new, tmp_path / "missing")
    assert tally.first
    assert [(row["kind"], row["level"], row["after"]) for row in changes(new)] == [
        ("added", "document", "一.md"),
        ("added", "document", "二.md"),
    ]
    assert "前回の結果がないため、2件の文書はすべて新しいものです。" in (new / "changes.html").read_text("utf-8")


def test_nothing_changes_where_nothing_changed(compared: Callable[..., Path]) -> None:
    new = compared({"一.md": card()}, {"一.md": card()})
    assert changes(new) == []
    assert "変わったところはありません。" in (new / "changes.html").read_text(encoding="utf-8")


def test_a_revised_figure_is_one_change_that_names_card_year_and_both_values(
    compared: Callable[..., Path],
) -> None:
    new = compared({"一.md": card()}, {"一.md": card(second="1,500")})
    assert rows_only(new) == [
        ("changed", "budgets", "休日診療事業／2025年度", "amount_thousand_yen", "1200", "1500")
    ]
    page = (new / "changes.html").read_text(encoding="utf-8")
    for word in ("改訂された文書（1件）", "休日診療事業／2025年度", "1,200千円", "1,500千円"):
        assert word in page


def test_a_card_put_before_another_moves_nothing(compared: Callable[..., Path]) -> None:
    new = compared({"一.md": card()}, {"一.md": card("夜間診療事業") + "\n" + card().partition("\n\n")[2]})
    found = rows_only(new)
    assert {row[0] for row in found} == {"added"}
    assert all(row[2].startswith("夜間診療事業") for row in found if row[1] in ("initiatives", "budgets", "kpis"))


def test_a_renamed_card_keeps_its_figures(compared: Callable[..., Path]) -> None:
    new = compared({"一.md": card()}, {"一.md": card("休日診療推進事業", second="1,500")})
    assert rows_only(new) == [
        ("changed", "initiatives", "休日診療推進事業", "name", "休日診療事業", "休日診療推進事業"),
        ("changed", "budgets", "休日診療推進事業／2025年度", "amount_thousand_yen", "1200", "1500"),
    ]


def test_another_card_is_no_renamed_one(compared: Callable[..., Path]) -> None:
    new = compared(
        {"一.md": card()}, {"一.md": card("観光振興事業", "観光客を呼び込むため、案内板を増やし、催しを開く。")}
    )
    assert {(row[0], row[1]) for row in rows_only(new)} >= {("added", "initiatives"), ("removed", "initiatives")}


def test_spaces_and_width_are_no_revision(compared: Callable[..., Path]) -> None:
    new = compared({"一.md": card()}, {"一.md": card("休日　診療　事業")})
    assert rows_only(new) == []


def test_documents_are_found_by_path_then_by_plan(compared: Callable[..., Path]) -> None:
    plan = "計画期間　2024年度から2028年度まで\n\n"
    new = compared(
        {"一.md": plan + card(), "二.md": card("夜間診療事業")}, {"改/三.md": plan + card(second="1,500")}
    )
    level = [(row["kind"], row["column"]) for row in changes(new) if row["level"] == "document"]
    assert level == [("changed", "path"), ("removed", "")]
    assert len(rows_only(new)) == 1


def test_a_moved_file_is_the_same_document(compared: Callable[..., Path]) -> None:
    new = compared({"一.md": card()}, {"町/一.md": card()})
    assert [(row["column"], row["before"], row["after"]) for row in changes(new)] == [
        ("path", "一.md", "町/一.md")
    ]


def test_a_document_that_cannot_be_read_any_more_says_why(compared: Callable[..., Path]) -> None:
    new = compared({"一.md": card()}, {"一.md": b""})
    (row,) = changes(new)
    assert (row["kind"], row["before"]) == ("removed", "一.md")
    assert "ファイルの中身が空です" in row["after"]


def test_the_same_file_read_in_another_way_is_no_revision(output: Output) -> None:
    old, new = (
        output("old", {"一.md": card()}, versions={"base": "1"}),
        output("new", {"一.md": card()}, versions={"base": "2"}),
    )
    (record,) = (old / "records").iterdir()
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace('"amount_thousand_yen":1200', '"amount_thousand_yen":null'), encoding="utf-8")
    tally = write_run_changes(new, old)
    assert [(row["cause"], row["before"], row["after"]) for row in changes(new)] == [("program", "", "1200")]
    assert tally.documents == {"read": 1}
    assert tally.program_differs
    assert "読み取りの改善（1件）" in (new / "changes.html").read_text(encoding="utf-8")


def test_a_table_that_no_family_reads_is_not_lost(compared: Callable[..., Path]) -> None:
    text = "# 名簿\n\n| 氏名 | 所属 |\n|---|---|\n| 山田 | {} |\n| 鈴木 | 商工会 |\n"
    new = compared({"一.md": text.format("医師会")}, {"一.md": text.format("歯科医師会")})
    told = [(row[0], row[4] or row[5]) for row in rows_only(new)]
    assert ("added", "歯科医師会") in told
    assert ("removed", "医師会") in told


def test_details_are_limited_and_say_where_the_rest_is(compared: Callable[..., Path]) -> None:
    many = "\n".join(f"{n}番目の段落です。この文は{n * 7919}を述べます。\n" for n in range(60))
    new = compared({"一.md": card()}, {"一.md": card() + "\n\n" + many})
    page = (new / "changes.html").read_text(encoding="utf-8")
    assert page.count('<tr class="added">') == 20
    assert "件は changes.csv を見てください" in page
    assert len(rows_only(new)) > 40


def test_names_of_files_cannot_break_the_page(compared: Callable[..., Path]) -> None:
    new = compared({}, {"<script>alert(1)<／script>.md": "本文だけの文書です。"})
    assert "<script>" not in (new / "changes.html").read_text(encoding="utf-8")


def test_two_comparisons_are_the_same_bytes(output: Output, tmp_path: Path) -> None:
    old = output("old", {"一.md": card(), "二.md": card("夜間診療事業")})
    new = output("new", {"一.md": card(second="1,500"), "三.md": card("往診事業")})
    for name in ("a", "b"):
        write_comparison(tmp_path / name, Results.open(old), Results.open(new))
    for name in ("changes.csv", "changes.html"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_damaged_record_of_the_last_run_costs_only_the_rows_of_its_document(output: Output) -> None:
    old, new = output("old", {"一.md": card()}), output("new", {"一.md": card(second="1,500")})
    (record,) = (old / "records").iterdir()
    record.write_bytes(b"{")
    write_run_changes(new, old)
    assert [row["column"] for row in changes(new)] == ["document_id"]
    assert "行の違いは示せません" in (new / "changes.html").read_text(encoding="utf-8")


def test_an_unchanged_output_says_so_and_is_written_once(output: Output) -> None:
    new = output("new", {"一.md": card()})
    write_run_changes(new, new / "missing")
    write_no_changes(new)
    assert changes(new) == []
    stamps = [(new / name).stat().st_mtime_ns for name in ("changes.csv", "changes.html")]
    write_no_changes(new)
    assert [(new / name).stat().st_mtime_ns for name in ("changes.csv", "changes.html")] == stamps


def kept(document_id: str, path: str) -> dict[str, object]:
    return {"document_id": document_id, "path": path, "gone": True}


def test_a_file_that_is_gone_is_named_though_its_results_are_kept(output: Output) -> None:
    files: dict[str, str] = {"一.md": card(), "二.md": card("夜間診療事業")}
    old = output("old", files)
    gone = next(known for known in Results.open(old).documents.values() if known.path == "二.md")
    new = output("new", files, inputs=[kept(gone.document_id, "二.md")])
    tally = write_run_changes(new, old)
    assert tally.documents == {"same": 1, "gone": 1}
    (row,) = changes(new)
    assert (row["kind"], row["before"]) == ("removed", "二.md")
    assert "残しています" in row["after"]
    # the next run has nothing new to say about it
    later = output("later", files, inputs=[kept(gone.document_id, "二.md")])
    assert write_run_changes(later, new).documents == {"same": 2}


def test_a_plan_that_comes_under_another_name_is_revised_though_the_old_one_is_kept(output: Output) -> None:
    plan = "計画期間　2024年度から2028年度まで\n\n"
    old = output("old", {"一.md": plan + card()})
    (document_id,) = Results.open(old).documents
    both = {"一.md": plan + card(), "改.md": plan + card(second="1,500")}
    new = output("new", both, inputs=[kept(document_id, "一.md")])
    assert write_run_changes(new, old).documents == {"revised": 1, "same": 1}
    assert len(rows_only(new)) == 1
