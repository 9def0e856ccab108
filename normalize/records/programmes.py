"""The tables ``model_projects`` and ``cooperation_areas``: who was selected in a national programme, for what."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import amounts, text, years
from normalize.amounts import is_blank_mark
from normalize.organizations import organization, partners
from normalize.records import names
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.folding import unify
from schemas.patterns import lazy_pattern
from schemas.printed import Printed, RawRecord
from schemas.tables import CooperationArea, ModelProject
from schemas.vocabulary_programmes import (
    SELECTED_THINGS,
    SELECTION_RESULTS,
    SELECTION_STAGES,
    SELECTION_WORDS,
    SURE_SELECTIONS,
)

_LEADING_YEAR = lazy_pattern(
    r"^\s*(?:(?:明治|大正|昭和|平成|令和)\s*(?:[0-9０-９]{1,2}|元)\s*年度?|[RHＲＨ]\s*[0-9０-９]{1,2}\s*(?:年度?)?|[0-9０-９]{4}\s*年度?)"
    r"(?:\s*[(（][^()（）]*[)）])?\s*"
)
_SELECTION = "|".join(SELECTION_WORDS)
_STAGE = f"(?:{'|'.join(SELECTION_STAGES)})?"
_BODIES = "団体|自治体|市町村|市区町村|市町|圏域|地域|都市|地区|先"
_SURELY = rf"(?:{'|'.join(SURE_SELECTIONS)}){_STAGE}(?:{'|'.join((*SELECTED_THINGS, *SELECTION_RESULTS))})"
_PROGRAMME_END = lazy_pattern(
    # after the name of a programme, or where a new word begins
    rf"[\s　]*(?:の|(?:^|(?<=[\s」』業金ムト])))(?:モデル事業|(?:{_SELECTION}){_STAGE}事業|{_SURELY}).*$"
    rf"|[\s　]*(?:モデル団体|(?:{_SELECTION}){_STAGE}(?:{_BODIES})).*$"
)
_BULLET = lazy_pattern(r"^\s*(?:[・･○◯●◎■□◆◇▪•➢➤✓*]|－(?=[^－\s]))\s*")
_INNER_BULLET = lazy_pattern(r"(?<=[。．])\s*[・･○●]\s*|(?<=\s)[・･](?=\S)")
_BEFORE_BRACKET = lazy_pattern(r"^[^(（]*")
_NAME = r"[\p{Han}\p{Hiragana}\p{Katakana}ヶ々]+?"
_CORE = lazy_pattern(
    rf"[(（]?\s*うち\s*(?P<name>{_NAME})\s*(?P<figure>[0-9][0-9,\s]*)\s*(?:人|(?<=[市区町村][0-9,\s]*)(?=[)）]|$))"
)
_AFTER_COMMA = lazy_pattern(r"(?<=、)[ \u3000]+")
_KM2 = "km²"
_KM2_FIGURE = lazy_pattern(r"(?<![約0-9,.~-])([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:km\s*[2²]|k㎡|㎢|平方キロ)")


def programme_of(title: str) -> str | None:
    """The programme that a list's title names, with its quotation marks in pairs; None where it names none.

    >>> programme_of("平成30年度「「関係人口」創出事業」モデル事業 採択団体")
    '「関係人口」創出事業'
    >>> programme_of("平成30年度「関係人口」創出事業」モデル事業 採択団体（一覧）")
    '「関係人口」創出事業'
    >>> programme_of("令和元年度「関係人口創出・拡大事業」モデル事業 採択団体")
    '「関係人口創出・拡大事業」'
    >>> programme_of("令和元年度 新たな広域連携促進事業 委託団体事業内容"), programme_of("採択団体一覧")
    ('新たな広域連携促進事業', None)
    >>> programme_of("令和6年度 つながり推進モデル事業 選定団体の取組概要"), programme_of("令和4年度 交付決定一覧")
    ('つながり推進モデル事業', None)
    >>> programme_of("令和5年度「担い手支援事業」採択事業一覧"), programme_of("移住支援事業の採択結果について")
    ('「担い手支援事業」', '移住支援事業')
    """
    name = _PROGRAMME_END.sub("", _LEADING_YEAR.sub("", text.flow(title))).strip()
    opened, closed = name.count("「"), name.count("」")
    if name.startswith("「「") and name.endswith("」") and opened == closed:
        name = name[1:-1]  # quotation marks around a name that begins with some of its own
    elif closed > opened and name.endswith("」"):
        name = name[:-1]
    elif opened > closed and name.startswith("「"):
        name = name[1:]
    return name or None


def summary_of(printed: str) -> str | None:
    r"""The items of a summary one after the other, without their bullets; None for blank.

    >>> summary_of("・町出身者を対象に登録を進める。 ・意見交換を行う。")
    '町出身者を対象に登録を進める。 意見交換を行う。'
    >>> summary_of("・里山の素材を活\n用する人材を確保\n・成果を発表")
    '里山の素材を活用する人材を確保 成果を発表'
    """
    items: list[list[str]] = []
    for line in _INNER_BULLET.sub("\n・", text.strip_markup(printed)).split("\n"):
        if not line.strip():
            continue
        if _BULLET.match(line) or not items:
            items.append([])
        items[-1].append(_BULLET.sub("", line, count=1))
    return " ".join(text.flow("\n".join(lines)) for lines in items if any(lines)) or None


def _text(record: RawRecord, name: str) -> str:
    """What is printed for a field; empty for a dash, which says that there is nothing."""
    printed = record.fields.get(name)
    return printed.text if printed is not None and not is_blank_mark(printed.text) else ""


def _fiscal_year(record: RawRecord) -> int | None:
    own = years.year(_text(record, "fiscal_year"))
    if own is not None:
        return own.gregorian
    found = years.years_in(_text(record, "fiscal_year")) or years.years_in(_text(record, "title"))
    return found[0].gregorian if found else None


def _sources(record: RawRecord, **columns: str) -> dict[str, Printed]:
    """Where each column was read: column name to raw field name."""
    return {column: record.fields[field] for column, field in columns.items() if field in record.fields}


def _project(record: RawRecord, context: Context, ledger: Ledger) -> None:
    body = organization(_text(record, "organization"), context.gazetteer)
    own_partners = partners(_text(record, "partners"))
    furigana = text.unspace(text.flow(_text(record, "furigana"))) or body.furigana
    named = text.unspace(text.flow(_text(record, "prefecture")))
    prefecture = context.gazetteer.split_prefecture(named)[0] if named else body.prefecture
    row_id = ledger.next_id("model_projects")
    title = record.fields.get("title")
    ledger.add(
        ModelProject(
            record_id=row_id,
            document_id=ledger.document_id,
            fiscal_year=_fiscal_year(record),
            programme=programme_of(title.text) if title is not None else None,
            category=names.name(_text(record, "category")),
            organization=body.name,
            furigana=furigana,
            prefecture=prefecture,
            partners=own_partners or body.partners,
            audience=names.label(_AFTER_COMMA.sub("", _text(record, "audience"))),
            summary=summary_of(_text(record, "summary")),
            page=record.page_start,
        ),
        _sources(
            record,
            fiscal_year="title",
            programme="title",
            category="category",
            organization="organization",
            audience="audience",
            summary="summary",
            furigana="furigana" if "furigana" in record.fields else "organization",
            prefecture="prefecture" if named else "organization",
            partners="partners" if own_partners else "organization",
        ),
    )
    if prefecture is None and body.name is not None:
        ledger.finding(
            "unknown-place",
            f"「{body.name}」の都道府県が分かりません。原本で確認してください。",
            source=record.fields["organization"],
            table="model_projects",
            record_id=row_id,
        )


def _figure(printed: str, unit: str) -> int | float | None:
    """The figure before any bracket, if it is one in ``unit`` (or without a unit)."""
    before = _BEFORE_BRACKET.match(text.flow(printed))
    quantity = amounts.quantity(before.group().strip()) if before is not None else None
    if quantity is None or quantity.value is None or quantity.unit not in (None, unit):
        return None
    return quantity.value


def _square_km(printed: str) -> int | float | None:
    r"""The area in square kilometres: the only figure with that unit, else a figure without a unit.

    >>> _square_km("2,509km ²"), _square_km("543,424人\n（うち長野市377,598人）\n1,558k㎡"), _square_km("約535km²")
    (2509, 1558, None)
    """
    told = _KM2_FIGURE.findall(unify(text.flow(printed)))
    found = amounts.number(told[0]) if len(told) == 1 else None
    return found.value if found is not None else _figure(printed, _KM2)


def _whole(value: int | float | None) -> int | None:
    return value if isinstance(value, int) else None


def _area(record: RawRecord, context: Context, ledger: Ledger) -> None:
    population_raw, area_raw = _text(record, "population"), _text(record, "area")
    core = _CORE.search(unify(text.flow(population_raw)))
    population = _figure(population_raw, "人")
    core_raw = _text(record, "core_population")
    core_population = amounts.number(core["figure"]) if core else None
    own_core = _whole(_figure(core_raw, "人")) if core_raw else None
    area = _square_km(area_raw)
    title = _text(record, "title")
    if "organization" in record.fields:
        name = organization(_text(record, "organization"), context.gazetteer).name
    else:
        places = context.gazetteer.find_in(title)
        name = core["name"] if core else (places[0] if places else None)
    row_id = ledger.next_id("cooperation_areas")
    ledger.add(
        CooperationArea(
            record_id=row_id,
            document_id=ledger.document_id,
            fiscal_year=_fiscal_year(record),
            category=names.name(_text(record, "category")),
            organization=name,
            partners=partners(_text(record, "partners")),
            population=_whole(population),
            core_population=own_core or _whole(core_population.value if core_population is not None else None),
            area_km2=area,
            summary=summary_of(_text(record, "summary")),
            page=record.page_start,
        ),
        _sources(
            record,
            fiscal_year="fiscal_year" if "fiscal_year" in record.fields else "title",
            category="category",
            organization="organization" if "organization" in record.fields else "title",
            partners="partners",
            population="population",
            core_population="core_population" if core_raw else "population",
            area_km2="area",
            summary="summary",
        ),
    )
    for field, value in (("population", population), ("area", area)):
        if value is None and field in record.fields and not amounts.is_blank_mark(record.fields[field].text):
            label = "人口" if field == "population" else "面積"
            ledger.finding(
                "unreadable-number",
                f"連携圏域「{name or '（名称なし）'}」の{label}を数値として読めません。原本で確認してください。",
                source=record.fields[field],
                table="cooperation_areas",
                record_id=row_id,
            )


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds one row a project and one a cooperation area, in reading order."""
    for record in records:
        if record.table == "model_projects":
            _project(record, context, ledger)
        else:
            _area(record, context, ledger)
