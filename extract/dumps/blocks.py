"""Values of a dumped form put together from their lines.

A value that the page's width has wrapped comes as several lines, and in dumps that go row by row its label stands
between them, at half the height of the value. A sentence ends with 。; a paragraph begins with an ideographic
space; a name that fills the whole width goes on in the next line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from extract.dumps.tokens import Token, is_place_list
from schemas.frozen import dataclass
from schemas.glossary import AGREEMENT_PROSE
from schemas.glossary import PROSE_FIELDS as CARD_PROSE
from schemas.patterns import lazy_pattern
from schemas.printed import Line

PROSE_FIELDS = CARD_PROSE | AGREEMENT_PROSE
"""Raw fields whose values are sentences."""

_THINGS = frozenset({"name", "axis", "policy_field", "measure", "municipalities"})
_ITEM = lazy_pattern(r"^[\s　]*[○◯〇【・●]")
_OWNER = lazy_pattern(r"^[\s　]*【[^】]{1,12}】")
_END = ("。", "。」", "。）", "。)")
_VERB = lazy_pattern(r"[うくすつぬむるただ]$")
_LEAST_SENTENCE = 12
_LEAST_ASKED = 16
_LEAST_WRAP = 20
_SLACK = 2
_WIDE = 25
_LONGEST_REST = 15
_BROKEN_OFF = lazy_pattern(r"[のをにはがやとでるなも、・]$")
_PARTICLE = lazy_pattern(r"^(?:と(?:の|$)|の(?=\p{Han})|を|及び|並びに)")
"""What no name begins with; a bullet ・ has a space or a sentence after it."""
_NO_BEGINNING = "ー、。，．）」』】ゃゅょっァィゥェォャュョッ々ぁぃぅぇぉ"
_FURTHER = lazy_pattern(r"^[\s　]*(?:また|あわせて|併せて|なお|さらに|加えて|このほか|そのほか)、?")


@dataclass(slots=True, eq=False)
class Block:
    """A value: text tokens that belong together.

    Attributes:
        tokens: the text, in reading order.
        position: index of its first token among all tokens of the form.
        end: index after its last token.
        inner: labels that stand between its lines.
        direct: the label that stands before it on the same line.
        before: the labels between it and the value before, nearest last.
        after: the label that follows it at once.
    """

    tokens: list[Token]
    position: int
    end: int = 0
    inner: list[Token] = field(default_factory=list)
    direct: Token | None = None
    before: list[Token] = field(default_factory=list)
    after: Token | None = None

    @property
    def text(self) -> str:
        """The printed text, line by line."""
        return "\n".join(token.text for token in self.tokens)

    @property
    def lines(self) -> list[Line]:
        """The printed lines it stands on."""
        return [token.line for token in self.tokens]

    @property
    def prose(self) -> bool:
        """Whether it is made of sentences."""
        text = self.text.rstrip()
        return text.endswith(_END) or (len(text) >= _LEAST_SENTENCE and bool(_VERB.search(text)))

    @property
    def items(self) -> bool:
        """Whether it lists things by owner or bullet."""
        return bool(_ITEM.match(self.tokens[0].text))

    @property
    def indented(self) -> bool:
        """Whether it begins like a paragraph."""
        return self.tokens[0].text.startswith("　") and not self.items


def wrap_widths(texts: Sequence[Sequence[Token]]) -> tuple[int, ...]:
    """The numbers of characters at which the page wraps sentences, ascending; empty without long sentences.

    Args:
        texts: the text tokens of each form, in reading order.
    """
    counts: Counter[int] = Counter()
    for tokens in texts:
        for one, other in pairwise(tokens):
            if other.kind == "text" and not one.text.rstrip().endswith(_END) and len(one.text) >= _LEAST_WRAP:
                counts[len(one.text.strip())] += 1
    least = max(3, sum(counts.values()) // 12)
    return tuple(sorted(length for length, count in counts.items() if count >= least))


def _full(token: Token, widths: Sequence[int]) -> bool:
    """Whether a line is as long as wrapped ones; the names of things are shorter than the widths that count."""
    length = len(token.text.strip())
    return any(width >= _WIDE and abs(width - length) <= _SLACK for width in widths)


def _unfinished(block: Block, widths: Sequence[int]) -> bool:
    last = block.tokens[-1].text.rstrip()
    if last.endswith(_END) or block.items:
        return False
    wants = block.direct or (block.before[-1] if block.before else None)
    first = block.tokens[0].text
    asked = wants is not None and bool(PROSE_FIELDS & set(wants.fields)) and len(first) >= _LEAST_ASKED
    if wants is not None and _THINGS & set(wants.fields):
        # the name of something beside its label goes on only where it plainly breaks off
        return _full(block.tokens[-1], widths) and bool(_BROKEN_OFF.search(last))
    return first.startswith("　") or asked or "、" in last or _full(block.tokens[-1], widths)


def is_next_line(one: Token, other: Token) -> bool:
    """Whether a token stands on the very next line of the file, without a blank one between."""
    return one.line.number is not None and other.line.number == one.line.number + 1


def _continues(block: Block, token: Token, pending: Sequence[Token], widths: Sequence[int]) -> bool:
    if token.text[0] in _NO_BEGINNING and not block.text.rstrip().endswith(_END):
        return True
    if not pending and _PARTICLE.match(token.text) and is_next_line(block.tokens[-1], token):
        return not block.text.rstrip().endswith(_END)
    if not pending and block.text.count("（") > block.text.count("）") and "）" in token.text:
        return True
    if is_place_list(token.text) != is_place_list(block.tokens[-1].text):
        return False
    fresh = token.text.startswith("　")
    item = bool(_ITEM.match(token.text))
    last = block.tokens[-1]
    between = {name for label in pending for name in label.fields}
    if block.items:
        listed = "projects" in between or not pending
        owner = bool(_OWNER.match(block.tokens[0].text))
        if item:
            return listed or (owner and "subsidy" not in between and len(pending) == 1)
        rest = len(token.text) <= _LONGEST_REST and not token.text.rstrip().endswith(_END)
        wrapped = (rest and _full(last, widths)) or last.text.count("（") > last.text.count("）")
        return not pending and (token.text.startswith("　　") or (wrapped and not fresh))
    if item and (pending or not token.text.startswith("・") or not _unfinished(block, widths)):
        return False
    if pending:
        # a label at half the height of its value: one label only, and it asks for sentences
        if len(pending) != 1 or not between & PROSE_FIELDS:
            return False
        if block.tokens[-1].text.rstrip().endswith(_END):
            return bool(_FURTHER.match(token.text))
        return not fresh and _unfinished(block, widths)
    if _unfinished(block, widths):
        return not fresh
    return block.prose and fresh


def attach(blocks: Sequence[Block], taken: frozenset[int]) -> None:
    """Further paragraphs that no label asks for are added to the value just before them.

    Args:
        blocks: in reading order; those added to another one are left without tokens.
        taken: indices of the blocks that are a label's value.
    """
    for index in range(len(blocks) - 1, 0, -1):
        block, above = blocks[index], blocks[index - 1]
        if index in taken or block.before or not (above.prose and block.prose):
            continue
        if above.end == block.position:
            above.tokens.extend(block.tokens)
            above.end = block.end
            block.tokens = []


def blocks_of(tokens: Sequence[Token], widths: Sequence[int]) -> list[Block]:
    """The values among the tokens of a form, in reading order, each with the labels around it.

    Args:
        tokens: all tokens of the form.
        widths: lengths at which sentences are wrapped, from :func:`wrap_widths`.
    """
    blocks: list[Block] = []
    current: Block | None = None
    pending: list[Token] = []
    for position, token in enumerate(tokens):
        if token.kind == "label":
            pending.append(token)
        elif token.kind == "text":
            if current is not None and _continues(current, token, pending, widths):
                current.tokens.append(token)
                current.end = position + 1
                current.inner.extend(pending)
                pending = []
                continue
            if current is not None and pending:
                current.after = pending[0]
            direct = pending[-1] if pending and pending[-1].line is token.line else None
            current = Block([token], position, position + 1, direct=direct, before=pending)
            pending = []
            blocks.append(current)
        elif token.kind != "remark":
            if current is not None and pending:
                current.after = pending[0]
            current = None
            # figures answer the labels before them; what follows has to be told by other signs
            pending = [] if token.kind in ("figure", "year", "note") else pending
    if current is not None and pending:
        current.after = pending[0]
    return blocks
