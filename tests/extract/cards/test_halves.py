"""Cards whose middle is two forms side by side, with rows of their own on both sides of one upright ruling."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.draft import Draft
from extract.cards.pairs import read_card
from schemas.printed import Grid

HEAD = ("*事業名 | 渡し船の運航 | < | < | < | <", "*政策分野 | 交通 | < | < | *協定項目 | 水上交通")
FOOT = ("*成果指標 | < | *現状値（R5） | < | *目標値（R10） | <", "乗った人数（人） | < | 40 | < | 60 | <")
HALVES = (
    "*事業内容 | 川を渡る船を出す。 | *実施項目 | *R6 | *R7 | *R8",
    "^ | ^ | 船を造る | ○ | | ",
    "^ | ^ | 船を出す | | ○ | ○",
    "*効果 | 渡る人が増える。 | ^ | ^ | ^ | ^",
    "^ | ^ | *事業費（千円） | *R6 | *R7 | *R8",
    "*役割分担 | 川端市が運航する。 | ^ | ^ | ^ | ^",
    "^ | ^ | 川端市 | 500 | 600 | 700",
    "^ | ^ | 合計 | 500 | 600 | 700",
)
TEXTS = {"description": "川を渡る船を出す。", "effect": "渡る人が増える。", "role_sharing": "川端市が運航する。"}


def _texts(draft: Draft) -> dict[str, str]:
    return {name: draft.fields[name].text for name in TEXTS if name in draft.fields}


def _amounts(draft: Draft) -> list[tuple[str, str, str]]:
    names = ("municipality", "fiscal_year", "amount")
    return [tuple(row[name].text if name in row else "" for name in names) for row in draft.budgets]


def _marks(draft: Draft) -> list[tuple[str, str, bool]]:
    return [(m.item.text, m.year.text if m.year else "", m.mark is not None) for m in draft.marks]


def _order(sketch: Any, *rows: str) -> list[str]:
    """The printed texts of a table, by the row and place that they are read at."""
    grid = sketch.grid(*rows)
    sketch.page(grid)
    pieces = pieces_of(sketch.pages[-1], grid)
    return [p.text for p in sorted(pieces, key=lambda p: (p.row, p.x0)) if p.role != "blank"]


def test_the_left_form_is_read_to_its_end_before_the_right_one(sketch: Any) -> None:
    draft = sketch.draft(*HEAD, *HALVES, *FOOT)
    assert _texts(draft) == TEXTS
    assert (draft.fields["name"].text, draft.fields["measure"].text) == ("渡し船の運航", "水上交通")
    years = zip(("R6", "R7", "R8"), ("500", "600", "700"), strict=True)
    assert [a for a in _amounts(draft) if a[0]] == [("川端市", year, amount) for year, amount in years]
    assert _marks(draft) == [
        *(("船を造る", year, year == "R6") for year in ("R6", "R7", "R8")),
        *(("船を出す", year, year != "R6") for year in ("R6", "R7", "R8")),
    ]
    [cells] = draft.indicators
    assert [cells.values[name][0].text for name in ("indicator", "baseline", "target")] == [
        "乗った人数（人）",
        "40",
        "60",
    ]


def test_borders_at_one_height_by_chance_do_not_end_the_forms(sketch: Any) -> None:
    halves = (
        "*事業内容 | 川を渡る船を出す。 | *実施項目 | *R6 | *R7 | *R8",
        "^ | ^ | 船を造る | ○ | | ",
        "*効果 | 渡る人が増える。 | *事業費（千円） | *R6 | *R7 | *R8",
        "^ | ^ | 川端市 | 500 | 600 | 700",
        "*役割分担 | 川端市が運航する。 | ^ | ^ | ^ | ^",
        "^ | ^ | 山本町 | 50 | 60 | 70",
        "*備考 | 冬は休む。 | 合計 | 550 | 660 | 770",
    )
    draft = sketch.draft(*HEAD, *halves, *FOOT)
    assert _texts(draft) == TEXTS
    assert {a[0] for a in _amounts(draft)} == {"川端市", "山本町", ""}
    assert len(draft.indicators) == 1


def test_tables_may_stand_left_of_texts_below_their_labels(sketch: Any) -> None:
    rows = (
        "*実施項目 | *R6 | *R7 | *事業内容",
        "船を造る | ○ | | 川を渡る船を出す。",
        "^ | ^ | ^ | *効果",
        "*事業費（千円） | *R6 | *R7 | ^",
        "川端市 | 500 | 600 | 渡る人が増える。",
        "^ | ^ | ^ | *役割分担",
        "合計 | 500 | 600 | ^",
        "^ | ^ | ^ | 川端市が運航する。",
    )
    draft = sketch.draft("*事業名 | 渡し船の運航 | < | <", *rows)
    assert _texts(draft) == TEXTS
    assert [a for a in _amounts(draft) if a[0]] == [("川端市", "R6", "500"), ("川端市", "R7", "600")]
    assert draft.remarks == []


def test_the_longer_form_goes_on_where_nothing_is_drawn_below_the_other(sketch: Any) -> None:
    grid: Grid = sketch.grid(
        *HEAD, *HALVES, "*備考 | 冬は休む。 | 0 | 0 | 0 | 0", "*課題 | 船頭がいない。 | 0 | 0 | 0 | 0"
    )
    grid = replace(grid, cells=tuple(c for c in grid.cells if c.text != "0"))
    sketch.page(grid)
    draft = read_card(view_of([pieces_of(sketch.pages[-1], grid)]))
    assert _texts(draft) == TEXTS
    assert ("川端市", "R8", "700") in _amounts(draft)
    assert "船頭がいない。" not in {value.text for name, value in draft.fields.items() if name in TEXTS}


def test_a_label_over_the_whole_of_one_form_heads_its_table_while_the_other_goes_on(sketch: Any) -> None:
    draft = sketch.draft(
        "*事業名 | 渡し船の運航 | < | <",
        "*分野 | < | *成果指標 | <",
        "交通 | < | ^ | ^",
        "*事業内容 | < | ^ | ^",
        "^ | ^ | *指標名 | *現状値（R5）",
        "川を渡る船を出す。 | < | ^ | ^",
        "^ | ^ | 乗った人数（人） | 40",
        "*役割分担 | < | ^ | ^",
        "川端市が運航する。 | < | *事業費（千円） | <",
        "*効果 | < | *R6 | *R7",
        "渡る人が増える。 | < | 500 | 600",
    )
    assert _texts(draft) == TEXTS
    assert [(year, amount) for _, year, amount in _amounts(draft)] == [("R6", "500"), ("R7", "600")]


def test_a_blank_column_between_two_forms_is_left_out(sketch: Any) -> None:
    parted = [
        " | ".join([*row.split(" | ")[:2], "" if n == 0 else "^", *row.split(" | ")[2:]])
        for n, row in enumerate(HALVES)
    ]
    head = "*事業名 | 渡し船の運航 | < | < | < | < | <"
    draft = sketch.draft(head, *parted)
    assert _texts(draft) == TEXTS
    assert ("川端市", "R6", "500") in _amounts(draft)


def test_three_forms_side_by_side_are_read_one_by_one(sketch: Any) -> None:
    texts = _order(
        sketch,
        "*事業名 | 船 | *分野 | 水 | *年度 | R7",
        "^ | ^ | *効果 | 渡る。 | ^ | ^",
        "*内容 | 渡す。 | ^ | ^ | ^ | ^",
        "^ | ^ | ^ | ^ | *事業費 | 5",
    )
    assert texts[::2] == ["事業名", "内容", "分野", "効果", "年度", "事業費"]


def test_rows_that_end_together_stay_rows(sketch: Any) -> None:
    rows = (
        "*事業内容 | 川を渡る船を出す。 | *担当課 | 交通課",
        "^ | ^ | *電話 | 12-3456",
        "*効果 | 渡る人が増える。 | *備考 | なし",
    )
    texts = [part.strip("* ") for row in rows for part in row.split("|") if part.strip() != "^"]
    assert _order(sketch, "*事業名 | 渡し船の運航 | < | <", *rows)[2:] == texts


def test_a_column_of_labels_is_no_form(sketch: Any) -> None:
    texts = _order(
        sketch,
        "*事業名 | 渡し船の運航 | <",
        "*事業内容 | 船を出す。 | 春",
        "^ | 船を休む。 | ^",
        "*効果 | ^ | ^",
        "^ | 船を直す。 | 冬",
    )
    assert texts[2:] == ["事業内容", "船を出す。", "春", "船を休む。", "効果", "船を直す。", "冬"]


def test_the_number_behind_words_that_only_say_that_a_card_follows(sketch: Any) -> None:
    draft = sketch.draft("*具体的な取組　３ | < | < | < | < | <", *HEAD, *HALVES)
    assert draft.fields["number"].text == "３"
    assert _texts(draft) == TEXTS


def test_such_words_over_a_text_are_its_label(sketch: Any) -> None:
    draft = sketch.draft("*事業名 | 渡し船の運航", "*具体的な取組１ | 川を渡る船を出す。")
    assert "number" not in draft.fields
    assert draft.fields["description"].text == "川を渡る船を出す。"


def test_the_labels_of_both_sides_tell_the_forms_where_one_has_the_rows_of_the_other(sketch: Any) -> None:
    order = _order(
        sketch,
        "*事業名 | 渡し船の運航 | < | < | <",
        "*政策分野 | 交通 | *成果指標 | 区分 | 乗った人数",
        "*事業内容 | 川を渡る船を出す。 | ^ | 現状値 | 40",
        "^ | ^ | ^ | 目標値 | 60",
        "^ | ^ | *事業費 | R6 | R7",
        "^ | ^ | ^ | 500 | 600",
    )
    assert order[2:8] == ["政策分野", "交通", "事業内容", "川を渡る船を出す。", "成果指標", "区分"]


def test_labels_inside_the_cells_of_the_left_form_are_no_part_of_the_right_one(sketch: Any) -> None:
    draft = sketch.draft(
        "◆事業名⏎渡し船の運航 | < | < | <",
        "◆政策分野⏎交通 | ◆事業費（千円） | < | <",
        "^ | 年度 | R6 | R7",
        "◆事業内容⏎川を渡る船を出す。 | ^ | ^ | ^",
        "^ | 事業費 | 500 | 600",
        "◆効果⏎渡る人が増える。 | ◆成果指標 | < | <",
        "^ | 項目 | 現状値（R5） | 目標値（R10）",
        "◆役割分担⏎川端市が運航する。 | ^ | ^ | ^",
        "^ | 乗った人数（人） | 40 | 60",
    )
    assert _texts(draft) == TEXTS
    assert [amount for *_, amount in _amounts(draft)] == ["500", "600"]
    assert [item.values["indicator"][0].text for item in draft.indicators] == ["乗った人数（人）"]
