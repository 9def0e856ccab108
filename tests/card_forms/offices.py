"""Forms of offices: labels down the side and across the top, tables with columns of their own."""

from __future__ import annotations

from functools import partial

from samples.drawing import BLUE, GREEN, GREY, Cell, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth
from tests.card_forms.truth import text as _


def cycle(sheet: Sheet) -> Truth:
    """Ｐｌａｎ, Ｄｏ and Ｃｈｅｃｋ down the side; 実施主体 names the towns, 連携分野 the axis; a wrapped unit."""
    t = Truth()
    g = partial(label, fill=GREY)
    towns = "浜田市、江津市"
    rows = [
        [g("Ｐｌａｎ", 1, 4), g("事務事業名", 2), _("図書資料の相互貸借", 4)],
        [g("連携分野", 2), _("生活機能の強化"), g("政策分野"), _("教育", 2)],
        [g("実施主体", 2), _(towns, 4)],
        [g("事業の概要", 2), _("圏域の図書館を結ぶ巡回車を週に一度走らせる。", 4)],
        [
            g("Ｄｏ", 1, 3),
            g("事業\n費\n（千\n円）", 1, 3),
            g("年度"),
            g("令和４年度"),
            g("令和５年度"),
            g("備考", 2),
        ],
        [g("予算額"), right("1,800"), right("1,900"), _("", 2)],
        [g("決算額"), right("1,700"), right("1,850"), _("巡回車の更新", 2)],
        [
            g("Ｃｈｅｃｋ", 1, 2),
            g("成果指標"),
            g("単位"),
            g("基準値\n（R3）"),
            g("R5\n実績"),
            g("目標値\n（R8）", 2),
        ],
        [_("貸借した冊数"), centre("冊"), right("820"), right("910"), right("1,200", 2)],
        [g("Ａｃｔ"), g("今後の方向性", 2), _("電子書籍の共同購入を検討する。", 4)],
    ]
    sheet.table(rows, [46, 72, 50, 80, 80, 70, 70])
    t.card(
        1,
        name="図書資料の相互貸借",
        axis="生活機能の強化",
        policy_field="教育",
        municipalities=towns,
        description="圏域の図書館を結ぶ巡回車を週に一度走らせる。",
        next_steps="電子書籍の共同購入を検討する。",
    )
    t.budget(1, {2022: 1800, 2023: 1900})
    t.budget(1, {2022: 1700, 2023: 1850})
    t.kpi(1, "貸借した冊数", "冊", (820, 2021), (1200, 2026), {2023: 910})
    return t


def headed(sheet: Sheet) -> Truth:
    """Every label above its value, two in a row; 市町の役割 is the part of all of them."""
    t = Truth()
    g = partial(label, fill=GREEN)
    towns = "益田市、津和野町、吉賀町"
    rows = [
        [g("事業番号"), g("施策の名称", 2), g("政策分野")],
        [centre("2-1"), _("職員の合同研修", 2), _("人材育成")],
        [g("施策の体系", 2), g("施策の展開", 2)],
        [_("圏域マネジメント能力の強化", 2), _("職員の資質の向上", 2)],
        [g("期待する効果", 2), g("市町の役割", 2)],
        [_("職員の能力が高まる。", 2), _("益田市が企画し、参加する町は経費を負担する。", 2)],
        [g("連携する市町", 4)],
        [_(towns, 4)],
    ]
    sheet.table(rows, [80, 160, 90, 150])
    t.card(
        1,
        number="2-1",
        name="職員の合同研修",
        policy_field="人材育成",
        axis="圏域マネジメント能力の強化",
        measure="職員の資質の向上",
        effect="職員の能力が高まる。",
        role_sharing="益田市が企画し、参加する町は経費を負担する。",
        municipalities=towns,
    )
    return t


def many_borders(sheet: Sheet) -> Truth:
    """Inner tables with columns of their own, so that most borders are short; 事業の概要 over a group of rows."""
    t = Truth()
    g = partial(label, fill=BLUE)
    for n, name in enumerate(("在宅医療の支援", "周産期医療の確保"), 1):
        years = ("R6", "R7", "R8", "R9", "R10")
        amounts = (1200 * n, 1300 * n, 1250 * n, 1280 * n, 1310 * n)
        items = (("研修会の開催", "xxx--"), ("連携窓口の運営", "-xxxx"), ("普及啓発", "--xxx"))

        def bar(marks: str) -> list[Cell]:
            """Blank cells with one arrow over those that are covered."""
            first, count = marks.index("x"), marks.count("x")
            found = [_("", 5)] * first
            return [*found, Cell("", 5 * count, arrow="one"), *[_("", 5)] * (5 - first - count)]

        rows = [
            [g("事業の概要", 1, 5, upright=True), g("№", 6), centre(str(n), 4), g("事業名", 6), _(name, 18)],
            [g("分野", 6), _("医療", 28)],
            [g("関係市町", 6), _("大田市、川本町", 28)],
            [g("事業の内容", 6), _("医師会と連携し、研修会と相談窓口を設ける。", 28)],
            [g("効果", 6), _("住み慣れた地域で療養できる。", 28)],
            [g("工程表", 1, 4, upright=True), g("項目", 9), *[g(y, 5) for y in years]],
            *[[_(item, 9), *bar(marks)] for item, marks in items],
            [g("年度", 3), *[g(y, 6 if k else 8) for k, y in enumerate(years)]],
            [g("事業費（千円）", 3), *[right(f"{a:,}", 6 if k else 8) for k, a in enumerate(amounts)]],
            [g("成果指標", 3), g("指標", 13), g("単位", 3), g("現状値（R5）", 8), g("目標値（R10）", 8)],
            [g("", 3), _("研修会の参加者数", 13), centre("人", 3), right("40", 8), right("90", 8)],
            [g("", 3), _("相談件数", 13), centre("件", 3), right("12", 8), right("60", 8)],
        ]
        sheet.table(rows, [24, *[13.7] * 34])
        t.card(
            n,
            number=str(n),
            name=name,
            policy_field="医療",
            municipalities="大田市、川本町",
            description="医師会と連携し、研修会と相談窓口を設ける。",
            effect="住み慣れた地域で療養できる。",
        )
        for item, marks in items:
            t.schedule(n, item, range(2024, 2029), marks)
        t.budget(n, dict(zip(range(2024, 2029), amounts, strict=True)))
        t.kpi(n, "研修会の参加者数", "人", (40, 2023), (90, 2028))
        t.kpi(n, "相談件数", "件", (12, 2023), (60, 2028))
    return t


def arrowed(sheet: Sheet) -> Truth:
    """What is and what is aimed at in one cell, below a header and beside a label; the number with the name."""
    t = Truth()
    g = partial(label, fill=BLUE)
    rows = [
        [_("1-2　道路の除雪", 4)],
        [g("連携の視点"), _("生活機能の強化"), g("分野"), _("生活基盤")],
        [g("事業概要"), _("市町の境の路線を一体として除雪する。", 3)],
        [g("数値目標", 1, 3), g("指標"), g("現状値　→　目標値", 2)],
        [_("除雪の延長"), centre("82km（R5） → 95km（R11）", 2)],
        [_("苦情の件数"), centre("41件（R5）→30件（R11）", 2)],
    ]
    sheet.table(rows, [80, 160, 80, 160])
    t.card(
        1,
        number="1-2",
        name="道路の除雪",
        axis="生活機能の強化",
        policy_field="生活基盤",
        description="市町の境の路線を一体として除雪する。",
    )
    t.kpi(1, "除雪の延長", "km", (82, 2023), (95, 2029))
    t.kpi(1, "苦情の件数", "件", (41, 2023), (30, 2029))
    return t


FORMS = tuple(Form(draw.__name__, draw) for draw in (cycle, headed, many_borders, arrowed))
