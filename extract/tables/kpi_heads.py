"""What the heads of an indicator list say: which field each names, and which rows of a table are heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import regex

from extract.memo import once
from extract.shapes import bare, is_figure, is_grade
from extract.tables.headers import Spot, Table, build, spots_of
from extract.year_shapes import has_year, is_year, without_years
from schemas.folding import fold
from schemas.glossary import fields_by_pattern
from schemas.patterns import lazy_pattern
from schemas.printed import Grid, Page
from schemas.spellings import one_spelling
from schemas.vocabulary_lists import KPI_COLUMNS


def _ranked() -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for name, forms in KPI_COLUMNS.items():
        for rank, word in enumerate(forms):
            words.setdefault(one_spelling(fold(word)), (name, rank))
    return words


_WORDS: Mapping[str, tuple[str, int]] = MappingProxyType(_ranked())
_AS_ON_CARDS = MappingProxyType(
    {
        "name": "initiative_name",
        "number": "number",
        "policy_field": "policy_field",
        "kpi": "indicator",
        "baseline": "baseline",
        "target": "target",
        "result": "value",
        "unit": "unit",
    }
)
"""Fields of cards by which other words for a header are told: 「計画を立てた時の値」."""
_BY_PATTERN = 99
"""The rank of such words: any word of the vocabulary is more specific."""
_MOST_HEADER_ROWS = 4
_LEAST_NAMED = 0.5
_OUTER_BRACKETS = lazy_pattern(r"^\((.*)\)$")
_UNIT_HEAD = lazy_pattern(r"(?<=.)[【〔\[][^【】〔〕\[\]]{1,6}[】〕\]]$")
ARROW = lazy_pattern(r"[→⇒➡⇨➔➜➞►▶▷▸↓⇓⬇]")
_IN_BRACKETS = lazy_pattern(r"(?P<outer>[^()]+)\(\)(?:内|書き?)?は?(?P<inner>[^()]+)")
_LABELLED = lazy_pattern(
    r"\s*[■□●○◆◇・]?\s*(?:[【〔\[<＜《]\s*(?P<wrapped>[^【】〔〕\[\]<>＜＞《》]+?)\s*[】〕\]>＞》]\s*[:：]?"
    r"|(?P<before>[^\s:：]+)(?:\s*[:：]|\s))\s*(?P<named>\S.*)",
    flags=regex.DOTALL,
)
_SUBHEAD = lazy_pattern(r"数?値|年度?|年次|時期|時点|.*上段.*下段.*")


@lru_cache(maxsize=1 << 12)
def field_of(text: str) -> tuple[str, int] | None:
    """The field that a column header names, with the rank of the word; None for an unknown header.

    >>> field_of("重要業績評価指標 (KPI)"), field_of("№"), field_of("現状値（R4）")
    (('indicator', 0), ('number', 0), ('baseline', 0))
    >>> field_of("令和6年度実績値"), field_of("目標値(人)"), field_of("天気")
    (('value', 0), ('target', 0), None)
    >>> field_of("測る指標"), field_of("目ざす値（令和11年度）")
    (('indicator', 99), ('target', 99))
    >>> field_of("基準値 → 目標値"), field_of("２ KPI")
    (('change', 0), ('indicator', 6))
    """
    folded = fold(text)
    if ARROW.search(folded):
        parts = [field_of(part) for part in ARROW.split(folded) if part]
        return ("change", 0) if [part[0] if part else "" for part in parts] == ["baseline", "target"] else None
    if in_brackets(text) is not None or _beside_each_other(text):
        return ("change", 0)
    candidates = [folded, without_years(text)]
    candidates += [bare(candidate) for candidate in candidates]
    candidates += [_UNIT_HEAD.sub("", candidate) for candidate in candidates]
    candidates += [candidate.strip("■□●○◆◇・※*:0123456789.") for candidate in candidates]
    for candidate in candidates:
        inside = _OUTER_BRACKETS.match(candidate)
        for form in (candidate, inside[1] if inside else ""):
            word = one_spelling(form)
            if word in _WORDS:
                return _WORDS[word]
    told = (field for form in candidates for field in fields_by_pattern(form))
    return next(((_AS_ON_CARDS[field], _BY_PATTERN) for field in told if field in _AS_ON_CARDS), None)


@lru_cache(maxsize=1 << 12)
def labelled(text: str) -> tuple[str, str] | None:
    """The field whose label stands before a text that it names, and that text; None without a label.

    A label with a number (基本目標１) is part of the name.

    >>> labelled("【政策分野】医療"), labelled("■政策分野　産業・雇用"), labelled("施策名：図書館の充実")
    (('policy_field', '医療'), ('policy_field', '産業・雇用'), ('initiative_name', '図書館の充実'))
    >>> labelled("基本目標１　しごとをつくる"), labelled("【重点】医療"), labelled("医療　福祉")
    (None, None, None)
    """
    match = _LABELLED.fullmatch(text)
    word = one_spelling(fold(match["wrapped"] or match["before"])) if match is not None else ""
    return (_WORDS[word][0], match["named"].strip()) if match is not None and word in _WORDS else None


def in_brackets(text: str) -> tuple[str, str] | None:
    """What cells hold outside and inside of brackets, where a header says so; None for other headers.

    >>> in_brackets("目標値（　）内は現状値"), in_brackets("目標値（人）")
    (('target', 'baseline'), None)
    """
    match = _IN_BRACKETS.fullmatch(fold(text))
    found = [field_of(match[name]) for name in ("outer", "inner")] if match is not None else []
    names = [part[0] for part in found if part is not None]
    return (names[0], names[1]) if sorted(names) == ["baseline", "target"] else None


def _beside_each_other(text: str) -> bool:
    """Whether a header without ruling in it heads both: 「現状値　目標値」 over the years of each."""
    words = [word for word in text.split() if not has_year(word)]
    if len(words) != len(("baseline", "target")):
        return False
    return [found[0] for word in words if (found := field_of(word)) is not None] == ["baseline", "target"]


def _is_header_row(table: Table, row: int, over_column: int) -> bool:
    """Whether a row below the first header row still belongs to the header."""
    over = table.rows[row][over_column]
    if over is not None and not over.blank and over is not table.rows[row - 1][over_column]:
        return False
    fresh = [
        spot
        for column, spot in enumerate(table.rows[row])
        if spot is not None and not spot.blank and spot is not table.rows[row - 1][column]
    ]
    return bool(fresh) and all(
        field_of(s.text) is not None or is_year(s.text) or _is_remark(s.text) or _SUBHEAD.fullmatch(fold(s.text))
        for s in fresh
    )


def _is_remark(text: str) -> bool:
    """A year or unit in brackets below a header, not a value."""
    folded = fold(text)
    return _OUTER_BRACKETS.match(folded) is not None and not is_grade(folded) and not is_figure(folded)


def _heads(spots: Sequence[Spot]) -> dict[str, int]:
    """The fields that a row of headers names, with their columns; empty where it heads no list."""
    names: dict[str, int] = {}
    named = 0
    for spot in spots:
        found = field_of(spot.text)
        year = is_year(spot.text)
        if found is None and not year and is_figure(spot.text):
            return {}
        named += found is not None or year
        if found is not None:
            names.setdefault(found[0], spot.cell.column)
    if named < len(spots) * _LEAST_NAMED:
        return {}
    if "indicator" in names and len(names) > 1:
        return names
    return names if len(names.keys() & {"baseline", "target", "value", "rate"}) > 1 or "change" in names else {}


def is_beside(spot: Spot, start: int, rows: int) -> bool:
    """Whether a cell of the header row says beside all rows below what the table holds, as 「KPI」 on the left."""
    return spot.cell.column == 0 and rows > start + 1 and spot.cell.row_span >= rows - start


@once
def header(page: Page, grid: Grid) -> tuple[int, int] | None:
    """First header row and number of header rows including what stands above; None where there is no list."""
    plain = build([(page, grid)], head=0, stubs=0)
    for start in range(plain.banner, min(plain.banner + 2, len(plain.rows))):
        spots = spots_of(plain.rows[start])
        spots = [spot for spot in spots if not is_beside(spot, start, len(plain.rows))]
        names = _heads(spots)
        if not names:
            continue
        # cells that reach down beside other headers tell how far the header goes
        ends = [spot.cell.row + spot.cell.row_span for spot in spots if spot.cell.row == start]
        head = max((end for end in ends if end <= start + _MOST_HEADER_ROWS), default=start + 1)
        over = names.get("indicator", min(names.values()))
        while head < min(start + _MOST_HEADER_ROWS, len(plain.rows)) and _is_header_row(plain, head, over):
            head += 1
        return start, head
    return None
