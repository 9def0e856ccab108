"""Axis, policy field and measure as a document orders them: in its headings, its list of items, its cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from extract.cards.cells.pieces import Piece
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import View, view_of
from extract.family import printed
from extract.frames import pages_of
from extract.outline import numbering, outline
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, bare_axis, is_known_axis
from schemas.labels import read_label, undecorated
from schemas.patterns import lazy_re
from schemas.printed import Document, Grid, Line, Page, Printed

_PARTED = lazy_re(r"(?<=[】〕］\])）〉》])[\s　]*(?=\S)|[（(【［\[＞>―－—–/／:：｜|→⇒]|\s[-・]\s|[\s　]+(?=[①-⑳])")
"""What stands between an axis and a field of it on one line."""
_NUMBERED_LEVEL = lazy_re(r"\D{2,8}?(?:[0-9]{1,2}|[IVX]{1,4}|[一二三四五六七八九十])[.:]?")
"""What an axis is for a plan, with its number: 「圏域の役割Ⅰ」, 「基本方針１」."""
_AXIS_HEAD = lazy_re(
    r"(?P<word>\D{2,10}?)[0-9０-９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ一二三四五六七八九十]{1,2}[\s　.．:：]+(?P<name>\D.+)"
    r"|【(?P<bracketed>[^【】]{2,10})】[\s　]*(?P<named>\S.+)"
)
"""A label for axes with a number or in brackets, before the axis: 「基本目標１　…」, 「【基本目標】…」."""
_NAMED_BEHIND = lazy_re(
    r"^\s*[■□◆◇●○]?\s*(?:(?P<bare>[^\s　：:【】]{2,14}?)(?:[\s　]+|\s*[：:]\s*)|【(?P<bracketed>[^【】]{2,14})】)"
    r"(?P<name>\S.*)$"
)
_SHORTEST_HEAD = 2
"""Words as short as 事業 and 取組 begin other titles too."""
_LONGEST_FIELD = 16
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEVELS = ("axis", "policy_field", "measure")
_GENERAL = frozenset(fold(word) for word in (*AGREEMENT_HEADINGS, *CARD_HEADINGS))


@dataclass(slots=True)
class Taxonomy:
    """Printed axis by folded policy field, and printed policy field by folded measure."""

    axis_of: dict[str, Printed] = field(default_factory=dict)
    field_of: dict[str, Printed] = field(default_factory=dict)

    def add(self, axis: Printed | None, policy_field: Printed | None, measure: Printed | None) -> None:
        """Learns an order that is printed somewhere; what was printed first stays."""
        if policy_field is not None and axis is not None:
            self.axis_of.setdefault(fold(policy_field.text), axis)
        if measure is not None and policy_field is not None:
            self.field_of.setdefault(fold(measure.text), policy_field)


@lru_cache(maxsize=1 << 10)
def axis_name(text: str) -> str | None:
    """The axis that a heading names, without what headings add to it; None for other headings.

    >>> axis_name("生活機能の強化に係る政策分野")
    '生活機能の強化'
    >>> axis_name("圏域マネジメント能力の強化の取組")
    '圏域マネジメント能力の強化'
    >>> axis_name("結びつきの強化に係る政策分野の取組")
    '結びつきの強化'
    >>> axis_name("圏域の役割Ⅰ　圏域全体の経済成長のけん引")
    '圏域全体の経済成長のけん引'
    >>> axis_name("【個票３】　生活機能の強化"), axis_name("個票３　生活機能の強化")
    ('生活機能の強化', '生活機能の強化')
    >>> axis_name("基本目標２　人が集うまち"), axis_name("【基本目標】人が集うまち")
    ('人が集うまち', '人が集うまち')
    >>> axis_name("医療") is None, axis_name("表２　基本目標") is None
    (True, True)
    """
    stripped = text.strip()
    headed = _AXIS_HEAD.fullmatch(stripped)
    label = read_label(headed["word"] or headed["bracketed"], loose=False) if headed is not None else None
    if headed is not None and label is not None and label.exact and label.fields[0] == "axis":
        name = headed["name"] or headed["named"]
        return bare_axis(name) if not any(read_label(word) for word in name.split()[1:]) else None
    words = stripped.split(maxsplit=1)
    if len(words) > 1 and _NUMBERED_LEVEL.fullmatch(fold(words[0]).strip("[]()<>【】〔〕《》")):
        stripped = words[1]
    name = bare_axis(stripped)
    return name if name != stripped or is_known_axis(name) else None


_PATH = lazy_re(r"\s*[＞>›»]\s*")
_NUMBER_BEHIND = lazy_re(
    r"[\s　]+(?:事業)?個票[\s　]*(?:No\.?|№)?[\s　]*(?P<number>[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3}){0,3})$"
)
_WIDE = lazy_re("\N{IDEOGRAPHIC SPACE}| {3,}")


def axis_and_field(text: str) -> tuple[str, str] | None:
    """The axis and the policy field that one line names; None for other lines.

    >>> axis_and_field("１　生活機能の強化　（医療）"), axis_and_field("生活機能の強化　＞　医療")
    (('生活機能の強化', '医療'), ('生活機能の強化', '医療'))
    >>> axis_and_field("【生活機能の強化】　医療")
    ('生活機能の強化', '医療')
    >>> axis_and_field("（１）生活機能の強化に係る政策分野　　① 医療")
    ('生活機能の強化', '医療')
    >>> axis_and_field("生活機能の強化") is None, axis_and_field("圏域の強化・医療") is None
    (True, True)
    """
    found = numbering(text.strip())
    for parted in _PARTED.finditer(bare := (found[1] if found else text).strip()):
        axis, rest = bare[: parted.start()].strip(), bare[parted.end() :].strip().rstrip("）)】］]").strip()
        rest = bare_title(rest) if rest[:1] in _CIRCLED else rest
        known = axis_name(bare_title(axis))
        if known is not None and 2 <= len(rest) <= _LONGEST_FIELD and not rest.endswith("。"):
            return known, rest
    return None


def levels_on_line(text: str) -> tuple[tuple[str, str], ...]:
    """The levels that a line names one behind the other: axis, policy field and measure; empty for other lines.

    What stands behind wide white space is none of them, but the number of the card (個票 1-1) may.

    >>> levels_on_line("生活機能の強化 ＞ 医療 ＞ 夜間診療の維持　連携事業 2")
    (('axis', '生活機能の強化'), ('policy_field', '医療'), ('measure', '夜間診療の維持'))
    >>> levels_on_line("生活機能の強化　＞　医療　＞　夜間診療の維持 個票 1-1-2")[2:]
    (('measure', '夜間診療の維持'), ('number', '1-1-2'))
    >>> levels_on_line("１　生活機能の強化　（医療）"), levels_on_line("出荷 ＞ 加工 ＞ 販売")
    ((('axis', '生活機能の強化'), ('policy_field', '医療')), ())
    """
    *above, last = [part.strip() for part in _PATH.split(text)]
    behind = _NUMBER_BEHIND.search(last)
    name = last[: behind.start()] if behind is not None else _WIDE.split(last)[0]
    known = axis_name(bare_title(above[0])) if len(above) == len(_LEVELS) - 1 and all(above) and name else None
    if known is not None:
        numbers = (("number", behind["number"]),) if behind is not None else ()
        return (*zip(_LEVELS, (known, *above[1:], name), strict=True), *numbers)
    both = axis_and_field(text)
    return tuple(zip(_LEVELS, both, strict=False)) if both is not None else ()


@lru_cache(maxsize=1 << 10)
def bare_title(text: str) -> str:
    """A heading's text without its numbering, the brackets around it, and a general heading glued to its end.

    >>> bare_title("（医療）"), bare_title("1. 生活機能の強化"), bare_title("【協定の内容】")
    ('医療', '生活機能の強化', '協定の内容')
    >>> bare_title("イ 広域観光 形成協定の内容"), bare_title("■　高次の都市機能の集積・強化")
    ('広域観光', '高次の都市機能の集積・強化')
    """
    stripped = undecorated(text.strip()).strip()
    glued = stripped.rsplit(maxsplit=1)
    if len(glued) == 2 and fold(glued[1]) in _GENERAL:
        stripped = glued[0].strip()
    found = numbering(stripped)
    stripped = (found[1] if found else stripped).strip()
    for left, right in (
        ("（", "）"),
        ("(", ")"),
        ("【", "】"),
        ("〈", "〉"),
        ("《", "》"),
        ("＜", "＞"),
        ("「", "」"),
        ("〔", "〕"),
    ):
        if stripped.startswith(left) and stripped.endswith(right) and left not in stripped[1:]:
            return stripped[1:-1].strip()
    return stripped


def name_behind_heading(text: str) -> str | None:
    """The name behind a word that only says that a card follows; None for other lines.

    >>> name_behind_heading("連携事業　夜間診療事業"), name_behind_heading("【個別事業】バスの維持")
    ('夜間診療事業', 'バスの維持')
    >>> name_behind_heading("具体的な取組　1") is None, name_behind_heading("事業　全体の概要") is None
    (True, True)
    """
    match = _NAMED_BEHIND.match(text)
    head = fold(match["bare"] or match["bracketed"]) if match else ""
    if match is None or head not in _GENERAL or len(head) <= _SHORTEST_HEAD:
        return None
    name = match["name"].strip().strip("「」『』")
    return name if len(fold(name)) > 1 and not fold(name)[0].isdigit() and fold(name) not in _GENERAL else None


def levels_of(path: Sequence[Line], pages: Mapping[int, Page]) -> dict[str, Printed]:
    """Axis, policy field and measure from headings, outermost first; empty where no heading names an axis.

    Args:
        path: the headings above something.
        pages: the page of each line by key.
    """
    for position, line in enumerate(path):
        axis = axis_name(bare_title(line.text))
        both = axis_and_field(line.text) if axis is None else None
        if axis is None and both is None:
            continue
        names = both or (axis or "",)
        found = {
            level: printed(pages[line.key], [line], name) for level, name in zip(_LEVELS, names, strict=False)
        }
        for level, below in zip(_LEVELS[len(names) :], path[position + 1 :], strict=False):
            found[level] = printed(pages[below.key], [below], bare_title(below.text))
        return found
    return {}


def _level_columns(view: View) -> tuple[int, list[Piece]] | None:
    """The header row of a list of items and its leading columns axis, field, measure; None for other tables."""
    for row in range(min(3, len(view.rows))):
        heads = [p for p in view.rows[row] if p.role != "blank"]
        leading: list[Piece] = []
        for piece in heads:
            if not piece.is_field(*_LEVELS):
                break
            leading.append(piece)
        if len(leading) >= 2:
            return row, leading
    return None


def _learn_table(taxonomy: Taxonomy, view: View) -> None:
    found = _level_columns(view)
    if found is None:
        return
    row, heads = found
    names = list(_LEVELS) if len(heads) >= 3 else [next(n for n in _LEVELS if p.is_field(n)) for p in heads]
    current: dict[str, Printed] = {}
    first = max(p.last for p in heads) + 1
    for number in range(max(first, row + 1), len(view.rows)):
        for level, (name, head) in enumerate(zip(names, heads, strict=False)):
            cell = next((p for p in view.starting(number) if p.overlap(head.x0, head.x1) > 0.5), None)
            if cell is None or cell.role == "blank":
                continue
            text = bare_title(cell.text)
            current[name] = _narrow(cell, text)
            for lower in names[level + 1 :]:
                current.pop(lower, None)
        taxonomy.add(current.get("axis"), current.get("policy_field"), current.get("measure"))


def _narrow(piece: Piece, text: str) -> Printed:
    place = piece.printed
    return Printed(text, place.page, place.box, place.line, place.method, place.confidence, place.keys)


def taxonomy_of(document: Document, cards: frozenset[int]) -> Taxonomy:
    """Learns the order of a document from its tables that are no cards and from its headings.

    Args:
        document: the document.
        cards: keys of the tables that are cards.
    """
    taxonomy = Taxonomy()
    paths = outline(document)
    pages = pages_of(document)
    for page, item in document.flow:
        if isinstance(item, Grid):
            if item.key not in cards and item.cells:
                _learn_table(taxonomy, view_of([pieces_of(page, item)]))
            levels = levels_of(paths.path(item.key), pages)
            taxonomy.add(levels.get("axis"), levels.get("policy_field"), levels.get("measure"))
    return taxonomy
