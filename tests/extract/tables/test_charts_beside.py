"""Tables beside a chart on a slide: the source at its foot, below the chart, and titles of both on one line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.passages import read_passages
from extract.reading import read_regions
from tests.drawing import Drawing
from tests.extract.tables.conftest import FAMILIES
from tests.extract.tables.facts import Rows

FIGURES = (("平成22年", "1,606"), ("平成27年", "1,510"), ("令和２年", "1,382"))
COUNTED = "資料：国勢調査　　※外国人を含む"


def table(
    d: Drawing, x0: float, title: str, top: float = 92, figures: Sequence[tuple[str, str]] = FIGURES
) -> None:
    ys = [top + 4 + 18 * row for row in range(len(figures) + 2)]
    d.text(x0, top, title, 9)
    d.grid((x0, x0 + 70, x0 + 150), ys)
    for (year, value), y in zip((("年", "総人口（人）"), *figures), ys, strict=False):
        d.text(x0 + 4, y + 12, year, 9)
        d.text(x0 + 76, y + 12, value, 9)


def chart(d: Drawing, x0: float = 24, top: float = 110) -> None:
    """Bars with their figures and, at the foot, the years and a legend: lines below the table beside it."""
    for place, (year, value) in enumerate(FIGURES):
        x = x0 + 60 * place
        d.text(x, top + 8 * place, value, 7)
        d.fill(x, top + 4 + 8 * place, x + 20, top + 190, 0.9, 0.5, 0.1)
        d.text(x - 6, top + 204, year, 7)
    d.text(x0 + 40, top + 220, "総人口", 7)


def slide(width: float = 600, height: float = 400) -> Drawing:
    d = Drawing(width, height)
    d.text(18, 30, "１　総人口の推移", 18)
    d.text(24, 60, "● 総人口は減り続けています。", 11)
    return d


def series(found: Sequence[dict[str, object]]) -> set[object]:
    return {row["series"] for row in found}


def test_a_source_below_the_chart_is_that_of_the_table_beside_it_and_one_note_of_the_text(rows: Rows) -> None:
    d = slide()
    chart(d)
    table(d, 330, "表１　総人口")
    d.text(24, 370, COUNTED, 8)
    document = d.read()
    found = rows(document, "population")
    assert (len(found), series(found)) == (3, {"census"})
    reading = read_regions(document, FAMILIES)
    told = read_passages(document, reading.used, reading.beside).records
    assert [p.fields["kind"].text for p in told if "資料" in p.fields["text"].text] == ["note"]


def test_all_tables_of_a_slide_have_the_source_at_its_foot_but_those_with_their_own(rows: Rows) -> None:
    d = slide()
    chart(d)
    table(d, 250, "表１　総人口の推移")
    table(d, 430, "表２　世帯のある人口の推移")
    d.text(430, 178, "資料：住民基本台帳", 8)
    d.text(24, 370, COUNTED, 8)
    found = rows(d.read(), "population")
    assert {(row["table_title"], row["series"]) for row in found} == {
        ("総人口の推移", "census"),
        ("世帯のある人口の推移", "register"),
    }


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (((24, 360, "資料：国勢調査"), (24, 372, "資料：住民基本台帳")), None),
        (((24, 370, "資料：国勢調査"), (330, 370, "資料：住民基本台帳")), None),
        (((24, 370, "資料：国勢調査"), (330, 386, "資料：住民基本台帳")), "register"),
        (((24, 370, "資料：国勢調査"), (330, 386, "※令和２年の値は速報値")), None),
    ],
)
def test_of_several_notes_only_those_below_the_table_are_its_own_and_not_several_sources(
    rows: Rows, notes: Sequence[tuple[float, float, str]], expected: str | None
) -> None:
    d = slide()
    chart(d)
    table(d, 330, "表１　総人口")
    for x, base, text in notes:
        d.text(x, base, text, 8)
    assert series(rows(d.read(), "population")) == {expected}


def test_a_chart_below_the_table_with_a_title_of_its_own_keeps_its_source(rows: Rows) -> None:
    d = slide(height=460)
    table(d, 60, "表１　総人口")
    d.text(60, 200, "図１　年齢別に見た人口の動き", 9)
    chart(d, 60, 214)
    d.text(60, 446, "資料：国勢調査", 8)
    assert series(rows(d.read(), "population")) == {None}


def test_on_an_upright_page_the_only_table_has_the_source_but_no_text_between(rows: Rows) -> None:
    for between, expected in ((None, "census"), ("このように、総人口は減り続けている。", None)):
        d = slide(500, 640)
        chart(d)
        table(d, 330, "表１　総人口")
        if between:
            d.text(24, 360, between, 10)
        d.text(24, 420, "資料：国勢調査", 8)
        assert series(rows(d.read(), "population")) == {expected}


def test_the_source_at_the_foot_of_one_slide_is_not_that_of_the_next(rows: Rows) -> None:
    d = slide()
    chart(d)
    d.text(24, 370, "資料：国勢調査", 8)
    d.page()
    d.text(18, 30, "２　総人口", 18)
    table(d, 330, "表１　総人口")
    chart(d)
    assert series(rows(d.read(), "population")) == {None}


def test_the_title_of_a_chart_on_the_line_of_the_title_of_the_table_is_none_of_it(rows: Rows) -> None:
    d = slide()
    d.text(24, 92, "人口の動き（人）", 9)
    chart(d)
    table(d, 330, "表１　総人口")
    document = d.read()
    assert {row["table_title"] for row in rows(document, "population")} == {"総人口"}
    assert "人口の動き（人）" in [line.text for line in document.pages[0].lines]


def test_the_title_of_a_chart_between_a_table_and_its_title_is_none_of_it(rows: Rows) -> None:
    d = slide()
    d.text(24, 97, "目標（人）", 9)
    chart(d)
    table(d, 330, "表１　総人口", top=90)
    assert {row["table_title"] for row in rows(d.read(), "population")} == {"総人口"}
