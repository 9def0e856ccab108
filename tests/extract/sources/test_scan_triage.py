"""Which pages are read from their picture, and what is said where that is not possible."""

from __future__ import annotations

import pytest

from extract.layout.ink import Fill, Glyph, PageInk, Sure
from extract.sources.pdf import source as pdf_source
from extract.sources.pdf.triage import why_recognise, with_confidence
from tests.drawing import Drawing

WHOLE = (0.0, 0.0, 400.0, 500.0)


def page(text: str = "", *, image: tuple[float, float, float, float] | None = WHOLE) -> PageInk:
    ink = PageInk(1, 400.0, 500.0, images=[image] if image else [])
    ink.glyphs = [
        Glyph(c, 20.0 + 10 * k, 120.0, 30.0 + 10 * k, 130.0, 10.0, 128.8, False, 0) for k, c in enumerate(text)
    ]
    return ink


def test_a_page_with_text_is_never_read_from_its_picture() -> None:
    assert why_recognise(page("新庄市の人口は三万人である。")) is None
    hidden = page("新庄市の人口は三万人である。")
    hidden.invisible = len(hidden.glyphs)
    assert why_recognise(hidden) is None


def test_a_picture_without_text_is_read() -> None:
    assert why_recognise(page()) == "picture"
    assert why_recognise(page("　 ")) == "picture"


def test_a_page_number_stamped_on_a_scan_is_no_text_layer() -> None:
    ink = page("- 12 -")
    ink.glyphs = [g._replace(top=475.0, bottom=485.0) for g in ink.glyphs]
    assert why_recognise(ink) == "picture"
    ink.images = [(50.0, 50.0, 350.0, 400.0)]
    assert why_recognise(ink) is None


def test_an_empty_page_or_a_small_emblem_is_not() -> None:
    assert why_recognise(page(image=None)) is None
    assert why_recognise(page(image=(10, 10, 40, 40))) is None


def test_letters_drawn_as_outlines_are_read() -> None:
    ink = page(image=None)
    ink.fills = [Fill(k, 10, k + 1, 11, (0, 0, 0), k, 9) for k in range(400)]
    assert why_recognise(ink) == "outlines"


@pytest.mark.parametrize("text", ["\ue001\ue002市\ue003" * 6, "ƒrƒWƒ‡ƒ“‚ÌŒ»ó" * 3, "\x03\x04\x05a" * 6])
def test_a_text_layer_without_meaning_is_not_believed(text: str) -> None:
    assert why_recognise(page(text, image=None)) == "broken"


def test_a_few_characters_of_private_use_do_not_spoil_a_page() -> None:
    assert why_recognise(page("髙橋" * 20 + "\ue001\ue002")) is None


def test_the_hidden_layer_of_a_recogniser_without_japanese_is_not_believed() -> None:
    ink = page("ffi# 11 J l- A* t I: 70 9" * 2)
    ink.invisible = len(ink.glyphs)
    assert why_recognise(ink) == "layer"
    ink.invisible = 0
    assert why_recognise(ink) is None


def scanned() -> Drawing:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    d = Drawing()
    d.canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 0, 0, 400, 500)
    return d


def test_without_the_optional_packages_a_note_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_source, "find_models", lambda: None)
    document = scanned().read()
    [note] = document.notes
    assert (note.rule, note.page) == ("no-text-layer", 1)
    assert 'pip install "kohyo[ocr]"' in note.message
    assert document.text_layer == "native"


def test_without_them_a_broken_layer_stays_and_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_source, "find_models", lambda: None)
    d = Drawing()
    d.text(20, 40, "\ue001\ue002\ue003\ue004" * 5)
    document = d.read()
    [note] = document.notes
    assert note.rule == "unreadable-glyphs"
    assert 'pip install "kohyo[ocr]"' in note.message
    assert document.pages[0].method == "text"


def test_a_figure_is_as_sure_as_its_least_digit_and_a_word_as_its_mean() -> None:
    from extract.layout.page import compose

    ink = page("12", image=None)
    ink.glyphs += [g._replace(text="市", x0=g.x0 + 100, x1=g.x1 + 100) for g in ink.glyphs]
    draft = compose(ink)
    sure = (0.9, 0.5, 0.9, 0.5)
    places = zip(ink.glyphs, sure, strict=True)
    with_confidence(draft, [Sure((g.x0 + g.x1) / 2, (g.top + g.bottom) / 2, s, g.text) for g, s in places])
    found = {word.text: word.confidence for line in draft.flow for word in line.words}  # type: ignore[union-attr]
    assert found == {"12": 0.5, "市市": 0.7}


def test_the_unit_behind_a_figure_does_not_make_it_doubtful() -> None:
    from extract.layout.page import compose

    ink = page("12件", image=None)
    draft = compose(ink)
    with_confidence(
        draft, [Sure((g.x0 + g.x1) / 2, 125, s, g.text) for g, s in zip(ink.glyphs, (0.9, 0.95, 0.3), strict=True)]
    )
    [line] = draft.flow
    assert [word.confidence for word in line.words] == [0.9]  # type: ignore[union-attr]
