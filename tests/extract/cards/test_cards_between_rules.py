"""Forms of which only the rules between their rows are drawn: labels stand over their texts, or beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import pytest

from extract.families.kpi_summary_table import FAMILY as KPI_SUMMARY
from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi, KpiSummary
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")

_LEFT, _RIGHT = 40.0, 440.0
_GROUND = (0.98, 0.94, 0.85)
_FIELDS = (
    ("政策分野", "交通"),
    ("関係市町", "鳥取市、岩美町"),
    ("事業内容", "渡し船を毎日走らせ、待つ所を直す。"),
    ("事業効果", "川を渡る人が増える。"),
)
_Text = tuple[float, str, float]


class _Form:
    """Draws rows from the top of a page downwards, with a rule above each of them."""

    def __init__(self) -> None:
        self.drawing = Drawing(480, 620)
        self.top = 60.0

    def line(self, *texts: _Text, step: float = 15) -> None:
        """Texts on one line, each with its left edge and the size of its type."""
        for x, text, size in texts:
            self.drawing.text(x, self.top, text, size)
        self.top += step

    def rule(self) -> None:
        self.drawing.line(_LEFT, self.top - 11, _RIGHT, self.top - 11)

    def fields(self, fields: Iterable[tuple[str, str]], mark: str = "") -> None:
        """Labels over their texts, a rule above each label and below the last text."""
        for label, text in fields:
            self.rule()
            self.line((43, mark + label, 9), step=12)
            self.line((43, text, 9))
        self.rule()

    def next_page(self) -> None:
        self.drawing.page()
        self.top = 60.0

    @cached_property
    def rows(self) -> Sequence[Any]:
        return process(self.drawing.read()).rows

    @property
    def cards(self) -> list[Initiative]:
        return [row for row in self.rows if isinstance(row, Initiative)]


def test_number_and_name_on_one_line_head_a_card_that_goes_on_overleaf() -> None:
    form = _Form()
    for number, name in (("①", "渡し船の運航事業"), ("②", "渡し場の花壇事業")):
        form.rule()
        form.line((50, "№", 9), (80, number, 9), (105, "事務事業名", 9), (157, name, 10.4))
        form.fields(_FIELDS, "◆")
        form.next_page()
        form.line((40, "（前ページからの続き）", 8), step=18)
        form.fields((("今後の方向性", f"{name}を続ける。"),), "◆")
        form.line((40, "注）事業費は見込みである。", 7.5), step=40)
    found = [(c.number, c.name, c.policy_field, c.effect, c.next_steps) for c in form.cards]
    assert found == [
        ("①", "渡し船の運航事業", "交通", "川を渡る人が増える。", "渡し船の運航事業を続ける。"),
        ("②", "渡し場の花壇事業", "交通", "川を渡る人が増える。", "渡し場の花壇事業を続ける。"),
    ]


def test_the_number_behind_the_name_is_the_cards_where_it_could_be_a_part_of_its_label() -> None:
    form = _Form()
    for number, name in (("①", "渡し船の運航事業"), ("②", "渡し場の花壇事業")):
        form.rule()
        form.line((43, "施策名", 9), (75, name, 11), (380, "整理番号", 9), (428, number, 9))
        form.fields(_FIELDS, "■")
        form.next_page()
    assert [(c.number, c.name) for c in form.cards] == [("①", "渡し船の運航事業"), ("②", "渡し場の花壇事業")]


@pytest.mark.parametrize(
    ("axes", "marks"),
    [
        (("【基本目標】人が集うまち", "【基本目標】支え合うまち"), ("◇ ", "◇ ", "◇ ")),
        (("基本目標１　人が集うまち", "基本目標２　支え合うまち"), ("① ", "② ", "① ")),
        (("■ 生活機能の強化", "■ 圏域マネジメント能力の強化"), ("◇ ", "◇ ", "◇ ")),
    ],
)
def test_headings_name_axis_and_field_of_the_cards_below_them(axes: Sequence[str], marks: Sequence[str]) -> None:
    form = _Form()
    fields = [f"{mark}{field}" for mark, field in zip(marks, ("交通", "観光", "福祉"), strict=True)]
    heads = (
        (axes[0], fields[0], "渡し船の運航事業"),
        ("", "", "渡し場の花壇事業"),
        ("", fields[1], "川辺の市の事業"),
        (axes[1], fields[2], "集いの場の事業"),
    )
    for axis, field, name in heads:
        form.line((40, axis, 12), step=18)
        form.line((43, field, 10.8), step=18)
        form.rule()
        form.line((43, "事務事業名", 9), (92, name, 10), (390, "No.", 9), (415, "１", 9))
        form.fields((("取組の方向", "川の道の充実"), *_FIELDS[2:]))
        form.next_page()
    bare = [re.split("】|　|■ ", axis)[1] for axis in axes]
    assert [(c.axis, c.policy_field, c.name) for c in form.cards] == [
        (bare[0], "交通", "渡し船の運航事業"),
        (bare[0], "交通", "渡し場の花壇事業"),
        (bare[0], "観光", "川辺の市の事業"),
        (bare[1], "福祉", "集いの場の事業"),
    ]


def test_a_row_that_a_ruling_parts_belongs_to_the_form_whose_title_has_no_label() -> None:
    form = _Form()
    for name, field in (("渡し船の運航事業", "交通"), ("集いの場の事業", "福祉")):
        form.drawing.fill(_LEFT, form.top - 11, _RIGHT, form.top + 5, 0.85, 0.85, 0.85)
        form.rule()
        form.line((43, name, 11.5), step=17)
        form.rule()
        form.drawing.line(240, form.top - 11, 240, form.top + 16)
        form.line((43, "連携する事項", 9), (243, "分野名", 9), step=12)
        form.line((43, "生活機能の強化", 9), (243, field, 9))
        form.fields(_FIELDS[1:])
        form.line((40, "※事業費は見込みである。", 7.5), step=40)
    assert [(c.name, c.axis, c.policy_field) for c in form.cards] == [
        ("渡し船の運航事業", "生活機能の強化", "交通"),
        ("集いの場の事業", "生活機能の強化", "福祉"),
    ]


def test_yearly_amounts_below_their_label_make_no_sheet_of_a_card_with_a_labelled_name() -> None:
    form = _Form()
    for name in ("渡し船の運航事業", "渡し場の花壇事業"):
        form.rule()
        form.line((50, "事業名", 9), (90, name, 11.7))
        form.fields(
            (
                *_FIELDS,
                ("事業費", "2024年度：1,200千円　2025年度：900千円"),
                ("2024年度の取組に対する評価", "予定のとおり走らせた。"),
            ),
            "■",
        )
        form.next_page()
    assert [(c.name, c.municipalities, c.evaluation_fy) for c in form.cards] == [
        ("渡し船の運航事業", "鳥取市、岩美町", 2024),
        ("渡し場の花壇事業", "鳥取市、岩美町", 2024),
    ]
    amounts = [(b.fiscal_year, b.amount_thousand_yen) for b in form.rows if isinstance(b, Budget)]
    assert amounts == [(2024, 1200), (2025, 900)] * 2


def test_indicators_below_labelled_texts_in_one_table_are_the_cards() -> None:
    form = _Form()
    for name in ("取組１　渡し船の運航事業", "取組２　渡し場の花壇事業"):
        form.line((40, name, 12), step=12)
        first = form.top - 5
        form.top = first + 11
        form.fields(_FIELDS)
        top = form.top - 11
        xs = (_LEFT, 240, 340, _RIGHT)
        form.drawing.grid(xs, (top, top + 16, top + 32))
        for k, row in enumerate(
            (("指標名", "現状値（R5）", "目標値（R9）"), ("乗った人の数（人）", "410", "650"))
        ):
            for x, text in zip(xs, row, strict=False):
                form.drawing.text(x + 3, top + 11 + 16 * k, text, 9)
        form.drawing.line(_LEFT, first, _LEFT, top + 32)
        form.drawing.line(_RIGHT, first, _RIGHT, top + 32)
        form.next_page()
    rows = form.rows
    assert [row.name for row in rows if isinstance(row, Initiative)] == ["渡し船の運航事業", "渡し場の花壇事業"]
    assert [row.indicator for row in rows if isinstance(row, Kpi)] == ["乗った人の数"] * 2
    assert not any(isinstance(row, KpiSummary) for row in rows)


def test_a_list_with_texts_beside_its_indicators_stays_a_list(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | 事業内容 | 期待される効果 | 指標名 | 現状値（R5） | 目標値（R9）",
            "渡し船 | 走らせる。 | 人が増える。 | 乗った人の数（人） | 410 | 650",
            "花壇 | 植える。 | 人が憩う。 | 植えた数（株） | 80 | 120",
        )
    )
    assert len(KPI_SUMMARY.find(sketch.document)) == 1


def test_measure_and_programme_below_their_headings_belong_to_the_card_above() -> None:
    form = _Form()
    for name in ("渡し船の運航事業", "渡し場の花壇事業"):
        xs, ys = (_LEFT, 120, _RIGHT), (50, 66, 82, 98)
        form.drawing.grid(xs, ys)
        rows = (("連携事業名", name), ("視点", "生活機能の強化"), ("施策分野", "交通"))
        for k, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                form.drawing.text(x + 3, 61 + 16 * k, text, 9)
        form.top = 112
        for label, text in (
            ("施策の方向", "川の道の充実"),
            ("取組の概要", "渡し船を毎日走らせる。"),
            ("国・県の補助等", "離島航路補助金"),
        ):
            form.line((43, f"【{label}】", 9), step=12)
            form.line((43, text, 9), step=30)
        form.next_page()
    found = [(c.name, c.measure, c.description, c.subsidy) for c in form.cards]
    assert found == [
        (name, "川の道の充実", "渡し船を毎日走らせる。", "離島航路補助金")
        for name in ("渡し船の運航事業", "渡し場の花壇事業")
    ]


def test_a_name_set_off_as_the_labels_are_stands_between_its_label_and_a_number(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*事業名 | *渡し船の運航事業 | *番号 | 3",
            "*事業内容 | 走らせる。 | < | <",
            "*事業効果 | 人が増える。 | < | <",
            "*役割分担 | 市が走らせる。 | < | <",
        )
    )
    assert [(c["name"], c["number"]) for c in sketch.texts("initiatives")] == [("渡し船の運航事業", "3")]


def test_the_letters_of_a_label_stand_apart_in_the_cell_of_its_name(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業番号 | 3 | 取 組 名 渡し船の運航事業",
            "事業内容 | 走らせる。 | <",
            "事業効果 | 人が増える。 | <",
            "役割分担 | 市が走らせる。 | <",
        )
    )
    assert [(c["name"], c["number"]) for c in sketch.texts("initiatives")] == [("渡し船の運航事業", "3")]


def test_a_list_of_municipalities_beside_its_label_is_no_part_of_who_does_what(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 渡し船の運航事業 | <",
            "持ち場 | 連携市町 | 鳥取市・岩美町",
            "^ | 役回り | 鳥取市が走らせる。",
            "事業内容 | 走らせる。 | <",
            "事業効果 | 人が増える。 | <",
        )
    )
    (card,) = sketch.texts("initiatives")
    assert (card["municipalities"], card["role_sharing"]) == ("鳥取市・岩美町", "鳥取市が走らせる。")


def test_the_axis_above_one_card_is_that_of_the_next_ones_too(sketch: Any) -> None:
    card = ("政策分野 | 交通 | <", "事業内容 | 走らせる。 | <", "事業効果 | 人が増える。 | <")
    sketch.page("■ 生活機能の強化", sketch.grid("事業名 | A事業 | <", *card))
    sketch.page(sketch.grid("事業名 | B事業 | <", *card))
    assert [c.get("axis") for c in sketch.texts("initiatives")] == ["生活機能の強化"] * 2


def test_titles_above_the_head_of_a_card_name_more_than_its_axis(sketch: Any) -> None:
    card = ("事業名 | {}事業 | <", "事業内容 | 走らせる。 | <", "事業効果 | 人が増える。 | <")
    for axis, field, measure in (
        ("(1) 生活機能の強化に係る政策分野", "① 医療", "イ 夜間の診療"),
        ("(2) 結びつきやネットワークの強化に係る政策分野", "① 交通", "ア 渡し船の運航"),
    ):
        # a number of the style of the fields stands open far above, so that the axis is no heading over them
        sketch.page(
            "② 人口", axis, field, measure, "具体的な取組", sketch.grid(*(row.format(field) for row in card))
        )
    found = [(c.get("policy_field"), c.get("measure")) for c in sketch.texts("initiatives")]
    assert found == [("医療", "夜間の診療"), ("交通", "渡し船の運航")]


def test_a_line_above_a_table_prints_name_and_number_each_behind_its_label() -> None:
    form = _Form()
    for number, name in (("①", "渡し船の運航事業"), ("②", "渡し場の花壇事業")):
        form.line((43, "施策名", 9), (90, name, 11), (340, "整理番号", 9), (400, number, 9))
        xs, ys = (_LEFT, 120, _RIGHT), [form.top - 8 + 16 * n for n in range(len(_FIELDS) + 1)]
        form.drawing.grid(xs, ys)
        for y, row in zip(ys, _FIELDS, strict=False):
            for x, text in zip(xs, row, strict=False):
                form.drawing.text(x + 3, y + 11, text, 9)
        form.next_page()
    assert [(c.number, c.name) for c in form.cards] == [("①", "渡し船の運航事業"), ("②", "渡し場の花壇事業")]


def test_lines_below_a_box_with_name_and_number_are_those_of_its_card() -> None:
    form = _Form()
    for number, name in (("１－１", "渡し船の運航事業"), ("１－２", "渡し場の花壇事業")):
        xs = (_LEFT, 90, 320, 380, _RIGHT)
        form.drawing.grid(xs, (form.top - 11, form.top + 6))
        form.line(*((x + 3, text, 9) for x, text in zip(xs, ("取組名", name, "事業番号", number), strict=False)))
        form.top += 2
        form.fields((("基本目標", "人が集うまち"), *_FIELDS[2:]), "■")
        form.next_page()
    assert [(c.number, c.name, c.axis, c.effect) for c in form.cards] == [
        ("１－１", "渡し船の運航事業", "人が集うまち", "川を渡る人が増える。"),
        ("１－２", "渡し場の花壇事業", "人が集うまち", "川を渡る人が増える。"),
    ]


def test_a_heading_with_a_number_of_three_digits_names_a_form_without_those_who_do_it() -> None:
    form = _Form()
    for number, name in (("101", "渡し船の運航事業"), ("102", "渡し場の花壇事業")):
        form.line((40, f"{number}　{name}", 12), step=20)
        form.fields((("施策の展開", "川の道の充実"), *_FIELDS[2:]), "■")
        form.line((43, "■成果指標", 9), step=12)
        for row in (("指標名", "現状値（R5）", "目標値（R9）"), ("乗った人の数（人）", "410", "650")):
            form.rule()
            form.line(*((x, text, 9) for x, text in zip((60, 250, 360), row, strict=True)))
        form.fields((("事業費", "令和６年度：1,200千円"), ("今後の方向性", "続ける。")), "■")
        form.next_page()
    assert [(c.number, c.name, c.measure, c.next_steps) for c in form.cards] == [
        ("101", "渡し船の運航事業", "川の道の充実", "続ける。"),
        ("102", "渡し場の花壇事業", "川の道の充実", "続ける。"),
    ]


def test_labels_in_the_middle_of_their_column_have_rows_of_any_height() -> None:
    form = _Form()
    for name in ("渡し船の運航事業", "渡し場の花壇事業"):
        rows = (
            ("連携事業名", (name,), 18),
            ("視点", ("生活機能の強化",), 18),
            ("取組内容", ("渡し船を毎日走らせ、待つ所を直し、", "花を植える。"), 70),
            ("見込まれる効果", ("川を渡る人が増える。",), 64),
            ("構成市町", ("鳥取市、岩美町",), 18),
            ("役割分担", ("鳥取市が走らせる。",), 18),
        )
        for label, texts, height in rows:
            form.rule()
            middle = form.top - 11 + height / 2
            form.drawing.text(72 - 4.5 * len(label), middle + 3, label, 9)
            for k, text in enumerate(texts):
                form.drawing.text(115, middle + 3 + 12 * (k - (len(texts) - 1) / 2), text, 9)
            form.top += height
        form.rule()
        form.next_page()
    assert [(c.name, c.description, c.effect, c.municipalities) for c in form.cards] == [
        (name, "渡し船を毎日走らせ、待つ所を直し、花を植える。", "川を渡る人が増える。", "鳥取市、岩美町")
        for name in ("渡し船の運航事業", "渡し場の花壇事業")
    ]


def test_a_label_as_wide_as_its_column_parts_from_its_value_where_rulings_show_the_border() -> None:
    form = _Form()
    for name in ("渡し船の運航事業", "渡し場の花壇事業"):
        rows = (
            (("事業の名称", 43), (name, 107)),
            (("連携する施策分野", 43), ("交通", 119)),
            (("事業内容", 52), ("渡し船を毎日走らせ、待つ所を直す。", 119)),
            (("事業効果", 52), ("川を渡る人が増える。", 119)),
        )
        for pieces in rows:
            form.rule()
            form.line(*((x + (0 if x != 107 else 12), text, 9) for text, x in pieces), step=17)
        form.rule()
        for row in (("指標名", "現状値（R5）", "目標値（R9）"), ("乗った人の数（人）", "410", "650")):
            form.line(*((x, text, 9) for x, text in zip((119, 280, 370), row, strict=True)), step=17)
            form.drawing.line(117, form.top - 11, _RIGHT, form.top - 11)
        form.drawing.text(52, form.top - 24, "成果指標", 9)
        form.rule()
        form.next_page()
    assert [(c.name, c.policy_field, c.description) for c in form.cards] == [
        (name, "交通", "渡し船を毎日走らせ、待つ所を直す。") for name in ("渡し船の運航事業", "渡し場の花壇事業")
    ]


def test_a_vague_word_labels_what_is_done_where_no_other_one_does(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 渡し船の運航事業", "あらまし | 渡し船を走らせる。", "事業効果 | 人が増える。", "分野 | 交通"
        )
    )
    assert [c["description"] for c in sketch.texts("initiatives")] == ["渡し船を走らせる。"]


def test_marks_below_municipalities_say_who_takes_part_whatever_their_label_is(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 渡し船 | < | <",
            "事業内容 | 走らせる。 | < | <",
            "顔ぶれ | 鳥取市 | 岩美町 | 若桜町",
            "^ | ○ | ○ | ",
            "事業効果 | 人が増える。 | < | <",
        )
    )
    assert [c["municipalities"] for c in sketch.texts("initiatives")] == ["鳥取市、岩美町"]


def test_a_word_that_heads_items_of_timetables_heads_the_name_at_the_top_of_a_card(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "番号 | 3 | 主な取組 | 渡し船の運航事業",
            "事業内容 | 走らせる。 | < | <",
            "事業効果 | 人が増える。 | < | <",
            "役割分担 | 市が走らせる。 | < | <",
        )
    )
    assert [c["name"] for c in sketch.texts("initiatives")] == ["渡し船の運航事業"]


def test_white_between_the_name_at_the_top_of_a_card_and_its_number_is_no_value(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "主な取組 | 渡し船の運航事業 |  | 番号 | 3",
            "事業内容 | 走らせる。 | < | < | <",
            "事業効果 | 人が増える。 | < | < | <",
            "役割分担 | 市が走らせる。 | < | < | <",
        )
    )
    assert [c["name"] for c in sketch.texts("initiatives")] == ["渡し船の運航事業"]


def test_yearly_amounts_make_no_sheet_of_a_card_whose_labels_tell_much() -> None:
    form = _Form()
    for number, name in (("１－１", "渡し船の運航事業"), ("１－２", "渡し場の花壇事業")):
        form.rule()
        form.line((43, f"{number}　{name}", 12), step=17)
        form.fields(
            (
                *_FIELDS[1:],
                ("事業費", "R6：1,200千円　R7：900千円"),
                ("今後の方向性", "続ける。"),
            ),
        )
        form.line((40, "※金額は見込みである。", 7.5))
        form.next_page()
    assert [(c.number, c.name, c.next_steps) for c in form.cards] == [
        ("１－１", "渡し船の運航事業", "続ける。"),
        ("１－２", "渡し場の花壇事業", "続ける。"),
    ]


@pytest.mark.parametrize("subsidy", ["川の基金", ""])
def test_labelled_texts_go_on_below_a_ruled_table_with_its_unit_above_it(subsidy: str) -> None:
    form = _Form()
    drawing = form.drawing

    def fields(*fields: tuple[str, str]) -> None:
        """Labels on grounds over their texts."""
        for label, text in fields:
            drawing.fill(_LEFT, form.top - 11, _RIGHT, form.top + 7, *_GROUND)
            form.rule()
            form.line((43, "■" + label, 9), step=18)
            form.rule()
            form.line((43, text, 9), step=18)
        form.rule()

    form.rule()
    form.line((43, "事業名　渡し船の運航", 9), step=18)
    fields(*_FIELDS, ("事業費見込", ""))
    form.top -= 18
    form.line((380, "（単位：千円）", 8), step=18)
    top = form.top - 11
    xs, ys = (_LEFT, 90.0, 200.0, 320.0, _RIGHT), [top + 18 * n for n in range(5)]
    drawing.fill(_LEFT, ys[0], _RIGHT, ys[1], *_GROUND)
    for y in ys:
        drawing.line(_LEFT if y != ys[3] else xs[1], y, _RIGHT, y)
    for x, y in ((xs[1], ys[2]), (xs[2], ys[0]), (xs[3], ys[0])):
        drawing.line(x, y, x, ys[4])
    rows = (
        *(("区分", "", "R7", "R8"), ("総事業費", "", "310", "420")),
        *(("財源", "国費", "100", "200"), ("", "市費", "210", "220")),
    )
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            drawing.text(x + 4, y + 12, text, 9)
    form.top = ys[4] + 11
    fields(("活用する補助制度", subsidy), ("令和６年度の評価", "人が増えた。"), ("今後の取組", "便を増やす。"))
    (card,) = form.cards
    assert (card.subsidy, card.evaluation, card.next_steps) == (subsidy or None, "人が増えた。", "便を増やす。")
    budgets = [row for row in form.rows if isinstance(row, Budget)]
    assert [(b.fiscal_year, b.amount_thousand_yen) for b in budgets] == [(2025, 310), (2026, 420)]
