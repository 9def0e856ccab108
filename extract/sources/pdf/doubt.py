"""What makes a text layer doubtful: signs in its characters that it may not say what the page shows.

A font's map from codes to characters can be wrong without a single strange character (every kana one place off),
and a scan may carry the text of an old recogniser. Neither shows in the characters for certain, so a doubtful page
is sampled: a few of its lines are read from the picture and compared. A page that nothing speaks against is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

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
    text = "".join([glyph.text for glyph in ink.glyphs])
    if len(text) < FEWEST:
        return False
    return is_hidden(ink) or covers_most(ink) or looks_wrong(text)


def looks_wrong(text: str) -> bool:
    """Whether the characters of a text are not distributed as in Japanese.

    >>> text = "地域の医療体制を守るために必要な取組を行うとともに、その内容をお知らせする。" * 2
    >>> looks_wrong(text), looks_wrong("".join(chr(ord(c) + 1) for c in text))
    (False, True)
    """
    size = len(text)
    # most characters of a page are a few hundred, again and again
    seen = Counter(text)
    kana = {c: times for c, times in seen.items() if "\u3041" <= c <= "\u3096"}
    all_kana = sum(kana.values())
    if all_kana >= _ENOUGH_KANA and _times(kana, _USUAL_KANA) < _LEAST_USUAL * all_kana:
        return True
    ideographs = {c: times for c, times in seen.items() if "\u3400" <= c <= "\u9fff"}
    foreign = sum(times for c, times in ideographs.items() if not is_japanese(c))
    if foreign > _MOST_FOREIGN * max(sum(ideographs.values()), 20):
        return True
    return _times(seen, _MISREAD_BYTES) > _MOST_MISREAD * size or _times(seen, _BLANKS) > _MOST_BLANKS * size


def _times(seen: Mapping[str, int], characters: frozenset[str]) -> int:
    """How often any of some characters stands in a text."""
    return sum(seen.get(c, 0) for c in characters)
