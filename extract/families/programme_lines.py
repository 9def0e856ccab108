"""Projects selected in a national programme as lines: an organization's name, below it its values behind labels.

Seen as: a title 「令和5年度 ○○事業 採択団体」, 「■ ○○型」, then 「2 岩手県遠野市（とおのし）「里帰り事業」」 and
below it 「【連携団体】釜石市」, 「【対象者】出身者」, 「【概 要】…」; boxes in two columns with
「2 遠野市（岩手県）」 over 「◆対象者」 and 「◆取組の概要」, whose values stand on the lines below; 「対象者：…」
over what the project does without any label, in items or in running text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from extract.family import Family, Region, printed
from extract.family import keys as line_keys
from extract.memo import once
from extract.outline import heading_text
from extract.passage_signs import BULLET
from extract.programmes.columns import selects_bodies
from extract.programmes.heads import mark_of, names_project
from extract.programmes.overview import is_list_title, is_note
from extract.programmes.projects_as_lines import Placed, Project, head_lines, labelled, labels_of
from extract.programmes.readings import reading_above
from extract.programmes.remarks import without_column
from extract.programmes.surroundings import bare_category, is_legend
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Line, Page, Printed, RawRecord, Reading

_NAME = "programme_lines"
_PRIORITY = 17
"""Before pages that hold a card each, whose values stand below labels, too."""
_SECTION = lazy_pattern(r"\s*[■◆□◇◎【＜<《〈]|\s*[(（]?[0-9０-９]{1,2}[)）.．]\s*\S")
_FEWEST = 3
_LARGER = 1.04


@dataclass(frozen=True, slots=True)
class _Style:
    """How heads of projects are set."""

    mark: str
    size: float

    def fits(self, head: Sequence[Placed]) -> bool:
        """Whether the lines of a head are set as the heads are."""
        size = head[0][1].size or 0.0
        return mark_of(_text(head)) == self.mark and abs(size - self.size) <= self.size / 10


def _text(head: Sequence[Placed]) -> str:
    return "".join(line.text for _, line in head)


@once
def _projects(document: Document) -> tuple[Project, ...]:
    if not any(is_list_title(line) for page in document.pages for line in (*page.furniture, *page.lines)):
        return ()
    found: list[Project] = []
    lists = [(title, lines, _heads(lines)) for title, lines in _lists(document) if selects_bodies(title[1].text)]
    heads = [lines[n : n + count] for _, lines, own in lists for n, count in own.items()]
    if len(heads) < _FEWEST:
        return ()
    first = _Style(mark_of(_text(heads[0])), heads[0][0][1].size or 0.0)
    for title, lines, own in lists:
        if not own:
            continue
        # a page with its own title may hold less projects than tell how heads are set
        at = min(own)
        single = lines[at : at + own[at]]
        style = first if len(own) < _FEWEST else _Style(mark_of(_text(single)), single[0][1].size or 0.0)
        kept = {index: count for index, count in own.items() if style.fits(lines[index : index + count])}
        projects = list(_listed(title, lines, kept))
        for project in projects:
            project.file(by_label="summary" in labels_of(lines))
        found.extend(projects)
    told = tuple(project for project in found if "summary" in project.fields)
    return told if len(told) >= _FEWEST and len(told) * 2 > len(found) else ()


def _heads(lines: Sequence[Placed]) -> dict[int, int]:
    """The number of lines of each head by the index of its first; none where names over items are blocks."""
    labels = labels_of(lines)
    heads: dict[int, int] = {}
    for index in range(len(lines)):
        count = head_lines(lines, index, labelled_only="summary" in labels)
        if count:
            heads[index] = count
    return {} if not labels and _have_items(lines, heads) else heads


def _have_items(lines: Sequence[Placed], heads: Mapping[int, int]) -> bool:
    """Whether bullets begin lines below most heads."""
    ends = [*sorted(heads)[1:], len(lines)]
    texts = [lines[index:end] for index, end in zip(sorted(heads), ends, strict=False)]
    return sum(any(BULLET.match(line.text) for _, line in text[1:]) for text in texts) * 2 > len(texts)


def _lists(document: Document) -> Iterator[tuple[Placed, list[Placed]]]:
    """The lines below each title of a list, up to the next title or table."""
    title: Placed | None = None
    lines: list[Placed] = []
    for page in document.pages:
        running = next((line for line in page.furniture if is_list_title(line)), None)
        if title is None and running is not None:
            title = (page, running)
        for item in page.flow:
            if isinstance(item, Line) and not (is_list_title(item) and _is_as_large(item, title)):
                lines.append((page, item))
                continue
            if title is not None:
                yield title, lines
            title, lines = (page, item) if isinstance(item, Line) else title, []
    if title is not None:
        yield title, lines


def _is_as_large(line: Line, title: Placed | None) -> bool:
    """Whether a line is set no smaller than the title before it: a text names programmes as well."""
    return title is None or (line.size or 0.0) * _LARGER >= (title[1].size or 0.0)


def _listed(title: Placed, lines: Sequence[Placed], heads: Mapping[int, int]) -> Iterator[Project]:
    """The projects of a list; ``heads`` has the number of lines of each head by the index of its first."""
    size = median([line.size or 0.0 for _, line in lines])
    categories: list[Placed] = []
    project: Project | None = None
    rest = 0
    for index, (page, line) in enumerate(lines):
        if rest:
            rest -= 1
        elif index in heads:
            above = (category for category in reversed(categories) if not _stands_below(category, page, line))
            reading = reading_above(line, [*page.furniture, *page.lines])
            if project is not None and reading is not None:
                project.leave(reading)
            head = [own for _, own in lines[index : index + heads[index]]]
            project = Project(page, head, reading, title, next(above, None))
            rest = heads[index] - 1
            yield project
        elif is_note(line) or is_legend(line.text):
            continue
        elif labelled(line) is None and _is_category(line, size, follows=project is not None):
            categories.append((page, line))
            project = None
        elif project is not None:
            project.body.append((page, line))


def _stands_below(category: Placed, page: Page, head: Line) -> bool:
    """Whether a category stands below a head that is read after it: across all columns, with nothing beside it."""
    box = category[1].box
    if category[0] is not page or box is None or head.box is None or box.top < head.box.top:
        return False
    boxes = [line.box for line in page.lines if line is not category[1] and line.box is not None]
    return all(other.bottom <= box.top or other.top >= box.bottom for other in boxes)


def _is_category(line: Line, size: float, *, follows: bool) -> bool:
    """Whether a line heads the projects below it; ``follows`` says whether it could go on in the one above."""
    if line.text.rstrip().endswith(("。", "、")) or len(fold(line.text)) > 40:
        return False
    return not follows or (line.size or 0.0) > _LARGER * size or _SECTION.match(line.text) is not None


def _keys(projects: Sequence[Project]) -> frozenset[int]:
    keys = {line.key for project in projects for line in project.named}
    keys |= {line.key for project in projects for values in project.fields.values() for _, line, _ in values}
    keys |= {project.category[1].key for project in projects if project.category is not None}
    return frozenset(keys | {project.title[1].key for project in projects})


def find(document: Document) -> tuple[Region, ...]:
    """One region: all projects of a document."""
    projects = _projects(document)
    if not projects:
        return ()
    numbers = {id(page): index for index, page in enumerate(document.pages)}
    pages = tuple(sorted({numbers[id(project.page)] for project in projects}))
    return (Region(_NAME, projects[0].head[0].key, pages, frozenset(), _keys(projects)),)


def _record(project: Project) -> RawRecord:
    names = [*([project.reading.text] if project.reading is not None else []), project.name]
    fields: dict[str, Printed] = {"organization": printed(project.page, project.named, "\n".join(names))}
    pages = [project.page.number]
    for name, values in project.fields.items():
        text = "\n".join(text for _, _, text in values if text)
        fields[name] = printed(values[0][0], [line for _, line, _ in values], text)
        pages.append(values[-1][0].number)
    fields["title"] = printed(project.title[0], [project.title[1]])
    if project.category is not None:
        page, line = project.category
        fields.setdefault("category", printed(page, [line], bare_category(heading_text(line))))
    last = max((number for number in pages if number is not None), default=None)
    return RawRecord("model_projects", project.head[0].key, fields, page_start=pages[0], page_end=last)


def read(document: Document, region: Region) -> Reading:  # noqa: ARG001
    """Reads one record a project; a label that is no column of the output gives one remark."""
    projects = _projects(document)
    first = {fold(label): (page, line) for p in reversed(projects) for page, line, label in reversed(p.unknown)}
    remarks = tuple(
        without_column("採択団体の欄", label, printed(page, [line]), "model_projects", kept="本文の一覧")
        for label, (page, line) in first.items()
    )
    # the output has no column for the name of a project: a head with one stays in the running text, too
    named = line_keys(line for project in projects for line in project.head if names_project(line.text))
    return Reading(tuple(map(_record, projects)), _keys(projects) - named, remarks)


FAMILY = Family(_NAME, find, read, _PRIORITY)
