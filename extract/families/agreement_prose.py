"""The text of a formation agreement as prose: a heading for what is to be done, and one for each party's part.

Seen as: 「① 地域医療の充実」, 【協定の内容】, then 「ア 取組の内容」, 「イ 甲の役割」, 「ウ 乙の役割」 over
their texts, each on a line of its own, over page breaks too. The headings above tell axis, field and item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cards.bounds.taxonomy import bare_title, levels_of
from extract.family import Family, Region, printed
from extract.frames import pages_of
from extract.memo import once
from extract.outline import Heading, heading_text, open_heading, outline
from extract.tables.agreement_grid import is_caption, without_caption
from extract.tables.agreement_lists import is_role
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import CARD_HEADINGS
from schemas.labels import read_label
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading
from schemas.vocabulary_agreements import CONTENT_LABELS

_NAME = "agreement_prose"
_PRIORITY = 21
_CONTENT = frozenset(fold(label) for label in CONTENT_LABELS)
_BRACKETS = "【】()（）[]〔〕:："
_CARD_HEADS = frozenset(fold(word) for word in CARD_HEADINGS)
_NUMBER_BEHIND = lazy_pattern(r"[\s　]*[(（]?(?:[0-9０-９]{1,3}|[①-⑳])[)）]?$")
_SENTENCE_ENDS = ("。", "」", "）", ")")
_LONGEST_LABEL = 24
_ARTICLE = lazy_pattern(r"^\s*(?:第\s*[\p{Nd}一二三四五六七八九十]{1,3}\s*条|[（(]\p{Han}{1,10}[)）]\s*$)")
"""What begins the next article of an agreement: its number, or its title in brackets on a line of its own."""
_FEWEST = 2

Placed = tuple[Page, Line]


@dataclass(frozen=True, slots=True, eq=False)
class _Statement:
    """A label on a line of its own, and the lines of its text."""

    label: Placed
    texts: tuple[Placed, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Agreement:
    """The statements of one item, and the caption above them, if any."""

    statements: tuple[_Statement, ...]
    caption: Placed | None

    @property
    def lines(self) -> list[Placed]:
        """All lines, in reading order."""
        own = [line for s in self.statements for line in (s.label, *s.texts)]
        return [self.caption, *own] if self.caption is not None else own

    @property
    def key(self) -> int:
        """The key of the first label."""
        return self.statements[0].label[1].key


def _label(line: Line) -> str | None:
    """The label that a line is as a whole, without its numbering and brackets; None for other lines."""
    if len(line.text) > _LONGEST_LABEL:
        return None
    text = heading_text(line).strip().strip(_BRACKETS).strip()
    return text if fold(text) in _CONTENT or is_role(text) else None


class _Reader:
    """Walks the lines of a document and gathers the statements of each item."""

    def __init__(self, headings: frozenset[int]) -> None:
        self._headings = headings
        self._open: list[tuple[Placed, list[Placed]]] = []
        self._caption: Placed | None = None
        self.found: list[_Agreement] = []

    def take(self, page: Page, item: Line | Grid) -> None:
        """Takes the next line or table."""
        if isinstance(item, Grid) or _ARTICLE.match(item.text) is not None:
            self.close()
            return
        label = _label(item)
        if is_caption(item) and (label is None or not self._goes_on(label)):
            self.close()
            self._caption = (page, item)
        elif label is not None:
            if not self._goes_on(label):
                caption = self._caption
                self.close()
                self._caption = caption
            self._open.append(((page, item), []))
        elif item.key in self._headings or not self._open or self._begins_card(item):
            self.close()
        else:
            self._open[-1][1].append((page, item))

    def _begins_card(self, line: Line) -> bool:
        """Whether a line behind a whole sentence heads a card, or is the label of its name."""
        texts = self._open[-1][1]
        if not texts or not texts[-1][1].text.rstrip().endswith(_SENTENCE_ENDS):
            return False
        label = read_label(line.text)
        named = label is not None and label.exact and "name" in label.fields
        return named or fold(_NUMBER_BEHIND.sub("", bare_title(line.text))) in _CARD_HEADS

    def _goes_on(self, label: str) -> bool:
        """Whether a label is one more of the item whose statements are being read: each has its own words."""
        return bool(self._open) and is_role(label) and all(_label(line) != label for (_, line), _ in self._open)

    def close(self) -> None:
        """Ends the item: what is to be done and at least one party's part, each with a text, are its agreement."""
        statements = tuple(_Statement(label, tuple(texts)) for label, texts in self._open if texts)
        roles = sum(is_role(_label(s.label[1]) or "") for s in statements)
        if len(statements) == len(self._open) >= _FEWEST and roles:
            self.found.append(_Agreement(statements, self._caption))
        self._open, self._caption = [], None


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
    rest = [h for h in outline(document).headings if _label(h.line) is None]
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
    return fields | ({"axis": told["axis"]} if "axis" in told else {})


def _text(lines: Sequence[Placed]) -> Printed:
    """The lines of one text, which a page break may part."""
    page = lines[0][0]
    first = printed(page, [line for own, line in lines if own is page])
    return replace(
        first, text="\n".join(line.text for _, line in lines), keys=tuple(line.key for _, line in lines)
    )


def _records(document: Document, found: _Agreement) -> Iterator[RawRecord]:
    context = _context(document, found)
    for statement in found.statements:
        page, line = statement.label
        label = printed(page, [line], _label(line))
        yield RawRecord("agreements", line.key, {**context, "role_label": label, "text": _text(statement.texts)})


def read(document: Document, region: Region) -> Reading:
    """Reads one record a statement."""
    found = next(found for found in _found(document) if found.key == region.key)
    return Reading(tuple(_records(document, found)), frozenset(line.key for _, line in found.lines))


FAMILY = Family(_NAME, find, read, _PRIORITY)
