"""Lines above a card that print fields of it behind their labels: 「施策名　…　番号　②」, 「分野：医療」."""

from __future__ import annotations

import re

from extract.bracketed_fields import ONLY_PLACE
from extract.cards.cells.inside import begins_bold
from extract.cards.cells.name_heads import NUMBER_CELL
from extract.cards.text.heads import entries_of, field_of
from extract.family import printed
from extract.layout.fragments import fragments_of
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import Label, read_label
from schemas.patterns import lazy_re
from schemas.printed import Line, Page, Printed

Said = list[tuple[str, Printed, Printed]]
"""Fields that a line says: the raw field, its label, its value."""

LEVELS = ("axis", "policy_field", "measure")
"""The places of a card in its plan, outermost first."""
LONGEST_NUMBER = 16
"""The number of a card, folded, is no longer."""
TRAILING = lazy_re(
    r"[\s　]+[〔［\[【<＜](?P<label>[^〔〕［］\[\]【】<>＜＞]{2,8})[〕］\]】>＞]\s*(?P<value>[^\s〔【]{1,16})$"
)
"""A field behind a title, its label in brackets."""
_OF_TITLES = frozenset({"name", "number", "measure"})
"""What the label before a title says."""
_LABEL_AND_VALUE = lazy_re(
    r"^\s*[■□◆◇●○]?(?P<open>[【［〔\[])?(?P<label>\S{2,12}?)(?P<mark>\s*[：:】］〕]\s*|\s+)(?P<value>\S.*)$"
)
_MEASURE = lazy_re("(?:基本|主要|連携)?(?:施策|取組)(?:名|項目)?")
_OFFICE = lazy_re(r"[\u3400-\u9fff々ァ-ヶー・ぁ-ん]+[局部庁省][\u3400-\u9fff々ァ-ヶー・ぁ-ん]+[課室]")
"""An office in charge within a larger one; an office alone (集いの場の相談室) may be what an initiative builds."""
_AGREED = lazy_re("(?:形成)?(?:協定|協約)")
_BULLETS = "■□◆◇●○・ 　"
_WIDE_SPACE = lazy_re(r"[\s　]{2,}")
_FIELD = lazy_re(
    r"(?:[(（]?[0-9０-９]{1,2}(?:[-－ー.．][0-9０-９]{1,2})*[)）.．]?[\s　]*)?(?P<field>\S{2,14}?)(?:の?分野)"
)


def fields_on(line: Line, page: Page) -> Said:
    """The fields that a line prints behind labels; empty for other lines."""
    found = [*_field_and_measure(line, page), *_field_behind(line, page)]
    several = _several_labels(line, page)
    return [*found, *(several or number_on(line, page) or _one_label(line, page))]


def is_beside_title(line: Line) -> bool:
    """Whether a line is what bands print beside a title: 岩手県, or the office in charge (社会局福祉課)."""
    text = line.text.strip()
    return ONLY_PLACE.fullmatch(text) is not None or _OFFICE.fullmatch(text) is not None


def says_other_than_name(line: Line, page: Page) -> bool:
    """Whether a line begins with a label of something else than a name: 「政策分野：医療」.

    「施策１：救急医療の確保」 is a title all the same, 「協定項目：救急医療の確保」 none.
    """
    said = _one_label(line, page)
    return any(
        name not in _OF_TITLES or (name == "measure" and _AGREED.match(label.text.lstrip(_BULLETS)) is not None)
        for name, label, _ in said
    )


def number_on(line: Line, page: Page) -> Said:
    """The number of a card behind its label on a line, which may begin with something else; empty without one.

    Behind a label that has its number already stands a title: 「№01　夜間診療事業」.
    """
    match, label = _labelled(line)
    if match is None or label is None or "number" not in label.fields:
        return []
    if NUMBER_CELL.fullmatch(fold(match["label"])) is not None:
        return []
    if not match["mark"].strip() and len(fold(match["value"])) > LONGEST_NUMBER:
        return []
    return [_said("number", match, line, page)]


def _one_label(line: Line, page: Page) -> Said:
    """The field of a card behind its label at the head of a line, set off by a mark."""
    match, label = _labelled(line)
    name = next((n for n in label.fields if n in FIELD_OF_ONE), None) if label is not None else None
    if match is None or name is None:
        return []
    # 「施策名　夜間診療事業」: a word for names says so without a colon, too
    named = name == "name" and fold(match["label"]).endswith("名") and read_label(match["value"]) is None
    return [_said(name, match, line, page)] if match["mark"].strip() or named or begins_bold(line) else []


def _said(name: str, match: re.Match[str], line: Line, page: Page) -> tuple[str, Printed, Printed]:
    text = TRAILING.sub("", match["value"]).strip()
    text = _near(text, line) if name in LEVELS else text
    value = printed(page, [line], text.rstrip("】］〕]") if match["open"] else text)
    return name, printed(page, [line], match["label"].strip()), value


def _near(value: str, line: Line) -> str:
    """A value without what stands far right of it on its line: 「政策分野：観光」 and the office at the end."""
    for fragment in reversed(fragments_of([line])[1:]):
        value = value.removesuffix(fragment.text.strip()).strip() or value
    return value


def _several_labels(line: Line, page: Page) -> Said:
    """The fields of a line with several labels, each before its value; empty for other lines."""
    entries = entries_of(line)
    if len(entries) == 1 or not all(entry.values for entry in entries):
        return []
    return [
        (name, printed(page, [line], entry.label.text), printed(page, [line], entry.values[0].text.strip()))
        for entry in entries
        if (name := field_of(entry.read)) in FIELD_OF_ONE or name == "number"
    ]


def _field_and_measure(line: Line, page: Page) -> Said:
    """Policy field and measure on one line, white space between them: 「（1-1）医療分野　　施策：…」."""
    parts = [part for part in _WIDE_SPACE.split(line.text.strip()) if part]
    match = _LABEL_AND_VALUE.match(parts[-1]) if len(parts) == 2 else None
    named = _FIELD.fullmatch(parts[0]) if match is not None else None
    if match is None or named is None or _MEASURE.fullmatch(fold(match["label"])) is None:
        return []
    field, measure = printed(page, [line], named["field"]), printed(page, [line], match["value"].strip())
    return [("policy_field", field, field), ("measure", measure, measure)]


def _field_behind(line: Line, page: Page) -> Said:
    """The field behind a title, its label in brackets: 「取組１　救急医療　〔分野〕医療」."""
    match = TRAILING.search(line.text)
    label = read_label(match["label"]) if match is not None else None
    if match is None or label is None or not label.exact or label.fields[0] not in LEVELS:
        return []
    return [(label.fields[0], printed(page, [line], match["label"]), printed(page, [line], match["value"]))]


def _labelled(line: Line) -> tuple[re.Match[str] | None, Label | None]:
    """A label with its value on a line: at its head, or behind other words (様式２　整理番号　12)."""
    at = 0
    for n, word in enumerate(line.words):
        at = max(line.text.find(word.text, at), at) if n else 0
        match = _LABEL_AND_VALUE.match(line.text[at:])
        label = read_label(match["label"]) if match else None
        if match and label is not None and label.exact:
            told = match["mark"].strip() or fold(match["label"]).endswith("名") or begins_bold(line)
            first = n == 0 and told
            if first or "number" in label.fields:
                return match, label
        at += len(word.text) if n else 0
    return None, None
