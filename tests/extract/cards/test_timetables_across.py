"""Timetables with years across: marks, filled cells, bars and arrows."""

from __future__ import annotations

from typing import Any

from schemas.printed import Box, Ruling, Shape

NAME = "事業名 | 夜間診療事業"
TIMETABLE = ("事業名 | A事業 | < | < | <", "実施スケジュール | 具体的な事業項目 | R7 | R8 | R9")


def _marks(draft: Any) -> list[tuple[str, str | None, bool]]:
    return [(m.item.text, m.year.text if m.year else None, m.mark is not None) for m in draft.marks]


def test_marks_of_a_timetable_by_item_and_year(sketch: Any) -> None:
    draft = sketch.draft(*TIMETABLE, "^ | 検討 |  | ➡ | ", "^ | 普及啓発 | 実施 | < | ")
    assert _marks(draft) == [
        ("検討", "R7", False),
        ("検討", "R8", True),
        ("検討", "R9", False),
        ("普及啓発", "R7", True),
        ("普及啓発", "R8", True),
        ("普及啓発", "R9", False),
    ]


def test_a_timetable_without_any_mark_says_nothing_about_years(sketch: Any) -> None:
    draft = sketch.draft(*TIMETABLE, " | 検討 | | |", " | | | |", " | 普及啓発 | | |", boxed=False)
    assert _marks(draft) == [("検討", None, False), ("普及啓発", None, False)]


def test_filled_cells_are_marks_but_a_table_in_one_tint_is_not(sketch: Any, new_sketch: Any) -> None:
    draft = sketch.draft(*TIMETABLE, "^ | 検討 | * | * | ", "^ | 普及啓発 |  |  | *")
    assert [m[2] for m in _marks(draft)] == [True, True, False, False, False, True]
    tinted = new_sketch().draft(*TIMETABLE, "^ | 検討 | * | * | *")
    assert _marks(tinted) == [("検討", None, False)]


def test_bars_drawn_over_the_cells_are_marks(sketch: Any) -> None:
    bar = Shape(Box(310.0, 168.0, 490.0, 178.0), "fill", (0, 112, 192))
    draft = sketch.draft(*TIMETABLE, "^ | 検討 |  |  | ", "^ | 普及啓発 |  |  | ", shapes=[bar])
    assert [m[2] for m in _marks(draft)] == [False, True, True, False, False, False]


def test_the_stroke_of_an_arrow_is_a_mark_and_a_ruling_is_none(sketch: Any) -> None:
    stroke = Ruling(Box(210.0, 175.0, 395.0, 175.0), horizontal=True)
    head = Shape(Box(394.0, 172.0, 400.0, 178.0), "arrow", (0, 0, 0))
    edge = Ruling(Box(200.0, 190.0, 500.0, 190.0), horizontal=True)
    draft = sketch.draft(
        *TIMETABLE, "^ | 検討 |  |  | ", "^ | 普及啓発 |  |  | ", shapes=[head], rulings=[stroke, edge]
    )
    assert [m[2] for m in _marks(draft)] == [True, True, False, False, False, False]


def test_dark_cells_in_all_years_are_years_covered(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | <", "*実施工程 | *R 7 | *R 8", "人事交流 | # | #", "研修 | # | #", "備考 | なし | <"
    )
    assert _marks(draft) == [
        ("人事交流", "R 7", True),
        ("人事交流", "R 8", True),
        ("研修", "R 7", True),
        ("研修", "R 8", True),
    ]


def test_cells_as_light_as_the_header_in_all_years_tell_nothing(sketch: Any) -> None:
    draft = sketch.draft("事業名 | A事業 | <", "*実施工程 | *R 7 | *R 8", "人事交流 | * | *", "研修 | * | *")
    assert _marks(draft) == [("人事交流", None, False), ("研修", None, False)]


def test_items_of_a_timetable_may_be_called_what_elsewhere_labels_a_field(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | <",
        "実施スケジュール | < | < | <",
        "項目 | R7 | R8 | R9",
        "窓口の運営 | ○ | ○ | ",
        "事業の検証 |  |  | ○",
        "施設の改修 | ○ |  | ",
        "役割分担 | 市が行う。 | < | <",
    )
    marked = [(item, year) for item, year, on in _marks(draft) if on]
    assert marked == [("窓口の運営", "R7"), ("窓口の運営", "R8"), ("事業の検証", "R9"), ("施設の改修", "R7")]
    assert set(draft.fields) == {"name", "role_sharing"}


def test_bars_that_name_what_is_done_in_the_years_they_cover(sketch: Any) -> None:
    draft = sketch.draft(
        f"{NAME} | < | <",
        "工程表 | 2023年度 | 2024年度 | 2025年度",
        "^ | 相談窓口の運営 | < | ",
        "^ | 制度の設計 | 普及と支援 | <",
    )
    assert [(item, year) for item, year, marked in _marks(draft) if marked] == [
        ("相談窓口の運営", "2023年度"),
        ("相談窓口の運営", "2024年度"),
        ("制度の設計", "2023年度"),
        ("普及と支援", "2024年度"),
        ("普及と支援", "2025年度"),
    ]


def test_marks_below_towns_are_no_items_though_the_towns_stand_where_the_years_do(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | <",
        "手順 | 項目 | R7 | R8 | R9",
        "^ | 橋を架ける | ○ | ○ | ",
        "構成市町村 | 飯田市 | 松川町 | 高森町 | 阿南町",
        "^ | ○ | ○ |  | ○",
        "役割分担 | 市が行う。 | < | < | <",
    )
    assert {item for item, _, _ in _marks(draft)} == {"橋を架ける"}
    assert draft.fields["municipalities"].text == "飯田市、松川町、阿南町"


def test_towns_stand_right_of_their_own_label_and_not_of_a_group_of_that_name(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | < | <",
        "顔ぶれ | 関係市町村 | 飯田市 | 松川町 | 阿南町",
        "^ | ^ | ○ | － | ○",
        "^ | 役割分担 | 市が行う。 | < | <",
    )
    assert draft.fields["municipalities"].text == "飯田市、阿南町"
    assert draft.fields["role_sharing"].text == "市が行う。"


def test_a_label_of_figures_alone_above_their_header_is_no_item(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | < | <",
        "実施スケジュール | < | < | <",
        "項目 | R7 | R8 | R9",
        "橋を架ける | ○ | ○ | ",
        "数値目標 |  |  | ",
        "指標名 | 現状値 | 目標値 | 備考",
        "橋を渡った人 | 18 | 23 | 人",
    )
    assert {item for item, _, _ in _marks(draft)} == {"橋を架ける"}
