"""The cells of a table by their part on a card: label, year, value or nothing.

A cell usually has one part. A label printed inside the cell of its value (「【取組内容】…」, or a first line of
its own) and a label glued to the end of another value become two pieces of the same cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.family import printed_cell
from schemas.folding import fold
from schemas.glossary import CARD_HEADINGS, FIELD_OF_ONE, ROW_FIELDS, is_done, is_meant
from schemas.labels import Label, is_year, read_label, similar_label, year_and_rest, year_head
from schemas.printed import Box, Cell, Grid, Line, Page, Printed, Word

Role = Literal["blank", "label", "unknown-label", "year", "value"]
Status = Literal["done", "meant", ""]
Style = tuple[int, int, int] | str | None
"""What sets a cell off: its fill, or ``bold``; None for a plain one."""

_BRACKETED = re.compile(r"^\s*[【＜<〈《■◆●]\s*([^】＞>〉》\n]{2,20}?)\s*[】＞>〉》:：]\s*")
_COLON = re.compile(r"^\s*[・■□◆◇●○▶]?\s*([^：:\n]{2,24})[：:]\s*(?=\S)")
_FIGURE = re.compile(r"[▲△+\-(約]*\d")
_PARTY = re.compile(r"[^の]{1,14}(?:が果たす|の果たす|の)役割")
"""The part of one party: 中心市の役割."""
_HEADINGS = frozenset(fold(word) for word in CARD_HEADINGS)
_LEAST_GLUED = 4
_SLACK = 2.0
"""Points by which the edges of cells that stand under each other may differ."""
_PARTED = ("role_sharing", "evaluation", "effect", "next_steps", "contact", "method")
_APART = FIELD_OF_ONE - {"municipalities", "role_sharing", "effect"} | {
    *("kpi", "indicator", "baseline", "target", "result", "budget", "schedule", "number"),
}
_INSIDE = FIELD_OF_ONE | {
    *("sdgs", "contact", "number", "kpi", "indicator", "baseline", "target", "budget", "budget_years", "purpose"),
}
"""Fields whose label may stand inside the cell of its value."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A cell, or a part of one, as it stands on a card.

    Attributes:
        page: the cell's page.
        grid: the cell's table.
        cell: the cell as printed.
        row: first row in the card (or in the table, before the card is cut out).
        last: last row that the cell covers.
        x0: left edge in points, or the first column where the input has no positions.
        x1: right edge in points, or the column after the last.
        text: printed text of the piece, lines separated by line feeds.
        lines: printed lines of the piece.
        role: the part it plays.
        label: what the label says; None for other roles.
    """

    page: Page
    grid: Grid
    cell: Cell
    row: int
    last: int
    x0: float
    x1: float
    text: str
    lines: tuple[Line, ...]
    role: Role
    label: Label | None = None

    @property
    def printed(self) -> Printed:
        """The piece's text with its place."""
        whole = printed_cell(self.page, replace(self.cell, lines=self.lines))
        return whole if whole.text == self.text else replace(whole, text=self.text)

    @property
    def keys(self) -> frozenset[int]:
        """Keys of the printed lines."""
        return frozenset(line.key for line in self.lines)

    @property
    def fields(self) -> tuple[str, ...]:
        """The raw fields that a label can stand for; empty for other roles."""
        return self.label.fields if self.label else ()

    def is_field(self, *names: str) -> bool:
        """Whether the piece is a label of one of these fields."""
        if self.role != "label" or self.label is None:
            return False
        fields = self.label.fields
        for name in names:  # noqa: SIM110  asked a thousand times a page; a generator costs more than the answer
            if name in fields:
                return True
        return False

    @property
    def names_row(self) -> bool:
        """Whether the label only names a row of amounts (計, 県補助金), so that beside a label it is a value."""
        return self.role == "label" and ROW_FIELDS.issuperset(self.fields)

    @property
    def heads_year(self) -> bool:
        """Whether the piece can head a column of one year: 「R7」, 「令和6年度実績」."""
        if self.role == "year":
            return True
        return self.is_field("result", "budget") and self.label is not None and is_year(self.label.remark or "")

    @property
    def heads_aim(self) -> bool:
        """Whether the piece can head the column of a year beside columns of results: 「令和９年度目標」."""
        return self.is_field("target") and self.label is not None and is_year(self.label.remark or "")

    @property
    def year(self) -> Printed:
        """The printed year at the head of a column."""
        head = year_head(self.text)
        if head is not None:
            return replace(self.printed, text=head.year)
        split = year_and_rest(self.text)
        return replace(self.printed, text=split[0]) if split else self.printed

    @property
    def rest(self) -> str:
        """What a year piece prints after the year: a value set into the header cell."""
        split = year_and_rest(self.text)
        return split[1] if split and year_head(self.text) is None else ""

    @property
    def status(self) -> Status:
        """What a header, or a word beside figures, says of them: what came of a year, or what was meant to."""
        head = year_head(self.text)
        word = head.status if head is not None else self.label.word if self.label is not None else self.text
        if is_done(word) or self.is_field("result"):
            return "done"
        return "meant" if is_meant(word) or self.is_field("target") else ""

    def overlap(self, x0: float, x1: float) -> float:
        """The share of the narrower of the two extents that both cover."""
        width = min(self.x1 - self.x0, x1 - x0)
        return 0.0 if width <= 0 else max(0.0, min(self.x1, x1) - max(self.x0, x0)) / width


def split_by_columns(piece: Piece, extents: Sequence[tuple[float, float]]) -> list[Piece]:
    """A cell over several columns as one piece a column, by where its words stand.

    A table without vertical rulings prints the values of a whole row in one cell. The piece comes back as it is
    where its words have no places, or all stand below one column.

    Args:
        piece: a piece whose cell reaches below several columns.
        extents: left and right edge of each column in points.
    """
    parts: dict[int, list[Line]] = {}
    boxes = [word.box for line in piece.lines for word in line.words]
    places = [box for box in boxes if box is not None]
    if len(places) < len(boxes):
        return [piece]
    for line in piece.lines:
        words: dict[int, list[Word]] = {}
        for word in line.words:
            # a word that begins below a longer one belongs to the same column, however short it is
            flush = [box for box in places if word.box and abs(box.x0 - word.box.x0) < 1.0]
            middle = max(flush, key=lambda box: box.width).center[0]
            at = min(range(len(extents)), key=lambda n: _distance(middle, extents[n]))
            words.setdefault(at, []).append(word)
        for at, found in words.items():
            box = Box.around([word.box for word in found if word.box is not None])
            text = " ".join(word.text for word in found)
            parts.setdefault(at, []).append(replace(line, words=tuple(found), text=text, box=box))
    if len(parts) < 2:
        return [piece]
    pieces = []
    for at, lines in sorted(parts.items()):
        text = "\n".join(line.text for line in lines)
        role, label = _role(text)
        x0, x1 = extents[at]
        pieces.append(replace(piece, x0=x0, x1=x1, text=text, lines=tuple(lines), role=role, label=label))
    return pieces


def _distance(x: float, extent: tuple[float, float]) -> float:
    return max(extent[0] - x, x - extent[1], 0.0)


def is_exact(grid: Grid) -> bool:
    """Whether spans and columns of a table are known, not guessed from a text's separators."""
    return grid.box is not None or any(c.row_span > 1 or c.column_span > 1 for c in grid.cells)


def _extent(cell: Cell) -> tuple[float, float]:
    if cell.box is not None:
        return cell.box.x0, cell.box.x1
    return float(cell.column), float(cell.column + cell.column_span)


def _role(text: str) -> tuple[Role, Label | None]:
    if not text.strip():
        return "blank", None
    label = read_label(text)
    if label:
        return "label", label
    return ("year", None) if year_and_rest(text) or year_head(text) else ("value", None)


def _inside(text: str) -> tuple[Label, str, str] | None:
    """The label at the beginning of a text, its printed form and what follows; None without one."""
    for pattern in (_BRACKETED, _COLON):
        match = pattern.match(text)
        if match:
            label = read_label(match[1])
            rest = text[match.end() :]
            if label and set(label.fields) & _INSIDE and rest.strip():
                return label, match.group().strip(), rest
    first, _, rest = text.partition("\n")
    label = read_label(first)
    if label and rest.strip() and set(label.fields) & _INSIDE and len(fold(first)) >= 3:
        return label, first, rest
    return None


def _opens(text: str, *patterns: re.Pattern[str]) -> bool:
    """Whether a text begins with a label of a field that may stand inside a cell, set off by a pattern."""
    for pattern in patterns:
        match = pattern.match(text)
        label = read_label(match[1]) if match else None
        if label and set(label.fields) & _INSIDE:
            return True
    return False


def _line_parts(line: Line) -> list[Line]:
    """A line cut before every further word that begins with a label and a colon: 「現状値：5人　目標値：9人」."""
    cuts: list[list[Word]] = []
    for word in line.words:
        if not cuts or (_COLON.match(word.text + "。") and _opens(word.text + "。", _COLON)):
            cuts.append([])
        cuts[-1].append(word)
    if len(cuts) < 2:
        return [line]
    boxes = [Box.around([w.box for w in words if w.box is not None]) for words in cuts]
    texts = [" ".join(w.text for w in words) for words in cuts]
    return [
        replace(line, words=tuple(words), text=text, box=box)
        for words, text, box in zip(cuts, texts, boxes, strict=True)
    ]


def _segments(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Lines cut before every line that begins with a label in brackets, or with a colon where the first does."""
    patterns = (_BRACKETED, _COLON) if lines and _opens(lines[0].text, _COLON) else (_BRACKETED,)
    if _COLON in patterns:
        lines = tuple(part for line in lines for part in _line_parts(line))
    cuts: list[list[Line]] = []
    for line in lines:
        if not cuts or _opens(line.text, *patterns):
            cuts.append([])
        cuts[-1].append(line)
    return [tuple(cut) for cut in cuts]


def _split_inside(piece: Piece) -> list[Piece] | None:
    """A cell that prints its own labels as label and value pieces, one pair a label; None where it prints none."""
    found = _inside(piece.text)
    if found is None:
        return None
    segments = _segments(piece.lines)
    parts: list[Piece] = []
    width = (piece.x1 - piece.x0) / (2 * len(segments))
    for number, lines in enumerate(segments):
        found = _inside("\n".join(line.text for line in lines))
        if found is None:
            return None
        label, printed, rest = found
        left = piece.x0 + 2 * number * width
        # where the label has lines of its own, the value keeps only the others
        own = next((n for n in range(1, len(lines)) if "\n".join(x.text for x in lines[:n]) == printed), 0)
        parts.append(
            replace(
                piece,
                x0=left,
                x1=left + width,
                text=printed.strip("：:■□◆◇●○▶・【】 \u3000"),
                lines=lines[: own or 1],
                role="label",
                label=label,
            )
        )
        parts.append(
            replace(
                piece, x0=left + width, x1=left + 2 * width, text=rest, lines=lines[own:], role="value", label=None
            )
        )
    return parts


def _split_glued(piece: Piece) -> list[Piece] | None:
    """A value with the next label glued to its end, as value and label; None where nothing is glued."""
    match = re.search(r"^(.*\S)\s+(\S+)\s*$", piece.text, re.DOTALL)
    if not match or len(fold(match[2])) < _LEAST_GLUED:
        return None
    label = read_label(match[2])
    if label is None or label.word != fold(match[2]) or not set(label.fields) & (_INSIDE - {"name", "number"}):
        return None
    middle = (piece.x0 + piece.x1) / 2
    last = piece.lines[-1:]
    own = len(piece.lines) > 1 and piece.lines[-1].text.strip() == match[2]
    return [
        replace(piece, x1=middle, text=match[1], lines=piece.lines[:-1] if own else piece.lines),
        replace(piece, x0=middle, text=match[2], lines=last, role="label", label=label),
    ]


def _row_of(pieces: Sequence[Piece], row: int) -> list[Piece]:
    return sorted((p for p in pieces if p.row <= row <= p.last), key=lambda p: p.x0)


def _style(piece: Piece) -> Style:
    """What sets labels off: a fill that is not white, or a bold face; None for plain cells."""
    fill = piece.cell.fill
    if fill is not None and min(fill) < 250:
        return fill
    return "bold" if piece.lines and all(line.bold for line in piece.lines) else None


def _plain_style(pieces: Sequence[Piece]) -> Style:
    """What most values look like: None in most tables, but all cells may be filled or all text be bold."""
    values = [_style(p) for p in pieces if p.role == "value" and p.lines]
    usual = max(set(values), key=values.count, default=None)
    return usual if 2 * values.count(usual) > len(values) else None


def _settle_styles(pieces: list[Piece]) -> list[Piece]:
    """Words of the vocabulary in plain cells are values where this table sets its labels off.

    Only a plain cell right of a label is in doubt: 「政策分野 | 分類」 with 分類 as the value.
    """
    labels = [p for p in pieces if p.role == "label"]
    plain = _plain_style(pieces)
    styled = [p for p in labels if _style(p) != plain]
    if len(labels) < 4 or len(styled) < 0.6 * len(labels):
        return pieces
    settled = []
    for piece in pieces:
        if piece.role == "label" and _style(piece) == plain:
            row = _row_of(pieces, piece.row)
            left = [p for p in row if p.x1 <= piece.x0 + 0.01]
            right = [p for p in row if p.x0 >= piece.x1 - 0.01]
            # 「事業費 | 合計 | 1,500」: the plain word names a row of figures
            figures = right and (right[0].role == "year" or _FIGURE.match(fold(right[0].text)))
            names_figures = bool(figures) and ROW_FIELDS.intersection(piece.fields)
            if left and left[-1].role == "label" and _style(left[-1]) != plain and not names_figures:
                piece = replace(piece, role="value", label=None)
        settled.append(piece)
    return settled


def _label_style(pieces: Sequence[Piece]) -> set[Style]:
    labels = [_style(p) for p in pieces if p.role == "label"]
    return {style for style in set(labels) - {None, _plain_style(pieces)} if labels.count(style) >= 2}


def could_be_label(piece: Piece) -> bool:
    """Whether a text has the form of a label: short, no sentence, no figure."""
    folded = fold(piece.text)
    return (
        piece.role == "value"
        and 2 <= len(folded) <= 20
        and not folded.endswith(("。", "、"))
        and not _FIGURE.match(folded)
        and not re.match(r"[・○●◯〇【]", folded)
    )


def _settle_groups(pieces: list[Piece]) -> list[Piece]:
    """Words beside a label over several rows that only part its text are part of that text.

    「役割分担」 over 中心市 and 連携市町, 「評価」 over 必要性 and 有効性: unless one of the words names a field
    that a card keeps apart, for then the label heads a group.
    """
    settled = list(pieces)
    for group in pieces:
        if group.last == group.row or not group.is_field(*_PARTED):
            continue
        inner = [
            (n, p)
            for n, p in enumerate(settled)
            if group.row <= p.row <= group.last and abs(p.x0 - group.x1) <= _SLACK and p.last <= group.last
        ]
        words = [(n, p) for n, p in inner if p.role in ("label", "unknown-label")]
        if len(inner) < 2 or any(set(p.fields) & _APART for _, p in words):
            continue
        if any(p.role == "value" and not could_be_label(p) for _, p in inner):
            continue
        for n, p in words:
            settled[n] = replace(p, role="value", label=None)
    return settled


def _find_unknown(pieces: list[Piece]) -> list[Piece]:
    """Marks texts as labels whose words the vocabulary does not have.

    A table that sets its labels off says so by the fill or face. Otherwise a text at the left edge counts, in a
    column where most texts are known labels, beside a value.
    """
    styles = _label_style(pieces)
    plain_values = any(p.role == "value" and _style(p) not in styles for p in pieces)
    left_edge = min((p.x0 for p in pieces), default=0.0) + (_SLACK if pieces and pieces[0].cell.box else 0.01)
    column = [p for p in pieces if p.x0 <= left_edge and p.role in ("label", "value", "year")]
    by_place = sum(p.role == "label" for p in column) >= max(3, 0.5 * len(column))
    found = []
    for piece in pieces:
        if could_be_label(piece):
            row = _row_of(pieces, piece.row)
            right = [p for p in row if p.x0 >= piece.x1 - 0.01]
            beside = bool(right) and any(p.role == "value" and _style(p) not in styles for p in right[:2])
            by_style = plain_values and _style(piece) in styles and bool(styles)
            at_edge = by_place and not styles and piece.x0 <= left_edge and piece.cell.row_span <= 3
            if beside and (by_style or at_edge):
                near = None if fold(piece.text) in _HEADINGS else similar_label(piece.text)
                if near is None and _PARTY.fullmatch(fold(piece.text)):
                    near = Label(("role_sharing",), "役割分担", None, exact=False)
                piece = replace(piece, role="label" if near else "unknown-label", label=near)
        found.append(piece)
    return found


def pieces_of(page: Page, grid: Grid) -> list[Piece]:
    """The pieces of a table in reading order, each with its role; rows are the table's own."""
    pieces: list[Piece] = []
    for cell in grid.cells:
        x0, x1 = _extent(cell)
        role, label = _role(cell.text)
        text = cell.text.strip()
        pieces.append(Piece(page, grid, cell, cell.row, cell.rows[-1], x0, x1, text, cell.lines, role, label))
    pieces = _settle_styles(pieces)
    parted: list[Piece] = []
    for piece in pieces:
        parts = None
        if piece.role == "value":
            left = [p for p in _row_of(pieces, piece.row) if p.x1 <= piece.x0 + 0.01]
            # a cell with its label to the left is a value, whatever it begins with
            if not left or left[-1].role != "label":
                parts = _split_inside(piece)
            parts = parts or _split_glued(piece)
        parted.extend(parts or [piece])
    return _settle_groups(_find_unknown(parted))
