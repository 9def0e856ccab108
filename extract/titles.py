"""Which line is the title of a table: the nearest one above that is neither a unit nor a sentence."""

from __future__ import annotations

from extract.outline import heading_text
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line

_NOT_A_TITLE = lazy_pattern(r"^\(?(?:単位|※|注|資料|出典)")
_LIMIT = 4


def table_titles(document: Document) -> dict[int, str]:
    """Title by table key; a table without a line above it on its page has none."""
    titles: dict[int, str] = {}
    for page in document.pages:
        above: list[Line] = []
        for item in page.flow:
            if isinstance(item, Grid):
                title = _title(above)
                if title:
                    titles[item.key] = title
                above = []
            else:
                above.append(item)
    return titles


def _title(above: list[Line]) -> str | None:
    for line in reversed(above[-_LIMIT:]):
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
