"""Markdown, and text with tab-separated tables, as programs make it from Japanese PDFs.

Block level: headings, lists, tables with tabs or pipes, everything else a line. A table ends at a blank line, a
heading or a line without separators. A field is a cell of its own: no spans are guessed, for an empty field after
a label can be an empty value as well as the rest of a wide cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from extract.sources.text.damage import table_damage, text_damage
from extract.sources.text.html_table import HtmlRows, html_rows
from extract.sources.text.inline_markup import TAG, line_of, strip_markup
from schemas.patterns import lazy_pattern
from schemas.printed import Cell, Grid, Line, SourceNote

_HEADING = lazy_pattern(r"^ {0,3}(#{1,6})(?:[ \t\u3000]+(.*?))?(?:[ \t]+#+)?\s*$")
_BULLET = lazy_pattern(r"^\s*[-*+][ \t\u3000]+(?=\S)(.*)$")
_RULE = lazy_pattern(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = lazy_pattern(r"^ {0,3}(?:(=)=+|(-)-+)\s*$")
_FENCE = lazy_pattern(r"^ {0,3}(?:```|~~~)")
_QUOTE = lazy_pattern(r"^ {0,3}>\s?")
_SEPARATOR_FIELD = lazy_pattern(r"^\s*:?-{2,}:?\s*$")
_PIPE = lazy_pattern(r"(?<!\\)\|")
_PAGE_NUMBER_ITEM = lazy_pattern(r"^\s*-\s*\d{1,4}\s*-?\s*$")
_TABLE_TAG = lazy_pattern(r"<\s*table\b", regex.IGNORECASE)


def looks_like_markdown(lines: Sequence[str]) -> bool:
    """Whether the text has headings, lists, tables with separators or tags, judged by its content alone.

    A dump with page breaks is of a printed paper, whose dashes and tags are print.

    >>> looks_like_markdown(["## 令和7年度 懇談会", "本文"])
    True
    >>> looks_like_markdown(["施策名", "連携する事項 政策分野 医療", "- 12 -"])
    False
    """
    score = 0
    paged = any("\f" in line for line in lines)
    for above, line in zip(("", *lines), lines, strict=False):
        if _HEADING.match(line) or (_is_tab_row(line) and _is_tab_row(above)):
            return True
        if TAG.search(line) and not paged:
            return True
        if _is_separator_row(line) and _PIPE.search(above):
            return True
        if line.lstrip().startswith("|") and line.rstrip().endswith("|") and len(_PIPE.findall(line)) > 2:
            score += 1
        item = _BULLET.match(line) and not _PAGE_NUMBER_ITEM.match(line)
        score += bool(item or line.count("**") >= 2) and not paged
    return score >= 2


def _is_tab_row(line: str) -> bool:
    return "\t" in line.strip(" \r\n\f") and not _HEADING.match(line) and bool(line.strip())


def _is_pipe_row(line: str) -> bool:
    return bool(_PIPE.search(line)) and not _HEADING.match(line)


def _pipe_fields(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [part.strip() for part in _PIPE.split(text)]


def _is_separator_row(line: str) -> bool:
    fields = _pipe_fields(line) if "|" in line else line.split("\t")
    return len(fields) > 1 and all(_SEPARATOR_FIELD.match(part) for part in fields)


@dataclass(slots=True)
class _Builder:
    """Collects the flow and hands out keys in reading order."""

    flow: list[Line | Grid] = field(default_factory=list)
    notes: list[SourceNote] = field(default_factory=list)
    next_key: int = 1

    def key(self) -> int:
        self.next_key += 1
        return self.next_key - 1

    def lines(self, text: str, number: int, *, level: int | None = None, bullet: bool = False) -> tuple[Line, ...]:
        made = []
        for part in text.split("\n"):
            if part.strip():
                made.append(line_of(part, number, self.key(), level=level, bullet=bullet))
                self.notes.extend(text_damage(part, number))
        return tuple(made)

    def paragraph(self, text: str, number: int, *, level: int | None = None, bullet: bool = False) -> None:
        self.flow.extend(self.lines(strip_markup(text), number, level=level, bullet=bullet))

    def table(self, rows: Sequence[tuple[int, Sequence[str]]], ruled: int = 0) -> None:
        """A table of (source line, fields) without spans; short rows are filled up to the widest.

        Args:
            rows: the rows with their source lines.
            ruled: the number of columns that a separator row rules, empty ones too; 0 without such a row.
        """
        texts = [(number, [strip_markup(part) for part in fields]) for number, fields in rows]
        filled = max((_last_filled(fields) for _, fields in texts), default=0)
        if not filled:
            return
        width = max(filled, ruled)
        key = self.key()
        cells = []
        for row, (number, fields) in enumerate(texts):
            for column in range(width):
                text = fields[column] if column < len(fields) else ""
                cells.append(Cell(row, column, 1, 1, self.lines(text, number)))
        self.flow.append(Grid(tuple(cells), len(texts), width, number=rows[0][0], key=key))
        self.notes.extend(table_damage(texts))

    def spanned(self, table: HtmlRows, number: int) -> None:
        """A table of HTML, whose spans are told by its markup."""
        key = self.key()
        cells = tuple(
            Cell(c.row, c.column, c.row_span, c.column_span, self.lines(strip_markup(c.text), number + c.line))
            for c in table.cells
        )
        if cells:
            self.flow.append(Grid(cells, table.row_count, table.column_count, number=number, key=key))


def _last_filled(fields: Sequence[str]) -> int:
    return max((index + 1 for index, part in enumerate(fields) if part), default=0)


def _unpaired_stars(lines: Sequence[str]) -> list[str]:
    """Lines without ``**`` that opens on one line and closes on another of the same paragraph."""
    result = list(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].strip():
            continue
        count = sum(lines[i].count("**") for i in range(start, index))
        if count % 2 == 0 and any(lines[i].count("**") % 2 for i in range(start, index)):
            for i in range(start, index):
                result[i] = lines[i].replace("**", "")
        start = index + 1
    return result


def _table_rows(lines: Sequence[str], start: int) -> tuple[int, list[tuple[int, list[str]]], int] | None:
    """The table that begins at ``start``: the index after it, its rows and the number of columns ruled."""
    line = lines[start]
    if _is_tab_row(line):
        is_row, fields = _is_tab_row, _tab_fields
    elif _PIPE.search(line) and (
        (start + 1 < len(lines) and "|" in lines[start + 1] and _is_separator_row(lines[start + 1]))
        or (line.lstrip().startswith("|") and line.rstrip().endswith("|"))
    ):
        is_row, fields = _is_pipe_row, _pipe_fields
    else:
        return None
    end = start
    rows = []
    ruled = 0
    while end < len(lines) and lines[end].strip() and is_row(lines[end]):
        if _is_separator_row(lines[end]):
            ruled = max(ruled, len(fields(lines[end])))
        else:
            rows.append((end + 1, fields(lines[end])))
        end += 1
    return end, rows, ruled


def _tab_fields(line: str) -> list[str]:
    return [part.strip(" \f\r") for part in line.split("\t")]


def _html_table(lines: Sequence[str], start: int) -> tuple[int, str] | None:
    """The lines from a ``<table`` to its end tag, as one text; None where no table begins or it has no end."""
    if not _TABLE_TAG.search(lines[start]):
        return None
    depth = 0
    for index in range(start, len(lines)):
        depth += len(_TABLE_TAG.findall(lines[index])) - lines[index].lower().count("</table")
        if depth <= 0:
            return index + 1, "\n".join(lines[start : index + 1])
    return None


def read_markdown(source: Sequence[str]) -> tuple[tuple[Line | Grid, ...], tuple[SourceNote, ...]]:
    """The flow of lines and tables, and what is damaged in them.

    Args:
        source: the lines of the file without their ends.
    """
    lines = _unpaired_stars([line.replace("\f", "") for line in source])
    builder = _Builder()
    for start, end in _blocks(lines, builder):
        _read_line(lines, start, end, builder)
    return tuple(builder.flow), tuple(builder.notes)


def _blocks(lines: Sequence[str], builder: _Builder) -> Iterator[tuple[int, int]]:
    """Reads the tables; yields (index, index after it) of every other line that is not blank."""
    index = 0
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        tagged = _html_table(lines, index)
        if tagged:
            builder.spanned(html_rows(tagged[1]), index + 1)
            index = tagged[0]
            continue
        table = _table_rows(lines, index)
        if table:
            builder.table(table[1], table[2])
            index = table[0]
            continue
        under = index + 1 < len(lines) and _UNDERLINE.match(lines[index + 1])
        end = index + 2 if under else index + 1
        yield index, end
        index = end


def _read_line(lines: Sequence[str], start: int, end: int, builder: _Builder) -> None:
    line = _QUOTE.sub("", lines[start])
    heading = _HEADING.match(line)
    if heading:
        builder.paragraph(heading.group(2) or "", start + 1, level=len(heading.group(1)))
    elif end - start == 2:
        builder.paragraph(line, start + 1, level=1 if "=" in lines[start + 1] else 2)
    elif _RULE.match(line) or _FENCE.match(line):
        return
    elif (item := _BULLET.match(line)) and not _PAGE_NUMBER_ITEM.match(line):
        builder.paragraph(item.group(1), start + 1, bullet=True)
    else:
        builder.paragraph(line, start + 1)
