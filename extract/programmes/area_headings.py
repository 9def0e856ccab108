"""The headings above the table of an area: the title of its list with the year, and the category below it.

Seen as: 「○○連携促進事業（令和元年度）取組団体の概要」 in large type, 「○○圏の形成に向けた取組」 above
the first of several tables, each for one area.
"""

from __future__ import annotations

from extract.family import printed
from extract.frames import pages_of
from extract.outline import heading_text, outline
from extract.programmes.columns import says_selected
from extract.programmes.surroundings import bare_category
from extract.year_shapes import has_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Document, Printed


@dataclass(frozen=True, slots=True, eq=False)
class AreaHeadings:
    """What the headings above a table say: the title with a year, the category below it; None where none does."""

    title: Printed | None
    category: Printed | None

    def category_of(self, organization: str) -> Printed | None:
        """The category of an organization; None where the heading names the organization itself (○○市圏域)."""
        named = fold(organization)
        return self.category if self.category and named and named not in fold(self.category.text) else None


def area_headings(document: Document, key: int) -> AreaHeadings:
    """The innermost heading with a year above the table with this key, and the innermost one below that."""
    path, pages = outline(document).path(key), pages_of(document)
    dated = [place for place, line in enumerate(path) if has_year(line.text)]
    if not dated:
        return AreaHeadings(None, None)
    title, below = path[dated[-1]], path[dated[-1] + 1 :]
    category = None
    if below and not says_selected(below[-1].text):
        line = below[-1]
        category = printed(pages[line.key], [line], bare_category(heading_text(line)))
    return AreaHeadings(printed(pages[title.key], [title]), category)
