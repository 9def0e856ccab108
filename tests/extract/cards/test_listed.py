"""Lists with an initiative in a block of rows: amounts by municipality, bands, heads of two parts."""

from __future__ import annotations

from typing import Any

from extract.families.initiative_list import FAMILY

HEAD = (
    "*No. | *具体的取組⏎（関係市町） | *令和６年度の取組実績 | *事業費 | < | < | *成果指標（ＫＰＩ） | < | < | < "
    "| *懇談会の意見（上段）⏎今後の方針（下段）",
    "^ | ^ | ^ | *市町 | *Ｒ６ | *Ｒ７ | *指標 | *基準値(R2) | *R6 | *目標値(R8) | ^",
)
BLOCKS = (
    "*■ 生活機能の強化 | < | < | < | < | < | < | < | < | < | <",
    "1 | 夜間診療事業⏎（山川市、里町） | 夜間に診療した。 | 山川市 | 600 | 650 | 開設日数（日） | 300 | 365 | 365 "
    "| 医師を増やすべきである。",
    "^ | ^ | ^ | 里町 | 40 | 45 | 受診者数（人） | 4,000 | 4,500 | 5,000 | 県と協議する。",
    "^ | ^ | ^ | 計 | 640 | 695 | ^ | ^ | ^ | ^ | ^",
    "2 | 読書推進事業⏎（全市町） | 本を配った。 | 山川市 | 90 | 90 | 貸出冊数（冊） | 8 | 9 | 10 | 続ける。",
    "^ | ^ | ^ | 計 | 90 | 90 | ^ | ^ | ^ | ^ | 分館を増やす。",
)
OVERLEAF = (
    "3 | 乗合事業⏎（山川市、谷村） | 路線を保った。 | 谷村 | 70 | 80 | 利用者数（人） | 100 | 90 | 120 | 減った。",
    "^ | ^ | ^ | 計 | 70 | 80 | ^ | ^ | ^ | ^ | 見直す。",
)


def test_blocks_with_a_row_for_each_municipality_and_two_opinions_below_each_other(sketch: Any) -> None:
    band = "*■ 結びつきやネットワークの強化 | < | < | < | < | < | < | < | < | < | <"
    sketch.page("資料１", "（単位：千円　Ｒ６は決算額、Ｒ７は予算額）", sketch.grid(*HEAD, *BLOCKS, band))
    sketch.page("資料１", sketch.grid(*HEAD, *OVERLEAF))
    assert [(r["number"], r["name"], r["axis"], r["next_steps"]) for r in sketch.texts("initiatives", FAMILY)] == [
        ("1", "夜間診療事業", "生活機能の強化", "県と協議する。"),
        ("2", "読書推進事業", "生活機能の強化", "分館を増やす。"),
        ("3", "乗合事業", "結びつきやネットワークの強化", "見直す。"),
    ]
    assert [r.get("municipalities") for r in sketch.texts("initiatives", FAMILY)] == [
        "山川市、里町",
        "全市町",
        "山川市、谷村",
    ]
    amounts = [(r.get("municipality"), r["fiscal_year"], r["amount"]) for r in sketch.texts("budgets", FAMILY)]
    assert amounts[:4] == [
        ("山川市", "Ｒ６", "600"),
        ("山川市", "Ｒ７", "650"),
        ("里町", "Ｒ６", "40"),
        ("里町", "Ｒ７", "45"),
    ]
    assert all("（単位：千円" in r["unit_label"] for r in sketch.texts("budgets", FAMILY))
    kpis = [(r["indicator"], r["baseline"], r["target"]) for r in sketch.texts("kpis", FAMILY)]
    assert kpis == [
        ("開設日数（日）", "300", "365"),
        ("受診者数（人）", "4,000", "5,000"),
        ("貸出冊数（冊）", "8", "10"),
        ("利用者数（人）", "100", "120"),
    ]
    assert [r["value"] for r in sketch.texts("kpi_results", FAMILY)] == ["365", "4,500", "9", "90"]


def test_the_name_above_what_it_does_in_one_column(sketch: Any) -> None:
    sketch.page(
        "（単位：千円）",
        sketch.grid(
            "*No. | *事業名／事業の内容 | *関係市町村 | *事業費 | <",
            "^ | ^ | ^ | *R7 | *R8",
            "1 | 夜間診療事業 | 山川市、里町 | 600 | 650",
            "^ | 夜間に診療する。 | ^ | ^ | ^",
            "2 | 読書推進事業 | 全市町村 | 90 | 0",
            "^ | 本を配る。 | ^ | ^ | ^",
        ),
    )
    assert [(r["number"], r["name"], r["description"]) for r in sketch.texts("initiatives", FAMILY)] == [
        ("1", "夜間診療事業", "夜間に診療する。"),
        ("2", "読書推進事業", "本を配る。"),
    ]
    assert [r["amount"] for r in sketch.texts("budgets", FAMILY)] == ["600", "650", "90", "0"]


def test_projects_with_several_indicators_since_their_application(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*No. | *事業名 | *事業の概要 | *実績額 | *重要業績評価指標（KPI） | < | < | <",
            "^ | ^ | ^ | ^ | *指標 | *申請時 | *目標値(R6.3) | *実績値(R6.3)",
            "1 | 里山再生事業 | 木を植える。 | 1,200,000円 | 植えた木の数 | 0 | 300 | 340",
            "^ | ^ | ^ | ^ | 参加者数 | 12 | 200 | 110",
            "2 | 読書推進事業 | 本を配る。 | 900,000円 | 貸出冊数 | 80 | 90 | 95",
        ),
    )
    assert [(r["indicator"], r["baseline"], r["target"]) for r in sketch.texts("kpis", FAMILY)] == [
        ("植えた木の数", "0", "300"),
        ("参加者数", "12", "200"),
        ("貸出冊数", "80", "90"),
    ]
    assert [r["value"] for r in sketch.texts("kpi_results", FAMILY)] == ["340", "110", "95"]


def test_an_unknown_head_between_those_of_indicators_is_kept_and_drops_no_indicator(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*No. | *事業名 | *事業の概要 | *実績額 | *重要業績評価指標（KPI） | < | < | <",
            "^ | ^ | ^ | ^ | *指標 | *空の色 | *目標値(R6.3) | *実績値(R6.3)",
            "1 | 里山再生事業 | 木を植える。 | 1,200,000円 | 植えた木の数 | 0 | 300 | 340",
            "^ | ^ | ^ | ^ | 参加者数 | 12 | 200 | 110",
            "2 | 読書推進事業 | 本を配る。 | 900,000円 | 貸出冊数 | 80 | 90 | 95",
        ),
    )
    assert [(r["indicator"], r["target"]) for r in sketch.texts("kpis", FAMILY)] == [
        ("植えた木の数", "300"),
        ("参加者数", "200"),
        ("貸出冊数", "90"),
    ]
    assert [r["value"] for r in sketch.texts("kpi_results", FAMILY)] == ["340", "110", "95"]
    extra = [(a.text, b.text) for record in sketch.records(FAMILY) for a, b in record.extra]
    # beside another indicator of the same initiative the label names its own
    assert extra == [("植えた木の数 空の色", "0"), ("参加者数 空の色", "12"), ("空の色", "80")]


def test_amounts_below_years_beside_an_indicator_are_no_figures_of_it(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*番号 | *施策名 | *事業概要 | *指標名 | *基準値(R4) | *目標(R8) | *年度別事業費（円） | <",
            "^ | ^ | ^ | ^ | ^ | ^ | *R7 | *R8",
            "1 | 里山再生事業 | 木を植える。 | 植えた木の数 | 12 | 300 | 640,000 | 695,000",
            "2 | 読書推進事業 | 本を配る。 | 貸出冊数 | 80 | 90 | 70,000 | 80,000",
        ),
    )
    amounts = [(r["fiscal_year"], r["amount"], r["unit_label"]) for r in sketch.texts("budgets", FAMILY)]
    assert [(year, amount) for year, amount, _ in amounts] == [
        ("R7", "640,000"),
        ("R8", "695,000"),
        ("R7", "70,000"),
        ("R8", "80,000"),
    ]
    assert all("円" in unit for _, _, unit in amounts)
    kpis = [(r["indicator"], r["baseline"], r["target"]) for r in sketch.texts("kpis", FAMILY)]
    assert kpis == [("植えた木の数", "12", "300"), ("貸出冊数", "80", "90")]


def test_the_year_of_a_result_beside_yearly_amounts_is_one_of_the_indicator(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*番号 | *施策名 | *事業概要 | *指標名 | *基準値 | *目標 | *年度実績 | *年度別事業費（千円） | <",
            "^ | ^ | ^ | ^ | *R4 | *R8 | *R6 | *R6 | *R7",
            "1 | 里山再生事業 | 木を植える。 | 植えた木の数 | 12 | 300 | 84 | 640 | 695",
            "2 | 読書推進事業 | 本を配る。 | 貸出冊数 | 80 | 90 | 85 | 70 | 80",
        ),
    )
    results = [(r["fiscal_year"], r["value"]) for r in sketch.texts("kpi_results", FAMILY)]
    assert results == [("R6", "84"), ("R6", "85")]
    amounts = [(r["fiscal_year"], r["amount"]) for r in sketch.texts("budgets", FAMILY)]
    assert amounts == [("R6", "640"), ("R7", "695"), ("R6", "70"), ("R7", "80")]


def test_axis_and_field_go_on_overleaf_in_cells_that_a_page_break_has_cut(sketch: Any) -> None:
    head = "*番号 | *連携する事項 | *取組分野 | *事業名称 | *取組の内容 | *構成市町村"
    sketch.page(
        sketch.grid(
            head,
            "1 | 生活の力 | 山林 | 里山再生事業 | 木を植える。 | 三次市",
            "2 | ^ | 読書 | 本の貸出事業 | 本を配る。 | 三次市",
        ),
    )
    sketch.page(
        sketch.grid(
            head,
            "3 |  |  | 朗読事業 | 本を読む。 | 三次市",
            "4 | ^ | 舟運 | 渡し舟事業 | 舟を出す。 | 三次市",
        ),
    )
    told = [(r["number"], r["name"], r["axis"], r["policy_field"]) for r in sketch.texts("initiatives", FAMILY)]
    assert told == [
        ("1", "里山再生事業", "生活の力", "山林"),
        ("2", "本の貸出事業", "生活の力", "読書"),
        ("3", "朗読事業", "生活の力", "読書"),
        ("4", "渡し舟事業", "生活の力", "舟運"),
    ]
