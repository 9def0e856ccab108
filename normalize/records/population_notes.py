"""The notes below population tables, with those of other tables that they refer to (「資料：表１に同じ」)."""

from __future__ import annotations

import re

from normalize.records.population_rates import Figure, text
from normalize.records.table_titles import table_title
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.vocabulary_tables import CAPTION_WORDS

_SAME_AS_ABOVE = lazy_re(r"(?:資料|出典|出所)?[：:　\s]*同上")
_OF_ONE_SEX = lazy_re(r"[\s　]*[（(](?:男女計|男女|総数|計|男性?|女性?)[)）]$")
_NAME = rf"(?:{'|'.join(CAPTION_WORDS)}|第)[ 　]*[^\s、。，：:()（）]{{1,12}}?"
_REFERENCE = lazy_re(
    rf"(?:(?P<before>[前上][図表]+|上記?)|(?P<name>{_NAME}))(?:の(?:資料|出典|出所|注記?))?[にと]同(?:じ|様)"
)


class Notes:
    """Tells the notes of figures that are asked for in reading order."""

    def __init__(self) -> None:
        self._of_titles: dict[str, str] = {}
        self._of_numbers: dict[str, str] = {}
        self._resolved: dict[tuple[object, ...], str] = {}
        self._before = ""

    def of(self, figure: Figure) -> str:
        """The notes of a figure's table, references to other tables replaced; empty where there are none."""
        own, title = text(figure.record, "note"), _OF_ONE_SEX.sub("", text(figure.record, "table_title"))
        if _SAME_AS_ABOVE.search(own):
            note = self._of_titles.get(title, self._before)
        elif not own:
            note = self._of_titles.get(title, "")  # 「（男）」 and 「（女）」 below a table of both
        else:
            place = tuple(figure.record.fields["note"].keys)
            if place not in self._resolved:
                self._resolved[place] = _REFERENCE.sub(self._referred, own)
            note = self._resolved[place]
            if title:
                self._of_titles[title] = note
        number = table_title(text(figure.record, "table_title")).number
        if note and number is not None:
            self._of_numbers[fold(number)] = note
        self._before = note or self._before
        return note

    def _referred(self, match: re.Match[str]) -> str:
        """The notes that a reference means; the reference itself where they are not those of a population."""
        if match["before"] is not None:
            return f"\n{self._before}\n" if self._before else match.group()
        number = table_title(match["name"]).number
        note = self._of_numbers.get(fold(number)) if number is not None else None
        return f"\n{note}\n" if note is not None else match.group()
