"""Second runs: what is known is not read again, and what differs is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Desk = Any


@pytest.fixture
def three(quick: Desk) -> Desk:
    for number in range(3):
        quick.card(f"計画{number}.md", f"事業{number}", 60 + number)
    quick.run("--quiet", status=0)
    return quick


def _stamps(data: Path) -> dict[str, int]:
    told = {"run.json", "changes.csv", "changes.html"}  # of the run
    return {str(path): path.stat().st_mtime_ns for path in data.rglob("*") if path.name not in told}


def test_an_unchanged_folder_leaves_the_output_alone(three: Desk) -> None:
    three.run(status=0)  # says in changes.csv that nothing changed any more
    before, stamps, started = three.contents(), _stamps(three.data), three.facts()["started"]
    done = three.run(status=0)
    assert three.read() == []
    assert three.contents() == before
    changed = {path for path, stamp in _stamps(three.data).items() if stamps.get(path) != stamp}
    assert changed <= {str(three.data), str(three.data / ".kohyo")}, "something was written anew"
    facts = three.facts()
    assert facts["changed"] is False
    assert facts["started"] >= started
    assert facts["counts"]["reused"] == 3
    assert facts["workbook"] == []
    assert "変わりはありません" in done.stdout


def test_one_new_file_costs_its_own_reading(three: Desk, tmp_path: Path) -> None:
    three.card("計画9.md", "新しい事業")
    three.run("--quiet", status=0)
    assert three.read() == ["計画9.md"]
    three.run("--quiet", out=tmp_path / "afresh", status=0)
    assert three.contents() == three.contents(tmp_path / "afresh")


def test_a_changed_file_replaces_its_document(three: Desk, tmp_path: Path) -> None:
    three.card("計画1.md", "別の事業", 10)
    done = three.run(status=0)
    assert three.read() == ["計画1.md"]
    assert "内容が変わった文書: 1 件" in done.stdout
    three.run("--quiet", out=tmp_path / "afresh", status=0)
    assert three.contents() == three.contents(tmp_path / "afresh")


def test_a_renamed_file_is_the_same_document_under_its_new_name(three: Desk, tmp_path: Path) -> None:
    ids = {row["document_id"] for row in three.rows("documents")}
    (three.inputs / "計画1.md").rename(three.inputs / "最終版.md")
    three.run("--quiet", status=0)
    assert three.read() == []
    assert {row["document_id"] for row in three.rows("documents")} == ids
    assert [row["source_name"] for row in three.rows("documents")] == ["最終版.md", "計画0.md", "計画2.md"]
    three.run("--quiet", out=tmp_path / "afresh", status=0)
    assert three.contents() == three.contents(tmp_path / "afresh")


def test_a_file_that_is_gone_is_told_and_stays_until_it_is_pruned(three: Desk, tmp_path: Path) -> None:
    tables = three.contents()
    (three.inputs / "計画1.md").unlink()
    done = three.run(status=0)
    assert "結果を残した文書（外すには --prune）: 1 件\n    計画1.md" in done.stdout
    row = three.status()["計画1.md"]
    assert row["document_id"]
    assert "残しています" in row["reason"]
    assert "--prune" in row["advice"]
    for name in ("tables/initiatives.csv", "tables/budgets.csv", "tables/documents.csv"):
        assert three.contents()[name] == tables[name]
    three.run("--quiet", status=0)
    assert three.facts()["changed"] is False
    done = three.run("--prune", status=0)
    assert "結果から外した文書: 1 件\n    計画1.md" in done.stdout
    assert "計画1.md" not in three.status()
    three.run("--quiet", out=tmp_path / "afresh", status=0)
    assert three.contents() == three.contents(tmp_path / "afresh")


def test_a_document_that_comes_back_takes_its_place_again(three: Desk) -> None:
    before = three.contents()
    text = (three.inputs / "計画1.md").read_bytes()
    (three.inputs / "計画1.md").unlink()
    three.run("--quiet", status=0)
    (three.inputs / "計画1.md").write_bytes(text)
    three.run("--quiet", status=0)
    assert three.read() == []
    assert three.contents() == before


def test_what_cannot_be_read_is_remembered_until_told_otherwise(three: Desk) -> None:
    (three.inputs / "壊.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (three.inputs / "空.pdf").write_bytes(b"")
    three.run("--quiet", status=1)
    assert sorted(three.read()) == ["壊.pdf", "空.pdf"]
    three.run("--quiet", status=1)
    assert three.read() == []
    three.run("--quiet", "--retry", status=1)
    assert sorted(three.read()) == ["壊.pdf", "空.pdf"]
    three.run("--quiet", "--reread", status=1)
    assert len(three.read()) == 5


def _edit(part: Path, change: Callable[[dict[str, Any]], None]) -> None:
    data = json.loads((part / "outcome.json").read_bytes())
    change(data)
    (part / "outcome.json").write_text(json.dumps(data), encoding="utf-8")


def _parts(desk: Desk) -> list[Path]:
    return sorted((desk.data / ".kohyo" / "parts").iterdir())


def test_a_result_of_another_version_is_made_again_where_that_version_matters(three: Desk) -> None:
    before = three.contents()
    one, two, _ = _parts(three)
    assert list(json.loads((one / "outcome.json").read_bytes())["made_by"]) == ["base"]
    _edit(one, lambda data: data["made_by"].update(base="another"))
    _edit(two, lambda data: data["made_by"].update(base=data["made_by"]["base"]))
    three.run("--quiet", status=0)
    assert len(three.read()) == 1
    assert three.contents() == before
    assert three.facts()["changed"] is False


@pytest.mark.parametrize("damage", ["rows.zip", "record.json", "outcome.json"])
def test_a_damaged_result_is_made_again(three: Desk, damage: str) -> None:
    before = three.contents()
    path = _parts(three)[1] / damage
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[: len(data) // 2])
    three.run("--quiet", status=0)
    assert len(three.read()) == 1
    assert three.contents() == before


def test_an_output_that_somebody_edited_is_written_again(three: Desk) -> None:
    before = three.contents()
    (three.data / "tables" / "budgets.csv").write_text("x", encoding="utf-8")
    (three.data / "kohyo.xlsx").unlink()
    three.run("--quiet", status=0)
    assert three.read() == []
    assert three.contents() == before


def test_a_record_that_somebody_edited_in_place_does_not_come_back(three: Desk) -> None:
    before = three.contents()
    record = next((three.data / "records").iterdir())
    with record.open("r+b") as file:
        file.seek(20)
        file.write(b"#")
    three.run("--quiet", status=0)
    assert three.contents() == before


def test_a_copied_output_folder_knows_its_documents(three: Desk, tmp_path: Path) -> None:
    shutil.copytree(three.data, tmp_path / "copy", copy_function=shutil.copyfile)
    three.run("--quiet", out=tmp_path / "copy", status=0)
    inputs = json.loads((tmp_path / "copy" / "run.json").read_bytes())["inputs"]
    assert all(item["reused"] for item in inputs)
    assert three.contents(tmp_path / "copy") == three.contents()


def test_the_same_content_under_two_names_is_read_once(quick: Desk) -> None:
    one = quick.card("a.md")
    (quick.inputs / "b.md").write_bytes(one.read_bytes())
    quick.run("--quiet", status=0)
    assert quick.read() == ["a.md"]
    assert [row["source_name"] for row in quick.rows("documents")] == ["a.md"]
    one.unlink()
    quick.run("--quiet", status=0)
    assert quick.read() == []
    assert [row["source_name"] for row in quick.rows("documents")] == ["b.md"]


def test_the_name_decides_with_the_content(quick: Desk) -> None:
    (quick.inputs / "a.md").write_text("<html>見つかりません</html>", encoding="utf-8")
    shutil.copy(quick.inputs / "a.md", quick.inputs / "b.pdf")
    quick.run("--quiet", status=1)
    status = {name: row["status"] for name, row in quick.status().items()}
    assert status == {"a.md": "ok", "b.pdf": "not_pdf"}


def test_results_of_documents_that_are_no_more_are_removed(three: Desk) -> None:
    three.card("計画1.md", "別の事業", 10)
    three.run("--quiet", status=0)
    assert len(_parts(three)) == 3


def test_a_link_to_the_output_folder_is_the_output_folder(three: Desk, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(three.data, target_is_directory=True)
    three.run("--quiet", out=tmp_path / "link", status=0)
    assert three.read() == []
    assert (tmp_path / "link").is_symlink()


def test_an_output_inside_the_inputs_is_no_input(quick: Desk) -> None:
    quick.card("a.md")
    out = quick.inputs / "結果"
    quick.run("--quiet", out=out, status=0)
    (out / "memo.txt").write_text("控え", encoding="utf-8")
    quick.run("--quiet", out=out, status=0)
    assert [row["path"] for row in quick.rows("inputs", out)] == ["a.md"]
