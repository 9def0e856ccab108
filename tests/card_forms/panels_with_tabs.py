"""Cards made of panels side by side, each with its label on a coloured tab in its corner; no table anywhere.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from collections.abc import Sequence

from samples.drawing import Colour, Sheet
from tests.card_forms.slides import bar, box, frame
from tests.card_forms.truth import Form, Truth, number

LEFT, MIDDLE, RIGHT = 34.0, 424.0, 806.0
GREEN: Colour = (0.6, 0.85, 0.6)
PALE: Colour = (0.89, 0.94, 0.85)


def _tab(sheet: Sheet, word: str, x0: float, top: float, colour: Colour = GREEN) -> None:
    bar(sheet, x0, top, x0 + 9 * len(word) + 14, top + 14, colour)
    sheet.text(word, x0 + 7, top + 10.5, size=9)


def _panel(sheet: Sheet, word: str, x0: float, top: float, bottom: float, text: str = "") -> None:
    frame(sheet, x0, top, x0 + 374, bottom, round_by=6)
    _tab(sheet, word, x0, top)
    box(sheet, text, x0 + 11, top + 20, 350, size=10)


def _amounts(sheet: Sheet, heads: Sequence[str], amounts: Sequence[str], top: float) -> None:
    for k, (head, amount) in enumerate(zip(heads, amounts, strict=True)):
        x0 = LEFT + 11 + 71 * k
        bar(sheet, x0, top, x0 + 62, top + 14, PALE)
        sheet.text(head, x0 + 7, top + 10.5, size=9)
        sheet.text(amount, x0 + 58, top + 34, size=12, align="right")
    sheet.text("※2024は決算額、2025は当初予算額", LEFT + 11, top + 68, size=8)


def _card(sheet: Sheet, number: str, name: str, field: str) -> None:
    bar(sheet, LEFT, 34, LEFT + 40, 74, GREEN)
    sheet.text(number, LEFT + 20, 60, size=15, align="center")
    for word, x0, colour in (("事業名", 94, GREEN), ("分野", 482, PALE), ("担当課", 595, PALE)):
        _tab(sheet, word, x0, 31, colour)
    sheet.text(name, 94, 66, size=18)
    sheet.text(field, 482, 60, size=10.5)
    sheet.text("暮らし課", 595, 60, size=10.5)
    bar(sheet, LEFT, 81, RIGHT, 83, GREEN)


def _with_tabs(sheet: Sheet) -> Truth:
    truth = Truth()
    cards = (
        ("01", "里の湯めぐり切符", "観光", "湯の宿を三つまで巡れる切符を作り、駅の窓口で売る。", ("412", "98")),
        ("02", "川の学校", "教育", "川の生き物を子どもと調べ、月の終わりに地図に描き足す。", ("65", "0")),
        ("03", "空き地の花畑", "環境", "草を刈って花の種をまき、水やりの当番を町内で決める。", ("30", "45")),
    )
    for ordinal, (code, name, field, content, amounts) in enumerate(cards, start=1):
        if ordinal > 1:
            sheet.next_page()
        _card(sheet, code, name, field)
        _panel(sheet, "事業の内容", LEFT, 94, 280, content)
        _panel(sheet, "期待される効果", LEFT, 292, 366, "里に来る人が増え、続けて訪れるようになる。")
        _panel(sheet, "事業費（万円）", LEFT, 377, 500)
        _amounts(sheet, ("2024決算", "2025予算"), amounts, 411)
        _panel(sheet, "目標とする指標", MIDDLE, 94, 280)
        sheet.text("◆ 切符を使った人の数", MIDDLE + 11, 128, size=11)
        for text, x in (("現状 142人（2023年度）", 22), ("▶", 165), ("目標 200人（2028年度）", 190)):
            sheet.text(text, MIDDLE + x, 148, size=10)
        for text, x in (("2024年度", 22), ("151人", 70), ("2025年度", 154), ("163人", 202)):
            sheet.text(text, MIDDLE + x, 166, size=9)
        _panel(sheet, "評価", MIDDLE, 292, 388, "雨の日の催しを屋根の下に移した。")
        _panel(sheet, "これからの進め方", MIDDLE, 400, 500, "切符を売る所を増やす。")
        truth.card(
            ordinal,
            number=code,
            name=name,
            description=content,
            effect="里に来る人が増え、続けて訪れるようになる。",
            evaluation="雨の日の催しを屋根の下に移した。",
            next_steps="切符を売る所を増やす。",
        )
        truth.budget(ordinal, {2024: 10.0 * int(amounts[0]), 2025: 10.0 * int(amounts[1])})
        truth.kpi(ordinal, "切符を使った人の数", "人", (142, 2023), (200, 2028), {2024: 151, 2025: 163})
    return truth


def _boxes_in_a_panel(sheet: Sheet) -> Truth:
    """Two boxes beside each other in one panel; goals in two boxes with an arrow from one to the other."""
    truth = Truth()
    sheets = (
        ("里の祭りを伝える事業", ("12.4億円", "9.8億円"), "祭りの道具を直す費用を補助する。", (1240000, 980000)),
        ("里の音を残す事業", ("3.1億円", "2.5億円"), "古い歌を録る費用を補助する。", (310000, 250000)),
    )
    for ordinal, (name, (now, before), first, amounts) in enumerate(sheets, start=1):
        if ordinal > 1:
            sheet.next_page()
        sheet.text(name, LEFT, 60, size=20)
        frame(sheet, 600, 26, RIGHT, 66)
        sheet.text(f"令和８年度要求額　{now}", 610, 42, size=11)
        sheet.text(f"（前年度予算額　{before}）", 650, 58, size=9)
        frame(sheet, LEFT, 90, RIGHT, 140)
        _tab(sheet, "背景・課題", LEFT, 90)
        sheet.text("担い手が減り、続けられない里が増えている。", LEFT + 14, 124)
        frame(sheet, LEFT, 150, RIGHT, 270)
        _tab(sheet, "事業内容", LEFT, 150)
        boxes = (
            (LEFT + 8, "① 道具への支援", first),
            (428, "② 若い人の稽古", "学校と組んで稽古を開く人を助ける。"),
        )
        for x0, word, text in boxes:
            frame(sheet, x0, 175, x0 + 366, 262)
            sheet.text(word, x0 + 10, 192, size=10.5)
            sheet.text(text, x0 + 10, 212)
            sheet.text("毎年の終わりに報告を受ける。", x0 + 10, 226)
        goals = (
            (
                240.0,
                "アウトプット（活動目標）",
                (("支援した祭りの数", "214件", "260件"), ("稽古を開いた団体", "61団体", "90団体")),
            ),
            (530.0, "アウトカム（成果目標）", (("続いている祭りの割合", "91.5％", "98％"),)),
        )
        for x0, word, told in goals:
            frame(sheet, x0, 290, x0 + 266, 390)
            sheet.text(word, x0 + 10, 306, size=10.5)
            for k, (goal, was, aim) in enumerate(told):
                sheet.text(goal, x0 + 22, 326 + 30 * k)
                sheet.text(f"{was}（令和６年度）　→　{aim}（令和８年度）", x0 + 22, 340 + 30 * k)
        sheet.text("▶", 516, 356, size=10)
        about = f"① 道具への支援{first}毎年の終わりに報告を受ける。"
        about += "② 若い人の稽古学校と組んで稽古を開く人を助ける。毎年の終わりに報告を受ける。"
        truth.card(ordinal, name=name, description=about)
        truth.budget(ordinal, {2026: amounts[0], 2025: amounts[1]})
        for _, _, told in goals:
            for goal, was, aim in told:
                unit = was.lstrip("0123456789.").replace("％", "%")
                truth.kpi(ordinal, goal, unit, (number(was), 2024), (number(aim), 2026))
    return truth


FORMS = (
    Form("panels-with-tabs", _with_tabs, wide=True),
    Form("boxes-in-a-panel", _boxes_in_a_panel, wide=True),
)
