"""Labels that come again under every measure: ＜現状＞, ■方向 and 【主な取組】 are of one level if set alike.

A mark and a bracket, or two kinds of brackets, do not tell which of them stands below the other; where their words
are the same under heading after heading, and their size and place too, none of them does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.passage_kinds import Passage, Style
from schemas.folding import fold

_KINDS = ("mark", "bracket")
_FEWEST = 2
_LEAST_SHARE = 0.8
_Setting = tuple[float, float]


def _setting(passage: Passage) -> _Setting | None:
    """Left end and size of a heading in points; None where the input does not tell them."""
    line = passage.block.first
    if line.box is None or line.size is None:
        return None
    return round(line.box.x0), round(line.size, 1)


def _words(passage: Passage) -> str:
    return fold(passage.text or passage.block.text)


def on_one_level(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages; labels set alike that come again have the style of the first kind of them.

    Args:
        passages: those of a document in order; the styles of some are changed.
    """
    marked = [p for p in passages if p.kind == "heading" and p.style is not None and p.style[0] in _KINDS]
    counts = Counter(_words(passage) for passage in marked)
    kinds: dict[_Setting, dict[Style, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in marked:
        setting = _setting(passage)
        if setting is not None and passage.style is not None:
            kinds[setting][passage.style].append(passage)
    for styles in kinds.values():
        labels = [style for style, headings in styles.items() if _come_again(headings, counts)]
        for style in labels[1:]:
            for passage in styles[style]:
                passage.style = labels[0]
    return passages


def _come_again(headings: Sequence[Passage], counts: Counter[str]) -> bool:
    """Whether most of the headings of one kind say what others of them say, too."""
    again = sum(counts[_words(passage)] >= _FEWEST for passage in headings)
    return again >= _LEAST_SHARE * len(headings)
