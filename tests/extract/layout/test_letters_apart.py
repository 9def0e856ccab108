"""Words whose letters are drawn one by one over the width of a cell, between level rulings alone."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.aligned import rows_of
from extract.layout.gaps.letters_apart import joined_letters
from extract.layout.ink import Glyph
from tests.drawing import Drawing, only_grid

LEFT, RIGHT = 40.0, 360.0


def _apart(drawing: Drawing, x0: float, x1: float, base: float, word: str) -> None:
    """A word set over a width, each letter by itself."""
    step = (x1 - x0 - 10) / (len(word) - 1)
    for k, letter in enumerate(word):
        drawing.text(x0 + k * step, base, letter)


def _rules(drawing: Drawing, ys: Sequence[float]) -> None:
    for y in ys:
        drawing.line(LEFT, y, RIGHT, y)


def _table(drawing: Drawing) -> list[list[str]]:
    grid = only_grid(drawing.read())
    return [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)]


def test_a_head_over_longer_texts_is_one_word() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0, 140.0])
    _apart(drawing, 50, 120, 74, "担当部署")
    _apart(drawing, 150, 240, 74, "取組名")
    drawing.text(300, 74, "基準値")
    for k, (office, name, value) in enumerate(
        (
            ("川の町づくり課", "渡し船の運航を助ける", "12人"),
            ("山の暮らし課", "山道を直す", "3人"),
            ("村の学び課", "本を配る", "9冊"),
        )
    ):
        for x, text in ((50, office), (150, name), (300, value)):
            drawing.text(x, 94 + 20 * k, text)
    assert _table(drawing)[0] == ["担当部署", "取組名", "基準値"]


def test_labels_of_one_width_with_other_numbers_of_letters_are_words() -> None:
    drawing = Drawing()
    labels = ("事業名", "取組の概要", "市町の役割分担")
    _rules(drawing, [60.0 + 20 * k for k in range(len(labels) + 1)])
    for k, label in enumerate(labels):
        _apart(drawing, 50, 170, 74 + 20 * k, label)
        drawing.text(190, 74 + 20 * k, "渡し船の運航を町で続ける。")
    assert [row[0] for row in _table(drawing)] == list(labels)


def test_heads_of_one_letter_over_figures_stay_columns() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0])
    drawing.text(60, 74, "町の木")
    heads = ("春", "夏", "秋", "冬")
    for k, head in enumerate(heads):
        drawing.text(180 + 40 * k, 74, head)
        drawing.text(180 + 40 * k, 94, str(10 + k))
        drawing.text(180 + 40 * k, 114, str(20 + k))
    drawing.text(60, 94, "川のそば")
    drawing.text(60, 114, "山のそば")
    drawing.text(150, 50, "季節ごとに植えた木の本数の移り変わり")
    assert _table(drawing)[0] == ["町の木", *heads]


def test_two_letters_of_a_head_beside_such_words_are_one_word_over_a_text_in_their_middle() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0, 140.0])
    _apart(drawing, 50, 130, 74, "施策分野")
    _apart(drawing, 180, 215, 74, "単位")
    drawing.text(300, 74, "基準値")
    for k, (field, unit, value) in enumerate(
        (("文化・スポーツ", "人", "12"), ("農林水産業", "件", "3"), ("教育・文化", "冊", "9"))
    ):
        for x, text in ((60, field), (192.5, unit), (310, value)):
            drawing.text(x, 94 + 20 * k, text)
    assert _table(drawing)[0] == ["施策分野", "単位", "基準値"]


def test_numbers_among_letters_and_two_letters_of_one_width_are_words() -> None:
    drawing = Drawing()
    labels = (("総", "数"), ("0", "～", "14", "歳"), ("15", "～", "64", "歳"), ("65", "歳", "以", "上"))
    _rules(drawing, [60.0 + 20 * k for k in range(len(labels) + 2)])
    drawing.text(90, 74, "年齢")
    drawing.text(200, 74, "令和２年")
    drawing.text(300, 74, "令和７年")
    for k, parts in enumerate(labels, 1):
        widths = [6.68 * len(part) if part.isdigit() else 10.0 for part in parts]
        white = (130.0 - sum(widths)) / (len(parts) - 1)
        x = 50.0
        for part, width in zip(parts, widths, strict=True):
            drawing.text(x, 74 + 20 * k, part)
            x += width + white
        drawing.text(210, 74 + 20 * k, f"{k},120")
        drawing.text(310, 74 + 20 * k, f"{k},030")
    table = _table(drawing)
    assert {len(row) for row in table} == {3}
    assert [row[0].replace(" ", "") for row in table] == ["年齢", "総数", "0～14歳", "15～64歳", "65歳以上"]


def test_a_text_as_near_behind_a_word_as_its_letters_stand_apart_is_another_cell() -> None:
    drawing = Drawing()
    labels = ("事業名", "関係市町", "取組の概要")
    texts = ("渡し船の運航", "川端市　山本町", "町のあいだを船で結ぶ。")
    _rules(drawing, [60.0, 80.0, 100.0, 120.0])
    for k, (label, text) in enumerate(zip(labels, texts, strict=True)):
        _apart(drawing, 50, 120, 74 + 20 * k, label)
        for n, letter in enumerate(text):
            if letter != "　":
                drawing.text(131 + 10 * n, 74 + 20 * k, letter)
    assert [row[0] for row in _table(drawing)] == list(labels)


def test_words_of_one_head_with_the_same_white_are_words_whatever_columns_another_table_has() -> None:
    drawing = Drawing()
    _rules(drawing, [40.0, 60.0, 80.0, 100.0, 120.0, 140.0])
    for row, texts in enumerate((("指標名", "単位", "今", "先"), ("橋を渡った人", "人", "12", "30"))):
        for x, text in zip((44, 190, 222, 284), texts, strict=True):
            drawing.text(x, 54 + 20 * row, text)
    for x, word in ((120, "川上市"), (200, "川中町"), (280, "川下村")):
        _apart(drawing, x, x + 46, 94, word)
    drawing.text(44, 94, "年度")
    for row, year in enumerate(("令和７年度", "令和８年度")):
        drawing.text(44, 114 + 20 * row, year)
        for x, amount in ((128, "31,321"), (208, "1,349"), (288, "4,737")):
            drawing.text(x, 114 + 20 * row, amount)
    grid = only_grid(drawing.read())
    assert [cell.text.replace(" ", "") for cell in grid.row(2) if cell.lines] == [
        "年度",
        "川上市",
        "川中町",
        "川下村",
    ]


def test_two_letters_over_a_text_in_the_middle_of_them_are_one_word() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0])
    for x, texts in ((50, ("指標の名", "川を渡る人の数", "山を歩く人の数")), (280, ("目標値", "12", "30"))):
        for k, text in enumerate(texts):
            drawing.text(x, 74 + 20 * k, text)
    _apart(drawing, 190, 230, 74, "単位")
    drawing.text(205, 94, "人")
    drawing.text(195, 114, "百万円")
    assert _table(drawing) == [
        ["指標の名", "単位", "目標値"],
        ["川を渡る人の数", "人", "12"],
        ["山を歩く人の数", "百万円", "30"],
    ]


def _heads(drawing: Drawing, *heads: tuple[float, str]) -> None:
    for x, word in heads:
        for k, letter in enumerate(word):
            drawing.text(x + 26 * k, 74, letter)


def test_two_letters_head_one_column_wherever_its_texts_stand_below_their_white() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0, 140.0])
    drawing.text(44, 74, "指標")
    _heads(drawing, (150, "年度"), (204, "数値"), (260, "R6"), (314, "R7"))
    for k, row in enumerate((("舟の数", "R４年度", "1,204"), ("道の数", "－", "9"), ("橋の数", "R２年度", "31"))):
        for x, text in zip((44, 153, 216), row, strict=True):
            drawing.text(x, 94 + 20 * k, text)
        drawing.text(282, 94 + 20 * k, "12")
        drawing.text(336, 94 + 20 * k, "14")
    assert _table(drawing)[0] == ["指標", "年度", "数値", "R 6", "R 7"]


def test_letters_over_figures_of_their_own_head_two_columns() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0, 140.0])
    drawing.text(44, 74, "地区")
    _heads(drawing, (204, "男女"))
    for k, (name, men, women) in enumerate((("川上", "12", "14"), ("川中", "20", "22"), ("川下", "8", "9"))):
        for x, text in ((44, name), (204, men), (230, women)):
            drawing.text(x, 94 + 20 * k, text)
    assert _table(drawing)[0] == ["地区", "男", "女"]


def test_the_ends_of_two_words_whose_letters_are_drawn_one_by_one_are_no_word() -> None:
    drawing = Drawing()
    _rules(drawing, [60.0, 80.0, 100.0, 120.0, 140.0])
    drawing.text(44, 74, "指標")
    for x, word in ((150, "実績"), (192, "達成率")):
        for k, letter in enumerate(word):
            drawing.text(x + 10 * k, 74, letter)
    for k, (name, value, rate) in enumerate(
        (("舟の数", "120", "52"), ("道の数", "133", "84"), ("橋の数", "29", "72"))
    ):
        for x, text in ((44, name), (161, value), (206, rate)):
            drawing.text(x, 94 + 20 * k, text)
    assert _table(drawing)[0] == ["指標", "実績", "達成率"]


def test_letters_as_wide_as_ideographs_are_set_apart_like_these() -> None:
    """In proportional type they are narrower, so that more white parts them."""
    places = [("概", 50.0), ("要", 130.0), ("ＫＰＩ", 50.0), ("取", 50.0), ("組", 90.0), ("名", 130.0)]
    glyphs: list[Glyph] = []
    for k, (text, x) in enumerate(places):
        y = 20.0 * [0, 0, 1, 2, 2, 2][k]
        letters = zip(text, (50.0, 92.5, 134.0) if len(text) > 1 else (x,), strict=True)
        for letter, left in letters:
            wide = {"Ｋ": 8.0, "Ｐ": 7.0, "Ｉ": 6.0}.get(letter, 10.0)
            glyphs.append(Glyph(letter, left, y, left + wide, y + 10, 10, y + 9, False, 0, len(glyphs)))
    rows = rows_of(joined_letters(glyphs))
    assert [len(row.pieces) for row in rows[1:]] == [1, 1]
