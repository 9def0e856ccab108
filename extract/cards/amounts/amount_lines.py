"""Amounts that stand beside one label without years across: one, lines of year and amount, or words of a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cards.amounts.stated_amounts import speaks_of_year_before, stated_amounts
from extract.cards.cells.figures import is_figure, is_money_unit
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined, lines_of
from extract.cards.draft import Draft
from schemas.labels import is_year, year_and_rest
from schemas.patterns import lazy_pattern, lazy_re
from schemas.printed import Printed

_ERA_YEAR = r"(?:令和|平成|[RHＲＨ])\s?[0-9０-９元]{1,2}\s?(?:年度?)?"
_WESTERN = r"[2２][0０][0-9０-９]{2}"
_YEAR = (
    rf"{_ERA_YEAR}(?:\s?[(（]\s?{_WESTERN}\s?(?:年度?)?[)）])?"
    rf"|{_WESTERN}\s?(?:年度?\s?)?[(（]\s?{_ERA_YEAR}\s?[)）](?:\s?年?度)?|{_WESTERN}\s?年度?"
    rf"|{_WESTERN}(?=\s*[:：])"
)
_NEXT_YEAR = lazy_re(rf"[\s、，,・／/;；]+(?={_YEAR})")
_COLON = lazy_re(r"([^:：]{2,18}?)\s*[:：]\s*(\S.*)$", re.DOTALL)
_PARTS = lazy_re(r"[(（]\s*(?:うち|内訳?)\s*[:：、]?\s*(?P<parts>[^()（）]+)[)）]\s*$")
_PART_WORD = lazy_re(r"^(?:うち|内訳)\s*[:：、]?\s*")
_BREAKDOWN = lazy_re(r"\s*[(（]\s*(?:うち|内訳)\s*[)）]\s*(?P<parts>\S.*)", re.DOTALL)
_COMMA = lazy_re(r"\s*(?:[、，・／/;；]|,(?![0-9０-９]{3}(?![0-9０-９])))\s*")
_OF_TOWN = lazy_pattern(
    r"(?P<municipality>[\u4e00-\u9fff々ヶケノツぁ-んァ-ヴー]{1,8}[市町村])\s*[:：]?\s*(?P<amount>[0-9０-９][0-9０-９,，.．]*\s*(?:[百千万億]*円)?)"
)
_MONEY = lazy_re(r"[百千万億]*円")
_DATED = lazy_re(rf"^({_YEAR})\s*(?P<colon>[:：]?)\s*(?=\S)")


def _year_by_year(line: Printed) -> list[Printed]:
    """A line cut before every further year: 「令和6年度 1,200千円、令和7年度 1,300千円」."""
    parts = _NEXT_YEAR.split(line.text.strip().rstrip("。"))
    if len(parts) < 2 or any(year_and_rest(part) is None and not _DATED.match(part) for part in parts):
        return [line]
    # behind a colon an amount may look like a year: 「令和6年度：1918」
    return [replace(line, text=_DATED.sub(lambda m: m[1] + (m["colon"] or " "), part)) for part in parts]


def _dated(line: Printed) -> tuple[str, str] | None:
    """The year and the amount that a line is; None for other lines."""
    split = year_and_rest(line.text) or _year_before_colon(line.text)
    return split if split is not None and is_figure(split[1]) else None


def _unwrapped(lines: Sequence[Printed]) -> list[Printed]:
    """Lines of years and amounts put together where a line's end cuts one: 「R9年度：5,8」 / 「58千円　…」.

    They stay as they are where that makes no list of years and amounts.
    """
    whole: list[Printed] = []
    for line in lines:
        if whole and _DATED.match(line.text) is None:
            whole[-1] = joined([whole[-1], line], "")
        else:
            whole.append(line)
    parts = [part for line in whole for part in _year_by_year(line)]
    return whole if len(parts) > len(whole) and all(map(_dated, parts)) else list(lines)


def _year_before_colon(text: str) -> tuple[str, str] | None:
    """The year and the amount of 「2025年度：1,300千円」; None for other text."""
    match = _COLON.match(text.strip())
    return (match[1].strip(), match[2].strip()) if match is not None and is_year(match[1].strip()) else None


def _year_of_label(label: Piece) -> Printed | None:
    """The year beside the word of a label, perhaps with a unit: 「令和６年度決算額（千円）」."""
    remark = label.label.remark if label.label is not None else None
    year = next((part for part in (remark or "").split() if is_year(part)), None)
    return replace(label.printed, text=year) if year is not None else None


def _read_stated(label: Piece, lines: Sequence[Printed], unit: Printed, draft: Draft) -> bool:
    """Amounts in the words of one cell: 「R5当初：23億円、R6当初案：25.5億円」; False where there are none."""
    whole = joined(lines) if lines else None
    text = "".join(line.text for line in lines)
    stated = stated_amounts(text, headed=True) if lines else []
    undated = speaks_of_year_before(text) and all(amount.year is None for amount in stated)
    if whole is not None and (not stated or undated):
        # 「予算額（百万円） | R5：1,000、R6：1,200」, 「R7予算額 | 6億円（前年度予算額 5億円）」
        stated = stated_amounts("　".join((label.text.replace("\n", ""), *(line.text for line in lines))))
    if whole is None or not stated:
        return False
    of_year = _year_of_label(label)
    for amount in stated:
        fields = {
            "amount": replace(whole, text=amount.amount),
            "kind": replace(whole, text=amount.label or label.text),
            "apart": whole,
        }
        fields["unit_label"] = replace(whole, text=f"（{amount.unit}）") if amount.unit is not None else unit
        if amount.year is not None:
            fields["fiscal_year"] = replace(whole, text=amount.year)
        elif of_year is not None:
            fields["fiscal_year"] = of_year
        if amount.before:
            fields["year_before"] = whole
            if not amount.said:
                draft.assumed_year(amount.amount, whole)
        draft.budgets.append(fields)
        if amount.beside and not amount.before:
            draft.budgets.extend(_parts_of_towns(amount.beside, amount.unit or amount.amount, fields))
    return True


def _of_towns(whole: dict[str, Printed]) -> list[dict[str, Printed]]:
    """The towns' parts of an amount that brackets behind it name: 「2,300千円（うち甲市1,400、乙町900）」.

    None of them where the parts are those of anything else (国費, 一般財源).
    """
    match = _PARTS.search(whole["amount"].text)
    if match is None:
        return []
    return _parts_of_towns(match["parts"], whole["amount"].text[: match.start()], whole)


def _parts_of_towns(text: str, amount: str, whole: dict[str, Printed]) -> list[dict[str, Printed]]:
    """The towns' parts of an amount; none of them where a part is that of anything else (国費, 前年度).

    Args:
        text: what brackets behind the amount enclose: 「甲市1,400、乙町900」.
        amount: the amount itself, or its unit, which is that of the parts.
        whole: the fields of the amount.
    """
    parts = [_OF_TOWN.fullmatch(part) for part in _COMMA.split(_PART_WORD.sub("", text.strip()))]
    money = _MONEY.search(amount)
    found: list[dict[str, Printed]] = []
    for part in parts:
        if part is None:
            return []
        own = whole | {name: replace(whole["amount"], text=part[name]) for name in ("amount", "municipality")}
        if money is not None:
            own["unit_label"] = replace(whole["amount"], text=f"（{money[0]}）")
        found.append(own)
    return found


def _listed_towns(lines: Sequence[Printed], whole: dict[str, Printed]) -> list[dict[str, Printed]]:
    """The towns' parts on lines of their own below an amount: 「（内訳）新庄市 357　金山町 89」; else none."""
    match = _BREAKDOWN.match("".join(line.text for line in lines)) if lines else None
    parts = list(_OF_TOWN.finditer(match["parts"])) if match is not None else []
    if match is None or not parts or _OF_TOWN.sub("", match["parts"]).strip(" 　、，,・／/;；"):
        return []
    place = joined(lines)
    return [
        whole | {name: replace(place, text=part[name].strip()) for name in ("amount", "municipality")}
        for part in parts
    ]


def _breakdown(lines: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The lines of amounts, and those from one on that begins a breakdown of the last of them."""
    at = next((n for n, line in enumerate(lines) if n and _BREAKDOWN.match(line.text)), len(lines))
    return list(lines[:at]), list(lines[at:])


def read_amount_lines(
    label: Piece, pieces: Sequence[Piece], draft: Draft, before: Piece | None = None, note: Printed | None = None
) -> bool:
    """Amounts beside 事業費 without years across: one, or lines of year and amount; False for other text.

    Args:
        label: the label of the amounts.
        pieces: what stands beside it.
        draft: what has been read from the card.
        before: a label left of this one that heads it and may name the unit.
        note: a line above the table that may name the unit.
    """
    unit = label.printed if before is None else joined([before.printed, label.printed])
    if note is not None and "円" not in unit.text:
        unit = joined([unit, note])
    lines = [line for piece in pieces if not piece.names_row for line in lines_of(piece)]
    found: list[dict[str, Printed]] = []
    stated, below = _breakdown(lines)
    for line in (part for whole in _unwrapped(stated) for part in _year_by_year(whole)):
        split = year_and_rest(line.text) or _year_before_colon(line.text)
        amount = split[1] if split else line.text
        if not is_figure(amount) or is_money_unit(amount) or speaks_of_year_before(amount):
            return _read_stated(label, lines, unit, draft)
        fields = {"amount": replace(line, text=amount), "unit_label": unit, "kind": label.printed}
        if split:
            fields["fiscal_year"] = replace(line, text=split[0])
        elif (of_year := _year_of_label(label)) is not None:
            fields["fiscal_year"] = of_year
        fields["apart"] = line
        found.append(fields)
        found.extend(_of_towns(fields))
    if below and found:
        towns = _listed_towns(below, found[-1])
        if not towns:
            return _read_stated(label, lines, unit, draft)
        found.extend(towns)
    draft.budgets.extend(found)
    return bool(found)
