"""The words of a dumped line by their part: labels, remarks in brackets, figures, years, places, text.

Columns of a dump are separated by white space only: by one space where a program joined the cells of a row, by
several where it kept their places. A place is counted in characters: the programs that keep columns give a wide
character no more room than a narrow one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import regex

from extract.shapes import is_place
from schemas.folding import fold, unify
from schemas.frozen import dataclass
from schemas.labels import Label, is_year
from schemas.patterns import lazy_pattern
from schemas.printed import Line

Kind = Literal["label", "remark", "figure", "year", "place", "text", "note", "mark"]
Recogniser = Callable[[str], Label | None]

_WORD = lazy_pattern(r"[^ \t\xa0]+")
_FIGURE = lazy_pattern(r"[▲△+\-]?[0-9][0-9,]*(?:\.[0-9]+)?[^\s0-9、。()「」【】○]{0,6}(?:\([^()]{1,6}\))?")
_NOT_A_UNIT = lazy_pattern(r"年|月|日|歳|次|期|第|~|から|まで|つの|市町|に|の|を|で")
_MARK = lazy_pattern(r"[➡→⇒➔➜►▶●○◎■□◆━─―ー～〜~←↔⇔－\-]{1,12}|[○●◎■]")
_THOUSANDS = lazy_pattern(r"[▲△\-]?[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})*[,，]")
_REST = lazy_pattern(r"[0-9０-９]{3}(?![0-9０-９])")
_SPACED_YEAR = lazy_pattern(r"[RHＲＨ](?: [0-9０-９]){1,2}")
_LETTER = lazy_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]")
_REMARK = lazy_pattern(r"\((?:[^()]|\([^()]{1,6}\)){1,14}\)")
_LONGEST_REMARK = 20
_SINGLE = lazy_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}Ａ-Ｚ０-９A-Z0-9（()）]{1,3}")
_GLUED_LABEL = 4
_LONGEST_ROW = 8
_LONGEST_WRAPPED_LABEL = 14
_LONGEST_SPACED_LABEL = 8


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A run of words on one line that plays one part.

    Attributes:
        kind: the part.
        text: as printed.
        line: the printed line.
        start: index of its first character on the line.
        end: the index after its last.
        label: what a label says; None for other kinds.
        apart: whether more than one space stands before it, as in a dump that keeps columns.
    """

    kind: Kind
    text: str
    line: Line
    start: int
    end: int
    label: Label | None = None
    apart: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The raw fields that a label can stand for; empty for other kinds."""
        return self.label.fields if self.label else ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    first: int
    after: int
    gap: int


def is_amount(text: str) -> bool:
    """Whether a word is a number, perhaps with a sign and a short unit.

    >>> [is_amount(t) for t in ("48,221", "28,108人/年", "４回", "102.9%", "▲39.30", "0")]
    [True, True, True, True, True, True]
    >>> [is_amount(t) for t in ("2024年度", "0～14歳", "６次産業化支援事業", "１市１町")]
    [False, False, False, False]
    """
    unified = unify(text).strip("　")
    match = _FIGURE.fullmatch(unified)
    return match is not None and not _NOT_A_UNIT.search(regex.sub(r"/年|年間|/月|/日|日間|か月", "", unified))


def is_remark(text: str) -> bool:
    """Whether a word stands in brackets as a whole and is short: a year, a unit, KPI.

    >>> is_remark("(2022年度)"), is_remark("（千円）"), is_remark("（県と共同実施）事業")
    (True, True, False)
    """
    return _REMARK.fullmatch(fold(text)) is not None


def is_place_list(text: str) -> bool:
    """Whether a text names places and nothing else.

    >>> is_place_list("新庄市、金山町、最上町、"), is_place_list("市、町、村の会議")
    (True, False)
    """
    parts = [part for part in regex.split(r"[、,，・\s]+", text.strip()) if part]
    return bool(parts) and all(is_place(part) for part in parts)


def is_form_remark(text: str) -> bool:
    """Whether a word in brackets belongs to a form's labels: an abbreviation, a year, a unit of money.

    >>> [is_form_remark(t) for t in ("(KPI)", "（2022年度）", "(千円)", "(一関市)")]
    [True, True, True, False]
    """
    if not is_remark(text):
        return False
    inside = fold(text)[1:-1]
    return is_year(inside) or inside.isascii() or inside.endswith("円")


def _one_word(before: str, after: str) -> bool:
    """Whether two words belong together: 「R 1 0」, 「44, 550」, 「2024 (R6)」, 「(2022 (R4) 年度)」."""
    joined = f"{before} {after}"
    if _SPACED_YEAR.fullmatch(joined) or (_THOUSANDS.fullmatch(before) and _REST.match(after)):
        return True
    if is_remark(after) and is_year(before) and is_year(joined):
        return True
    text = unify(before)
    return text.startswith("(") and text.count("(") > text.count(")") and len(joined) <= _LONGEST_REMARK


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _WORD.finditer(text):
        gap = match.start() - (found[-1].after if found else 0)
        word = _Word(match.group(), match.start(), match.end(), gap)
        if found and gap == 1 and _one_word(found[-1].text, word.text):
            last = found.pop()
            found.append(_Word(text[last.first : word.after], last.first, word.after, last.gap))
            continue
        single = bool(_LETTER.fullmatch(word.text))
        if found and gap == 1 and single and _LETTER.fullmatch(found[-1].text.split()[-1]):
            # 「新 庄 市」 is one word: the spaces only widen it
            last = found.pop()
            word = _Word(text[last.first : word.after], last.first, word.after, last.gap)
        found.append(word)
    return found


def _label_at(words: Sequence[_Word], at: int, text: str, recognise: Recogniser) -> tuple[int, Label] | None:
    """The label that begins with a word: the index after it and what it says; the longest one wins."""
    for count in range(min(5, len(words) - at), 0, -1):
        part = words[at : at + count]
        joined = text[part[0].first : part[-1].after]
        bracket = count == 2 and is_remark(part[1].text)
        if count > 1:
            tight = all(word.gap == 1 for word in part[1:])
            spaced = len(fold(joined)) <= _LONGEST_SPACED_LABEL and all(_SINGLE.fullmatch(w.text) for w in part)
            wrapped = count == 2 and len(fold(joined)) <= _LONGEST_WRAPPED_LABEL
            if not tight or not (bracket or spaced or wrapped):
                continue
        label = recognise(joined)
        if label and (count == 1 or bracket or label.word == fold(joined)):
            return at + count, label
    return None


def _kind(word: str) -> Kind:
    if is_year(word):
        return "year"
    if is_amount(word):
        return "figure"
    if is_remark(word):
        return "remark"
    if _MARK.fullmatch(word):
        return "mark"
    return "place" if is_place(word) else "text"


def tokens_of(line: Line, recognise: Recogniser) -> list[Token]:
    """The tokens of a line, left to right.

    Args:
        line: a printed line of a dump.
        recognise: says which label a text is; None for a text that is no label.
    """
    text = line.text
    words = _words(text)
    found: list[Token] = []
    run: list[_Word] = []

    def add(kind: Kind, first: _Word, last: _Word, label: Label | None = None) -> None:
        printed = text[first.first : last.after]
        found.append(Token(kind, printed, line, first.first, last.after, label, first.gap > 1))

    def flush() -> None:
        for part in _columns(run):
            kinds = [_kind(word.text) for word in part]
            if "text" not in kinds:
                for kind, word in zip(kinds, part, strict=True):
                    add(kind, word, word)
                continue
            cut = _figures_at(kinds, bool(found) and found[-1].kind == "figure")
            if cut is None:
                add("text", part[0], part[-1])
                continue
            first, after = cut
            if first:
                add("text", part[0], part[first - 1])
            for index in range(first, after):
                add(kinds[index], part[index], part[index])
            if after < len(part):
                add("text", part[after], part[-1])
        run.clear()

    at = 0
    while at < len(words):
        label = _label_at(words, at, text, recognise)
        if label and _may_stand(words, at, label, run, found):
            flush()
            add("label", words[at], words[label[0] - 1], label[1])
            at = label[0]
        else:
            run.append(words[at])
            at += 1
    flush()
    return found


def note_token(line: Line) -> Token:
    """A whole line as a standing note: it belongs to the form, and values do not go on across it."""
    return Token("note", line.text, line, 0, len(line.text))


def _columns(words: Sequence[_Word]) -> list[list[_Word]]:
    """Words that stand together, cut where the dump keeps the columns of the page."""
    parts: list[list[_Word]] = []
    for word in words:
        inside = bool(parts) and parts[-1][-1].text.count("【") > parts[-1][-1].text.count("】")
        remark = bool(parts) and len(parts[-1]) == 1 and is_form_remark(parts[-1][0].text)
        if not parts or remark or (word.gap > 1 and not inside):
            parts.append([])
        parts[-1].append(word)
    return parts


def _figures_at(kinds: Sequence[Kind], after_figure: bool) -> tuple[int, int] | None:
    """Where figures or marks stand side by side among text: the cells of a row that one space joins.

    ``after_figure`` says that a figure stands before the words: then one figure at their beginning is a cell too.
    """
    for first, kind in enumerate(kinds):
        after = first
        while after < len(kinds) and kinds[after] == kind and kind in ("figure", "mark"):
            after += 1
        if after - first >= 2 or (after > first and ((first == 0 and after_figure) or kind == "mark")):
            return first, after
    return None


def _may_stand(
    words: Sequence[_Word], at: int, label: tuple[int, Label], run: Sequence[_Word], found: Sequence[Token]
) -> bool:
    """Whether a label may stand there: a word of the vocabulary inside a sentence is none."""
    after, said = label
    if not run:
        return True
    if words[at].gap > 1 or all(_kind(word.text) != "text" for word in run):
        return True
    # 「連携する事項 生活機能の強化 政策分野 医療」: a row of two labels and two values that one space joins
    row = bool(found) and found[0].kind == "label" and len(words) <= _LONGEST_ROW
    return len(said.word) >= _GLUED_LABEL and (after == len(words) or row)
