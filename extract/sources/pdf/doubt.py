"""What makes a text layer doubtful: signs in its characters that it may not say what the page shows.

A font's map from codes to characters can be wrong without a single strange character (every kana one place off),
and a scan may carry the text of an old recogniser. Neither shows in the characters for certain, so a doubtful page
is sampled: a few of its lines are read from the picture and compared. A page that nothing speaks against is not.
"""

from __future__ import annotations

from extract.layout.ink import PageInk
from extract.sources.look_alikes import is_japanese
from extract.sources.pdf.triage import covers_most, is_hidden

FEWEST = 20
"""A shorter text tells nothing."""
_USUAL_KANA = frozenset("のにをはるとしたていがなでれすもかさおりきこまらうけくそえつちょあみせいわめじどよだべ")
_LEAST_USUAL = 0.75
"""Share of usual kana among all: 0.88 and more in Japanese of any kind."""
_ENOUGH_KANA = 25
_MOST_FOREIGN = 0.1
_MISREAD_BYTES = frozenset("縺繧繝譁蜷蛻")
"""The ideographs that UTF-8 read as Shift JIS is full of."""
_MOST_MISREAD = 0.08
_BLANKS = frozenset("?□■〓")
_MOST_BLANKS = 0.2


def is_doubtful(ink: PageInk) -> bool:
    """Whether the characters of a text layer give reason to look at the picture."""
    text = "".join([glyph[0] for glyph in ink.glyphs])
    if len(text) < FEWEST:
        return False
    return is_hidden(ink) or covers_most(ink) or looks_wrong(text)


def looks_wrong(text: str) -> bool:
    """Whether the characters of a text are not distributed as in Japanese.

    >>> text = "地域の医療体制を守るために必要な取組を行うとともに、その内容をお知らせする。" * 2
    >>> looks_wrong(text), looks_wrong("".join(chr(ord(c) + 1) for c in text))
    (False, True)
    """
    kinds = text.translate(_KINDS)
    usual, foreign, misread = kinds.count(_USUAL), kinds.count(_FOREIGN), kinds.count(_MISREAD)
    kana = usual + kinds.count(_UNUSUAL)
    if kana >= _ENOUGH_KANA and usual < _LEAST_USUAL * kana:
        return True
    ideographs = foreign + misread + kinds.count(_JAPANESE)
    if foreign > _MOST_FOREIGN * max(ideographs, 20):
        return True
    return misread > _MOST_MISREAD * len(text) or kinds.count(_BLANK) > _MOST_BLANKS * len(text)


_USUAL, _UNUSUAL, _JAPANESE, _FOREIGN, _MISREAD, _BLANK, _OTHER = "uanfmb."
"""Kinds of characters: kana that are usual or not, ideographs that Japanese texts have, or have not, or have only
by a wrong reading of bytes, what stands for a lost character, and all others."""


class _Kinds(dict[int, str]):
    """The kind of each character, found out when it is first met: most of a page are a few hundred."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind_of(chr(code))
        return kind


def _kind_of(character: str) -> str:
    if "\u3041" <= character <= "\u3096":
        return _USUAL if character in _USUAL_KANA else _UNUSUAL
    if character in _MISREAD_BYTES:
        return _MISREAD
    if "\u3400" <= character <= "\u9fff":
        return _JAPANESE if is_japanese(character) else _FOREIGN
    return _BLANK if character in _BLANKS else _OTHER


_KINDS = _Kinds()
