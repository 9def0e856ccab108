"""What municipalities pay in one year, their names down and the amounts beside them."""

from __future__ import annotations

from typing import Any

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, InitiativeMunicipality, Kpi, Statistic
from tests.drawing import Drawing

CARD = ("事業名 | 渡し船の運航 | < | <", "事業内容 | 川を渡る船を出す。 | < | <")


def _amounts(draft: Any) -> list[tuple[str, ...]]:
    names = ("municipality", "amount", "fiscal_year")
    return [tuple(row[name].text if name in row else "" for name in names) for row in draft.budgets]


def test_one_table_says_who_takes_part_and_what_each_pays(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "関係市町村と事業費見込（令和７年度、単位：千円） | < | < | <",
        "市町村名 | < | 見込額 | <",
        "川端市 | < | 1,700 | <",
        "山本町 | < | ― | <",
        "合計 | < | 1,700 | <",
        "効果 | 渡る人が増える。 | < | <",
    )
    assert draft.fields["municipalities"].text == "川端市、山本町"
    assert _amounts(draft) == [
        ("川端市", "1,700", "令和７年度"),
        ("山本町", "―", "令和７年度"),
        ("", "1,700", "令和７年度"),
    ]
    assert all("千円" in row["unit_label"].text for row in draft.budgets)
    assert draft.fields["effect"].text == "渡る人が増える。"
    assert draft.extra == []


def test_the_sum_of_all_may_be_called_after_what_is_summed(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費見込（千円） | < | < | <",
        "市町村 | < | R7 | <",
        "事業費計 | < | 1,700 | <",
        "川端市 | < | 1,500 | <",
        "山本町 | < | 200 | <",
    )
    assert _amounts(draft) == [("", "1,700", "R7"), ("川端市", "1,500", "R7"), ("山本町", "200", "R7")]


def test_names_and_amounts_may_stand_in_two_pairs_of_columns(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費（千円） | < | < | <",
        "区分 | 令和７年度 | 区分 | 令和７年度",
        "川端市 | 700 | 北原村 | 85",
        "山本町 | 120 | | ",
    )
    assert "municipalities" not in draft.fields
    assert _amounts(draft) == [
        ("川端市", "700", "令和７年度"),
        ("山本町", "120", "令和７年度"),
        ("北原村", "85", "令和７年度"),
    ]


def test_the_word_over_the_names_may_be_written_like_a_name(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "*市町村 | < | *R7事業費（千円） | <",
        "川端市 | < | 1,700 | <",
        "山本町 | < | 90 | <",
        "合計 | < | 1,790 | <",
    )
    assert _amounts(draft) == [("川端市", "1,700", "R7"), ("山本町", "90", "R7"), ("", "1,790", "R7")]


def test_people_beside_municipalities_are_no_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD, "関係市町村 | < | < | <", "市町村名 | < | 人口 | <", "川端市 | < | 1,700 | <", "山本町 | < | 90 | <"
    )
    assert draft.budgets == []


_TOWNS = (("新庄市", "700"), ("金山町", "85"), ("最上町", "112"), ("合計", "897"))


def _page(drawing: Drawing, name: str, effect: str) -> None:
    """A landscape page: texts under headings at the left, a table of amounts and indicators at the right."""
    drawing.text(40, 50, "生活機能の強化 ＞ 環境 ＞ 川のごみを減らす", 9)
    drawing.text(40, 70, name, 15)
    for k, (label, first, second) in enumerate(
        (
            (
                "事業内容",
                "川に沿って集めた物を分け、どこから来たかを調べ、その結果を圏域の学校と",
                "商店に知らせる。",
            ),
            ("期待される効果", "物を川に捨てる人が減り、圏域のどこでも水辺を安心して歩けるように", effect),
            (
                "役割分担の考え方",
                "新庄市が調べる人を集め、各町が物を運ぶ。要した経費は、集めた物の",
                "重さに応じて分かち合う。",
            ),
        )
    ):
        drawing.fill(38, 88 + 60 * k, 390, 102 + 60 * k, 0.94, 0.9, 0.87)
        drawing.text(44, 98 + 60 * k, label, 10)
        drawing.text(40, 116 + 60 * k, first, 10)
        drawing.text(40, 132 + 60 * k, second, 10)
    drawing.fill(418, 88, 770, 102, 0.94, 0.9, 0.87)
    drawing.text(424, 98, "関係市町村と事業費見込", 9)
    drawing.text(660, 114, "（令和７年度、単位：千円）", 8)
    drawing.line(418, 120, 770, 120)
    for k, (town, amount) in enumerate((("市町村名", "見込額"), *_TOWNS)):
        drawing.text(480, 132 + 18 * k, town, 9)
        drawing.text(680, 132 + 18 * k, amount, 9)
        drawing.line(418, 138 + 18 * k, 770, 138 + 18 * k)
    drawing.fill(418, 226, 770, 240, 0.94, 0.9, 0.87)
    drawing.text(424, 236, "成果指標（ＫＰＩ）", 9)
    for k, (indicator, today, aim) in enumerate(
        (("集めた物の重さ（kg）", "182", "150"), ("調べた回数（回）", "3", "9"))
    ):
        top = 244 + 70 * k
        rows = (
            (("指標名", 418, 500), (indicator, 500, 770)),
            (("現状値（Ｒ６）", 418, 500), (today, 500, 590), ("目標値（Ｒ12）", 590, 680), (aim, 680, 770)),
            (("備考", 418, 500), ("新庄市調べ", 500, 770)),
        )
        for n, row in enumerate(rows):
            for text, x0, x1 in row:
                drawing.text(x0 + 4, top + 13 + 20 * n, text, 9)
                drawing.canvas.rect(x0, drawing.height - top - 20 - 20 * n, x1 - x0, 20)


def test_a_table_right_of_the_text_is_the_cards_whose_name_stands_above_both() -> None:
    drawing = Drawing(842, 595)
    _page(drawing, "川ごみの行方を調べる事業", "なる。")
    drawing.page()
    _page(drawing, "川べりの花を植える事業", "変わる。")
    found = process(drawing.read()).rows
    assert [row.name for row in found if isinstance(row, Initiative)] == [
        "川ごみの行方を調べる事業",
        "川べりの花を植える事業",
    ]
    towns = [town for town, _ in _TOWNS[:-1]]
    assert [row.municipality for row in found if isinstance(row, InitiativeMunicipality)] == towns * 2
    amounts = [
        (row.municipality, row.fiscal_year, row.amount_thousand_yen) for row in found if isinstance(row, Budget)
    ]
    assert sorted(amounts, key=lambda row: row[2] or 0)[::2] == [
        ("金山町", 2025, 85),
        ("最上町", 2025, 112),
        ("新庄市", 2025, 700),
        (None, 2025, 897),
    ]
    kpis = [(row.indicator, row.baseline_value, row.target_value) for row in found if isinstance(row, Kpi)]
    assert kpis == [("集めた物の重さ", 182, 150), ("調べた回数", 3, 9)] * 2
    assert not any(isinstance(row, Statistic) for row in found)


def test_a_sum_may_bear_any_word_for_one(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費（千円） | < | < | <",
        "市町村 | < | 2025 | <",
        "総額 | < | 820 | <",
        "川端市 | < | 700 | <",
        "山本町 | < | 120 | <",
    )
    assert _amounts(draft) == [("", "820", "2025"), ("川端市", "700", "2025"), ("山本町", "120", "2025")]


def test_the_label_of_a_table_of_one_year_may_stand_left_of_it(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費見込額 | 市町村 | 2025年度 | <",
        "^ | 全体 | 8,293,000円 | <",
        "^ | 川端市 | 6,532,000円 | <",
        "^ | 山本町 | 1,761,000円 | <",
        "効果 | 渡る人が増える。 | < | <",
    )
    assert _amounts(draft) == [
        ("", "8,293,000円", "2025年度"),
        ("川端市", "6,532,000円", "2025年度"),
        ("山本町", "1,761,000円", "2025年度"),
    ]
    assert draft.fields["effect"].text == "渡る人が増える。"


def test_a_unit_in_a_row_of_its_own_stands_beside_the_word_that_heads_several_rows(sketch: Any) -> None:
    draft = sketch.draft(
        "位置付け | *事業名 | 渡し船の運航 | < | <",
        "^ | *事業内容 | 川を渡る船を出す。 | < | <",
        "計画 | *事業費 | （単位：千円） | < | <",
        "^ | ^ | 市町村名 | R6 | R7",
        "^ | ^ | 青井町 | 10 | 20",
        "^ | ^ | 緑川町 | 30 | 40",
    )
    assert ["千円" in row["unit_label"].text for row in draft.budgets] == [True] * 4


def test_the_amounts_go_on_below_the_end_of_a_page(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *CARD,
            "事業費 | < | < | <",
            "市町村 | < | R7（千円） | <",
            "総額 | < | 1,790 | <",
            "川端市 | < | 1,700 | <",
        )
    )
    sketch.page(sketch.grid("山本町 | < | 60 | <", "北原村 | < | 30 | <", "効果 | 渡る人が増える。 | < | <"))
    assert [(row.get("municipality"), row["amount"]) for row in sketch.texts("budgets")] == [
        (None, "1,790"),
        ("川端市", "1,700"),
        ("山本町", "60"),
        ("北原村", "30"),
    ]
