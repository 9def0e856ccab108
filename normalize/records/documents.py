"""The table ``documents``: what a document is, from its first lines and its whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from normalize import text, years
from normalize.area_keys import area_key
from normalize.places import Gazetteer
from normalize.records.context import Context, edition_of, editions
from normalize.records.ledger import Ledger
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Printed, RawRecord
from schemas.tables import DocType, DocumentRow

_REGION = lazy_pattern(
    r"(?P<name>(?:(?<=[0-9一二三四五六七八九十][次期])\p{Hiragana}{2,5}"
    r"|(?:(?<![\p{Han}\p{Hiragana}])\p{Hiragana}{2,5})?[\p{Han}ァ-ヶー々・ヶケノ]{2,20}?)"
    r"(?:定住自立圏|連携中枢都市圏|広域連携圏|中枢都市圏))(?!域|構想|形成|推進)"
)
_EDITION_PREFIX = lazy_pattern(r"^第?[0-9一二三四五六七八九十]*[次期]|^(?:本|当|同|次期)(?=\p{Han})")
_COUNTER = lazy_pattern(r"^(?:年度|次|期|回|版)")
_OF_ITSELF = lazy_pattern(r"(?:^|(?<=[、。「・(]))(?:本|当)(?P<kind>[市町村区県])(?:は|の|に|で|が|を|と|も)")
_MINISTRY = lazy_pattern(r"(?:省|庁|内閣府|内閣官房)(?:$|\p{Han})")
_RESULTS = lazy_pattern(r"実績|達成|成果指標|評価|進捗")
_PROGRESS = lazy_pattern(r"実績|進捗|達成状況|(?:取組|実施|推進)状況|懇談会|効果検証|(?:検証|評価|事業)報告")
_ANNEX = lazy_pattern(r"(?:別紙|別表|参考資料|資料編|付属資料)[-0-9]*")
_LEADING_MARK = lazy_pattern(r"^\s*[○●◎■□◆◇]\s*")
_WHOLE_PLAN = lazy_pattern(r"(?:総合|振興|基本|発展|自立|むらづくり|まちづくり)計画|基本構想")
_PLAN = lazy_pattern(r"ビジョン|戦略|計画")
_COVER_LINES = 10
_LEAST_MENTIONS = 2
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_COMMON = lazy_pattern(r"^(?:次)?(?:定住自立圏|連携中枢都市圏)")
_TITLE_IN_TEXT = lazy_pattern(
    r"第\s*[0-9０-９一二三四五六七八九十]+\s*[次期][^、。，「」『』（）()\s]{0,30}?(?:ビジョン|総合戦略|総合計画|戦略|計画)"
)


def region_of(texts: Iterable[str], title: str | None = None) -> str | None:
    """The name of the area that the document names most often, such as 「一関・平泉定住自立圏」; None without one.

    An area that is named once only, and neither in the title nor on the cover, is one that is merely mentioned.

    >>> region_of(["１ 目的", "一関・平泉定住自立圏は"], "第３次一関・平泉定住自立圏共生ビジョン")
    '一関・平泉定住自立圏'
    >>> region_of(["定住自立圏構想推進要綱"]) is None, region_of(["新庄最上定住自立圏の例"]) is None
    (True, True)
    >>> region_of([], "第2回新庄最上定住自立圏共生ビジョン懇談会")
    '新庄最上定住自立圏'
    >>> region_of(["しろがね定住自立圏", "これまでの定住自立圏は"], "第３次みずほ定住自立圏共生ビジョン")
    'みずほ定住自立圏'
    """
    votes: Counter[str] = Counter()
    lines = list(texts)
    cover = [line for line in lines[:_COVER_LINES] if _PLAN.search(line)]
    printed = Counter((*lines, *cover, *([title] * _LEAST_MENTIONS if title else [])))
    for line, times in printed.items():
        folded = fold(line)
        for match in _REGION.finditer(folded) if "圏" in folded else ():
            name = _EDITION_PREFIX.sub("", match["name"])
            if match.string[: match.start()][-1:].isdigit():
                name = _COUNTER.sub("", name)  # 第2回一関・平泉…
            if not _COMMON.match(name) and len(name) > 6:
                votes[name] += times
    best = max(votes, key=lambda name: (votes[name], -len(name)), default=None)
    return best if best is not None and votes[best] >= _LEAST_MENTIONS else None


def own_municipality(texts: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The municipality that a document means by 本市 or 当町: the one that it names most often.

    None where it does not speak of itself so, or names it less often than all others together.

    >>> own_municipality(["当市には結いの精神が根付いている。", "域外に一関市を売り出す。"], Gazetteer.load())
    '一関市'
    >>> own_municipality(["域外に一関市を売り出す。"], Gazetteer.load()) is None
    True
    """
    kinds = Counter(match["kind"] for line in texts for match in _OF_ITSELF.finditer(fold(line)))
    if not kinds:
        return None
    kind = max(kinds, key=lambda found: kinds[found])
    votes = Counter(name for line in texts for name in gazetteer.find_in(line))
    ranked = votes.most_common(1)
    if not ranked or not ranked[0][0].endswith(kind) or ranked[0][1] * 2 <= votes.total():
        return None
    return ranked[0][0]


def _is_ministry(issuer: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a body is a ministry or an agency of the state, not of a prefecture.

    >>> places = Gazetteer.load()
    >>> [_is_ministry(name, places) for name in ("総務省自治行政局", "神奈川県企業庁", None)]
    [True, False, False]
    """
    if issuer is None or not _MINISTRY.search(issuer):
        return False
    return gazetteer.split_prefecture(issuer)[0] is None and not gazetteer.find_in(issuer)


_FIRST_LINES = 200
_STATE_BUDGET = lazy_pattern(r"概算要求|概算決定|要求額|予算\(?案|補正予算|当初予算|予算額")
_STATE_OFFICE = lazy_pattern(
    r"(?:内閣府|内閣官房|復興庁|デジタル庁|こども家庭庁|(?:総務|法務|外務|財務|文部科学|厚生労働|農林水産|経済産業|国土交通|環境|防衛)省"
    r"|(?:観光|林野|水産|文化|スポーツ|消防|中小企業|資源エネルギー|気象)庁|大臣官房)"
)


def _municipality(issuer: str | None, title: str | None, gazetteer: Gazetteer) -> str | None:
    """The municipality that issues a document, or the only one that its title names; None without one.

    >>> places = Gazetteer.load()
    >>> _municipality("島根県大田市", None, places), _municipality("遠野市企画政策課", None, places)
    ('大田市', '遠野市')
    >>> _municipality(None, "第2期宇和島市総合戦略", places), _municipality("山形県", "総合戦略", places)
    ('宇和島市', None)
    """
    for printed in (issuer, title):
        if not printed:
            continue
        own = gazetteer.split_prefecture(fold(printed))[1] or fold(printed)
        if gazetteer.is_municipality(own):
            return own
        named = list(dict.fromkeys(gazetteer.find_in(own)))
        if len(named) == 1:
            return named[0]
    return None


def _of_the_state(texts: Sequence[str]) -> bool:
    """Whether a document with initiatives prints the state's budget and an office of the state on its first pages.

    >>> _of_the_state(["【令和６年度要求額 660百万円】", "お問合せ先：環境省 大臣官房 計画課"])
    True
    >>> _of_the_state(["事業費 660千円", "担当 企画課"])
    False
    """
    first = [fold(text) for text in texts[:_FIRST_LINES]]
    return any(map(_STATE_BUDGET.search, first)) and any(map(_STATE_OFFICE.search, first))


def _kind(title: str | None, texts: Sequence[str], tables: Counter[str], by_ministry: bool) -> DocType:
    head = fold("".join(texts[:40]))
    name = fold(title or "")
    if "SDGs" in name or ("SDGs" in head and not tables["initiatives"] and "ビジョン" not in name):
        return "sdgs_plan"
    if texts and _ANNEX.fullmatch(fold(texts[0])) and not tables["initiatives"]:
        return "annex"
    if tables["kpi_results"] or tables["grade_counts"] or _PROGRESS.search(name):
        return "policy_brief" if by_ministry else "progress_report"
    if "ビジョン" in name or "戦略" in name or _WHOLE_PLAN.search(name) or tables["agreements"]:
        return "vision"
    if tables["initiatives"]:
        return "policy_brief" if by_ministry or _of_the_state(texts) else "vision"
    if by_ministry or regex.search(r"説明資料|概要資料|施策の概要", name) or tables["model_projects"]:
        return "policy_brief"
    if _ANNEX.match(name):
        return "annex"
    return "unknown"


def title_of(head: RawRecord | None, texts: Sequence[str]) -> str | None:
    """The title: as found on the first lines, else the plan's full name as the text prints it."""
    if head is not None and "title" in head.fields:
        return text.unspace(text.flow(_LEADING_MARK.sub("", head.fields["title"].text)))
    votes: Counter[str] = Counter()
    for line in texts:
        votes.update(match.group() for match in _TITLE_IN_TEXT.finditer(line))
    # the full name carries the region; a short form of it does not
    ranked = sorted(
        votes, key=lambda name: ("定住自立圏" not in name and "都市圏" not in name, -votes[name], name)
    )
    return ranked[0] if ranked else None


def _edition(title: str | None, texts: Sequence[str], kind: DocType) -> int | None:
    """The edition of the plan; a report is about the plan whose results it prints, not about the next one."""
    if kind == "progress_report" and not (title and editions(title)):
        telling = {line for line in set(texts) if _RESULTS.search(fold(line))}
        reported = [line for line in texts if line in telling]
        found = edition_of(None, reported)
        if found is not None:
            return found
    return edition_of(title, texts)


def _media_type(document: Document) -> str:
    """The media type of the file: a text dump with tables stays plain text, whatever marks it has."""
    if document.media_type == "text/markdown" and not document.source_name.lower().endswith(_MARKDOWN_SUFFIXES):
        return "text/plain"
    return document.media_type


def year_published(head: RawRecord | None) -> int | None:
    """The year in which a document was published, as its first lines print it; None where they do not."""
    published = head.fields.get("published") if head is not None else None
    date = years.date(published.text) if published is not None else None
    return int(date[:4]) if date is not None else None


def read(
    document: Document,
    head: RawRecord | None,
    texts: Sequence[str],
    records: Sequence[RawRecord],
    context: Context,
    ledger: Ledger,
) -> Context:
    """Adds the document's row.

    Args:
        document: the document as read.
        head: the raw record of the first lines; None where they tell nothing.
        texts: every printed line in reading order.
        records: all raw records, to tell the kind of document.
        context: the document's context.
        ledger: receives the row.

    Returns:
        The context with the municipality whose document it is.
    """
    fields = head.fields if head is not None else {}
    title = title_of(head, texts)
    sources: dict[str, Printed] = {}
    if "title" in fields:
        sources["title"] = fields["title"]
    published = fields.get("published")
    published_on = years.date(published.text) if published is not None else None
    if published is not None and published_on is not None:
        sources["published_on"] = sources["published_raw"] = published
    issuer = fields.get("issuer")
    if issuer is not None:
        sources["issuer"] = issuer
    issuer_name = text.unspace(text.flow(issuer.text)) if issuer is not None else None
    by_ministry = _is_ministry(issuer_name, context.gazetteer)
    kind = _kind(title, texts, Counter(record.table for record in records), by_ministry)
    region = region_of(texts, title)
    own: str | None = None
    if by_ministry:
        region = None  # a ministry's paper names areas as examples
    elif region is None:
        if issuer_name is None:
            issuer_name = own_municipality(texts, context.gazetteer)
        region = own = _municipality(issuer_name, title, context.gazetteer)
    planned = kind in ("vision", "progress_report", "annex")
    ledger.add(
        DocumentRow(
            document_id=document.document_id,
            source_name=document.source_name,
            sha256=document.sha256,
            media_type=_media_type(document),
            page_count=document.page_count,
            text_layer=document.text_layer,
            title=title,
            region=region,
            issuer=issuer_name,
            doc_type=kind,
            edition=_edition(title, texts, kind) if planned else None,
            plan_start_fy=context.plan[0] if context.plan and planned else None,
            plan_end_fy=context.plan[1] if context.plan and planned else None,
            published_on=published_on,
            published_raw=text.flow(published.text) if published is not None and published_on else None,
            area_key=area_key(region, context.gazetteer, context.prefecture),
        ),
        sources,
    )
    named = (printed for printed in sources.values() if own is not None and own in fold(printed.text))
    return replace(context, municipality=own, municipality_source=next(named, None))
