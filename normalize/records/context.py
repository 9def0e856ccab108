"""What the whole document tells about its parts: its places, its years, its grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from normalize import amounts, years
from normalize.places import Gazetteer
from schemas.folding import fold, unify
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Printed, RawRecord


@dataclass(frozen=True, slots=True)
class Context:
    """Facts of a document that decide what a single cell cannot.

    Attributes:
        document_id: id of the document.
        gazetteer: municipalities and their area codes.
        prefecture: the document's own prefecture; None where its names do not decide one.
        plan: first and last fiscal year of the plan; None where not printed.
        supported_years: how often the document prints each Gregorian year, era years counted in.
        grade_thresholds: (grade, least achievement rate) from the best grade down, as the document prints them;
            empty where it prints none.
        results_fy: the fiscal year that the document reports on; None where it reports on none.
        report_fy: the one that its title names as that of a report; None without such a title.
        spaced_thousands: a space parts the thousands of the document's figures (37 544).
        municipality: the municipality whose document this is; None for a region's or a ministry's.
        municipality_source: where its name is printed on the first lines; None where it is not printed there.
    """

    document_id: str
    gazetteer: Gazetteer
    prefecture: str | None = None
    plan: tuple[int, int] | None = None
    supported_years: Counter[int] = field(default_factory=Counter)
    grade_thresholds: tuple[tuple[str, float], ...] = ()
    results_fy: int | None = None
    report_fy: int | None = None
    spaced_thousands: bool = False
    municipality: str | None = None
    municipality_source: Printed | None = None

    def figure(self, printed: str) -> str:
        """A printed figure as it is to be read: without spaces between thousands where the document has them."""
        return amounts.without_group_spaces(printed) if self.spaced_thousands else printed

    def area_code(self, name: str) -> str | None:
        """The standard area code of a municipality; None for aggregates and undecided names."""
        return self.gazetteer.code(name, self.prefecture)

    def grade(self, rate: float | None) -> str | None:
        """The grade of an achievement rate by the document's own thresholds; None without either."""
        if rate is None:
            return None
        for grade, least in self.grade_thresholds:
            if rate >= least:
                return grade
        return None

    def supported(self, candidates: Iterable[int]) -> int | None:
        """The candidate year that the rest of the document prints most often; None for a tie at zero."""
        ranked = sorted(set(candidates), key=lambda year: (-self.supported_years[year], -year))
        if not ranked or self.supported_years[ranked[0]] == 0:
            return None
        if len(ranked) > 1 and self.supported_years[ranked[0]] == self.supported_years[ranked[1]]:
            return None
        return ranked[0]


_GRADE = r"(?:^|(?<=[)、,。/]))[・•･○●◯◎■□◆▪➢\-]*(?P<grade>[A-DS]):*"
_LEAST = r"(?P<low>[0-9.]+)%?(?:(?P<above>以上)|(?P<below>未満)|[~-](?P<high>[0-9.]+)%)"
_THRESHOLD = lazy_pattern(rf"{_GRADE}(?:(?![)、,。/][A-DS]:).)*?\(?達成率は?{_LEAST}")
_BARE_THRESHOLD = lazy_pattern(rf"{_GRADE}(?:(?![)、,。/][A-DS]:)[^0-9(])*\({_LEAST}\)")
"""A grade beside others of which one says that the figures are rates: 「B：概ね達成（80～99%）」."""
_BEFORE_GRADE = lazy_pattern(r"\s+(?=[A-DSＡ-ＤＳ]\s*[:：])")


def grade_thresholds(lines: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """Grades and their least achievement rates, best first, from lines such as 「B：概ね達成（達成率80～99%）」.

    A range that ends one below the next (80～99 %, 100 % and more) is taken to reach up to it, and a grade
    「50%未満」 begins at minus infinity. Empty where no such lines are printed.

    >>> grade_thresholds(["A：達成（達成率100%以上）", "B：概ね（達成率80～99%）", "D：未達成（達成率50%未満）"])
    (('A', 1.0), ('B', 0.8), ('D', -inf))
    >>> grade_thresholds(["• A：達成（達成率100%以上）", "• D：未達成（達成率100%未満）"])
    (('A', 1.0), ('D', -inf))
    >>> grade_thresholds(["A：達成（達成率100%以上） B：未達成（達成率100%未満）"])
    (('A', 1.0), ('B', -inf))
    >>> grade_thresholds(["対象：R6～R10　A：達成（達成率100%以上）　B：未達成（達成率100%未満）"])
    (('A', 1.0), ('B', -inf))
    >>> grade_thresholds(["A：達成（達成率100%以上） B：概ね達成（80～99%） C：未達成（80%未満）"])
    (('A', 1.0), ('B', 0.8), ('C', -inf))
    >>> grade_thresholds(["達成率により達成状況を定めた。"])
    ()
    """
    found: dict[str, float] = {}
    # what else stands on the line ends with white space before a grade
    parts = [fold(part) for line in dict.fromkeys(lines) for part in _BEFORE_GRADE.split(line)]
    told = [match for part in parts for match in _THRESHOLD.finditer(part)]
    bare = [match for part in parts for match in _BARE_THRESHOLD.finditer(part)] if told else []
    for match in (*told, *bare):
        found.setdefault(match["grade"], float("-inf") if match["below"] else float(match["low"]) / 100)
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


_RESULTS = lazy_pattern(
    r"(?P<year>(?:令和|平成|R|H|20)[0-9元]{1,2}年?度?)(?:の|における|分)?(?:実績|結果|達成状況|評価)"
)


_REPORT = lazy_pattern(
    r"(?<![~〜～\-−―])(?P<year>(?:令和|平成|R|H|20)(?<![0-9]20)[0-9元]{1,2}(?:\([RH0-9元]{2,4}\))?(?:年?度|(?=[^0-9年月.]))"
    r"(?:\([RH0-9元年度]{2,6}\))?)\D{0,40}(?:実績|(?:実施|取組|事業)結果|(?:進捗|達成|実施|取組)状況|成果報告)"
)
"""The title of a report on one year: 「令和６年度　交付金事業　実施結果報告」."""


def _results_year(texts: Iterable[str], title: str | None = None) -> int | None:
    """The year whose results the lines name most often; else that of the title of a report."""
    votes: Counter[int] = Counter()
    for text, times in Counter(texts).items():
        for match in _RESULTS.finditer(fold(text)):
            year = years.year(match["year"])
            if year is not None and year.gregorian is not None:
                votes[year.gregorian] += times
    if not votes:
        return _report_year(title)
    # of equally frequent years the later one is the year reported on, the earlier a comparison
    return max(votes, key=lambda year: (votes[year], year))


def _report_year(title: str | None) -> int | None:
    """The year whose report a title is of; None for any other title.

    >>> _report_year("つぼみ広域ビジョン R7進捗状況"), _report_year("令和6年度(2024年度)進捗状況報告書")
    (2025, 2024)
    >>> _report_year("令和3年度～令和7年度つぼみ広域計画の実施状況") is None
    True
    """
    match = _REPORT.search(fold(title)) if title is not None else None
    year = years.year(match["year"]) if match is not None else None
    return year.gregorian if year is not None else None


_SPACED = lazy_pattern(r"[(\-▲△▼]*[1-9][0-9]{0,2}(?P<groups>(?: [0-9]{3})+)(?:\.[0-9]+)?%?\)?")
_COMMA = lazy_pattern(r"[(\-▲△▼]*[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?%?\)?")
_UNGROUPED = lazy_pattern(r"[0-9]{1,4}(?: [0-9]{1,4})+")
_LEAST_SPACED = 3
_MOST_OTHER = 0.1
_NO_CHANCE = 20
"""So many groups of three digits without one that begins with 0 are not the thousands of figures."""


def spaced_thousands(texts: Iterable[str]) -> bool:
    """Whether a document parts thousands by a space: it does so again and again, and hardly ever otherwise.

    A cell that holds two numbers of three digits looks the same, so that the whole document is asked: no commas,
    no other groups of digits, and groups that begin with 0, which numbers do not.

    >>> spaced_thousands(["37 544", "1 054", "6 826", "5 401", "101"])
    True
    >>> spaced_thousands(["120 130", "110 140", "37,544"]), spaced_thousands(["12 34", "120 130", "1 24"])
    (False, False)
    """
    spaced = others = zeros = 0
    for text, times in Counter(texts).items():
        if not text[:1].strip() or len(text) > len("(△999 999 999.99%)"):
            continue
        unified = " ".join(unify(text).split())
        match = _SPACED.fullmatch(unified)
        if match is not None:
            spaced += times
            zeros += " 0" in match["groups"]
        elif _COMMA.fullmatch(unified) or _UNGROUPED.fullmatch(unified):
            others += times
    if spaced < _LEAST_SPACED or others > spaced * _MOST_OTHER:
        return False
    return zeros > 0 or spaced < _NO_CHANCE


_PERIOD = "期間"
_PERIOD_ALONE = lazy_pattern(
    r"[\[(〔【<《~-]*(?:明治|大正|昭和|平成|令和|西暦|[HR](?=[0-9])|[0-9元年度から()~/・.-])+[\])〕】>》~-]*"
)
_NAMED_PERIOD = lazy_pattern(r"(?P<kind>計画|戦略|構想|ビジョン|プラン)[(（](?P<period>[^()（）]{5,30})[)）]")
_NAME_BEFORE = lazy_pattern(
    r"^(?:.{0,30}(?:計画|戦略|構想|ビジョン|プラン)|第[0-9一二三四五六七八九十]{1,3}[次期])(?=\P{Han}|令|平)"
)
"""The name or edition of a plan before its period."""
_COVER_LINES = 15


def _wrapped_span(texts: list[str], position: int) -> tuple[int, int] | None:
    """The period that a line begins and the next one ends, where the line says that it is one."""
    text = texts[position]
    if position + 1 == len(texts) or "。" in text[-2:] or _PERIOD not in text or not years.years_in(text):
        return None
    return years.year_range(text + texts[position + 1])


def _behind_name(text: str, title: str | None) -> tuple[int, int] | None:
    """The period in brackets behind the name of a plan of the kind that the title names; None without one.

    >>> _behind_name("第２期大川村総合戦略（令和２年度～令和６年度）の実績を示す。", "大川村総合戦略検証")
    (2020, 2024)
    >>> _behind_name("第６次大川村総合計画（令和３年度～令和12年度）に基づく。", "大川村総合戦略") is None
    True
    """
    if title is None:
        return None
    for match in _NAMED_PERIOD.finditer(text):
        if match["kind"] in title:
            return years.year_range(match["period"])
    return None


def _plan(
    texts: list[str], records: Iterable[RawRecord], edition: int | None, title: str | None = None
) -> tuple[int, int] | None:
    card_years: Counter[int] = Counter()
    for record in records:
        printed = record.fields.get("fiscal_year")
        if record.table == "budgets" and printed is not None:
            year = years.year(printed.text)
            if year is not None and year.gregorian is not None:
                card_years[year.gregorian] += 1
    candidates: list[tuple[int, tuple[int, int]]] = []
    for position, text in enumerate(texts):
        named = _behind_name(text, title)
        span = named or years.year_range(text) or _wrapped_span(texts, position)
        if span is None or not 1 <= span[1] - span[0] <= 15:
            continue
        around = fold("".join(texts[max(0, position - 2) : position + 1]))
        # a cover prints the period alone, below the title
        alone = position < _COVER_LINES and _PERIOD_ALONE.fullmatch(_NAME_BEFORE.sub("", fold(text))) is not None
        if not alone and named is None and _PERIOD not in around:
            continue
        weight = 2 if alone else 1
        if edition is not None and f"第{edition}次" in around:
            weight += 1
        candidates.append((weight, span))
    covered = set(card_years)
    if covered:
        within = (min(covered), max(covered))
        matching = [c for c in candidates if set(range(c[1][0], c[1][1] + 1)) <= covered]
        if matching:
            return max(matching, key=lambda c: (c[1][1] - c[1][0], c[0]))[1]
        if within[1] > within[0]:
            return within
    if candidates:
        return max(candidates, key=lambda c: c[0])[1]
    return None


_EDITION = lazy_pattern(r"第(?P<n>[0-9一二三四五六七八九十]+)[次期](?!産業)")
_KANJI = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"十": 10}


def editions(text: str) -> list[int]:
    """The numbers of 第N次 or 第N期 in a text.

    >>> editions("第３次一関・平泉定住自立圏共生ビジョン")
    [3]
    >>> editions("第二期総合戦略")
    [2]
    >>> editions("共生ビジョン")
    []
    """
    found = []
    for match in _EDITION.finditer(fold(text)):
        digits = match["n"]
        found.append(int(digits) if digits.isdigit() else _KANJI[digits[0]])
    return found


def edition_of(title: str | None, texts: Iterable[str]) -> int | None:
    """The edition of the plan: from the title, else the one that the text names most often."""
    if title and (own := editions(title)):
        return own[0]
    votes: Counter[int] = Counter()
    for text in texts:
        if "ビジョン" in text or "戦略" in text or "計画" in text:
            votes.update(editions(text))
    return max(votes, key=lambda n: (votes[n], n)) if votes else None


def context_of(
    document_id: str,
    texts: list[str],
    records: list[RawRecord],
    title: str | None,
    before: Context | None = None,
) -> Context:
    """Gathers the context of a document, or of a section of it.

    Args:
        document_id: id of the document.
        texts: every printed line in reading order, tables included.
        records: the raw records, for the years on cards.
        title: the document's title; None where it has none.
        before: the context of the sections before, which have decided what they could; None for the first one.
    """
    gazetteer = Gazetteer.load()
    supported: Counter[int] = Counter()
    for text, times in Counter(texts).items():
        for year in years.years_in(text):
            # a year that stands beside a contradicting one supports neither
            if year.gregorian is not None and year.conflict is None:
                supported[year.gregorian] += times
    if before is None:
        before = Context(document_id, gazetteer)
    return Context(
        document_id=document_id,
        gazetteer=gazetteer,
        prefecture=before.prefecture or gazetteer.prefecture_of_document(texts),
        plan=before.plan or _plan(texts, records, edition_of(title, texts), title),
        supported_years=supported + before.supported_years,
        grade_thresholds=before.grade_thresholds or grade_thresholds(texts),
        results_fy=before.results_fy or _results_year(texts, title),
        report_fy=before.report_fy or _report_year(title),
        spaced_thousands=before.spaced_thousands or spaced_thousands(texts),
        municipality=before.municipality,
        municipality_source=before.municipality_source,
    )
