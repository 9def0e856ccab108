"""Which field of a card a label names, where its own words leave that open: told by the card's other labels."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extract.cards.amounts.stated_amounts import states_years
from extract.cards.bounds.agreed import is_part_of_party
from extract.cards.cells.beside import is_group
from extract.cards.cells.pieces import Piece
from extract.cards.cells.towns import is_list_of_municipalities
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.measures.indicators import states_goals, states_values
from extract.passage_signs import BULLET
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE, PROSE_FIELDS, is_known_axis
from schemas.labels import is_year
from schemas.patterns import lazy_re
from schemas.vocabulary_cards import CHOICE_WORDS, POLICY_TEXTS, PROGRAMME_ENDS, VAGUE_LABELS
from schemas.vocabulary_sheets import GOAL_LABELS

_ROLES = lazy_re("(?:各)?(?:市町村|市町|自治体|主体)?(?:の|別)?役割(?:分担|・?負担)?(?:等)?")
_TICKED = lazy_re(r"[■□☑☐✓✔レ]\s*[^\s■□☑☐✓✔]{1,8}")
_LISTED = lazy_re(r"\s*(?:[【〔［\[]|[・•○◯〇●◎◆◇■□▪▶►]\s*\S)")
_TEXTS = PROSE_FIELDS | {"subsidy"}
"""Fields whose texts may be asked for in words of their own."""
_GROUP_AND_LABEL = 2
_BRACKETS = "【】[]〔〕＜＞<>《》"
_GOALS = frozenset(map(fold, GOAL_LABELS))
_JUDGED = lazy_re("評価|検証|点検|振り返り")


def _names_programme(value: str) -> bool:
    """Whether words beside a payer (補助金等) name a programme, and no amount."""
    return fold(value).endswith(PROGRAMME_ENDS) and not any(char.isdigit() for char in fold(value))


def _judges(label: Piece) -> bool:
    return label.label is not None and _JUDGED.search(label.label.word) is not None


class LabelFields:
    """The fields of the labels of one card, given what its draft holds already."""

    def __init__(self, view: View, draft: Draft) -> None:
        self._view = view
        self._draft = draft
        self._both = self._names_measure_and_programme()

    def of(self, label: Piece) -> str:
        """The one field of a label that stands beside a value."""
        if (
            label.is_field("name")
            and label.label is not None
            and label.label.word.startswith("施策")
            and self._both
        ):
            return "measure"
        if label.is_field("name") and "name" in self._draft.fields:
            return "projects" if self._draft.projects is None else "extra"
        if label.is_field("projects") and not self._named() and not self._draft.fields.get("name"):
            return "projects" if self._lists_projects(label) else "name"
        word = label.label.word if label.label is not None else None
        if word in VAGUE_LABELS and self._others_name(label, VAGUE_LABELS):
            return "extra"
        if word in POLICY_TEXTS and self._others_name(label, POLICY_TEXTS):
            named = self._view.has_label("measure")
            return label.fields[0] if named else "measure"
        own = [name for name in label.fields if name in FIELD_OF_ONE or name == "number"]
        if own:
            return self._of_several(label, own)
        if label.is_field("note", "unit") and not self._indicators_open():
            return "extra"
        return label.fields[0]

    def _others_name(self, label: Piece, words: Collection[str]) -> bool:
        """Whether another label of the card, under none of these words, names the field of a label."""
        others = (p for p in self._view.pieces if p.is_field(*label.fields) and p.label is not None)
        return any(p.label is not None and p.label.word not in words for p in others)

    def _of_several(self, label: Piece, names: list[str]) -> str:
        """The field that no other label of the card names: 具体的施策 is a measure beside 取組内容."""
        if len(names) == 1:
            return names[0]
        others = {name for p in self._view.pieces if p is not label and p.role == "label" for name in p.fields}
        return next((name for name in reversed(names) if name not in others), names[0])

    def told_by_value(self, label: Piece, value: str) -> str | None:
        """The field that a value tells where its label is vague, and no other label of the card names the field.

        「連携分野 | 生活機能の強化」 prints an axis; 「実施主体 | 新庄市、金山町」 prints the municipalities;
        「補助金等 | 地域医療確保基金」 the programme that helps to pay.
        """
        vague = label.role == "unknown-label" or label.is_field("policy_field", "measure", "category")
        if vague and is_known_axis(value):
            told = "axis"
        elif (label.role == "unknown-label" or label.is_field("method")) and is_list_of_municipalities(value):
            told = "municipalities"
        elif label.is_field("source") and _names_programme(value):
            told = "subsidy"
        else:
            return None
        return None if self._view.has_label(told) else told

    def tells_amounts(self, label: Piece, value: str) -> bool:
        """Whether an unknown label stands beside the amounts of several years, which no other label is for."""
        if label.role != "unknown-label" or self._view.has_label("budget"):
            return False
        return states_years(value)

    def tells_goals(self, label: Piece, values: Sequence[Piece]) -> bool:
        """Whether a label for goals, unknown or one of axes, stands beside nothing but goals of the card.

        So may one of targets, where sentences state them (「R9までに、参加率を7.0%とする。」) or the value names
        the indicator and labels its figures (「参加者数　現状値（R5）：90人　目標値（R9）：120人」). No other
        label of the card is for indicators.
        """
        open_ = label.role == "unknown-label" or label.is_field("axis", "aim")
        known = open_ and fold(label.text).strip(_BRACKETS) in _GOALS
        sentences = all(fold(p.text).endswith("。") for p in values)
        told = label.is_field("target") and (sentences or states_values(values))
        if not (known or (told and values)) or self._view.has_label("kpi", "indicator"):
            return False
        return states_goals(values)

    def is_of_one_party(self, label: Piece) -> bool:
        """Whether a label names the part of one party among others: 中心市の役割, but not 市町の役割 alone."""
        if not is_part_of_party(label.text):
            return False
        alone = label.label is not None and label.label.exact
        alone = alone or re.search("と|及び|・|、", label.text) is not None
        return not alone or sum(is_part_of_party(p.text) for p in self._view.pieces if p.role == "label") > 1

    def is_party_of_group(self, label: Piece) -> bool:
        """Whether a label stands beside a higher one that heads roles: 役割 | 中心市 | …, 役割 | 連携町村 | …."""
        if label.role == "label" and not label.is_field("municipalities", "role_sharing"):
            return False
        return any(
            _ROLES.fullmatch(fold(p.text)) is not None and p.last > p.row
            for p in self._view.rows[label.row]
            if p.x1 <= label.x0 + 0.01
        )

    def group_of(self, label: Piece) -> Piece | None:
        """The label of a text that heads a group of one row, in which nothing but an unknown label stands."""
        row = self._view.rows[label.row]
        left = [p for p in row if p.x1 <= label.x0 + 0.01]
        group = left[-1] if left else None
        if group is None or not self._view.exact or not group.is_field(*_TEXTS):
            return None
        one = (group.row, group.last) == (label.row, label.last)
        return (
            group if one and sum(p.role in ("label", "unknown-label") for p in row) == _GROUP_AND_LABEL else None
        )

    def is_choice_beside_text(self, field: str, label: Piece, value: str) -> bool:
        """Whether a value only ticks a word of several (■拡充 □継続) while another label has the field's text."""
        ticked = len(_TICKED.findall(value)) > 1 and not _TICKED.sub("", value).strip()
        return (ticked or fold(value) in CHOICE_WORDS) and any(
            p.is_field(field) for p in self._view.pieces if p is not label and p.role == "label"
        )

    def is_part_of_parties(self, label: Piece, value: str) -> bool:
        """Whether a sentence beside 連携市町 says what they do: another label of the card lists who takes part."""
        if not label.is_field("municipalities") or not fold(value).endswith("。"):
            return False
        others = [p for p in self._view.pieces if p.is_field("municipalities") and p is not label]
        beside = [self._view.right_of(p, p.row)[:1] for p in others]
        return any(found and is_list_of_municipalities(found[0].text) for found in beside)

    def is_evaluated_elsewhere(self, label: Piece, *, mark: bool) -> bool:
        """Whether another label of the card holds its evaluation: in words, or one of what was done.

        A mark alone is none then, nor is a text under 取組実績 beside one under 評価.
        """
        others = [
            p
            for p in self._view.pieces
            if p.is_field("evaluation") and p is not label and not self._is_item(p) and self._stands_beside(p)
        ]
        if mark:
            return bool(others)
        return not _judges(label) and any(_judges(p) for p in others)

    def _is_item(self, label: Piece) -> bool:
        """Whether only blank cells and marks stand beside a label, as beside an item of a timetable."""
        right = self._view.right_of(label, label.row)
        return len(right) > 1 and all(len(fold(p.text)) <= 1 for p in right)

    def _stands_beside(self, label: Piece) -> bool:
        """Whether a label has values of its own: it heads no group of labels and no column beside figures."""
        heads = any(p.is_field("baseline", "target", "result") for p in self._view.starting(label.row))
        return not heads and not is_group(self._view, label)

    @staticmethod
    def is_budget_of_year(field: str, label: Piece) -> bool:
        """Whether a label names a budget of its own year, though it is a part elsewhere: 令和５年度補正予算額."""
        return field == "component" and label.label is not None and is_year(label.label.remark or "")

    def budget_before(self, label: Piece) -> Piece | None:
        """The label of amounts left of another one: 「事業費（円） | 決算額 | …」."""
        left = [p for p in self._view.rows[label.row] if p.x1 <= label.x0 + 0.01]
        heads = [p for p in left if p.is_field("budget")]
        return next((p for p in heads if "円" in p.text), heads[-1] if heads else None)

    def _lists_projects(self, label: Piece) -> bool:
        """Whether a label stands beside a list: names behind bullets, or below those whose they are."""
        view = self._view
        here = [p for p in view.right_of(label, label.row)[:1] if p.role == "value"] or view.below(label)[:1]
        return bool(here) and _LISTED.match(here[0].text) is not None

    def _names_measure_and_programme(self) -> bool:
        """Whether the card prints a value for 施策名 and one for 事業名: then the former is what it belongs to.

        Where the latter lists its programmes behind bullets, the card is the former's.
        """
        found = set()
        for label in self._view.pieces:
            if label.is_field("name") and label.label is not None:
                beside = [p for p in self._view.right_of(label, label.row)[:1] if p.role == "value"]
                if beside and BULLET.match(beside[0].text) is None:
                    found.add("measure" if label.label.word.startswith("施策") else "programme")
        return len(found) > 1

    def _named(self) -> bool:
        return self._view.has_label("name") or not self._view.labels(0)

    def _indicators_open(self) -> bool:
        cells = self._draft.indicators[-1] if self._draft.indicators else None
        return cells is not None and not cells.empty
