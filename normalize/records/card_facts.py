"""What the tables filled from cards share: ids, years of labels, words without letter spacing."""

from __future__ import annotations

from collections.abc import Sequence

from normalize import text, years
from normalize.amounts import is_blank_mark
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Printed, RawRecord

_CROSSES = ("×", "✕", "✗", "✘")


def initiative_ids(records: Sequence[RawRecord], ledger: Ledger) -> dict[int, str]:
    """The initiative's id by the key of its card, numbered in reading order through the document."""
    keys = sorted(record.key for record in records if record.table == "initiatives")
    return {key: f"{ledger.document_id}-i{n:03}" for n, key in enumerate(keys, start=ledger.cards + 1)}


def words(printed: Printed | None) -> str | None:
    """A printed text as one line; None where nothing or a dash is printed. A cross says no, which is no blank.

    >>> words(Printed("－")), words(Printed("×")), words(Printed("医　療"))
    (None, '×', '医　療')
    """
    if printed is None:
        return None
    flowed = text.flow(printed.text)
    return None if not flowed or (is_blank_mark(flowed) and flowed not in _CROSSES) else flowed


def spaced_word(printed: Printed | None) -> str | None:
    """A printed name as one line, without the spaces of letter-spaced words (医　療, Ｄ Ｘ)."""
    flowed = words(printed)
    return text.unspace(flowed) if flowed is not None else None


def decided_year(
    year: years.Year,
    printed: Printed,
    context: Context,
    ledger: Ledger,
    *,
    table: str,
    record_id: str | None = None,
) -> int | None:
    """The Gregorian year of a printed year; where era and Gregorian year disagree, what the document supports.

    A disagreement is always a finding. Neither year is taken where the document supports none more than the other.
    """
    if year.conflict is None:
        return year.gregorian
    western, era = year.conflict
    inside = [c for c in year.candidates if context.plan is not None and context.plan[0] <= c <= context.plan[1]]
    chosen = inside[0] if len(set(inside)) == 1 else context.supported(year.candidates)
    taken = f"文書の他の記載に合う{chosen}年度として読み取りました" if chosen else "どちらとも決められません"
    ledger.finding(
        "era-gregorian",
        f"「{text.flow(printed.text)}」は西暦（{western}年）と和暦（{era}年にあたる）が一致しません。{taken}。"
        "原本の年を確かめてください。",
        source=printed,
        table=table,
        record_id=record_id,
        expected=str(chosen) if chosen else None,
    )
    return chosen


def fiscal_year(
    printed: Printed, context: Context, ledger: Ledger, *, table: str, record_id: str | None = None
) -> int | None:
    """The fiscal year that a header or label prints; None with a finding where it prints none that can be read."""
    year = years.year(printed.text)
    if year is None:
        _, year = years.split_year(printed.text)
    if year is None and (without_era := year_without_era(printed.text, context)) is not None:
        return without_era
    if year is None:
        ledger.finding(
            "unreadable-year",
            f"「{text.flow(printed.text)}」を年度として読み取れません。何年度の欄か、原本を確かめてください。",
            source=printed,
            table=table,
            record_id=record_id,
        )
        return None
    return decided_year(year, printed, context, ledger, table=table, record_id=record_id)


_BARE_YEAR = lazy_pattern(r"\s*[(（［\[]\s*(?P<year>[12１２][0-9０-９]{3})\s*[)）］\]]\s*$")
_WITHOUT_ERA = lazy_pattern(r"(?<![0-9A-Za-z第和成正治])(?P<number>[0-9]{1,2}|元)年度(?![0-9])")
_ERAS = (2018, 1988)
"""The years before the first years of the eras that documents of our days print."""
_FARTHEST = 15


def split_year(printed: str) -> tuple[str, years.Year | None]:
    """A label or value without the one year in it, and the year; four digits alone in brackets are one, too.

    >>> rest, year = split_year("654団体（2021）")
    >>> rest, year.gregorian
    ('654団体', 2021)
    >>> split_year("現状値（R4）")[0], split_year("1,200人（2,025）")[1] is None
    ('現状値', True)
    """
    rest, year = years.split_year(printed)
    bare = _BARE_YEAR.search(printed) if year is None else None
    if bare is None:
        return rest, year
    return printed[: bare.start()].strip(), years.year(f"{bare['year']}年度")


def year_without_era(label: str, context: Context) -> int | None:
    """The fiscal year of a label without an era (５年度), as the years around it tell; None where they do not.

    It is the year of the era that lies nearest to the years that the document prints.

    >>> from collections import Counter
    >>> from normalize.places import Gazetteer
    >>> of = Context("d", Gazetteer.load(), supported_years=Counter({2020: 1, 2022: 3}))
    >>> year_without_era("目標最終年度 ７年度", of), year_without_era("30年度", of), year_without_era("元年度", of)
    (2025, 2018, 2019)
    >>> year_without_era("3年間", of) is None
    True
    """
    found = {match["number"] for match in _WITHOUT_ERA.finditer(fold(label))}
    if len(found) != 1 or not context.supported_years:
        return None
    digits = found.pop()
    number = 1 if digits == "元" else int(digits)
    printed_years = sorted(context.supported_years.elements())
    middle = printed_years[len(printed_years) // 2]
    year = min((first + number for first in _ERAS), key=lambda candidate: abs(candidate - middle))
    return year if abs(year - middle) <= _FARTHEST else None


_SUBSIDY_END = lazy_pattern(
    r"(?<=(?:制度|補助金|交付金|助成金|負担金|補助事業|事業費|推進費|基金|事業債|過疎債|起債)(?:[（(][^（()）]{1,30}[）)])?)"
    r"\s+(?=[^\s（(、。・･○●をのにがはでとや及])"
)


def subsidies(printed: Printed | None) -> str | None:
    """The subsidies of a cell, names that stand one after the other joined with 、; None for a blank cell.

    >>> subsidies(Printed("地域情報化アドバイザー派遣制度 D Xアドバイザー派遣制度"))
    '地域情報化アドバイザー派遣制度、D Xアドバイザー派遣制度'
    >>> subsidies(Printed("・交付金（国 1/3 県 1/3） ・補助金"))
    '・交付金（国 1/3 県 1/3） ・補助金'
    >>> subsidies(Printed("―")) is None
    True
    """
    if printed is None or words(printed) is None:
        return None
    return text.flow(_SUBSIDY_END.sub("、", printed.text))
