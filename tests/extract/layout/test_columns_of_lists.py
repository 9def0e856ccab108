"""Columns of a slide, each a coloured band over a list of sentences, and what only looks like them."""

from __future__ import annotations

from schemas.printed import Line
from tests.drawing import Drawing

COLUMNS = (
    (
        "①経済面の取組",
        (
            "・農家と工房が力を合わせた品物による",
            "地域の名づくり",
            "・西洋の野菜を育てるなどの新しい",
            "産地づくり",
        ),
    ),
    (
        "②社会面の取組",
        ("・住民が自ら動く集まりを選び、", "その成果を広める", "・高校生が地域の課題を考える場の", "開催を支える"),
    ),
    (
        "③環境面の取組",
        ("・住民が間伐した木を集める活動への", "支援を続ける", "・薪で焚くストーブを家庭に広める", "仕組みの整備"),
    ),
)


def _slide(band_below: bool = False) -> Drawing:
    d = Drawing(640, 360)
    d.text(30, 30, "三側面の取組", 18)
    for (head, lines), x in zip(COLUMNS, (30, 230, 430), strict=True):
        d.fill(x, 60, x + 180, 80, 0.2, 0.4, 0.7)
        d.text(x + 6, 75, head, 12)
        for n, line in enumerate(lines):
            d.text(x + 6 + (0 if line.startswith("・") else 9), 104 + 14 * n, line, 9)
    if band_below:
        d.fill(30, 180, 610, 196, 0.8, 0.9, 0.8)
        d.text(36, 192, "事業の内容", 9)
        d.text(36, 214, "圏域の市町村が力を合わせて取り組む。", 9)
    return d


def test_lists_below_bands_side_by_side_are_read_one_after_the_other() -> None:
    flow = [item for _, item in _slide().read().flow]
    assert all(isinstance(item, Line) for item in flow)
    assert [item.text for item in flow if isinstance(item, Line)][1:] == [
        text for head, lines in COLUMNS for text in (head, *lines)
    ]


def test_bands_of_a_form_with_other_bands_below_are_no_columns() -> None:
    texts = [item.text for _, item in _slide(band_below=True).read().flow if isinstance(item, Line)]
    assert texts[1] == " ".join(head for head, _ in COLUMNS)


def test_the_foot_of_a_page_is_no_line_of_a_column_beyond_whose_side_it_begins() -> None:
    slide = _slide()
    slide.text(24, 340, "みどり市", 9)
    slide.text(609, 340, "6", 9)
    texts = [item.text for _, item in slide.read().flow if isinstance(item, Line)]
    assert "みどり市" in {text.split(" ")[0] for text in texts}


ENDS = ("若者が根づくまち", "自ら立つ地域", "煙を出さない暮らし")


def _with_ends(label_below: bool = False) -> Drawing:
    d = Drawing(640, 360)
    d.fill(0, 0, 640, 360, 1.0, 1.0, 0.9)
    d.text(30, 30, "三側面の取組", 18)
    for (head, lines), end, x in zip(COLUMNS, ENDS, (30, 230, 430), strict=True):
        d.fill(x, 60, x + 180, 80, 0.2, 0.4, 0.7)
        d.text(x + 6, 75, head, 12)
        for n, line in enumerate(lines):
            d.text(x + 6 + (0 if line.startswith("・") else 9), 104 + 14 * n, line, 9)
        d.fill(x, 200, x + 180, 226, 0.9, 0.9, 0.6)
        d.text(x + 40, 217, end, 10)
        if label_below:
            d.text(x + 6, 240, "市の課が受け持つ。", 9)
    d.text(600, 340, "6", 9)
    return d


def test_boxes_below_the_lists_end_the_columns_and_a_ground_behind_all_of_them_is_nothing_drawn_over_them() -> (
    None
):
    texts = [item.text for _, item in _with_ends().read().flow if isinstance(item, Line)]
    assert texts[1:] == [
        text for (head, lines), end in zip(COLUMNS, ENDS, strict=True) for text in (head, *lines, end)
    ]


def test_boxes_with_text_right_below_them_are_labels_of_a_form() -> None:
    texts = [item.text for _, item in _with_ends(label_below=True).read().flow if isinstance(item, Line)]
    assert texts[1] == " ".join(head for head, _ in COLUMNS)
