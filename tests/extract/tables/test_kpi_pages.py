"""Lists of indicators as they stand on a page, where rulings do not say what belongs together."""

from __future__ import annotations

from pathlib import Path

from extract.document import read
from samples.drawing import CID_GOTHIC, Cell, Rules, Sheet, right
from tests.extract.tables.facts import Rows

LIST = (
    ("農業の振興", "農業産出額", "１，２０４百万円", "１，４００百万円"),
    ("", "新規就農者数", "３人", "１５人"),
    ("", "農業法人の数", "６法人", "９法人"),
    ("林業の振興", "間伐面積", "８５ｈａ", "１２０ｈａ"),
    ("", "木材の出荷量", "５，６００立方メートル", "７，０００立方メートル"),
    ("観光の振興", "宿泊客数", "１８，２５４人", "２５，０００人"),
    ("", "満足度", "６０．５％", "７０．０％"),
)


def test_labels_beside_the_first_of_their_rows_hold_for_those_below(tmp_path: Path, rows: Rows) -> None:
    sheet = Sheet(tmp_path / "list.pdf", "KPI一覧", font=CID_GOTHIC, wide=True)
    sheet.line("第３期総合戦略　ＫＰＩ一覧", size=12)
    body = [[Cell(t) for t in ("施策", "重要業績評価指標", "基準値（Ｒ５）", "目標値（Ｒ１１）")]]
    body += [[Cell(name), Cell(text), right(now), right(goal)] for name, text, now, goal in LIST]
    lines = Rules(open_sides="lr", no_verticals=frozenset(range(len(body))))
    sheet.table(body, (160, 220, 150, 150), rules=lines)
    sheet.save()
    found = rows(read(tmp_path / "list.pdf"), "kpi_summary")
    assert [(row["initiative_name"], row["indicator"]) for row in found] == [
        ("農業の振興", "農業産出額"),
        ("農業の振興", "新規就農者数"),
        ("農業の振興", "農業法人の数"),
        ("林業の振興", "間伐面積"),
        ("林業の振興", "木材の出荷量"),
        ("観光の振興", "宿泊客数"),
        ("観光の振興", "満足度"),
    ]
    assert [row["target_value"] for row in found] == [1400, 15, 9, 120, 7000, 25000, 70.0]


def test_an_aim_that_wraps_is_one_heading_and_none_of_it_a_measure(tmp_path: Path, rows: Rows) -> None:
    sheet = Sheet(tmp_path / "wrapped.pdf", "総合戦略", font=CID_GOTHIC, size=10)
    sheet.paragraph(
        "　本戦略は、村民、企業、大学と協力しながら、持続可能な村づくりを進めるために定めるものである。" * 3
    )
    sheet.line("基本目標１　観光と林業を軸に、若い世代が安心して働くことのできる仕事を", size=13.5, gap=3)
    sheet.line("つくり、村の稼ぐ力を高める", size=13.5, gap=8)
    sheet.paragraph("　滞在型の観光を進め、村の収入を増やす。")
    sheet.table(
        [
            [Cell(t) for t in ("数値目標", "現状値（R1）", "目標値（R7）")],
            [Cell("就業者数"), Cell("198人"), Cell("200人")],
        ],
        (200, 100, 100),
    )
    sheet.save()
    found = rows(read(tmp_path / "wrapped.pdf"), "kpi_summary")
    whole = "基本目標１　観光と林業を軸に、若い世代が安心して働くことのできる仕事をつくり、村の稼ぐ力を高める"
    assert [(row["policy_field"], row["initiative_name"]) for row in found] == [(whole, None)]
