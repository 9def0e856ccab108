"""Both engines read every page; what they do not agree on is named, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.layout.ink import Glyph, PageInk
from extract.layout.second_look import differences
from extract.sources.pdf import source as pdf
from extract.sources.pdf.second_reading import SecondReading
from schemas.limits import Limits
from schemas.printed import SourceNote
from tests.drawing import Drawing

SAMPLES = sorted(
    path for path in (Path(__file__).parents[3] / "samples").glob("*/source.pdf") if "scan" not in path.parent.name
)
SHARED = Path(__file__).parents[4] / "shared"
FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>%s>>"
TEXT = b"BT /F1 12 Tf 50 200 Td (1,234) Tj ET "

MOST_PIXELS = Limits().pixels


def made(content: bytes, resources: bytes = FONT % b"", page: bytes = b"/MediaBox[0 0 400 300]") -> bytes:
    """A PDF of one page, written by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R%s/Resources<<%s>>/Contents 4 0 R>>" % (page, resources),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n"
    return data + head + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)


def notes_of(data: bytes) -> tuple[SecondReading, list[SourceNote]]:
    with pdf.PdfFile(data) as file:
        count = file.count
    reading = SecondReading(data, MOST_PIXELS)
    notes = [note for page in reading.pages(range(1, count + 1)) for note in page.notes]
    return reading, [note for note in notes if note.rule in ("engines-differ", "page-not-verified")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_engines_agree_on_every_sample(path: Path) -> None:
    reading, notes = notes_of(path.read_bytes())
    assert notes == []
    assert reading.verified > 0
    assert reading.unverified == []


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted((SHARED / "pdf").glob("*.pdf")), ids=lambda path: path.name)
def test_the_engines_agree_on_typeset_documents(path: Path) -> None:
    assert notes_of(path.read_bytes())[1] == []


def test_a_text_that_says_another_figure_than_its_glyphs_is_named_with_both_readings() -> None:
    data = made(b"BT /F1 12 Tf 50 200 Td /Span <</ActualText (1,284)>> BDC (1,234) Tj EMC ET")
    reading, (note,) = notes_of(data)
    assert note.rule == "engines-differ"
    assert note.page == 1
    for said in ("1ページの上から32mm、左から18mm", "「1,284」", "「1,234」"):
        assert said in note.message
    assert reading.verified == 1


def test_a_glyph_that_one_engine_cannot_name_is_told_once_a_figure() -> None:
    own = b"/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[50/nine/g123/uni0037]>>>>"
    (note,) = notes_of(made(b"BT /F2 12 Tf 50 200 Td (1,234) Tj ET", FONT % own))[1]
    assert "「1,9\ufffd7」" in note.message


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        TEXT + TEXT,
        TEXT + b"BT /F1 12 Tf 50.3 200 Td (1,234) Tj ET",
        b"BT 3 Tr /F1 12 Tf 50 200 Td (1,234) Tj ET",
        b"q 0 0 20 20 re W n " + TEXT + b" Q",
        b"1 g " + TEXT,
        b"BT /F1 12 Tf 60 Tz 50 200 Td (1,234) Tj ET",
        b"BT /F1 0.1 Tf 120 0 0 120 50 200 Tm (1,234) Tj ET",
        b"BT /F1 12 Tf -1 0 0 -1 150 200 Tm (1,234) Tj ET",
        b"BT /F1 12 Tf 0 1 -1 0 150 100 Tm (1,234) Tj ET",
        b"BT /F1 12 Tf 0.98 0.17 -0.17 0.98 100 100 Tm (1,234,567,890) Tj ET",
        b"BT /F1 12 Tf 50 200 Td (10) Tj 4 Ts (23) Tj 0 Ts (45) Tj ET",
        b"BT /F1 12 Tf 5 Tc 9 Tw 50 200 Td (1 2 3) Tj ET",
    ],
    ids=["plain", "twice", "bold", "invisible", "clipped", "white", "narrow", "tiny", "upside", "turned", "skew",
         "rise", "spaced"],
)  # fmt: skip
def test_habits_of_real_files_are_no_differences(content: bytes) -> None:
    assert notes_of(made(content))[1] == []


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "box",
    [
        b"/MediaBox[0 0 400 300]/CropBox[20 100 300 250]",
        b"/MediaBox[0 0 400 300]/CropBox[-50 -50 1000 1000]",
        b"/MediaBox[-30 -40 400 300]",
        b"/MediaBox[30 40 400 300]/CropBox[40 60 300 280]",
        b"/MediaBox[400 300 0 0]",
    ],
)
def test_both_engines_agree_where_on_a_cropped_and_turned_page_things_are(box: bytes, turn: int) -> None:
    assert notes_of(made(TEXT, page=box + b"/Rotate %d" % turn))[1] == []


def test_a_recognised_page_is_named_as_not_verified() -> None:
    scan = Path(__file__).parents[3] / "samples" / "card_scan_pdf" / "source.pdf"
    reading, (note,) = notes_of(scan.read_bytes())
    assert (note.rule, note.page) == ("page-not-verified", 1)
    assert (reading.verified, reading.unverified) == (0, [1])


def test_a_second_engine_that_fails_costs_the_page_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.sources.pdf import plumber

    def fail(*_: object) -> None:
        raise KeyError("damaged")

    monkeypatch.setattr(plumber, "read_ink", fail)
    reading = SecondReading(made(TEXT), MOST_PIXELS)
    (page,) = reading.pages(range(1, 2))
    assert [line.text for line in page.draft.flow] == ["1,234"]  # type: ignore[union-attr]
    assert reading.unverified == [1]


def test_pages_are_read_one_at_a_time() -> None:
    d = Drawing()
    for number in range(5):
        d.text(30, 40, f"{number}人")
        d.page()
    reading = SecondReading(d.data(), MOST_PIXELS)
    pages = reading.pages(range(1, 6))
    next(pages)
    assert reading.verified == 1


def ink(*glyphs: tuple[str, float, float]) -> PageInk:
    made = [Glyph(t, x, y - 9, x + 5, y + 1, 10, y, False, 0) for t, x, y in glyphs]
    return PageInk(1, 400, 500, made)


def test_a_figure_that_only_one_engine_sees_is_named() -> None:
    (found,) = differences(ink(("1", 50, 60), ("2", 55, 60)), ink())
    assert (found.first, found.second) == ("12", None)


def test_marks_are_compared_and_words_are_not() -> None:
    assert differences(ink(("あ", 50, 60)), ink(("い", 50, 60))) == []
    (found,) = differences(ink(("○", 50, 60)), ink(("×", 50, 60)))
    assert (found.first, found.second) == ("○", "×")


def test_widths_and_look_alikes_are_the_same_figure() -> None:
    assert differences(ink(("１", 50, 60), ("―", 80, 60)), ink(("1", 51, 60.5), ("－", 80, 60))) == []


def test_a_shifted_run_is_the_same_figure_and_a_figure_elsewhere_is_not() -> None:
    assert differences(ink(("7", 50, 60)), ink(("7", 58, 60))) == []
    assert len(differences(ink(("7", 50, 60)), ink(("7", 50, 120)))) == 2
