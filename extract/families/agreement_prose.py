"""The text of a formation agreement as prose: a heading for what is to be done, and one for each party's part.

Seen as: 「① 地域医療の充実」, 【協定の内容】, then 「ア 取組の内容」, 「イ 甲の役割」, 「ウ 乙の役割」 over
their texts, each on a line of its own, over page breaks too; 「○取組内容：…」 with a label at the head of its
text; parties by their bare names. The headings above tell axis, field and item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from extract.bracketed_fields import bracketed_levels, names_level
from extract.cards.bounds.taxonomy import bare_title, levels_of
from extract.cards.text.heads import entries_of
from extract.family import Family, Region, printed
from extract.frames import pages_of
from extract.line_beginnings import NOTE
from extract.memo import once
from extract.outline import Heading, heading_text, open_heading, outline
from extract.passage_signs import BULLET
from extract.tables.agreement_grid import is_caption, without_caption
from extract.tables.agreement_labels import is_content, is_party, is_role
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import CARD_HEADINGS
from schemas.labels import read_label
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading

_NAME = "agreement_prose"
_PRIORITY = 21
_BARE = fold("内容")
_BRACKETS = "【】()（）[]〔〕:："
_CARD_HEADS = frozenset(fold(word) for word in CARD_HEADINGS)
_NUMBER_BEHIND = lazy_pattern(r"[\s　]*[(（]?(?:[0-9０-９]{1,3}|[①-⑳])[)）]?$")
_SENTENCE_ENDS = ("。", "」", "）", ")")
_LONG = lazy_pattern(r"[^：:]{28}")
"""More than a label, its bullet and its number."""
_ARTICLE = lazy_pattern(r"^\s*(?:第\s*[\p{Nd}一二三四五六七八九十]{1,3}\s*条|[（(]\p{Han}{1,10}[)）]\s*$)")
"""What begins the next article of an agreement: its number, or its title in brackets on a line of its own."""
_FEWEST = 2
_OF_STATE = lazy_pattern(r"\s*(?:国|地方|政府|行政)の")

Placed = tuple[Page, Line]


@dataclass(frozen=True, slots=True, eq=False)
class _Statement:
    """A label, as a line of its own or at the head of one, and the lines of its text.

    Attributes:
        placed: the line with the label.
        label: the label without bullet, numbering and brackets.
        rest: what follows the label on its line; empty where it stands alone.
        texts: the lines below it.
    """

    placed: Placed
    label: str
    rest: str
    texts: list[Placed] = field(default_factory=list)

    @property
    def lines(self) -> list[Placed]:
        """The lines of the text."""
        return [self.placed, *self.texts] if self.rest else self.texts

    @property
    def text(self) -> str:
        """The text as printed, a line each."""
        return "\n".join([*([self.rest] if self.rest else []), *(line.text for _, line in self.texts)])


@dataclass(frozen=True, slots=True, eq=False)
class _Agreement:
    """The statements of one item, and the caption above them, if any."""

    statements: tuple[_Statement, ...]
    caption: Placed | None

    @property
    def lines(self) -> list[Placed]:
        """All lines, in reading order."""
        own = [line for s in self.statements for line in (s.placed, *s.texts)]
        return [self.caption, *own] if self.caption is not None else own

    @property
    def key(self) -> int:
        """The key of the first label."""
        return self.statements[0].placed[1].key


def _label(line: Line) -> str | None:
    """The label that a line is as a whole, without its numbering and brackets; None for other lines."""
    named = _named(line)
    return named[0] if named is not None and not named[1] and not is_party(named[0]) else None


def _named(line: Line) -> tuple[str, str] | None:
    """The label that a line is or begins with, and the text behind its colon; None for lines without one.

    A party's bare name is one, too: it labels its part below what is to be done, and says nothing elsewhere.
    """
    if _LONG.match(line.text) is not None:
        return None
    text = BULLET.sub("", heading_text(line).strip(), count=1)
    head, _, rest = text.partition("：") if "：" in text else text.partition(":")
    label = head.strip()
    label = label.strip(_BRACKETS).strip() if label[:1] in _BRACKETS else label
    known = is_content(label) or is_role(label) or is_party(label)
    return (label, rest.strip()) if known else None


class _Reader:
    """Walks the lines of a document and gathers the statements of each item."""

    def __init__(self, headings: frozenset[int]) -> None:
        self._headings = headings
        self._open: list[_Statement] = []
        self._caption: Placed | None = None
        self._noted = False
        self.found: list[_Agreement] = []

    def take(self, page: Page, item: Line | Grid) -> None:
        """Takes the next line or table."""
        named = _named(item) if isinstance(item, Line) else None
        self._noted = self._noted and named is None
        if isinstance(item, Grid) or (named is None and _ARTICLE.match(item.text) is not None):
            self.close()
            return
        goes_on = named is not None and self._goes_on(named[0])
        if is_caption(item) and named is None:
            self.close()
            self._caption = (page, item)
        elif named is not None and (goes_on or not is_party(named[0])):
            if not goes_on or self._is_caption_only(named[0]):
                caption = self._open[0].placed if self._is_caption_only(named[0]) else self._caption
                self.close()
                self._caption = caption
            self._open.append(_Statement((page, item), *named))
        elif item.key in self._headings or not self._open or self._begins_card(item) or self._is_labelled(item):
            self.close()
        elif self._noted or NOTE.match(item.text) is not None:
            self._noted = True  # a note says something of all items of a page; it may go on in further lines
        else:
            self._open[-1].texts.append((page, item))

    def _is_caption_only(self, label: str) -> bool:
        """Whether 【協定の内容】 heads the labels of an item, of which this is the first, instead of a text."""
        if len(self._open) != 1 or self._open[0].text or is_party(label):
            return False
        return is_caption(self._open[0].placed[1])

    def _is_labelled(self, line: Line) -> bool:
        """Whether a line begins with the mark of the label above it: it is a label, too, but of something else."""
        own, above = (BULLET.match(text) for text in (line.text, self._open[-1].placed[1].text))
        return own is not None and above is not None and own["mark"] == above["mark"]

    def _begins_card(self, line: Line) -> bool:
        """Whether a line behind a whole sentence heads a card, or has the label of its name or number.

        So does the heading of an axis or field that the outline does not know.
        """
        if not self._open[-1].text.rstrip().endswith(_SENTENCE_ENDS):
            return False
        if names_level(line):
            return True
        label = read_label(line.text)
        named = label is not None and label.exact and "name" in label.fields
        said = [entry for entry in entries_of(line)[:1] if entry.values]
        named = named or any({"name", "number"} & {*entry.read.fields} for entry in said)
        return named or fold(_NUMBER_BEHIND.sub("", bare_title(line.text))) in _CARD_HEADS

    def _goes_on(self, label: str) -> bool:
        """Whether a label is one more of the item whose statements are being read: each has its own words."""
        of_party = is_role(label) or is_party(label)
        return bool(self._open) and of_party and all(statement.label != label for statement in self._open)

    def close(self) -> None:
        """Ends the item: what is to be done and at least one party's part, each with a text, are its agreement."""
        statements = tuple(self._open)
        told = len(statements) >= _FEWEST and all(statement.text for statement in statements)
        if told and (_tells_roles(statements) or _tells_parts(statements)):
            self.found.append(_Agreement(statements, self._caption))
        self._open, self._caption = [], None


def _tells_roles(statements: Sequence[_Statement]) -> bool:
    """Whether labels tell parts of parties; the state and all others have parts in a policy (国の役割), too."""
    roles = [statement.label for statement in statements if is_role(statement.label)]
    return bool(roles) and (len(roles) < len(statements) or not any(map(_OF_STATE.match, roles)))


def _tells_parts(statements: Sequence[_Statement]) -> bool:
    """Whether whole sentences stand below what is to be done and below the bare names of the parties.

    Names head other things as well: what an event is about (内容), and how many came from where.
    """
    first, *parts = statements
    of_parties = (
        is_content(first.label) and fold(first.label) != _BARE and all(is_party(part.label) for part in parts)
    )
    return of_parties and all(statement.text.rstrip().endswith(_SENTENCE_ENDS[:2]) for statement in statements)


@once
def _found(document: Document) -> tuple[_Agreement, ...]:
    if document.pages[0].number is None:
        return ()  # the lines of a dump stand in the order in which a program wrote them
    reader = _Reader(frozenset(heading.line.key for heading in outline(document).headings))
    for page, item in document.flow:
        reader.take(page, item)
    reader.close()
    return tuple(reader.found)


def find(document: Document) -> tuple[Region, ...]:
    """One region an agreement, over all the pages that it runs over."""
    index = {id(page): number for number, page in enumerate(document.pages)}
    return tuple(
        Region(
            _NAME,
            found.key,
            tuple(sorted({index[id(page)] for page, _ in found.lines})),
            lines=frozenset(line.key for _, line in found.lines),
        )
        for found in _found(document)
    )


@once
def _paths(document: Document) -> dict[int, tuple[Line, ...]]:
    """The headings above the first label of each agreement, whatever numbering its labels share with them."""
    labels = {s.placed[1].key for found in _found(document) for s in found.statements}
    rest = [h for h in outline(document).headings if _label(h.line) is None and h.line.key not in labels]
    stack: list[Heading] = []
    paths: dict[int, tuple[Line, ...]] = {}
    for found in _found(document):
        while rest and rest[0].line.key < found.key:
            open_heading(stack, rest.pop(0))
        paths[found.key] = tuple(heading.line for heading in stack)
    return paths


def _context(document: Document, found: _Agreement) -> dict[str, Printed]:
    """Axis, policy field and item as the headings above tell them; what none tells is absent."""
    pages = pages_of(document)
    own = {line.key for _, line in found.lines}
    path = [
        replace(line, text=text)
        for line in _paths(document)[found.key]
        if line.key not in own and _label(line) is None and (text := without_caption(line.text))
    ]
    told = levels_of(path, pages)
    if "measure" in told:
        return {"axis": told["axis"], "policy_field": told["policy_field"], "item": told["measure"]}
    names = ("item", "policy_field", "axis")
    fields = {
        name: printed(pages[line.key], [line], bare_title(line.text))
        for name, line in zip(names, reversed(path), strict=False)
    }
    axis = {"axis": told["axis"]} if "axis" in told else {}
    return {**fields, **axis, **bracketed_levels(document, found.key)}


def _text(statement: _Statement) -> Printed:
    """The lines of one text, which a page break may part."""
    page = statement.lines[0][0]
    first = printed(page, [line for own, line in statement.lines if own is page])
    return replace(first, text=statement.text, keys=tuple(line.key for _, line in statement.lines))


def _records(document: Document, found: _Agreement) -> Iterator[RawRecord]:
    context = _context(document, found)
    for statement in found.statements:
        page, line = statement.placed
        label = printed(page, [line], statement.label)
        yield RawRecord("agreements", line.key, {**context, "role_label": label, "text": _text(statement)})


def read(document: Document, region: Region) -> Reading:
    """Reads one record a statement."""
    found = next(found for found in _found(document) if found.key == region.key)
    return Reading(tuple(_records(document, found)), frozenset(line.key for _, line in found.lines))


FAMILY = Family(_NAME, find, read, _PRIORITY)
