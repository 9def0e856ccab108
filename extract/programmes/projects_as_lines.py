"""One project as lines: the lines that name its organization, and which of those below say what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from extract.passage_signs import BULLET
from extract.programmes.columns import column_field
from extract.programmes.heads import body_of
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Line, Page

_FIELDS = ("furigana", "prefecture", "partners", "audience", "category", "summary")
_LABEL = lazy_pattern(
    r"\s*[・○●◎◇◆■□▼▶]?\s*(?:[【［\[〔＜<〈](?P<inside>[^【】［］\[\]〔〕＜＞<>〈〉]{1,14})[】］\]〕＞>〉]\s*[:：]?"
    r"|(?P<before>[^：:。、・\s][^：:。、]{0,11})\s*[:：])\s*(?P<value>.*)"
)
_MARKED = lazy_pattern(r"\s*[・○●◎◇◆■□▼▶]\s*(?P<label>[^。、：:]{1,12})\s*")
_OPENED = lazy_pattern(r"[【［\[][^】］\]]*$")
_DASHED = lazy_pattern(r"\s*－(?=[^－\s])")
_MOST_HEAD_LINES = 8
_FULL_EMS = 2.0
"""A line that ends so near to the right edge goes on below, where nothing else says that it does not."""
_SAME_PITCH = 1.04

Placed = tuple[Page, Line]


@dataclass(slots=True)
class Project:
    """A project.

    Attributes:
        page: where it begins.
        head: the lines that name the organization; a long name with its partners wraps.
        reading: the reading set above it as ruby, if any.
        title: the title of the list.
        category: the line of its category, if any.
        body: the lines below the head.
        fields: the lines of each value with their text, when :meth:`file` has told them.
        unknown: labels that are no column of the output.
    """

    page: Page
    head: list[Line]
    reading: Line | None
    title: Placed
    category: Placed | None
    body: list[Placed] = field(default_factory=list)
    fields: dict[str, list[tuple[Page, Line, str]]] = field(default_factory=dict)
    unknown: list[tuple[Page, Line, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the organization as printed, without number and project."""
        text = "".join(line.text for line in self.head)
        return body_of(text) or text

    @property
    def named(self) -> list[Line]:
        """The lines that name the organization, with the reading above it."""
        return [*([self.reading] if self.reading is not None else []), *self.head]

    def leave(self, line: Line) -> None:
        """Takes a line out of the body: the reading of the name below."""
        self.body = [(page, own) for page, own in self.body if own is not line]

    def file(self, *, by_label: bool) -> None:
        """Files the lines of the body: what stands behind its label, and what goes on in the value above.

        Args:
            by_label: whether a label stands before what the projects of the list do; without one it begins with
                the first item, or below the last value.
        """
        last: str | None = None
        above: Line | None = None
        for page, line in self.body:
            found = labelled(line)
            if found is not None:
                label, value = found
                name = column_field(label)
                last = name if name in _FIELDS and name not in self.fields else None
                if last is not None:
                    self.fields[last] = [(page, line, value)]
                elif name is None:
                    self.unknown.append((page, line, label))
            elif by_label or (last is not None and above is not None and self._goes_on(above, line)):
                if last is not None:
                    self.fields[last].append((page, line, line.text))
            else:
                last = "summary"
                self.fields.setdefault(last, []).append((page, line, line.text))
            above = line
        if not by_label and last is not None and "summary" not in self.fields and len(self.fields[last]) > 1:
            # a project does something: what is below its last value is no rest of that
            self.fields["summary"] = self.fields[last][1:]
            del self.fields[last][1:]

    def _goes_on(self, above: Line, line: Line) -> bool:
        """Whether a line goes on with the value that the line above belongs to, which is full."""
        if BULLET.match(line.text) or _DASHED.match(line.text):
            return False
        if above.box is None or line.box is None:
            return True
        boxes = [own.box for _, own in self.body if own.box is not None]
        em = line.box.height
        pitches = [b.top - a.top for a, b in pairwise(boxes) if 0 < b.top - a.top < 2 * em]
        near = line.box.top - above.box.top <= _SAME_PITCH * min(pitches, default=em)
        return near and above.box.x1 >= max(box.x1 for box in boxes) - _FULL_EMS * em


def labelled(line: Line) -> tuple[str, str] | None:
    """The label that a line begins with and what stands behind it; None for a line without one."""
    found = _LABEL.fullmatch(line.text)
    if found is not None:
        label = found["inside"] or found["before"]
        return (label, found["value"]) if found["inside"] or column_field(label) is not None else None
    alone = _MARKED.fullmatch(line.text)
    return (alone["label"], "") if alone is not None and column_field(alone["label"]) is not None else None


def labels_of(lines: Sequence[Placed]) -> frozenset[str]:
    """The fields that labels before values name among lines."""
    named = (column_field(found[0]) for _, line in lines if (found := labelled(line)) is not None)
    return frozenset(name for name in named if name is not None)


def head_lines(lines: Sequence[Placed], index: int, *, labelled_only: bool) -> int:
    """The number of lines of the head that begins at an index; 0 where none begins.

    Labels stand on the next lines, one of them known; or the head is set off from the text below.
    """
    count = _named_by(lines, index)
    if not count or index + count >= len(lines):
        return 0
    below = lines[index + count : index + count + 2]
    labels = [labelled(line) for _, line in below]
    if labels[0] is not None and any(label is not None and column_field(label[0]) in _FIELDS for label in labels):
        return count
    return count if not labelled_only and _is_set_off(lines[index][1], below[0][1]) else 0


def _named_by(lines: Sequence[Placed], index: int) -> int:
    """How many lines from an index on name an organization, the last closing the bracket of its partners."""
    text = ""
    for count, (_, line) in enumerate(lines[index : index + _MOST_HEAD_LINES], 1):
        text += line.text.strip()
        if body_of(text) is not None:
            return count
        if _OPENED.search(text) is None:
            break
    return 0


def _is_set_off(head: Line, below: Line) -> bool:
    """Whether a head is set in bold or in larger type over a text."""
    if body_of(below.text) is not None or head.size is None or below.size is None:
        return False
    return head.size > _SAME_PITCH * below.size or (head.bold and not below.bold and head.size >= below.size)
