"""Initiatives, the municipalities that take part, their budget projects and what has no column of its own."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import places, text, years
from normalize.records.card_facts import decided_year, initiative_ids, spaced_word, subsidies, words
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.names import card_number, untagged
from normalize.records.projects import projects_in
from schemas.glossary import bare_axis
from schemas.patterns import lazy_re
from schemas.printed import Printed, RawRecord
from schemas.tables import Initiative, InitiativeExtraField, InitiativeMunicipality, InitiativeProject

_SEPARATOR = lazy_re(r"[、，,・／/]+|及び|および|並びに")
_MUNICIPALITY = lazy_re(r".{1,9}[市町村区]")
_COLLECTIVE = lazy_re(r"(?:全|各|圏域|構成|関係|連携|[0-9]+).*[市町村区]")
_NAME = lazy_re(r"[^\s、，,・／/()（）]{1,9}[市町村区]")
_ROLE = lazy_re(
    r"([市町村区])\s*[(（](?:[^()（）、，,・\s]{0,6}(?:中心市|都市|事務局|幹事|代表)[^()（）、，,・\s]{0,4})[)）]"
)
"""What a municipality is among the others, in brackets behind its name: （中心市）."""
_BOX = lazy_re(r"([■☑☒✓✔▣□☐])\s*([^■☑☒✓✔▣□☐]*)")
_MARKS = "■☑☒✓✔▣●○◯〇◎◆◇・"
_EMPTY_BOXES = "□☐"
_TEXTS = ("description", "effect", "role_sharing", "evaluation", "next_steps")
_NAMES = ("name", "axis", "policy_field", "measure")
_EVALUATED = ("evaluation_label", "evaluation_year")


def _ticked(printed: str) -> str:
    """A list of which only the ticked names are left; unchanged where no empty box says that others are ticks."""
    if not any(box in printed for box in _EMPTY_BOXES) or printed.strip()[:1] not in "■☑☒✓✔▣□☐":
        return printed
    return "、".join(
        found[2].strip(" 　、,，・\n") for found in _BOX.finditer(printed) if found[1] not in _EMPTY_BOXES
    )


def municipalities_in(printed: str, gazetteer: places.Gazetteer) -> list[str]:
    r"""The names in a list of municipalities, whatever separates them, each as one word.

    >>> areas = places.Gazetteer.load()
    >>> municipalities_in("新庄市、金山町、\n真室\n川町、", areas)
    ['新庄市', '金山町', '真室川町']
    >>> municipalities_in("一 関 市\n平 泉 町", areas), municipalities_in("新庄市金山町", areas)
    (['一関市', '平泉町'], ['新庄市', '金山町'])
    >>> municipalities_in("新庄市、", areas), municipalities_in("", areas)
    (['新庄市'], [])
    >>> municipalities_in("水守市（中心市）、山根町", areas), municipalities_in("■水守市　□山根町　■里見村", areas)
    (['水守市', '山根町'], ['水守市', '里見村'])
    """
    printed = _ticked(_ROLE.sub(r"\1", text.strip_markup(printed)))
    lines = [places.clean(line) for line in printed.split("\n") if line.strip()]
    if lines and all(gazetteer.is_municipality(line) for line in lines):
        return lines
    if len(lines) > 1 and all(_NAME.fullmatch(line) and len(gazetteer.find_in(line)) < 2 for line in lines):
        return lines
    found: list[str] = []
    for part in _SEPARATOR.split(text.flow(printed)):
        name = places.clean(part).lstrip(_MARKS)
        inside = gazetteer.find_in(name)
        if not name:
            continue
        if gazetteer.is_municipality(name):
            found.append(name)
        elif len(inside) > 1 and "".join(inside) == name:
            # names set solid are told apart only where nothing else remains between them
            found.extend(inside)
        else:
            found.extend(places.clean(word).lstrip(_MARKS) for word in text.unspace(part).split())
    return found


def _evaluation_year(
    record: RawRecord, context: Context, ledger: Ledger, record_id: str
) -> tuple[int | None, Printed | None]:
    """The year beside the word that heads the evaluation, else the one that the sheets are filled in for.

    A report on one year, as its title says, evaluates that year; only a label has a place on the page.
    """
    if words(record.fields.get("evaluation")) is None:
        return None, None
    for name in _EVALUATED:
        label = record.fields.get(name)
        year = years.split_year(label.text)[1] if label is not None else None
        if label is not None and year is not None:
            return decided_year(year, label, context, ledger, table="initiatives", record_id=record_id), label
    return context.report_fy, None


def _add_municipalities(
    record: RawRecord, names: list[str], initiative: str, context: Context, ledger: Ledger, unknown: set[str]
) -> None:
    printed = record.fields["municipalities"]
    for name in names:
        if not _MUNICIPALITY.fullmatch(name) or (
            _COLLECTIVE.fullmatch(name) and not context.gazetteer.is_municipality(name)
        ):
            continue
        code = context.area_code(name)
        row = InitiativeMunicipality(
            record_id=ledger.next_id(InitiativeMunicipality.TABLE),
            document_id=context.document_id,
            initiative_id=initiative,
            municipality=name,
            area_code=code,
            page=printed.page,
        )
        ledger.add(row, {"municipality": printed})
        if code is None and name not in unknown:
            unknown.add(name)
            ledger.finding(
                "unknown-place",
                f"「{name}」の地域コードが決められません。市町村名と都道府県を確かめてください。",
                source=printed,
                table=InitiativeMunicipality.TABLE,
                record_id=row.record_id,
                found=name,
            )


def _add_extra(record: RawRecord, initiative: str, context: Context, ledger: Ledger) -> None:
    for label, value in record.extra:
        row = InitiativeExtraField(
            record_id=ledger.next_id(InitiativeExtraField.TABLE),
            document_id=context.document_id,
            initiative_id=initiative,
            label=text.flow(label.text),
            text=words(value),
            page=label.page,
        )
        ledger.add(row, {"label": label, "text": value})


def _read_card(
    record: RawRecord, initiative: str, ordinal: int, context: Context, ledger: Ledger, unknown: set[str]
) -> None:
    fields = record.fields
    names = (
        municipalities_in(fields["municipalities"].text, context.gazetteer) if "municipalities" in fields else []
    )
    values: dict[str, str | None] = {name: words(fields.get(name)) for name in _TEXTS}
    values["subsidy"] = subsidies(fields.get("subsidy"))
    values |= {name: spaced_word(fields.get(name)) for name in _NAMES}
    values["name"] = untagged(values["name"]) if values["name"] else None
    values["axis"] = bare_axis(values["axis"]) if values["axis"] else None
    values["number"] = card_number(words(fields.get("number")) or "")
    values["municipalities"] = "、".join(names) or None
    year, year_at = _evaluation_year(record, context, ledger, initiative)
    sources: dict[str, Printed] = {
        name: fields[name] for name, value in values.items() if value is not None and name in fields
    }
    if year is not None and year_at is not None:
        sources["evaluation_fy"] = year_at
    row = Initiative(
        initiative_id=initiative,
        document_id=context.document_id,
        ordinal=ordinal,
        evaluation_fy=year,
        page_start=record.page_start,
        page_end=record.page_end,
        **values,
    )
    ledger.add(row, sources)
    if row.name is None:
        place = f"{record.page_start}ページの" if record.page_start is not None else ""
        ledger.finding(
            "missing-name",
            f"{place}{ordinal}番目の個票に施策・事業名がありません。原本を確かめてください。",
            source=next(iter(fields.values()), None),
            table=Initiative.TABLE,
            record_id=initiative,
        )
    _add_municipalities(record, names, initiative, context, ledger, unknown) if names else None
    _add_extra(record, initiative, context, ledger)


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds initiatives, their municipalities, projects and extra fields.

    Args:
        records: raw records of the tables ``initiatives`` and ``initiative_projects``.
        context: the document's context.
        ledger: receives rows and findings.
    """
    ids = initiative_ids(records, ledger)
    cards = sorted((r for r in records if r.table == "initiatives"), key=lambda r: r.key)
    unknown: set[str] = set()
    for ordinal, record in enumerate(cards, start=ledger.cards + 1):
        _read_card(record, ids[record.key], ordinal, context, ledger, unknown)
    for record in records:
        if record.table != "initiative_projects" or record.card not in ids:
            continue
        printed = record.fields["projects"]
        for project in projects_in(printed.text):
            row = InitiativeProject(
                record_id=ledger.next_id(InitiativeProject.TABLE),
                document_id=context.document_id,
                initiative_id=ids[record.card],
                owner=project.owner,
                project=project.name,
                page=printed.page,
            )
            sources = {"project": printed} | ({"owner": printed} if project.owner else {})
            ledger.add(row, sources)
