"""Projects selected in a national programme as lines: an organization's name, below it its values behind labels.

Seen as: a title 「令和5年度 ○○事業 採択団体」, 「■ ○○型」, then 「2 岩手県遠野市（とおのし）「里帰り事業」」 and
below it 「【連携団体】釜石市」, 「【対象者】出身者」, 「【概 要】…」; boxes in two columns with
「2 遠野市（岩手県）」 over 「◆対象者」 and 「◆取組の概要」, whose values stand on the lines below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from statistics import median

from extract.family import Family, Region, printed
from extract.family import keys as line_keys
from extract.memo import once
from extract.outline import heading_text
from extract.programmes.columns import column_field, selects_bodies
from extract.programmes.heads import body_of, mark_of, names_project
from extract.programmes.overview import is_list_title, is_note
from extract.programmes.readings import with_reading
from extract.programmes.remarks import without_column
from extract.programmes.surroundings import bare_category, is_legend
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Line, Page, Printed, RawRecord, Reading

_NAME = "programme_lines"
_PRIORITY = 17
"""Before pages that hold a card each, whose values stand below labels, too."""
_FIELDS = ("furigana", "prefecture", "partners", "audience", "category", "summary")
_LABEL = lazy_pattern(
    r"\s*[・○●◎◇◆■□▼▶]?\s*(?:[【［\[〔＜<〈](?P<inside>[^【】［］\[\]〔〕＜＞<>〈〉]{1,14})[】］\]〕＞>〉]\s*[:：]?"
    r"|(?P<before>[^：:。、・\s][^：:。、]{0,11})\s*[:：])\s*(?P<value>.*)"
)
_MARKED = lazy_pattern(r"\s*[・○●◎◇◆■□▼▶]\s*(?P<label>[^。、：:]{1,12})\s*")
_SECTION = lazy_pattern(r"\s*[■◆□◇◎【＜<《〈]|\s*[(（]?[0-9０-９]{1,2}[)）.．]\s*\S")
_FEWEST = 3
_LARGER = 1.04


@dataclass(slots=True)
class _Project:
    """A project: the line that names the organization, and the lines of each value with their text."""

    page: Page
    head: Line
    title: tuple[Page, Line]
    category: tuple[Page, Line] | None
    fields: dict[str, list[tuple[Page, Line, str]]] = field(default_factory=dict)
    unknown: list[tuple[Page, Line, str]] = field(default_factory=list)
    last: str | None = None

    def take(self, page: Page, line: Line) -> None:
        """Files a line: what stands behind its label, or what goes on in the value above."""
        labelled = _labelled(line)
        if labelled is None:
            if self.last is not None:
                self.fields[self.last].append((page, line, line.text))
            return
        label, value = labelled
        name = column_field(label)
        self.last = name if name in _FIELDS and name not in self.fields else None
        if self.last is not None:
            self.fields[self.last] = [(page, line, value)]
        elif name is None:
            self.unknown.append((page, line, label))


def _labelled(line: Line) -> tuple[str, str] | None:
    """The label that a line begins with and what stands behind it; None for a line without one."""
    found = _LABEL.fullmatch(line.text)
    if found is not None:
        label = found["inside"] or found["before"]
        return (label, found["value"]) if found["inside"] or column_field(label) is not None else None
    alone = _MARKED.fullmatch(line.text)
    return (alone["label"], "") if alone is not None and column_field(alone["label"]) is not None else None


@dataclass(frozen=True, slots=True)
class _Style:
    """How heads of projects are set."""

    mark: str
    size: float

    def fits(self, line: Line) -> bool:
        """Whether a line is set as the heads are."""
        size = line.size or 0.0
        return mark_of(line.text) == self.mark and abs(size - self.size) <= self.size / 10


def _is_head(lines: Sequence[tuple[Page, Line]], index: int) -> bool:
    """Whether a line names an organization, with labels on the next lines, one of them known."""
    if body_of(lines[index][1].text) is None or index + 1 >= len(lines):
        return False
    labels = [_labelled(line) for _, line in lines[index + 1 : index + 3]]
    known = [label is not None and column_field(label[0]) in _FIELDS for label in labels]
    return labels[0] is not None and any(known)


@once
def _projects(document: Document) -> tuple[_Project, ...]:
    if not any(is_list_title(line) for page in document.pages for line in (*page.furniture, *page.lines)):
        return ()
    found: list[_Project] = []
    for title, lines in _lists(document):
        if not selects_bodies(title[1].text):
            continue
        heads = [index for index in range(len(lines)) if _is_head(lines, index)]
        if len(heads) < _FEWEST:
            continue
        first = lines[heads[0]][1]
        style = _Style(mark_of(first.text), first.size or 0.0)
        found.extend(_listed(title, lines, {index for index in heads if style.fits(lines[index][1])}))
    told = tuple(project for project in found if "summary" in project.fields)
    return told if len(told) >= _FEWEST and len(told) * 2 > len(found) else ()


def _lists(document: Document) -> Iterator[tuple[tuple[Page, Line], list[tuple[Page, Line]]]]:
    """The lines below each title of a list, up to the next title or table."""
    title: tuple[Page, Line] | None = None
    lines: list[tuple[Page, Line]] = []
    for page in document.pages:
        running = next((line for line in page.furniture if is_list_title(line)), None)
        if title is None and running is not None:
            title = (page, running)
        for item in page.flow:
            if isinstance(item, Line) and not is_list_title(item):
                lines.append((page, item))
                continue
            if title is not None:
                yield title, lines
            title, lines = (page, item) if isinstance(item, Line) else title, []
    if title is not None:
        yield title, lines


def _listed(title: tuple[Page, Line], lines: Sequence[tuple[Page, Line]], heads: set[int]) -> Iterator[_Project]:
    size = median([line.size or 0.0 for _, line in lines])
    categories: list[tuple[Page, Line]] = []
    project: _Project | None = None
    for index, (page, line) in enumerate(lines):
        if index in heads:
            above = (category for category in reversed(categories) if not _stands_below(category, page, line))
            project = _Project(page, line, title, next(above, None))
            yield project
        elif is_note(line) or is_legend(line.text):
            continue
        elif _labelled(line) is None and _is_category(line, size, follows=project is not None):
            categories.append((page, line))
            project = None
        elif project is not None:
            project.take(page, line)


def _stands_below(category: tuple[Page, Line], page: Page, head: Line) -> bool:
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


def _keys(projects: Sequence[_Project]) -> frozenset[int]:
    keys = {project.head.key for project in projects}
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
    return (Region(_NAME, projects[0].head.key, pages, frozenset(), _keys(projects)),)


def _record(project: _Project) -> RawRecord:
    lines = with_reading([project.head], project.page.furniture)
    names = [*(line.text for line in lines[:-1]), body_of(project.head.text) or project.head.text]
    fields: dict[str, Printed] = {"organization": printed(project.page, lines, "\n".join(names))}
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
    return RawRecord("model_projects", project.head.key, fields, page_start=pages[0], page_end=last)


def read(document: Document, region: Region) -> Reading:  # noqa: ARG001
    """Reads one record a project; a label that is no column of the output gives one remark."""
    projects = _projects(document)
    first = {fold(label): (page, line) for p in reversed(projects) for page, line, label in reversed(p.unknown)}
    remarks = tuple(
        without_column("採択団体の欄", label, printed(page, [line]), "model_projects", kept="本文の一覧")
        for label, (page, line) in first.items()
    )
    # the output has no column for the name of a project: a head with one stays in the running text, too
    named = line_keys(project.head for project in projects if names_project(project.head.text))
    return Reading(tuple(map(_record, projects)), _keys(projects) - named, remarks)


FAMILY = Family(_NAME, find, read, _PRIORITY)
