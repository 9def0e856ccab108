"""Sheets of a budget whose titles are numbered as the measures of a plan are."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.printed import Document
from schemas.tables import Budget, Initiative, Kpi
from tests.drawing import Drawing

BOLD = 2
GOALS = (("指標", "現状値", "年度", "目標", "年度"), ("窯の数", "12基", "令和6年度", "20基", "令和12年度"))
LIMITS = (("一口の額", "10百万円"), ("対象者", "里山の町村"))


def _table(d: Drawing, xs: tuple[float, ...], top: float, rows: tuple[tuple[str, ...], ...]) -> None:
    d.grid(xs, [top + 18 * n for n in range(len(rows) + 1)])
    for n, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            d.text(x + 4, top + 18 * n + 12, text, 9)


def _sheets() -> Document:
    d = Drawing(842, 595)
    for number, name in enumerate(("炭焼きの里づくり事業", "山の道づくり事業"), 1):
        d.text(50, 50, f"3-{number}　{name}", 18, mode=BOLD)
        d.text(630, 48, "令和8年度当初予算（案） 2億円", 10)
        d.text(50, 85, "【目　的】", 11)
        d.text(60, 105, "山の仕事の担い手が減っているため、これを支える。", 10)
        d.text(50, 135, "【政策目標】", 11)
        _table(d, (50, 330, 450, 560, 670, 790), 145, GOALS)
        d.text(50, 225, "【事業内容】", 11)
        d.text(60, 245, "窯の修理と道具の貸出しを支援する。", 10)
        d.text(450, 225, "【事業の仕組み】", 11)
        _table(d, (450, 560, 790), 300, LIMITS)
        d.text(50, 400, "【効果】", 11)
        d.text(60, 420, "担い手が増え、山の仕事が続く。", 10)
        d.page()
    return d.read()


def test_a_numbered_title_beside_an_amount_heads_a_sheet_and_no_measure() -> None:
    rows = process(_sheets()).rows
    initiatives = [row for row in rows if isinstance(row, Initiative)]
    assert [(row.number, row.name) for row in initiatives] == [
        ("3-1", "炭焼きの里づくり事業"),
        ("3-2", "山の道づくり事業"),
    ]
    assert [row.amount_thousand_yen for row in rows if isinstance(row, Budget)] == [200_000, 200_000]


def test_a_table_right_of_the_names_of_indicators_is_none_of_them() -> None:
    kpis = [row for row in process(_sheets()).rows if isinstance(row, Kpi)]
    assert [(row.indicator, row.unit, row.target_value, row.target_fy) for row in kpis] == [
        ("窯の数", "基", 20, 2030),
        ("窯の数", "基", 20, 2030),
    ]


def _bold_sheets(title: str) -> list[Initiative]:
    """Pages all in bold, whose titles are a little larger than the text below."""
    d = Drawing(720, 540)
    for name in ("炭焼きの里づくり事業", "山の道づくり事業"):
        d.text(24, 40, title.format(name), 15, mode=BOLD)
        d.text(540, 66, "R8予算額：2億円", 15, mode=BOLD)
        for n, (label, words) in enumerate(
            (
                ("○事業の目的", "山の仕事を支える。"),
                ("○事業の内容", "窯の修理を支援する。"),
                ("○効果", "担い手が増える。"),
            )
        ):
            d.text(24, 100 + 60 * n, label, 14, mode=BOLD)
            d.text(34, 122 + 60 * n, words, 13.5, mode=BOLD)
        d.page()
    return [row for row in process(d.read()).rows if isinstance(row, Initiative)]


def test_a_title_hardly_larger_than_text_in_bold_is_told_by_its_number_or_stands_alone() -> None:
    names = ["炭焼きの里づくり事業", "山の道づくり事業"]
    assert [(row.number, row.name) for row in _bold_sheets("［３］{}")] == [("［３］", name) for name in names]
    assert [(row.number, row.name) for row in _bold_sheets("{}")] == [(None, name) for name in names]


def test_a_title_goes_on_below_its_line_though_an_amount_stands_right_of_it() -> None:
    d = Drawing(842, 595)
    for place in ("山の里", "海の里"):
        d.text(50, 40, f"{place}の暮らしと仕事を支える道具の貸出しと学びの場づくり", 17, mode=BOLD)
        d.text(50, 62, "推進事業（モデル地区）", 17, mode=BOLD)
        d.text(640, 44, "令和8年度予算額 2億円", 10)
        d.text(640, 58, "（前年度予算額 1億円）", 10)
        for n, (label, words) in enumerate(
            (("目的", "支える。"), ("事業内容", "貸し出す。"), ("効果", "増える。"))
        ):
            d.text(50, 110 + 50 * n, f"【{label}】", 11)
            d.text(60, 130 + 50 * n, f"山の仕事を{words}", 10)
        d.page()
    names = [row.name for row in process(d.read()).rows if isinstance(row, Initiative)]
    assert names == [
        f"{place}の暮らしと仕事を支える道具の貸出しと学びの場づくり推進事業（モデル地区）"
        for place in ("山の里", "海の里")
    ]


_SUPPORT = (
    ("炭焼きの里づくり事業", "窯の修理を支援する。"),
    ("山の道づくり事業", "山の道の手入れを支援する。"),
    ("里の市場ひらき事業", "市を開く場所を貸す。"),
)


def _support_sheets(title: str, size: float, amount: str = "", office: str = "") -> list[Initiative]:
    """Pages of text in 15pt that say what is done by what is supported alone."""
    d = Drawing(842, 595)
    for number, (name, words) in enumerate(_SUPPORT, 1):
        d.text(40, 50, title.format(number=number, name=name), size)
        d.text(640, 48, office, 9)
        d.text(540, 75, amount, 10)
        for n, (label, text) in enumerate(
            (("支援内容", words), ("対象者", "里山の町村"), ("お問合せ先", "里山局山の暮らし室"))
        ):
            d.text(40, 110 + 90 * n, f"■{label}", 15)
            d.text(60, 135 + 90 * n, text, 15)
        d.page()
    return [row for row in process(d.read()).rows if isinstance(row, Initiative)]


def test_pages_of_a_series_may_say_what_is_done_by_what_is_supported_alone() -> None:
    assert [row.name for row in _support_sheets("{name}", 20)] == [name for name, _ in _SUPPORT]


def test_an_office_in_small_type_at_the_right_of_a_title_leaves_it_alone_on_its_line() -> None:
    found = _support_sheets("{name}", 17, "令和８年度当初予算額　2億円", "里山局山の暮らし室")
    assert [row.name for row in found] == [name for name, _ in _SUPPORT]


def test_no_white_need_stand_between_the_number_of_a_title_and_its_name() -> None:
    found = _support_sheets("1-{number}{name}", 17, "令和８年度当初予算額　2億円", "里山局山の暮らし室")
    assert [(row.number, row.name) for row in found] == [
        (f"1-{number}", name) for number, (name, _) in enumerate(_SUPPORT, 1)
    ]
