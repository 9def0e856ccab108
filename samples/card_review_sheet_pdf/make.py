"""Draws a one-page sheet in which a ministry reviews a programme: amounts by stage, outcome and output by year."""
# ruff: noqa: E501  rows of forms are easier to compare with the page when they stand on one line

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from samples.drawing import CID_GOTHIC, CREAM, Sheet, centre, label
from samples.drawing import Cell as _


def review(sheet: Sheet) -> None:
    """行政事業レビューシート: amounts in million yen by fiscal year, outcome and output with results and targets."""
    sheet.text("事業番号", 400, 50, size=9)
    sheet.text("0042", 470, 50, size=9)
    sheet.line("令和５年度行政事業レビューシート（　総務省　）", size=13, x=150)
    g = partial(label, fill=CREAM, size=8)
    c = centre
    years = ["令和２年度", "令和３年度", "令和４年度", "令和５年度", "令和６年度要求"]
    outcome = ("令和２年度", "令和３年度", "令和４年度")
    rows = [
        [g("事業名"), _("地域運営組織形成支援事業", 3), g("担当部局庁"), _("自治行政局", 2), g("作成責任者", 2)],
        [
            g("事業開始年度"),
            c("平成28年度"),
            g("事業終了\n（予定）年度"),
            c("令和７年度"),
            g("担当課室"),
            _("地域振興室", 2),
            c("室長　山田 太郎", 2),
        ],
        [g("会計区分"), _("一般会計", 8)],
        [
            g("根拠法令\n（具体的な条項も記載）"),
            c("－", 3),
            g("関係する計画、通知等"),
            _("デジタル田園都市国家構想総合戦略", 4),
        ],
        [
            g("事業の目的\n（目指す姿を簡潔に。3行程度以内）"),
            _("地域の暮らしを支える運営組織の形成を促し、持続可能な地域社会を実現する。", 8),
        ],
        [
            g("事業概要\n（5行程度以内。別添可）"),
            _("運営組織の立上げに取り組む市町村に専門家を派遣するとともに、優良事例を調査し、手引を作成する。", 8),
        ],
        [g("実施方法"), _("委託・請負", 8)],
        [g("予算額・\n執行額\n(単位:百万円)", 1, 9), g("", 3), *[g(y) for y in years]],
        [g("予算の状況", 1, 6), g("当初予算", 2), *[c(s) for s in ("50", "48", "45", "45", "52")]],
        [g("補正予算", 2), *[c(s) for s in ("-", "-", "10", "-", "")]],
        [g("前年度から繰越し", 2), *[c(s) for s in ("-", "-", "-", "10", "")]],
        [g("翌年度へ繰越し", 2), *[c(s) for s in ("-", "-", "▲ 10", "-", "")]],
        [g("予備費等", 2), *[c(s) for s in ("-", "-", "-", "-", "")]],
        [g("計", 2), *[c(s) for s in ("50", "48", "45", "55", "52")]],
        [g("執行額", 3), *[c(s) for s in ("46", "47", "44", "", "")]],
        [g("執行率（％）", 3), *[c(s) for s in ("92%", "98%", "98%", "", "")]],
        [
            g("成果目標及び成果実績\n（アウトカム）", 1, 4),
            g("定量的な成果目標"),
            g("成果指標", 2),
            g("単位"),
            *[g(y) for y in outcome],
            g("目標最終年度\n７年度"),
        ],
        [
            _("令和７年度までに運営組織の数を7,000とする。", 1, 3),
            _("運営組織の数", 1, 3),
            g("成果実績"),
            c("団体"),
            c("5,783"),
            c("6,064"),
            c("7,207"),
            c("-"),
        ],
        [g("目標値"), c("団体"), c("5,500"), c("6,000"), c("6,500"), c("7,000")],
        [g("達成度"), c("%"), c("105.1"), c("101.1"), c("110.9"), c("-")],
        [
            g("活動指標及び活動実績\n（アウトプット）", 1, 3),
            g("活動指標", 3),
            g("単位"),
            *[g(y) for y in outcome],
            g("５年度\n活動見込"),
        ],
        [_("専門家を派遣した市町村の数", 2, 2), g("活動実績"), c("市町村"), c("12"), c("15"), c("14"), c("-")],
        [g("当初見込み"), c("市町村"), c("10"), c("15"), c("15"), c("15")],
    ]
    sheet.table(rows, [68, 66, 54, 50, 46, 50, 50, 50, 58])


def make(path: Path) -> None:
    """Writes the PDF; the fonts are not embedded."""
    sheet = Sheet(path, "令和５年度行政事業レビューシート", font=CID_GOTHIC)
    review(sheet)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
