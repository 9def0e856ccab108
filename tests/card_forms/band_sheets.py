"""Sheets of ministries: labels centred in bands, bare figures after a unit, a practice as a numbered list.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import BLUE, Sheet
from tests.card_forms.slides import bar, box, frame
from tests.card_forms.truth import Form, Truth


def _left(sheet: Sheet) -> Truth:
    """Labels centred in tall bands left of their texts; the goal among them; three years in one line."""
    t = Truth()
    pages = (
        (
            "海ごみを減らす流域連携推進事業",
            "予算額（億円）　R4：36.9　R5：37.1　R6要求：40.0",
            ((2022, 3_690_000), (2023, 3_710_000), (2024, 4_000_000)),
            "海岸で回収したごみの量を年間5万トンにする（令和８年度）",
            ("海岸で回収したごみの量", "万トン", (None, None), (5, 2026)),
        ),
        (
            "里海づくり支援事業",
            "予算額（億円）　R4：1.2　R5：1.2　R6要求：1.5",
            ((2022, 120_000), (2023, 120_000), (2024, 150_000)),
            "藻場の再生に取り組む地区数：25地区（R4）→60地区（R9）",
            ("藻場の再生に取り組む地区数", "地区", (25, 2022), (60, 2027)),
        ),
    )
    for at, (name, amount, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 40, 44, size=19)
        sheet.text(amount, 800, 66, size=10, align="right")
        for top, h, heading, body in (
            (80, 70, "目的", "川の上流から海までの市町村が力を合わせ、海に流れ出るごみを減らす。"),
            (
                156,
                120,
                "内容",
                "① 流域の協議会の運営を支援する。\n② 回収と処理の費用を補助する。\n③ 調査の結果を公表する。",
            ),
            (282, 60, "補助率", "都道府県７／10、市町村９／10（離島などは嵩上げ）"),
            (348, 60, "目標", goal),
            (414, 60, "実施期間", "令和４年度～令和８年度"),
            (480, 50, "問合せ先", f"水環境課　03-5555-903{at}"),
        ):
            bar(sheet, 40, top, 140, top + h, BLUE)
            sheet.text(heading, 90, top + h / 2 + 4, size=12, align="center")
            frame(sheet, 140, top, 800, top + h)
            lines = body.count("\n") + 1
            box(sheet, body, 152, top + h / 2 - lines * 7, 640, 10.5)
        t.card(at, name=name)
        for y, v in budgets:
            t.budget(at, {y: v})
        t.kpi(at, *kpi)
    return t


def _numbers(sheet: Sheet) -> Truth:
    """A portrait page of a report: numbered plain headings with values on their line; 事業費 in yen."""
    t = Truth()
    pages = (
        ("公民館を拠点にした見守りネットワーク", "奈良県　吉川村", "3,480,000円（令和４年度決算）", 3480),
        ("小学校跡地の農産物加工場", "大分県　豊原市", "28,600,000円（令和４年度決算）", 28600),
    )
    for at, (name, town, cost, value) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        top = 60.0
        sheet.text("【事例】", 56, 50, size=10)
        for heading, body in (
            ("１．取組名称", name),
            ("２．団体名", town),
            ("３．取組期間", "令和３年度～"),
            ("４．事業費", cost),
            (
                "５．取組の概要",
                "住民が当番で戸別に訪ね、困りごとを聞き、役場や医療機関につなぐ。月に一度、食事の会を開く。",
            ),
            ("６．取組の効果", "救急搬送が前年度より12％減り、会の参加者は40人から95人に増えた。"),
            ("７．今後の課題", "担い手を増やすこと。"),
            ("８．担当課", "住民福祉課（電話 0747-55-0000）"),
        ):
            sheet.text(heading, 56, top + 11, size=11)
            top = box(sheet, body, 76, top + 18, 450, 10.5) + 10
        t.card(at, name=name, municipalities=town.split("　")[1])
        t.budget(at, {2022: value})
    return t


FORMS = (
    Form("left-bands", _left, True, "令和６年度要求の概要"),
    Form("numbered-practices", _numbers, title="事例集"),
)
