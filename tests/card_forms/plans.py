"""Cards of area plans: labels at the left, above, inside, upright and in merged columns."""
# ruff: noqa: E501  rows of forms are easier to compare with the page when they stand on one line

from __future__ import annotations

from functools import partial

from samples.card_with_agreement_pdf import make as card_with_agreement_pdf
from samples.drawing import GREEN, GREY, Rules, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _

YEARS = (2025, 2026, 2027, 2028, 2029)


def hub_city(sheet: Sheet) -> Truth:
    """連携中枢都市圏: groups of sub-labels, roles by party, indicators and amounts inside the one table."""
    t = Truth()
    sheet.line("第３章　具体的取組", size=13)
    sheet.line("１　圏域全体の経済成長のけん引", size=11)
    head = partial(label, fill=GREEN)
    years = ["令和７年度", "令和８年度", "令和９年度", "令和10年度", "令和11年度", "合計"]
    w = [70, 68, 60, 57, 57, 57, 57, 57]
    rows = [
        [head("取組名称"), _("地域企業の新製品開発支援", 7)],
        [
            head("取組の概要"),
            _(
                "圏域内の中小企業が大学及び公設試験研究機関と行う共同研究に要する経費を補助し、新製品の開発を促す。",
                7,
            ),
        ],
        [head("連携市町村"), _("倉敷市、新見市、高梁市、総社市、早島町、矢掛町", 7)],
        [head("役割分担", 1, 2), head("連携中枢都市"), _("事業の企画立案及び全体の調整を行う。", 6)],
        [head("連携市町村"), _("事業の周知及び企業への参加の呼び掛けを行う。", 6)],
        [
            head("重要業績評価指標\n（ＫＰＩ）", 1, 3),
            head("指標名", 3),
            head("基準値（R5）", 2),
            head("目標値（R11）", 2),
        ],
        [_("補助を受けて開発された新製品の数（累計）", 3), right("12件", 2), right("60件", 2)],
        [_("共同研究に参加した企業の数", 3), right("35社", 2), right("50社", 2)],
        [head("概算事業費\n（千円）", 1, 2), centre("計", 1, 2), *[head(y) for y in years]],
        [right("4,500"), right("4,500"), right("5,000"), right("5,000"), right("5,000"), right("24,000")],
        [head("国県補助事業等の名称及び補助率等"), _("地域中小企業応援ファンド", 7)],
        [head("関連するSDGsのゴール"), _("８、９", 7)],
    ]
    sheet.table(rows, w)
    t.card(
        1,
        name="地域企業の新製品開発支援",
        axis="圏域全体の経済成長のけん引",
        description="圏域内の中小企業が大学及び公設試験研究機関と行う共同研究に要する経費を補助し、新製品の開発を促す。",
        municipalities="倉敷市、新見市、高梁市、総社市、早島町、矢掛町",
        subsidy="地域中小企業応援ファンド",
        role_sharing="連携中枢都市 事業の企画立案及び全体の調整を行う。 連携市町村 事業の周知及び企業への参加の呼び掛けを行う。",
    )
    t.kpi(1, "補助を受けて開発された新製品の数（累計）", "件", (12, 2023), (60, 2029))
    t.kpi(1, "共同研究に参加した企業の数", "社", (35, 2023), (50, 2029))
    t.budget(1, {2025: 4500, 2026: 4500, 2027: 5000, 2028: 5000, 2029: 5000, None: 24000})
    return t


def merged_groups(sheet: Sheet) -> Truth:
    """Upright labels in a merged column that group rows; letter-spaced labels; payers down, years across."""
    t = Truth()
    sheet.line("分野別の取組（福祉）", size=12)
    cards = [
        (
            "１",
            "子　育　て　支　援　セ　ン　タ　ー　の　広　域　利　用",
            "子育て支援センターの広域利用",
            "構成市町の住民が居住地にかかわらず子育て支援センターを利用できるようにする。",
            "飯田市、松川町、高森町、阿南町",
            [("利用者数（延べ人数）", "人", "8,200", "9,500")],
            [
                ("飯田市", ["1,200", "1,200", "1,300"]),
                ("松川町", ["300", "300", "320"]),
                ("合計", ["1,500", "1,500", "1,620"]),
            ],
        ),
        (
            "２",
            "発達障がい児の療育体制の充実",
            "発達障がい児の療育体制の充実",
            "専門職員による巡回相談を実施する。",
            "飯田市、喬木村、豊丘村",
            [("巡回相談の実施回数", "回", "24", "36"), ("研修の参加者数", "人", "―", "120")],
            [("飯田市", ["900", "900", "900"]), ("喬木村", ["50", "50", "50"]), ("合計", ["950", "950", "950"])],
        ),
    ]
    up = partial(label, fill=GREY, upright=True)
    for no, printed, name, about, towns, kpis, money in cards:
        n = len(t.rows.get("initiatives", [])) + 1
        rows = [
            [
                up("基本情報", 1, 4),
                label("事　業　番　号", 2, fill=GREY),
                centre(no),
                label("事業期間", fill=GREY),
                _("R7～R9", 2),
            ],
            [label("取　組　名", 2, fill=GREY), _(printed, 4)],
            [label("取　組　内　容", 2, fill=GREY), _(about, 4)],
            [label("関　係　市　町\n村", 2, fill=GREY), _(towns, 4)],
            [
                up("成果指標", 1, len(kpis) + 1),
                label("指　標", 2, fill=GREY),
                label("単位", fill=GREY),
                label("現状値(令和６年度)", 2, fill=GREY),
                label("数値目標\n(令和９年度)", fill=GREY),
            ],
            *([_(a, 2), centre(u), right(b, 2), right(c)] for a, u, b, c in kpis),
            [
                up("事業費", 1, len(money) + 1),
                label("（単位：千円）", 2, fill=GREY),
                label("R7", fill=GREY),
                label("R8", 2, fill=GREY),
                label("R9", fill=GREY),
            ],
            *([_(who, 2), right(a[0]), right(a[1], 2), right(a[2])] for who, a in money),
        ]
        sheet.table(rows, [24, 60, 60, 90, 60, 60, 120])
        t.card(n, number=no, name=name, description=about, municipalities=towns)
        for a, u, b, c in kpis:
            value = None if b == "―" else number(b)
            t.kpi(n, a, u, (value, 2024), (number(c), 2027))
        for who, amounts in money:
            t.budget(n, {2025 + i: number(x) for i, x in enumerate(amounts)}, None if who == "合計" else who)
    return t


def inside(sheet: Sheet) -> Truth:
    """Labels inside the cells of their values: 「施策名：…」, 「【取組の概要】…」."""
    t = Truth()
    data = [
        (
            "移動図書館の共同運行",
            "教育文化",
            "生涯学習課",
            "移動図書館車を２台購入し、町村の集会所を月２回巡回する。",
            "読書に親しむ機会が増える。",
            "伊賀市、名張市、笠置町、南山城村",
            "３，２００",
            "貸出冊数",
            "15,000冊",
            "18,000冊",
        ),
        (
            "広域観光ルートの造成",
            "産業振興",
            "商工観光課",
            "忍者と茶を主題とする観光ルートを造り、旅行会社に売り込む。",
            "観光客の滞在時間が延びる。",
            "伊賀市、名張市、山添村",
            "５００",
            "観光入込客数",
            "290万人",
            "310万人",
        ),
    ]
    for n, (name, field, office, about, effect, towns, money, kpi, base, aim) in enumerate(data, 1):
        rows = [
            [_(f"施策名：{name}", 2), _(f"分野：{field}"), _(f"担当課：{office}")],
            [_(f"【取組の概要】\n{about}", 4)],
            [_(f"【期待される効果】\n{effect}", 4)],
            [_(f"■関係市町村：{towns}", 4)],
            [_(f"指標：{kpi}", 2), _(f"現状値（R6）：{base}"), _(f"目標値（R11）：{aim}")],
            [_(f"概算事業費（令和７年度～令和11年度）：{money}千円", 4)],
        ]
        sheet.table(rows, [120, 120, 120, 120])
        t.card(n, name=name, policy_field=field, description=about, effect=effect, municipalities=towns)
        t.kept(n, "担当課", office)
        t.kpi(n, kpi, "万人" if "万" in base else "冊", (number(base), 2024), (number(aim), 2029))
        t.budget(n, {None: number(money)})
    return t


def only_level(sheet: Sheet) -> Truth:
    """Horizontal rulings only."""
    t = Truth()
    rows = [
        [label("事業名称", fill=None), _("山岳遭難対策の共同実施", 6)],
        [
            label("事業概要", fill=None),
            _("登山道の標識を共通の様式で整備するとともに、登山届の受付を一元化し、遭難の情報を共有する。", 6),
        ],
        [label("実施市町村", fill=None), _("大町市、池田町、松川村、白馬村、小谷村", 6)],
        [label("事業効果", fill=None), _("登山者の安全が確保され、山岳観光の魅力が高まる。", 6)],
        [label("指　標", fill=None), _("登山届の提出率", 3), label("現状", fill=None), right("62.5％"), _("")],
        [_(""), _("", 3), label("目標", fill=None), right("80％"), _("")],
        [label("年度", fill=None), *[centre(f"R{y}") for y in (7, 8, 9, 10, 11)], centre("計")],
        [
            label("事業費（千円）", fill=None),
            *[right(s) for s in ("2,000", "2,000", "1,500", "1,500", "1,500", "8,500")],
        ],
    ]
    sheet.table(rows, [90, 65, 65, 65, 65, 65, 65], rules=Rules(no_verticals=frozenset(range(8)), open_sides="lr"))
    t.card(
        1,
        name="山岳遭難対策の共同実施",
        municipalities="大町市、池田町、松川村、白馬村、小谷村",
        description="登山道の標識を共通の様式で整備するとともに、登山届の受付を一元化し、遭難の情報を共有する。",
        effect="登山者の安全が確保され、山岳観光の魅力が高まる。",
    )
    t.kpi(1, "登山届の提出率", "%", (62.5, None), (80, None))
    t.budget(1, dict(zip((*YEARS, None), (2000, 2000, 1500, 1500, 1500, 8500), strict=True)))
    return t


def timetable(sheet: Sheet) -> Truth:
    """Years covered by words, arrows drawn as shapes, typed arrows and filled cells."""
    t = Truth()
    card_with_agreement_pdf.timetable(sheet)
    t.card(
        1,
        name="救急医療の受入体制の整備",
        description="休日夜間の当番医を圏域で分担し、救急患者の受入れを円滑にする。",
        municipalities="浜田市、益田市、津和野町、吉賀町",
    )
    for item, active in (
        ("当番医の調整", "xxxxx"),
        ("受入基準の見直し", "xxxxx"),
        ("設備の更新", "-xxx-"),
        ("研修会の開催", "x-x-x"),
        ("住民への周知", "xx---"),
    ):
        t.schedule(1, item, YEARS, active)
    t.budget(1, dict(zip(YEARS, (15000, 15000, 20500, 15000, 15000), strict=True)))
    return t


FORMS = (
    Form("hub_city", hub_city, title="高梁川流域連携中枢都市圏ビジョン"),
    Form("merged_groups", merged_groups, title="南信州定住自立圏共生ビジョン"),
    Form("inside", inside, title="伊賀・山城南定住自立圏共生ビジョン"),
    Form("only_level", only_level, title="北アルプス連携自立圏共生ビジョン"),
    Form("timetable", timetable, title="石見定住自立圏共生ビジョン"),
)
