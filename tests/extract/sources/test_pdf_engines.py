"""The two engines give the same words and the same grids for the same drawing."""

from __future__ import annotations

from typing import Any

import pytest

from extract.layout.grids.tables import TableDraft
from extract.layout.page import PageDraft, compose
from extract.sources.pdf import plumber
from extract.sources.pdf import source as pdf
from schemas.errors import UnreadableInputError
from tests.drawing import Drawing


def seen(page: PageDraft) -> list[Any]:
    """Texts and cells without places."""
    return [
        (item.skeleton.cells, [[line.text for line in lines] for lines in item.lines], item.fills)
        if isinstance(item, TableDraft)
        else item.text
        for item in page.flow
    ]


def both(data: bytes) -> tuple[PageDraft, PageDraft]:
    with pdf.PdfFile(data) as file:
        fast = next(file.inks(range(1, 2)))
    count, inks = plumber.count_pages(data), plumber.read_inks(data)
    slow = next(inks)
    assert count >= 1
    assert fast is not None
    assert slow is not None
    return compose(fast), compose(slow)


def card(d: Drawing) -> None:
    d.text(30, 40, "具体的な連携事業", 11)
    d.fill(30, 60, 100, 160, 0.8, 0.9, 0.8)
    d.frame(30, 60, 370, 160)
    d.line(100, 60, 100, 160)
    for y in (80, 120, 140):
        d.line(30, y, 370, y)
    for x in (160, 220, 290):
        d.line(x, 120, x, 160)
    for text, x, y in (
        ("施策名", 40, 74),
        ("地域医療確保対策事業", 110, 74),
        ("取組内容", 40, 94),
        ("\u3000医師の確保を図る。", 105, 94),
        ("実施年度", 40, 134),
        ("2024", 110, 134),
        ("事業費", 40, 154),
        ("44, 550", 110, 154),
        ("▲ 39.30", 170, 154),
    ):
        d.text(x, y, text, 9)


def thin_fills(d: Drawing) -> None:
    for x in (50, 120, 200):
        d.fill(x, 50, x + 0.6, 100)
    for y in (50, 75, 100):
        d.fill(50, y, 200, y + 0.6)
    d.fill(52, 52, 100, 70, 1, 1, 1)
    d.label([50, 120, 200], [50, 75, 100])


def turned_label(d: Drawing) -> None:
    d.grid([50, 70, 200], [50, 150])
    d.text(57, 60, "成果指標", 9, turn=90)
    d.text(80, 80, "本文", 9)


def test_a_box_whose_outline_begins_in_the_middle_of_a_side_is_a_box() -> None:
    d = Drawing()
    d.office_box(50, 50, 150, 80, 0.2, 0.4, 0.6)
    d.office_box(50, 80, 150, 160)
    data = d.data()
    with pdf.PdfFile(data) as file:
        inks = [next(file.inks(range(1, 2))), next(plumber.read_inks(data))]
    for ink in inks:
        assert ink is not None
        assert [fill.corners for fill in ink.fills if fill.x0 > 1] == [4]
        assert len(ink.strokes) == 4
        assert [tuple(round(at) for at in frame[:4]) for frame in ink.frames if frame.top > 70] == [
            (50, 80, 150, 160)
        ]


@pytest.mark.parametrize("draw", [card, thin_fills, turned_label])
def test_engines_agree(draw: Any) -> None:
    d = Drawing()
    draw(d)
    fast, slow = both(d.data())
    assert seen(fast) == seen(slow)
    assert any(isinstance(item, TableDraft) for item in fast.flow)


def test_boxes_agree_within_a_point_and_a_half() -> None:
    d = Drawing()
    card(d)
    fast, slow = both(d.data())
    for a, b in zip(fast.flow, slow.flow, strict=True):
        for side in ("x0", "top", "x1", "bottom"):
            assert getattr(a.box, side) == pytest.approx(getattr(b.box, side), abs=1.5)


def test_the_second_engine_names_a_password_too() -> None:
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(10, 10, "x")
    canvas.save()
    with pytest.raises(UnreadableInputError) as caught:
        plumber.count_pages(buffer.getvalue())
    assert caught.value.status == "encrypted"
