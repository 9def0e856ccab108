"""What white space tells from each other: texts, and the edges between them."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """Text that belongs together.

    ``lines`` is the number of printed lines, ``base`` the baseline of the last one, and ``ragged`` how much
    shorter than the longest the shortest of the others is, in points. ``remark`` where brackets without a figure
    enclose all of a line, as those of a unit do; ``open`` where a bracket is opened and not closed,
    and ``enclosed`` where brackets enclose all of it; ``sign`` and ``colon`` are those of :class:`Piece`.
    ``marked`` where the mark of a list begins it.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    digits: int
    letters: int
    lines: int
    base: float
    ragged: float = 0.0
    remark: bool = False
    open: bool = False
    enclosed: bool = False
    sign: bool = False
    colon: bool = False
    marked: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether most characters are digits."""
        return self.digits * 2 >= self.letters

    @property
    def middle(self) -> float:
        """The middle across the lines."""
        return (self.top + self.bottom) / 2


class Fence(NamedTuple):
    """A horizontal edge that parts what stands above it from what stands below: a ruling or the side of a fill.

    What begins left of ``start`` goes on over it.
    """

    y: float
    x0: float
    x1: float
    start: float = float("-inf")


class Edge(NamedTuple):
    """An upright edge from ``top`` to ``bottom``, anywhere between ``low`` and ``high``; see :class:`Cut`."""

    low: float
    high: float
    top: float
    bottom: float
