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
    """Whether a line stands beside a table's columns, or with others in a frame that ends above the table."""
    if line.box is None or grid.box is None:
        return False
    if line.box.x1 <= grid.box.x0 or line.box.x0 >= grid.box.x1:
        return True
    middle = line.box.center
    return any(
        frame.contains(*middle) and frame.bottom <= grid.box.top + _EDGE_PT and _holds_several(frame, page)
        for frame in page.frames
    )


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
