"""Cards typed as running text: labels in brackets at the heads of lines, what belongs to them hanging behind.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import Sheet
from tests.card_forms.truth import Form, Truth

LEFT, HANG = 70, 160
TOWNS = ("北浜市", "磯部町", "山里村")


class _Writer:
    """Writes line below line."""

    def __init__(self, sheet: Sheet, top: float) -> None:
        self.sheet, self.base = sheet, top

    def line(self, *texts: tuple[float, str], step: float = 18) -> None:
        """Texts on one base, each from its own place on."""
        for x, text in texts:
            self.sheet.text(text, x, self.base, size=10)
        self.base += step


def _card(
    writer: _Writer,
    truth: Truth,
    number: int,
    name: str,
    shares: tuple[int, ...] | None,
    goals: tuple[tuple[str, str, float | None, float, str], ...],
) -> None:
    writer.line((LEFT, f"取組{number + 3}　{name}"), step=22)
    writer.line((LEFT, "［参画市町村］"), (HANG, "、".join(TOWNS)))
    total = sum(shares) if shares else 3600
    for k, year in enumerate((8, 9, 10)):
        parts = "、".join(f"{town}{share:,}" for town, share in zip(TOWNS, shares or (), strict=False))
        texts = [(HANG, f"令和{year}年度"), (HANG + 80, f"{total:,}千円")]
        if shares:
            texts.append((HANG + 145, f"（うち{parts}）"))
        writer.line(*([(LEFT, "［経費見込］")] if not k else []), *texts)
        truth.budget(number, {2018 + year: total})
        for town, share in zip(TOWNS, shares or (), strict=False):
            truth.budget(number, {2018 + year: share}, town)
    for k, (indicator, unit, now, then, words) in enumerate(goals):
        head = [(LEFT, "［指　　標］")] if not k else []
        writer.line(*head, (HANG, f"{'①②③'[k]} {indicator}"))
        writer.line(
            (HANG + 20, f"現状（令和６年度） {words}"),
            (HANG + 175, "→"),
            (HANG + 200, f"目標（令和12年度） {then:g}{unit}"),
        )
        truth.kpi(number, indicator, unit, (now, 2024 if now is not None else None), (then, 2030))
    said = ("浜から山までの集落を一台の車で回り、診療の予約と薬の受取りを一度に済ませられるように", "する。")
    writer.line((LEFT, "［趣　　旨］"), (HANG, said[0]))
    writer.line((HANG, said[1]))
    effect, roles = (
        "通院をあきらめる人が減る。",
        ("北浜市が車両を備え、磯部町と山里村は乗り場を整えて、利用の実績に応じて", "費用を負担する。"),
    )
    writer.line((LEFT, "［期待する変化］"), (HANG + 10, effect))
    writer.line((LEFT, "［分　　担］"), (HANG, roles[0]))
    writer.line((HANG, roles[1]), step=30)
    truth.card(
        number,
        name=name,
        description="".join(said),
        effect=effect,
        role_sharing="".join(roles),
        municipalities="、".join(TOWNS),
        policy_field="医療",
        measure=None,
    )


def _typed(sheet: Sheet) -> Truth:
    truth = Truth()
    writer = _Writer(sheet, 70)
    writer.line((56, "第１　生活機能の強化"), step=26)
    writer.line((62, "１　医療"), step=26)
    goals = (
        ("巡回する車の利用者の数", "人", 120.0, 400.0, "120人"),
        ("予約の電話がつながる割合", "％", 61.5, 80.0, "61.5％"),
    )
    _card(writer, truth, 1, "浜と山を巡る診療の車", (1400, 700, 200), goals)
    _card(writer, truth, 2, "薬の共同配達", None, (("薬を届けた回数", "回", None, 900.0, "未把握"),))
    return truth


FORMS = (Form("typed-labels", _typed, False, "定住自立圏共生ビジョン"),)
