"""Cards of a booklet: a band with a chip, a table of levels, then headed text in two columns, all in one frame.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import CREAM, WHITE, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth
from tests.card_forms.truth import text as _

_Goal = tuple[tuple[str, ...], str, float, float]
_CARDS: tuple[
    tuple[str, str, str, tuple[str, str, str], tuple[_Goal, ...], tuple[str, ...], tuple[int, ...]], ...
] = (
    (
        "渡し舟の再開事業",
        "結びつきやネットワークの強化",
        "水辺の足の確保",
        (
            "舟着き場の跡を調べ、川の両岸の集落を朝夕に結ぶ渡し舟をふたたび走らせる。舟を操る人は、両岸の町の住民から募り、"
            "冬の間に講習を行う。",
            "橋まで回り道をしてきた高校生や、買い物に出る高齢者の足が確保される。",
            "甲市が舟を持ち、乙町が舟着き場を守る。費用は運んだ人の数により分けて負担する。",
        ),
        ((("渡し舟で川を渡った人の数（累計）",), "人", 0, 4_800),),
        ("【甲市】", "○渡し舟運航事業", "【乙町】", "○舟着き場保全事業"),
        (12_300, 12_300, 9_800),
    ),
    (
        "夜空の案内人養成事業",
        "生活機能の強化",
        "星を生かした観光の振興",
        (
            "星空を案内する人を育て、明かりを落とす日を三つの町で決める。",
            "夜に訪れる人が増え、宿に泊まる人が増える。",
            "案内人の講習は甲市が行い、乙町は明かりを落とす日を住民に知らせる。",
        ),
        (
            (("星空を案内する人の講習を終えて、一年のうちに", "十回の案内をした人の数"), "人", 4, 36),
            (("明かりを落とす日に応じた店の割合",), "％", 12.5, 80),
        ),
        ("【甲市】", "○星空案内人講習会"),
        (2_150, 0, 0),
    ),
)
_LEFT, _MIDDLE, _RIGHT = 66.0, 312.0, 534.0


def _headed(sheet: Sheet, head: str, x: float, top: float) -> float:
    """A heading behind a small square; returns where its text begins."""
    bar(sheet, x, top + 3, x + 5, top + 8, NAVY)
    sheet.text(head, x + 9, top + 9, size=9.5)
    return top + 17


def _goal_box(sheet: Sheet, goals: tuple[_Goal, ...], top: float, *, drawn: bool) -> float:
    """The box of the indicators; where it is ``drawn``, it has an outline, and an arrow stands between figures.

    Returns where it ends.
    """
    bottom = top + 22 + sum(50 + 14 * len(names) for names, *_rest in goals)
    bar(sheet, _MIDDLE, top, _RIGHT, bottom, CREAM)
    if drawn:
        frame(sheet, _MIDDLE, top, _RIGHT, bottom, 4)
    sheet.text("成果指標（KPI）", _MIDDLE + 6, top + 14, size=9.5)
    y = top + 22
    for names, unit, today, aimed in goals:
        for name in names:
            sheet.text(name, _MIDDLE + 6, y + 10, size=9)
            y += 14
        for x, head, year, figure in (
            (_MIDDLE + 8, "現状値", "（2022年度）", today),
            (_MIDDLE + 124, "目標値", "（2028年度）", aimed),
        ):
            bar(sheet, x, y + 1, x + 90, y + 23, WHITE)
            sheet.text(head, x + 45, y + 10, size=8, align="center")
            sheet.text(year, x + 45, y + 20, size=8, align="center")
            sheet.text(f"{figure:,}{unit}", x + 45, y + 37, size=13, align="center")
        if drawn:
            sheet.text("▶", _MIDDLE + 106, y + 28, size=12)
        y += 50
    return bottom


def _booklet(sheet: Sheet) -> Truth:
    truth = Truth()
    for at, (name, axis, measure, texts, goals, projects, costs) in enumerate(_CARDS, 1):
        if at > 1:
            sheet.next_page()
        sheet.text("具体的な取組", 60, 80, size=10)
        bar(sheet, 60, 90, 540, 114, NAVY)
        if at == 1:
            sheet.canvas.setFillColorRGB(*WHITE)
            sheet.canvas.roundRect(66, sheet.height - 108, 36, 12, 5, stroke=0, fill=1)
        sheet.text("施策名", 84, 105, size=8 if at == 1 else 11, align="center")
        sheet.text(name, 110, 107, size=13 if at == 1 else 11)
        sheet.top = 114
        levels = [
            [label("連携する視点"), _(axis), label("政策分野"), _("産業振興")],
            [label("施策の展開"), _(measure, 3)],
        ]
        sheet.table(levels, [70, 190, 70, 150], x=60)
        y = 166.0
        for head, said in zip(("取組内容", "事業効果", "役割分担"), texts, strict=True):
            y = _headed(sheet, head, _LEFT, y)
            sheet.rule(_LEFT, y - 3, _MIDDLE - 14, y - 3)
            y = box(sheet, f"　{said}", _LEFT, y, _MIDDLE - 14 - _LEFT, size=10, lead=1.6) + 2
        beside = _headed(sheet, "関係市町", _MIDDLE, _goal_box(sheet, goals, 162.0, drawn=at == 1) + 8)
        sheet.text("甲市　乙町", _MIDDLE + 10, beside + 9, size=9.5)
        beside = _headed(sheet, "事業名称", _MIDDLE, beside + 16)
        for project in projects:
            sheet.text(project, _MIDDLE + (0 if project.startswith("【") else 10), beside + 9, size=9.5)
            beside += 15
        beside = _headed(sheet, "SDGsとの関連性", _MIDDLE, beside)
        bar(sheet, _MIDDLE, beside, _MIDDLE + 22, beside + 22, NAVY)
        sheet.top = max(y, beside + 22) + 14
        years = [label("実施年度"), *(centre(f"{year}") for year in (2024, 2025, 2026))]
        cost = [label("事業費（千円）"), *(right(f"{amount:,}") for amount in costs)]
        sheet.table([years, cost], [120, 116, 116, 116], x=66)
        frame(sheet, 60, 90, 540, sheet.top, 5)
        description, effect, roles = texts
        truth.card(
            at,
            name=name,
            axis=axis,
            policy_field="産業振興",
            measure=measure,
            description=description,
            effect=effect,
            role_sharing=roles,
            municipalities="甲市、乙町",
        )
        owner = ""
        for project in projects:
            owner = project.strip("【】") if project.startswith("【") else owner
            if project.startswith("○"):
                truth.rows.setdefault("initiative_projects", []).append(
                    {"initiative": at, "owner": owner, "project": project.removeprefix("○")}
                )
        for counted, unit, today, aimed in goals:
            truth.kpi(at, "".join(counted), unit.replace("％", "%"), (today, 2022), (aimed, 2028))
        truth.budget(at, dict(zip((2024, 2025, 2026), costs, strict=True)))
    return truth


FORMS = (Form("booklet-with-two-columns", _booklet),)
