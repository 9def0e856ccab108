"""The cells of a table by their part on a card, which words, fills and places tell together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cards.cells.arrowed import split_arrowed
from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.goal_cells import join_goals
from extract.cards.cells.halves import set_below
from extract.cards.cells.inside import prints_own_number, split_glued, split_inside
from extract.cards.cells.kinds import settle_kinds
from extract.cards.cells.label_forms import (
    MEASURES,
    could_be_label,
    has_form_of_label,
    is_dated_measure,
    is_in_group_of_labels,
    names_indicator_of_rows,
)
from extract.cards.cells.levels import settle_policy
from extract.cards.cells.name_heads import settle_name
from extract.cards.cells.phases import blank_phases
from extract.cards.cells.pieces import Piece, Style, extent_of, role_of, same_edges, sorted_rows_of, style_of
from extract.cards.cells.shared_amounts import part_amounts
from extract.cards.cells.spread_heads import spread_heads
from extract.cards.cells.towns import is_list_of_municipalities
from extract.cards.cells.vague import settle_project_heads, settle_vague
from extract.cards.cells.wrapped import join_wrapped_labels
from extract.cards.measures.parted_heads import join_parted_heads, part_dated_heads, raise_years
from extract.cards.measures.storeys import level_storeys
from extract.cards.measures.told_heads import tell_heads
from extract.memo import once
from schemas.folding import fold
from schemas.glossary import CARD_HEADINGS, FIELD_OF_ONE, ROW_FIELDS
from schemas.labels import Label, label_mark, similar_label
from schemas.patterns import lazy_re
from schemas.printed import Grid, Page
from schemas.vocabulary_cards import INDICATOR_NOUNS, KIND_NOUNS

_FIGURE = lazy_re(r"[▲△+\-(約]*\d")
_PARTY = lazy_re(r"[^の]{1,14}(?:が果たす|の果たす|の)役割")
"""The part of one party: 中心市の役割."""
_TOWN = lazy_re(r"[市町村区県]$|中心市|広域|組合|連合")
_HEADINGS = frozenset(fold(word) for word in CARD_HEADINGS)
_LEAST_MARKED = 3
_LEAST_HEADS = 3
_NAMES_FIGURES = ROW_FIELDS | {"budget", "baseline", "target", "result"}
_OTHER_HEADS = 2
"""So many heads of indicators stand beside another one at least."""
_WIDE_BAND = 4.0
"""How much wider than a column a row's only cell is that stands over several."""
_SLACK = 2.0
"""Points by which the edges of cells that stand under each other may differ."""
_PARTED = ("role_sharing", "evaluation", "effect", "next_steps", "contact", "method")
_APART = FIELD_OF_ONE - {"municipalities", "role_sharing", "effect"} | {
    *("kpi", "indicator", "baseline", "target", "result", "budget", "schedule", "number"),
}


def _plain_style(pieces: Sequence[Piece]) -> Style:
    """What most values look like: None in most tables, but all cells may be filled or all text be bold."""
    values = [style_of(p) for p in pieces if p.role == "value" and p.lines]
    usual = max(set(values), key=values.count, default=None)
    return usual if 2 * values.count(usual) > len(values) else None


def _settle_styles(pieces: list[Piece]) -> list[Piece]:
    """Words of the vocabulary in plain cells are values where this table sets its labels off.

    Only a plain cell right of a label is in doubt: 「政策分野 | 分類」 with 分類 as the value.
    """
    labels = [p for p in pieces if p.role == "label"]
    plain = _plain_style(pieces)
    styled = [p for p in labels if style_of(p) != plain]
    if len(labels) < 4 or len(styled) < 0.6 * len(labels):
        return pieces
    if not any(p.role == "label" and style_of(p) == plain for p in pieces):
        return pieces
    settled = []
    rows = sorted_rows_of(pieces)
    for piece in pieces:
        if piece.role == "label" and style_of(piece) == plain:
            row = rows[piece.row]
            left = [p for p in row if p.x1 <= piece.x0 + 0.01]
            right = [p for p in row if p.x0 >= piece.x1 - 0.01]
            # 「事業費 | 合計 | 1,500」, 「成果指標 | 現状値 | 120件」: the plain word names a row of figures
            first = next((p for p in right if not is_dash(p.text)), None)
            figures = first is not None and (first.role == "year" or _FIGURE.match(fold(first.text)))
            names_figures = bool(figures) and not _NAMES_FIGURES.isdisjoint(piece.fields)
            # 「数値目標 | 実績値（R9） | 」 stands beside a figure yet to come
            names_figures |= first is None and is_dated_measure(piece)
            # 「数値目標 | 指標 | 現状値 | 目標値」: the band is set off, and the heads beside it are not
            heads = piece.is_field("indicator", "kpi") and first is not None and first.role == "label"
            heads = heads and first is not None and first.is_field("baseline", "target", "unit", "result")
            if (
                left
                and left[-1].role == "label"
                and style_of(left[-1]) != plain
                and not names_figures
                and not heads
                and not (_is_measure_head(piece, row) or names_indicator_of_rows(piece, left[-1], rows))
            ):
                piece = replace(piece, role="value", label=None)
        settled.append(piece)
    return settled


def _is_measure_head(piece: Piece, row: Sequence[Piece]) -> bool:
    """Whether a label stands among the heads of a table of indicators: a scan may show the ground of some only."""
    beside = [p for p in row if p is not piece and p.row == piece.row and p.role == "label"]
    return piece.is_field(*MEASURES) and sum(p.is_field("indicator", *MEASURES) for p in beside) >= _OTHER_HEADS


def _label_style(pieces: Sequence[Piece], rows: Mapping[int, Sequence[Piece]]) -> set[Style]:
    """The styles that set labels off; the ground of every other row does not, on which the values stand, too."""
    labels = [p for p in pieces if p.role == "label"]
    styles = [style_of(p) for p in labels]
    shared = [style_of(p) for p in labels if _sets_all(rows[p.row])]
    return {
        style
        for style in set(styles) - {None, _plain_style(pieces)}
        if styles.count(style) >= 2 and 2 * shared.count(style) <= styles.count(style)
    }


def _sets_all(row: Sequence[Piece]) -> bool:
    """Whether a row of a label and its text has one style."""
    held = [p for p in row if p.lines]
    return [p.role for p in held] == ["label", "value"] and len({style_of(p) for p in held}) == 1


def _label_marks(rows: Mapping[int, Sequence[Piece]]) -> frozenset[str]:
    """The marks that most labels at the beginning of a row bear: ■, 【】, a number."""
    firsts = [row[0] for n, row in sorted(rows.items()) if row[0].row == n]
    labels = [found[0] if (found := label_mark(p.text)) else "" for p in firsts if p.role == "label"]
    return frozenset(
        mark for mark in set(labels) - {""} if labels.count(mark) >= max(_LEAST_MARKED, 0.5 * len(labels))
    )


def _bare(piece: Piece, marks: frozenset[str]) -> str:
    """The text of a piece without the mark that the labels of its table bear."""
    found = label_mark(piece.text) if marks else None
    return found[1] if found is not None and found[0] in marks else piece.text


def _settle_groups(pieces: list[Piece]) -> list[Piece]:
    """Words beside a label over several rows that only part its text are part of that text.

    「役割分担」 over 中心市 and 連携市町, 「評価」 over 必要性 and 有効性: unless one of the words names a field
    that a card keeps apart, as 連携市町 beside a list of them does, for then the label heads a group.
    """
    groups = [p for p in pieces if p.is_field(*_PARTED)]
    if not groups:
        return pieces
    settled = list(pieces)
    rows = sorted_rows_of(pieces)
    for group in groups:
        if group.last == group.row and group.is_field("role_sharing"):
            for n, p in enumerate(settled):
                if p.row == group.row and p.role == "unknown-label" and _TOWN.search(fold(p.text)):
                    settled[n] = replace(p, role="value", label=None)  # the only one of the parties
        if group.last == group.row:
            continue
        inner = [
            (n, p)
            for n, p in enumerate(settled)
            if group.row <= p.row <= group.last and abs(p.x0 - group.x1) <= _SLACK and p.last <= group.last
        ]
        words = [(n, p) for n, p in inner if p.role in ("label", "unknown-label")]
        if len(inner) < 2 or any(set(p.fields) & _APART or _lists_towns(p, rows) for _, p in words):
            continue
        if any(p.role == "value" and not could_be_label(p) for _, p in inner):
            continue
        for n, p in words:
            settled[n] = replace(p, role="value", label=None)
    return settled


def _lists_towns(piece: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether a piece is the label of municipalities, with a list of them right of it."""
    if not piece.is_field("municipalities"):
        return False
    right = [p for p in rows[piece.row] if p.x0 >= piece.x1 - _SLACK]
    return bool(right) and is_list_of_municipalities(right[0].text)


def _find_unknown(pieces: list[Piece]) -> list[Piece]:
    """Marks texts as labels whose words the vocabulary does not have.

    A table that sets its labels off says so by the fill or face. Otherwise a text at the left edge counts, in a
    column where most texts are known labels, beside a value.
    """
    rows = sorted_rows_of(pieces)
    styles, marks = _label_style(pieces, rows), _label_marks(rows)
    set_off = {id(p) for p in pieces if style_of(p) in styles or _bare(p, marks) is not p.text}
    plain_values = any(p.role == "value" and id(p) not in set_off for p in pieces)
    strips = _strips(pieces, rows)
    left_edge = min((p.x0 for p in pieces), default=0.0) + (_SLACK if pieces and pieces[0].cell.box else 0.01)
    column = [p for p in pieces if p.x0 <= left_edge and p.role in ("label", "value", "year")]
    by_place = sum(p.role == "label" for p in column) >= max(3, 0.5 * len(column))
    found = []
    for piece in pieces:
        bare = _bare(piece, marks)
        if piece.role == "value" and has_form_of_label(bare) and not _is_name(piece, rows):
            row = rows[piece.row]
            right = [p for p in row if p.x0 >= piece.x1 - 0.01]
            beside = bool(right) and any(p.role == "value" and id(p) not in set_off for p in right[:2])
            by_style = plain_values and id(piece) in set_off
            under = by_style and _heads_below(pieces, piece, rows, set_off)
            under = under or (not styles and not marks and _is_strip(piece, rows, strips))
            at_edge = by_place and not styles and piece.x0 <= left_edge and piece.cell.row_span <= 3
            at_edge = at_edge and not _stands_below_labels(rows, piece)
            at_edge = at_edge or (not styles and is_in_group_of_labels(piece, rows, pieces, left_edge))
            among = not styles and _is_among_heads(piece, rows)
            if under or among or (beside and (by_style or at_edge)):
                near = None if fold(piece.text) in _HEADINGS else similar_label(bare)
                if near is None and _PARTY.fullmatch(fold(piece.text)):
                    near = Label(("role_sharing",), "役割分担", None, exact=False)
                piece = replace(piece, role="label" if near else "unknown-label", label=near)
        found.append(piece)
    return _find_unfilled(found, [id(p) in set_off for p in pieces])


def _find_unfilled(pieces: list[Piece], set_off: Sequence[bool]) -> list[Piece]:
    """Marks texts as labels that stand beside a label in a column of others, with nothing filled in.

    「財源 | 見込むもの | (blank)」: such a word is no value of what stands left of it.
    """
    doubtful = {id(p) for p, styled in zip(pieces, set_off, strict=True) if styled and could_be_label(p)}
    if not doubtful:
        return pieces
    rows = sorted_rows_of(pieces)
    columns = [p for p in pieces if p.role in ("label", "unknown-label")]
    found = []
    for piece in pieces:
        if id(piece) in doubtful:
            row = [p for p in rows[piece.row] if p.row == piece.row or p.x1 <= piece.x0 + 0.01]
            at = row.index(piece)
            blank = bool(row[at + 1 :]) and all(p.role == "blank" for p in row[at + 1 :])
            beside = at > 0 and row[at - 1].role == "label" and not _is_name(piece, rows)
            if blank and beside and any(same_edges(piece, p) for p in columns):
                piece = replace(piece, role="unknown-label")
        found.append(piece)
    return found


def _is_name(piece: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether a text is the only one beside a label for names, which is set off like the labels as a rule.

    A number with its label may stand before or behind both.
    """
    printed = [p for p in rows[piece.row] if p.role != "blank"]
    at = printed.index(piece)
    others = [*printed[: max(at - 1, 0)], *printed[at + 1 :]]
    numbered = len(others) == 2 and others[0].is_field("number") and others[1].role == "value"
    return at > 0 and printed[at - 1].is_field("name") and (not others or numbered)


def _strips(pieces: Sequence[Piece], rows: Mapping[int, Sequence[Piece]]) -> frozenset[tuple[float, float]]:
    """The edges of known labels that stand alone in their row, over a row with nothing but their text."""
    return frozenset(
        (p.x0, p.x1) for p in pieces if p.role == "label" and len(rows[p.row]) == 1 and _has_text_below(p, rows)
    )


def _has_text_below(piece: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    row = rows.get(piece.last + 1, ())
    below = [p for p in row if p.role != "blank"]
    return (
        len(below) == 1
        and below[0].role == "value"
        and (fold(below[0].text).endswith("。") or not has_form_of_label(below[0].text))
        and abs(below[0].x0 - piece.x0) <= _SLACK
        and abs(row[-1].x1 - piece.x1) <= _SLACK
    )


def _is_strip(piece: Piece, rows: Mapping[int, Sequence[Piece]], strips: frozenset[tuple[float, float]]) -> bool:
    """Whether a text stands over a longer one as labels of the table do, alone in a row of their width."""
    alike = any(abs(piece.x0 - x0) <= _SLACK and abs(piece.x1 - x1) <= _SLACK for x0, x1 in strips)
    return alike and len(rows[piece.row]) == 1 and _has_text_below(piece, rows)


def _is_among_heads(piece: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether a text stands in a row of heads of indicators, so that values stand below them all.

    Where it is not the only one that the vocabulary does not know, figures stand below what it does know.
    """
    heads = [p for p in rows[piece.row] if p.row == piece.row and p.last == piece.last]
    known = [p for p in heads if p.role in ("label", "unknown-label") or p.heads_year]
    told = [p for p in known if p.heads_year or p.is_field("baseline", "target", "result")]
    if piece is heads[0] or not told or not any(p.is_field("kpi", "indicator") for p in known):
        return False
    below = [p for p in rows.get(piece.last + 1, ()) if p.role == "value"]
    under = {id(head): [p for p in below if p.overlap(head.x0, head.x1) > 0.5] for head in heads}
    if not all(under.values()):
        return False
    if len(known) == len(heads) - 1:
        return len(known) >= _LEAST_HEADS
    figures = all(is_figure(p.text) for head in told for p in under[id(head)])
    return figures and all(head in known or could_be_label(head) for head in heads)


def _stands_below_labels(rows: Mapping[int, Sequence[Piece]], piece: Piece) -> bool:
    """Whether a text stands in a column below a label whose row holds several labels and nothing else."""
    above = [p for p in rows.get(piece.row - 1, ()) if p.role != "blank"]
    own = any(abs(p.x0 - piece.x0) <= _SLACK and abs(p.x1 - piece.x1) <= _SLACK for p in above)
    return own and len(above) > 1 and all(p.role == "label" for p in above)


def _heads_below(
    pieces: Sequence[Piece], piece: Piece, rows: Mapping[int, Sequence[Piece]], set_off: set[int]
) -> bool:
    """Whether a text stands in a row of labels, with a plain value of the same width directly below it."""
    row = rows[piece.row]
    if any(p.role not in ("label", "blank") and id(p) not in set_off for p in row):
        return False
    first = piece.last + 1
    if (
        (band := rows.get(first, []))
        and len(band) == 1
        and band[0].x1 - band[0].x0 > _WIDE_BAND * (piece.x1 - piece.x0)
    ):
        first += 1  # a title over the whole width stands between heads and rows
    return any(
        p.row == first and p.role == "value" and id(p) not in set_off
        for p in pieces
        if abs(p.x0 - piece.x0) <= _SLACK and abs(p.x1 - piece.x1) <= _SLACK
    )


def _settle_indicator_heads(pieces: list[Piece]) -> list[Piece]:
    """Takes 「項目」 left of 現状 and 目標 for what heads indicators, 「数値目標」 for their group."""
    if not any(p.is_field("baseline") for p in pieces):
        return pieces
    settled = list(pieces)
    at = {id(p): n for n, p in enumerate(pieces)}
    for row in sorted_rows_of(pieces).values():
        here = [p for p in row if p.row == row[0].row or p.role != "blank"]
        first = next((n for n, p in enumerate(here) if p.is_field("baseline", "target") and p.last == p.row), None)
        if first is None or not any(p.is_field("baseline") for p in here[first:]):
            continue
        if not any(p.is_field("target") for p in here[max(first, 1) :]):
            continue
        if first == 0 and here[0].is_field("target") and _stands_over_words(pieces, here[0]):
            # 「達成目標（指標） | 現状 | 目標」
            settled[at[id(here[0])]] = replace(here[0], label=Label(("indicator",), "指標"))
            continue
        heads = [p for p in here[:first] if p.row == here[first].row]
        kinds = _heads_kinds(heads, pieces)
        if kinds is not None:
            settled[at[id(kinds)]] = replace(kinds, role="label", label=Label(("category",), "区分"))
        name = next((p for p in reversed(heads) if fold(p.text) in INDICATOR_NOUNS), None)
        if name is None or any(p.is_field("indicator") and p.last == name.last for p in heads):
            continue
        settled[at[id(name)]] = replace(name, role="label", label=Label(("indicator",), "指標"))
        for group in here[: here.index(name)]:
            if group.is_field("target") and group.last > name.last:
                settled[at[id(group)]] = replace(group, role="label", label=Label(("kpi", "indicator"), "指標"))
    return settled


def _heads_kinds(heads: Sequence[Piece], pieces: Sequence[Piece]) -> Piece | None:
    """The head left of that of the indicators that says of what kind they are: 区分 over 成果指標 and 活動指標."""
    for head, beside in pairwise(heads):
        if not beside.is_field("indicator") or beside.last != head.last:
            continue
        if fold(head.text) in KIND_NOUNS:
            return head
        below = [p for p in pieces if p.row == head.last + 1 and p.overlap(head.x0, head.x1) > 0.5]
        if head.role in ("value", "unknown-label") and any(p.is_field("kpi", "indicator") for p in below):
            return head
    return None


def _stands_over_words(pieces: Sequence[Piece], head: Piece) -> bool:
    """Whether what stands directly below a header is a text and no figure."""
    below = [p for p in pieces if p.row == head.last + 1 and p.overlap(head.x0, head.x1) > 0.5]
    return bool(below) and all(p.role == "value" and not _FIGURE.match(fold(p.text)) for p in below)


@once
def pieces_of(page: Page, grid: Grid) -> tuple[Piece, ...]:
    """The pieces of a table in reading order, each with its role.

    Rows are those of the table; where two forms stand side by side in it, those of the right one are set below.
    """
    pieces: list[Piece] = []
    for cell in grid.cells:
        x0, x1 = extent_of(cell)
        role, label = role_of(cell.text)
        text = cell.text.strip()
        pieces.append(Piece(page, grid, cell, cell.row, cell.rows[-1], x0, x1, text, cell.lines, role, label))
    pieces = spread_heads(set_below(pieces))
    pieces = join_parted_heads(
        raise_years(
            level_storeys(
                _settle_styles(join_goals(split_arrowed(join_wrapped_labels(blank_phases(settle_kinds(pieces))))))
            )
        )
    )
    pieces = part_amounts(part_dated_heads(pieces))
    parted: list[Piece] = []
    rows = sorted_rows_of(pieces)
    for piece in pieces:
        parts = None
        if piece.role == "value" or prints_own_number(piece):
            left = [p for p in rows[piece.row] if p.x1 <= piece.x0 + 0.01]
            # a cell with its label to the left is a value, whatever it begins with
            if not left or left[-1].role != "label":
                parts = split_inside(piece)
            parts = parts or split_glued(piece)
        parted.extend(parts or [piece])
    settled = settle_project_heads(
        settle_policy(tell_heads(_settle_indicator_heads(_settle_groups(_find_unknown(parted)))))
    )
    return tuple(settle_name(settle_vague(settled)))
