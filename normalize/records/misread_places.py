"""Municipalities whose names a recogniser got wrong by a character: corrected where only one name is so near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from normalize.places import Gazetteer, clean, key
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.patterns import lazy_pattern
from schemas.printed import Printed, RawRecord

SURE = 0.97
"""A name of which the recogniser is surer than this stays as it was read."""
_FIELDS = ("municipality", "municipalities", "area")
_NAME = lazy_pattern(
    r"[\p{Han}\p{Hiragana}\p{Katakana}々ヶ](?:[ \u3000]?[\p{Han}\p{Hiragana}\p{Katakana}々ヶー])*[市区町村]"
)
_SHORTEST = 3


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The only one of some names that differs from a misread one by a single character; None for none or several.

    >>> nearest("真皇川町", ["真室川町", "金山町", "最上町"])
    '真室川町'
    >>> nearest("大山町", ["金山町", "松山町"]) is None and nearest("津市", ["堺市"]) is None
    True
    """
    wanted = key(name)
    if len(wanted) < _SHORTEST:
        return None
    near = {}
    for other in names:
        own = key(other)
        alike = len(own) == len(wanted) and own[-1] == wanted[-1]
        if alike and sum(a != b for a, b in zip(own, wanted, strict=True)) == 1:
            near[own] = other
    return next(iter(near.values())) if len(near) == 1 else None


def corrected(
    records: Sequence[RawRecord], texts: Sequence[str], context: Context, ledger: Ledger
) -> list[RawRecord]:
    """The records with the names of municipalities corrected that were misread; each is a finding once a page.

    A name is held against those that the document prints elsewhere, then against those of its prefecture.
    """
    if not any(printed.method == "ocr" for record in records for printed in record.fields.values()):
        return list(records)
    names = _Names(texts, context)
    told: set[tuple[int | None, str]] = set()
    found = []
    for record in records:
        fields = dict(record.fields)
        for field in _FIELDS:
            printed = fields.get(field)
            if printed is None or printed.method != "ocr" or printed.confidence > SURE:
                continue
            text, changes = names.in_text(printed.text)
            if not changes:
                continue
            fields[field] = replace(printed, text=text, method="correction", as_read=printed.text)
            for wrong, right in changes:
                if (printed.page, wrong) not in told:
                    told.add((printed.page, wrong))
                    _tell(printed, wrong, right, ledger)
        found.append(replace(record, fields=fields))
    return found


def _tell(printed: Printed, wrong: str, right: str, ledger: Ledger) -> None:
    ledger.finding(
        "misread-name",
        f"{printed.page}ページの「{wrong}」は市町村名にないため、文字認識の読み違いとみて「{right}」としました。"
        "紙面の画像で確かめてください。",
        source=printed,
        expected=right,
        found=wrong,
    )


class _Names:
    """The names that a document's misread ones may be."""

    def __init__(self, texts: Sequence[str], context: Context) -> None:
        self._gazetteer = context.gazetteer
        self._printed = Counter(name for text in texts for name in self._gazetteer.find_in(text))
        self._prefecture = _of_prefecture(self._gazetteer, context.prefecture)

    def in_text(self, text: str) -> tuple[str, list[tuple[str, str]]]:
        """A text with its misread names corrected, and each of them with the right one."""
        changes: list[tuple[str, str]] = []

        def right(match: regex.Match[str]) -> str:
            read = str(match.group())
            name = clean(read)
            if self._gazetteer.is_municipality(name) or self._gazetteer.find_in(name):
                return read
            other = nearest(name, self._printed) or nearest(name, self._prefecture)
            if other is None:
                return read
            changes.append((name, other))
            return other

        return str(_NAME.sub(right, text)), changes


def _of_prefecture(gazetteer: Gazetteer, prefecture: str | None) -> tuple[str, ...]:
    return tuple(area.name for area in gazetteer.of_prefecture(prefecture)) if prefecture is not None else ()
