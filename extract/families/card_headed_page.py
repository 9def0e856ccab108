"""Initiatives a page each, set as text: a title, yearly amounts, and what belongs to them under headings.

Seen in budget documents of ministries (a slide with 「1. 事業目的」, 「2. 事業内容」, 「3. 事業スキーム」 and the
amount in 【】 beside the title; two columns under ＜対策のポイント＞, ＜事業目標＞, ＜事業の内容＞), in pages with
【施策名】 and other labels in brackets, and in collections of practices (取組の概要, ポイント, 効果). Small tables
on such a page (indicators, facts of a town) are read as those of a card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.cards.amounts.own_funds import funds_as_budget
from extract.cards.amounts.stated_amounts import is_amount
from extract.cards.bounds.card import Card
from extract.cards.bounds.page_head import Brackets
from extract.cards.bounds.page_titles import name_and_number, number_before, number_beside
from extract.cards.cells.name_heads import NUMBER_CELL
from extract.cards.cells.roles import pieces_of
from extract.cards.draft import Draft, year_of_all, year_of_document
from extract.cards.lists.listed import listings_of
from extract.cards.measures.goal_arrows import arrowed_goals
from extract.cards.measures.goal_lines import sentences
from extract.cards.measures.goal_rows import results_in, value_rows
from extract.cards.measures.goal_tiles import tiled_goals
from extract.cards.measures.goals import Goal, goal_fields, goal_in
from extract.cards.pairs import read_card
from extract.cards.records import records_of
from extract.family import Family, Region, printed_cell
from extract.layout.fragments import Fragment, beside, fragments_of, place
from extract.programmes.columns import programme_tables
from extract.sheets.headed_tables import heading_as_label, unit_notes
from extract.sheets.headings import fields_of, headings_of
from extract.sheets.leftovers import leftovers
from extract.sheets.sections import Section
from extract.sheets.sheet import Sheet, sheets_of
from extract.tables.agreement_lists import agreement_list, opens_list
from extract.tables.continued import runs
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.patterns import lazy_pattern
from schemas.printed import Beside, Document, Grid, Printed, RawRecord, Reading
from schemas.vocabulary_sheets import TOWN_LABELS

_NAME = "card_headed_page"
_PRIORITY = 18
"""Before lists: what stands on a page about one initiative belongs to it."""
_NEAR_TITLE_PT = 60.0
_TOWN = lazy_pattern(
    r"^\s*(?:事例\s*\p{Nd}{0,3})?[\s　（(【]*(?:(?:東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)[\s　・]*)?"
    r"(?P<town>[\p{Han}\p{Hiragana}\p{Katakana}]{1,6}[市町村])[\s　）)】]*(?=[（(\s　]|$)"
)
_TOWN_LABELS = frozenset(fold(word) for word in TOWN_LABELS)
_MANY_TOWNS = lazy_pattern(r"市町村$|町村$")
"""What ends like the name of a town, and says what towns are: 「県内全市町村」."""
_BETWEEN = lazy_pattern(r"[、，,・／/]")
_REMARK = lazy_pattern(r"\s*(?:[（(][^（）()]*[）)]\s*)?")
_FACT = lazy_pattern(r"(?P<label>[\p{Han}]{2,8})\s*[：:]\s*(?P<value>[^\s　、，：:（()）]+)")
_OVERVIEW = "概要"
_GAINED = ("effect", "evaluation")
_OWN_COLUMNS = FIELD_OF_ONE - {"name", "projects", "municipalities"}


def _value(sheet: Sheet, section: Section) -> Printed | None:
    """What stands behind and below a heading; None where nothing does."""
    head = section.heading
    fragments = [*([head.fragment] if head.rest else []), *section.fragments]
    if not fragments:
        return None
    text = head.rest
    for number, fragment in enumerate(section.fragments):
        before = section.fragments[number - 1] if number else None
        text += " " if before is not None and beside(before, fragment) else "\n" if text else ""
        text += fragment.text.strip()
    return place(sheet.page, fragments, text)


def _name(sheet: Sheet, draft: Draft) -> None:
    named = sheet.names
    if named:
        left = named[0].heading.fragment.box.x0
        marks = [f for f in named[0].fragments if f.box.x1 <= left and NUMBER_CELL.fullmatch(fold(f.text))]
        if len(marks) == 1:
            draft.fields["number"] = place(sheet.page, marks)
        value = _value(sheet, replace(named[0], fragments=[f for f in named[0].fragments if f not in marks]))
        if value is not None:
            draft.fields["name"], number = number_before(value)
            number = number or _number_above(sheet, named[0].fragments)
            if number is not None:
                draft.fields.setdefault("number", number)
        return
    draft.fields["name"], number = name_and_number(sheet.title, sheet.page)
    number = number or number_beside(sheet.title, sheet.fragments, sheet.page)
    number = number or _number_above(sheet, sheet.title)
    if number is not None:
        draft.fields["number"] = number


def _number_above(sheet: Sheet, name: Sequence[Fragment]) -> Printed | None:
    """The number behind its label in a line that looks like a running head because every sheet has its own."""
    top = min((f.box.top for f in name), default=0.0)
    lines = [line for line in sheet.page.furniture if line.box is not None and line.box.bottom <= top]
    heads = [h for h in headings_of(fragments_of(lines), 0.0) if h.fields[:1] == ("number",) and h.rest]
    return place(sheet.page, [heads[0].fragment], heads[0].rest) if len(heads) == 1 else None


@dataclass(frozen=True, slots=True, eq=False)
class _Stated:
    """A goal as stated below a heading, where it is printed, and its results as (year, value)."""

    goal: Goal
    item: Printed
    results: tuple[tuple[Printed, Printed], ...] = ()


def _goals(sheet: Sheet, section: Section, draft: Draft) -> list[_Stated]:
    """The goals below a heading; what states none is kept under it."""
    head = section.heading
    arrows = [shape.box for shape in sheet.page.shapes if shape.kind == "arrow"]
    tiles = arrowed_goals(section.fragments, arrows) or tiled_goals(section.fragments)
    tiled = {id(f) for _, fragments in tiles for f in fragments}
    section = replace(section, fragments=[f for f in section.fragments if id(f) not in tiled])
    lines = [place(sheet.page, [head.fragment], head.rest)] if head.rest else []
    results: dict[int, list[tuple[Printed, Printed]]] = {}
    for row in value_rows(section.fragments):
        line = place(sheet.page, row, " ".join(f.text.strip() for f in row))
        told = results_in(line.text) if lines else []
        if told:
            of_goal = results.setdefault(lines[-1].keys[-1], [])
            of_goal.extend((replace(line, text=year), replace(line, text=value)) for year, value in told)
        else:
            lines.append(line)
    items = sentences(lines)
    goals = [
        _Stated(goal, item, tuple(pair for key in item.keys for pair in results.pop(key, ())))
        for item in items
        if (goal := goal_in(item.text)) is not None
    ]
    value = _value(sheet, section)
    if (len(goals) < len(items) or results) and value is not None:
        label, others = place(sheet.page, [head.fragment], head.words), head.fields[1:2]
        if others and others[0] in _OWN_COLUMNS and others[0] not in draft.fields:
            draft.put(others[0], label, value)
        else:
            draft.extra.append((label, value))
    return [*(_Stated(goal, place(sheet.page, fragments)) for goal, fragments in tiles), *goals]


def _parts(sheet: Sheet, section: Section) -> Iterator[tuple[Printed, Printed]]:
    """Parts of an initiative that print amounts of their own beside their names, which are none of its total."""
    for name, amount in pairwise(section.fragments):
        if beside(name, amount) and is_amount(amount.text) and not is_amount(name.text):
            yield place(sheet.page, [name], name.text.strip()), place(sheet.page, [amount], amount.text.strip())


def _all_stated(sheet: Sheet, section: Section, value: Printed) -> bool:
    """Whether all amounts below a heading are yearly amounts of the initiative, so that nothing else is left."""
    own = {id(f) for f in (section.heading.fragment, *section.fragments)}
    stated = sum(id(stated.fragment) in own for stated in sheet.amounts)
    return stated > 0 and value.text.count("円") <= stated


def _town(text: str, *, alone: bool = False) -> str | None:
    """The name of a town that a text is, or begins with, without its prefecture; None for any other text.

    Args:
        text: the text.
        alone: nothing follows but a remark in brackets.
    """
    match = _TOWN.match(text)
    if (
        match is None
        or _MANY_TOWNS.search(match["town"])
        or (alone and not _REMARK.fullmatch(text[match.end() :]))
    ):
        return None
    return str(match["town"])


def _towns(value: Printed) -> Printed | None:
    """The town, or the towns, that a text names and nothing beside them; None for any other text.

    Names may go on in the next line, or stand line by line.
    """
    for text in (value.text.replace("\n", "、"), value.text.replace("\n", "")):
        names = [_town(part, alone=True) for part in _BETWEEN.split(text) if part.strip()]
        if names and all(names):
            return replace(value, text="、".join(name for name in names if name is not None))
    return None


def _facts(sheet: Sheet, draft: Draft) -> None:
    """The town that a practice is from, and facts of it, as they stand with the title."""
    for pairs in sheet.facts.values():
        for pair in pairs:
            label, value = (printed_cell(sheet.page, cell) for cell in pair)
            draft.used |= {*label.keys, *value.keys}
            if fold(label.text) in _TOWN_LABELS and "municipalities" not in draft.fields:
                draft.fields["municipalities"] = value
            else:
                draft.extra.append((label, value))
    headed = {id(f) for s in sheet.sections for f in (s.heading.fragment, *s.fragments)}
    titled = {id(f) for f in sheet.title}
    for fragment in sheet.fragments:
        if id(fragment) in headed or id(fragment) in titled or not sheet.title:
            continue
        if fragment.box.top > sheet.title[-1].box.bottom + _NEAR_TITLE_PT:
            break
        town = _town(fragment.text)
        if town is not None and "municipalities" not in draft.fields:
            draft.fields["municipalities"] = place(sheet.page, [fragment], town)
            draft.used.add(fragment.line.key)
        for fact in _FACT.finditer(fragment.text):
            if fields_of(fact["label"]) == ("facts",):
                label, value = (place(sheet.page, [fragment], fact[name]) for name in ("label", "value"))
                draft.extra.append((label, value))
                draft.used.add(fragment.line.key)


def _sections(sheet: Sheet, draft: Draft, of_tables: frozenset[int]) -> list[_Stated]:
    """Reads the text below all headings; returns the goals. ``of_tables`` are the lines read with its tables."""
    goals: list[_Stated] = []
    for section in sheet.sections:
        head = section.heading
        draft.used |= {key for f in (head.fragment, *section.fragments) for key in f.keys}
        value = _value(sheet, section)
        name = _column(sheet, section)
        if value is None or name == "name":
            continue
        if name == "unit" and head.fragment.line.key in of_tables:
            continue
        label = place(sheet.page, [head.fragment], head.words)
        if "municipalities" not in draft.fields and (fold(head.words) in _TOWN_LABELS or name == "municipalities"):
            towns, town = _towns(value), _town(value.text)
            if towns is not None:
                draft.fields["municipalities"] = towns
                continue
            if town is not None:  # what else is said there is kept below
                draft.fields["municipalities"] = replace(value, text=town)
        if name == "description":
            draft.extra.extend(_parts(sheet, section))
        if name == "budget" and _all_stated(sheet, section, value):
            continue
        if name == "kpi":
            goals.extend(_goals(sheet, section, draft))
        elif name == "number":
            draft.fields.setdefault("number", value)
        elif name in _OWN_COLUMNS and name not in draft.fields:
            draft.put(name, label, value)
        elif name == "purpose" and _OVERVIEW in head.words and _describes_alone(sheet, section):
            draft.put("description", label, value)
        else:
            draft.extra.append((label, value))
            if not head.fields:
                draft.remark(
                    "unknown-label",
                    f"「{fold(head.words)}」は登録されていない項目名です。値は「その他の項目」に残しました。",
                    label,
                    "initiative_extra_fields",
                )
    return goals


def _column(sheet: Sheet, section: Section) -> str:
    """What a heading stands for on its sheet; empty for an unknown one.

    What was gained (得られた成果) is the effect, but evaluates it where another heading is over the effect itself.
    """
    fields = section.heading.fields
    others = (s.heading.fields for s in sheet.sections)
    if fields == _GAINED and any(other[:1] == fields[:1] and other != _GAINED for other in others):
        return fields[1]
    return fields[0] if fields else ""


def _describes_alone(sheet: Sheet, section: Section) -> bool:
    """Whether no other heading of a sheet is over what is done, or over an overview: 「事業概要・目的」."""
    others = (s.heading for s in sheet.sections if s is not section)
    return not any("description" in h.fields[:1] or _OVERVIEW in h.words for h in others)


def _tables(sheet: Sheet) -> Card:
    """The small tables of a sheet as the parts of a card; without any where it has none."""
    grids: list[Grid] = []
    for grid in sheet.tables:
        label = heading_as_label(sheet.page, grid, sheet.sections)
        grids.extend([grid] if label is None else [label, grid])
    return Card(
        pages=[sheet.index],
        grids=grids,
        parts=[funds_as_budget(pieces_of(sheet.page, g)) for g in grids],
        first=sheet.key,
    )


def _budgets(sheet: Sheet, draft: Draft) -> None:
    brackets = Brackets.noted(sheet.page, sheet.fragments)
    year = year_of_all(draft.extra)
    for fields in draft.budgets:
        if {"fiscal_year", "kind"} <= fields.keys() and fields["fiscal_year"].text in fields["kind"].text:
            fields["apart"] = fields["amount"]  # 「令和８年度要求額」 over an amount says all of it, as words do
    for stated in sheet.amounts:
        draft.used.add(stated.fragment.line.key)
        fields = stated.fields(sheet.page, brackets)
        if stated.is_assumed(brackets):
            draft.assumed_year(stated.amount.amount, place(sheet.page, [stated.fragment]))
        told = stated.amount.year
        if told is not None and told == sheet.year and told not in f"{stated.heading}{stated.fragment.text}":
            draft.remarks.append(year_of_document(told, place(sheet.page, [stated.fragment])))
        if year is not None and len(sheet.amounts) == 1:
            fields.setdefault("fiscal_year", year)
        fields["apart"] = fields["amount"]  # a table may give the same amount once more
        draft.budgets.append(fields)


def _kpis(sheet: Sheet, goals: Sequence[_Stated], before: int) -> Iterator[RawRecord]:
    for number, stated in enumerate(goals, start=before + 1):
        yield RawRecord("kpis", stated.item.keys[0], goal_fields(stated.goal, stated.item), sheet.key, number)
        for year, value in stated.results:
            fields = {"fiscal_year": year, "value": value}
            yield RawRecord("kpi_results", value.keys[0], fields, sheet.key, number)


def _own_lines(sheet: Sheet) -> frozenset[int]:
    fragments: list[Fragment] = [f for s in sheet.sections for f in (s.heading.fragment, *s.fragments)]
    fragments += [*sheet.title, *(stated.fragment for stated in sheet.amounts)]
    return frozenset(key for f in fragments for key in f.keys)


def _listed(document: Document) -> frozenset[int]:
    """The tables that are lists of initiatives, of what a programme has selected, or of an agreement's items."""
    keys = {key for listing in listings_of(document) for source in listing.sources for key in source.grids}
    keys |= {grid.key for found in programme_tables(document) for _, grid in found.table.grids}
    agreed = (grids for grids in runs(document, opens=opens_list) if agreement_list(grids) is not None)
    return frozenset(keys | {grid.key for grids in agreed for _, grid in grids})


def find(document: Document) -> tuple[Region, ...]:
    """One region a page: its lines, its small tables, and the tables that only hold its boxes."""
    regions = []
    sheets = sheets_of(document)
    listed = _listed(document) if sheets else frozenset()
    for sheet in sheets:
        own = _own_lines(sheet)
        grids = {grid.key for grid in sheet.page.grids if any(line.key in own for line in grid.lines)}
        grids |= {grid.key for grid in sheet.tables} | set(sheet.facts)
        if grids & listed:
            continue  # the heads of a list are no headings, however large they are set
        regions.append(Region(_NAME, sheet.key, (sheet.index,), frozenset(grids), own))
    return tuple(regions)


def read(document: Document, region: Region) -> Reading:
    """The records of the initiative of a page."""
    sheet = next(sheet for sheet in sheets_of(document) if sheet.key == region.key)
    card = _tables(sheet)
    units = unit_notes(sheet.page, card.grids, sheet.fragments)
    draft = read_card(card.view, units) if card.parts else Draft()
    draft.used |= {key for unit in units.values() for key in unit.keys}
    _name(sheet, draft)
    _facts(sheet, draft)
    goals = _sections(sheet, draft, frozenset(draft.used))
    _budgets(sheet, draft)
    draft.used |= {f.line.key for f in sheet.title}
    records = records_of(card, draft)
    records.extend(_kpis(sheet, goals, sum(record.table == "kpis" for record in records)))
    held = {value.box for record in records for value in record.fields.values()}
    rest = leftovers(sheet, draft.used, held)
    number = sheet.page.number
    return Reading(
        tuple(replace(record, page_start=number, page_end=number) for record in records),
        frozenset(draft.used.union(*(part.keys for part in rest))),
        tuple(draft.remarks),
        Beside(parts=rest),
    )


FAMILY = Family(_NAME, find, read, _PRIORITY)
