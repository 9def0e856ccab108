"""The year that a printed label means; two calendars that disagree are decided by the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize import amounts, text, years
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Printed

_WRAPPED = lazy_re(
    r"(?<=[0-9０-９元])[ \t\u3000]*\n\s*(?=年)|(?<=令和|平成|昭和)\s*\n\s*(?=[0-9０-９元])"
    r"|(?<=[令昭])\s*\n\s*(?=和\s*[0-9０-９元])|(?<=平)\s*\n\s*(?=成\s*[0-9０-９元])"
    r"|(?<=[和成][12１２])\s*\n\s*(?=[0-9０-９]年)"
    r"|(?<=[(（])\s*\n\s*(?=[令平昭RHS12ＲＨＳ１２])|(?<=[(（][RHSＲＨＳ]) *\n *(?=[0-9０-９])"
    r"|(?<=[(（][RHSＲＨＳ][0-9０-９])\s*\n *(?=[0-9０-９])|(?<=[(（][RHSＲＨＳ] [0-9０-９])\s*\n *(?=[0-9０-９])"
)
"""Where a narrow cell has broken a year: before 年, in or after the era, after an opening bracket,
between the digits of an era year before 年 or in brackets."""
_NARROW = 2
_BASE = lazy_re(r"対|比(?!率)|=100|を100")
_SINCE = lazy_re(r"(?:から|より|以降|以来)の?(?=[^0-9]*(?:増減|増加|減少|伸び|伸率|変化))")

_YEAR = (
    r"(?:(?:明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])\.?(?:[0-9]{1,2}|元)|(?<![0-9])[0-9]{4}(?![0-9]))"
    r"年?度?(?:\([^()]*\))?"
)
_NAMED_BASE = lazy_re(
    rf"対(?P<against>{_YEAR})|(?P<base>{_YEAR})(?:国勢調査|国調|時点|現在|人口|値|の|\([^()]*人\))*"
    r"(?:比(?!率|例)|[=を]100|を?基準(?!年)|を?基準年(?=と)|に(?:対する(?!割合|比率)|比べ|対し)|と(?:の比較|比べ|比較)"
    # not over the end of a sentence, nor where a topic begins: 「令和７年以降は推計値。注：増減率は…」
    r"|(?:から|より|以降|以来)の?(?=[^0-9。は※注]*(?:増減|増加|減少|伸び|伸率|変化)))"
)
"""A year that a title or a note names as the one compared with: 「（対令和２年）」, 「令和２年を基準」."""

_ERA_ONCE = lazy_re(
    r"(?P<era>令和|平成|昭和|[RHS])(?P<first>元|[0-9]{1,2})年?度?(?P<to>[→⇒~-])(?P<last>[0-9]{1,2}年)"
)
_GREGORIAN_SPAN = lazy_re(r"(?<![0-9])([12][0-9]{3})(?=[→⇒~-][12][0-9]{3}年)")

_OPEN_END = lazy_re(r"(?:から|より|以降|以来|する|[のにと対~→⇒])$")
_GOES_ON = lazy_re(r"^(?:から|より|以降|以来|に対|に比|と?の?比較|を基準|を100|まで|の(?!うち)|比(?!率))")


def is_of_nothing(value: Printed | None) -> bool:
    """Whether a cell is blank or holds a mark for a missing value, so that the year over it dates nothing.

    >>> [is_of_nothing(Printed(cell)) for cell in ("－", "―（R6）", "0", "未定", "1909")], is_of_nothing(None)
    ([True, True, False, False, False], True)
    """
    printed = text.flow(value.text) if value is not None else ""
    rest = years.split_year(printed)[0]
    return amounts.is_blank_mark(rest or printed)


def gregorian(
    printed: Printed | None, context: Context, ledger: Ledger, *, table: str, value: str | None = None
) -> int | None:
    """The one Gregorian year in a label; None without a year, with several, or with an undecided contradiction.

    Args:
        printed: the label; None gives None.
        context: decides between an era year and a Gregorian year that disagree.
        ledger: takes a finding where they disagree.
        table: the table that the finding is about.
        value: the part of the label to read; the whole label unless given.
    """
    if printed is None:
        return None
    found = years_of(printed.text if value is None else value)
    agreed = {year.gregorian for year in found if year.gregorian is not None}
    conflicts = [year.conflict for year in found if year.conflict is not None]
    if not conflicts and len(agreed) <= 1:
        return agreed.pop() if agreed else None
    candidates = agreed | {candidate for conflict in conflicts for candidate in conflict}
    if not conflicts and not _two_calendars(found):
        return None
    chosen = context.supported(candidates)
    shown = "、".join(f"{candidate}年" for candidate in sorted(candidates))
    decided = f"文書のほかの箇所に合う{chosen}年と読みました。" if chosen is not None else "年を空欄にしました。"
    ledger.finding(
        "era-gregorian",
        f"見出し「{text.flow(printed.text)}」の和暦と西暦が一致しません（{shown}）。{decided}原本で確認してください。",
        source=printed,
        table=table,
        expected=shown,
    )
    return chosen


def years_of(label: str) -> list[years.Year]:
    r"""The years in a label, line by line; four digits alone on a line are a year too.

    >>> [year.gregorian for year in years_of("実績\n平成2年\n1990")]
    [1990, 1990]
    >>> [year.gregorian for year in years_of("増減率(%)\nR2比")]
    [2020]
    >>> [year.gregorian for year in years_of("目標値\n(2028\n年度)")]
    [2028]
    >>> [year.gregorian for year in years_of("目標値（R 1\n2）")]
    [2030]
    >>> [year.gregorian for year in years_of("現状（令\n和1\n0年\n度）")]
    [2028]
    >>> [year.gregorian for year in years_of("R\n1\n0")], [year.gregorian for year in years_of("R6\nR7")]
    ([2028], [2024, 2025])
    >>> [year.gregorian for year in years_of("増減率\n（R2／H22）")]
    [2020, 2010]
    >>> years_of("人口")
    []
    """
    lines = label.split("\n")
    if len(lines) > 1 and all(len(line.strip()) <= _NARROW and years.year(line) is None for line in lines):
        whole = years.year(label)  # a column of a letter's width has broken one year
        if whole is not None:
            return [whole]
    found: list[years.Year] = []
    for line in _WRAPPED.sub("", label).split("\n"):
        whole, several = years.year(line), years.years_in(line)
        if whole is not None and whole.conflict is not None and all(year.era is not None for year in several):
            whole = None  # 「R2／H22」 compares two years of eras; only the two calendars can disagree
        found.extend([whole] if whole is not None else several)
    return found


def spelled_out(folded: str) -> str:
    """Folded text whose spans of years print era and 年 with both ends.

    >>> spelled_out("令和7~22年"), spelled_out("国勢調査(2000~2020年)"), spelled_out("令和2年→令和32年")
    ('令和7年~令和22年', '国勢調査(2000年~2020年)', '令和2年→令和32年')
    """
    return _GREGORIAN_SPAN.sub(r"\1年", _ERA_ONCE.sub(_with_era, folded))


def _with_era(match: re.Match[str]) -> str:
    return f"{match['era']}{match['first']}年{match['to']}{match['era']}{match['last']}"


def _two_calendars(found: list[years.Year]) -> bool:
    return len({year.era is None for year in found}) == 2


def is_base(line: str) -> bool:
    """Whether a line of a label names the year compared with.

    >>> is_base("R2比"), is_base("対2020年"), is_base("人口比率"), is_base("2020年")
    (True, True, False, False)
    >>> is_base("2020年からの増減率(%)"), is_base("令和2年に対する増減率"), is_base("2010年から2020年の増減率")
    (True, True, False)
    """
    years = years_of(line)
    since = len(years) == 1 and _SINCE.search(fold(line)) is not None
    return since or (bool(years) and _BASE.search(fold(line)) is not None)


def named_bases(text: str) -> set[int]:
    """The years that a title or a note names as those which its figures are compared with.

    >>> named_bases("総人口の増減率（対令和２年）"), named_bases("地区別人口（2020年比）")
    ({2020}, {2020})
    >>> named_bases("※増減率は令和２年（2020年）を基準とした。"), named_bases("令和2年からの増減率")
    ({2020}, {2020})
    >>> named_bases("※増減率は、令和２年（2020年）国勢調査人口（4,139人）に対する増減率である。")
    {2020}
    >>> [named_bases(t) for t in ("令和２年の年齢別人口比率", "令和２年対策", "2010年から2020年の増減率")]
    [set(), set(), set()]
    >>> named_bases("令和７年以降は推計値。注：増減率は、前の欄の年に対するもの。")
    set()
    """
    found: set[int] = set()
    for match in _NAMED_BASE.finditer(fold(text)):
        found |= {
            year.gregorian for year in years_of(match["against"] or match["base"]) if year.gregorian is not None
        }
    return found


def unbroken(lines: Sequence[str]) -> list[str]:
    """Lines with those in one that a narrow cell has broken within what a change compares with.

    >>> unbroken(["令和２年からの", "増減率"]), unbroken(["令和7年", "令和２年", "に対する増減率"])
    (['令和２年からの増減率'], ['令和7年', '令和２年に対する増減率'])
    >>> unbroken(["令和２年→令", "和42年", "増減率"]), unbroken(["令和２年→令和42", "年", "増減率"])
    (['令和２年→令和42年', '増減率'], ['令和２年→令和42年', '増減率'])
    """
    found: list[str] = []
    for line in _WRAPPED.sub("", "\n".join(lines)).split("\n") if lines else ():
        if found and (_OPEN_END.search(fold(found[-1])) or _GOES_ON.match(fold(line))):
            found[-1] += line
        else:
            found.append(line)
    return found
