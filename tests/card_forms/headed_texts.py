"""Sheets whose texts stand below their tables under headings, and whose first row prints the number and the name.

The evaluation may go on overleaf, or begin there. The indicators are told apart by a column of kinds.
"""

from __future__ import annotations

from functools import partial

from samples.drawing import GREY, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _

_Kpi = tuple[str, str, str, str, str]
_SHEETS: tuple[tuple[str, str, str, str, str, tuple[_Kpi, ...], str, str], ...] = (
    (
        "人を呼ぶまちづくり",
        "灯台の道の案内人",
        "灯台までの道を歩く人を案内する住民を育て、三つの町が同じ腕章を配る。",
        "甲市、乙町、丙町",
        "980",
        (("成果指標", "歩いた人の数", "人", "410", "900"), ("活動指標", "案内人の養成講座", "回", "２", "６")),
        "歩いた人は前の年より増えたが、秋の催しは雨のため取りやめた。案内人は九人になり、町ごとの人数の差が小さくなった。",
        "春にも催しを開き、雨の日の行き先を決めておく。",
    ),
    (
        "暮らしを守る仕組みづくり",
        "峠の雪を知らせる事業",
        "峠の雪の深さを測り、朝の五時に住民の電話へ知らせる。",
        "甲市、丙町",
        "1,450",
        (("成果指標", "知らせを受け取る世帯", "世帯", "120", "600"),),
        "機械は冬の間止まらずに動いた。",
        "受け取る世帯を増やすため、集会で手続を手伝う。",
    ),
)


def _draw(sheet: Sheet, marks: tuple[str, str], heads: tuple[str, str], *, band: bool) -> Truth:
    t = Truth()
    head = partial(label, fill=GREY)
    opening, closing = marks
    for at, (aim, name, about, towns, cost, kpis, said, then) in enumerate(_SHEETS, 1):
        if at > 1:
            sheet.next_page()
        sheet.table(
            [
                [head(f"№ {at}"), head("主要な取り組み"), _(name, 2)],
                [head("柱"), _(aim), head("連携市町"), _(towns)],
                [head("取組の内容"), _(about, 3)],
            ],
            [70, 150, 90, 170],
        )
        sheet.top += 8
        sheet.table([[head("年度"), head("R6")], [head("事業費（千円）"), right(cost)]], [110, 110])
        sheet.top += 8
        side = [label("評価指標", 1, len(kpis) + 1, upright=True, fill=GREY)] if band else []
        sheet.table(
            [
                [*side, *(head(word) for word in ("区分", "指標名", "単位", "現状値（R4）", "目標値（R8）"))],
                *(
                    [centre(kind), _(kpi), centre(unit), right(now), right(goal)]
                    for kind, kpi, unit, now, goal in kpis
                ),
            ],
            [*([24] if band else []), 76, 170, 50, 80, 80],
            least=34,
        )
        sheet.top += 10
        if at == 1:
            sheet.top = 740.0  # the page ends within the first text
        for word, text in zip(heads, (said, then), strict=True):
            sheet.line(f"{opening}{word}{closing}", size=10)
            if at == 1 and text is said:
                sheet.paragraph(text[:50], x=66, width=420)
                sheet.next_page()
                sheet.paragraph(text[50:], x=66, width=420)
            else:
                sheet.paragraph(text, x=66, width=420)
        t.card(
            at,
            number=str(at),
            name=name,
            axis=aim,
            description=about,
            municipalities=towns,
            evaluation=said,
            next_steps=then,
        )
        t.budget(at, {2024: number(cost)})
        for _kind, kpi, unit, now, goal in kpis:
            t.kpi(at, kpi, unit, (number(now), 2022), (number(goal), 2026))
    return t


def _titled(sheet: Sheet) -> Truth:
    """The number of a sheet behind the title of the form, in a line above its tables."""
    t = Truth()
    for at, (_aim, name, about, towns, _cost, _kpis, said, _then) in enumerate(_SHEETS, 1):
        if at > 1:
            sheet.next_page()
        sheet.line(f"重点事業管理シート　No.{at}", size=11)
        sheet.table(
            [[label("事業名"), _(name)], [label("関係市町"), _(towns)], [label("事業内容"), _(about)]], [90, 390]
        )
        sheet.top += 8
        sheet.table([[label("評価"), _(said)]], [90, 390])
        t.card(at, number=str(at), name=name, municipalities=towns, description=about, evaluation=said)
    return t


FORMS = (
    Form("texts-below", partial(_draw, marks=("■　", ""), heads=("令和６年度の評価", "今後の取組"), band=True)),
    Form("bracketed-below", partial(_draw, marks=("【", "】"), heads=("取組の評価", "今後の方向性"), band=False)),
    Form("numbered-behind-title", _titled),
)
