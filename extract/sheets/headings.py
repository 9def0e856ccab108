"""Words that head a text box, or a line, of a sheet: 「1. 事業目的」, ＜対策のポイント＞, 「■補助対象　市町村」.

A heading is told by what it says and by how it is set off: brackets around it, a number or mark before it, a colon
or a wide space behind it, a larger size. A heading that no vocabulary knows counts where it looks like one that
does: the same number style and size, or brackets of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import regex

from extract.cards.amounts.stated_amounts import stated_amounts
from extract.cards.bounds.page_titles import is_status
from extract.cards.cells.name_heads import NUMBER_CELL
from extract.cards.cells.pieces import role_of
from extract.cards.measures.figure_captions import captions_of_changes
from extract.layout.fragments import Fragment, beside, cut_before
from extract.outline import numbering
from extract.shapes import ARROWS, brackets_opened
from extract.sheets.bands import bands_alike, is_on_band
from extract.sheets.changes import of_changes
from extract.sheets.item_remarks import remarks_of_items
from extract.year_shapes import has_year, without_years
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import read_label, year_head
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Box
from schemas.vocabulary_sheets import (
    AMOUNT_WORDS,
    FUND_WORDS,
    GOAL_LABELS,
    HEADING_FIELDS,
    SHEET_LABELS,
)

_MARKS = "■□●○◎◆◇▶►▼▽★☆◯〇・⚫⬛◼▪"
_BRACKETED = lazy_pattern(
    r"^\s*(?:\p{Nd}{1,2}\s*[.．、]?\s*)?(?:[＜〈<《【［\[〔](?P<word>[^＜＞〈〉<>《》【】［］\[\]〔〕]{1,24})[＞〉>》】］\]〕])\s*[:：]?\s*(?P<rest>.*)$",
    regex.DOTALL,
)
_MARKED = lazy_pattern(
    rf"^\s*[{_MARKS}]\s*(?P<word>[^\s：:{_MARKS}][^：:\u3000]{{0,22}}?)(?P<gap>\s*[：:]\s*|[\s　]+|$)(?P<rest>.*)$"
)
_COLON = lazy_pattern(r"^\s*(?P<word>[^\s：:、。][^：:、。]{1,22}?)\s*[：:]\s*(?P<rest>.*)$")
_ENCLOSED = lazy_pattern(
    r"[（(]\s*(?P<word>[^\s：:、。（）()][^：:、。（）()]{0,15}?)\s*[：:]\s*(?P<rest>.*\S)\s*[)）]"
)
"""A label with its value in one pair of brackets: 「（担当：地域振興課）」."""
_SPACED = lazy_pattern(r"^\s*(?P<word>\S{2,14})(?:　|\s{2,})\s*(?P<rest>\S.*)$")
_BEFORE_NUMBER = lazy_pattern(
    r"^\s*(?P<word>[^\s\p{Nd}]{2,8})\s*(?P<rest>\p{Nd}{1,3}(?:[-－―.．]\p{Nd}{1,3})*)\s*$"
)
"""「施策番号 1」"""
_AMOUNT = lazy_pattern(any_of((*AMOUNT_WORDS, "額", "案", "概算", "決定", "等")))
_CHANGED = lazy_pattern(rf"\s*約?\s*[▲△]?\p{{Nd}}[^{ARROWS}▷]*[{ARROWS}▷]")
"""A figure that becomes another one."""
_LABEL_BEHIND = lazy_pattern(r"。[\s　]+[【［〔\[＜〈《<]")
_LONGEST_UNKNOWN = 20
_TELLING = 4
"""So many letters make a word of the vocabulary a heading, however it is set."""
_HUGGING_EM = 1.5
_OF_GOALS = frozenset({"kpi", "baseline", "target"})
_NEXT_LINES = 2.0
_MIDDLE_PT = 2.0
_WIDEST_LABEL_EM = 12.0
_CORNER_EM = 0.75
_LINES_OF_BOX = 3.0
_SAME_SIZE = 0.3
_LARGER = 1.08
_SAME_EDGE_PT = 1.5
_PARTS = lazy_pattern(r"[・／/、,]|及び|と")

_SHEET_WORDS: Mapping[str, str] = MappingProxyType(
    {fold(word): name for name, words in SHEET_LABELS.items() for word in words}
)
_FUNDS = frozenset(fold(word) for word in FUND_WORDS)
_GOALS = frozenset(fold(word) for word in GOAL_LABELS)
_VALUES = ("baseline", "target", "note", "budget_years", "unit", "account", "category")
"""Fields of cards that a line with a colon can name but no heading."""


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """A heading with what follows on its line.

    Attributes:
        fragment: where it stands.
        words: the heading without brackets, number and mark, as printed.
        fields: what it can stand for; empty for one that no vocabulary knows.
        rest: what the fragment prints behind it; empty for a heading of its own.
        style: the style of its numbering or its bracket or mark; empty for plain words.
    """

    fragment: Fragment
    words: str
    fields: tuple[str, ...]
    rest: str
    style: str


def _is_amount_word(folded: str) -> bool:
    """Whether a label says that an amount follows: 「令和６年度予算案」, 「R5補正」."""
    without: str = without_years(folded) if has_year(folded) else folded
    return _AMOUNT.search(without) is not None and not _AMOUNT.sub("", without).strip("()・、 第次0123456789")


@lru_cache(maxsize=4096)
def fields_of(word: str, *, inline: bool = False) -> tuple[str, ...]:
    """What the words of a heading stand for; empty for words that no vocabulary knows.

    Args:
        word: the heading without brackets, number and mark.
        inline: its value follows on the same line, so that words too common for a heading count as well.

    >>> fields_of("対策のポイント"), fields_of("事業目標"), fields_of("令和６年度予算案"), fields_of("世界の動き")
    (('point',), ('kpi',), ('budget',), ())
    """
    folded = fold(word).strip(_MARKS + ":*※")
    if not folded or len(folded) > 24:
        return ()
    if folded in _GOALS:
        return ("kpi",)
    found = _SHEET_WORDS.get(folded)
    label = read_label(word)
    known: tuple[str, ...] = ()
    parts = [part for part in _PARTS.split(word.strip()) if part.strip()]
    if label is not None and label.exact:
        allowed = HEADING_FIELDS.union(_VALUES) if inline else HEADING_FIELDS
        known = tuple(name for name in label.fields if name in allowed)
    if found is not None and (not known or known[0] not in ("name", "number")):
        gained = found == "effect" and "evaluation" in known
        known = (found, "evaluation") if gained else (found,)  # 「得られた成果」
    if len(parts) > 1 and known and any(fold(part) in _GOALS for part in parts):
        return ("kpi", *known)  # 「目標・効果」
    if known:
        return known
    if folded.endswith(")") and "(" in folded[1:]:
        return fields_of(folded[: folded.rindex("(")], inline=inline)  # 「補助率（上限500万円）」, 「人口（人）」
    if folded.endswith("等"):
        return fields_of(folded[:-1], inline=inline)  # 「補助要件等」
    if len(parts) > 1 and all(fields := [fields_of(part) for part in parts]):
        return fields[0]  # 「支援対象・補助率」 heads both
    return ("budget",) if _is_amount_word(folded) else ()


def _bracketed(fragment: Fragment) -> Heading | None:
    match = _BRACKETED.match(fragment.text)
    if match is None or (stated_amounts(fragment.text) and not fields_of(match["word"], inline=True)):
        return None
    word, rest = match["word"].strip(), match["rest"].strip()
    if is_status(word):
        return None
    fields = fields_of(word, inline=True)
    style = fragment.text.strip()[0]
    if not fields and (
        style not in "＜〈<《【" or regex.search(r"\p{Nd}|円", word) or len(word) > _LONGEST_UNKNOWN
    ):
        return None
    return Heading(fragment, word, fields, rest, style)


def _inline(text: str, fragment: Fragment, style: str) -> Heading | None:
    """A label with its value on one line, or a label alone."""
    for pattern in (_COLON, _SPACED):
        match = pattern.match(text)
        if match is not None and (fields := fields_of(match["word"], inline=True)):
            return Heading(fragment, match["word"].strip(), fields, match["rest"].strip(), style)
        if match is not None and fold(match["word"]) in _FUNDS and stated_amounts(match["rest"], headed=True):
            return Heading(fragment, match["word"].strip(), ("budget",), match["rest"].strip(), style)
    match = _BEFORE_NUMBER.match(text)
    if match is not None and fields_of(match["word"])[:1] == ("number",):
        return Heading(fragment, match["word"], ("number",), match["rest"], style)
    fields = fields_of(text)
    return Heading(fragment, text.strip(), fields, "", style) if fields else None


def _heading(fragment: Fragment, body: float, grounds: Sequence[Box], bands: Sequence[Box] = ()) -> Heading | None:
    """The heading that a fragment is, or begins with; None for any other text."""
    found = _bracketed(fragment)
    if found is not None:
        return found
    text = fragment.text.strip()
    if NUMBER_CELL.fullmatch(fold(text)) is not None:
        return None  # 「施策１」 beside a name
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed is not None and (fields := fields_of(enclosed["word"], inline=True)):
        return Heading(fragment, enclosed["word"].strip(), fields, enclosed["rest"].strip(), "")
    marked = _MARKED.match(text)
    if marked is not None:
        fields = fields_of(marked["word"], inline=bool(marked["rest"]))
        if fields:
            return Heading(fragment, marked["word"].strip(), fields, marked["rest"].strip(), text[0])
    numbered = numbering(text)
    if numbered is not None:
        return _inline(numbered[1], fragment, numbered[0])
    found = _inline(text, fragment, "")
    if found is None or found.rest:
        return found
    set_off = fragment.size >= body * _LARGER or fragment.bold
    long = len(fold(found.words)) >= _TELLING
    set_off = set_off or long or is_on_band(fragment, bands)
    return found if set_off or any(hugs(g, fragment) or _leads(g, fragment) for g in grounds) else None


def _on_band(fragment: Fragment, body: float, bands: Sequence[Box], heads: Sequence[Fragment]) -> Heading | None:
    """The heading on one of the ``bands`` that others stand on: a known word, or one that is set like them."""
    known = _heading(fragment, body, (), bands)
    own = [band for band in bands if is_on_band(fragment, [band])]
    text = fragment.text.strip()
    if known is not None or not own or not 1 < len(fold(text)) <= _LONGEST_UNKNOWN or stated_amounts(text):
        return known
    like = [h for h in heads if h.bold == fragment.bold and abs(h.size - fragment.size) <= _SAME_SIZE]
    wide = any(
        is_on_band(h, [band]) and abs(band.width - own[0].width) <= _SAME_EDGE_PT for h in like for band in bands
    )
    return Heading(fragment, text, (), "", "") if wide else None


def _leads(ground: Box, fragment: Fragment) -> bool:
    """Whether a text stands in the upper left corner of a box that has room for several lines below it."""
    box, em = fragment.box, fragment.box.height
    return (
        0 <= box.x0 - ground.x0 <= _CORNER_EM * em
        and 0 <= box.top - ground.top <= _CORNER_EM * em
        and ground.height >= _LINES_OF_BOX * em
        and ground.width >= _WIDEST_LABEL_EM * em
    )


def hugs(ground: Box, fragment: Fragment) -> bool:
    """Whether a ground or frame is little larger than the words on it, or holds a label in its middle."""
    box = fragment.box
    white = _HUGGING_EM * box.height
    if not ground.contains(*box.center):
        return False
    low = ground.height <= 2 * white
    if low and box.x0 - white <= ground.x0 <= box.x0 + 1 and box.x1 - 1 <= ground.x1 <= box.x1 + white:
        return True
    across, down = (abs(a - b) <= _MIDDLE_PT for a, b in zip(ground.center, box.center, strict=True))
    return across and (low or down) and ground.width <= _WIDEST_LABEL_EM * box.height


def parted_at_labels(fragments: Iterable[Fragment]) -> list[Fragment]:
    """The fragments of a page, each cut before labels in brackets on its line that belong to no sentence.

    「【団体名】山里村　【分野】観光」, or the column beside a text: 「…を支援します。　【対象】市町村」.
    """
    return [
        part
        for f in fragments
        for part in (cut_before(f, lambda word: _begins_label(word.text)) if _has_labels(f.text) else [f])
    ]


def _has_labels(text: str) -> bool:
    return _begins_label(text) or _LABEL_BEHIND.search(text) is not None


def _begins_label(text: str) -> bool:
    match = _BRACKETED.match(text)
    return match is not None and bool(fields_of(match["word"], inline=True))


def headings_of(
    fragments: Sequence[Fragment], body: float, grounds: Sequence[Box] = (), bands: Sequence[Box] = ()
) -> list[Heading]:
    """The headings among the fragments of a page, in reading order.

    Args:
        fragments: the fragments of one page.
        body: the font size of its text in points.
        grounds: where the page is coloured; a short word on a ground of its own is a heading.
        bands: grounds at the top of boxes from side to side; a short word on one is a heading too.
    """
    found = {id(f): heading for f in fragments if (heading := _heading(f, body, grounds, bands)) is not None}
    heads = [h.fragment for h in found.values() if h.fields and not h.rest]
    alike = bands_alike(heads, grounds)
    for fragment in fragments if alike else ():
        again = None if id(fragment) in found else _on_band(fragment, body, alike, heads)
        if again is not None:
            found[id(fragment)] = again
    inner = _in_rows_of_years(fragments) | of_changes(fragments) | captions_of_changes(fragments)
    inner |= {key for key, heading in found.items() if not heading.style and _is_amid_lines(heading, fragments)}
    inner |= {key for key, heading in found.items() if _is_change(heading) or _ends_bracket(heading)}
    inner |= remarks_of_items(fragments, grounds)
    inner |= _of_one_goal([found[id(f)] for f in fragments if id(f) in found])
    found = {key: heading for key, heading in found.items() if key not in inner}
    for fragment in fragments:
        if (
            id(fragment) not in found
            and id(fragment) not in inner
            and (other := _unknown(fragment, found.values(), body)) is not None
        ):
            found[id(fragment)] = other
    return [found[id(f)] for f in fragments if id(f) in found]


def _in_rows_of_years(fragments: Sequence[Fragment]) -> set[int]:
    """The fragments that head years beside each other: 「2024決算　2025予算」."""
    years = [f for f in fragments if year_head(f.text) is not None or role_of(f.text)[0] == "year"]
    return {id(f) for f in years if any(other is not f and beside(f, other) for other in years)}


def _of_one_goal(headings: Sequence[Heading]) -> set[int]:
    """The fragments that give the figures of a goal on lines of their own: 「現状：52％」, 「目標：60％」.

    They stand right below a heading of goals, or the line that names what is counted, one below the other. That
    line is none either where a heading of goals stands left of them all.
    """
    runs: list[list[Heading]] = []
    for heading in headings:
        last = runs[-1][-1] if runs else None
        near = last is not None and _is_next(last.fragment, heading.fragment)
        if near and heading.rest and _OF_GOALS.intersection(heading.fields[:1]):
            runs[-1].append(heading)
        else:
            runs.append([heading])
    found: set[int] = set()
    for run in runs:
        if run[0].fields[:1] == ("kpi",) and len(run) > 1:
            found |= {id(h.fragment) for h in run[1:]}
            if run[0].rest and any(_is_left_of(h, run) for h in headings):
                found.add(id(run[0].fragment))
    return found


def _is_change(heading: Heading) -> bool:
    """Whether a line gives both figures of a goal, whose name stands above it: 「基準値　66人 → 目標値　80人」."""
    return "baseline" in heading.fields[:1] and _CHANGED.match(heading.rest) is not None


def _ends_bracket(heading: Heading) -> bool:
    """Whether a line ends what the line above it says in brackets: 「…を80人（R5」, 「年度：70人）とする。」."""
    return brackets_opened(heading.rest) < 0 and brackets_opened(heading.fragment.text) < 0


def _is_left_of(heading: Heading, run: Sequence[Heading]) -> bool:
    """Whether a heading of goals stands left of lines, at their height."""
    box = heading.fragment.box
    first, last = run[0].fragment.box, run[-1].fragment.box
    level = first.top <= box.bottom and box.top <= last.bottom
    return heading.fields[:1] == ("kpi",) and not heading.rest and level and box.x1 <= first.x0


def _is_amid_lines(heading: Heading, fragments: Sequence[Fragment]) -> bool:
    """Whether a word is one of several lines centred below each other, set like the next one: a box's text."""
    own = heading.fragment
    if heading.rest:
        return False
    centred = [
        f
        for f in fragments
        if f is not own
        and abs(f.box.center[0] - own.box.center[0]) <= _SAME_EDGE_PT
        and abs(f.box.center[1] - own.box.center[1]) <= _NEXT_LINES * own.box.height
    ]
    if all(abs(f.box.x0 - own.box.x0) <= _SAME_EDGE_PT for f in centred):
        return False  # flush at the left
    below = [f for f in centred if f.box.center[1] > own.box.center[1]]
    alike = any(f.bold == own.bold and abs(f.size - own.size) <= _SAME_SIZE for f in below)
    return alike and len(centred) > len(below)


def _is_next(above: Fragment, below: Fragment) -> bool:
    """Whether a line stands below another one, without much white between and not farther left."""
    white = below.box.top - above.box.bottom
    return -below.box.height <= white <= _NEXT_LINES * below.box.height and below.box.x1 > above.box.x0


def _unknown(fragment: Fragment, known: Iterable[Heading], body: float) -> Heading | None:
    """The heading that a fragment is because it is set like others; None where it is not.

    Alike are headings with the same style of numbering, beside each other, or below each other at one edge, of one
    size and face.
    """
    text = fragment.text.strip()
    numbered = numbering(text)
    words, style = (numbered[1], numbered[0]) if numbered is not None else (text, "")
    if len(fold(words)) > _LONGEST_UNKNOWN or words.endswith(("。", "、", "：", ":")) or stated_amounts(text):
        return None
    if NUMBER_CELL.fullmatch(fold(text)) is not None:
        return None
    like = [
        h.fragment
        for h in known
        if h.fields
        and not h.rest
        and h.style == style
        and h.fragment.bold == fragment.bold
        and abs(h.fragment.size - fragment.size) <= _SAME_SIZE
    ]
    large = fragment.size >= body * _LARGER
    near = any(abs(k.box.center[1] - fragment.box.center[1]) <= k.box.height / 2 for k in like)
    below = sum(
        min(abs(k.box.x0 - fragment.box.x0), abs(k.box.center[0] - fragment.box.center[0])) <= _SAME_EDGE_PT
        for k in like
    )
    if (large and (near or below > 1 or (style and like))) or (style and (near or below > 1)):
        return Heading(fragment, words, (), "", style)
    return None
