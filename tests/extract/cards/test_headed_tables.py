"""Tables of a card below headings of their own, and cards of many small tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.families.kpi_summary_table import FAMILY as LISTS
from kohyo.pipeline import process, read_document
from schemas.printed import Box, Page
from schemas.tables import Budget, Initiative, InitiativeExtraField, Kpi, KpiSummary
from tests.drawing import Drawing

CARD = ("事業名 | {} | <", "関係市町村 | 飯田市、松川町 | <", "事業内容 | 道を直す。 | <")


def _card(name: str) -> tuple[str, ...]:
    return tuple(row.format(name) for row in CARD)


def _headed(sketch: Any, heading: str, top: float) -> Any:
    """A heading with a place, as a page prints it."""
    return sketch.line(heading, Box(2.0, top, 90.0, top + 10.0))


def _page(sketch: Any, *items: Any) -> None:
    sketch.pages.append(Page(len(sketch.pages) + 1, 800.0, 600.0, tuple(items), (), ()))


def test_tables_below_headings_of_their_own_are_the_cards(sketch: Any) -> None:
    for name in ("A事業", "B事業"):
        _page(
            sketch,
            sketch.grid(*_card(name)),
            _headed(sketch, "■実施スケジュール", 240.0),
            sketch.grid("取組項目 | R7 | R8", "工事 | ○ | ", top=260.0),
            _headed(sketch, "■事業費（千円）", 340.0),
            sketch.grid("年度 | R7 | R8", "金額 | 10 | 20", top=360.0),
            _headed(sketch, "■成果指標", 440.0),
            sketch.grid("指標名 | 現状値（R6） | 目標値（R8）", "歩いた人 | 5人 | 9人", top=460.0),
        )
    assert [row["name"] for row in sketch.texts("initiatives")] == ["A事業", "B事業"]
    assert [row["amount"] for row in sketch.texts("budgets")] == ["10", "20", "10", "20"]
    assert all(row["unit_label"].startswith("■事業費（千円）") for row in sketch.texts("budgets"))
    assert [row["item"] for row in sketch.texts("schedules")] == ["工事", "工事"] * 2
    assert [row["indicator"] for row in sketch.texts("kpis")] == ["歩いた人", "歩いた人"]
    assert LISTS.find(sketch.document) == ()


def test_a_table_in_the_cell_of_a_card_is_no_list_of_its_own_though_the_card_says_little(tmp_path: Path) -> None:
    d = Drawing()
    for name in ("夜の図書館を開く事業", "山の道を直す事業"):
        d.text(30, 40, name, 16)
        d.grid([30, 120, 370], [60, 90, 120, 220])
        for base, label, value in ((78, "事業の内容", "道を直す。"), (108, "補助率", "1/2以内"), (170, "KPI", "")):
            d.text(36, base, label, 10)
            d.text(126, base, value, 10)
        xs, rows = [130, 220, 290, 360], [130, 150, 170]
        d.grid(xs, rows)
        for base, words in zip(
            (144, 164), (("指標名", "現状値", "目標値"), ("歩いた人", "5人", "9人")), strict=True
        ):
            for x, word in zip(xs, words, strict=False):
                d.text(x + 4, base, word, 9)
        d.page()
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = read_document(tmp_path / "drawn.pdf").rows
    assert [row.indicator for row in rows if isinstance(row, Kpi)] == ["歩いた人", "歩いた人"]
    assert not [row for row in rows if isinstance(row, KpiSummary)]


def test_small_tables_with_the_label_above_its_value_are_one_card(sketch: Any) -> None:
    fields = (
        "連携の視点 | 生活機能の強化",
        "連携項目 | 道路",
        "事業内容 | 道を直す。",
        "関係市町村 | 飯田市、松川町",
    )
    tables = []
    for n, field in enumerate(fields):
        label, value = field.split(" | ")
        tables.append(sketch.grid(f"{label} | ", f"{value} | <", top=100.0 + 70 * n))
    _page(sketch, *tables)
    (card,) = sketch.texts("initiatives")
    assert (card["axis"], card["measure"], card["description"]) == ("生活機能の強化", "道路", "道を直す。")


def test_projects_beside_their_municipalities(sketch: Any) -> None:
    draft = sketch.draft(
        "取組名称 | 道路 | <",
        "事業内容 | 道を直す。 | <",
        "構成事業 | 市町村 | 事業名",
        "^ | 飯田市 | 道路維持事業⏎橋りょう事業",
        "^ | 松川町 | 町道整備事業",
    )
    assert draft.fields["name"].text == "道路"
    assert draft.projects.text.split() == [
        "【飯田市】",
        "道路維持事業",
        "橋りょう事業",
        "【松川町】",
        "町道整備事業",
    ]


def test_a_list_of_projects_names_no_card(sketch: Any) -> None:
    draft = sketch.draft("事業内容 | 道を直す。", "構成事業 | ・道路維持事業⏎・橋りょう事業", "事業効果 | 安心。")
    assert "name" not in draft.fields
    assert draft.projects.text == "・道路維持事業\n・橋りょう事業"


def test_the_corner_of_a_table_of_years_names_the_unit(sketch: Any) -> None:
    draft = sketch.draft("施策名 | 道路 | <", "年度（百万円） | R7 | R8", "事業費 | 10 | 20")
    assert [fields["unit_label"].text.split("\n")[0] for fields in draft.budgets] == ["年度（百万円）"] * 2


def test_targets_of_each_year_are_no_results(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 道路 | < | <",
            "事業内容 | 直す。 | < | <",
            "関係市町村 | 飯田市、松川町 | < | <",
            "指標名 | 現状値（R6） | 目標値 | <",
            "^ | ^ | R7 | R8",
            "歩いた人 | 5人 | 7人 | 9人",
        )
    )
    (kpi,) = [r for r in sketch.records() if r.table == "kpis"]
    assert (kpi.fields["target"].text, kpi.fields["target_label"].text) == ("9人", "目標値\nR8")
    assert not any(r.table == "kpi_results" for r in sketch.records())


def test_a_goal_without_a_text_is_left_out(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 道路", "成果目標 | ", "成果指標 | 歩いた人", "現状値（R6） | 5人")
    assert draft.indicators[-1].values["indicator"][0].text == "歩いた人"


def test_a_marked_line_among_marked_labels_is_a_label_too() -> None:
    drawing = Drawing()
    lines = ("■施策名　水辺の道", "■取組内容", "　道をつなぐ。", "■住民の声", "　歩きたいという声が多い。")
    lines += ("■関係市町村", "　鳥取市、岩美町", "■期待される効果", "　歩く人が増える。")
    for k, line in enumerate(lines):
        drawing.text(40, 60 + 15 * k, line, 9)
    rows = process(drawing.read()).rows
    (card,) = [row for row in rows if isinstance(row, Initiative)]
    assert (card.description, card.effect) == ("道をつなぐ。", "歩く人が増える。")
    assert "歩きたいという声が多い。" in [row.text for row in rows if isinstance(row, InitiativeExtraField)]


def test_boxes_with_round_corners_are_the_cells_of_a_card() -> None:
    drawing = Drawing()
    rows = (
        ("事業名", "水辺の道"),
        ("事業内容", "道をつなぐ。"),
        ("関係市町村", "鳥取市、岩美町"),
        ("成果指標", "歩いた人の数"),
        ("現状値（R6）", "5人"),
        ("目標値（R9）", "9人"),
    )
    for k, (label, value) in enumerate(rows):
        top = 60 + 24 * k
        drawing.rounded(40, top, 140, top + 21, 4)
        drawing.rounded(142.5, top, 360, top + 21, 4)
        drawing.text(44, top + 14, label, 9)
        drawing.text(147, top + 14, value, 9)
    found = process(drawing.read()).rows
    assert [row.name for row in found if isinstance(row, Initiative)] == ["水辺の道"]
    assert [(row.indicator, row.target_value) for row in found if isinstance(row, Kpi)] == [("歩いた人の数", 9)]


def test_a_table_below_a_heading_in_a_written_card_has_the_heading_as_its_label() -> None:
    drawing = Drawing()
    lines = (
        "■施策名　水辺の道",
        "■取組内容",
        "　道をつなぐ。",
        "■関係市町村",
        "　鳥取市、岩美町",
        "■事業費（千円）",
    )
    for k, line in enumerate(lines):
        drawing.text(40, 60 + 15 * k, line, 9)
    xs, ys = (40, 120, 200, 280), (140, 158, 176)
    drawing.grid(xs, ys)
    for y, row in zip(ys, (("区分", "Ｒ７", "Ｒ８"), ("鳥取市", "100", "200")), strict=False):
        for x, text in zip(xs, row, strict=False):
            drawing.text(x + 4, y + 12, text, 9)
    amounts = [row for row in process(drawing.read()).rows if isinstance(row, Budget)]
    assert [(row.municipality, row.amount_thousand_yen) for row in amounts] == [("鳥取市", 100), ("鳥取市", 200)]


def test_a_card_may_begin_above_its_name_on_the_page_before(sketch: Any) -> None:
    card = ("政策分野 | {} | <", *CARD)
    _page(
        sketch,
        sketch.grid(*(row.format("観光") if n == 0 else row.format("A事業") for n, row in enumerate(card))),
        _headed(sketch, "次のとおり実施する。", 240.0),
        sketch.grid("政策分野 | 医療 | <", top=260.0),
    )
    _page(sketch, sketch.grid(*_card("B事業")))
    found = [(row["name"], row["policy_field"]) for row in sketch.texts("initiatives")]
    assert found == [("A事業", "観光"), ("B事業", "医療")]


def test_what_is_done_in_each_year_may_stand_below_the_years(sketch: Any) -> None:
    draft = sketch.draft("施策名 | 道路 | <", "実施計画 | R7 | R8", "^ | 測量を行う | 工事を行う")
    assert [(mark.item.text, mark.year.text) for mark in draft.marks] == [
        ("測量を行う", "R7"),
        ("工事を行う", "R8"),
    ]


def test_a_sentence_on_what_municipalities_do_is_a_part_of_their_roles(sketch: Any) -> None:
    draft = sketch.draft("施策名 | 道路", "役割分担 | <", "飯田市：工事を行う。⏎関係市町村：費用を負担する。 | <")
    assert draft.fields["role_sharing"].text == "飯田市：工事を行う。\n関係市町村：費用を負担する。"
    assert "municipalities" not in draft.fields


@pytest.mark.parametrize("beside", [True, False])
def test_municipalities_take_part_where_a_mark_stands_below_them(sketch: Any, beside: bool) -> None:
    tail = ("実施計画 | R7 | R8 | R9", "道の工事 | ○ | | ")
    if beside:
        table = ["関係市町村 | 飯田市 | 松川町 | 高森町", "^ | ○ | － | ○"]
    else:
        table = ["関係市町村 | < | < | <", "飯田市 | 松川町 | 高森町 | <", "○ | － | ○ | <"]
    draft = sketch.draft("施策名 | 道路 | < | <", *table, *tail)
    assert draft.fields["municipalities"].text == "飯田市、高森町"


def test_a_label_below_indicators_is_none_of_them(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 道路 | <",
        "指標名 | 現状値（R6） | 目標値（R8）",
        "歩いた人 | 5人 | 9人",
        "想定される課題 | 夜は暗い。 | <",
    )
    assert len(draft.indicators) == 1


def test_texts_beside_years_are_what_is_done_in_them(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 道路 | <",
        "年次計画 | 年度 | 実施事項",
        "^ | R7 | 測量を行う",
        "^ | R8 | 工事を行う",
        "関係市町村 | 飯田市、松川町 | <",
    )
    found = [(mark.item.text, mark.year.text) for mark in draft.marks]
    assert found == [("測量を行う", "R7"), ("工事を行う", "R8")]
    assert draft.fields["municipalities"].text == "飯田市、松川町"


def test_a_table_of_indicators_may_tell_whose_they_are(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 道路 | < | < | < | <",
        "指標名 | 基準年度 | 基準値 | 目標年度 | 目標値 | 担当課",
        "歩いた人 | R6 | 5人 | R8 | 9人 | 土木課",
    )
    (cells,) = draft.indicators
    assert (cells.labels["baseline"].text, cells.labels["target"].text) == ("基準値\nR6", "目標値\nR8")
    assert [(label.text, value.text) for label, value in draft.extra] == [("担当課", "土木課")]


def test_a_label_with_a_number_in_it_stands_before_the_name(sketch: Any) -> None:
    draft = sketch.draft("No.03 | 水辺の道づくり", "事業内容 | 道を直す。", "関係市町村 | 飯田市、松川町")
    assert (draft.fields["number"].text, draft.fields["name"].text) == ("No.03", "水辺の道づくり")
