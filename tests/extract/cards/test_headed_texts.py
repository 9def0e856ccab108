"""Texts of a card below its tables, under headings of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from schemas.printed import Box, Page

CARD = ("事業名 | {}", "関係市町村 | 飯田市、松川町", "事業内容 | 道を直す。")


def _line(sketch: Any, text: str, top: float) -> Any:
    return sketch.line(text, Box(2.0, top, 2.0 + 9.0 * len(text), top + 10.0))


def _bold(sketch: Any, text: str, top: float) -> Any:
    line = _line(sketch, text, top)
    return replace(line, words=tuple(replace(word, bold=True) for word in line.words))


def _page(sketch: Any, *items: Any) -> None:
    sketch.pages.append(Page(len(sketch.pages) + 1, 800.0, 600.0, tuple(items), (), ()))


def _card(sketch: Any, name: str) -> Any:
    return sketch.grid(*(row.format(name) for row in CARD))


def test_a_marked_heading_is_the_label_of_the_text_below_it(sketch: Any) -> None:
    for name in ("A事業", "B事業"):
        _page(
            sketch,
            _card(sketch, name),
            _line(sketch, "■令和６年度の評価", 240.0),
            _line(sketch, f"{name}で道が広くなった。", 254.0),
            _line(sketch, "■今後の取組", 276.0),
            _line(sketch, "橋を架ける。", 290.0),
        )
    found = sketch.texts("initiatives")
    assert [row["evaluation"] for row in found] == ["A事業で道が広くなった。", "B事業で道が広くなった。"]
    assert [row["next_steps"] for row in found] == ["橋を架ける。"] * 2
    assert [row["evaluation_label"] for row in found] == ["■令和６年度の評価"] * 2


def test_a_text_goes_on_overleaf_where_its_sentence_does_or_another_heading_follows(sketch: Any) -> None:
    _page(sketch, _card(sketch, "A事業"), _line(sketch, "■評価", 500.0))
    _page(sketch, _line(sketch, "道が広くなり、", 60.0), _line(sketch, "通いやすい。", 74.0))
    _page(sketch, _card(sketch, "B事業"), _line(sketch, "■評価", 240.0), _line(sketch, "橋ができた。", 254.0))
    _page(
        sketch,
        _line(sketch, "歩く人も増えた。", 60.0),
        _line(sketch, "■今後の方針", 80.0),
        _line(sketch, "直す。", 94.0),
    )
    _page(sketch, _card(sketch, "C事業"), _line(sketch, "■評価", 240.0), _line(sketch, "灯がともった。", 254.0))
    _page(sketch, _line(sketch, "用語の説明を次に記す。", 60.0))
    found = sketch.texts("initiatives")
    assert [row["evaluation"] for row in found] == [
        "道が広くなり、\n通いやすい。",
        "橋ができた。\n歩く人も増えた。",
        "灯がともった。",
    ]
    assert found[1]["next_steps"] == "直す。"


def test_the_name_of_the_next_card_ends_a_text_overleaf(sketch: Any) -> None:
    indicators = "項目 | 歩いた人の数（人） ⏎ 基準（R5） | 5 ⏎ 実績（R7） | 7 ⏎ 目標（R8） | 9"
    for name, field in (("水辺の道づくり", "道路"), ("峠の道づくり", "公園")):
        _page(
            sketch,
            _line(sketch, f"［{field}］", 40.0),
            _line(sketch, f"◆取組事業名  {name}", 54.0),
            _bold(sketch, "◆関係市町村", 68.0),
            _line(sketch, "飯田市、松川町", 82.0),
            _bold(sketch, "◆成果指標", 96.0),
            sketch.grid(*indicators.split(" ⏎ "), top=110.0),
            _bold(sketch, "◆取組状況と評価", 240.0),
            _line(sketch, "道が広くなった。", 254.0),
            _bold(sketch, "◆今後の取組", 268.0),
            _line(sketch, "橋を架ける。", 282.0),
        )
    found = sketch.texts("initiatives")
    assert [(row.get("name"), row["next_steps"]) for row in found] == [
        ("水辺の道づくり", "橋を架ける。"),
        ("峠の道づくり", "橋を架ける。"),
    ]


def test_a_text_in_a_frame_below_its_heading_is_the_cards(sketch: Any) -> None:
    for name in ("A事業", "B事業"):
        frame = sketch.grid("道が広くなった。", top=260.0)
        _page(sketch, _card(sketch, name), _line(sketch, "【実績の評価】", 240.0), frame)
    assert [row.get("evaluation") for row in sketch.texts("initiatives")] == ["道が広くなった。"] * 2


def test_a_chapter_behind_the_cards_is_no_text_of_the_last_one(sketch: Any) -> None:
    _page(sketch, _card(sketch, "A事業"))
    _page(
        sketch,
        _card(sketch, "B事業"),
        _line(sketch, "第４章 計画の進め方", 240.0),
        _line(sketch, "(1) 今後の取組", 256.0),
        _line(sketch, "毎年見直す。", 270.0),
    )
    assert not any("next_steps" in row for row in sketch.texts("initiatives"))


def test_a_column_of_kinds_names_no_indicator(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 道路 | < | < | <",
        "区分 | 指標名 | 単位 | 現状値（R6） | 目標値（R8）",
        "成果指標 | 歩いた人 | 人 | 5 | 9",
        "活動指標 | 直した道 | m | 10 | 40",
        "^ | 催しの数 | 回 | 1 | 2",
    )
    names = [[p.text for p in cells.values["indicator"]] for cells in draft.indicators]
    assert names == [["歩いた人"], ["直した道"], ["催しの数"]]
    assert [cells.values["target"][0].text for cells in draft.indicators] == ["9", "40", "2"]


def test_a_note_below_a_card_is_no_text_of_it(sketch: Any) -> None:
    for name in ("A事業", "B事業"):
        _page(
            sketch,
            _card(sketch, name),
            _line(sketch, "※評価 Ａ：進んでいる Ｂ：遅れている", 240.0),
            _line(sketch, "■今後の取組", 256.0),
            _line(sketch, "橋を架ける。", 270.0),
        )
    found = sketch.texts("initiatives")
    assert [row["next_steps"] for row in found] == ["橋を架ける。"] * 2
    assert not any("evaluation" in row for row in found)


def test_a_payer_beside_the_name_of_a_programme_names_the_help(sketch: Any) -> None:
    draft = sketch.draft("事業名 | 道路", "事業内容 | 道を直す。", "補助金 | 道路ふれあい交付金")
    assert draft.fields["subsidy"].text == "道路ふれあい交付金"


def test_a_label_right_above_a_table_of_figures_is_no_line_of_the_text_above(sketch: Any) -> None:
    for name in ("A事業", "B事業"):
        _page(
            sketch,
            _card(sketch, name),
            _line(sketch, "【役割分担】", 240.0),
            _line(sketch, "各市が道を直す。", 254.0),
            _line(sketch, "成果指標（KPI）", 268.0),
            sketch.grid(
                "*成果指標名 | 直した道の長さ | <",
                "基準値（R4） | R5実績 | 目標値（R8）",
                "9 | 10 | 12",
                top=282.0,
            ),
        )
    assert [card["role_sharing"] for card in sketch.texts("initiatives")] == ["各市が道を直す。"] * 2
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [("直した道の長さ", "9", "12")] * 2
