"""A formation agreement in one table: several items, and for each what is to be done and each party's part.

Seen as: columns 政策分野 / 協定の項目 / 取組の内容 / 甲の役割 / 乙の役割 below a line with the axis;
columns 記号 / 項目 / 区分 / 内容 with three rows an item and rows 【医療】 over the whole width; the items
across below the axis.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.cards.bounds.taxonomy import axis_name, bare_title, levels_of
from extract.family import Family, Region, printed_cell
from extract.family import keys as line_keys
from extract.frames import pages_of
from extract.memo import once
from extract.outline import outline
from extract.tables.agreement_grid import Matrix
from extract.tables.agreement_lists import AgreementList, Statement, agreement_list, opens_list
from extract.tables.agreement_marks import matrix_records
from extract.tables.captions import caption
from extract.tables.headers import region, runs
from schemas.printed import Document, Printed, RawRecord, Reading, Remark

_PRIORITY = 19
"""Before the tables of one item, which have the same labels."""


@once
def _found(document: Document) -> tuple[AgreementList, ...]:
    return tuple(
        found for grids in runs(document, opens=opens_list) if (found := agreement_list(grids)) is not None
    )


def find(document: Document) -> tuple[Region, ...]:
    """One region a table, over all the pages that it runs over."""
    return tuple(
        region(document, "agreement_list", found.table.grids, caption(document, found.table.grids).used)
        for found in _found(document)
    )


def _around(document: Document, found: AgreementList) -> dict[str, Printed]:
    """Axis and field that headings or the line above the table name."""
    pages = pages_of(document)
    told = levels_of(outline(document).path(found.table.key), pages)
    title = caption(document, found.table.grids).title
    axis = axis_name(bare_title(title.text)) if title is not None else None
    if title is not None and axis is not None:
        return {"axis": title}
    return {name: text for name, text in told.items() if name in ("axis", "policy_field")}


def _levels(statement: Statement, around: dict[str, Printed]) -> dict[str, Printed]:
    """Item, field and axis of a statement: what its row, rows above it and headings print."""
    fields = {name: printed_cell(spot.page, spot.cell) for name, spot in statement.labels.items()}
    for band in statement.bands:
        is_axis = axis_name(bare_title(band.text)) is not None or "policy_field" in statement.labels
        name = "axis" if is_axis else "policy_field"
        if name not in statement.labels:
            fields[name] = printed_cell(band.page, band.cell)
    # the field that a heading names is none of an axis that the table prints itself
    return fields if "axis" in fields else around | fields


def _records(document: Document, found: AgreementList) -> Iterator[RawRecord]:
    around = _around(document, found)
    for statement in found.statements:
        fields = _levels(statement, around)
        fields["role_label"] = printed_cell(statement.label.page, statement.label.cell)
        fields["text"] = printed_cell(statement.text.page, statement.text.cell)
        yield RawRecord("agreements", statement.text.cell.lines[0].key, fields)


def _levels_of_rows(document: Document, found: AgreementList, marks: Matrix) -> dict[int, dict[str, Printed]]:
    """Axis and field around the table, or in rows over its width, by the first row that each holds for."""
    around = _around(document, found)
    told = dict.fromkeys(marks.rows[:1], around)
    bands = {id(statement.text): statement for statement in found.statements if statement.bands}
    for row in marks.rows:
        spots = [spot for spot in marks.table.rows[row] if spot is not None]
        statement = next((bands[id(spot)] for spot in spots if id(spot) in bands), None)
        if statement is not None:
            levels = _levels(statement, around)
            told[row] = {name: levels[name] for name in ("axis", "policy_field") if name in levels}
    return told


def read(document: Document, region: Region) -> Reading:
    """Reads one record a statement, and one an item and municipality where these stand in columns at the right."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    around = caption(document, found.table.grids)
    used = around.used | line_keys(found.table.lines)
    records = list(_records(document, found))
    if found.matrix is not None:
        records.extend(matrix_records(found.matrix, _levels_of_rows(document, found, found.matrix)))
    return Reading(tuple(records), frozenset(used), tuple(_left_out(found)), around.beside)


def _left_out(found: AgreementList) -> Iterator[Remark]:
    """One remark a column right of the statements that the output has no field for: 締結日."""
    table = found.table
    columns = {column for statement in found.statements for column in statement.label.cell.columns}
    places = found.matrix.municipalities if found.matrix is not None else {}
    for column in range(max(columns, default=table.width) + 1, table.width):
        head = table.header(column)[-1:]
        if head and column not in places and any(table.filled(row, column) for row in table.body):
            yield Remark(
                "unknown-label",
                f"協定の表の列「{head[0].folded}」は出力の項目にありません。表のセルの一覧に値を残しました。",
                printed_cell(head[0].page, head[0].cell),
                "agreements",
            )


FAMILY = Family("agreement_list", find, read, _PRIORITY)
