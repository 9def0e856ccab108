"""The cards and agreements of a dump, read together: labels of one may stand before values of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from extract.dumps.agreements import (
    Agreement,
    agreement_records,
    agreement_segments,
    context_of,
    read_agreement,
    statement_label,
)
from extract.dumps.blocks import wrap_widths
from extract.dumps.card_reader import CardText, read_card
from extract.dumps.card_signs import surroundings
from extract.dumps.segments import card_segments, form_recogniser, standing_notes
from extract.dumps.tokens import tokens_of
from extract.memo import once
from extract.outline import outline
from extract.tables.agreement_grid import caption_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Beside, Document, Page, Printed, Reading, Remark


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """What the cards and the agreements of a dump say; no line is used by both."""

    cards: Reading = field(default_factory=Reading)
    agreements: Reading = field(default_factory=Reading)


@once
def forms_of(document: Document) -> Forms:
    """Reads the cards and agreements among lines without positions; empty for documents that have positions."""
    page = document.pages[0]
    if page.width is not None or any(line.box is not None for line in page.lines):
        return Forms()
    structure = outline(document)
    headings = frozenset(heading.line.key for heading in structure.headings)
    segments = card_segments(page)
    statements = agreement_segments(page, headings)
    if not segments and not statements:
        return Forms()
    recogniser = form_recogniser(segments)
    notes = standing_notes(segments)
    cards = [CardText.of(segment, recogniser, notes) for segment in segments]
    of_agreements = [[t for line in lines for t in tokens_of(line, statement_label)] for _, lines in statements]
    widths = wrap_widths([*(list(card.tokens) for card in cards), *of_agreements])
    agreements = [read_agreement(mark, lines, widths) for mark, lines in statements]
    for agreement in agreements:
        agreement.context = context_of(page, agreement.mark, structure)

    recurrence: Counter[str] = Counter()
    for card in cards:
        recurrence.update({fold(token.text) for token in card.tokens if token.kind == "text"})
    around = surroundings([structure.titles(card.tokens[0].line.key) for card in cards], recurrence)
    readings = [Reading(used=notes, beside=Beside(notes=notes))]
    for card in cards:
        above = _above(agreements, cards, card)
        readings.append(read_card(page, card, widths, around, above))
    together = _together(readings)
    return Forms(together, _agreements(page, agreements, together))


def _above(agreements: Sequence[Agreement], cards: Sequence[CardText], card: CardText) -> Agreement | None:
    """The agreement whose open labels a card's values may answer: the one above it, before any other card."""
    key = card.tokens[0].line.key
    before = max((c.tokens[0].line.key for c in cards if c.tokens[0].line.key < key), default=-1)
    found = [agreement for agreement in agreements if before < agreement.mark.key < key]
    return found[-1] if found and found[-1].open_labels else None


def _agreements(page: Page, agreements: Sequence[Agreement], cards: Reading) -> Reading:
    initiatives = [record for record in cards.records if record.table == "initiatives"]
    records = []
    remarks = []
    captions: list[Printed] = []
    used: set[int] = set()
    for agreement in agreements:
        card = next((record for record in initiatives if record.key > agreement.mark.key), None)
        axis: Printed | None = card.fields.get("axis") if card else None
        if "policy_field" not in agreement.context and card and "policy_field" in card.fields:
            agreement.context["policy_field"] = card.fields["policy_field"]
        made = agreement_records(page, agreement, axis)
        records.extend(made)
        if made:
            used.add(agreement.mark.key)
            captions.append(caption_of(page, agreement.mark))
        used |= {key for record in made for name in ("role_label", "text") for key in record.fields[name].keys}
        for label in agreement.open_labels:
            message = (
                f"{label.line.number}行目の「{label.text}」の本文が、印字の順序からは決められません。"
                "原本の協定の表で確認してください。"
            )
            source = Printed(label.text, page.number, None, label.line.number, keys=(label.line.key,))
            remarks.append(Remark("value-in-wrong-cell", message, source, "agreements"))
    return Reading(tuple(records), frozenset(used), tuple(remarks), Beside(tuple(captions)))


def _together(readings: Sequence[Reading]) -> Reading:
    return Reading(
        tuple(record for reading in readings for record in reading.records),
        frozenset().union(*(reading.used for reading in readings)),
        tuple(remark for reading in readings for remark in reading.remarks),
        Beside.together(reading.beside for reading in readings),
    )
