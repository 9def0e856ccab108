"""Policy fields that a line in brackets names below the heading of an axis: 「【医療】」 below 「生活機能の強化」.

Such a line has no number and no larger type, so that the outline does not know it. What it names is a field only
below an axis, and only where it heads something: 「【現状】」 over a text is a part of that text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.family import printed
from extract.frames import text_flow
from extract.memo import once
from extract.outline import heading_text, outline
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, bare_axis, is_known_axis
from schemas.labels import read_label, undecorated
from schemas.printed import Document, Grid, Line, Page, Printed
from schemas.vocabulary_headings import GENERAL_ENDINGS, GENERAL_HEADINGS

NO_FIELD = re.compile("事業|取組|取り組み|施策|計画|ビジョン|協定|個票|調書|シート|様式|一覧|資料|概要|について")
"""Words of headings that name something other than a policy field."""
TAG = re.compile(
    "新規|継続|拡充|重点|主要|再掲|改定|改訂|見直し?|終了|完了|廃止|.?案|参考|別紙|個票|取組|事業|様式"
)
"""What a line in brackets says of a card's state or form."""
ONLY_PLACE = re.compile(r"[\u3400-\u9fff々ヶケノ]{1,8}[都道府県市区町村郡]")
_IN_BRACKETS = re.compile(
    r"[【〔［\[〈《＜](?P<field>[^【】〔〕［］\[\]〈〉《》＜＞()（）0-9０-９]{2,12})[】〕］\]〉》＞]"
)
_HEADS = frozenset(fold(word) for word in (*CARD_HEADINGS, *AGREEMENT_HEADINGS))
_GENERAL = frozenset(fold(word) for word in GENERAL_HEADINGS)
_ENDINGS = tuple(fold(word) for word in GENERAL_ENDINGS)
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


@dataclass(frozen=True, slots=True)
class _Axis:
    """The heading of an axis: its line, what it names, and the headings that stand above it."""

    line: Line
    named: Printed
    above: tuple[Line, ...]
    heads: bool

    def holds(self, path: tuple[Line, ...]) -> bool:
        """Whether something with these headings above it stands below the axis."""
        within = path[: len(self.above)] == self.above
        return within and (not self.heads or any(line.key == self.line.key for line in path))


def _axis_of(line: Line) -> str | None:
    text = bare_axis(undecorated(heading_text(line)).strip())
    return text if is_known_axis(text) else None


def _heads(following: Line | Grid | None) -> bool:
    """Whether a line in brackets heads what follows it: a table or a title, no running text."""
    if isinstance(following, Grid):
        return True
    return following is not None and len(following.text) < _SENTENCE and not following.text.endswith("。")


def _general(field: str) -> bool:
    folded = fold(field)
    return folded in _GENERAL or folded.endswith(_ENDINGS)


@once
def _levels(document: Document) -> dict[int, dict[str, Printed]]:
    """Axis and field by the key of every line and table below a field in brackets."""
    flow: list[tuple[Page, Line | Grid]] = list(text_flow(document))
    if not any(isinstance(item, Line) and field_in_brackets(item.text) for _, item in flow):
        return {}
    paths = outline(document)
    heading_keys = {heading.line.key for heading in paths.headings}
    levels: dict[int, dict[str, Printed]] = {}
    axis: _Axis | None = None
    field: Printed | None = None
    for (page, item), (_, following) in zip(flow, [*flow[1:], (None, None)], strict=True):
        path = paths.path(item.key)
        named = _axis_of(item) if isinstance(item, Line) else None
        if isinstance(item, Line) and named is not None:
            axis = _Axis(item, printed(page, [item], named), path, item.key in heading_keys)
            field = None
        elif axis is not None and not axis.holds(path):
            axis = field = None
        elif axis is not None and isinstance(item, Line):
            text = field_in_brackets(item.text)
            if text is not None and not _general(text) and _heads(following):
                field = printed(page, [item], text)
        if axis is not None and field is not None:
            levels[item.key] = {"axis": axis.named, "policy_field": field}
    return levels


def bracketed_levels(document: Document, key: int) -> Mapping[str, Printed]:
    """The fields ``axis`` and ``policy_field`` that a line in brackets below an axis tells; empty without one.

    Args:
        document: the document.
        key: of a line outside tables, or of a table, that stands below both.
    """
    return _levels(document).get(key, {})
