"""Sheets on which a measure of a plan is evaluated, each part of a sheet in a table of its own."""

from __future__ import annotations

from functools import partial

from samples.drawing import GREY, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _

_Row = tuple[str, str, str, tuple[str, ...], str, str]


def _parts(sheet: Sheet) -> Truth:
    """Name, indicators, amounts with the programmes, and the evaluation; a number at the end of the line above."""
    t = Truth()
    head = partial(label, fill=GREY)
    pages: tuple[tuple[str, str, str, str, tuple[_Row, ...], tuple[str, ...], tuple[str, ...], str, str], ...] = (
        (
            "基本目標１　仕事をつくる",
            "1-2",
            "湧水を生かした産業の育成",
            "湧水を使う食品の製造を村の産業に育てるため、工場の用地と販路の開拓を支援する。",
            (
                ("湧水を使う事業所数", "か所", "3", ("4", "4", "6"), "8", "75.0%"),
                ("わさびの出荷額", "万円", "820", ("790", "905", "960"), "1,200", "80.0%"),
            ),
            ("1,200", "3,450", "3,100"),
            ("湧水の里ブランド事業", "わさび田再生補助金"),
            "新たに２か所の事業所が開業した。",
            "用地の不足を補うため、空き工場を紹介する。",
        ),
        (
            "基本目標２　人を呼ぶ",
            "2-1",
            "民泊と体験の受入れ",
            "農家民泊の開業を助け、体験の案内人を育てる。",
            (("民泊の宿泊者数", "人泊", "140", ("95", "180", "260"), "400", "65.0%"),),
            ("800", "800", "650"),
            ("農家民泊開業支援事業",),
            "案内人は目標の人数に届いた。",
            "冬の体験を増やす。",
        ),
    )
    years = ("令和３年度", "令和４年度", "令和５年度")
    for at, (aim, code, name, about, kpis, costs, programmes, said, then) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(aim, 56, sheet.top, size=10)
        sheet.text(f"整理番号　{code}", sheet.width - 56, sheet.top, size=10, align="right")
        sheet.top += 12
        sheet.line("評　価　調　書", size=13)
        sheet.table(
            [[head("施策名"), _(name), head("担当課"), _("産業課")], [head("施策の概要"), _(about, 3)]],
            [70, 250, 60, 100],
        )
        sheet.top += 10
        sheet.table(
            [
                [
                    head("成果指標（ＫＰＩ）", 1, 2),
                    head("単位", 1, 2),
                    head("基準値\n（Ｒ２）", 1, 2),
                    head("実　績　値", 3),
                    head("目標値\n（Ｒ６）", 1, 2),
                    head("達成率\n（Ｒ５）", 1, 2),
                ],
                [head("Ｒ３"), head("Ｒ４"), head("Ｒ５")],
                *[
                    [_(kpi), centre(unit), right(base), *map(right, done), right(goal), right(rate)]
                    for kpi, unit, base, done, goal, rate in kpis
                ],
            ],
            [150, 50, 50, 45, 45, 45, 50, 45],
        )
        sheet.top += 10
        sheet.table(
            [
                [head("事業費\n（千円）", 1, 2), *[head(year) for year in years]],
                [right(cost) for cost in costs],
                [head("事業名"), _("\n".join(f"○{programme}" for programme in programmes), 3)],
            ],
            [70, 136, 137, 137],
        )
        sheet.top += 10
        sheet.table([[head("評価"), _(said)], [head("今後の取組"), _(then)]], [70, 410])
        t.card(at, number=code, name=name, description=about, evaluation=said, next_steps=then)
        t.budget(at, {2021 + n: number(cost) for n, cost in enumerate(costs)})
        for kpi, unit, base, done, goal, _rate in kpis:
            results = {2021 + n: number(value) for n, value in enumerate(done)}
            t.kpi(at, kpi, unit, (number(base), 2020), (number(goal), 2024), results)
        for programme in programmes:
            t.rows.setdefault("initiative_projects", []).append({"initiative": at, "project": programme})
    return t


FORMS = (Form("evaluated-in-parts", _parts, title="総合戦略の評価調書"),)
