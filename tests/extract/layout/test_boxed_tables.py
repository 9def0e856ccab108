"""A box with level rulings inside: a table whose columns only the words tell, or a box of text."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid, spans

XS = (24, 110, 270, 330)


def _row(d: Drawing, base: float, *cells: str) -> None:
    for x, text in zip(XS, cells, strict=True):
        if text:
            d.text(x, base, text, 8)


def test_a_framed_table_without_column_rulings_and_with_a_merged_first_column() -> None:
    d = Drawing()
    d.fill(20, 40, 380, 56, 0.2, 0.4, 0.4)
    d.frame(20, 40, 380, 152)
    _row(d, 51, "施策", "ＫＰＩ", "現状値", "目標値")
    for k in range(6):
        _row(d, 68 + 16 * k, "", f"指標その{k}の数", f"{k}人", f"{k + 5}人")
        left = 20 if k == 2 else 100
        if k < 5:
            d.line(left, 72 + 16 * k, 380, 72 + 16 * k)
    _row(d, 84, "①農業の振興", "", "", "")
    _row(d, 132, "②観光の振興", "", "", "")
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (7, 4)
    assert (1, 0, 3, 1) in spans(grid)
    assert (4, 0, 3, 1) in spans(grid)


_NARROW = (24, 80, 150, 300)
_SHARES = (
    ("舟の運航", "渡し場の手入れを行い、年に一度は", "舟を朝夕に走らせる。舟"),
    ("", "川底の石を除く。費用の半分を負担し", "を待つ人の小屋も、両岸"),
    ("", "、残りは利用する人の払う金で賄うも", "に建てる。講習を終えた"),
    ("", "のとする。石を積むときには、両岸の", "人は春から舟を操り、秋"),
    ("", "住民に伝える。", "にまた集まる。"),
)


def test_paragraphs_side_by_side_in_a_framed_table_are_no_rows_of_their_own() -> None:
    d = Drawing()
    d.frame(20, 40, 410, 276)
    for x, text in zip(_NARROW, ("分野", "項目", "取組", "町の役割"), strict=True):
        d.text(x, 51, text, 8)
    d.line(20, 56, 410, 56)
    for k in range(4):
        top = 56 + 55 * k
        for line, (item, *told) in enumerate(_SHARES):
            for x, text in zip(_NARROW[1:], (item, *told), strict=True):
                if text:
                    d.text(x, top + 10 + 10 * line, text, 8)
        if k < 3:
            d.line(70 if k % 2 == 0 else 20, top + 55, 410, top + 55)
    d.text(24, 112, "交通", 8)
    d.text(24, 222, "観光", 8)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (5, 4)
    assert (1, 0, 2, 1) in spans(grid)


def test_a_box_of_text_between_lines_stays_one_column() -> None:
    d = Drawing()
    d.frame(20, 40, 380, 152)
    for k in range(4):
        d.text(26, 60 + 28 * k, f"第{k}の項目に書かれている文章であり、表ではない。", 8)
        if k < 3:
            d.line(20, 68 + 28 * k, 380, 68 + 28 * k)
    grid = only_grid(d.read())
    assert grid.column_count == 1
