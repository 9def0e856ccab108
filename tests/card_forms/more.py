"""Further forms: years parted below, text below years, towns with roles and amounts, amounts inside sentences."""

from __future__ import annotations

from functools import partial

from samples.drawing import BLUE, CREAM, GREEN, GREY, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _


def year_plan(sheet: Sheet) -> Truth:
    """実施計画調書: pairs of labels side by side; below the years what is done, what it costs, who pays."""
    t = Truth()
    g = partial(label, fill=GREY)
    sheet.line("（単位：千円）", x=480, size=8)
    funds = {
        "国庫支出金": ("0", "10,000", "20,000", "30,000"),
        "県支出金": ("500", "500", "500", "1,500"),
        "地方債": ("0", "15,000", "30,000", "45,000"),
        "その他": ("0", "0", "0", "0"),
        "一般財源": ("2,500", "4,500", "9,500", "16,500"),
    }
    rows = [
        [
            g("事業番号"),
            centre("2-1-3"),
            g("計画事業名"),
            _("町民体育館の大規模改修", 2),
            g("新規・継続"),
            centre("新規"),
        ],
        [
            g("主管課"),
            _("教育委員会 生涯学習課"),
            g("会計区分"),
            _("一般会計", 2),
            g("計画期間"),
            centre("R7～R9"),
        ],
        [g("事業の目的"), _("利用者の安全を確保し、避難所としての機能を高める。", 6)],
        [g("事業の概要"), _("耐震改修、照明のLED化及び多目的便所の設置を行う。", 6)],
        [g("年度別計画", 1, 8), g("区分", 2), g("令和７年度"), g("令和８年度"), g("令和９年度"), g("合計")],
        [g("実施内容", 2), _("実施設計"), _("耐震改修工事"), _("設備改修工事"), _("")],
        [g("事業費", 2), right("3,000"), right("30,000"), right("60,000"), right("93,000")],
        *[
            [*([g("財\n源\n内\n訳", 1, 5)] if n == 0 else []), g(k), *[right(x) for x in v]]
            for n, (k, v) in enumerate(funds.items())
        ],
        [g("成果指標"), _("体育館の利用者数", 2), g("現状値"), right("12,300人"), g("目標値"), right("15,000人")],
    ]
    sheet.table(rows, [64, 78, 66, 66, 66, 66, 76])
    t.card(
        1,
        number="2-1-3",
        name="町民体育館の大規模改修",
        description="耐震改修、照明のLED化及び多目的便所の設置を行う。",
        municipalities=None,
    )
    t.budget(1, {2025: 3000, 2026: 30000, 2027: 60000, None: 93000})
    t.schedule(1, "実施内容", (2025, 2026, 2027), "xxx")
    t.kpi(1, "体育館の利用者数", "人", (12300, None), (15000, None))
    return t


def parted_years(sheet: Sheet) -> Truth:
    """予算 and 決算, 目標 and 実績 below each year."""
    t = Truth()
    g = partial(label, fill=BLUE)
    rows = [
        [g("施策名称"), _("若者の就業支援", 6)],
        [g("具体的な取組"), _("合同企業説明会を年２回開催し、就業体験を希望する学生の旅費を補助する。", 6)],
        [g("取組自治体"), _("大仙市、仙北市、美郷町", 6)],
        [g("事業費\n（千円）", 1, 3), g("", 1, 2), g("令和６年度", 2), g("令和７年度", 2), g("令和８年度")],
        [g("予算額"), g("決算額"), g("予算額"), g("決算額"), g("予算額")],
        [g("圏域計"), right("1,800"), right("1,755"), right("1,900"), right("1,860"), right("2,000")],
        [g("KPI", 1, 3), g("指標名", 1, 2), g("令和６年度", 2), g("令和７年度", 2), g("令和８年度")],
        [g("目標"), g("実績"), g("目標"), g("実績"), g("目標")],
        [_("説明会の参加企業数（社）"), right("40"), right("42"), right("45"), right("43"), right("50")],
    ]
    sheet.table(rows, [76, 104, 60, 60, 60, 60, 60])
    t.card(
        1,
        name="若者の就業支援",
        description="合同企業説明会を年２回開催し、就業体験を希望する学生の旅費を補助する。",
        municipalities="大仙市、仙北市、美郷町",
    )
    t.budget(1, {2024: 1800, 2025: 1900, 2026: 2000})
    t.budget(1, {2024: 1755, 2025: 1860})
    t.kpi(1, "説明会の参加企業数", "社", target=(50, 2026), results={2024: 42, 2025: 43})
    return t


def named_above(sheet: Sheet) -> Truth:
    """The indicator's name and unit above its years, with rows 目標値 and 実績値; the year beside the figures."""
    t = Truth()
    g = partial(label, fill=GREEN)
    rows = [
        [g("取組名称"), _("公共施設の相互利用", 6)],
        [g("関係市町村"), _("小諸市、御代田町、立科町", 6)],
        [g("取組内容"), _("図書館及び体育施設を、居住地にかかわらず同じ料金で利用できるようにする。", 6)],
        [g("成果指標①"), _("相互利用の対象施設数", 4), g("単位"), centre("施設")],
        [g(""), g("R5"), g("R6"), g("R7"), g("R8"), g("R9"), g("R10")],
        [g("目標値"), right("―"), right("20"), right("22"), right("24"), right("26"), right("28")],
        [g("実績値"), right("18"), right("21"), right(""), right(""), right(""), right("")],
        [g("予算額（千円）"), right("100"), right("120"), right("120"), right("120"), right("120"), right("120")],
    ]
    sheet.table(rows, [76, 68, 68, 68, 68, 68, 68])
    t.card(
        1,
        name="公共施設の相互利用",
        municipalities="小諸市、御代田町、立科町",
        description="図書館及び体育施設を、居住地にかかわらず同じ料金で利用できるようにする。",
    )
    t.kpi(1, "相互利用の対象施設数", "施設", target=(28, 2028), results={2023: 18, 2024: 21})
    t.budget(1, dict(zip(range(2023, 2029), (100, 120, 120, 120, 120, 120), strict=True)))
    return t


def stacked_values(sheet: Sheet) -> Truth:
    """現状値 over 目標値 beside the indicator; years inside the values; amounts inside a sentence."""
    t = Truth()
    g = partial(label, fill=CREAM)
    rows = [
        [g("取り組みの名称"), _("地域おこし協力隊の合同研修", 4)],
        [g("連携する市町"), _("五所川原市、つがる市、鯵ヶ沢町、深浦町", 4)],
        [g("取り組みの概要"), _("隊員の合同研修を年３回行い、任期後の定住を支援する。", 4)],
        [g("重要業績評価指標", 1, 4), _("合同研修の延べ参加者数", 1, 2), g("基準値"), right("24人（R6）", 2)],
        [g("目標値"), right("60人（R11）", 2)],
        [_("任期後の定住率", 1, 2), g("基準値"), right("58.3％（R6）", 2)],
        [g("目標値"), right("70％（R11）", 2)],
        [g("総事業費"), _("4,800千円", 4)],
        [g("特定財源等"), _("特別交付税措置", 4)],
    ]
    sheet.table(rows, [96, 160, 70, 70, 80])
    t.card(
        1,
        name="地域おこし協力隊の合同研修",
        municipalities="五所川原市、つがる市、鯵ヶ沢町、深浦町",
        description="隊員の合同研修を年３回行い、任期後の定住を支援する。",
    )
    t.kpi(1, "合同研修の延べ参加者数", "人", (24, 2024), (60, 2029))
    t.kpi(1, "任期後の定住率", "%", (58.3, 2024), (70, 2029))
    t.budget(1, {None: 4800})
    t.kept(1, "特定財源等", "特別交付税措置")
    return t


def towns_and_roles(sheet: Sheet) -> Truth:
    """Towns down, each with its role and its amounts by year."""
    t = Truth()
    g = partial(label, fill=GREY)
    data = [
        ("日田市", "相談窓口の運営", ("3,000", "3,100", "3,200")),
        ("九重町", "広報及び周知", ("400", "400", "450")),
        ("玖珠町", "広報及び周知", ("500", "500", "550")),
        ("合計", "", ("3,900", "4,000", "4,200")),
    ]
    rows = [
        [g("連携施策名"), _("消費生活相談の広域化", 5)],
        [g("事業内容"), _("専門の相談員を置き、圏域の住民からの消費生活に関する相談を受け付ける。", 5)],
        [g("市町別の\n取組及び\n事業費", 1, 6), g("市町名", 1, 2), g("役割", 1, 2), g("事業費（千円）", 3)],
        [g("令和７年度"), g("令和８年度"), g("令和９年度")],
        *[[_(d[0]), _(d[1]), *[right(x) for x in d[2]]] for d in data],
        [g("期待される効果"), _("悪質な商法による被害が防がれる。", 5)],
    ]
    sheet.table(rows, [80, 70, 120, 70, 70, 70])
    t.card(
        1,
        name="消費生活相談の広域化",
        description="専門の相談員を置き、圏域の住民からの消費生活に関する相談を受け付ける。",
        effect="悪質な商法による被害が防がれる。",
    )
    for who, _role, a in data:
        t.budget(1, {2025 + i: number(x) for i, x in enumerate(a)}, None if who == "合計" else who)
    return t


def banner(sheet: Sheet) -> Truth:
    """The name in a row of its own without a label; indicators with baseline, years and target in one header."""
    t = Truth()
    g = partial(label, fill=BLUE)
    for n, (no, name, about, out, outcome) in enumerate(
        [
            (
                "１",
                "地域医療の確保",
                "奨学金の貸与により、圏域の病院に勤務する医師及び看護師を確保する。",
                ("奨学金の貸与者数", "人", "4", ("5", "5", "6"), "6"),
                ("常勤の医師数", "人", "52", ("53", "54", "55"), "56"),
            ),
            (
                "２",
                "周産期医療の連携",
                "妊婦の健診を行う医療機関と分娩を行う病院とを結び、情報を共有する。",
                ("連携会議の開催数", "回", "2", ("4", "4", "4"), "4"),
                ("情報を共有した件数", "件", "0", ("30", "60", "90"), "120"),
            ),
        ],
        1,
    ):
        rows = [
            [_(f"{no}　{name}", 8)],
            [g("取組の内容"), _(about, 7)],
            [g("実施主体"), _("輪島市、珠洲市、穴水町、能登町", 7)],
            [g("区分"), g("指標"), g("単位"), g("現状値\n(R5)"), g("R7"), g("R8"), g("R9"), g("目標値\n(R10)")],
            *[
                [g(kind), _(k[0]), centre(k[1]), right(k[2]), *[right(x) for x in k[3]], right(k[4])]
                for kind, k in (("活動指標", out), ("成果指標", outcome))
            ],
            [g("今後の課題"), _("人材の確保が課題である。", 7)],
        ]
        sheet.table(rows, [64, 130, 36, 50, 50, 50, 50, 56])
        t.card(n, number=no, name=name, next_steps="人材の確保が課題である。", description=about,
               municipalities="輪島市、珠洲市、穴水町、能登町")  # fmt: skip
        for k in (out, outcome):
            t.kpi(
                n,
                k[0],
                k[1],
                (float(k[2]), 2023),
                (float(k[4]), 2028),
                dict(zip((2025, 2026, 2027), map(float, k[3]), strict=True)),
            )
    return t


def graded(sheet: Sheet) -> Truth:
    """Evaluation by criteria with grades side by side, and its reason; planned amounts in yen."""
    t = Truth()
    g = partial(label, fill=CREAM)
    rows = [
        [g("事務事業名"), _("水道管路の更新", 3), g("所管課"), _("上下水道課")],
        [g("事業の内容"), _("法定耐用年数を超えた管路を年間４キロメートル更新する。", 5)],
        [g("事業費（円）"), g("前年度決算額"), right("158,400,000"), g("当年度予算額"), right("160,000,000", 2)],
        [g("評価項目"), g("妥当性"), g("有効性"), g("効率性"), g("総合評価", 2)],
        [g("評価"), centre("Ａ"), centre("Ｂ"), centre("Ｂ"), centre("Ｂ", 2)],
        [g("評価の理由"), _("漏水が減少し、有収率が向上した。", 5)],
        [g("今後の方向性"), _("拡充", 5)],
    ]
    sheet.table(rows, [84, 84, 84, 84, 70, 70])
    t.card(
        1,
        name="水道管路の更新",
        description="法定耐用年数を超えた管路を年間４キロメートル更新する。",
        next_steps="拡充",
    )
    t.budget(1, {None: 158400})
    t.budget(1, {None: 160000})
    return t


FORMS = (
    Form("year_plan", year_plan, title="第６次総合計画 実施計画"),
    Form("parted_years", parted_years, title="仙北圏域定住自立圏共生ビジョン"),
    Form("named_above", named_above, title="浅間山麓定住自立圏共生ビジョン"),
    Form("stacked_values", stacked_values, title="五所川原圏域定住自立圏共生ビジョン"),
    Form("towns_and_roles", towns_and_roles, title="日田玖珠圏域連携ビジョン"),
    Form("banner", banner, title="奥能登圏域共生ビジョン"),
    Form("graded", graded, title="令和７年度事務事業評価"),
)
