"""Filing the values of a label in the draft of a card: a field, an indicator, amounts, or kept as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.amounts.amount_lines import read_amount_lines
from extract.cards.amounts.amount_units import AmountUnits
from extract.cards.bounds.agreed import is_part_of_party
from extract.cards.bounds.numbered import NUMBERED, SET_OFF
from extract.cards.bounds.taxonomy import axis_and_field
from extract.cards.cells.figures import is_figure, is_money_unit
from extract.cards.cells.name_heads import NUMBER_CELL, NUMBER_NOUN, NUMBER_WITH_LABEL
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.label_fields import LabelFields
from extract.cards.measures.indicator_table import without_label, years_of_values
from extract.cards.measures.indicators import states_goals
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE, is_reference
from schemas.labels import Label, is_year
from schemas.printed import Printed

_TOLD = 12
"""A text of so many letters that begins with no figure tells something."""
_SHORTEST_NAME = 4
_INDICATOR_FIELDS = (
    "indicator",
    "kpi",
    "baseline",
    "target",
    "unit",
    "note",
    "result",
    "baseline_year",
    "target_year",
)


class Filing:
    """Puts values into the draft of one card.

    Attributes:
        last: the field, label and last value filed as a field of the card; a page's foot may have cut it.
    """

    def __init__(self, view: View, draft: Draft, units: AmountUnits) -> None:
        self.last: tuple[str, Piece, Piece] | None = None
        self._view = view
        self._draft = draft
        self._units = units
        self._fields = LabelFields(view, draft)

    def put(self, label: Piece, values: list[Piece]) -> None:
        """Files the values of a label, none where it stands alone."""
        draft = self._draft
        text = joined([p.printed for p in values]) if values else Printed("", label.page.number, label.cell.box)
        if values and (self._fields.is_party_of_group(label) or self._fields.is_part_of_parties(label, text.text)):
            draft.put("role_sharing", label.printed, joined([label.printed, text], " "))
            return
        told = self._fields.told_by_value(label, text.text)
        if told is not None:
            draft.put(told, label.printed, text)
            return
        if self._fields.tells_amounts(label, text.text):
            known = replace(label, label=Label(("budget",), "事業費", exact=False))
            if read_amount_lines(known, values, draft, None, self._units.at(label.row)):
                draft.remark_inexact(known, "値から")
                return
        group = self._fields.group_of(label) if label.role == "unknown-label" and values else None
        if group is not None and group.fields[0] not in draft.fields:
            # 「財源 | 見込むもの | 基金」: what is asked for in the group's row is the group's
            draft.put(group.fields[0], group.printed, text)
            draft.remark_inexact(replace(label, label=group.label), "見出しの")
            return
        if self._fields.tells_goals(label, values):
            known = replace(label, label=Label(("kpi",), "成果目標", exact=False))
            if not label.is_field("target"):
                draft.remark_inexact(known, "値から")
            self._indicator("kpi", known, values)
            return
        if label.role == "unknown-label":
            draft.extra.append((label.printed, text))
            draft.remark_unknown(label)
            return
        if label.label is not None and not label.label.exact and not is_part_of_party(label.text):
            draft.remark_inexact(label, "よく似た")
        field = self._fields.of(label)
        if field == "number" and self._stands_before_name(label, text.text):
            self._draft.fields["number"] = replace(label.printed, text=label.text.strip())
            field = "name"
        if field == "number" and self._prints_number(label, text.text):
            text = label.printed  # 「№ 3」 in a cell of its own
        if field == "role_sharing" and self._fields.is_of_one_party(label):
            text = joined([label.printed, text], " ")
        if field in _INDICATOR_FIELDS:
            self._indicator(field, label, values)
        elif field in FIELD_OF_ONE or field == "number":
            similar = label.label is not None and not label.label.exact and field != "role_sharing"
            if similar and field in draft.fields:
                # only similar words never add to what a label of the vocabulary says
                draft.extra.append((label.printed, text))
                return
            text = self._without_number(label, text) if field == "name" else text
            mark = bool(values) and len(fold(values[0].text)) == 1  # the key to the marks may stand beside it
            if field == "evaluation" and self._fields.is_evaluated_elsewhere(label, mark=mark):
                draft.extra.append((label.printed, text))
                return
            if self._fields.is_choice_beside_text(field, label, text.text):
                draft.extra.append((label.printed, text))
                return
            both = axis_and_field(text.text) if field in ("axis", "policy_field") else None
            if both is not None:
                # 「政策分野 | 生活機能の強化／医療」
                for name, part in zip(("axis", "policy_field"), both, strict=True):
                    draft.put(name, label.printed, replace(text, text=part))
            else:
                draft.put(field, label.printed, text)
            self.last = (field, label, values[-1]) if values else None
        elif field == "evaluation_year" and is_year(text.text):
            draft.fields.setdefault(field, text)
            draft.extra.append((label.printed, text))  # a card without an evaluation says what year it is about
        elif field == "budget" and values and all(is_money_unit(p.text) for p in values):
            self._units.name(label, text)
        elif (field == "budget" or self._fields.is_budget_of_year(field, label)) and read_amount_lines(
            label, values, draft, self._fields.budget_before(label), self._units.at(label.row)
        ):
            return
        elif values or field not in ("budget", "budget_years", "schedule", "schedule_item", "total", "funding"):
            draft.extra.append((label.printed, text))

    def _stands_before_name(self, label: Piece, value: str) -> bool:
        """Whether a label prints a card's number itself, and its name stands beside it: 「No.3 | 診療」."""
        word = fold(label.text)
        found = NUMBER_CELL.fullmatch(word) or NUMBER_WITH_LABEL.fullmatch(word)
        numbered = found is not None and any(char.isdigit() for char in word)
        named = NUMBER_CELL.fullmatch(fold(value)) is None and len(fold(value)) >= _SHORTEST_NAME
        return numbered and named and not self._view.has_label("name")

    @staticmethod
    def _prints_number(label: Piece, value: str) -> bool:
        """Whether a label prints a card's number itself, and no number stands beside it."""
        return any(char.isdigit() for char in fold(label.text)) and NUMBER_CELL.fullmatch(fold(value)) is None

    def _without_number(self, label: Piece, name: Printed) -> Printed:
        """A card's name without the number before it, which is the card's own where no label prints another."""
        if self._view.has_label("number"):
            return name
        if NUMBER_CELL.fullmatch(fold(label.text)) or NUMBER_WITH_LABEL.fullmatch(fold(label.text)):
            number = NUMBER_NOUN.sub("", label.text, count=1)
            self._draft.fields["number"] = replace(label.printed, text=number)
            return name
        numbered = NUMBERED.match(name.text) or SET_OFF.match(name.text)
        if numbered is None:
            return name
        self._draft.fields["number"] = replace(name, text=numbered["number"] or numbered["dotted"])
        return replace(name, text=numbered["name"])

    def _indicator(self, field: str, label: Piece, values: list[Piece]) -> None:
        name = "indicator" if field == "kpi" else field
        if field == "kpi" and values and self._states_goal(label):
            self._draft.extra.append((label.printed, joined([p.printed for p in values])))
            return
        if name == "result":
            self._single_result(label, values)
            return
        if name == "indicator" and values and all(is_figure(p.text) for p in values) and not states_goals(values):
            # 「KPI①」 over its figures by year names no indicator
            self._draft.extra.append((label.printed, joined([p.printed for p in values])))
            return
        if name == "baseline" and self._is_told(values):
            # 「現状」 over a text, or over a table of its own, is no indicator's
            self._draft.extra.append((label.printed, joined([p.printed for p in values])))
            return
        if name == "indicator" and len(values) == 1 and is_reference(values[0].text):
            # 「次の表のとおり」 names no indicator
            self._draft.extra.append((label.printed, values[0].printed))
            return
        if name == "indicator":
            values = [without_label(piece) for piece in values]
        cells = self._draft.cells(fresh=name == "indicator" and bool(values))
        if name == "indicator" and not values:
            return
        if name in cells.values and name in ("baseline", "target") and cells.values[name]:
            # an intermediate target or an earlier value: the last one printed is the field's
            earlier = cells.values[name]
            self._draft.extra.append((cells.labels[name], joined([p.printed for p in earlier])))
        cells.values[name] = list(values)
        cells.labels[name] = label.printed
        years_of_values(cells.values, cells.labels)

    def _states_goal(self, label: Piece) -> bool:
        """Whether a label 成果目標 stands right above 成果指標, so that what is beside it names no indicator."""
        word = label.label.word if label.label is not None else ""
        below = self._view.below(label)
        return word.endswith("目標") and any(p.is_field("indicator") and p.row == label.last + 1 for p in below)

    def _is_told(self, values: list[Piece]) -> bool:
        """Whether texts tell a state while no indicator is open that they could be a figure of."""
        cells = self._draft.indicators[-1] if self._draft.indicators else None
        if not values or (cells is not None and not cells.empty):
            return False
        texts = [fold(p.text) for p in values]
        return all(text.startswith("【") or (len(text) >= _TOLD and not is_figure(text)) for text in texts)

    def _single_result(self, label: Piece, values: list[Piece]) -> None:
        years, figures = values[::2], values[1::2]
        if (
            len(years) == len(figures) > 0
            and all(p.role == "year" for p in years)
            and not any(p.role == "year" for p in figures)
        ):
            # 「実績値 | 令和５年度 | 71 | 令和６年度 | 72」
            cells = self._draft.cells()
            cells.results.extend((year.year, [value]) for year, value in zip(years, figures, strict=True))
        elif values and label.label is not None and label.label.remark and not _is_sentence(values):
            self._draft.cells().results.append((label.printed, list(values)))
        elif values:
            self._draft.extra.append((label.printed, joined([p.printed for p in values])))


def _is_sentence(values: Sequence[Piece]) -> bool:
    """Whether texts tell what was done, which is no figure of an indicator: 「R6年度の実績 | 研修を開いた。」."""
    return all(fold(p.text).endswith("。") for p in values)
