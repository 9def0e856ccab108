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


def _cards(title: str) -> Drawing:
    """Cards with a band for the name, the partners below it, and a chip before the audience."""
    d = Drawing(700, 300)
    d.text(20, 20, title, 14)
    d.text(20, 50, "星空型（その地域の夜空に関心がある者を対象とする取組）【採択：3団体】（1／2）", 11)
    cards = (
        ("うみべし", "海辺市（新潟県）", [], "夜空を撮る人、", "写真の愛好家等"),
        ("", "岩手県", ["【宮古市、", "釜石市】"], "都市住民", ""),
        ("もりのむら", "森野村（長野県）", ["【山形市】"], "学生、星の会の会員", ""),
    )
    for n, (reading, name, partners, audience, more) in enumerate(cards):
        x = 20.0 + 225 * n
        d.rounded(x, 70, x + 210, 240, 6)
        d.fill(x + 0.5, 70.5, x + 209.5, 98, 0.85, 0.9, 0.95)
        d.fill(x + 6, 129, x + 40, 140, 0.7, 0.8, 0.95)
        d.text(x + 6, 78, reading, 6)
        d.text(x + 6, 93, name, 13)
        for k, line in enumerate(partners):
            d.text(x + 6, 110 + 11 * k, line, 8)
        d.text(x + 8, 137, "対象者", 8)
        d.text(x + 46, 137, audience, 8)
        d.text(x + 46, 148, more, 8)
        d.text(x + 6, 165, "・夜空を眺める催しを、地域に住む人とともに企画し", 8)
        d.text(x + 14, 177, "て開く。", 8)
        d.text(x + 6, 192, "・記録を残す。", 8)
    return d


def test_blocks_may_stand_on_cards_and_say_whom_they_address(tmp_path: Path) -> None:
    found = _projects(_cards("令和2年度「星空交流事業」モデル事業 採択団体"), tmp_path)
    assert [(p.organization, p.furigana, p.prefecture, p.partners, p.audience) for p in found] == [
        ("海辺市", "うみべし", "新潟県", None, "夜空を撮る人、写真の愛好家等"),
        ("岩手県", None, "岩手県", "宮古市、釜石市", "都市住民"),
        ("森野村", "もりのむら", "長野県", "山形市", "学生、星の会の会員"),
    ]
    assert {(p.category, p.summary) for p in found} == {
        ("星空型", "夜空を眺める催しを、地域に住む人とともに企画して開く。 記録を残す。")
    }


def test_names_of_towns_over_bullets_without_the_title_of_a_programme_are_none(tmp_path: Path) -> None:
    assert not _projects(_page("山川圏域の市町村の取組"), tmp_path)
