"""The head of a page about one initiative: its title in large type, and yearly amounts beside or below it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.amounts.stated_amounts import (
    StatedAmount,
    brackets_are_year_before,
    budget_year,
    stated_amounts,
    year_of_brackets,
)
from extract.cards.bounds.page_titles import (
    _BRACKET,
    is_status,
    lowest_title,
    name_among,
    number_beside,
    numbers_beside,
    title_above,
)
from extract.layout.fragments import (
    Fragment,
    beside,
    body_size,
    fragments_of,
    in_lines,
    page_lines,
    place,
)
from extract.memo import once
from schemas.frozen import dataclass
from schemas.labels import read_label
from schemas.printed import Cell, Document, Grid, Page, Printed


@dataclass(frozen=True, slots=True)
class Brackets:
    """What the notes of a page say of amounts in brackets.

    Attributes:
        said: that they are those of the year before, or of another year.
        year: that other year; None where no note names one.
    """

    said: bool
    year: Printed | None

    @classmethod
    def noted(cls, page: Page, fragments: Sequence[Fragment]) -> Brackets:
        """What the texts of a page say of them."""
        years = ((f, year_of_brackets(f.text)) for f in fragments)
        year = next((place(page, [f], year) for f, year in years if year is not None), None)
        return cls(year is not None or brackets_are_year_before(f.text for f in fragments), year)


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """An amount stated by a fragment; ``heading`` is the label above or left of it."""

    amount: StatedAmount
    fragment: Fragment
    heading: str = ""

    def is_assumed(self, brackets: Brackets) -> bool:
        """Whether nothing on the page says that the amount is that of the year before, as is the custom."""
        return self.amount.before and not (brackets.said or self.amount.said)

    def fields(self, page: Page, brackets: Brackets) -> dict[str, Printed]:
        """The amount as raw fields of the table ``budgets``; ``brackets`` is what the page's notes say of them."""
        amount, at = self.amount, [self.fragment]
        fields = {"amount": place(page, at, amount.amount)}
        if amount.year is not None:
            fields["fiscal_year"] = place(page, at, amount.year)
        if amount.unit is not None:
            fields["unit_label"] = place(page, at, f"（{amount.unit}）")
        if amount.before and not amount.said and brackets.year is not None:
            fields["fiscal_year"] = brackets.year
        elif amount.before:
            fields["year_before"] = place(page, at)
        fields["kind"] = place(page, at, amount.label or self.heading or self.fragment.text)
        return fields


def head_in_cell(page: Page, cell: Cell) -> PageHead | None:
    """The name and the amounts that stand in one cell behind the label of the name; None without amounts in it."""
    if "円" not in cell.text or cell.box is None:
        return None
    grounds = [*page.frames, *(shape.box for shape in page.shapes if shape.kind == "fill")]
    fragments = fragments_of(cell.lines, [g for g in grounds if g.height < cell.box.height])
    title = name_among(fragments)
    others = [f for f in fragments if f not in title and not is_status(f.text.strip())]
    amounts = amounts_above(others, cell.box.bottom, page, year=heading_year(others, page))
    return PageHead(page, tuple(title), tuple(amounts)) if title and amounts else None


def heading_year(fragments: Sequence[Fragment], page: Page) -> str | None:
    """The year of a heading over many budgets at the top of a page; None without one."""
    top = lowest_title(page)
    every = [*fragments, *fragments_of(page.furniture)]
    return next(filter(None, (budget_year(f.text) for f in every if f.box.top <= top)), None)


def amounts_above(
    fragments: Sequence[Fragment],
    first: float,
    page: Page,
    apart: frozenset[int] = frozenset(),
    year: str | None = None,
) -> list[Stated]:
    """Yearly amounts above the first heading, and those in brackets in the upper part of the page.

    A label may stand left of its amount, or on the line above. ``apart`` are ids of fragments to leave out, and
    ``year`` is that of amounts whose label names none.
    """
    top = lowest_title(page)
    # what every page repeats (令和６年度予算案) is the label of an amount all the same
    every = [*fragments, *(f for f in fragments_of(page.furniture) if f.box.top <= top)]
    text = ""
    starts: list[tuple[int, Fragment]] = []
    before: Fragment | None = None
    for fragment in in_lines(every):
        bracket = _BRACKET.search(fragment.text) is not None
        high = fragment.box.top < first or (fragment.box.top <= top and bracket)
        if id(fragment) in apart or not high:
            continue
        text += "" if before is None else "　" if beside(before, fragment) else "\n"
        starts.append((len(text), fragment))
        text += fragment.text
        before = fragment
    return [
        Stated(amount, max((s for s in starts if s[0] < amount.end), key=lambda s: s[0])[1])
        for amount in stated_amounts(text, year=year)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class PageHead:
    """What stands above the first table of a page: fragments of its title, yearly amounts, a number beside it."""

    page: Page
    title: tuple[Fragment, ...]
    amounts: tuple[Stated, ...]
    number: Printed | None = None


def _is_strip_of_name(grid: Grid) -> bool:
    """Whether a table is one row of a label of names with the name of an initiative beside it."""
    label = (
        read_label(grid.cells[0].text)
        if grid.row_count == 1 and len(grid.cells) == len(("label", "name"))
        else None
    )
    name = grid.cells[-1].text
    return label is not None and "name" in label.fields and bool(name.strip()) and "円" not in name


@once
def page_heads(document: Document) -> dict[int, PageHead]:
    """The heads of pages with a table below a title, by the key of their first table."""
    found = {}
    for page in document.pages:
        boxed = [grid for grid in page.grids if grid.box is not None]
        if not boxed or page.number is None:
            continue
        boxed.sort(key=lambda g: g.box.top if g.box is not None else 0.0)
        # the strip of a name stands in the head of the page itself
        grid = boxed[1] if len(boxed) > 1 and _is_strip_of_name(boxed[0]) else boxed[0]
        if not any("円" in line.text for line in (*page.lines, *grid.lines)):
            continue  # only with an amount does a head say anything of the table
        top = grid.box.top if grid.box is not None else 0.0
        lines = page_lines(page, every=True)
        if not any(line.box is not None and line.box.top <= top + 1.0 for line in lines):
            continue  # nothing stands above, as on most pages of forms
        every = fragments_of(lines)
        fragments = [f for f in every if f.box.bottom <= top + 1.0]
        if not fragments:
            continue
        title = title_above(every, top, body_size(every), lowest_title(page))
        # an amount may stand in the title's own line, but a title is no label of the amount below it
        numbers = numbers_beside(title, fragments)
        others = [f for f in fragments if f not in numbers and (f not in title or "円" in f.text)]
        amounts = amounts_above(others, top, page, year=heading_year(fragments, page))
        number = number_beside(title, fragments, page)
        found[grid.key] = PageHead(page, tuple(title), tuple(amounts), number)
    return found
