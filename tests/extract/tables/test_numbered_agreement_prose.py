"""Agreements written as prose whose levels are numbered in any order, with labels numbered or in brackets."""

from __future__ import annotations

import pytest

from extract.families import agreement_prose
from tests.drawing import Drawing

STATEMENTS = (
    ("取組の内容", "川を渡る人の足を守る。"),
    ("水守市の役割", "渡し船を直し、船頭を雇う。"),
    ("山根町の役割", "桟橋を直し、費用を負担する。"),
)


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        (("ア　", "(ア)　", "（１）　"), ("ア　", "イ　", "ウ　")),
        (("１　", "(1)　", "ア　"), ("", "", "")),
        (("１　", "（１）　", "ア　"), ("【", "【", "【")),
    ],
)
def test_labels_close_no_heading_and_the_next_article_ends_the_last_text(
    marks: tuple[str, str, str], labels: tuple[str, str, str]
) -> None:
    d = Drawing()
    d.text(90, 40, "定住自立圏の形成に関する協定書", 14)
    lines = [(40, f"{marks[0]}生活機能の強化に係る政策分野"), (50, f"{marks[1]}地域公共交通")]
    lines.append((60, f"{marks[2]}渡し船の維持"))
    for mark, (label, text) in zip(labels, STATEMENTS, strict=True):
        lines += [(70, f"{mark}{label}{'】' if mark == '【' else ''}"), (90, text)]
    lines += [(40, "（協議）"), (40, "第３条　定めのない事項は、甲乙協議の上、定める。")]
    for n, (x, text) in enumerate(lines):
        d.text(x, 70 + 14 * n, text, 9)
    document = d.read()
    records = [
        r for region in agreement_prose.find(document) for r in agreement_prose.read(document, region).records
    ]
    assert [r.fields["text"].text for r in records] == [text for _, text in STATEMENTS]
    assert {(r.fields["policy_field"].text, r.fields["item"].text) for r in records} == {
        ("地域公共交通", "渡し船の維持")
    }
    assert {r.fields["axis"].text for r in records} == {"生活機能の強化"}
