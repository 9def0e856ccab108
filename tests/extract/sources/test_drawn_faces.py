"""Faces without a name, whose letters a program has drawn itself."""

from __future__ import annotations

from extract.document import read_bytes

_SQUARE = b"600 0 0 0 500 700 d1 0 0 500 700 re f"
_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
    b"endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange endcmap end end"
)
_BODY = b"bread and butter and beans and beer"


def _pdf(*texts: tuple[bytes, int, bytes]) -> bytes:
    """A page of texts given as font (F1 has a name, F2 is drawn), distance from the bottom, text."""
    letters = sorted(set(b"".join(text for font, _, text in texts if font == b"F2")))
    names = b" ".join(b"/%c" % letter for letter in letters if letter != 32)
    differences = b" ".join(b"%d /%c" % (letter, letter) for letter in letters if letter != 32)
    content = b"\n".join(b"BT /%b 10 Tf 50 %d Td (%b) Tj ET" % text for text in texts)
    glyphs = b" ".join(b"%b 6 0 R" % name for name in names.split())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/F2 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0/LastChar 255"
        b"/Widths[%b]/CharProcs<<%b>>/Encoding<</Type/Encoding/Differences[%b]>>/ToUnicode 7 0 R>>"
        % (b" ".join([b"600"] * 256), glyphs, differences),
        b"<</Length %d>>stream\n%b\nendstream" % (len(_SQUARE), _SQUARE),
        b"<</Length %d>>stream\n%b\nendstream" % (len(_UNICODE), _UNICODE),
    ]
    data = b"%PDF-1.4\n"
    for number, body in enumerate(objects, start=1):
        data += b"%d 0 obj%b\nendobj\n" % (number, body)
    return data + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def _bold(data: bytes) -> list[bool]:
    return [line.bold for line in read_bytes(data, source_name="a.pdf").pages[0].lines]


def test_a_few_drawn_letters_among_those_of_a_face_are_bold() -> None:
    found = _bold(_pdf((b"F2", 250, b"bed"), (b"F1", 220, _BODY), (b"F1", 200, _BODY)))
    assert found == [True, False, False]


def test_text_that_is_drawn_throughout_is_not_bold() -> None:
    found = _bold(_pdf((b"F1", 250, b"bed"), (b"F2", 220, b"abcdefgh"), (b"F2", 200, b"abcdefgh")))
    assert found == [False, False, False]
