"""Draws sheets of programme evaluation: funds by source, planned and settled amounts, results and targets."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from samples.drawing import BLUE, CID_GOTHIC, GREY, Sheet, centre, label, right
from samples.drawing import Cell as _


def evaluation(sheet: Sheet) -> None:
    """事務事業評価シート: PLAN, DO, CHECK, ACTION at the side; funds down, settled and planned years across."""
    sheet.line("令和６年度　事務事業評価シート", size=13, x=190)
    g = partial(label, fill=GREY)
    money = {
        "国庫支出金": ("1,200", "1,300", "1,300"),
        "県支出金": ("600", "650", "650"),
        "地方債": ("0", "0", "0"),
        "その他": ("40", "40", "50"),
        "一般財源": ("2,160", "2,310", "2,500"),
    }
    rows = [
        [g("整理番号"), centre("203"), g("事務事業名"), _("乳幼児健康診査事業", 2), g("担当課"), _("健康増進課")],
        [g("計　画\n（PLAN）", 1, 3), g("基本施策"), _("安心して子育てができる環境づくり", 5)],
        [g("事業の目的"), _("乳幼児の健やかな発育を支える。", 5)],
        [
            g("事業概要"),
            _("４か月児、１歳６か月児及び３歳児の健康診査を集団方式で実施し、要観察児の経過を追う。", 5),
        ],
        [
            g("実　施\n（DO）", 1, 10),
            g("事業費の推移\n（単位：千円）", 2),
            g("令和４年度\n決算"),
            g("令和５年度\n決算"),
            g("令和６年度\n予算", 2),
        ],
        [g("事業費", 2), right("4,000"), right("4,300"), right("4,500", 2)],
        [g("財源内訳", 1, 5), g("国庫支出金"), *[right(x) for x in money["国庫支出金"][:2]], right("1,300", 2)],
        *[[g(name), right(m[0]), right(m[1]), right(m[2], 2)] for name, m in list(money.items())[1:]],
        [g("指標", 2), g("令和４年度\n実績"), g("令和５年度\n実績"), g("令和６年度\n目標", 2)],
        [g("活動指標", 1, 1), _("健診の実施回数（回）"), right("36"), right("36"), right("38", 2)],
        [g("成果指標", 1, 1), _("健診の受診率（％）"), right("95.2"), right("96.1"), right("98.0", 2)],
        [g("評　価\n（CHECK）", 1, 2), g("必要性"), centre("A"), _("法定の健診であり必要性は高い。", 4)],
        [g("有効性"), centre("B"), _("受診率は高いが、未受診者への働き掛けが要る。", 4)],
        [g("改　善\n（ACTION）"), g("今後の方向性"), _("未受診者への訪問を強化する。", 5)],
    ]
    sheet.table(rows, [58, 62, 80, 76, 70, 50, 84])


def digital(sheet: Sheet) -> None:
    """総合戦略: indicators with 目標 and 実績 rows by year; amounts in yen by the caption above."""
    sheet.line("施策２　しごとづくり", size=12)
    g = partial(label, fill=BLUE)
    rows = [
        [g("①事業名"), _("テレワーク拠点整備事業", 5)],
        [g("②所管部署"), _("企画振興部　デジタル推進課", 5)],
        [g("③取組の内容"), _("旧小学校の校舎を改修し、都市部の企業が利用できる共同の仕事場を設ける。", 5)],
        [g("④KPI", 1, 5), g("指標"), g("区分"), g("R6"), g("R7"), g("R8")],
        [_("拠点を利用する企業数", 1, 2), centre("目標"), right("5社"), right("8社"), right("10社")],
        [centre("実績"), right("6社"), right("7社"), right("")],
        [_("移住者数（累計）", 1, 2), centre("目標"), right("10人"), right("25人"), right("40人")],
        [centre("実績"), right("9人"), right("22人"), right("")],
    ]
    sheet.table(rows, [80, 160, 50, 60, 60, 60])
    sheet.line(
        "事業費の状況　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　（単位：円）", size=9
    )
    rows = [
        [g("区分"), g("R6決算"), g("R7決算"), g("R8予算")],
        [g("事業費"), right("12,345,678"), right("9,870,000"), right("10,000,000")],
        [g("うち国費"), right("6,172,000"), right("4,935,000"), right("5,000,000")],
        [g("うち一般財源"), right("6,173,678"), right("4,935,000"), right("5,000,000")],
    ]
    sheet.table(rows, [110, 120, 120, 120])


def make(path: Path) -> None:
    """Writes the PDF; the fonts are not embedded."""
    sheet = Sheet(path, "行政評価", font=CID_GOTHIC)
    evaluation(sheet)
    sheet.next_page()
    digital(sheet)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
