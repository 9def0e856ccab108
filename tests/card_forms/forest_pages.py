"""Sheets of ministries: amounts in a bracket of their own below a heading with the year, figures in words.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import Sheet
from tests.card_forms.slides import box, frame
from tests.card_forms.truth import Form, Truth


def _defence(sheet: Sheet) -> Truth:
    """A portrait one-pager: the office at the top, the name in a frame, a goal as sentence."""
    t = Truth()
    pages = (
        (
            "消防団の力向上モデル支援事業",
            "（Ｒ６当初予算案：３．０億円、Ｒ５当初予算：３．０億円）",
            ((2024, 300_000), (2023, 300_000)),
            "令和８年度までに、女性の消防団員を３万５千人に増やす。",
            ("女性の消防団員", "人", (None, None), (35000, 2026)),
        ),
        (
            "地域の避難所を結ぶ衛星通信整備",
            "（Ｒ６当初予算案：１．５億円、Ｒ５補正予算：４．２億円）",
            ((2024, 150_000), (2023, 420_000)),
            "衛星通信を備えた避難所の割合を令和９年度までに80％とする。（令和５年度：46％）",
            ("衛星通信を備えた避難所の割合", "％", (46, 2023), (80, 2027)),
        ),
    )
    for at, (name, amount, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text("総務省消防庁　地域防災室", 540, 40, size=9, align="right")
        frame(sheet, 50, 52, 545, 84, 4)
        sheet.text(name, 297, 73, size=16, align="center")
        sheet.text(amount, 545, 102, size=10, align="right")
        top = 115.0
        for heading, body in (
            ("○施策の目的", "災害のときに地域の住民を守る力を高める。"),
            (
                "○施策の概要",
                "モデルとなる取組の費用を国が負担し、効果を検証する。",
            ),
            ("○実施主体", "市町村、都道府県"),
            ("○補助率", "定額（上限500万円）"),
            ("○目標", goal),
            ("○今後のスケジュール", "令和６年４月　公募、６月　採択"),
        ):
            sheet.text(heading, 56, top + 12, size=12)
            top = box(sheet, body, 76, top + 20, 460, 10.5) + 12
        t.card(at, name=name)
        for y, v in budgets:
            t.budget(at, {y: v})
        t.kpi(at, *kpi)
    return t


def _forest(sheet: Sheet) -> Truth:
    """A two-column page in the older form: 政策目標, 主な内容, an amount after each part."""
    t = Truth()
    pages = (
        (
            "１１",
            "美しい森林づくり推進事業",
            "【８５０（９００）百万円】",
            (850_000, 900_000),
            "○森林ボランティア団体の数を3,500団体に増加（平成32年度）",
            ("森林ボランティア団体の数", "団体", (None, None), (3500, 2020)),
        ),
        (
            "１２",
            "里山の竹林活用対策",
            "【１２０（－）百万円】",
            (120_000, None),
            "○竹材の利用量を30万トンに拡大（平成31年度）",
            ("竹材の利用量", "万トン", (None, None), (30, 2019)),
        ),
    )
    sheet.text("平成30年度予算概算決定の概要（林野庁）", 297, 40, size=10, align="center")
    for at, (no, name, amount, values, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
            sheet.text("平成30年度予算概算決定の概要（林野庁）", 297, 40, size=10, align="center")
        sheet.text(f"{no}　{name}", 56, 72, size=15)
        sheet.text(amount, 545, 92, size=11, align="right")
        top = 104.0
        for heading, body in (
            ("対策のポイント", "住民、企業、学校が参加する森づくりを支援します。"),
            ("＜背景／課題＞", "・手入れの届かない森林が増えている。"),
            ("政策目標", goal),
            (
                "＜主な内容＞",
                "１．森づくりの担い手支援　　　600（650）百万円\n２．情報の発信　　　250（250）百万円",
            ),
            ("［お問い合わせ先：森林利用課　（03-5555-0048）］", ""),
        ):
            sheet.text(heading, 60, top + 12, size=11.5)
            top = box(sheet, body, 76, top + 20, 460, 10.5) + 14
        t.card(at, number=no, name=name)
        t.budget(at, {2018: values[0]} if values[1] is None else {2018: values[0], 2017: values[1]})
        t.kpi(at, *kpi)
    return t


FORMS = (
    Form("fire-pages", _defence, title="消防防災施策"),
    Form("forest-pages", _forest, title="平成30年度予算概算決定の概要"),
)
