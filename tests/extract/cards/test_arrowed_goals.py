"""Goals in a cell of a card, set as two figures with an arrow between."""

from __future__ import annotations

from collections.abc import Sequence

from kohyo.pipeline import process
from schemas.tables import Kpi
from tests.drawing import Drawing

_GOALS = (
    (124, "窯の数", "１２基（Ｒ６）", "２０基（Ｒ１２）"),
    (180, "研修の修了者数", "３，１００人（Ｒ５）", "４，５００人（Ｒ１２）"),
)


def _card(goals: Sequence[tuple[float, str, str, str]] = _GOALS, size: float = 9) -> Drawing:
    d = Drawing()
    d.grid((40, 110, 360), (30, 60, 90, 120, 240))
    told = (("施策名", "炭焼きの里づくり"), ("目的", "山の仕事を守る。"), ("事業内容", "窯を直す。"))
    for top, (label, text) in zip((30, 60, 90), told, strict=True):
        d.text(44, top + 18, label, 9)
        d.text(116, top + 18, text, 9)
    d.text(44, 180, "成果目標", 9)
    for top, name, today, aimed in goals:
        d.text(116, top + 14, name, 9)
        for x, value in ((116, today), (240, aimed)):
            d.frame(x, top + 20, x + 95, top + 42)
            d.text(x + 5, top + 34, value, size)
        d.arrow(214, top + 26, 236, top + 36)
    return d


def _kpis(drawing: Drawing) -> list[tuple[str | None, int | None, float | None, int | None, float | None]]:
    rows = [row for row in process(drawing.read()).rows if isinstance(row, Kpi)]
    return [(r.indicator, r.baseline_fy, r.baseline_value, r.target_fy, r.target_value) for r in rows]


def test_each_arrow_between_two_figures_in_a_cell_is_a_goal() -> None:
    assert _kpis(_card()) == [
        ("窯の数", 2024, 12, 2030, 20),
        ("研修の修了者数", 2023, 3100, 2030, 4500),
    ]


def test_the_first_figure_of_an_arrow_is_that_of_today_where_a_cell_states_one_goal() -> None:
    assert _kpis(_card([(124, "窯の数", "12基（R6）", "20基（R12）")])) == [("窯の数", 2024, 12, 2030, 20)]


def test_figures_in_small_type_stand_below_their_name() -> None:
    assert _kpis(_card(size=4)) == _kpis(_card())
