"""Names of rows that go on below, and the rows of forms that small tables stand among."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.hanging import begins_next_item, goes_on_hanging
from extract.layout.gaps.row_gaps import rows_by_gaps
from extract.layout.grids.unruled import _touch
from tests.drawing import Drawing, only_grid


class _Piece(NamedTuple):
    x0: float
    x1: float
    digits: int = 0
    letters: int = 5


LONG, REST, FIGURE = _Piece(60, 250), _Piece(70, 130), _Piece(280, 300, 2, 3)


@pytest.mark.parametrize(
    ("above", "below", "after", "hangs"),
    [
        ((LONG,), (REST, FIGURE), (_Piece(60, 100), FIGURE), True),
        ((LONG,), (REST, FIGURE), (), True),
        (
            (_Piece(60, 110),),
            (REST, FIGURE),
            (),
            False,
        ),  # the rest would have fitted: it is the heading of a group
        ((LONG,), (REST, FIGURE), (_Piece(70, 130), FIGURE), False),  # the second row of the group
        ((LONG,), (_Piece(60, 130), FIGURE), (), False),
        ((LONG, FIGURE), (REST, FIGURE), (), False),
    ],
)
def test_the_rest_of_a_name_is_set_in_and_did_not_fit_above(
    above: tuple[_Piece, ...], below: tuple[_Piece, ...], after: tuple[_Piece, ...], hangs: bool
) -> None:
    assert goes_on_hanging(above, below, after, 10.0) is hangs


def _block(x0: float, top: float, *, digits: int = 0, letters: int = 4, marked: bool = False) -> Block:
    return Block(x0, top, x0 + 40, top + 9, 9, digits, letters, 1, top + 8, marked=marked)


def test_an_item_with_figures_begins_below_another_one_with_figures() -> None:
    item = [_block(40, 0, marked=True), _block(200, 0, digits=4)]
    lower = [_block(40, 12, marked=True), _block(200, 12, digits=4)]
    assert begins_next_item(item, lower)
    assert begins_next_item(item, lower[:1])
    beside = [_block(40, 12, marked=True), _block(200, 12, marked=True)]
    assert not begins_next_item([_block(40, 0), _block(200, 0)], beside)


def test_rows_of_a_timetable_nearer_than_the_rows_of_the_form_are_rows() -> None:
    lines = [[_block(40, y), _block(126, y)] for y in (0, 30, 60)]
    lines = [row for upper in lines for row in (upper, [_block(126, upper[0].top + 12)])]
    assert rows_by_gaps(lines) is not None
    heads = [_block(40, 90), *(_block(x, 90, digits=1, letters=2) for x in (200, 300, 400))]
    marks = [[_block(40, y), *(_block(x, y, letters=1) for x in (200, 300, 400))] for y in (102, 114)]
    assert rows_by_gaps([*lines, heads, *marks]) is None
    # labels that end in colons tell by themselves how far their rows reach
    named = [[row[0]._replace(colon=len(row) > 1), *row[1:]] for row in lines]
    assert rows_by_gaps([*named, heads, *marks]) is not None


def _form(drawing: Drawing, rows: list[tuple[str, tuple[str, ...]]], wider: float) -> float:
    base = 60.0
    for word, lines in rows:
        drawing.text(40, base, word, 9)
        for n, line in enumerate(lines):
            drawing.text(130, base + 13 * n, line, 9)
        base += 13 * len(lines) + wider
    return base


@pytest.mark.parametrize("wider", [0.0, 1.5])
def test_labels_level_with_a_row_stand_at_the_top_of_theirs(wider: float) -> None:
    drawing = Drawing()
    base = _form(
        drawing,
        [
            ("事業の内容", ("休日と夜間に診る当番の医師を決め、どこに住む人も", "診療を受けられるようにする。")),
            ("効果", ("急な病のときにも安心して暮らすことができる人が", "増える。")),
            ("役割", ("山川市が当番の表を作り、病院との話を進める。",)),
        ],
        wider,
    )
    rows = [("工程", "R7", "R8", "R9"), *((f"・当番の表の作成{k}", "○", "○", "○") for k in range(9))]
    for row in rows:
        for x, text in zip((40, 200, 260, 320), row, strict=True):
            drawing.text(x, base, text, 9)
        base += 13
    grid = only_grid(drawing.read())
    labels = [(cell.text, cell.row_span) for cell in grid.cells if cell.column == 0 and cell.lines][:4]
    assert labels == [("事業の内容", 2), ("効果", 2), ("役割", 1), ("工程", 1)]


def test_a_label_below_a_text_begins_a_row_though_the_rows_are_little_further_apart() -> None:
    drawing = Drawing()
    text = ("休日と夜間に診る当番の医師を決め、どこに住む人も", "診療を受けられるようにする。")
    _form(drawing, [(word, text) for word in ("事業の内容", "効果", "市町の役割", "進め方", "備え")], 1.7)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.cells if cell.column == 1] == ["\n".join(text)] * 5


def test_a_short_row_above_a_form_parts_no_label_from_the_others() -> None:
    above = [[_block(40, 0), _block(180, 0)], [_block(40, 14), _block(126, 14)]]
    wide = _block(126, 28)._replace(x1=500)
    assert _touch(above, [[_block(40, 28), wide]])
    assert not _touch(above, [[_block(52, 28), wide]])
