"""What the codes of symbol fonts stand for.

Word processors set bullets, ticks and arrows in fonts without Unicode: Wingdings and Symbol. In a PDF such a sign
is a private code point, U+F000 and the number of the sign in its font. The signs that offices use in lists and
tables have characters of their own, as the Unicode Consortium's mapping of the Wingdings fonts gives them; where
it names one that hardly any font has, the usual character of the same shape stands here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PRIVATE = 0xF000
_WINGDINGS = {
    0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x34: "✍", 0x46: "☞", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·",
    0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "◇", 0xD7: "◁",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑",
    0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_SYMBOL = {
    0x2A: "＊", 0x2B: "+", 0x2D: "−", 0xA3: "≤", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD7: "⋅", 0xDC: "⇐",
    0xDE: "⇒", 0xE0: "◊", 0xE5: "∑",
}  # fmt: skip
_NAMES = (
    (re.compile(r"(?:^|\+)wingdings(?!\s*-?[23])", re.IGNORECASE), _WINGDINGS),
    (re.compile(r"(?:^|\+)symbol(?:mt|ps|$|[,-])", re.IGNORECASE), _SYMBOL),
)


def symbols_of(font: str) -> Mapping[int, str]:
    """The character for each private code point of a symbol font; empty for any other font.

    Args:
        font: the font's name as the PDF gives it.

    >>> symbols_of("ABCDEE+Wingdings-Regular")[0xF06C], symbols_of("SymbolMT")[0xF0B7]
    ('●', '•')
    >>> symbols_of("Wingdings2"), symbols_of("MS-Gothic"), symbols_of("SymbolaSans")
    ({}, {}, {})
    """
    for name, signs in _NAMES:
        if name.search(font):
            return {_PRIVATE + code: sign for code, sign in signs.items()}
    return {}
