"""Where the cards of a dump begin and end, and which words are labels of their form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.dumps.tokens import Recogniser, is_amount, is_remark, tokens_of
from extract.dumps.wrapped_labels import wrapped_labels
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS
from schemas.labels import Label, is_year, read_label
from schemas.patterns import lazy_pattern
from schemas.printed import Line, Page

_NOTE = lazy_pattern(r"^[\s　]*[※＊]")
_LEAST_STANDING = 15
_LEAST_LABELS = 4
_LEAST_SHARE = 0.25
_LONGEST_TITLE = 45
_MARKS = frozenset(fold(word) for word in (*AGREEMENT_HEADINGS, *CARD_HEADINGS))
_AGREEMENTS = frozenset(fold(word) for word in AGREEMENT_HEADINGS)


@dataclass(frozen=True, slots=True)
class Segment:
    """The lines of one card and the standing notes below it."""

    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()


def card_label(text: str) -> Label | None:
    """The label of a card that a word is; figures, years and words in round brackets are none."""
    if len(text) > 30 or is_amount(text) or is_year(text) or is_remark(text):
        return None
    return read_label(text, loose=False)


def mark_of(line: Line) -> str | None:
    """The heading of an agreement or of a card that a line is, folded and without its brackets or number."""
    text = regex.sub(r"^[【<〈(]|[】>〉)]?[0-9]{0,2}$", "", fold(line.text))
    return text if text in _MARKS else None


def is_agreement_mark(line: Line) -> bool:
    """Whether a line says that the statements of an agreement follow."""
    text = fold(line.text)
    return mark_of(line) in _AGREEMENTS or any(text.endswith(word) and len(text) < 40 for word in _AGREEMENTS)


def begins_card(line: Line) -> bool:
    """Whether a line begins with the label of a card's name."""
    tokens = tokens_of(line, card_label)
    return bool(tokens) and "name" in tokens[0].fields


def card_segments(page: Page) -> list[Segment]:
    """The cards among the lines outside tables, in reading order; empty where the lines hold none.

    A card begins with the label of its name and ends before the next one, before the statements of an agreement,
    or with the notes below its last label.
    """
    lines = page.lines
    standing = _standing(lines)
    starts = [index for index, line in enumerate(lines) if begins_card(line)]
    segments = []
    for start, after in pairwise((*starts, len(lines))) if starts else ():
        end = next((i for i in range(start, after) if is_agreement_mark(lines[i])), after)
        end = _before_titles(lines, start, end) if end < len(lines) and is_agreement_mark(lines[end]) else end
        segment = _trimmed(lines[start:end], standing)
        labels = {
            label for line in segment.lines for token in tokens_of(line, card_label) for label in token.fields
        }
        if len(labels) >= _LEAST_LABELS:
            segments.append(segment)
    return segments


def _before_titles(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of a card without the plain titles, （政策分野） and item, of the agreement that follows it."""
    item = lines[end - 1].text.strip()
    if end - 2 <= start or len(item) > _LONGEST_TITLE or item.endswith("。"):
        return end
    return end - 2 if is_remark(lines[end - 2].text.strip()) else end


def _standing(lines: Sequence[Line]) -> frozenset[str]:
    """Folded sentences that stand on several lines of the document, as notes below every card do."""
    counts = Counter(fold(line.text) for line in lines if _is_sentence(line))
    return frozenset(text for text, count in counts.items() if count > 1)


def _is_sentence(line: Line) -> bool:
    text = line.text.strip()
    return bool(_NOTE.match(text)) or (text.endswith("。") and len(text) >= _LEAST_STANDING)


def _trimmed(lines: Sequence[Line], standing: frozenset[str]) -> Segment:
    """A card without what follows its notes; notes before its last label stay among its lines."""
    last = max(i for i, line in enumerate(lines) if any(t.kind == "label" for t in tokens_of(line, card_label)))

    def is_note(line: Line) -> bool:
        return bool(_NOTE.match(line.text)) or fold(line.text) in standing

    first_note = next((i for i in range(last + 1, len(lines)) if is_note(lines[i])), None)
    if first_note is None:
        own = [line for line in lines if mark_of(line) is None]
        return Segment(tuple(own))
    notes: list[Line] = []
    for line in lines[first_note:]:
        if not is_note(line) and not (notes and not notes[-1].text.rstrip().endswith("。")):
            break
        notes.append(line)
    return Segment(tuple(lines[:first_note]), tuple(notes))


def standing_notes(segments: Sequence[Segment]) -> frozenset[int]:
    """Keys of notes that stand below several cards: they belong to the form and not to the card."""
    lines = [line for segment in segments for line in (*segment.notes, *segment.lines)]
    standing = _standing(lines)
    below = {fold(line.text) for segment in segments for line in segment.notes}
    return frozenset(
        line.key
        for line in lines
        if (text := fold(line.text)) in standing and (_NOTE.match(line.text) or text in below)
    )


def form_recogniser(segments: Sequence[Segment]) -> Recogniser:
    """Recognises the labels that the cards share; a word on few cards only is a value that looks like a label."""
    counts: Counter[str] = Counter()
    for segment in segments:
        whole = {name for line in segment.lines for t in tokens_of(line, card_label) for name in t.fields}
        halves = wrapped_labels(segment.lines, card_label).values()
        counts.update(whole | {name for half in halves if half.label for name in half.label.fields})
    least = _LEAST_SHARE * len(segments) if len(segments) >= 4 else 0

    def recognise(text: str) -> Label | None:
        label = card_label(text)
        return label if label and max(counts[name] for name in label.fields) >= least else None

    return recognise
