"""Sheets of ministries: a ruled Word page whose goals stand on lines below their names, and a catalogue.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import Sheet, label
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _initiative_word(sheet: Sheet) -> Truth:
    """A Word page with a two-column ruled table, letter-spaced labels, amounts in lines."""
    t = Truth()
    pages = (
        (
            "２３",
            "地域の教育力を高める学習支援事業",
            "文部科学省",
            "・令和５年度当初：7,103百万円\n・令和６年度当初（案）：7,067百万円",
            ((2023, 7_103_000), (2024, 7_067_000)),
            "地域と活動する小中学校の割合\n　現状：54.7％（令和４年度）\n　目標：70％（令和８年度）",
            ("地域と活動する小中学校の割合", "％", (54.7, 2022), (70, 2026)),
        ),
        (
            "２４",
            "地場産業のデザイン活用促進事業",
            "経済産業省",
            "・令和５年度補正：1,500百万円の内数\n・令和６年度当初（案）：320百万円",
            ((2023, None), (2024, 320_000)),
            "支援した企業の売上の伸び率\n　現状：2.1％（令和３年度）\n　目標：5％（令和７年度）",
            ("支援した企業の売上の伸び率", "％", (2.1, 2021), (5, 2025)),
        ),
    )
    for at, (no, name, office, amount, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.table(
            [
                [label("整　理　番　号"), text(no)],
                [label("事　業　名"), text(name)],
                [label("府　省　名"), text(office)],
                [label("予　算　額"), text(amount)],
                [label("事　業　の　目　的"), text("地域の人の力を学びとしごとに活かす。")],
                [label("事　業　の　概　要"), text("１　推進員の配置\n２　研修会の開催\n３　成果の共有")],
                [label("成果目標（ＫＰＩ）"), text(goal)],
                [label("支援対象・補助率"), text("都道府県、市町村（１／３）")],
                [label("担当部局・連絡先"), text(f"地域学習推進課（内線29{at}0）")],
            ],
            [120, 360],
            size=10,
        )
        t.card(at, number=no, name=name)
        for y, v in budgets:
            t.budget(at, {y: v})
        t.kpi(at, *kpi)
    return t


def _catalog(sheet: Sheet) -> Truth:
    """A catalogue page: category above, name in a coloured band with a ministry tag, three side boxes, footers."""
    t = Truth()
    pages = (
        ("しごとづくり", "総務省", "ローカル起業応援プロジェクト", "R6予算（案）　4.5億円", ((2024, 450_000),)),
        (
            "ひとの流れ",
            "国土交通省",
            "空き家の利活用モデル形成支援",
            "R6予算（案）　59億円　R5補正　12億円",
            ((2024, 5_900_000), (2023, 1_200_000)),
        ),
        ("こども・子育て", "こども家庭庁", "放課後の居場所緊急整備", "R5補正　23億円", ((2023, 2_300_000),)),
    )
    for at, (category, office, name, amount, budgets) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(f"■ {category}", 40, 34, size=10)
        bar(sheet, 40, 44, 800, 74, NAVY)
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.text(name, 52, 65, size=17)
        sheet.text(office, 790, 64, size=11, align="right")
        sheet.text(amount, 800, 90, size=11, align="right")
        for x, top, w, heading, body in (
            (
                40,
                104,
                480,
                "事業概要",
                "・地域の金融機関や大学と連携し、事業の立ち上げを支援する。\n・成果を全国に紹介する。",
            ),
            (40, 240, 480, "事業イメージ", "相談　→　計画　→　実施　→　検証"),
            (540, 104, 260, "支援対象", "地方公共団体、民間事業者"),
            (540, 184, 260, "支援内容", "定額（上限2,500万円、融資額と同額まで）"),
            (540, 264, 260, "公募スケジュール", "３月公募、５月交付決定"),
            (540, 344, 260, "お問い合わせ", f"03-5555-44{at}4"),
        ):
            frame(sheet, x, top, x + w, top + 20, 3)
            sheet.text(heading, x + 8, top + 14, size=11)
            box(sheet, body, x + 10, top + 26, w - 20, 10)
        t.card(at, name=name)
        for y, v in budgets:
            t.budget(at, {y: v})
    return t


FORMS = (
    Form("word-tables", _initiative_word, title="施策別事業概要"),
    Form("catalogue", _catalog, True, "地方創生支援策カタログ"),
)
