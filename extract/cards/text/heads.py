"""Labels at the heads of lines: set off by a colon, by brackets, by white space, or alone on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from math import inf

from extract.cards.cells.inside import heads_name, says_what_they_do
from extract.cards.cells.name_heads import NUMBER_CELL
from extract.cards.cells.pieces import role_of
from extract.cards.cells.places import cut_word, part_of_line, text_before
from extract.cards.text.tabbed import TabbedRow, is_head
from extract.outline import numbering
from extract.shapes import has_letter, is_dash, is_figure
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import Label, is_year, label_mark, read_label
from schemas.patterns import lazy_re
from schemas.printed import Line, Word
from schemas.vocabulary_cards import DESCRIPTION_NOUNS, NAME_NOUNS

_MARKED = lazy_re(
    r"^\s*(?:[・■□◆◇●○▶▼◎]\s*)?"
    r"(?:[【＜<〈《［\[]\s*(?P<bracketed>[^】＞>〉》］\]\n]{2,24}?)\s*[】＞>〉》］\]]\s*[：:]?"
    r"|(?P<plain>[^：:\n]{2,24}?)\s*[：:])\s*(?P<rest>.*)$"
)
_BULLET = lazy_re(r"^\s*[・■□◆◇●○▶▼◎]\s*")
_HALF_OPEN = lazy_re(
    r"^\s*(?:[【＜<〈《［\[](?P<opened>[^】＞>〉》］\]]+)|(?P<closed>[^【＜<〈《［\[]+)[】＞>〉》］\]])\s*$"
)
"""A label one of whose brackets is worn off, or was never typed."""
_ROWS_ONLY = frozenset({"total", "source", "component", "rate", "criteria", "aim", "unit"})
"""Fields whose words stand beside figures and begin nothing."""
_CARD_HEADS = frozenset(word for word in NAME_NOUNS if len(word) > 2)
"""Words of headings above a card; the shortest (事業, 取組) begin sentences and lists too."""
_GAP_EM = 0.8
"""White space that parts a label from its value on one line."""
_LARGER = 1.15
"""Type of a name, in sizes of that of the label before it."""
_MOST_LABEL_WORDS = 8
_LONGEST_NAME = 60
_LONGEST_UNKNOWN = 14


@dataclass(slots=True)
class Entry:
    """A label with what stands behind and below it; ``label`` is None for lines before any label.

    ``values`` holds texts; ``rows`` those of a small table below.
    """

    label: Line
    read: Label
    values: list[Line] = field(default_factory=list)
    rows: list[TabbedRow] = field(default_factory=list)
    beside: bool = False
    """Whether the label stands on the line of the entry before."""


_VALUES = frozenset({"baseline", "target", "result"})
_SEVERAL = 2


def field_of(label: Label) -> str | None:
    """The field that a label begins; None for words that only stand beside figures."""
    if not label.exact or _ROWS_ONLY.issuperset(label.fields):
        return None
    return next((name for name in label.fields if name in FIELD_OF_ONE), label.fields[0])


def label_of(text: str) -> Label | None:
    """The label that a text is as a whole, its bullet or numbering left out; None for other texts.

    >>> [found.word if (found := label_of(t)) else None for t in ("■ 事業内容", "[事 業 内 容", "事業内容】")]
    ['事業内容', '事業内容', '事業内容']
    """
    bare = _BULLET.sub("", text)
    half = _HALF_OPEN.match(bare)
    bare = (half["opened"] or half["closed"]) if half else bare
    label = read_label(bare)
    if label is None:
        numbered = numbering(bare)
        label = read_label(numbered[1]) if numbered else None
    return label if label is not None and field_of(label) else None


def _marked(line: Line) -> tuple[Line, Label, Line | None] | None:
    """The label that a mark (a colon, brackets) sets off at the head of a line, and the value behind it."""
    match = _MARKED.match(line.text)
    label = read_label(_BULLET.sub("", match["bracketed"] or match["plain"])) if match else None
    if match is None or label is None or field_of(label) is None or says_what_they_do(label, match["rest"]):
        return None
    rest = len(fold(match["rest"]))
    words: list[Word] = []
    left = len(fold(line.text)) - rest
    for n, word in enumerate(line.words):
        size = len(fold(word.text))
        if size <= left:
            words.append(word)
            left -= size
            continue
        tail = line.words[n:]
        if left:
            head, first = cut_word(word, max(1, round(len(word.text) * left / size)))
            words.append(head)
            tail = (first, *line.words[n + 1 :])
        value = part_of_line(line, tail, match["rest"].strip()) if match["rest"].strip() else None
        return part_of_line(line, words, _BULLET.sub("", match["bracketed"] or match["plain"])), label, value
    return part_of_line(line, words, _BULLET.sub("", match["bracketed"] or match["plain"])), label, None


def _spaced(line: Line) -> tuple[Line, Label, Line] | None:
    """A label at the head of a line that white space parts from its value; None without one."""
    words = line.words
    for count in range(min(_MOST_LABEL_WORDS, len(words) - 1), 0, -1):
        left, right = words[count - 1].box, words[count].box
        if left is None or right is None:
            continue
        text = " ".join(w.text for w in words[:count])
        # 「事業名」 in small type before the name needs hardly any white, 「事業名」 as a word none
        larger = (words[count].size or 0.0) >= _LARGER * (words[count - 1].size or inf)
        least = 0.0 if heads_name(text, words[count].text) else _GAP_EM / 2 if larger else _GAP_EM
        if right.x0 - left.x1 < least * left.height:
            continue
        label = label_of(text)
        if (
            label is not None
            and count > 1
            and "name" in label.fields
            and _is_number_apart(words[count - 2 : count])
        ):
            continue  # 「事業名　①　夜間診療事業」: the number is that of the name behind it
        apart = label is not None and _heads_number(words[:count])
        if apart and entries_of(part_of_line(line, words[count:])):
            continue  # 「個票番号　①　事業名　…」: the number is the value of its label, as the next label says
        numbered = apart or NUMBER_CELL.fullmatch(fold(text)) is not None
        if label is not None and label.fields == ("number",) and numbered and has_letter(words[count].text):
            # 「No.3　夜間診療事業」: the number is printed already, and its initiative stands behind it
            label = Label(("name",), fold(text)) if label_of(words[count].text) is None else None
        if label is not None:
            rest = line.text
            for word in words[:count]:
                rest = rest[rest.index(word.text) + len(word.text) :]
            head = part_of_line(line, words[:count], _BULLET.sub("", text))
            return head, label, part_of_line(line, words[count:], rest.strip())
    return None


def _is_number_apart(words: Sequence[Word]) -> bool:
    """Whether the second of two words is a number that white space sets off."""
    left, right = words[0].box, words[1].box
    numbered = NUMBER_CELL.fullmatch(fold(words[1].text)) is not None
    return numbered and left is not None and right is not None and right.x0 - left.x1 >= _GAP_EM * left.height


def _headed(line: Line) -> tuple[Line, Label, Line] | None:
    """The name of a card behind the word that only says that one follows: 「連携事業　夜間診療事業」."""
    if len(line.words) < 2 or fold(_BULLET.sub("", line.words[0].text)) not in _CARD_HEADS:
        return None
    first, second = line.words[0].box, line.words[1].box
    if first is None or second is None or second.x0 - first.x1 < _GAP_EM * first.height:
        return None
    rest = line.text.strip().removeprefix(line.words[0].text).strip()
    if not has_letter(rest) or read_label(rest) is not None or len(fold(rest)) > _LONGEST_NAME:
        return None
    head = part_of_line(line, line.words[:1], _BULLET.sub("", line.words[0].text))
    return head, Label(("name",), fold(head.text)), part_of_line(line, line.words[1:], rest)


def entries_of(line: Line) -> list[Entry]:
    """The labels of a line with what stands behind each; empty for a line that does not begin with one."""
    found = _dated_values(line)
    rest: Line | None = line if not found else None
    while rest is not None:
        whole = None if _is_numbered(rest) else label_of(rest.text)
        marked = _marked(rest)
        parted = marked or (_spaced(rest) if whole is None else None)
        parted = parted or (_headed(rest) if whole is None and not found else None)
        if parted is None:
            if whole is not None:
                found.append(Entry(rest, whole, beside=bool(found)))
            elif found:
                found[-1].values.append(rest)
            break
        head, label, value = parted
        found.append(Entry(head, label, beside=bool(found)))
        if value is not None and marked is not None and is_head(value):
            found[-1].rows.append(TabbedRow(value))  # 「【目標値】　指標　現状（R3）　目標（R9）」 over a table
            break
        rest = value
        if value is not None:
            at = _next_label(value)
            if at is None:
                found[-1].values.append(value)
                break
            before = part_of_line(value, value.words[:at], text_before(value, at))
            found[-1].values.append(before)
            rest = part_of_line(value, value.words[at:], value.text[len(text_before(value, at)) :].strip())
    return found


def _dated_values(line: Line) -> list[Entry]:
    """The values of an indicator with their labels and years; empty for a line that does not begin with several.

    Seen as: 「基準値（R2年度） 28　実績値（R5年度） 42」. A blank may stand for a value.
    """
    starts = [n for n, word in enumerate(line.words) if _is_dated_label(word.text)]
    if len(starts) < _SEVERAL or starts[0] != 0:
        return []
    values = [word.text for n, word in enumerate(line.words) if n not in starts]
    if len(values) > len(starts) or not all(is_figure(text) or is_dash(text) for text in values):
        return []  # 「現状（R6年度） 24回 → 目標（R12年度） 480回」 is a goal by itself
    found: list[Entry] = []
    for start, end in zip(starts, [*starts[1:], len(line.words)], strict=True):
        label = read_label(line.words[start].text)
        assert label is not None  # noqa: S101  asked before
        value = [part_of_line(line, line.words[start + 1 : end])] if end > start + 1 else []
        head = part_of_line(line, line.words[start : start + 1])
        found.append(Entry(head, label, value, beside=bool(found)))
    return found


def _is_dated_label(text: str) -> bool:
    label = read_label(text) if text.endswith((")", "）")) else None
    return label is not None and not _VALUES.isdisjoint(label.fields) and is_year(label.remark or "")


def _is_numbered(line: Line) -> bool:
    """Whether a line is the label of a number with the number behind it, which could be part of the label."""
    return _heads_number(line.words)


def _heads_number(words: Sequence[Word]) -> bool:
    """Whether words are the label of a number with the number behind it."""
    label = label_of(" ".join(word.text for word in words[:-1])) if len(words) > 1 else None
    numbered = NUMBER_CELL.fullmatch(fold(words[-1].text)) is not None
    return numbered and label is not None and label.fields == ("number",)


def mark_of(line: Line) -> str:
    """The kind of mark at the head of a line that sets labels off; empty without one."""
    # the text of a label may stand without its mark, which its words still have
    found = label_mark(" ".join(word.text for word in line.words))
    return found[0] if found is not None and found[0] != "・" else ""


def unknown_entry(line: Line) -> Entry | None:
    """A short marked text alone on its line as a label that the vocabulary does not know; None for others."""
    found = label_mark(line.text)
    bare = fold(found[1]) if found is not None else ""
    if (
        not 2 <= len(bare) <= _LONGEST_UNKNOWN
        or bare.endswith(("。", "、"))
        or len(line.words) > _MOST_LABEL_WORDS
    ):
        return None
    return Entry(line, Label(("extra",), bare))


def vague_entry(line: Line) -> Entry | None:
    """A marked 「内容」 alone on its line as the label of what is done; None for others.

    So it is only in a card that has no clearer label of that, which is for the caller to know.
    """
    found = label_mark(line.text)
    bare = fold(found[1]) if found is not None and found[0] != "number" else ""
    return Entry(line, Label(("description",), bare)) if bare in DESCRIPTION_NOUNS else None


def _next_label(line: Line) -> int | None:
    """The word of a value at which a further label begins: 「…5人　目標値：9人」; None without one."""
    for at in range(1, len(line.words)):
        left, right = line.words[at - 1].box, line.words[at].box
        if left is None or right is None or right.x0 - left.x1 < _GAP_EM * left.height:
            continue
        rest = part_of_line(line, line.words[at:])
        parted = _marked(rest) or _spaced(rest)
        if parted is not None and parted[2] is not None and not _heads_figures(parted[2]):
            return at
    return None


def _heads_figures(line: Line) -> bool:
    return all(role_of(word.text)[0] == "year" for word in line.words)


def indicator_in(line: Line) -> tuple[Line, list[Entry]] | None:
    """An indicator at the head of a line, and the labelled values behind it: 「・…　現状値：5人　目標値：9人」."""
    at = _next_label(line)
    if at is None:
        return None
    entries = entries_of(part_of_line(line, line.words[at:], line.text[len(text_before(line, at)) :].strip()))
    if not entries or not {"baseline", "target"} & {name for entry in entries for name in entry.read.fields}:
        return None
    return part_of_line(line, line.words[:at], _BULLET.sub("", text_before(line, at)).strip()), entries
