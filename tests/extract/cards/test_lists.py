"""Lists with an initiative a row."""

from __future__ import annotations

from typing import Any

from extract.families.initiative_list import FAMILY
from schemas.printed import RawRecord


def _records(sketch: Any, table: str) -> list[RawRecord]:
    document = sketch.document
    found = [r for region in FAMILY.find(document) for r in FAMILY.read(document, region).records]
    return [record for record in found if record.table == table]


def test_the_sum_of_the_years_and_the_sources_beside_it_are_no_yearly_amounts(sketch: Any) -> None:
    sketch.page(
        "（単位：千円）",
        sketch.grid(
            "*施策 | *番号 | *事業名 | *事業の概要 | *事業費 | < | < | *令和８年度の財源内訳 | <",
            "^ | ^ | ^ | ^ | *８年度 | *９年度 | *２か年計 | *地方債 | *一般財源",
            "医療 | 1-1 | 医師住宅の改修 | 住宅を改修する。 | 8,200 | － | 8,200 | 8,000 | 200",
            "^ | 1-2 | 救急車の更新 | 車両を更新する。 | 0 | 31,000 | 31,000 | 0 | 0",
            "小計 | < | < | < | 8,200 | 31,000 | 39,200 | 8,000 | 200",
        ),
    )
    assert [r.fields["name"].text for r in _records(sketch, "initiatives")] == ["医師住宅の改修", "救急車の更新"]
    budgets = [(r.fields["fiscal_year"].text, r.fields["amount"].text) for r in _records(sketch, "budgets")]
    assert budgets == [("８年度", "8,200"), ("９年度", "－"), ("８年度", "0"), ("９年度", "31,000")]
    kept = {label.text: value.text for label, value in _records(sketch, "initiatives")[0].extra}
    assert kept["２か年計"] == "8,200"
    assert kept["地方債"] == "8,000"
