"""Projects of a national programme as blocks of text without any table."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import ModelProject
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_BLOCKS = (
    (90, "かしわざきし", "柏崎市（新潟県）", ("星空を案内する人を育てる。", "次の年度も続ける予定。")),
    (150, "", "北海道　【夕張市 ほか4町村】", ("雪原を歩く催しを開く。",)),
    (200, "すみたちょう", "住田町（岩手県）", ("森の仕事を体験する機会を、都市に住む人に", "")),
    (260, "かづのし", "鹿角市（秋田県）", ("祭りを支える人の輪を広げる。",)),
)


def _page(title: str) -> Drawing:
    d = Drawing(400, 400)
    d.text(40, 30, title, 10)
    d.text(40, 60, "関わり型（その地域に縁がある者を対象とする取組）", 12)
    for top, reading, name, items in _BLOCKS:
        d.text(40, top - 13, reading, 6)
        d.text(40, top, name, 12)
        for n, item in enumerate(items):
            d.text(40, top + 17 + 13 * n, f"・{item}" if item else "　設ける。", 9)
    d.text(40, 320, "【】内は、提案団体と連携する団体", 9)
    return d


def _projects(d: Drawing, path: Path) -> list[ModelProject]:
    (path / "drawn.pdf").write_bytes(d.data())
    return [row for row in read_document(path / "drawn.pdf").rows if isinstance(row, ModelProject)]


def test_a_name_in_larger_type_over_bullets_is_a_project(tmp_path: Path) -> None:
    found = _projects(_page("平成30年度「星空交流事業」モデル事業 採択団体"), tmp_path)
    assert [(p.organization, p.furigana, p.prefecture, p.partners) for p in found] == [
        ("柏崎市", "かしわざきし", "新潟県", None),
        ("北海道", None, "北海道", "夕張市 ほか4町村"),
        ("住田町", "すみたちょう", "岩手県", None),
        ("鹿角市", "かづのし", "秋田県", None),
    ]
    assert {(p.fiscal_year, p.programme, p.category) for p in found} == {(2018, "「星空交流事業」", "関わり型")}
    assert [p.summary for p in found] == [
        "星空を案内する人を育てる。 次の年度も続ける予定。",
        "雪原を歩く催しを開く。",
        "森の仕事を体験する機会を、都市に住む人に設ける。",
        "祭りを支える人の輪を広げる。",
    ]


def test_names_of_towns_over_bullets_without_the_title_of_a_programme_are_none(tmp_path: Path) -> None:
    assert not _projects(_page("山川圏域の市町村の取組"), tmp_path)
