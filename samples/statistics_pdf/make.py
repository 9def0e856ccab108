"""Draws statistics that part thousands by a space, with totals before and behind their parts and shares beside."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import CID_MINCHO, Cell, Rules, Sheet, label, right

# Year, all households, one person, nuclear family, three generations.
HOUSEHOLDS: tuple[tuple[str, int, int, int, int], ...] = (
    ("昭和61年", 37544, 6826, 22834, 7884),
    ("平成7年", 40770, 9213, 23997, 7560),
    ("平成17年", 47043, 11580, 27872, 7591),
    ("令和5年", 54452, 18495, 30919, 5038),
)
WORK: tuple[tuple[str, int, int], ...] = (
    ("第１次産業", 12044, 9861),
    ("第２次産業", 20150, 18043),
    ("第３次産業", 41806, 43096),
)


def spaced(value: int) -> str:
    """A figure with a space between thousands."""
    return f"{value:,}".replace(",", " ")


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "圏域の統計", font=CID_MINCHO, size=9)
    sheet.line("圏域の統計", x=260, size=14, gap=14)
    sheet.line("表１　世帯構造別にみた世帯数の年次推移（単位：世帯）", gap=3)
    head = [label("年次", rows=2, fill=None), label("総数", rows=2, fill=None), label("世帯構造", 3, fill=None)]
    made = [head, [label(t, fill=None) for t in ("単独世帯", "核家族世帯", "三世代世帯")]]
    made += [[Cell(row[0]), *(right(spaced(n)) for n in row[1:])] for row in HOUSEHOLDS]
    sheet.table(made, (80, 80, 80, 80, 80), rules=Rules(open_sides="lr"))
    sheet.line("表２　産業別就業者数（単位：人、％）", gap=3)
    first = [label("産業", rows=2, fill=None), label("平成27年", 2, fill=None), label("令和2年", 2, fill=None)]
    made = [first, [label(t, fill=None) for t in ("就業者数", "構成比") * 2]]
    totals = [sum(row[1] for row in WORK), sum(row[2] for row in WORK)]
    for text, before, now in (*WORK, ("合計", totals[0], totals[1])):
        cells = [(spaced(n), f"{n / t * 100:.1f}") for n, t in zip((before, now), totals, strict=True)]
        made.append([Cell(text), *(right(part) for pair in cells for part in pair)])
    sheet.table(made, (90, 80, 60, 80, 60), rules=Rules(open_sides="lr"))
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
