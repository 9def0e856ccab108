"""Which line is the title of a table: the nearest one above that is neither a unit nor a sentence.

What stands above in the page's reading order may stand in another column, or in a box of its own with other lines:
it says nothing of the table.
"""

from __future__ import annotations

from extract.outline import heading_text
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Grid, Line, Page

_NOT_A_TITLE = lazy_pattern(r"^\(?(?:単位|※|注|資料|出典)")
_LIMIT = 4
_EDGE_PT = 1.0
_SEVERAL = 2
"""A line with parts in so many frames is made of texts beside each other."""


def table_titles(document: Document) -> dict[int, str]:
    """Title by table key; a table without a line above it on its page has none."""
    titles: dict[int, str] = {}
    for page in document.pages:
        above: list[Line] = []
        for item in page.flow:
            if isinstance(item, Grid):
                title = _title([line for line in above[-_LIMIT:] if not _is_apart(line, item, page)])
                if title:
                    titles[item.key] = title
                above = []
            else:
                above.append(item)
    return titles


def _is_apart(line: Line, grid: Grid, page: Page) -> bool:
    """Whether a line stands beside a table's columns, or in frames above it, with others or in parts."""
    if line.box is None or grid.box is None:
        return False
    if line.box.x1 <= grid.box.x0 or line.box.x0 >= grid.box.x1:
        return True
    middle = line.box.center
    above = [frame for frame in page.frames if frame.bottom <= grid.box.top + _EDGE_PT]
    if sum(_holds_part(frame, line.box) for frame in above) >= _SEVERAL:
        return True
    return any(frame.contains(*middle) and _holds_several(frame, page) for frame in above)


def _holds_part(frame: Box, line: Box) -> bool:
    """Whether a line begins or ends outside of a frame that holds the other part of it."""
    level = frame.top <= line.center[1] <= frame.bottom
    return level and any(line.x0 + _EDGE_PT < side < line.x1 - _EDGE_PT for side in (frame.x0, frame.x1))


def _holds_several(frame: Box, page: Page) -> bool:
    held = (line for line in page.lines if line.box is not None and frame.contains(*line.box.center))
    return any(number for number, _ in enumerate(held))


def _title(above: list[Line]) -> str | None:
    for line in reversed(above):
        text = fold(line.text)
        if not text or _NOT_A_TITLE.match(text):
            continue
        if text.endswith("。") or len(text) > 80:
            return None
        name = heading_text(line)
        if name.startswith("【") and name.endswith("】") and name.count("【") == 1:
            name = name[1:-1]
        return name.strip() or None
    return None
