"""Forms without sides whose fields have their labels above their texts, between tables with inner rulings."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

_FIELDS = (
    ("◆施策の展開", "里の魅力を広める"),
    ("◆担当課", "山里村　観光課"),
    ("◆取組の内容", "湖の道を走る催しを開く。"),
)


def _field(d: Drawing, top: float, label: str, text: str) -> float:
    d.text(44, top + 12, label, 9)
    d.text(44, top + 24, text, 9)
    d.line(40, top + 32, 460, top + 32)
    return top + 32


def _form(d: Drawing, top: float) -> float:
    """A row with the name in boxes, fields, and indicators below their heading."""
    d.line(40, top, 460, top)
    for x, text in ((44, "№"), (74, "1-1"), (124, "事業名"), (194, "湖の道づくり")):
        d.text(x, top + 14, text, 9)
    for x in (70, 120, 190):
        d.line(x, top, x, top + 20)
    d.line(40, top + 20, 460, top + 20)
    top += 20
    for label, text in _FIELDS:
        top = _field(d, top, label, text)
    d.text(44, top + 12, "◆成果指標", 9)
    d.line(40, top + 16, 460, top + 16)
    for row, texts in enumerate((("項目", "現状値", "目標値"), ("走った人", "20", "35"))):
        for x, text in zip((44, 264, 364), texts, strict=True):
            d.text(x, top + 28 + 16 * row, text, 9)
        d.line(40, top + 32 + 16 * row, 460, top + 32 + 16 * row)
    for x in (260, 360):
        d.line(x, top + 16, x, top + 48)
    return _field(d, top + 48, "◆今後の取組", "催しを続ける。")


def test_the_rows_of_such_a_form_are_one_table() -> None:
    d = Drawing(500, 500)
    _form(d, 40)
    grid = only_grid(d.read())
    whole = [cell.text for cell in grid.cells if cell.column_span == grid.column_count]
    assert whole == [*("\n".join(field) for field in _FIELDS), "◆成果指標", "◆今後の取組\n催しを続ける。"]


def test_a_caption_between_two_of_them_parts_them() -> None:
    d = Drawing(500, 700)
    bottom = _form(d, 40)
    d.text(40, bottom + 30, "◆海の取組", 11)
    _form(d, bottom + 44)
    assert len(d.read().pages[0].grids) == 2


def test_labels_in_brackets_before_their_texts_and_texts_below_a_heading_are_rows() -> None:
    d = Drawing(500, 500)
    d.line(40, 40, 460, 40)
    rows = [
        ("【番号】3",),
        ("【分野】湖と道",),
        ("【事業名】湖の道づくり",),
        ("【取組の内容】", "湖の道を走る催しを開く。"),
        ("【見込まれる効果】", "湖を訪れる人が増える。"),
        ("【成果指標】",),
        None,
        ("【事業費】",),
        ("令和7年度：120千円　令和8年度：80千円",),
        ("【今後の取組】", "催しを続ける。"),
    ]
    top = 40.0
    for row in rows:
        if row is None:
            for k, texts in enumerate((("項目", "現状値", "目標値"), ("走った人", "20", "35"))):
                for x, text in zip((44, 264, 364), texts, strict=True):
                    d.text(x, top + 12 + 16 * k, text, 9)
                d.line(40, top + 16 + 16 * k, 460, top + 16 + 16 * k)
            for x in (260, 360):
                d.line(x, top, x, top + 32)
            top += 32
            continue
        for k, text in enumerate(row):
            d.text(44, top + 12 + 11 * k, text, 9)
        top += 16 + 11 * (len(row) - 1)
        d.line(40, top, 460, top)
    grid = only_grid(d.read())
    whole = [cell.text for cell in grid.cells if cell.column_span == grid.column_count]
    assert whole == ["\n".join(row) for row in rows if row is not None]
