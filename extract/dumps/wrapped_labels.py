"""Labels that their cell has wrapped: one half begins a line, the other begins one of the next lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.dumps.tokens import Recogniser, Token, tokens_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import Label
from schemas.printed import Line

_REACH = 3
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Half:
    """A half of a label at the beginning of a line; ``label`` is what both say, None for the second half."""

    text: str
    label: Label | None

    def tokens(self, line: Line, recognise: Recogniser) -> list[Token]:
        """The tokens of the line; the second half of a label is a remark to it."""
        marker = self.label or Label(("rest",), fold(self.text))
        found = tokens_of(line, lambda text: marker if text == self.text else recognise(text))
        return [replace(token, kind="remark", label=None) if "rest" in token.fields else token for token in found]


def wrapped_labels(lines: Sequence[Line], recognise: Recogniser) -> dict[int, Half]:
    """The halves of wrapped labels by the key of their line.

    Args:
        lines: the lines of a card.
        recognise: says which label a text is.
    """
    found: dict[int, Half] = {}
    firsts = [line.text.split()[0] for line in lines]
    for index, first in enumerate(firsts):
        if lines[index].key in found or len(fold(first)) < _LEAST or recognise(first) is not None:
            continue
        for below in range(index + 1, min(index + 1 + _REACH, len(lines))):
            second = firsts[below]
            if len(fold(second)) < _LEAST or recognise(second) is not None:
                continue
            label = recognise(first + second)
            if label is not None and label.word == fold(first + second):
                found[lines[index].key] = Half(first, label)
                found[lines[below].key] = Half(second, None)
                break
    return found
