"""What has been read from a card before it is cut into records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.measures.indicators import Cells
from extract.cards.years.blocks import Block
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import is_year
from schemas.printed import Printed, Remark
from schemas.vocabulary_cards import YEAR_OF_ALL


@dataclass(frozen=True, slots=True)
class Mark:
    """An item of a timetable in one year; without a year where the timetable shows no marks at all.

    ``mark`` is None where nothing stands in the year's cell; its text is empty where a bar is drawn. ``in_doubt``
    says that the year has no mark of its own and shares a cell with one that may be for it too.
    """

    item: Printed
    year: Printed | None
    mark: Printed | None
    in_doubt: bool = False


def assumed_year(amount: str, printed: Printed) -> Remark:
    """The remark on an amount in brackets that is that of the year before by custom only."""
    return Remark(
        "assumed-year",
        f"「{printed.text.strip()[:40]}」のかっこ内の金額{amount}を、慣例により前年度の額として読み取りました。"
        "原本を確かめてください。",
        printed,
        "budgets",
    )


def year_of_document(year: str, printed: Printed) -> Remark:
    """The remark on an amount whose year is only told by the title of its document."""
    return Remark(
        "assumed-year",
        f"「{printed.text.strip()[:40]}」には年度の印刷がないため、資料の表題の「{year.strip()}」の額として読み取りました。"
        "原本を確かめてください。",
        printed,
        "budgets",
    )


def year_of_all(extra: Sequence[tuple[Printed, Printed]]) -> Printed | None:
    """The one year that a card says it is about (実施年度); None where it says none, a span or several."""
    years = [value for label, value in extra if fold(label.text) in YEAR_OF_ALL]
    return years[0] if len(years) == 1 and is_year(years[0].text) else None


@dataclass(slots=True)
class Draft:
    """A card as read so far.

    Attributes:
        fields: printed text by raw field of the table ``initiatives``.
        projects: the block of budget projects; None where the card prints none.
        extra: labels without a column, with their values, in printed order.
        budgets: raw fields of each amount.
        marks: the timetable.
        indicators: indicators that share their cells, group by group.
        results: tables of yearly results that belong to the last group before them.
        remarks: what a person should look at.
        used: keys of all lines accounted for.
        heading: the numbered heading in the first row that is the name; None where the name has a label, or a
            remark says that it has none. It is in doubt where other cards print a label before theirs.
    """

    fields: dict[str, Printed] = field(default_factory=dict)
    projects: Printed | None = None
    extra: list[tuple[Printed, Printed]] = field(default_factory=list)
    budgets: list[dict[str, Printed]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    indicators: list[Cells] = field(default_factory=list)
    results: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    heading: Printed | None = None

    def use(self, *pieces: Piece) -> None:
        """Accounts for the lines of pieces."""
        for piece in pieces:
            self.used |= piece.keys

    def remark(self, rule: str, message: str, printed: Printed | None, table: str | None = None) -> None:
        """Notes something for a person to look at."""
        self.remarks.append(Remark(rule, message, printed, table))

    def remark_unknown(self, label: Piece) -> None:
        """Notes that the vocabulary does not know a label, whose values are kept as they are."""
        self.remark(
            "unknown-label",
            f"「{fold(label.text)}」は登録されていない項目名です。値は「その他の項目」に残しました。",
            label.printed,
            "initiative_extra_fields",
        )

    def remark_unlabelled(self, name: Printed) -> None:
        """Notes that a text without a label in the first row was taken for the name."""
        self.remark(
            "damaged-source",
            f"個票の先頭行「{fold(name.text)[:30]}」に項目名がありません。"
            "施策・事業名として読み取りました。原本を確かめてください。",
            name,
            "initiatives",
        )

    def remark_inexact(self, label: Piece, how: str = "") -> None:
        """Notes that a label stands for a field though the vocabulary does not know its words.

        Args:
            label: a label that is not exact.
            how: what told the field, as the beginning of a clause.
        """
        word = label.label.word if label.label is not None else ""
        self.remark(
            "unknown-label",
            f"「{fold(label.text)}」は登録されていない項目名です。"
            f"{how}「{word}」の欄として読み取りました。原本を確かめてください。",
            label.printed,
            "initiatives",
        )

    def remark_arrow(self, item: Printed) -> None:
        """Notes that nothing tells whether an arrow, or the cell that it stands in, says which years it is for."""
        self.remark(
            "doubtful-years",
            f"「{fold(item.text)[:40]}」の矢印は、複数の年度にまたがる欄の一部だけに引かれています。"
            "欄の全部の年度を指すかどうか決められないため、矢印のない年度の実施の有無は空欄にしました。原本を確かめてください。",
            item,
            "schedules",
        )

    def assumed_year(self, amount: str, printed: Printed) -> None:
        """Notes that an amount in brackets was taken for that of the year before."""
        self.remarks.append(assumed_year(amount, printed))

    def put(self, name: str, label: Printed, value: Printed) -> None:
        """Adds a field; a second text of the same field goes below the first, a blank one changes nothing."""
        if not value.text.strip():
            return
        if name == "projects":
            self.projects = value if self.projects is None else joined([self.projects, value])
            return
        known = self.fields.get(name)
        self.fields[name] = value if known is None else joined([known, value])
        if name == "evaluation":
            self.fields.setdefault("evaluation_label", label)

    def cells(self, fresh: bool = False) -> Cells:
        """The group of indicators being read; ``fresh`` begins a new one unless the last is empty."""
        if not self.indicators or (fresh and not self.indicators[-1].empty):
            self.indicators.append(Cells())
        return self.indicators[-1]
