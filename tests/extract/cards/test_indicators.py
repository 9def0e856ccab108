"""Indicators: how many there are, and which figure belongs to which."""

from __future__ import annotations

from typing import Any

import pytest

NAME = "施策名 | 夜間診療事業 | | |"


def _card(sketch: Any, *rows: str, boxed: bool = True) -> None:
    sketch.page(sketch.grid(NAME, "取組内容 | 行う。 | | |", *rows, boxed=boxed))


def test_one_indicator_wrapped_to_two_lines_is_one(sketch: Any) -> None:
    _card(sketch, "成果指標⏎（ＫＰＩ） | 夜間の診療を実施⏎した割合 | <", "現状値(R4) | 84% | 目標値(R10) | 90%")
    assert sketch.kpis() == [("夜間の診療を実施\nした割合", "84%", "現状値(R4)", "90%", "目標値(R10)")]


def test_two_indicators_as_two_lines_of_each_cell(sketch: Any) -> None:
    _card(sketch, "成果指標 | 利用者数⏎調査の進捗率 | <", "現状値(R4) | 10人⏎5% | 目標値(R10) | 20人⏎15%")
    assert sketch.kpis() == [
        ("利用者数", "10人", "現状値(R4)", "20人", "目標値(R10)"),
        ("調査の進捗率", "5%", "現状値(R4)", "15%", "目標値(R10)"),
    ]


def test_a_second_indicator_without_a_line_of_its_own_has_no_baseline_at_all(sketch: Any) -> None:
    _card(sketch, "成果指標 | 利用者数⏎調査の進捗率 | <", "現状値(R4) | 10人 | 目標値(R10) | 20人⏎15%")
    assert sketch.kpis()[1] == ("調査の進捗率", None, None, "15%", "目標値(R10)")


def test_a_second_target_in_the_next_cell_of_a_text(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | 遺産事業 | | | | |",
            "取組内容 | 行う。 | | | | |",
            "成果指標 (KPI) | 利用者数 調査の進捗率 | | | | |",
            "現状値 (R4) | 10人 | 目標値 (R10) | 20人 | 15% | 関係市町 | 一関市 平泉町",
            "実績値 | 2024 (R6) | 2025 (R7) | 2026 (R8) | | |",
            " | 9人 | | 11% | | |",
            "2024年度評価 | 進んだ。 | | | | |",
            boxed=False,
        )
    )
    assert [k[0] for k in sketch.kpis()] == ["利用者数", "調査の進捗率"]
    assert [k[3] for k in sketch.kpis()] == ["20人", "15%"]
    assert sketch.results() == [(1, "2024 (R6)", "9人"), (2, "2024 (R6)", "11%")]
    assert [r.rule for r in sketch.remarks()] == ["value-in-wrong-cell"]
    assert sketch.texts("initiatives")[0]["municipalities"] == "一関市 平泉町"


def test_a_result_of_a_later_evaluated_year_stays_where_it_is(sketch: Any) -> None:
    _card(
        sketch,
        "成果指標 | 利用者数 | <",
        "目標値(R10) | 20人 | <",
        "実績値 | 2024 (R6) | 2025 (R7) | 2026 (R8)",
        " | 9人 | 11人 | ",
        "2025年度評価 | 進んだ。 | <",
    )
    assert sketch.results() == [(1, "2024 (R6)", "9人"), (1, "2025 (R7)", "11人")]


@pytest.mark.parametrize("boxed", [True, False])
def test_a_second_row_without_labels_belongs_to_a_second_indicator(sketch: Any, boxed: bool) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | DX事業 | | | | ",
            "取組内容 | 行う。 | | | | ",
            "成果指標 | 講座の参加者数 研修の参加者数 | | | | ",
            "現状値 (R4) | 47人 | 目標値 (R10) | 100人 | 関係市町 | 一関市",
            " | 98人 | | 130人 | | ",
            boxed=boxed,
        )
    )
    assert [(k[0], k[1], k[3]) for k in sketch.kpis()] == [
        ("講座の参加者数", "47人", "100人"),
        ("研修の参加者数", "98人", "130人"),
    ]


def test_two_indicators_side_by_side(sketch: Any) -> None:
    _card(sketch, "成果指標 | 参加者数 | 開催回数", "現状値（R6） |  | 3回", "目標値（R12） | 50人 | 6回")
    assert [(k[0], k[1], k[3]) for k in sketch.kpis()] == [("参加者数", None, "50人"), ("開催回数", "3回", "6回")]


@pytest.mark.parametrize("boxed", [True, False])
def test_a_table_of_indicators_under_headers(sketch: Any, boxed: bool) -> None:
    up = "^" if boxed else ""
    sketch.page(
        sketch.grid(
            "事業名 | ごみ減量化事業 | | | ",
            "事業内容 | 行う。 | | | ",
            "成果指標 (K P I) | 指標名 | 現状値 (R6) | 目標値 (R12) | 備考",
            f"{up} | 一人当たり排出量(kg) | 182 | 178 | 組合調べ",
            f"{up} | 事業系ごみ量(t) | 6, 448 |  | 組合調べ",
            boxed=boxed,
        )
    )
    assert sketch.kpis() == [
        ("一人当たり排出量(kg)", "182", "現状値 (R6)", "178", "目標値 (R12)"),
        ("事業系ごみ量(t)", "6, 448", "現状値 (R6)", None, "目標値 (R12)"),
    ]
    assert [k["note"] for k in sketch.texts("kpis")] == ["組合調べ", "組合調べ"]


def test_headers_merged_over_several_columns_of_a_text(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | A事業 | | | | | ",
            "事業内容 | 行う。 | | | | | ",
            "成果指標 | 指標名 | | 現状値 (R6) | | 目標値 (R12) | ",
            " | 受診者数 (人) | | 2,717 | | 2,000 | ",
            boxed=False,
        )
    )
    assert sketch.kpis() == [("受診者数 (人)", "2,717", "現状値 (R6)", "2,000", "目標値 (R12)")]


def test_units_in_a_column_and_years_across(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | A事業 | | | | | ",
            "事業内容 | 行う。 | | | | | ",
            "成果指標 | 指標名 | 単位 | 基準値（R5） | R6 | R7 | 目標値（R10）",
            "^ | 参加者数 | 人 | 10 | 12 | 15 | 30",
            "^ | 満足度 | ％ | 50 |  | 60 | 80",
        )
    )
    assert [(k["indicator"], k["unit"], k["target"]) for k in sketch.texts("kpis")] == [
        ("参加者数", "人", "30"),
        ("満足度", "％", "80"),
    ]
    assert sketch.results() == [(1, "R6", "12"), (1, "R7", "15"), (2, "R7", "60")]


def test_a_row_without_vertical_rulings_is_told_apart_by_its_headers(sketch: Any) -> None:
    grid = sketch.grid(
        "事業名 | A事業 | | | ",
        "事業内容 | 行う。 | | | ",
        "指標 | 指標名 | 単位 | 基準値（R5） | 数値目標（R11）",
        "^ | 参加者数" + " " * 10 + "人" + " " * 13 + "10" + " " * 12 + "30 | < | < | <",
    )
    sketch.page(grid)
    assert [(k["indicator"], k["unit"], k["baseline"], k["target"]) for k in sketch.texts("kpis")] == [
        ("参加者数", "人", "10", "30")
    ]


def test_indicators_with_labels_of_their_own_follow_each_other(sketch: Any) -> None:
    _card(
        sketch,
        "活動指標 | 開催回数 | <",
        "現状値（R6） | 3回 | 目標値（R12） | 6回",
        "成果指標 | 参加者数 | <",
        "現状値（R6） | 30人 | 目標値（R12） | 60人",
    )
    assert [(k[0], k[1], k[3]) for k in sketch.kpis()] == [
        ("開催回数", "3回", "6回"),
        ("参加者数", "30人", "60人"),
    ]


def test_yearly_targets_give_the_last_year_and_keep_the_others(sketch: Any) -> None:
    _card(
        sketch, "成果指標 | 参加者数 | <", "年度 | R7 | R8 | R9", "目標値 | 10人 | 20人 | 30人", "実績値 | 9人 | |"
    )
    assert sketch.kpis() == [("参加者数", None, None, "30人", "目標値 R9")]
    assert sketch.results() == [(1, "R7", "9人")]
    extra = next(r for r in sketch.records() if r.table == "initiatives").extra
    assert [(a.text, b.text) for a, b in extra] == [("目標値 R7", "10人"), ("目標値 R8", "20人")]


def test_an_indicator_without_values_is_kept_with_the_years_of_its_labels(sketch: Any) -> None:
    _card(sketch, "成果指標 | 指標名 | 現状値(R6) | 目標値(R12)", "^ | 検討会の開催回数 |  | ")
    assert sketch.kpis() == [("検討会の開催回数", None, "現状値(R6)", None, "目標値(R12)")]


@pytest.mark.parametrize("boxed", [True, False])
def test_an_indicator_alone_beside_the_label_of_the_rows_below_it(sketch: Any, boxed: bool) -> None:
    _card(
        sketch,
        "成果指標⏎(KPI) | ６次産業化の商品数（累計） | < | < | <",
        "^ | 現状値(R4) | 18件 | 目標値(R10) | 38件",
        boxed=boxed,
    )
    assert sketch.kpis() == [("６次産業化の商品数（累計）", "18件", "現状値(R4)", "38件", "目標値(R10)")]


@pytest.mark.parametrize("mark", ["*", ""])
@pytest.mark.parametrize("heads", ["空の色 | {0}目標値 | {0}R6実績", "空の色 | {0}R6実績 | {0}目標値"])
def test_an_unknown_head_is_kept_and_the_columns_beside_it_are_read(sketch: Any, mark: str, heads: str) -> None:
    sketch.page(
        sketch.grid(
            f"{mark}事業名 | 里山再生事業 | < | < | <",
            f"{mark}事業の概要 | 木を植える。 | < | < | <",
            f"{mark}成果指標（KPI） | {mark}指標 | {mark}{heads.format(mark)}",
            "^ | 植えた木の数 | 5 | 300 | 340",
            "^ | 参加者数 | 12 | 200 | 210",
            f"{mark}関係市町村 | 山川市 | < | < | <",
        ),
    )
    order = (0, 1) if heads.index("目標値") < heads.index("実績") else (1, 0)
    assert [r["indicator"] for r in sketch.texts("kpis")] == ["植えた木の数", "参加者数"]
    figures = [("300", "340"), ("200", "210")]
    assert [r["target"] for r in sketch.texts("kpis")] == [pair[order[0]] for pair in figures]
    assert [r["value"] for r in sketch.texts("kpi_results")] == [pair[order[1]] for pair in figures]
    extra = [(a.text, b.text) for record in sketch.records() for a, b in record.extra]
    assert extra == [("植えた木の数 空の色", "5"), ("参加者数 空の色", "12")]
    assert [r.rule for r in sketch.remarks()] == ["unknown-label"]


def test_what_is_counted_may_begin_with_two_figures(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | < | <",
        "指標 | 相談件数 | 現状値 | 12件 | 目標値 | 30件",
        "指標 | １人１日当たりのごみ排出量 | 現状値 | 900g | 目標値 | 850g",
    )
    names = [[piece.text for piece in cells.values["indicator"]] for cells in draft.indicators]
    assert names == [["相談件数"], ["１人１日当たりのごみ排出量"]]


@pytest.mark.parametrize("group", ["成果指標 | ", ""])
def test_the_figures_of_an_indicator_stand_below_each_other(sketch: Any, group: str) -> None:
    beside = "^ | " if group else ""
    draft = sketch.draft(
        "施策名 | A事業 | < | < | <",
        f"{group}指標 | 区分 | 年度 | 数値",
        f"{beside}相談件数 | 現状値 | R6 | 12件",
        f"{beside}^ | 実績値 | R7 | 15件",
        f"{beside}^ | 目標値 | R10 | 30件",
        f"{beside}満足度 | 現状値 | R6 | 54%",
        f"{beside}^ | 目標値 | R10 | 60%",
    )
    read = [
        {name: cells.values[name][0].text for name in ("indicator", "baseline", "target")}
        for cells in draft.indicators
    ]
    assert read == [
        {"indicator": "相談件数", "baseline": "12件", "target": "30件"},
        {"indicator": "満足度", "baseline": "54%", "target": "60%"},
    ]
    assert [(year.text, value[0].text) for year, value in draft.indicators[0].results] == [("R7", "15件")]
    assert draft.indicators[1].labels["target"].text == "目標値 R10"


def test_more_heads_that_no_word_explains_than_known_ones_drop_no_indicator(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | < | < | <",
        "成果指標 | 測り方 | 広報の手段 | 周知の方法 | 聞き取る人 | 現状値 | 目標値",
        "相談件数 | 聞き取り | 広報紙 | 回覧 | 職員 | 12件 | 30件",
        "満足度 | 調査 | ちらし | 回覧 | 委員 | 54% | 60%",
    )
    read = [
        [cells.values[name][0].text for name in ("indicator", "baseline", "target")] for cells in draft.indicators
    ]
    assert read == [["相談件数", "12件", "30件"], ["満足度", "54%", "60%"]]
    assert ("満足度 測り方", "調査") in [(label.text, value.text) for label, value in draft.extra]
    assert [remark.rule for remark in draft.remarks] == ["unknown-label"] * 4


def test_the_names_of_stacked_indicators_may_have_blank_cells_beside_them(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | <",
        "指標 | < | 区分 | 年度 | 数値",
        "相談件数 | | 現状値 | R6 | 12件",
        "^ | ^ | 目標値 | R10 | 30件",
    )
    (cells,) = draft.indicators
    assert [cells.values[n][0].text for n in ("indicator", "baseline", "target")] == ["相談件数", "12件", "30件"]


@pytest.mark.parametrize(("today", "aimed"), [("現状", "成果目標"), ("直近", "目標（最終）")])
def test_years_and_values_stand_below_one_head(sketch: Any, today: str, aimed: str) -> None:
    _card(
        sketch,
        f"項目 | 単位 | {today} | < | {aimed} | <",
        "^ | ^ | 年度 | 数値 | 年度 | 数値",
        "相談件数 | 件 | 令和6年度 | 12 | 令和10年度 | 30",
        "満足度 | ％ | 令和5年度 | 54 | － | 60",
    )
    assert sketch.kpis() == [
        ("相談件数", "12", f"{today}\n令和6年度", "30", f"{aimed}\n令和10年度"),
        ("満足度", "54", f"{today}\n令和5年度", "60", f"{aimed}\n－"),
    ]


def test_plain_heads_beside_a_band_that_is_set_off_head_indicators(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | A事業 | <",
        "*効果 | 安心が広がる。 | <",
        "*役割分担 | 市が行う。 | <",
        "*関係市町 | 新庄市、金山町 | <",
        "*数値目標 | 指 標 | 現状値（R5） | 目標値（R9）",
        "^ | 路線バスの利用者数 | 214人 | 215人",
        "^ | 交通の登録者数 | 0人 | 800人",
    )
    names = [c.values["indicator"][0].text for c in draft.indicators if c.values.get("indicator")]
    assert names == ["路線バスの利用者数", "交通の登録者数"]


def test_a_plain_head_over_those_of_its_figures_names_the_indicator_beside_it(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | A事業 | <",
        "*効果 | 安心が広がる。 | <",
        "*役割分担 | 市が行う。 | <",
        "*重要業績評価指標（KPI） | 指標名 | 路線バスの利用者数",
        "^ | 現状値（R4） | 214人",
        "^ | 目標値（R10） | 240人",
        "*関係市町 | 新庄市、金山町 | <",
    )
    (item,) = draft.indicators
    assert [item.values[name][0].text for name in ("indicator", "baseline", "target")] == [
        "路線バスの利用者数",
        "214人",
        "240人",
    ]


def test_who_takes_part_may_stand_at_the_end_of_the_rows_of_indicators(sketch: Any) -> None:
    _card(
        sketch,
        "成果指標⏎（ＫＰＩ） | 指標名 | 現状値(R4) | 目標値(R10) | 関係市町",
        "^ | 利用者数 | 10人 | 20人 | 山川市⏎里町",
        "^ | 調査の進捗率 | 5% | 15% | ^",
        "事業効果 | 人が集まる。 | < | < | <",
    )
    assert sketch.kpis() == [
        ("利用者数", "10人", "現状値(R4)", "20人", "目標値(R10)"),
        ("調査の進捗率", "5%", "現状値(R4)", "15%", "目標値(R10)"),
    ]
    assert [row.get("municipalities") for row in sketch.texts("initiatives")] == ["山川市\n里町"]


def test_a_row_of_costs_below_years_between_a_baseline_and_a_target(sketch: Any) -> None:
    _card(
        sketch,
        "実績 | 区分 | 現状値⏎令和４年度 | 令和６年度 | 令和７年度 | 目標値⏎令和10年度",
        "^ | 成果指標（ＫＰＩ）⏎利用者数 | １０人 | １２人 | | ２０人",
        "^ | 事業費（千円） | ― | ９００ | ８００ | ―",
        "事業効果 | 人が集まる。 | < | < | < | <",
    )
    assert [row[0] for row in sketch.kpis()] == ["利用者数"]
    assert sketch.results() == [(1, "令和６年度", "１２人")]
    assert [(b["fiscal_year"], b["amount"]) for b in sketch.texts("budgets")] == [
        ("令和６年度", "９００"),
        ("令和７年度", "８００"),
    ]


def test_costs_below_the_year_of_a_result_and_the_years_to_come(sketch: Any) -> None:
    _card(
        sketch,
        "成果指標⏎（ＫＰＩ） | 現状値⏎（R4） | 実績値⏎令和６年度 | 令和７年度 | 令和８年度 | 目標値⏎令和８年度",
        "利用者数 | １０人 | １２人 | | | ２０人",
        "事業費（千円） | | ９００ | ８００ | ７００ | ",
        "事業効果 | 人が集まる。 | < | < | < | <",
    )
    assert sketch.results() == [(1, "令和６年度", "１２人")]
    assert [(b["fiscal_year"], b["amount"]) for b in sketch.texts("budgets")] == [
        ("令和６年度", "９００"),
        ("令和７年度", "８００"),
        ("令和８年度", "７００"),
    ]


def test_a_year_in_brackets_below_a_figure_is_no_figure_of_another_indicator(sketch: Any) -> None:
    _card(
        sketch,
        "ＫＰＩ | 指標 | 当初値 | 2024年度⏎実績 | 目標値⏎（2027）",
        "^ | 窓口を設置した⏎地方公共団体の数 | 654団体⏎（2021） | 983団体 | 1,200団体",
    )
    assert sketch.kpis() == [
        ("窓口を設置した\n地方公共団体の数", "654団体\n（2021）", "当初値", "1,200団体", "目標値\n（2027）")
    ]


def test_the_baseline_stands_below_the_name_in_one_cell(sketch: Any) -> None:
    _card(
        sketch,
        "めあて⏎（期待する効果） | 学ぶ人が増える。 | < | < | <",
        "成果指標 | 指標名 | 区分 | 令和５年度 | 令和６年度⏎（最終目標）",
        "^ | 講座の回数⏎　基準値（令和４年度）　年11回 | 目標 | 12回 | 13回",
        "^ | ^ | 実績 | 10回 | ",
        "評価 | 総合評価 | Ｂ | Ａ：順調　Ｂ：おおむね順調 | <",
        "^ | 令和６年度の評価 | 雨の日が多かった。 | < | <",
    )
    (kpi,) = sketch.texts("kpis")
    assert (kpi["indicator"], kpi["baseline"], kpi["baseline_label"]) == (
        "講座の回数",
        "年11回",
        "基準値（令和４年度）",
    )
    (card,) = sketch.texts("initiatives")
    assert (card["effect"], card["evaluation"]) == ("学ぶ人が増える。", "雨の日が多かった。")


def test_a_label_overleaf_below_the_band_of_indicators_is_the_next_of_the_card(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*施策名 | 林道の改良 | < | <",
            "*施策の内容 | 林道を広げる。 | < | <",
            "*重要業績評価指標 | *指標名 | *基準値（R1） | *目標値（R7）",
            "^ | 改良した延長 | ３km | ５km",
        )
    )
    sketch.page(sketch.grid("*関 係 課 | 総務課 | < | <"))
    assert [r["indicator"] for r in sketch.texts("kpis")] == ["改良した延長"]


def test_the_years_of_baseline_and_target_stand_in_brackets_below_them(sketch: Any) -> None:
    _card(
        sketch,
        "成果指標 | 指標 | 現状値 | 目標値",
        "^ | ^ | （令和５年度） | （令和12年度）",
        "^ | 計画を立てた地域数 | 18地域 | 60地域",
    )
    assert sketch.kpis() == [
        ("計画を立てた地域数", "18地域", "現状値\n（令和５年度）", "60地域", "目標値\n（令和12年度）")
    ]


def test_a_band_beside_the_indicators_may_say_anything(sketch: Any) -> None:
    rows = (
        "Ｋ⏎Ｐ⏎１ | 指標 | 単位 | 現状値(R6) | 目標値(R11)",
        "^ | 利用者数 | 人 | 10 | 20",
        "^ | 開所日数 | 日 | 30 | 40",
    )
    sketch.page(sketch.grid("施策名 | 夜間診療事業 | < | < | <", "取組内容 | 行う。 | < | < | <", *rows))
    assert [k[0] for k in sketch.kpis()] == ["利用者数", "開所日数"]
    assert [k[3] for k in sketch.kpis()] == ["20", "40"]


@pytest.mark.parametrize(
    "band",
    [
        "成果指標の⏎達成状況",
        "KPIの⏎進捗状況",
        "重要業績⏎評価指標の⏎達成状況",
        "成果目標",
        "進捗状況",
        "事業の⏎進み具合",
    ],
)
@pytest.mark.parametrize("storeys", [1, 2])
def test_the_band_beside_a_table_with_a_column_for_indicators_names_the_section(
    sketch: Any, band: str, storeys: int
) -> None:
    heads = (
        f"{band} | 指標 | 単位 | 基準値(R4) | 実績値 | < | 目標値(R9) | 達成率 | 評価",
        "^ | ^ | ^ | ^ | R5 | R6 | ^ | ^ | ^",
    )
    if storeys == 1:
        heads = (f"{band} | 指標 | 単位 | 基準値(R4) | R5 | R6 | 目標値(R9) | 達成率 | 評価",)
    rows = (
        "^ | 診療日数 | 日 | 300 | 310 | 320 | 360 | 88.9% | Ｂ",
        "^ | 相談件数 | 件 | 40 | 45 | 52 | 50 | 104.0% | ",
    )
    wide = [
        f"{label} | {text}{' | <' * 7}" for label, text in (("施策名", "夜間診療事業"), ("取組内容", "行う。"))
    ]
    sketch.page(sketch.grid(*wide, *heads, *rows, f"今後の取組 | 続ける。{' | <' * 7}"))
    assert [(k[0], k[1], k[3]) for k in sketch.kpis()] == [("診療日数", "300", "360"), ("相談件数", "40", "50")]
    results = [(r.item, r.fields["value"].text) for r in sketch.records() if r.table == "kpi_results"]
    assert results == [(1, "310"), (1, "320"), (2, "45"), (2, "52")]


def test_a_text_beside_a_state_of_the_indicators_is_no_indicator(sketch: Any) -> None:
    sketch.page(
        sketch.grid("施策名 | 夜間診療事業", "取組内容 | 行う。", "成果指標の⏎達成状況 | 増えた。", "備考 | なし")
    )
    assert sketch.kpis() == []


def test_a_head_without_the_ground_of_those_beside_it_is_one(sketch: Any) -> None:
    rows = ("*成果指標 | *指標 | *単位 | 現状値(R6) | 目標値(R11)", "^ | 利用者数 | 人 | 10 | 20")
    wide = [
        f"*{label} | {text} | < | < | <" for label, text in (("施策名", "夜間診療事業"), ("取組内容", "行う。"))
    ]
    sketch.page(sketch.grid(*wide, "*効果 | 守られる。 | < | < | <", "*備考 | 続ける。 | < | < | <", *rows))
    assert sketch.kpis() == [("利用者数", "10", "現状値(R6)", "20", "目標値(R11)")]
