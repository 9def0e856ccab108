"""Running heads of low pages."""

from __future__ import annotations

import pytest

from tests.drawing import Drawing, texts


@pytest.mark.parametrize(("size", "kept"), [(8, False), (10, True)])
def test_small_type_at_the_edge_of_a_low_page_is_a_running_head(size: float, kept: bool) -> None:
    d = Drawing(842, 595)
    for number in range(4):
        d.text(646, 58, "里町 第3次共生ビジョン", size)
        for line in range(5):
            d.text(40, 90 + 20 * line, f"この頁の{number}番目の文の{line}行目である。", 10)
        d.page()
    document = d.read()
    assert [any(text.startswith("里町") for text in texts(document, page)) for page in range(4)] == [kept] * 4


def test_what_begins_every_page_is_a_running_head_though_tables_go_on_below_it() -> None:
    d = Drawing()
    d.text(60, 40, "里町　共生ビジョン", 9)
    for line in range(6):
        d.text(60, 55 + 20 * line, f"この頁の文の{line}行目である。", 10)
    d.page()
    for _ in range(2):
        d.text(60, 40, "里町　共生ビジョン", 9)
        d.grid([60, 160, 260], [46, 66, 86])
        d.label([60, 160, 260], [46, 66, 86])
        d.page()
    document = d.read()
    assert not any(text.startswith("里町") for page in range(3) for text in texts(document, page))


def test_a_line_in_a_box_below_its_heading_is_none_though_every_page_ends_with_it() -> None:
    d = Drawing(842, 595)
    for number in range(4):
        for line in range(5):
            d.text(40, 90 + 20 * line, f"この頁の{number}番目の文の{line}行目である。", 10)
        d.rounded(30, 546, 400, 584, 4)
        d.text(40, 549, "【所要額】", 10)
        d.text(40, 576, f"７年度予算額：{number + 12}千円", 10)
        d.page()
    document = d.read()
    assert [f"７年度予算額：{page + 12}千円" in texts(document, page) for page in range(4)] == [True] * 4


def test_small_type_at_the_edge_of_a_low_page_is_a_running_head_above_a_table_alone() -> None:
    d = Drawing(842, 595)
    for number in range(4):
        d.text(646, 58, "里町 第3次共生ビジョン", 8)
        for line in range(5 if number != 2 else 0):
            d.text(40, 90 + 20 * line, f"この頁の{number}番目の文の{line}行目である。", 10)
        if number == 2:
            d.grid([40, 260, 480], [75, 95, 115])
            d.label([40, 260, 480], [75, 95, 115])
        d.text(416, 570, f"{number + 1}", 8)
        d.page()
    document = d.read()
    assert not any(text.startswith("里町") for page in range(4) for text in texts(document, page))
