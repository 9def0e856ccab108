"""Policy fields that a line in brackets names below the heading of an axis: 「【医療】」 below 「生活機能の強化」.

Such a line has no number and no larger type, so that the outline does not know it. What it names is a field only
below an axis, and only where it heads something: 「【現状】」 over a text is a part of that text. Where the items
below the fields are numbered as the axes are, the outline does not know the axis any more either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extract.family import printed
from extract.frames import text_flow
from extract.memo import once
from extract.outline import heading_text, outline
from schemas.folding import fold, unify
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, bare_axis, is_known_axis
from schemas.labels import read_label, undecorated
from schemas.patterns import lazy_re
from schemas.printed import Document, Grid, Line, Page, Printed
from schemas.vocabulary_headings import GENERAL_ENDINGS, GENERAL_HEADINGS

NO_FIELD = lazy_re("事業|取組|取り組み|施策|計画|ビジョン|協定|個票|調書|シート|様式|一覧|資料|概要|役割|について")
"""Words of headings that name something other than a policy field."""
TAG = lazy_re("新規|継続|拡充|重点|主要|再掲|改定|改訂|見直し?|終了|完了|廃止|.?案|参考|別紙|個票|取組|事業|様式")
"""What a line in brackets says of a card's state or form."""
ONLY_PLACE = lazy_re(r"[\u3400-\u9fff々ヶケノ]{1,8}[都道府県市区町村郡]")
_IN_BRACKETS = lazy_re(
    r"[【〔［\[〈《＜](?P<field>[^【】〔〕［］\[\]〈〉《》＜＞()（）0-9０-９]{2,12})[】〕］\]〉》＞]"
)
_HEADS = frozenset(fold(word) for word in (*CARD_HEADINGS, *AGREEMENT_HEADINGS))
_GENERAL = frozenset(fold(word) for word in GENERAL_HEADINGS)
_ENDINGS = tuple(fold(word) for word in GENERAL_ENDINGS)
_KANJI_NUMBER = lazy_re(r"^\s*[（(][一二三四五六七八九十]{1,2}[)）]")
"""A number of headings that the outline does not know, for texts refer to paragraphs so, too."""
_MARKED = "marked"
_FEWEST_COLUMNS = 2
_LONGEST_MARKED = 14
"""Letters of a field with a mark before it."""
_DIGITS = lazy_re(r"[^0-9]?([0-9]{1,2})")
_SENTENCE = 30
"""So many characters are a text and no title."""


def field_in_brackets(text: str) -> str | None:
    """The policy field that a line in brackets can name; None for other lines and for known labels.

    >>> field_in_brackets("【医療】"), field_in_brackets("[地域公共交通]")
    ('医療', '地域公共交通')
    >>> [field_in_brackets(text) for text in ("医療", "【協定の内容】", "【新規】", "【飯田市】", "【事業費】")]
    [None, None, None, None, None]
    """
    match = _IN_BRACKETS.fullmatch(text.strip())
    if match is None:
        return None
    field = match["field"]
    if NO_FIELD.search(field) or TAG.fullmatch(field) or ONLY_PLACE.fullmatch(field):
        return None
    return field if read_label(field) is None and fold(field) not in _HEADS else None


def axis_in(line: Line) -> str | None:
    """The known axis that a line names and nothing else; None for other lines."""
    text = bare_axis(_KANJI_NUMBER.sub("", undecorated(heading_text(line))).strip())
    return text if is_known_axis(text) else None


def names_level(line: Line) -> bool:
    """Whether a line names a known axis, or in brackets what can be a field, and nothing else."""
    return axis_in(line) is not None or field_in_brackets(line.text) is not None


def _marked(line: Line) -> str | None:
    """What a short line with a mark before it says; None for other lines."""
    text = undecorated(line.text.strip()).strip()
    marked = text != line.text.strip() and 1 < len(text) <= _LONGEST_MARKED and read_label(text) is None
    return text if marked and not NO_FIELD.search(text) and not TAG.fullmatch(text) else None


def _heads(following: Line | Grid | None) -> bool:
    """Whether a line in brackets heads what follows it: a table or a title, no running text."""
    if isinstance(following, Grid):
        return True
    return following is not None and len(following.text) < _SENTENCE and not following.text.endswith("。")


def _general(field: str) -> bool:
    folded = fold(field)
    return folded in _GENERAL or folded.endswith(_ENDINGS)


class _Walk:
    """Which axis and field hold for what stands below them, line by line."""

    def __init__(self, document: Document) -> None:
        self._outline = outline(document)
        self._styles = {heading.line.key: heading.style[0] for heading in self._outline.headings}
        self._axis: Line | None = None
        self._named: Printed | None = None
        self._above: tuple[Line, ...] = ()
        self._style: str | None = None
        self._fields: str | None = None
        self._numbered: Printed | None = None
        self._bracketed: Printed | None = None
        self._item = 0
        self._has_items = False
        self._marked: Printed | None = None

    def step(self, page: Page, item: Line | Grid, following: Line | Grid | None) -> dict[str, Printed]:
        """The levels of a line or table; empty where it stands below no such field."""
        path = self._outline.path(item.key)
        named = axis_in(item) if isinstance(item, Line) else None
        if isinstance(item, Line) and named is not None:
            self._open(page, item, named, path)
        elif self._axis is not None and isinstance(item, Line):
            self._below(page, item, path, following)
        elif self._axis is not None and not self._holds(path):
            self._axis = None
        hidden = self._item > 0 or (self._style is None and self._has_items)
        field = self._bracketed or (self._numbered if hidden else None)
        if self._axis is None or self._named is None:
            return {}
        if field is not None:
            return {"axis": self._named, "policy_field": field}
        return {_MARKED: self._marked} if self._marked is not None and isinstance(item, Grid) else {}

    def step_over(self, page: Page, grid: Grid) -> None:
        """Takes the titles over the whole width of a table: what they name goes on below it."""
        for line in _titles(grid):
            named, field = axis_in(line), field_in_brackets(line.text)
            if named is not None:
                self._open(page, line, named, self._outline.path(grid.key))
            elif field is not None and self._axis is not None and not _general(field):
                self._bracketed = printed(page, [line], field)

    def _open(self, page: Page, line: Line, name: str, path: tuple[Line, ...]) -> None:
        # the headings below an axis that is none itself are open still
        before = self._axis.key if self._axis is not None else None
        self._above = tuple(h for h in path if before is None or h.key < before)
        self._axis, self._named, self._style = line, printed(page, [line], name), self._styles.get(line.key)
        self._fields, self._numbered, self._bracketed, self._item = None, None, None, 0
        self._has_items = False

    def _holds(self, path: tuple[Line, ...]) -> bool:
        """Whether something with these headings above it stands below the axis."""
        within = path[: len(self._above)] == self._above
        heads = self._style is None or self._item > 0
        return within and (heads or any(self._axis is not None and line.key == self._axis.key for line in path))

    def _below(self, page: Page, line: Line, path: tuple[Line, ...], following: Line | Grid | None) -> None:
        style = self._styles.get(line.key)
        if style is not None and style == self._style and path[: len(self._above)] == self._above:
            # 「(1) 夜間診療の維持」 below 「ア　医療」 below 「(1) 生活機能の強化」: items begin with one again
            number = _number_of(line)
            follows = number == 1 or (self._item > 0 and number == self._item + 1)
            self._item = number if follows and self._numbered is not None else 0
        if not self._holds(path):
            self._axis = None
            return
        text = field_in_brackets(line.text)
        marked = _marked(line) if isinstance(following, Grid) and self._numbered is None else None
        self._marked = printed(page, [line], marked) if marked is not None else None
        if text is not None and not _general(text) and _heads(following):
            self._bracketed = printed(page, [line], text)
        elif style is not None and style != self._style and self._fields in (None, style):
            self._fields, self._numbered, self._has_items = style, printed(page, [line], heading_text(line)), False
        elif style is not None:
            self._has_items = self._numbered is not None


def _number_of(line: Line) -> int:
    """The number before a heading; 0 where it has another kind of number."""
    found = _DIGITS.match(unify(line.text))
    return int(found[1]) if found is not None else 0


@once
def _levels(document: Document) -> dict[int, dict[str, Printed]]:
    """Axis and field by the key of every line and table below a field in brackets, or one that items hide."""
    flow: list[tuple[Page, Line | Grid]] = list(text_flow(document))
    if not any(axis_in(line) is not None for _, item in flow for line in _titles(item)):
        return {}
    walk = _Walk(document)
    levels: dict[int, dict[str, Printed]] = {}
    for (page, item), below in zip(flow, [*(item for _, item in flow[1:]), None], strict=True):
        levels[item.key] = walk.step(page, item, below)
        if isinstance(item, Grid):
            walk.step_over(page, item)
    return {key: told for key, told in levels.items() if told}


def _titles(item: Line | Grid) -> Iterable[Line]:
    """The lines that may be headings: a line by itself, and what a table prints over its whole width."""
    if isinstance(item, Line):
        return (item,)
    return (
        line
        for cell in item.cells
        if cell.column_span >= max(item.column_count, _FEWEST_COLUMNS)
        for line in cell.lines
    )


def bracketed_levels(document: Document, key: int) -> Mapping[str, Printed]:
    """The fields ``axis`` and ``policy_field`` as the headings of an axis and below it tell them.

    Empty where no line in brackets tells the field, and the outline tells what numbered headings do.

    Args:
        document: the document.
        key: of a line outside tables, or of a table, that stands below both.
    """
    told = _levels(document).get(key, {})
    return told if _MARKED not in told else {}


def field_of_list(document: Document, key: int) -> Printed | None:
    """The field of a list of initiatives: in brackets, or on a line with a mark right above the list.

    Above the text of an agreement a mark sets off its item. None where no line below an axis tells the field.
    """
    told = _levels(document).get(key, {})
    return told.get("policy_field") or told.get(_MARKED)
