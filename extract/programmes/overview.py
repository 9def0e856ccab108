"""The page that names a programme's categories: a title, and under each category the bodies that were selected.

Seen as: 「令和元年度「○○事業」モデル事業 採択団体（一覧）」 with heads such as 「<★○○型 6団体>」, each over lines
of municipalities; a head over others (「< ○○型 11団体 >」) and notes in between.
"""

from __future__ import annotations

import regex

from extract.memo import once
from extract.programmes.columns import says_selected
from extract.programmes.pieces import pieces
from extract.year_shapes import has_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page
from schemas.vocabulary_programmes import COUNTED_BODIES

_BODIES = "|".join(COUNTED_BODIES)
_MARKS = "★☆◆◇▲△▼▽●○◎◯■□・※"
_WRAPPED = lazy_pattern(r"^\s*[<＜〈《【\[［](?P<inside>.+?)[>＞〉》】\]］]\s*(?P<tail>[(（].*[)）])?\s*$")
_COUNT = lazy_pattern(
    rf"^(?P<name>.*?\S)\s*[(（]?\s*(?P<count>[0-9０-９,，]+\s*(?:{_BODIES}))\s*[)）]?\s*(?:[(（](?:うち|内).*[)）])?$"
)
_NOTE = lazy_pattern(r"^\s*[(（]?\s*(?:※|注|＊|\*)")
_SEPARATORS = lazy_pattern(r"[、，,・/／()（）\s]+")
_PLACE = lazy_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}ヶ々ー]{1,12}[都道府県市区町村]")
_SENTENCE = ("。", "、", "です", "ます")
_LONGEST = 60
_FULL_WIDTH = str.maketrans("()", "（）")


@dataclass(frozen=True, slots=True, eq=False)
class Category:
    """A category of a programme with the number of bodies beside it, as printed; None where no number stands."""

    page: Page
    line: Line
    name: str
    count: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """A list of categories; ``first`` and ``last`` are the keys between which it stands."""

    page: Page
    title: Line
    categories: tuple[Category, ...]
    last: int

    def category(self, text: str) -> Category | None:
        """The category that a text begins with, the longest name first; None where it names none."""
        folded = fold(text).lstrip(_MARKS)
        ranked = sorted(self.categories, key=lambda category: -len(fold(category.name)))
        return next((category for category in ranked if folded.startswith(fold(category.name))), None)

    def numbered(self, number: str) -> Category | None:
        """The category whose name ends with a number in brackets such as 「（1）」; None where none does."""
        wanted = fold(number)
        return next((category for category in self.categories if fold(category.name).endswith(wanted)), None)


def is_list_title(line: Line) -> bool:
    """Whether a line titles a list of what a programme has selected."""
    text = line.text.strip()
    return (
        len(fold(text)) <= _LONGEST
        and not line.bullet
        and not text.startswith(("・", "･"))
        and not text.endswith(_SENTENCE)
        and "。" not in text
        and not _NOTE.match(text)
        and says_selected(text)
        and (has_year(text) or "一覧" in text)
        and not regex.search(r"[0-9０-９]年度?[:：]|[:：]\s*[0-9０-９]", text)
    )


def is_note(line: Line) -> bool:
    """Whether a line is a note, also one in brackets."""
    return _NOTE.match(line.text) is not None


def count_beside(text: str) -> tuple[str, str | None]:
    """A category without brackets and marks around it, and the number of bodies printed beside it.

    >>> count_beside("<★パターン（1）① 16団体（うち①②重複3団体）>")
    ('パターン（1）①', '16団体')
    >>> count_beside("■ゆかり型（6団体）"), count_beside("< パターン（1） >")
    (('ゆかり型', '6団体'), ('パターン（1）', None))
    """
    wrapped = _WRAPPED.match(text)
    inside = (wrapped["inside"] if wrapped else text).strip().lstrip(_MARKS).strip()
    counted = _COUNT.match(inside)
    if counted:
        return counted["name"].strip(), counted["count"].strip()
    return inside, None


def _is_head(line: Line) -> bool:
    text = line.text.strip()
    if not text or len(fold(text)) > _LONGEST or line.bullet or _NOTE.match(text) or text.endswith(_SENTENCE):
        return False
    return _WRAPPED.match(text) is not None or count_beside(text)[1] is not None


def is_place_list(line: Line) -> bool:
    """Whether a line is made of the names of municipalities and prefectures.

    A name at either end may be cut by the end of the line.
    """
    parts = [part for part in _SEPARATORS.split(line.text.strip()) if part]
    whole = parts[1:-1] if len(parts) > 2 else parts
    return (
        bool(whole)
        and all(len(part) <= 14 for part in parts)
        and sum(_PLACE.fullmatch(part) is not None for part in whole) >= 0.8 * len(whole)
    )


def _spelled(name: str, document: Document) -> str:
    """A category as spelled with full-width brackets, where the document prints that too: its lists must agree."""
    full = name.translate(_FULL_WIDTH)
    if full != name and any(isinstance(item, Line) and full in item.text for _, item in document.flow):
        return full
    return name


def _read(document: Document, items: list[tuple[Page, Line]]) -> tuple[list[Category], int]:
    categories: list[Category] = []
    waiting: list[tuple[Page, Line]] = []
    last = items[0][1].key
    for page, line in items[1:]:
        if is_note(line):
            continue
        if is_place_list(line):
            for place, head in waiting:
                name, count = count_beside(head.text)
                categories.append(Category(place, head, _spelled(name, document), count))
            last = line.key
            waiting = []
        elif _is_head(line):
            waiting.append((page, line))
        else:
            waiting = []
    return categories, last


@once
def overviews(document: Document) -> tuple[Overview, ...]:
    """The lists of categories of a document; a head counts only with names of municipalities below it."""
    if not any(isinstance(item, Line) and says_selected(item.text) for _, item in document.flow):
        return ()
    found: list[Overview] = []
    items: list[tuple[Page, Line]] = []

    def close() -> None:
        if len(items) > 1:
            categories, last = _read(document, items)
            if categories:
                found.append(Overview(*items[0], tuple(categories), last))
        items.clear()

    for page, item in pieces(document):
        if isinstance(item, Grid):
            close()
        elif is_list_title(item):
            close()
            items.append((page, item))
        elif items:
            items.append((page, item))
    close()
    return tuple(found)
