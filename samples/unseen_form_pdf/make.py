"""Draws cards of a form that no layout was written for: labels above values, and upright labels at the side."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samples.drawing import CREAM, GREY, Cell, Rules, Sheet, centre, label, right

WIDTHS = (24.0, 55, 88, 80, 80, 78, 78)
YEARS = ("令和７年度", "令和８年度", "令和９年度", "令和10年度", "令和11年度")


@dataclass(frozen=True)
class Card:
    """What a card of this form says."""

    number: str
    name: str
    policy_field: str
    office: str
    towns: str
    text: str
    effect: str
    kpis: Sequence[tuple[str, str, str, str, str]]
    amounts: Sequence[str]
    plan: str


CARDS = (
    Card(
        "1-1",
        "離島医療支え合い事業",
        "医療",
        "隠岐の島町 保健福祉課",
        "隠岐の島町、海士町、⻄ノ島町、知夫村",
        "島前と島後の診療所及び病院を結ぶ遠隔診療の仕組みを整え、専門医の診察を島内で受けられるようにする。あわせて、"
        "看護師の合同研修を年２回行う。",
        "本土への通院に伴う住民の負担が軽減される。",
        (
            ("遠隔診療の実施件数", "件", "120", "400", "年間の延べ件数"),
            ("合同研修の参加者数（累計）", "人", "0", "180", ""),
        ),
        ("12.5", "12.5", "8.4", "8.4", "8.4"),
        "隠岐圏域地域医療構想",
    ),
    Card(
        "1-2",
        "島の高校魅力化事業",
        "教育",
        "海士町 教育委員会",
        "海士町、⻄ノ島町、知夫村",
        "島外からの入学を希望する生徒に向けた説明会や体験入学を共同で開催し、寮の運営及び公営の学習塾の講師の確保を"
        "行う。",
        "島の高校が存続し、若い世代の定住と交流が進む。",
        (("島外からの入学者の割合", "％", "48.5", "50", "隠岐島前高等学校"),),
        ("30", "31.2", "31.2", "△5", ""),
        "島前教育魅力化構想",
    ),
    Card(
        "2-1",
        "島々をつなぐ航路利用促進事業",
        "地域公共交通",
        "⻄ノ島町 総務課",
        "隠岐の島町、海士町、⻄ノ島町、知夫村",
        "島民の運賃の割引及び観光客向けの周遊券の販売を行うとともに、船の時刻に合わせて路線バスを運行する。",
        "島と島の間の移動がしやすくなり、交流人口が増える。",
        (
            ("周遊券の販売枚数", "枚", "１，０５０", "１，８００", ""),
            ("航路の満足度", "％", "", "80", "アンケート調査"),
        ),
        ("6.0", "6.0", "6.0", "6.0", "6.0"),
        "―",
    ),
)


def draw(sheet: Sheet, card: Card) -> None:
    """Draws the card below what is on the page."""
    rows = [
        [
            _up("取組", 2),
            _above("整理番号"),
            _above("取組名称", 2),
            _above("政策分野"),
            _above("所管課", 2),
        ],
        [centre(card.number), Cell(card.name, 2, size=10.5), centre(card.policy_field), Cell(card.office, 2)],
        [_up("構成", 2), _above("構成市町村", 6)],
        [Cell(card.towns, 6)],
        [_up("事業概要"), Cell(card.text, 6)],
        [_up("効果"), Cell(card.effect, 6)],
        [
            _up("指標", len(card.kpis) + 1),
            _above("指標名", 2),
            _above("単位"),
            _above("基準値\n（令和５年度）"),
            _above("数値目標\n（令和11年度）"),
            _above("備考"),
        ],
        *([Cell(k[0], 2), centre(k[1]), right(k[2]), right(k[3]), Cell(k[4])] for k in card.kpis),
        [label("事業費\n（百万円）", 2, 2, fill=CREAM), *(_above(year) for year in YEARS)],
        [right(amount) for amount in card.amounts],
        [label("根拠計画", 2, fill=CREAM), Cell(card.plan, 5)],
    ]
    open_rows = frozenset(range(7, 7 + len(card.kpis)))
    sheet.table(rows, WIDTHS, rules=Rules(no_verticals=open_rows, open_sides="r", width=0.7))
    sheet.top += 12


def _up(text: str, rows: int = 1) -> Cell:
    return label(text, rows=rows, fill=CREAM, upright=True)


def _above(text: str, columns: int = 1) -> Cell:
    return label(text, columns, fill=GREY, size=8)


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "隠岐定住自立圏共生ビジョン 取組個票")
    sheet.line("隠岐定住自立圏共生ビジョン 取組個票", x=180, size=14, strike=True)
    sheet.line("島根県 隠岐の島町・海士町・⻄ノ島町・知夫村", x=190, size=10)
    sheet.line("計画期間：令和７年度～令和11年度", x=220, size=10, gap=14)
    draw(sheet, CARDS[0])
    draw(sheet, CARDS[1])
    sheet.next_page()
    draw(sheet, CARDS[2])
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
