"""Lists with an initiative a row, agreements and cards in one table, cards over two pages, towns across."""

from __future__ import annotations

from functools import partial

from samples.card_with_agreement_pdf import make as card_with_agreement_pdf
from samples.drawing import GREEN, GREY, Sheet, centre, label, right
from samples.initiative_list_pdf import make as initiative_list_pdf
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _


def programme_list(sheet: Sheet) -> Truth:
    """事業一覧: number, name, content, amounts of three years and the office, one initiative a row."""
    t = Truth()
    initiative_list_pdf.programme_list(sheet)
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
    for n, d in enumerate(data, 1):
        t.card(n, number=d[0], name=d[1], description=d[2])
        t.kept(n, "担当課", d[6])
        t.budget(n, {2025 + i: number(x) for i, x in enumerate(d[3:6]) if x != "―"})
    return t


def list_with_indicator(sheet: Sheet) -> Truth:
    """A list without numbers: name, content, towns, indicator with 現状値 and 目標値, one amount."""
    t = Truth()
    initiative_list_pdf.list_with_indicator(sheet)
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
    for n, d in enumerate(data, 1):
        t.card(n, name=d[0], description=d[1], municipalities=d[2], axis="結びつきやネットワークの強化")
        unit = "万人" if "万" in d[4] else "%" if "％" in d[4] else "人"
        t.kpi(n, d[3], unit, (number(d[4]), 2023), (number(d[5]), 2028))
        t.budget(n, {None: number(d[6])})
    return t


def agreement_and_card(sheet: Sheet) -> Truth:
    """The agreement's statements and the card of the initiative in one table."""
    t = Truth()
    card_with_agreement_pdf.agreement_and_card(sheet)
    t.card(
        1,
        name="休日夜間急患センター運営事業",
        policy_field="医療",
        axis="生活機能の強化",
        description="圏域の医師会と協力して、休日及び夜間の診療を行う。",
        municipalities="鹿屋市、東串良町、肝付町",
    )
    for role, said in (
        ("content", "圏域の医療機関の連携を強化し、救急医療の体制を維持する。"),
        ("中心市", "休日夜間急患センターを運営する。"),
        ("連携町", "運営に要する費用の一部を負担する。"),
    ):
        t.rows.setdefault("agreements", []).append(
            {"axis": "生活機能の強化", "policy_field": "医療", "role": role, "text": said}
        )
    t.kpi(1, "一次救急の受診者数", "人", target=(4500, 2027))
    for who, a in (
        ("鹿屋市", (30000, 30000, 31000)),
        ("東串良町", (2000, 2000, 2100)),
        (None, (32000, 32000, 33100)),
    ):
        t.budget(1, dict(zip((2025, 2026, 2027), a, strict=True)), who)
    return t


def towns_across(sheet: Sheet) -> Truth:
    """Amounts with the years down and the towns across."""
    t = Truth()
    g = partial(label, fill=GREY)
    rows = [
        [g("プロジェクト名", 1), _("広域ごみ処理施設の共同運営", 4)],
        [g("事業概要"), _("焼却施設を共同で運営し、処理に要する経費を処理量に応じて負担する。", 4)],
        [g("構成市町村"), _("名寄市、士別市、下川町", 4)],
        [g("市町村別\n負担額\n（千円）", 1, 5), g("年度"), g("名寄市"), g("士別市"), g("下川町")],
        [centre("令和６年度"), right("82,000"), right("61,000"), right("9,500")],
        [centre("令和７年度"), right("83,000"), right("61,500"), right("9,600")],
        [centre("令和８年度"), right("84,000"), right("62,000"), right("9,700")],
        [centre("計"), right("249,000"), right("184,500"), right("28,800")],
        [g("担当"), _("名寄市　市民部環境生活課", 4)],
    ]
    sheet.table(rows, [90, 90, 95, 95, 95])
    t.card(
        1,
        name="広域ごみ処理施設の共同運営",
        description="焼却施設を共同で運営し、処理に要する経費を処理量に応じて負担する。",
        municipalities="名寄市、士別市、下川町",
    )
    t.budget(1, {2024: 82000, 2025: 83000, 2026: 84000, None: 249000}, "名寄市")
    t.budget(1, {2024: 61000, 2025: 61500, 2026: 62000, None: 184500}, "士別市")
    t.budget(1, {2024: 9500, 2025: 9600, 2026: 9700, None: 28800}, "下川町")
    return t


def over_two_pages(sheet: Sheet) -> Truth:
    """A card over two pages whose prose is torn by the page's foot; labels above the values."""
    t = Truth()
    g = partial(label, fill=GREEN)
    sheet.top = 600
    rows = [
        [g("事業の名称", 2), g("取組分野"), g("連携市町")],
        [_("木質バイオマスの利用拡大", 2), centre("環境"), _("真庭市、新庄村")],
        [g("具体的な取組内容", 4)],
        [_("未利用の木材を燃料として集める仕組みを整え、公共施設に木質ボイラーを導入する。あわせて、", 4)],
    ]
    sheet.table(rows, [120, 120, 120, 120])
    sheet.next_page()
    rows = [
        [_("燃料の品質を検査する施設を共同で運営する。", 4)],
        [g("期待される効果", 4)],
        [_("森林の手入れが進み、二酸化炭素の排出量が減る。", 4)],
        [g("評価指標", 2), g("基準値（令和４年度）"), g("目標値（令和９年度）")],
        [_("木質ボイラーの導入数", 2), right("4基"), right("12基")],
        [g("事業費見込額（百万円）", 4)],
        [g("R7"), g("R8"), g("R9"), g("総額")],
        [right("10"), right("12.5"), right("12.5"), right("35")],
    ]
    sheet.table(rows, [120, 120, 120, 120])
    t.card(
        1,
        name="木質バイオマスの利用拡大",
        policy_field="環境",
        municipalities="真庭市、新庄村",
        description="未利用の木材を燃料として集める仕組みを整え、公共施設に木質ボイラーを導入する。あわせて、燃料の品質を検査する施設を共同で運営する。",
        effect="森林の手入れが進み、二酸化炭素の排出量が減る。",
    )
    t.kpi(1, "木質ボイラーの導入数", "基", (4, 2022), (12, 2027))
    t.budget(1, {2025: 10000, 2026: 12500, 2027: 12500, None: 35000})
    return t


FORMS = (
    Form("programme_list", programme_list, title="第２次総合計画 実施計画"),
    Form("list_with_indicator", list_with_indicator, title="八代定住自立圏共生ビジョン"),
    Form("agreement_and_card", agreement_and_card, title="大隅定住自立圏共生ビジョン"),
    Form("towns_across", towns_across, title="北・北海道中央圏域定住自立圏共生ビジョン"),
    Form("over_two_pages", over_two_pages, title="真庭圏域連携ビジョン"),
)
