"""Text dumps: from the bytes of a text file to a document of one page without positions.

The format is told by the content and not by the file's suffix: a dump with tab-separated tables, headings or tags
goes to :mod:`extract.sources.text.markdown`. In a plain dump every printed line stays a line, with the spaces it
was printed with, for a dump of a table has nothing else to tell its columns by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.sources.spaced.tables import flow_lines, with_tables
from extract.sources.text.damage import text_damage
from extract.sources.text.encoding import Decoded, decode_text
from extract.sources.text.inline_markup import line_of
from extract.sources.text.markdown import looks_like_markdown, read_markdown
from schemas.folding import unify
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, SourceNote

_LINE_END = lazy_pattern(r"\r\n|\r|\n")
_PAGE_BREAK = "\f"
_BLANK = " \t\r\n\f\v\xa0\u200b\ufeff\u3000"
_PAGE_NUMBER = lazy_pattern(r"^[\-‐－―ー–—− ]*[0-9０-９]{1,4}[\-‐－―ー–—− ]*$|^[Pp]\.?\s*[0-9]{1,4}$")
_DECORATED = lazy_pattern(r"^[\-‐－―–—−]\s*[0-9０-９]{1,4}\s*[\-‐－―–—−]$")
_BARE_NUMBER = lazy_pattern(r"[0-9０-９]{1,3}")
_GAP = 3
_LEAST_PAGE = 10
_LEAST_PAGES = 4
_LEAST_STRUCK = 4
_STRUCK_SHARE = 0.03
_MOST_STRUCK = 4
_LETTER = lazy_pattern(r"[\p{L}]")
_DIGITS = lazy_pattern(r"[0-9０-９]+")
_GAPS = lazy_pattern(r"\S {2,}\S")
_LEAST_RUNNING = 4
_RUNNING_SHARE = 0.5


def _is_page_number(lines: Sequence[str], index: int) -> bool:
    """Whether a line of digits is a page's number: it stands at a page break or apart from everything else."""
    text = lines[index].strip(_BLANK)
    if not _PAGE_NUMBER.match(text):
        return False
    if _DECORATED.match(text) or lines[index].startswith(_PAGE_BREAK):
        return True
    before, after = index - 1, index + 1
    while before >= 0 and not lines[before].strip(_BLANK) and _PAGE_BREAK not in lines[before]:
        before -= 1
    while after < len(lines) and not lines[after].strip(_BLANK) and _PAGE_BREAK not in lines[after]:
        after += 1
    at_break = after >= len(lines) or lines[after].startswith(_PAGE_BREAK)
    at_break = at_break or (before >= 0 and not lines[before].strip(_BLANK) and _PAGE_BREAK in lines[before])
    return at_break or index - before > _GAP or after - index > _GAP


def _numbered_in_order(lines: Sequence[str]) -> frozenset[int]:
    """Lines that number the pages of a dump without page breaks: 1, 2, 3 … with a page of text between them."""
    found = [
        (index, int(unify(text)))
        for index, text in enumerate(line.strip(_BLANK) for line in lines)
        if _BARE_NUMBER.fullmatch(text)
    ]
    best: list[int] = []
    for start, (index, number) in enumerate(found):
        if index in best:
            continue
        chain, last = [index], number
        for later, value in found[start + 1 :]:
            if value == last + 1 and later - chain[-1] >= _LEAST_PAGE:
                chain.append(later)
                last = value
        if len(chain) > len(best):
            best = chain
    return frozenset(best) if len(best) >= _LEAST_PAGES else frozenset()


def _running(lines: Sequence[str]) -> frozenset[int]:
    """Lines that stand at the top or the foot of most pages of a dump with page breaks, but for their figures."""
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if _PAGE_BREAK in line:
            pages.append([])
        if line.strip(_BLANK):
            pages[-1].append(index)
    edges = [(page[0], page[-1]) for page in pages if page]
    told = {
        index: _DIGITS.sub("0", lines[index].strip(_BLANK))
        for edge in edges
        for index in edge
        if not _GAPS.search(lines[index].strip(_BLANK))
    }
    often = Counter(told.values())
    least = max(_LEAST_RUNNING, _RUNNING_SHARE * len(edges))
    return frozenset(index for index, text in told.items() if often[text] >= least and _LETTER.search(text))


def _without_second_strike(lines: Sequence[str]) -> list[str]:
    """The lines of a dump in which bold words are printed once: a face that is struck twice comes out twice.

    What stands at the end of a line begins the next one again (「施策名」「施策名 診療事業」「診療事業」). Only
    where a dump does so again and again; a figure that stands alone below the same figure is another one.
    """
    result = list(lines)
    words = [line.split() for line in lines]
    again = sum(
        0 < (count := _overlap(above, below)) < len(below) and _has_letter(below[:count])
        for above, below in pairwise(words)
    )
    if again < max(_LEAST_STRUCK, _STRUCK_SHARE * sum(map(bool, words))):
        return result
    last, chained = 0, False
    for index in range(1, len(lines)):
        count = _overlap(words[last], words[index])
        if count and (chained or count < len(words[index]) or _has_letter(words[index][:count])):
            words[last] = [*words[last], *words[index][count:]]
            result[last] = " ".join([result[last].rstrip(_BLANK), *words[index][count:]])
            result[index], chained = "", True
        else:
            last, chained = index, False
    return result


def _overlap(above: Sequence[str], below: Sequence[str]) -> int:
    """How many words, more than one character in all, end one line and begin the next."""
    for count in range(min(_MOST_STRUCK, len(above), len(below)), 0, -1):
        if list(above[-count:]) == list(below[:count]) and sum(map(len, below[:count])) > 1:
            return count
    return 0


def _has_letter(words: Sequence[str]) -> bool:
    return any(_LETTER.search(word) for word in words)


def _read_plain(lines: Sequence[str]) -> tuple[list[Line | Grid], list[Line], list[SourceNote]]:
    flow: list[Line] = []
    furniture: list[Line] = []
    notes: list[SourceNote] = []
    lines = _without_second_strike(lines)
    numbers = _numbered_in_order(lines) | _running(lines)
    for index, source in enumerate(lines):
        text = source.replace(_PAGE_BREAK, "").rstrip(_BLANK)
        if not text.strip(_BLANK):
            continue
        line = line_of(text, index + 1, len(flow) + len(furniture) + 1)
        (furniture if index in numbers or _is_page_number(lines, index) else flow).append(line)
        notes.extend(text_damage(text, index + 1))
    tabled, remarks = with_tables(lines, flow)
    notes.extend(remarks)
    # keys need only be unique: nobody asks what stands above furniture
    following = 1 + max((item.key for item in flow_lines(tabled)), default=0)
    furniture = [replace(line, key=following + n) for n, line in enumerate(furniture)]
    return tabled, furniture, notes


def _encoding_note(decoded: Decoded) -> list[SourceNote]:
    if not decoded.broken:
        return []
    message = (
        f"文字コード（{decoded.encoding}）として読めない文字が{decoded.broken}か所あり、「\ufffd」に置き換えました。"
        "原本と照らし合わせてください。"
    )
    return [SourceNote("unreadable-glyphs", message)]


def _within(lines: list[str], most: int | None) -> tuple[list[str], list[SourceNote]]:
    """The lines up to a number of characters, and a note where lines after it are left out."""
    total = sum(map(len, lines))
    if most is None or total <= most:
        return lines, []
    count = 0
    for index, line in enumerate(lines):
        count += len(line)
        if count > most:
            message = f"文字数が上限（{most:,}）を超えるため、{index + 1:,}行目以降は読んでいません。"
            return lines[:index], [SourceNote("layout-limit", message, line=index + 1, found=str(total))]
    return lines, []


def read_text_bytes(data: bytes, *, source_name: str, sha256: str, most_characters: int | None = None) -> Document:
    """A text file as a document of one page.

    Args:
        data: the bytes of the whole file.
        source_name: the file's name without folders.
        sha256: hex digest of ``data``.
        most_characters: lines after so many characters are left out, with a note; None reads all.

    Returns:
        A document whose lines have their 1-based source line and no box. Its media type is ``text/markdown``
        where the content has headings, lists, tables with separators or tags, ``text/plain`` elsewhere.

    Raises:
        UnreadableInputError: ``empty`` without printable characters, ``unsupported`` for anything but text.
    """
    decoded = decode_text(data)
    lines = _LINE_END.split(decoded.text.lstrip("\ufeff"))
    lines, left_out = _within(lines, most_characters)
    flow: Sequence[Line | Grid]
    furniture: Sequence[Line] = ()
    notes: Sequence[SourceNote]
    if looks_like_markdown(lines):
        media_type = "text/markdown"
        flow, notes = read_markdown(lines)
    else:
        media_type = "text/plain"
        flow, furniture, notes = _read_plain(lines)
    page = Page(None, None, None, tuple(flow), furniture=tuple(furniture))
    return Document(
        document_id=f"d{sha256[:12]}",
        source_name=source_name,
        sha256=sha256,
        media_type=media_type,
        text_layer="text",
        page_count=None,
        pages=(page,),
        notes=(*_encoding_note(decoded), *notes, *left_out),
    )
