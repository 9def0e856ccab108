"""Headers, labels, stacked rows and the lines around a table, on the smallest grids that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.shapes import is_figure
from extract.tables.captions import caption
from extract.tables.headers import build, figures_in, runs
from extract.tables.stacked_rows import is_stack, level_rows, split
from schemas.printed import Box, Cell, Document, Grid, Line, Page, Word


def line(text: str, key: int = 1, top: float = 0.0) -> Line:
    box = Box(0, top, 10, top + 8)
    return Line((Word(text, box),), text, box, key=key)


def grid(rows: Sequence[Sequence[str]], key: int = 100, x0: float = 0.0) -> Grid:
    """A grid without spans; ``\\n`` breaks lines, every cell has a box."""
    cells = []
    number = key
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            lines = []
            for offset, part in enumerate(text.split("\n") if text else []):
                number += 1
                lines.append(line(part, number, r * 40 + offset * 10))
            cells.append(Cell(r, c, 1, 1, tuple(lines), Box(x0 + c * 50, r * 40, x0 + c * 50 + 50, r * 40 + 40)))
    return Grid(tuple(cells), len(rows), len(rows[0]), key=key)


def page(*flow: Line | Grid, number: int = 1) -> Page:
    return Page(number, 595.0, 842.0, flow)


def document(*pages: Page) -> Document:
    return Document("d0", "x.pdf", "0", "application/pdf", "native", len(pages), pages)


def test_a_row_of_years_is_a_header_and_a_row_of_figures_is_not() -> None:
    first = page(grid([["", "1990", "1995"], ["山川市", "1,990", "1,995"]]))
    table = build([(first, first.grids[0])])
    assert (table.head, table.stubs) == (1, 1)
    second = page(grid([["区分", "前", "後"], ["山川市", "1995", "1990"], ["里町", "100", "90"]]))
    assert build([(second, second.grids[0])]).head == 1
    # one of many years may be misprinted or misread
    years = ["1990", "1995", "2400", "2005"]
    third = page(grid([["", *years], ["山川市", "1,990", "1,995", "2,000", "2,005"]]))
    assert build([(third, third.grids[0])]).head == 1


def test_empty_header_cells_are_filled_only_where_nothing_has_a_box() -> None:
    rows = [["", "実績", "", "推計"], ["", "2015", "2020", "2025"], ["山川市", "1", "2", "3"]]
    ruled = page(grid(rows))
    table = build([(ruled, ruled.grids[0])])
    assert [[spot.text for spot in table.header(c)] for c in (1, 2, 3)] == [
        ["実績", "2015"],
        ["2020"],
        ["推計", "2025"],
    ]
    plain = Grid(tuple(Cell(c.row, c.column, 1, 1, c.lines) for c in ruled.grids[0].cells), 3, 4, key=1)
    table = build([(page(plain), plain)])
    assert [spot.text for spot in table.header(2)] == ["実績", "2020"]


def test_labels_are_carried_down_until_one_further_left_begins_anew() -> None:
    rows = [["市町", "区分", "値"], ["山川市", "男", "1"], ["", "女", "2"], ["里町", "", "3"]]
    only = page(grid(rows))
    table = build([(only, only.grids[0])])
    texts = [[spot.text if spot else None for spot in table.labels(row)] for row in table.body]
    assert texts == [["山川市", "男"], ["山川市", "女"], ["里町", None]]
    assert [table.unlabelled(row) for row in table.body] == [False, False, False]


def test_a_title_over_the_whole_width_is_no_header() -> None:
    cells = (Cell(0, 0, 1, 3, (line("人口の推移"),)), *grid([["区分", "2015", "2020"]]).cells)
    moved = tuple(cell if n == 0 else Cell(1, cell.column, 1, 1, cell.lines) for n, cell in enumerate(cells))
    data = tuple(Cell(2, c, 1, 1, (line(t),)) for c, t in enumerate(("山川市", "10", "20")))
    whole = Grid((*moved, *data), 3, 3, key=1)
    table = build([(page(whole), whole)])
    assert (table.banner, table.head, table.stubs) == (1, 2, 1)


def test_figures_in_one_cell_come_apart_and_a_wrapped_number_does_not() -> None:
    only = page(grid([["", "a", "b"], ["x", "1,000\n10%", "107,\n399人"]]))
    table = build([(only, only.grids[0])])
    stacked, wrapped = table.filled(1, 1), table.filled(1, 2)
    assert stacked is not None
    assert wrapped is not None
    assert [value.text for value in figures_in(stacked)] == ["1,000", "10%"]
    assert [value.text for value in figures_in(wrapped)] == ["107,\n399人"]


@pytest.mark.parametrize(
    ("label", "data", "wanted"),
    [
        ("男\n女\n計", ["1\n2\n3"], [["男", "1"], ["女", "2"], ["計", "3"]]),
        ("入院患者\n数", ["100\n47.4%"], None),
        ("入院患者\n数", ["100"], None),
        ("男\n女", ["約束\n事項"], None),
        ("年少人口\n（0～14歳）", ["262\n(12.1)"], None),
        ("総人口\n（65歳以上）", ["900\n(300)"], [["総人口", "900"], ["（65歳以上）", "(300)"]]),
        (
            "年少\n生産年齢\n(15～64歳)\n老年",
            ["1\n2\n3"],
            [["年少", "1"], ["生産年齢\n(15～64歳)", "2"], ["老年", "3"]],
        ),
        ("男", ["1\n2"], None),
    ],
)
def test_a_stack_of_rows_is_split_by_its_labels(
    label: str, data: list[str], wanted: list[list[str]] | None
) -> None:
    cells = grid([[label, *data]]).cells
    found = split(cells[0], cells[1:]) if is_stack(cells[0], cells[1:], is_figure) else None
    texts = [[cell.text for cell in row] for row in found] if found is not None else None
    assert texts == wanted


def test_a_gap_in_a_stack_is_found_by_its_height() -> None:
    label = Cell(0, 0, 1, 1, tuple(line(t, n, n * 10.0) for n, t in enumerate(("男", "女", "計"))))
    full = Cell(0, 1, 1, 1, tuple(line(t, n, n * 10.0) for n, t in enumerate(("1", "2", "3"))))
    holed = Cell(0, 2, 1, 1, (line("4", 1, 0.0), line("6", 2, 20.0)))
    rows = split(label, [full, holed])
    assert rows is not None
    assert [row[2].text for row in rows] == ["4", "", "6"]


def _stack(column: int, texts: dict[str, float]) -> Cell:
    return Cell(0, column, 1, 1, tuple(line(text, n, top) for n, (text, top) in enumerate(texts.items())))


def test_labels_that_wrap_stand_beside_their_values_in_the_middle() -> None:
    label = _stack(0, {"2020年": 0.0, "(R2)": 11.0, "指数": 26.0, "2020年→": 44.0, "2025年": 55.0, "増減率": 66.0})
    rows = level_rows(label, [_stack(1, {"9": 5.5, "8": 26.0, "△1%": 55.0}), _stack(2, {"7": 26.0})], is_figure)
    assert rows is not None
    assert [[cell.text for cell in row] for row in rows] == [
        ["2020年\n(R2)", "9", ""],
        ["指数", "8", "7"],
        ["2020年→\n2025年\n増減率", "△1%", ""],
    ]


def test_a_label_of_two_lines_beside_a_figure_and_its_rate_is_no_stack() -> None:
    label = _stack(0, {"入院患者": 0.0, "数": 10.0})
    assert level_rows(label, [_stack(1, {"100": 0.0, "47.4": 10.0})], is_figure) is None
    holed = level_rows(label, [_stack(1, {"100": 0.0}), _stack(2, {"47": 10.0})], is_figure)
    assert holed is not None
    assert [[cell.text for cell in row] for row in holed] == [["入院患者", "100", ""], ["数", "", "47"]]


def test_a_table_drawn_in_two_parts_that_touch_is_one() -> None:
    def part(rows: Sequence[Sequence[str]], key: int, top: float) -> Grid:
        made = grid(rows, key)
        return replace(made, box=Box(0, top, 150, top + 40.0 * len(rows)))

    head = part([["区分", "2015", "2020"], ["男", "1", "2"]], 10, 0.0)
    for top, lengths in ((84.0, [2]), (100.0, [1, 1])):
        found = runs(document(page(head, part([["女", "3", "4"]], 50, top))))
        assert [len(run) for run in found] == lengths


def test_a_table_continues_on_the_next_page_only_with_the_same_columns_and_no_text_between() -> None:
    head, rest = [["区分", "2015", "2020"], ["男", "1", "2"]], [["女", "3", "4"]]
    one = document(page(grid(head, 10)), page(grid(rest, 50), number=2))
    assert [len(run) for run in runs(one)] == [2]
    between = document(page(grid(head, 10)), page(line("次の表"), grid(rest, 50), number=2))
    assert [len(run) for run in runs(between)] == [1, 1]
    shifted = document(page(grid(head, 10)), page(grid(rest, 50, x0=30.0), number=2))
    assert [len(run) for run in runs(shifted)] == [1, 1]
    same_page = document(page(grid(head, 10), grid(rest, 50)))
    assert [len(run) for run in runs(same_page)] == [1, 1]


@pytest.mark.parametrize(
    ("above", "title", "unit"),
    [
        (["【総人口の推移】", "(単位：人、下段は増減率)"], "総人口の推移", "(単位：人、下段は増減率)"),
        (["● 政策分野別の達成状況"], "政策分野別の達成状況", None),
        (["面積            （単位： km²）"], "面積", "（単位： km²）"),
        (["表3 人口 〔前年比、単位：％〕"], "表3 人口", "〔前年比、単位：％〕"),
        (["１ 位置", "圏域は県の南端に位置する。"], None, None),
        (["人口の推移", "（令和6年10月1日現在）"], "人口の推移", None),
    ],
)
def test_the_title_and_unit_above_a_table(above: list[str], title: str | None, unit: str | None) -> None:
    lines = [line(text, key) for key, text in enumerate(above, 1)]
    only = page(*lines, grid([["", "a"], ["x", "1"]]))
    found = caption(document(only), [(only, only.grids[0])])
    assert (found.title.text if found.title else None) == title
    assert (found.unit.text if found.unit else None) == unit


def test_notes_end_where_the_text_goes_on() -> None:
    below = [
        "資料：実績は、「国勢調査」より",
        "推計は、社人研（令和5年推計）より",
        "(2) 圏域の将来像",
        "※本文の注",
    ]
    only = page(
        line("【人口】", 1), grid([["", "a"], ["x", "1"]]), *(line(t, 200 + n) for n, t in enumerate(below))
    )
    found = caption(document(only), [(only, only.grids[0])])
    assert found.note is not None
    assert found.note.text == "\n".join(below[:2])
    assert found.used == {1, 200, 201}


def test_a_source_may_be_named_in_the_brackets_before_it() -> None:
    source, text = line("【出典】国勢調査", 200), line("【出典】", 201)
    only = page(line("表１　里の人口", 1), grid([["", "a"], ["x", "1"]]), source, text)
    found = caption(document(only), [(only, only.grids[0])])
    assert found.note is not None
    assert found.note.text == "【出典】国勢調査"


def test_text_in_larger_letters_than_a_note_does_not_go_on_with_it() -> None:
    def sized(text: str, key: int, size: float) -> Line:
        plain = line(text, key)
        return replace(plain, words=tuple(replace(word, size=size) for word in plain.words))

    note, text = "※2020年は国勢調査による。", "国勢調査の結果等を踏まえて必要に応じ見"
    for size, keys in ((10.5, {1, 200}), (8.0, {1, 200, 201})):
        lines = sized(note, 200, 8.0), sized(text, 201, size)
        only = page(line("表１　里の人口", 1), grid([["", "a"], ["x", "1"]]), *lines)
        assert caption(document(only), [(only, only.grids[0])]).used == keys


def test_a_goal_that_begins_overleaf_does_not_go_on_with_a_note() -> None:
    first = page(line("表１　里の人口", 1), grid([["", "a"], ["x", "1"]]), line("※里は、旧村の区域", 200))
    second = page(line("基本目標２　里に人を呼び込む", 300), number=2)
    found = caption(document(first, second), [(first, first.grids[0])])
    assert found.used == {1, 200}


@pytest.mark.parametrize("offset", [0.0, 5.0])
def test_pairs_of_figures_in_a_stack_belong_to_the_label_beside_or_between_them(offset: float) -> None:
    label = Cell(0, 0, 1, 1, tuple(line(t, n, n * 20.0 + offset) for n, t in enumerate(("山川市", "里町"))))
    pairs = Cell(0, 1, 1, 1, tuple(line(t, n, n * 10.0) for n, t in enumerate(("9", "90%", "1", "10%"))))
    rows = split(label, [pairs])
    assert rows is not None
    assert [row[1].text for row in rows] == ["9\n90%", "1\n10%"]


def test_a_stack_beside_stacked_outer_labels_is_torn() -> None:
    whole = [["市町", "区分", "値"], ["山川市\n里町", "男\n女\n男\n女", "1\n2\n3\n4"]]
    only = page(grid(whole))
    assert build([(only, only.grids[0])]).torn


def test_a_stack_beside_one_outer_label_of_two_lines_is_told_apart() -> None:
    only = page(grid([["区分", "内訳", "値"], ["年少人口\n（0～14歳）", "人口\n割合", "90\n9.0"]]))
    table = build([(only, only.grids[0])])
    assert [table.text(row, 1) for row in table.body] == ["人口", "割合"]
