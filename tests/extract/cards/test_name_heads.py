"""What heads a card's name, and where its number stands, where no label of the vocabulary says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.cards.text.heads import entries_of
from kohyo.pipeline import process
from schemas.printed import Box, Line, Page
from schemas.tables import Initiative
from tests.drawing import Drawing

REST = ("政策分野 | 道路 | 関係市町村 | 飯田市、松川町", "事業内容 | 道を直す。 | < | <")


def _page(sketch: Any, *items: Any) -> None:
    sketch.pages.append(Page(len(sketch.pages) + 1, 800.0, 600.0, tuple(items), (), ()))


def _sized(line: Line, size: float) -> Line:
    return replace(line, words=tuple(replace(word, size=size) for word in line.words))


@pytest.mark.parametrize("word", ["事業名", "取組の名称"])
def test_a_word_for_names_before_the_name_in_its_cell_is_its_label(sketch: Any, word: str) -> None:
    draft = sketch.draft(f"整理番号 | ③ | {word} 水辺の道づくり | <", *REST)
    assert (draft.fields["number"].text, draft.fields["name"].text) == ("③", "水辺の道づくり")


@pytest.mark.parametrize(
    "first",
    [
        "№ 3 | 具体的取組 | 水辺の道づくり | <",
        "No. | 3 | 連携して取り組む事業 | 水辺の道づくり",
        "No.3 | 主要な取り組み | 水辺の道づくり | <",
        "事業番号 3 | 水辺の道づくり | < | <",
    ],
)
def test_a_word_behind_the_number_heads_the_name(sketch: Any, first: str) -> None:
    draft = sketch.draft(first, *REST)
    assert draft.fields["name"].text == "水辺の道づくり"
    assert draft.fields["number"].text.endswith("3")


def test_a_band_of_name_and_number_begins_the_card_below_it(sketch: Any) -> None:
    for n, name in enumerate(("水辺の道づくり", "峠の道づくり"), 1):
        band = sketch.grid(f"具体的取組 | {name} | 番号　{n} | ", top=60.0)
        _page(sketch, band, sketch.grid(*REST, "成果指標 | 指標名 | 現状値 | 目標値", "^ | 歩いた人 | 5 | 9"))
    found = sketch.texts("initiatives")
    assert [row["name"] for row in found] == ["水辺の道づくり", "峠の道づくり"]
    assert [row["number"] for row in found] == ["番号　1", "番号　2"]
    assert [row["indicator"] for row in sketch.texts("kpis")] == ["歩いた人"] * 2


def test_a_word_that_says_what_follows_heads_the_name_where_no_label_does(sketch: Any) -> None:
    draft = sketch.draft("具体的取組 | 水辺の道づくり | No. | 3", *REST)
    assert (draft.fields["name"].text, draft.fields["number"].text) == ("水辺の道づくり", "3")


def test_a_field_in_brackets_stands_above_the_title_of_a_card(sketch: Any) -> None:
    for title in ("［道路］", None, "【公園】"):
        lines = [sketch.line(title, Box(2.0, 40.0, 60.0, 52.0))] if title else []
        name = sketch.line("水辺の道づくり", Box(2.0, 60.0, 90.0, 72.0))
        rows = ("関係市町村 | 飯田市、松川町", "事業内容 | 道を直す。", "期待される効果 | 歩く人が増える。")
        _page(sketch, *lines, name, sketch.grid(*rows))
    assert [row["policy_field"] for row in sketch.texts("initiatives")] == ["道路", "道路", "公園"]
    assert {row["name"] for row in sketch.texts("initiatives")} == {"水辺の道づくり"}


def test_a_numbered_title_below_an_axis_and_a_field_in_brackets_is_no_field(sketch: Any) -> None:
    lines = [
        sketch.line(text, Box(2.0, top, 200.0, top + 12.0))
        for text, top in (("（１）生活機能の強化", 20.0), ("【道路】", 40.0), ("① 水辺の道づくり", 60.0))
    ]
    rows = ("関係市町村 | 飯田市、松川町", "事業内容 | 道を直す。", "期待される効果 | 歩く人が増える。")
    _page(sketch, *lines, sketch.grid(*rows))
    (card,) = sketch.texts("initiatives")
    assert (card["axis"], card["policy_field"], card["name"]) == ("生活機能の強化", "道路", "水辺の道づくり")


def test_a_title_in_larger_type_below_a_marked_field_is_no_field_of_its_card(sketch: Any) -> None:
    rows = ("関係市町村 | 飯田市、松川町", "事業内容 | 道を直す。", "期待される効果 | 歩く人が増える。")
    text = "この冊子は、圏域の町が力を合わせて進める事業の内容を示すものである。費用は変わることがある。"
    _page(sketch, _sized(sketch.line(text, Box(2.0, 20.0, 400.0, 30.0)), 9.0))
    for field, name in (("○ 道路", "水辺の道づくり"), (None, "峠の道づくり"), ("○ 公園", "森の広場づくり")):
        lines = [("（１）生活機能の強化", 20.0)] if name == "水辺の道づくり" else []
        lines += [(field, 40.0)] if field else []
        sizes = {"○": 9.0, "（": 14.0}
        above = [
            _sized(sketch.line(text, Box(2.0, top, 200.0, top + 12.0)), sizes[text[:1]]) for text, top in lines
        ]
        title = _sized(sketch.line(name, Box(2.0, 60.0, 90.0, 76.0)), 14.0)
        _page(sketch, *above, title, sketch.grid(*rows))
    found = [(row["axis"], row["policy_field"], row["name"]) for row in sketch.texts("initiatives")]
    assert found == [
        ("生活機能の強化", field, name)
        for field, name in (("道路", "水辺の道づくり"), ("道路", "峠の道づくり"), ("公園", "森の広場づくり"))
    ]


def test_a_bullet_before_the_title_above_a_card_is_no_part_of_its_name(sketch: Any) -> None:
    for name in ("水辺の道づくり", "峠の道づくり"):
        title = sketch.line(f"●{name}", Box(2.0, 60.0, 90.0, 72.0))
        _page(sketch, title, sketch.grid(*REST, "期待される効果 | 歩く人が増える。 | < | <"))
    assert [row["name"] for row in sketch.texts("initiatives")] == ["水辺の道づくり", "峠の道づくり"]


def test_a_word_that_parts_fields_heads_kinds_beside_indicators(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 道路 | < | < | <",
        "分野 | 交通 | < | < | <",
        "分類 | 指標名 | 単位 | 現状値（R6） | 目標値（R8）",
        "成果 | 歩いた人 | 人 | 5 | 9",
        "活動 | 直した道 | m | 10 | 40",
    )
    assert draft.fields["policy_field"].text == "交通"
    assert [[p.text for p in cells.values["indicator"]] for cells in draft.indicators] == [
        ["歩いた人"],
        ["直した道"],
    ]


def test_a_column_of_targets_holds_none_of_the_results_of_its_row(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 道路 | < | < | < | <",
        "指標 | 基準値（R3） | 区分 | R4 | R5 | 目標値（R8）",
        "歩いた人 | 5 | 実績値 | 6 | 7 | 9",
        "直した道 | 10 | 実績値 | 12 | 15 | 40",
    )
    assert [cells.values["target"][0].text for cells in draft.indicators] == ["9", "40"]
    assert [[p[0].text for _, p in cells.results] for cells in draft.indicators] == [["6", "7"], ["12", "15"]]


def test_a_table_that_explains_the_form_is_no_card(sketch: Any) -> None:
    guide = sketch.grid("事業内容 | 取り組む内容 | <", "関係市町村 | 取り組む市町村", "効果 | 得られる効果")
    title = sketch.line("【個票の見方】", Box(2.0, 60.0, 90.0, 72.0))
    _page(sketch, title, guide)
    _page(sketch, sketch.grid("事業名 | 水辺の道づくり | < | <", *REST))
    assert [row["name"] for row in sketch.texts("initiatives")] == ["水辺の道づくり"]


def test_a_word_chosen_of_several_is_no_part_of_the_text_of_its_field(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 道路 | < | <", *REST, "今後の方向性 | 継続 | 今後の方針 | 道を広げる。")
    assert draft.fields["next_steps"].text == "道を広げる。"
    assert [(label.text, value.text) for label, value in draft.extra] == [("今後の方向性", "継続")]


def test_towns_across_with_marks_stand_below_their_label_in_a_written_card(sketch: Any) -> None:
    def line(text: str, top: float, *words: tuple[str, float, float]) -> Any:
        made = sketch.line(text, Box(10.0, top, 300.0, top + 10.0))
        parts = tuple(
            replace(made.words[0], text=word, box=Box(x0, top, x1, top + 10.0)) for word, x0, x1 in words
        )
        return replace(made, words=parts) if parts else made

    towns = sketch.grid("飯田市 | 松川町 | 高森町", "○ | | ○", top=40.0)
    page = [
        line("○事業名　①　水辺の道づくり", 0.0, ("○事業名", 10, 60), ("①", 70, 80), ("水辺の道づくり", 90, 180)),
        line("○関係市町村", 20.0),
        towns,
        line("○事業内容", 140.0),
        line("川に沿って道をつくる。", 154.0),
        line("○期待される効果", 170.0),
        line("歩く人が増える。", 184.0),
    ]
    _page(sketch, *page)
    (card,) = sketch.texts("initiatives")
    assert (card["number"], card["name"]) == ("①", "水辺の道づくり")
    assert card["municipalities"].split() == ["飯田市", "高森町"]
    assert card["effect"] == "歩く人が増える。"


def test_the_name_stands_beside_other_labels_of_a_table_of_one_row(sketch: Any) -> None:
    draft = sketch.draft("具体的取組 | ①　水辺の道づくり | 連携する視点 | 生活機能の強化 | 分野 | 道路")
    assert (draft.fields["number"].text, draft.fields["name"].text) == ("①", "水辺の道づくり")
    assert draft.fields["policy_field"].text == "道路"


def test_a_group_of_one_row_in_a_column_of_groups_begins_no_card_again(sketch: Any) -> None:
    _page(
        sketch,
        sketch.grid(
            "取組名 | < | 水辺の道づくり",
            "概要 | 関係市町村 | 飯田市、松川町",
            "^ | 事業内容 | 道を直す。",
            "体制 | 役割分担 | 飯田市が調整を行う。",
            "概要 | 効果 | 歩く人が増える。",
        ),
    )
    (card,) = sketch.texts("initiatives")
    assert (card["description"], card["effect"]) == ("道を直す。", "歩く人が増える。")


def test_a_strip_below_a_numbered_title_begins_the_card_of_the_boxes_below_it(sketch: Any) -> None:
    def shifted(grid: Any, x0: float, x1: float) -> Any:
        """A table moved to a place across."""
        left = min(cell.box.x0 for cell in grid.cells)
        share = (x1 - x0) / (max(cell.box.x1 for cell in grid.cells) - left)

        def moved(box: Box) -> Box:
            return replace(box, x0=x0 + (box.x0 - left) * share, x1=x0 + (box.x1 - left) * share)

        return replace(
            grid,
            cells=tuple(
                replace(
                    cell,
                    box=moved(cell.box),
                    lines=tuple(replace(line, box=moved(line.box)) for line in cell.lines),
                )
                for cell in grid.cells
            ),
            box=moved(grid.box) if grid.box is not None else None,
        )

    title = sketch.line("1　水辺の道づくり", Box(12.0, 60.0, 90.0, 72.0))
    strip = shifted(sketch.grid("取組項目 | 道路の整備", top=80.0), 12.0, 700.0)
    boxes = [
        shifted(sketch.grid(label, text, top=top), 10.0, 350.0)
        for label, text, top in (
            ("関係市町村", "飯田市、松川町", 130.0),
            ("事業内容", "道を直す。", 230.0),
            ("期待される効果", "歩く人が増える。", 330.0),
        )
    ]
    _page(sketch, title, strip, *boxes)
    (card,) = sketch.texts("initiatives")
    assert (card["name"], card["measure"], card["effect"]) == ("水辺の道づくり", "道路の整備", "歩く人が増える。")


def test_a_name_filled_like_its_label_stands_before_blank_cells(sketch: Any) -> None:
    draft = sketch.draft(
        "*番号 | 2-2 | *事業名 | *水辺の道づくり |  | ",
        "*政策分野 | 道路 | < | < | < | <",
        "*目標 | 区分 | < | *目標値 | 歩いた人 | <",
        "*事業内容 | 道を直す。 | < | < | < | <",
    )
    assert draft.fields["name"].text == "水辺の道づくり"


@pytest.mark.parametrize("texts", [("事業番号", "(2)", "水辺の道づくり"), ("個票番号", "②", "水辺の道づくり")])
def test_a_number_with_its_label_heads_the_name_behind_it_on_one_line(texts: tuple[str, ...]) -> None:
    drawing = Drawing(595, 300)
    for x, text in zip((60, 120, 152), texts, strict=True):
        drawing.text(x, 40, text, 12)
    for k, (label, text) in enumerate((("■取組の概要", "道を直す。"), ("■関係市町", "飯田市、松川町"))):
        drawing.text(60, 70 + 20 * k, label, 10)
        drawing.text(150, 70 + 20 * k, text, 10)
    (card,) = [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]
    assert (card.number, card.name) == (texts[1], "水辺の道づくり")


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        (("事業番号", "(2)", "水辺の道づくり"), ["name"]),
        (("事業番号", "2", "水辺の道づくり"), ["name"]),
        # no name has no letter
        (("事業番号", "(2)", "（１）"), ["number"]),
        # the next label says what follows the number
        (("個票番号", "②", "事業名：水辺の道づくり"), ["number", "name"]),
    ],
)
def test_what_a_number_behind_its_label_heads(sketch: Any, texts: tuple[str, ...], fields: list[str]) -> None:
    line = sketch.line(" ".join(texts), Box(0.0, 40.0, 300.0, 52.0))
    starts = (0.0, 60.0, 110.0)
    words = tuple(
        replace(word, box=Box(x, 40.0, x + 12.0 * len(word.text), 52.0))
        for x, word in zip(starts, line.words, strict=True)
    )
    entries = entries_of(replace(line, words=words))
    assert [entry.read.fields[0] for entry in entries] == fields
