"""Documents of one region are linked where the parts of a run come together."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kohyo.writers.output import write_output
from kohyo.writers.parts import write_part
from kohyo.writers.records_json import write_record
from schemas.editions import Edition, predecessors
from schemas.tables import DocumentRow, Row


def document(number: int, **values: object) -> DocumentRow:
    facts = {
        "document_id": f"d{number:012x}",
        "source_name": f"{number}.pdf",
        "sha256": f"{number:064x}",
        "media_type": "application/pdf",
        "text_layer": "native",
        "doc_type": "vision",
        "area_key": "03209",
    }
    return DocumentRow.model_validate(facts | values)


def written(base: Path, *documents: DocumentRow) -> Path:
    parts = {}
    for row in documents:
        rows: list[Row] = [row]
        parts[row.document_id] = part = base / "parts" / row.document_id
        write_part(part, rows)
        write_record(part / "record.json", rows)
    write_output(base / "out", parts, [], {})
    return base / "out"


def supersedes(out: Path) -> list[str]:
    with (out / "tables" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["supersedes"] for row in csv.DictReader(file)]


def test_the_third_edition_supersedes_the_second_whatever_their_order(tmp_path: Path) -> None:
    third, second, report = document(1, edition=3), document(2, edition=2), document(3, doc_type="annex")
    out = written(tmp_path, third, second, report)
    assert supersedes(out) == [second.document_id, "", ""]
    record = json.loads((out / "records" / f"{third.document_id}.json").read_text(encoding="utf-8"))
    assert record["document"]["supersedes"] == second.document_id
    record = json.loads((out / "records" / f"{second.document_id}.json").read_text(encoding="utf-8"))
    assert record["document"]["supersedes"] is None


def test_other_regions_and_documents_without_one_are_not_linked(tmp_path: Path) -> None:
    rows = (
        document(1, edition=3),
        document(2, edition=2, area_key="06205"),
        document(3, edition=1, area_key=None),
    )
    assert supersedes(written(tmp_path, *rows)) == ["", "", ""]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"plan_start_fy": 2020}, {"plan_start_fy": 2025}),
        ({"published_on": "2024-08"}, {"published_on": "2025-08-07"}),
        ({"edition": 2, "published_on": "2026-04"}, {"edition": 3, "published_on": "2026-02"}),
        ({"edition": 2, "published_on": "2026-02"}, {"edition": 2, "published_on": "2026-03"}),
    ],
)
def test_edition_then_plan_then_date_decide(
    tmp_path: Path, earlier: dict[str, object], later: dict[str, object]
) -> None:
    assert supersedes(written(tmp_path, document(1, **later), document(2, **earlier))) == [f"d{2:012x}", ""]


def test_what_is_printed_does_not_tell_means_no_link(tmp_path: Path) -> None:
    rows = (document(1, edition=2), document(2, edition=2), document(3, published_on="2020"))
    assert supersedes(written(tmp_path, *rows)) == ["", "", ""]


def test_of_a_plan_and_its_excerpt_the_plan_is_the_one_before(tmp_path: Path) -> None:
    excerpt, plan = document(1, edition=2, page_count=3), document(2, edition=2, page_count=80)
    assert supersedes(written(tmp_path, document(3, edition=3), excerpt, plan)) == [plan.document_id, "", ""]


def test_ten_thousand_copies_of_one_plan_are_linked_at_once() -> None:
    copies = [Edition(f"d{n:012x}", "03209", "vision", n % 7, None, None, n) for n in range(10_000)]
    assert len(predecessors(copies)) == sum(copy.edition != 0 for copy in copies)
