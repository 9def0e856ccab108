"""Tables with years across: amounts, timetables and results."""

from __future__ import annotations

from typing import Any

import pytest

from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.pairs import read_card

NAME = "事業名 | 夜間診療事業"


def _budgets(draft: Any) -> list[tuple[str | None, ...]]:
    names = ("fiscal_year", "amount", "municipality", "unit_label")
    return [tuple(b[n].text if n in b else None for n in names) for b in draft.budgets]


def _marks(draft: Any) -> list[tuple[str, str | None, bool]]:
    return [(m.item.text, m.year.text if m.year else None, m.mark is not None) for m in draft.marks]


def test_amounts_below_years_in_one_row(sketch: Any) -> None:
    draft = sketch.draft("施策名 | A事業 | <", "実施年度 | 2024 (R6) | 2025 (R7)", "事業費(千円) | 1,200 | 0")
    assert _budgets(draft) == [
        ("2024 (R6)", "1,200", None, "事業費(千円)"),
        ("2025 (R7)", "0", None, "事業費(千円)"),
    ]


def test_the_sum_of_all_municipalities_is_the_amount_of_the_card(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "事業費（千円） | 実施年度 | R 7 | R 8",
        "^ | 両市町の合計 | 700 | 800",
    )
    assert [row[:3] for row in _budgets(draft)] == [("R 7", "700", None), ("R 8", "800", None)]


def test_amounts_of_municipalities_with_a_total_row_and_column(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | < | <",
        "事業費見込⏎（千円） |  | R 7 | R 8 | 計",
        "^ |  | 700 | 0 | 700",
        "^ | 新 庄 市 | 600 |  | 600",
        "^ | 金 山 町 | 100 |  | ",
        "補助制度等 | 県補助金 | < | < | <",
    )
    assert [row[:3] for row in _budgets(draft)] == [
        ("R 7", "700", None),
        ("R 8", "0", None),
        ("計", "700", None),
        ("R 7", "600", "新 庄 市"),
        ("計", "600", "新 庄 市"),
        ("R 7", "100", "金 山 町"),
    ]
    assert {row[3] for row in _budgets(draft)} == {"事業費見込\n（千円）"}
    assert draft.fields["subsidy"].text == "県補助金"


@pytest.mark.parametrize(
    "rows",
    [
        ("事業費見込 | R 7 | R 8 | 計 |", "(千円) | 700 | | |", "新 庄 市 | 600 | | |", "金 山 町 | | 100 | |"),
        ("事業費見込 (千円) | R 7 | R 8 | 計 |", " | 700 | | |", " | 新 庄 市 | 600 | |", " | 金 山 町 | | 100 |"),
        (
            "事業費見込 (千円) | | R 7 | R 8 | 計",
            " | | 700 | | ",
            " | 新 庄 市 | 600 | |",
            " | 金 山 町 | | 100 |",
        ),
    ],
    ids=["names below the label", "names below the first year", "names below an empty header"],
)
def test_names_that_slid_by_a_column_in_a_text_still_name_their_amounts(
    sketch: Any, rows: tuple[str, ...]
) -> None:
    draft = sketch.draft("事業名 | A事業 | | |", "関係市町村名 | 新庄市、金山町 | | |", *rows, boxed=False)
    assert [row[:3] for row in _budgets(draft)] == [
        ("R 7", "700", None),
        ("R 7", "600", "新 庄 市"),
        ("R 8", "100", "金 山 町"),
    ]
    assert all("千円" in str(row[3]) for row in _budgets(draft))


def test_money_by_source_is_kept_beside_the_card_and_is_no_municipality(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "事業費（百万円） |  | R7 | R8",
        "^ | 総額 | 12.5 | 8",
        "^ | 国費 | 6 | 4",
        "^ | 一般財源 | 6.5 | 4",
    )
    assert [row[:3] for row in _budgets(draft)] == [("R7", "12.5", None), ("R8", "8", None)]
    assert [(a.text, b.text) for a, b in draft.extra] == [
        ("国費 R7", "6"),
        ("国費 R8", "4"),
        ("一般財源 R7", "6.5"),
        ("一般財源 R8", "4"),
    ]


def test_an_amount_without_years_stands_beside_its_label(sketch: Any) -> None:
    draft = sketch.draft(NAME, "事業費（千円） | R7 1,200⏎R8 800")
    assert [row[:2] for row in _budgets(draft)] == [("R7", "1,200"), ("R8", "800")]


def test_a_line_above_the_card_names_the_unit(sketch: Any) -> None:
    grid = sketch.grid("事業名 | A事業 | <", "取組内容 | 行う。 | <", "実施年度 | R7 | R8", "事業費 | 10 | 20")
    sketch.page("個票", "（単位：千円）", grid)
    assert all("千円" in row["unit_label"] for row in sketch.texts("budgets"))


def test_the_unit_may_stand_with_the_years(sketch: Any) -> None:
    draft = sketch.draft("事業名 | A事業 | <", "実施年度 | R7（千円） | R8（千円）", "事業費 | 10 | 20")
    assert [row[1] for row in _budgets(draft)] == ["10", "20"]
    assert all("千円" in str(row[3]) for row in _budgets(draft))


def test_a_value_below_no_year_is_remarked(sketch: Any) -> None:
    draft = sketch.draft("事業名 | A事業 | < | <", "実施年度 | R7 | R8 |", "事業費（千円） | 10 | 20 | 30")
    assert [row[1] for row in _budgets(draft)] == ["10", "20"]
    assert [(r.rule, r.printed.text) for r in draft.remarks] == [("value-in-wrong-cell", "30")]


def test_results_stand_below_the_years_or_in_their_headers(sketch: Any, new_sketch: Any) -> None:
    head = ("施策名 | A事業 | <", "成果指標 | 来場者数 | <", "目標値（R10） | 100社 | <")
    below = sketch.draft(*head, "実績値 | 2024 (R6) | 2025 (R7)", " | 72社 | ")
    inside = new_sketch().draft(*head, "実績値 | 2024 (R6) 72社 | 2025 (R7)")
    for draft in (below, inside):
        rows = [(c.head.year.text, p.text) for b in draft.results for r in b.rows for (c,), p in r.values]
        assert rows == [("2024 (R6)", "72社")]


def test_the_unit_of_amounts_in_the_corner_of_their_table(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | <",
        "区分（単位：千円） | R7 | R8",
        "新庄市 | 600 | 0",
        "金山町 | 100 | 20",
    )
    assert {row[3] for row in _budgets(draft)} == {"区分（単位：千円）"}
    assert [row[:3] for row in _budgets(draft)][:2] == [("R7", "600", "新庄市"), ("R8", "0", "新庄市")]


def test_a_label_with_its_value_beside_it_is_no_heading_of_the_years_below(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | < | <",
        "成果指標 | 相談件数 | < | < | <",
        "基準値 | 12件 | 目標 | < | 30件",
        "区分（千円） | R7 | R8 | R9 | R10",
        "新庄市 | 600 | 0 | 20 | 30",
    )
    assert [row[:3] for row in _budgets(draft)] == [
        ("R7", "600", "新庄市"),
        ("R8", "0", "新庄市"),
        ("R9", "20", "新庄市"),
        ("R10", "30", "新庄市"),
    ]


@pytest.mark.parametrize(
    "indicators",
    [
        ("成果指標 | 現状値 | < | 目標値", "相談件数 | 12件 | < | 30件"),
        ("成果指標 | 相談件数 | 目標値 | 30件",),
    ],
)
def test_the_unit_of_amounts_in_a_row_above_them_is_no_part_of_a_target(
    sketch: Any, indicators: tuple[str, ...]
) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        *indicators,
        " |  |  | （単位：千円）",
        "年度 | R7 | R8 | R9",
        "事業費 | 600 | 0 | 20",
    )
    assert [[piece.text for piece in cells.values["target"]] for cells in draft.indicators] == [["30件"]]
    assert {row[3] for row in _budgets(draft)} == {"事業費\n（単位：千円）"}


def test_the_unit_of_amounts_in_a_row_above_them_is_no_part_of_a_list_of_municipalities(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "構成市町村 | 新庄市、金山町 | < | <",
        " |  |  | （単位：千円）",
        "年度 | R7 | R8 | R9",
        "事業費 | 600 | 0 | 20",
    )
    assert draft.fields["municipalities"].text == "新庄市、金山町"
    assert {row[3] for row in _budgets(draft)} == {"事業費\n（単位：千円）"}


def test_the_heading_over_the_years_names_their_unit_beside_a_band_that_names_the_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | < | A事業 | <",
        "*事⏎業⏎費 | *区 分 | *事業費（千円） | <",
        "^ | ^ | *R 7 | *R 8",
        "^ | 新 庄 市 | 600 | 610",
        "^ | 合 計 | 600 | 610",
    )
    assert [row[:3] for row in _budgets(draft)][:2] == [("R 7", "600", "新 庄 市"), ("R 8", "610", "新 庄 市")]
    assert all("千円" in str(row[3]) for row in _budgets(draft))


def test_a_unit_above_the_last_header_names_that_of_all_years_and_leaves_a_total(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <", "*事⏎業⏎費 | R 7 | R 8 | （単位：千円）⏎総 額", "^ | 600 | 610 | 1,210"
    )
    assert [row[:2] for row in _budgets(draft)][:2] == [("R 7", "600"), ("R 8", "610")]
    assert all("千円" in str(row[3]) for row in _budgets(draft))
    assert "1,210" in [row[1] for row in _budgets(draft)]


def test_years_stand_under_each_other_beside_the_label_of_the_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | <",
        "項目 | R7 | R8 | R9",
        "窓口の運営 | ○ | ○ | ",
        "事業費（千円） | R7 | 1,200 | <",
        "^ | R8 | 1,300 | <",
        "^ | 計 | 2,500 | <",
    )
    rows = [row[:2] for row in _budgets(draft)]
    assert rows[:2] == [("R7", "1,200"), ("R8", "1,300")]
    assert rows[2][1] == "2,500"


def test_a_unit_below_a_timetable_is_that_of_the_amounts_further_down(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | <",
        "項目 | R7 | R8",
        "窓口の運営 | ○ | ○",
        "（単位：万円） | < | <",
        "事業費 | < | <",
        "年度 | 新庄市 | 金山町",
        "R7 | 12 | 30",
        "R8 | 14 | 20",
    )
    assert [row[:3] for row in _budgets(draft)] == [
        ("R7", "12", "新庄市"),
        ("R8", "14", "新庄市"),
        ("R7", "30", "金山町"),
        ("R8", "20", "金山町"),
    ]
    assert all("万円" in (row[3] or "") for row in _budgets(draft))


def test_towns_across_and_years_down_are_amounts_of_these_years_however_few_are_filled(sketch: Any) -> None:
    rows = ("施策名 | A事業 | < | <", "事業費（千円） |  | 新庄市 | 金山町")
    draft = sketch.draft(*rows, "^ | R7 | 12 | 30", "^ | R8 |  | ")
    assert [row[:3] for row in _budgets(draft)] == [("R7", "12", "新庄市"), ("R7", "30", "金山町")]
    assert _budgets(sketch.draft(*rows, "^ | R7 |  | ", "^ | R8 |  | ")) == []


def test_a_border_of_other_rows_may_cut_the_head_of_years_down(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | < | <",
        "事業費（千円） |  | 年度 | 計 | 新庄市 | 金山町",
        "^ | R7 | < | 42 | 12 | 30",
        "^ | R8 | < | 25 | 12 | 13",
    )
    assert [row[:3] for row in _budgets(draft)] == [
        ("R7", "42", None),
        ("R8", "25", None),
        ("R7", "12", "新庄市"),
        ("R8", "12", "新庄市"),
        ("R7", "30", "金山町"),
        ("R8", "13", "金山町"),
    ]


def test_the_amounts_of_all_below_a_timetable_are_those_of_its_years(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | <",
        "年次計画 |  | R7 | R8",
        "^ | 窓口の運営 | ○ | ○",
        "事業費（千円） | 圏域全体 | 12 | 30",
    )
    assert [row[:3] for row in _budgets(draft)] == [("R7", "12", None), ("R8", "30", None)]


def test_the_corner_of_years_down_names_the_unit_of_the_amounts_of_a_single_town(sketch: Any) -> None:
    draft = sketch.draft("施策名 | A事業", "計画事業費 | <", "年度（単位：万円） | 新庄市", "R7 | 12", "R8 | 14")
    assert [row[:3] for row in _budgets(draft)] == [("R7", "12", "新庄市"), ("R8", "14", "新庄市")]
    assert all("万円" in (row[3] or "") for row in _budgets(draft))


@pytest.mark.parametrize(
    "years", [("2025年度", "2026年度"), ("Ｒ７年度", "Ｒ８年度"), ("令和7年度（2025）", "令和8年度（2026）")]
)
def test_lines_of_a_year_a_colon_and_its_amount(sketch: Any, years: tuple[str, str]) -> None:
    draft = sketch.draft("施策名 | A事業", f"事業費 | {years[0]}：1,200千円⏎{years[1]}：1,300千円")
    assert [row[:2] for row in _budgets(draft)] == [(years[0], "1,200千円"), (years[1], "1,300千円")]


def test_amounts_in_the_words_of_one_cell_below_a_timetable_are_no_row_of_it(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | <",
        "項目 | R7 | R8",
        "窓口の運営 | ○ | ",
        "事業費 | R7年度：1,200千円⏎R8年度：1,300千円 | <",
    )
    assert [row[:2] for row in _budgets(draft)] == [("R7年度", "1,200千円"), ("R8年度", "1,300千円")]


@pytest.mark.parametrize("corner", ["成果指標／事業費", "成果指標", ""])
def test_indicators_and_amounts_share_the_years_between_baseline_and_target(corner: str, sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | <",
        f"{corner} | 現状値 R4 | R6 | R7 | 目標値 R8",
        "通った人の数 | 10人 | 12人 | | 20人",
        "開いた日の割合 | | 70% | | 90%",
        "事業費（千円） | | 500 | 600 |",
        "取組内容 | 夜も開く。 | < | < | <",
    )
    assert [(b["fiscal_year"].text, b["amount"].text) for b in draft.budgets] == [("R6", "500"), ("R7", "600")]
    told = [
        {name: [p.text for p in pieces] for name, pieces in cells.values.items() if pieces}
        for cells in draft.indicators
    ]
    assert told == [
        {"indicator": ["通った人の数"], "baseline": ["10人"], "target": ["20人"]},
        {"indicator": ["開いた日の割合"], "target": ["90%"]},
    ]
    results = [
        [(year.text, [p.text for p in pieces]) for year, pieces in cells.results] for cells in draft.indicators
    ]
    assert results == [[("R6", ["12人"])], [("R6", ["70%"])]]


def test_a_row_that_only_says_that_it_holds_amounts_is_the_total(sketch: Any) -> None:
    draft = sketch.draft(
        f"{NAME} | < | <", "事業費 | 実施年度 | 2024年度 | 2025年度", "^ | 金　額（千円） | 8,900 | 9,100"
    )
    assert _budgets(draft) == [
        ("2024年度", "8,900", None, "事業費\n金　額（千円）"),
        ("2025年度", "9,100", None, "事業費\n金　額（千円）"),
    ]


def test_the_parts_of_towns_may_stand_on_lines_below_an_amount(sketch: Any) -> None:
    draft = sketch.draft(
        f"{NAME}",
        "事業費見込⏎（千円） | 令和７年度　1,000⏎（内訳）新庄市 357　金山町 89　大蔵⏎村 554",
        "補助制度等 | 県補助金",
    )
    assert _budgets(draft) == [
        ("令和７年度", "1,000", None, "事業費見込\n（千円）"),
        ("令和７年度", "357", "新庄市", "事業費見込\n（千円）"),
        ("令和７年度", "89", "金山町", "事業費見込\n（千円）"),
        ("令和７年度", "554", "大蔵村", "事業費見込\n（千円）"),
    ]


def test_as_many_figures_as_years_are_one_of_each_where_no_ruling_keeps_them_below(sketch: Any) -> None:
    grid = sketch.grid(
        "事業名 | A事業 | < | < | < | <",
        "事業費（千円） | R7 | R8 | R9 | R10 | <",
        "^ | 10 | 20 | < | 30 | 40",
        ruled=False,
    )
    sketch.page(grid)
    assert [(row["fiscal_year"], row["amount"]) for row in sketch.texts("budgets")] == [
        ("R7", "10"),
        ("R8", "20"),
        ("R9", "30"),
        ("R10", "40"),
    ]


def test_years_down_below_places_are_no_rows_of_the_timetable_on_the_page_before(sketch: Any) -> None:
    first = sketch.grid(
        "事業名 | A事業 | < | < | <",
        "事業内容 | 町の花を植える。 | < | < | <",
        "実施スケジュール | 事業項目 | R7 | R8 | R9",
        "^ | 花の道 | ○ | ○ | ○",
    )
    sketch.page(first)
    second = sketch.grid(
        "事業費見込⏎（千円） | 年度 | 新庄市 | 金山町 | 計",
        "^ | R7 | 28 | 6 | 34",
        "^ | R8 | 30 | 7 | 37",
        "関係市町村名 | 新庄市、金山町 | < | < | <",
    )
    sketch.page(second)
    draft = read_card(
        view_of([pieces_of(page, grid) for page, grid in zip(sketch.pages, (first, second), strict=True)])
    )
    assert [row[:3] for row in _budgets(draft)] == [
        ("R7", "28", "新庄市"),
        ("R8", "30", "新庄市"),
        ("R7", "6", "金山町"),
        ("R8", "7", "金山町"),
        ("R7", "34", None),
        ("R8", "37", None),
    ]
    assert [mark[:2] for mark in _marks(draft)] == [("花の道", "R7"), ("花の道", "R8"), ("花の道", "R9")]


def test_the_only_column_of_amounts_may_say_no_more_than_that_they_are_planned(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業", "《事業費》（単位：千円） | <", "年度 | 見込額", "2024年度 | 120", "2025年度 | 130"
    )
    assert [row[:2] for row in _budgets(draft)] == [("2024年度", "120"), ("2025年度", "130")]
    assert all("千円" in (row[3] or "") for row in _budgets(draft))


def test_indicators_and_amounts_below_one_header_of_years(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | < | <",
        "年　度 | < | 現状値（R5） | R7 | R8",
        "成果指標⏎（KPI） | 受診者数（人） | 120 | 130 | 140",
        "^ | 実施率（％） | 80 | 85 | 90",
        "事業費⏎（千円） | 総　額 | | 700 | 800",
        "^ | うち新庄市 | | 600 | 650",
    )
    assert [[p.text for p in cells.values["indicator"]] for cells in draft.indicators] == [
        ["受診者数（人）"],
        ["実施率（％）"],
    ]
    assert [cells.values["baseline"][0].text for cells in draft.indicators] == ["120", "80"]
    assert [row[:3] for row in _budgets(draft)] == [
        ("R7", "700", None),
        ("R8", "800", None),
        ("R7", "600", "新庄市"),
        ("R8", "650", "新庄市"),
    ]


def test_amounts_below_the_years_in_the_second_row_of_a_header_of_indicators(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | < | < | <",
        "成果指標 | 指標名 | 基準値（R元） | 実績値 | < | 目標値（R6）",
        "^ | ^ | ^ | R5 | R6 | ^",
        "^ | 受診者数 | 120 | 130 | 140 | 150",
        "事業費決算額 | 決算額（千円） | < | 700 | 800 | ",
    )
    assert [row[:2] for row in _budgets(draft)] == [("R5", "700"), ("R6", "800")]


def test_words_beside_the_amounts_of_years_down_are_kept_with_their_years(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | <",
        "年度 | 事業費（千円） | 財源",
        "令和４年度 | 3,200 | 一般財源",
        "令和５年度 | 4,150 | 寄附金、一般財源",
    )
    assert [row[:2] for row in _budgets(draft)] == [("令和４年度", "3,200"), ("令和５年度", "4,150")]
    assert [(label.text, value.text) for label, value in draft.extra] == [
        ("財源 令和４年度", "一般財源"),
        ("財源 令和５年度", "寄附金、一般財源"),
    ]


def test_what_is_counted_beside_the_amounts_of_years_down_is_kept_and_no_amount(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | <",
        "年度 | 所要額（千円） | 採択件数",
        "令和４年度 | 3,200 | 12",
        "令和５年度 | 4,150 | 15",
    )
    assert [row[:2] for row in _budgets(draft)] == [("令和４年度", "3,200"), ("令和５年度", "4,150")]
    assert ("採択件数 令和５年度", "15") in [(label.text, value.text) for label, value in draft.extra]


def test_the_note_right_below_a_card_names_the_unit_of_its_amounts(sketch: Any) -> None:
    for name in ("夜間診療", "図書館の共同利用"):
        sketch.page(
            "共生ビジョン　取組調書",
            sketch.grid("*事業名 | " + name + " | <", "*事業費 | R7 | R8", "^ | 480 | 490"),
            "（事業費の単位：千円。○印は、実施する年度を示す。）",
        )
    amounts = [record for record in sketch.records() if record.table == "budgets"]
    assert [record.fields["amount"].text for record in amounts] == ["480", "490"] * 2
    units = [record.fields["unit_label"] for record in amounts]
    note = "（事業費の単位：千円。○印は、実施する年度を示す。）"
    assert [(unit.page, unit.text) for unit in units] == [(page, f"事業費\n{note}") for page in (1, 1, 2, 2)]


def test_an_unknown_label_beside_the_amounts_of_several_years_names_them(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 道路 | < | <",
        "やること | 取組内容 | 道を直す。 | <",
        "^ | 効果 | 歩きやすい。 | <",
        "道のり | 取組項目 | R7 | R8",
        "^ | 測量 | ○ | ",
        "お金 | 入る分 | 2025年度：120千円　2026⏎年度：80千円 | <",
        "^ | 補助制度 | 道の基金 | <",
        "見返す | 評価 | よくできた。 | <",
        "^ | 今後の取組 | 続ける。 | <",
    )
    assert [(m.item.text, m.year.text, m.mark is not None) for m in draft.marks] == [
        ("測量", "R7", True),
        ("測量", "R8", False),
    ]
    assert [(row["fiscal_year"].text, row["amount"].text) for row in draft.budgets] == [
        ("2025年度", "120千円"),
        ("2026年度", "80千円"),
    ]
    assert [remark.rule for remark in draft.remarks] == ["unknown-label"]
    assert draft.fields["subsidy"].text == "道の基金"


def test_amounts_below_years_are_of_the_unit_above_them_whatever_word_for_costs_stands_beside(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 道路 | < | < | <",
        "取組内容 | 道を直す。 | < | < | <",
        "財源 | 入用額 | （単位：百万円） | < | <",
        "^ | ^ | 区分 | 2025 | 2026",
        "^ | ^ | 川端市 | １６．２ | １７．５",
        "^ | ^ | 山本町 | ６．０ | ５．７",
        "^ | 補助金 | 道の基金 | < | <",
    )
    assert [row[:3] for row in _budgets(draft)] == [
        ("2025", "１６．２", "川端市"),
        ("2026", "１７．５", "川端市"),
        ("2025", "６．０", "山本町"),
        ("2026", "５．７", "山本町"),
    ]
    assert all("百万円" in str(row[3]) for row in _budgets(draft))


def test_a_band_across_the_form_ends_the_timetable_above_it(sketch: Any) -> None:
    draft = sketch.draft(
        "*実施スケジュール | < | <",
        "取組 | R 7 | R 8",
        "船の更新 | → | ",
        "*事業費の見込み（千円） | < | <",
        "R 7 | R 8 | ５年間の総額",
        "600 | 610 | 1,210",
    )
    assert _marks(draft) == [("船の更新", "R 7", True), ("船の更新", "R 8", False)]
    assert [row[:2] for row in _budgets(draft)][:2] == [("R 7", "600"), ("R 8", "610")]
