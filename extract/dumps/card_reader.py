"""One card of a dump: from its lines to the raw records of its initiative, projects, budget and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from extract.dumps.agreements import Agreement
from extract.dumps.assignment import assign
from extract.dumps.blocks import Block, attach, blocks_of
from extract.dumps.card_money import Money, money_of
from extract.dumps.card_signs import Surroundings, position_score, shape_score
from extract.dumps.card_timetable import Timetable, timetable_of
from extract.dumps.card_values import Values, values_of
from extract.dumps.columns import has
from extract.dumps.segments import Segment
from extract.dumps.tokens import Recogniser, Token, note_token, tokens_of
from extract.dumps.wrapped_labels import wrapped_labels
from extract.family import printed
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Page, Printed, RawRecord, Reading, Remark

TEXT_FIELDS = (
    "name",
    "number",
    "axis",
    "policy_field",
    "measure",
    "description",
    "effect",
    "role_sharing",
    "municipalities",
    "projects",
    "subsidy",
    "evaluation",
    "next_steps",
    "indicator",
    "note",
    "unit",
)
"""Raw fields whose values are text; ``sdgs`` and ``contact`` have no column and become extra values."""

_EXTRA = ("sdgs", "contact")
_LEAST_MARGIN = 0.25
_NAMES = ("name", "axis", "policy_field", "measure", "indicator")
_LEAST_WRAPPED = 20
_NEXT_ROW = 1
_SAME_COLUMN = 4


@dataclass(frozen=True, slots=True)
class CardText:
    """A card's segment with its tokens in reading order."""

    segment: Segment
    tokens: tuple[Token, ...]

    @staticmethod
    def of(segment: Segment, recogniser: Recogniser, notes: frozenset[int]) -> CardText:
        """The tokens of a segment; ``notes`` are the keys of standing notes."""
        wrapped = wrapped_labels(segment.lines, recogniser)
        tokens: list[Token] = []
        for line in segment.lines:
            if line.key in notes:
                tokens.append(note_token(line))
            elif line.key in wrapped:
                tokens.extend(wrapped[line.key].tokens(line, recogniser))
            else:
                tokens.extend(tokens_of(line, recogniser))
        return CardText(segment, tuple(tokens))


@dataclass(slots=True)
class _Card:
    page: Page
    tokens: Sequence[Token]
    timetable: Timetable
    money: Money
    values: Values
    blocks: list[Block]
    used: set[int] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)

    def print(self, tokens: Iterable[Token], separator: str = "\n") -> Printed:
        """The printed text of tokens, which are accounted for by this."""
        parts = list(tokens)
        for token in parts:
            self.used.add(self.tokens.index(token))
        lines = {token.line.key: token.line for token in parts}
        return printed(self.page, list(lines.values()), separator.join(token.text.strip() for token in parts))


@dataclass(frozen=True, slots=True)
class _Slot:
    field: str
    label: Token


def _slots(card: _Card) -> list[_Slot]:
    """What the card's labels ask for, in the order of the labels; an indicator once for each of its figures."""
    found: list[_Slot] = []
    seen: set[str] = set()
    for token in card.tokens:
        if token.kind != "label":
            continue
        names = [name for name in (*TEXT_FIELDS, *_EXTRA) if name in token.fields]
        for name in names[:1] if "indicator" not in names else ["indicator"]:
            if name not in seen:
                seen.add(name)
                found.extend([_Slot(name, token)] * (card.values.count if name == "indicator" else 1))
    return found


def _scores(card: _Card, slots: Sequence[_Slot], around: Surroundings) -> list[dict[int, float]]:
    rows = []
    for block in card.blocks:
        following = card.tokens[block.end] if block.end < len(card.tokens) else None
        preceding = card.tokens[block.position - 1] if block.position else None
        row = {}
        for index, slot in enumerate(slots):
            score = position_score(block, slot.field)
            if slot.field in _EXTRA:
                row[index] = score if block.direct is not None else -1.0
            else:
                row[index] = score + shape_score(block, slot.field, around, following, preceding)
        rows.append(row)
    return rows


def _rejoin(card: _Card, fields: dict[int, str]) -> None:
    """Puts a name together that its cell has wrapped, with its label, or the next one, between its lines."""
    for index, block in enumerate(card.blocks):
        if index in fields or not block.tokens or block.prose or block.items:
            continue
        below = card.blocks[index + 1] if index + 1 < len(card.blocks) else None
        if _in_column(card, block, fields):
            continue
        if below is not None and fields.get(index + 1) in _NAMES and not below.prose:
            # the label stands at half the height of the two lines, or beside the second of them
            between = block.after is not None and fields[index + 1] in block.after.fields
            whole = below.direct is not None and len(block.text) < _LEAST_WRAPPED
            if between and not whole and _next_to(block, below, 2):
                below.tokens = [*block.tokens, *below.tokens]
                block.tokens = []
                continue
        above = card.blocks[index - 1] if index else None
        if above is None or fields.get(index - 1) not in _NAMES or above.prose or not _next_to(above, block, 1):
            continue
        # labels of the next cells end the first line
        last = above.tokens[-1]
        if len(last.text) >= _LEAST_WRAPPED and all(label.line is last.line for label in block.before):
            above.tokens.extend(block.tokens)
            block.tokens = []


def _in_column(card: _Card, block: Block, fields: dict[int, str]) -> bool:
    """Puts a line of a wrapped remark to the rest of it, which stands in the same column of a row of figures."""
    for index, name in fields.items():
        other = card.blocks[index]
        if name != "note" or not other.tokens:
            continue
        near = abs(other.tokens[0].line.key - block.tokens[0].line.key) <= _NEXT_ROW
        if near and block.tokens[0].apart and abs(other.tokens[0].start - block.tokens[0].start) <= _SAME_COLUMN:
            other.tokens = sorted((*block.tokens, *other.tokens), key=lambda token: token.line.key)
            block.tokens = []
            return True
    return False


def _next_to(one: Block, other: Block, most: int) -> bool:
    """Whether at most ``most`` printed lines lead from one value to the next; blank lines are not counted."""
    return bool(one.tokens and other.tokens) and other.tokens[0].line.key - one.tokens[-1].line.key <= most


def read_card(
    page: Page, text: CardText, widths: Sequence[int], around: Surroundings, above: Agreement | None = None
) -> Reading:
    """The raw records of one card.

    Args:
        page: the dump's only page.
        text: the card's tokens.
        widths: lengths at which the document's sentences are wrapped.
        around: what the rest of the document says about the card's texts.
        above: an agreement above the card with labels whose texts may stand among the card's values; it is given
            those that do.
    """
    timetable = timetable_of(text.tokens)
    money = money_of(text.tokens, frozenset(timetable.used))
    values = values_of(text.tokens, money)
    masked = [note_token(t.line) if i in timetable.used else t for i, t in enumerate(text.tokens)]
    card = _Card(page, text.tokens, timetable, money, values, blocks_of(masked, widths))
    slots = [_Slot("role", label) for label in above.open_labels] if above else []
    slots.extend(_slots(card))
    chosen = assign(_scores(card, slots, around), len(slots))
    attach(card.blocks, frozenset(chosen))
    _rejoin(card, {index: slots[choice.slot].field for index, choice in chosen.items()})
    fields: dict[str, Printed] = {}
    extra: list[tuple[Printed, Printed]] = []
    indicators: list[Printed] = []
    statements: set[int] = set()
    for index, choice in chosen.items():
        block, slot = card.blocks[index], slots[choice.slot]
        if choice.margin < _LEAST_MARGIN:
            _doubt(card, block, slot)
            continue
        value = card.print(block.tokens)
        if slot.field == "role" and above is not None:
            above.give(slot.label, block.tokens)
            statements.update(value.keys)
        elif slot.field == "indicator":
            indicators.append(value)
        elif slot.field in _EXTRA:
            extra.append((card.print([slot.label]), value))
        else:
            fields[slot.field] = value
            if slot.field == "evaluation":
                fields["evaluation_label"] = card.print([slot.label])
    _places(card, fields)
    if card.values.count > max(1, len(indicators)):
        _withdraw(card.values)
    _lost(card)
    key = text.tokens[0].line.key
    records = [
        *_projects(fields, key),
        *_schedules(card, key),
        *_budgets(card, key),
        *_indicators(card, indicators, fields, key),
    ]
    kept = {name: value for name, value in fields.items() if name not in ("note", "unit")}
    records.insert(0, RawRecord("initiatives", key, kept, extra=tuple(extra)))
    return Reading(tuple(records), _used_lines(card) - statements, tuple(card.remarks))


def _withdraw(values: Values) -> None:
    """Takes back figures that are more than the indicators: some of them are of another row or table."""
    values.unplaced.extend(figure for found in values.figures.values() for figure in found)
    values.figures.clear()


def _lost(card: _Card) -> None:
    """Says of amounts and figures that nothing tells where they stood."""
    money, values = card.money, card.values
    at = next((i for i, token in enumerate(card.tokens) if has(token, "budget")), None)
    unplaced = list(values.unplaced)
    if at is not None and not money.amounts and not money.doubtful:
        loose = [t for i, t in enumerate(card.tokens) if i > at and t.kind == "figure" and i not in values.used]
        unplaced = [token for token in unplaced if all(token is not other for other in loose)]
        if loose:
            _remark_on(card, loose, "budgets", "がどの年度・市町村の金額か、印字の順序からは決められません。")
    if unplaced:
        _remark_on(card, unplaced, "kpis", "が現状値か目標値か、どの指標の値か、印字の順序からは決められません。")


def _remark_on(card: _Card, tokens: Sequence[Token], table: str, message: str) -> None:
    first = tokens[0]
    source = printed(card.page, [first.line], first.text)
    others = f"など{len(tokens)}個の数値" if len(tokens) > 1 else ""
    whole = f"{first.line.number}行目の「{first.text}」{others}{message}原本の表で確認してください。"
    card.remarks.append(Remark("value-in-wrong-cell", whole, source, table))


def _doubt(card: _Card, block: Block, slot: _Slot) -> None:
    lines = list({line.key: line for line in block.lines}.values())
    source = printed(card.page, lines, block.text)
    message = (
        f"{source.line}行目の「{block.text[:20]}」が「{slot.label.text}」の値かどうか、印字の順序からは決められません。"
        "原本の表で確認してください。"
    )
    card.remarks.append(Remark("value-in-wrong-cell", message, source, "initiatives"))


def _places(card: _Card, fields: dict[str, Printed]) -> None:
    asked = any("municipalities" in token.fields for token in card.tokens)
    places = [t for i, t in enumerate(card.tokens) if t.kind == "place" and i not in card.money.used]
    if asked and places and "municipalities" not in fields:
        # a name that stands there again heads a row of amounts
        once: dict[str, Token] = {}
        for token in places:
            once.setdefault(fold(token.text), token)
        fields["municipalities"] = card.print(once.values())


def _projects(fields: dict[str, Printed], key: int) -> list[RawRecord]:
    value = fields.pop("projects", None)
    return [RawRecord("initiative_projects", value.keys[0], {"projects": value}, card=key)] if value else []


def _schedules(card: _Card, key: int) -> list[RawRecord]:
    card.used |= card.timetable.used
    records = []
    for mark in card.timetable.marks:
        fields = {"item": card.print(mark.item)}
        if mark.year is not None:
            fields["fiscal_year"] = card.print([mark.year])
        if mark.mark is not None:
            fields["mark"] = card.print([mark.mark])
        records.append(RawRecord("schedules", fields["item"].keys[0], fields, card=key))
    for item in card.timetable.doubtful:
        source = printed(card.page, [item.line], item.text)
        message = (
            f"{item.line.number}行目の「{item.text}」の印がどの年度のものか、印字の位置からは決められません。"
            "原本の表で確認してください。"
        )
        card.remarks.append(Remark("value-in-wrong-cell", message, source, "schedules"))
    return records


def _budgets(card: _Card, key: int) -> list[RawRecord]:
    money = card.money
    card.used |= money.used
    label = card.print(money.label) if money.label else None
    records = []
    for amount in money.amounts:
        fields = {"fiscal_year": card.print([amount.year]), "amount": card.print([amount.value])}
        if label:
            fields["unit_label"] = label
        if amount.place:
            fields["municipality"] = card.print([amount.place])
        records.append(RawRecord("budgets", fields["amount"].keys[0], fields, card=key))
    for value in money.doubtful:
        _yearless(card, value, "budgets")
    return records


def _yearless(card: _Card, value: Token, table: str) -> None:
    source = printed(card.page, [value.line], value.text)
    message = (
        f"{value.line.number}行目の「{value.text}」がどの年度の値か、印字の位置からは決められません。"
        "原本の表で確認してください。"
    )
    card.remarks.append(Remark("value-in-wrong-cell", message, source, table))


def _indicators(card: _Card, names: list[Printed], fields: dict[str, Printed], key: int) -> list[RawRecord]:
    values = card.values
    card.used |= values.used
    for value in values.doubtful:
        _yearless(card, value, "kpi_results")
    if not names and not values.figures:
        return []
    count = values.count
    records = []
    labels = {name: card.print(tokens) for name, tokens in values.labels.items()}
    for number in range(count):
        item: dict[str, Printed] = {}
        if number < len(names):
            item["indicator"] = names[number]
        for name, label in labels.items():
            figures = values.figures.get(name, [])
            if number < len(figures):
                item[name] = card.print([figures[number]])
            if number < len(figures) or not figures:
                item[f"{name}_label"] = label
        for name in ("note", "unit"):
            if name in fields:
                item[name] = fields[name]
        place = min(value.keys[0] for value in item.values())
        records.append(RawRecord("kpis", place, item, card=key, item=number + 1))
    years = {id(year) for year, _ in values.results}
    for number, (year, value) in enumerate(values.results):
        item = {"fiscal_year": card.print([year]), "value": card.print([value])}
        at = 1 + (number // max(1, len(years)) if count > 1 else 0)
        records.append(RawRecord("kpi_results", item["value"].keys[0], item, card=key, item=min(at, count)))
    return records


def _used_lines(card: _Card) -> frozenset[int]:
    """Keys of the lines whose every token is accounted for; labels and remarks in brackets always are."""
    open_lines = {
        token.line.key
        for index, token in enumerate(card.tokens)
        if index not in card.used and token.kind not in ("label", "remark", "note")
    }
    return frozenset(token.line.key for token in card.tokens) - open_lines
