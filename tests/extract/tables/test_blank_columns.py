"""Lists whose last columns are blank yet, over a page that does not repeat the heads."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import KpiSummary
from tests.drawing import Drawing

LEFT, RIGHT = 30.0, 570.0
COLUMNS = (34.0, 180.0, 250.0, 320.0, 400.0, 490.0)
HEADS = ("指標", "基準値（R5）", "令和６年度", "令和７年度", "令和８年度", "目標値（R10）")


def _row(d: Drawing, y: float, texts: tuple[str, ...]) -> None:
    for x, text in zip(COLUMNS, texts, strict=True):
        if text:
            d.text(x, y + 14, text, 9)
    d.line(LEFT, y + 20, RIGHT, y + 20)


def test_rows_overleaf_keep_their_places_below_the_heads() -> None:
    d = Drawing(600, 300)
    d.text(LEFT, 40, "成果指標（KPI）の一覧", 12)
    d.line(LEFT, 60, RIGHT, 60)
    _row(d, 60, HEADS)
    for k, (name, first, now, aim) in enumerate(
        (
            ("橋を渡る人の数（人）", "12", "14", "30"),
            ("山道の道標の数（本）", "3", "5", "9"),
            ("渡しの数（便）", "2", "2", "4"),
        )
    ):
        _row(d, 80 + 20 * k, (name, first, now, "", "", aim))
    d.page()
    d.line(LEFT, 40, RIGHT, 40)
    for k, (name, first, now, aim) in enumerate(
        (
            ("川の舟の数（隻）", "7", "8", "11"),
            ("灯のある橋（本）", "1", "2", "6"),
            ("学びの舟の数（隻）", "4", "5", "9"),
        )
    ):
        _row(d, 40 + 20 * k, (name, first, now, "", "", aim))
    found = [row for row in process(d.read()).rows if isinstance(row, KpiSummary)]
    assert [(r.indicator, r.baseline_value, r.fiscal_year, r.value, r.target_value) for r in found] == [
        ("橋を渡る人の数", 12, 2024, 14, 30),
        ("山道の道標の数", 3, 2024, 5, 9),
        ("渡しの数", 2, 2024, 2, 4),
        ("川の舟の数", 7, 2024, 8, 11),
        ("灯のある橋", 1, 2024, 2, 6),
        ("学びの舟の数", 4, 2024, 5, 9),
    ]
