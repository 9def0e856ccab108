"""Draws lists with an initiative a row."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from samples.drawing import BLUE, CID_GOTHIC, GREEN, Sheet, centre, label, right
from samples.drawing import Cell as _


def programme_list(sheet: Sheet) -> None:
    """事業一覧: number, name, content, amounts of three years and the office, one initiative a row."""
    sheet.line("４　主要事業一覧", size=12)
    sheet.text("（単位：千円）", 480, sheet.top, size=8)
    sheet.top += 6
    g = partial(label, fill=GREEN)
    data = [
        ("1", "道の駅改修事業", "老朽化した道の駅の便所及び駐車場を改修する。", "12,000", "8,000", "0", "観光課"),
        ("2", "有害鳥獣対策事業", "侵入防止柵の設置に要する経費を補助する。", "3,500", "3,500", "3,500", "農林課"),
        (
            "3",
            "空き家活用推進事業",
            "空き家の改修に要する費用の一部を補助し、移住者の住まいを確保する。",
            "6,000",
            "6,000",
            "6,000",
            "移住定住課",
        ),
        ("4", "消防団員確保対策事業", "消防団協力事業所の認定を進める。", "―", "200", "200", "総務課"),
    ]
    rows = [
        [g("番号", 1, 2), g("事業名", 1, 2), g("事業内容", 1, 2), g("事業費（千円）", 3), g("担当課", 1, 2)],
        [g("R7"), g("R8"), g("R9")],
        *[[centre(d[0]), _(d[1]), _(d[2]), *[right(x) for x in d[3:6]], _(d[6])] for d in data],
    ]
    sheet.table(rows, [30, 90, 160, 45, 45, 45, 65])


def list_with_indicator(sheet: Sheet) -> None:
    """A list without numbers: name, content, towns, indicator with 現状値 and 目標値, one amount."""
    sheet.line("（２）結びつきやネットワークの強化", size=12)
    g = partial(label, fill=BLUE)
    data = [
        (
            "バス路線の再編",
            "市町をまたぐ路線を再編し、乗継ぎの便を改める。",
            "八代市、氷川町",
            "路線バスの利用者数",
            "21万人",
            "24万人",
            "42,000",
        ),
        ("光回線の整備", "山間部に光回線を敷設する。", "八代市、五木村", "整備率", "71％", "100％", "15,500"),
        (
            "交流イベントの開催",
            "産業祭を合同で開催する。",
            "八代市、氷川町、芦北町",
            "来場者数",
            "8,000人",
            "12,000人",
            "2,400",
        ),
    ]
    rows = [
        [
            g("取組名"),
            g("取組の概要"),
            g("関係市町村"),
            g("成果指標（KPI）"),
            g("現状値\n（R5）"),
            g("目標値\n（R10）"),
            g("事業費\n（千円）"),
        ],
        *[[_(d[0]), _(d[1]), _(d[2]), _(d[3]), right(d[4]), right(d[5]), right(d[6])] for d in data],
    ]
    sheet.table(rows, [66, 120, 74, 74, 50, 50, 50])


def make(path: Path) -> None:
    """Writes the PDF; the fonts are not embedded."""
    sheet = Sheet(path, "第２次総合計画 実施計画", font=CID_GOTHIC)
    programme_list(sheet)
    sheet.next_page()
    list_with_indicator(sheet)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
