"""Labels that stand in one cell with values.

A label printed inside the cell of its value (「【取組内容】…」, 「施策名：…」, or a first line of its own) and a
label glued to the end of another value become pieces of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import text_before
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import Label, read_label
from schemas.patterns import lazy_re
from schemas.printed import Box, Line, Word

_BRACKETED = lazy_re(r"^\s*[【＜<〈《〔■◆●]\s*([^】＞>〉》〕\n]{2,20}?)\s*[】＞>〉》〕:：]\s*")
_COLON = lazy_re(r"^\s*[・■□◆◇●○▶]?\s*([^：:\n]{2,24})[：:]\s*(?=\S)")
_SPACED = lazy_re(r"^\s*[■◆●○□◇▼▶]\s*(\S[^\u3000\n]{1,22}?)\u3000+(?=\S)")
"""A marked label and a square of white before its value: 「■ 施策名　夜間診療」."""
_REMARK = lazy_re(r"\([^()\d]{1,8}\)")
"""A word in brackets above a label, as 「（参考）」, is none of its values."""
_GOES_ON = ("の", "と", "や", "を", "に", "が", "は", "で", "及び", "または", "・", "、")
"""What a wrapped line that goes on below may end with, and no label."""
_LEAST_GLUED = 4
_LEAST_ALONE, _LEAST_IN_WIDE = 3, 2
"""Letters of a label alone on the first line of a cell at least, and in a cell much wider than it."""
_WIDE_EM = 12.0
_INSIDE = FIELD_OF_ONE | {
    *("sdgs", "contact", "number", "kpi", "indicator", "baseline", "target", "budget", "budget_years", "purpose"),
}
"""Fields whose label may stand inside the cell of its value."""
_GLUED = _INSIDE - {"name", "number"}
"""Fields whose label may be glued to the end of another value."""


_SMALLER = 0.85
"""A label on a chip beside its value is set so much smaller, at most."""


def on_chip(line: Line) -> tuple[Label, str, str] | None:
    """A label set much smaller than the value behind it on its line: a chip 「施策名」 on the band of a name.

    A word for names says so in type of any size, and so does one in bold type before others that are not.

    Args:
        line: the first line of a cell.

    Returns:
        The label, as it is printed, and what stands behind it; None where the line begins with none.
    """
    count = _letters(line)
    if len(line.words) <= count:
        return None
    rest = line.words[count:]
    first = replace(line.words[0], text=text_before(line, count).strip())
    label = read_label(first.text, loose=False)
    if label is None or not label.exact or not set(label.fields) & _INSIDE:
        return None
    small = all((first.size or inf) <= _SMALLER * (word.size or 0.0) for word in rest)
    named = heads_name(first.text, rest[0].text)
    # so do letters set apart before a word that is set close
    spread = count > 1 and len(rest[0].text) > 1 and read_label(rest[0].text) is None
    told = small or named or spread or begins_bold(line, count)
    return (label, first.text, line.text.strip().removeprefix(first.text).strip()) if told else None


def begins_bold(line: Line, count: int = 1) -> bool:
    """Whether the first words of a line alone are set in bold type, which sets a label off as a colon does."""
    rest = line.words[count:]
    return bool(rest) and all(w.bold for w in line.words[:count]) and not any(w.bold for w in rest)


def _letters(line: Line) -> int:
    """How many words at the head of a line are the letters of one label: three of 「取 組 名 夜間診療事業」."""
    count = next((n for n, word in enumerate(line.words) if len(word.text) > 1), len(line.words))
    return max(count, 1)


def heads_name(word: str, following: str) -> bool:
    """Whether a word is a label for names by its end (「事業名」, 「事業の名称」), and no label follows it."""
    label = read_label(word, loose=False) if fold(word).endswith(("名", "名称")) else None
    named = label is not None and label.exact and "name" in label.fields
    return named and read_label(following) is None


def _inside(text: str, *, wide: bool = False) -> tuple[Label, str, str] | None:
    """The label at the beginning of a text, its printed form and what follows; None without one.

    In a ``wide`` cell no word is wrapped, so that two letters alone on a line are a label, too.
    """
    for pattern in (_BRACKETED, _COLON, _SPACED):
        match = pattern.match(text)
        if match:
            label = read_label(match[1], loose=pattern is not _SPACED)
            rest = text[match.end() :]
            if label and set(label.fields) & _INSIDE and rest.strip():
                return label, match.group().strip(), rest
    first, _, rest = text.partition("\n")
    label = read_label(first) if not first.rstrip().endswith(_GOES_ON) else None
    if label and rest.strip() and set(label.fields) & _INSIDE:
        least = _LEAST_IN_WIDE if wide and label.exact else _LEAST_ALONE
        return (label, first, rest) if len(fold(first)) >= least else None
    return None


def says_what_they_do(label: Label, rest: str) -> bool:
    """Whether a sentence behind 関係市町村 says what they do: it is a part of a text on roles, and no list."""
    return "municipalities" in label.fields and fold(rest).endswith("。")


def _opens(text: str, *patterns: re.Pattern[str]) -> bool:
    """Whether a text begins with a label of a field that may stand inside a cell, set off by a pattern."""
    for pattern in patterns:
        match = pattern.match(text)
        label = read_label(match[1]) if match else None
        told = match is not None and label is not None and says_what_they_do(label, text[match.end() :])
        if label and set(label.fields) & _INSIDE and not told:
            return True
    return False


def _line_parts(line: Line) -> list[Line]:
    """A line cut before every further word that begins with a label and a colon: 「現状値：5人　目標値：9人」."""
    cuts: list[list[Word]] = []
    for word in line.words:
        if not cuts or (_COLON.match(word.text + "。") and _opens(word.text + "。", _COLON)):
            cuts.append([])
        cuts[-1].append(word)
    if len(cuts) < 2:
        return [line]
    boxes = [Box.around([w.box for w in words if w.box is not None]) for words in cuts]
    texts = [" ".join(w.text for w in words) for words in cuts]
    return [
        replace(line, words=tuple(words), text=text, box=box)
        for words, text, box in zip(cuts, texts, boxes, strict=True)
    ]


def _segments(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Lines cut before every line that begins with a label in brackets, or with a colon where the first does."""
    patterns = (_BRACKETED, _COLON) if lines and _opens(lines[0].text, _COLON) else (_BRACKETED,)
    if _COLON in patterns:
        lines = tuple(part for line in lines for part in _line_parts(line))
    cuts: list[list[Line]] = []
    for line in lines:
        if not cuts or _opens(line.text, *patterns):
            cuts.append([])
        cuts[-1].append(line)
    return [tuple(cut) for cut in cuts]


def prints_own_number(piece: Piece) -> bool:
    """Whether a label of numbers is set off from a number in its own cell, as in 「【番号】1」."""
    if not piece.is_field("number"):
        return False
    match = next((m for p in (_BRACKETED, _COLON, _SPACED) if (m := p.match(piece.text)) is not None), None)
    return match is not None and fold(piece.text[match.end() :]).isdigit()


def split_inside(piece: Piece) -> list[Piece] | None:
    """A cell that prints its own labels as label and value pieces, one pair a label; None where it prints none."""
    chip = on_chip(piece.lines[0]) if piece.lines else None
    if chip is not None:
        return _beside_chip(piece, *chip)
    wide = _is_wide(piece)
    found = _inside(piece.text, wide=wide)
    if found is None or says_what_they_do(*found[::2]):
        return None
    segments = _segments(piece.lines)
    parts: list[Piece] = []
    width = (piece.x1 - piece.x0) / (2 * len(segments))
    for number, lines in enumerate(segments):
        found = _inside("\n".join(line.text for line in lines), wide=wide)
        if found is None:
            return None
        label, printed, rest = found
        left = piece.x0 + 2 * number * width
        # where the label has lines of its own, the value keeps only the others
        own = next((n for n in range(1, len(lines)) if "\n".join(x.text for x in lines[:n]) == printed), 0)
        parts.append(
            replace(
                piece,
                x0=left,
                x1=left + width,
                text=printed.strip("：:■□◆◇●○▶・【】 \u3000"),
                lines=lines[: own or 1],
                role="label",
                label=label,
            )
        )
        parts.append(
            replace(
                piece, x0=left + width, x1=left + 2 * width, text=rest, lines=lines[own:], role="value", label=None
            )
        )
    return parts


def _is_wide(piece: Piece) -> bool:
    """Whether a cell is so wide that its first word cannot have been wrapped."""
    box, line = piece.cell.box, piece.lines[0].box if piece.lines else None
    return box is not None and line is not None and box.width >= _WIDE_EM * line.height


def _beside_chip(piece: Piece, label: Label, word: str, rest: str) -> list[Piece]:
    """The label on a chip and the value behind it, which may go on in further lines."""
    first, *others = piece.lines
    count = _letters(first)
    behind = first.words[count].box
    edge = behind.x0 if behind is not None else (piece.x0 + piece.x1) / 2
    head, tail = (
        replace(first, words=words, text=text, box=Box.around([w.box for w in words if w.box is not None]))
        for words, text in ((first.words[:count], word), (first.words[count:], rest))
    )
    text = "\n".join([rest, *(line.text for line in others)])
    return [
        replace(piece, x1=edge, text=word, lines=(head,), role="label", label=label),
        replace(piece, x0=edge, text=text, lines=(tail, *others), role="value", label=None),
    ]


def split_glued(piece: Piece) -> list[Piece] | None:
    """A value with the next label glued to its end, as value and label; None where nothing is glued."""
    parts = piece.text.rsplit(None, 1)
    if len(parts) < 2 or len(fold(parts[1])) < _LEAST_GLUED:
        return None
    value, word = parts
    label = read_label(word, loose=False) if not value.endswith(_GOES_ON) else None
    if label is None or label.word != fold(word) or not set(label.fields) & _GLUED:
        return None
    if _REMARK.fullmatch(fold(value)):
        return [replace(piece, role="label", label=label)]
    middle = (piece.x0 + piece.x1) / 2
    last = piece.lines[-1:]
    own = len(piece.lines) > 1 and piece.lines[-1].text.strip() == word
    return [
        replace(piece, x1=middle, text=value, lines=piece.lines[:-1] if own else piece.lines),
        replace(piece, x0=middle, text=word, lines=last, role="label", label=label),
    ]
