"""Signs in columns of vertical writing, which stand elsewhere in their squares there or lie on their sides."""

from __future__ import annotations

import numpy as np

from extract.sources.scan.picture import Mask

_DOT = 0.3
"""A dot is no larger than this share of the square it stands on."""
_FLAT_STROKES = frozenset("一―ー－-—–~〜～⌒へヘ^︵︶()（）丶`'")
"""What a recogniser takes a bracket for that lies on its side."""
_ARCH_EM, _ARCHED_EM = (0.5, 0.5), 0.06
"""How broad such a bracket is at least and how tall at most, and how far its ends are off its middle, in ems."""


def sign_in_column(ink: Mask, text: str, size: float) -> str:
    """What a character of a column is, whatever a recogniser takes it for: a dot, a bracket, or that.

    Args:
        ink: its ink, as wide as the column.
        text: what was recognised.
        size: the size of a character, in pixels.
    """
    if _is_dot(ink, size):
        return "・"
    return (upright_bracket(ink, size) or text) if text in _FLAT_STROKES else text


def upright_bracket(ink: Mask, size: float) -> str | None:
    """The round bracket that an arch in a column of vertical writing is; None for a straight stroke.

    ``size`` is that of a character, in pixels. The ends of an opening bracket hang, those of a closing one rise.

    >>> across = np.linspace(-1, 1, 24)
    >>> ink = np.abs(np.arange(8)[:, None] - 6 * across[None] ** 2) < 1.2
    >>> upright_bracket(ink, 24.0), upright_bracket(ink[::-1], 24.0)
    ('（', '）')
    >>> upright_bracket(np.ones((2, 24), np.bool_), 24.0) is None
    True
    """
    inked = np.flatnonzero(ink.any(axis=0))
    if len(inked) < _ARCH_EM[0] * size or ink.shape[0] > _ARCH_EM[1] * size:
        return None
    rows = np.arange(ink.shape[0])[:, None]
    heights = (ink * rows).sum(axis=0)[inked] / ink.sum(axis=0)[inked]
    end = max(1, len(inked) // 6)
    middle = float(heights[2 * end : -2 * end].mean())
    left, right = float(heights[:end].mean()) - middle, float(heights[-end:].mean()) - middle
    if left * right <= 0 or min(abs(left), abs(right)) < _ARCHED_EM * size:
        return None
    return "（" if left > 0 else "）"


def _is_dot(ink: Mask, size: float) -> bool:
    """Whether a character of a column is no more than a dot in its middle; a full stop stands at its right."""
    across = np.flatnonzero(ink.any(axis=0))
    if ink.shape[0] > _DOT * size or not len(across) or int(np.ptp(across)) + 1 > _DOT * size:
        return False
    return bool(abs(float(across.mean()) + 0.5 - ink.shape[1] / 2) <= _DOT / 2 * size)
