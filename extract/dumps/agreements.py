"""Statements of a formation agreement in a dump: what is to be done, and each party's part in it.

They stand between the heading of the agreement (【協定の内容】) and the card that carries it out. In a dump that
writes all labels of a page first, their texts come among the card's values; the labels left without a text are
therefore handed on to the card below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from extract.cards.bounds.taxonomy import bare_title, levels_of
from extract.dumps.assignment import assign
from extract.dumps.blocks import Block, attach, blocks_of
from extract.dumps.segments import begins_card, is_agreement_mark, mark_of
from extract.dumps.tokens import Token, tokens_of
from extract.family import printed
from extract.outline import Outline
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import Label
from schemas.patterns import lazy_pattern
from schemas.printed import Line, Page, Printed, RawRecord
from schemas.vocabulary_agreements import CONTENT_LABELS

_ROLE = lazy_pattern(r"[^。、]{1,16}?(?:が果たす|の果たす|の)役割")
_CONTENT = frozenset(fold(label) for label in CONTENT_LABELS)
_ABOVE = 2
_LONGEST_TITLE = 45


@dataclass(slots=True, eq=False)
class Agreement:
    """An agreement as read so far.

    Attributes:
        mark: the heading that says that the statements follow.
        labels: the labels of its statements, in reading order.
        texts: the text of each statement found, by index of the label.
        context: axis, policy field and item, as far as headings tell them.
    """

    mark: Line
    labels: list[Token] = field(default_factory=list)
    texts: dict[int, list[Token]] = field(default_factory=dict)
    context: dict[str, Printed] = field(default_factory=dict)

    @property
    def open_labels(self) -> list[Token]:
        """Labels without a text yet."""
        return [label for index, label in enumerate(self.labels) if index not in self.texts]

    def give(self, label: Token, text: Sequence[Token]) -> None:
        """Gives a statement its text."""
        self.texts[self.labels.index(label)] = list(text)


def statement_label(text: str) -> Label | None:
    """The label of a statement that a word is: what is to be done, or a party's part in it.

    >>> statement_label("甲（新庄市）の役割").fields, statement_label("取組の内容").fields
    (('role',), ('content',))
    >>> statement_label("役割分担") is None
    True
    """
    folded = fold(text)
    if folded in _CONTENT:
        return Label(("content",), folded)
    if _ROLE.fullmatch(folded):
        return Label(("role",), folded)
    return None


def agreement_segments(page: Page, headings: frozenset[int]) -> list[tuple[Line, tuple[Line, ...]]]:
    """The headings of agreements with the lines below them, down to the next card, mark or numbered heading.

    Args:
        page: the dump's only page.
        headings: keys of the document's headings.
    """
    lines = page.lines
    found = []
    for index, line in enumerate(lines):
        if not is_agreement_mark(line):
            continue
        end = index + 1
        while end < len(lines) and not (
            mark_of(lines[end])
            or begins_card(lines[end])
            or lines[end].key in headings
            or is_agreement_mark(lines[end])
        ):
            end += 1
        found.append((line, lines[index + 1 : end]))
    return found


def read_agreement(mark: Line, lines: Sequence[Line], widths: Sequence[int]) -> Agreement:
    """The statements whose labels and texts stand together below a heading."""
    tokens = [token for line in lines for token in tokens_of(line, statement_label)]
    agreement = Agreement(mark, [token for token in tokens if token.kind == "label"])
    blocks = blocks_of(tokens, widths)
    scores = [{i: _score(block, label) for i, label in enumerate(agreement.labels)} for block in blocks]
    chosen = assign(scores, len(agreement.labels))
    attach(blocks, frozenset(chosen))
    for index, choice in chosen.items():
        agreement.texts[choice.slot] = blocks[index].tokens
    return agreement


def _score(block: Block, label: Token) -> float:
    if block.direct is not None:
        return 10.0 if block.direct is label else -10.0
    place = 8.0 if label in block.inner else 4.0 if block.before and block.before[-1] is label else 0.0
    return place + (3.0 if block.prose else -5.0)


def context_of(page: Page, mark: Line, structure: Outline) -> dict[str, Printed]:
    """Axis, policy field and item of an agreement from the headings above it, as far as they name them."""
    path = structure.path(mark.key)
    levels = levels_of(path, {line.key: page for line in path})
    if levels:
        return {"item" if name == "measure" else name: value for name, value in levels.items()}
    lines = page.lines
    at = next(index for index, line in enumerate(lines) if line.key == mark.key)
    above = [line for line in lines[max(0, at - _ABOVE) : at] if _is_title(line)]
    names = ("item",) if len(above) == 1 else ("policy_field", "item")
    return {name: printed(page, [line], bare_title(line.text)) for name, line in zip(names, above, strict=False)}


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= _LONGEST_TITLE and not text.endswith("。") and not text.startswith(("※", "＊"))


def agreement_records(page: Page, agreement: Agreement, axis: Printed | None) -> list[RawRecord]:
    """One record a statement that has a text; ``axis`` stands in where no heading names one."""
    records = []
    for index, label in enumerate(agreement.labels):
        if index not in agreement.texts:
            continue
        fields = dict(agreement.context)
        if axis is not None:
            fields.setdefault("axis", axis)
        fields["role_label"] = printed(page, [label.line], label.text)
        tokens = agreement.texts[index]
        lines = list({token.line.key: token.line for token in tokens}.values())
        fields["text"] = printed(page, lines, "\n".join(token.text.strip() for token in tokens))
        records.append(RawRecord("agreements", label.line.key, fields))
    return records
