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
