"""Fonts to typeset in, with others for the characters they lack."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_SUBSETS = Path(__file__).parents[2] / "samples" / "fonts"
_MACHINE = Path("/usr/share/fonts")
FILES = {
    "gothic": _SUBSETS / "NotoSansJP-Regular.subset.ttf",
    "bold": _SUBSETS / "NotoSansJP-Bold.subset.ttf",
    "serif": _SUBSETS / "NotoSerifJP-Regular.subset.ttf",
    "ipa-gothic": _MACHINE / "opentype/ipafont-gothic/ipag.ttf",
    "ipa-p-gothic": _MACHINE / "opentype/ipafont-gothic/ipagp.ttf",
    "ipa-mincho": _MACHINE / "opentype/ipafont-mincho/ipam.ttf",
    "symbols": _MACHINE / "truetype/dejavu/DejaVuSans.ttf",
}
UNEMBEDDED = {"heisei-gothic": "HeiseiKakuGo-W5", "heisei-mincho": "HeiseiMin-W3"}
_UNBROKEN = re.compile(r"[!-~▲△]+|.")
_NEVER_FIRST = "、。，．）」』】〕・ー々！？)」%％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


@dataclass(frozen=True)
class Face:
    """A font by name; characters that it lacks come from the first of ``others`` that has them."""

    name: str
    others: tuple[str, ...] = ("heisei-gothic",)

    def runs(self, text: str) -> list[tuple[str, str]]:
        """(font, text) of the parts of a text."""
        found: list[tuple[str, str]] = []
        for character in text:
            font = next((n for n in (self.name, *self.others) if _has(n, character)), self.others[-1])
            if found and found[-1][0] == font:
                found[-1] = (font, found[-1][1] + character)
            else:
                found.append((font, character))
        return found

    def width(self, text: str, size: float) -> float:
        """Width in points."""
        return sum(pdfmetrics.stringWidth(part, _registered(font), size) for font, part in self.runs(text))

    def wrapped(self, text: str, size: float, room: float) -> list[str]:
        """Lines no wider than ``room`` points where that is possible without breaking a number or a Latin word."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            current = ""
            for token in _UNBROKEN.findall(paragraph):
                if current and self.width(current + token, size) > room:
                    carried = current[-1] if token[0] in _NEVER_FIRST and len(current) > 1 else ""
                    lines.append((current[:-1] if carried else current).rstrip())
                    current = carried + token.lstrip()
                else:
                    current += token
            lines.append(current)
        return lines

    def longest(self, text: str, size: float) -> float:
        """Width in points of the longest number or Latin word."""
        return max((self.width(token, size) for token in _UNBROKEN.findall(text)), default=0.0)

    def drawing(self, text: str, x: float, base: float, size: float, mode: int) -> Callable[[Canvas], None]:
        """What draws a text whose baseline is ``base`` points below the origin."""

        def paint(canvas: Canvas) -> None:
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setStrokeColorRGB(0, 0, 0)
            canvas.setLineWidth(0.3)
            at = x
            for font, part in self.runs(text):
                canvas.setFont(_registered(font), size)
                canvas.drawString(at, -base, part, mode=mode)
                at += pdfmetrics.stringWidth(part, _registered(font), size)

        return paint


def _has(font: str, character: str) -> bool:
    if font in UNEMBEDDED:
        return character < "\u2700" or character > "\u27ff"
    return ord(character) in pdfmetrics.getFont(_registered(font)).face.charToGlyph


def _registered(font: str) -> str:
    name = UNEMBEDDED.get(font, f"typesetting-{font}")
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(name) if font in UNEMBEDDED else TTFont(name, str(FILES[font])))
    return name
