"""Raised and lowered characters: small ones on a baseline of their own that belong to the line they touch."""

from __future__ import annotations

from extract.layout.ink import Glyph

RAISED_SIZE = 0.88
"""Raised and lowered characters are at most this share of their line's size; programs set 0.58 to 0.83."""
_OVERLAP_EM = 0.5
"""Of its size a small character may reach over one of its line; one that stands above it is of another line."""


def small_joined(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows with raised and lowered small glyphs put into the line that they touch, one row a baseline."""
    sizes = [max([glyph[5] for glyph in row]) for row in rows]
    if min(sizes) > RAISED_SIZE * max(sizes):
        return rows
    taken: set[int] = set()
    for k, row in enumerate(rows):
        for other in (k + 1, k - 1):
            if not 0 <= other < len(rows) or k in taken or other in taken:
                continue
            big = sizes[other]
            offset = rows[other][0][6] - row[0][6]  # positive where the small row is raised
            if sizes[k] <= RAISED_SIZE * big and (0 < offset <= 0.62 * big or 0 < -offset <= 0.35 * big):
                host = rows[other]
                joining = [g for g in row if _touches(g, row, host, 0.35 * big)]
                if joining and not _lies_over(joining, host):
                    host.extend(joining)
                    if len(joining) == len(row):
                        taken.add(k)
                    else:
                        row[:] = [g for g in row if g not in joining]
    return [row for k, row in enumerate(rows) if k not in taken]


def _touches(glyph: Glyph, row: list[Glyph], host: list[Glyph], reach: float) -> bool:
    """Whether a small glyph follows a glyph of ``host`` at once, or follows others that do."""
    x0 = glyph.x0
    seen = 0
    while seen <= len(row):
        seen += 1
        if any(g.x0 < x0 and -reach <= x0 - g.x1 <= reach for g in host):
            return True
        before = [g for g in row if g.x0 < x0 and abs(x0 - g.x1) <= reach]
        if not before:
            return False
        x0 = before[0].x0
    return False


def _lies_over(small: list[Glyph], host: list[Glyph]) -> bool:
    """Whether several small glyphs stand above or below those of a line: the two are lines of their own."""
    over = [g for g in small if any(min(g.x1, h.x1) - max(g.x0, h.x0) > _OVERLAP_EM * g.size for h in host)]
    return len(over) > 1
