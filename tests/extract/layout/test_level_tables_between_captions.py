"""Tables with level rulings only, as wide as the lines under headings, between captions, sources and units."""

from __future__ import annotations

from extract.layout.drawn.not_borders import gridlines
from extract.layout.drawn.rulings import Rule
from extract.layout.ink import Glyph
from schemas.printed import Grid
from tests.drawing import Drawing

LEFT, RIGHT = 40.0, 340.0
SIZE = 8.0


def _middle(d: Drawing, base: float, text: str, middle: float = (LEFT + RIGHT) / 2) -> None:
    d.text(middle - SIZE * sum(1.0 if ord(c) > 0x2E80 else 0.5 for c in text) / 2, base, text, SIZE)


def _right(d: Drawing, base: float, text: str) -> None:
    d.text(RIGHT - SIZE * len(text), base, text, SIZE)


def _table(
    d: Drawing, top: float, rows: int = 4, heavy: float = 0.5, high: float = 14, head: str = "年齢"
) -> float:
    """Rows of figures below years; where the table ends."""
    ys = [top, *(top + high + 14.0 * k for k in range(rows))]
    for at in ys:
        d.line(LEFT, at, RIGHT, at, heavy if at in (ys[0], ys[-1]) else 0.5)
    for row, at in enumerate(ys[:-1]):
        for column in range(5):
            label = f"{10**row}歳" if row else head
            text = label if not column else f"{2010 + column}年" if not row else f"{row}{column}"
            if row or not column or high == 14:
                _middle(d, at + 10 + (high - 14 if not row else 0) / 2, text, LEFT + 30 + 60 * column)
    return ys[-1]


def _sizes(d: Drawing) -> list[tuple[int, int]]:
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    return [(grid.row_count, grid.column_count) for grid in grids]


def test_text_caption_and_unit_below_the_line_under_a_heading_are_no_row() -> None:
    for lines in (("　人口は減り続けています。",), ("　人口は減り続けています。", "表１　年齢別　推計")):
        d = Drawing(380, 260)
        d.text(LEFT, 40, "（２）年齢別の人口", 12)
        d.line(LEFT, 46, RIGHT, 46, 0.8)
        for number, line in enumerate(lines):
            d.text(LEFT, 58 + 12 * number, line, SIZE)
        _right(d, 58 + 12 * len(lines), "（単位：人）")
        _table(d, 62 + 12 * len(lines))
        assert _sizes(d) == [(4, 5)]


def test_a_caption_and_a_source_between_framed_tables_part_them() -> None:
    d = Drawing(380, 260)
    bottom = _table(d, 40, heavy=1.5)
    _middle(d, bottom + 12, "図表１　人口の推移")
    _right(d, bottom + 24, "資料：里の統計室")
    _table(d, bottom + 30, heavy=1.5)
    assert _sizes(d) == [(4, 5), (4, 5)]


def test_a_caption_in_pieces_below_the_middle_of_a_table_is_none_of_it() -> None:
    d = Drawing(380, 200)
    bottom = _table(d, 40)
    for x, text in ((136, "表４"), (164, "里の人口"), (208, "里の推計")):
        d.text(x, bottom + 12, text, SIZE)
    assert _sizes(d) == [(4, 5)]


def test_years_wrapped_in_narrow_heads_are_one_row() -> None:
    d = Drawing(380, 200)
    _table(d, 40, high=36)
    for column in range(1, 5):
        for number, line in enumerate((f"平成2{column}", f"年(201{column}", "年)")):
            _middle(d, 51 + 10.5 * number, line, LEFT + 30 + 60 * column)
    assert _sizes(d) == [(4, 5)]


def test_a_heading_in_larger_type_above_its_line_parts_tables() -> None:
    d = Drawing(380, 300)
    bottom = _table(d, 40)
    for x, text in ((84, "図表５"), (126, "里の人口")):
        d.text(x, bottom + 12, text, SIZE)
    _right(d, bottom + 24, "資料：里の統計室")
    d.text(LEFT, bottom + 44, "（４）自然増減", 12)
    d.line(LEFT, bottom + 50, RIGHT, bottom + 50, 0.8)
    _right(d, bottom + 62, "（単位：人）")
    _table(d, bottom + 66, head="区分")
    assert _sizes(d) == [(4, 5), (4, 5)]


def test_charts_of_one_width_below_each_other_are_two() -> None:
    ats = [40.0, 60, 80, 100, 240, 260, 280, 300]
    rules = [Rule(at, 60.0, 340.0, 0.3) for at in ats]
    figures: list[Glyph] = [("5", 48.0, at - 4, 54.0, at + 4, 8.0, at + 3, "", 0, 0, 0) for at in ats]
    assert [[rule.at for rule in chart] for chart in gridlines(rules, figures)] == [ats[:4], ats[4:]]
