"""Draws a card in one table with its agreement, and a timetable with every kind of mark."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from samples.drawing import BLUE, CID_GOTHIC, GREY, Sheet, centre, label, right
from samples.drawing import Cell as _


def agreement_and_card(sheet: Sheet) -> None:
    """The agreement's statements and the card of the initiative in one table."""
    sheet.line("（１）生活機能の強化に係る政策分野", size=12)
    sheet.line("①　医療", size=11)
    g = partial(label, fill=GREY)
    rows = [
        [g("形成協定", 1, 3), g("取組の内容"), _("圏域の医療機関の連携を強化し、救急医療の体制を維持する。", 4)],
        [g("中心市の役割"), _("休日夜間急患センターを運営する。", 4)],
        [g("連携町の役割"), _("運営に要する費用の一部を負担する。", 4)],
        [g("具体的取組", 1, 4), g("事業名"), _("休日夜間急患センター運営事業", 4)],
        [g("事業概要"), _("圏域の医師会と協力して、休日及び夜間の診療を行う。", 4)],
        [g("関係市町"), _("鹿屋市、東串良町、肝付町", 4)],
        [g("成果指標"), _("一次救急の受診者数"), g("目標値（R9）"), right("4,500人", 2)],
        [g("事業費\n（千円）", 2, 4), g("市町"), g("R7"), g("R8"), g("R9")],
        [_("鹿屋市"), right("30,000"), right("30,000"), right("31,000")],
        [_("東串良町"), right("2,000"), right("2,000"), right("2,100")],
        [_("計"), right("32,000"), right("32,000"), right("33,100")],
    ]
    sheet.table(rows, [64, 74, 130, 80, 66, 66])


def timetable(sheet: Sheet) -> None:
    """Years covered by words, arrows drawn as shapes, typed arrows and filled cells."""
    years = [f"R{y}" for y in range(7, 12)]
    rows = [
        [label("連携事業名"), _("救急医療の受入体制の整備", 6)],
        [label("連携内容"), _("休日夜間の当番医を圏域で分担し、救急患者の受入れを円滑にする。", 6)],
        [label("連携自治体"), _("浜田市、益田市、津和野町、吉賀町", 6)],
        [label("年次計画", 1, 6), label("取組項目"), *[label(y) for y in years]],
        [_("当番医の調整"), *[centre("⇒")] * 5],
        [_("受入基準の見直し"), centre("検討"), centre("検討"), centre("実施"), centre("継続"), centre("継続")],
        [_("設備の更新"), centre(""), centre("", 3, arrow="right"), centre("")],
        [_("研修会の開催"), centre("●"), centre("―"), centre("●"), centre("―"), centre("●")],
        [_("住民への周知"), centre("", fill=BLUE), centre("", fill=BLUE), centre(""), centre(""), centre("")],
        [
            label("所要額\n（単位：百万円）"),
            centre("圏域計"),
            right("15"),
            right("15"),
            right("20.5"),
            right("15"),
            right("15"),
        ],
    ]
    sheet.table(rows, [80, 110, 56, 56, 56, 56, 56])


def make(path: Path) -> None:
    """Writes the PDF; the fonts are not embedded."""
    sheet = Sheet(path, "大隅定住自立圏共生ビジョン", font=CID_GOTHIC)
    agreement_and_card(sheet)
    sheet.next_page()
    timetable(sheet)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
