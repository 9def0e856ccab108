"""Forms between level rulings, whose labels stand above their texts in one type, with small tables between."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.printed import Grid
from tests.drawing import Drawing
from tests.extract.layout.test_open_tables import cells

LEFT, RIGHT = 40.0, 540.0
GOALS = (("指標", "現状値", "目標値", "備考"), ("渡った人の数", "120", "150", "町の調べ"))
YEARS = ("R7", "R8", "R9", "R10", "計")
AMOUNTS = ("1,200", "1,300", "1,250", "1,400", "5,150")


class Form:
    """A form from top to bottom; ``mark`` stands in front of labels, ``indent`` is that of texts below them."""

    def __init__(self, *, mark: str = "■", indent: float = 10.0) -> None:
        self.drawing, self.y = Drawing(580, 560), 40.0
        self.mark, self.indent = mark, indent
        self.rule()

    def rule(self, left: float = LEFT) -> None:
        self.drawing.line(left, self.y, RIGHT, self.y)

    def field(self, label: str, *texts: str, white: float = 0.0, closed: bool = True) -> None:
        self.y += 13
        self.drawing.text(LEFT + 4, self.y, self.mark + label)
        for text in texts:
            self.y += 13
            self.drawing.text(LEFT + 4 + self.indent, self.y, text)
        self.y += 5 + white
        if closed:
            self.rule()

    def table(self, label: str, rows: Sequence[Sequence[str]], xs: Sequence[float]) -> None:
        self.field(label)
        for row in rows:
            self.y += 13
            for x, text in zip(xs, row, strict=True):
                self.drawing.text(x, self.y, text)
            self.y += 5
            self.rule()

    def rows(self) -> list[list[str]]:
        return [row for grid in self.grids() for row in _rows(grid)]

    def grids(self) -> list[Grid]:
        return [item for item in self.drawing.read().pages[0].flow if isinstance(item, Grid)]


def _rows(grid: Grid) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for row, _, _, _, text in cells(grid):
        found.setdefault(row, []).append(text)
    return list(found.values())


def _tables(form: Form) -> None:
    form.table("成果指標", GOALS, (60, 250, 330, 440))
    form.table("事業費", (YEARS, AMOUNTS), (70, 165, 270, 370, 480))


@pytest.mark.parametrize(("mark", "indent"), [("■", 10.0), ("◆", 0.0), ("", 10.0), ("", 0.0)])
def test_each_table_between_fields_has_columns_of_its_own(mark: str, indent: float) -> None:
    form = Form(mark=mark, indent=indent)
    fields = (("取組の内容", "渡し船を直し、夜も川を渡れるようにする。"), ("効果", "川の向こうへ通う人が増える。"))
    for label, text in fields:
        form.field(label, text)
    _tables(form)
    form.field("今後の方向", "夜の渡しを週に三度とする。")
    rows = form.rows()
    assert rows == [
        *([text] for label, text in fields for text in (mark + label, text)),
        [f"{mark}成果指標"],
        *map(list, GOALS),
        [f"{mark}事業費"],
        list(YEARS),
        list(AMOUNTS),
        [f"{mark}今後の方向"],
        ["夜の渡しを週に三度とする。"],
    ]


def test_white_below_a_text_does_not_end_the_form() -> None:
    form = Form()
    form.field("取組の内容", "渡し船を直す。", white=40)
    form.field("効果", "通う人が増える。", white=40)
    _tables(form)
    assert len(form.grids()) == 1


def test_the_last_field_needs_no_ruling_from_end_to_end_below_it() -> None:
    form = Form()
    form.field("取組の内容", "渡し船を直す。")
    form.field("効果", "通う人が増える。")
    _tables(form)
    form.field("今後の方向", "夜も渡す。", closed=False)
    form.rule(LEFT + 12)
    assert form.rows()[-2:] == [["■今後の方向"], ["夜も渡す。"]]


def test_forms_under_each_other_are_parted_by_the_white_between_their_rulings() -> None:
    form = Form()
    form.field("効果", "通う人が増える。")
    form.field("今後の方向", "夜も渡す。")
    form.y += 30
    form.rule()
    form.field("取組の内容", "朝の市を開く。")
    form.field("効果", "町に人が集まる。")
    _tables(form)
    assert [len(_rows(grid)) for grid in form.grids()] == [4, 10]


def test_a_wrapped_name_beside_figures_is_no_label_above_a_text() -> None:
    form = Form(mark="", indent=0.0)
    form.field("取組の内容", "渡し船を直し、夜も川を渡れるようにする。")
    form.field("効果", "川の向こうへ通う人が増える。")
    form.table("成果指標", (("指標", "現状値", "目標値"),), (60, 250, 330))
    for name, rest in (("現状", "（令和６年度）"), ("目標", "（令和９年度）")):
        form.drawing.text(LEFT + 4, form.y + 13, name)
        form.drawing.text(255, form.y + 20, "120")
        form.drawing.text(LEFT + 4, form.y + 26, rest)
        form.y += 31
        form.rule()
    assert form.rows()[-2:] == [["現状\n（令和６年度）", "120"], ["目標\n（令和９年度）", "120"]]


def test_two_texts_with_headings_between_rulings_are_no_table() -> None:
    form = Form(mark="")
    form.field("渡し船の話", "昔は川に橋がなく、人は船で渡った。")
    form.field("いまの渡し", "週末だけ船が出る。")
    assert not form.grids()


def test_a_label_on_a_band_of_its_own_stands_above_the_text_below_the_band() -> None:
    form = Form(mark="")
    for label, text in (("取組の内容", "渡し船を直す。"), ("効果", "通う人が増える。"), ("担当", "町の川の係")):
        form.drawing.fill(LEFT, form.y, RIGHT, form.y + 17, 0.9, 0.9, 0.9)
        form.y += 13
        form.drawing.text(LEFT + 4, form.y, label)
        form.y += 17
        form.drawing.text(LEFT + 14, form.y, text)
        form.y += 6
        form.rule()
    _tables(form)
    assert form.rows()[:4] == [["取組の内容"], ["渡し船を直す。"], ["効果"], ["通う人が増える。"]]


def test_a_ruling_below_an_indented_text_is_one_from_end_to_end() -> None:
    form = Form()
    for number in (1, 2):
        form.field("取組の内容", "渡し船を直す。")
        _tables(form)
        form.field("今後の方向", "夜も渡す。", closed=False)
        form.rule(LEFT + 12)
        if number == 1:
            form.drawing.text(LEFT + 3, form.y + 20, "２　川の市")
            form.y += 28
            form.rule()
    rows = form.rows()
    assert [rows[n + 1] for n, row in enumerate(rows) if row == ["■今後の方向"]] == [["夜も渡す。"]] * 2


def test_fields_above_a_note_are_a_form_where_one_with_tables_stands_below() -> None:
    form = Form()
    form.field("効果", "通う人が増える。")
    form.field("今後の方向", "夜も渡す。")
    form.drawing.text(LEFT, form.y + 12, "※見込みです。", 8)
    form.y += 50
    form.rule()
    form.field("取組の内容", "朝の市を開く。")
    form.field("効果", "町に人が集まる。")
    _tables(form)
    assert [len(_rows(grid)) for grid in form.grids()] == [4, 10]
