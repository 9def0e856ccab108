"""Content as HTML, for a browser to typeset."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.folding import ideographs
from tests.typesetting.content import Entry, Row, Sheet, Table, Text


@dataclass(frozen=True)
class Look:
    """How the HTML is styled.

    Attributes:
        family: CSS font family.
        size: font size in points of what the original prints in 9 points.
        wide: landscape paper.
        borders: collapsed borders, or a border a cell with none between.
        whole: rows are not broken over pages.
        fills: whether cells keep their fills.
        align: CSS alignment of the cells that the original centres.
        paged: each page of the original begins a page.
    """

    family: str
    size: float = 9.0
    wide: bool = False
    borders: Literal["collapse", "separate"] = "collapse"
    whole: bool = True
    fills: bool = True
    align: Literal["left", "center"] = "center"
    paged: bool = True


def page_of(content: Sequence[Sheet], look: Look) -> str:
    """The content as one HTML file."""
    parts = [
        '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title></title><style>',
        f"@page {{ size: A4 {'landscape' if look.wide else 'portrait'}; margin: 14mm 12mm; }}",
        f"body {{ font-family: {look.family}; font-size: {look.size}pt; margin: 0; }}",
        f"table {{ border-collapse: {look.borders}; border-spacing: 0; table-layout: fixed; }}",
        "td { border: 0.75pt solid black; padding: 2pt 3pt; overflow-wrap: anywhere; }",
        "tr { break-inside: avoid; }" if look.whole else "",
        "p { margin: 0; white-space: pre-wrap; }",
        "</style></head><body>",
    ]
    for number, sheet in enumerate(content):
        parts.append(
            '<div style="break-before: page; page-break-before: always">' if number and look.paged else "<div>"
        )
        parts.extend(_row(b, look) if isinstance(b, Row) else _table(b, look) for b in sheet.blocks)
        parts.append("</div>")
    parts.append("</body></html>")
    return "\n".join(parts)


def _row(row: Row, look: Look) -> str:
    gap = max(row.gap, 6.0)
    if len(row.texts) == 1:
        return f'<p style="margin-top: {gap:.1f}pt; {_type(row.texts[0], look)}">{_escaped(row.texts[0].text)}</p>'
    spans = [f'<span style="{_type(text, look)}">{_escaped(text.text)}</span>' for text in row.texts]
    return f'<p style="margin-top: {gap:.1f}pt">{"　　　".join(spans)}</p>'


def _type(text: Text, look: Look) -> str:
    size = text.size * look.size / 9.0
    weight = "bold" if text.bold else "normal"
    left = f"margin-left: {max(text.x0 - 0.06, 0) * 100:.0f}%;" if text.align == "left" else ""
    return f"font-size: {size:.1f}pt; font-weight: {weight}; text-align: {text.align}; {left}"


def _table(table: Table, look: Look) -> str:
    total = sum(table.widths)
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for entry in sorted(table.entries, key=lambda e: (e.row, e.column)):
        rows[entry.row].append(_cell(entry, look))
    columns = "".join(f'<col style="width: {width / total * 100:.2f}%">' for width in table.widths)
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    size = table.size * look.size / 9.0
    style = f"width: 100%; margin-top: {max(table.gap, 6):.1f}pt; font-size: {size:.1f}pt"
    return f'<table style="{style}">{columns}{body}</table>'


def _cell(entry: Entry, look: Look) -> str:
    spans = f' rowspan="{entry.rows}"' * (entry.rows > 1) + f' colspan="{entry.columns}"' * (entry.columns > 1)
    style = f"text-align: {look.align if entry.align == 'center' else entry.align};"
    if look.fills and entry.fill is not None:
        style += " background-color: #{:02x}{:02x}{:02x};".format(*entry.fill)
    if entry.bold:
        style += " font-weight: bold;"
    return f'<td{spans} style="{style}">{_escaped(entry.text) or "&nbsp;"}</td>'


def _escaped(text: str) -> str:
    # Few fonts have glyphs for radicals; a program drops what no font of the machine can print.
    return html.escape(ideographs(text)).replace("\n", "<br>")
