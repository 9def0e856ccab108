"""Sheets of programme evaluation: breakdowns by source of funds, planned and settled amounts, yearly results."""
# ruff: noqa: E501  rows of forms are easier to compare with the page when they stand on one line

from __future__ import annotations

from functools import partial

from samples.card_evaluation_pdf import make as card_evaluation_pdf
from samples.card_review_sheet_pdf import make as card_review_sheet_pdf
from samples.drawing import GREY, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth
from tests.card_forms.truth import text as _


def evaluation(sheet: Sheet) -> Truth:
    """事務事業評価シート: PLAN, DO, CHECK, ACTION at the side; funds down, settled and planned years across."""
    t = Truth()
    card_evaluation_pdf.evaluation(sheet)
    t.card(
        1,
        number="203",
        name="乳幼児健康診査事業",
        measure="安心して子育てができる環境づくり",
        description="４か月児、１歳６か月児及び３歳児の健康診査を集団方式で実施し、要観察児の経過を追う。",
        next_steps="未受診者への訪問を強化する。",
        municipalities=None,
    )
    t.kept(1, "担当課", "健康増進課")
    t.kept(1, "事業の目的", "乳幼児の健やかな発育を支える。")
    t.budget(1, {2022: 4000, 2023: 4300, 2024: 4500})
    t.kpi(1, "健診の実施回数", "回", target=(38, 2024), results={2022: 36, 2023: 36})
    t.kpi(1, "健診の受診率", "%", target=(98.0, 2024), results={2022: 95.2, 2023: 96.1})
    return t


def review(sheet: Sheet) -> Truth:
    """行政事業レビューシート: amounts in million yen by fiscal year, outcome and output with results and targets."""
    t = Truth()
    card_review_sheet_pdf.review(sheet)
    t.card(
        1,
        number="0042",
        name="地域運営組織形成支援事業",
        description="運営組織の立上げに取り組む市町村に専門家を派遣するとともに、優良事例を調査し、手引を作成する。",
    )
    t.kept(1, "担当部局庁", "自治行政局")
    t.budget(1, {2020: 50000, 2021: 48000, 2022: 45000, 2023: 55000, 2024: 52000})
    t.budget(1, {2020: 46000, 2021: 47000, 2022: 44000})
    t.kpi(1, "運営組織の数", "団体", target=(7000, 2025), results={2020: 5783, 2021: 6064, 2022: 7207})
    t.kpi(1, "専門家を派遣した市町村の数", "市町村", target=(15, 2023), results={2020: 12, 2021: 15, 2022: 14})
    return t


def digital(sheet: Sheet) -> Truth:
    """総合戦略: indicators with 目標 and 実績 rows by year; amounts in yen by the caption above."""
    t = Truth()
    card_evaluation_pdf.digital(sheet)
    t.card(
        1,
        name="テレワーク拠点整備事業",
        description="旧小学校の校舎を改修し、都市部の企業が利用できる共同の仕事場を設ける。",
    )
    t.kpi(1, "拠点を利用する企業数", "社", target=(10, 2026), results={2024: 6, 2025: 7})
    t.kpi(1, "移住者数（累計）", "人", target=(40, 2026), results={2024: 9, 2025: 22})
    t.budget(1, {2024: 12345.678, 2025: 9870, 2026: 10000})
    return t


def years_down(sheet: Sheet) -> Truth:
    """Amounts with the years down and the sources of funds across; 計 first."""
    t = Truth()
    g = partial(label, fill=GREY)
    data = [
        ("令和７年度", "10,000", "5,000", "1,000", "3,000", "0", "1,000"),
        ("令和８年度", "8,000", "4,000", "1,000", "2,000", "0", "1,000"),
        ("令和９年度", "6,000", "3,000", "1,000", "1,000", "0", "1,000"),
        ("合計", "24,000", "12,000", "3,000", "6,000", "0", "3,000"),
    ]
    rows = [
        [g("事業件名"), _("防災行政無線のデジタル化", 4), g("事業種別"), _("継続")],
        [g("事業の内容"), _("老朽化した屋外拡声子局を更新し、個別受信機を全世帯に貸与する。", 6)],
        [g("事業期間"), _("令和７年度～令和９年度", 6)],
        [
            g("年度"),
            g("事業費\n（千円）"),
            g("国庫支出金"),
            g("県支出金"),
            g("地方債"),
            g("その他"),
            g("一般財源"),
        ],
        *[[centre(d[0]), *[right(x) for x in d[1:]]] for d in data],
        [g("備考"), _("過疎対策事業債を充当する。", 6)],
    ]
    sheet.table(rows, [78, 70, 66, 66, 66, 66, 66])
    t.card(
        1,
        name="防災行政無線のデジタル化",
        description="老朽化した屋外拡声子局を更新し、個別受信機を全世帯に貸与する。",
    )
    t.budget(1, {2025: 10000, 2026: 8000, 2027: 6000, None: 24000})
    return t


FORMS = (
    Form("evaluation", evaluation, title="令和６年度事務事業評価"),
    Form("review", review, title="令和５年度行政事業レビューシート"),
    Form("digital", digital, title="第３期総合戦略 施策シート"),
    Form("years_down", years_down, title="第２次総合計画 実施計画"),
)
