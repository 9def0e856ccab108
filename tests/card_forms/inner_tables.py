"""Forms whose figures stand in tables without borders of their own inside a cell, under words of their own."""

from __future__ import annotations

from samples.drawing import GREY, Cell, Sheet, label, right
from tests.card_forms.slides import box
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _

YEARS = (2025, 2026, 2027)


def _inner(sheet: Sheet, top: float, xs: tuple[float, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """A table whose columns end in the white of the cell around it; only its rows are parted from side to side."""
    for at, row in enumerate(rows):
        for x, word in zip(xs, row, strict=True):
            sheet.text(word, x + 4, top + 16 * at + 11)
        if at + 1 < len(rows):
            sheet.rule(xs[0], top + 16 * (at + 1), 539, top + 16 * (at + 1))
    for x in xs[1:]:
        sheet.rule(x, top, x, top + 16 * len(rows))


def _inside(sheet: Sheet) -> Truth:
    t = Truth()
    name, about = "休日当番医の輪番", "圏域の診療所が休日の診療を順に受け持ち、当番の日を住民に知らせる。"
    roles = "甲市は当番の表をつくり、乙町は経費の一部を負担する。"
    edges = sheet.table(
        [
            [label("取組", fill=GREY), _(f"1-2　{name}")],
            [label("構成市町村", fill=GREY), _("甲市、乙町")],
            [label("取組の概要", fill=GREY), _(about)],
            [label("役割の分担", fill=GREY), _(roles)],
            [label("概算経費", fill=GREY), Cell("\n" * 7)],
            [label("進め方", fill=GREY), Cell("\n" * 6)],
            [label("ものさし", fill=GREY), Cell("\n" * 6)],
        ],
        [70, 413],
    )
    amounts = (
        ("甲市", "1,200", "1,300", "1,400"),
        ("乙町", "300", "310", "320"),
        ("計", "1,500", "1,610", "1,720"),
    )
    sheet.text("（単位：千円）", 460, edges[4] + 14)
    _inner(
        sheet, edges[4] + 22, (126, 230, 330, 430), (("年度", "令和７年度", "令和８年度", "令和９年度"), *amounts)
    )
    plan = (("当番表の作成", "x--"), ("輪番の実施", "-xx"))
    _inner(
        sheet,
        edges[5] + 12,
        (126, 330, 400, 470),
        (("内容", "R7", "R8", "R9"), *((item, "", "", "") for item, _marks in plan)),
    )
    sheet.arrow(334, edges[5] + 12 + 24, 396)
    sheet.arrow(404, edges[5] + 12 + 40, 535)
    goals = (("当番の日数", "60日", "72日"), ("満足と答えた割合", "61.5％", "80％"))
    _inner(sheet, edges[6] + 12, (126, 330, 430), (("指標", "現状（令和６年度）", "目標（令和９年度）"), *goals))
    t.card(1, number="1-2", name=name, municipalities="甲市、乙町", description=about, role_sharing=roles)
    for who, *printed in amounts:
        t.budget(1, dict(zip(YEARS, map(number, printed), strict=True)), None if who == "計" else who)
    for item, active in plan:
        t.schedule(1, item, YEARS, active)
    t.kpi(1, "当番の日数", "日", (60, 2024), (72, 2027))
    t.kpi(1, "満足と答えた割合", "%", (61.5, 2024), (80, 2027))
    return t


def _numbered(sheet: Sheet) -> Truth:
    """Two small cards a page: the number beside the name, and 項目 over the indicators."""
    t = Truth()
    for at, (name, goal, values) in enumerate(
        (
            ("修学資金の貸付", "貸付を受けた者の数", ("12人", "20人")),
            ("診療車の巡回", "40歳未満の受診者数", ("310人", "400人")),
        ),
        1,
    ):
        about = "圏域の市町村が費用を出し合い、続けて行う。"
        sheet.table(
            [
                [label(f"№{at}"), _(name, 2), label("分野"), _("医療")],
                [label("協定上の取組事項"), _("医療の確保", 2), label("関係団体"), _("甲市、乙町")],
                [label("事業の内容"), _(about, 4)],
                [label("数値目標", 1, 2), label("項目", 2), label("現状（2024年度）"), label("目標（2030年度）")],
                [_(goal, 2), right(values[0]), right(values[1])],
            ],
            [90, 90, 90, 100, 113],
        )
        sheet.top += 30
        t.card(
            at,
            name=name,
            measure="医療の確保",
            policy_field="医療",
            description=about,
            municipalities="甲市、乙町",
        )
        t.kpi(at, goal, "人", (number(values[0]), 2024), (number(values[1]), 2030))
    return t


def _beside(sheet: Sheet) -> Truth:
    """A page of boxes about one case, with its parties and amounts in a small table below the title."""
    t = Truth()
    pages = (
        ("空き校舎を使った配食の拠点づくり", "甲町、乙村", ("1,200千円", "1,500千円"), "配食の人手が集まる。"),
        ("雪下ろしの担い手を育てる講習会", "丙町", ("800千円", "650千円"), "冬の事故が減る。"),
    )
    for at, (name, towns, amounts, effect) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 44, 60, size=22)
        sheet.top = 80
        sheet.table(
            [
                [label("実施主体"), _(f"{name[:3]}協議会", 2)],
                [label("取組を行う市町村"), _(towns, 2)],
                [label("活用した制度"), _("集落活性化補助金（仮称）", 2)],
                [label("事業費", 1, 2), label("R6"), label("R7")],
                [right(amounts[0]), right(amounts[1])],
            ],
            [120, 120, 120],
            x=40,
        )
        top = sheet.top + 10
        for heading, body in (
            ("取組の内容", "住民と学生が一緒に働く。"),
            ("期待される効果", effect),
            ("今後の展開", "隣の町へ広げる。"),
        ):
            sheet.text(heading, 44, top + 12, size=12)
            top = box(sheet, body, 56, top + 20, 330, 10.5) + 12
        sheet.text("（写真：取組の様子）", 150, top + 40, size=8)
        t.card(
            at,
            name=name,
            municipalities=towns,
            subsidy="集落活性化補助金（仮称）",
            effect=effect,
            next_steps="隣の町へ広げる。",
        )
        t.budget(at, dict(zip((2024, 2025), map(number, amounts), strict=True)))
    return t


FORMS = (
    Form("inner-tables", _inside),
    Form("numbered-cards", _numbered),
    Form("table-below-title", _beside, True, "集落支援　事例集"),
)
