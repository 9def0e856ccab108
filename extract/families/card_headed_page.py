"""Initiatives a page each, set as text: a title, yearly amounts, and what belongs to them under headings.

Seen in budget documents of ministries (a slide with 「1. 事業目的」, 「2. 事業内容」, 「3. 事業スキーム」 and the
amount in 【】 beside the title; two columns under ＜対策のポイント＞, ＜事業目標＞, ＜事業の内容＞), in pages with
【施策名】 and other labels in brackets, and in collections of practices (取組の概要, ポイント, 効果).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from extract.cards.draft import assumed_year, year_of_all
from extract.cards.goals import Goal, goal_fields, goal_in, sentences
from extract.cards.pairs import NUMBERED
from extract.family import Family, Region
from extract.sheets.fragments import Fragment, place
from extract.sheets.sections import Section, beside
from extract.sheets.sheet import Sheet, Stated, bare_title, sheets_of
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.printed import Document, Printed, RawRecord, Reading, Remark
from schemas.vocabulary_sheets import BRACKETED_IS_YEAR_BEFORE

_NAME = "card_headed_page"
_PRIORITY = 32
_OWN_COLUMNS = FIELD_OF_ONE - {"name", "projects", "municipalities"}
_NUMBER_WORD = regex.compile(
    r"^\s*(?P<number>(?:No|Ｎｏ|NO|№)\s*[.．]?\s*\p{Nd}{1,3}|[【［(（]\p{Nd}{1,3}[】］)）])[\s　]*(?P<name>\D.*)$",
    regex.DOTALL,
)


@dataclass(slots=True)
class _Draft:
    """What has been read from a sheet so far."""

    fields: dict[str, Printed] = field(default_factory=dict)
    extra: list[tuple[Printed, Printed]] = field(default_factory=list)
    goals: list[tuple[Goal, Printed]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


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


def _name(sheet: Sheet, draft: _Draft) -> None:
    named = sheet.names
    if named:
        value = _value(sheet, named[0])
        if value is not None:
            draft.fields["name"] = value
        return
    text = "".join(f.text.strip() for f in sheet.title)
    name = bare_title(text)
    whole = place(sheet.page, sheet.title, name)
    numbered = NUMBERED.match(name) or _NUMBER_WORD.match(name)
    if numbered is not None:
        draft.fields["number"] = replace(whole, text=numbered["number"].strip())
        whole = replace(whole, text=numbered["name"].strip())
    draft.fields["name"] = whole


def _sections(sheet: Sheet, draft: _Draft) -> None:
    for section in sheet.sections:
        head = section.heading
        draft.used |= {f.line.key for f in (head.fragment, *section.fragments)}
        if "name" in head.fields[:1]:
            continue
        value = _value(sheet, section)
        label = place(sheet.page, [head.fragment], head.words)
        if value is None:
            continue
        name = head.fields[0] if head.fields else ""
        if name == "kpi":
            lines = [place(sheet.page, [head.fragment], head.rest)] if head.rest else []
            items = sentences([*lines, *(place(sheet.page, [f]) for f in section.fragments)])
            goals = [(goal, item) for item in items if (goal := goal_in(item.text)) is not None]
            draft.goals.extend(goals)
            if len(goals) < len(items):
                draft.extra.append((label, value))
            continue
        if name == "number":
            draft.fields.setdefault("number", value)
        elif name in _OWN_COLUMNS and name not in draft.fields:
            draft.fields[name] = value
        else:
            draft.extra.append((label, value))
            if not head.fields:
                draft.remarks.append(
                    Remark(
                        "unknown-label",
                        f"「{fold(head.words)}」は登録されていない項目名です。値は「その他の項目」に残しました。",
                        label,
                        "initiative_extra_fields",
                    )
                )


def _budget(sheet: Sheet, stated: Stated) -> dict[str, Printed]:
    amount = stated.amount
    at = [stated.fragment]
    fields = {"amount": place(sheet.page, at, amount.amount)}
    if amount.year is not None:
        fields["fiscal_year"] = place(sheet.page, at, amount.year)
    if amount.unit is not None:
        fields["unit_label"] = place(sheet.page, at, f"（{amount.unit}）")
    if amount.before:
        fields["year_before"] = place(sheet.page, at)
    label = amount.label or stated.heading or stated.fragment.text
    fields["kind"] = place(sheet.page, at, label)
    return fields


def _says_year_before(sheet: Sheet) -> bool:
    """Whether a note says that amounts in brackets are those of the year before."""
    words = [fold(word) for word in BRACKETED_IS_YEAR_BEFORE]
    return any(word in fold(f.text) for f in sheet.fragments for word in words)


def _budgets(sheet: Sheet, draft: _Draft) -> Iterator[RawRecord]:
    said = _says_year_before(sheet)
    year = year_of_all(draft.extra)
    for stated in sheet.amounts:
        draft.used.add(stated.fragment.line.key)
        fields = _budget(sheet, stated)
        if stated.amount.before and not (said or stated.amount.said):
            draft.remarks.append(assumed_year(stated.amount.amount, place(sheet.page, [stated.fragment])))
        if year is not None and len(sheet.amounts) == 1:
            fields.setdefault("fiscal_year", year)
        yield RawRecord("budgets", stated.fragment.line.key, fields, sheet.key)


def _kpis(sheet: Sheet, goals: Sequence[tuple[Goal, Printed]]) -> Iterator[RawRecord]:
    for number, (goal, item) in enumerate(goals, start=1):
        yield RawRecord("kpis", item.keys[0], goal_fields(goal, item), sheet.key, number)


def _own_lines(sheet: Sheet) -> frozenset[int]:
    fragments: list[Fragment] = [f for s in sheet.sections for f in (s.heading.fragment, *s.fragments)]
    fragments += [*sheet.title, *(stated.fragment for stated in sheet.amounts)]
    return frozenset(f.line.key for f in fragments)


def find(document: Document) -> tuple[Region, ...]:
    """One region a page: its lines, and the tables that only hold them."""
    regions = []
    for sheet in sheets_of(document):
        own = _own_lines(sheet)
        grids = frozenset(grid.key for grid in sheet.page.grids if any(line.key in own for line in grid.lines))
        regions.append(Region(_NAME, sheet.key, (sheet.index,), grids, own))
    return tuple(regions)


def read(document: Document, region: Region) -> Reading:
    """The records of the initiative of a page."""
    sheet = next(sheet for sheet in sheets_of(document) if sheet.key == region.key)
    draft = _Draft()
    _name(sheet, draft)
    _sections(sheet, draft)
    records = [*_budgets(sheet, draft), *_kpis(sheet, draft.goals)]
    head = RawRecord("initiatives", sheet.key, draft.fields, extra=tuple(draft.extra))
    number = sheet.page.number
    draft.used |= {f.line.key for f in sheet.title}
    return Reading(
        tuple(replace(record, page_start=number, page_end=number) for record in (head, *records)),
        frozenset(draft.used),
        tuple(draft.remarks),
    )


FAMILY = Family(_NAME, find, read, _PRIORITY)
